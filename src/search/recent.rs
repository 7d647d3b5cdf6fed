//! What words were found lately: as one types, all words but the last are asked for again with every key.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::analyzers::Sequence;
use super::compile::{Scope, Words};
use super::error::SearchError;
use super::reading::Reading;

/// How many words are remembered; a query seldom has more, with what was typed before a letter is taken back.
const REMEMBERED: usize = 16;
/// How many rows are remembered of all sequences together.
const REMEMBERED_ROWS: usize = 1 << 20;

/// The rows that hold a word in any of its readings, reading by reading.
pub(crate) type Found = Arc<Vec<Match>>;

/// A row that holds a word in one of its readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    /// The row.
    pub(crate) row: u32,
    /// How well it does.
    pub(crate) score: f32,
    /// The number of the reading.
    pub(crate) reading: u16,
}

/// The rows that hold a sequence of terms anywhere, with how well they do.
pub(crate) type Held = Arc<Vec<(u32, f32)>>;

/// The words found last, the newest first, and what was found of the sequences they stand for.
///
/// The names of what a word stands for are the same with every further letter and for every word that stands for it.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    entries: Mutex<VecDeque<Entry>>,
    sequences: Mutex<Sequences>,
}

#[derive(Debug, Default)]
struct Sequences {
    held: BTreeMap<Vec<(String, usize)>, Held>,
    concepts: BTreeMap<usize, Held>,
    rows: usize,
}

impl Sequences {
    /// Makes room for so many rows more; when they would be too many, everything is forgotten.
    fn make_room(&mut self, rows: usize) {
        // What no row holds is worth remembering too.
        self.rows += rows + 1;
        if self.rows > REMEMBERED_ROWS {
            *self = Self {
                rows: rows + 1,
                ..Self::default()
            };
        }
    }
}

#[derive(Debug)]
struct Entry {
    readings: Vec<Reading>,
    scope: Scope,
    found: Found,
}

impl Entry {
    fn is_of(&self, words: &Words) -> bool {
        self.scope == words.scope && self.readings == words.readings
    }
}

impl Recent {
    /// Returns what was found of these words, if they are remembered.
    pub(crate) fn get(&self, words: &Words) -> Option<Found> {
        let mut entries = self.entries();
        let at = entries.iter().position(|entry| entry.is_of(words))?;
        let entry = entries.remove(at)?;
        let found = Arc::clone(&entry.found);
        entries.push_front(entry);
        Some(found)
    }

    /// Remembers what was found of these words.
    pub(crate) fn put(&self, words: &Words, found: &Found) {
        let mut entries = self.entries();
        entries.truncate(REMEMBERED - 1);
        entries.push_front(Entry {
            readings: words.readings.clone(),
            scope: words.scope,
            found: Arc::clone(found),
        });
    }

    /// Returns what is found of a finished sequence, remembered or found now.
    pub(crate) fn sequence(
        &self,
        sequence: &Sequence,
        find: impl FnOnce() -> Result<Vec<(u32, f32)>, SearchError>,
    ) -> Result<Held, SearchError> {
        self.remembered(|all| &mut all.held, &sequence.terms, find)
    }

    /// Returns what is found of the concept of a number, remembered or found now.
    pub(crate) fn concept(
        &self,
        number: usize,
        find: impl FnOnce() -> Result<Vec<(u32, f32)>, SearchError>,
    ) -> Result<Held, SearchError> {
        self.remembered(|all| &mut all.concepts, &number, find)
    }

    fn remembered<K: Clone + Ord>(
        &self,
        among: fn(&mut Sequences) -> &mut BTreeMap<K, Held>,
        key: &K,
        find: impl FnOnce() -> Result<Vec<(u32, f32)>, SearchError>,
    ) -> Result<Held, SearchError> {
        let known = among(&mut held(&self.sequences)).get(key).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let found = Arc::new(find()?);
        let mut sequences = held(&self.sequences);
        sequences.make_room(found.len());
        among(&mut sequences).insert(key.clone(), Arc::clone(&found));
        Ok(found)
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        held(&self.entries)
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, is_prefix: bool, scope: Scope) -> Words {
        Words {
            key: text.to_owned(),
            readings: crate::search::analyzers::readings(text)
                .into_iter()
                .map(|sequence| Reading::typed(sequence, text.to_owned(), is_prefix))
                .collect(),
            is_prefix,
            meant: None,
            is_quoted: false,
            scope,
        }
    }

    #[test]
    fn remembers_the_last_words_and_confuses_none() {
        let recent = Recent::default();
        let pension = words("pension", false, Scope::Everywhere);
        let found = Match {
            row: 1,
            score: 2.0,
            reading: 0,
        };
        recent.put(&pension, &Arc::new(vec![found]));
        assert_eq!(recent.get(&pension).as_deref(), Some(&vec![found]));
        for other in [
            words("pension", true, Scope::Everywhere),
            words("pension", false, Scope::Title),
            words("pensions", false, Scope::Everywhere),
        ] {
            assert_eq!(recent.get(&other), None);
        }
        for number in 0..REMEMBERED {
            let other = words(&number.to_string(), false, Scope::Everywhere);
            recent.put(&other, &Arc::default());
        }
        assert_eq!(recent.get(&pension), None);
    }

    #[test]
    fn remembers_sequences_until_they_are_too_many() {
        let recent = Recent::default();
        let sequence = |word: &str| Sequence::any_of(vec![word.to_owned()]);
        let many = vec![(1, 1.0); REMEMBERED_ROWS / 2];
        let finds = std::cell::Cell::new(0);
        let find = || {
            finds.set(finds.get() + 1);
            Ok(many.clone())
        };
        let asked = |word: &str| {
            assert_eq!(*recent.sequence(&sequence(word), find).unwrap(), many);
            finds.get()
        };
        assert_eq!((asked("pension"), asked("pension")), (1, 1));
        assert_eq!((asked("card"), asked("card"), asked("pension")), (2, 2, 3));
        let concept = |number: usize| {
            assert_eq!(*recent.concept(number, find).unwrap(), many);
            finds.get()
        };
        assert_eq!((concept(1), concept(1), concept(2)), (4, 4, 5));
    }
}
