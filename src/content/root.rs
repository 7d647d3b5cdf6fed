//! A stand-in: where content comes from.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use xxhash_rust::xxh3::xxh3_128;

/// A fault.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// A file cannot be read.
    #[error("{path} cannot be read")]
    Read {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalkFault {
    /// Too large.
    TooLarge,
}

/// Where content comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A directory.
    Directory(PathBuf),
    /// The library in the binary.
    BuiltIn,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative path.
    pub path: String,
    /// Size.
    pub size: u64,
    /// When it was changed, in nanoseconds.
    pub modified: Option<i128>,
    /// Its hash.
    pub hash: Option<u128>,
    /// Why it is not read.
    pub fault: Option<WalkFault>,
}

/// Hashes bytes.
pub fn hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

impl Root {
    fn content(&self) -> PathBuf {
        match self {
            Self::Directory(path) => path.join("content"),
            Self::BuiltIn => PathBuf::new(),
        }
    }

    /// Lists files.
    pub fn entries(&self) -> Result<Vec<Entry>, ContentError> {
        let base = self.content();
        let mut out = Vec::new();
        let mut open = vec![base.clone()];
        while let Some(folder) = open.pop() {
            let error = |source| ContentError::Read {
                path: folder.display().to_string(),
                source,
            };
            for item in std::fs::read_dir(&folder).map_err(error)? {
                let Ok(item) = item else { continue };
                let path = item.path();
                let Ok(meta) = item.metadata() else { continue };
                if meta.is_dir() {
                    open.push(path);
                    continue;
                }
                let relative = path.strip_prefix(&base).unwrap_or(Path::new(""));
                let since = meta
                    .modified()
                    .ok()
                    .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                out.push(Entry {
                    path: relative.to_string_lossy().into_owned(),
                    size: meta.len(),
                    modified: since.and_then(|time| i128::try_from(time.as_nanos()).ok()),
                    hash: None,
                    fault: None,
                });
            }
        }
        out.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(out)
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, ContentError> {
        std::fs::read(self.content().join(path))
            .map(Cow::Owned)
            .map_err(|source| ContentError::Read {
                path: path.to_owned(),
                source,
            })
    }

    /// The hash over all, of the built-in library.
    pub fn fingerprint(&self) -> Option<u128> {
        None
    }

    /// The place on disk.
    pub fn absolute(&self, path: &str) -> Option<PathBuf> {
        Some(self.content().join(path))
    }
}
