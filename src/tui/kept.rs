//! What is kept for the user, as the keeper told it last: every screen may look at it, none changes it.
//!
//! Keeping is the keeper's: a screen orders, and sees what came of it here. Only what is picked is changed at once, because
//! the next key may compare it.

use crate::personal::{News, Note, Picks, SavedAnswers, SavedSearch, Spot};

/// What the anchor of the note on a page is, and what those in it begin with.
pub const NOTE: &str = "note:";

/// What the note on a page stands under.
pub const YOUR_NOTE: &str = "Your note";

/// What is kept for the user.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The marks, the oldest first.
    pub marks: Vec<Spot>,
    /// The records picked to be compared.
    pub picks: Picks,
    /// The notes, by slug.
    pub notes: Vec<Note>,
    /// The saved searches.
    pub searches: Vec<SavedSearch>,
    /// The saved answers of the workbench.
    pub answers: Vec<SavedAnswers>,
    /// Where one stopped in the records read, that of the last one at the end.
    pub read: Vec<Spot>,
    /// The queries asked, the last one at the end.
    pub asked: Vec<String>,
}

impl Kept {
    /// Takes what the keeper says.
    pub fn take(&mut self, news: &News) {
        match news {
            News::Marks(marks) => self.marks.clone_from(marks),
            News::Picks(picks) => self.picks.clone_from(picks),
            News::Notes(notes) => self.notes.clone_from(notes),
            News::Saved(searches) => self.searches.clone_from(searches),
            News::Answers(answers) => self.answers.clone_from(answers),
            News::Read(read) => self.read.clone_from(read),
            News::History(asked) => self.asked.clone_from(asked),
            News::Told(_) | News::Trouble(_) => {}
        }
    }

    /// Tells whether a mark stands at a place.
    pub fn is_marked(&self, spot: &Spot) -> bool {
        self.marks.iter().any(|mark| mark.is_at(spot))
    }

    /// Tells whether a mark stands anywhere in the record of a file.
    pub fn has_mark(&self, record: &str) -> bool {
        self.marks.iter().any(|mark| mark.is_of(record))
    }

    /// Returns the note on the record of a slug.
    pub fn note_on(&self, slug: &str) -> Option<&Note> {
        self.notes.iter().find(|note| note.slug == slug)
    }

    /// Returns what the record of a note is called, as far as that is known without opening it.
    pub fn title_of<'a>(&'a self, note: &'a Note) -> &'a str {
        let places = self.read.iter().chain(&self.marks);
        let mut spots = places.filter(|spot| spot.is_of(&note.slug));
        spots.next().map_or(&note.slug, |spot| &spot.title)
    }

    /// Returns where one stopped in the record of a file.
    pub fn stopped_in(&self, record: &str) -> Option<&Spot> {
        self.read.iter().find(|spot| spot.is_of(record))
    }
}
