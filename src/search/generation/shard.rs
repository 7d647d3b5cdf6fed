//! Shards: one segment of the engine each, built once, read ever after.
//!
//! A change writes a small shard with the changed records alone and leaves the others as they are; what was replaced has
//! no row any more. When shards or dead documents become many, all are merged into one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tantivy::directory::{FileSlice, RamDirectory};
use tantivy::fastfield::{AliveBitSet, write_alive_bitset};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::{Index, IndexBuilder, SegmentReader};
use tantivy::store::StoreReader;
use tantivy::{Directory, HasLen, SingleSegmentIndexWriter, TantivyDocument};

use super::NO_ROW;
use super::beginnings::Beginnings;
use super::lexicon::Lexicon;
use super::mentioned::Mentioned;
use super::shelf::Shelf;
use crate::model::Wanted;
use crate::model::digest::Facts;
use crate::search::error::SearchError;
use crate::search::facts::Kept;
use crate::search::schema::{fields, schema, tokenizers};
use crate::search::writer::Stored;

/// From this the engine takes how large its table of terms is to begin with; it grows as needed, and what is small is
/// made at once and stays in the caches of the processor.
const WRITER_MEMORY: usize = 1 << 20;
/// Blocks of stored texts that are kept unpacked.
const STORE_BLOCKS: usize = 32;
/// The name under which the engine looks for the description of an index.
const META: &str = "meta.json";
/// What the name of the file with the words ends in.
const WORDS: &str = "words";
/// What the name of the file with the beginnings of words ends in.
const BEGINNINGS: &str = "beginnings";
/// What the names of the files with the facts of records and with their lessons end in: as that of the stored texts does,
/// because no answer to a search needs them.
const FACTS: &str = "facts.store";
const LESSONS: &str = "lessons.store";

/// One segment of the engine.
pub(crate) struct Shard {
    /// Its name: the engine's name of the segment.
    pub(crate) name: String,
    /// Its reader.
    pub(crate) reader: SegmentReader,
    /// Where names are mentioned in it, as far as that was asked for.
    pub(crate) mentioned: Mentioned,
    files: BTreeMap<String, FileSlice>,
    store: StoreReader,
    lexicon: OnceLock<Arc<Lexicon>>,
    beginnings: OnceLock<Beginnings>,
}

impl fmt::Debug for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shard")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Shard {
    /// Opens the shard of this name over its files, which have the names they have on disk.
    pub(crate) fn open(
        name: String,
        files: BTreeMap<String, FileSlice>,
    ) -> Result<Self, SearchError> {
        let own_meta = meta_name(&name);
        let engine_name =
            |file: &String| PathBuf::from(if *file == own_meta { META } else { file });
        let shelf = files
            .iter()
            .map(|(file, slice)| (engine_name(file), slice.clone()));
        let index = Index::open(Shelf::new(shelf.collect()))?;
        let segments = index.searchable_segments()?;
        let [segment] = segments.as_slice() else {
            return Err(tantivy::TantivyError::InternalError(format!(
                "{name} has not one segment"
            ))
            .into());
        };
        let reader = SegmentReader::open(segment)?;
        let store = reader.get_store_reader(STORE_BLOCKS)?;
        Ok(Self {
            name,
            reader,
            mentioned: Mentioned::default(),
            files,
            store,
            lexicon: OnceLock::new(),
            beginnings: OnceLock::new(),
        })
    }

    /// Returns the shard that a finished index in memory holds.
    fn from_memory(
        index: &Index,
        directory: &RamDirectory,
        kept: &Kept,
    ) -> Result<Self, SearchError> {
        let segments = index.searchable_segments()?;
        let name = segments
            .first()
            .map_or_else(|| "empty".to_owned(), |segment| segment.id().uuid_string());
        let mut files = BTreeMap::new();
        let paths: BTreeSet<PathBuf> = index.directory().list_managed_files().into_iter().collect();
        for path in paths {
            if directory.exists(&path).unwrap_or(false) {
                let slice = directory
                    .open_read(&path)
                    .map_err(tantivy::TantivyError::from)?;
                files.insert(disk_name(&name, &path), slice);
            }
        }
        let mut shard = Self::open(name, files)?;
        let [facts, lessons] = kept.encode();
        for (what, bytes) in [
            (WORDS, Lexicon::gather(&shard.reader)?.encode()),
            (BEGINNINGS, Beginnings::gather(&shard.reader)?),
            (FACTS, facts),
            (LESSONS, lessons),
        ] {
            let name = own_name(&shard.name, what);
            shard.files.insert(name, FileSlice::from(bytes));
        }
        Ok(shard)
    }

    /// Returns its files by their names on disk.
    pub(crate) fn files(&self) -> &BTreeMap<String, FileSlice> {
        &self.files
    }

    /// Returns how many bytes its files have.
    pub(crate) fn bytes(&self) -> u64 {
        let length = |slice: &FileSlice| u64::try_from(slice.len()).unwrap_or(u64::MAX);
        self.files.values().map(length).sum()
    }

    /// Returns the lengths of a field by document, which longer texts are weighed down with.
    pub(crate) fn norms(
        &self,
        field: tantivy::schema::Field,
    ) -> Result<FieldNormReader, SearchError> {
        Ok(self.reader.get_fieldnorms_reader(field)?)
    }

    /// Returns its words, read when they are first asked for.
    pub(crate) fn lexicon(&self) -> Result<Arc<Lexicon>, SearchError> {
        if let Some(lexicon) = self.lexicon.get() {
            return Ok(Arc::clone(lexicon));
        }
        let bytes = self.file(WORDS)?.read_bytes()?;
        let lexicon = Lexicon::decode(&bytes).ok_or(io::ErrorKind::InvalidData);
        let lexicon = Arc::new(lexicon.map_err(io::Error::from)?);
        Ok(Arc::clone(self.lexicon.get_or_init(|| lexicon)))
    }

    /// Returns how its words begin, read when that is first asked for.
    pub(crate) fn beginnings(&self) -> Result<&Beginnings, SearchError> {
        if let Some(beginnings) = self.beginnings.get() {
            return Ok(beginnings);
        }
        let beginnings = Beginnings::open(self.file(BEGINNINGS)?);
        let beginnings = beginnings.ok_or(io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(self.beginnings.get_or_init(|| beginnings))
    }

    /// Returns one of its files that are not the engine's.
    fn file(&self, what: &str) -> Result<&FileSlice, SearchError> {
        let file = self.files.get(&own_name(&self.name, what));
        Ok(file.ok_or(io::Error::from(io::ErrorKind::NotFound))?)
    }

    /// Returns what was stored of a document.
    pub(crate) fn stored(&self, doc: u32) -> Result<Stored, SearchError> {
        let document: TantivyDocument = self.store.get(doc)?;
        let value = document.get_first(fields().stored);
        let text = value.and_then(|value| tantivy::schema::Value::as_str(&value));
        Ok(text.and_then(Stored::decode).unwrap_or_default())
    }

    /// Reads the facts of its documents, as far as they are wanted.
    pub(crate) fn facts(&self, wanted: &Wanted) -> Result<Kept, SearchError> {
        let read = |what, is_wanted: bool| {
            let bytes = is_wanted.then(|| Ok::<_, SearchError>(self.file(what)?.read_bytes()?));
            bytes.transpose()
        };
        let (facts, lessons) = (read(FACTS, wanted.facts)?, read(LESSONS, wanted.lessons)?);
        let kept = Kept::decode(facts.as_deref(), lessons.as_deref());
        Ok(kept.ok_or(io::Error::from(io::ErrorKind::InvalidData))?)
    }
}

