//! The library that is built into the binary, so that the program is of use without any other file.
//!
//! The table is written by `build.rs` from `content/`, sorted by path.

use std::ops::Range;

/// One file of the built-in library: where it stands in the text of all paths and in the bytes of all files.
pub(crate) struct File {
    path: Range<u32>,
    bytes: Range<u32>,
    /// The hash of its bytes.
    pub(crate) hash: u128,
}

impl File {
    /// Returns the path relative to `content/`, with `/`.
    pub(crate) fn path(&self) -> &'static str {
        PATHS.get(wide(&self.path)).unwrap_or_default()
    }

    /// Returns its bytes.
    pub(crate) fn bytes(&self) -> &'static [u8] {
        BYTES.get(wide(&self.bytes)).unwrap_or_default()
    }
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Returns the file of a path.
pub(crate) fn get(path: &str) -> Option<&'static File> {
    FILES
        .binary_search_by(|file| file.path().cmp(path))
        .ok()
        .map(|at| &FILES[at])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::content::Root;

    #[test]
    fn equals_the_files_of_the_checkout() {
        let root = Root::directory(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let entries = root.entries().unwrap();
        let paths: Vec<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
        let built: Vec<&str> = FILES.iter().map(File::path).collect();
        assert_eq!(built, paths);
        for file in FILES {
            let bytes = root.read(file.path()).unwrap();
            assert_eq!(file.bytes(), bytes.as_ref(), "{}", file.path());
            assert_eq!(file.hash, crate::content::hash(&bytes), "{}", file.path());
        }
    }

    #[test]
    fn finds_a_file_by_its_path_only() {
        assert!(get("library.toml").is_some());
        assert!(get("../Cargo.toml").is_none());
    }
}
