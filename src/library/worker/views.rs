//! What the worker makes of no record: views, and the lists that lead to them.

use std::sync::Arc;

use super::{Opened, Reply, Request, Ticket, Worker, contained};
use crate::atlas::{self, Part, Seen, Words};
use crate::library::Hearers;
use crate::model::{Language, PartialDate, View};

/// A view over the library, with what is told of it.
#[derive(Clone, Debug)]
pub struct Viewed {
    /// The view.
    pub seen: Arc<Seen>,
    /// What is told of it.
    pub parts: Vec<Part>,
}

impl Worker {
    /// Returns a view, in English where no language is wanted.
    pub(super) fn view(&self, view: &View, language: Option<&Language>) -> Result<Opened, String> {
        let english = Language::english();
        let opened = self.library.view_now(view, language.unwrap_or(&english));
        let mut opened = opened.map_err(|error| self.library.told(&error))?;
        opened.glossary = self.library.glossary();
        Ok(opened)
    }

    /// Returns the instruments and the countries.
    pub(super) fn overview(&self, ticket: Ticket, language: &Language) -> Result<Reply, String> {
        let listed = self.library.overview_now(language);
        let listed = listed.map_err(|error| self.library.told(&error))?;
        Ok(Reply::Overview(ticket, Arc::new(listed)))
    }

    /// Sees the library as a whole.
    pub(super) fn see(
        &self,
        view: atlas::View,
        query: &str,
        today: PartialDate,
        language: &Language,
    ) -> Result<Viewed, String> {
        let seen = self.library.see_now(view, query, true, today);
        let seen = seen.map_err(|error| self.library.told(&error))?;
        let tables = self.library.tables();
        let words = Words {
            tables: &tables,
            language,
        };
        let parts = seen.told(words).parts();
        Ok(Viewed {
            seen: Arc::new(seen),
            parts,
        })
    }

    /// Makes the talk of what is presented, unless it is there already.
    pub(super) fn present(&self, request: Request) -> (Ticket, Result<Reply, String>) {
        let Request::Present {
            ticket,
            what,
            language,
            today,
            unless,
        } = request
        else {
            return (0, Err("there is no such talk".to_owned()));
        };
        let hearers = Hearers {
            language: &language,
            today,
        };
        let make = || {
            if unless.is_some() && unless == Some(self.library.stamp(&what, hearers)) {
                return Ok(Reply::Unchanged(ticket));
            }
            let talk = self.library.talk_now(&what, hearers);
            let talk = talk.map_err(|error| self.library.told(&error))?;
            Ok(Reply::Presented(ticket, Arc::new(talk)))
        };
        (ticket, contained(make))
    }

    /// Writes what is shown to a file, over one that is there only if that is wanted.
    pub(super) fn write(&self, request: Request) -> (Ticket, Result<Reply, String>) {
        let Request::Export {
            ticket,
            what,
            language,
            file,
            overwrites,
        } = request
        else {
            return (0, Err("there is nothing to write".to_owned()));
        };
        let write = || self.library.export(&what, &language, &file, overwrites);
        let written = contained(|| write().map_err(|error| self.library.told(&error)));
        (ticket, written.map(|()| Reply::Exported(ticket, file)))
    }
}
