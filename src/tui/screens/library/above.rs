//! The Library above another screen, as one comes to it from there: it begins with a query, and one step back leads there
//! again.

use super::state::Library;
use crate::tui::action::Action;

/// What a Library above another screen knows besides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Above {
    /// What stands below it, in words.
    below: &'static str,
    /// Whether the first answer is still to come, which gives the focus to the records.
    is_new: bool,
}

impl Library {
    /// Returns the Library with a query, above a screen of a name.
    pub fn above(screen: &str, (query, language, this_year): (&str, &str, u16)) -> Self {
        let below = match screen {
            "atlas" => "the Atlas",
            "standards" => "the Standards",
            "desk" => "the Desk",
            "reader" => "the page",
            _ => "where you were",
        };
        let mut library = Self::new(query, language, this_year);
        let is_new = true;
        library.above = Some(Above { below, is_new });
        library
    }

    /// Gives the focus to the records of the first answer: who comes with a query wants these.
    pub(super) fn begin_at_hits(&mut self) {
        let above = self.above.as_mut();
        if above.is_some_and(|above| std::mem::take(&mut above.is_new)) {
            self.focus_hits();
        }
    }

    /// Returns the word for going back in the footer, where that leads out of the Library.
    pub(super) fn word_back(&self, action: Action) -> Option<String> {
        let above = self.above.filter(|_| action == Action::Back)?;
        Some(format!("back to {}", above.below))
    }
}
