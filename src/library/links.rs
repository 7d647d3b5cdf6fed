//! Links from a record to other records, resolved as a reader follows them.

use std::collections::BTreeMap;

use crate::model::link::{Target, decoded};
use crate::model::{InlineKind, Record};
use crate::search::{Index, Listed};

/// Returns every relative link of the body that leads to a record, as written and once each, with the record in the
/// language of this one where it is there in it.
pub(super) fn to_records(record: &Record, index: &Index) -> Vec<(String, Listed)> {
    let mut found: Vec<(String, Listed)> = Vec::new();
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && !found.iter().any(|(known, _)| known == target)
            && let Target::Inside { path, .. } = Target::read(&record.path, target)
            && let Some(listed) = index.at(&path)
        {
            found.push((target.clone(), listed));
        }
    });
    let (targets, listed): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let listed = index.in_language(listed, &record.language);
    targets.into_iter().zip(listed).collect()
}

/// Returns the headings that links to records lead to, each behind the link as written; nothing for a link to the beginning
/// of a record, or to a heading that is not there.
pub(super) fn headings(links: &[(String, Listed)], index: &Index) -> Vec<(String, String)> {
    // A page may have many links into one record, which is unpacked once.
    let mut known: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    let found = links.iter().filter_map(|(target, listed)| {
        let (_, anchor) = target.split_once('#')?;
        let of_record = known
            .entry(&listed.path)
            .or_insert_with(|| index.headings(&listed.path).unwrap_or_default());
        let anchor = decoded(anchor);
        let (_, heading) = of_record.iter().find(|(own, _)| *own == anchor)?;
        Some((target.clone(), heading.clone()))
    });
    found.collect()
}
