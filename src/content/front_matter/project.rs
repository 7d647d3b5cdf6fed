//! The fields that only a project has.

use super::record::{Needs, must};
use super::{Fields, Need, outcomes};
use crate::model::project::{Donor, Project};

/// Reads the fields of a project.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Project {
    Project {
        form: fields.text("form", needs.required()),
        modality: fields.text("modality", needs.recommended()),
        countries: fields.texts("countries", needs.required()),
        providers: fields.texts("providers", needs.recommended()),
        partners: fields.words("partners", needs.recommended()),
        implementers: fields.words("implementers", needs.recommended()),
        period: outcomes::period(fields, needs.required()),
        state: fields.text("state", needs.required()),
        sdgs: fields
            .numbers("sdgs", Need::Optional)
            .into_iter()
            .map(|goal| goal.value)
            .collect(),
        branches: fields.texts("branches", Need::Optional),
        standards: outcomes::standards(fields),
        donors: donors(fields),
        results: outcomes::results(fields, Need::Optional),
        lessons: outcomes::lessons(fields, Need::Optional),
        cases: fields.texts("cases", Need::Optional),
    }
}

fn donors(fields: &Fields<'_>) -> Vec<Donor> {
    fields
        .tables("donors", "a donor", Need::Optional)
        .into_iter()
        .map(donor)
        .collect()
}

fn donor(fields: Fields<'_>) -> Donor {
    let donor = Donor {
        name: must(&fields, "name"),
        amount: fields.amount("amount", Need::Optional),
        currency: fields.text("currency", Need::Optional),
        year: fields.year("year"),
        sources: fields.one_or_more("source", Need::Optional),
        span: fields.span(),
    };
    fields.finish();
    donor
}
