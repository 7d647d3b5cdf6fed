//! Records side by side: read whole, each with the original that tells which of its sections is which.

use super::{Library, LibraryError};
use crate::compare::{self, Side, Table};
use crate::model::{Language, Record};
use crate::search::Listed;

impl Library {
    /// Compares some records as their files have them, values named in a language.
    pub fn compare(&self, listed: &[Listed], language: &Language) -> Result<Table, LibraryError> {
        let records = listed.iter().map(|one| self.whole(&one.path));
        let records: Vec<(Record, Option<Record>)> = records.collect::<Result<_, _>>()?;
        let sides: Vec<Side<'_>> = records
            .iter()
            .map(|(record, original)| Side {
                record,
                original: original.as_ref(),
            })
            .collect();
        Ok(compare::table(&sides, &self.tables(), language.tag()))
    }
}
