//! A module as it is taught: what is read of it, section by section, what is asked, and the forms that belong to it.

use super::path::path;
use crate::model::link::Target;
use crate::model::module::Module;
use crate::model::{Detail, InlineKind, Kind, PartialDate, Record, RecordPath};

/// A module as it is taught.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    /// Its slug.
    pub slug: String,
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// When it was last changed.
    pub updated: Option<PartialDate>,
    /// The module.
    pub module: Module,
    /// What is read before the exercises.
    pub sections: Vec<Section>,
    /// The slugs of the worksheets that it leads to, in the order in which they are named.
    pub worksheets: Vec<String>,
}

/// What is read at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// The anchors of its headings: one with nothing under it goes with the next.
    pub anchors: Vec<String>,
}

impl Section {
    /// Returns the anchor at which it begins.
    pub fn anchor(&self) -> &str {
        self.anchors.first().map_or("", String::as_str)
    }
}

/// A worksheet, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its slug.
    pub slug: String,
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: String,
}

/// Everything there is to learn with.
#[derive(Clone, Debug, Default)]
pub struct Curriculum {
    /// The modules, in the order in which they are learned.
    pub modules: Vec<Taught>,
    /// The worksheets.
    pub worksheets: Vec<Sheet>,
}

impl Curriculum {
    /// Returns the modules and the worksheets among some records.
    pub fn of(records: &[Record]) -> Self {
        let modules = path(records).into_iter();
        let worksheets = records
            .iter()
            .filter(|record| record.id.kind == Kind::Worksheet);
        let sheet = |record: &Record| Sheet {
            slug: record.id.slug.clone(),
            path: record.path.clone(),
            title: record.title.value.clone(),
            summary: record.summary.value.clone(),
        };
        Self {
            modules: modules
                .filter_map(|(record, _)| Taught::of(record))
                .collect(),
            worksheets: worksheets.map(sheet).collect(),
        }
    }
}

impl Taught {
    /// Returns a module as it is taught; nothing where the record is none.
    pub fn of(record: &Record) -> Option<Self> {
        let Detail::Module(module) = &record.detail else {
            return None;
        };
        Some(Self {
            slug: record.id.slug.clone(),
            path: record.path.clone(),
            title: record.title.value.clone(),
            summary: record.summary.value.clone(),
            updated: record.updated,
            module: module.as_ref().clone(),
            sections: sections(record),
            worksheets: worksheets(record),
        })
    }
}

/// Returns what is read at a time: what stands under each heading. A heading with nothing under it goes with the next one.
fn sections(record: &Record) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut is_bare = false;
    for section in record.reading().sections() {
        if section.level == 0 {
            continue;
        }
        match sections.last_mut().filter(|_| is_bare) {
            Some(bare) => {
                bare.heading = format!("{}, {}", bare.heading, section.heading);
                bare.anchors.push(section.anchor);
            }
            None => sections.push(Section {
                heading: section.heading,
                anchors: vec![section.anchor],
            }),
        }
        is_bare = section.text.trim().is_empty();
    }
    sections
}

/// Returns the slugs of the worksheets to which the text of a record leads.
fn worksheets(record: &Record) -> Vec<String> {
    let mut slugs = Vec::new();
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && let Target::Inside { path, .. } = Target::read(&record.path, target)
            && let Some(path) = RecordPath::parse(&path)
            && path.id.kind == Kind::Worksheet
            && !slugs.contains(&path.id.slug)
        {
            slugs.push(path.id.slug);
        }
    });
    slugs
}
