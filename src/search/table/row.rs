//! One record as the table sees it, and the stamp by which a file is known again.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::RecordPath;
use crate::model::document::InlineKind;
use crate::model::link::Target;
use crate::model::{Detail, Field, Kind, Record, Tables};
use crate::search::analyzers::key;

use super::columns::ONGOING;

/// What a file is to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A record that can be found.
    Record,
    /// A record that could not be read.
    SetAside,
    /// A table on which what records mean depends.
    Table,
}

/// What tells whether a file has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The path relative to `content/`.
    pub(crate) path: String,
    /// Its length in bytes.
    pub(crate) size: u64,
    /// When it was changed, in nanoseconds; absent in the built-in library.
    pub(crate) modified: Option<i128>,
    /// The hash of its bytes, or the mark of the fault for which it is not read.
    pub(crate) hash: u128,
    /// What it is.
    pub(crate) role: Role,
}

/// Where the engine holds a record: the number of the shard and of the document in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The shard.
    pub(crate) shard: u32,
    /// The document.
    pub(crate) doc: u32,
}

/// One record.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The path of its file.
    pub(crate) path: String,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its slug.
    pub(crate) slug: String,
    /// The tag of its language.
    pub(crate) language: String,
    /// Whether it is a translation.
    pub(crate) is_translation: bool,
    /// Its title.
    pub(crate) title: String,
    /// What it is called, each as a key, one a line; the title first.
    pub(crate) names: String,
    /// Its former slugs, one a line.
    pub(crate) aliases: String,
    /// The slugs it names and, of a term, the values it stands for, one a line.
    pub(crate) links: String,
    /// The first and the last year it ran.
    pub(crate) years: (u16, u16),
    /// The number of each facet with the number of a value it has there.
    pub(crate) facets: Vec<(usize, u16)>,
    /// Where the engine holds it.
    pub(crate) place: Place,
}

impl Row {
    /// Returns what rows are listed by: kind, slug, originals first, language.
    pub(crate) fn rank(&self) -> (Kind, &str, bool, &str) {
        (self.kind, &self.slug, self.is_translation, &self.language)
    }

    /// Replaces the numbers of values by those of the dictionaries that took up its own.
    pub(crate) fn renumber(&mut self, numbers: &Numbers) {
        let renumber = |(facet, number): (usize, u16)| {
            let number = numbers.0.get(facet)?.get(usize::from(number))?;
            number.map(|number| (facet, number))
        };
        self.facets = self.facets.drain(..).filter_map(renumber).collect();
    }
}

/// The values of each facet by number, in the order in which they were first seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dictionaries {
    values: Vec<Vec<String>>,
    numbers: Vec<BTreeMap<String, u16>>,
}

impl Dictionaries {
    /// Returns the dictionaries of these values.
    pub(crate) fn new(values: Vec<Vec<String>>) -> Self {
        let number = |values: &Vec<String>| {
            (0_u16..)
                .zip(values)
                .map(|(at, value)| (value.clone(), at))
                .collect()
        };
        let numbers = values.iter().map(number).collect();
        Self { values, numbers }
    }

    /// Returns the values of each facet.
    pub(crate) fn into_values(self) -> Vec<Vec<String>> {
        self.values
    }

    /// Takes up the values of others, new ones in alphabetical order, whichever of the others was first to see them.
    pub(crate) fn take_up(&mut self, others: &[&Self]) {
        for facet in 0..Field::FACETS.len() {
            let seen = others.iter().filter_map(|other| other.values.get(facet));
            let seen: BTreeSet<&String> = seen.flatten().collect();
            for value in seen {
                self.number(facet, value);
            }
        }
    }

    /// Returns the numbers that the values of another have here.
    pub(crate) fn numbers(&self, other: &Self) -> Numbers {
        let facets = self.numbers.iter().zip(&other.values);
        let numbers = facets.map(|(numbers, values)| {
            let values = values.iter();
            values.map(|value| numbers.get(value).copied()).collect()
        });
        Numbers(numbers.collect())
    }

