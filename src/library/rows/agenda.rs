//! An agenda for a spreadsheet: a row per step.

use super::{BETWEEN, Rows, head};
use crate::model::Record;
use crate::model::agenda::{Agenda, Show};

const COLUMNS: [&str; 9] = [
    "agenda", "step", "begin", "minutes", "kind", "show", "title", "say", "note",
];

/// Returns the steps of an agenda, by the minute at which they begin.
pub(super) fn rows(record: &Record, agenda: &Agenda) -> Rows {
    let mut rows = vec![head(&COLUMNS)];
    let steps = (1..).zip(agenda.timed());
    rows.extend(steps.map(|(number, (begin, step)): (usize, _)| {
        vec![
            record.id.slug.clone(),
            number.to_string(),
            begin.to_string(),
            step.minutes.to_string(),
            step.mode.value.clone(),
            step.show.as_ref().map(shown).unwrap_or_default(),
            step.title.value.clone(),
            step.prompt.clone().unwrap_or_default(),
            step.note.clone().unwrap_or_default(),
        ]
    }));
    rows
}

/// Returns what a step shows, as an agenda writes it.
fn shown(show: &Show) -> String {
    match show {
        Show::Records(slugs) => {
            let slugs = slugs.iter().map(|slug| slug.value.as_str());
            slugs.collect::<Vec<&str>>().join(BETWEEN)
        }
        Show::Query(query) => query.value.clone(),
        Show::View(view) => format!("view:{}", view.value),
    }
}
