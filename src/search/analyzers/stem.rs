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
    of: Vec<Option<Stem>>,
}

/// What one stemmer leaves of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stem {
    stem: String,
    /// How all forms begin; few words begin so, and telling that takes far less than stemming them.
    beginning: String,
}

impl Stems {
    /// Returns the stems of a folded word; `None` for what has no forms: numbers, short words, other scripts.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let stemmers = stemmers(word)?;
        let of = stemmers.iter().map(|stemmer| {
            let stem = stem(stemmer, word)?;
            let beginning = beginning(word, &stem).to_owned();
            Some(Stem { stem, beginning })
        });
        let of: Vec<Option<Stem>> = of.collect();
        of.iter().any(Option::is_some).then_some(Self { of })
    }

    /// Returns how all its forms begin, whatever stemmer they are forms by.
    pub(crate) fn beginning(&self) -> &str {
        let beginnings = self.of.iter().flatten().map(|own| own.beginning.as_str());
        // All are beginnings of the word.
        beginnings.min_by_key(|own| own.len()).unwrap_or_default()
    }

    /// Returns what is left of the word, each with the number of the stemmer.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, &str)> {
        let each = self.of.iter().enumerate();
        each.filter_map(|(number, own)| Some((number, own.as_ref()?.stem.as_str())))
    }

    /// Tells whether another folded word is a form of this one.
    pub(crate) fn is_form(&self, other: &str) -> bool {
        let Some(stemmers) = stemmers(other).filter(|others| others.len() == self.of.len()) else {
            return false;
        };
        let is_form = |(stemmer, own): (&Stemmer, &Stem)| {
            other.starts_with(&own.beginning)
                && stem(stemmer, other).is_some_and(|stem| stem == own.stem)
        };
        let own = stemmers.iter().zip(&self.of);
        own.filter_map(|(stemmer, own)| Some((stemmer, own.as_ref()?)))
            .any(is_form)
    }
}

/// Returns how all words begin of which the same is left as of a word: stemmers change the end, and seldom the last letter
/// of the stem.
fn beginning<'a>(word: &'a str, stem: &str) -> &'a str {
    let pairs = word.chars().zip(stem.chars());
    let same = pairs.take_while(|(one, other)| one == other);
    let whole = &word[..same.map(|(letter, _)| letter.len_utf8()).sum()];
    let last = whole.chars().next_back().map_or(0, char::len_utf8);
    let short = &whole[..whole.len() - last];
    // Two letters begin thousands of words.
    if short.chars().count() >= SHORTEST_STEM {
        short
    } else {
        whole
    }
}

/// Returns what names are compared by where number and case must not matter: the Russian stem, or a word of the other
/// languages without its plural.
///
/// Stems would say too much here: a pension is no pensioner. What plurals of English, French, Spanish and Portuguese
/// leave may be no word; it is compared and never shown.
pub(crate) fn root(word: &str) -> Cow<'_, str> {
    match stemmers(word) {
        Some([russian]) => russian.stem(word),
        Some(_) => singular(word),
        None => Cow::Borrowed(word),
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    for (plural, singular) in [("ies", "y"), ("oes", "ao"), ("aux", "al")] {
        if let Some(rest) = word.strip_suffix(plural)
            && rest.len() >= SHORTEST_STEM
        {
            return Cow::Owned(format!("{rest}{singular}"));
        }
    }
    let bare = match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    };
    let bare = bare.strip_suffix('e').unwrap_or(bare);
    Cow::Borrowed(if bare.len() >= SHORTEST_STEM {
        bare
    } else {
        word
    })
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
        for (one, other) in [
            ("plateformes", "plateforme"),
            ("workers", "worker"),
            ("subsidies", "subsidy"),
            ("sociaux", "social"),
            ("trabajadores", "trabajador"),
            ("pensiones", "pension"),
            ("pensoes", "pensao"),
            ("services", "service"),
        ] {
            assert_eq!(root(one), root(other));
        }
        for (one, other) in [("pensioner", "pension"), ("status", "statu"), ("gas", "ga")] {
            assert_ne!(root(one), root(other));
        }
        assert_eq!(root("конвенции"), root("конвенция"));
        assert_eq!(root("ປະກັນ"), "ປະກັນ");
    }
}
