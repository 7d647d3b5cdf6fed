//! From a key to an answer and from a key to a drawn frame; beside plain tantivy on the same records.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

mod answers;
mod frames;
#[path = "../generate/mod.rs"]
mod generate;
#[path = "../measure/mod.rs"]
mod measure;
#[path = "../plain/mod.rs"]
mod plain;
#[path = "../queries/mod.rs"]
mod queries;

use casebook::content::Root;
use measure::{Arguments, Table};

fn main() {
    let arguments = Arguments::read();
    let mut table = Table::new();
    let mut libraries = vec![("built-in library".to_owned(), Root::BuiltIn)];
    for records in arguments.sizes() {
        let folder = generate::measured_library(records);
        libraries.push((
            format!("{records} records"),
            Root::directory(&folder).unwrap(),
        ));
    }
    for (name, root) in &libraries {
        let rounds = arguments.number("--rounds").unwrap_or(3);
        let plain = answers::measure(name, root, rounds, arguments.has("--slowest"), &mut table);
        frames::measure(name, root, rounds, &plain, &mut table);
    }
    table.print("Keystrokes: p50 / p95 / p99 / longest");
}
