//! Single files of a generation: written to last, known by length and hash.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::directory::FileSlice;

use super::shelf::Pieces;
use crate::search::error::{SearchError, failed};
use crate::source::hash::{hash, hash_of};

/// On so many threads files are waited for; they do nothing but wait.
const WAITING: usize = 8;

/// More bytes than these are written on two threads: copying them takes longer than everything else there is left to do.
const MUCH: usize = 4 << 20;

/// By what a file is known to be whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FileMark {
    /// Its length in bytes.
    pub(super) length: u64,
    /// The hash of its bytes.
    pub(super) hash: String,
}

impl FileMark {
    /// Returns the mark of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash: hex(hash(bytes)),
        }
    }
}

/// Opens a file, but no link, device or pipe: those could lead elsewhere or never answer.
pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path)?.is_file() {
        File::open(path)
    } else {
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a plain file",
        ))
    }
}

/// Reads the whole of a plain file.
pub(super) fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file into memory if it is what the manifest says.
pub(super) fn whole(path: &Path, mark: &FileMark) -> Option<FileSlice> {
    let length = fs::metadata(path).ok()?.len();
    let bytes = (length == mark.length)
        .then(|| read_plain(path).ok())
        .flatten()?;
    (hex(hash(&bytes)) == mark.hash).then(|| FileSlice::from(bytes))
}

/// Opens a file to be read piece by piece if it has the length that the manifest says.
pub(super) fn pieces(path: &Path, mark: &FileMark) -> Option<Pieces> {
    let file = open_plain(path).ok()?;
    let length = file.metadata().ok()?.len();
    let is_whole = length == mark.length && length > 0;
    let length = usize::try_from(length).ok()?;
    is_whole.then(|| Pieces::new(file, length))
}

/// Verifies a file while it is already in use, and keeps it in memory if it is to be kept; tells whether it is whole.
///
/// One that cannot be read is not called damaged: then answers say so.
pub(super) fn verify(pieces: &Pieces, path: &Path, mark: &FileMark, keep: bool) -> bool {
    let is_marked = |found| hex(found) == mark.hash;
    if keep {
        let kept = pieces.keep(|bytes| is_marked(hash(bytes)));
        kept.unwrap_or(true)
    } else {
        open_plain(path).and_then(hash_of).map_or(true, is_marked)
    }
}

/// New files that are not made to last yet.
///
/// To wait for the disk once for all of them takes a fraction of the time that waiting after each takes.
#[derive(Default)]
pub(super) struct Unsettled {
    files: Vec<(PathBuf, File)>,
}

impl Unsettled {
    /// Writes a new file.
    pub(super) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), SearchError> {
        let write = || {
            let mut file = File::create_new(path)?;
            file.write_all(bytes)?;
            Ok(file)
        };
        let file = write().map_err(failed("write", path))?;
        self.files.push((path.to_owned(), file));
        Ok(())
    }

    /// Writes new files into a folder, on two threads where there is much to write; returns their marks.
    pub(super) fn write_all<B: AsRef<[u8]> + Send>(
        &mut self,
        folder: &Path,
        mut files: Vec<(&str, B)>,
    ) -> Result<Vec<(String, FileMark)>, SearchError> {
        let write = |files: Vec<(&str, B)>| {
            let mut out = Self::default();
            let mut marks = Vec::new();
            for (name, bytes) in files {
                out.write(&folder.join(name), bytes.as_ref())?;
                marks.push((name.to_owned(), FileMark::of(bytes.as_ref())));
            }
            Ok((out, marks))
        };
        let length = |(_, bytes): &(&str, B)| bytes.as_ref().len();
        let is_much = files.iter().map(length).sum::<usize>() > MUCH;
        files.sort_by_key(|file| std::cmp::Reverse(length(file)));
        let mut shares = [(0, Vec::new()), (0, Vec::new())];
        for file in files {
            let is_second = is_much && shares[1].0 < shares[0].0;
            let (bytes, share) = &mut shares[usize::from(is_second)];
            *bytes += length(&file);
            share.push(file);
        }
        let written: Vec<_> = std::thread::scope(|scope| {
            let writing = shares.map(|(_, share)| scope.spawn(|| write(share)));
            let written = writing.into_iter().map(|writes| {
                writes
                    .join()
                    .unwrap_or_else(|fault| std::panic::resume_unwind(fault))
            });
            written.collect::<Result<_, SearchError>>()
        })?;
        let mut marks = Vec::new();
        for (out, own) in written {
            self.files.extend(out.files);
            marks.extend(own);
        }
        Ok(marks)
    }

    /// Makes all files last, and the names in a folder.
    pub(super) fn settle(self, folder: &Path) -> Result<(), SearchError> {
        let settle = |files: &[(PathBuf, File)]| {
            let mut files = files.iter();
            files.try_for_each(|(path, file)| file.sync_all().map_err(failed("write", path)))
        };
        let share = self.files.len().div_ceil(WAITING).max(1);
        std::thread::scope(|scope| {
            let shares = self.files.chunks(share);
            let waiting: Vec<_> = shares
                .map(|share| scope.spawn(move || settle(share)))
                .collect();
            let names = sync_folder(folder);
            let settled = waiting.into_iter().map(|waits| {
                waits
                    .join()
                    .unwrap_or_else(|fault| std::panic::resume_unwind(fault))
            });
            settled.chain([names]).collect()
        })
    }
}

/// Makes names in a folder last, where the system can.
pub(super) fn sync_folder(folder: &Path) -> Result<(), SearchError> {
    if cfg!(unix) {
        let sync = File::open(folder).and_then(|file| file.sync_all());
        sync.map_err(failed("write", folder))?;
    }
    Ok(())
}

/// Tells whether a name is that of a file in the same folder, whatever the system.
pub(super) fn is_plain(name: &str) -> bool {
    let sound =
        |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-' || byte == b'_';
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(sound)
}

/// Returns a hash as text.
pub(super) fn hex(hash: u128) -> String {
    format!("{hash:032x}")
}
