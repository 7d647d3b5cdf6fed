//! In which order the exercises of a module are asked, and how the order of choices is drawn.

use super::posed::Posed;
use super::score::{counted, is_test};
use crate::model::module::{Exercise, Module};
use crate::model::{Course, PartialDate};
use crate::source::hash::hash;

/// The parts of a module's exercises. Reading stands between the first and the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The test before reading.
    Before,
    /// The exercises.
    Practice,
    /// The test after.
    After,
}

impl Phase {
    /// Returns its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Before => "Test before",
            Self::Practice => "Exercises",
            Self::After => "Test after",
        }
    }
}

/// Returns the exercises of a module that can be asked, by place, in the order in which they are asked: the test before,
/// the exercises, the test after.
pub fn plan(module: &Module) -> Vec<(Phase, usize)> {
    let exercises = module.exercises.iter().enumerate();
    let posed = exercises.filter(|(_, exercise)| Posed::new(exercise, 0).is_some());
    let mut plan: Vec<(Phase, usize)> = posed.map(|(at, one)| (phase(one), at)).collect();
    plan.sort_by_key(|(phase, _)| *phase);
    plan
}

fn phase(exercise: &Exercise) -> Phase {
    if is_test(exercise, "pre") {
        Phase::Before
    } else if is_test(exercise, "post") {
        Phase::After
    } else {
        Phase::Practice
    }
}

/// Returns the number to begin a round with, from which the order of choices is drawn: another one for each module, day
/// and round.
pub fn seed(module: &str, today: PartialDate, round: u16) -> u32 {
    let drawn = hash(format!("{module} {today} {round}").as_bytes());
    u32::try_from(drawn % u128::from(u32::MAX)).unwrap_or_default()
}

/// Returns the number from which the order of the choices of an exercise is drawn: it stays the same until the exercise
/// is answered, and is another one when it is asked again.
pub fn draw(course: Option<&Course>, exercise: &str) -> u64 {
    let Some(course) = course else {
        return 0;
    };
    let answered = u64::try_from(course.answers(exercise).count()).unwrap_or_default();
    (u64::from(course.seed) << 16) + answered
}

/// Returns the first exercise of a plan that is not answered in the round one is in, from a place of the plan on and then
/// from its beginning; tasks for a group are passed over.
pub fn first_open(module: &Module, course: Option<&Course>, from: usize) -> Option<usize> {
    let plan = plan(module);
    let is_open = |at: &usize| {
        let exercise = plan
            .get(*at)
            .and_then(|(_, place)| module.exercises.get(*place));
        exercise.is_some_and(|exercise| {
            let is_answered = course.is_some_and(|course| counted(course, exercise).is_some());
            !is_answered && exercise.form.value != "group"
        })
    };
    (from..plan.len()).chain(0..from).find(is_open)
}
