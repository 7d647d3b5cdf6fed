//! Who has ratified an instrument, for a spreadsheet: a row per State.

use super::{BETWEEN, Rows, cited, head};
use crate::model::{Parties, Ratification};

const COLUMNS: [&str; 9] = [
    "standard",
    "country",
    "name",
    "date",
    "date_confidence",
    "parts",
    "confidence",
    "note",
    "sources",
];

/// Returns the ratifications of an instrument, each with the name of the State.
pub(super) fn rows(
    (instrument, parties): (&str, &Parties),
    sorted: &[(&str, &Ratification)],
) -> Rows {
    let mut rows = vec![head(&COLUMNS)];
    rows.extend(sorted.iter().map(|(name, one)| {
        vec![
            instrument.to_owned(),
            one.country.clone(),
            (*name).to_owned(),
            one.date.map(|date| date.to_string()).unwrap_or_default(),
            one.date_sureness.name().to_owned(),
            one.parts.join(BETWEEN),
            one.sureness.name().to_owned(),
            one.note.clone(),
            cited(&one.sources, &parties.cited),
        ]
    }));
    rows
}
