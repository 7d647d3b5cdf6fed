//! STAND-IN, thrown away at the merge.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// Stand-in.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}")]
pub struct ContentError {
    path: String,
    source: std::io::Error,
}
/// Stand-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// Stand-in.
    Directory(PathBuf),
    /// Stand-in.
    BuiltIn,
}
/// Stand-in.
pub struct Entry {
    /// Stand-in.
    pub path: String,
}

impl Root {
    /// Stand-in.
    pub fn directory(path: &Path) -> Result<Self, ContentError> {
        match std::fs::metadata(path.join("content/library.toml")) {
            Ok(_) => Ok(Self::Directory(path.to_owned())),
            Err(source) => Err(ContentError {
                path: path.join("content/library.toml").display().to_string(),
                source,
            }),
        }
    }
    /// Stand-in.
    pub fn find_upwards(from: &Path) -> Option<Self> {
        from.ancestors().find_map(|path| Self::directory(path).ok())
    }
    fn content(&self) -> PathBuf {
        match self {
            Self::Directory(path) => path.join("content"),
            Self::BuiltIn => PathBuf::from("content"),
        }
    }
    /// Stand-in.
    pub fn entries(&self) -> Result<Vec<Entry>, ContentError> {
        let mut entries = Vec::new();
        for kind in crate::model::Kind::ALL {
            let Ok(files) = std::fs::read_dir(self.content().join(kind.folder())) else {
                continue;
            };
            for file in files.flatten() {
                entries.push(Entry {
                    path: format!("{}/{}", kind.folder(), file.file_name().to_string_lossy()),
                });
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }
    /// Stand-in.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, ContentError> {
        std::fs::read(self.content().join(path))
            .map(Cow::Owned)
            .map_err(|source| ContentError {
                path: path.to_owned(),
                source,
            })
    }
}
