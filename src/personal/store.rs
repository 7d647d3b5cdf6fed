//! One file of TOML that several programs may change at once: read, changed and written whole under a lock.
//!
//! A file that cannot be read is set aside under another name and never overwritten; one that a newer program has written
//! is left alone. What stands in the files is left to the others of this room.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most bytes that are read; nobody makes more by hand.
const MOST: u64 = 4 << 20;

/// What can be kept in a file.
pub(super) trait Kept: Default + Serialize + DeserializeOwned {
    /// The form of the file; a higher one is that of a newer program.
    const VERSION: u32;

    /// Returns the version that was read.
    fn version(&self) -> u32;
}

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refuses.
    #[error("cannot {action} {}: {source}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A newer program has written the file.
    #[error("{} is of a newer casebook and is left as it is", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// What was to be written cannot be said in TOML.
    #[error("cannot write {}: {source}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// Why.
        source: toml::ser::Error,
    },
}

/// What a file holds.
#[derive(Debug)]
pub(super) struct Held<T> {
    /// The content.
    pub(super) value: T,
    /// The name under which a damaged file was set aside, if one was.
    pub(super) set_aside: Option<PathBuf>,
}

/// One file.
#[derive(Clone, Debug)]
pub(super) struct Store {
    path: PathBuf,
}

impl Store {
    /// Returns the store of a file, which need not exist.
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Reads the file.
    pub(super) fn read<T: Kept>(&self) -> Result<Held<T>, StoreError> {
        // To look is not to write: where there is nothing, nothing is made.
        if !self.path.exists() {
            return Ok(Held {
                value: T::default(),
                set_aside: None,
            });
        }
        // Where no lock can be had, on a read-only stick, files are still whole: they are replaced, never rewritten.
        let _lock = self.lock().ok();
        self.load()
    }

    /// Changes what the file holds and writes it whole; returns what it holds now.
    pub(super) fn update<T: Kept>(
        &self,
        change: impl FnOnce(&mut T),
    ) -> Result<Held<T>, StoreError> {
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        let _lock = self.lock()?;
        let mut held: Held<T> = self.load()?;
        change(&mut held.value);
        self.write(&held.value)?;
        Ok(held)
    }

    /// Waits for the lock; another program holds it only while it writes.
    fn lock(&self) -> Result<File, StoreError> {
        let path = with_ending(&self.path, ".lock");
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        for_the_user(&mut options);
        let file = options.open(&path);
        let file = file.map_err(failed("open", &path))?;
        match file.lock() {
            // A file system without locks serves one program at a time.
            Err(error) if error.kind() != io::ErrorKind::Unsupported => {
                Err(failed("lock", &path)(error))
            }
            _ => Ok(file),
        }
    }

    fn load<T: Kept>(&self) -> Result<Held<T>, StoreError> {
        let mut bytes = Vec::new();
        match File::open(&self.path) {
            Ok(file) => file
                .take(MOST + 1)
                .read_to_end(&mut bytes)
                .map_err(failed("read", &self.path))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Held {
                    value: T::default(),
                    set_aside: None,
                });
            }
            Err(error) => return Err(failed("read", &self.path)(error)),
        };
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        if version(text) > i64::from(T::VERSION) {
            return Err(StoreError::Newer {
                path: self.path.clone(),
            });
        }
        let is_whole = bytes.len() as u64 <= MOST;
        let value = toml::from_str(text)
            .ok()
            .filter(|value: &T| is_whole && value.version() > 0);
        match value {
            Some(value) => Ok(Held {
                value,
                set_aside: None,
            }),
            None => Ok(Held {
                value: T::default(),
                set_aside: Some(moved_aside(&self.path, ".damaged")?),
            }),
        }
    }

    fn write<T: Kept>(&self, value: &T) -> Result<(), StoreError> {
        let text = toml::to_string(value).map_err(|source| StoreError::Form {
            path: self.path.clone(),
            source,
        })?;
        // Where the user has put a link, what it leads to is replaced and the link stays.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = target.parent().unwrap_or(Path::new("."));
        let write = || {
            // One name, because only who has the lock writes: what a program that was killed has left goes with the next.
            let new = with_ending(&target, ".new");
            let _none_is_left = fs::remove_file(&new);
            let mut file = create_new(&new)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &target)?;
            if cfg!(unix) {
                File::open(folder)?.sync_all()?;
            }
            Ok(())
        };
        write().map_err(failed("write", &self.path))
    }
}

/// Creates a file that only the user can read.
fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    for_the_user(&mut options);
    options.open(path)
}

/// Has a file that is made be one that only the user can read.
pub(super) fn for_the_user(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

/// Makes a folder, and those it stands in, that only the user can look into; one that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut folders = DirBuilder::new();
    folders.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
    folders.create(folder).map_err(failed("make", folder))
}

/// Returns the version a file says it has, whatever else stands in it.
fn version(text: &str) -> i64 {
    let table: Option<toml::Table> = toml::from_str(text).ok();
    let version = table.and_then(|table| table.get("version")?.as_integer());
    version.unwrap_or(0)
}

/// Returns what is told of a damaged file that has another name now; what it is called comes first, as a line may be cut.
pub fn set_aside_words(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let folder = path.parent().unwrap_or(Path::new("."));
    format!(
        "damaged, kept as {} in {}",
        name.to_string_lossy(),
        folder.display()
    )
}

