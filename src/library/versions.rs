//! A record in several languages: which one to take, and what a translation takes from its original.

use super::{Library, LibraryError};
use crate::content;
use crate::model::{Language, PartialDate, Record};
use crate::search::Listed;

impl Library {
    /// Returns the version of a record in a language, the record as it is where there is none.
    ///
    /// A version of the same tag comes before one of the same language: `pt-BR` asks for `pt-BR`, else for `pt`.
    pub fn in_language(&self, listed: Listed, language: &Language) -> Listed {
        let versions = self.index().versions(&listed.id);
        let same_tag = versions.iter().find(|one| one.language == *language);
        let is_alike = |one: &&Listed| one.language.primary() == language.primary();
        let found = same_tag.or_else(|| versions.iter().find(is_alike)).cloned();
        found.unwrap_or(listed)
    }

    /// Reads a record with all that it takes from its original, and when that was changed since it was translated.
    pub(super) fn whole(&self, path: &str) -> Result<(Record, Option<PartialDate>), LibraryError> {
        let tables = self.tables();
        let bytes = self.root.read(path)?;
        let parsed = content::parse_record(path, &bytes, &tables).and_then(|parsed| parsed.record);
        let record = parsed.ok_or_else(|| LibraryError::SetAside {
            path: path.to_owned(),
        })?;
        Ok(match content::original_of(&self.root, path, &tables) {
            Some(original) => {
                let changed = record.changed_since(&original);
                (record.completed(&original), changed)
            }
            None => (record, None),
        })
    }
}
