//! Learning: the order of the modules, and worksheets to fill in. Pure: no screen, no file.
//!
//! What a module holds is said in `model::module`; asking exercises and keeping progress is not here yet.

mod path;
mod worksheet;

pub use path::path;
pub use worksheet::copy;
