//! What counts as a form of a word: two words are forms of one another where a stemmer leaves the same of both.
//!
//! Nothing is stemmed while records are indexed, because the language of a word is not known for sure and a typed word
//! has none at all. The forms of a typed word are looked up among the words the library holds, in every language of its
//! script, so an exact word always comes before its forms and a hit can show which form it holds.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::model::Script;

/// The languages of the library that are written in Latin letters and inflect.
static LATIN: LazyLock<[Stemmer; 4]> = LazyLock::new(|| {
    [
        Algorithm::English,
        Algorithm::French,
        Algorithm::Spanish,
        Algorithm::Portuguese,
    ]
    .map(Stemmer::new)
});
static CYRILLIC: LazyLock<[Stemmer; 1]> = LazyLock::new(|| [Stemmer::new(Algorithm::Russian)]);

/// Shorter words have no forms: what is left of them would stand for too much.
const SHORTEST: usize = 3;
/// A stem of fewer letters stands for too much.
const SHORTEST_STEM: usize = 3;

/// The stems of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stems {
    word: String,
    of: Vec<Option<String>>,
}

impl Stems {
    /// Returns the stems of a folded word; `None` for what has no forms: numbers, short words, other scripts.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let stemmers = stemmers(word)?;
        let of: Vec<Option<String>> = stemmers.iter().map(|stemmer| stem(stemmer, word)).collect();
        of.iter().any(Option::is_some).then(|| Self {
            word: word.to_owned(),
            of,
        })
    }

    /// Returns how all its forms begin: stemmers change the end of a word, and seldom the last letter of the stem.
    pub(crate) fn beginning(&self) -> &str {
        let shared = |one: &str, other: &str| {
            let pairs = one.chars().zip(other.chars());
            let same = pairs.take_while(|(one, other)| one == other);
            same.map(|(letter, _)| letter.len_utf8()).sum::<usize>()
        };
        let stems = self.of.iter().flatten();
        let end = stems.map(|stem| shared(&self.word, stem)).min();
        let whole = &self.word[..end.unwrap_or(0)];
        let last = whole.chars().next_back().map_or(0, char::len_utf8);
        let short = &whole[..whole.len() - last];
        if short.chars().count() >= SHORTEST_STEM - 1 {
            short
        } else {
            whole
        }
    }

    /// Tells whether another folded word is a form of this one.
    pub(crate) fn is_form(&self, other: &str) -> bool {
        stemmers(other).is_some_and(|stemmers| {
            stemmers.len() == self.of.len()
                && stemmers.iter().zip(&self.of).any(|(stemmer, own)| {
                    own.as_deref()
                        .is_some_and(|own| stem(stemmer, other).is_some_and(|stem| stem == own))
                })
        })
    }
}

/// Returns what names are compared by where endings must not matter: the English or the Russian stem.
///
/// English rules take the plural off French, Spanish and Portuguese words as well, which is most of what names differ in.
pub(crate) fn root(word: &str) -> Cow<'_, str> {
    stemmers(word)
        .and_then(<[Stemmer]>::first)
        .map_or(Cow::Borrowed(word), |stemmer| stemmer.stem(word))
}

fn stem(stemmer: &Stemmer, word: &str) -> Option<String> {
    let stem = stemmer.stem(word);
    (stem.chars().count() >= SHORTEST_STEM).then(|| stem.into_owned())
}

fn stemmers(word: &str) -> Option<&'static [Stemmer]> {
    let mut letters = word.chars();
    let script = letters.next().map(Script::of)?;
    let is_plain =
        !word.bytes().any(|byte| byte.is_ascii_digit()) && letters.count() + 1 >= SHORTEST;
    match script {
        Script::Latin if is_plain => Some(LATIN.as_slice()),
        Script::Cyrillic if is_plain => Some(CYRILLIC.as_slice()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_forms(one: &str, other: &str) -> bool {
        Stems::of(one)
            .is_some_and(|stems| stems.is_form(other) && other.starts_with(stems.beginning()))
    }

    #[test]
    fn knows_forms_in_five_languages() {
        for (one, other) in [
            ("pensions", "pension"),
            ("pay", "paying"),
            ("subsidy", "subsidies"),
            ("registered", "register"),
            ("travailleurs", "travailleur"),
            ("assurances", "assurance"),
            ("trabajadores", "trabajador"),
            ("pensiones", "pension"),
            ("trabalhadores", "trabalhador"),
            ("пенсии", "пенсия"),
            ("работников", "работники"),
        ] {
            assert!(are_forms(one, other), "{one} {other}");
            assert!(are_forms(other, one), "{other} {one}");
        }
    }

    #[test]
    fn keeps_other_words_apart() {
        for (one, other) in [
            ("pension", "tension"),
            ("c102", "c103"),
            ("2019", "2018"),
            ("работа", "works"),
        ] {
            assert!(!are_forms(one, other), "{one} {other}");
        }
        assert_eq!(Stems::of("养老金"), None);
        assert_eq!(Stems::of(""), None);
        assert_eq!(Stems::of("to"), None);
    }

    #[test]
    fn compares_names_without_endings() {
        assert_eq!(root("plateformes"), root("plateforme"));
        assert_eq!(root("workers"), root("worker"));
        assert_eq!(root("конвенции"), root("конвенция"));
        assert_eq!(root("ປະກັນ"), "ປະກັນ");
    }
}
