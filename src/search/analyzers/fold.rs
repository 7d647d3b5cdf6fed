//! What counts as the same letter: case, accents, widths and spellings, with the way back to the original bytes.
//!
//! Latin and Greek lose their accents, Arabic and Hebrew their points; ё is е; letters and digits of other widths and
//! scripts become the plain ones, Tajik letters the Russian ones they come from, traditional Chinese characters the
//! simplified ones; Lao and Thai vowel signs come in one order. Marks of scripts that need them stay, and so does that a
//! space is one at which no line breaks: it holds the groups of a number together.

use std::borrow::Cow;
use std::ops::Range;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use super::han::simplified;
use super::letters;
use crate::model::Script;
use crate::source::digit::digit;
use crate::source::segment::clusters;

const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// A folded text that knows where each part of it stands in the original.
#[derive(Clone, Debug)]
pub(crate) struct Folded<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    stretches: Vec<Stretch>,
}

/// A part of the folded text: characters byte for byte, or one cluster as a whole.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    folded: usize,
    original: usize,
    is_even: bool,
}

impl Folded<'_> {
    /// Returns the folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the original from which a range of the folded text came.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        if self.stretches.is_empty() || range.is_empty() {
            return range;
        }
        let holder = |at: usize| {
            let next = self.stretches.partition_point(|part| part.folded <= at);
            (next, self.stretches[next.saturating_sub(1)])
        };
        let (_, first) = holder(range.start);
        let start = if first.is_even {
            first.original + (range.start - first.folded)
        } else {
            first.original
        };
        let (next, last) = holder(range.end - 1);
        let end = if last.is_even {
            last.original + (range.end - last.folded)
        } else {
            self.original_at(next)
        };
        start..self.past_dropped(next, range.end).unwrap_or(end)
    }

    /// Returns where the stretch of this number begins in the original, or the end of the text.
    fn original_at(&self, stretch: usize) -> usize {
        self.stretches
            .get(stretch)
            .map_or(self.original.len(), |part| part.original)
    }

    /// Returns the end of the clusters after an offset of which folding left nothing: accents typed on their own.
    fn past_dropped(&self, next: usize, folded: usize) -> Option<usize> {
        let begins_here = |at: usize| {
            let part = self.stretches.get(at);
            part.map_or(self.text.len(), |part| part.folded) == folded
        };
        let dropped = (next..self.stretches.len())
            .take_while(|at| begins_here(*at) && begins_here(at + 1))
            .count();
        (dropped > 0).then(|| self.original_at(next + dropped))
    }
}

/// Folds a text.
pub(crate) fn fold(text: &str) -> Folded<'_> {
    if text.is_ascii() {
        let folded = if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
        return Folded {
            original: text,
            text: folded,
            stretches: Vec::new(),
        };
    }
    let mut out = String::with_capacity(text.len());
    let mut stretches = Vec::new();
    fold_parts(text, &mut out, |part| stretches.push(part));
    Folded {
        original: text,
        text: Cow::Owned(out),
        stretches,
    }
}

/// Folds a text to the end of another, without the way back.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    fold_parts(text, out, |_| {});
}

/// Folds a text part by part and tells of each where it stands.
fn fold_parts(text: &str, out: &mut String, mut note: impl FnMut(Stretch)) {
    let letters = letters::common();
    let mut was_even = false;
    let mut note = |folded, original, is_even| {
        if !(was_even && is_even) {
            note(Stretch {
                folded,
                original,
                is_even,
            });
        }
        was_even = is_even;
    };
    let mut at = 0;
    while at < text.len() {
        let plain = ascii_length(&text.as_bytes()[at..]);
        if plain > 0 {
            let start = out.len();
            note(start, at, true);
            out.push_str(&text[at..at + plain]);
            if let Some(new) = out.get_mut(start..) {
                new.make_ascii_lowercase();
            }
            at += plain;
        }
        let rest = &text[at..];
        let length = rest.bytes().position(|byte| byte.is_ascii());
        let part = &rest[..length.unwrap_or(rest.len())];
        let start = out.len();
        let even = letters.push_even(part, out);
        if even > 0 {
            note(start, at, true);
        }
        at += even;
        let part = &part[even..];
        for (offset, cluster) in clusters(part) {
            let start = out.len();
            match letters.get(cluster) {
                Some(folded) => out.push_str(folded),
                None => fold_cluster(cluster, out),
            }
            let folded = out.get(start..).unwrap_or_default();
            let is_even = folded.len() == cluster.len() && is_one(folded) && is_one(cluster);
            note(start, at + offset, is_even);
        }
        at += part.len();
    }
}

