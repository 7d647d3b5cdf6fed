//! What counts as a term: words, words joined over a hyphen, clusters and pairs of clusters.
//!
//! `e-services` gives `e`, `services` and `eservices`; `1,250,000` and `1 250 000` give their parts and `1250000`, whatever
//! space stands between the groups; `l'assurance` gives `l` and `assurance`; `养老金` gives 养 老 金 and 养老 老金. Every word and every cluster takes one position, a joined
//! word stands where its first part stands and a pair where its first cluster does, so that a phrase is a row of
//! positions in every script.

use std::ops::Range;

use super::TERM_LENGTH;
use crate::model::Script;
use crate::source::segment;

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TermKind {
    /// A word, or a part of one between joiners.
    Word,
    /// Words written together that stand apart in the text.
    Joined,
    /// One cluster of a script without spaces.
    Cluster,
    /// Two clusters side by side.
    Pair,
}

/// One term of a text.
#[derive(Clone, Debug)]
pub(crate) struct CutTerm {
    /// What it is.
    pub(crate) kind: TermKind,
    /// Bytes of the folded text.
    pub(crate) range: Range<usize>,
    /// Where it stands among the words and clusters of the text.
    pub(crate) position: usize,
    joined: Range<usize>,
}

/// Cuts texts into terms, keeping its buffers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cutter {
    terms: Vec<CutTerm>,
    joined: String,
    parts: Vec<Range<usize>>,
    position: usize,
    /// Up to where the text is cut.
    at: usize,
}

/// How many digits a group of a number has; the first one may have fewer.
pub(crate) const GROUP: usize = 3;
/// A space at which no line breaks, as folding leaves it.
const NO_BREAK: &str = "\u{a0}";
/// The spaces that may stand between groups.
const SPACES: [&str; 2] = [" ", NO_BREAK];

/// What a folded character is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word.
    Word,
    /// A row of clusters.
    Cluster,
    /// Neither.
    Gap,
}

impl Cutter {
    /// Cuts a folded text.
    pub(crate) fn cut(&mut self, text: &str) {
        self.begin();
        while self.cut_on(text) {}
    }

    /// Begins with another text.
    pub(super) fn begin(&mut self) {
        self.forget_terms();
        self.parts.clear();
        self.position = 0;
        self.at = 0;
    }

    /// Forgets the terms so far but not where the text is.
    pub(super) fn forget_terms(&mut self) {
        self.terms.clear();
        self.joined.clear();
    }

    /// Cuts a text up to the end of the next word or row of clusters; `false` at its end.
    pub(super) fn cut_on(&mut self, text: &str) -> bool {
        while self.at < text.len() {
            let start = self.at;
            let (class, end) = run(text, start);
            self.at = end;
            match class {
                Class::Gap => {}
                Class::Cluster => {
                    self.clusters(text, start..end);
                    return true;
                }
                Class::Word => {
                    let part = start..end;
                    let joiner = if joins(text, end) {
                        Some(1)
                    } else {
                        self.group_space(text, &part)
                    };
                    let Some(length) = joiner else {
                        self.end_word(text, part);
                        return true;
                    };
                    self.parts.push(part);
                    self.at = end + length;
                }
            }
        }
        false
    }

    /// Returns the terms of the text cut last, in order of position.
    pub(crate) fn terms(&self) -> &[CutTerm] {
        &self.terms
    }

    /// Returns the text of a term.
    pub(crate) fn text<'a>(&'a self, term: &CutTerm, folded: &'a str) -> &'a str {
        if term.kind == TermKind::Joined {
            &self.joined[term.joined.clone()]
        } else {
            &folded[term.range.clone()]
        }
    }

    /// Returns how long the space is that stands after a part between two groups of the digits of one number.
    ///
    /// All spaces of a number are alike. One that may break joins nothing to a number that is grouped in another way, as
    /// in `Article 7 100,000`; `7 100 000` is one number, also where the first digit was meant apart.
    fn group_space(&self, text: &str, part: &Range<usize>) -> Option<usize> {
        let rest = &text[part.end..];
        let space = SPACES.into_iter().find(|space| rest.starts_with(space))?;
        let next = &rest[space.len()..];
        if !is_group(next) || !text[part.clone()].bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let goes_on = if self.parts.is_empty() {
            part.len() <= GROUP
        } else {
            text[..part.start].ends_with(space)
        };
        let after = &next[GROUP..];
        let is_own = [",", ".", NO_BREAK]
            .into_iter()
            .filter(|sign| *sign != space)
            .any(|sign| after.strip_prefix(sign).is_some_and(is_group));
        (goes_on && !is_own).then_some(space.len())
    }

    /// Ends a word with its last part.
    fn end_word(&mut self, text: &str, last: Range<usize>) {
        if self.parts.is_empty() {
            self.push(TermKind::Word, shortened(text, &last), self.position);
            self.position += 1;
            return;
        }
        let mut parts = std::mem::take(&mut self.parts);
        parts.push(last);
        for (at, part) in parts.iter().enumerate() {
            self.push(TermKind::Word, shortened(text, part), self.position);
            if at == 0 {
                self.join(text, &parts);
            }
            self.position += 1;
        }
        parts.clear();
        self.parts = parts;
    }

