//! Plain tantivy as a whole process: this bench starts itself, with other words.
//!
//! The process opens the index of a folder, or makes it there first, answers queries as they are typed and says how much
//! memory it takes. It draws nothing.

use std::path::Path;
use std::process::Command;

use casebook::content::{self, Root};

use crate::measure::{Asked, Library, Plain, QUERIES, typed};

/// What makes of this bench the reference; behind it stand the index, the number of queries and the library's folder.
pub(crate) const FLAG: &str = "--plain";

/// How many queries are typed where memory is measured; each is one of eight.
pub(crate) const SOME: usize = 5;

/// Does what the words behind the flag say.
pub(crate) fn run(words: &[String]) {
    let (index, queries) = (Path::new(&words[0]), words[1].parse().unwrap());
    let root = words.get(2).map_or(Root::BuiltIn, |folder| {
        Root::directory(Path::new(folder)).unwrap()
    });
    let plain = if index.join("meta.json").is_file() {
        Plain::open(index)
    } else {
        Plain::build(index, &root, &content::tables(&root).0)
    };
    for query in some().take(queries) {
        for text in typed(query) {
            plain.search(text, Asked::Begun);
        }
    }
    let [now, most] = ["VmRSS", "VmHWM"].map(|name| memory("self", name));
    println!("{} {}", now.unwrap_or(f64::NAN), most.unwrap_or(f64::NAN));
}

/// Returns the queries that are typed where memory is measured.
pub(crate) fn some() -> impl Iterator<Item = &'static str> {
    QUERIES.into_iter().step_by(QUERIES.len() / SOME)
}

/// Runs the reference on an index, which it makes if there is none, and returns its memory in megabytes, now and at most.
pub(crate) fn answer(index: &Path, queries: usize, library: &Library) -> [f64; 2] {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(FLAG).arg(index).arg(queries.to_string());
    command.args(&library.folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}");
    let told = String::from_utf8(output.stdout).unwrap();
    let mut values = told.split_whitespace();
    [(); 2].map(|()| values.next().unwrap().parse().unwrap())
}

/// Returns a value of `/proc/PROCESS/status` in megabytes, such as `VmHWM`; nothing where there is no such file.
pub(crate) fn memory(process: &str, name: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}
