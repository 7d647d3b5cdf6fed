//! What words were found lately: as one types, all words but the last are asked for again with every key.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::compile::{Scope, Words};
use super::reading::Reading;

/// How many words are remembered; a query seldom has more, with what was typed before a letter is taken back.
const REMEMBERED: usize = 16;

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

/// The words found last, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    entries: Mutex<VecDeque<Entry>>,
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

    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
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
}
