//! What stands above a report: which country, when, in which money.

use super::report::Report;
use crate::model::Tables;

/// What stands above a report.
#[derive(Clone, Debug)]
pub struct Head {
    /// The country, the date and the money.
    pub title: String,
    /// The date, as it is told beside another one.
    pub date: String,
}

impl Head {
    /// Returns what stands above a report, with names in a language.
    pub fn of(report: &Report, tables: &Tables, tag: &str) -> Self {
        let country = report.country.as_deref().map_or_else(
            || "a country that is not named".to_owned(),
            |code| match tables.countries.get(code) {
                Some(country) => format!("{} ({code})", country.name(tag)),
                None => code.to_owned(),
            },
        );
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
            title: format!("Convention 102: {country}{as_of}{money}"),
            date: date.unwrap_or_else(|| "no date".to_owned()),
        }
    }
}
