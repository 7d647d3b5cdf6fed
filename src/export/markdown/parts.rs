//! The parts of a page that are no Markdown: facts, lessons, results, names, records.

use std::fmt::Write as _;

use super::{Writer, bullets, code, line, words};
use crate::export::{Entry, Measured, Part};
use crate::model::access;

impl Writer<'_> {
    /// Writes a part.
    pub(super) fn part(&self, part: &Part, out: &mut Vec<String>) {
        match part {
            Part::Blocks(blocks) => out.push(self.blocks(blocks)),
            Part::Facts(facts) => {
                out.push("## Details".to_owned());
                let facts = facts.iter();
                let items =
                    facts.map(|(name, value)| format!("**{}:** {}", line(name), line(value)));
                out.push(bullets(items));
            }
            Part::Lessons(lessons) => {
                let items = lessons.iter().map(|lesson| {
                    let side = lesson.side.iter();
                    let side = side.map(|side| format!("**{}:** ", line(side)));
                    side.chain([self.one_line(&lesson.inlines)]).collect()
                });
                out.push(bullets(items));
            }
            Part::Results(results) => self.results(results, out),
            Part::Names(names) => {
                out.push("## In other languages".to_owned());
                let items = names.iter().map(|named| {
                    let all = std::iter::once(&named.name).chain(&named.others);
                    let all = all.filter(|name| !name.is_empty()).map(|name| line(name));
                    let all = all.collect::<Vec<String>>().join("; ");
                    let definition = named.definition.iter().map(|text| line(text));
                    let told: Vec<String> = std::iter::once(all).chain(definition).collect();
                    format!("**{}:** {}", line(&named.language), told.join(" — "))
                });
                out.push(bullets(items));
            }
            Part::Beside(beside) => {
                out.push(format!("## {}", beside.heading));
                out.push(bullets(beside.entries.iter().map(of_entry)));
            }
            Part::Entries(entries) => out.push(bullets(entries.iter().map(of_entry))),
            // The Atlas writes its own Markdown.
            Part::Grid(_) | Part::Items(_) => {}
        }
    }

    fn results(&self, results: &[Measured], out: &mut Vec<String>) {
        out.push("## Results".to_owned());
        let mut table = "| Indicator | Value | Year | Source |\n|---|---|---|---|".to_owned();
        for result in results {
            let text = result.text.as_ref().map(|text| format!(". {}", line(text)));
            let figures = result.figures.iter().map(|figure| match figure.word {
                "" => format!("**{}**", line(&figure.text)),
                word => format!("{word}: {}", line(&figure.text)),
            });
            let had = result.had.map(str::to_owned);
            let figures: Vec<String> = figures.chain(had).collect();
            let sources: Vec<String> = result
                .sources
                .iter()
                .map(|key| self.reference(&key.value))
                .collect();
            let _infallible = write!(
                table,
                "\n| {}{} | {} | {} | {} |",
                line(&result.indicator),
                text.unwrap_or_default(),
                figures.join("; "),
                line(result.year.as_deref().unwrap_or_default()),
                sources.concat()
            );
        }
        out.push(table);
        if results.iter().any(|one| one.is_confirmed) {
            out.push(access::CONFIRMED.to_owned());
        }
    }
}

fn of_entry(entry: &Entry) -> String {
    let about = format!("{}, {}", line(&entry.about), code(&entry.name));
    let text = match &*entry.text {
        "" => String::new(),
        text => format!(": {}", words(text)),
    };
    format!("{} ({about}){text}", line(&entry.title))
}
