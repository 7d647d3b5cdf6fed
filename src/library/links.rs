//! Links from a record to other records, resolved as a reader follows them.

use crate::model::link::Target;
use crate::model::{InlineKind, Record, RecordId};
use crate::search::Index;

/// Returns every relative link of the body that leads to a record, as written and once each, with the record.
pub(super) fn to_records(record: &Record, index: &Index) -> Vec<(String, RecordId)> {
    let mut found: Vec<(String, RecordId)> = Vec::new();
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && !found.iter().any(|(known, _)| known == target)
            && let Target::Inside { path, .. } = Target::read(&record.path, target)
            && let Some(listed) = index.at(&path)
        {
            found.push((target.clone(), listed.id));
        }
    });
    found
}
