//! Files to rows and shards, on two threads: one takes the paths from the first on, the other from the last back.
//!
//! Each reads, parses and indexes its files from end to end. They meet where both are done, so that neither waits for the
//! other, whatever else the machine does; where that is decides in which shard a record lies and nothing that an answer
//! shows. The shards are kept side by side, because merging them takes longer than asking two.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::diff::is_table;
use crate::content::{ContentError, Entry, Root, WalkFault, hash, original_of, parse_up_to};
use crate::model::digest::Facts;
use crate::model::{Record, Tables};
use crate::search::error::SearchError;
use crate::search::generation::{Shard, ShardWriter};
use crate::search::table::{Dictionaries, Place, Role, Row, Stamp, row_of};
use crate::search::writer::{BODY, document};

/// A writer with so many bytes is finished and another begun.
const SHARD_MEMORY: usize = 96 << 20;
/// In how many parts many files are read.
pub(super) const PARTS: usize = 2;
/// Fewer files than this are searchable sooner without a second thread.
const MANY: usize = 32;

/// A file to read, with the stamp it had before.
type ToRead = (Entry, Option<Stamp>);

/// A file that was read.
pub(super) struct Read {
    /// What tells whether it changes again.
    pub(super) stamp: Stamp,
    /// What it was before.
    pub(super) before: Option<Stamp>,
    /// Its row, if it is a record; the shard is counted from the first of the part.
    pub(super) row: Option<Row>,
    /// Whether its bytes are as they were.
    pub(super) is_unchanged: bool,
}

/// What one part of the files gave.
#[derive(Default)]
pub(super) struct Part {
    /// The files, in order; one that is gone meanwhile is left out.
    pub(super) files: Vec<Read>,
    /// The shards of its records.
    pub(super) shards: Vec<Shard>,
    /// The values of the facets by the numbers that its rows have.
    pub(super) dictionaries: Dictionaries,
    writer: Option<ShardWriter>,
}

impl Part {
    /// Reads one file; one that is gone meanwhile gives nothing.
    fn read(
        &mut self,
        root: &Root,
        tables: &Tables,
        (entry, before): ToRead,
    ) -> Result<(), SearchError> {
        let is_table = is_table(&entry.path);
        let mut read = Read {
            stamp: Stamp {
                path: entry.path,
                size: entry.size,
                modified: entry.modified,
                hash: entry.hash.unwrap_or_default(),
                role: if is_table {
                    Role::Table
                } else {
                    Role::SetAside
                },
            },
            before,
            row: None,
            is_unchanged: false,
        };
        let path = &read.stamp.path;
        if entry.fault.is_some() {
            self.files.push(read);
            return Ok(());
        }
        let bytes = root.read(path);
        if bytes.is_err() && root.absolute(path).is_some_and(|path| !path.exists()) {
            return Ok(());
        }
        read.stamp.hash = seen(&bytes);
        let same = read.before.as_ref();
        if let Some(before) = same.filter(|before| before.hash == read.stamp.hash) {
            read.stamp.role = before.role;
            read.is_unchanged = true;
        }
        match bytes {
            // The time of a file says nothing of when it can be read, so it is tried again each time.
            Err(_) => read.stamp.modified = None,
            Ok(bytes) if !read.is_unchanged && !is_table => {
                let Some(parsed) = parse_up_to(path, &bytes, BODY, tables) else {
                    return Ok(());
                };
                if let Some(record) = parsed.record {
                    read.stamp.role = Role::Record;
                    let original = original_of(root, path, tables);
                    let whole = original.map(|original| record.clone().completed(&original));
                    let whole = whole.as_ref().unwrap_or(&record);
                    read.row = Some(self.add((&record, whole), tables)?);
                }
            }
            Ok(_) => {}
        }
        self.files.push(read);
        Ok(())
    }

    fn add(&mut self, record: (&Record, &Record), tables: &Tables) -> Result<Row, SearchError> {
        let is_full = |writer: &ShardWriter| writer.memory() > SHARD_MEMORY;
        if self.writer.as_ref().is_some_and(is_full) {
            self.finish_writer()?;
        }
        let writer = match &mut self.writer {
            Some(writer) => writer,
            slot => slot.insert(ShardWriter::new()?),
        };
        // A view counts a record once, as its original has it.
        let is_original = !record.0.is_translation();
        let facts = is_original.then(|| Facts::of(record.0, &tables.hosts));
        let place = Place {
            shard: u32::try_from(self.shards.len()).unwrap_or(u32::MAX),
            doc: writer.add(document(record, tables), facts.as_ref())?,
        };
        Ok(row_of(record, tables, &mut self.dictionaries, place))
    }

    fn finish_writer(&mut self) -> Result<(), SearchError> {
        if let Some(writer) = self.writer.take() {
            self.shards.push(writer.finish()?);
        }
        Ok(())
    }
}

/// Returns the hash of what was read, or the mark of the fault for which nothing was.
pub(super) fn seen(bytes: &Result<Cow<'_, [u8]>, ContentError>) -> u128 {
    match bytes {
        Ok(bytes) => hash(bytes),
        Err(ContentError::Refused { fault, .. }) => fault.mark(),
        Err(_) => WalkFault::Unreadable.mark(),
    }
}

/// The files that nobody has taken yet.
struct Queue(Mutex<VecDeque<ToRead>>);

/// From which end of the queue files are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl Queue {
    fn take(&self, end: End) -> Option<ToRead> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match end {
            End::First => files.pop_front(),
            End::Last => files.pop_back(),
        }
    }
}

/// Reads the files, which come in the order of their paths; returns the parts in the same order.
pub(super) fn read_all(
    root: &Root,
    tables: &Tables,
    files: Vec<ToRead>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Part>, SearchError> {
    let total = files.len();
    let queue = Queue(Mutex::new(files.into()));
    let done = AtomicUsize::new(0);
    progress(0, total);
    let read = |end, report: &mut dyn FnMut(usize)| {
        let mut part = Part::default();
        while let Some(file) = queue.take(end) {
            part.read(root, tables, file)?;
            report(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
        part.finish_writer()?;
        if end == End::Last {
            part.files.reverse();
        }
        Ok(part)
    };
    let mut report = |done| progress(done, total);
    if total < MANY {
        return Ok(vec![read(End::First, &mut report)?]);
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(|| read(End::Last, &mut |_| {}));
        let first: Result<Part, SearchError> = read(End::First, &mut report);
        let second = other
            .join()
            .unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        report(total);
        Ok(vec![first?, second?])
    })
}
