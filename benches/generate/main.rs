//! Writes a library of any size: `cargo bench --bench generate -- DIR RECORDS [SEED]`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

#[path = "mod.rs"]
mod generate;

use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let number = |place: usize| words.get(place).map(|word| word.parse::<u64>().unwrap());
    let (Some(folder), Some(records)) = (words.first(), number(1)) else {
        // Plain `cargo bench` runs every bench: this one has nothing to measure then.
        println!("usage: cargo bench --bench generate -- DIR RECORDS [SEED]");
        return;
    };
    let records = usize::try_from(records).unwrap().max(generate::FEWEST);
    let bytes = generate::write_library(
        Path::new(folder),
        records,
        number(2).unwrap_or(generate::SEED),
    )
    .unwrap();
    println!(
        "{records} records, {} MB of text, in {folder}",
        bytes / 1_000_000
    );
}
