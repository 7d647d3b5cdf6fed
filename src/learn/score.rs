//! How far a learner is in a module: what is answered, the score by objective, the tests compared, what comes back.
//!
//! The first answer to an exercise in a round counts; the test before the module and what is answered when it comes back do
//! not count for the score. Tasks that a machine cannot judge have no score.

use std::collections::BTreeSet;

use super::judge::per_cent;
use super::posed::{Form, Posed};
use super::review;
use crate::model::module::{Exercise, Module};
use crate::model::{Course, Given, PartialDate};

/// The share of right answers that passes where a module does not say, in per cent.
pub const PASS: u8 = 70;

/// How far one is in a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is answered.
    New,
    /// Some is answered.
    Begun,
    /// All is answered, and the score does not pass.
    Done,
    /// All is answered, and the score passes.
    Passed,
}

impl Stage {
    /// Returns its word, as files have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Passed => "passed",
        }
    }
}

/// How well the exercises of one objective were answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfObjective {
    /// The name of the objective.
    pub id: String,
    /// The objective.
    pub text: String,
    /// The score in per cent; nothing where none is answered.
    pub score: Option<u8>,
    /// How many exercises with a score are answered.
    pub answered: usize,
    /// Of how many.
    pub of: usize,
}

impl OfObjective {
    /// Returns the score in a word or some.
    pub fn in_words(&self) -> String {
        match self.score {
            Some(score) => format!("{score} %"),
            None if self.of == 0 => "no question with a score".to_owned(),
            None => "not answered".to_owned(),
        }
    }
}

/// How far one is in a module, and how well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// How far one is.
    pub stage: Stage,
    /// The round it is about: the one one is in.
    pub round: u16,
    /// How many exercises are answered.
    pub answered: usize,
    /// Of how many; tasks for a group are not among them, for who learns alone cannot do them.
    pub of: usize,
    /// The score in per cent; nothing where nothing that counts is answered.
    pub score: Option<u8>,
    /// What passes, in per cent.
    pub pass: u8,
    /// The score of the test before the module, where all of it is answered.
    pub before: Option<u8>,
    /// The score of the test after it, where all of it is answered.
    pub after: Option<u8>,
    /// Objective by objective.
    pub objectives: Vec<OfObjective>,
    /// How many exercises come back today.
    pub due: usize,
    /// How many exercises come back at all.
    pub waiting: usize,
    /// The day of the first answer of the round.
    pub first: Option<PartialDate>,
    /// The day of the last answer.
    pub last: Option<PartialDate>,
}

impl Score {
    /// Returns how far one is in a module on a day.
    pub fn of(module: &Module, course: Option<&Course>, today: PartialDate) -> Self {
        let nothing = Course::default();
        let course = course.unwrap_or(&nothing);
        let exercises: Vec<(&Exercise, Form)> = module
            .exercises
            .iter()
            .filter_map(|exercise| Some((exercise, Posed::new(exercise, 0)?.form())))
            .collect();
        let alone = exercises.iter().filter(|(_, form)| *form != Form::Group);
        let of = alone.clone().count();
        let answered = alone.filter(|(exercise, _)| counted(course, exercise).is_some());
        let answered = answered.count();
        let scored = exercises
            .iter()
            .filter(|(exercise, form)| form.is_scored() && !is_test(exercise, "pre"));
        let scored: Vec<&Exercise> = scored.map(|(exercise, _)| *exercise).collect();
        let score = share(course, &scored);
        let pass = module.pass.unwrap_or(u32::from(PASS)).min(100);
        let pass = u8::try_from(pass).unwrap_or(PASS);
        let names = exercises.iter().map(|(exercise, _)| &exercise.id.value);
        let waiting = names.filter(|name| review::comes_back(course, name));
        let due = waiting
            .clone()
            .filter(|name| review::is_due(course, name, today));
        let given = course.given.iter();
        let of_round = given.clone().filter(|given| given.round == course.round);
        Self {
            stage: match (answered, score) {
                (0, _) => Stage::New,
                (answered, _) if answered < of => Stage::Begun,
                (_, Some(score)) if score < pass => Stage::Done,
                _ => Stage::Passed,
            },
            round: course.round.max(1),
            answered,
            of,
            score,
            pass,
            before: test(course, module, "pre"),
            after: test(course, module, "post"),
            objectives: objectives(course, module, &scored),
            due: due.count(),
            waiting: waiting.count(),
            first: of_round.map(|given| given.day).min(),
            last: given.map(|given| given.day).max(),
        }
    }

