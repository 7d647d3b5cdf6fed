//! A record as plain lines: title, facts, summary, body, results, lessons, sources numbered as in `[1]`.
//!
//! Structure is told by signs that a pipe keeps and a screen reader reads: `##` before headings, `-` before items.

mod blocks;
mod head;
pub(super) mod lists;
mod training;

use std::collections::BTreeMap;

use blocks::Blocks;
use lists::{linked, listed, outcome};

use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::cli::section::{self, Heading};
use crate::library::worker::Opened;
use crate::model::record::Outcome;
use crate::model::{
    Block, BlockKind, Document, Record, Tables, access, document, numbered, numbers,
};

/// A record or document in parts, each under a heading.
pub(crate) struct Page {
    parts: Vec<Part>,
}

/// One heading with what stands under it.
struct Part {
    heading: String,
    anchor: String,
    level: u8,
    lines: Vec<Line>,
}

/// How a page is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet<'a> {
    /// Columns of a line.
    pub(crate) width: usize,
    /// The language of labels.
    pub(crate) language: &'a str,
    /// Whether a room reads it, which sees no paths of files.
    pub(crate) room: bool,
}

impl<'a> Sheet<'a> {
    /// Returns how a page is laid out that no room reads.
    pub(crate) fn new(width: usize, language: &'a str) -> Self {
        Self {
            width,
            language,
            room: false,
        }
    }
}

impl Page {
    /// Lays out a record with what is around it.
    pub(crate) fn of_record(opened: &Opened, tables: &Tables, sheet: Sheet<'_>) -> Self {
        let mut page = Self::of_text(opened, tables, sheet);
        page.sources(&opened.record, sheet);
        let beside = opened.related.iter().chain(&opened.alike);
        let beside = beside.map(|one| lists::related(one, tables, sheet.language));
        page.list("Related", beside.collect(), sheet);
        page.list("Links", linked(opened).collect(), sheet);
        let terms = lists::terms(opened, tables, sheet.language);
        page.list("Terms", terms, sheet);
        let (users, others) = opened.users();
        page.list("Used by", users.into_iter().map(listed).collect(), sheet);
        page.list("Named by", others.into_iter().map(listed).collect(), sheet);
        page
    }

    /// Lays out what a record says, without its sources and the records around it.
    pub(crate) fn of_text(opened: &Opened, tables: &Tables, sheet: Sheet<'_>) -> Self {
        let record = &opened.record;
        let mut page = Self {
            parts: vec![head::head(opened, tables, sheet)],
        };
        let blocks = Blocks {
            width: sheet.width,
            numbers: numbers(&record.sources),
            links: &opened.links,
            room: sheet.room,
        };
        page.opening(record, sheet);
        page.body(&record.reading(), &blocks);
        let results = record
            .results()
            .iter()
            .map(|result| outcome(result, &record.language, &blocks));
        page.list("Results", results.collect(), sheet);
        page.meaning_of_confirmed(record, sheet);
        let lessons = record
            .lessons()
            .iter()
            .map(|lesson| lists::lesson(lesson, tables, sheet.language, &blocks));
        page.list("Lessons", lessons.collect(), sheet);
        if let Some(parties) = &opened.parties {
            let all = lists::ratified(parties, &tables.countries, sheet.language);
            page.list("Ratifications", all, sheet);
        }
        page.notes(record, sheet);
        page
    }

    /// Lays out some blocks of a record as they stand in its page.
    pub(crate) fn passages(opened: &Opened, passages: &[Block], sheet: Sheet<'_>) -> Vec<Line> {
        let mut page = Self { parts: Vec::new() };
        let blocks = Blocks {
            width: sheet.width,
            numbers: numbers(&opened.record.sources),
            links: &opened.links,
            room: sheet.room,
        };
        for passage in passages {
            page.block(passage, &blocks);
        }
        page.lines()
    }

    /// Lays out a document that is no record.
    pub(crate) fn of_document(body: &Document, sheet: Sheet<'_>) -> Self {
        let mut page = Self { parts: Vec::new() };
        page.body(
            body,
            &Blocks {
                width: sheet.width,
                numbers: BTreeMap::new(),
                links: &[],
                room: sheet.room,
            },
        );
        page
    }

