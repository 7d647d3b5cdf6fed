//! The glossary as a thesaurus: what a name stands for, and what else that is called.
//!
//! Concepts are the terms of the library, its countries, the values records are filed under and the instruments, each
//! with its names in every language. Names are compared without endings, so `plateformes` finds `plateforme`. How far a
//! concept counts is left to `rank`, where a typed word names one to `expand`.

mod build;
mod instruments;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::OnceLock;

use super::analyzers::{Sequence, root};
use crate::model::Field;

pub(crate) use build::build;

/// The most words of a name that are compared.
pub(crate) const NAME_WORDS: usize = 8;
/// Up to so many letters an acronym may stand for many things.
const SHORT_NAME: usize = 3;

/// Something that has names.
#[derive(Debug, Default)]
pub(crate) struct Concept {
    /// What it is called where it is named as a reason.
    pub(crate) title: String,
    /// What it is called in texts, as keys.
    pub(crate) names: Vec<String>,
    /// The values of facets that stand for it.
    pub(crate) values: Vec<(Field, String)>,
    /// Its names as they are looked up, found when they are first asked for.
    pub(crate) rows: OnceLock<Vec<NameRow>>,
}

/// A name as it is looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameRow {
    /// The name as a key.
    pub(crate) key: String,
    /// Its words, each in all its forms.
    pub(crate) sequence: Sequence,
}

/// Concepts by their names.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    concepts: Vec<Concept>,
    names: BTreeMap<String, Vec<u32>>,
}

impl Thesaurus {
    /// Adds a concept under all its names.
    fn add(&mut self, mut concept: Concept) {
        let number = u32::try_from(self.concepts.len()).unwrap_or(u32::MAX);
        concept.names.sort_unstable();
        concept.names.dedup();
        for name in &concept.names {
            let words: Vec<&str> = name.split(' ').collect();
            if words.len() <= NAME_WORDS {
                let known = self.names.entry(roots(&words)).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
        }
        self.concepts.push(concept);
    }

    /// Returns what these words name.
    pub(crate) fn named(&self, words: &[&str]) -> Vec<&Concept> {
        let numbers = self.names.get(&roots(words));
        numbers
            .into_iter()
            .flatten()
            .filter_map(|number| self.concept(*number))
            .collect()
    }

    /// Returns what the names stand for that begin with these words, if they are no more than so many.
    pub(crate) fn begun(&self, words: &[&str], most: usize) -> Vec<&Concept> {
        let Some((last, words)) = words.split_last() else {
            return Vec::new();
        };
        let mut beginning = roots(words);
        if !beginning.is_empty() {
            beginning.push(' ');
        }
        beginning.push_str(last);
        let range = (Bound::Included(beginning.as_str()), Bound::Unbounded);
        let names = self.names.range::<str, _>(range);
        let mut found: Vec<u32> = Vec::new();
        for (_, numbers) in names.take_while(|(name, _)| name.starts_with(&beginning)) {
            found.extend(numbers);
            found.sort_unstable();
            found.dedup();
            if found.len() > most {
                return Vec::new();
            }
        }
        found
            .into_iter()
            .filter_map(|number| self.concept(number))
            .collect()
    }

    /// Returns how many clusters of a text without spaces the longest name at its beginning takes, in bytes.
    pub(crate) fn longest_name(&self, text: &str) -> Option<usize> {
        let ends = text
            .char_indices()
            .map(|(at, character)| at + character.len_utf8());
        let ends: Vec<usize> = ends.take(24).collect();
        let is_name = |end: &&usize| self.names.contains_key(&text[..**end]);
        ends.iter().rev().find(is_name).copied()
    }

    fn concept(&self, number: u32) -> Option<&Concept> {
        self.concepts.get(number as usize)
    }
}

/// Tells whether a name is so short that it may stand for many things.
pub(crate) fn is_short(name: &str) -> bool {
    name.is_ascii() && !name.contains(' ') && name.len() <= SHORT_NAME
}

/// Returns what names are compared by: their words without endings and without the letters French puts before a vowel.
fn roots(words: &[&str]) -> String {
    let mut out = String::new();
    let is_elided = |word: &str| words.len() > 1 && matches!(word, "l" | "d" | "s");
    for word in words.iter().filter(|word| !is_elided(word)) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&root(word));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thesaurus() -> Thesaurus {
        let mut out = Thesaurus::default();
        for (title, names) in [
            (
                "platform worker",
                vec!["platform worker", "travailleur de plateforme", "平台工人"],
            ),
            ("Lao PDR", vec!["laos", "lao pdr", "老挝"]),
            (
                "health insurance",
                vec!["health insurance", "assurance maladie", "医疗保险"],
            ),
        ] {
            out.add(Concept {
                title: title.to_owned(),
                names: names.into_iter().map(str::to_owned).collect(),
                ..Concept::default()
            });
        }
        out
    }

    fn titles(concepts: &[&Concept]) -> Vec<String> {
        concepts
            .iter()
            .map(|concept| concept.title.clone())
            .collect()
    }

    #[test]
    fn finds_a_name_whatever_its_endings() {
        let thesaurus = thesaurus();
        assert_eq!(
            titles(&thesaurus.named(&["platform", "workers"])),
            ["platform worker"]
        );
        assert_eq!(
            titles(&thesaurus.named(&["travailleurs", "de", "plateformes"])),
            ["platform worker"]
        );
        assert_eq!(titles(&thesaurus.named(&["老挝"])), ["Lao PDR"]);
        assert!(thesaurus.named(&["platform"]).is_empty());
        assert!(thesaurus.named(&[]).is_empty());
    }

    #[test]
    fn finds_an_unfinished_name_unless_it_could_be_many() {
        let thesaurus = thesaurus();
        assert_eq!(
            titles(&thesaurus.begun(&["platform", "wor"], 1)),
            ["platform worker"]
        );
        assert_eq!(titles(&thesaurus.begun(&["la"], 1)), ["Lao PDR"]);
        assert!(thesaurus.begun(&[""], 2).is_empty());
    }

    #[test]
    fn finds_the_longest_name_in_a_row_of_clusters() {
        let thesaurus = thesaurus();
        assert_eq!(thesaurus.longest_name("老挝医疗保险"), Some("老挝".len()));
        assert_eq!(thesaurus.longest_name("保险"), None);
    }
}
