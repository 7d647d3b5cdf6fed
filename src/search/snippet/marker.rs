//! Finds the words of a query in a text, in the bytes as they were written.

use super::Found;
use super::rows::{First, Rows};
use super::starts::each_start;
use crate::model::Script;
use crate::search::analyzers::{fold, is_word_character};
use crate::search::compile::Plan;

/// Finds the words of a query.
#[derive(Debug)]
pub(crate) struct Marker<'a> {
    rows: Rows<'a>,
}

/// A word of a row where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    /// Bytes of the folded text.
    start: usize,
    end: usize,
    /// Where its row begins there, where its first word ends, and the number of that.
    row: (usize, usize, usize),
    clause: usize,
}

impl<'a> Marker<'a> {
    /// Returns the marker of the words of a plan.
    pub(crate) fn new(plan: &'a Plan) -> Self {
        Self {
            rows: Rows::new(plan),
        }
    }

    /// Returns the places in a text that answer, in order; none overlap.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let mut held = self.held(folded.text());
        // Where two words stand in the same place, the row that begins first counts.
        held.sort_unstable();
        let mut out: Vec<Found> = Vec::new();
        for Held {
            start, end, clause, ..
        } in held
        {
            let range = folded.origin(start..end);
            match out.last_mut() {
                Some(last) if range.start < last.range.end => {
                    last.range.end = last.range.end.max(range.end);
                }
                _ => out.push(Found { range, clause }),
            }
        }
        out
    }

    /// Returns all words of rows that a folded text holds whole.
    fn held(&self, hay: &str) -> Vec<Held> {
        let mut held = Vec::new();
        each_start(hay.as_bytes(), |at| {
            for first in self.rows.firsts(&hay.as_bytes()[at..]) {
                self.add(hay, at, first, &mut held);
            }
        });
        held
    }

    /// Adds the words of the row that a word begins, if all of them follow one another from a place on.
    fn add(&self, hay: &str, at: usize, first: (usize, &First), held: &mut Vec<Held>) {
        let (number, first) = first;
        let Some(row) = self.rows.get(first.row) else {
            return;
        };
        let Some(first_end) = word_end(hay, at, first.word, row.may_go_on(0)) else {
            return;
        };
        let before = held.len();
        let (mut start, mut end) = (at, first_end);
        for place in 1..=row.places() {
            held.push(Held {
                start,
                end,
                row: (at, first_end, number),
                clause: row.clause,
            });
            if place == row.places() {
                return;
            }
            start = next_word(hay, end);
            let ends = row.words(place);
            let ends = ends.filter_map(|word| word_end(hay, start, word, row.may_go_on(place)));
            let Some(nearest) = ends.min() else {
                break;
            };
            end = nearest;
        }
        held.truncate(before);
    }
}

/// Returns the end of a word that stands at an offset, with its rest if it may go on; `None` where it does not stand
/// there whole.
fn word_end(hay: &str, start: usize, word: &str, may_go_on: bool) -> Option<usize> {
    let rest = hay.get(start..)?.strip_prefix(word)?;
    let (first, last) = (word.chars().next()?, word.chars().next_back()?);
    let before = hay[..start].chars().next_back();
    if before.is_some_and(is_word_character) && is_word_character(first) {
        return None;
    }
    let more = if is_word_character(last) {
        rest.find(|character| !is_word_character(character))
            .unwrap_or(rest.len())
    } else {
        0
    };
    (more == 0 || may_go_on).then_some(hay.len() - rest.len() + more)
}

/// Returns where the next word begins, or the end of the text.
fn next_word(hay: &str, after: usize) -> usize {
    let begins = |character| is_word_character(character) || Script::of(character).is_unspaced();
    let gap = hay[after..].find(begins);
    gap.map_or(hay.len(), |gap| after + gap)
}
