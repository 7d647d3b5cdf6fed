//! Carrying orders out, at once: what the thread of the keeper works with, and who has no frame to keep.
//!
//! Where nothing can be written, what is asked and read is remembered as long as the program runs, and that is told once;
//! a mark or a saved search that cannot be written is not there, and that is told each time.

use std::path::{Path, PathBuf};

use super::answers::{self, AnswerSets};
use super::change::AnswersChange;
use super::history::History;
use super::keeper::{News, Order, Places};
use super::lessons::Lessons;
use super::log::{Log, Logged};
use super::marks::Marks;
use super::notes::Notes;
use super::picks::Picks;
use super::readings::Readings;
use super::saved::{SavedSearch, Searches};
use super::sessions::{self, Sessions};
use super::spot::Spot;
use super::store::{Kept, Store, StoreError, set_aside_words};
use crate::model::session::SessionChange;

/// What is kept, and how orders change it.
pub struct Desk {
    asked: Log<History>,
    read: Log<Readings>,
    searches: Option<Store>,
    answers: Option<Store>,
    marks: Option<Store>,
    picks: Option<Store>,
    /// What is picked where there is no place to keep it.
    unkept: Picks,
    notes: Option<Notes>,
    lessons: Lessons,
    sessions: Option<Store>,
    /// What could not be kept of a session yet.
    unkept_session: Option<SessionChange>,
    /// Whether what is asked and read is remembered, and notes are shown; not in front of a room.
    records_history: bool,
    /// Whether it was told that nothing can be kept of that.
    is_told: bool,
    tell: Box<dyn Fn(News)>,
}

impl Desk {
    /// Returns what carries orders out on the files of these places and tells what came of each.
    pub fn new(places: &Places, records_history: bool, tell: Box<dyn Fn(News)>) -> Self {
        let store = |folder: &Option<PathBuf>, name: &str| {
            let folder = folder.as_ref()?;
            Some(Store::new(folder.join(name)))
        };
        Self {
            asked: Log::new(store(&places.state, "history.toml")),
            read: Log::new(store(&places.state, "reading.toml")),
            searches: store(&places.data, "searches.toml"),
            answers: store(&places.data, answers::FILE),
            marks: store(&places.data, "marks.toml"),
            picks: store(&places.data, "picks.toml"),
            unkept: Picks::default(),
            notes: Notes::of(places).filter(|_| records_history),
            lessons: Lessons::of(places, records_history),
            sessions: store(&places.state, sessions::FILE),
            unkept_session: None,
            records_history,
            is_told: false,
            tell,
        }
    }

    /// Tells what is kept.
    pub fn look(&mut self) {
        if self.records_history {
            if let Some(logged) = self.asked.read() {
                self.tell_asked(&logged);
            }
            if let Some(logged) = self.read.read() {
                self.tell_read(&logged);
            }
        }
        self.look_at(self.searches.as_ref(), searches);
        self.look_at(self.marks.as_ref(), marks);
        self.look_at(self.picks.as_ref(), picks);
        self.tell_notes();
        self.look_at(self.answers.as_ref(), answer_sets);
        for news in self.lessons.look() {
            (self.tell)(news);
        }
        self.look_at(self.sessions.as_ref(), held);
    }

    /// Does what is ordered.
    pub fn carry_out(&mut self, order: Order) {
        match order {
            Order::Remember(query) => self.change_asked(|asked| asked.remember(&query)),
            Order::ForgetQuery(query) => self.change_asked(|asked| asked.forget(&query)),
            Order::Read(spot) => self.change_read(|read| read.note(spot.clone())),
            Order::ForgetRead(record) => self.change_read(|read| read.forget(&record)),
            Order::Save(search) => self.save(search),
            Order::Forget(name) => self.forget(&name),
            Order::Mark(spot) => self.mark(spot),
            Order::Unmark(spot) => self.unmark(&spot),
            Order::Pick(spot) => self.change_picks(|all| all.pick(&spot)),
            Order::TakeBack(record) => self.change_picks(|all| {
                all.take_back(&record);
            }),
            Order::Look => self.look(),
            Order::LookAtNotes => self.tell_notes(),
            Order::AddToNote { slug, words } => self.add_to_note(&slug, &words),
            Order::RemoveNote(slug) => self.remove_note(&slug),
            Order::SaveAnswers(change) => self.save_answers(&change),
            Order::RemoveAnswers(name) => self.remove_answers(&name),
            Order::Learn(deeds) => {
                for news in self.lessons.add(deeds) {
                    (self.tell)(news);
                }
            }
            Order::KeepSession(change) => self.keep_session(*change),
        }
    }

    fn change_asked(&mut self, change: impl Fn(&mut History)) {
        if self.records_history {
            let logged = self.asked.update(change);
            self.tell_asked(&logged);
        }
    }

    fn change_read(&mut self, change: impl Fn(&mut Readings)) {
        if self.records_history {
            let logged = self.read.update(change);
            self.tell_read(&logged);
        }
    }

    fn save(&self, search: SavedSearch) {
        let name = search.name.clone();
        let change = |all: &mut Searches| all.save(search);
        match self.change(self.searches.as_ref(), change, searches) {
            Some(None) => self.told(format!("saved as {name}")),
            Some(Some(before)) => self.told(format!("saved as {name}, which was: {before}")),
            None => {}
        }
    }

    fn forget(&self, name: &str) {
        let change = |all: &mut Searches| all.forget(name);
        match self.change(self.searches.as_ref(), change, searches) {
            Some(true) => self.told(format!("{name} is forgotten")),
            Some(false) => self.told(format!("no saved search is called {name}")),
            None => {}
        }
    }

