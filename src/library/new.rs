//! New files of a library: a record from its template, or a translation of a record that is there.

use std::path::PathBuf;

use super::{Library, LibraryError};
use crate::content::scaffold::{self, Draft};
use crate::model::{Kind, Language, PartialDate};

/// A file that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The path relative to `content/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl NewFile {
    /// Returns how many places of it are still to be written.
    pub fn marks(&self) -> usize {
        scaffold::marks(&self.text)
    }
}

impl Library {
    /// Returns a new record with what is known of it.
    pub fn new_record(
        &self,
        (kind, id): (Kind, &str),
        draft: &Draft,
        today: PartialDate,
    ) -> Result<NewFile, LibraryError> {
        scaffold::check_id(id)?;
        self.settle()?;
        if let Some(taken) = self.exact(id) {
            return Err(LibraryError::Taken {
                id: id.to_owned(),
                path: taken.path,
            });
        }
        let text = scaffold::record(kind, draft, &self.tables(), today)?;
        let path = format!("{}/{id}.md", kind.folder());
        Ok(NewFile { path, text })
    }

    /// Returns a translation to be made of a record.
    pub fn new_translation(
        &self,
        (kind, id): (Kind, &str),
        language: &Language,
    ) -> Result<NewFile, LibraryError> {
        self.settle()?;
        let found = self.exact(id).filter(|found| found.id.kind == kind);
        let found = found.ok_or_else(|| LibraryError::NoOriginal {
            kind,
            id: id.to_owned(),
        })?;
        let original = self.open_record(&found.path)?.record;
        let text = scaffold::translation(&original, language)?;
        let path = format!("{}/{}.{language}.md", kind.folder(), original.id.slug);
        Ok(NewFile { path, text })
    }

    /// Writes a new file and returns where it stands; what is there is never overwritten.
    pub fn write(&self, file: &NewFile) -> Result<PathBuf, LibraryError> {
        Ok(self.root().create(&file.path, &file.text)?)
    }
}
