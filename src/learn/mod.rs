//! Learning: the order of the modules, their exercises asked and judged, scores, what comes back, worksheets to fill in.
//! Pure: no screen, no file.
//!
//! What a module holds is said in `model::module`, what a learner has done in `model::progress`. A `Training` knows where
//! one is in a module; asking is left to who speaks with the learner: the command, the dialogue, the screen.

mod digits;
mod fill;
mod judge;
mod listed;
mod path;
mod plan;
mod posed;
pub mod review;
mod score;
mod steps;
mod taught;
#[cfg(test)]
mod tests;
mod told;
mod training;
mod typed;
mod worksheet;

pub use judge::{Answer, Judgement, letter};
pub use listed::about;
pub use path::path;
pub use plan::{Phase, draw, first_open, plan, seed};
pub use posed::{Form, Posed};
pub use score::{OfObjective, PASS, Score, Stage, counted, reported};
pub use steps::Step;
pub use taught::{Curriculum, Section, Sheet, Taught};
pub use told::{Studied, certificate, to_csv};
pub use training::{Answered, Training};
pub use worksheet::copy;
