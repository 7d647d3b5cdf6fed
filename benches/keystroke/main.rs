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
#[path = "../measure/mod.rs"]
mod measure;

use measure::{Arguments, Library, Table};

fn main() {
    let arguments = Arguments::read();
    let rounds = arguments.number("--rounds").unwrap_or(5);
    let mut table = Table::default();
    let mut libraries = vec![Library::built_in()];
    libraries.extend(arguments.libraries());
    for library in &libraries {
        let plain = answers::measure(library, rounds, arguments.has("--slowest"), &mut table);
        frames::measure(library, rounds, &plain, &mut table);
    }
    table.print("Keystrokes");
}
