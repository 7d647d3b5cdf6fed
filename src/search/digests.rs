//! What a query finds, for views over the whole library: each record once, as its original has it.
//!
//! What a record is filed under comes from the table, what its front matter says besides from a file of each shard.

use std::ops::Range;
use std::sync::Arc;
use std::thread;

use super::error::SearchError;
use super::facts::Kept;
use super::found::find;
use super::generation::Generation;
use super::index::Index;
use super::results::Request;
use super::table::Table;
use crate::model::{Digest, Field, Language, Tables, Wanted};
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
    /// How many records a search lists besides, which hold most of the words and not every one.
    pub less_exact: usize,
    /// What could not be read in the query, and what was taken instead; spans are bytes of the query.
    pub notes: Vec<Diagnostic>,
}

impl Index {
    /// Returns the records that hold all that a query asks for, as a list of them has it, without their texts; of each as
    /// much as is wanted.
    pub fn survey(
        &self,
        request: &Request,
        wanted: &Wanted,
        tables: &dyn Fn() -> Arc<Tables>,
    ) -> Result<Survey, SearchError> {
        match self.generation() {
            Some(generation) => survey(&generation, request, wanted, tables),
            None => Ok(Survey::default()),
        }
    }
}

fn survey(
    generation: &Generation,
    request: &Request,
    wanted: &Wanted,
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
        digests: read_all(generation, &rows, wanted)?,
        less_exact: outcome.less_exact(),
        notes: outcome.plan.notes,
    })
}

/// Returns the rows of a record that is there in several languages.
fn versions_of(versions: &[Range<usize>], row: usize) -> Option<&Range<usize>> {
    let at = versions.partition_point(|range| range.end <= row);
    versions.get(at).filter(|range| range.contains(&row))
}

/// Reads these rows, on a few threads where they are many.
fn read_all(
    generation: &Generation,
    rows: &[usize],
    wanted: &Wanted,
) -> Result<Vec<Digest>, SearchError> {
    let shards = generation.shards.iter();
    let kept = shards.map(|shard| shard.facts(wanted));
    let reading = Reading {
        table: &generation.table,
        kept: kept.collect::<Result<_, _>>()?,
        wanted,
    };
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(THREADS));
    if rows.len() < WORTH_THREADS || threads < 2 {
        return Ok(reading.rows(rows));
    }
    let share = rows.len().div_ceil(threads);
    let reading = &reading;
    Ok(thread::scope(|scope| {
        let mut chunks = rows.chunks(share);
        let first = chunks.next().unwrap_or_default();
        let others: Vec<_> = chunks
            .map(|chunk| (chunk, scope.spawn(move || reading.rows(chunk))))
            .collect();
        let mut all = reading.rows(first);
        for (chunk, other) in others {
            // A thread that died is done again here, where a panic is the caller's.
            all.extend(other.join().unwrap_or_else(|_| reading.rows(chunk)));
        }
        all
    }))
}

/// What rows are read from.
struct Reading<'a> {
    table: &'a Table,
    /// The facts of each shard.
    kept: Vec<Kept>,
    wanted: &'a Wanted,
}

impl Reading<'_> {
    fn rows(&self, rows: &[usize]) -> Vec<Digest> {
        rows.iter().map(|row| self.digest(*row)).collect()
    }

    fn digest(&self, row: usize) -> Digest {
        let table = self.table;
        let versions = versions_of(table.versions(), row).cloned();
        let versions = versions.unwrap_or(row..row + 1);
        let languages: Vec<Language> = versions.map(|row| table.language(row)).collect();
        let fields = Field::FACETS.into_iter();
        let fields = fields.filter(|field| self.wanted.fields.contains(field));
        let values = fields.filter_map(|field| {
            let values = table.values(row, field);
            (!values.is_empty()).then_some((field, values))
        });
        let place = table.place(row);
        let kept = self.kept.get(place.shard as usize);
        let facts = kept.map(|kept| kept.of(place.doc as usize, self.wanted));
        Digest {
            id: table.id(row),
            title: table.title(row).to_owned(),
            path: table.path(row).to_owned(),
            languages,
            values: values.collect(),
            facts: facts.unwrap_or_default(),
        }
    }
}
