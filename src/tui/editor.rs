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

/// What is told where worksheets are not shown.
pub const CLOSED_SHEETS: &str =
    "worksheets stay closed while the history is off, as in front of an audience";

/// What is told where there is no editor.
pub const NO_EDITOR: &str = "set EDITOR to an editor, such as nano";

/// What is told where the record has no file of its own.
pub const BUILT_IN: &str =
    "the built-in library has no files to edit; `--library DIR` opens one of your own";

/// What the user's editor is like, as far as one has to know before it is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// There is none.
    #[default]
    Absent,
    /// Who has never used it does not get out of it.
    Vi,
    /// It tells its keys, or its user knows them.
    Telling,
}

impl Manner {
    /// Returns what the editor of these words is like.
    pub fn of(words: &[String]) -> Self {
        let Some(program) = words.first() else {
            return Self::Absent;
        };
        let name = Path::new(program).file_stem().unwrap_or_default();
        match name.to_str() {
            Some("vi" | "vim" | "nvim" | "nvi" | "view" | "elvis" | "vile") => Self::Vi,
            _ => Self::Telling,
        }
    }
}

/// Starts an editor on a file, by its words, never through a shell, and waits for its end. Returns what is to be told of
/// that.
pub(super) fn run(words: &[String], file: &Path) -> Option<String> {
    let Some((program, arguments)) = words.split_first() else {
        return Some(NO_EDITOR.to_owned());
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
    // What cannot be read is told where the notes are read.
    let read = || notes.read(slug).map(|note| note.text).unwrap_or_default();
    let before = read();
    let mut told = Vec::from_iter(edit(&file)?);
    if let Err(error) = notes.tidy(slug) {
        told.push(error.to_string());
    }
    let after = read();
    let came_of_it = match (after == before, after.is_empty()) {
        (true, _) => "note unchanged",
        (false, true) => "note deleted",
        (false, false) => "note saved",
    };
    if told.is_empty() || after != before {
        told.push(came_of_it.to_owned());
    }
    Ok(told)
}

/// Has the file of a record edited, by its path below the folder of the content, if there is one. Returns what is to be
/// told of that.
pub(super) fn record(
    content: Option<&Path>,
    path: &str,
    edit: impl FnOnce(&Path) -> io::Result<Option<String>>,
) -> io::Result<Option<String>> {
    match content {
        Some(content) => edit(&content.join(path)),
        None => Ok(Some(BUILT_IN.to_owned())),
    }
}

/// Has the user's own copy of a worksheet edited, by its slug and what it is made of where there is none yet. Returns what
/// is to be told of that.
pub(super) fn worksheet(
    worksheets: Option<&Notes>,
    (slug, copy): (&str, &str),
    edit: impl FnOnce(&Path) -> io::Result<Option<String>>,
) -> io::Result<String> {
    let Some(worksheets) = worksheets else {
        return Ok("there is no directory to keep worksheets in: HOME is not set".to_owned());
    };
    let file = match worksheets.begin(slug, copy) {
        Ok(file) => file,
        Err(error) => return Ok(error.to_string()),
    };
    let told = edit(&file)?;
    Ok(told.unwrap_or_else(|| format!("your copy is {}", file.display())))
}

/// Has a file edited on a terminal that was never taken. Returns what is to be told of that.
pub fn file_in_lines(file: &Path, words: &[String]) -> Option<String> {
    lend::edit_in_lines(words, file)
}

/// Has the note on the record of a slug edited on a terminal that was never taken. Returns what is to be told of that.
pub fn note_in_lines(notes: Option<&Notes>, slug: &str, words: &[String]) -> Vec<String> {
    let told = note(notes, slug, |file| Ok(lend::edit_in_lines(words, file)));
    told.unwrap_or_else(|error| vec![error.to_string()])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::personal::Places;

    #[test]
    fn an_editor_that_does_not_tell_its_keys_is_known_by_its_name() {
        let manner = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            Manner::of(&words)
        };
        assert_eq!(manner(&[]), Manner::Absent);
        assert_eq!(manner(&["/usr/bin/vim", "-n"]), Manner::Vi);
        assert_eq!(manner(&["vi.exe"]), Manner::Vi);
        assert_eq!(manner(&["nano"]), Manner::Telling);
    }

    #[test]
    fn a_record_is_edited_where_it_has_a_file() {
        let edit = |file: &Path| Ok(Some(file.display().to_string()));
        let told = record(Some(Path::new("a")), "cases/b.md", edit).unwrap();
        assert_eq!(
            told.map(|told| told.replace('\\', "/")).as_deref(),
            Some("a/cases/b.md")
        );
        let told = record(None, "cases/b.md", |_| panic!("nothing to edit"));
        assert_eq!(told.unwrap().as_deref(), Some(BUILT_IN));
    }

    #[test]
    fn it_is_told_what_became_of_a_note() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            data: Some(folder.path().to_owned()),
            state: None,
        };
        let notes = Notes::of(&places);
        let told = |text: Option<&str>, trouble: Option<&str>| {
            let edit = |file: &Path| {
                text.map_or(Ok(()), |text| fs::write(file, text))?;
                Ok(trouble.map(str::to_owned))
            };
            note(notes.as_ref(), "a", edit).unwrap()
        };
        assert_eq!(told(None, None), ["note unchanged"]);
        assert_eq!(told(Some("x\n"), None), ["note saved"]);
        assert_eq!(told(Some("x\n"), None), ["note unchanged"]);
        assert_eq!(told(None, Some("it broke")), ["it broke"]);
        assert_eq!(
            told(Some("y"), Some("it broke")),
            ["it broke", "note saved"]
        );
        assert_eq!(told(Some(" \n"), None), ["note deleted"]);
    }
}
