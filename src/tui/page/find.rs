//! Finding in a page: every place where one of some words stands, whatever its letter case and accents.

use std::ops::Range;

use super::Place;
use super::block::Sheet;
use crate::model::Script;
use crate::source::fold::{fold, folded};

/// A stretch of a text that answers what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Which block.
    pub(crate) block: usize,
    /// Which text of the block.
    pub(crate) flow: usize,
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
}

impl Mark {
    /// Returns the place of its beginning.
    pub(crate) fn place(&self) -> Place {
        Place {
            block: self.block,
            flow: self.flow,
            byte: self.range.start,
        }
    }
}

/// Where a word may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// Anywhere.
    Anywhere,
    /// Where a word of the text begins; anywhere in scripts without spaces.
    AtWord,
}

/// Returns where one of some texts stands on a sheet, in reading order, apart from each other.
pub(crate) fn find(sheet: &Sheet, wanted: &[String], begins: Begins) -> Vec<Mark> {
    let blocks = sheet.blocks.iter().enumerate();
    let texts = blocks.flat_map(|(block, content)| {
        let flows = content.body.flows().iter().enumerate();
        let flows = flows.skip(content.body.first());
        flows.map(move |(flow, text)| (block, flow, text.text()))
    });
    among(texts, wanted, begins)
}

/// Returns where a text stands, as [`find`] does, on a sheet that has these marks of a text that is part of it.
///
/// Who types a word adds a letter to it each time; of a long page nearly nothing has to be looked through again.
pub(crate) fn narrowed(sheet: &Sheet, marks: &[Mark], wanted: &str) -> Vec<Mark> {
    let mut places: Vec<(usize, usize)> =
        marks.iter().map(|mark| (mark.block, mark.flow)).collect();
    places.dedup();
    let texts = places.into_iter().filter_map(|(block, flow)| {
        let flows = sheet.blocks.get(block)?.body.flows();
        Some((block, flow, flows.get(flow)?.text()))
    });
    among(texts, &[wanted.to_owned()], Begins::Anywhere)
}

/// Tells whether everything that holds the one text also holds the other, as they are compared.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    let part = folded(part.trim());
    !part.is_empty() && folded(text.trim()).contains(&part)
}

/// Returns where one of some texts stands in others, each with its block and its number there.
fn among<'a>(
    texts: impl Iterator<Item = (usize, usize, &'a str)>,
    wanted: &[String],
    begins: Begins,
) -> Vec<Mark> {
    let needles: Vec<String> = wanted
        .iter()
        .map(|word| folded(word.trim()))
        .filter(|word| !word.is_empty())
        .collect();
    let mut marks = Vec::new();
    if needles.is_empty() {
        return marks;
    }
    let mut scratch = Folded::default();
    for (block, flow, text) in texts {
        scratch.fill(text);
        let ranges = scratch.find(&needles, begins, text.len());
        marks.extend(ranges.into_iter().map(|range| Mark { block, flow, range }));
    }
    marks
}

/// A text folded, with the way back to the original.
#[derive(Default)]
struct Folded {
    text: String,
    /// For each byte of the folded text, the byte of the original it comes from; empty where they are the same.
    origins: Vec<usize>,
}

impl Folded {
    fn fill(&mut self, text: &str) {
        self.text.clear();
        self.origins.clear();
        if text.is_ascii() {
            self.text.push_str(text);
            self.text.make_ascii_lowercase();
            return;
        }
        fold(text, |character, at| {
            self.text.push(character);
            self.origins.resize(self.text.len(), at);
        });
    }

    fn find(&self, needles: &[String], begins: Begins, end: usize) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for needle in needles {
            for (at, _) in self.text.match_indices(needle.as_str()) {
                if begins == Begins::Anywhere || self.begins_word(at) {
                    found.push(self.origin(at, end)..self.origin_after(at + needle.len(), end));
                }
            }
        }
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut last = 0;
        found.retain(|range| {
            let is_apart = range.start >= last && range.start < range.end;
            last = if is_apart { range.end } else { last };
            is_apart
        });
        found
    }

    fn begins_word(&self, at: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let first = self.text[at..].chars().next();
        before.is_none_or(|before| !before.is_alphanumeric())
            || first.is_some_and(|first| Script::of(first).is_unspaced())
    }

    fn origin(&self, at: usize, end: usize) -> usize {
        if self.origins.is_empty() && self.text.len() == end {
            return at;
        }
        self.origins.get(at).copied().unwrap_or(end)
    }

    /// Returns the byte after the character that the folded byte before belongs to, so that a part of a character that
    /// folds to two is marked whole.
    fn origin_after(&self, at: usize, end: usize) -> usize {
        let last = self.origin(at - 1, end);
        let next = (at..self.text.len())
            .map(|at| self.origin(at, end))
            .find(|next| *next > last);
        next.unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::page::block::{Block, Body};
    use crate::tui::page::flow::{Flow, Look};
    use crate::tui::theme::Role;

    fn sheet(texts: &[&str]) -> Sheet {
        let mut sheet = Sheet::default();
        for text in texts {
            let (gap, gutters) = (None, Vec::new());
            let body = Body::Text(Flow::plain(text, Look::of(Role::Text)));
            sheet.blocks.push(Block { gap, gutters, body });
        }
        sheet
    }

    fn found(text: &str, wanted: &[&str], begins: Begins) -> Vec<String> {
        let sheet = sheet(&[text]);
        let wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        find(&sheet, &wanted, begins)
            .into_iter()
            .map(|mark| text[mark.range].to_owned())
            .collect()
    }

    #[test]
    fn finds_whatever_the_case_and_the_accents() {
        assert_eq!(
            found("Prévision, PREVISION", &["prevision"], Begins::Anywhere),
            ["Prévision", "PREVISION"]
        );
        assert_eq!(found("ການທຳງານ", &["ທໍາ"], Begins::Anywhere), ["ທຳ"]);
        assert_eq!(
            found("cafe\u{301} x", &["café"], Begins::Anywhere),
            ["cafe\u{301}"]
        );
        assert_eq!(found("abc", &["", " "], Begins::Anywhere), [""; 0]);
    }

    #[test]
    fn marks_words_from_their_beginning_but_anywhere_in_chinese() {
        assert_eq!(
            found("pension, suspension", &["pension"], Begins::AtWord),
            ["pension"]
        );
        assert_eq!(
            found("城乡居民养老金制度", &["养老金"], Begins::AtWord),
            ["养老金"]
        );
    }

    proptest! {
        #[test]
        fn a_letter_more_finds_among_what_was_found(
            texts in prop::collection::vec("[abéÉ ຳໍາ养]{0,8}", 1..6),
            before in "[abe养]{1,2}",
            more in "[abéຳ养 ]{0,2}",
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (sheet, wanted) = (sheet(&texts), format!("{before}{more}"));
            prop_assert!(holds(&wanted, &before));
            let marks = find(&sheet, &[before], Begins::Anywhere);
            let all = find(&sheet, std::slice::from_ref(&wanted), Begins::Anywhere);
            prop_assert_eq!(narrowed(&sheet, &marks, &wanted), all);
        }
    }

    #[test]
    fn a_part_is_held_as_it_is_compared() {
        assert!(holds("Prévi", "prev") && holds(" ab ", "b"));
        assert!(!holds("prev", "prevision") && !holds("ab", "") && !holds("ab", " "));
    }

    #[test]
    fn keeps_marks_apart_and_takes_the_longer_one() {
        assert_eq!(
            found(
                "data exchange",
                &["data", "data exchange", "exchange"],
                Begins::AtWord
            ),
            ["data exchange"]
        );
    }
}
