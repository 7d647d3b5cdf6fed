//! The index over a library: kept up to date, asked, answered.

pub mod results;

pub use results::{
    Answer, Facet, FacetValue, Hit, HitSection, Listed, Order, Request, Snippet, Suggestion,
};
