//! The table beside the engine: one row per record in the order of listing, and one stamp per file.
//!
//! It holds everything that names, filters, counts and lists records, in columns; the engine holds only terms and
//! stored texts. A row's number is its rank in a listing, so ties are broken by comparing numbers.

mod columns;
mod facets;
mod row;

pub(crate) use columns::{ONGOING, Table};
pub(crate) use facets::Facets;
pub(crate) use row::{Dictionaries, Numbers, Place, Role, Row, Stamp, row_of};
