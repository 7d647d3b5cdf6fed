//! What is kept for the user, as the keeper told it last: every screen may look at it, none changes it.
//!
//! Keeping is the keeper's: a screen orders, and sees what came of it here. Only what is picked and what is learned is
//! changed at once, because the next key may compare it, or ask the next question.

use std::collections::{BTreeSet, VecDeque};

use crate::model::session::SessionLog;
use crate::model::{Deed, Progress};
use crate::personal::{News, Note, Picks, SavedAnswers, SavedSearch, Spot};

/// What the anchor of the note on a page is, and what those in it begin with.
pub const NOTE: &str = "note:";

/// What the note on a page stands under.
pub const YOUR_NOTE: &str = "Your note";

/// What was learned: as the keeper told it last, with what was ordered since.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    progress: Option<Progress>,
    /// What was ordered and not told of yet, the oldest first.
    waiting: VecDeque<Vec<Deed>>,
}

impl Learned {
    /// Returns what was done; nothing while it is not known.
    pub fn progress(&self) -> Option<&Progress> {
        self.progress.as_ref()
    }

    /// Adds what the keeper is ordered to keep.
    pub fn order(&mut self, deeds: &[Deed]) {
        let progress = self.progress.get_or_insert_default();
        for deed in deeds {
            progress.add(deed);
        }
        self.waiting.push_back(deeds.to_vec());
    }

    /// Takes what the keeper tells: at first what was there, then once for each order.
    fn take(&mut self, told: &Progress) {
        if self.progress.is_some() {
            self.waiting.pop_front();
        }
        let mut progress = told.clone();
        for deed in self.waiting.iter().flatten() {
            progress.add(deed);
        }
        self.progress = Some(progress);
    }
}

/// What is picked to be compared: as the keeper told it last, with what was ordered since.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    picks: Picks,
    /// What was ordered and not seen in what was told since: the record, and whether it is to be picked.
    waiting: Vec<(Spot, bool)>,
}

impl Picked {
    /// Returns the beginnings of the picked records, that of the first one picked first.
    pub fn all(&self) -> &[Spot] {
        self.picks.all()
    }

    /// Tells whether the record of a file is picked, in whichever language.
    pub fn has(&self, record: &str) -> bool {
        self.picks.has(record)
    }

    /// Picks the record of a place, as the keeper is ordered to.
    pub fn pick(&mut self, spot: &Spot) {
        self.picks.pick(spot);
        self.waiting.push((spot.clone(), true));
    }

    /// Takes the record of a file back, as the keeper is ordered to; tells whether it was picked.
    pub fn take_back(&mut self, record: &str) -> bool {
        let is_undone = self.picks.take_back(record);
        if is_undone {
            let spot = Spot {
                record: record.to_owned(),
                ..Spot::default()
            };
            self.waiting.push((spot, false));
        }
        is_undone
    }

    /// Takes what the keeper tells; it may not have come to the last orders yet.
    pub fn take(&mut self, told: &Picks) {
        let mut looked: Vec<String> = Vec::new();
        self.waiting.retain(|(spot, is_wanted)| {
            let is_later = looked.iter().any(|record| spot.is_of(record));
            looked.push(spot.record.clone());
            is_later || told.has(&spot.record) != *is_wanted
        });
        self.picks.clone_from(told);
        for (spot, is_wanted) in &self.waiting {
            if *is_wanted {
                self.picks.pick(spot);
            } else {
                self.picks.take_back(&spot.record);
            }
        }
    }
}

/// What is kept for the user.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The marks, the oldest first.
    pub marks: Vec<Spot>,
    /// The records picked to be compared.
    pub picks: Picked,
    /// The notes, by slug.
    pub notes: Vec<Note>,
    /// The saved searches.
    pub searches: Vec<SavedSearch>,
    /// The saved answers of the workbench.
    pub answers: Vec<SavedAnswers>,
    /// What was learned.
    pub learned: Learned,
    /// The sessions that were begun.
    pub sessions: Vec<SessionLog>,
    /// Where one stopped in the records read, that of the last one at the end.
    pub read: Vec<Spot>,
    /// The queries asked, the last one at the end.
    pub asked: Vec<String>,
    /// The records that this library does not have, as far as it was asked.
    lacking: BTreeSet<String>,
    /// The records it was asked about.
    looked: BTreeSet<String>,
}

