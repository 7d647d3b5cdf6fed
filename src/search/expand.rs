//! What typed words may mean besides themselves: other forms of them, and what they name under its other names.
//!
//! Quoted words, negated words and words for a field mean themselves alone.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::analyzers::{Sequence, Stems, is_function_word, is_word_character, readings};
use super::compile::{Plan, PlannedAtom, PlannedClause, Scope, Test, Words};
use super::rank;
use super::reading::{Reading, Target, Tier};
use super::thesaurus::{Concept, NAME_WORDS, NameRow, NameRows, Thesaurus, is_short};
use super::vocabulary::Vocabulary;
use crate::model::Field;

/// The most forms of one word that are looked up.
const FORMS: usize = 12;
/// The most forms of a word of a name that are looked up.
const NAME_FORMS: usize = 6;
/// An unfinished name that could be more than so many concepts names none.
const BEGUN: usize = 3;
/// The fewest letters of an unfinished name.
const BEGUN_LETTERS: usize = 4;

/// What words are expanded with.
#[derive(Clone, Copy)]
pub(crate) struct Expander<'a> {
    /// The words the library holds.
    pub(crate) vocabulary: &'a Vocabulary,
    /// What names stand for.
    pub(crate) thesaurus: &'a Thesaurus,
    /// The names of concepts as they are looked up.
    pub(crate) names: &'a NameRows,
}

impl Expander<'_> {
    /// Adds to the words of a plan what they may mean; `text` is the query.
    pub(crate) fn expand(&self, plan: &mut Plan, text: &str) {
        rest_function_words(plan);
        for words in plan.clauses.iter_mut().flat_map(open_words) {
            self.add_forms(words);
        }
        for (span, concepts) in self.named(plan) {
            let bytes = bytes(&plan.clauses[span.clone()]);
            let typed = text.get(bytes).unwrap_or_default();
            for clause in &mut plan.clauses[span.clone()] {
                for words in open_words(clause) {
                    for concept in &concepts {
                        let share = lossy(span.len()) * lossy(concepts.len());
                        self.add_concept(words, concept, typed, share);
                    }
                }
            }
        }
    }

    fn add_forms(&self, words: &mut Words) {
        for reading in &mut words.readings {
            if reading.tier == Tier::Correction {
                reading.target = Target::Row(Sequence::any_of(self.forms(&reading.key, FORMS)));
            }
        }
        let forms = self.forms(&words.key, FORMS);
        if forms.len() > 1 {
            words.readings.push(Reading::forms(Sequence::any_of(forms)));
        }
    }

    /// Returns a word and the forms of it that the library holds, the most frequent first.
    fn forms(&self, word: &str, most: usize) -> Vec<String> {
        let mut out = vec![word.to_owned()];
        if let Some(stems) = Stems::of(word) {
            let found = self.vocabulary.beginning(stems.beginning());
            let mut found: Vec<(&str, u64)> = found
                .filter(|(other, _)| *other != word && stems.is_form(other))
                .collect();
            found.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
            out.extend(
                found
                    .into_iter()
                    .take(most - 1)
                    .map(|(other, _)| other.to_owned()),
            );
        }
        out
    }

    /// Returns the forms of a word of a name that the library holds; clusters are taken to be held.
    fn held_forms(&self, word: &str) -> Vec<String> {
        let mut forms = self.forms(word, NAME_FORMS);
        let is_word = word.chars().all(is_word_character);
        if is_word && self.vocabulary.count(word) == 0 {
            forms.remove(0);
        }
        forms
    }

    /// Returns what the words of a plan name, with the clauses that name it; the longest names only.
    fn named(&self, plan: &Plan) -> Vec<(Range<usize>, Vec<Concept<'_>>)> {
        let mut out: Vec<(Range<usize>, Vec<Concept<'_>>)> = Vec::new();
        for start in 0..plan.clauses.len() {
            let mut words: Vec<&str> = Vec::new();
            let mut best = None;
            for (end, clause) in (start + 1..).zip(&plan.clauses[start..]) {
                let Some(own) = only_words(clause) else {
                    break;
                };
                words.extend(own.meant.as_deref().unwrap_or(&own.key).split(' '));
                if words.len() > NAME_WORDS {
                    break;
                }
                let mut concepts = self.thesaurus.named(&words);
                if concepts.is_empty() && own.is_prefix && may_be_begun(&words) {
                    concepts = self.thesaurus.begun(&words, BEGUN);
                }
                if !concepts.is_empty() {
                    best = Some((start..end, concepts));
                }
            }
            let is_new =
                |span: &Range<usize>| out.last().is_none_or(|(last, _)| span.end > last.end);
            out.extend(best.filter(|(span, _)| is_new(span)));
        }
        out
    }

    /// Adds the names and values of a concept to words that name it together with `share` minus one others.
    fn add_concept(&self, words: &mut Words, concept: &Concept<'_>, typed: &str, share: f32) {
        let because: Arc<str> = format!("{typed} = {}", concept.title).into();
        let (tier, factor) = if words.meant.is_some() {
            (Tier::Correction, rank::CORRECTION)
        } else {
            (Tier::Concept, 1.0)
        };
        let reading = |target: Target, key: &str, weight: f32| Reading {
            tier,
            target,
            key: key.to_owned(),
            is_prefix: false,
            weight: factor * weight / share,
            because: Some(Arc::clone(&because)),
        };
        for (field, value) in concept.values() {
            let weight = if field == Field::Country {
                1.0
            } else {
                rank::CONCEPT
            };
            let target = Target::Value(field, value.to_owned());
            words.readings.push(reading(target, "", weight));
        }
        let rows = self.names.of(concept.number, || self.rows(concept));
        for row in rows.iter().filter(|row| row.key != words.key) {
            let weight = if is_short(&row.key) {
                rank::SHORT_CONCEPT
            } else {
                rank::CONCEPT
            };
            let target = Target::Row(row.sequence.clone());
            words.readings.push(reading(target, &row.key, weight));
        }
    }

    /// Returns the names of a concept that the library can hold.
    fn rows(&self, concept: &Concept<'_>) -> Vec<NameRow> {
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut out = Vec::new();
        for name in concept.names().filter(|name| name.chars().count() > 1) {
            for mut sequence in readings(name) {
                let mut terms = Vec::new();
                let is_held = sequence.terms.iter().all(|(word, place)| {
                    let known = forms.entry(word.clone());
                    let known = known.or_insert_with(|| self.held_forms(word));
                    terms.extend(known.iter().map(|form| (form.clone(), *place)));
                    !known.is_empty()
                });
                if !is_held {
                    continue;
                }
                sequence.terms = terms;
                out.push(NameRow {
                    key: name.to_owned(),
                    sequence,
                });
            }
        }
        out
    }
}

