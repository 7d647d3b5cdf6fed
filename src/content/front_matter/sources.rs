//! `[[sources]]`: where the facts of a record come from.

use super::record::must;
use super::{Fields, Need};
use crate::model::Source;

/// Reads the sources of a record.
pub(crate) fn read(fields: &Fields<'_>, need: Need) -> Vec<Source> {
    fields
        .tables("sources", "a source", need)
        .into_iter()
        .map(source)
        .collect()
}

fn source(fields: Fields<'_>) -> Source {
    let access = fields.text("access", Need::Optional);
    // What was only recalled or had as a copy often has no address of its own.
    let unaddressed = access
        .as_ref()
        .is_some_and(|access| matches!(access.value.as_str(), "copy" | "recalled"));
    let url = if unaddressed {
        Need::Optional
    } else {
        Need::Recommended
    };
    let source = Source {
        key: must(&fields, "key"),
        title: fields.plain("title", Need::Required),
        publisher: fields.plain("publisher", Need::Required),
        date: fields.date_or_none("date", Need::Required),
        url: fields.text("url", url),
        kind: fields.text("type", Need::Optional),
        access,
        span: fields.span(),
    };
    fields.finish();
    source
}
