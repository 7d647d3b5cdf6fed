//! Reading records: in which language, with what a translation takes from its original, with what stands around them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::worker::Opened;
use super::{Library, LibraryError, links};
use crate::content;
use crate::model::{Field, Kind, Language, Record};
use crate::search::Listed;

impl Library {
    /// Reads one record and what the reader shows around it; the path is relative to `content/`.
    ///
    /// What a translation leaves out is taken from its original.
    pub fn open_record(&self, path: &str) -> Result<Opened, LibraryError> {
        Ok(self.with_all_around(self.read(path)?))
    }

    /// Reads the beginning of a record that is too long to be read while one waits; nothing where it is short.
    pub(super) fn open_beginning(&self, path: &str) -> Option<Opened> {
        let bytes = self.root.read(path).ok()?;
        let record = content::parse_beginning(path, &bytes, &self.tables())?;
        let mut opened = self.with_all_around(record);
        opened.goes_on = true;
        Some(opened)
    }

    /// Returns a record with all that it takes from its original and with what stands around it.
    fn with_all_around(&self, record: Record) -> Opened {
        let (record, original) = self.completed(record);
        let changed = original.and_then(|original| record.changed_since(&original));
        let (record, hidden) = self.as_seen(record);
        let index = self.index();
        let related = self.named_by(&record);
        let alike = self.alike(&record);
        let mut back_links = index.linking_to(&record.id.slug);
        back_links.retain(|from| from.id != record.id);
        let back_links = index.in_language(back_links, &record.language);
        let links = links::to_records(&record, index);
        let headings = links::headings(&links, index);
        let named: Vec<&str> = record
            .named()
            .iter()
            .map(|text| text.value.as_str())
            .collect();
        let named = index.in_language(index.list_of(&named), &record.language);
        let mut versions = index.versions(&record.id);
        versions.retain(|version| version.path != record.path);
        let terms = self.terms_of(&record);
        let parties = (record.id.kind == Kind::Standard)
            .then(|| content::parties(&self.root, &record.id.slug))
            .flatten();
        Opened {
            said: None,
            record,
            related,
            alike,
            back_links,
            named,
            links,
            headings,
            versions,
            changed,
            terms,
            hidden,
            parties,
            goes_on: false,
            glossary: Arc::default(),
        }
    }

    /// Returns the terms that stand for the values a record is filed under, in its language where they are there in it.
    fn terms_of(&self, record: &Record) -> Vec<(Field, String, Listed)> {
        let tables = self.tables();
        let values = Field::FACETS.into_iter().flat_map(|field| {
            let values = field.values(record, &tables).into_iter();
            values.map(move |value| (field, value))
        });
        let mut terms = self.index().terms_of(&values.collect::<Vec<_>>());
        let listed = terms.iter().map(|(_, _, term)| term.clone()).collect();
        let listed = self.index().in_language(listed, &record.language);
        for ((_, _, term), version) in terms.iter_mut().zip(listed) {
            *term = version;
        }
        terms
    }

    /// Reads every record of a kind, originals only, by slug.
    pub fn of_kind(&self, kind: Kind) -> Result<Vec<Record>, LibraryError> {
        self.settle()?;
        self.of_kind_now(kind)
    }

    /// Returns the same from the index as it stands.
    pub(super) fn of_kind_now(&self, kind: Kind) -> Result<Vec<Record>, LibraryError> {
        let listed = self.index().by_prefix("", usize::MAX).into_iter();
        let wanted = listed.filter(|listed| listed.id.kind == kind);
        wanted.map(|listed| self.read(&listed.path)).collect()
    }

    /// Reads one record; the path is relative to `content/`.
    pub(super) fn read(&self, path: &str) -> Result<Record, LibraryError> {
        let bytes = self.root.read(path)?;
        let parsed = content::parse_record(path, &bytes, &self.tables());
        let record = parsed.and_then(|parsed| parsed.record);
        record.ok_or_else(|| LibraryError::SetAside {
            path: path.to_owned(),
        })
    }

    /// Returns the version of a record in a language, the record as it is where there is none.
    pub fn in_language(&self, listed: Listed, language: &Language) -> Listed {
        let found = self.index().in_language(vec![listed.clone()], language);
        found.into_iter().next().unwrap_or(listed)
    }

    /// Reads a record with all that it takes from its original, and the original where it is a translation.
    pub(super) fn whole(&self, path: &str) -> Result<(Record, Option<Record>), LibraryError> {
        let (record, original) = self.completed(self.read(path)?);
        Ok((self.as_seen(record).0, original))
    }

    /// Returns a record as it is seen here, where drafts may be hidden, and the drafts among those it names. They are
    /// looked for where they matter: here, or when a session follows the record in front of a room.
    fn as_seen(&self, record: Record) -> (Record, BTreeSet<String>) {
        let hides_drafts = self.options.hides_drafts;
        if !hides_drafts && record.id.kind != Kind::Agenda {
            return (record, BTreeSet::new());
        }
        let hidden = self.hidden_in(&record);
        let seen = if hides_drafts {
            record.without(&hidden)
        } else {
            record
        };
        (seen, hidden)
    }

    /// Returns a record with all that it takes from its original, its sources in the order of their numbers, and the
    /// original where it is a translation.
    fn completed(&self, record: Record) -> (Record, Option<Record>) {
        let original = content::original_of(&self.root, &record.path, &self.tables());
        let record = match &original {
            Some(original) => record.completed(original),
            None => record,
        };
        (record.with_sources_as_cited(), original)
    }
}