    /// Saves what has changed in answers; one is told only where that fails, for they are saved with each one given.
    fn save_answers(&self, changed: &AnswersChange) {
        let change = |all: &mut AnswerSets| all.save(changed);
        self.change(self.answers.as_ref(), change, answer_sets);
    }

    fn remove_answers(&self, name: &str) {
        let change = |all: &mut AnswerSets| all.remove(name);
        match self.change(self.answers.as_ref(), change, answer_sets) {
            Some(true) => self.told(format!("the answers {name} are removed")),
            Some(false) => self.told(format!("no answers are saved as {name}")),
            None => {}
        }
    }

    fn mark(&self, spot: Spot) {
        let words = format!("marked: {}", spot.words());
        let change = |all: &mut Marks| all.set(spot);
        if self.change(self.marks.as_ref(), change, marks).is_some() {
            self.told(words);
        }
    }

    fn unmark(&self, spot: &Spot) {
        let change = |all: &mut Marks| all.remove(spot);
        if self.change(self.marks.as_ref(), change, marks).is_some() {
            self.told(format!("mark removed: {}", spot.words()));
        }
    }

    /// Changes what is picked; where there is no place to keep it, it is picked as long as the program runs.
    fn change_picks(&mut self, change: impl FnOnce(&mut Picks)) {
        if self.picks.is_some() {
            self.change(self.picks.as_ref(), change, picks);
        } else {
            change(&mut self.unkept);
            (self.tell)(picks(&self.unkept));
        }
    }

    /// Keeps what has changed in a session. Where that cannot be, it is told each time, for a room relies on it, and tried
    /// again with the next change.
    fn keep_session(&mut self, mut change: SessionChange) {
        let is_it = |older: &mut SessionChange| older.now.agenda == change.now.agenda;
        if let Some(older) = self.unkept_session.take_if(is_it) {
            change.before = older.before;
        }
        let keep = |all: &mut Sessions| all.keep(&change);
        if self.change(self.sessions.as_ref(), keep, held).is_none() {
            self.unkept_session = Some(change);
        }
    }

    fn add_to_note(&self, slug: &str, words: &str) {
        let Some(notes) = &self.notes else {
            return;
        };
        match notes.add(slug, words) {
            Ok(()) => {
                self.tell_notes();
                self.told(format!("added to the note on {slug}"));
            }
            Err(error) => self.tell_fault(&error),
        }
    }

    fn remove_note(&self, slug: &str) {
        let Some(notes) = &self.notes else {
            return;
        };
        match notes.set_aside(slug) {
            Ok(path) => {
                self.tell_notes();
                self.told(format!("the note is now {}", path.display()));
            }
            Err(error) => self.tell_fault(&error),
        }
    }

    fn tell_notes(&self) {
        match self.notes.as_ref().map(Notes::all) {
            Some(Ok(notes)) => (self.tell)(News::Notes(notes)),
            Some(Err(error)) => self.tell_fault(&error),
            None => {}
        }
    }

    fn tell_fault(&self, error: &StoreError) {
        (self.tell)(News::Trouble(error.to_string()));
    }

    fn told(&self, words: String) {
        (self.tell)(News::Told(words));
    }

    /// Tells what a file of the user's own things holds.
    fn look_at<K: Kept>(&self, store: Option<&Store>, news: fn(&K) -> News) {
        match store.map(Store::read) {
            Some(Ok(held)) => {
                self.tell_set_aside(held.set_aside.as_deref());
                (self.tell)(news(&held.value));
            }
            Some(Err(error)) => self.tell_fault(&error),
            None => {}
        }
    }

    /// Changes a file of the user's own things and tells how they are now; `None` where it could not be written.
    fn change<K: Kept, T>(
        &self,
        store: Option<&Store>,
        change: impl FnOnce(&mut K) -> T,
        news: fn(&K) -> News,
    ) -> Option<T> {
        let Some(store) = store else {
            let words = "there is no directory to keep this in: HOME is not set";
            (self.tell)(News::Trouble(words.to_owned()));
            return None;
        };
        let mut outcome = None;
        match store.update(|value| outcome = Some(change(value))) {
            Ok(held) => {
                self.tell_set_aside(held.set_aside.as_deref());
                (self.tell)(news(&held.value));
                outcome
            }
            Err(error) => {
                self.tell_fault(&error);
                None
            }
        }
    }

    fn tell_asked(&mut self, logged: &Logged<History>) {
        self.tell_faults(logged);
        (self.tell)(News::History(logged.value.queries().to_vec()));
    }

    fn tell_read(&mut self, logged: &Logged<Readings>) {
        self.tell_faults(logged);
        (self.tell)(News::Read(logged.value.all().to_vec()));
    }

    fn tell_faults<K>(&mut self, logged: &Logged<K>) {
        self.tell_set_aside(logged.set_aside.as_deref());
        if let Some(error) = &logged.failure
            && !std::mem::replace(&mut self.is_told, true)
        {
            let words = format!("what is asked and read is not kept: {error}");
            (self.tell)(News::Trouble(words));
        }
    }

    fn tell_set_aside(&self, path: Option<&Path>) {
        if let Some(path) = path {
            (self.tell)(News::Trouble(set_aside_words(path)));
        }
    }
}

fn searches(searches: &Searches) -> News {
    News::Saved(searches.all().to_vec())
}

fn answer_sets(answers: &AnswerSets) -> News {
    News::Answers(answers.all().to_vec())
}

fn marks(marks: &Marks) -> News {
    News::Marks(marks.all().to_vec())
}

fn held(sessions: &Sessions) -> News {
    News::Sessions(sessions.all().to_vec())
}

fn picks(picks: &Picks) -> News {
    News::Picks(picks.clone())
}
