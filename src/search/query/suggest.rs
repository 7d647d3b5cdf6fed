//! What is said of a field or value that nobody knows, with the nearest one that exists.

use crate::model::Field;
use crate::source::{Code, Diagnostic, Span, nearest};

/// A field that does not exist, or a beginning that several fields have.
pub(super) const UNKNOWN_FIELD: Code = Code("CB901");
/// A value that the field does not have.
pub(super) const UNKNOWN_VALUE: Code = Code("CB902");
/// A query that is too long to be read whole.
pub(super) const CUT: Code = Code("CB903");
/// A field without a value.
pub(crate) const NO_VALUE: Code = Code("CB904");
/// An `OR` without a word on one side.
pub(super) const LONE_OR: Code = Code("CB905");
/// A query of signs alone.
pub(super) const NO_WORD: Code = Code("CB906");
/// Years of which the last comes before the first.
pub(super) const BACKWARDS: Code = Code("CB907");

/// Returns the note on an unknown field.
pub(super) fn unknown_field(name: &str, span: Span) -> Diagnostic {
    let lower = name.to_ascii_lowercase();
    let several: Vec<&str> = Field::ALL
        .into_iter()
        .map(Field::name)
        .filter(|field| field.starts_with(&lower))
        .collect();
    if several.len() > 1 {
        let message = format!("`{name}:` could be several fields, so it is taken as a word");
        let help = format!("type more of it: {}", several.join(", "));
        return Diagnostic::note(UNKNOWN_FIELD, span, message).with_help(help);
    }
    let message = format!("no field is called `{name}`, so it is taken as a word");
    let note = Diagnostic::note(UNKNOWN_FIELD, span, message);
    match nearest(&lower, Field::ALL.into_iter().map(Field::name)) {
        Some(field) => note.with_help(format!("did you mean `{field}:`?")),
        None => note,
    }
}

/// Returns the note on an unknown value, offering the nearest of the names given.
pub(crate) fn unknown_value<'a>(
    field: Field,
    text: &str,
    span: Span,
    names: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("no {field} is called `{text}`, so it is taken as a word");
    let note = Diagnostic::note(UNKNOWN_VALUE, span, message);
    match nearest(text, names) {
        Some(name) if name.contains(' ') => {
            note.with_help(format!("did you mean `{field}:\"{name}\"`?"))
        }
        Some(name) => note.with_help(format!("did you mean `{field}:{name}`?")),
        None => note,
    }
}

/// Returns the note on a query in which nothing is asked, though something stands in it; quotes and hyphens alone begin
/// something that is still being typed.
pub(crate) fn no_word(text: &str) -> Option<Diagnostic> {
    let is_begun = |character: char| character.is_whitespace() || "\"-".contains(character);
    let message = "no word is in the query, so it finds every record";
    let span = Span::new(0, text.len());
    (!text.chars().all(is_begun)).then(|| Diagnostic::note(NO_WORD, span, message))
}

/// Returns the note on years that end before they begin.
pub(crate) fn backwards(text: &str, span: Span) -> Diagnostic {
    let message = format!("the years `{text}` end before they begin, so no record is of them");
    Diagnostic::note(BACKWARDS, span, message).with_help("write the earlier year first")
}
