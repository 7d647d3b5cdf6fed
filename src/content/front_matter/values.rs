//! What a single value of TOML is or gives, without the table it stands in.

use toml::de::DeValue;

use crate::model::PartialDate;

/// Returns the date that a value gives, whole or in part.
pub(super) fn date_of(value: &DeValue<'_>) -> Option<PartialDate> {
    match value {
        DeValue::String(text) => PartialDate::parse(text),
        DeValue::Integer(number) if number.radix() == 10 => PartialDate::parse(number.as_str()),
        DeValue::Datetime(moment) => moment.date.map(|date| PartialDate {
            year: date.year,
            month: Some(date.month),
            day: Some(date.day),
        }),
        _ => None,
    }
}

/// Tells whether a text is a range of years, such as `2012-2013`.
pub(super) fn is_range(text: &str) -> bool {
    let years = text.split_once(['-', '\u{2013}']);
    years.is_some_and(|(from, to)| {
        let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        year(from) && year(to) && from <= to
    })
}

/// Returns what a value is, for a message.
pub(super) fn name_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
