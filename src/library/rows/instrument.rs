//! An instrument, or a Part of it, for a spreadsheet: a row per record that deals with it.

use super::{Rows, head};
use crate::library::{Instrument, Placed};

const COLUMNS: [&str; 11] = [
    "standard", "part", "relation", "id", "kind", "lang", "title", "start", "end", "state", "path",
];

/// Returns the records that deal with an instrument, or with a Part of it.
pub(super) fn rows(instrument: &Instrument, part: Option<&str>) -> Rows {
    let slug = &instrument.opened.record.id.slug;
    let mut rows = vec![head(&COLUMNS)];
    let linked = instrument.linked.iter();
    let own = linked.filter(|one| part.is_none() || one.part.as_deref() == part);
    rows.extend(own.map(|one| {
        let listed = &one.placed.listed;
        let [start, end] = period(&one.placed);
        vec![
            slug.clone(),
            one.part.clone().unwrap_or_default(),
            one.relation.clone(),
            listed.id.slug.clone(),
            listed.id.kind.name().to_owned(),
            listed.language.tag().to_owned(),
            listed.title.clone(),
            start,
            end,
            one.placed.state.clone().unwrap_or_default(),
            listed.path.clone(),
        ]
    }));
    rows
}

/// Returns when something began and when it ended, as far as that is known.
pub(super) fn period(placed: &Placed) -> [String; 2] {
    let start = placed.period.map(|period| period.start);
    let end = placed.period.and_then(|period| period.end);
    [start, end].map(|date| date.map(|date| date.to_string()).unwrap_or_default())
}
