//! Generations on disk: written beside each other, swapped by a pointer, verified before use.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use tantivy::directory::{FileSlice, OwnedBytes};

use super::files::{
    FileMark, Unsettled, hex, is_plain, pieces, read_plain, sync_folder, verify, whole,
};
use super::shelf::Pieces;
use super::{Generation, Shard};
use crate::search::error::{SearchError, failed};
use crate::search::schema::fingerprint;
use crate::search::table::Table;
use crate::search::thesaurus::Thesaurus;
use crate::source::hash::hash;

/// The file that names the generation in force.
const CURRENT: &str = "CURRENT";
/// The file that describes a generation.
const MANIFEST: &str = "manifest.json";
/// The file that holds the table.
const TABLE: &str = "table";
/// The file that holds the thesaurus.
const NAMES: &str = "names";
/// The file that a writer locks.
const LOCK: &str = "lock";
/// Up to so many bytes a generation is read into memory.
const SMALL: u64 = 32 << 20;
/// Up to so many bytes of a larger one are kept in memory once they are verified, which is read for that anyway: a word
/// that begins thousands of others has thousands of lists, and reading each by itself takes longer than walking them.
const KEPT: u64 = 96 << 20;
/// What the name of a file with stored texts or facts ends in; little of them is read for an answer.
const STORED: &str = ".store";

/// What describes a generation.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    fingerprint: String,
    records: usize,
    shards: Vec<String>,
    files: BTreeMap<String, FileMark>,
}

/// Why a place holds no generation that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// There is none yet.
    None,
    /// There is one, but it is damaged, foreign or of another version.
    Unusable(String),
}

/// The lock of a writer; it ends with the value or the process.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// A folder of generations.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    folder: PathBuf,
    small: u64,
}

