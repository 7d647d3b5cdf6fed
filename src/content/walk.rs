//! Which files of a directory library count, always in the same order, and which are refused and why.
//!
//! Links are followed to plain files inside the library only; hidden files and back-ups of editors do not count.
//! Reading a file is left to `root`.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::root::{ContentError, Entry, MAX_FILE};
use crate::source::hash::hash;

/// How many folders may stand in each other.
const DEEPEST: usize = 32;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WalkFault {
    /// A link that leads out of the library.
    LinkOut,
    /// A link that leads nowhere or in a circle.
    BrokenLink,
    /// A link to a folder.
    LinkedFolder,
    /// A device, a pipe or a socket.
    NotPlain,
    /// More bytes than a file of content may have.
    TooLarge,
    /// A name that is not UTF-8.
    BadName,
    /// Folders in folders without end.
    TooDeep,
    /// The system does not let it be read.
    Unreadable,
}

impl WalkFault {
    /// Returns what is wrong, as the end of a sentence that begins with the file.
    pub fn reason(self) -> &'static str {
        match self {
            Self::LinkOut => "is a link that leads out of the library",
            Self::BrokenLink => "is a link that leads nowhere",
            Self::LinkedFolder => "is a link to a folder",
            Self::NotPlain => "is not a plain file",
            Self::TooLarge => "is larger than 16 MiB",
            Self::BadName => "has a name that is not UTF-8",
            Self::TooDeep => "is a folder too deep in other folders",
            Self::Unreadable => "cannot be read",
        }
    }

    /// Returns what stands for the hash of a file that is not read: it changes with the fault, and with nothing else that
    /// could be seen of it.
    pub(crate) fn mark(self) -> u128 {
        hash(self.reason().as_bytes())
    }
}

/// Returns every file under `content` that counts, sorted by path.
pub(crate) fn walk(content: &Path) -> Result<Vec<Entry>, ContentError> {
    let mut entries = Vec::new();
    let mut folders = vec![(content.to_owned(), String::new(), 0)];
    while let Some((folder, path, depth)) = folders.pop() {
        let listing = match fs::read_dir(&folder) {
            Ok(listing) => listing,
            Err(source) if path.is_empty() => {
                return Err(ContentError::Folder {
                    path: folder,
                    source,
                });
            }
            Err(_) => {
                entries.push(refused(path, WalkFault::Unreadable));
                continue;
            }
        };
        for item in listing.flatten() {
            let name = item.file_name();
            let Some(plain) = name.to_str() else {
                let name = name.to_string_lossy();
                entries.push(refused(join(&path, &name), WalkFault::BadName));
                continue;
            };
            if does_not_count(plain) {
                continue;
            }
            let here = join(&path, plain);
            // What the listing gives needs no way through all folders above.
            match looked_at(content, &|| item.path(), item.metadata()) {
                Look::Folder if depth < DEEPEST => folders.push((item.path(), here, depth + 1)),
                Look::Folder => entries.push(refused(here, WalkFault::TooDeep)),
                Look::File(meta) => entries.push(found(here, &meta)),
                Look::Fault(fault) => entries.push(refused(here, fault)),
            }
        }
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(entries)
}

/// What stands at a path.
pub(crate) enum Look {
    /// A folder.
    Folder,
    /// A plain file.
    File(Metadata),
    /// Something that is not read.
    Fault(WalkFault),
}

/// Looks at a path without opening it, following a link only to see where it ends.
pub(crate) fn look(content: &Path, path: &Path) -> Look {
    looked_at(content, &|| path.to_owned(), fs::symlink_metadata(path))
}

fn looked_at(content: &Path, path: &dyn Fn() -> PathBuf, meta: io::Result<Metadata>) -> Look {
    let Ok(mut meta) = meta else {
        return Look::Fault(WalkFault::Unreadable);
    };
    if meta.is_symlink() {
        let Ok(target) = path().canonicalize() else {
            return Look::Fault(WalkFault::BrokenLink);
        };
        if !target.starts_with(content) {
            return Look::Fault(WalkFault::LinkOut);
        }
        meta = match fs::symlink_metadata(&target) {
            Ok(meta) if meta.is_dir() => return Look::Fault(WalkFault::LinkedFolder),
            Ok(meta) => meta,
            Err(_) => return Look::Fault(WalkFault::BrokenLink),
        };
    }
    if meta.is_dir() {
        Look::Folder
    } else if !meta.is_file() {
        Look::Fault(WalkFault::NotPlain)
    } else if meta.len() > MAX_FILE {
        Look::Fault(WalkFault::TooLarge)
    } else {
        Look::File(meta)
    }
}

/// Tells whether a name belongs to a hidden file or to a back-up of an editor.
fn does_not_count(name: &str) -> bool {
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        let mut path = String::with_capacity(folder.len() + 1 + name.len());
        path.push_str(folder);
        path.push('/');
        path.push_str(name);
        path
    }
}

fn found(path: String, meta: &Metadata) -> Entry {
    let modified = meta.modified().ok().map(|time| {
        let nanos = |duration: std::time::Duration| {
            i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX)
        };
        time.duration_since(UNIX_EPOCH)
            .map_or_else(|before| -nanos(before.duration()), nanos)
    });
    Entry {
        path,
        size: meta.len(),
        modified,
        hash: None,
        fault: None,
    }
}

fn refused(path: String, fault: WalkFault) -> Entry {
    Entry {
        path,
        size: 0,
        modified: None,
        hash: Some(fault.mark()),
        fault: Some(fault),
    }
}
