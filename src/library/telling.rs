//! What a user is told of an error, with what to do next: a command that is named works as it is typed.

use std::io;

use super::{Library, LibraryError};
use crate::content::ContentError;

impl Library {
    /// Returns what a user is told of an error.
    pub fn told(&self, error: &LibraryError) -> String {
        match error {
            LibraryError::SetAside { path } => {
                let check = self.check_command().unwrap_or_else(|| CHECK.to_owned());
                format!("{error}: `{check} {}` says why", quoted(path))
            }
            LibraryError::Export { source, .. } => format!("{error}: {source}"),
            LibraryError::Content(ContentError::File { path, source })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                format!("{path} is no longer there: it was deleted or renamed")
            }
            LibraryError::Content(ContentError::File { path, source }) => {
                format!("cannot read {path}: {source}")
            }
            _ => error.to_string(),
        }
    }

    /// Returns the command that checks the library, where it is not the plain one because the library was named.
    pub fn check_command(&self) -> Option<String> {
        let named = self.options.library.as_ref()?;
        let named = quoted(&named.display().to_string());
        Some(format!("{CHECK} --library {named}"))
    }
}

/// The command that checks the library one is in.
const CHECK: &str = "casebook check";

/// Returns a word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-+,:@%".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    // A quote cannot stand between quotes: they end, it follows, they begin again.
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Options;

    #[test]
    fn a_word_is_one_word_to_a_shell() {
        assert_eq!(quoted("/a/b-c_1.md"), "/a/b-c_1.md");
        assert_eq!(quoted("my library"), "'my library'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("ລາວ"), "'ລາວ'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn a_file_that_is_no_record_or_gone_is_told_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("my lib");
        std::fs::create_dir_all(root.join("content/cases")).unwrap();
        std::fs::write(root.join("content/library.toml"), "").unwrap();
        std::fs::write(root.join("content/cases/a.md"), "+++\ntitle \"A\"\n+++\n").unwrap();
        let options = Options {
            library: Some(root.clone()),
            ..Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        assert_eq!(
            library.unlisted_file("a").as_deref(),
            Some("cases/a.md"),
            "the reader knows the file of what it cannot read"
        );
        let error = library.open_record("cases/a.md").unwrap_err();
        let told = library.told(&error);
        let command = format!(
            "`casebook check --library '{}' cases/a.md` says why",
            root.display()
        );
        assert!(told.ends_with(&command), "{told}");
        let error = library.open_record("cases/b.md").unwrap_err();
        let told = library.told(&error);
        assert_eq!(
            told,
            "cases/b.md is no longer there: it was deleted or renamed"
        );
        // Mended outside: it is there before the index knows.
        std::fs::write(root.join("content/cases/a.md"), "+++\ntitle = \"A\"\n+++\n").unwrap();
        assert!(library.find("cases/a.md").is_err());
        let path = library.unlisted_file("cases/a.md").unwrap();
        assert!(library.open_record(&path).is_ok());
    }
}
