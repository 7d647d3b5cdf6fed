//! Presenting in lines: the slides of what is read or compared, one after the other.

use super::Session;
use super::reading::Subject;
use crate::cli::output::{Line, Role};
use crate::library::{Hearers, Presented};
use crate::tui::screens::present::deck;

/// The lines that a slide is cut to.
const ROWS: u16 = 24;

impl Session<'_, '_> {
    /// Tells what is read as slides, each under its number.
    pub(super) fn present(&mut self) -> anyhow::Result<()> {
        let what = match self.reading().map(|reading| &reading.subject) {
            Some(Subject::Record(opened)) => Presented::Records(vec![opened.record.path.clone()]),
            Some(Subject::Comparison(compared)) => {
                let names = compared.records.iter().map(|one| one.path.clone());
                Presented::Comparison(names.collect())
            }
            None => return Ok(()),
        };
        let hearers = Hearers {
            language: &self.settings.language,
            today: self.settings.today,
        };
        let talk = match self.library.talk(&what, hearers) {
            Ok(told) => told.talk,
            Err(error) => return self.trouble(&error),
        };
        let columns = u16::try_from(self.width()).unwrap_or(u16::MAX);
        let slides = deck(&talk, columns, ROWS).slides;
        let count = slides.len();
        for (slide, at) in slides.iter().zip(1..) {
            let words = slide.words(&talk);
            let head = Line::new().put(Role::Dim, &format!("[{at}/{count}] "));
            self.output.line(&head.put(Role::Heading, &words.heading))?;
            for line in &words.lines {
                self.output.line(&Line::text(line))?;
            }
        }
        self.say("That was the last slide. Without --plain, they fill the screen.")
    }
}
