//! What can be copied of a record: each text with the words by which it is offered.
//!
//! What is done with it, on the clipboard or in lines, is left to who offers it.

use crate::export::cite::{self, Form, Work};
use crate::model::{LibraryInfo, Record, Source};
use crate::source::SafeText;

/// A text that can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What it is.
    pub word: &'static str,
    /// The text, without control characters: one line, but for an entry.
    pub text: String,
}

impl Copied {
    /// Returns how a record of a library is cited, in a sentence.
    pub fn citation(record: &Record, library: &LibraryInfo) -> Self {
        let work = Work::of_record(record, library);
        Self::new("The citation of the record", &cite::sentence(&work))
    }

    /// Returns how a record of a library is cited in a form for other programs, as the lines of a file.
    pub fn entry(record: &Record, library: &LibraryInfo, form: Form) -> Self {
        let word = match form {
            Form::Bibtex => "The citation as BibTeX",
            Form::Ris => "The citation as RIS, for Zotero and others",
            Form::Text | Form::Json => "The citation for programs",
        };
        let text = cite::file(&[Work::of_record(record, library)], form);
        let text = SafeText::prose(&text).into_string();
        Self { word, text }
    }

    /// Returns the name of a record.
    pub fn name(record: &Record) -> Self {
        Self::new("The short name of the record", &record.id.slug)
    }

    /// Returns a paragraph.
    pub fn paragraph(text: &str) -> Self {
        Self::new("The text of the paragraph", text)
    }

    /// Returns how a source is cited, in a sentence.
    pub fn source(source: &Source) -> Self {
        let work = Work::of_source(source, "");
        Self::new("The source", &cite::sentence(&work))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::View;

    #[test]
    fn a_view_is_cited_as_what_it_is() {
        let view = View::Country("TGO".to_owned());
        let record = view.record(&crate::model::Language::english(), "Togo (TGO)", "");
        let library = LibraryInfo {
            name: "A library".to_owned(),
            ..LibraryInfo::default()
        };
        let cited = Copied::citation(&record, &library);
        assert_eq!(
            cited.text,
            "Togo (TGO) [Country card]. (n.d.). In A library (country card country/tgo)."
        );
        let entry = Copied::entry(&record, &library, Form::Ris);
        assert!(entry.text.starts_with("TY  - ENCYC\nID  - country-tgo\n"));
    }
}
