//! A read-only directory for the engine: files that lie in memory or are read piece by piece.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, FileSlice, Lock, OwnedBytes, WatchCallback, WatchHandle,
    WritePtr,
};
use tantivy::{HasLen, TantivyError};

/// The files of a shard by the name the engine knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    files: Arc<BTreeMap<PathBuf, FileSlice>>,
}

impl Shelf {
    /// Returns the directory of these files.
    pub(super) fn new(files: BTreeMap<PathBuf, FileSlice>) -> Self {
        Self {
            files: Arc::new(files),
        }
    }

    fn file(&self, path: &Path) -> Result<&FileSlice, OpenReadError> {
        self.files
            .get(path)
            .ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

/// What the engine holds as a lock; nobody writes here, so nothing is locked.
struct NoLock;

impl Drop for NoLock {
    fn drop(&mut self) {}
}

fn read_only() -> io::Error {
    io::Error::new(
        io::ErrorKind::ReadOnlyFilesystem,
        "a generation never changes",
    )
}

impl Directory for Shelf {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.file(path)?.clone()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError {
            io_error: Arc::new(read_only()),
            filepath: path.to_owned(),
        })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.files.contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(read_only(), path.to_owned()))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.file(path)?.read_bytes();
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(NoLock)))
    }

    fn watch(&self, _callback: WatchCallback) -> Result<WatchHandle, TantivyError> {
        Ok(WatchHandle::empty())
    }
}

/// A file that is read piece by piece, until it is kept in memory.
#[derive(Debug)]
pub(super) struct Pieces {
    file: File,
    length: usize,
    kept: OnceLock<OwnedBytes>,
}

impl Pieces {
    /// Returns a file of this length.
    pub(super) fn new(file: File, length: usize) -> Self {
        Self {
            file,
            length,
            kept: OnceLock::new(),
        }
    }

    /// Reads the whole file and keeps it if it passes a test; tells whether it does.
    pub(super) fn keep(&self, test: impl FnOnce(&[u8]) -> bool) -> io::Result<bool> {
        let bytes = self.read(0..self.length)?;
        let is_kept = test(&bytes);
        if is_kept {
            self.kept.get_or_init(|| OwnedBytes::new(bytes));
        }
        Ok(is_kept)
    }

    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let mut buffer = vec![0; range.len()];
        let at = u64::try_from(range.start).map_err(io::Error::other)?;
        self.fill(&mut buffer, at)?;
        Ok(buffer)
    }

    #[cfg(unix)]
    fn fill(&self, buffer: &mut [u8], at: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.file, buffer, at)
    }

    #[cfg(not(unix))]
    fn fill(&self, buffer: &mut [u8], at: u64) -> io::Result<()> {
        use std::io::{Read, Seek, SeekFrom};
        // A handle of its own, because a file has one position only.
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(buffer)
    }
}

impl HasLen for Pieces {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Pieces {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        match self.kept.get() {
            Some(kept) if range.start <= range.end && range.end <= kept.len() => {
                Ok(kept.slice(range))
            }
            _ => Ok(OwnedBytes::new(self.read(range)?)),
        }
    }
}
