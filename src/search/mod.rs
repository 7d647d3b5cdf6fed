//! The index over a library: kept up to date, asked, answered.
//!
//! Owns what is found, in which order and why; what records mean is left to `content`, what is shown to the faces above.
//! The engine (tantivy) keeps terms, positions and stored texts in immutable shards; a table beside it keeps what
//! filters, counts, names and lists; a query walks the posting lists itself, so every hit knows which words it holds.

mod analyzers;
mod answer;
mod binary;
mod compile;
mod digests;
mod error;
mod evaluate;
mod expand;
mod facets;
mod facts;
mod found;
mod generation;
mod glossary;
mod headings;
mod help;
mod index;
mod kin;
mod mend;
mod notices;
mod numbers;
mod pasted;
pub mod portable;
mod query;
mod rank;
mod reading;
mod recent;
pub mod results;
mod schema;
mod snippet;
mod sync;
mod table;
mod thesaurus;
mod values;
mod vocabulary;
mod writer;

pub use digests::Survey;
pub use error::SearchError;
pub use glossary::{Glossary, Mention};
pub use index::{Index, Place, Status};
pub use kin::Kin;
pub use query::{
    Completing, Completion, Filter, Places, completions, explanations, filters, narrow, places,
    verbatim,
};
pub use results::{
    Answer, Corrected, Facet, FacetValue, Hit, HitSection, Listed, Order, Reach, Request, Snippet,
    Suggestion,
};
pub use sync::SyncReport;
pub use values::countries_called;

#[cfg(test)]
mod tests;
