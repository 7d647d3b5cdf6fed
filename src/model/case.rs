//! A case: a practice that was really carried out, with what came of it.

use super::date::Period;
use super::record::{Lesson, Outcome, StandardLink, Text};

/// What only a case has.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// ISO 3166-1 alpha-3 codes.
    pub countries: Vec<Text>,
    /// `national` (if absent), `subnational`, `regional` or `cross-border`.
    pub scope: Option<Text>,
    /// Who ran it.
    pub organisation: Option<Text>,
    /// The name of the programme.
    pub programme: Option<Text>,
    /// When it ran.
    pub period: Option<Period>,
    /// How it stands, in one line, as the sources say it.
    pub state: Option<Text>,
    /// `success`, `mixed` or `failure`.
    pub outcome: Option<Text>,
    /// Ids of stages.
    pub stages: Vec<Text>,
    /// Ids of steps of the delivery chain.
    pub delivery: Vec<Text>,
    /// Ids of branches of Convention 102.
    pub branches: Vec<Text>,
    /// Ids of technologies.
    pub technologies: Vec<Text>,
    /// Ids of groups of people.
    pub population: Vec<Text>,
    /// Links to instruments.
    pub standards: Vec<StandardLink>,
    /// What was measured.
    pub results: Vec<Outcome>,
    /// What others can learn.
    pub lessons: Vec<Lesson>,
}
