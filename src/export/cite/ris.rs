//! A work as an entry in RIS, for Zotero, `EndNote` and others.
//!
//! Which tags hold what follows how Zotero reads them: a report and a law keep who published them under `PB`, what stands
//! in a newspaper, a journal or on a site under `T2`. `DA` has slashes also where day or month are not known.

use std::fmt::Write;

use super::{Sort, Work};
use crate::source::SafeText;

/// Returns the entry of a work.
pub(super) fn entry(work: &Work, key: &str) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = SafeText::line(value.trim()).into_string();
        if !value.is_empty() {
            let _never_fails = write!(out, "{tag}  - {value}\r\n");
        }
    };
    line("TY", sort(work.sort));
    line("ID", key);
    for author in &work.authors {
        line("AU", &one_name(author));
    }
    line("TI", &work.title);
    if let Some((library, version)) = &work.library {
        line("T2", library);
        line("ET", version);
    }
    line(published(work.sort), &work.publisher);
    if let Some(date) = work.date {
        let part =
            |number: Option<u8>| number.map_or_else(String::new, |number| format!("{number:02}"));
        line("PY", &format!("{:04}", date.year));
        let (month, day) = (part(date.month), part(date.day));
        line("DA", &format!("{:04}/{month}/{day}/", date.year));
    }
    // A semicolon parts two addresses.
    let url = work.url.as_deref().unwrap_or_default();
    line("UR", &url.replace(';', "%3B"));
    let language = work.language.as_ref();
    line("LA", language.map_or("", |language| language.tag()));
    if work.source.is_none() {
        line("AN", &work.place());
    }
    // Who translated it is told in words, which may be more than a name.
    if let Some(translator) = &work.translator {
        line("N1", &format!("Translated by {translator}"));
    }
    line("N1", work.had.unwrap_or_default());
    out.push_str("ER  - \r\n\r\n");
    out
}

/// Returns the type of a work.
fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Entry => "ENCYC",
        Sort::Term => "DICT",
        Sort::Law => "STAT",
        Sort::Report => "RPRT",
        Sort::Dataset => "DATA",
        Sort::Paper => "JOUR",
        Sort::Press => "NEWS",
        Sort::Web => "ELEC",
        Sort::Other => "GEN",
    }
}

/// Returns the tag under which it is told who published a work of a sort.
fn published(sort: Sort) -> &'static str {
    match sort {
        Sort::Paper | Sort::Press | Sort::Web => "T2",
        _ => "PB",
    }
}

/// Returns a name as one that has no parts: who reads RIS cuts a name at its commas, and keeps two of the parts.
///
/// `Ostrom, Elinor` is cut as it should be; in the name of an office a dash stands for the comma.
fn one_name(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    let is_person = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        (1..=3).contains(&words.len()) && words.iter().all(is_capital)
    };
    match parts.as_slice() {
        [family, given] if is_person(family) && is_person(given) => name.to_owned(),
        _ => parts.join(" \u{2013} "),
    }
}
