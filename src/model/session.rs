//! What was done in a session that follows an agenda: which step when, what was shown, drawn, voted and remarked.
//!
//! Times are seconds since 1970, as they were given. What follows from them is for the room `session`; the file a session
//! is kept in is that of the room `personal`.

mod merge;

use serde::{Deserialize, Serialize};

use super::agenda::clock;
use super::date::PartialDate;
use super::progress::Verdict;

/// A session on its way, or held.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct SessionLog {
    /// The slug of its agenda.
    pub agenda: String,
    /// The day it began.
    pub day: PartialDate,
    /// What the clock on the wall showed when it began, in minutes after midnight, if that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<u32>,
    /// When it ended; absent while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<u64>,
    /// The steps one was at, in order; the last one is where one is.
    #[serde(default)]
    pub visits: Vec<Visit>,
    /// What was done, in order.
    #[serde(default)]
    pub done: Vec<Done>,
}

impl SessionLog {
    /// Returns when it was begun, in words: the day, and what the clock showed if that was said.
    pub fn begun_on(&self) -> String {
        let time = self.clock.map(|minutes| format!(" at {}", clock(minutes)));
        format!("{}{}", self.day, time.unwrap_or_default())
    }
}

/// What a program has to keep of a session: as it knew it when it kept it last, and as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionChange {
    /// As it was kept last; of one that was begun in the place of another, that other one; nothing where it is new.
    pub before: Option<SessionLog>,
    /// As it is now.
    pub now: SessionLog,
}

/// A time one was at a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Visit {
    /// Which step, from 0.
    pub step: usize,
    /// From when on.
    pub begin: u64,
    /// Until when; absent while one is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
    /// Whether it was left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

/// Something that was done at a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Done {
    /// When.
    pub at: u64,
    /// At which step, from 0.
    pub step: usize,
    /// What.
    pub act: Act,
}

/// What can be done at a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The record of this slug was shown.
    Record(String),
    /// What this query finds was shown.
    Query(String),
    /// This view of the Atlas was shown.
    View(String),
    /// An exercise was answered.
    Exercise(Answered),
    /// Lots were drawn: who was drawn, in the order drawn.
    Lots(Drawn),
    /// Groups were drawn.
    Groups(Drawn),
    /// Hands were counted.
    Vote(Vote),
    /// Something was remarked.
    Remark(String),
}

/// An exercise that was answered together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Answered {
    /// The slug of its module.
    pub module: String,
    /// Its name there.
    pub exercise: String,
    /// How the answer was judged.
    pub verdict: Verdict,
}

/// What was drawn, and what it was drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Drawn {
    /// What was asked for: how many lots or groups, or the size of the groups.
    pub count: usize,
    /// Whether that is the size of the groups.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_size: bool,
    /// Of whom: how many, or their names.
    pub of: String,
    /// The number from which anybody can draw the same again.
    pub seed: u32,
    /// The groups; of lots, one.
    pub groups: Vec<Vec<String>>,
}

/// Hands that were counted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Vote {
    /// What was asked.
    pub question: String,
    /// What there was to choose from, with how many hands each.
    pub choices: Vec<Choice>,
}

/// A choice and its hands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// How many hands.
    pub count: u32,
}

impl Vote {
    /// Returns how many hands were counted in all.
    pub fn total(&self) -> u32 {
        let counts = self.choices.iter().map(|choice| choice.count);
        counts.fold(0, u32::saturating_add)
    }
}
