//! `[[sources]]`: where the facts of a record come from.

use super::record::must;
use super::{Fields, Need};
use crate::model::{Source, Text};

/// Reads the sources of a record.
pub(crate) fn read(fields: &Fields<'_>, need: Need) -> Vec<Source> {
    fields
        .tables("sources", "a source", need)
        .into_iter()
        .map(source)
        .collect()
}

/// Tells whether a source often has no address of its own: what was only recalled or had as a copy, and the documents
/// from which the library began, which were handed over as files.
fn is_unaddressed(access: Option<&Text>, kind: Option<&Text>) -> bool {
    let is = |text: Option<&Text>, words: &[&str]| {
        text.is_some_and(|text| words.contains(&text.value.as_str()))
    };
    is(access, &["copy", "recalled"]) || is(kind, &["origin"])
}

fn source(fields: Fields<'_>) -> Source {
    let access = fields.text("access", Need::Optional);
    let kind = fields.text("type", Need::Optional);
    let url = if is_unaddressed(access.as_ref(), kind.as_ref()) {
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
        kind,
        access,
        span: fields.span(),
    };
    fields.finish();
    source
}
