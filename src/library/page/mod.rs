//! A record or a view as a page that can be written to a file: what the reader shows, in the same order.
//!
//! What modules and agendas begin with stands in `training`, lists of records in `found`; how a page is written is left to `export`.

mod found;
#[cfg(test)]
mod tests;
mod training;

use super::Library;
use super::facts::{donor, told};
use super::worker::Opened;
use crate::export::compose::{heading, items, marks, paragraph, said, table_of, text};
use crate::export::{Beside, Entry, Figure, Lesson, Linked, Measured, Named, Page, Part, Said};
use crate::model::document::{Alignment, BlockKind, plain_text};
use crate::model::ratification::meanings;
use crate::model::term::Term;
use crate::model::{
    Block, Detail, Field, Inline, Kind, Language, Outcome, Parties, Phrase, Record, Tables, View,
    figure, scale,
};
use crate::search::Listed;

/// Facts that a page tells at another place, with their languages or their sources.
const ELSEWHERE: [&str; 6] = [
    "Original title",
    "Local title",
    "Labels",
    "Synonyms",
    "Definitions",
    "Donors",
];

impl Library {
    /// Returns the page of a record or a view, values named in its language, for who reads it in that.
    pub fn page(&self, opened: &Opened) -> Page {
        self.page_for(opened, &opened.record.language)
    }

    /// Returns that page for a reader of a language: values are named in it, and what a term means in it comes first.
    pub fn page_for(&self, opened: &Opened, reader: &Language) -> Page {
        let tables = self.tables();
        // Who names a translation by its file wants that, whatever language is theirs.
        let labels = if opened.record.is_translation() {
            &opened.record.language
        } else {
            reader
        };
        let maker = Maker {
            opened,
            tables: &tables,
            language: labels.tag(),
            reader: reader.tag(),
        };
        let mut page = maker.page();
        page.links = self.leads(opened);
        page.foot.push(maker.foot());
        page
    }

    /// Returns where the links of a page lead.
    fn leads(&self, opened: &Opened) -> Vec<(String, Linked)> {
        let links = opened.links.iter();
        let leads = links.map(|(target, to)| {
            let is_term = to.id.kind == Kind::Term;
            let linked = Linked {
                name: if is_term {
                    String::new()
                } else {
                    to.id.slug.clone()
                },
                title: to.title.clone(),
                path: to.path.clone(),
                address: self.public_address(to),
            };
            (target.clone(), linked)
        });
        leads.collect()
    }

    /// Returns where the public can read a record: an instrument, at its official text.
    pub(in crate::library) fn public_address(&self, listed: &Listed) -> Option<String> {
        if listed.id.kind != Kind::Standard || View::parse(&listed.path).is_some() {
            return None;
        }
        let record = self.read(&listed.path).ok()?;
        match record.detail {
            Detail::Standard(standard) => standard.official_text.map(|url| url.value),
            _ => None,
        }
    }
}

/// Makes the page of one record.
struct Maker<'a> {
    opened: &'a Opened,
    tables: &'a Tables,
    /// The language of labels, as a tag.
    language: &'a str,
    /// The language of the reader, as a tag.
    reader: &'a str,
}

