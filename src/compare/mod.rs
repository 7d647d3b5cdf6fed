//! Records side by side: what two to four of them say, dimension by dimension, as a table. Pure: no screen, no file.
//!
//! What a dimension is and in which order they stand is said here; what a record says in one, in `facts` and `text`; how
//! that reads, in `words`. How a table is laid out is left to the faces.

mod facts;
mod table;
mod text;
mod view;
mod words;

pub use table::{Cell, Cited, Figure, Head, Learned, Row, Table, Value};
pub use view::{Label, View};
pub use words::{Paragraph, Piece};

use crate::model::{Phrase, Record, Tables};
use table::is_alike;

/// The fewest records that can be compared.
pub const FEWEST: usize = 2;

/// The most records that are compared at a time.
pub const MOST: usize = 4;

/// The dimensions with their names, in the order of reading.
const DIMENSIONS: [(&str, &str); 33] = [
    ("summary", "Summary"),
    ("country", "Countries"),
    ("providers", "Experience from"),
    ("organisation", "Organisation"),
    ("partners", "Partners"),
    ("programme", "Programme"),
    ("form", "Form"),
    ("modality", "Modality"),
    ("instrument", "Instrument"),
    ("adopted", "Adopted"),
    ("in-force", "In force"),
    ("standing", "Standing"),
    ("period", "Period"),
    ("state", "State"),
    ("outcome", "Outcome"),
    ("stages", "Stages"),
    ("context", "Context"),
    ("aims", "Aims"),
    ("approach", "Approach"),
    ("outputs", "Outputs"),
    ("results", "Results"),
    ("enablers", "Enablers"),
    ("challenges", "Challenges"),
    (LESSONS, "Lessons"),
    ("transfer", "Transfer"),
    ("voices", "Voices"),
    ("costs", "Costs"),
    ("standards", "Standards"),
    ("topics", "Topics"),
    ("branches", "Branches"),
    ("delivery", "Delivery chain"),
    ("technologies", "Technologies"),
    ("population", "Population"),
];

/// What lessons of one dimension begin their id with; each dimension of lessons has a row of its own.
const LESSONS: &str = "lessons";

/// The dimension before which sections stand that only some kinds have.
const AFTER_SECTIONS: &str = "costs";

/// The last dimension: where all of it comes from.
const SOURCES: (&str, &str) = ("sources", "Sources");

/// Sections of a project that answer the same question as a section of a case.
const ALIKE: [(&str, &str); 2] = [("activities", "approach"), ("what-it-shows", "transfer")];

/// One record to compare.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The record, whole.
    pub record: &'a Record,
    /// Its original, where it is a translation: its headings tell which section is which.
    pub original: Option<&'a Record>,
}

/// What a record says in one dimension.
#[derive(Debug)]
struct Part {
    id: String,
    /// What the record calls it.
    name: Phrase,
    cell: Cell,
}

/// Returns some records side by side, values named in a language. Dimensions in which none says anything are left out.
pub fn table(sides: &[Side<'_>], tables: &Tables, language: &str) -> Table {
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        let mut parts = facts::parts(side.record, tables, language);
        if let Some(original) = side.original {
            take(&mut parts, facts::parts(original, tables, language));
        }
        for section in text::parts(*side) {
            add(&mut parts, section);
        }
        parts.push(facts::sources(side.record));
        for part in parts {
            let known = drafts.iter().position(|draft| draft.id == part.id);
            let row = known.unwrap_or_else(|| {
                drafts.push(Draft::new(&part.id, drafts.len(), sides.len()));
                drafts.len() - 1
            });
            drafts[row].parts[at] = Some(part);
        }
    }
    let lessons = |id: &str| {
        let dimension = id.strip_prefix(LESSONS)?.strip_prefix('-')?;
        let mut ids = tables.vocabularies.dimensions.ids();
        ids.position(|known| known == dimension)
    };
    drafts.sort_by_key(|draft| (rank(&draft.id), lessons(&draft.id), draft.found));
    Table {
        heads: sides.iter().map(|side| Head::of(side.record)).collect(),
        rows: drafts.into_iter().map(Draft::row).collect(),
    }
}

/// Takes what the original of a translation says in the same words: those are of the language of the original.
fn take(parts: &mut [Part], original: Vec<Part>) {
    for one in original {
        let mut same = parts.iter_mut().filter(|part| part.id == one.id);
        if let Some(part) = same.find(|part| is_alike(&part.cell, &one.cell)) {
            part.cell = one.cell;
        }
    }
}

/// Adds a section; one that is called like a fact gets an id of its own.
fn add(parts: &mut Vec<Part>, mut section: Part) {
    if parts.iter().any(|part| part.id == section.id) || section.id == SOURCES.0 {
        section.id.push_str("-text");
    }
    parts.push(section);
}

/// Returns where a dimension stands.
fn rank(id: &str) -> usize {
    let place = |id: &str| DIMENSIONS.iter().position(|(known, _)| *known == id);
    let whole = id
        .split_once('-')
        .map_or(id, |(first, _)| if first == LESSONS { first } else { id });
    // Twice, so that there is room for other sections before one.
    match place(whole) {
        Some(place) => place * 2 + 1,
        None if id == SOURCES.0 => usize::MAX,
        None => place(AFTER_SECTIONS).unwrap_or_default() * 2,
    }
}

/// Returns the dimension that a section belongs to.
fn dimension(anchor: &str) -> &str {
    let alike = ALIKE.iter().find(|(own, _)| *own == anchor);
    alike.map_or(anchor, |(_, shared)| shared)
}

/// A row in the making.
struct Draft {
    id: String,
    /// The order in which rows were found.
    found: usize,
    parts: Vec<Option<Part>>,
}

impl Draft {
    fn new(id: &str, found: usize, sides: usize) -> Self {
        Self {
            id: id.to_owned(),
            found,
            parts: (0..sides).map(|_| None).collect(),
        }
    }

    /// Returns the row: under the name its parts share, else under that of the dimension, and each part that has
    /// another name says so.
    fn row(self) -> Row {
        let mut names = self.parts.iter().flatten().map(|part| &part.name);
        let first = names.next().cloned().unwrap_or_default();
        let name = if names.all(|name| **name == *first) {
            first
        } else {
            let known = DIMENSIONS.iter().find(|(id, _)| *id == self.id);
            known.map_or(first, |(_, name)| (*name).into())
        };
        let cell = |part: Option<Part>| match part {
            None => Cell::Nothing,
            Some(part) if *part.name == *name => part.cell,
            Some(part) => part.cell.under(&part.name),
        };
        let cells: Vec<Cell> = self.parts.into_iter().map(cell).collect();
        let differs = cells.windows(2).any(|pair| !is_alike(&pair[0], &pair[1]));
        Row {
            id: self.id,
            name,
            cells,
            differs,
        }
    }
}

#[cfg(test)]
mod tests;
