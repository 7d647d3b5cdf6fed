//! Whole processes: a search from the shell, the first frame, memory, bytes written; beside programs that do nothing.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

mod commands;
#[path = "../generate/mod.rs"]
mod generate;
mod interface;
#[path = "../measure/mod.rs"]
mod measure;
#[path = "../queries/mod.rs"]
mod queries;
mod terminal;

use commands::Programs;
use interface::Interface;
use measure::{Arguments, Table};
use tempfile::TempDir;

fn main() {
    let arguments = Arguments::read();
    let rounds = arguments.number("--rounds").unwrap_or(40);
    let programs = Programs::ready();
    let largest = if arguments.has("--large") {
        100_000
    } else {
        10_000
    };
    let made = generate::measured_library(largest);
    let home = TempDir::new().unwrap();

    let mut table = Table::new();
    commands::search(&programs, home.path(), None, rounds, &mut table);
    commands::search(&programs, home.path(), Some(&made), rounds, &mut table);
    let built_in = Interface::on(&programs, None);
    let large = Interface::on(&programs, Some(&made));
    built_in.start_up(rounds, &mut table);
    large.start_up(rounds, &mut table);
    built_in.memory("≤ 40 MB", &mut table);
    large.memory(
        if arguments.has("--large") {
            "≤ 250 MB"
        } else {
            "≤ 80 MB"
        },
        &mut table,
    );
    built_in.typing((80, 24), "p95 ≤ 3.5 KB", &mut table);
    built_in.typing((100, 30), "p95 ≤ 4 KB", &mut table);
    large.typing((80, 24), "p95 ≤ 3.5 KB", &mut table);
    table.print("Whole processes");
}
