//! Records that were found or named: as a page that lists them, and as rows for a spreadsheet.

use super::about;
use crate::export::{Entry, Page, Part};
use crate::library::{Library, LibraryError};
use crate::model::{Field, Language, Record, figure};

/// The names of the columns.
const COLUMNS: [&str; 13] = [
    "id",
    "kind",
    "lang",
    "title",
    "countries",
    "topics",
    "start",
    "end",
    "outcome",
    "summary",
    "results",
    "sources",
    "path",
];

/// What stands between several values of a cell.
const BETWEEN: &str = "; ";

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
                about: about(&record, &tables, language.tag()).text(),
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
            language: language.clone(),
            title,
            about: format!("{count} {records}").into(),
            parts: vec![Part::Entries(entries)],
            foot: vec![tables.info.name.clone()],
            ..Page::default()
        })
    }

    /// Returns the records of these paths as rows of cells, the first one with their names.
    pub fn rows(&self, paths: &[&str]) -> Result<Vec<Vec<String>>, LibraryError> {
        let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
        for path in paths {
            let (record, _) = self.whole(path)?;
            rows.push(self.row(&record));
        }
        Ok(rows)
    }

    fn row(&self, record: &Record) -> Vec<String> {
        let tables = self.tables();
        let tag = record.language.tag();
        let values = |field| {
            let values = Field::values(field, record, &tables);
            let labels = values.iter().map(|id| tables.label(field, id, tag));
            labels.collect::<Vec<_>>().join(BETWEEN)
        };
        let period = record.period();
        let results = record.results().iter().map(|result| {
            let said = figure::Said {
                value: &result.value,
                unit: &result.unit,
                beside: [&result.year, &result.baseline, &result.target].map(Option::as_ref),
                text: None,
            };
            format!(
                "{}: {}",
                result.indicator.value,
                said.in_words(&record.language)
            )
        });
        let sources = record.sources.iter().map(|source| match &source.url {
            Some(url) => format!("{} {}", source.told(), url.value),
            None => source.told(),
        });
        let end = period.and_then(|period| period.end);
        vec![
            record.id.slug.clone(),
            record.id.kind.name().to_owned(),
            tag.to_owned(),
            record.title.value.clone(),
            values(Field::Country),
            values(Field::Topic),
            period.map_or_else(String::new, |period| period.start.to_string()),
            end.map_or_else(String::new, |end| end.to_string()),
            values(Field::Outcome),
            record.summary.value.clone(),
            results.collect::<Vec<_>>().join("\n"),
            sources.collect::<Vec<_>>().join("\n"),
            record.path.clone(),
        ]
    }
}
