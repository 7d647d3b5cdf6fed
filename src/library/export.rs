//! A view as a file outside the library, in the form that the ending of its name says. Nothing that is there is overwritten.

use std::fs::File;
use std::io::{self, ErrorKind, Write};

use super::{Library, LibraryError};
use crate::atlas::{FileForm, Seen, Words};
use crate::model::Language;

impl Library {
    /// Writes a view to a new file, with labels in a language.
    pub fn export(&self, seen: &Seen, language: &Language, file: &str) -> Result<(), LibraryError> {
        let form = FileForm::of_name(file).ok_or_else(|| LibraryError::NoForm {
            file: file.to_owned(),
        })?;
        let tables = self.tables();
        let words = Words {
            tables: &tables,
            language,
        };
        write_new(file, &seen.file(form, words)).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => LibraryError::FileThere {
                file: file.to_owned(),
            },
            _ => LibraryError::Export {
                file: file.to_owned(),
                source: error,
            },
        })
    }
}

fn write_new(file: &str, text: &str) -> io::Result<()> {
    File::create_new(file)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::View;
    use crate::library::Options;
    use crate::model::PartialDate;

    #[test]
    fn writes_a_new_file_in_the_form_of_its_ending_and_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(&content).unwrap();
        std::fs::write(content.join("library.toml"), "").unwrap();
        let library = Library::open(Options {
            library: Some(folder.path().to_owned()),
            ..Options::default()
        });
        let library = library.unwrap();
        let today = PartialDate::of_year(2026);
        let seen = library.see(View::Lessons, "", false, today).unwrap();
        let export = |name: &str| {
            let file = folder.path().join(name);
            let written = library.export(&seen, &Language::english(), file.to_str().unwrap());
            written.map(|()| std::fs::read_to_string(file).unwrap())
        };
        let csv = "dimension,topic,outcome,kind,id,lesson,sources\n";
        assert_eq!(export("a.csv").unwrap(), csv);
        assert!(export("a.md").unwrap().starts_with("# Atlas: lessons\n"));
        assert!(export("a.json").unwrap().contains("\"view\": \"lessons\""));
        assert!(matches!(
            export("a.csv"),
            Err(LibraryError::FileThere { .. })
        ));
        assert!(matches!(export("a.txt"), Err(LibraryError::NoForm { .. })));
        let nowhere = export("none/a.csv");
        assert!(matches!(nowhere, Err(LibraryError::Export { .. })));
    }
}
