//! From files to the next generation: a pure diff of two lists, then the act.
//!
//! What has the same size and time is taken as unchanged; what has not is read, and unchanged if its bytes hash alike.
//! Where a table of the library changed, every record is read again, because regions and labels hang on the tables.

mod diff;
mod parts;
mod shards;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use diff::is_table;
pub(crate) use diff::{Files, Plan, diff, entries};
use parts::{Part, Read, read_all, seen};
use shards::settled;

use crate::content::Root;
use crate::model::{Kind, Tables};
use crate::search::error::SearchError;
use crate::search::generation::{Generation, Shard};
use crate::search::table::{Dictionaries, Numbers, Place, Role, Row, Stamp, Table};
use crate::search::thesaurus;

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
    /// Whether a new generation was written to the disk.
    pub written: bool,
    /// Something to tell: the index is kept in memory only, or another program is writing it.
    pub notice: Option<String>,
}

/// The making of a generation.
struct Build {
    /// The rows of the records that were read.
    rows: Vec<Row>,
    /// The paths of the rows before that are gone or replaced.
    replaced: BTreeSet<String>,
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
        match (read.row, was_record) {
            (Some(mut row), _) => {
                row.place.shard += first_shard;
                row.renumber(numbers);
                self.rows.push(row);
                if was_record {
                    self.report.changed += 1;
                } else {
                    self.report.added += 1;
                }
            }
            (None, true) => self.report.removed += 1,
            (None, false) => {}
        }
        if was_record {
            self.replaced.insert(path);
        }
    }

    /// Returns the rows before that stay, in order, each with its place.
    fn kept_rows(&self, before: &Table) -> Vec<(usize, Place)> {
        (0..before.len())
            .filter(|row| !self.replaced.contains(before.path(*row)))
            .map(|row| (row, before.place(row)))
            .collect()
    }

    /// Tells whether anything changed that other records are called by.
    fn renames(&self) -> bool {
        let own = self.rows.iter().map(|row| &row.path);
        let mut paths = own.chain(&self.replaced);
        paths.any(|path| {
            path.starts_with(Kind::Term.folder()) || path.starts_with(Kind::Standard.folder())
        })
    }

    /// Makes the generation.
    fn finish(
        mut self,
        root: &Root,
        tables: &Tables,
        before: Option<&Generation>,
    ) -> Result<Made, SearchError> {
        let kept_names = before.filter(|_| !self.renames());
        let old = before.map(|before| &before.table);
        let mut kept = old.map_or_else(Vec::new, |old| self.kept_rows(old));
        let old_shards = before.map_or(&[][..], |before| &before.shards);
        let mut shards = old_shards.to_vec();
        shards.extend(self.finished.into_iter().map(Arc::new));
        let places = kept.iter_mut().map(|(_, place)| place);
        let mut places: Vec<&mut Place> = places
            .chain(self.rows.iter_mut().map(|row| &mut row.place))
            .collect();
        let shards = settled(shards, &mut places, before.is_none())?;
        let mut report = self.report;
        report.set_aside = count(&self.stamps, Role::SetAside);
        report.unchanged = kept.len() + self.rows.len() - report.added - report.changed;
        let mut table = Table::new(
            self.rows,
            self.dictionaries,
            self.stamps,
            root.fingerprint(),
        );
        if let Some(old) = old {
            table = table.with_rows_of(old, &kept);
        }
        let thesaurus = kept_names.map_or_else(
            || Arc::new(thesaurus::build(&table, tables)),
            |before| Arc::clone(&before.thesaurus),
        );
        Ok(Made {
            generation: Some(Generation::in_memory(table, thesaurus, shards)),
            report,
        })
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
    of: Files<'_>,
    tables: &Tables,
    before: Option<&Generation>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Made, SearchError> {
    let root = of.root;
    let files = entries(of)?;
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
        return make(of, tables, None, progress).map(|made| recount(made, stamps));
    }
    let mut build = Build {
        rows: Vec::new(),
        stamps: plan.kept,
        dictionaries: before
            .map(|before| before.table.dictionaries())
            .unwrap_or_default(),
        finished: Vec::new(),
        first_shard: before.map_or(0, |before| before.shards.len()),
        report: SyncReport::default(),
        replaced: BTreeSet::new(),
    };
    for path in plan.gone {
        let stamp = stamps.binary_search_by(|stamp| stamp.path.cmp(&path));
        if stamp.is_ok_and(|at| stamps[at].role == Role::Record) {
            build.report.removed += 1;
            build.replaced.insert(path);
        }
    }
    let parts = read_all(root, tables, plan.read, progress)?;
    let seen: Vec<&Dictionaries> = parts.iter().map(|part| &part.dictionaries).collect();
    build.dictionaries.take_up(&seen);
    for part in parts {
        build.take(part);
    }
    build.stamps.sort_by(|a, b| a.path.cmp(&b.path));
    if before.is_some() && build.stamps == stamps {
        // What cannot be read was tried again, and cannot be read still.
        return Ok(Made {
            generation: None,
            report: unchanged(&build.stamps),
        });
    }
    build.finish(root, tables, before)
}

fn unchanged(stamps: &[Stamp]) -> SyncReport {
    SyncReport {
        unchanged: count(stamps, Role::Record),
        set_aside: count(stamps, Role::SetAside),
        ..SyncReport::default()
    }
}

fn count(stamps: &[Stamp], role: Role) -> usize {
    stamps.iter().filter(|stamp| stamp.role == role).count()
}

/// Tells whether a table of the library was added, removed or changed in its bytes.
fn tables_changed(root: &Root, plan: &Plan) -> bool {
    plan.gone.iter().any(|path| is_table(path))
        || plan.read.iter().any(|(entry, before)| {
            is_table(&entry.path)
                && before
                    .as_ref()
                    .is_none_or(|before| seen(&root.read(&entry.path)) != before.hash)
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
