//! What stands above a report: which country, when, in which money.

use crate::model::Tables;
use crate::workbench::Report;

/// What stands above a report.
pub(super) struct Head {
    /// The country, the date and the money.
    pub(super) title: String,
    /// The date, as it is told beside another one.
    pub(super) date: String,
}

/// Returns what stands above a report, with names in a language.
pub(super) fn of(report: &Report, tables: &Tables, tag: &str) -> Head {
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
    Head {
        title: format!("Convention 102: {country}{as_of}{money}"),
        date: date.unwrap_or_else(|| "no date".to_owned()),
    }
}
