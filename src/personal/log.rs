//! What is recorded as the program runs: kept in a file where there is a place for it, else as long as the program runs.

use std::path::PathBuf;

use super::store::{Held, Kept, Store, StoreError};

/// A record of what the user did.
pub(super) struct Log<K> {
    store: Option<Store>,
    /// What this program has recorded, for where it cannot be written.
    remembered: K,
}

/// What a log holds.
pub(super) struct Logged<K> {
    /// The content.
    pub(super) value: K,
    /// The name under which a damaged file was set aside, if one was.
    pub(super) set_aside: Option<PathBuf>,
    /// Why it is not kept beyond the end of the program.
    pub(super) failure: Option<StoreError>,
}

impl<K: Kept + Clone> Log<K> {
    /// Returns the log of a file; without one it lasts as long as the program.
    pub(super) fn new(store: Option<Store>) -> Self {
        Self {
            store,
            remembered: K::default(),
        }
    }

    /// Reads it; `None` where there is no file to read.
    pub(super) fn read(&self) -> Option<Logged<K>> {
        let held = self.store.as_ref()?.read();
        Some(self.logged(held))
    }

    /// Changes it; returns what it holds now.
    pub(super) fn update(&mut self, change: impl Fn(&mut K)) -> Logged<K> {
        change(&mut self.remembered);
        match &self.store {
            Some(store) => self.logged(store.update(change)),
            None => Logged {
                value: self.remembered.clone(),
                set_aside: None,
                failure: None,
            },
        }
    }

    fn logged(&self, held: Result<Held<K>, StoreError>) -> Logged<K> {
        match held {
            Ok(held) => Logged {
                value: held.value,
                set_aside: held.set_aside,
                failure: None,
            },
            Err(error) => Logged {
                value: self.remembered.clone(),
                set_aside: None,
                failure: Some(error),
            },
        }
    }
}
