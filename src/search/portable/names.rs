//! Names of concepts: which records hold any name of a concept, in any language.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::digits::{self, Postings};
use super::{count, forms, key};
use crate::search::analyzers::{Sequence, readings};
use crate::search::thesaurus::roots;

/// A name of fewer letters stands for too many things to be looked for in texts.
const FEWEST: usize = 3;

/// The names, and where they were found.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The words of the names, as they are written there.
    words: BTreeSet<String>,
    /// The concepts of each name, without the endings of its words.
    keys: BTreeMap<String, Vec<usize>>,
    /// Names by their first term, each with its concept; terms are compared as `forms` says.
    rows: HashMap<String, Vec<(Sequence, usize)>>,
    /// The records of each concept.
    held: Vec<Vec<(usize, f32)>>,
}

impl Names {
    /// Takes the names of concepts.
    pub(super) fn new(concepts: &[Vec<String>]) -> Self {
        let mut names = Self {
            held: vec![Vec::new(); concepts.len()],
            ..Self::default()
        };
        for (concept, called) in concepts.iter().enumerate() {
            for name in called {
                names.add(name, concept);
            }
        }
        names
    }

    fn add(&mut self, name: &str, concept: usize) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        let is_short = key.is_ascii() && key.len() < FEWEST;
        let words: Vec<&str> = key.split(' ').collect();
        self.words
            .extend(words.iter().map(|word| (*word).to_owned()));
        let known = self.keys.entry(roots(&words)).or_default();
        if !known.contains(&concept) {
            known.push(concept);
        }
        if is_short {
            return;
        }
        if let Some(row) = readings(name).into_iter().next() {
            self.look_for(row, concept);
        }
    }

    /// Looks in texts for a name of a concept.
    fn look_for(&mut self, mut row: Sequence, concept: usize) {
        for (term, _) in &mut row.terms {
            *term = forms::numberless(term);
        }
        if let Some((first, _)) = row.terms.first() {
            let rows = self.rows.entry(first.clone()).or_default();
            if !rows.contains(&(row.clone(), concept)) {
                rows.push((row, concept));
            }
        }
    }

    /// Returns the words of the names.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Returns the words of the names without their endings.
    pub(super) fn roots(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().flat_map(|key| key.split(' '))
    }

    /// Looks for names in the terms of a text, each with its position, which stand in order.
    pub(super) fn find(&mut self, terms: &[(&str, usize)], record: usize, weight: f32) {
        for (at, (term, position)) in terms.iter().enumerate() {
            let Some(rows) = self.rows.get(*term) else {
                continue;
            };
            for (row, concept) in rows {
                let is_there = |(text, place): &(String, usize)| {
                    let wanted = position + place;
                    let rest = terms[at..].iter();
                    let mut near = rest.take_while(|(_, position)| *position <= wanted);
                    near.any(|(other, position)| *position == wanted && other == text)
                };
                if row.terms.iter().skip(1).all(is_there)
                    && let Some(held) = self.held.get_mut(*concept)
                {
                    count(held, record, weight);
                }
            }
        }
    }

    /// Writes the names with their concepts, and the concepts with their records.
    pub(super) fn finish(self) -> (String, String) {
        let (mut names, mut concepts) = (String::new(), String::new());
        for (key, of) in self.keys {
            names.push_str(&key);
            names.push(':');
            for concept in of {
                digits::write(concept, &mut names);
            }
            names.push(';');
        }
        for held in self.held {
            Postings::write(&held, &mut concepts);
            concepts.push(';');
        }
        (names, concepts)
    }
}
