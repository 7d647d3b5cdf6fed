//! What stands above a report: which country, when, in which money.

use super::report::Report;
use crate::model::{Field, Phrase, Tables};

/// What stands above a report.
#[derive(Clone, Debug)]
pub struct Head {
    /// The country, the date and the money.
    pub title: Phrase,
    /// The date, as it is told beside another one.
    pub date: String,
}

impl Head {
    /// Returns what stands above a report, with names in a language.
    pub fn of(report: &Report, tables: &Tables, tag: &str) -> Self {
        let country = match report.country.as_deref() {
            None => "a country that is not named".into(),
            Some(code) if tables.countries.get(code).is_none() => code.into(),
            Some(code) => tables.named(Field::Country, code, tag) + format!(" ({code})"),
        };
        let date = report.as_of.map(|date| date.to_string());
        let as_of = date
            .as_ref()
            .map(|date| format!(", as of {date}"))
            .unwrap_or_default();
        let money = report
            .currency
            .as_ref()
            .map(|currency| format!(", amounts in {currency}"))
            .unwrap_or_default();
        Self {
            title: Phrase::from("Convention 102: ") + country + as_of + money,
            date: date.unwrap_or_else(|| "no date".to_owned()),
        }
    }
}
