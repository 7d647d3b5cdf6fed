//! A session that follows an agenda: which step one is at, how late or early one is, lots and groups, hands counted.
//! Pure: times are given in, no clock is read, nothing is drawn or written.
//!
//! What an agenda holds is said in `model::agenda`, what was done in `model::session`; the record of a session is written
//! by `export`.

mod asked;
mod draw;
mod plan;
mod told;
mod way;

pub use asked::{Draw, Wanted, vote};
pub use draw::{People, draw};
pub use plan::{Plan, Planned, Shown, Summary};
pub use told::{countdown, ended, left, minutes, pace};
pub use way::{Session, Stand};
