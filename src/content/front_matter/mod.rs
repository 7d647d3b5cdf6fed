//! The front matter of a record: cut off the file, read as TOML, turned into the typed fields of the model.
//!
//! All faults of a header are collected in one pass, each at its place in the raw file. Whether values of vocabularies
//! and links to records exist is left to the rules.

mod agenda;
mod case;
mod fields;
mod json;
mod module;
mod outcomes;
mod project;
mod record;
pub(super) mod sources;
mod standard;
mod term;
mod texts;
mod values;
mod worksheet;

use std::cell::RefCell;

use toml::Spanned;
use toml::de::DeTable;

pub(crate) use fields::{Fields, Need, Place};
pub(crate) use json::to_json;
pub(crate) use record::{Header, read};
pub(crate) use texts::{FieldText, texts};

use crate::content::rules::{front_matter_syntax, missing_field, recommended_field};
use crate::source::{Diagnostic, Span};

/// The line that opens and closes a front matter.
const FENCE: &str = "+++";

/// Where the front matter of a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The line that opens it.
    pub(crate) opening: Span,
    /// What stands between the two lines.
    pub(crate) inner: Span,
    /// The first byte of the body.
    pub(crate) body: usize,
}

/// Why a file has no front matter that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoParts {
    /// The first line is another one.
    NotOpened,
    /// The opening line is there, the closing one is not.
    NotClosed(Span),
}

/// Finds the front matter of a text; a byte-order mark before it does not count.
pub(crate) fn split(text: &str) -> Result<Parts, NoParts> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (first, inner) = line_end(text, start);
    if text[start..first].trim_end() != FENCE {
        return Err(NoParts::NotOpened);
    }
    let opening = Span::new(start, start + FENCE.len());
    let mut at = inner;
    while at < text.len() {
        let (end, next) = line_end(text, at);
        if text[at..end].trim_end() == FENCE {
            let inner = Span::new(inner, at);
            return Ok(Parts {
                opening,
                inner,
                body: next,
            });
        }
        at = next;
    }
    Err(NoParts::NotClosed(opening))
}

/// Returns where the line at an offset ends and where the next one begins.
fn line_end(text: &str, from: usize) -> (usize, usize) {
    match text[from..].find('\n') {
        Some(length) => (from + length, from + length + 1),
        None => (text.len(), text.len()),
    }
}

/// The faults found while reading one file.
#[derive(Debug, Default)]
pub(crate) struct Faults(RefCell<Vec<Diagnostic>>);

/// The most faults that are told of one file; a file with more is no text written by hand.
const MOST_FAULTS: usize = 200;

/// So many parts of a key are too many for the parser.
const MOST_PARTS: usize = 80;

impl Faults {
    /// Adds a fault.
    pub(crate) fn push(&self, fault: Diagnostic) {
        let mut faults = self.0.borrow_mut();
        if faults.len() < MOST_FAULTS {
            faults.push(fault);
        }
    }

    /// Drops what says that a field is missing: it may stand in what could not be read.
    pub(crate) fn forget_missing(&self) {
        let missing = [missing_field::RULE.code, recommended_field::RULE.code];
        let mut faults = self.0.borrow_mut();
        faults.retain(|fault| !missing.contains(&fault.code));
    }

    /// Returns how many were found.
    pub(crate) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Tells whether no more faults are taken.
    pub(crate) fn is_full(&self) -> bool {
        self.count() >= MOST_FAULTS
    }

    /// Returns all faults, in the order found.
    pub(crate) fn into_inner(self) -> Vec<Diagnostic> {
        self.0.into_inner()
    }
}

/// Reads TOML as far as it can be read; what cannot is told with its place, moved by `offset`.
///
/// The texts of the parser are kept, its own display is not: that repeats the line with whatever it holds. Of TOML that is
/// nested too deep nothing is kept, as what stands behind that is lost and would be told as missing.
pub(crate) fn parse_toml<'a>(
    text: &'a str,
    offset: usize,
    faults: &Faults,
) -> Spanned<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = |span: std::ops::Range<usize>| {
        let end = text.len();
        Span::new(span.start.min(end), span.end.min(end)).shifted(offset)
    };
    if let Some(error) = errors
        .iter()
        .find(|error| error.message().contains("recurs"))
    {
        let span = error.span().unwrap_or_else(|| long_key(text));
        let message =
            "this is no TOML that can be read: too many tables or lists stand in each other";
        faults.push(
            front_matter_syntax::RULE
                .at(place(span), message)
                .with_help("remove it; no field needs more than a few"),
        );
        return Spanned::new(0..0, DeTable::new());
    }
    for error in errors.iter().take(MOST_FAULTS) {
        let span = place(error.span().unwrap_or(0..0));
        let message = format!("this is no valid TOML: {}", error.message().trim());
        faults.push(
            front_matter_syntax::RULE
                .at(span, message.trim_end_matches('.'))
                .with_help(
                    "texts stand in double quotes, lists in brackets, and each key stands once",
                ),
        );
    }
    table
}

/// Returns the place of the first key of so many parts that the parser refuses it, which does not say where it is.
fn long_key(text: &str) -> std::ops::Range<usize> {
    let mut at = 0;
    for piece in text.split(['=', ',', '{', '}', '[', ']', '\n']) {
        if piece.matches('.').count() >= MOST_PARTS {
            let start = at + piece.len() - piece.trim_start().len();
            return start..start + 1;
        }
        at += piece.len() + 1;
    }
    0..0
}

/// Tells whether something was left open that took in all the rest of a header, so that fields seem to be missing.
pub(crate) fn is_swallowed(header: &str) -> bool {
    let end = header.trim_end().len();
    let (_, errors) = DeTable::parse_recoverable(header);
    errors.iter().any(|error| {
        let is_open = ["multi-line", "unclosed"]
            .iter()
            .any(|word| error.message().contains(word));
        is_open && error.span().is_some_and(|span| span.end >= end)
    })
}

#[cfg(test)]
mod tests;
