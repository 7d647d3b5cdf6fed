//! Where a library is and where its index goes.
//!
//! The order is the contract of the program: the library named by the user, the one named by the environment, the one
//! around the working directory, the one built in. The index of a directory stands in its `index/`; where that cannot
//! be written (a read-only stick) and for the built-in library it goes to the cache, else to memory.

use std::path::{Path, PathBuf};

use crate::content::{self, ContentError, Root};
use crate::search::Place;

/// Where to look for the library and where to keep what can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The library the user named, by flag or environment.
    pub library: Option<PathBuf>,
    /// Where the search upwards begins.
    pub working_directory: Option<PathBuf>,
    /// The program's own cache directory.
    pub cache: Option<PathBuf>,
    /// Whether drafts are hidden, as in front of a room.
    pub hides_drafts: bool,
}

/// Returns the root of the library to open. Only a library that was named can be missing.
pub(super) fn find_root(options: &Options) -> Result<Root, ContentError> {
    if let Some(named) = &options.library {
        return Root::directory(named);
    }
    let around = options
        .working_directory
        .as_deref()
        .and_then(Root::find_upwards);
    Ok(around.unwrap_or(Root::BuiltIn))
}

/// Returns where the index of a library goes: the first place that can be written.
pub(super) fn index_place(root: &Root, options: &Options) -> Place {
    let own = match root {
        Root::Directory(folder) => Some(folder.join("index")),
        Root::BuiltIn => None,
    };
    let cached = options
        .cache
        .as_ref()
        .map(|cache| cache.join("index").join(name_of(root)));
    own.into_iter()
        .chain(cached)
        .find(|folder| is_usable(folder))
        .map_or(Place::Memory, Place::Directory)
}

/// Returns the name of a library's folder in the cache: one for each place a library can be at.
fn name_of(root: &Root) -> String {
    match root {
        Root::Directory(folder) => format!(
            "{:032x}",
            content::hash(folder.as_os_str().as_encoded_bytes())
        ),
        Root::BuiltIn => "built-in".to_owned(),
    }
}

/// Tells whether files can be made in a folder, which is made if it is not there.
///
/// A link is not followed: a library from a foreign stick could point it anywhere.
fn is_usable(folder: &Path) -> bool {
    let is_link = folder
        .symlink_metadata()
        .is_ok_and(|found| found.file_type().is_symlink());
    !is_link && std::fs::create_dir_all(folder).is_ok() && tempfile::tempfile_in(folder).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(folder: &Path) -> Root {
        std::fs::create_dir_all(folder.join("content")).unwrap();
        std::fs::write(
            folder.join("content/library.toml"),
            "[library]\nname = \"T\"\n",
        )
        .unwrap();
        Root::directory(folder).unwrap()
    }

    #[test]
    fn a_named_library_is_taken_and_a_missing_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let root = library(folder.path());
        let named = |path: &Path| Options {
            library: Some(path.to_path_buf()),
            ..Options::default()
        };
        assert_eq!(find_root(&named(folder.path())).unwrap(), root);
        assert!(find_root(&named(&folder.path().join("nowhere"))).is_err());
    }

    #[test]
    fn a_library_around_the_working_directory_comes_before_the_one_built_in() {
        let folder = tempfile::tempdir().unwrap();
        let root = library(folder.path());
        let inside = folder.path().join("content/cases");
        std::fs::create_dir_all(&inside).unwrap();
        let from = |path: &Path| Options {
            working_directory: Some(path.to_path_buf()),
            ..Options::default()
        };
        assert_eq!(find_root(&from(&inside)).unwrap(), root);
        assert_eq!(find_root(&Options::default()).unwrap(), Root::BuiltIn);
    }

    #[test]
    fn the_index_goes_beside_the_content_else_to_the_cache_else_to_memory() {
        let folder = tempfile::tempdir().unwrap();
        let root = library(folder.path());
        let cache = tempfile::tempdir().unwrap();
        let options = Options {
            cache: Some(cache.path().to_path_buf()),
            ..Options::default()
        };
        let Place::Directory(own) = index_place(&root, &options) else {
            panic!("no place")
        };
        assert!(own.ends_with("index") && own.starts_with(folder.path().canonicalize().unwrap()));
        // A file in its place stands for a folder that cannot be written; as root a mode would not.
        std::fs::remove_dir_all(&own).unwrap();
        std::fs::write(&own, "").unwrap();
        let Place::Directory(cached) = index_place(&root, &options) else {
            panic!("no place")
        };
        assert!(cached.starts_with(cache.path()));
        assert!(matches!(
            index_place(&root, &Options::default()),
            Place::Memory
        ));
        assert!(matches!(
            index_place(&Root::BuiltIn, &Options::default()),
            Place::Memory
        ));
    }

    #[cfg(unix)]
    #[test]
    fn an_index_folder_that_is_a_link_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let root = library(folder.path());
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("index")).unwrap();
        assert!(matches!(
            index_place(&root, &Options::default()),
            Place::Memory
        ));
    }
}
