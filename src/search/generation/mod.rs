//! Generations: finished states of the index that never change once written.
//!
//! A generation is a folder `gen-<n>` with the files of its shards, the table and a manifest that holds the length and
//! the hash of each; the file `CURRENT` names it and the hash of the manifest. A new generation is written beside the old
//! one and `CURRENT` is swapped, so a reader sees the one or the other and needs no lock. What is small is read into
//! memory and verified before use; what is large is read from the files piece by piece, never mapped, so a file cut
//! short is an error and not a signal.

mod beginnings;
mod disk;
mod files;
mod lexicon;
mod mentioned;
mod shard;
mod shelf;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

pub(crate) use disk::{Absent, Lock, Store};
pub(crate) use lexicon::{Lexicon, letters};
pub(crate) use mentioned::{Mention, Mentions, in_field};
pub(crate) use shard::{Shard, ShardWriter, merge};

use super::error::SearchError;
use super::recent::Recent;
use super::table::Table;
use super::thesaurus::{NameRows, Thesaurus};
use super::vocabulary::Vocabulary;

/// One state of the index, ready to be asked.
#[derive(Debug)]
pub(crate) struct Generation {
    /// The rows and stamps.
    pub(crate) table: Table,
    /// What names stand for.
    pub(crate) thesaurus: Arc<Thesaurus>,
    /// The parts of the engine's index.
    pub(crate) shards: Vec<Arc<Shard>>,
    /// How many bytes its files have.
    pub(crate) bytes: u64,
    /// Its number and when it was written, once it was.
    pub(crate) written: OnceLock<(u64, SystemTime)>,
    /// What was found lately.
    pub(crate) recent: Recent,
    is_damaged: Arc<AtomicBool>,
    rows: OnceLock<Vec<Vec<u32>>>,
    vocabulary: OnceLock<Vocabulary>,
    names: OnceLock<NameRows>,
}

/// What stands in a list of rows for a document that was replaced or removed.
pub(crate) const NO_ROW: u32 = u32::MAX;

impl Generation {
    /// Returns a generation that lives in memory only.
    pub(crate) fn in_memory(
        table: Table,
        thesaurus: Arc<Thesaurus>,
        shards: Vec<Arc<Shard>>,
    ) -> Self {
        let bytes = shards.iter().map(|shard| shard.bytes()).sum();
        Self {
            table,
            thesaurus,
            shards,
            bytes,
            written: OnceLock::new(),
            recent: Recent::default(),
            is_damaged: Arc::default(),
            rows: OnceLock::new(),
            vocabulary: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// Returns all words that can be found, read when they are first asked for.
    pub(crate) fn vocabulary(&self) -> Result<&Vocabulary, SearchError> {
        if let Some(words) = self.vocabulary.get() {
            return Ok(words);
        }
        let words = Vocabulary::of(&self.shards)?;
        Ok(self.vocabulary.get_or_init(|| words))
    }

    /// Returns the names of concepts as they are looked up here.
    pub(crate) fn names(&self) -> &NameRows {
        self.names.get_or_init(|| NameRows::new(&self.thesaurus))
    }

    /// Returns, for each document of a shard, its row or [`NO_ROW`].
    pub(crate) fn rows(&self, shard: usize) -> &[u32] {
        let all = self.rows.get_or_init(|| {
            let length = |shard: &Arc<Shard>| shard.reader.max_doc() as usize;
            let mut all: Vec<Vec<u32>> = self
                .shards
                .iter()
                .map(|shard| vec![NO_ROW; length(shard)])
                .collect();
            for (number, row) in (0_u32..).zip(0..self.table.len()) {
                let place = self.table.place(row);
                let docs = all.get_mut(place.shard as usize);
                if let Some(slot) = docs.and_then(|docs| docs.get_mut(place.doc as usize)) {
                    *slot = number;
                }
            }
            all
        });
        all.get(shard).map(Vec::as_slice).unwrap_or_default()
    }

    /// Tells whether its files turned out to be damaged after it was opened.
    pub(crate) fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }
}
