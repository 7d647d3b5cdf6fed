//! Editing: the file of the record that is read, in the user's editor; what was saved is read again.

use super::Session;
use super::library::sentence;
use super::place::Place;
use super::reading::Reading;
use crate::tui::editor::{BUILT_IN, Manner, NO_EDITOR, file_in_lines};

impl Session<'_, '_> {
    /// Opens the file of the record that is read in the editor, and reads it again.
    pub(super) fn edit_record(&mut self) -> anyhow::Result<()> {
        let opened = self.reading().and_then(Reading::opened);
        let Some(record) = opened.map(|opened| &opened.record) else {
            return Ok(());
        };
        if record.view().is_some() {
            return self.say("This page has no file; it is made anew each time.");
        }
        let path = record.path.clone();
        let [(_, Some(folder)), _] = self.library.places() else {
            return self.say(&sentence(BUILT_IN));
        };
        let file = folder.join("content").join(&path);
        let editor = self.settings.editor.words();
        if editor.is_empty() {
            return self.say(&sentence(NO_EDITOR));
        }
        if !self.can_edit {
            let file = file.display();
            return self.say(&format!("The editor needs a terminal; the file is {file}."));
        }
        if Manner::of(&editor) == Manner::Vi {
            self.say("vi has the terminal now; in it, Esc and :wq save and leave.")?;
        }
        self.output.finish()?;
        if let Some(told) = file_in_lines(&file, &editor) {
            self.say(&sentence(&told))?;
        }
        self.read_again(&path)
    }

    /// Reads the file that is read once more, from the section one was in; what is no record any more is told of, and the
    /// text of before stays.
    fn read_again(&mut self, path: &str) -> anyhow::Result<()> {
        let opened = match self.library.open_record(path) {
            Ok(opened) => opened,
            Err(error) => return self.say(&sentence(&self.library.told(&error))),
        };
        let section = self.reading().and_then(Reading::section);
        let mut reading = self.reading_of(opened);
        if let Some(section) = section {
            reading.aim(section, "Enter reads from");
        }
        if let Some(place) = self.place_mut() {
            *place = Place::Text(Box::new(reading));
        }
        self.announce()
    }
}
