//! A module on its way: its test before, its sections, its exercises, its test after; or the questions that come back.
//!
//! Where one is, what is asked and what was done, to be kept by whoever leads; what is said and shown is left to each face.

use super::judge::{Answer, Judgement};
use super::plan::{Phase, draw, first_open, plan, seed};
use super::posed::Posed;
use super::score::{Score, counted};
use super::steps::{self, Step};
use super::taught::Taught;
use crate::model::{Course, Deed, Given, PartialDate, Progress, Written};

/// A module that is done, or questions of some modules that come back.
#[derive(Clone, Debug)]
pub struct Training {
    modules: Vec<Taught>,
    steps: Vec<Step>,
    /// The step one is at.
    at: usize,
    is_review: bool,
    today: PartialDate,
    /// What is kept, as it was known last, with what was done since.
    progress: Progress,
    /// What was done since it was last asked for.
    deeds: Vec<Deed>,
    /// Whether one came from the end to what is open: behind it one goes to the next that is open, and to the end again.
    is_back: bool,
    /// The exercise that is put, once it is put.
    posed: Option<Posed>,
    /// What is answered to it in one's own words.
    words: String,
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What it is worth.
    pub judgement: Judgement,
    /// Whether it counts for the score, or is an exercise that comes back: only the first answer of a round counts.
    pub counts: bool,
}

impl Training {
    /// Returns a module to be begun, or gone on with where one stopped.
    pub fn of_module(taught: Taught, progress: Progress, today: PartialDate) -> Self {
        let steps = steps::of_module(&taught);
        let mut training = Self::new(vec![taught], steps, progress, today);
        if training.course().is_none() {
            training.begin(1);
        }
        training.at = training.resume();
        training
    }

    /// Returns the questions of some modules that come back today.
    pub fn of_review(modules: Vec<Taught>, progress: Progress, today: PartialDate) -> Self {
        let steps = steps::of_review(&modules, &progress, today);
        let mut training = Self::new(modules, steps, progress, today);
        training.is_review = true;
        training
    }

    fn new(modules: Vec<Taught>, steps: Vec<Step>, progress: Progress, today: PartialDate) -> Self {
        Self {
            modules,
            steps,
            at: 0,
            is_review: false,
            today,
            progress,
            deeds: Vec::new(),
            is_back: false,
            posed: None,
            words: String::new(),
        }
    }

    /// Returns what was done since it was last asked for, to be kept.
    pub fn take_deeds(&mut self) -> Vec<Deed> {
        std::mem::take(&mut self.deeds)
    }

    /// Takes what is kept now: another program may have added to it.
    pub fn set_progress(&mut self, progress: Progress) {
        self.progress = progress;
        // What was not asked for yet is not among it.
        for deed in &self.deeds {
            self.progress.add(deed);
        }
    }

    /// Returns what was done.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Tells whether it is about questions that come back.
    pub fn is_review(&self) -> bool {
        self.is_review
    }

    /// Returns the modules: one, or those whose questions come back.
    pub fn modules(&self) -> &[Taught] {
        &self.modules
    }

    /// Returns the module one is in.
    pub fn taught(&self) -> Option<&Taught> {
        match self.step() {
            Some(Step::Exercise { module, .. }) => self.modules.get(module),
            _ => self.modules.first(),
        }
    }

    /// Returns the steps.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Returns the step one is at; nothing where no question is left that comes back.
    pub fn step(&self) -> Option<Step> {
        self.steps.get(self.at).copied()
    }

    /// Returns what the step stands under.
    pub fn heading(&self) -> String {
        match self.step() {
            Some(Step::Section { of: 1, .. }) => "Reading: one section".to_owned(),
            Some(Step::Section { of, .. }) => format!("Reading: {of} sections"),
            Some(Step::Exercise { .. }) if self.is_review => self
                .taught()
                .map_or_else(String::new, |taught| taught.title.clone()),
            Some(Step::Exercise { phase, of: 1, .. }) => {
                format!("{}: one question", phase.title())
            }
            Some(Step::Exercise { phase, of, .. }) => format!("{}: {of} questions", phase.title()),
            Some(Step::End) | None => "What came of it".to_owned(),
        }
    }

