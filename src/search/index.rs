//! The index as others see it: opened, brought up to date, asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::SystemTime;

use super::answer::answer;
use super::error::SearchError;
use super::found::prepare;
use super::generation::{Absent, Generation, Lock, Store};
use super::notices::{busy, kept_in_memory};
use super::results::{Answer, Listed, Request};
use super::sync::{self, Files, SyncReport};
use super::table::{Role, Table};
use crate::content::Root;
use crate::model::{Field, Kind, Language, RecordId, Tables};

/// Where generations live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder, made when it is needed.
    Directory(PathBuf),
    /// Memory only.
    Memory,
}

/// How the index stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How many records can be found.
    pub records: usize,
    /// Paths of the files that could not be read as records, in order.
    pub set_aside: Vec<String>,
    /// The number of the generation; absent where it was never written to disk.
    pub generation: Option<u64>,
    /// How many bytes the index has.
    pub bytes: u64,
    /// In how many parts the records lie.
    pub segments: usize,
    /// When it was written.
    pub built: Option<SystemTime>,
    /// Why there was no index to begin with, or why it is not kept on disk.
    pub notice: Option<String>,
}

/// The index over one library; may be asked by many threads while one brings it up to date.
#[derive(Debug)]
pub struct Index {
    store: Option<Store>,
    current: RwLock<Option<Arc<Generation>>>,
    syncing: Mutex<()>,
    /// The number of the generation on disk that was looked at last.
    seen: Mutex<Option<u64>>,
    notice: Mutex<Option<String>>,
    /// Whether drafts are left out; such an index is in memory only, for others want them.
    skips_drafts: bool,
}

impl Index {
    /// Opens the index at a place; what is damaged, foreign or older counts as absent and is rebuilt by the next sync.
    pub fn open(place: Place) -> Self {
        Self::new(place, false)
    }

    /// Returns an index in memory that leaves drafts out.
    pub fn without_drafts() -> Self {
        Self::new(Place::Memory, true)
    }

    fn new(place: Place, skips_drafts: bool) -> Self {
        let store = match place {
            Place::Directory(folder) => Some(Store::new(folder)),
            Place::Memory => None,
        };
        let index = Self {
            store,
            current: RwLock::default(),
            syncing: Mutex::default(),
            seen: Mutex::default(),
            notice: Mutex::default(),
            skips_drafts,
        };
        index.reload();
        index
    }

    /// Tells whether there is nothing to ask yet.
    pub fn is_empty(&self) -> bool {
        self.generation().is_none()
    }

