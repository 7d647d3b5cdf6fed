//! An exercise as it is put to a learner: what there is to choose from, in an order drawn from a number that is kept.
//!
//! Answers name places in that order, counted from 0; what they are worth is said in `judge`.

use crate::model::Text;
use crate::model::module::{Exercise, Task};
use crate::source::hash::drawn;

/// What kind of answer an exercise asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of the choices.
    Single,
    /// All choices that are right.
    Multiple,
    /// What stands in the gap.
    Fill,
    /// All items in the right order.
    Order,
    /// For each thing on the left the one on the right.
    Match,
    /// An answer in one's own words, compared with a model by oneself.
    Open,
    /// A task for a group, which is done.
    Group,
}

impl Form {
    /// Tells whether a machine can judge the answer; the others have no score.
    pub fn is_scored(self) -> bool {
        !matches!(self, Self::Open | Self::Group)
    }
}

/// An exercise as it is put.
#[derive(Clone, Debug)]
pub struct Posed {
    exercise: Exercise,
    form: Form,
    /// For each place that is shown, the place in the file.
    shown: Vec<usize>,
}

impl Posed {
    /// Returns an exercise as it is put when the number drawn is this; nothing for a type there is not, and for one that
    /// nobody could answer, which a check tells.
    pub fn new(exercise: &Exercise, draw: u64) -> Option<Self> {
        let form = form(exercise)?;
        let word = format!("{draw} {}", exercise.id.value);
        let mut shown = drawn(count(&exercise.task), &word);
        // An order that answers the exercise by chance is turned once.
        match &exercise.task {
            Task::Order { right, .. }
                if right
                    .iter()
                    .map(|place| usize::from(place.value))
                    .eq(shown.iter().copied()) =>
            {
                shown.rotate_left(1);
            }
            Task::Match(_) if shown.is_sorted() => shown.rotate_left(1),
            _ => {}
        }
        Some(Self {
            exercise: exercise.clone(),
            form,
            shown,
        })
    }

    /// Returns the exercise.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// Returns what kind of answer it asks for.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Returns what there is to choose from, to put in order, or on the right side, as it is shown.
    pub fn choices(&self) -> Vec<&str> {
        let texts: Vec<&Text> = match &self.exercise.task {
            Task::Choose { choices, .. } => choices.iter().collect(),
            Task::Order { items, .. } => items.iter().collect(),
            Task::Match(pairs) => pairs.iter().map(|pair| &pair.right).collect(),
            Task::Fill { .. } | Task::Free { .. } | Task::Unknown => Vec::new(),
        };
        let text = |place: &usize| texts.get(*place).map_or("", |text| text.value.as_str());
        self.shown.iter().map(text).collect()
    }

    /// Returns the left side of what is to be matched, as it is shown.
    pub fn lefts(&self) -> Vec<&str> {
        match &self.exercise.task {
            Task::Match(pairs) => pairs.iter().map(|pair| pair.left.value.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the answer that is good, where a machine cannot judge.
    pub fn model(&self) -> Option<&str> {
        match &self.exercise.task {
            Task::Free { model, .. } => model.as_ref().map(|model| model.value.as_str()),
            _ => None,
        }
    }

    /// Returns what a good answer holds, where a machine cannot judge.
    pub fn criteria(&self) -> Vec<&str> {
        match &self.exercise.task {
            Task::Free { criteria, .. } => {
                criteria.iter().map(|text| text.value.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the right answer by the places shown: the right choices, the items in order, or for each on the left the
    /// one on the right. Nothing where the answer is no place.
    pub fn right(&self) -> Vec<usize> {
        let place_of = |wanted: usize| self.shown.iter().position(|place| *place == wanted);
        match &self.exercise.task {
            Task::Choose { right, .. } => {
                let mut places: Vec<usize> = right
                    .iter()
                    .filter_map(|place| place_of(usize::from(place.value)))
                    .collect();
                places.sort_unstable();
                places
            }
            Task::Order { right, .. } => {
                let places = right.iter().map(|place| usize::from(place.value));
                places.filter_map(place_of).collect()
            }
            Task::Match(pairs) => (0..pairs.len()).filter_map(place_of).collect(),
            Task::Fill { .. } | Task::Free { .. } | Task::Unknown => Vec::new(),
        }
    }
}

/// Returns how many things there are to choose from, to put in order or to match.
fn count(task: &Task) -> usize {
    match task {
        Task::Choose { choices, .. } => choices.len(),
        Task::Order { items, .. } => items.len(),
        Task::Match(pairs) => pairs.len(),
        Task::Fill { .. } | Task::Free { .. } | Task::Unknown => 0,
    }
}

/// Returns what kind of answer an exercise asks for, where there is one to be given.
fn form(exercise: &Exercise) -> Option<Form> {
    let is_place = |place: u8, count: usize| usize::from(place) < count;
    match &exercise.task {
        Task::Choose { choices, right } => {
            let is_sound = !right.is_empty()
                && right
                    .iter()
                    .all(|place| is_place(place.value, choices.len()));
            let form = if exercise.form.value == "single" {
                Form::Single
            } else {
                Form::Multiple
            };
            is_sound.then_some(form)
        }
        Task::Fill { accept } => (!accept.is_empty()).then_some(Form::Fill),
        Task::Order { items, right } => {
            let mut places: Vec<usize> =
                right.iter().map(|place| usize::from(place.value)).collect();
            places.sort_unstable();
            let is_sound = items.len() > 1 && places.into_iter().eq(0..items.len());
            is_sound.then_some(Form::Order)
        }
        Task::Match(pairs) => (pairs.len() > 1).then_some(Form::Match),
        Task::Free { .. } if exercise.form.value == "group" => Some(Form::Group),
        Task::Free { .. } => Some(Form::Open),
        Task::Unknown => None,
    }
}
