//! A training module and its exercises.

use super::record::Text;
use crate::source::Span;

/// What only a module has.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Id of its stage.
    pub stage: Option<Text>,
    /// `intro`, `core` or `advanced`.
    pub level: Option<Text>,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// The path it belongs to.
    pub track: Option<Text>,
    /// For whom it is made.
    pub audience: Option<String>,
    /// Share of right answers that passes, in per cent.
    pub pass: Option<u32>,
    /// What one can do afterwards.
    pub objectives: Vec<Objective>,
    /// Slugs of modules to do before.
    pub prerequisites: Vec<Text>,
    /// Slugs of records it works on.
    pub uses: Vec<Text>,
    /// Its exercises.
    pub exercises: Vec<Exercise>,
}

/// What one can do after a module.
#[derive(Clone, Debug)]
pub struct Objective {
    /// The word by which exercises name it.
    pub id: Text,
    /// The objective.
    pub text: String,
}

/// One exercise. How it is asked and scored is for the room `learn`.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its name in the module.
    pub id: Text,
    /// The objective it serves.
    pub objective: Option<Text>,
    /// `single`, `multiple`, `fill`, `order`, `match`, `open` or `group`.
    pub form: Text,
    /// What is asked.
    pub prompt: Text,
    /// Why the answer is right.
    pub explanation: Option<Text>,
    /// Where to read on: a slug or `slug#heading`.
    pub see: Option<Text>,
    /// Bytes of its table.
    pub span: Span,
}
