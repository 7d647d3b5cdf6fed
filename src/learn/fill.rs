//! Whether what was written into a gap is one of the texts taken for right.
//!
//! Letter case, accents, blanks, full-width forms, a nought behind the last decimal, a comma for its point and "about" before
//! a number count nothing.
//! In a word of five letters or more one change is forgiven, unless what stands there is a word of its own: one of `words`, of
//! the exercise, or of another text taken for right. In a number none is.

mod words;

use std::collections::BTreeSet;

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

/// Returns which of the texts taken for right was written, and how; the texts of the exercise say which words are no slips.
pub(super) fn accepted<'a>(
    typed: &str,
    accept: impl Iterator<Item = &'a str> + Clone,
    exercise: impl Iterator<Item = &'a str>,
) -> Option<(&'a str, Hit)> {
    let typed = words(typed);
    if typed.is_empty() {
        return None;
    }
    let own: BTreeSet<String> = exercise.chain(accept.clone()).flat_map(words).collect();
    let is_slip = |word: &str, wanted: &str| {
        let is_own = own.contains(word) && !self::words::is_little(word);
        let is_known = is_own || self::words::is_other(word, wanted);
        !is_known || is_plural(word, wanted) || is_plural(wanted, word)
    };
    let mut meant = None;
    for text in accept {
        let wanted = words(text);
        if typed.concat() == wanted.concat() {
            return Some((text, Hit::Exact));
        }
        let mut pairs = typed.iter().zip(&wanted);
        let is_near = |typed: &str, wanted: &str| {
            typed == wanted || (is_meant(typed, wanted) && is_slip(typed, wanted))
        };
        if typed.len() == wanted.len() && pairs.all(|(typed, wanted)| is_near(typed, wanted)) {
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
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(number).collect();
    match words.as_slice() {
        [first, number, ..] if self::words::is_about(first) && begins_with_digit(number) => {
            words[1..].to_vec()
        }
        _ => words,
    }
}

/// Returns a number with a point before its decimals and without noughts at their end: 19,60 is 19.6. Three figures may be
/// thousands; they stay.
fn number(word: String) -> String {
    let Some((whole, decimals)) = word.split_once(['.', ',']) else {
        return word;
    };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() % 3 == 0 {
        return word;
    }
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        decimals => format!("{whole}.{decimals}"),
    }
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}

/// Tells whether a word is another one with an s behind it: whoever writes the plural means the same.
fn is_plural(word: &str, singular: &str) -> bool {
    word.strip_suffix('s') == Some(singular)
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
        in_exercise(typed, accept, "")
    }

    fn in_exercise(
        typed: &str,
        accept: &[&'static str],
        exercise: &'static str,
    ) -> Option<(&'static str, Hit)> {
        let exercise = std::iter::once(exercise);
        accepted(typed, accept.iter().copied(), exercise)
    }

    #[test]
    fn a_word_of_its_own_is_no_slip_of_another() {
        for (typed, accept) in [
            ("19.6 billion", "19.6 million"),
            ("3 milliards", "3 millions"),
            ("5 миллиардов", "5 миллионов"),
            ("employee", "employer"),
            ("the payee", "the payer"),
        ] {
            assert_eq!(of(typed, &[accept]), None, "{typed}");
        }
        for (typed, accept) in [
            ("19.6 milion", "19.6 million"),
            ("19.6 millions", "19.6 million"),
            ("19.6 millon", "19.6 million"),
            ("emplyer", "employer"),
            ("employers", "employer"),
        ] {
            assert_eq!(
                of(typed, &[accept]),
                Some((accept, Hit::Mistyped)),
                "{typed}"
            );
        }
        let accept = ["insured"];
        let told = "Insures are not the insured: who pays ___ ?";
        assert_eq!(in_exercise("insures", &accept, told), None);
        assert_eq!(of("insures", &accept), Some(("insured", Hit::Mistyped)));
        // What stands in another text taken for right is not that text.
        let both = ["legal coverage", "regal"];
        assert_eq!(of("regal coverage", &both), None);
    }

    #[test]
    fn a_number_is_the_same_with_noughts_behind_it_or_about_before_it() {
        let accept = ["19.6", "19.6 million"];
        for typed in [
            "19.60",
            "19,6 million",
            "about 19.6",
            "19,60",
            "~ 19.6 million",
            "Approximately 19.60 million",
        ] {
            assert!(
                matches!(of(typed, &accept), Some((_, Hit::Exact))),
                "{typed}"
            );
        }
        for typed in ["19.06", "about", "196.0", "19.600.1", "about million"] {
            assert_eq!(of(typed, &accept), None, "{typed}");
        }
        assert_eq!(
            of("20.46", &["20.460", "20460"]),
            None,
            "a thousand is no decimal"
        );
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
