//! In which order a page cites its sources: that is the order of their numbers, in every form of the page.

use std::collections::{BTreeMap, BTreeSet};

use super::document::InlineKind;
use super::record::{Record, Source};
use crate::source::digit::digit;

impl Record {
    /// Returns the record with its sources in the order in which its page cites them first: the body, results, lessons,
    /// donors; then those that are only listed.
    #[must_use]
    pub fn with_sources_as_cited(mut self) -> Self {
        let mut first = BTreeMap::new();
        let mut cite = |key: &str| {
            let next = first.len();
            first.entry(key.to_owned()).or_insert(next);
        };
        self.reading().for_each_inline(&mut |inline| {
            if let InlineKind::FootnoteReference(key) = &inline.kind {
                cite(key);
            }
        });
        let results = self.results().iter().flat_map(|result| &result.sources);
        let lessons = self.lessons().iter().flat_map(|lesson| &lesson.sources);
        let donors = self.donors().iter().flat_map(|donor| &donor.sources);
        for key in results.chain(lessons).chain(donors) {
            cite(&key.value);
        }
        // The sort is stable: what is only listed stays as it is listed.
        self.sources.sort_by_key(|source| {
            let place = first.get(&source.key.value);
            place.copied().unwrap_or(usize::MAX)
        });
        self
    }
}

/// Returns the number of each source, by its key.
pub fn numbers(sources: &[Source]) -> BTreeMap<&str, usize> {
    let keys = numbered(sources)
        .into_iter()
        .map(|source| source.key.value.as_str());
    keys.zip(1..).collect()
}

/// Returns the sources that have a number, in the order of their numbers, from 1 on: the first of each key.
pub fn numbered(sources: &[Source]) -> Vec<&Source> {
    let mut seen = BTreeSet::new();
    let sources = sources.iter();
    sources
        .filter(|source| seen.insert(source.key.value.as_str()))
        .collect()
}

/// Returns how a footnote is marked on a page whose sources have these numbers: by its label, and where that is a number
/// by what tells it from a source.
pub fn note_mark(label: &str, numbers: &BTreeMap<&str, usize>) -> String {
    let is_number = !label.is_empty() && label.chars().all(|one| digit(one).is_some());
    if is_number && !numbers.is_empty() {
        format!("[note {label}]")
    } else {
        format!("[{label}]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footnote_is_not_taken_for_a_source() {
        let sources = BTreeMap::from([("ipa", 1)]);
        assert_eq!(note_mark("1", &sources), "[note 1]");
        assert_eq!(note_mark("໑", &sources), "[note ໑]");
        assert_eq!(note_mark("a1", &sources), "[a1]");
        assert_eq!(note_mark("1", &BTreeMap::new()), "[1]");
    }
}
