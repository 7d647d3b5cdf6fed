//! Keeping what was done, at once, and telling where that cannot be.

use crate::cli::Context;
use crate::config::Settings;
use crate::model::{Deed, Progress};
use crate::personal::{Learned, Places, ProgressFile, StoreError, set_aside_words};

/// Who keeps what was done.
pub(in crate::cli) struct Keeping {
    file: Option<ProgressFile>,
    /// Whether it was told that nothing can be kept.
    is_told: bool,
}

impl Keeping {
    /// Returns who keeps it where these settings say; in front of a room nobody does.
    pub(in crate::cli) fn new(settings: &Settings) -> Self {
        if settings.room {
            return Self::off();
        }
        let places = Places {
            data: settings.places.data.clone(),
            state: settings.places.state.clone(),
        };
        Self {
            file: ProgressFile::of(&places),
            is_told: false,
        }
    }

    /// Returns who keeps nothing, as in front of a room.
    pub(in crate::cli) fn off() -> Self {
        Self {
            file: None,
            is_told: true,
        }
    }

    /// Returns what is kept, and what the user should know of it.
    pub(in crate::cli) fn read(&mut self) -> (Progress, Option<String>) {
        match self.file.as_ref().map(ProgressFile::read) {
            Some(Ok(learned)) => told(learned),
            Some(Err(error)) => (Progress::default(), self.trouble(&error)),
            None => (Progress::default(), None),
        }
    }

    /// Keeps what was done; returns all that is kept now, where it could be, and what the user should know.
    pub(in crate::cli) fn add(&mut self, deeds: &[Deed]) -> (Option<Progress>, Option<String>) {
        if deeds.is_empty() {
            return (None, None);
        }
        match self.file.as_ref().map(|file| file.add(deeds)) {
            Some(Ok(learned)) => {
                let (progress, told) = told(learned);
                (Some(progress), told)
            }
            Some(Err(error)) => (None, self.trouble(&error)),
            None if !std::mem::replace(&mut self.is_told, true) => {
                let words = "there is no directory to keep answers in: HOME is not set";
                (None, Some(words.to_owned()))
            }
            None => (None, None),
        }
    }

    /// Returns what is told of a fault: it is told once.
    fn trouble(&mut self, error: &StoreError) -> Option<String> {
        let is_new = !std::mem::replace(&mut self.is_told, true);
        is_new.then(|| format!("answers are not kept: {error}"))
    }
}

fn told(learned: Learned) -> (Progress, Option<String>) {
    let told = learned.set_aside.as_deref().map(set_aside_words);
    (learned.progress, told)
}

/// Returns who keeps what is done, and what is kept; says what the user should know of it.
pub(super) fn read(context: &mut Context<'_, '_>) -> (Keeping, Progress) {
    if context.settings.room {
        context.say("in front of a room no answer is kept, and none of before is shown");
    }
    let mut keeping = Keeping::new(&context.settings);
    let (progress, told) = keeping.read();
    if let Some(told) = told {
        context.say(&told);
    }
    (keeping, progress)
}