impl Store {
    /// Returns the store in a folder, which need not exist.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            small: SMALL,
        }
    }

    /// Returns the store that reads no more than so many bytes of a generation into memory.
    #[cfg(test)]
    pub(crate) fn with_small(self, small: u64) -> Self {
        Self { small, ..self }
    }

    /// Returns the folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the number of the generation in force, without looking at it.
    pub(crate) fn current(&self) -> Option<u64> {
        let text = read_plain(&self.folder.join(CURRENT)).ok()?;
        let text = String::from_utf8(text).ok()?;
        pointer(&text).map(|(number, _)| number)
    }

    /// Takes the lock of the writer; `None` while another process holds it.
    pub(crate) fn lock(&self) -> Result<Option<Lock>, SearchError> {
        fs::create_dir_all(&self.folder).map_err(failed("create", &self.folder))?;
        let path = self.folder.join(LOCK);
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            let foreign = io::Error::new(io::ErrorKind::InvalidInput, "it is not a plain file");
            return Err(failed("lock", &path)(foreign));
        }
        let options = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = options.map_err(failed("write", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed("lock", &path)(error)),
        }
    }

    /// Reads the generation in force.
    ///
    /// A writer may remove it meanwhile, but only after it put another in force; then that one is read.
    pub(crate) fn load(&self) -> Result<Generation, Absent> {
        let before = self.current();
        self.load_once().or_else(|absent| {
            if self.current() == before {
                Err(absent)
            } else {
                self.load_once()
            }
        })
    }

    fn load_once(&self) -> Result<Generation, Absent> {
        let path = self.folder.join(CURRENT);
        let text = match read_plain(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Absent::None),
            Err(error) => {
                return Err(Absent::Unusable(format!(
                    "{CURRENT} cannot be read: {error}"
                )));
            }
        };
        let unusable = |why: &str| Absent::Unusable(why.to_owned());
        let (number, expected) = pointer(&text).ok_or_else(|| unusable("CURRENT is damaged"))?;
        let folder = self.generation(number);
        let manifest =
            read_plain(&folder.join(MANIFEST)).map_err(|_| unusable("the manifest is missing"))?;
        if hex(hash(&manifest)) != expected {
            return Err(unusable("the manifest is damaged"));
        }
        let manifest: Manifest =
            serde_json::from_slice(&manifest).map_err(|_| unusable("the manifest is damaged"))?;
        if manifest.fingerprint != fingerprint() {
            return Err(unusable("the index was built by another version"));
        }
        let generation = open(&folder, &manifest, self.small)?;
        let modified = fs::metadata(&path).and_then(|data| data.modified());
        let when = modified.unwrap_or(SystemTime::UNIX_EPOCH);
        // Nobody else has the generation yet, so this is the first time it is set.
        let _first = generation.written.set((number, when));
        Ok(generation)
    }

    /// Writes a generation, puts it in force and removes those before the last; returns its number.
    pub(crate) fn write(
        &self,
        _lock: &Lock,
        generation: &Generation,
        before: Option<&Generation>,
    ) -> Result<u64, SearchError> {
        let last = self.current();
        self.sweep(last, None);
        let number = self
            .numbers()
            .into_iter()
            .max()
            .unwrap_or(0)
            .max(last.unwrap_or(0))
            + 1;
        let folder = self.generation(number);
        fs::create_dir(&folder).map_err(failed("create", &folder))?;
        let temporary = self.folder.join(format!("{CURRENT}.new"));
        drop(fs::remove_file(&temporary));
        let mut files = Unsettled::default();
        let written = self.fill(&folder, generation, before, &mut files);
        let written = written.and_then(|manifest| {
            let text = format!("gen-{number} {}\n", hex(hash(&manifest)));
            files.write(&temporary, text.as_bytes())?;
            files.settle(&folder)
        });
        if let Err(error) = written {
            // What is left of a failed write is of no use and would fill the disk further.
            drop(fs::remove_dir_all(&folder));
            return Err(error);
        }
        let path = self.folder.join(CURRENT);
        fs::rename(&temporary, &path).map_err(failed("replace", &path))?;
        sync_folder(&self.folder)?;
        self.sweep(Some(number), last);
        // It is written once only, so this is the first time it is set.
        let _first = generation.written.set((number, SystemTime::now()));
        Ok(number)
    }

    /// Writes the files of a generation into its folder; returns the manifest.
    fn fill(
        &self,
        folder: &Path,
        generation: &Generation,
        before: Option<&Generation>,
        out: &mut Unsettled,
    ) -> Result<Vec<u8>, SearchError> {
        let mut files = BTreeMap::new();
        let mut new = Vec::new();
        let old = before.and_then(|old| old.written.get());
        let old = old.map(|(number, _)| self.generation(*number));
        let known = old.as_ref().and_then(|old| marks(old)).unwrap_or_default();
        for (name, slice) in generation.shards.iter().flat_map(|shard| shard.files()) {
            let target = folder.join(name);
            let mark = known.get(name).filter(|_| {
                old.as_ref()
                    .is_some_and(|old| fs::hard_link(old.join(name), &target).is_ok())
            });
            match mark {
                Some(mark) => drop(files.insert(name.clone(), mark.clone())),
                None => new.push((name.as_str(), slice.read_bytes()?)),
            }
        }
        new.push((TABLE, OwnedBytes::new(generation.table.encode())));
        new.push((NAMES, OwnedBytes::new(generation.thesaurus.encode())));
        files.extend(out.write_all(folder, new)?);
        let manifest = Manifest {
            fingerprint: fingerprint(),
            records: generation.table.len(),
            shards: generation
                .shards
                .iter()
                .map(|shard| shard.name.clone())
                .collect(),
            files,
        };
        let bytes = serde_json::to_vec_pretty(&manifest).map_err(io::Error::from)?;
        out.write(&folder.join(MANIFEST), &bytes)?;
        Ok(bytes)
    }

    /// Removes generations, but for those that are kept; what cannot be removed now is removed next time.
    fn sweep(&self, keep: Option<u64>, also: Option<u64>) {
        for number in self.numbers() {
            if Some(number) != keep && Some(number) != also {
                drop(fs::remove_dir_all(self.generation(number)));
            }
        }
    }

    fn numbers(&self) -> Vec<u64> {
        let items = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = items.filter_map(|item| item.file_name().into_string().ok());
        let mut numbers: Vec<u64> = names
            .filter_map(|name| name.strip_prefix("gen-")?.parse().ok())
            .collect();
        numbers.sort_unstable();
        numbers
    }

    fn generation(&self, number: u64) -> PathBuf {
        self.folder.join(format!("gen-{number}"))
    }
}

/// Returns what the manifest of a generation says of its files, so that what is linked need not be read again.
fn marks(folder: &Path) -> Option<BTreeMap<String, FileMark>> {
    let manifest = read_plain(&folder.join(MANIFEST)).ok()?;
    let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
    Some(manifest.files)
}

/// Reads `gen-7 <hash>`.
fn pointer(text: &str) -> Option<(u64, &str)> {
    let (name, hash) = text.trim_end().split_once(' ')?;
    Some((name.strip_prefix("gen-")?.parse().ok()?, hash))
}

