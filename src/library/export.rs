//! What is shown as a file outside the library, in the form that the ending of its name says. Nothing that is there is
//! overwritten unless that is wanted.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::sync::Arc;

use super::worker::Opened;
use super::{Library, LibraryError};
use crate::atlas::{FileForm, Seen, Words};
use crate::compare::Table;
use crate::export::{self, Form, Page, html};
use crate::model::Language;
use crate::session::Session;

/// What can be written to a file.
#[derive(Clone, Debug)]
pub enum Exported {
    /// A record or a view.
    Page(Arc<Opened>),
    /// A view of the Atlas.
    Atlas(Arc<Seen>),
    /// A comparison, and whether its records are rows.
    Comparison(Box<Table>, bool),
    /// The record of a session, and the year to which running practices extend.
    Session(Box<Session>, u16),
}

impl Library {
    /// Writes something to a file, with labels in a language; over one that is there only if that is wanted.
    pub fn export(
        &self,
        what: &Exported,
        language: &Language,
        file: &str,
        overwrites: bool,
    ) -> Result<(), LibraryError> {
        let form = form_of(what, file)?;
        let text = match what {
            Exported::Page(opened) => export::file(&self.whole_page(opened, language)?, form),
            Exported::Atlas(seen) => self.seen_as(seen, form, language),
            Exported::Comparison(table, is_flipped) => {
                export::compare::file(table, *is_flipped, form, language)
            }
            Exported::Session(session, year) => {
                export::file(&self.session_page_now(session, *year), form)
            }
        };
        write_file(file, &text, overwrites)
    }

    /// Returns a view of the Atlas as the text of a file.
    pub fn seen_as(&self, seen: &Seen, form: Form, language: &Language) -> String {
        let tables = self.tables();
        let words = Words {
            tables: &tables,
            language,
        };
        match form {
            Form::Html => html::file(&export::atlas_page(seen, words)),
            Form::Markdown => seen.file(FileForm::Markdown, words),
            Form::Json => seen.file(FileForm::Json, words),
            Form::Csv => seen.file(FileForm::Csv, words),
        }
    }

    /// Returns the page of what was opened; of what was only begun, the whole.
    fn whole_page(&self, opened: &Opened, reader: &Language) -> Result<Page, LibraryError> {
        if opened.goes_on {
            return Ok(self.page_for(&self.open_record(&opened.record.path)?, reader));
        }
        Ok(self.page_for(opened, reader))
    }
}

/// Returns the form that the ending of a name says, if what is written has it.
fn form_of(what: &Exported, file: &str) -> Result<Form, LibraryError> {
    let is_page = matches!(what, Exported::Page(_) | Exported::Session(..));
    let has = |form: &Form| !is_page || matches!(form, Form::Html | Form::Markdown);
    Form::of_name(file).filter(has).ok_or_else(|| {
        let forms = if is_page { PAGE_FORMS } else { FORMS };
        let file = file.to_owned();
        LibraryError::NoForm { file, forms }
    })
}

/// The endings of names of files.
pub const FORMS: &str = ".html, .md, .csv or .json";

/// The endings of names of files that hold a record or a view.
pub const PAGE_FORMS: &str = ".html or .md";

/// Writes a file; one that is there is overwritten only if that is wanted.
pub fn write_file(file: &str, text: &str, overwrites: bool) -> Result<(), LibraryError> {
    let written = if overwrites {
        std::fs::write(file, text)
    } else {
        write_new(file, text)
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => LibraryError::FileThere {
            file: file.to_owned(),
        },
        _ => LibraryError::Export {
            file: file.to_owned(),
            source: error,
        },
    })
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
        std::fs::create_dir_all(content.join("terms")).unwrap();
        std::fs::write(content.join("library.toml"), "").unwrap();
        let term = "+++\ntitle = \"A <term>\"\n+++\n\nWords.\n";
        std::fs::write(content.join("terms/a.md"), term).unwrap();
        let library = Library::open(Options {
            library: Some(folder.path().to_owned()),
            ..Options::default()
        });
        let library = library.unwrap();
        let today = PartialDate::of_year(2026);
        let seen = library.see(View::Lessons, "", false, today).unwrap();
        let atlas = Exported::Atlas(Arc::new(seen));
        let opened = library.open_record("terms/a.md").unwrap();
        let record = Exported::Page(Arc::new(opened));
        let export = |what: &Exported, name: &str| {
            let file = folder.path().join(name);
            let written = library.export(what, &Language::english(), file.to_str().unwrap(), false);
            written.map(|()| std::fs::read_to_string(file).unwrap())
        };
        for (what, name, holds) in [
            (
                &atlas,
                "a.csv",
                "dimension,topic,outcome,kind,id,lesson,sources\n",
            ),
            (&atlas, "a.md", "# Atlas: lessons\n"),
            (&atlas, "a.json", "\"view\": \"lessons\""),
            (&atlas, "a.html", "<h1>Atlas: lessons</h1>"),
            (&record, "b.html", "<h1>A &lt;term&gt;</h1>"),
            (&record, "b.md", "# A \\<term\\>\n"),
        ] {
            assert!(export(what, name).unwrap().contains(holds), "{name}");
        }
        for there in ["a.csv", "b.html"] {
            let again = export(&record, there.replace("csv", "html").as_str());
            assert!(
                matches!(again, Err(LibraryError::FileThere { .. })),
                "{there}"
            );
        }
        for (what, name) in [(&atlas, "a.txt"), (&record, "b.csv"), (&record, "b.json")] {
            assert!(
                matches!(export(what, name), Err(LibraryError::NoForm { .. })),
                "{name}"
            );
        }
        let nowhere = export(&atlas, "none/a.csv");
        assert!(matches!(nowhere, Err(LibraryError::Export { .. })));
    }
}
