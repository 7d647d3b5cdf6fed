//! A diagnostic as text: one file per form.
//!
//! Whatever a diagnostic quotes is made safe here, at the last moment, so that its places are those of the raw file.

mod concise;
mod full;
mod github;
mod json;
mod sarif;

pub use concise::concise;
pub use full::full;
pub use github::github;
pub use json::json;
pub use sarif::sarif;