    fn join(&mut self, text: &str, parts: &[Range<usize>]) {
        let start = self.joined.len();
        for part in parts {
            self.joined.push_str(&text[part.clone()]);
        }
        let whole = shortened(&self.joined, &(start..self.joined.len()));
        let last = parts.last().map_or(0, |part| part.end);
        self.terms.push(CutTerm {
            kind: TermKind::Joined,
            range: parts[0].start..last,
            position: self.position,
            joined: whole,
        });
    }

    fn clusters(&mut self, text: &str, run: Range<usize>) {
        let mut before: Option<Range<usize>> = None;
        for (offset, cluster) in segment::clusters(&text[run.clone()]) {
            let start = run.start + offset;
            let one = shortened(text, &(start..start + cluster.len()));
            if let Some(before) = before {
                let pair = shortened(text, &(before.start..one.end));
                self.push(TermKind::Pair, pair, self.position - 1);
            }
            self.push(TermKind::Cluster, one.clone(), self.position);
            self.position += 1;
            before = Some(one);
        }
    }

    fn push(&mut self, kind: TermKind, range: Range<usize>, position: usize) {
        self.terms.push(CutTerm {
            kind,
            range,
            position,
            joined: 0..0,
        });
    }
}

/// Tells whether a folded character is part of a word in a script that writes spaces.
pub(crate) fn is_word_character(character: char) -> bool {
    class(character) == Class::Word
}

/// For each byte whether it is an ASCII character of a class.
const fn bytes_of(words: bool) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        bytes[byte as usize] = byte.is_ascii_alphanumeric() == words;
        byte += 1;
    }
    bytes
}

static WORD_BYTES: [bool; 256] = bytes_of(true);
static GAP_BYTES: [bool; 256] = bytes_of(false);

/// Returns the class of the stretch that begins at an offset, and where it ends.
fn run(text: &str, at: usize) -> (Class, usize) {
    let bytes = &text.as_bytes()[at..];
    let length = |of: &[bool; 256]| {
        let end = bytes.iter().position(|byte| !of[usize::from(*byte)]);
        end.unwrap_or(bytes.len())
    };
    let gap = length(&GAP_BYTES);
    if gap > 0 {
        return (Class::Gap, at + gap);
    }
    let word = length(&WORD_BYTES);
    if word > 0 && bytes.get(word).is_none_or(u8::is_ascii) {
        return (Class::Word, at + word);
    }
    let mut characters = text[at..].char_indices();
    let first = characters
        .next()
        .map_or(Class::Gap, |(_, first)| class(first));
    let end = characters.find(|(_, character)| class(*character) != first);
    (first, end.map_or(text.len(), |(offset, _)| at + offset))
}

/// Returns what a folded character is part of.
pub(crate) fn class(character: char) -> Class {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() {
            Class::Word
        } else {
            Class::Gap
        };
    }
    match character as u32 {
        // The most common ones, for speed.
        0x430..=0x44f => Class::Word,
        0x4e00..=0x9fff => Class::Cluster,
        // Full stops and ornaments of scripts whose other characters are letters and signs.
        0x104a | 0x104b | 0x17d4..=0x17d6 | 0x17d8..=0x17da | 0xe4f | 0xe5a | 0xe5b => Class::Gap,
        // Vowel signs of the scripts of India, which are no letters but stand inside words.
        0x900..=0xdff if !matches!(character as u32, 0x964 | 0x965) => Class::Word,
        _ => match Script::of(character) {
            script if script.is_unspaced() => Class::Cluster,
            Script::Common if character.is_numeric() => Class::Word,
            Script::Common => Class::Gap,
            _ => Class::Word,
        },
    }
}

/// Tells whether the character after a word joins it to the next: a hyphen, or a separator between digits.
fn joins(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let Some(joiner) = bytes.get(at) else {
        return false;
    };
    let Some(next) = text.get(at + 1..).and_then(|rest| rest.chars().next()) else {
        return false;
    };
    match joiner {
        b'-' => is_word_character(next),
        b',' | b'.' => next.is_ascii_digit() && at > 0 && bytes[at - 1].is_ascii_digit(),
        _ => false,
    }
}

/// Tells whether a text begins with a group of digits and not with more.
fn is_group(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == GROUP && !text[GROUP..].starts_with(is_word_character)
}

/// Returns the range cut to the length a term may have.
fn shortened(text: &str, range: &Range<usize>) -> Range<usize> {
    if range.len() <= TERM_LENGTH {
        return range.clone();
    }
    let end = text[range.clone()]
        .char_indices()
        .nth(TERM_LENGTH)
        .map_or(range.end, |(offset, _)| range.start + offset);
    range.start..end
}
