//! The check of a text that is not in the library yet, with the library around it.

use super::{Library, LibraryError};
use crate::content::{self, FileReport};
use crate::model::Catalog;

impl Library {
    /// Checks a text as if it stood at a path of the library (relative to `content/`), in place of what stands there.
    ///
    /// Only what is wrong in this text is told.
    pub fn check_text(&self, path: &str, bytes: &[u8]) -> Result<Vec<FileReport>, LibraryError> {
        let mut loaded = content::load(self.root())?;
        let Some(parsed) = content::parse_record(path, bytes, &loaded.catalog.tables) else {
            return Ok(Vec::new());
        };
        let others = loaded
            .catalog
            .records()
            .iter()
            .filter(|record| record.path != path);
        let records = others.cloned().chain(parsed.record).collect();
        loaded.catalog = Catalog::new(loaded.catalog.tables.clone(), records);
        loaded.reports.retain(|report| report.file.path() != path);
        loaded.reports.push(parsed.report);
        loaded
            .reports
            .sort_by(|a, b| a.file.path().cmp(b.file.path()));
        if let Err(at) = loaded
            .files
            .binary_search_by(|file| file.as_str().cmp(path))
        {
            loaded.files.insert(at, path.to_owned());
        }
        let mut reports = content::check(&loaded);
        reports.retain(|report| report.file.path() == path);
        Ok(reports)
    }
}
