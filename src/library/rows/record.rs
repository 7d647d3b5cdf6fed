//! A record for a spreadsheet: a row.

use super::{BELOW, BETWEEN, Rows, agenda, head, told};
use crate::library::{Library, LibraryError};
use crate::model::{Detail, Field, Record, figure};

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

impl Library {
    /// Returns a record as rows: an agenda as its steps, all others as one row.
    pub(in crate::library) fn record_rows(&self, path: &str) -> Result<Rows, LibraryError> {
        let (record, _) = self.whole(path)?;
        Ok(match &record.detail {
            Detail::Agenda(one) => agenda::rows(&record, one),
            _ => vec![head(&COLUMNS), self.row(&record)],
        })
    }

    /// Returns the records of these paths as a row each, of whatever kind they are.
    pub fn rows(&self, paths: &[&str]) -> Result<Rows, LibraryError> {
        let mut rows = vec![head(&COLUMNS)];
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
            results.collect::<Vec<_>>().join(BELOW),
            told(&record.sources),
            record.path.clone(),
        ]
    }
}
