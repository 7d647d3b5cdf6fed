//! In which order a page cites its sources: that is the order of their numbers, in every form of the page.

use super::document::InlineKind;
use super::record::{Detail, Record};

impl Record {
    /// Returns the record with its sources in the order in which its page cites them first: the body, results, lessons,
    /// donors; then those that are only listed. A source of a key that is there already comes last.
    #[must_use]
    pub fn with_sources_as_cited(mut self) -> Self {
        let mut cited: Vec<String> = Vec::new();
        self.reading().for_each_inline(&mut |inline| {
            if let InlineKind::FootnoteReference(key) = &inline.kind {
                cited.push(key.clone());
            }
        });
        let results = self.results().iter().flat_map(|result| &result.sources);
        let lessons = self.lessons().iter().flat_map(|lesson| &lesson.sources);
        let donors = match &self.detail {
            Detail::Project(project) => project.donors.as_slice(),
            _ => &[],
        };
        let donors = donors.iter().flat_map(|donor| &donor.sources);
        let others = results.chain(lessons).chain(donors);
        cited.extend(others.map(|key| key.value.clone()));
        // The sort is stable: what is only listed stays as it is listed.
        self.sources.sort_by_key(|source| {
            let first = cited.iter().position(|key| *key == source.key.value);
            first.unwrap_or(usize::MAX)
        });
        self
    }
}