impl Maker<'_> {
    fn page(&self) -> Page {
        let record = &self.opened.record;
        let mut parts: Vec<Part> = self.opening().map(Part::Blocks).into_iter().collect();
        parts.push(Part::Blocks(record.reading().blocks.clone()));
        if let Detail::Term(term) = &record.detail {
            parts.push(Part::Names(self.names(term)));
        }
        parts.push(Part::Results(results(record)));
        parts.extend(self.lessons());
        parts.push(Part::Blocks(self.rest()));
        parts.push(Part::Facts(self.facts()));
        parts.push(Part::Blocks(notes(record)));
        parts.extend(self.beside().map(Part::Beside));
        parts.retain(says);
        let [title, summary] = self.opened.said.clone().unwrap_or_else(|| {
            [&*record.title.value, record.summary.value.trim()].map(Phrase::from)
        });
        Page {
            name: record.id.slug.clone(),
            path: record.path.clone(),
            language: self.opened.page_language(),
            about: about(record, self.tables, self.language),
            title,
            below: self.below(),
            summary: self.unless_begun(summary),
            parts,
            sources: record.sources.clone(),
            ..Page::default()
        }
    }

    /// Returns what stands below the title: titles in other languages, the version, what is to be known of the sources.
    fn below(&self) -> Vec<Said> {
        let record = &self.opened.record;
        let is_english = record.language.primary() == "en";
        let own = |text: String| Said {
            language: (!is_english).then(Language::english),
            text,
        };
        let mut below = Vec::new();
        let begun = record.begun_in(self.reader, |tag| self.tables.language_name(tag));
        below.extend(begun.map(|begun| Said {
            language: Language::parse(self.reader).filter(|_| begun.is_defined),
            text: begun.text,
        }));
        for (tag, title) in &record.title_local {
            below.push(Said {
                language: Language::parse(tag),
                text: title.clone(),
            });
        }
        if let Some(title) = self.opened.original_title() {
            let original = self.opened.versions.iter().find(|one| one.title == title);
            below.push(Said {
                language: original.map(|one| one.language.clone()),
                text: title.to_owned(),
            });
        }
        below.extend(self.opened.of_version().map(own));
        below.extend(record.warning(&self.tables.hosts).map(own));
        below
    }

    /// Returns the summary; nothing where the body begins with it.
    fn unless_begun(&self, summary: Phrase) -> Phrase {
        let first = self.opened.record.body.blocks.first();
        let is_said = matches!(first.map(|block| &block.kind), Some(BlockKind::Paragraph(inlines))
            if plain_text(inlines).trim() == summary.trim());
        if is_said { Phrase::default() } else { summary }
    }

    fn facts(&self) -> Vec<(String, Phrase)> {
        let mut facts = told(self.opened, self.tables, self.language);
        // A view is made anew each time: what is said of a file says nothing of it.
        facts.retain(|(name, _)| !ELSEWHERE.contains(name));
        let facts = facts.into_iter();
        facts
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    fn names(&self, term: &Term) -> Vec<Named> {
        let named = |tag: &str| {
            let language = self.tables.vocabularies.languages.get(tag);
            Named {
                tag: tag.to_owned(),
                language: language.map_or(tag, |value| value.label("en")).to_owned(),
                name: term.labels.get(tag).cloned().unwrap_or_default(),
                others: term.synonyms.get(tag).cloned().unwrap_or_default(),
                definition: term.definitions.get(tag).map(|text| text.value.clone()),
            }
        };
        term.tags().into_iter().map(named).collect()
    }

    /// Returns the lessons, below their heading.
    fn lessons(&self) -> Vec<Part> {
        let lessons = self.opened.record.lessons().iter().map(|lesson| {
            let sides = &self.tables.vocabularies.dimensions;
            let side = lesson
                .dimension
                .as_ref()
                .map(|id| sides.named(id, self.language));
            let mut inlines = vec![text(&lesson.text.value)];
            inlines.extend(marks(&lesson.sources));
            Lesson { side, inlines }
        });
        let lessons: Vec<Lesson> = lessons.collect();
        if lessons.is_empty() {
            return Vec::new();
        }
        let heading = heading(2, "lessons", Phrase::english("Lessons"));
        vec![Part::Blocks(vec![heading]), Part::Lessons(lessons)]
    }

    /// Returns donors and ratifications.
    fn rest(&self) -> Vec<Block> {
        let record = &self.opened.record;
        let mut blocks = Vec::new();
        if !record.donors().is_empty() {
            blocks.push(heading(2, "donors", Phrase::english("Donors")));
            blocks.push(items(record.donors().iter().map(|one| {
                let mut words = vec![text(&donor(one, &record.language))];
                words.extend(marks(&one.sources));
                words
            })));
        }
        blocks.extend(
            self.opened
                .parties
                .iter()
                .flat_map(|all| self.ratified(all)),
        );
        blocks
    }

    fn ratified(&self, parties: &Parties) -> Vec<Block> {
        let mut blocks = vec![
            heading(2, "ratifications", Phrase::english("Ratifications")),
            paragraph(said(Phrase::english(&parties.summary()))),
        ];
        if parties.known.is_empty() {
            return blocks;
        }
        let has_parts = parties.has_parts();
        let language = self.opened.record.language.tag();
        let mut head = vec!["Country", "Date"];
        head.extend(has_parts.then_some("Parts accepted"));
        let rows = parties.known.iter().map(|one| {
            let name = self.tables.named(Field::Country, &one.country, language);
            let mut row = vec![said(name), vec![text(&one.when_in_table())]];
            row.extend(has_parts.then(|| vec![text(&one.parts.join(", "))]));
            row
        });
        let head = head.into_iter().map(|name| said(Phrase::english(name)));
        let head: Vec<Vec<Inline>> = head.collect();
        let alignment = vec![Alignment::None; head.len()];
        blocks.push(table_of(alignment, head, rows.collect()));
        blocks.extend(
            meanings(&parties.known).map(|meaning| paragraph(said(Phrase::english(meaning)))),
        );
        blocks.extend(
            parties
                .origin()
                .map(|origin| paragraph(vec![text(&origin)])),
        );
        blocks
    }

    /// Returns the records to read beside it.
    fn beside(&self) -> impl Iterator<Item = Beside> {
        let opened = self.opened;
        let near = opened.related.iter().chain(&opened.alike).map(|one| {
            let reason = one.reason_said(Some(self.tables), self.language);
            entry(&one.listed, reason)
        });
        let (users, others) = opened.users();
        let plain = |all: Vec<&Listed>| -> Vec<Entry> {
            let all = all.into_iter();
            all.map(|one| entry(one, Phrase::default())).collect()
        };
        let all = [
            ("Related", near.collect()),
            ("Used by", plain(users)),
            ("Linked from", plain(others)),
        ];
        all.into_iter()
            .map(|(heading, entries)| Beside { heading, entries })
            .filter(|beside| !beside.entries.is_empty())
    }

    /// Returns what stands at the end: from which library it is, and how it is found there.
    fn foot(&self) -> String {
        let record = &self.opened.record;
        let info = &self.tables.info;
        let updated = record.updated.map(|date| format!(", updated {date}"));
        let what = if record.view().is_some() {
            record.path.clone()
        } else {
            format!("{} {}", record.id.kind, record.id.slug)
        };
        let licence = match info.licence.as_str() {
            "" => String::new(),
            licence => format!(" ({licence})"),
        };
        let library = [&*info.name, &*info.version].join(" ");
        let library = format!("{}{licence}", library.trim());
        let updated = updated.unwrap_or_default();
        let colon = if library.is_empty() { "" } else { ": " };
        format!("{library}{colon}{what}{updated}")
    }
}

