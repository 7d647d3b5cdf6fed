//! The table of a comparison: its records, its rows, and what stands in a cell.
//!
//! Texts in here are as the library has them; who shows them makes them safe first.

use std::collections::BTreeSet;

use super::View;
use super::words::Paragraph;
use crate::model::{Language, Phrase, Record, RecordId};

/// Some records, dimension by dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The records.
    pub heads: Vec<Head>,
    /// What they say; each row has one cell per record.
    pub rows: Vec<Row>,
}

/// A record that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which record.
    pub id: RecordId,
    /// In which language it is given.
    pub language: Language,
    /// Its title.
    pub title: Phrase,
    /// The path of its file relative to `content/`.
    pub path: String,
}

/// What the records say in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name a program knows it by.
    pub id: String,
    /// The name a reader knows it by.
    pub name: Phrase,
    /// One per record.
    pub cells: Vec<Cell>,
    /// Whether the records say different things, or only some say anything.
    pub differs: bool,
}

/// What one record says in one dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Nothing,
    /// Values of a list, or a short fact.
    Values(Vec<Value>),
    /// What was measured or paid.
    Figures(Vec<Figure>),
    /// What others can learn.
    Lessons(Vec<Learned>),
    /// Running text.
    Text(Vec<Paragraph>),
    /// Where it comes from.
    Sources(Vec<Cited>),
}

/// A value: as the file has it, and as a reader reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: Phrase,
}

/// Something measured or paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// What was measured, or who paid.
    pub indicator: String,
    /// How much, as written.
    pub value: String,
    /// In what.
    pub unit: String,
    /// For when, as written.
    pub year: Option<String>,
    /// The value before.
    pub baseline: Option<String>,
    /// The value aimed at.
    pub target: Option<String>,
    /// The figure in a sentence.
    pub text: Option<String>,
    /// What came of looking it up once more.
    pub access: Option<String>,
    /// The same in words.
    pub had: Option<&'static str>,
    /// The numbers of its sources in the row of sources.
    pub sources: Vec<usize>,
    /// The language of its record, by which numbers are written.
    pub language: Language,
}

/// Something others can learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The lesson.
    pub text: Phrase,
    /// The numbers of its sources in the row of sources.
    pub sources: Vec<usize>,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its title, publisher and date.
    pub text: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How the compiler had it, in words.
    pub had: Option<&'static str>,
}

impl Head {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            id: record.id.clone(),
            language: record.language.clone(),
            title: Phrase::of(&record.language, &record.title.value),
            path: record.path.clone(),
        }
    }
}

impl Table {
    /// Keeps only the rows in which the records differ.
    pub fn keep_differences(&mut self) {
        self.rows.retain(|row| row.differs);
    }

    /// Keeps only the rows that are named, by id or name or the beginning of either; `Err` holds a name that none has.
    pub fn keep_only<'n>(&mut self, names: &[&'n str]) -> Result<(), &'n str> {
        let mut kept = BTreeSet::new();
        for name in names {
            let wanted = slug(name);
            let keys = |row: &Row| [row.id.clone(), slug(&row.name)];
            let exact = |row: &Row| keys(row).contains(&wanted);
            let begun = |row: &Row| keys(row).iter().any(|key| key.starts_with(&wanted));
            let found = |is_it: &dyn Fn(&Row) -> bool| -> Vec<String> {
                let rows = self.rows.iter().filter(|row| is_it(row));
                rows.map(|row| row.id.clone()).collect()
            };
            let mut rows = found(&exact);
            if rows.is_empty() && !wanted.is_empty() {
                rows = found(&begun);
            }
            if rows.is_empty() {
                return Err(name);
            }
            kept.extend(rows);
        }
        self.rows.retain(|row| kept.contains(&row.id));
        Ok(())
    }

    /// Returns a table of the rows that a function picks, and one of the others.
    pub fn parted(&self, is_picked: impl Fn(&Row) -> bool) -> (Self, Self) {
        let (picked, others) = self.rows.iter().cloned().partition(is_picked);
        let with = |rows| Self {
            heads: self.heads.clone(),
            rows,
        };
        (with(picked), with(others))
    }

    /// Returns the table with its records as columns, or as rows.
    pub fn view(&self, is_flipped: bool) -> View<'_> {
        View::new(self, is_flipped)
    }
}

/// Returns a name as it is typed: in small letters, words joined by hyphens.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

impl Cell {
    /// Tells whether the record says nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }

    /// Tells whether it is a short fact.
    pub fn is_short(&self) -> bool {
        matches!(self, Self::Nothing | Self::Values(_))
    }

    /// Returns the cell with a name before its first words.
    #[must_use]
    pub(super) fn under(self, name: &Phrase) -> Self {
        let mut paragraphs = self.paragraphs();
        match paragraphs.first_mut() {
            Some(first) if first.mark.is_empty() && first.lead.is_empty() => {
                first.lead.clone_from(name);
            }
            _ => paragraphs.insert(
                0,
                Paragraph {
                    lead: name.clone(),
                    ..Paragraph::default()
                },
            ),
        }
        Self::Text(paragraphs)
    }
}

/// Tells whether two cells say the same; the order of values counts nothing, nor does the language of words.
pub(super) fn is_alike(a: &Cell, b: &Cell) -> bool {
    let ids = |values: &[Value]| -> BTreeSet<String> {
        values.iter().map(|value| value.id.clone()).collect()
    };
    match (a, b) {
        (Cell::Values(a), Cell::Values(b)) => ids(a) == ids(b),
        (Cell::Text(_), Cell::Text(_)) | (Cell::Lessons(_), Cell::Lessons(_)) => {
            let told = |cell: &Cell| cell.paragraphs().iter().map(Paragraph::told).collect();
            let [a, b]: [Vec<String>; 2] = [told(a), told(b)];
            a == b
        }
        _ => a == b,
    }
}