    /// Puts the exercise of the step, if it is one; as long as it is not answered, in the same order.
    pub fn pose(&mut self) -> Option<&Posed> {
        if self.posed.is_none()
            && let Some(Step::Exercise {
                module, exercise, ..
            }) = self.step()
            && let Some(taught) = self.modules.get(module)
            && let Some(exercise) = taught.module.exercises.get(exercise)
        {
            let draw = draw(self.progress.course(&taught.slug), &exercise.id.value);
            self.posed = Posed::new(exercise, draw);
        }
        self.posed.as_ref()
    }

    /// Returns the exercise that was put.
    pub fn posed(&self) -> Option<&Posed> {
        self.posed.as_ref()
    }

    /// Notes what is answered in one's own words to the exercise that was put: it is kept at once, and with what is said of it.
    pub fn write(&mut self, words: &str) {
        words.trim().clone_into(&mut self.words);
        if self.words == self.written_before() {
            return;
        }
        let (Some(posed), Some(taught)) = (&self.posed, self.taught()) else {
            return;
        };
        let written = Written {
            exercise: posed.exercise().id.value.clone(),
            words: self.words.clone(),
        };
        let module = taught.slug.clone();
        self.done(Deed::Write { module, written });
    }

    /// Returns what was written last in one's own words to the exercise that was put, judged or not; empty where nothing was.
    pub fn written_before(&self) -> &str {
        let (Some(posed), Some(taught)) = (&self.posed, self.taught()) else {
            return "";
        };
        let course = self.progress.course(&taught.slug);
        let given = course.map_or(&[][..], |course| course.given.as_slice());
        let name = &posed.exercise().id.value;
        if let Some(written) = course.and_then(|course| course.written(name)) {
            return written;
        }
        let mut own = given.iter().filter(|given| given.exercise == *name);
        own.rfind(|given| !given.words.is_empty())
            .map_or("", |given| given.words.as_str())
    }

    /// Judges an answer to the exercise that was put, and goes on.
    pub fn answer(&mut self, answer: &Answer) -> Option<Answered> {
        let posed = self.posed.as_ref()?;
        let taught = self.taught()?;
        let exercise = posed.exercise();
        let judgement = posed.judge(answer);
        let course = self.progress.course(&taught.slug);
        let is_first = course.is_none_or(|course| counted(course, exercise).is_none());
        let given = Given {
            exercise: exercise.id.value.clone(),
            day: self.today,
            verdict: judgement.verdict,
            credit: judgement.credit,
            round: course.map_or(1, |course| course.round),
            review: self.is_review,
            version: taught.updated,
            words: self.words.clone(),
        };
        let module = taught.slug.clone();
        self.done(Deed::Answer { module, given });
        self.go(self.next());
        Some(Answered {
            judgement,
            counts: is_first || self.is_review,
        })
    }

    /// Goes to the next step.
    pub fn go_on(&mut self) {
        if self.at + 1 < self.steps.len() || self.is_review {
            self.go(self.next());
        }
    }

    /// Returns the step behind the one one is at.
    fn next(&self) -> usize {
        let behind = self.at + 1;
        if !self.is_back {
            return behind;
        }
        let Some(taught) = self.modules.first() else {
            return behind;
        };
        let is_open = |step: &Step| match step {
            Step::Exercise { exercise, .. } => {
                let exercise = taught.module.exercises.get(*exercise);
                let course = self.course();
                let is_answered = |one| course.is_some_and(|course| counted(course, one).is_some());
                exercise.is_some_and(|one| one.form.value != "group" && !is_answered(one))
            }
            Step::Section { .. } => false,
            Step::End => true,
        };
        let mut steps = self.steps.iter().skip(behind);
        steps.position(is_open).map_or(behind, |more| behind + more)
    }

    /// Goes one step back; tells whether there was one.
    pub fn back(&mut self) -> bool {
        self.is_back = false;
        let before = self.at.checked_sub(1);
        before.map(|at| self.go(at)).is_some()
    }

