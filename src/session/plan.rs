//! An agenda as a session follows it: its steps by the clock, and what each shows.

use crate::model::agenda::{Agenda, Show};
use crate::model::{Detail, Record, Text};

/// An agenda as a session follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its slug.
    pub slug: String,
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its steps, in order.
    pub steps: Vec<Planned>,
}

/// A step as it is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// The minute at which it begins; the first begins at 0.
    pub begin: u32,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is called.
    pub title: String,
    /// `talk`, `search`, `compare`, `present`, `exercise`, `group` or `break`.
    pub mode: String,
    /// What it shows.
    pub shown: Shown,
    /// What the facilitator says or asks.
    pub prompt: String,
    /// What the facilitator should know.
    pub note: String,
}

/// What a step shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    #[default]
    Nothing,
    /// The records of these slugs.
    Records(Vec<String>),
    /// What a query finds.
    Query(String),
    /// A view of the Atlas.
    View(String),
}

/// An agenda as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its slug.
    pub slug: String,
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// How many steps it has.
    pub steps: usize,
    /// For whom it is made.
    pub audience: String,
}

impl Planned {
    /// Returns the minute at which it ends.
    pub fn end(&self) -> u32 {
        self.begin.saturating_add(self.minutes)
    }

    /// Tells whether nothing is done in it.
    pub fn is_break(&self) -> bool {
        self.mode == "break"
    }
}

impl Shown {
    fn of(show: Option<&Show>) -> Self {
        let value = |text: &Text| text.value.clone();
        match show {
            None => Self::Nothing,
            Some(Show::Records(slugs)) => Self::Records(slugs.iter().map(value).collect()),
            Some(Show::Query(query)) => Self::Query(value(query)),
            Some(Show::View(view)) => Self::View(value(view)),
        }
    }
}

impl Plan {
    /// Returns an agenda as a session follows it; nothing where the record is none.
    pub fn of(record: &Record) -> Option<Self> {
        let agenda = agenda(record)?;
        let steps = agenda.timed().into_iter().map(|(begin, step)| Planned {
            begin,
            minutes: step.minutes,
            title: step.title.value.clone(),
            mode: step.mode.value.clone(),
            shown: Shown::of(step.show.as_ref()),
            prompt: step.prompt.clone().unwrap_or_default(),
            note: step.note.clone().unwrap_or_default(),
        });
        Some(Self {
            slug: record.id.slug.clone(),
            path: record.path.clone(),
            title: record.title.value.clone(),
            summary: record.summary.value.clone(),
            steps: steps.collect(),
        })
    }

    /// Returns how long it takes, in minutes.
    pub fn minutes(&self) -> u32 {
        self.steps.last().map_or(0, Planned::end)
    }
}

impl Summary {
    /// Returns an agenda as it is listed; nothing where the record is none.
    pub fn of(record: &Record) -> Option<Self> {
        let agenda = agenda(record)?;
        let plan = Plan::of(record)?;
        Some(Self {
            minutes: plan.minutes(),
            steps: plan.steps.len(),
            slug: plan.slug,
            path: plan.path,
            title: plan.title,
            audience: agenda.audience.clone().unwrap_or_default(),
        })
    }
}

fn agenda(record: &Record) -> Option<&Agenda> {
    match &record.detail {
        Detail::Agenda(agenda) => Some(agenda),
        _ => None,
    }
}