/// Tells whether a text is one character.
fn is_one(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|first| first.len_utf8() == text.len())
}

/// Returns how many bytes at the beginning are ASCII.
fn ascii_length(bytes: &[u8]) -> usize {
    // Whole pieces are told in a few steps each, the last one byte by byte.
    let pieces = bytes.chunks(32).take_while(|piece| piece.is_ascii());
    let start = pieces.map(<[u8]>::len).sum();
    let rest = &bytes[start..];
    let more = rest.iter().position(|byte| !byte.is_ascii());
    start + more.unwrap_or(rest.len())
}

/// Folds one cluster, by the tables of Unicode where it is not known without.
pub(super) fn fold_cluster(cluster: &str, out: &mut String) {
    let mut characters = cluster.chars();
    if let (Some(character @ '\u{4e00}'..='\u{9fff}'), None) =
        (characters.next(), characters.next())
    {
        return out.push(simplified(character));
    }
    if is_settled(cluster) {
        return out.push_str(cluster);
    }
    fold_by_tables(cluster, out);
}

/// Tells whether a cluster of Thai or Lao is one of the many that are what they fold to.
fn is_settled(cluster: &str) -> bool {
    let mut ordered = 0;
    let settled = cluster.chars().all(|character| match character as u32 {
        0xe01..=0xe32
        | 0xe34..=0xe37
        | 0xe40..=0xe47
        | 0xe81..=0xeb2
        | 0xeb4..=0xeb7
        | 0xebb..=0xec6 => true,
        0xe38 | 0xe39 | 0xe48..=0xe4b | 0xeb8 | 0xeb9 | 0xec8..=0xecb => {
            ordered += 1;
            true
        }
        _ => false,
    });
    // Of two signs that have an order, the tables know which comes first.
    settled && ordered < 2
}

/// Tells whether a character is one that its compatible form is.
pub(crate) fn is_nfkc(character: char) -> bool {
    NFKC.is_normalized(character.encode_utf8(&mut [0; 4]))
}

