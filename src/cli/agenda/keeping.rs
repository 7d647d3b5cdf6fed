//! Keeping a session, at once, and telling where that cannot be.

use crate::config::Settings;
use crate::model::session::{SessionChange, SessionLog};
use crate::personal::{Places, SessionsFile, StoreError, set_aside_words};

/// Who keeps sessions.
pub(in crate::cli) struct Keeping {
    file: Option<SessionsFile>,
    /// Whether it was told that nothing can be kept.
    is_told: bool,
}

impl Keeping {
    /// Returns who keeps them where these settings say.
    pub(in crate::cli) fn new(settings: &Settings) -> Self {
        let places = Places {
            data: settings.places.data.clone(),
            state: settings.places.state.clone(),
        };
        Self {
            file: SessionsFile::of(&places),
            is_told: false,
        }
    }

    /// Returns the session of an agenda that is kept, and what the user should know.
    pub(in crate::cli) fn read(&mut self, agenda: &str) -> (Option<SessionLog>, Option<String>) {
        match self.file.as_ref().map(SessionsFile::read) {
            Some(Ok((sessions, set_aside))) => {
                let mut all = sessions.all().iter();
                let log = all.find(|log| log.agenda == agenda).cloned();
                (log, set_aside.as_deref().map(set_aside_words))
            }
            Some(Err(error)) => (None, self.trouble(&error)),
            None => (None, None),
        }
    }

    /// Keeps what has changed in a session; returns the session as it is kept now, and what the user should know.
    pub(in crate::cli) fn keep(
        &mut self,
        change: &SessionChange,
    ) -> (Option<SessionLog>, Option<String>) {
        if let Some(file) = &self.file {
            return match file.keep(change) {
                Ok(log) => (Some(log), None),
                Err(error) => (None, self.trouble(&error)),
            };
        }
        let is_new = !std::mem::replace(&mut self.is_told, true);
        let nowhere = "there is no directory to keep the session in: HOME is not set";
        (None, is_new.then(|| nowhere.to_owned()))
    }

    /// Keeps the session of an agenda no longer; returns what the user should know.
    pub(in crate::cli) fn remove(&mut self, agenda: &str) -> Option<String> {
        let removed = self.file.as_ref().map(|file| file.remove(agenda))?;
        removed.err().and_then(|error| self.trouble(&error))
    }

    /// Returns what is told of a fault: it is told once.
    fn trouble(&mut self, error: &StoreError) -> Option<String> {
        let is_new = !std::mem::replace(&mut self.is_told, true);
        is_new.then(|| format!("the session is not kept: {error}"))
    }
}
