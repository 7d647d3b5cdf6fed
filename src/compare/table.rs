//! The table of a comparison: its records, its rows, and what stands in a cell.
//!
//! Texts in here are as the library has them; who shows them makes them safe first.

use std::collections::BTreeSet;

use crate::model::{Language, Record, RecordId, figure};

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
    pub title: String,
    /// The path of its file relative to `content/`.
    pub path: String,
}

/// What the records say in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name a program knows it by.
    pub id: String,
    /// The name a reader knows it by.
    pub name: String,
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
    pub label: String,
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
}

/// Something others can learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The lesson.
    pub text: String,
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

/// A stretch of running text as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What stands before its first line, such as `- `.
    pub mark: String,
    /// The words it begins with, which are set apart.
    pub lead: String,
    /// What it says.
    pub text: String,
    /// What is said of it.
    pub note: String,
}

impl Head {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            id: record.id.clone(),
            language: record.language.clone(),
            title: record.title.value.clone(),
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

    /// Returns the table with its records as columns, or as rows.
    pub fn view(&self, is_flipped: bool) -> View<'_> {
        View {
            table: self,
            is_flipped,
        }
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

    /// Returns the cell as a reader sees it.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Values(values) => {
                let labels: Vec<&str> = values.iter().map(|value| value.label.as_str()).collect();
                // Names of bodies have commas of their own.
                let is_plain = labels.iter().all(|label| !label.contains(','));
                vec![Paragraph::plain(&labels.join(if is_plain {
                    ", "
                } else {
                    "; "
                }))]
            }
            Self::Figures(figures) => figures.iter().map(Figure::paragraph).collect(),
            Self::Lessons(lessons) => lessons.iter().map(Learned::paragraph).collect(),
            Self::Text(paragraphs) => paragraphs.clone(),
            Self::Sources(sources) => {
                let count = match sources.len() {
                    1 => "1 source".to_owned(),
                    count => format!("{count} sources"),
                };
                let listed = sources.iter().zip(1..);
                let listed = listed.map(|(source, number)| source.paragraph(number));
                std::iter::once(Paragraph::plain(&count))
                    .chain(listed)
                    .collect()
            }
        }
    }

    /// Returns the cell with a name above it.
    #[must_use]
    pub(super) fn under(self, name: &str) -> Self {
        let lead = Paragraph {
            lead: name.to_owned(),
            ..Paragraph::default()
        };
        let paragraphs = self.paragraphs();
        Self::Text(std::iter::once(lead).chain(paragraphs).collect())
    }
}

/// Tells whether two cells say the same; the order of values counts nothing.
pub(super) fn is_alike(a: &Cell, b: &Cell) -> bool {
    let ids = |values: &[Value]| -> BTreeSet<String> {
        values.iter().map(|value| value.id.clone()).collect()
    };
    match (a, b) {
        (Cell::Values(a), Cell::Values(b)) => ids(a) == ids(b),
        _ => a == b,
    }
}

impl Paragraph {
    /// Returns a paragraph of text and nothing else.
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// Returns the pieces between which nothing is to be put: mark, lead, text, note.
    pub fn pieces(&self) -> [(Piece, String); 4] {
        let is_named = !self.lead.is_empty() && !self.text.is_empty();
        let lead = format!("{}{}", self.lead, if is_named { ": " } else { "" });
        let note = match self.note.as_str() {
            "" => String::new(),
            note => format!(" ({note})"),
        };
        [
            (Piece::Mark, self.mark.clone()),
            (Piece::Lead, lead),
            (Piece::Text, self.text.clone()),
            (Piece::Note, note),
        ]
    }
}

/// What a piece of a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands before the first line.
    Mark,
    /// What it begins with.
    Lead,
    /// What it says.
    Text,
    /// What is said of it.
    Note,
}

impl Figure {
    fn paragraph(&self) -> Paragraph {
        let notes: Vec<String> = [
            ("", &self.year),
            ("before: ", &self.baseline),
            ("target: ", &self.target),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}{}", figure::grouped(value.as_ref()?))))
        .collect();
        let said = |before: &str, text: &str, after: &str| match text {
            "" => String::new(),
            text => format!("{before}{text}{after}"),
        };
        let text = [
            figure::grouped(&self.value),
            said(" ", &self.unit, ""),
            said(" (", &notes.join("; "), ")"),
            said(". ", self.text.as_deref().unwrap_or_default(), ""),
            numbers(&self.sources),
        ];
        Paragraph {
            lead: self.indicator.clone(),
            text: text.concat().trim_start().to_owned(),
            note: self.had.unwrap_or_default().to_owned(),
            ..Paragraph::default()
        }
    }
}

impl Learned {
    fn paragraph(&self) -> Paragraph {
        Paragraph::plain(&format!("{}{}", self.text, numbers(&self.sources)))
    }
}

impl Cited {
    fn paragraph(&self, number: usize) -> Paragraph {
        let stop = if self.text.ends_with('.') { " " } else { ". " };
        let url = self.url.as_ref().map(|url| format!("{stop}{url}"));
        Paragraph {
            mark: format!("[{number}] "),
            text: format!("{}{}", self.text, url.unwrap_or_default()),
            note: self.had.unwrap_or_default().to_owned(),
            ..Paragraph::default()
        }
    }
}

/// Returns the numbers of sources as a text cites them.
fn numbers(sources: &[usize]) -> String {
    sources.iter().map(citation).collect()
}

/// Returns how a text cites a source.
pub(super) fn citation(source: impl std::fmt::Display) -> String {
    format!("[{source}]")
}

/// A table with its records as columns or as rows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    table: &'a Table,
    is_flipped: bool,
}

/// The name of a column or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The name a program knows it by: the slug of a record, the id of a dimension.
    pub key: &'a str,
    /// The name a reader knows it by.
    pub name: &'a str,
}

impl<'a> View<'a> {
    /// Returns the names of the columns.
    pub fn columns(&self) -> Vec<Label<'a>> {
        if self.is_flipped {
            self.dimensions()
        } else {
            self.records()
        }
    }

    /// Returns the names of the rows.
    pub fn rows(&self) -> Vec<Label<'a>> {
        if self.is_flipped {
            self.records()
        } else {
            self.dimensions()
        }
    }

    /// Returns what stands in a row and a column; nothing outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &'a Cell {
        let (dimension, record) = if self.is_flipped {
            (column, row)
        } else {
            (row, column)
        };
        let row = self.table.rows.get(dimension);
        let cell = row.and_then(|row| row.cells.get(record));
        cell.unwrap_or(&Cell::Nothing)
    }

    fn records(&self) -> Vec<Label<'a>> {
        let heads = self.table.heads.iter();
        heads
            .map(|head| Label {
                key: &head.id.slug,
                name: &head.title,
            })
            .collect()
    }

    fn dimensions(&self) -> Vec<Label<'a>> {
        let rows = self.table.rows.iter();
        rows.map(|row| Label {
            key: &row.id,
            name: &row.name,
        })
        .collect()
    }
}