    /// Returns the number of a value; `None` when a facet has more values than can be numbered.
    fn number(&mut self, facet: usize, value: &str) -> Option<u16> {
        self.values.resize(Field::FACETS.len(), Vec::new());
        self.numbers.resize(Field::FACETS.len(), BTreeMap::new());
        if let Some(number) = self.numbers[facet].get(value) {
            return Some(*number);
        }
        let number = u16::try_from(self.values[facet].len()).ok()?;
        self.values[facet].push(value.to_owned());
        self.numbers[facet].insert(value.to_owned(), number);
        Some(number)
    }
}

/// For each facet and each number of a value in one dictionary, its number in another.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(Vec<Vec<Option<u16>>>);

/// Returns the row of a record; a translation is filed as the whole that it makes with its original.
pub(crate) fn row_of(
    (record, whole): (&Record, &Record),
    tables: &Tables,
    dictionaries: &mut Dictionaries,
    place: Place,
) -> Row {
    let aliases: Vec<&str> = record
        .aliases
        .iter()
        .map(|text| text.value.as_str())
        .collect();
    let mut facets = Vec::new();
    for (at, field) in Field::FACETS.into_iter().enumerate() {
        let values = field.values(whole, tables).into_iter();
        facets.extend(values.filter_map(|value| Some((at, dictionaries.number(at, &value)?))));
    }
    let years = whole.period().map_or((ONGOING, 0), |period| {
        (
            period.start.year,
            period.end.map_or(ONGOING, |end| end.year),
        )
    });
    Row {
        path: record.path.clone(),
        kind: record.id.kind,
        slug: record.id.slug.clone(),
        language: record.language.tag().to_owned(),
        is_translation: record.is_translation(),
        title: record.title.value.clone(),
        names: names(record).join("\n"),
        aliases: aliases.join("\n"),
        links: links(record)
            .into_iter()
            .chain(stands_for(record))
            .collect::<Vec<_>>()
            .join("\n"),
        years,
        facets,
        place,
    }
}

/// Returns what a record is called: its title, its titles in other languages, its code, programme, labels and synonyms.
fn names(record: &Record) -> Vec<String> {
    let mut names = vec![record.title.value.as_str()];
    names.extend(record.title_local.values().map(String::as_str));
    match &record.detail {
        Detail::Case(case) => names.extend(case.programme.iter().map(|text| text.value.as_str())),
        Detail::Standard(standard) => {
            names.extend(standard.code.iter().map(|text| text.value.as_str()));
        }
        Detail::Term(term) => {
            names.extend(term.labels.values().map(String::as_str));
            names.extend(term.synonyms.values().flatten().map(String::as_str));
        }
        _ => {}
    }
    let mut seen = BTreeSet::new();
    let keys = names.into_iter().map(key);
    keys.filter(|key| !key.is_empty() && seen.insert(key.clone()))
        .collect()
}

/// Returns the slugs that a record names in its front matter or by a relative link, in order, each once.
fn links(record: &Record) -> Vec<String> {
    let mut slugs = BTreeSet::new();
    slugs.extend(record.named().into_iter().map(|text| text.value.clone()));
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind {
            slugs.extend(linked_slug(&record.path, target));
        }
    });
    slugs.remove(&record.id.slug);
    slugs.retain(|slug| crate::model::id::is_slug(slug));
    slugs.into_iter().collect()
}

/// Returns the values a term stands for, as links to them; a translation leaves that to its original.
fn stands_for(record: &Record) -> Vec<String> {
    match &record.detail {
        Detail::Term(term) if !record.is_translation() => {
            // No slug looks like this.
            let link = |(field, value)| format!("{field}:{value}");
            term.stands_for().map(link).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the slug of the record a relative link leads to: `../standards/c102.md#part-v` leads to `c102`.
fn linked_slug(from: &str, target: &str) -> Option<String> {
    match Target::read(from, target) {
        Target::Inside { path, .. } => RecordPath::parse(&path).map(|path| path.id.slug),
        _ => None,
    }
}
