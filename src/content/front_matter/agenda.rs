//! The fields that only an agenda has.

use super::module::joined;
use super::record::{Needs, must};
use super::{Fields, Need};
use crate::model::agenda::{Agenda, Show, Step};

/// Reads the fields of an agenda.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Agenda {
    let text = |key| fields.text(key, Need::Optional).map(|text| text.value);
    Agenda {
        minutes: fields.number("minutes", needs.required()),
        audience: joined(fields, "audience"),
        group_size: text("group_size"),
        goals: fields.words("goals", Need::Optional),
        prepare: fields.words("prepare", Need::Optional),
        uses: fields.texts("uses", Need::Optional),
        steps: fields
            .tables("steps", "a step", needs.required())
            .into_iter()
            .map(step)
            .collect(),
        closing: text("closing"),
    }
}

fn step(fields: Fields<'_>) -> Step {
    let text = |key| fields.text(key, Need::Optional).map(|text| text.value);
    let mode = must(&fields, "mode");
    let step = Step {
        minutes: fields.number("minutes", Need::Required).unwrap_or_default(),
        title: must(&fields, "title"),
        show: Show::read(&mode.value, fields.one_or_more("show", Need::Optional)),
        mode,
        prompt: text("prompt"),
        note: text("note"),
        span: fields.span(),
    };
    fields.finish();
    step
}
