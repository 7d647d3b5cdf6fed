//! The fields that only an agenda has.

use super::record::{Needs, must};
use super::{Fields, Need};
use crate::model::agenda::{Agenda, Step};

/// Reads the fields of an agenda.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Agenda {
    Agenda {
        minutes: fields.number("minutes", needs.required()),
        steps: fields
            .tables("steps", "a step", needs.required())
            .into_iter()
            .map(step)
            .collect(),
    }
}

fn step(fields: Fields<'_>) -> Step {
    let step = Step {
        minutes: fields.number("minutes", Need::Required).unwrap_or_default(),
        title: must(&fields, "title"),
        mode: must(&fields, "mode"),
        show: fields.text("show", Need::Optional),
        prompt: fields.text("prompt", Need::Optional).map(|text| text.value),
        span: fields.span(),
    };
    fields.finish();
    step
}
