//! What a query finds, for views over the whole library: each record once, as its original has it.
//!
//! What a record is filed under comes from the table, what its front matter says besides was stored by the engine.

use std::ops::Range;
use std::sync::Arc;
use std::thread;

use super::error::SearchError;
use super::found::find;
use super::generation::Generation;
use super::index::Index;
use super::results::Request;
use super::table::Table;
use crate::model::digest::Facts;
use crate::model::{Digest, Field, Language, Record, Tables};
use crate::source::Diagnostic;

/// Fewer records than this are read on one thread; starting others would take longer.
const WORTH_THREADS: usize = 500;
/// The most threads that read.
const THREADS: usize = 4;

/// What a query finds, seen as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The records, by kind and slug.
    pub digests: Vec<Digest>,
    /// What could not be read in the query, and what was taken instead; spans are bytes of the query.
    pub notes: Vec<Diagnostic>,
}

/// Returns the facts of a record as they are stored.
pub(crate) fn encode(record: &Record, tables: &Tables) -> String {
    let facts = Facts::of(record, &tables.hosts);
    serde_json::to_string(&facts).unwrap_or_default()
}

/// Reads facts that were stored; a damaged text gives nothing.
pub(crate) fn decode(text: &str) -> Option<Facts> {
    serde_json::from_str(text).ok()
}

impl Index {
    /// Returns the records that hold all that a query asks for, as a list of them has it, without their texts.
    pub fn survey(
        &self,
        request: &Request,
        tables: &dyn Fn() -> Arc<Tables>,
    ) -> Result<Survey, SearchError> {
        match self.generation() {
            Some(generation) => survey(&generation, request, tables),
            None => Ok(Survey::default()),
        }
    }
}

fn survey(
    generation: &Generation,
    request: &Request,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Survey, SearchError> {
    let outcome = find(generation, &request.text, request, tables)?;
    let mut rows: Vec<usize> = if outcome.complete == 0 {
        // What holds only most of the words is for a search.
        Vec::new()
    } else {
        let versions = generation.table.versions();
        let rows = outcome.rows.iter();
        rows.map(|row| versions_of(versions, row).map_or(row, |range| range.start))
            .collect()
    };
    rows.dedup();
    Ok(Survey {
        digests: read_all(generation, &rows)?,
        notes: outcome.plan.notes,
    })
}

/// Returns the rows of a record that is there in several languages.
fn versions_of(versions: &[Range<usize>], row: usize) -> Option<&Range<usize>> {
    let at = versions.partition_point(|range| range.end <= row);
    versions.get(at).filter(|range| range.contains(&row))
}

/// Reads these rows, on a few threads where they are many.
fn read_all(generation: &Generation, rows: &[usize]) -> Result<Vec<Digest>, SearchError> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(THREADS));
    if rows.len() < WORTH_THREADS || threads < 2 {
        return read_some(generation, rows);
    }
    let share = rows.len().div_ceil(threads);
    thread::scope(|scope| {
        let handles: Vec<_> = rows
            .chunks(share)
            .map(|chunk| (chunk, scope.spawn(move || read_some(generation, chunk))))
            .collect();
        let mut all = Vec::with_capacity(rows.len());
        for (chunk, handle) in handles {
            // A thread that died is done again here, where a panic is the caller's.
            let read = handle.join();
            all.extend(read.unwrap_or_else(|_| read_some(generation, chunk))?);
        }
        Ok(all)
    })
}

/// Reads these rows in the order in which the engine holds them, so that no block is unpacked twice.
fn read_some(generation: &Generation, rows: &[usize]) -> Result<Vec<Digest>, SearchError> {
    let table = &generation.table;
    let mut by_place: Vec<usize> = (0..rows.len()).collect();
    by_place.sort_unstable_by_key(|at| table.place(rows[*at]));
    let mut digests: Vec<Option<Digest>> = vec![None; rows.len()];
    for at in by_place {
        let place = table.place(rows[at]);
        let shard = generation.shards.get(place.shard as usize);
        let facts = shard.map(|shard| shard.facts(place.doc)).transpose()?;
        digests[at] = Some(digest(table, rows[at], facts.unwrap_or_default()));
    }
    Ok(digests.into_iter().flatten().collect())
}

fn digest(table: &Table, row: usize, facts: Facts) -> Digest {
    let versions = versions_of(table.versions(), row).cloned();
    let versions = versions.unwrap_or(row..row + 1);
    let languages: Vec<Language> = versions.map(|row| table.language(row)).collect();
    let values = Field::FACETS.into_iter().filter_map(|field| {
        let values = table.values(row, field);
        (!values.is_empty()).then_some((field, values))
    });
    Digest {
        id: table.id(row),
        title: table.title(row).to_owned(),
        path: table.path(row).to_owned(),
        languages,
        values: values.collect(),
        facts,
    }
}
