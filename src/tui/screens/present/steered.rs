//! What a presenter's console is told of the slides, and what it may do to them.

use super::Present;
use crate::slides::{Slide, Talk as Told};
use crate::tui::stage::{Card, Command, Note, Talk, Wall};

/// What notes of slides are called beside those of an agenda.
const NOTES: &str = "Slide";

impl Present {
    /// Returns the slide, the next one, and what only the presenter should know.
    pub(super) fn told_to_console(&self) -> Talk {
        let mut talk = Talk {
            wall: Wall::Slides,
            at: self.at,
            count: self.deck.slides.len(),
            is_blank: self.is_blank,
            time: Some(self.timer.staged()),
            ..Talk::default()
        };
        let Some(told) = &self.told else {
            let words = self.failure.as_deref().unwrap_or("Making the slides…");
            talk.now.lines.push(words.to_owned());
            return talk;
        };
        let told = &told.talk;
        talk.title.clone_from(&told.title);
        let card = |slide: &Slide| Card::from(slide.words(told));
        talk.now = self.deck.slides.get(self.at).map(card).unwrap_or_default();
        talk.next = self.deck.slides.get(self.at + 1).map(card);
        talk.notes.extend(self.notes(told));
        talk
    }

    /// Returns what the presenter should know of the slide.
    fn notes(&self, told: &Told) -> Option<Note> {
        let slide = self.deck.slides.get(self.at)?;
        let chapter = told.chapters.get(slide.chapter)?;
        (!chapter.notes.is_empty()).then(|| Note {
            of: NOTES.to_owned(),
            lines: chapter.notes.clone(),
        })
    }

    /// Does what is asked for from a console; what stood over the slide in the room goes.
    pub(super) fn obey(&mut self, command: Command) {
        let was_blank = match command {
            Command::Blank => {
                self.is_blank = !self.is_blank;
                return;
            }
            Command::Timer => {
                self.timer.toggle();
                return;
            }
            // As in the room: first the slide is seen again.
            _ => std::mem::take(&mut self.is_blank),
        };
        (self.index, self.typed) = (None, None);
        match command {
            Command::Go(to) => self.go(to),
            Command::First => self.go(0),
            Command::Last => self.go(usize::MAX),
            Command::Next | Command::Open if !was_blank => self.go(self.at + 1),
            Command::Back if !was_blank => self.go(self.at.saturating_sub(1)),
            _ => {}
        }
    }
}
