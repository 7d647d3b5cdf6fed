//! Writing what one is at to a new file: a record, a page, a comparison, a view of the Atlas.

use std::sync::Arc;

use super::Session;
use super::place::Place;
use super::reading::Subject;
use crate::library::{Exported, FORMS, LibraryError};

impl Session<'_, '_> {
    /// Writes what one is at to a file of a name.
    pub(super) fn export(&mut self, file: &str) -> anyhow::Result<()> {
        if file.is_empty() {
            return self.say(&format!(
                "Type export and the name of a file that ends in {FORMS}."
            ));
        }
        let written = self.exported().and_then(|what| match what {
            Some(what) => {
                let language = &self.settings.language;
                self.library
                    .export(&what, language, file, false)
                    .map(|()| true)
            }
            None => Ok(false),
        });
        match written {
            Ok(true) => self.say(&format!("Written: {file}")),
            Ok(false) => Ok(()),
            Err(error) => self.trouble(&error),
        }
    }

    /// Returns what one is at, as far as it can be written.
    fn exported(&self) -> Result<Option<Exported>, LibraryError> {
        Ok(match self.place() {
            Some(Place::Atlas(sight)) => Some(Exported::Atlas(Arc::new(self.seen(sight)?))),
            Some(Place::Text(reading)) => Some(match &reading.subject {
                Subject::Record(opened) => Exported::Page(Arc::new((**opened).clone())),
                Subject::Comparison(compared) => {
                    let table = self.table_of(compared)?;
                    Exported::Comparison(Box::new(table), compared.is_flipped)
                }
            }),
            _ => None,
        })
    }
}
