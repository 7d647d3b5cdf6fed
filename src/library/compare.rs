//! Records side by side: read whole, each with the original that tells which of its sections is which.

use super::{Library, LibraryError};
use crate::compare::{self, Side, Table};
use crate::content;
use crate::model::{Language, Record};
use crate::search::Listed;

impl Library {
    /// Compares some records as their files have them, values named in a language.
    pub fn compare(&self, listed: &[Listed], language: &Language) -> Result<Table, LibraryError> {
        let tables = self.tables();
        let mut records: Vec<(Record, Option<Record>)> = Vec::with_capacity(listed.len());
        for one in listed {
            let record = self.read(&one.path)?;
            records.push(match content::original_of(&self.root, &one.path, &tables) {
                Some(original) => (record.completed(&original), Some(original)),
                None => (record, None),
            });
        }
        let sides: Vec<Side<'_>> = records
            .iter()
            .map(|(record, original)| Side {
                record,
                original: original.as_ref(),
            })
            .collect();
        Ok(compare::table(&sides, &tables, language.tag()))
    }
}
