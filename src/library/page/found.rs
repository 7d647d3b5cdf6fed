//! Records that were found, as a page that lists them.

use super::about;
use crate::export::{Entry, Page, Part};
use crate::library::{Library, LibraryError};
use crate::model::{Language, figure};

impl Library {
    /// Returns the page of what a query found: the records of these paths, each with what it is about.
    pub fn found_page(
        &self,
        query: &str,
        paths: &[&str],
        language: &Language,
    ) -> Result<Page, LibraryError> {
        let tables = self.tables();
        let mut entries = Vec::new();
        for path in paths {
            let (record, _) = self.whole(path)?;
            entries.push(Entry {
                name: record.id.slug.clone(),
                path: (*path).to_owned(),
                about: about(&record, &tables, language.tag()),
                title: record.title.value.clone(),
                text: record.summary.value.clone().into(),
                language: record.language,
            });
        }
        let count = figure::written(&entries.len().to_string(), language);
        let records = if entries.len() == 1 {
            "record"
        } else {
            "records"
        };
        let title = match query.trim() {
            "" => "All records".to_owned(),
            query => format!("Records found by: {query}"),
        };
        Ok(Page {
            name: "found".to_owned(),
            path: "found".to_owned(),
            title: title.into(),
            about: format!("{count} {records}").into(),
            parts: vec![Part::Entries(entries)],
            foot: vec![tables.info.name.clone()],
            ..Page::default()
        })
    }
}