/// Tells whether a character is a space that holds together what stands on both sides.
pub(crate) fn is_no_break(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn fold_by_tables(cluster: &str, out: &mut String) {
    let mut characters = cluster.chars();
    if characters.next().is_some_and(is_no_break) && characters.next().is_none() {
        return out.push('\u{a0}');
    }
    for composed in NFKC.normalize(cluster).chars() {
        for character in composed.to_lowercase() {
            fold_character(character, out);
        }
    }
}

fn fold_character(character: char, out: &mut String) {
    match character {
        character if character.is_ascii() => out.push(character),
        character if is_dropped(character) => {}
        'ё' => out.push('е'),
        'ӣ' => out.push('и'),
        'ӯ' => out.push('у'),
        'қ' => out.push('к'),
        'ғ' => out.push('г'),
        'ҳ' => out.push('х'),
        'ҷ' => out.push('ч'),
        '\u{4e00}'..='\u{9fff}' => out.push(simplified(character)),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ئ' | 'ی' => out.push('ي'),
        'ة' | 'ە' => out.push('ه'),
        'ؤ' => out.push('و'),
        'ک' => out.push('ك'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' => out.push('\''),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{ecd}' => push_below_tone(character, '\u{ec8}'..='\u{ecb}', out),
        '\u{e4d}' => push_below_tone(character, '\u{e48}'..='\u{e4b}', out),
        _ => match digit(character) {
            Some(digit) => out.push(digit),
            None if matches!(Script::of(character), Script::Latin | Script::Greek) => {
                push_bare(character, out);
            }
            None => out.push(character),
        },
    }
}

/// Pushes a letter without its accents; what is left may be a letter that is folded itself, as ǽ is æ is ae.
fn push_bare(character: char, out: &mut String) {
    let mut buffer = [0; 4];
    let decomposed = NFD
        .normalize(character.encode_utf8(&mut buffer))
        .into_owned();
    for part in decomposed.chars() {
        if part == character {
            out.push(part);
        } else {
            fold_character(part, out);
        }
    }
}

/// Pushes the sign that makes am below a tone mark that was typed first: people type the two in either order.
fn push_below_tone(sign: char, tones: std::ops::RangeInclusive<char>, out: &mut String) {
    match out.chars().next_back() {
        Some(tone) if tones.contains(&tone) => {
            out.pop();
            out.push(sign);
            out.push(tone);
        }
        _ => out.push(sign),
    }
}

/// Tells whether a character adds nothing to what a word is: accents, points, fillers.
fn is_dropped(character: char) -> bool {
    matches!(
        character as u32,
        0xad | 0x300..=0x36f
            | 0x591..=0x5bd
            | 0x5bf
            | 0x5c1..=0x5c2
            | 0x5c4..=0x5c5
            | 0x640
            | 0x64b..=0x65f
            | 0x670
            | 0x6d6..=0x6dc
            | 0x6df..=0x6e8
            | 0x180e
            | 0x200b..=0x200f
            | 0x2060..=0x2064
            | 0xfe00..=0xfe0f
            | 0xfeff
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The bytes a cluster has folded and those it had.
    type Part = (Range<usize>, Range<usize>);

    /// Folds cluster by cluster.
    fn cluster_by_cluster(text: &str) -> (String, Vec<Part>) {
        let (mut out, mut parts) = (String::new(), Vec::new());
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let part = if rest.starts_with(|first: char| first.is_ascii()) {
                &rest[..1]
            } else {
                let end = rest.find(|character: char| character.is_ascii());
                &rest[..end.unwrap_or(rest.len())]
            };
            for (offset, cluster) in clusters(part) {
                let start = out.len();
                fold_by_tables(cluster, &mut out);
                let original = at + offset;
                parts.push((start..out.len(), original..original + cluster.len()));
            }
            at += part.len();
        }
        (out, parts)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_cluster_is_folded_and_found_on_its_own(
            text in "[abC éßйЁЖш»—養养ກ້ໍານีﬁ\u{301}\u{200b}]{0,40}|\\PC{0,40}",
        ) {
            let folded = fold(&text);
            let (expected, parts) = cluster_by_cluster(&text);
            prop_assert_eq!(folded.text(), expected);
            for (at, (range, original)) in parts.iter().enumerate().filter(|(_, part)| !part.0.is_empty()) {
                let dropped = parts[at + 1..].iter().take_while(|part| part.0.is_empty());
                let end = dropped.last().map_or(original.end, |part| part.1.end);
                prop_assert_eq!(folded.origin(range.clone()), original.start..end);
            }
        }
    }

    #[test]
    fn a_settled_cluster_is_what_it_folds_to() {
        let block: Vec<char> = ('\u{e00}'..='\u{eff}').collect();
        let mut settled = 0;
        for first in &block {
            for second in &block {
                for cluster in [
                    format!("{first}{second}"),
                    format!("ກ{first}{second}"),
                    format!("{first}"),
                ] {
                    if is_settled(&cluster) {
                        settled += 1;
                        let mut folded = String::new();
                        fold_by_tables(&cluster, &mut folded);
                        assert_eq!(folded, cluster);
                    }
                }
            }
        }
        assert!(settled > 10_000);
    }
}
