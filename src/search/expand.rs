//! What typed words may mean besides themselves: other forms of them, and what they name under its other names.
//!
//! Quoted words, negated words and words for a field mean themselves alone.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::analyzers::{Sequence, is_function_word, key, readings, root, untied};
use super::compile::{Plan, PlannedAtom, PlannedClause, Scope, Test, Words};
use super::rank;
use super::reading::{Reading, Target, Tier};
use super::thesaurus::{Concept, NAME_WORDS, NameRow, NameRows, Thesaurus, is_short};
use super::vocabulary::Vocabulary;
use crate::model::Script;

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
        for clause in &mut plan.clauses {
            let typed = text.get(clause.span.range()).unwrap_or_default();
            for words in open_words(clause) {
                self.add_forms(words, untied(typed).as_deref());
            }
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

    /// Adds the forms of words, and of the word that an apostrophe ties to another.
    fn add_forms(&self, words: &mut Words, untied: Option<&str>) {
        for reading in &mut words.readings {
            if reading.tier == Tier::Correction {
                let forms = self.vocabulary.forms(&reading.key);
                reading.target = Target::Row(Sequence::any_of(forms));
            }
        }
        if let Some(word) = untied {
            let sequence = Sequence::any_of(vec![word.to_owned()]);
            let reading = Reading::typed(sequence, word.to_owned(), words.is_prefix);
            words.readings.push(reading);
        }
        // The beginning of a word has no forms, and what it begins is found as it is.
        let word = untied.unwrap_or(&words.key);
        let is_begun = words.is_prefix
            && self.vocabulary.count(word) == 0
            && self.vocabulary.beginning(word).next().is_some();
        if is_begun {
            return;
        }
        let forms = self.vocabulary.forms(word);
        if forms.len() > 1 {
            words.readings.push(Reading::forms(Sequence::any_of(forms)));
        }
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
                if concepts.is_empty() && self.may_be_begun(own, &words) {
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

    /// Tells whether words are enough of a name to guess the rest, and the last of them is no word itself.
    fn may_be_begun(&self, last: &Words, words: &[&str]) -> bool {
        let letters = |word: &&str| {
            let each = word
                .chars()
                .map(|letter| 1 + usize::from(Script::of(letter).is_unspaced()));
            each.sum::<usize>()
        };
        let is_enough = words.iter().map(letters).sum::<usize>() >= BEGUN_LETTERS;
        let is_word = words
            .last()
            .is_some_and(|word| self.vocabulary.count(word) > 0);
        last.is_prefix && is_enough && !is_word
    }

    /// Adds the names and values of a concept to words that name it together with `share` minus one others.
    fn add_concept(&self, words: &mut Words, concept: &Concept<'_>, typed: &str, share: f32) {
        let (tier, weight) = if words.meant.is_some() {
            (Tier::Correction, rank::CORRECTION * rank::CONCEPT)
        } else {
            (Tier::Concept, rank::CONCEPT)
        };
        let values = concept
            .values()
            .map(|(field, value)| (field, value.to_owned()));
        let target = Target::Concept {
            number: concept.number,
            names: self.names_of(concept),
            values: values.collect(),
        };
        words.readings.push(Reading {
            tier,
            target,
            key: String::new(),
            is_prefix: false,
            weight: weight / share,
            because: Some(reason(words.meant.as_deref(), typed, concept.title).into()),
        });
    }

    /// Returns the names of a concept that the library can hold, found when they are first asked for.
    fn names_of(&self, concept: &Concept<'_>) -> Arc<[NameRow]> {
        self.names.of(concept.number, || self.rows(concept))
    }

    /// Returns the names of a concept that the library can hold.
    pub(crate) fn rows(&self, concept: &Concept<'_>) -> Vec<NameRow> {
        let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut out = Vec::new();
        for name in concept.names().filter(|name| name.chars().count() > 1) {
            for mut sequence in readings(name) {
                let mut terms = Vec::new();
                let is_held = sequence.terms.iter().all(|(word, place)| {
                    let known = forms.entry(word.clone());
                    let known = known.or_insert_with(|| self.vocabulary.numbers(word));
                    terms.extend(known.iter().map(|form| (form.clone(), *place)));
                    !known.is_empty()
                });
                if !is_held {
                    continue;
                }
                sequence.terms = terms;
                let weight = if is_short(name) {
                    rank::SHORT_NAME
                } else {
                    1.0
                };
                out.push(NameRow {
                    weight,
                    key: name.to_owned(),
                    sequence,
                });
            }
        }
        out
    }
}

/// Says why a concept was looked for.
fn reason(meant: Option<&str>, typed: &str, title: &str) -> String {
    let title_key = key(title);
    let title_root = root(&title_key);
    match meant {
        Some(meant) if title_root == root(meant) => format!("{typed} read as {meant}"),
        None if title_root == root(&key(typed)) => format!("another name of {title}"),
        _ => format!("{typed} = {title}"),
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
