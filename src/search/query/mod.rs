//! The query language: words, phrases, `-not`, `OR`, `field:value`.
//!
//! Reading never fails and never recurses: what cannot be read is taken as words, and a note says so. What the values
//! of fields mean is settled by `compile`, which knows the library.

mod ast;
mod complete;
mod explain;
mod filters;
mod lexer;
mod named;
pub mod narrow;
mod parser;
mod places;
mod suggest;

pub(crate) use ast::{Atom, AtomKind, Clause, Query, ValueText};
pub use complete::{Completing, Completion, completions};
pub use explain::explanations;
pub use filters::{Filter, filters, verbatim};
pub(crate) use parser::parse;
pub use places::{Places, places};
pub(crate) use suggest::{NO_VALUE, backwards, no_word, unknown_value};

#[cfg(test)]
mod tests;
