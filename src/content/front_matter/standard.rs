//! The fields that only a standard has.

use super::record::Needs;
use super::{Fields, Need};
use crate::model::standard::Standard;

/// Reads the fields of a standard.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Standard {
    let instrument = fields.text("instrument", needs.required());
    // Recommendations, declarations and regulations bind nobody, so they never enter into force.
    let binding = instrument
        .as_ref()
        .is_some_and(|text| matches!(text.value.as_str(), "convention" | "protocol"));
    let in_force = if binding {
        needs.recommended()
    } else {
        Need::Optional
    };
    Standard {
        code: fields.text("code", needs.required()),
        instrument,
        adopted: fields.date("adopted", needs.required()),
        in_force: fields.date("in_force", in_force),
        standing: fields.text("standing", needs.recommended()),
        branches: fields.texts("branches", Need::Optional),
        official_text: fields.text("official_text", needs.required()),
    }
}
