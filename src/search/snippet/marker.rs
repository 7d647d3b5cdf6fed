//! Finds the words of a query in a text, in the bytes as they were written.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::Found;
use crate::model::Script;
use crate::search::analyzers::{Sequence, fold, is_word_character};
use crate::search::compile::Plan;
use crate::search::reading::{Reading, Target};

/// Up to so many bytes of words, a table of every next byte is worth what building it takes.
const SMALL: usize = 2048;

/// One word that is looked for.
#[derive(Clone, Debug)]
struct Pattern {
    clause: usize,
    /// The number of its phrase, its place in it, and how many words that has.
    phrase: usize,
    place: usize,
    places: usize,
    is_prefix: bool,
}

/// Finds the words of a query.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Pattern>,
}

/// A pattern found: folded bytes and the number of the pattern.
#[derive(Clone, Copy, Debug)]
struct Match {
    start: usize,
    end: usize,
    pattern: usize,
}

impl Marker {
    /// Returns the marker of the words of a plan.
    pub(crate) fn new(plan: &Plan) -> Self {
        let mut texts: Vec<String> = Vec::new();
        let mut patterns = Vec::new();
        let mut known = BTreeSet::new();
        for (clause, planned) in plan.clauses.iter().enumerate() {
            let readings = planned.words().flat_map(|words| &words.readings);
            for (row, is_prefix) in readings.flat_map(rows) {
                if !known.insert((row.clone(), is_prefix)) {
                    // What is typed twice is marked once.
                    continue;
                }
                let phrase = patterns.last().map_or(0, |last: &Pattern| last.phrase + 1);
                for (place, choice) in row.iter().enumerate() {
                    for text in choice {
                        texts.push((*text).to_owned());
                        patterns.push(Pattern {
                            clause,
                            phrase,
                            place,
                            places: row.len(),
                            is_prefix: is_prefix && place + 1 == row.len(),
                        });
                    }
                }
            }
        }
        Self {
            automaton: automaton(&texts),
            patterns,
        }
    }

    /// Returns the places in a text that answer, in order; none overlap.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let folded = fold(text);
        let hay = folded.text();
        let mut matches: Vec<Match> = automaton
            .find_overlapping_iter(hay)
            .filter_map(|found| {
                self.bounded(hay, found.start(), found.end(), found.pattern().as_usize())
            })
            .collect();
        matches.sort_by_key(|found| (found.start, found.end, found.pattern));
        let kept = self.in_phrases(hay, &matches);
        let mut out: Vec<Found> = Vec::new();
        for found in kept {
            let range = folded.origin(found.start..found.end);
            let clause = self.patterns[found.pattern].clause;
            match out.last_mut() {
                Some(last) if range.start < last.range.end => {
                    last.range.end = last.range.end.max(range.end);
                }
                _ => out.push(Found { range, clause }),
            }
        }
        out
    }

    /// Returns a match if it is a whole word, or the beginning of one that may be a beginning; then with its rest.
    fn bounded(&self, hay: &str, start: usize, end: usize, pattern: usize) -> Option<Match> {
        let text = hay.get(start..end)?;
        let starts_word = text.chars().next().is_some_and(is_word_character);
        if starts_word
            && hay[..start]
                .chars()
                .next_back()
                .is_some_and(is_word_character)
        {
            return None;
        }
        let ends_word = text.chars().next_back().is_some_and(is_word_character);
        let rest = if ends_word {
            let rest = &hay[end..];
            rest.find(|character| !is_word_character(character))
                .unwrap_or(rest.len())
        } else {
            0
        };
        let is_prefix = self.patterns.get(pattern)?.is_prefix;
        (rest == 0 || is_prefix).then_some(Match {
            start,
            end: end + rest,
            pattern,
        })
    }

    /// Keeps the matches of single words, and those of phrases whose words follow one another.
    fn in_phrases(&self, hay: &str, matches: &[Match]) -> Vec<Match> {
        let mut kept = Vec::new();
        for (at, first) in matches.iter().enumerate() {
            let pattern = &self.patterns[first.pattern];
            if pattern.places == 1 {
                kept.push(*first);
                continue;
            }
            if pattern.place > 0 {
                continue;
            }
            let mut row = vec![*first];
            for next in &matches[at + 1..] {
                let last = row[row.len() - 1];
                let other = &self.patterns[next.pattern];
                if row.len() == pattern.places
                    || (next.start >= last.end && holds_word(&hay[last.end..next.start]))
                {
                    break;
                }
                if next.start >= last.end
                    && other.phrase == pattern.phrase
                    && other.place == row.len()
                {
                    row.push(*next);
                }
            }
            if row.len() == pattern.places {
                kept.extend(row);
            }
        }
        kept.sort_by_key(|found| (found.start, found.end));
        kept
    }
}

fn automaton(texts: &[String]) -> Option<AhoCorasick> {
    if texts.is_empty() {
        return None;
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let kind = (bytes > SMALL).then_some(AhoCorasickKind::ContiguousNFA);
    AhoCorasick::builder().kind(kind).build(texts).ok()
}

/// What is looked for in each place of a row.
type Row<'a> = Vec<Vec<&'a str>>;

/// Returns the rows of words that a reading looks for, and whether the last may be the beginning of one.
fn rows(reading: &Reading) -> Vec<(Row<'_>, bool)> {
    match &reading.target {
        Target::Row(sequence) => vec![(choices(sequence, &reading.key), reading.is_prefix)],
        Target::Concept { names, .. } => {
            let rows = names.iter().map(|name| choices(&name.sequence, &name.key));
            rows.map(|row| (row, false)).collect()
        }
    }
}

fn choices<'a>(sequence: &'a Sequence, key: &'a str) -> Row<'a> {
    if sequence.is_unspaced {
        // Pairs overlap, so of scripts without spaces the words themselves are looked for.
        return key.split(' ').map(|word| vec![word]).collect();
    }
    let places = sequence.places().into_iter();
    places.map(|(_, texts)| texts).collect()
}

fn holds_word(gap: &str) -> bool {
    gap.chars()
        .any(|character| is_word_character(character) || Script::of(character).is_unspaced())
}
