//! Saying what something means, for a screen: the term or the record that tells it, opened, else those that are near.

use std::sync::Arc;

use super::{Opened, Worker};
use crate::library::{Meaning, Question};
use crate::model::Language;
use crate::search::Listed;

/// What something means.
#[derive(Clone, Debug)]
pub enum Explained {
    /// The term, or the record, that tells it.
    Told(Arc<Opened>),
    /// Terms that may have been meant, the nearest first; none where nothing is known.
    Near(Vec<Listed>),
}

impl Worker {
    /// Answers a question; names are looked for in these languages first, and the answer is in the first of them.
    pub(super) fn explain(
        &self,
        question: &Question,
        languages: &[Language],
    ) -> Result<Explained, String> {
        let meaning = self.library.meaning_now(question, languages);
        let listed = match meaning.map_err(|error| self.library.told(&error))? {
            Meaning::Near(near) => return Ok(Explained::Near(near)),
            Meaning::Told(listed) => listed,
        };
        let listed = match languages.first() {
            Some(language) => self.library.in_language(listed, language),
            None => listed,
        };
        let opened = self.library.open_record(&listed.path);
        let mut opened = opened.map_err(|error| self.library.told(&error))?;
        opened.glossary = self.library.glossary();
        Ok(Explained::Told(Arc::new(opened)))
    }
}