/// Gives a file another name with this ending, one that nothing has; returns that.
pub(super) fn moved_aside(path: &Path, ending: &str) -> Result<PathBuf, StoreError> {
    let name = |number: u32| match number {
        1 => with_ending(path, ending),
        _ => with_ending(path, &format!("{ending}-{number}")),
    };
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let free = (1..=u32::MAX).map(name).find(is_free);
    let free = free.unwrap_or_else(|| name(1));
    fs::rename(path, &free).map_err(failed("set aside", path))?;
    Ok(free)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path
        .file_name()
        .map_or_else(OsString::new, ToOwned::to_owned);
    name.push(ending);
    path.with_file_name(name)
}

/// Returns what makes an error of what the system says.
pub(super) fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Io {
        action,
        path,
        source,
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::personal::History;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("deep/history.toml"));
        (folder, store)
    }

    fn remember(store: &Store, query: &str) -> Held<History> {
        let change = |history: &mut History| history.remember(query);
        store.update(change).unwrap()
    }

    fn names(store: &Store) -> Vec<String> {
        let entries = fs::read_dir(store.path.parent().unwrap()).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string();
        let mut names: Vec<String> = entries.map(|entry| name(entry).unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_program_has_left_is_gone_with_the_next_write() {
        let (_folder, store) = store();
        remember(&store, "a");
        fs::write(with_ending(&store.path, ".new"), "half").unwrap();
        remember(&store, "b");
        let held: Held<History> = store.read().unwrap();
        assert_eq!(held.value.queries(), ["a", "b"]);
        assert_eq!(names(&store), ["history.toml", "history.toml.lock"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&store.path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&with_ending(&store.path, ".lock")), 0o600);
            assert_eq!(mode(store.path.parent().unwrap()), 0o700);
        }
    }

    #[test]
    fn looking_at_what_is_not_there_makes_nothing() {
        let (folder, store) = store();
        let held: Held<History> = store.read().unwrap();
        assert!(held.value.queries().is_empty() && held.set_aside.is_none());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn keeps_what_was_written_and_leaves_no_other_file() {
        let (_folder, store) = store();
        remember(&store, "养老金 \"a\\b\"");
        remember(&store, "ລາວ");
        let held: Held<History> = store.read().unwrap();
        assert_eq!(held.value.queries(), ["养老金 \"a\\b\"", "ລາວ"]);
        assert_eq!(names(&store), ["history.toml", "history.toml.lock"]);
        let text = fs::read_to_string(&store.path).unwrap();
        assert!(text.starts_with("version = 1\n"), "{text}");
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_never_overwritten() {
        let (_folder, store) = store();
        remember(&store, "old");
        for (round, bytes) in [
            &b"version = 1\nqueries = ["[..],
            b"\xff\xfe\0",
            b"queries = [\"unversioned\"]",
        ]
        .into_iter()
        .enumerate()
        {
            fs::write(&store.path, bytes).unwrap();
            let held = remember(&store, "new");
            assert_eq!(held.value.queries(), ["new"]);
            let aside = held.set_aside.unwrap();
            assert_eq!(fs::read(&aside).unwrap(), bytes, "round {round}");
            fs::remove_file(&store.path).unwrap();
        }
        assert_eq!(
            names(&store),
            [
                "history.toml.damaged",
                "history.toml.damaged-2",
                "history.toml.damaged-3",
                "history.toml.lock"
            ]
        );
    }

    #[test]
    fn the_file_of_a_newer_program_is_left_alone() {
        let (_folder, store) = store();
        fs::create_dir(store.path.parent().unwrap()).unwrap();
        let text = "version = 2\n[queries]\nshape = \"unknown\"\n";
        fs::write(&store.path, text).unwrap();
        let error = store.update(|history: &mut History| history.remember("x"));
        assert!(matches!(error, Err(StoreError::Newer { .. })));
        assert!(matches!(
            store.read::<History>(),
            Err(StoreError::Newer { .. })
        ));
        assert_eq!(fs::read_to_string(&store.path).unwrap(), text);
    }

    #[test]
    fn programs_that_write_at_once_lose_nothing() {
        let (_folder, store) = store();
        thread::scope(|scope| {
            for writer in 0..4 {
                let store = &store;
                scope.spawn(move || {
                    for number in 0..10 {
                        remember(store, &format!("{writer} {number}"));
                    }
                });
            }
        });
        let held: Held<History> = store.read().unwrap();
        assert_eq!(held.value.queries().len(), 40);
        assert_eq!(names(&store), ["history.toml", "history.toml.lock"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let (folder, store) = store();
        fs::create_dir(store.path.parent().unwrap()).unwrap();
        let real = folder.path().join("real.toml");
        fs::write(&real, "version = 1\nqueries = [\"a\"]\n").unwrap();
        std::os::unix::fs::symlink(&real, &store.path).unwrap();
        remember(&store, "b");
        assert!(fs::symlink_metadata(&store.path).unwrap().is_symlink());
        assert!(fs::read_to_string(&real).unwrap().contains("\"b\""));
    }

    #[test]
    fn what_cannot_be_written_is_an_error_with_the_path() {
        let (folder, _) = store();
        fs::write(folder.path().join("file"), "").unwrap();
        let store = Store::new(folder.path().join("file/history.toml"));
        let error = store.update(|history: &mut History| history.remember("x"));
        assert!(error.unwrap_err().to_string().contains("file"));
    }
}
