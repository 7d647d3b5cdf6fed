//! Finds the words of a query in a text, in the bytes as they were written.

use aho_corasick::AhoCorasick;

use super::Found;
use crate::model::Script;
use crate::search::analyzers::{fold, is_word_character};
use crate::search::compile::Plan;
use crate::search::reading::{Reading, Target};

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
        for (clause, planned) in plan.clauses.iter().enumerate() {
            let readings = planned.words().flat_map(|words| &words.readings);
            for reading in readings {
                let phrase = patterns.last().map_or(0, |last: &Pattern| last.phrase + 1);
                let row = choices(reading);
                for (place, choice) in row.iter().enumerate() {
                    for text in choice {
                        texts.push((*text).to_owned());
                        patterns.push(Pattern {
                            clause,
                            phrase,
                            place,
                            places: row.len(),
                            is_prefix: reading.is_prefix && place + 1 == row.len(),
                        });
                    }
                }
            }
        }
        let automaton = (!texts.is_empty())
            .then(|| AhoCorasick::new(&texts).ok())
            .flatten();
        Self {
            automaton,
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

/// Returns what is looked for in each place of a reading; nothing where it is not about texts.
fn choices(reading: &Reading) -> Vec<Vec<&str>> {
    match &reading.target {
        // Pairs overlap, so of scripts without spaces the words themselves are looked for.
        Target::Row(sequence) if sequence.is_unspaced => {
            reading.key.split(' ').map(|word| vec![word]).collect()
        }
        Target::Row(sequence) => {
            let places = sequence.places().into_iter();
            places.map(|(_, texts)| texts).collect()
        }
        Target::Value(..) => Vec::new(),
    }
}

fn holds_word(gap: &str) -> bool {
    gap.chars()
        .any(|character| is_word_character(character) || Script::of(character).is_unspaced())
}
