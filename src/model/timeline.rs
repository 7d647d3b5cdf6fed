//! The events of the timeline: what happened around the standards and the cooperation that the library is about.

use super::date::PartialDate;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, as far as it is known.
    pub date: PartialDate,
    /// What, in a line.
    pub title: String,
    /// Who did it.
    pub actors: Vec<String>,
    /// ISO 3166-1 alpha-3 codes of the countries it is about.
    pub countries: Vec<String>,
    /// Slug of the project it belongs to.
    pub project: Option<String>,
    /// The compiler's remark.
    pub note: Option<String>,
    /// Keys of its sources in the table.
    pub sources: Vec<String>,
}