impl Kept {
    /// Takes what the keeper says.
    pub fn take(&mut self, news: &News) {
        match news {
            News::Marks(marks) => self.marks.clone_from(marks),
            News::Picks(picks) => self.picks.take(picks),
            News::Notes(notes) => self.notes.clone_from(notes),
            News::Saved(searches) => self.searches.clone_from(searches),
            News::Answers(answers) => self.answers.clone_from(answers),
            News::Learned(progress) => self.learned.take(progress),
            News::Sessions(sessions) => self.sessions.clone_from(sessions),
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

    /// Returns where one stopped in the record read last of those that this library has.
    pub fn last_read(&self) -> Option<&Spot> {
        let mut read = self.read.iter().rev();
        read.find(|spot| !self.lacks(&spot.record))
    }

    /// Tells whether this library is known not to have a record.
    pub fn lacks(&self, record: &str) -> bool {
        self.lacking.contains(record)
    }

    /// Takes which records this library does not have, of those it was asked about.
    pub fn lack(&mut self, records: &[String]) {
        self.lacking = records.iter().cloned().collect();
    }

    /// Has the library asked about all records once more, because its files may have changed.
    pub fn look_again(&mut self) {
        self.looked.clear();
    }

    /// Returns all records that are kept, when there is one that the library was not asked about yet.
    pub fn to_look_for(&mut self) -> Option<Vec<String>> {
        let spots = self.marks.iter().chain(self.picks.all()).chain(&self.read);
        let all: BTreeSet<String> = spots.map(|spot| spot.record.clone()).collect();
        if all.is_subset(&self.looked) {
            return None;
        }
        self.looked.clone_from(&all);
        Some(all.into_iter().collect())
    }

    /// Returns where one stopped in the record of a file.
    pub fn stopped_in(&self, record: &str) -> Option<&Spot> {
        self.read.iter().find(|spot| spot.is_of(record))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: &str) -> Vec<Deed> {
        vec![Deed::GoOn {
            module: "m".to_owned(),
            at: place.to_owned(),
        }]
    }

    fn progress(deeds: &[Deed]) -> Progress {
        let mut progress = Progress::default();
        for deed in deeds {
            progress.add(deed);
        }
        progress
    }

    #[test]
    fn the_library_is_asked_once_about_each_record_that_is_kept() {
        let spot = |record: &str| Spot {
            record: record.to_owned(),
            ..Spot::default()
        };
        let mut kept = Kept::default();
        assert_eq!(kept.to_look_for(), None);
        kept.read = vec![spot("cases/a.md"), spot("cases/b.md")];
        assert_eq!(kept.to_look_for().unwrap(), ["cases/a.md", "cases/b.md"]);
        assert_eq!(kept.to_look_for(), None);
        assert_eq!(kept.last_read().unwrap().record, "cases/b.md");
        kept.lack(&["cases/b.md".to_owned()]);
        assert_eq!(kept.last_read().unwrap().record, "cases/a.md");
        kept.marks = vec![spot("cases/c.md")];
        assert_eq!(kept.to_look_for().map(|all| all.len()), Some(3));
        kept.look_again();
        assert_eq!(kept.to_look_for().map(|all| all.len()), Some(3));
    }

    #[test]
    fn what_was_ordered_is_known_before_the_keeper_tells_it() {
        let mut learned = Learned::default();
        assert!(learned.progress().is_none());
        learned.take(&Progress::default());
        learned.order(&at("e1"));
        learned.order(&at("e2"));
        // The keeper is one order behind, and another program has begun a module.
        let mut told = progress(&at("e1"));
        told.add(&Deed::GoOn {
            module: "n".to_owned(),
            at: "e9".to_owned(),
        });
        learned.take(&told);
        let known = learned.progress().unwrap();
        assert_eq!(known.course("m").unwrap().at, "e2");
        assert_eq!(known.course("n").unwrap().at, "e9");
        learned.take(&progress(&at("e2")));
        assert_eq!(*learned.progress().unwrap(), progress(&at("e2")));
    }
}
