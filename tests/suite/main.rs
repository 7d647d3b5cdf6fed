//! The program from outside: its commands on libraries made for each test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod kit;

mod cli_agenda;
mod cli_answers;
mod cli_atlas;
mod cli_check;
mod cli_cite;
mod cli_compare;
mod cli_errors;
mod cli_export;
mod cli_hostile;
mod cli_learn;
mod cli_new;
mod cli_places;
mod cli_plain;
mod cli_present;
mod cli_standards;
mod cli_streams;
mod cli_translations;
mod cli_workbench;
mod generated;
mod learning;
mod ranking;
#[cfg(unix)]
mod terminal;
