//! From a record to a document of the engine: which text goes into which field, and what is stored to be shown.

use tantivy::TantivyDocument;

use super::binary::{Decoder, Encoder};
use super::schema::fields;
use crate::model::{Detail, Field, Outcome, Record, Tables};

/// The most bytes of a body that are indexed and stored.
const BODY: usize = 2 << 20;

/// What a record is filed under; the names of these are searched.
const FILED: [Field; 5] = [
    Field::Topic,
    Field::Branch,
    Field::Delivery,
    Field::Technology,
    Field::Population,
];

/// What of a record is stored to be shown in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stored {
    /// The summary.
    pub(crate) summary: String,
    /// The sections, with results and lessons as the reader shows them.
    pub(crate) sections: Vec<StoredSection>,
}

/// One section as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredSection {
    /// The heading; empty before the first.
    pub(crate) heading: String,
    /// The anchor; empty before the first.
    pub(crate) anchor: String,
    /// The text.
    pub(crate) text: String,
}

impl Stored {
    fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::default();
        out.text(&self.summary);
        out.count(self.sections.len());
        for section in &self.sections {
            out.text(&section.heading);
            out.text(&section.anchor);
            out.text(&section.text);
        }
        out.into_bytes()
    }

    /// Reads what was stored; damaged bytes give nothing.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Decoder::new(bytes);
        let summary = input.text()?.to_owned();
        let count = input.count()?;
        let mut sections = Vec::new();
        for _ in 0..count {
            sections.push(StoredSection {
                heading: input.text()?.to_owned(),
                anchor: input.text()?.to_owned(),
                text: input.text()?.to_owned(),
            });
        }
        Some(Self { summary, sections })
    }
}

/// Returns the document of a record.
pub(crate) fn document(record: &Record, tables: &Tables) -> TantivyDocument {
    let fields = fields();
    let stored = Stored {
        summary: one_line(&record.summary.value),
        sections: sections(record),
    };
    let mut document = TantivyDocument::new();
    document.add_text(fields.title, &record.title.value);
    for label in labels(record) {
        document.add_text(fields.labels, label);
    }
    document.add_text(fields.summary, &stored.summary);
    for section in &stored.sections {
        if !section.heading.is_empty() {
            document.add_text(fields.headings, &section.heading);
        }
        document.add_text(fields.body, &section.text);
    }
    for field in FILED {
        for value in field.values(record, tables) {
            let label = tables.label(field, &value, record.language.tag());
            document.add_text(fields.filed, label);
        }
    }
    for organisation in record.organisations() {
        document.add_text(fields.organisation, organisation);
    }
    document.add_bytes(fields.stored, &stored.encode());
    document
}

/// Returns the other names of a record: what it is called elsewhere, by whom it was done, under which words it is filed.
fn labels(record: &Record) -> Vec<&str> {
    let mut labels: Vec<&str> = record.title_local.values().map(String::as_str).collect();
    labels.extend(record.keywords.iter().map(String::as_str));
    labels.extend(record.organisations());
    match &record.detail {
        Detail::Case(case) => labels.extend(case.programme.iter().map(|text| text.value.as_str())),
        Detail::Standard(standard) => {
            labels.extend(standard.code.iter().map(|text| text.value.as_str()));
        }
        Detail::Term(term) => {
            labels.extend(term.labels.values().map(String::as_str));
            labels.extend(term.synonyms.values().flatten().map(String::as_str));
        }
        _ => {}
    }
    labels
}

fn sections(record: &Record) -> Vec<StoredSection> {
    let mut left = BODY;
    let body = record
        .body
        .sections()
        .into_iter()
        .map(|section| StoredSection {
            heading: one_line(&section.heading),
            anchor: section.anchor,
            text: section.text,
        });
    let results: String = record.results().iter().map(result_line).collect();
    let lessons: Vec<&str> = record
        .lessons()
        .iter()
        .map(|lesson| lesson.text.value.as_str())
        .collect();
    let lessons = lessons.join("\n");
    let drawn = [
        ("Results", "results", results),
        ("Lessons", "lessons", lessons),
    ];
    let drawn = drawn.into_iter().filter(|(_, _, text)| !text.is_empty());
    let drawn = drawn.map(|(heading, anchor, text)| StoredSection {
        heading: heading.to_owned(),
        anchor: anchor.to_owned(),
        text,
    });
    body.chain(drawn)
        .map(|mut section| {
            section.text.truncate(floor(&section.text, left));
            section.text = one_line(&section.text);
            left -= section.text.len().min(left);
            section
        })
        .collect()
}

fn result_line(result: &Outcome) -> String {
    let said = result.text.as_deref().unwrap_or_default();
    let (indicator, value, unit) = (&result.indicator.value, &result.value, &result.unit);
    format!("{indicator}: {value} {unit}. {said}\n")
}

/// Returns a text in one line; only white space changes.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
