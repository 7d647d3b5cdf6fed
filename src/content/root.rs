//! Where a library's files are and how they are read: a directory, or the library built into the binary.
//!
//! Nothing outside `content/` is ever opened. What the files mean is left to the rest of the room.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::builtin;
use super::walk::{Look, WalkFault, look, walk};

/// The most bytes a file of content may have.
pub const MAX_FILE: u64 = 16 * 1024 * 1024;

/// Where the files of a library are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A directory that holds `content/`.
    Directory(PathBuf),
    /// The library built into the binary.
    BuiltIn,
}

/// One file under `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path relative to `content/`, with `/`.
    pub path: String,
    /// How many bytes it has.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub modified: Option<i128>,
    /// The hash of its bytes, where it is known without reading them; the mark of its fault, where it is not read.
    pub hash: Option<u128>,
    /// Why it is not read.
    pub fault: Option<WalkFault>,
}

/// Why a library or one of its files cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// The directory is not there.
    #[error("cannot open the library {}", path.display())]
    Missing {
        /// Which directory.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The directory is no library.
    #[error("{} is no library: it holds no content/library.toml", path.display())]
    NoLibrary {
        /// Which directory.
        path: PathBuf,
    },
    /// A folder cannot be listed.
    #[error("cannot list the folder {}", path.display())]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A path does not stay in the library.
    #[error("{path:?} is no path inside the library")]
    Outside {
        /// The path as asked for.
        path: String,
    },
    /// A file is refused.
    #[error("{path:?} {}", fault.reason())]
    Refused {
        /// Which file, relative to `content/`.
        path: String,
        /// Why.
        fault: WalkFault,
    },
    /// Nothing is written into the library of the binary.
    #[error("the built-in library cannot be written")]
    BuiltIn,
    /// There is a file already, which is never overwritten.
    #[error("{path} is there already")]
    Exists {
        /// Which file, relative to `content/`.
        path: String,
    },
    /// A file cannot be written.
    #[error("cannot write {path}")]
    Write {
        /// Which file, relative to `content/`.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be read.
    #[error("cannot read {path:?}")]
    File {
        /// Which file, relative to `content/`.
        path: String,
        /// What the system says.
        source: io::Error,
    },
}

impl Root {
    /// Returns the library in a directory.
    pub fn directory(path: &Path) -> Result<Self, ContentError> {
        let full = path
            .canonicalize()
            .map_err(|source| ContentError::Missing {
                path: path.to_owned(),
                source,
            })?;
        if holds_library(&full) {
            Ok(Self::Directory(full))
        } else {
            Err(ContentError::NoLibrary {
                path: path.to_owned(),
            })
        }
    }

    /// Returns the library in the first of a directory and those above it that is one.
    pub fn find_upwards(from: &Path) -> Option<Self> {
        let full = from.canonicalize().ok()?;
        full.ancestors()
            .find(|folder| holds_library(folder))
            .map(|folder| Self::Directory(folder.to_owned()))
    }

    /// Returns every file under `content/` that counts, sorted by path.
    pub fn entries(&self) -> Result<Vec<Entry>, ContentError> {
        match self {
            Self::Directory(root) => walk(&content_of(root)?),
            Self::BuiltIn => Ok(builtin::FILES
                .iter()
                .map(|file| Entry {
                    path: file.path().to_owned(),
                    size: file.bytes().len() as u64,
                    modified: None,
                    hash: Some(file.hash),
                    fault: None,
                })
                .collect()),
        }
    }

    /// Returns the bytes of a file, by its path relative to `content/`.
    ///
    /// What is not a plain file inside the library, or larger than [`MAX_FILE`], is refused unread.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, ContentError> {
        if !is_inside(path) {
            return Err(ContentError::Outside {
                path: path.to_owned(),
            });
        }
        match self {
            Self::Directory(root) => read_file(root, path).map(Cow::Owned),
            Self::BuiltIn => match builtin::get(path) {
                Some(file) => Ok(Cow::Borrowed(file.bytes())),
                None => Err(ContentError::File {
                    path: path.to_owned(),
                    source: io::ErrorKind::NotFound.into(),
                }),
            },
        }
    }

    /// Writes a new file and returns where it stands; what is there is never overwritten, no link is followed out.
    pub fn create(&self, path: &str, text: &str) -> Result<PathBuf, ContentError> {
        let Self::Directory(root) = self else {
            return Err(ContentError::BuiltIn);
        };
        if !is_inside(path) {
            return Err(ContentError::Outside {
                path: path.to_owned(),
            });
        }
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AlreadyExists => ContentError::Exists {
                path: path.to_owned(),
            },
            _ => ContentError::Write {
                path: path.to_owned(),
                source,
            },
        };
        let content = content_of(root)?;
        let full = content.join(path);
        if let Some(folder) = full.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
            if !folder.canonicalize().map_err(failed)?.starts_with(&content) {
                return Err(ContentError::Refused {
                    path: path.to_owned(),
                    fault: WalkFault::LinkOut,
                });
            }
        }
        let mut file = File::create_new(&full).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        Ok(full)
    }

    /// Returns where a file stands on the disk; `None` for the built-in library and for paths that leave it.
    pub fn absolute(&self, path: &str) -> Option<PathBuf> {
        match self {
            Self::Directory(root) if is_inside(path) => Some(root.join("content").join(path)),
            _ => None,
        }
    }

    /// Returns the hash of everything in the built-in library; `None` for a directory.
    pub fn fingerprint(&self) -> Option<u128> {
        match self {
            Self::Directory(_) => None,
            Self::BuiltIn => Some(builtin::FINGERPRINT),
        }
    }
}

fn holds_library(folder: &Path) -> bool {
    folder.join("content").join("library.toml").is_file()
}

fn content_of(root: &Path) -> Result<PathBuf, ContentError> {
    let content = root.join("content");
    content
        .canonicalize()
        .map_err(|source| ContentError::Folder {
            path: content,
            source,
        })
}

/// Tells whether every part of a path is a plain name, on every system.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| {
            !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
        })
}

/// Tells whether a file, or a folder on the way to it from `content/` on, is a link.
fn is_linked(content: &Path, full: &Path) -> io::Result<bool> {
    let own = full.ancestors().take_while(|at| at.starts_with(content));
    for at in own {
        if at.symlink_metadata()?.is_symlink() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn read_file(root: &Path, path: &str) -> Result<Vec<u8>, ContentError> {
    let failed = |source| ContentError::File {
        path: path.to_owned(),
        source,
    };
    let refused = |fault| ContentError::Refused {
        path: path.to_owned(),
        fault,
    };
    let mut content = root.join("content");
    let mut full = content.join(path);
    // Few libraries hold links, and following none takes a tenth of what following every part of the path takes.
    if is_linked(&content, &full).map_err(failed)? {
        content = content_of(root)?;
        full = full.canonicalize().map_err(failed)?;
        if !full.starts_with(&content) {
            return Err(refused(WalkFault::LinkOut));
        }
    }
    let size = match look(&content, &full) {
        Look::File(meta) => meta.len(),
        Look::Folder => return Err(refused(WalkFault::NotPlain)),
        Look::Fault(fault) => return Err(refused(fault)),
    };
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let mut file = File::open(&full).map_err(failed)?.take(MAX_FILE + 1);
    file.read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(refused(WalkFault::TooLarge));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
