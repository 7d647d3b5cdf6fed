//! From files to the next generation: a pure diff of two lists, then the act.
//!
//! What has the same size and time is taken as unchanged; what has not is read, and unchanged if its bytes hash alike.
//! Where a table of the library changed, every record is read again, because regions and labels hang on the tables.

mod diff;
mod parts;

use std::collections::BTreeMap;
use std::sync::Arc;

use diff::is_table;
pub(crate) use diff::{Plan, diff, entries};
use parts::{PARTS, Part, Read, read_all};

use crate::content::{Root, hash};
use crate::model::Tables;
use crate::search::error::SearchError;
use crate::search::generation::{Generation, NO_ROW, Shard, merge};
use crate::search::table::{Dictionaries, Numbers, Place, Role, Row, Stamp, Table};

/// More shards than this are merged.
const SHARDS: usize = 8;

/// What a sync did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// Records that were not there before.
    pub added: usize,
    /// Records that were there and have changed.
    pub changed: usize,
    /// Records that are there no more.
    pub removed: usize,
    /// Records that are as they were.
    pub unchanged: usize,
    /// Files that could not be read as records.
    pub set_aside: usize,
    /// Whether a new generation was put in force.
    pub written: bool,
    /// Something to tell: the index is kept in memory only, or another program is writing it.
    pub notice: Option<String>,
}

/// The making of a generation.
struct Build {
    rows: BTreeMap<String, Row>,
    stamps: Vec<Stamp>,
    dictionaries: Dictionaries,
    finished: Vec<Shard>,
    first_shard: usize,
    report: SyncReport,
}

impl Build {
    /// Takes what one part of the files gave; its shards come after those before it.
    fn take(&mut self, part: Part) {
        let first = u32::try_from(self.first_shard + self.finished.len()).unwrap_or(u32::MAX);
        let numbers = self.dictionaries.numbers(&part.dictionaries);
        self.finished.extend(part.shards);
        for read in part.files {
            self.take_file(read, first, &numbers);
        }
    }

    fn take_file(&mut self, read: Read, first_shard: u32, numbers: &Numbers) {
        let path = read.stamp.path.clone();
        let before = read.before.as_ref();
        let was_record = before.is_some_and(|before| before.role == Role::Record);
        self.stamps.push(read.stamp);
        if read.is_unchanged {
            return;
        }
        self.rows.remove(&path);
        match (read.row, was_record) {
            (Some(mut row), _) => {
                row.place.shard += first_shard;
                row.renumber(numbers);
                self.rows.insert(path, row);
                if was_record {
                    self.report.changed += 1;
                } else {
                    self.report.added += 1;
                }
            }
            (None, true) => self.report.removed += 1,
            (None, false) => {}
        }
    }
}

/// What the files gave: a generation in memory with what was done, or nothing where all is as it was.
pub(crate) struct Made {
    /// The generation; absent where nothing changed.
    pub(crate) generation: Option<Generation>,
    /// What was done.
    pub(crate) report: SyncReport,
}

