//! A term of the glossary, which is the thesaurus of the search as well.

use std::collections::BTreeMap;

use super::field::Field;
use super::lang::primary;
use super::record::Text;
use super::vocabulary::label;

/// What only a term has.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// The preferred label by language tag.
    pub labels: BTreeMap<String, String>,
    /// Other words for it by language tag: synonyms, acronyms, spellings.
    pub synonyms: BTreeMap<String, Vec<String>>,
    /// What it means by language tag, in other languages than that of its summary.
    pub definitions: BTreeMap<String, Text>,
    /// Slugs of wider terms.
    pub broader: Vec<Text>,
    /// The facet values it stands for, as `vocabulary/value`.
    pub topic: Vec<Text>,
    /// Slugs of instruments.
    pub standards: Vec<Text>,
    /// Slugs of terms it is often taken for.
    pub not_same_as: Vec<Text>,
}

/// What the page of a term begins with for a reader of another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// How it is called and what it means, or that it is not defined in that language.
    pub text: String,
    /// Whether it is defined in that language.
    pub is_defined: bool,
}

impl Term {
    /// Returns the label in a language, else in English.
    pub fn called(&self, tag: &str) -> Option<&str> {
        label(&self.labels, tag)
    }

    /// Returns the other words for it in a language.
    pub fn synonyms_in(&self, tag: &str) -> &[String] {
        let own = self.synonyms.get(tag);
        let own = own.or_else(|| self.synonyms.get(primary(tag)));
        own.map_or(&[], Vec::as_slice)
    }

    /// Returns what it means in a language, where it says so in that one.
    pub fn defined(&self, tag: &str) -> Option<&str> {
        let own = self.definitions.get(tag);
        let own = own.or_else(|| self.definitions.get(primary(tag)));
        own.map(|text| text.value.as_str())
    }

    /// Returns what its page begins with for a reader of a language that is not the one it is written in; the languages
    /// by their names, that of the reader first.
    pub fn begun_in(&self, tag: &str, (reader, own): (&str, &str)) -> Begun {
        let label = self.labels.get(tag);
        let label = label.or_else(|| self.labels.get(primary(tag)));
        let called = label.map_or(String::new(), |label| format!("{label}: "));
        match self.defined(tag) {
            Some(definition) => Begun {
                text: format!("{called}{definition}"),
                is_defined: true,
            },
            None => Begun {
                text: format!("{called}no definition in {reader} yet; this is the one in {own}."),
                is_defined: false,
            },
        }
    }

    /// Returns the tags of the languages in which it is called or told of, English first.
    pub fn tags(&self) -> Vec<&str> {
        let tags = self.labels.keys().chain(self.synonyms.keys());
        let tags = tags.chain(self.definitions.keys()).map(String::as_str);
        let mut tags: Vec<&str> = tags.collect();
        tags.sort_by_key(|tag| (*tag != "en", *tag));
        tags.dedup();
        tags
    }

    /// Returns the labels by which others call it, each with its tag.
    pub fn called_elsewhere(&self, tag: &str) -> impl Iterator<Item = (&str, &str)> {
        let own = self.called(tag);
        let labels = self.labels.iter();
        let labels = labels.map(|(tag, label)| (tag.as_str(), label.as_str()));
        labels.filter(move |(_, label)| own != Some(*label))
    }

    /// Returns the values of facets it stands for; a `topic` without a vocabulary names a topic.
    pub fn stands_for(&self) -> impl Iterator<Item = (Field, &str)> {
        let values = self.topic.iter().map(|text| text.value.as_str());
        let values = values.map(|text| text.split_once('/').unwrap_or(("topics", text)));
        values.filter_map(|(list, value)| Some((Field::of_vocabulary(list)?, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn is_called_by_the_nearest_label() {
        let label = |tag: &str, label: &str| (tag.to_owned(), label.to_owned());
        let term = Term {
            labels: [label("en", "pension"), label("pt", "pensão")].into(),
            ..Term::default()
        };
        assert_eq!(term.called("pt-BR"), Some("pensão"));
        assert_eq!(term.called("lo"), Some("pension"));
        assert_eq!(Term::default().called("en"), None);
        let elsewhere = |tag| term.called_elsewhere(tag).collect::<Vec<_>>();
        assert_eq!(elsewhere("pt-BR"), [("en", "pension")]);
        assert_eq!(elsewhere("lo"), [("pt", "pensão")]);
    }

    #[test]
    fn is_defined_in_the_languages_that_say_so() {
        let text = |text: &str| Text::new(text.to_owned(), Span::at(0));
        let term = Term {
            labels: [("pt".to_owned(), "pensão".to_owned())].into(),
            synonyms: [("en".to_owned(), Vec::new())].into(),
            definitions: [("fr".to_owned(), text("Une rente."))].into(),
            ..Term::default()
        };
        assert_eq!(term.defined("fr-CA"), Some("Une rente."));
        assert_eq!(term.defined("pt"), None);
        assert_eq!(term.tags(), ["en", "fr", "pt"]);
        let begun = |tag| term.begun_in(tag, ("L", "English"));
        assert_eq!(begun("fr-CA").text, "Une rente.");
        let missing = begun("pt-BR");
        assert_eq!(
            missing.text,
            "pensão: no definition in L yet; this is the one in English."
        );
        assert!(begun("fr").is_defined && !missing.is_defined);
    }
}
