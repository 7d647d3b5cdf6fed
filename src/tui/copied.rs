//! What can be copied of a record: each text with the words by which it is offered.
//!
//! What is done with it, on the clipboard or in lines, is left to who offers it.

use crate::model::{Record, Source, View};
use crate::source::SafeText;

/// A text that can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What it is.
    pub word: &'static str,
    /// The text: one line without control characters.
    pub text: String,
}

impl Copied {
    /// Returns how a record of a library of this name is cited: who wrote it, its title, where it stands, its state.
    pub fn citation(record: &Record, library: &str) -> Self {
        let authors = record.authors.join(", ");
        let view = record.view();
        let word = view.as_ref().map_or(record.id.kind.name(), View::word);
        let name = format!("{word} {}", record.id.slug);
        let updated = record.updated.map(|date| date.to_string());
        let parts = [
            Some(authors),
            Some(record.title.value.clone()),
            Some(library.to_owned()),
            Some(name),
            updated,
        ];
        let text = sentence(parts.into_iter().flatten());
        Self::new("The citation of the record", &text)
    }

    /// Returns the name of a record.
    pub fn name(record: &Record) -> Self {
        Self::new("The short name of the record", &record.id.slug)
    }

    /// Returns a paragraph.
    pub fn paragraph(text: &str) -> Self {
        Self::new("The text of the paragraph", text)
    }

    /// Returns how a source is cited.
    pub fn source(source: &Source) -> Self {
        let date = source
            .date
            .map_or_else(|| "n.d.".to_owned(), |date| date.to_string());
        let url = source.url.as_ref().map(|url| url.value.clone());
        let parts = [
            Some(source.title.clone()),
            Some(source.publisher.clone()),
            Some(date),
            url,
        ];
        Self::new("The source", &sentence(parts.into_iter().flatten()))
    }

    /// Returns where a link leads out of the library.
    pub fn address(address: &str) -> Self {
        Self::new("The address of the link", address)
    }

    /// Returns the name of a record that a link leads to.
    pub fn led_to(name: &str) -> Self {
        Self::new("The record that the link leads to", name)
    }

    fn new(word: &'static str, text: &str) -> Self {
        let text = SafeText::line(text).into_string();
        Self { word, text }
    }
}

/// Joins what is not empty by full stops.
fn sentence(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts {
        let part = part.trim();
        let before = text.trim_end_matches('.').len();
        if part.is_empty() {
            continue;
        }
        if before > 0 {
            text.truncate(before);
            text.push_str(". ");
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_by_one_full_stop() {
        let told = |parts: &[&str]| sentence(parts.iter().map(ToString::to_string));
        assert_eq!(
            told(&["", "A title...", " ILO ", "2021"]),
            "A title. ILO. 2021"
        );
        assert_eq!(
            told(&["A title.", "n.d.", "https://a.b"]),
            "A title. n.d. https://a.b"
        );
        assert_eq!(told(&["A title", "n.d."]), "A title. n.d.");
        assert_eq!(told(&["...", ""]), "...");
    }

    #[test]
    fn a_view_is_cited_as_what_it_is() {
        let view = View::Country("TGO".to_owned());
        let record = view.record(&crate::model::Language::english(), "Togo (TGO)", "");
        let cited = Copied::citation(&record, "A library");
        assert_eq!(
            cited.text,
            "Togo (TGO). A library. country card country/tgo"
        );
    }
}