fn open(folder: &Path, manifest: &Manifest, small: u64) -> Result<Generation, Absent> {
    let bytes = manifest
        .files
        .values()
        .fold(0_u64, |sum, mark| sum.saturating_add(mark.length));
    let is_small = bytes <= small;
    if !manifest.files.keys().all(|name| is_plain(name)) {
        let why = "the manifest names a file elsewhere".to_owned();
        return Err(Absent::Unusable(why));
    }
    // One takes about as long as the other, and a search from the shell waits for both.
    let (columns, shards) = std::thread::scope(|scope| {
        let columns = scope.spawn(|| columns(folder, manifest));
        let shards = shards(folder, manifest, is_small);
        let columns = columns.join();
        (
            columns.unwrap_or_else(|fault| std::panic::resume_unwind(fault)),
            shards,
        )
    });
    let ((table, thesaurus), (shards, unverified)) = (columns?, shards?);
    let is_damaged = Arc::new(AtomicBool::new(false));
    if !is_small {
        verify_behind(folder.to_owned(), unverified, Arc::clone(&is_damaged));
    }
    Ok(Generation {
        bytes,
        is_damaged,
        ..Generation::in_memory(table, Arc::new(thesaurus), shards)
    })
}

/// Returns what is said of a file that is not what the manifest says.
fn damaged(name: &str) -> Absent {
    Absent::Unusable(format!("{name} is damaged"))
}

/// Reads the table and the thesaurus, which are always read whole.
fn columns(folder: &Path, manifest: &Manifest) -> Result<(Table, Thesaurus), Absent> {
    let read = |name: &str| {
        let slice = whole(&folder.join(name), manifest.files.get(name)?)?;
        slice.read_bytes().ok()
    };
    let table = read(TABLE).and_then(|bytes| Table::decode(&bytes));
    let table = table.filter(|table| table.len() == manifest.records);
    let thesaurus = read(NAMES).and_then(|bytes| Thesaurus::decode(&bytes));
    Ok((
        table.ok_or_else(|| damaged(TABLE))?,
        thesaurus.ok_or_else(|| damaged(NAMES))?,
    ))
}

/// A file that is used before it was verified.
type Unverified = (String, FileMark, Arc<Pieces>);

/// Opens the shards: their files are read whole where the generation is small, else piece by piece.
fn shards(
    folder: &Path,
    manifest: &Manifest,
    is_small: bool,
) -> Result<(Vec<Arc<Shard>>, Vec<Unverified>), Absent> {
    let mut slices = BTreeMap::new();
    let mut unverified = Vec::new();
    let is_own = |name: &str| name != TABLE && name != NAMES;
    for (name, mark) in manifest.files.iter().filter(|(name, _)| is_own(name)) {
        let path = folder.join(name);
        let slice = if is_small {
            whole(&path, mark)
        } else {
            pieces(&path, mark).map(|pieces| {
                let pieces = Arc::new(pieces);
                unverified.push((name.clone(), mark.clone(), Arc::clone(&pieces)));
                FileSlice::new(pieces)
            })
        };
        slices.insert(name, slice.ok_or_else(|| damaged(name))?);
    }
    let mut shards = Vec::new();
    for name in &manifest.shards {
        let own = slices
            .iter()
            .filter(|(file, _)| file.split('.').next() == Some(name));
        let files = own
            .map(|(file, slice)| ((*file).clone(), slice.clone()))
            .collect();
        let shard = Shard::open(name.clone(), files).map_err(|_| damaged(name))?;
        shards.push(Arc::new(shard));
    }
    Ok((shards, unverified))
}

/// Verifies the files of a large generation while it is already in use, and keeps those that words are looked up in; what is
/// damaged is rebuilt by the next sync.
fn verify_behind(folder: PathBuf, mut files: Vec<Unverified>, is_damaged: Arc<AtomicBool>) {
    files.sort_by_key(|(name, mark, _)| (name.ends_with(STORED), mark.length));
    std::thread::spawn(move || {
        let mut kept = 0_u64;
        for (name, mark, pieces) in files {
            let more = kept.saturating_add(mark.length);
            let is_kept = more <= KEPT && !name.ends_with(STORED);
            if is_kept {
                kept = more;
            }
            if !verify(&pieces, &folder.join(name), &mark, is_kept) {
                is_damaged.store(true, Ordering::Relaxed);
            }
        }
    });
}
