//! What the program keeps for its user: marks, notes, picked records, searches and answers saved under a name, what was
//! learned, sessions that are held, the queries asked and the records read.
//!
//! Owns the files, their form and how they are written; where they stand is told by `config`, what they are for on the
//! screen by `tui`. Nothing in here leaves the machine.

mod answers;
mod change;
mod desk;
mod history;
mod keeper;
mod lessons;
mod log;
mod marks;
mod notes;
mod picks;
mod progress;
mod readings;
mod saved;
mod sessions;
mod spot;
mod store;

pub use answers::{AnswerSets, AnswersFile, SavedAnswers};
pub use change::AnswersChange;
pub use desk::Desk;
pub use history::History;
pub use keeper::{Keeper, News, Order, Places};
pub use marks::Marks;
pub use notes::{Note, Notes};
pub use picks::Picks;
pub use progress::{Learned, ProgressFile};
pub use readings::Readings;
pub use saved::{SavedSearch, Searches};
pub use sessions::{Sessions, SessionsFile};
pub use spot::Spot;
pub use store::{StoreError, set_aside_words};
