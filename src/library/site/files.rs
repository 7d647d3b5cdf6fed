//! How the files of a site get to the disk: into a folder that is new, empty, or of a site that was written there before,
//! which a file in it tells. What is not of the site is never overwritten unasked, and never deleted.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::SiteFile;
use crate::content;
use crate::library::LibraryError;

/// The file that tells what was written: a line of what it is, then the hash and the path of each file.
const MARK: &str = ".casebook-site";
/// The line it begins with.
const FIRST: &str = "casebook site 1";

/// What came of writing a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteWritten {
    /// How many files it has.
    pub files: usize,
    /// How many of the site that stood there before were taken away, since they are no longer part of it.
    pub removed: usize,
}

/// The files of a site that was written, with their hashes.
type Known = BTreeMap<String, String>;

/// Makes a folder ready to be written, or tells why it is not.
pub(super) fn ready(folder: &Path, overwrites: bool) -> Result<(), LibraryError> {
    fs::create_dir_all(folder).map_err(|error| trouble(folder, error))?;
    let mut entries = fs::read_dir(folder).map_err(|error| trouble(folder, error))?;
    let is_empty = entries.next().is_none();
    if is_empty || overwrites || known(folder).is_some() {
        return Ok(());
    }
    Err(LibraryError::NoSite {
        folder: folder.display().to_string(),
    })
}

/// Writes the files of a site.
pub(super) fn write(
    folder: &Path,
    files: &[SiteFile],
    overwrites: bool,
) -> Result<SiteWritten, LibraryError> {
    let before = known(folder).unwrap_or_default();
    let now: Known = files
        .iter()
        .map(|(path, text)| (path.clone(), hash(text.as_bytes())))
        .collect();
    if !overwrites {
        for path in now.keys().filter(|path| !before.contains_key(*path)) {
            let file = folder.join(path);
            if file.symlink_metadata().is_ok() {
                let file = file.display().to_string();
                return Err(LibraryError::FileThere { file });
            }
        }
    }
    // Told before anything is written: what is left of an attempt that broke off can be written again.
    let mut both = before.clone();
    both.extend(now.clone());
    mark(folder, &both)?;
    for (path, text) in files {
        let file = folder.join(path);
        put(folder, path, text).map_err(|error| trouble(&file, error))?;
    }
    let gone = before.iter().filter(|(path, _)| !now.contains_key(*path));
    let removed = gone
        .filter(|(path, hash)| remove(folder, path, hash))
        .count();
    mark(folder, &now)?;
    Ok(SiteWritten {
        files: files.len(),
        removed,
    })
}

/// Returns the files of the site that was written to a folder, if one was.
fn known(folder: &Path) -> Option<Known> {
    let file = folder.join(MARK);
    let is_file = file.symlink_metadata().is_ok_and(|found| found.is_file());
    let text = is_file.then(|| fs::read_to_string(file).ok()).flatten()?;
    let mut lines = text.lines();
    if lines.next() != Some(FIRST) {
        return None;
    }
    let files = lines.filter_map(|line| line.split_once(' '));
    let files = files.filter(|(_, path)| is_sound(path));
    Some(
        files
            .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
            .collect(),
    )
}

fn mark(folder: &Path, files: &Known) -> Result<(), LibraryError> {
    let lines = files.iter().map(|(path, hash)| format!("{hash} {path}\n"));
    let text = format!("{FIRST}\n{}", lines.collect::<String>());
    put(folder, MARK, &text).map_err(|error| trouble(&folder.join(MARK), error))
}

/// Tells whether a path can be that of a file of a site: one folder or none, then a plain name.
fn is_sound(path: &str) -> bool {
    let sound = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.');
    let parts: Vec<&str> = path.split('/').collect();
    let is_name =
        |part: &&str| !part.is_empty() && !part.starts_with('.') && part.chars().all(sound);
    parts.len() <= 2 && parts.iter().all(is_name)
}

/// Writes a file. A link that stands in its place is replaced, not followed; nor is a folder that is a link.
fn put(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let file = folder.join(path);
    if let Some(inner) = inner(folder, path) {
        match fs::create_dir(&inner) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ if is_folder(&inner) => {}
            _ => {
                let what = format!("{} is no folder", inner.display());
                return Err(io::Error::new(ErrorKind::NotADirectory, what));
            }
        }
    }
    let found = file.symlink_metadata();
    if found.is_ok_and(|found| found.file_type().is_symlink()) {
        fs::remove_file(&file)?;
    }
    fs::write(file, text)
}

/// Takes a file away if it is as it was written, and tells whether it was.
fn remove(folder: &Path, path: &str, written: &str) -> bool {
    let file = folder.join(path);
    let is_inside = inner(folder, path).is_none_or(|inner| is_folder(&inner));
    let is_file = file.symlink_metadata().is_ok_and(|found| found.is_file());
    let is_own = || fs::read(&file).is_ok_and(|bytes| hash(&bytes) == written);
    is_inside && is_file && is_own() && fs::remove_file(&file).is_ok()
}

/// Returns the folder of a file, where that is not the folder of the site itself.
fn inner(folder: &Path, path: &str) -> Option<PathBuf> {
    let (inner, _) = path.split_once('/')?;
    Some(folder.join(inner))
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}

fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", content::hash(bytes))
}

fn trouble(file: &Path, source: io::Error) -> LibraryError {
    LibraryError::Export {
        file: file.display().to_string(),
        source,
    }
}