    /// Returns the parts, each with what stands over it and what stands in it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Heading<'_>, &[Line])> {
        let parts = self.parts.iter();
        parts.map(|part| (part.as_heading(), part.lines.as_slice()))
    }

    /// Returns all lines.
    pub(crate) fn lines(&self) -> Vec<Line> {
        joined(&self.parts)
    }

    /// Returns the lines of the section of a name with what is below it.
    pub(crate) fn section(&self, name: &str) -> Option<Vec<Line>> {
        let headings: Vec<Heading<'_>> = self.parts.iter().map(Part::as_heading).collect();
        section::find(&headings, name).map(|found| joined(&self.parts[found]))
    }

    /// Returns the headings.
    pub(crate) fn headings(&self) -> Vec<&str> {
        let named = self.parts.iter().filter(|part| part.level > 0);
        named.map(|part| part.heading.as_str()).collect()
    }

    /// Adds a body; its footnotes come last, as in the reader.
    fn body(&mut self, body: &Document, blocks: &Blocks<'_>) {
        let is_footnote = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
        for block in body.blocks.iter().filter(|block| !is_footnote(block)) {
            self.block(block, blocks);
        }
        for block in body.blocks.iter().filter(is_footnote) {
            self.block(block, blocks);
        }
    }

    fn block(&mut self, block: &Block, blocks: &Blocks<'_>) {
        if let BlockKind::Heading {
            level,
            anchor,
            inlines,
        } = &block.kind
        {
            self.parts.push(Part::new(
                &document::plain_text(inlines),
                anchor,
                *level,
                blocks.width,
            ));
            return;
        }
        if self.parts.is_empty() {
            self.parts.push(Part {
                heading: String::new(),
                anchor: String::new(),
                level: 0,
                lines: Vec::new(),
            });
        }
        if let Some(part) = self.parts.last_mut() {
            if !part.lines.is_empty() {
                part.lines.push(Line::new());
            }
            blocks.write(block, &Margin::default(), &mut part.lines);
        }
    }

    /// Adds a part that lists something, if there is something.
    fn list(&mut self, heading: &str, items: Vec<Vec<Piece>>, sheet: Sheet<'_>) {
        if items.is_empty() {
            return;
        }
        let mut part = Part::new(
            heading,
            &heading.to_lowercase().replace(' ', "-"),
            2,
            sheet.width,
        );
        part.lines.push(Line::new());
        let margin = Margin::default().marked("- ");
        for item in items {
            part.lines.extend(flow(&item, sheet.width, &margin));
        }
        self.parts.push(part);
    }

    /// Adds below the results what the word beside some of them means.
    fn meaning_of_confirmed(&mut self, record: &Record, sheet: Sheet<'_>) {
        let is_confirmed = record.results().iter().any(Outcome::is_confirmed);
        if let Some(part) = self.parts.last_mut().filter(|_| is_confirmed) {
            part.lines.push(Line::new());
            let pieces = [(Role::Dim, access::CONFIRMED.to_owned())];
            part.lines
                .extend(flow(&pieces, sheet.width, &Margin::default()));
        }
    }

    /// Adds the remarks of the compiler.
    fn notes(&mut self, record: &Record, sheet: Sheet<'_>) {
        let Some(notes) = &record.notes else { return };
        let mut part = Part::new("Notes", "notes", 2, sheet.width);
        part.lines.push(Line::new());
        let pieces = [(Role::Text, notes.clone())];
        part.lines
            .extend(flow(&pieces, sheet.width, &Margin::default()));
        self.parts.push(part);
    }

    fn sources(&mut self, record: &Record, sheet: Sheet<'_>) {
        if record.sources.is_empty() {
            return;
        }
        let mut part = Part::new("Sources", "sources", 2, sheet.width);
        part.lines.push(Line::new());
        for (source, number) in numbered(&record.sources).into_iter().zip(1..) {
            let margin = Margin::default().marked(&format!("[{number}] "));
            let pieces = lists::source(source);
            part.lines.extend(flow(&pieces, sheet.width, &margin));
        }
        self.parts.push(part);
    }
}

impl Part {
    fn as_heading(&self) -> Heading<'_> {
        Heading {
            level: self.level,
            text: &self.heading,
            anchor: &self.anchor,
        }
    }

    fn new(heading: &str, anchor: &str, level: u8, width: usize) -> Self {
        let marked = format!("{} {heading}", "#".repeat(usize::from(level.max(1))));
        Self {
            heading: heading.to_owned(),
            anchor: anchor.to_owned(),
            level,
            lines: flow(&[(Role::Heading, marked)], width, &Margin::default()),
        }
    }
}

/// Joins parts with an empty line between them.
fn joined(parts: &[Part]) -> Vec<Line> {
    let mut lines = Vec::new();
    for part in parts {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.extend(part.lines.iter().cloned());
    }
    lines
}

#[cfg(test)]
mod tests;
