//! Whole processes: a search from the shell, the first frame, memory, bytes written; beside programs that do nothing and
//! beside plain tantivy.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

mod commands;
mod interface;
#[path = "../measure/mod.rs"]
mod measure;
mod reference;
mod terminal;
mod views;

use commands::Programs;
use interface::Interface;
use measure::{Arguments, Library, Table};

fn main() {
    let arguments = Arguments::read();
    if let Some(words) = arguments.behind(reference::FLAG) {
        reference::run(words);
        return;
    }
    let rounds = arguments.number("--rounds").unwrap_or(40);
    let programs = Programs::ready();
    let mut libraries = vec![Library::built_in()];
    libraries.extend(arguments.libraries());
    let mut table = Table::default();
    for library in &libraries {
        let interface = Interface::on(&programs, library);
        if arguments.has("--start") {
            interface.start_up(rounds, &mut table);
            continue;
        }
        interface.views(rounds, &mut table);
        if arguments.has("--views") {
            continue;
        }
        commands::search(&programs, library, rounds, &mut table);
        interface.start_up(rounds, &mut table);
        interface.start_without_index(rounds, &mut table);
        interface.memory(&mut table);
        interface.typing((80, 24), "p95 ≤ 3.5 KB", &mut table);
        interface.typing((100, 30), "p95 ≤ 4 KB", &mut table);
    }
    table.print("Whole processes");
}
