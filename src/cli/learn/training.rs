//! A module done line by line: its test before, its sections, its exercises, its test after; or the questions that come back.
//!
//! Whoever leads the conversation reads the lines and keeps what was done: the command, or the dialogue. Where one is and
//! what an answer is worth is said by the room `learn`.

mod said;

use crate::cli::output::{Line, Output};
use crate::learn::{self, Answer, Form, Posed, Step, Taught};
use crate::model::{Deed, PartialDate, Progress};

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

/// A module that is done, or questions of some modules that come back, as a conversation.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Training {
    way: learn::Training,
    /// What is read out of each section.
    sections: Vec<Vec<Line>>,
    /// Whether the learner compares his answer with the model.
    is_comparing: bool,
    /// Whether what is asked was said already: then the prompt alone asks again.
    is_said: bool,
    /// Whether what is answered is kept; in front of a room it is not.
    is_kept: bool,
    /// What asks for the questions that come back.
    review: &'static str,
    /// The heading told last, which is not told twice.
    heading: Option<String>,
    /// Where to read on the exercise answered last.
    see: Option<String>,
}

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
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

impl Training {
    /// Returns a module to be begun, or gone on with where one stopped, and what is read out of its sections.
    pub(in crate::cli) fn of_module(
        taught: Taught,
        sections: Vec<Vec<Line>>,
        progress: Progress,
        today: PartialDate,
    ) -> Self {
        Self::new(
            learn::Training::of_module(taught, progress, today),
            sections,
        )
    }

    /// Returns the questions of some modules that come back today.
    pub(in crate::cli) fn of_review(
        modules: Vec<Taught>,
        progress: Progress,
        today: PartialDate,
    ) -> Self {
        let way = learn::Training::of_review(modules, progress, today);
        Self::new(way, Vec::new())
    }

    fn new(way: learn::Training, sections: Vec<Vec<Line>>) -> Self {
        Self {
            way,
            sections,
            is_comparing: false,
            is_said: false,
            is_kept: true,
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

    /// Returns the same, kept or not.
    #[must_use]
    pub(in crate::cli) fn kept(mut self, is_kept: bool) -> Self {
        self.is_kept = is_kept;
        self
    }

    /// Returns the same at its first exercise, past the test before and the sections.
    #[must_use]
    pub(in crate::cli) fn at_practice(mut self) -> Self {
        self.way.to_practice();
        self.is_new();
        self
    }

    /// Returns what was done since it was last asked for, to be kept.
    pub(in crate::cli) fn take_deeds(&mut self) -> Vec<Deed> {
        self.way.take_deeds()
    }

    /// Takes what is kept now: another program may have added to it.
    pub(in crate::cli) fn set_progress(&mut self, progress: Progress) {
        self.way.set_progress(progress);
    }

    /// Says what this is and how far one is.
    pub(in crate::cli) fn welcome(&self, output: &mut Output<'_>) -> anyhow::Result<()> {
        said::welcome(self, output)
    }

    /// Puts what comes next; tells whether there is something.
    pub(in crate::cli) fn ask(&mut self, output: &mut Output<'_>) -> anyhow::Result<bool> {
        let Some(step) = self.way.step() else {
            said::end_of_review(self, output)?;
            return Ok(false);
        };
        let heading = self.way.heading();
        let is_new = self.heading.as_ref() != Some(&heading);
        if is_new && !heading.is_empty() {
            said::heading(&heading, output)?;
        }
        self.heading = Some(heading);
        let is_said = std::mem::replace(&mut self.is_said, true);
        match step {
            Step::Section { section, .. } => said::ask_section(self, section, is_said, output)?,
            Step::End => said::ask_at_end(self, is_new, output)?,
            Step::Exercise { .. } => {
                self.way.pose();
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
        let Some(step) = self.way.step() else {
            return Ok(Then::End);
        };
        match read(line) {
            Typed::End => return Ok(Then::End),
            Typed::Help => said::help(self, step, output)?,
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
            Typed::Skip => {
                self.way.go_on();
                self.is_new();
            }
            typed => match step {
                Step::Section { section, .. } => self.take_at_section(typed, section, output)?,
                Step::Exercise { .. } => self.take_at_exercise(typed, line, output)?,
                Step::End => self.take_at_end(typed, output)?,
            },
        }
        Ok(Then::Ask)
    }

    /// Minds that one is at another step.
    fn is_new(&mut self) {
        (self.is_comparing, self.is_said) = (false, false);
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
                self.way.go_on();
                self.is_new();
            }
            Typed::Exercises => {
                self.way.to_exercises();
                self.is_new();
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
        line: &str,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        let Some(posed) = self.way.posed().cloned() else {
            return Ok(());
        };
        if posed.form() == Form::Open && !self.is_comparing {
            (self.is_comparing, self.is_said) = (true, false);
            let before = self.way.written_before().to_owned();
            // Nothing typed keeps what was written before.
            let words = if line.trim().is_empty() {
                &before
            } else {
                line
            };
            self.way.write(words);
            return said::model(&posed, output);
        }
        let refused = match typed {
            Typed::Enter => Err(format!("{}; skip leaves it for later.", posed.expected())),
            _ => posed.read(line),
        };
        match refused {
            Ok(answer) => self.answer(&posed, &answer, output),
            Err(expected) => said::say(&expected, output),
        }
    }

    fn take_at_end(&mut self, typed: Typed, output: &mut Output<'_>) -> anyhow::Result<()> {
        match typed {
            Typed::Again => {
                self.way.again();
                self.is_new();
                said::say(
                    "Once more from the beginning; the answers given before stay in the record.",
                    output,
                )
            }
            Typed::Enter if self.way.to_open() => {
                self.is_new();
                Ok(())
            }
            _ => said::say("again begins once more, b goes back, q leaves.", output),
        }
    }

    /// Judges an answer, says so, and goes on.
    fn answer(
        &mut self,
        posed: &Posed,
        answer: &Answer,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        let Some(answered) = self.way.answer(answer) else {
            return Ok(());
        };
        said::judgement(posed, &answered.judgement, output)?;
        if !answered.counts {
            said::say("For the score, the first answer counts.", output)?;
        }
        let see = posed.exercise().see.as_ref();
        self.see = see.map(|see| see.value.clone());
        self.is_new();
        Ok(())
    }

    fn back(&mut self, output: &mut Output<'_>) -> anyhow::Result<()> {
        if self.is_comparing {
            (self.is_comparing, self.is_said) = (false, false);
            return Ok(());
        }
        if !self.way.back() {
            return said::say("This is the beginning.", output);
        }
        self.is_new();
        Ok(())
    }
}

/// Returns what a line means; what is no command is an answer.
fn read(line: &str) -> Typed {
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
