//! What words were found lately: as one types, all words but the last are asked for again with every key.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::analyzers::Sequence;
use super::compile::{Scope, Words};

/// How many words are remembered; a query seldom has more, with what was typed before a letter is taken back.
const REMEMBERED: usize = 16;

/// The rows that hold a word in any of its readings, with the score of each.
pub(crate) type Found = Arc<Vec<(u32, f32)>>;

/// The words found last, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    entries: Mutex<VecDeque<Entry>>,
}

#[derive(Debug)]
struct Entry {
    readings: Vec<Sequence>,
    is_prefix: bool,
    scope: Scope,
    found: Found,
}

impl Entry {
    fn is_of(&self, words: &Words) -> bool {
        self.is_prefix == words.is_prefix
            && self.scope == words.scope
            && self.readings == words.readings
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
            is_prefix: words.is_prefix,
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
            readings: crate::search::analyzers::readings(text),
            is_prefix,
            scope,
        }
    }

    #[test]
    fn remembers_the_last_words_and_confuses_none() {
        let recent = Recent::default();
        let pension = words("pension", false, Scope::Everywhere);
        recent.put(&pension, &Arc::new(vec![(1, 2.0)]));
        assert_eq!(recent.get(&pension).as_deref(), Some(&vec![(1, 2.0)]));
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
