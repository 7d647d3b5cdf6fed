//! The steps of a module, or of the questions that come back.

use super::plan::{Phase, plan};
use super::posed::Posed;
use super::review;
use super::taught::Taught;
use crate::model::{PartialDate, Progress};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A section to read.
    Section {
        /// Its place.
        section: usize,
        /// How many there are.
        of: usize,
    },
    /// An exercise.
    Exercise {
        /// The place of its module.
        module: usize,
        /// Its place in the module.
        exercise: usize,
        /// In which part of the module it is asked.
        phase: Phase,
        /// Its number there.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// What came of it.
    End,
}

impl Step {
    /// Returns its name, as what is kept has it; that of the end is empty.
    pub(super) fn place(self, taught: &Taught) -> String {
        match self {
            Self::Section { section, .. } => {
                let section = taught.sections.get(section);
                section.map_or_else(String::new, |section| format!("#{}", section.anchor()))
            }
            Self::Exercise { exercise, .. } => {
                let exercise = taught.module.exercises.get(exercise);
                exercise.map_or_else(String::new, |exercise| exercise.id.value.clone())
            }
            Self::End => String::new(),
        }
    }
}

/// Returns the steps of a module.
pub(super) fn of_module(taught: &Taught) -> Vec<Step> {
    let plan = plan(&taught.module);
    let of_phase = |wanted: Phase| {
        let own: Vec<usize> = plan
            .iter()
            .filter(|(phase, _)| *phase == wanted)
            .map(|(_, at)| *at)
            .collect();
        let of = own.len();
        own.into_iter()
            .enumerate()
            .map(move |(at, exercise)| Step::Exercise {
                module: 0,
                exercise,
                phase: wanted,
                number: at + 1,
                of,
            })
    };
    let of = taught.sections.len();
    let sections = (0..of).map(|section| Step::Section { section, of });
    of_phase(Phase::Before)
        .chain(sections)
        .chain(of_phase(Phase::Practice))
        .chain(of_phase(Phase::After))
        .chain([Step::End])
        .collect()
}

/// Returns the exercises of some modules that come back today.
pub(super) fn of_review(modules: &[Taught], progress: &Progress, today: PartialDate) -> Vec<Step> {
    let mut due = Vec::new();
    for (module, taught) in modules.iter().enumerate() {
        let Some(course) = progress.course(&taught.slug) else {
            continue;
        };
        for (exercise, one) in taught.module.exercises.iter().enumerate() {
            if review::is_due(course, &one.id.value, today) && Posed::new(one, 0).is_some() {
                due.push((module, exercise));
            }
        }
    }
    let of = due.len();
    let steps = due.into_iter().enumerate();
    let steps = steps.map(|(at, (module, exercise))| Step::Exercise {
        module,
        exercise,
        phase: Phase::Practice,
        number: at + 1,
        of,
    });
    steps.collect()
}
