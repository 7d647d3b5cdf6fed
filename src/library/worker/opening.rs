//! Opening records and views, and laying records side by side.

use std::sync::Arc;

use super::{Opened, Reply, Ticket, Worker};
use crate::compare::{FEWEST, Table};
use crate::model::{Language, RecordPath, View};

/// Returns what is told where a name leads to nothing.
fn absent(name: &str) -> String {
    if RecordPath::parse(name).is_some() {
        format!("there is no file {name} in this library")
    } else {
        format!("no record is called {name}")
    }
}

impl Worker {
    /// Opens a record or a view, in a language if it is there in it.
    pub(super) fn open(
        &self,
        name: &str,
        language: Option<&Language>,
        (ticket, preview): (Ticket, bool),
    ) -> Result<Opened, String> {
        if let Some(view) = View::parse(name) {
            return self.view(&view, language);
        }
        let mut path = self.path(name, language);
        if path.is_none() {
            self.wait_for_records()?;
            path = self.path(name, language);
        }
        let path = path.ok_or_else(|| absent(name))?;
        let explained = |mut opened: Opened| {
            if !preview {
                opened.glossary = self.library.glossary();
            }
            opened
        };
        if let Some(beginning) = self.library.open_beginning(&path) {
            if preview {
                return Ok(beginning);
            }
            self.send(Reply::Opened(ticket, Arc::new(explained(beginning))));
        }
        let opened = self.library.open_record(&path);
        opened
            .map(explained)
            .map_err(|error| self.library.told(&error))
    }

    /// Returns the path of what is called by a name, in a language if it is there in it.
    fn path(&self, name: &str, language: Option<&Language>) -> Option<String> {
        match (self.library.find(name), language) {
            (Ok(found), Some(language)) => Some(self.library.in_language(found, language).path),
            (Ok(found), None) => Some(found.path),
            (Err(_), _) => self.library.unlisted_file(name),
        }
    }

    /// Waits for the index where there is none yet: in front of a room that of a library with drafts is made anew at each
    /// start, and what one begins with is asked for before it is there.
    fn wait_for_records(&self) -> Result<(), String> {
        if !self.library.index().is_empty() {
            return Ok(());
        }
        let settled = self.library.settle();
        settled.map_err(|error| self.library.told(&error))
    }

    /// Lays those of some records side by side that the library has; with fewer than can be compared the table is empty.
    pub(super) fn compare(
        &self,
        ticket: Ticket,
        names: &[String],
        language: &Language,
    ) -> Result<Reply, String> {
        self.wait_for_records()?;
        let (found, missing) = self.library.there_of(names);
        let found = found.into_iter();
        let listed: Vec<_> = found
            .map(|one| self.library.in_language(one, language))
            .collect();
        let table = if listed.len() < FEWEST {
            Table::default()
        } else {
            let table = self.library.compare(&listed, language);
            table.map_err(|error| self.library.told(&error))?
        };
        Ok(Reply::Compared(ticket, Box::new(table), missing))
    }
}
