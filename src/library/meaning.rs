//! What something means: words in any language, a value of a field, a record. Found is the term or the record to be told,
//! else the terms that are near.
//!
//! How the names of terms are read is left to `search::Glossary`, what is told of a term to the faces.

use super::{Library, LibraryError};
use crate::model::{Field, Kind, Language};
use crate::search::{Listed, Request};

/// The most terms that are offered where none is meant.
const OFFERED: usize = 5;

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Words that somebody typed.
    Words(String),
    /// A value of a field.
    Value(Field, String),
    /// A record: its slug or its path.
    Record(String),
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The term, or the record, to be told.
    Told(Listed),
    /// Terms that may have been meant, the nearest first.
    Near(Vec<Listed>),
}

/// Returns what is said of words that are no name of a term, and only searched with it.
pub fn searched_with(words: &str, term: &str) -> String {
    format!("“{words}” is only searched with {term}: it is no name of it.")
}

impl Library {
    /// Returns what is asked about, from an index that is up to date. Names of terms are looked for in these languages
    /// first, in the order given.
    pub fn meaning(
        &self,
        question: &Question,
        languages: &[Language],
    ) -> Result<Meaning, LibraryError> {
        self.settle()?;
        self.meaning_now(question, languages)
    }

    /// Returns what is asked about, from the index as it stands.
    pub(super) fn meaning_now(
        &self,
        question: &Question,
        languages: &[Language],
    ) -> Result<Meaning, LibraryError> {
        let told = match question {
            Question::Words(words) => self.called(words, languages),
            Question::Value(field, value) => {
                let terms = self.index().terms_of(&[(*field, value.clone())]);
                terms.into_iter().next().map(|(_, _, term)| term)
            }
            Question::Record(name) => self.exact(name),
        };
        match (told, question) {
            (Some(told), _) => Ok(Meaning::Told(told)),
            (None, Question::Words(words)) => Ok(Meaning::Near(self.near_terms(words)?)),
            (None, _) => Ok(Meaning::Near(Vec::new())),
        }
    }

    /// Returns the term of a name in any language, else the record of an id.
    fn called(&self, words: &str, languages: &[Language]) -> Option<Listed> {
        let slug = words.trim().to_lowercase();
        self.term(words, languages).or_else(|| {
            let named = self.exact(&slug);
            named.filter(|listed| listed.id.slug == slug)
        })
    }

    /// Returns the terms that are found by some words.
    fn near_terms(&self, words: &str) -> Result<Vec<Listed>, LibraryError> {
        let text = format!("{}:{} {words}", Field::Kind, Kind::Term.name());
        // No year is asked for.
        let request = Request {
            limit: OFFERED,
            ..Request::typed(text, 0)
        };
        let answer = self.index().search(&request, &|| self.tables())?;
        let near = answer.hits.into_iter();
        let near = near.filter(|hit| hit.id.kind == Kind::Term && hit.left_out.is_empty());
        Ok(near
            .map(|hit| Listed {
                id: hit.id,
                language: hit.language,
                title: hit.title,
                path: hit.path,
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::library::Options;

    fn library() -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        for part in ["terms", "cases", "vocabulary"] {
            fs::create_dir_all(content.join(part)).unwrap();
        }
        fs::write(content.join("library.toml"), "").unwrap();
        let topics = "[[group]]\nid = \"g\"\nlabels = { en = \"G\" }\n\n[[topic]]\nid = \"pay\"\ngroup = \"g\"\n\
                      labels = { en = \"Payment\" }\nnote = \"n\"\n";
        fs::write(content.join("vocabulary/topics.toml"), topics).unwrap();
        for (slug, label, french, more) in [
            (
                "mobile-money",
                "mobile money",
                "argent mobile",
                "topic = \"topics/pay\"\n",
            ),
            ("mobile-wallet", "mobile wallet", "portefeuille", ""),
        ] {
            let text = format!(
                "+++\ntitle = \"{label}\"\nsummary = \"s\"\n{more}[labels]\nen = \"{label}\"\nfr = \"{french}\"\n+++\n"
            );
            fs::write(content.join(format!("terms/{slug}.md")), text).unwrap();
        }
        let case = "+++\ntitle = \"Novissi\"\nsummary = \"mobile\"\n+++\n";
        fs::write(content.join("cases/tgo-novissi.md"), case).unwrap();
        let options = Options {
            library: Some(folder.path().to_owned()),
            ..Options::default()
        };
        (folder, Library::open(options).unwrap())
    }

    #[test]
    fn words_mean_a_term_in_any_language_then_a_record_then_what_is_near() {
        let (_folder, library) = library();
        let asked = |question: Question| {
            let found = library.meaning(&question, &[Language::english()]).unwrap();
            match found {
                Meaning::Told(told) => vec![told.path],
                Meaning::Near(near) => near.into_iter().map(|term| term.id.slug).collect(),
            }
        };
        let words = |words: &str| asked(Question::Words(words.to_owned()));
        assert_eq!(words("Mobile Wallets"), ["terms/mobile-wallet.md"]);
        assert_eq!(words("argent mobile"), ["terms/mobile-money.md"]);
        assert_eq!(words("TGO-novissi"), ["cases/tgo-novissi.md"]);
        assert_eq!(words("mobile"), ["mobile-money", "mobile-wallet"]);
        assert!(words("umbrella").is_empty());
        let value = |value: &str| asked(Question::Value(Field::Topic, value.to_owned()));
        assert_eq!(value("pay"), ["terms/mobile-money.md"]);
        assert!(value("nothing").is_empty());
        let record = Question::Record("terms/mobile-money.md".to_owned());
        assert_eq!(asked(record), ["terms/mobile-money.md"]);
    }
}
