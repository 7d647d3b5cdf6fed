//! The glossary as a thesaurus: what a name stands for, and what else that is called.
//!
//! Concepts are the terms of the library, its countries, the values records are filed under and the instruments, each
//! with its names in every language. Names are compared without endings, so `plateformes` finds `plateforme`. How far a
//! concept counts is left to `rank`, where a typed word names one to `expand`.

mod build;
mod instruments;

use std::sync::{Arc, OnceLock};

use super::analyzers::{Sequence, root};
use super::binary::{Decoder, Encoder, Texts};
use crate::model::Field;

pub(crate) use build::build;

/// The most words of a name that are compared.
pub(crate) const NAME_WORDS: usize = 8;
/// The most characters of a name in a script without spaces.
const NAME_CHARACTERS: usize = 24;
/// Up to so many letters an acronym may stand for many things.
const SHORT_NAME: usize = 3;
/// What separates several texts in one cell; keys never hold it.
const SEPARATOR: char = '\n';

/// Concepts by their names, in columns as they are kept in memory and written to a generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thesaurus {
    /// What names are compared by, in order.
    roots: Texts,
    /// Where the numbers of the concepts of each of them end.
    ends: Vec<u32>,
    numbers: Vec<u32>,
    titles: Texts,
    /// The names of each concept as keys, one a line.
    names: Texts,
    /// The values of each concept, one a line: `country:LAO`.
    values: Texts,
}

/// Something that has names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concept<'a> {
    /// Its number.
    pub(crate) number: usize,
    /// What it is called where it is named as a reason.
    pub(crate) title: &'a str,
    names: &'a str,
    values: &'a str,
}

impl<'a> Concept<'a> {
    /// Returns what it is called in texts, as keys.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.names.split(SEPARATOR).filter(|name| !name.is_empty())
    }

    /// Returns the values of facets that stand for it.
    pub(crate) fn values(&self) -> impl Iterator<Item = (Field, &'a str)> + use<'a> {
        let pairs = self
            .values
            .split(SEPARATOR)
            .filter_map(|value| value.split_once(':'));
        pairs.filter_map(|(field, value)| Some((Field::parse(field)?, value)))
    }
}

/// The names of concepts as they are looked up in one state of the index, found when they are first asked for.
#[derive(Debug, Default)]
pub(crate) struct NameRows(Vec<OnceLock<Arc<[NameRow]>>>);

/// A name as it is looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameRow {
    /// What it counts against other names of its concept.
    pub(crate) weight: f32,
    /// The name as a key.
    pub(crate) key: String,
    /// Its words, each in all its forms.
    pub(crate) sequence: Sequence,
}

impl NameRows {
    /// Returns room for the names of every concept.
    pub(crate) fn new(thesaurus: &Thesaurus) -> Self {
        let rooms = (0..thesaurus.titles.len()).map(|_| OnceLock::new());
        Self(rooms.collect())
    }

    /// Returns the names of a concept, found by `find` the first time.
    pub(crate) fn of(&self, number: usize, find: impl FnOnce() -> Vec<NameRow>) -> Arc<[NameRow]> {
        let room = self.0.get(number);
        room.map_or_else(Arc::default, |room| {
            Arc::clone(room.get_or_init(|| find().into()))
        })
    }
}

impl Thesaurus {
    /// Returns what these words name.
    pub(crate) fn named(&self, words: &[&str]) -> Vec<Concept<'_>> {
        let wanted = roots(words);
        let at = self.find(&wanted);
        if self.roots.get(at) != wanted || wanted.is_empty() {
            return Vec::new();
        }
        self.concepts(self.numbers_of(at))
    }

    /// Returns everything that has names.
    pub(crate) fn all(&self) -> impl Iterator<Item = Concept<'_>> {
        (0..self.titles.len()).map(|number| self.concept(number))
    }

    /// Returns what the names stand for that begin with these words, if they are no more than so many.
    pub(crate) fn begun(&self, words: &[&str], most: usize) -> Vec<Concept<'_>> {
        let Some((last, words)) = words.split_last() else {
            return Vec::new();
        };
        let mut beginning = roots(words);
        if !beginning.is_empty() {
            beginning.push(' ');
        }
        beginning.push_str(last);
        let mut found: Vec<u32> = Vec::new();
        let begun = (self.find(&beginning)..self.roots.len())
            .take_while(|at| self.roots.get(*at).starts_with(&beginning));
        for at in begun {
            found.extend(self.numbers_of(at));
            found.sort_unstable();
            found.dedup();
            if found.len() > most {
                return Vec::new();
            }
        }
        self.concepts(&found)
    }

    /// Returns how many bytes the longest name takes at the beginning of a text without spaces.
    pub(crate) fn longest_name(&self, text: &str) -> Option<usize> {
        let ends = text
            .char_indices()
            .map(|(at, character)| at + character.len_utf8());
        let ends: Vec<usize> = ends.take(NAME_CHARACTERS).collect();
        let is_name = |end: &&usize| self.roots.get(self.find(&text[..**end])) == &text[..**end];
        ends.iter().rev().find(is_name).copied()
    }

    /// Returns where a root stands or would stand.
    fn find(&self, wanted: &str) -> usize {
        let (mut start, mut end) = (0, self.roots.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.roots.get(middle) < wanted {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }

    fn numbers_of(&self, at: usize) -> &[u32] {
        let end = self.ends.get(at).map_or(0, |end| *end as usize);
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |start| *start as usize);
        self.numbers.get(start..end).unwrap_or_default()
    }

    fn concepts(&self, numbers: &[u32]) -> Vec<Concept<'_>> {
        let numbers = numbers.iter().map(|number| *number as usize);
        numbers.map(|number| self.concept(number)).collect()
    }

    fn concept(&self, number: usize) -> Concept<'_> {
        Concept {
            number,
            title: self.titles.get(number),
            names: self.names.get(number),
            values: self.values.get(number),
        }
    }

    /// Returns the thesaurus as bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::default();
        out.column(self.ends.iter().map(|end| end.to_le_bytes()));
        out.column(self.numbers.iter().map(|number| number.to_le_bytes()));
        for column in [&self.roots, &self.titles, &self.names, &self.values] {
            column.encode(&mut out);
        }
        out.into_bytes()
    }

    /// Reads a thesaurus that was encoded; `None` where the bytes are none.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Decoder::new(bytes);
        let out = Self {
            ends: input.column(u32::from_le_bytes)?,
            numbers: input.column(u32::from_le_bytes)?,
            roots: Texts::decode(&mut input)?,
            titles: Texts::decode(&mut input)?,
            names: Texts::decode(&mut input)?,
            values: Texts::decode(&mut input)?,
        };
        input.is_done().then_some(out)
    }
}

/// Tells whether a name is so short that it may stand for many things.
pub(crate) fn is_short(name: &str) -> bool {
    name.is_ascii() && !name.contains(' ') && name.len() <= SHORT_NAME
}

/// Returns what names are compared by: their words without endings and without the letters French puts before a vowel.
pub(crate) fn roots(words: &[&str]) -> String {
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
        let mut out = build::Builder::default();
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
            let names = names.into_iter().map(str::to_owned).collect();
            out.add(title, names, &[(Field::Country, "LAO".to_owned())]);
        }
        Thesaurus::decode(&out.finish().encode()).unwrap()
    }

    fn titles(concepts: &[Concept<'_>]) -> Vec<String> {
        concepts
            .iter()
            .map(|concept| concept.title.to_owned())
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
        let values: Vec<_> = thesaurus.named(&["laos"])[0].values().collect();
        assert_eq!(values, [(Field::Country, "LAO")]);
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