/// Asks nothing with words that only join others, if anything else is asked.
fn rest_function_words(plan: &mut Plan) {
    let is_idle = |clause: &PlannedClause| {
        let words = only_words(clause).filter(|words| !words.is_prefix);
        words.is_some_and(|words| is_function_word(&words.key))
    };
    let is_asked = |clause: &PlannedClause| !clause.is_filter() && !is_idle(clause);
    if plan.clauses.iter().any(is_asked) {
        for clause in &mut plan.clauses {
            clause.is_idle = is_idle(clause);
        }
    }
}

/// Tells whether words are enough of a name to guess the rest.
fn may_be_begun(words: &[&str]) -> bool {
    let letters = |word: &&str| {
        let each = word.chars().map(|letter| {
            if letter.is_alphabetic() && letter as u32 > 0xe00 {
                2
            } else {
                1
            }
        });
        each.sum::<usize>()
    };
    words.iter().map(letters).sum::<usize>() >= BEGUN_LETTERS
}

/// Returns the words of a clause that may mean more than themselves.
pub(crate) fn open_words(clause: &mut PlannedClause) -> impl Iterator<Item = &mut Words> {
    let atoms = clause
        .alternatives
        .iter_mut()
        .filter(|atom| !atom.is_negated);
    atoms.filter_map(|atom| match &mut atom.test {
        Test::Words(words) if is_open(words) => Some(words),
        _ => None,
    })
}

/// Returns the words of a clause that is nothing but words that may mean more than themselves.
pub(crate) fn only_words(clause: &PlannedClause) -> Option<&Words> {
    match clause.alternatives.as_slice() {
        [
            PlannedAtom {
                is_negated: false,
                test: Test::Words(words),
            },
        ] if is_open(words) => Some(words),
        _ => None,
    }
}

fn is_open(words: &Words) -> bool {
    !words.is_quoted && words.scope == Scope::Everywhere
}

fn bytes(clauses: &[PlannedClause]) -> Range<usize> {
    let start = clauses.first().map_or(0, |clause| clause.span.start);
    let end = clauses.last().map_or(0, |clause| clause.span.end);
    start..end
}

#[expect(clippy::cast_precision_loss, reason = "a query has few words")]
fn lossy(count: usize) -> f32 {
    count as f32
}
