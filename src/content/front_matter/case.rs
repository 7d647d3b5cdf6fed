//! The fields that only a case has.

use super::record::Needs;
use super::{Fields, Need, outcomes};
use crate::model::case::Case;

/// Reads the fields of a case.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Case {
    Case {
        countries: fields.texts("countries", needs.required()),
        scope: fields.text("scope", Need::Optional),
        organisation: fields.text("organisation", needs.required()),
        programme: fields.text("programme", needs.recommended()),
        period: outcomes::period(fields, needs.required()),
        state: fields.text("state", needs.recommended()),
        outcome: fields.text("outcome", needs.required()),
        stages: fields.texts("stages", needs.required()),
        delivery: fields.texts("delivery", needs.recommended()),
        branches: fields.texts("branches", needs.recommended()),
        technologies: fields.texts("technologies", needs.recommended()),
        population: fields.texts("population", needs.recommended()),
        standards: outcomes::standards(fields),
        results: outcomes::results(fields, needs.recommended()),
        lessons: outcomes::lessons(fields, needs.required()),
    }
}
