//! The notes: one file of Markdown per record, written by the user in an editor, or here a paragraph at a time.
//!
//! A note is named after the slug of its record, which all its languages share. One that is taken out gets another name
//! and stays in the folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::PathBuf;

use super::keeper::Places;
use super::store::{StoreError, failed, for_the_user, make_folder, moved_aside};
use crate::model::id::is_slug;

/// The most bytes of a note that are read; nobody writes more by hand.
const MOST: u64 = 1 << 20;

/// The notes.
#[derive(Clone, Debug)]
pub struct Notes {
    folder: PathBuf,
}

/// A note on a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The slug of the record.
    pub slug: String,
    /// The note; empty where there is none.
    pub text: String,
}

impl Note {
    /// Returns its first line that says something, without the marks of a heading.
    pub fn beginning(&self) -> &str {
        let mut lines = self.text.lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        first.trim_start_matches('#').trim_start()
    }
}

impl Notes {
    /// Returns the notes of a user; `None` where the machine gives no place for them.
    pub fn of(places: &Places) -> Option<Self> {
        let folder = places.data.as_ref()?.join("notes");
        Some(Self { folder })
    }

    /// Returns the worksheets that a user fills in, kept beside the notes and like them; `None` where the machine gives no
    /// place for them.
    pub fn worksheets_of(places: &Places) -> Option<Self> {
        let folder = places.data.as_ref()?.join("worksheets");
        Some(Self { folder })
    }

    /// Returns the file of the note on a record, in a folder that is there; what is no slug names no file.
    pub fn prepare(&self, slug: &str) -> Result<PathBuf, StoreError> {
        // What one writes for oneself is nobody else's.
        make_folder(&self.folder)?;
        self.file(slug)
    }