    /// Goes to the step before another one, or to that one where it is the first.
    pub fn back_from(&mut self, step: Step) {
        let at = self.steps.iter().position(|one| *one == step);
        self.is_back = false;
        self.go(at.unwrap_or_default().saturating_sub(1));
    }

    /// Goes from the sections to what stands behind them.
    pub fn to_exercises(&mut self) {
        let is_exercise = |step: &Step| !matches!(step, Step::Section { .. });
        let next = self.steps.iter().skip(self.at).position(is_exercise);
        self.go(self.at + next.unwrap_or_default());
    }

    /// Goes to the first exercise behind the sections, past the test before them.
    pub fn to_practice(&mut self) {
        let is_it = |step: &Step| {
            let practice = Phase::Practice;
            matches!(step, Step::Exercise { phase, .. } if *phase == practice)
        };
        if let Some(at) = self.steps.iter().position(is_it) {
            self.go(at);
        }
    }

    /// Goes to the first exercise that is open; tells whether there is one.
    pub fn to_open(&mut self) -> bool {
        let open = self.open_step();
        self.is_back = open.is_some();
        open.map(|at| self.go(at)).is_some()
    }

    /// Begins once more; the answers given before stay in the record.
    pub fn again(&mut self) {
        let round = self.course().map_or(0, |course| course.round);
        self.begin(round.saturating_add(1));
        self.is_back = false;
        self.go(0);
    }

    /// Returns what was done in the module.
    pub fn course(&self) -> Option<&Course> {
        self.progress.course(&self.modules.first()?.slug)
    }

    /// Returns how far one is in the module.
    pub fn score(&self) -> Option<Score> {
        let taught = self.modules.first()?;
        Some(Score::of(&taught.module, self.course(), self.today))
    }

    /// Returns how many questions of its modules come back today, and how many another day.
    pub fn coming_back(&self) -> (usize, usize) {
        let scores = self.modules.iter().map(|taught| {
            let course = self.progress.course(&taught.slug);
            Score::of(&taught.module, course, self.today)
        });
        scores.fold((0, 0), |(due, later), score| {
            (due + score.due, later + score.waiting - score.due)
        })
    }

    /// Goes to a step, and notes where one is.
    fn go(&mut self, at: usize) {
        self.at = at;
        self.posed = None;
        self.words.clear();
        if self.is_review {
            return;
        }
        if let (Some(taught), Some(step)) = (self.modules.first(), self.steps.get(at)) {
            let (module, at) = (taught.slug.clone(), step.place(taught));
            self.done(Deed::GoOn { module, at });
        }
    }

    fn begin(&mut self, round: u16) {
        if let Some(module) = self.modules.first().map(|taught| taught.slug.clone()) {
            let seed = seed(&module, self.today, round);
            self.done(Deed::Begin {
                module,
                round,
                seed,
            });
        }
    }

    fn done(&mut self, deed: Deed) {
        self.progress.add(&deed);
        self.deeds.push(deed);
    }

    /// Returns where to go on: at the end where all is answered, else where one stopped, else at what is open.
    fn resume(&self) -> usize {
        let end = self.steps.len().saturating_sub(1);
        if self.score().is_some_and(|score| score.is_done()) {
            return end;
        }
        let at = self.course().map_or("", |course| course.at.as_str());
        let taught = self.modules.first();
        let is_there = |step: &Step| taught.is_some_and(|taught| step.place(taught) == at);
        let stopped = (!at.is_empty()).then(|| self.steps.iter().position(is_there));
        stopped
            .flatten()
            .or_else(|| self.open_step())
            .unwrap_or_default()
    }

    /// Returns the step of the first exercise that is open.
    fn open_step(&self) -> Option<usize> {
        let taught = self.modules.first()?;
        let open = first_open(&taught.module, self.course(), 0)?;
        let (_, place) = *plan(&taught.module).get(open)?;
        let is_it =
            |step: &Step| matches!(step, Step::Exercise { exercise, .. } if *exercise == place);
        self.steps.iter().position(is_it)
    }
}
