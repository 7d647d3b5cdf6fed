//! Opening records and views, and laying records side by side.

use std::sync::Arc;

use super::{Opened, Reply, Ticket, Worker, told};
use crate::model::{Language, View};

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
        let mut found = self
            .library
            .find(name)
            .map_err(|_| format!("no record is called {name}"))?;
        if let Some(language) = language {
            found = self.library.in_language(found, language);
        }
        let explained = |mut opened: Opened| {
            if !preview {
                opened.glossary = self.library.glossary();
            }
            opened
        };
        if let Some(beginning) = self.library.open_beginning(&found.path) {
            if preview {
                return Ok(beginning);
            }
            self.send(Reply::Opened(ticket, Arc::new(explained(beginning))));
        }
        let opened = self.library.open_record(&found.path);
        opened.map(explained).map_err(|error| told(&error))
    }

    /// Lays records side by side.
    pub(super) fn compare(
        &self,
        ticket: Ticket,
        names: &[String],
        language: &Language,
    ) -> Result<Reply, String> {
        let mut listed = Vec::with_capacity(names.len());
        for name in names {
            let found = self.library.find(name);
            let found = found.map_err(|_| format!("no record is called {name}"))?;
            listed.push(self.library.in_language(found, language));
        }
        let table = self.library.compare(&listed, language);
        let table = table.map_err(|error| told(&error))?;
        Ok(Reply::Compared(ticket, Box::new(table)))
    }
}
