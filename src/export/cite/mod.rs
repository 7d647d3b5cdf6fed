//! How a record or one of its sources is cited: in a sentence after APA 7, and as entries for programs that keep
//! references.
//!
//! A [`Work`] is what is cited, in no form yet; the files beside this one write it. Nothing is guessed: who published a
//! source is not taken for its author, and a date that is not known is not there.

mod apa;
mod bibtex;
mod json;
mod keys;
mod ris;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::model::link::Target;
use crate::model::{Kind, Language, LibraryInfo, PartialDate, Record, Source, View};
use crate::source;

/// The forms of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A sentence a line, after APA 7.
    Text,
    /// Entries for LaTeX.
    Bibtex,
    /// Entries for Zotero, `EndNote` and others.
    Ris,
    /// One JSON document.
    Json,
}

/// What is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The name of the record, or of the record that names the source.
    pub record: String,
    /// The key of the source.
    pub source: Option<String>,
    /// What sort of work it is.
    pub sort: Sort,
    /// What it is, in a word: `case`, `law`.
    pub word: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its title.
    pub title: String,
    /// Its language, where that is known.
    pub language: Option<Language>,
    /// Who translated it.
    pub translator: Option<String>,
    /// The library it stands in, and the version of that.
    pub library: Option<(String, String)>,
    /// Who published it.
    pub publisher: String,
    /// When it was published, or last changed.
    pub date: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How the compiler had it, where that is to be minded.
    pub had: Option<&'static str>,
}

/// The sorts of works that forms tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A record or a page of the library.
    Entry,
    /// A term of its glossary.
    Term,
    /// A law.
    Law,
    /// A report of an office, an evaluation, a text of the project itself.
    Report,
    /// Figures.
    Dataset,
    /// A paper.
    Paper,
    /// What the press wrote.
    Press,
    /// What is read at an address.
    Web,
    /// Anything else.
    Other,
}

impl Work {
    /// Returns a record, or a page that no file holds, of a library.
    pub fn of_record(record: &Record, info: &LibraryInfo) -> Self {
        let view = record.view();
        let word = view.as_ref().map_or(record.id.kind.name(), View::word);
        let is_term = view.is_none() && record.id.kind == Kind::Term;
        let translation = record.translation.as_ref();
        let named = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        Self {
            record: record.id.slug.clone(),
            source: None,
            sort: if is_term { Sort::Term } else { Sort::Entry },
            word: word.to_owned(),
            authors: record.authors.iter().filter_map(|one| named(one)).collect(),
            title: record.title.value.clone(),
            language: Some(record.language.clone()),
            translator: translation.and_then(|translation| named(&translation.by)),
            library: named(&info.name).map(|name| (name, info.version.clone())),
            publisher: String::new(),
            date: record.updated,
            url: None,
            had: None,
        }
    }

    /// Returns a source that a record of this name names.
    pub fn of_source(source: &Source, record: &str) -> Self {
        let url = source.url.as_ref().map(|url| url.value.clone());
        let url = url.filter(|url| Target::read("", url) == Target::Outside);
        let word = source.kind.as_ref().map_or("", |kind| kind.value.as_str());
        let sort = match word {
            "law" => Sort::Law,
            "official" | "evaluation" | "origin" => Sort::Report,
            "dataset" => Sort::Dataset,
            "paper" => Sort::Paper,
            "press" => Sort::Press,
            _ if url.is_some() => Sort::Web,
            _ => Sort::Other,
        };
        Self {
            record: record.to_owned(),
            source: Some(source.key.value.clone()),
            sort,
            word: word.to_owned(),
            authors: Vec::new(),
            title: source.title.clone(),
            language: None,
            translator: None,
            library: None,
            publisher: source.publisher.trim().to_owned(),
            date: source.date,
            url,
            had: source.had(),
        }
    }

    /// Returns the name it is called by: that of the record, with the key of the source behind it.
    pub fn name(&self) -> String {
        match &self.source {
            Some(key) => format!("{}#{key}", self.record),
            None => self.record.clone(),
        }
    }

    /// Returns where it stands in the library: `case tgo-novissi`.
    fn place(&self) -> String {
        format!("{} {}", self.word, self.record)
    }
}

/// Returns how a work is cited in a sentence, as it is copied and printed: one line.
pub fn sentence(work: &Work) -> String {
    apa::sentence(work)
}

/// Returns works as the text of a file.
pub fn file(works: &[Work], form: Form) -> String {
    let keys = keys::of(works);
    let entries = works.iter().zip(&keys);
    match form {
        Form::Text => {
            let lines = works.iter().map(|work| sentence(work) + "\n");
            lines.collect()
        }
        Form::Bibtex => {
            let entries = entries.map(|(work, key)| bibtex::entry(work, key));
            entries.collect::<Vec<_>>().join("\n")
        }
        Form::Ris => entries.map(|(work, key)| ris::entry(work, key)).collect(),
        Form::Json => {
            let citations = entries.map(|(work, key)| json::entry(work, key));
            let citations: Vec<Value> = citations.collect();
            let total = citations.len();
            let document =
                serde_json::json!({ "schema": 1, "total": total, "citations": citations });
            source::json::document(&document)
        }
    }
}

impl Form {
    /// Every form by its word.
    pub const ALL: [(&'static str, Self); 4] = [
        ("text", Self::Text),
        ("bibtex", Self::Bibtex),
        ("ris", Self::Ris),
        ("json", Self::Json),
    ];

    /// Returns the form that the ending of a name says.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "bib" => Some(Self::Bibtex),
            "ris" => Some(Self::Ris),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// Returns the form of a word.
    pub fn parse(word: &str) -> Option<Self> {
        let is_it = |(name, _): &&(&str, Self)| word.eq_ignore_ascii_case(name);
        Self::ALL.iter().find(is_it).map(|(_, form)| *form)
    }
}
