//! Words in a row, of which some may be of a language of their own: the name of a country in a sentence of the program, the
//! title of a record in a list.
//!
//! It is read as a text; who writes a form that can say so, says which words are of which language.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Add, AddAssign, Deref, Range};

use serde::{Serialize, Serializer};

use super::lang::Language;

/// Words in a row, of which some may be of a language of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    text: String,
    /// The stretches that are of a language of their own, in order: from which byte to which, and the language. All else is
    /// of the language of what stands around.
    own: Vec<(usize, usize, Language)>,
}

impl Phrase {
    /// Returns words of a language.
    pub fn of(language: &Language, text: &str) -> Self {
        let mut phrase = Self::default();
        phrase.say(Some(language.clone()), text);
        phrase
    }

    /// Returns words of the program, which are English wherever they stand.
    pub fn english(text: &str) -> Self {
        Self::of(&Language::english(), text)
    }

    /// Tells whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds words; without a language, of that of what stands around.
    pub fn say(&mut self, language: Option<Language>, text: &str) {
        let from = self.text.len();
        self.text.push_str(text);
        let to = self.text.len();
        let Some(language) = language.filter(|_| from < to) else {
            return;
        };
        match self.own.last_mut() {
            Some((_, end, last)) if *end == from && *last == language => *end = to,
            _ => self.own.push((from, to, language)),
        }
    }

    /// Returns phrases as one, with the same words between them.
    pub fn joined(phrases: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut out = Self::default();
        for phrase in phrases {
            if !out.text.is_empty() {
                out.say(None, between);
            }
            out += phrase;
        }
        out
    }

    /// Returns it as it stands among words of any language: what was of the language around is of this one.
    #[must_use]
    pub fn within(&self, language: &Language) -> Self {
        let mut out = Self::default();
        for (own, words) in self.pieces() {
            out.say(Some(own.unwrap_or(language).clone()), words);
        }
        out
    }

    /// Returns its words in order, those of a language of their own with it.
    pub fn pieces(&self) -> impl Iterator<Item = (Option<&Language>, &str)> {
        let mut at = 0;
        let stretches = self.own.iter().flat_map(move |(from, to, language)| {
            let before = std::mem::replace(&mut at, *to)..*from;
            [(None, before), (Some(language), *from..*to)]
        });
        let last = self.own.last().map_or(0, |(_, to, _)| *to);
        let rest = std::iter::once((None, last..self.text.len()));
        let words = |of: Range<usize>| self.text.get(of).unwrap_or_default();
        let pieces = stretches
            .chain(rest)
            .map(move |(language, of)| (language, words(of)));
        pieces.filter(|(_, words)| !words.is_empty())
    }

    /// Returns the language of most of its words, where that is not the one of what stands around.
    pub fn language(&self) -> Option<&Language> {
        let mut lengths: BTreeMap<Option<&Language>, usize> = BTreeMap::new();
        for (language, words) in self.pieces() {
            // A sign of Chinese or Lao says as much as some letters do: its length tells how much.
            let letters = words.chars().filter(|sign| sign.is_alphabetic());
            let own: usize = letters.map(char::len_utf8).sum();
            *lengths.entry(language).or_default() += own;
        }
        let most = lengths
            .into_iter()
            .max_by_key(|(language, count)| (*count, language.is_none()));
        most.and_then(|(language, _)| language)
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let own = Vec::new();
        Self { text, own }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Phrase {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.text
    }
}

impl From<&Phrase> for Phrase {
    fn from(phrase: &Phrase) -> Self {
        phrase.clone()
    }
}

impl<T: Into<Phrase>> AddAssign<T> for Phrase {
    fn add_assign(&mut self, other: T) {
        for (language, text) in other.into().pieces() {
            self.say(language.cloned(), text);
        }
    }
}

impl<T: Into<Phrase>> Add<T> for Phrase {
    type Output = Self;

    fn add(mut self, other: T) -> Self {
        self += other;
        self
    }
}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    fn told(phrase: &Phrase) -> Vec<(&str, &str)> {
        let pieces = phrase.pieces();
        pieces
            .map(|(language, words)| (language.map_or("", Language::tag), words))
            .collect()
    }

    #[test]
    fn tells_which_words_are_of_which_language() {
        let (ru, fr) = (language("ru"), language("fr"));
        let phrase = Phrase::from("in ") + Phrase::of(&ru, "Тоголезской ") + Phrase::of(&ru, "Р.");
        let phrase = phrase + ": 2, " + Phrase::of(&fr, "Bénin");
        assert_eq!(
            told(&phrase),
            [
                ("", "in "),
                ("ru", "Тоголезской Р."),
                ("", ": 2, "),
                ("fr", "Bénin")
            ]
        );
        assert_eq!(phrase, "in Тоголезской Р.: 2, Bénin");
        assert_eq!(told(&Phrase::default()), []);
        assert_eq!(Phrase::of(&ru, ""), Phrase::default());
    }

    #[test]
    fn puts_words_between_that_are_of_no_language_of_their_own() {
        let name = |words| Phrase::of(&language("ru"), words);
        let joined = Phrase::joined(["Того", "Бенин"].map(name), ", ");
        assert_eq!(told(&joined), [("ru", "Того"), ("", ", "), ("ru", "Бенин")]);
    }

    #[test]
    fn is_of_the_language_of_most_of_its_words() {
        let name = |words| Phrase::of(&language("ru"), words);
        let of = |phrase: Phrase| phrase.language().map(|language| language.tag().to_owned());
        assert_eq!(of(name("Лаос") + " (LAO)"), Some("ru".to_owned()));
        assert_eq!(of(Phrase::from("Convention 102: ") + name("Лаос")), None);
        assert_eq!(of(Phrase::from("abcdefgh") + name("Лаос")), None);
        assert_eq!(of(name("老挝") + " (LAO)"), Some("ru".to_owned()));
        assert_eq!(of(Phrase::default()), None);
    }
}
