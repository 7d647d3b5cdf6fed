//! A module done line by line: its test before, its sections, its exercises, its test after; or the questions that come back.
//!
//! Whoever leads the conversation reads the lines and keeps what was done: the command, or the dialogue. What an answer is
//! worth is said by the room `learn`.

mod said;
mod steps;

pub(in crate::cli) use self::steps::{Section, Taught};
use self::steps::{Step, Typed};
use crate::cli::output::Output;
use crate::learn::{self, Answer, Form, Posed, Score, Stage};
use crate::model::{Course, Deed, Given, PartialDate, Progress};

/// What came of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Then {
    /// It goes on.
    Ask,
    /// The passage of this name is to be read out before it goes on.
    Read(String),
    /// It ends.
    End,
}

/// A module that is done, or questions of some modules that come back.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Training {
    modules: Vec<Taught>,
    steps: Vec<Step>,
    /// The step one is at.
    at: usize,
    is_review: bool,
    today: PartialDate,
    /// What is kept, as it was known last, with what was done since.
    progress: Progress,
    /// What was done since it was last kept.
    deeds: Vec<Deed>,
    /// The exercise that is put, once it is put.
    posed: Option<Posed>,
    /// Whether the learner compares his answer with the model.
    is_comparing: bool,
    /// Whether what is asked was said already: then the prompt alone asks again.
    is_said: bool,
    /// What asks for the questions that come back.
    review: &'static str,
    /// The heading told last, which is not told twice.
    heading: Option<String>,
    /// Where to read on the exercise answered last.
    see: Option<String>,
}

impl Training {
    /// Returns a module to be begun, or gone on with where one stopped.
    pub(in crate::cli) fn of_module(
        taught: Taught,
        progress: Progress,
        today: PartialDate,
    ) -> Self {
        let steps = steps::of_module(&taught);
        let mut training = Self::new(vec![taught], steps, progress, today);
        training.begin(1, false);
        training.at = training.resume();
        training
    }

