//! The steps of a module, or of the questions that come back, and what may be typed at them.

use super::Training;
use crate::cli::output::Line;
use crate::learn::{self, Phase, Posed};
use crate::model::module::Module;
use crate::model::{PartialDate, Progress};

/// A module as it is taught: what is read of it and what is asked.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Taught {
    /// Its slug.
    pub(in crate::cli) slug: String,
    /// Its title.
    pub(in crate::cli) title: String,
    /// When it was last changed.
    pub(in crate::cli) updated: Option<PartialDate>,
    /// The module.
    pub(in crate::cli) module: Module,
    /// What is read before the exercises.
    pub(in crate::cli) sections: Vec<Section>,
}

/// What is read at a time.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Section {
    /// Its heading.
    pub(in crate::cli) heading: String,
    /// Its anchor.
    pub(in crate::cli) anchor: String,
    /// Its lines, heading included.
    pub(in crate::cli) lines: Vec<Line>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
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
    pub(super) fn place(&self, taught: &Taught) -> String {
        match self {
            Self::Section { section, .. } => {
                let section = taught.sections.get(*section);
                section.map_or_else(String::new, |section| format!("#{}", section.anchor))
            }
            Self::Exercise { exercise, .. } => {
                let exercise = taught.module.exercises.get(*exercise);
                exercise.map_or_else(String::new, |exercise| exercise.id.value.clone())
            }
            Self::End => String::new(),
        }
    }
}

/// Returns the steps of a module.
pub(super) fn of_module(taught: &Taught) -> Vec<Step> {
    let plan = learn::plan(&taught.module);
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
            if learn::review::is_due(course, &one.id.value, today) && Posed::new(one, 0).is_some() {
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

/// Returns the heading that a step stands under.
pub(super) fn heading(step: &Step, training: &Training) -> String {
    match step {
        Step::Section { of: 1, .. } => "Reading: one section".to_owned(),
        Step::Section { of, .. } => format!("Reading: {of} sections"),
        Step::Exercise { module, .. } if training.is_review => {
            let taught = training.modules.get(*module);
            taught.map_or_else(String::new, |taught| taught.title.clone())
        }
        Step::Exercise { phase, of: 1, .. } => format!("{}: one question", phase.title()),
        Step::Exercise { phase, of, .. } => format!("{}: {of} questions", phase.title()),
        Step::End => "What came of it".to_owned(),
    }
}

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Enter,
    Help,
    Back,
    Skip,
    See,
    Exercises,
    Again,
    End,
    Answer,
}

/// Returns what a line means; what is no command is an answer.
pub(super) fn read(line: &str) -> Typed {
    match line.trim().to_lowercase().as_str() {
        "" => Typed::Enter,
        "?" | "？" | "h" | "help" => Typed::Help,
        "b" | "back" => Typed::Back,
        "skip" => Typed::Skip,
        "s" | "see" => Typed::See,
        "e" | "exercises" => Typed::Exercises,
        "again" => Typed::Again,
        "q" | "quit" | "end" => Typed::End,
        _ => Typed::Answer,
    }
}
