//! What to make of words that nothing answers: the word that was meant, the layout that was meant, the words written
//! together.
//!
//! Only words that have few hits are mended, never what stood in quotes, and what was done is told with the answer.

mod layout;

use std::collections::BTreeMap;
use std::ops::Range;

use super::analyzers::{is_word_character, key};
use super::compile::{Plan, Words, part};
use super::evaluate::Evaluation;
use super::expand::{only_words, open_words};
use super::reading::Reading;
use super::thesaurus::Thesaurus;
use super::vocabulary::Vocabulary;
use crate::model::Script;
use crate::source::Span;
use crate::source::segment::{clusters, line_breaks};

/// Up to so many records that hold a word as typed, it may be a slip.
const FEW: usize = 2;
/// How many times more frequent a word must be than one with few hits to be what was meant.
const MORE: u64 = 20;
/// Words of fewer letters are too near to too many others.
const SHORTEST: usize = 4;
/// From so many letters on two edits are allowed.
const LONG: usize = 7;
/// The most words that are tried for one.
const CANDIDATES: usize = 3;
/// How many clusters of a row that no name begins are taken for a word.
const CHUNK: usize = 2;

/// What is made of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mending {
    /// It is read as any of these words, the likeliest first.
    Meant(Vec<String>),
    /// It is read as the words at these bytes of the query.
    Parts(Vec<Range<usize>>),
}

/// What is made of the clauses of a plan, by number.
pub(crate) type Mendings = BTreeMap<usize, Mending>;

/// What words are mended with.
#[derive(Clone, Copy)]
pub(crate) struct Mender<'a> {
    /// The words the library holds.
    pub(crate) vocabulary: &'a Vocabulary,
    /// What names stand for.
    pub(crate) thesaurus: &'a Thesaurus,
}

impl Mender<'_> {
    /// Returns what to make of the words of a plan that have few hits; `text` is the query.
    pub(crate) fn mend(&self, plan: &Plan, evaluation: &Evaluation, text: &str) -> Mendings {
        let mut out = Mendings::new();
        for held in &evaluation.words {
            let clause = plan.clauses.get(held.clause);
            let Some((clause, words)) =
                clause.and_then(|clause| Some((clause, only_words(clause)?)))
            else {
                continue;
            };
            let span = clause.span.range();
            let typed = text.get(span.clone()).unwrap_or_default();
            let hits = held.rows.count();
            let mending = if hits > FEW {
                None
            } else if is_unspaced(&words.key) {
                (hits == 0).then(|| self.parts(typed, span.start)).flatten()
            } else {
                self.meant(words, typed, hits)
            };
            out.extend(mending.map(|mending| (held.clause, mending)));
        }
        out
    }

    fn meant(&self, words: &Words, typed: &str, hits: usize) -> Option<Mending> {
        if hits == 0
            && let Some(other) = self.other_layout(typed, words.is_prefix)
        {
            return Some(Mending::Meant(vec![other]));
        }
        if !is_plain_word(&words.key) {
            return None;
        }
        let letters = words.key.chars().count();
        let edits = if letters < LONG { 1 } else { 2 };
        let mut near = self.vocabulary.near(&words.key, edits, false);
        if near.is_empty() && words.is_prefix && letters > SHORTEST {
            near = self.vocabulary.near(&words.key, 1, true);
        }
        near.retain(|near| near.word != words.key);
        let first = near.first()?.clone();
        let own = u64::try_from(hits).unwrap_or(u64::MAX);
        if hits > 0 && (first.edits > 1 || first.count < MORE.saturating_mul(own)) {
            return None;
        }
        let best = near
            .into_iter()
            .take_while(|near| near.edits == first.edits);
        let best: Vec<String> = best.take(CANDIDATES).map(|near| near.word).collect();
        Some(Mending::Meant(best))
    }

    /// Returns the word that the same keys give on the other layout, if the library holds it.
    fn other_layout(&self, typed: &str, is_prefix: bool) -> Option<String> {
        let other = key(&layout::other(typed)?);
        let mut begun = self.vocabulary.beginning(&other);
        let (first, _) = begun.next()?;
        let is_known = first == other || (is_prefix && other.chars().count() >= SHORTEST);
        (is_known && !other.contains(' ')).then(|| other.clone())
    }

    /// Returns the words of a row without spaces: the longest names, and what stands between them by its own words.
    fn parts(&self, typed: &str, start: usize) -> Option<Mending> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        let mut rest = 0;
        while at < typed.len() {
            if let Some(length) = self.thesaurus.longest_name(&typed[at..]) {
                cut(typed, rest..at, &mut parts);
                parts.push(at..at + length);
                at += length;
                rest = at;
            } else {
                let next = clusters(&typed[at..]).next();
                at += next.map_or(1, |(_, cluster)| cluster.len());
            }
        }
        cut(typed, rest..typed.len(), &mut parts);
        let moved = parts
            .into_iter()
            .map(|part| start + part.start..start + part.end);
        let parts: Vec<Range<usize>> = moved.collect();
        (parts.len() > 1).then_some(Mending::Parts(parts))
    }
}

/// Cuts a stretch that holds no name: where a line may break, or else by clusters.
fn cut(text: &str, stretch: Range<usize>, out: &mut Vec<Range<usize>>) {
    let own = &text[stretch.clone()];
    let is_han = own
        .chars()
        .next()
        .is_some_and(|first| Script::of(first) == Script::Han);
    let breaks: Vec<usize> = if is_han {
        clusters(own).map(|(at, _)| at).step_by(CHUNK).collect()
    } else {
        line_breaks(own)
    };
    let mut start = 0;
    for end in breaks.into_iter().filter(|end| *end > 0).chain([own.len()]) {
        if end > start {
            out.push(stretch.start + start..stretch.start + end);
            start = end;
        }
    }
}

fn is_unspaced(key: &str) -> bool {
    key.chars()
        .all(|character| Script::of(character).is_unspaced())
}

/// Tells whether a word can be mistyped: letters of a script that writes words, enough of them.
fn is_plain_word(key: &str) -> bool {
    let is_letter = |character: char| {
        is_word_character(character)
            && matches!(
                Script::of(character),
                Script::Latin | Script::Cyrillic | Script::Greek
            )
    };
    key.chars().count() >= SHORTEST && key.chars().all(is_letter)
}

/// Returns a plan with its clauses mended, and by their new numbers what was made of them; `text` is the query.
pub(crate) fn mended(plan: Plan, mendings: &Mendings, text: &str) -> (Plan, Mendings) {
    let mut clauses = Vec::new();
    let mut moved = Mendings::new();
    for (number, mut clause) in plan.clauses.into_iter().enumerate() {
        match mendings.get(&number) {
            Some(Mending::Parts(parts)) => {
                let last = parts.len().saturating_sub(1);
                let is_prefix = clause.words().any(|words| words.is_prefix);
                let own = parts.iter().enumerate().filter_map(|(at, range)| {
                    let span = Span::new(range.start, range.end);
                    part(text, span, is_prefix && at == last)
                });
                clauses.extend(own);
            }
            Some(Mending::Meant(meant)) => {
                moved.insert(clauses.len(), Mending::Meant(meant.clone()));
                let typed = text.get(clause.span.range()).unwrap_or_default();
                for words in open_words(&mut clause) {
                    words.meant = meant.first().cloned();
                    words
                        .readings
                        .extend(meant.iter().map(|word| Reading::corrected(typed, word)));
                }
                clauses.push(clause);
            }
            None => clauses.push(clause),
        }
    }
    (Plan { clauses, ..plan }, moved)
}