    /// Brings the index up to date with the files of a library; `force` builds it anew.
    ///
    /// Files that did not change are not read, and where nothing changed nothing is written. What is new can be searched
    /// before it is on disk.
    pub fn sync(
        &self,
        root: &Root,
        tables: &Tables,
        force: bool,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<SyncReport, SearchError> {
        let _one_at_a_time = held(&self.syncing);
        self.reload_if_replaced();
        let before = self
            .generation()
            .filter(|before| !force && !before.is_damaged());
        let lock = self.store.as_ref().map(Store::lock);
        if let (Some(Ok(None)), Some(before)) = (&lock, &before) {
            let report = busy(before, is_current(before, self.files(root)));
            held(&self.notice).clone_from(&report.notice);
            return Ok(report);
        }
        let made = sync::make(self.files(root), tables, before.as_deref(), progress)?;
        let mut report = made.report;
        if let Some(generation) = made.generation {
            let generation = Arc::new(generation);
            self.put(Arc::clone(&generation));
            let notice = self.write(&generation, before.as_deref(), lock);
            report.written = self.store.is_some() && notice.is_none();
            *held(&self.notice) = notice;
        }
        report.notice.clone_from(&held(&self.notice));
        Ok(report)
    }

    /// Writes a generation where there is a place for it; returns what is to be told if it stays in memory.
    fn write(
        &self,
        generation: &Generation,
        before: Option<&Generation>,
        lock: Option<Result<Option<Lock>, SearchError>>,
    ) -> Option<String> {
        let (store, lock) = (self.store.as_ref()?, lock?);
        match lock {
            Ok(Some(lock)) => match store.write(&lock, generation, before) {
                Ok(number) => {
                    *held(&self.seen) = Some(number);
                    None
                }
                Err(error) => Some(kept_in_memory(store, &error)),
            },
            Ok(None) => {
                Some("another program is writing the index, so it is kept in memory".to_owned())
            }
            Err(error) => Some(kept_in_memory(store, &error)),
        }
    }

    /// Tells whether the files of a library are those that were indexed, as far as size and time can tell.
    pub fn is_current(&self, root: &Root) -> bool {
        self.reload_if_replaced();
        self.generation().is_some_and(|generation| {
            !generation.is_damaged() && is_current(&generation, self.files(root))
        })
    }

    /// Answers a query; the tables are asked for only where values of fields have to be understood.
    pub fn search(
        &self,
        request: &Request,
        tables: &dyn Fn() -> Arc<Tables>,
    ) -> Result<Answer, SearchError> {
        match self.generation() {
            Some(generation) => answer(&generation, request, tables),
            None => Ok(Answer::default()),
        }
    }

    /// Finds in advance what the first answers would have to find themselves, until `go_on` says to stop or another
    /// generation is in force: to be called where nobody waits.
    pub fn prepare(&self, go_on: &dyn Fn() -> bool) -> Result<(), SearchError> {
        let Some(generation) = self.generation() else {
            return Ok(());
        };
        let is_current = || {
            let now = self.generation();
            now.is_some_and(|now| Arc::ptr_eq(&now, &generation))
        };
        prepare(&generation, &|| go_on() && is_current())
    }

    /// Returns the originals of these slugs or former slugs, in the order asked; what is unknown is left out.
    pub fn list_of(&self, slugs: &[&str]) -> Vec<Listed> {
        self.with_table(|table| {
            let found = slugs.iter().filter_map(|slug| {
                let is_it = |row: &usize| !table.is_translation(*row) && table.slug(*row) == *slug;
                let was_it = |row: &usize| {
                    !table.is_translation(*row) && table.aliases(*row).any(|alias| alias == *slug)
                };
                let any = |row: &usize| table.slug(*row) == *slug;
                let mut rows = 0..table.len();
                rows.find(is_it)
                    .or_else(|| (0..table.len()).find(was_it))
                    .or_else(|| (0..table.len()).find(any))
            });
            found.map(|row| table.listed(row)).collect()
        })
    }

    /// Returns those of some slugs that a record has or had.
    pub fn known(&self, slugs: &BTreeSet<&str>) -> BTreeSet<String> {
        self.with_table(|table| {
            let names = |row| std::iter::once(table.slug(row)).chain(table.aliases(row));
            let all = (0..table.len()).flat_map(names);
            let known = all.filter(|slug| slugs.contains(slug));
            known.map(str::to_owned).collect()
        })
    }

    /// Returns the record at a path, original or translation.
    pub fn at(&self, path: &str) -> Option<Listed> {
        self.with_table(|table| table.at(path).map(|row| table.listed(row)))
    }

    /// Returns a record in every language it is there in, the original first.
    pub fn versions(&self, id: &RecordId) -> Vec<Listed> {
        self.with_table(|table| {
            let is_it = |row: &usize| table.kind(*row) == id.kind && table.slug(*row) == id.slug;
            let rows = (0..table.len()).filter(is_it);
            rows.map(|row| table.listed(row)).collect()
        })
    }

    /// Returns records in a language, each as it is where it is not there in it.
    ///
    /// A version of the same tag comes before one of the same language: `pt-BR` asks for `pt-BR`, else for `pt`.
    pub fn in_language(&self, mut listed: Vec<Listed>, language: &Language) -> Vec<Listed> {
        let mut asked: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        for (at, one) in listed.iter().enumerate() {
            if one.language != *language {
                asked.entry(one.id.clone()).or_default().push(at);
            }
        }
        if asked.is_empty() {
            return listed;
        }
        self.with_table(|table| {
            let is_same = |row: &usize| table.language(*row) == *language;
            let is_alike = |row: &usize| table.language(*row).primary() == language.primary();
            for rows in table.versions() {
                let Some(places) = asked.get(&table.id(rows.start)) else {
                    continue;
                };
                let found = rows.clone().find(is_same);
                if let Some(row) = found.or_else(|| rows.clone().find(is_alike)) {
                    for at in places {
                        listed[*at] = table.listed(row);
                    }
                }
            }
        });
        listed
    }

    /// Returns the originals whose slug begins so, the exact one first.
    pub fn by_prefix(&self, prefix: &str, limit: usize) -> Vec<Listed> {
        self.with_table(|table| {
            let begins =
                |row: &usize| !table.is_translation(*row) && table.slug(*row).starts_with(prefix);
            let mut rows: Vec<usize> = (0..table.len()).filter(begins).collect();
            rows.sort_by_key(|row| (table.slug(*row) != prefix, *row));
            rows.truncate(limit);
            rows.into_iter().map(|row| table.listed(row)).collect()
        })
    }

    /// Returns the originals that name a slug in their front matter or in a link, by kind and slug.
    pub fn linking_to(&self, slug: &str) -> Vec<Listed> {
        self.with_table(|table| {
            let names = |row: &usize| {
                !table.is_translation(*row) && table.links(*row).any(|link| link == slug)
            };
            let rows = (0..table.len()).filter(names);
            rows.map(|row| table.listed(row)).collect()
        })
    }

    /// Returns the files of the records in a folder, in order, each with the hash of what it held when it was read.
    pub fn files_in(&self, folder: &str) -> Vec<(String, u128)> {
        self.with_table(|table| {
            let first = table.stamps.partition_point(|stamp| *stamp.path < *folder);
            let inside = table.stamps[first..].iter();
            inside
                .take_while(|stamp| stamp.path.starts_with(folder))
                .filter(|stamp| stamp.role == Role::Record)
                .map(|stamp| (stamp.path.clone(), stamp.hash))
                .collect()
        })
    }

    /// Returns the terms that stand for values of facets, each behind its value, in the order of the glossary.
    pub fn terms_of(&self, values: &[(Field, String)]) -> Vec<(Field, String, Listed)> {
        self.with_table(|table| {
            let rows = (0..table.len()).filter(|row| table.kind(*row) == Kind::Term);
            let stood_for = rows.flat_map(|row| {
                let own = table.stands_for(row);
                own.map(move |(field, value)| (field, value.to_owned(), row))
            });
            let is_asked = |value: &str, field| {
                let asked = |one: &(Field, String)| one.0 == field && one.1 == value;
                values.iter().any(asked)
            };
            stood_for
                .filter(|(field, value, _)| is_asked(value, *field))
                .map(|(field, value, row)| (field, value, table.listed(row)))
                .collect()
        })
    }

    /// Tells how the index stands.
    pub fn status(&self) -> Status {
        let notice = held(&self.notice).clone();
        let Some(generation) = self.generation() else {
            return Status {
                notice,
                ..Status::default()
            };
        };
        let aside = generation
            .table
            .stamps
            .iter()
            .filter(|stamp| stamp.role == Role::SetAside);
        Status {
            records: generation.table.originals(),
            set_aside: aside.map(|stamp| stamp.path.clone()).collect(),
            generation: generation.written.get().map(|(number, _)| *number),
            bytes: generation.bytes,
            segments: generation.shards.len(),
            built: generation.written.get().map(|(_, when)| *when),
            notice,
        }
    }

    pub(super) fn with_table<T: Default>(&self, ask: impl FnOnce(&Table) -> T) -> T {
        self.generation()
            .map(|generation| ask(&generation.table))
            .unwrap_or_default()
    }

    pub(super) fn generation(&self) -> Option<Arc<Generation>> {
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn put(&self, generation: Arc<Generation>) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = Some(generation);
    }

    fn files<'a>(&self, root: &'a Root) -> Files<'a> {
        Files {
            root,
            skips_drafts: self.skips_drafts,
        }
    }

    /// Takes up what another process has put in force since.
    fn reload_if_replaced(&self) {
        let number = self.store.as_ref().and_then(Store::current);
        if number.is_some() && number != *held(&self.seen) {
            self.reload();
        }
    }

    fn reload(&self) {
        let Some(store) = &self.store else {
            return;
        };
        *held(&self.seen) = store.current();
        match store.load() {
            Ok(generation) => {
                self.put(Arc::new(generation));
                *held(&self.notice) = None;
            }
            Err(Absent::None) => {}
            Err(Absent::Unusable(why)) => {
                *held(&self.notice) = Some(format!("the index is built anew: {why}"));
            }
        }
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_current(generation: &Generation, files: Files<'_>) -> bool {
    if let Some(fingerprint) = files.root.fingerprint() {
        return generation.table.fingerprint == Some(fingerprint);
    }
    sync::entries(files).is_ok_and(|entries| {
        let plan = sync::diff(entries, &generation.table.stamps);
        plan.read.is_empty() && plan.gone.is_empty()
    })
}