/// Returns the name on disk of a file of the engine.
fn disk_name(shard: &str, path: &Path) -> String {
    if path == Path::new(META) {
        meta_name(shard)
    } else {
        path.to_string_lossy().into_owned()
    }
}

fn meta_name(shard: &str) -> String {
    own_name(shard, META)
}

fn own_name(shard: &str, what: &str) -> String {
    format!("{shard}.{what}")
}

/// Writes one shard.
pub(crate) struct ShardWriter {
    directory: RamDirectory,
    writer: SingleSegmentIndexWriter,
    kept: Kept,
    docs: u32,
}

impl ShardWriter {
    /// Returns the writer of a new shard in memory.
    pub(crate) fn new() -> Result<Self, SearchError> {
        let directory = RamDirectory::create();
        let writer = IndexBuilder::new()
            .schema(schema())
            .tokenizers(tokenizers())
            .single_segment_index_writer(directory.clone(), WRITER_MEMORY)?;
        Ok(Self {
            directory,
            writer,
            kept: Kept::default(),
            docs: 0,
        })
    }

    /// Adds a document with its facts, if views over the whole library count it; returns its number.
    pub(crate) fn add(
        &mut self,
        document: TantivyDocument,
        facts: Option<&Facts>,
    ) -> Result<u32, SearchError> {
        self.writer.add_document(document)?;
        self.kept.push(facts);
        self.docs += 1;
        Ok(self.docs - 1)
    }

    /// Returns how much memory it takes.
    pub(crate) fn memory(&self) -> usize {
        self.writer.mem_usage() + self.kept.memory()
    }

    /// Returns the finished shard.
    pub(crate) fn finish(self) -> Result<Shard, SearchError> {
        let index = self.writer.finalize()?;
        Shard::from_memory(&index, &self.directory, &self.kept)
    }
}

/// Returns one shard with the documents of all that still have a row, in their order.
pub(crate) fn merge(shards: &[Arc<Shard>], rows: &[Vec<u32>]) -> Result<Shard, SearchError> {
    let mut segments = Vec::new();
    let mut alive = Vec::new();
    let mut kept = Kept::default();
    for (shard, rows) in shards.iter().zip(rows) {
        let segment = shard.reader.index().searchable_segments()?;
        segments.extend(segment);
        alive.push(alive_set(rows)?);
        let own = shard.facts(&Wanted::all())?;
        let docs = rows.iter().enumerate().filter(|(_, row)| **row != NO_ROW);
        docs.for_each(|(doc, _)| kept.push_kept(&own, doc));
    }
    let directory = RamDirectory::create();
    let settings = tantivy::IndexSettings::default();
    let index =
        tantivy::indexer::merge_filtered_segments(&segments, settings, alive, directory.clone())?;
    Shard::from_memory(&index, &directory, &kept)
}

fn alive_set(rows: &[u32]) -> Result<Option<AliveBitSet>, SearchError> {
    if !rows.contains(&NO_ROW) {
        return Ok(None);
    }
    let length = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut set = tantivy::BitSet::with_max_value(length);
    for (doc, row) in (0..length).zip(rows) {
        if *row != NO_ROW {
            set.insert(doc);
        }
    }
    let mut bytes = Vec::new();
    write_alive_bitset(&set, &mut bytes)?;
    Ok(Some(AliveBitSet::open(
        tantivy::directory::OwnedBytes::new(bytes),
    )))
}
