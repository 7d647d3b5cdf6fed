//! A number as people type it: thousands set apart as in their country, digits of any script.

use crate::source::digit::digit;

/// What a typed number says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// A number.
    One(f64),
    /// A whole number whose thousands are set apart, or a decimal: some countries write the one so, some the other.
    Either(f64, f64),
}

/// What stands between the digits of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// It only sets thousands apart, whichever sign it is.
    Apart(char),
    /// It sets thousands apart or begins the decimals.
    Unsure(char),
    /// It only begins the decimals.
    Point,
}

/// Returns what a text says, if it is a number; where only whole numbers are asked for, `60.000` has one meaning.
pub(super) fn read(text: &str, takes_decimals: bool) -> Option<Numeral> {
    let text = text.trim();
    let (is_negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let numeral = positive(digits, takes_decimals)?;
    Some(match numeral {
        Numeral::One(number) if is_negative => Numeral::One(-number),
        Numeral::Either(whole, decimal) if is_negative => Numeral::Either(-whole, -decimal),
        numeral => numeral,
    })
}

/// Returns a text with the digits of any script as 0 to 9.
pub(super) fn plain(text: &str) -> String {
    let plain = |character| digit(character).unwrap_or(character);
    text.chars().map(plain).collect()
}

fn positive(text: &str, takes_decimals: bool) -> Option<Numeral> {
    let (groups, signs) = parts(text)?;
    let whole = || number(&groups.concat());
    let decimal = || {
        let (last, before) = groups.split_last()?;
        number(&format!("{}.{last}", before.concat()))
    };
    let (Some(last), Some(first)) = (signs.last(), signs.first()) else {
        return whole().map(Numeral::One);
    };
    let apart = &signs[..signs.len() - 1];
    let is_set_apart = |signs: &[Sign], groups: &[String]| {
        let (first, rest) = (groups[0].as_str(), &groups[1..]);
        let is_one = signs.windows(2).all(|pair| pair[0] == pair[1]);
        let is_led = first.len() <= 3 && (rest.is_empty() || !first.starts_with('0'));
        is_one && !signs.contains(&Sign::Point) && is_led && rest.iter().all(|one| one.len() == 3)
    };
    let is_whole = is_set_apart(&signs, &groups);
    let before = &groups[..groups.len() - 1];
    let is_decimal = match last {
        Sign::Apart(_) => false,
        // A sign that has set thousands apart begins no decimals, and 1234.567 sets none apart.
        sign => !apart.contains(sign) && (apart.is_empty() || is_set_apart(apart, before)),
    };
    match (is_whole, is_decimal) {
        (true, true) if takes_decimals && signs.len() == 1 && first == last => {
            Some(Numeral::Either(whole()?, decimal()?))
        }
        (true, _) => whole().map(Numeral::One),
        (false, true) => decimal().map(Numeral::One),
        (false, false) => None,
    }
}

/// Returns the groups of digits of a number, and what stands between them.
fn parts(text: &str) -> Option<(Vec<String>, Vec<Sign>)> {
    let mut groups = vec![String::new()];
    let mut signs = Vec::new();
    for character in text.chars() {
        if let (Some(digit), Some(group)) = (digit(character), groups.last_mut()) {
            group.push(digit);
        } else {
            signs.push(sign(character)?);
            groups.push(String::new());
        }
    }
    let is_whole = groups.iter().all(|group| !group.is_empty());
    is_whole.then_some((groups, signs))
}

fn sign(character: char) -> Option<Sign> {
    match character {
        // All spaces are one: the narrow ones are typed by few, and copied by many.
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' | '\u{2008}' => {
            Some(Sign::Apart(' '))
        }
        '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => Some(Sign::Apart('\'')),
        '_' => Some(Sign::Apart('_')),
        '\u{66c}' => Some(Sign::Apart('\u{66c}')),
        '.' | '\u{ff0e}' => Some(Sign::Unsure('.')),
        ',' | '\u{ff0c}' | '\u{60c}' => Some(Sign::Unsure(',')),
        '\u{66b}' => Some(Sign::Point),
        _ => None,
    }
}

fn number(digits: &str) -> Option<f64> {
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Numeral::{Either, One};
    use super::*;

    #[test]
    fn thousands_are_set_apart_in_every_way() {
        for text in [
            "60000",
            "60 000",
            "60,000",
            "60.000",
            "60'000",
            "60\u{2019}000",
            "60_000",
            "60\u{a0}000",
            "60\u{2009}000",
            "60\u{202f}000",
            "６００００",
            "６０，０００",
            "໖໐.໐໐໐",
            "٦٠٬٠٠٠",
            "६०,०००",
        ] {
            assert_eq!(read(text, false), Some(One(60000.0)), "{text}");
        }
        for text in [
            "1,234,567",
            "1.234.567",
            "1 234 567",
            "1'234'567",
            "1234567",
        ] {
            for takes_decimals in [true, false] {
                assert_eq!(read(text, takes_decimals), Some(One(1_234_567.0)), "{text}");
            }
        }
    }

    #[test]
    fn decimals_are_decimals() {
        for takes_decimals in [true, false] {
            for (text, number) in [
                ("60.5", 60.5),
                ("60,5", 60.5),
                ("60.50", 60.5),
                ("60.0001", 60.0001),
                ("1234.567", 1234.567),
                ("0.125", 0.125),
                ("0,125", 0.125),
                ("1.234,56", 1234.56),
                ("1,234.567", 1234.567),
                ("1 234,567", 1234.567),
                ("٦٠٫٥", 60.5),
                ("-60.5", -60.5),
            ] {
                assert_eq!(read(text, takes_decimals), Some(One(number)), "{text}");
            }
        }
    }

    #[test]
    fn what_can_be_either_is_said_to_be() {
        for text in ["60.000", "60,000", "６０．０００"] {
            assert_eq!(read(text, true), Some(Either(60000.0, 60.0)), "{text}");
        }
        assert_eq!(read("1.250", true), Some(Either(1250.0, 1.25)));
        // A sign that only sets thousands apart leaves no doubt.
        for text in ["60 000", "60'000", "60_000"] {
            assert_eq!(read(text, true), Some(One(60000.0)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "abc",
            "6o",
            "60.",
            ".5",
            "60,00,000",
            "60 00",
            "1234,567.5",
            "60 000 00",
            "1.234,567.8",
            "60  000",
            "1 234'567",
            "1e5",
            "NaN",
            "inf",
            "1,234,56",
            "60٫000٫000",
        ] {
            assert_eq!(read(text, true), None, "{text}");
            assert_eq!(read(text, false), None, "{text}");
        }
    }
}
