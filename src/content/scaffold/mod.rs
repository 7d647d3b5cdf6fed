//! What `new` writes: a record from the template of its kind, or a translation of one that is there.
//!
//! What is not known yet is marked `TODO:`, which the rule `todo` tells of until it is gone; all else is valid. Where the
//! text is written is left to the room `library`.

mod draft;
mod template;
#[cfg(test)]
mod tests;
mod translation;

pub use draft::{Draft, DraftSource};
pub use translation::translation;

use template::{filled, has};

use super::front_matter::split;
use super::rules::{file_name, todo};
use crate::model::id::is_slug;
use crate::model::{Kind, PartialDate, Tables};

/// Why no record can be made of what was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct ScaffoldError {
    what: String,
    /// What to do, as a sentence.
    pub help: String,
}

impl ScaffoldError {
    fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            help: help.into(),
        }
    }
}

/// Returns the template of a kind.
fn template_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => include_str!("case.md"),
        Kind::Project => include_str!("project.md"),
        Kind::Standard => include_str!("standard.md"),
        Kind::Module => include_str!("module.md"),
        Kind::Term => include_str!("term.md"),
        Kind::Agenda => include_str!("agenda.md"),
        Kind::Worksheet => include_str!("worksheet.md"),
    }
}

/// Checks that a text can be the id of a record.
pub fn check_id(id: &str) -> Result<(), ScaffoldError> {
    if !is_slug(id) {
        return Err(ScaffoldError::new(
            format!("{id:?} cannot be the id of a record"),
            "use lower-case letters a-z, digits and single hyphens, such as tgo-novissi",
        ));
    }
    if file_name::is_reserved(id) {
        return Err(ScaffoldError::new(
            format!("{id:?} is a name that Windows reserves"),
            "take another",
        ));
    }
    Ok(())
}

/// Returns how many places of a text are still to be written.
pub fn marks(text: &str) -> usize {
    let header = split(text).map_or(0, |parts| parts.inner.end);
    todo::marks(text, header).count()
}

/// Returns the text of a new record.
pub fn record(
    kind: Kind,
    draft: &Draft,
    tables: &Tables,
    today: PartialDate,
) -> Result<String, ScaffoldError> {
    let template = template_of(kind);
    let mut filling = draft.filling(kind, tables)?;
    for (name, flag) in draft::FLAGS {
        if filling.contains_key(name) && !has(template, name) {
            let what = format!("a record of the kind {kind} has no {name}");
            return Err(ScaffoldError::new(what, format!("leave --{flag} out")));
        }
    }
    filling.insert("today", today.to_string());
    Ok(filled(template, &filling))
}
