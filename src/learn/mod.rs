//! Learning: the order of the modules, their exercises asked and judged, scores, what comes back, worksheets to fill in.
//! Pure: no screen, no file.
//!
//! What a module holds is said in `model::module`, what a learner has done in `model::progress`. Asking is left to who
//! speaks with the learner.

mod digits;
mod fill;
mod judge;
mod path;
mod plan;
mod posed;
pub mod review;
mod score;
#[cfg(test)]
mod tests;
mod told;
mod typed;
mod worksheet;

pub use judge::{Answer, Judgement, letter};
pub use path::path;
pub use plan::{Phase, draw, first_open, plan, seed};
pub use posed::{Form, Posed};
pub use score::{OfObjective, PASS, Score, Stage, counted, reported};
pub use told::{Studied, certificate, to_csv};
pub use worksheet::copy;
