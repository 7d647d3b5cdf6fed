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
    let out = variable("OUT_DIR")?;
    fs::write(out.join("builtin.rs"), table(&root, &files, &out)?)
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

/// Writes the bytes of all files as one, and returns the source of the table that tells where each stands.
///
/// The table holds numbers only: every pointer in it would be one more that the system's loader has to mend at each start.
fn table(root: &Path, files: &[String], out: &Path) -> io::Result<String> {
    let mut rows = String::new();
    let (mut paths, mut bytes, mut all) = (String::new(), Vec::new(), Vec::new());
    for path in files {
        let own = fs::read(root.join(path))?;
        let hash = xxh3_128(&own);
        all.extend_from_slice(path.as_bytes());
        all.push(0);
        all.extend_from_slice(&hash.to_le_bytes());
        let starts = [paths.len(), bytes.len()];
        paths.push_str(path);
        bytes.extend_from_slice(&own);
        let _ = writeln!(
            rows,
            "    File {{ path: {}..{}, bytes: {}..{}, hash: {} }},",
            grouped(starts[0]),
            grouped(paths.len()),
            grouped(starts[1]),
            grouped(bytes.len()),
            literal(hash)
        );
    }
    let blob = out.join("builtin.bin");
    fs::write(&blob, bytes)?;
    let blob = blob.to_string_lossy();
    Ok(format!(
        "pub(crate) static FILES: &[File] = &[\n{rows}];\n\
         static PATHS: &str = {paths:?};\n\
         static BYTES: &[u8] = include_bytes!({blob:?});\n\
         pub(crate) const FINGERPRINT: u128 = {};\n",
        literal(xxh3_128(&all))
    ))
}

/// Returns a number as a literal whose digits can be read.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join("_")
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
