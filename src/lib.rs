//! Casebook: a knowledge base of good practices in social security that lives in a terminal.
//!
//! The code lives in rooms and the rooms stand on floors. A room imports from lower floors only; rooms on one floor
//! do not import each other; `tests/architecture.rs` checks both.
//!
//! ```text
//! 6  cli        arguments, commands, printing, exit status, the dialogue in plain lines
//! 5  tui        terminal, event loop, screens, widgets, keymap, theme
//! 4  library    the opened library and its worker thread
//! 3  search     index, query, ranking, facets, snippets  |  export  pages as HTML and Markdown
//! 2  content    files -> records, rules, vocabularies  |  config  settings, paths, environment
//!    personal   marks, progress, history |  learn  exercises, scores, worksheets
//!    compare    records side by side, dimension by dimension  |  atlas  views over all records
//!    workbench  Convention 102, checked  |  session  an agenda followed step by step
//!    slides     what is told in front of a room, divided
//! 1  model      domain types, Markdown as data, no I/O
//! 0  source     text, safe text, spans, lines, diagnostics
//! ```

pub mod source;

pub mod model;

pub mod config;

pub mod content;

pub mod personal;

pub mod learn;

pub mod session;

pub mod compare;

pub mod atlas;
pub mod workbench;

pub mod slides;

pub mod search;

pub mod export;

pub mod library;

pub mod tui;

pub mod cli;
