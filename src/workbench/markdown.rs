//! A report, or what has changed between two, as Markdown: a table for each Part.

use std::fmt::Write as _;

use super::acceptance::Count;
use super::change::{Change, Comparison};
use super::finding::{Line, Requirement, Verdict, Way, cited};
use super::head::Head;
use super::report::{CAUTION, PartReport, Report};
use crate::model::c102;
use crate::source::markdown::escaped;

/// How many records are told with a Part.
const RECORDS: usize = 10;

/// Where a report is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// In a document outside: records are named by their ids.
    Outside,
    /// In the library: records are linked, as from the folder of standards.
    Inside,
}

/// Returns a report.
pub fn report(report: &Report, head: &Head, reading: Reading) -> String {
    let mut out = match reading {
        Reading::Outside => format!("# {}\n\n{CAUTION}\n\n", escaped(&head.title)),
        // A page has its title above it, and the outcome is what one looks for first.
        Reading::Inside => format!("{CAUTION}\n\n"),
    };
    if reading == Reading::Inside {
        acceptance(report, &mut out);
        out.push('\n');
    }
    for found in &report.parts {
        part(found, reading, &mut out);
    }
    let common = report.common_verdict().name();
    let _infallible = write!(
        out,
        "## Parts XII to XIV, for every Part accepted: {common}\n\n"
    );
    table(&report.common, reading, &mut out);
    if reading == Reading::Outside {
        acceptance(report, &mut out);
        out.push('\n');
    }
    let _infallible = writeln!(out, "{CAUTION}");
    out
}

fn part(found: &PartReport, reading: Reading, out: &mut String) {
    let (first, last) = found.part.articles;
    let _infallible = write!(
        out,
        "## Part {}: {} (Arts. {first}-{last}): {}\n\n",
        found.part.number,
        found.part.title,
        found.verdict.name()
    );
    if reading == Reading::Inside {
        let number = found.part.number;
        let path = number.to_lowercase();
        let _infallible = write!(
            out,
            "[What Part {number} asks](../standard/{}/{path})\n\n",
            c102::SLUG
        );
    }
    if found.answered == 0 {
        out.push_str("Nothing is answered.\n\n");
    } else {
        table(&found.requirements, reading, out);
        if !found.silent.is_empty() {
            let _infallible = write!(out, "Not checked: {}.\n\n", found.silent);
        }
    }
    if found.records.is_empty() {
        return;
    }
    out.push_str("In the library:\n\n");
    for record in found.records.iter().take(RECORDS) {
        let (about, title) = (found.about(record), escaped(&record.title));
        let _infallible = match reading {
            Reading::Outside => writeln!(out, "- `{}` ({about}): {title}", record.slug),
            Reading::Inside => {
                writeln!(
                    out,
                    "- [{title}](../{}s/{}.md) ({about})",
                    record.kind, record.slug
                )
            }
        };
    }
    out.push('\n');
}

/// Returns the articles of a line; read in the library, the first one is linked.
fn articles(line: &Line, reading: Reading) -> String {
    let words = cited(&line.article);
    let number: String = line
        .article
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    match reading {
        Reading::Inside if !number.is_empty() => {
            format!("[{words}](../standard/{}/{number})", c102::SLUG)
        }
        _ => words,
    }
}

fn table(requirements: &[Requirement], reading: Reading, out: &mut String) {
    out.push_str("| What | Article | Asked | Answers | Verdict |\n|---|---|---|---|---|\n");
    for requirement in requirements {
        let is_choice = requirement.way == Way::Any && requirement.lines.len() > 1;
        if is_choice {
            let _infallible = writeln!(
                out,
                "| **{}** | | one of these is enough | | **{}** |",
                requirement.name,
                requirement.verdict.name()
            );
        }
        for line in requirement.shown() {
            let name = if is_choice { "" } else { &requirement.name };
            let _infallible = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                escaped(name),
                articles(line, reading),
                escaped(&line.asked),
                told(line),
                line.verdict.name()
            );
        }
    }
    out.push('\n');
}

