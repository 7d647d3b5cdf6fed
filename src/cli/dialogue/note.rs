//! Notes: what the user wrote on a record, read at its end, and written in the editor or a paragraph at a time.

use super::Session;
use super::library::sentence;
use super::text::Text;
use super::words::{Here, numbered};
use crate::cli::output::Line;
use crate::cli::plain_page::{Page, Sheet};
use crate::content::parse_document;
use crate::personal::Order;
use crate::tui::editor::{CLOSED, Manner, NOWHERE, note_in_lines};
use crate::tui::kept::{NOTE, YOUR_NOTE};

/// The record that a note is on.
struct Noted {
    slug: String,
    title: String,
}

impl Session<'_, '_> {
    /// Opens the note on the record that is read in the editor, or adds words to it; in a list, on the record of a number.
    pub(super) fn write_note(&mut self, rest: &str) -> anyhow::Result<()> {
        if !self.settings.history {
            return self.say(&sentence(CLOSED));
        }
        if self.keeping.notes().is_none() {
            return self.say(&sentence(NOWHERE));
        }
        let Some((record, words)) = self.noted(rest) else {
            return self.say("Type note and the number of a record, or open one first.");
        };
        if words.is_empty() {
            return self.edit_note(&record);
        }
        let (slug, words) = (record.slug.clone(), words.to_owned());
        self.keeping.order(Order::AddToNote { slug, words });
        self.renew_note(&record.slug);
        self.tell()
    }

    /// Returns which record is meant, and the words that are to be added.
    fn noted<'t>(&self, rest: &'t str) -> Option<(Noted, &'t str)> {
        if self.here() == Here::Reader {
            let record = &self.reading()?.opened()?.record;
            let noted = Noted {
                slug: record.id.slug.clone(),
                title: record.title.value.clone(),
            };
            return Some((noted, rest));
        }
        let (number, words) = numbered(rest)?;
        let listed = self.listed(number)?;
        let noted = Noted {
            slug: listed.id.slug,
            title: listed.title,
        };
        Some((noted, words))
    }

    /// Tells the note, lends the terminal to the editor, and tells what became of the note.
    fn edit_note(&mut self, record: &Noted) -> anyhow::Result<()> {
        self.tell_note(record)?;
        if !self.can_edit {
            return self.say("The editor needs a terminal. Type note and some words to add them.");
        }
        let editor = self.settings.editor.words();
        self.say(match Manner::of(&editor) {
            Manner::Absent => "Without an editor, type note and some words to add them.",
            Manner::Vi => "vi has the terminal now; in it, Esc and :wq save and leave.",
            Manner::Telling => "The editor has the terminal now; leave it to come back.",
        })?;
        if editor.is_empty() {
            return Ok(());
        }
        self.output.finish()?;
        let told = note_in_lines(self.keeping.notes(), &record.slug, &editor);
        self.keeping.order(Order::LookAtNotes);
        self.renew_note(&record.slug);
        for words in &told {
            self.say(&sentence(words))?;
        }
        self.tell()
    }

    /// Says what stands in a note, or how it begins.
    fn tell_note(&mut self, record: &Noted) -> anyhow::Result<()> {
        let mut text = Text::new(Vec::new());
        text.add(YOUR_NOTE, NOTE, &self.note_lines(&record.slug));
        let title = record.title.trim_end_matches('.');
        let Some(first) = text.parts.first() else {
            return self.say(&format!("There is no note yet on {title}."));
        };
        self.say(&format!("{YOUR_NOTE} on {title}:"))?;
        self.output.lines(&first.lines)?;
        if text.parts.len() > 1 {
            self.say("It goes on at the end of the record.")?;
        }
        Ok(())
    }

    /// Returns the note on a record; empty where there is none.
    fn note_on(&self, slug: &str) -> &str {
        let note = self.keeping.kept().note_on(slug);
        note.map_or("", |note| note.text.trim())
    }

    /// Returns the lines of the note on a record; none where there is none.
    pub(super) fn note_lines(&self, slug: &str) -> Vec<Line> {
        let text = self.note_on(slug);
        if text.is_empty() {
            return Vec::new();
        }
        let sheet = Sheet::new(self.width(), self.labels());
        Page::of_document(&parse_document(text, 0), sheet).lines()
    }

    /// Puts the note on a record, as it is now, at the end of each text of it.
    pub(super) fn renew_note(&mut self, slug: &str) {
        let lines = self.note_lines(slug);
        for reading in self.readings_mut() {
            let record = reading.opened().map(|opened| &opened.record);
            if record.is_some_and(|record| record.id.slug == slug) {
                reading.set_note(&lines);
            }
        }
    }
}