    /// Returns the state of the module in a few words.
    pub fn in_words(&self) -> String {
        let score = self
            .score
            .map_or_else(String::new, |score| format!(", {score} %"));
        match self.stage {
            Stage::New if self.round > 1 => "begun again".to_owned(),
            Stage::New => "not begun".to_owned(),
            Stage::Begun => format!("begun, {} of {} answered", self.answered, self.of),
            Stage::Done => format!("done{score}; {} % passes", self.pass),
            Stage::Passed => format!("passed{score}"),
        }
    }

    /// Returns what the tests before and after the module say of what was learned; nothing where one is not done.
    pub fn gain(&self) -> Option<String> {
        let (before, after) = (self.before?, self.after?);
        Some(format!("test before {before} %, test after {after} %"))
    }
}

/// Returns what was done in a module as it is told to others: the last round in which all was answered, else the one that
/// is begun. Who begins once more loses nothing.
pub fn reported(module: &Module, course: &Course, today: PartialDate) -> Course {
    let rounds: BTreeSet<u16> = course.given.iter().map(|given| given.round).collect();
    let of_round = |round: u16| Course {
        round,
        ..course.clone()
    };
    let is_whole = |course: &Course| {
        let stage = Score::of(module, Some(course), today).stage;
        matches!(stage, Stage::Done | Stage::Passed)
    };
    let mut told = rounds.into_iter().rev().map(of_round);
    told.find(is_whole).unwrap_or_else(|| course.clone())
}

/// Tells whether an exercise belongs to the test before (`pre`) or after (`post`) its module.
pub(super) fn is_test(exercise: &Exercise, name: &str) -> bool {
    exercise
        .test
        .as_ref()
        .is_some_and(|test| test.value == name)
}

/// Returns the score of a test, where all of it is answered.
fn test(course: &Course, module: &Module, name: &str) -> Option<u8> {
    let own = module.exercises.iter().filter(|one| is_test(one, name));
    let own: Vec<&Exercise> = own.collect();
    let is_done = own.iter().all(|one| counted(course, one).is_some());
    is_done.then(|| share(course, &own))?
}

/// Returns the score of each objective, as far as these exercises go.
fn objectives(course: &Course, module: &Module, scored: &[&Exercise]) -> Vec<OfObjective> {
    let objectives = module.objectives.iter().map(|objective| {
        let is_its = |one: &&&Exercise| {
            let own = one.objective.as_ref();
            own.is_some_and(|own| own.value == objective.id.value)
        };
        let own: Vec<&Exercise> = scored.iter().filter(is_its).copied().collect();
        let answered = own.iter().filter(|one| counted(course, one).is_some());
        OfObjective {
            id: objective.id.value.clone(),
            text: objective.text.clone(),
            score: share(course, &own),
            answered: answered.count(),
            of: own.len(),
        }
    });
    objectives.collect()
}

/// Returns the answer that counts for an exercise in the round one is in: the first one that was not given when the
/// exercise came back.
pub fn counted<'a>(course: &'a Course, exercise: &Exercise) -> Option<&'a Given> {
    let mut given = course.answers(&exercise.id.value);
    given.find(|given| given.round == course.round && !given.review)
}

/// Returns how much of the answers to some exercises is right, as far as they are answered.
fn share(course: &Course, exercises: &[&Exercise]) -> Option<u8> {
    let given = exercises.iter().filter_map(|one| counted(course, one));
    let credits: Vec<usize> = given
        .map(|given| usize::from(given.credit.min(100)))
        .collect();
    let sum: usize = credits.iter().sum();
    (!credits.is_empty()).then(|| per_cent(sum, credits.len() * 100))
}
