//! What the program keeps for its user: the queries asked before and the searches saved under a name.
//!
//! Owns the files, their form and how they are written; where they stand is told by `config`, what they are for on the
//! screen by `tui`. Nothing in here leaves the machine.

mod history;
mod keeper;
mod saved;
mod store;

pub use history::History;
pub use keeper::{Keeper, News, Order, Places};
pub use saved::{SavedSearch, Searches};
pub use store::StoreError;
