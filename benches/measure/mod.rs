//! What every bench needs: the libraries, the queries, the reference, and a table that shows both sides of one run.
//!
//! Owns how a measurement is taken and told; what is measured is left to the benches.

#![allow(dead_code, unused_imports, reason = "each bench takes what it needs")]

#[path = "../generate/mod.rs"]
mod generate;
mod plain;
mod queries;
mod samples;
mod screen;
mod table;

use std::path::PathBuf;

use casebook::content::Root;

pub(crate) use generate::measured_library;
pub(crate) use generate::random::Random;
pub(crate) use plain::{Asked, Plain};
pub(crate) use queries::{FOREIGN, MISTYPED, QUERIES, typed};
pub(crate) use samples::{Rounds, Samples, short};
pub(crate) use screen::Screen;
pub(crate) use table::Table;

/// A library to measure.
pub(crate) struct Library {
    /// What the table calls it.
    pub(crate) name: String,
    /// How many records it was made with; none for the built-in one.
    pub(crate) records: Option<usize>,
    /// Its folder, if it has one.
    pub(crate) folder: Option<PathBuf>,
}

impl Library {
    /// Returns the built-in library.
    pub(crate) fn built_in() -> Self {
        Self {
            name: "built-in library".to_owned(),
            records: None,
            folder: None,
        }
    }

    /// Returns the library made of so many records, which is written if it is not there.
    pub(crate) fn made(records: usize) -> Self {
        Self {
            name: format!("{records} records"),
            records: Some(records),
            folder: Some(measured_library(records)),
        }
    }

    /// Returns where its files are read.
    pub(crate) fn root(&self) -> Root {
        match &self.folder {
            Some(folder) => Root::directory(folder).unwrap(),
            None => Root::BuiltIn,
        }
    }

    /// Returns one of four goals: for the built-in library, for 10 000 records, for 100 000 records, for any other.
    pub(crate) fn goal<'a>(&self, [built_in, middle, large, other]: [&'a str; 4]) -> &'a str {
        match self.records {
            None => built_in,
            Some(10_000) => middle,
            Some(100_000) => large,
            Some(_) => other,
        }
    }
}

/// What was typed behind `cargo bench --bench NAME --`.
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    /// Reads them.
    pub(crate) fn read() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// Tells whether a flag was given.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.0.iter().any(|word| word == flag)
    }

    /// Returns the words behind a flag.
    pub(crate) fn behind(&self, flag: &str) -> Option<&[String]> {
        let at = self.0.iter().position(|word| word == flag)?;
        self.0.get(at + 1..)
    }

    /// Returns the number behind a flag.
    pub(crate) fn number(&self, flag: &str) -> Option<usize> {
        self.behind(flag)?.first()?.parse().ok()
    }

    /// Returns the made libraries to measure: 100 000 records with `--large`, or those named with `--records` alone.
    pub(crate) fn libraries(&self) -> Vec<Library> {
        let sizes = match self.number("--records") {
            Some(records) => vec![records],
            None if self.has("--large") => vec![1_000, 10_000, 100_000],
            None => vec![1_000, 10_000],
        };
        sizes.into_iter().map(Library::made).collect()
    }
}
