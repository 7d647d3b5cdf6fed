//! Plain tantivy as a whole process: this bench starts itself, with other words.
//!
//! The process opens the index of a folder, or makes it there first, answers queries and says how much memory it takes. It
//! draws nothing.

use std::path::Path;
use std::process::Command;

use casebook::content::{self, Root};

use super::commands::{Programs, run as run_to_end};
use crate::measure::{Asked, Library, Plain};

/// What makes of this bench the reference; behind it stand the folder of the index, that of the library, and the queries.
pub(crate) const FLAG: &str = "--plain";

/// What stands for the folder of the built-in library.
const BUILT_IN: &str = "-";

/// Does what the words behind the flag say.
pub(crate) fn run(words: &[String]) {
    let [index, library, queries @ ..] = words else {
        panic!("{FLAG} wants an index and a library");
    };
    let index = Path::new(index);
    let plain = if index.join("meta.json").is_file() {
        Plain::open(index)
    } else {
        let root = match library.as_str() {
            BUILT_IN => Root::BuiltIn,
            folder => Root::directory(Path::new(folder)).unwrap(),
        };
        Plain::build(index, &root, &content::tables(&root).0)
    };
    for query in queries {
        std::hint::black_box(plain.search(query, Asked::Begun));
    }
    let [now, most] = resident("self");
    println!("{now} {most}");
}

/// Runs the reference on an index, which it makes if there is none, and returns its memory in megabytes, now and at most.
pub(crate) fn answer(
    programs: &Programs,
    index: &Path,
    queries: &[&str],
    library: &Library,
) -> [f64; 2] {
    let folder = library.folder.as_deref();
    let folder = folder.unwrap_or_else(|| Path::new(BUILT_IN));
    let mut command = Command::new(&programs.plain);
    command.arg(FLAG).arg(index).arg(folder).args(queries);
    let output = run_to_end(&mut command);
    let told = String::from_utf8(output.stdout).unwrap();
    let mut values = told.split_whitespace();
    [(); 2].map(|()| values.next().unwrap().parse().unwrap())
}

/// Returns the resident memory of a process in megabytes, now and at most; no number where there is no `/proc`.
pub(crate) fn resident(process: &str) -> [f64; 2] {
    ["VmRSS", "VmHWM"].map(|name| memory(process, name).unwrap_or(f64::NAN))
}

fn memory(process: &str, name: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}
