//! The catalog: everything a library holds, loaded, with look-ups.

use std::collections::BTreeMap;

use super::country::Countries;
use super::host::Hosts;
use super::id::Kind;
use super::record::Record;
use super::vocabulary::Vocabularies;

/// What `library.toml` says of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryInfo {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
    /// The language of originals, as a tag.
    pub language: String,
    /// Under which licence it is given.
    pub licence: String,
    /// Its version.
    pub version: String,
    /// A line of welcome.
    pub welcome: String,
}

/// The lists that give meaning to the values in front matter; small, and enough to read any one record.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The library.
    pub info: LibraryInfo,
    /// The closed lists of values.
    pub vocabularies: Vocabularies,
    /// The countries.
    pub countries: Countries,
    /// The hosts that are not trusted.
    pub hosts: Hosts,
}

/// Everything a library holds, loaded.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The lists of values.
    pub tables: Tables,
    records: Vec<Record>,
    by_slug: BTreeMap<String, Vec<usize>>,
}

impl Catalog {
    /// Builds the catalog; records are put in order of kind, slug and language, originals before translations.
    pub fn new(tables: Tables, mut records: Vec<Record>) -> Self {
        let original = |record: &Record| record.path.matches('.').count();
        records.sort_by(|a, b| {
            (&a.id, original(a), &a.language).cmp(&(&b.id, original(b), &b.language))
        });
        let mut by_slug: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, record) in records.iter().enumerate() {
            by_slug.entry(record.id.slug.clone()).or_default().push(at);
        }
        for (at, record) in records.iter().enumerate() {
            for alias in &record.aliases {
                by_slug
                    .entry(alias.value.clone())
                    .or_insert_with(|| vec![at]);
            }
        }
        Self {
            tables,
            records,
            by_slug,
        }
    }

    /// Returns all records, in order of kind, slug and language.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Returns the record of a slug or a former slug: the original, not a translation.
    pub fn get(&self, slug: &str) -> Option<&Record> {
        self.by_slug.get(slug)?.first().map(|at| &self.records[*at])
    }

    /// Returns the originals of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records
            .iter()
            .filter(move |record| record.id.kind == kind && !record.is_translation())
    }
}
