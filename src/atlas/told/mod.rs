//! The views told: as parts for people, as rows for a table, as JSON for programs, and as a file of any of them.
//!
//! Every face shows these same parts; how they are laid out in lines or drawn is left to the faces. Where something
//! leads is told with it: to a query that finds what it counts, or to a record.

mod cell;
mod contributions;
mod coverage;
mod file;
mod lessons;
mod map;
mod matrix;
mod timeline;

use serde_json::Value;

use super::money::Money;
use super::seen::{Data, Seen};
use crate::model::figure::written;
use crate::model::{Field, Language, Phrase, RecordId, Tables};
pub use cell::{Cell, CellFault};

/// What stands in a cell of a table with nothing to count.
pub const NOTHING: &str = ".";

/// What a view is told with.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The lists of values.
    pub tables: &'a Tables,
    /// The reader's language.
    pub language: &'a Language,
}

/// A view that can be told in every form.
pub trait Told {
    /// Tells whether it has nothing to show.
    fn is_empty(&self) -> bool;
    /// Returns it for people.
    fn parts(&self) -> Vec<Part>;
    /// Returns it as rows of cells, the first one with their names.
    fn rows(&self) -> Vec<Vec<String>>;
    /// Returns it for programs: a table of keys to which others may be added.
    fn json(&self) -> Value;
}

/// Where something leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To the records that a query finds.
    Query(String),
    /// To a record.
    Record {
        /// Which.
        id: RecordId,
        /// The anchor of a section of it; empty for its beginning.
        section: &'static str,
    },
}

impl Lead {
    fn record(id: &RecordId) -> Self {
        Self::Record {
            id: id.clone(),
            section: "",
        }
    }
}

/// A part of a view for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading(Heading),
    /// Running text.
    Text(Phrase),
    /// Counts by two values.
    Grid(Grid),
    /// A list.
    List(Vec<Item>),
}

/// What can be drawn beside a text that says it in digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Bar {
    /// Nothing.
    #[default]
    None,
    /// How much it is of the largest, in hundredths.
    Share(u8),
    /// The first and the last year of each thing that is counted, and those of the scale; what goes beyond it is cut there.
    Years(Vec<(u16, u16)>, (u16, u16)),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 2 on.
    pub level: usize,
    /// What it says.
    pub text: Phrase,
    /// Where it leads.
    pub leads_to: Option<Lead>,
    /// What can be drawn beside it.
    pub bar: Bar,
}

impl Heading {
    /// Returns what it is about, and the figures that are told of it: behind the last colon, or in brackets at the end.
    pub fn parted(&self) -> (&str, &str) {
        let is_figure = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit());
        let colon = self.text.rfind(": ");
        let colon = colon.filter(|at| is_figure(&self.text[at + 2..]));
        let bracket = self.text.rfind(" (").filter(|_| self.text.ends_with(')'));
        self.text
            .split_at(colon.or(bracket).unwrap_or(self.text.len()))
    }
}

/// A table of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the rows are.
    pub corner: Phrase,
    /// The names of the columns.
    pub columns: Vec<Phrase>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of a table of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// What it is called.
    pub name: Phrase,
    /// Its cells.
    pub cells: Vec<Count>,
}

/// A cell of a table of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The number as it is written.
    pub text: String,
    /// How dark it is: from 0, for none and for sums, to [`super::SHADES`].
    pub shade: usize,
    /// Where it leads.
    pub leads_to: Option<Lead>,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it begins with: what can be typed, a date, a sum.
    pub lead: Phrase,
    /// What it says.
    pub text: Phrase,
    /// What is said below it.
    pub notes: Vec<Note>,
    /// Where it leads.
    pub leads_to: Option<Lead>,
    /// What can be drawn beside it.
    pub bar: Bar,
}

/// What is said below an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: Phrase,
    /// Where it leads.
    pub leads_to: Option<Lead>,
}

impl Part {
    fn heading(level: usize, text: impl Into<Phrase>) -> Self {
        Self::Heading(Heading {
            level,
            text: text.into(),
            leads_to: None,
            bar: Bar::None,
        })
    }
}

impl Grid {
    /// Returns what a row counts, in words; nothing of what is none.
    pub fn said(&self, row: &GridRow) -> String {
        let said = self.columns.iter().zip(&row.cells);
        let said = said.filter(|(_, cell)| cell.text != NOTHING);
        let said = said.map(|(head, cell)| format!("{head} {}", cell.text));
        said.collect::<Vec<String>>().join(", ")
    }
}

impl Item {
    fn new(lead: impl Into<Phrase>, text: impl Into<Phrase>) -> Self {
        Self {
            lead: lead.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    fn to(mut self, lead: Lead) -> Self {
        self.leads_to = Some(lead);
        self
    }
}

impl<T: Into<Phrase>> From<T> for Note {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            leads_to: None,
        }
    }
}

impl Words<'_> {
    /// Returns a number as the reader's language writes it.
    pub fn number(&self, number: usize) -> String {
        written(&number.to_string(), self.language)
    }

    /// Returns an amount as the reader's language writes it.
    fn amount(&self, amount: Money) -> String {
        written(&amount.to_string(), self.language)
    }

    /// Returns a number of things.
    pub fn count(&self, number: usize, one: &str, many: &str) -> String {
        let things = if number == 1 { one } else { many };
        format!("{} {things}", self.number(number))
    }

    /// Returns the name of a value of a field in the reader's language; that there is none where there is none.
    pub fn label(&self, field: Field, value: Option<&str>) -> Phrase {
        let tag = self.language.tag();
        value.map_or_else(
            || format!("no {field}").into(),
            |value| self.tables.named(field, value, tag),
        )
    }

    /// Returns the name of a value of a field in English, as programs read it; nothing where there is none.
    fn english(&self, field: Field, value: Option<&str>) -> Option<String> {
        let tag = Language::english();
        value.map(|value| self.tables.label(field, value, tag.tag()).to_owned())
    }
}

impl Seen {
    /// Returns the view, ready to be told.
    pub fn told<'a>(&'a self, words: Words<'a>) -> Box<dyn Told + 'a> {
        let query = self.query.as_str();
        match &self.data {
            Data::Matrix(matrix) => Box::new(matrix::MatrixTold {
                matrix,
                query,
                words,
            }),
            Data::Cell(cell) => Box::new(cell::CellTold { cell, words }),
            Data::Lessons(lessons) => Box::new(lessons::LessonsTold { lessons, words }),
            Data::Timeline(timeline, by) => Box::new(timeline::TimelineTold {
                timeline,
                by: *by,
                this_year: self.this_year,
                query,
                words,
            }),
            Data::Map(map, of) => Box::new(map::MapTold {
                map,
                of: *of,
                query,
                words,
            }),
            Data::Contributions(contributions) => Box::new(contributions::ContributionsTold {
                contributions,
                words,
            }),
            Data::Coverage(coverage) => Box::new(coverage::CoverageTold {
                coverage,
                query,
                words,
            }),
        }
    }
}

/// Returns the query that asks for some filters and for what is asked already, which stays at the end, so that its last
/// word goes on being the beginning of a word.
fn narrowed(filters: &[String], query: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for filter in filters.iter().map(String::as_str).chain([query.trim()]) {
        if !filter.is_empty() && !parts.contains(&filter) {
            parts.push(filter);
        }
    }
    parts.join(" ")
}
