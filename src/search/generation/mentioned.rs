//! Where the names of concepts are mentioned in a shard: found once and remembered, because a shard never changes.
//!
//! What finds them is left to `evaluate`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::search::analyzers::Sequence;
use crate::search::error::SearchError;
use crate::source::hash::hash;

/// How many mentions are remembered of all names of a shard together.
const REMEMBERED: usize = 1 << 20;

/// A document that mentions a name in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The document.
    pub(crate) doc: u32,
    /// How often.
    pub(crate) count: u16,
    /// The number of the field among those that are searched.
    pub(crate) field: u8,
    /// What the engine keeps of the length of the field.
    pub(crate) length: u8,
}

/// The documents that mention a name, field by field: one list, because most names are mentioned in few.
pub(crate) type Mentions = Arc<[Mention]>;

/// Returns the mentions in a field.
pub(crate) fn in_field(mentions: &[Mention], field: usize) -> &[Mention] {
    let start = mentions.partition_point(|mention| usize::from(mention.field) < field);
    let length = mentions[start..].partition_point(|mention| usize::from(mention.field) == field);
    &mentions[start..start + length]
}

/// Where names are mentioned.
#[derive(Debug, Default)]
pub(crate) struct Mentioned(Mutex<Names>);

#[derive(Debug, Default)]
struct Names {
    /// By the hash of the terms: there are thousands of names, and most are mentioned nowhere.
    found: BTreeMap<u128, Option<Mentions>>,
    mentions: usize,
}

impl Mentioned {
    /// Returns where a name is mentioned, remembered or found now; `None` where it is not.
    pub(crate) fn of(
        &self,
        name: &Sequence,
        find: impl FnOnce() -> Result<Mentions, SearchError>,
    ) -> Result<Option<Mentions>, SearchError> {
        let key = key(name);
        if let Some(known) = self.names().found.get(&key).cloned() {
            return Ok(known);
        }
        let found = find()?;
        let mentions = found.len();
        let found = (mentions > 0).then_some(found);
        let mut names = self.names();
        if names.mentions + mentions > REMEMBERED {
            *names = Names::default();
        }
        names.mentions += mentions;
        names.found.insert(key, found.clone());
        Ok(found)
    }

    /// Tells whether there is room for more than what is remembered.
    pub(crate) fn has_room(&self) -> bool {
        self.names().mentions < REMEMBERED / 2
    }

    fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(name: &Sequence) -> u128 {
    let mut bytes = Vec::new();
    for (text, place) in &name.terms {
        // No term holds this byte, which UTF-8 never has.
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(u8::MAX);
        bytes.extend_from_slice(&place.to_le_bytes());
    }
    hash(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_name_once_until_they_are_too_many() {
        let mentioned = Mentioned::default();
        let mention = Mention {
            doc: 7,
            count: 1,
            field: 0,
            length: 9,
        };
        let finds = std::cell::Cell::new(0);
        let asked = |word: &str, mentions: usize| {
            let name = Sequence::any_of(vec![word.to_owned()]);
            let find = || {
                finds.set(finds.get() + 1);
                Ok(vec![mention; mentions].into())
            };
            let found = mentioned.of(&name, find).unwrap();
            assert_eq!(found.map_or(0, |found| found.len()), mentions);
            finds.get()
        };
        assert_eq!((asked("pension", 2), asked("pension", 2)), (1, 1));
        assert_eq!((asked("nowhere", 0), asked("nowhere", 0)), (2, 2));
        assert!(mentioned.has_room());
        assert_eq!((asked("card", REMEMBERED - 2), asked("pension", 2)), (3, 3));
        assert!(!mentioned.has_room());
        assert_eq!((asked("id", 1), asked("pension", 2)), (4, 5));
    }

    #[test]
    fn keeps_the_fields_of_one_list_apart() {
        let of = |field: u8, doc: u32| Mention {
            doc,
            count: 1,
            field,
            length: 9,
        };
        let list = [of(0, 3), of(2, 1), of(2, 3), of(5, 9)];
        assert_eq!(in_field(&list, 0), [of(0, 3)]);
        assert_eq!(in_field(&list, 1), []);
        assert_eq!(in_field(&list, 2), [of(2, 1), of(2, 3)]);
        assert_eq!(in_field(&list, 5), [of(5, 9)]);
        assert_eq!(in_field(&list, 6), []);
    }
}
