//! What the worker makes of no record: views, and the lists that lead to them.

use std::sync::Arc;

use super::{Opened, Reply, Ticket, Worker, told};
use crate::model::{Language, View};

impl Worker {
    /// Returns a view, in English where no language is wanted.
    pub(super) fn view(&self, view: &View, language: Option<&Language>) -> Result<Opened, String> {
        let english = Language::english();
        let opened = self.library.view_now(view, language.unwrap_or(&english));
        let mut opened = opened.map_err(|error| told(&error))?;
        opened.glossary = self.library.glossary();
        Ok(opened)
    }

    /// Returns the instruments and the countries.
    pub(super) fn overview(&self, ticket: Ticket, language: &Language) -> Result<Reply, String> {
        let listed = self.library.overview_now(language);
        let listed = listed.map_err(|error| told(&error))?;
        Ok(Reply::Overview(ticket, Arc::new(listed)))
    }
}
