//! A training module and its exercises: what is asked and what is right. Asking and scoring is for the room `learn`.

use std::borrow::Cow;

use super::document::{Block, BlockKind, Document, plain_text};
use super::record::{Detail, Record, Text};
use crate::source::{Span, Spanned};

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

/// The tracks of modules, in the order in which they are learned.
pub const TRACKS: [&str; 6] = [
    "introduction",
    "planning",
    "implementing",
    "monitoring",
    "evaluation",
    "cooperation",
];

/// The types of exercises, in the order in which they are told.
pub const TYPES: [&str; 7] = [
    "single", "multiple", "fill", "order", "match", "open", "group",
];

/// One exercise. How it is asked and scored is for the room `learn`.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its name in the module.
    pub id: Text,
    /// The objective it serves.
    pub objective: Option<Text>,
    /// Its type, one of [`TYPES`].
    pub form: Text,
    /// Whether it belongs to the test before (`pre`) or after (`post`) the module.
    pub test: Option<Text>,
    /// Which of the two questions of its pair it is: `a` before, `b` after.
    pub version: Option<Text>,
    /// The name that the two questions share which test the same objective before and after.
    pub pair: Option<Text>,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// What is asked.
    pub prompt: Text,
    /// What is to be done, and what is right.
    pub task: Task,
    /// Why the answer is right.
    pub explanation: Option<Text>,
    /// Where to read on: a slug or `slug#heading`.
    pub see: Option<Text>,
    /// Bytes of its table.
    pub span: Span,
}

/// What is to be done in an exercise, and what is right. Places are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// `single`, `multiple`: choose what is right.
    Choose {
        /// What there is to choose from.
        choices: Vec<Text>,
        /// The places of the right choices: one if `single`.
        right: Vec<Spanned<u8>>,
    },
    /// `fill`: write what stands in the gap of the prompt.
    Fill {
        /// What is taken for right; the first is the preferred one.
        accept: Vec<Text>,
    },
    /// `order`: put things in order.
    Order {
        /// The things as they are shown.
        items: Vec<Text>,
        /// The places of the things in the right order.
        right: Vec<Spanned<u8>>,
    },
    /// `match`: find what belongs together.
    Match(Vec<Pair>),
    /// `open`, `group`: answer freely; there is no score.
    Free {
        /// An answer that would be good.
        model: Option<Text>,
        /// What a good answer holds, for one's own check or that of others.
        criteria: Vec<Text>,
    },
    /// A type that there is not.
    Unknown,
}

/// Two texts that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that stays.
    pub left: Text,
    /// The one that is moved to it.
    pub right: Text,
}

/// The gap in the prompt of an exercise to fill.
pub const GAP: &str = "___";

/// The heading of the part of a module that only who presents it sees.
const FOR_FACILITATORS: &str = "For facilitators";

impl Module {
    /// Returns how many exercises of each type there are, types without any left out.
    pub fn exercise_types(&self) -> Vec<(&'static str, usize)> {
        let of_type = |form| {
            let exercises = self.exercises.iter();
            exercises
                .filter(|exercise| exercise.form.value == form)
                .count()
        };
        let counted = TYPES.into_iter().map(|form| (form, of_type(form)));
        counted.filter(|(_, count)| *count > 0).collect()
    }
}

impl Record {
    /// Returns the body as a reader has it: that of a module without the part for facilitators, who see it when they
    /// present.
    pub fn reading(&self) -> Cow<'_, Document> {
        let is_private = |block: &Block| {
            matches!(&block.kind, BlockKind::Heading { inlines, .. }
                if plain_text(inlines).trim().eq_ignore_ascii_case(FOR_FACILITATORS))
        };
        let is_module = matches!(self.detail, Detail::Module(_));
        if !is_module || !self.body.blocks.iter().any(is_private) {
            return Cow::Borrowed(&self.body);
        }
        let mut hidden: Option<u8> = None;
        let mut blocks = self.body.blocks.clone();
        blocks.retain(|block| {
            if let BlockKind::Heading { level, .. } = &block.kind
                && hidden.is_none_or(|hidden| *level <= hidden)
            {
                hidden = is_private(block).then_some(*level);
            }
            hidden.is_none()
        });
        Cow::Owned(Document { blocks })
    }
}
