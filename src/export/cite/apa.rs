//! A work in a sentence, after the seventh edition of the manual of the APA: who, when, what, where.
//!
//! A work that names no author begins with its title. Titles are not set in italics: the sentence is plain text.

use super::Work;
use crate::model::{PartialDate, figure};
use crate::source::SafeText;

/// The names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the sentence, as one line without control characters.
pub(super) fn sentence(work: &Work) -> String {
    let title = title(work);
    let date = format!("({}).", date(work.date));
    let mut parts = match work.authors.as_slice() {
        [] => vec![stopped(&title), date],
        authors => vec![stopped(&several(authors)), date, stopped(&title)],
    };
    if work.source.is_none() {
        parts.push(stopped(&library(work)));
    }
    if !work.publisher.is_empty() {
        parts.push(stopped(&work.publisher));
    }
    // No full stop behind an address, which would be taken for a part of it.
    parts.extend(work.url.clone());
    parts.retain(|part| !part.is_empty());
    SafeText::line(&parts.join(" ")).into_string()
}

fn title(work: &Work) -> String {
    let mut parts = vec![work.title.trim().to_owned()];
    if work.source.is_none() {
        let translator = work.translator.as_ref();
        let translator = translator.map(|name| format!("; translated by {name}"));
        let sort = capital(&work.word);
        parts.push(format!("[{sort}{}]", translator.unwrap_or_default()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn library(work: &Work) -> String {
    let place = work.place();
    match &work.library {
        Some((name, version)) if version.trim().is_empty() => format!("In {name} ({place})"),
        Some((name, version)) => format!("In {name} (Version {version}; {place})"),
        None => place,
    }
}

/// Returns a date as it stands in brackets.
fn date(date: Option<PartialDate>) -> String {
    let Some(date) = date else {
        return "n.d.".to_owned();
    };
    let month = date
        .month
        .and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{}, {month} {day}", date.year),
        (Some(month), None) => format!("{}, {month}", date.year),
        _ => date.year.to_string(),
    }
}

fn several(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} & {other}"),
        [first @ .., last] => format!("{}, & {last}", first.join(", ")),
    }
}

fn stopped(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{text}{}", figure::stop(text))
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + signs.as_str()
}
