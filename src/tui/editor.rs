//! The user's editor, and the note that is written in it.
//!
//! How a terminal is lent to it is left to `terminal`, what is kept to the keeper.

use std::io;
use std::path::Path;
use std::process::Command;

use super::terminal::lend;
use crate::personal::Notes;

/// What is told where notes are not shown.
pub const CLOSED: &str = "notes stay closed while the history is off, as in front of an audience";

/// What is told where notes have no place.
pub const NOWHERE: &str = "there is no directory to keep notes in: HOME is not set";

/// Starts an editor on a file, by its words, never through a shell, and waits for its end. Returns what is to be told of
/// that.
pub(super) fn run(words: &[String], file: &Path) -> Option<String> {
    let Some((program, arguments)) = words.split_first() else {
        return Some("set EDITOR to an editor, such as nano".to_owned());
    };
    match Command::new(program).args(arguments).arg(file).status() {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("the editor ended with {status}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Some(format!("there is no {program}; set EDITOR"))
        }
        Err(error) => Some(format!("cannot start {program}: {error}")),
    }
}

/// Has the note on the record of a slug edited; one in which nothing stands is none. Returns what is to be told of that.
pub(super) fn note(
    notes: Option<&Notes>,
    slug: &str,
    edit: impl FnOnce(&Path) -> io::Result<Option<String>>,
) -> io::Result<Vec<String>> {
    let Some(notes) = notes else {
        return Ok(vec![NOWHERE.to_owned()]);
    };
    let file = match notes.prepare(slug) {
        Ok(file) => file,
        Err(error) => return Ok(vec![error.to_string()]),
    };
    let mut told = Vec::from_iter(edit(&file)?);
    if let Err(error) = notes.tidy(slug) {
        told.push(error.to_string());
    }
    Ok(told)
}

/// Has the note on the record of a slug edited on a terminal that was never taken. Returns what is to be told of that.
pub fn note_in_lines(notes: Option<&Notes>, slug: &str, words: &[String]) -> Vec<String> {
    let told = note(notes, slug, |file| Ok(lend::edit_in_lines(words, file)));
    told.unwrap_or_else(|error| vec![error.to_string()])
}
