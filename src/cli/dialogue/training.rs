//! A module done exercise by exercise, and the questions that come back.
//!
//! The steps are those of the command `learn`, asked by the same `training`; here one comes from the list of the modules,
//! and goes back to it.

use super::library::sentence;
use super::place::Place;
use super::words::{Here, numbers};
use super::{Session, Then};
use crate::cli::learn::training::{Then as Next, Training};
use crate::cli::learn::{Lesson, begun, passage, taught};
use crate::cli::output::Line;
use crate::library::LibraryError;
use crate::model::{Kind, Progress};
use crate::search::Listed;

/// What asks here for the questions that come back.
const REVIEW: &str = "review, in the list of the modules,";

impl Session<'_, '_> {
    /// Does the module of a number of the list, or the one that is read.
    pub(super) fn do_module(&mut self, rest: &str) -> anyhow::Result<()> {
        let listed = match (self.here(), numbers(rest).as_deref()) {
            (Here::Reader, _) => {
                let record = self.reading().and_then(|reading| reading.opened());
                let name = record.map(|opened| opened.record.path.clone());
                name.and_then(|name| self.library.resolve(&name).ok()?.ok())
            }
            (_, Some([number])) => self.listed(*number),
            _ => None,
        };
        let module = listed.filter(|listed| listed.id.kind == Kind::Module);
        let Some(module) = module else {
            return self.say("Type e and the number of a module in the list of modules.");
        };
        match self.teach(module) {
            Ok(Some((taught, sections))) => {
                let progress = self.read_progress()?;
                let today = self.settings.today;
                let training = Training::of_module(taught, sections, progress, today);
                let training = training.reviewed_by(REVIEW).kept(!self.settings.room);
                self.go(Place::Training(Box::new(training)))
            }
            Ok(None) => self.say("That is no module."),
            Err(error) => self.trouble(&error),
        }
    }

    /// Asks the questions that come back, of all modules.
    pub(super) fn review(&mut self) -> anyhow::Result<()> {
        let progress = self.read_progress()?;
        let language = &self.settings.language;
        let modules = match begun(None, &progress, &self.library, language, self.width()) {
            Ok(modules) => modules,
            Err(error) => return self.trouble(&error),
        };
        let training = Training::of_review(modules, progress, self.settings.today);
        self.go(Place::Training(Box::new(training)))
    }

    /// Says what is done and how far one is.
    pub(super) fn announce_training(&mut self) -> anyhow::Result<()> {
        match self.training() {
            Some(training) => training.welcome(self.output),
            None => Ok(()),
        }
    }

    /// Puts the next question; where there is none left, goes back to the modules.
    pub(super) fn ask_exercise(&mut self) -> anyhow::Result<bool> {
        let Some(mut training) = self.training() else {
            return Ok(false);
        };
        let is_asked = training.ask(self.output)?;
        self.put_training(training);
        if !is_asked {
            self.leave_training()?;
        }
        Ok(is_asked)
    }

    /// Takes what was typed to a question, and keeps what was done.
    pub(super) fn answer_exercise(&mut self, line: &str) -> anyhow::Result<Then> {
        let Some(mut training) = self.training() else {
            return Ok(Then::Ask);
        };
        let next = training.take(line, self.output)?;
        let deeds = training.take_deeds();
        self.note_answers(&deeds)?;
        let (progress, told) = self.learned.add(&deeds);
        if let Some(progress) = progress {
            training.set_progress(progress);
        }
        self.put_training(training);
        if let Some(words) = told {
            self.say(&sentence(&words))?;
        }
        match next {
            Next::Ask => {}
            Next::End => {
                self.leave_training()?;
            }
            Next::Read(see) => {
                let (width, language) = (self.width(), &self.settings.language);
                let lines = passage(&see, &self.library, language, width);
                self.output.lines(&lines)?;
                let slug = see.split('#').next().unwrap_or_default();
                self.output
                    .line(&Line::text(&format!("All of it, after q: open {slug}")))?;
            }
        }
        Ok(Then::Ask)
    }

    /// Goes back to where one came from; the numbers are again those of the list there.
    fn leave_training(&mut self) -> anyhow::Result<()> {
        self.leave();
        if self.here() == Here::Agenda {
            return self.announce();
        }
        let kept = if self.settings.room {
            "Nothing answered is kept in front of a room."
        } else {
            "Everything answered is kept."
        };
        self.say(&format!(
            "{kept} a tells where you are, with the list of what is there."
        ))
    }

    pub(super) fn teach(&self, module: Listed) -> Result<Option<Lesson>, LibraryError> {
        taught(module, &self.library, &self.settings.language, self.width())
    }

    /// Reads what is kept, and says what the user should know of it.
    pub(super) fn read_progress(&mut self) -> anyhow::Result<Progress> {
        let (progress, told) = self.learned.read();
        if let Some(words) = told {
            self.say(&sentence(&words))?;
        }
        Ok(progress)
    }

    /// Returns the training one is in.
    fn training(&self) -> Option<Box<Training>> {
        match self.place() {
            Some(Place::Training(training)) => Some(training.clone()),
            _ => None,
        }
    }

    fn put_training(&mut self, training: Box<Training>) {
        if let Some(place) = self.place_mut() {
            *place = Place::Training(training);
        }
    }
}
