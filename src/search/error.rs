//! What can go wrong in the index.

use std::io;
use std::path::{Path, PathBuf};

use crate::content::ContentError;

/// Why the index could not answer or be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The library cannot be read.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A file of the index cannot be read or written.
    #[error("cannot {action} {}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The search engine failed.
    #[error("the search engine failed")]
    Engine(#[from] tantivy::TantivyError),
    /// The search engine could not read its data.
    #[error("the search engine could not read the index")]
    Read(#[from] io::Error),
}

/// Returns what turns an I/O error into one that names the file.
pub(crate) fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> SearchError {
    let path = path.to_owned();
    move |source| SearchError::File {
        action,
        path,
        source,
    }
}
