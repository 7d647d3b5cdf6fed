//! What to try when nothing holds all of a query: a filter less, or a word that is nearly the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{Outcome, find};
use super::error::SearchError;
use super::generation::Generation;
use super::query::parse;
use super::rank;
use super::results::{Request, Suggestion};
use crate::model::{Script, Tables};
use crate::source::Span;

/// The most suggestions that are made.
const SUGGESTIONS: usize = 5;
/// The most near words that are offered for one word.
const NEAR_WORDS: usize = 2;

/// Returns what to try instead of a query that no record answers whole.
pub(crate) fn suggestions(
    generation: &Generation,
    request: &Request,
    outcome: &Outcome,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Vec<Suggestion>, SearchError> {
    let mut out = without_filters(request, outcome);
    for held in &outcome.evaluation.words {
        let Some(clause) = outcome.plan.clauses.get(held.clause) else {
            continue;
        };
        let typed = request.text.get(clause.span.range()).unwrap_or_default();
        if !held.rows.is_empty() || !is_plain_word(typed) {
            continue;
        }
        for word in near(generation, typed)? {
            let query = replaced(&request.text, clause.span, &word);
            let total = find(generation, &query, request, tables)?.complete;
            if total > 0 {
                let reason = format!("{word} instead of {typed}");
                out.push(Suggestion {
                    query,
                    reason,
                    total,
                });
            }
        }
    }
    out.truncate(SUGGESTIONS);
    Ok(out)
}

/// Returns the query without each of its filters that stands in the way, the one that frees the most first.
fn without_filters(request: &Request, outcome: &Outcome) -> Vec<Suggestion> {
    let evaluation = &outcome.evaluation;
    let mut out = Vec::new();
    for filter in &evaluation.filters {
        let Some(clause) = outcome.plan.clauses.get(filter.clause) else {
            continue;
        };
        let mut rows = evaluation.filtered(None, Some(filter.clause));
        rows.intersect(&evaluation.holding(evaluation.words.len()));
        let total = rows.count();
        let query = replaced(&request.text, clause.span, "");
        let typed = request.text.get(clause.span.range()).unwrap_or_default();
        if total > 0 && !parse(&query).clauses.is_empty() {
            let reason = format!("without {typed}");
            out.push(Suggestion {
                query,
                reason,
                total,
            });
        }
    }
    out.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.query.cmp(&b.query)));
    out
}

/// Returns a query with a part of it replaced, and no more than one space around that.
fn replaced(text: &str, span: Span, by: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let after = text.get(span.end..).unwrap_or_default().trim_start();
    let parts = [before, by, after]
        .into_iter()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Tells whether a word can be mistyped: letters of a script that writes words, at least four.
fn is_plain_word(text: &str) -> bool {
    let letters = |character| {
        matches!(
            Script::of(character),
            Script::Latin | Script::Cyrillic | Script::Greek
        )
    };
    text.chars().count() >= 4 && text.chars().all(letters)
}

/// Returns the words of the library nearest to a word, fewest edits first, then the most frequent.
fn near(generation: &Generation, typed: &str) -> Result<Vec<String>, SearchError> {
    let wanted: Vec<char> = super::analyzers::key(typed).chars().collect();
    let allowed = if wanted.len() > 5 { 2 } else { 1 };
    let letters = bits(wanted.iter().collect::<String>().as_bytes());
    // A letter has up to two bytes in the scripts that are compared, and each may be the only one of its kind.
    let bytes = if typed.is_ascii() {
        allowed
    } else {
        2 * allowed
    };
    let most_bits = u32::try_from(bytes).unwrap_or(u32::MAX);
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for shard in &generation.shards {
        for searched in rank::searched() {
            let index = shard.reader.inverted_index(searched.field)?;
            let mut stream = index.terms().stream()?;
            while stream.advance() {
                // Most words differ in many letters; telling that takes far less than comparing in order.
                let bytes = stream.key();
                if bytes.len() + allowed < wanted.len()
                    || (letters & !bits(bytes)).count_ones() > most_bits
                {
                    continue;
                }
                let Ok(word) = std::str::from_utf8(bytes) else {
                    continue;
                };
                if word.chars().count().abs_diff(wanted.len()) <= allowed
                    && distance(&wanted, word) <= allowed
                {
                    *found.entry(word.to_owned()).or_default() +=
                        u64::from(stream.value().doc_freq);
                }
            }
        }
    }
    let mut ordered: Vec<(usize, u64, String)> = found
        .into_iter()
        .map(|(word, count)| (distance(&wanted, &word), count, word))
        .collect();
    ordered.sort_by(|a, b| {
        a.0.cmp(&b.0)
            .then(b.1.cmp(&a.1))
            .then_with(|| a.2.cmp(&b.2))
    });
    Ok(ordered
        .into_iter()
        .take(NEAR_WORDS)
        .map(|(_, _, word)| word)
        .collect())
}

/// Returns which bytes a word holds, as bits; several bytes share one.
fn bits(word: &[u8]) -> u64 {
    word.iter().fold(0, |bits, byte| bits | 1 << (byte & 63))
}

/// Returns how many letters have to be put in, left out, replaced or swapped with their neighbour.
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.iter().enumerate() {
        let mut row = vec![at + 1];
        for (place, other) in to.iter().enumerate() {
            let mut best = last[place] + usize::from(letter != other);
            best = best.min(last[place + 1] + 1).min(row[place] + 1);
            if at > 0 && place > 0 && *letter == to[place - 1] && from[at - 1] == *other {
                best = best.min(before[place - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_a_swap_as_one_edit() {
        let letters: Vec<char> = "pension".chars().collect();
        assert_eq!(distance(&letters, "pension"), 0);
        assert_eq!(distance(&letters, "penison"), 1);
        assert_eq!(distance(&letters, "pensions"), 1);
        assert_eq!(distance(&letters, "tension"), 1);
        assert_eq!(distance(&letters, ""), 7);
    }

    #[test]
    fn replaces_a_part_of_a_query() {
        assert_eq!(replaced("a country:LAO b", Span::new(2, 13), ""), "a b");
        assert_eq!(
            replaced("pensoin reform", Span::new(0, 7), "pension"),
            "pension reform"
        );
    }
}