/// Makes the next generation of a library.
pub(crate) fn make(
    root: &Root,
    tables: &Tables,
    before: Option<&Generation>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Made, SearchError> {
    let files = entries(root)?;
    let stamps = before.map_or(&[][..], |before| &before.table.stamps);
    let plan = diff(files, stamps);
    if before.is_some() && plan.read.is_empty() && plan.gone.is_empty() {
        return Ok(Made {
            generation: None,
            report: unchanged(&plan.kept),
        });
    }
    let tables_differ = before.is_some() && tables_changed(root, &plan);
    if tables_differ {
        return make(root, tables, None, progress).map(|made| recount(made, stamps));
    }
    let mut build = Build {
        rows: kept_rows(before, &plan),
        stamps: plan.kept.clone(),
        dictionaries: before
            .map(|before| before.table.dictionaries())
            .unwrap_or_default(),
        finished: Vec::new(),
        first_shard: before.map_or(0, |before| before.shards.len()),
        report: SyncReport::default(),
    };
    let is_gone = |path: &&String| {
        stamps
            .iter()
            .any(|stamp| stamp.path == **path && stamp.role == Role::Record)
    };
    build.report.removed = plan.gone.iter().filter(is_gone).count();
    let parts = read_all(root, tables, plan.read, progress)?;
    let seen: Vec<&Dictionaries> = parts.iter().map(|part| &part.dictionaries).collect();
    build.dictionaries.take_up(&seen);
    for part in parts {
        build.take(part);
    }
    finish(build, root, before)
}

fn unchanged(stamps: &[Stamp]) -> SyncReport {
    let count = |role| stamps.iter().filter(|stamp| stamp.role == role).count();
    SyncReport {
        unchanged: count(Role::Record),
        set_aside: count(Role::SetAside),
        ..SyncReport::default()
    }
}

/// Tells whether a table of the library was added, removed or changed in its bytes.
fn tables_changed(root: &Root, plan: &Plan) -> bool {
    plan.gone.iter().any(|path| is_table(path))
        || plan.read.iter().any(|(entry, before)| {
            is_table(&entry.path)
                && before.as_ref().is_none_or(|before| {
                    root.read(&entry.path)
                        .map_or(true, |bytes| hash(&bytes) != before.hash)
                })
        })
}

/// Says of a build from nothing what changed against the stamps before it.
fn recount(mut made: Made, before: &[Stamp]) -> Made {
    let records = |stamps: &[Stamp]| -> BTreeMap<String, u128> {
        let records = stamps.iter().filter(|stamp| stamp.role == Role::Record);
        records
            .map(|stamp| (stamp.path.clone(), stamp.hash))
            .collect()
    };
    let old = records(before);
    let new = made
        .generation
        .as_ref()
        .map(|made| records(&made.table.stamps))
        .unwrap_or_default();
    let report = &mut made.report;
    report.added = new.keys().filter(|path| !old.contains_key(*path)).count();
    report.removed = old.keys().filter(|path| !new.contains_key(*path)).count();
    report.unchanged = new
        .iter()
        .filter(|(path, hash)| old.get(*path) == Some(hash))
        .count();
    report.changed = new.len() - report.added - report.unchanged;
    made
}

fn kept_rows(before: Option<&Generation>, plan: &Plan) -> BTreeMap<String, Row> {
    let Some(before) = before else {
        return BTreeMap::new();
    };
    let rows = (0..before.table.len()).map(|row| before.table.row(row));
    let mut rows: BTreeMap<String, Row> = rows.map(|row| (row.path.clone(), row)).collect();
    for path in &plan.gone {
        rows.remove(path);
    }
    rows
}

fn finish(build: Build, root: &Root, before: Option<&Generation>) -> Result<Made, SearchError> {
    let Build {
        rows,
        stamps,
        dictionaries,
        finished,
        mut report,
        ..
    } = build;
    let mut rows: Vec<Row> = rows.into_values().collect();
    let mut shards: Vec<Arc<Shard>> = Vec::new();
    shards.extend(
        before
            .iter()
            .flat_map(|before| before.shards.iter().map(Arc::clone)),
    );
    shards.extend(finished.into_iter().map(Arc::new));
    let docs: usize = shards
        .iter()
        .map(|shard| shard.reader.max_doc() as usize)
        .sum();
    let is_first = before.is_none() && shards.len() > PARTS;
    if is_first || shards.len() > SHARDS || docs > rows.len() + rows.len() / 4 + 16 {
        shards = compacted(&shards, &mut rows)?;
    }
    let set_aside = stamps
        .iter()
        .filter(|stamp| stamp.role == Role::SetAside)
        .count();
    report.set_aside = set_aside;
    report.unchanged = rows.len() - report.added - report.changed;
    report.written = true;
    let table = Table::new(rows, dictionaries, stamps, root.fingerprint());
    Ok(Made {
        generation: Some(Generation::in_memory(table, shards)),
        report,
    })
}

/// Merges shards into one and moves the rows to where their documents are then.
fn compacted(shards: &[Arc<Shard>], rows: &mut [Row]) -> Result<Vec<Arc<Shard>>, SearchError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut docs: Vec<Vec<u32>> = shards
        .iter()
        .map(|shard| vec![NO_ROW; shard.reader.max_doc() as usize])
        .collect();
    for row in rows.iter() {
        let slot = docs.get_mut(row.place.shard as usize);
        if let Some(slot) = slot.and_then(|docs| docs.get_mut(row.place.doc as usize)) {
            *slot = 0;
        }
    }
    let merged = merge(shards, &docs)?;
    rows.sort_by_key(|row| row.place);
    for (doc, row) in (0..).zip(rows.iter_mut()) {
        row.place = Place { shard: 0, doc };
    }
    Ok(vec![Arc::new(merged)])
}
