//! A project: cooperation between countries and with organisations.

use super::date::Period;
use super::record::{Lesson, Outcome, StandardLink, Text};
use crate::source::Span;

/// What only a project has.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Id of its form, such as `agreement`.
    pub form: Option<Text>,
    /// Id of its modality, such as `south-south`.
    pub modality: Option<Text>,
    /// ISO 3166-1 alpha-3 codes of where it works.
    pub countries: Vec<Text>,
    /// ISO 3166-1 alpha-3 codes of who shares the experience.
    pub providers: Vec<Text>,
    /// Who takes part.
    pub partners: Vec<String>,
    /// Who carries it out.
    pub implementers: Vec<String>,
    /// When it ran.
    pub period: Option<Period>,
    /// Id of its state, such as `active`.
    pub state: Option<Text>,
    /// Numbers of Sustainable Development Goals.
    pub sdgs: Vec<u8>,
    /// Ids of branches of Convention 102.
    pub branches: Vec<Text>,
    /// Links to instruments.
    pub standards: Vec<StandardLink>,
    /// Who paid.
    pub donors: Vec<Donor>,
    /// What was measured.
    pub results: Vec<Outcome>,
    /// What others can learn.
    pub lessons: Vec<Lesson>,
    /// Slugs of cases of the same thing.
    pub cases: Vec<Text>,
}

/// Who paid, and how much where a source says so. Amounts keep the currency of the source.
#[derive(Clone, Debug)]
pub struct Donor {
    /// The donor.
    pub name: Text,
    /// How much, in units of the currency.
    pub amount: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<Text>,
    /// A year or a range of years, as written.
    pub year: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
    /// Bytes of its table.
    pub span: Span,
}
