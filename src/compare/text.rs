//! The body of a record as parts of a comparison: one per section, its text without markup, its citations by number.

use std::collections::BTreeMap;

use super::table::Cell;
use super::words::{Paragraph, citation};
use super::{Part, Side, dimension};
use crate::model::document::{BlockKind, Cell as TableCell, ListItem, children, plain_text};
use crate::model::{Block, Inline, InlineKind, Language, Phrase, Record, note_mark, numbers};

/// The deepest heading that begins a part.
const LEVEL: u8 = 2;

/// What stands before the first heading is called.
const UNTITLED: (&str, &str) = ("text", "Text");

/// Returns the sections of the body that say something.
///
/// A section of a translation is the one at the same place in its original, whatever its heading.
pub(super) fn parts(side: Side<'_>) -> Vec<Part> {
    let record = side.record;
    let body = record.reading();
    let own = headings(record);
    let original = side.original.map(headings);
    let names = original
        .filter(|original| original.len() == own.len())
        .unwrap_or(own);
    let mut sections: Vec<(String, Phrase, Vec<Paragraph>)> = Vec::new();
    let mut names = names.into_iter();
    let mut writer = Writer {
        language: &record.language,
        numbers: numbers(&record.sources),
        paragraphs: Vec::new(),
    };
    let (mut anchor, mut name) = (UNTITLED.0.to_owned(), UNTITLED.1.into());
    for block in &body.blocks {
        if is_heading(block) {
            sections.push((anchor, name, std::mem::take(&mut writer.paragraphs)));
            (anchor, name) = names.next().unwrap_or_default();
        } else {
            writer.block(block, &Marks::default());
        }
    }
    sections.push((anchor, name, writer.paragraphs));
    sections.retain(|(_, _, paragraphs)| !paragraphs.is_empty());
    if sections
        .first()
        .is_some_and(|(anchor, _, said)| anchor == UNTITLED.0 && is_summary(record, said))
    {
        sections.remove(0);
    }
    let part = |(anchor, name, paragraphs): (String, Phrase, _)| Part {
        id: dimension(&anchor).to_owned(),
        name,
        cell: Cell::Text(paragraphs),
    };
    sections.into_iter().map(part).collect()
}

/// Tells whether a text says the summary once more, as those of many terms do.
fn is_summary(record: &Record, paragraphs: &[Paragraph]) -> bool {
    let [only] = paragraphs else {
        return false;
    };
    let rest = only.text.strip_prefix(record.summary.value.trim());
    let is_citation = |character| matches!(character, '[' | ']' | '0'..='9');
    rest.is_some_and(|rest| rest.chars().all(is_citation))
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { level, .. } if level <= LEVEL)
}

/// Returns anchor and text of every heading that begins a part.
fn headings(record: &Record) -> Vec<(String, Phrase)> {
    let body = record.reading();
    let headings = body.blocks.iter().filter(|block| is_heading(block));
    let text = |inlines: &[Inline]| Phrase::of(&record.language, &plain_text(inlines));
    let named = headings.filter_map(|block| match &block.kind {
        BlockKind::Heading {
            anchor, inlines, ..
        } => Some((anchor.clone(), text(inlines))),
        _ => None,
    });
    named.collect()
}

/// What stands before a block: on its first line, and on what follows inside it.
#[derive(Clone, Debug, Default)]
struct Marks {
    first: String,
    rest: String,
}

impl Marks {
    fn with(&self, mark: &str) -> Self {
        Self {
            first: format!("{}{mark}", self.first),
            rest: format!("{}{}", self.rest, " ".repeat(mark.chars().count())),
        }
    }

    fn after(&self) -> Self {
        Self {
            first: self.rest.clone(),
            rest: self.rest.clone(),
        }
    }
}

struct Writer<'a> {
    /// The language of the record.
    language: &'a Language,
    /// The numbers of the sources, by their keys.
    numbers: BTreeMap<&'a str, usize>,
    paragraphs: Vec<Paragraph>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, marks: &Marks) {
        match &block.kind {
            BlockKind::Heading { inlines, .. } => self.say(marks, &self.text(inlines), ""),
            BlockKind::Paragraph(inlines) => self.say(marks, "", &self.text(inlines)),
            BlockKind::Code { text, .. } | BlockKind::Html(text) => {
                let mut marks = marks.clone();
                for line in text.lines() {
                    self.say(&marks, "", line);
                    marks = marks.after();
                }
            }
            BlockKind::Quote { blocks, .. } => self.inside(blocks, &marks.with("> ")),
            BlockKind::Footnote { label, blocks } => {
                let mark = note_mark(label, &self.numbers);
                self.inside(blocks, &marks.with(&format!("{mark} ")));
            }
            BlockKind::List { start, items } => self.list(*start, items, marks),
            BlockKind::Table { head, rows, .. } => self.table(head, rows, marks),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    let term = self.text(&definition.term);
                    self.say(marks, &term, "");
                    for detail in &definition.details {
                        self.inside(detail, &marks.after().with("  "));
                    }
                }
            }
            BlockKind::Rule => {}
        }
    }

    /// Adds blocks that stand inside another; the mark stands before the first one only.
    fn inside(&mut self, blocks: &[Block], marks: &Marks) {
        let mut marks = marks.clone();
        for block in blocks {
            self.block(block, &marks);
            marks = marks.after();
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem], marks: &Marks) {
        let mut number = start;
        let mut marks = marks.clone();
        for item in items {
            let mark = item.mark(number);
            self.inside(&item.blocks, &marks.with(&mark));
            number = number.map(|number| number.saturating_add(1));
            marks = marks.after();
        }
    }

    /// Adds a table row by row, each cell behind the head of its column.
    fn table(&mut self, head: &[TableCell], rows: &[Vec<TableCell>], marks: &Marks) {
        let texts = |cells: &[TableCell]| -> Vec<String> {
            cells.iter().map(|cell| self.text(&cell.inlines)).collect()
        };
        let heads = texts(head);
        let row = |row: &Vec<TableCell>| {
            let cells = texts(row);
            let named = heads.iter().zip(&cells);
            let named = named.map(|(head, cell)| match head.as_str() {
                "" => cell.clone(),
                head => format!("{head}: {cell}").trim_end().to_owned(),
            });
            let named: Vec<String> = named.filter(|cell| !cell.is_empty()).collect();
            named.join("; ")
        };
        let mut lines: Vec<String> = rows.iter().map(row).collect();
        if rows.is_empty() {
            lines.push(heads.join("; "));
        }
        for line in lines {
            self.say(marks, "", &line);
        }
    }

    fn say(&mut self, marks: &Marks, lead: &str, text: &str) {
        if lead.trim().is_empty() && text.trim().is_empty() {
            return;
        }
        self.paragraphs.push(Paragraph {
            mark: marks.first.clone(),
            lead: Phrase::of(self.language, lead.trim()),
            text: Phrase::of(self.language, text.trim()),
            note: String::new(),
        });
    }

    fn text(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.write(inlines, &mut out);
        out
    }

    fn write(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => {
                    out.push_str(text);
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
                InlineKind::FootnoteReference(key) => {
                    let known = self.numbers.get(key.as_str());
                    let mark = known.map_or_else(|| note_mark(key, &self.numbers), citation);
                    out.push_str(&mark);
                }
                _ => self.write(children(inline), out),
            }
        }
    }
}
