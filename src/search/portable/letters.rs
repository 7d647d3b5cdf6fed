//! How letters fold and what they are, written out for a script, so that it cuts a query as a text was cut.
//!
//! The script normalizes to NFKC and lower case, which every browser does by the same tables; what is folded further is
//! listed here letter by letter, from the folding of the index itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::search::analyzers::{LetterClass, class_of, fold};

/// The letters of all scripts, written.
#[derive(Debug, Default)]
pub struct Letters {
    /// What is folded: what it becomes, then the letters that become it.
    pub folded: String,
    /// Letters of words, in ranges.
    pub words: String,
    /// Letters of scripts without spaces, in ranges.
    pub clusters: String,
}

impl Letters {
    /// Writes them.
    pub fn written() -> Self {
        let mut folded: BTreeMap<String, String> = BTreeMap::new();
        let mut ranges = [Vec::new(), Vec::new()];
        for letter in ('\u{80}'..='\u{3ffff}').filter(|letter| !is_private(*letter)) {
            let text = letter.to_string();
            let to = fold(&text);
            if to.text() != text && settled(letter) {
                folded.entry(to.text().to_owned()).or_default().push(letter);
            }
            match class_of(letter) {
                LetterClass::Word => extend(&mut ranges[0], letter),
                LetterClass::Cluster => extend(&mut ranges[1], letter),
                LetterClass::Gap => {}
            }
        }
        let mut out = Self::default();
        for (to, letters) in folded {
            out.folded.push_str(&to);
            out.folded.push(':');
            out.folded.push_str(&letters);
            out.folded.push(';');
        }
        let [words, clusters] = ranges.map(|ranges| written(&ranges));
        out.words = words;
        out.clusters = clusters;
        out
    }
}

/// Tells whether a letter is not one that no text has a use for.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Tells whether a letter is left as it is by what the script does first.
fn settled(letter: char) -> bool {
    let mut lower = letter.to_lowercase();
    let is_lower = lower.next() == Some(letter) && lower.next().is_none();
    is_lower && crate::search::analyzers::is_nfkc(letter)
}

fn extend(ranges: &mut Vec<(char, char)>, letter: char) {
    match ranges.last_mut() {
        Some((_, last)) if u32::from(*last) + 1 == u32::from(letter) => *last = letter,
        _ => ranges.push((letter, letter)),
    }
}

/// Returns ranges, the numbers of letters in hexadecimal digits.
fn written(ranges: &[(char, char)]) -> String {
    let mut out = String::new();
    for (first, last) in ranges {
        let (first, last) = (u32::from(*first), u32::from(*last));
        let _never_fails = if first == last {
            write!(out, "{first:x};")
        } else {
            write!(out, "{first:x}-{last:x};")
        };
    }
    out
}
