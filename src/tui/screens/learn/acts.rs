//! What can be done with what is selected among the modules.

use super::Learn;
use super::rows::Entry;
use super::training::Training;
use crate::library::worker::Request;
use crate::model::Deed;
use crate::personal::Order;
use crate::tui::effect::Effect;
use crate::tui::screens::{Go, Outcome, Tickets};

impl Learn {
    /// Does what is selected.
    pub(super) fn open(&mut self) -> Outcome {
        let Some(progress) = self.progress.clone() else {
            return Outcome::tell("what you have learned is still being read; once more, please");
        };
        match self.chosen() {
            Some(Entry::Review) => self.review(),
            Some(Entry::Module(_)) => match self.module().cloned() {
                Some(taught) => {
                    let training = Training::of_module(taught, progress, self.today);
                    Outcome::go(Go::Push(Box::new(training.kept_if(self.is_kept))))
                }
                None => Outcome::stay(),
            },
            Some(Entry::Sheet(_)) => self.read(),
            None => Outcome::stay(),
        }
    }

    /// Asks the questions that come back.
    pub(super) fn review(&mut self) -> Outcome {
        let (Some(progress), Some(curriculum)) = (&self.progress, &self.curriculum) else {
            return Outcome::stay();
        };
        if self.scores.due() == 0 {
            return Outcome::tell("no question comes back today");
        }
        let modules = curriculum.modules.iter();
        let begun = modules.filter(|taught| progress.course(&taught.slug).is_some());
        let training = Training::of_review(begun.cloned().collect(), progress.clone(), self.today);
        Outcome::go(Go::Push(Box::new(training.kept_if(self.is_kept))))
    }

    /// Opens the selected module or worksheet in the reader.
    pub(super) fn read(&self) -> Outcome {
        let sheet = match self.chosen() {
            Some(Entry::Sheet(_)) => self.sheet().map(|sheet| &sheet.path),
            _ => None,
        };
        let path = self.module().map(|taught| &taught.path).or(sheet);
        path.map_or_else(Outcome::stay, |path| {
            Outcome::go(Go::OpenRecord {
                name: path.clone(),
                anchor: None,
                words: Vec::new(),
            })
        })
    }

    /// Asks for a copy of the worksheet, from which the user's own is made where there is none.
    pub(super) fn copy(&mut self, tickets: &mut Tickets) -> Outcome {
        let Some(sheet) = self.sheet() else {
            return Outcome::tell(
                "no worksheet belongs to this; they stand at the end of the list",
            );
        };
        let (ticket, path, slug) = (tickets.next(), sheet.path.clone(), sheet.slug.clone());
        self.copied = Some((ticket, slug));
        Outcome::ask(Request::Worksheet { ticket, path })
    }

    /// Forgets what was done in the selected module when it is asked for twice.
    pub(super) fn forget(&mut self, asked: Option<&str>) -> Outcome {
        let Some(slug) = self.module().map(|taught| taught.slug.clone()) else {
            return Outcome::stay();
        };
        let progress = self.progress.as_ref();
        if progress.and_then(|known| known.course(&slug)).is_none() {
            return Outcome::tell("nothing was done in this module yet");
        }
        if asked == Some(slug.as_str()) {
            let deed = Deed::Forget { module: slug };
            return Outcome::tell("all answers in the module are forgotten")
                .with(Effect::Keep(Order::Learn(vec![deed])));
        }
        self.forgetting = Some(slug);
        Outcome::stay()
    }
}
