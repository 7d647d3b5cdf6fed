//! What is shown as a file outside the library, in the form that the ending of its name says. Nothing that is there is
//! overwritten unless that is wanted.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::sync::Arc;

use serde_json::Value;

use super::rows::{self, Rows};
use super::worker::Opened;
use super::{Library, LibraryError, json};
use crate::atlas::{Seen, Words};
use crate::compare::Table;
use crate::export::{self, Form, Page, html, markdown};
use crate::model::{Language, View, figure};
use crate::session::Session;
use crate::source::{self, csv};

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

/// What is named to be written.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A record, by the path of its file.
    Record(String),
    /// A view.
    View(View),
    /// A view of the Atlas.
    Atlas(Arc<Seen>),
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
            Exported::Page(opened) => self.opened_as(opened, form, language)?,
            Exported::Atlas(seen) => {
                self.written_now(&[Subject::Atlas(Arc::clone(seen))], form, language)?
            }
            Exported::Comparison(table, is_flipped) => {
                export::compare::file(table, *is_flipped, form)
            }
            Exported::Session(session, year) => {
                export::file(&self.session_page_now(session, *year), form)
            }
        };
        write_file(file, &text, overwrites)
    }

    /// Returns a record or a view as the text of a file, with the index as it stands.
    fn opened_as(
        &self,
        opened: &Opened,
        form: Form,
        language: &Language,
    ) -> Result<String, LibraryError> {
        if matches!(form, Form::Html | Form::Markdown) {
            return Ok(export::file(&self.whole_page(opened, language)?, form));
        }
        let subject = match opened.record.view() {
            Some(view) => Subject::View(view),
            None => Subject::Record(opened.record.path.clone()),
        };
        self.for_programs(&[subject], form, language)
    }

    /// Returns what is named as the text of one file, from an index that is up to date.
    pub fn written(
        &self,
        subjects: &[Subject],
        form: Form,
        language: &Language,
    ) -> Result<String, LibraryError> {
        self.settle()?;
        self.written_now(subjects, form, language)
    }

    /// The same from the index as it stands.
    fn written_now(
        &self,
        subjects: &[Subject],
        form: Form,
        language: &Language,
    ) -> Result<String, LibraryError> {
        if matches!(form, Form::Json | Form::Csv) {
            return self.for_programs(subjects, form, language);
        }
        if form == Form::Markdown {
            let files = subjects.iter().map(|one| self.markdown_of(one, language));
            return Ok(markdown::joined(&files.collect::<Result<Vec<_>, _>>()?));
        }
        let pages = subjects.iter().map(|one| self.page_of(one, language));
        let pages: Vec<Page> = pages.collect::<Result<_, _>>()?;
        let count = figure::written(&pages.len().to_string(), language);
        let tables = self.tables();
        let name = match tables.info.name.as_str() {
            "" => "a library",
            name => name,
        };
        let title = format!("{count} pages of {name}");
        Ok(html::file_of(&pages, &title))
    }

    fn page_of(&self, subject: &Subject, language: &Language) -> Result<Page, LibraryError> {
        let opened = match subject {
            Subject::Record(path) => self.open_record(path)?,
            Subject::View(view) => self.view_now(view, language)?,
            Subject::Atlas(seen) => {
                let tables = &self.tables();
                return Ok(export::atlas_page(seen, Words { tables, language }));
            }
        };
        Ok(self.page_for(&opened, language))
    }

    fn markdown_of(&self, subject: &Subject, language: &Language) -> Result<String, LibraryError> {
        Ok(match subject {
            Subject::Record(_) | Subject::View(_) => {
                markdown::file(&self.page_of(subject, language)?)
            }
            // The Atlas writes its own Markdown.
            Subject::Atlas(seen) => {
                let tables = &self.tables();
                seen.markdown(Words { tables, language })
            }
        })
    }

    /// Returns what is named as CSV or JSON, with the index as it stands.
    fn for_programs(
        &self,
        subjects: &[Subject],
        form: Form,
        language: &Language,
    ) -> Result<String, LibraryError> {
        if form == Form::Csv {
            let all = subjects.iter().map(|one| self.rows_of(one, language));
            let rows = rows::joined(all.collect::<Result<_, _>>()?);
            return Ok(csv::table(rows.ok_or(LibraryError::SeveralTables)?));
        }
        let is_record = |one: &Subject| matches!(one, Subject::Record(_));
        let all = subjects.iter().map(|one| self.json_of(one, language));
        let mut all: Vec<Value> = all.collect::<Result<_, _>>()?;
        let document = if subjects.iter().all(is_record) {
            let records = all.iter_mut().map(|one| one["record"].take());
            json::several("records", &records.collect::<Vec<Value>>())
        } else if all.len() == 1 {
            all.remove(0)
        } else {
            json::several("documents", &all)
        };
        Ok(source::json::document(&document))
    }

    fn rows_of(&self, subject: &Subject, language: &Language) -> Result<Rows, LibraryError> {
        match subject {
            Subject::Record(path) => self.record_rows(path),
            Subject::View(view) => self.view_rows(view, language),
            Subject::Atlas(seen) => {
                let tables = &self.tables();
                Ok(seen.told(Words { tables, language }).rows())
            }
        }
    }

    fn json_of(&self, subject: &Subject, language: &Language) -> Result<Value, LibraryError> {
        match subject {
            Subject::Record(path) => self.record_json(path),
            Subject::View(view) => self.view_json(view, language),
            Subject::Atlas(seen) => {
                let tables = &self.tables();
                Ok(seen.json(Words { tables, language }))
            }
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
    let is_session = matches!(what, Exported::Session(..));
    let has = |form: &Form| !is_session || matches!(form, Form::Html | Form::Markdown);
    Form::of_name(file).filter(has).ok_or_else(|| {
        let forms = if is_session { SESSION_FORMS } else { FORMS };
        let file = file.to_owned();
        LibraryError::NoForm { file, forms }
    })
}

/// The endings of names of files.
pub const FORMS: &str = ".html, .md, .csv or .json";

/// The endings of names of files that hold the record of a session.
const SESSION_FORMS: &str = ".html or .md";

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
mod tests;
