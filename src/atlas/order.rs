//! The order of values: as their vocabulary lists them, others after those, nothing last.

use crate::model::{Field, Kind, Tables, Vocabulary};

/// Returns what values of a vocabulary are ordered by.
pub(super) fn rank<'a>(list: Option<&Vocabulary>, value: Option<&'a str>) -> (usize, &'a str) {
    let Some(value) = value else {
        return (usize::MAX, "");
    };
    let place = list.and_then(|list| list.ids().position(|id| id == value));
    (place.unwrap_or(usize::MAX - 1), value)
}

/// Returns what values of a field are ordered by; countries by their codes.
pub(super) fn rank_of<'a>(
    field: Field,
    value: Option<&'a str>,
    tables: &Tables,
) -> (usize, &'a str) {
    match (field, value) {
        (Field::Kind, Some(name)) => {
            let place = Kind::ALL.iter().position(|kind| kind.name() == name);
            (place.unwrap_or(usize::MAX - 1), name)
        }
        _ => rank(tables.vocabulary(field), value),
    }
}
