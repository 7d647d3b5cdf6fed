//! The workbench: a country's answers held against Convention 102, Part by Part, to the acceptance rule of Art. 2.
//!
//! Owns the questions, the rules (each names its article) and the report. Pure: a file comes in as a text, records of the
//! library as a list. Where the tables of the library are silent on a rule, so is the workbench, and says so.

mod acceptance;
mod answers;
mod care;
mod change;
mod codes;
mod coverage;
mod doubts;
mod durations;
mod facts;
mod figures;
mod finding;
mod head;
pub mod markdown;
pub mod parts;
mod periods;
pub mod questions;
mod rates;
mod read;
mod records;
mod report;
mod template;
mod typed;

pub use acceptance::{Acceptance, Count};
pub use answers::Answers;
pub use change::{Change, Comparison, PartChange};
pub use codes::{explanations, is_contradiction};
pub use finding::{Line, Requirement, Verdict, Way, cited};
pub use head::Head;
pub use read::{Read, read};
pub use records::Dealt;
pub use report::{CAUTION, PartReport, Report};
pub use template::{write, write_answered};
pub use typed::{Offer, Refused, typed, yes_or_no};

#[cfg(test)]
mod tests;
