//! Filling in a worksheet: the user's own copy of the one that is read, in the editor.

use super::Session;
use super::library::sentence;
use crate::cli::learn::own_copy;
use crate::learn;
use crate::model::Kind;
use crate::tui::editor::{Manner, file_in_lines};

impl Session<'_, '_> {
    /// Opens the user's own copy of the worksheet that is read in the editor; where there is none yet, it is made.
    pub(super) fn fill_in_worksheet(&mut self) -> anyhow::Result<()> {
        let opened = self.reading().and_then(|reading| reading.opened());
        let worksheet = opened
            .map(|opened| &opened.record)
            .filter(|record| record.id.kind == Kind::Worksheet);
        let Some(record) = worksheet else {
            return self.say("This is no worksheet. Open one first, such as open action-plan.");
        };
        let slug = record.id.slug.clone();
        let copy = match self.library.read_text(&record.path) {
            Ok(text) => learn::copy(record, &text),
            Err(error) => return self.trouble(&error),
        };
        let file = match own_copy(&slug, &copy, self.settings) {
            Ok(file) => file,
            Err(error) => return self.say(&sentence(&error.to_string())),
        };
        self.say(&format!(
            "Your copy of the worksheet is {}.",
            file.display()
        ))?;
        let editor = self.settings.editor.words();
        if !self.can_edit || editor.is_empty() {
            return self
                .say("The editor needs a terminal and EDITOR; open the file with any editor.");
        }
        if Manner::of(&editor) == Manner::Vi {
            self.say("vi has the terminal now; in it, Esc and :wq save and leave.")?;
        }
        self.output.finish()?;
        match file_in_lines(&file, &editor) {
            Some(told) => self.say(&sentence(&told)),
            None => self.say("Back from the editor."),
        }
    }
}
