//! Builds the library into the binary: a sorted table of the files of `content/`, each with its hash.
//!
//! Which files count is the rule of `src/content/walk.rs`; a test there compares the two.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use xxhash_rust::xxh3::xxh3_128;

fn main() -> io::Result<()> {
    let root = variable("CARGO_MANIFEST_DIR")?.join("content");
    let mut files = Vec::new();
    if root.is_dir() {
        println!("cargo::rerun-if-changed={}", root.display());
        collect(&root, "", &mut files)?;
    } else {
        println!("cargo::rerun-if-changed=build.rs");
    }
    files.sort();
    fs::write(
        variable("OUT_DIR")?.join("builtin.rs"),
        table(&root, &files)?,
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where things are by the environment"
)]
fn variable(name: &str) -> io::Result<PathBuf> {
    let value = env::var_os(name).ok_or_else(|| io::Error::other(format!("{name} is not set")))?;
    Ok(PathBuf::from(value))
}

/// Adds every plain file below a folder, as a path with `/`; hidden files and back-ups of editors are left out.
fn collect(root: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if name.starts_with('.') || name.starts_with('#') || name.ends_with('~') {
            continue;
        }
        let path = if folder.is_empty() {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(root, &path, files)?;
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Returns the source of the table and of the fingerprint of everything in it.
fn table(root: &Path, files: &[String]) -> io::Result<String> {
    let mut source = String::from("pub(crate) static FILES: &[File] = &[\n");
    let mut all = Vec::new();
    for path in files {
        let full = root.join(path);
        let bytes = fs::read(&full)?;
        let hash = xxh3_128(&bytes);
        all.extend_from_slice(path.as_bytes());
        all.push(0);
        all.extend_from_slice(&hash.to_le_bytes());
        let full = full.to_string_lossy();
        let hash = literal(hash);
        let _ = writeln!(
            source,
            "    File {{ path: {path:?}, hash: {hash}, bytes: include_bytes!({full:?}) }},"
        );
    }
    let _ = writeln!(
        source,
        "];\npub(crate) const FINGERPRINT: u128 = {};",
        literal(xxh3_128(&all))
    );
    Ok(source)
}

/// Returns a hash as a literal whose digits can be read, as the lints ask of all code.
fn literal(hash: u128) -> String {
    let digits = format!("{hash:032x}");
    let groups: Vec<String> = digits
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    format!("0x{}", groups.join("_"))
}