    /// Returns the questions of some modules that come back today.
    pub(in crate::cli) fn of_review(
        modules: Vec<Taught>,
        progress: Progress,
        today: PartialDate,
    ) -> Self {
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
            posed: None,
            is_comparing: false,
            is_said: false,
            review: "casebook learn --review",
            heading: None,
            see: None,
        }
    }

    /// Returns the same where these words ask for the questions that come back.
    #[must_use]
    pub(in crate::cli) fn reviewed_by(mut self, words: &'static str) -> Self {
        self.review = words;
        self
    }

    /// Returns what was done since it was last asked for, to be kept.
    pub(in crate::cli) fn take_deeds(&mut self) -> Vec<Deed> {
        std::mem::take(&mut self.deeds)
    }

    /// Takes what is kept now: another program may have added to it.
    pub(in crate::cli) fn set_progress(&mut self, progress: Progress) {
        self.progress = progress;
    }

    /// Says what this is and how far one is.
    pub(in crate::cli) fn welcome(&self, output: &mut Output<'_>) -> anyhow::Result<()> {
        said::welcome(self, output)
    }

    /// Puts what comes next; tells whether there is something.
    pub(in crate::cli) fn ask(&mut self, output: &mut Output<'_>) -> anyhow::Result<bool> {
        let Some(step) = self.steps.get(self.at).cloned() else {
            said::end_of_review(self, output)?;
            return Ok(false);
        };
        let heading = steps::heading(&step, self);
        let is_new = self.heading.as_ref() != Some(&heading);
        if is_new && !heading.is_empty() {
            said::heading(&heading, output)?;
        }
        self.heading = Some(heading);
        let is_said = std::mem::replace(&mut self.is_said, true);
        match step {
            Step::Section { section, .. } => said::ask_section(self, section, is_said, output)?,
            Step::End => said::ask_at_end(self, is_new, output)?,
            Step::Exercise {
                module, exercise, ..
            } => {
                self.pose(module, exercise);
                said::ask_exercise(self, is_said, output)?;
            }
        }
        Ok(true)
    }

    /// Takes what was typed to what was put.
    pub(in crate::cli) fn take(
        &mut self,
        line: &str,
        output: &mut Output<'_>,
    ) -> anyhow::Result<Then> {
        let Some(step) = self.steps.get(self.at).cloned() else {
            return Ok(Then::End);
        };
        match steps::read(line) {
            Typed::End => return Ok(Then::End),
            Typed::Help => said::help(self, &step, output)?,
            Typed::Back => self.back(output)?,
            Typed::See => match &self.see {
                Some(see) => {
                    self.is_said = false;
                    return Ok(Then::Read(see.clone()));
                }
                None => said::say(
                    "Answer a question first; then s reads where its answer stands.",
                    output,
                )?,
            },
            Typed::Skip if step == Step::End => {}
            Typed::Skip => self.go(self.at + 1),
            typed => match step {
                Step::Section { section, .. } => self.take_at_section(typed, section, output)?,
                Step::Exercise { module, .. } => {
                    self.take_at_exercise(typed, module, line, output)?;
                }
                Step::End => self.take_at_end(typed, output)?,
            },
        }
        Ok(Then::Ask)
    }

    fn take_at_section(
        &mut self,
        typed: Typed,
        section: usize,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        match typed {
            Typed::Enter => {
                said::section(self, section, output)?;
                self.go(self.at + 1);
            }
            Typed::Exercises => {
                let is_exercise = |step: &Step| !matches!(step, Step::Section { .. });
                let next = self.steps.iter().skip(self.at).position(is_exercise);
                self.go(self.at + next.unwrap_or_default());
            }
            _ => said::say(
                "Enter reads the section, e goes to the exercises, ? tells what else may be typed.",
                output,
            )?,
        }
        Ok(())
    }

    fn take_at_exercise(
        &mut self,
        typed: Typed,
        module: usize,
        line: &str,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        let Some(posed) = self.posed.clone() else {
            return Ok(());
        };
        if posed.form() == Form::Open && !self.is_comparing {
            (self.is_comparing, self.is_said) = (true, false);
            return said::model(&posed, output);
        }
        let refused = match typed {
            Typed::Enter => Err(format!("{}; skip leaves it for later.", posed.expected())),
            _ => posed.read(line),
        };
        match refused {
            Ok(answer) => self.answer(&posed, module, &answer, output),
            Err(expected) => said::say(&expected, output),
        }
    }

    fn take_at_end(&mut self, typed: Typed, output: &mut Output<'_>) -> anyhow::Result<()> {
        match typed {
            Typed::Again => {
                let round = self
                    .course()
                    .map_or(1, |course| course.round.saturating_add(1));
                self.begin(round, true);
                self.go(0);
                said::say(
                    "Once more from the beginning; the answers given before stay in the record.",
                    output,
                )
            }
            Typed::Enter if self.open_step().is_some() => {
                let open = self.open_step().unwrap_or(self.at);
                self.go(open);
                Ok(())
            }
            _ => said::say("again begins once more, b goes back, q leaves.", output),
        }
    }

    /// Judges an answer, says so, and goes on.
    fn answer(
        &mut self,
        posed: &Posed,
        module: usize,
        answer: &Answer,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        let Some(taught) = self.modules.get(module) else {
            return Ok(());
        };
        let judgement = posed.judge(answer);
        let exercise = posed.exercise();
        let course = self.progress.course(&taught.slug);
        let is_first = course.is_none_or(|course| learn::counted(course, exercise).is_none());
        let given = Given {
            exercise: exercise.id.value.clone(),
            day: self.today,
            verdict: judgement.verdict,
            credit: judgement.credit,
            round: course.map_or(1, |course| course.round),
            review: self.is_review,
            version: taught.updated,
        };
        said::judgement(posed, &judgement, output)?;
        if !is_first && !self.is_review {
            said::say("For the score, the first answer counts.", output)?;
        }
        self.see = exercise.see.as_ref().map(|see| see.value.clone());
        let module = taught.slug.clone();
        self.done(Deed::Answer { module, given });
        self.go(self.at + 1);
        Ok(())
    }

    fn back(&mut self, output: &mut Output<'_>) -> anyhow::Result<()> {
        if self.is_comparing {
            (self.is_comparing, self.is_said) = (false, false);
            return Ok(());
        }
        if self.at == 0 {
            return said::say("This is the beginning.", output);
        }
        self.go(self.at - 1);
        Ok(())
    }

    /// Goes to a step, and notes where one is.
    fn go(&mut self, at: usize) {
        self.at = at;
        (self.posed, self.is_comparing, self.is_said) = (None, false, false);
        if self.is_review {
            return;
        }
        if let (Some(taught), Some(step)) = (self.modules.first(), self.steps.get(at)) {
            let (module, at) = (taught.slug.clone(), step.place(taught));
            self.done(Deed::GoOn { module, at });
        }
    }

    /// Puts an exercise; as long as it is not answered, in the same order.
    fn pose(&mut self, module: usize, exercise: usize) {
        if self.posed.is_some() {
            return;
        }
        if let Some(taught) = self.modules.get(module)
            && let Some(exercise) = taught.module.exercises.get(exercise)
        {
            let draw = learn::draw(self.progress.course(&taught.slug), &exercise.id.value);
            self.posed = Posed::new(exercise, draw);
        }
    }

    /// Begins a round; the first one only where there is none yet.
    fn begin(&mut self, round: u16, is_wanted: bool) {
        let Some(module) = self.modules.first().map(|taught| taught.slug.clone()) else {
            return;
        };
        if is_wanted || self.course().is_none() {
            let seed = learn::seed(&module, self.today, round);
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

    /// Returns what was done in the module.
    fn course(&self) -> Option<&Course> {
        self.progress.course(&self.modules.first()?.slug)
    }

    /// Returns how far one is in the module.
    fn score(&self) -> Option<Score> {
        let taught = self.modules.first()?;
        Some(Score::of(&taught.module, self.course(), self.today))
    }

    /// Returns where to go on: at the end where all is answered, else where one stopped, else at what is open.
    fn resume(&self) -> usize {
        let end = self.steps.len().saturating_sub(1);
        if self
            .score()
            .is_some_and(|score| matches!(score.stage, Stage::Done | Stage::Passed))
        {
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
        let open = learn::first_open(&taught.module, self.course(), 0)?;
        let (_, place) = *learn::plan(&taught.module).get(open)?;
        let is_it =
            |step: &Step| matches!(step, Step::Exercise { exercise, .. } if *exercise == place);
        self.steps.iter().position(is_it)
    }
}