    /// Returns the file of a slug, in a folder that is there; where there is no such file, one with this text is made.
    pub fn begin(&self, slug: &str, text: &str) -> Result<PathBuf, StoreError> {
        let file = self.prepare(slug)?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        for_the_user(&mut options);
        let made = options.open(&file);
        match made.and_then(|mut made| made.write_all(text.as_bytes())) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                Err(failed("write", &file)(error))
            }
            _ => Ok(file),
        }
    }

    /// Removes the file of a note in which nothing stands.
    pub fn tidy(&self, slug: &str) -> Result<(), StoreError> {
        let file = self.file(slug)?;
        if file.exists() && self.read(slug)?.text.trim().is_empty() {
            fs::remove_file(&file).map_err(failed("remove", &file))?;
        }
        Ok(())
    }

    /// Adds a paragraph to the note on a record: in one stroke at its end, so that nothing of it is ever lost.
    pub(super) fn add(&self, slug: &str, words: &str) -> Result<(), StoreError> {
        let path = self.prepare(slug)?;
        let before = self.read(slug)?.text;
        let gap = match before.as_str() {
            text if text.trim().is_empty() || text.ends_with("\n\n") => "",
            text if text.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        for_the_user(&mut options);
        let file = options.open(&path);
        let added = file.and_then(|mut file| file.write_all(format!("{gap}{words}\n").as_bytes()));
        added.map_err(failed("write", &path))
    }

    /// Reads the note on a record.
    pub fn read(&self, slug: &str) -> Result<Note, StoreError> {
        let path = self.file(slug)?;
        let mut bytes = Vec::new();
        match File::open(&path) {
            Ok(file) => {
                let read = file.take(MOST).read_to_end(&mut bytes);
                read.map_err(failed("read", &path))?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed("read", &path)(error)),
        }
        Ok(Note {
            slug: slug.to_owned(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        })
    }

    /// Reads all notes, by slug.
    pub(super) fn all(&self) -> Result<Vec<Note>, StoreError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed("read", &self.folder)(error)),
        };
        let name = |entry: fs::DirEntry| entry.file_name().into_string().ok();
        let names = entries.filter_map(|entry| name(entry.ok()?));
        let slug = |name: String| Some(name.strip_suffix(".md")?.to_owned());
        let mut slugs: Vec<String> = names.filter_map(slug).collect();
        slugs.retain(|slug| is_slug(slug));
        slugs.sort();
        slugs.iter().map(|slug| self.read(slug)).collect()
    }

    /// Gives the file of a note another name; returns that.
    pub(super) fn set_aside(&self, slug: &str) -> Result<PathBuf, StoreError> {
        moved_aside(&self.file(slug)?, ".removed")
    }

    fn file(&self, slug: &str) -> Result<PathBuf, StoreError> {
        let path = self.folder.join(format!("{slug}.md"));
        if is_slug(slug) {
            return Ok(path);
        }
        let error = io::Error::new(io::ErrorKind::InvalidInput, "no record is called so");
        Err(failed("use", &path)(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes() -> (tempfile::TempDir, Notes) {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            data: Some(folder.path().join("data")),
            state: None,
        };
        (folder, Notes::of(&places).unwrap())
    }

    #[test]
    fn a_record_without_a_note_has_an_empty_one_and_no_file() {
        let (folder, notes) = notes();
        assert_eq!(notes.read("a").unwrap().text, "");
        assert!(notes.all().unwrap().is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn reads_what_an_editor_wrote_by_slug() {
        let (_folder, notes) = notes();
        for (slug, text) in [("b", "\n## Asked in 老挝\n"), ("a", "one\ntwo\n")] {
            fs::write(notes.prepare(slug).unwrap(), text).unwrap();
        }
        fs::write(notes.folder.join("a.md.removed"), "gone").unwrap();
        fs::write(notes.folder.join("Not a slug.md"), "gone").unwrap();
        let all = notes.all().unwrap();
        let told: Vec<(&str, &str)> = all
            .iter()
            .map(|note| (note.slug.as_str(), note.beginning()))
            .collect();
        assert_eq!(told, [("a", "one"), ("b", "Asked in 老挝")]);
        assert_eq!(notes.read("a").unwrap().text, "one\ntwo\n");
    }

    #[test]
    fn what_is_added_stands_in_a_paragraph_of_its_own() {
        let (_folder, notes) = notes();
        for words in ["one", "养老金", "three"] {
            notes.add("a", words).unwrap();
        }
        assert_eq!(notes.read("a").unwrap().text, "one\n\n养老金\n\nthree\n");
        let file = notes.prepare("b").unwrap();
        for (before, after) in [
            ("\n", "\nx\n"),
            ("no end", "no end\n\nx\n"),
            ("e\n\n", "e\n\nx\n"),
        ] {
            fs::write(&file, before).unwrap();
            notes.add("b", "x").unwrap();
            assert_eq!(notes.read("b").unwrap().text, after);
        }
        assert!(notes.add("../c", "x").is_err());
    }

    #[test]
    fn an_empty_note_goes_and_one_that_is_taken_out_stays_under_another_name() {
        let (_folder, notes) = notes();
        let file = notes.prepare("a").unwrap();
        fs::write(&file, " \n").unwrap();
        notes.tidy("a").unwrap();
        assert!(!file.exists());
        notes.tidy("a").unwrap();
        for (text, name) in [("x", "a.md.removed"), ("y", "a.md.removed-2")] {
            fs::write(&file, text).unwrap();
            notes.tidy("a").unwrap();
            let aside = notes.set_aside("a").unwrap();
            assert!(aside.ends_with(name), "{aside:?}");
            assert_eq!(fs::read_to_string(aside).unwrap(), text);
        }
        assert!(notes.all().unwrap().is_empty());
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let (_folder, notes) = notes();
        for name in ["../x", "a/b", "", "A", "a.b", "-"] {
            assert!(notes.prepare(name).is_err(), "{name}");
            assert!(notes.set_aside(name).is_err(), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_them() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, notes) = notes();
        notes.prepare("a").unwrap();
        let mode = fs::metadata(&notes.folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }

    #[test]
    fn what_is_no_text_is_read_all_the_same() {
        let (_folder, notes) = notes();
        fs::write(notes.prepare("a").unwrap(), b"\xff\xfe word").unwrap();
        assert!(notes.read("a").unwrap().text.contains("word"));
    }
}
