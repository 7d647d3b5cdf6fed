//! Whether what was written into a gap is one of the texts taken for right.
//!
//! Letter case, accents, blanks and full-width forms count nothing. In a word of five letters or more one change is
//! forgiven; in a number none is.

use super::digits::plain;
use crate::source::nearest::differ_by_one;

/// The fewest letters of a word in which a change is forgiven.
const LONG: usize = 5;

/// How a text was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// As it is written.
    Exact,
    /// But for a change in a word.
    Mistyped,
}

/// Returns which of the texts taken for right was written, and how.
pub(super) fn accepted<'a>(
    typed: &str,
    accept: impl Iterator<Item = &'a str>,
) -> Option<(&'a str, Hit)> {
    let typed = words(typed);
    if typed.is_empty() {
        return None;
    }
    let mut meant = None;
    for text in accept {
        let wanted = words(text);
        if typed.concat() == wanted.concat() {
            return Some((text, Hit::Exact));
        }
        let mut pairs = typed.iter().zip(&wanted);
        if typed.len() == wanted.len() && pairs.all(|(typed, wanted)| is_meant(typed, wanted)) {
            meant = meant.or(Some(text));
        }
    }
    meant.map(|text| (text, Hit::Mistyped))
}

/// Returns the words of a text without what counts nothing; signs around them are left out, but not those of numbers.
fn words(text: &str) -> Vec<String> {
    let text = plain(text);
    let bare = |word: &str| {
        let sign = |one: char| {
            matches!(
                one,
                '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '(' | ')' | '_' | '`'
            )
        };
        word.trim_matches(sign).to_owned()
    };
    let words = text.split_whitespace().map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

/// Tells whether a word was meant where another one was typed.
fn is_meant(typed: &str, wanted: &str) -> bool {
    let is_long = wanted.chars().count() >= LONG && wanted.chars().all(char::is_alphabetic);
    typed == wanted
        || (is_long && typed.chars().all(char::is_alphabetic) && differ_by_one(typed, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str, accept: &[&'static str]) -> Option<(&'static str, Hit)> {
        accepted(typed, accept.iter().copied())
    }

    #[test]
    fn variants_case_accents_blanks_and_wide_forms_are_right() {
        let accept = ["legal coverage", "36 %", "prévision", "养老"];
        for typed in [
            "Legal  Coverage.",
            "LEGALCOVERAGE",
            "36%",
            "３６ ％",
            "prevision",
            "໓໖ %",
            "\"养老\"",
        ] {
            assert!(
                matches!(of(typed, &accept), Some((_, Hit::Exact))),
                "{typed}"
            );
        }
    }

    #[test]
    fn one_slip_in_a_long_word_is_forgiven_and_named() {
        let accept = ["legal", "statutory coverage"];
        assert_eq!(
            of("statutry covrage", &accept),
            Some(("statutory coverage", Hit::Mistyped))
        );
        assert_eq!(of("leagl", &accept), Some(("legal", Hit::Mistyped)));
        for typed in [
            "regale",
            "illegal",
            "statutory",
            "coverage statutory",
            "",
            " . ",
            "the legal",
        ] {
            assert_eq!(of(typed, &accept), None, "{typed}");
        }
    }

    #[test]
    fn in_numbers_and_short_words_nothing_is_forgiven() {
        let accept = ["19.6", "20460", "2022", "three", "law"];
        for typed in ["19.5", "196", "20461", "2023", "low", "1960"] {
            assert_eq!(of(typed, &accept), None, "{typed}");
        }
        assert_eq!(of("-19.6", &["19.6"]), None);
        assert_eq!(of("tree", &accept), Some(("three", Hit::Mistyped)));
    }
}
