//! A facilitator's plan of a session.

use super::record::Text;
use crate::source::Span;

/// What only an agenda has.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// One step of a session.
#[derive(Clone, Debug)]
pub struct Step {
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is called.
    pub title: Text,
    /// `talk`, `search`, `compare`, `present`, `exercise`, `group` or `break`.
    pub mode: Text,
    /// What is shown: a slug, a query or a view.
    pub show: Option<Text>,
    /// What the facilitator says or asks.
    pub prompt: Option<String>,
    /// Bytes of its table.
    pub span: Span,
}
