//! A work as an entry for BibTeX.
//!
//! Every entry is a `misc`, which asks for nothing: the other sorts want authors, journals or institutions that nobody has
//! told. Braces count in BibTeX also behind a backslash, so a brace of the content is written as a command.

use std::fmt::Write;

use super::Work;
use crate::source::SafeText;

/// The words that BibTeX knows for months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Returns the entry of a work.
pub(super) fn entry(work: &Work, key: &str) -> String {
    let mut out = format!("@misc{{{key},\n");
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _never_fails = writeln!(out, "  {name} = {value},");
        }
    };
    // A name in braces is one name, whatever commas and small words are in it.
    let authors = work.authors.iter().map(|name| braced(&escaped(name)));
    let authors = authors.collect::<Vec<_>>().join(" and ");
    field("author", &braced(&authors));
    field("title", &braced(&braced(&escaped(&work.title))));
    field("howpublished", &braced(&escaped(&published(work))));
    let date = work.date;
    field(
        "year",
        &date.map_or_else(String::new, |date| format!("{{{:04}}}", date.year)),
    );
    let month = date
        .and_then(|date| date.month)
        .and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    field("month", month.copied().unwrap_or_default());
    let day = date.and_then(|date| date.day);
    field(
        "day",
        &day.map_or_else(String::new, |day| format!("{{{day}}}")),
    );
    field(
        "url",
        &work
            .url
            .as_deref()
            .map(address)
            .map_or_else(String::new, |url| braced(&url)),
    );
    let language = work.language.as_ref();
    field(
        "language",
        &language.map_or_else(String::new, |language| braced(language.tag())),
    );
    field("note", &braced(&escaped(&note(work))));
    out.push_str("}\n");
    out
}

/// Returns who published it, or where it stands in the library.
fn published(work: &Work) -> String {
    if work.source.is_some() {
        return work.publisher.clone();
    }
    match &work.library {
        Some((name, version)) if !version.is_empty() => {
            format!("{name}, version {version}, {}", work.place())
        }
        Some((name, _)) => format!("{name}, {}", work.place()),
        None => work.place(),
    }
}

fn note(work: &Work) -> String {
    let translator = work.translator.as_ref();
    let translator = translator.map(|name| format!("Translated by {name}"));
    let parts = translator.into_iter().chain(work.had.map(str::to_owned));
    parts.collect::<Vec<_>>().join("; ")
}

/// Returns a text between braces; nothing where there is none.
fn braced(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{{{text}}}")
    }
}

/// Returns a text as LaTeX sets it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in SafeText::line(text.trim()).as_str().chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

/// Returns an address as it stands in an entry, where nothing is escaped: what would end it is written in hundredths.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for sign in SafeText::line(url.trim()).as_str().chars() {
        match sign {
            '\\' | '{' | '}' | '"' | '<' | '>' | ' ' => {
                let _never_fails = write!(out, "%{:02X}", u32::from(sign));
            }
            _ => out.push(sign),
        }
    }
    out
}