/// Returns what the answers say, and what is missing.
fn told(line: &Line) -> String {
    let missing: Vec<String> = line
        .missing
        .iter()
        .map(|path| format!("`{path}`"))
        .collect();
    let told = escaped(&line.told);
    match (told.as_str(), missing.is_empty()) {
        (_, true) => told,
        ("", false) => format!("missing: {}", missing.join(", ")),
        (_, false) => format!("{told}; missing: {}", missing.join(", ")),
    }
}

fn acceptance(report: &Report, out: &mut String) {
    let acceptance = &report.acceptance;
    let _infallible = write!(
        out,
        "## Acceptance (Art. 2): {}\n\nAt least three of the Parts II to X, one of them IV, V, VI, IX or X, and what Parts \
         XII to XIV ask. Before a Part is accepted the shares of persons protected must be reached (Art. 5).\n\n",
        acceptance.verdict.name()
    );
    out.push_str("| | Parts met | Cannot be told | Verdict |\n|---|---|---|---|\n");
    let mut row = |what: &str, count: &Count| {
        let _infallible = writeln!(
            out,
            "| {what} | {} | {} | {} |",
            count.met.join(", "),
            count.open.join(", "),
            count.verdict.name()
        );
    };
    row("As answered", &acceptance.declared);
    row(
        "Without any exception of Art. 3",
        &acceptance.without_exceptions,
    );
    row(
        "With every exception that Art. 3 offers",
        &acceptance.with_exceptions,
    );
}

/// Returns what has changed.
pub fn comparison(comparison: &Comparison<'_>, heads: [&Head; 2], reading: Reading) -> String {
    let [old, new] = heads;
    let mut out = match reading {
        Reading::Outside => format!("# {}\n\n", escaped(&new.title)),
        Reading::Inside => String::new(),
    };
    let _infallible = write!(
        out,
        "What has changed: {} to {}. {CAUTION}\n\n",
        old.date, new.date
    );
    if comparison.is_same() {
        out.push_str("No line has changed.\n\n");
    }
    for part in &comparison.parts {
        let title = format!("Part {}: {}", part.number, part.title);
        turned(&title, part.old, part.new, &mut out);
        changes(&part.lines, heads, &mut out);
    }
    let [before, after] = [comparison.old, comparison.new];
    if !comparison.common.is_empty() {
        let (old, new) = (before.common_verdict(), after.common_verdict());
        turned("Parts XII to XIV", old, new, &mut out);
        changes(&comparison.common, heads, &mut out);
    }
    let (old, new) = (before.acceptance.verdict, after.acceptance.verdict);
    turned("Acceptance (Art. 2)", old, new, &mut out);
    for (head, report) in heads.into_iter().zip([before, after]) {
        let met = match report.acceptance.declared.met.as_slice() {
            [] => "no Part is met".to_owned(),
            met => format!("met: {}", met.join(", ")),
        };
        let _infallible = writeln!(out, "- {}: {met}", head.date);
    }
    let _infallible = writeln!(out, "\n{CAUTION}");
    out
}

fn turned(title: &str, old: Verdict, new: Verdict, out: &mut String) {
    let verdict = if old == new {
        old.name().to_owned()
    } else {
        format!("{} → {}", old.name(), new.name())
    };
    let _infallible = write!(out, "## {title}: {verdict}\n\n");
}

fn changes(all: &[Change], heads: [&Head; 2], out: &mut String) {
    let [old, new] = heads;
    let _infallible = writeln!(
        out,
        "| What | Article | Asked | {} | {} |\n|---|---|---|---|---|",
        old.date, new.date
    );
    for change in all {
        let Some(line) = change.new.as_ref().or(change.old.as_ref()) else {
            continue;
        };
        let [before, after] = [&change.old, &change.new].map(|line| {
            line.as_ref().map_or_else(
                || "not asked".to_owned(),
                |line| {
                    let told = told(line);
                    let gap = if told.is_empty() { "" } else { ": " };
                    format!("{}{gap}{told}", line.verdict.name())
                },
            )
        });
        let _infallible = writeln!(
            out,
            "| {} | {} | {} | {before} | {after} |",
            escaped(&change.name),
            cited(&line.article),
            escaped(&line.asked)
        );
    }
    out.push('\n');
}