/// Returns the remarks of the compiler.
fn notes(record: &Record) -> Vec<Block> {
    let Some(notes) = &record.notes else {
        return Vec::new();
    };
    let paragraphs = notes.trim().split("\n\n");
    let paragraphs = paragraphs.map(|words| paragraph(vec![text(words)]));
    std::iter::once(heading(2, "notes", Phrase::english("Notes")))
        .chain(paragraphs)
        .collect()
}

/// Returns what a record is, in short, with labels in a language.
pub(super) fn brief(record: &Record, tables: &Tables, language: &str) -> String {
    about(record, tables, language).to_string()
}

/// Returns what a record is, in short.
fn about(record: &Record, tables: &Tables, language: &str) -> Phrase {
    let own = |words: String| Phrase::english(&words);
    if let Some(view) = record.view() {
        return own(capital(view.word()));
    }
    let label = |field, id: &str| tables.named(field, id, language);
    let countries = record.countries().iter();
    let countries = countries.map(|code| label(Field::Country, code));
    let mut about = vec![own(capital(record.id.kind.name()))];
    about.push(Phrase::joined(countries, ", "));
    about.extend(record.period().map(|period| own(period.in_words())));
    about.extend(record.outcome().map(|id| label(Field::Outcome, id)));
    about.retain(|one| !one.is_empty());
    Phrase::joined(about, " · ")
}

/// Returns what was measured, with the bars that the reader draws.
fn results(record: &Record) -> Vec<Measured> {
    let all = record.results();
    let measured = all.iter().zip(scale::scales(all)).map(|(result, scale)| {
        let figures = [
            ("", Some(&result.value)),
            ("before", result.baseline.as_ref()),
            ("target", result.target.as_ref()),
        ];
        let figures = figures.into_iter().filter_map(|(word, value)| {
            let unit = if word.is_empty() { &*result.unit } else { "" };
            Some(drawn(word, value?, unit, scale, &record.language))
        });
        Measured {
            indicator: capital(&result.indicator.value),
            text: result.text.clone(),
            figures: figures.collect(),
            had: result.had(),
            is_confirmed: Outcome::is_confirmed(result),
            year: result.year.clone(),
            sources: result.sources.clone(),
        }
    });
    measured.collect()
}

fn drawn(
    word: &'static str,
    value: &str,
    unit: &str,
    scale: Option<f64>,
    language: &Language,
) -> Figure {
    let space = match unit {
        "" => "",
        unit if unit.starts_with('%') => "\u{a0}",
        _ => " ",
    };
    let share = scale.and_then(|scale| Some(scale::amount(value)? / scale));
    Figure {
        word,
        text: format!("{}{space}{unit}", figure::written(value, language)),
        share,
    }
}

fn entry(listed: &Listed, text: Phrase) -> Entry {
    Entry {
        name: listed.id.slug.clone(),
        path: listed.path.clone(),
        language: listed.language.clone(),
        about: Phrase::english(listed.id.kind.name()),
        title: listed.title.clone(),
        text,
    }
}

/// Tells whether a part says anything.
fn says(part: &Part) -> bool {
    match part {
        Part::Blocks(blocks) => !blocks.is_empty(),
        Part::Facts(facts) => !facts.is_empty(),
        Part::Results(results) => !results.is_empty(),
        Part::Names(names) => !names.is_empty(),
        _ => true,
    }
}

/// Returns words that begin with a capital letter.
pub(super) fn capital(word: &str) -> String {
    let mut signs = word.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + signs.as_str()
}
