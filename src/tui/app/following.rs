//! An agenda that is followed: the way to it from anywhere, the clock, what is noted of what is shown, and what a wall must
//! not see meanwhile.
//!
//! A session is in its screen; when one goes elsewhere the screen is put aside, and the session goes on.

use super::presenting::strong;
use super::{App, Company};
use crate::library::worker::Request;
use crate::model::RecordPath;
use crate::model::session::{Act, Answered};
use crate::model::{Deed, View};
use crate::personal::{News, Note, Order, Spot};
use crate::session::{Planned, Session, countdown, left, pace};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::kept::Picked;
use crate::tui::screens::agenda::{self, Agenda, Manner, kept, step_of};
use crate::tui::screens::{Screen, library};
use crate::tui::theme::Theme;

/// What a wall must not see, put aside while an agenda is open or its session runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    marks: Vec<Spot>,
    notes: Vec<Note>,
    read: Vec<Spot>,
    asked: Vec<String>,
    picks: Picked,
    /// The theme of before.
    theme: Option<Theme>,
}

/// Whether one was asked about the session that runs, before the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quitting {
    /// Not yet.
    Unasked,
    /// By this key.
    Asked,
    /// By the key before this one.
    Sure,
}

/// Tells whether a slug is meant by a name: itself, its beginning, or the path of its file.
fn is_named(slug: &str, name: &str) -> bool {
    RecordPath::parse(name).map_or_else(
        || slug.starts_with(&name.to_lowercase()),
        |path| path.id.slug == slug,
    )
}

impl Quitting {
    /// Returns how it stands at the next key.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Asked => Self::Sure,
            Self::Unasked | Self::Sure => Self::Unasked,
        }
    }
}

impl App {
    /// Leaves the program; while a session runs, when that is asked for twice.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        if self.is_running() && self.quitting != Quitting::Sure {
            self.quitting = Quitting::Asked;
            self.tell("a session runs: the same key again leaves, and it is kept");
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    /// Begins with an agenda, if one is given, and the minute after midnight that the clock on the wall shows then.
    pub fn begin_with(&mut self, agenda: Option<&(String, Option<u32>)>) {
        if let Some((name, clock)) = agenda {
            // Nothing is asked before the library is open.
            let _none = self.open_agenda(name, *clock);
        }
    }

    /// Opens an agenda above the screen one is at; one session runs at a time.
    pub fn open_agenda(&mut self, name: &str, clock: Option<u32>) -> Vec<Effect> {
        let running = self.session().map(|one| one.plan().slug.clone());
        match running {
            Some(slug) if is_named(&slug, name) => return self.return_to_agenda(),
            Some(slug) => {
                let key = self.key(Action::Agenda);
                self.tell(&format!(
                    "a session of {slug} is running; {key} leads back to it"
                ));
                return Vec::new();
            }
            None => {}
        }
        let manner = Manner {
            language: self.language.clone(),
            today: self.today,
            clock,
        };
        let mut agenda = Agenda::new(name, manner);
        agenda.kept(&News::Sessions(self.kept.sessions.clone()));
        self.stack.push(Box::new(agenda));
        Vec::new()
    }

    /// Goes to the session that runs, or to the agenda that is read.
    pub(super) fn go_to_agenda(&mut self) -> Vec<Effect> {
        if self.session().is_some() {
            return self.return_to_agenda();
        }
        if let Some(agenda) = self.stack.last().and_then(|screen| screen.agenda()) {
            return self.open_agenda(&agenda, None);
        }
        let key = self.key(Action::Desk);
        let told = format!("select an agenda first; {key} lists them, :agenda ID opens one");
        self.tell(&told);
        Vec::new()
    }

    /// Goes back to the session that runs, wherever it was left.
    pub(super) fn return_to_agenda(&mut self) -> Vec<Effect> {
        let mut names = self.stack.iter().map(|screen| screen.name());
        if let Some(at) = names.position(|name| name == agenda::NAME) {
            return self.cut(at + 1);
        }
        self.stack.extend(self.agenda.take());
        Vec::new()
    }

    /// Returns the session that runs.
    pub(super) fn session(&self) -> Option<&Session> {
        let screens = self.stack.iter().chain(&self.agenda);
        let mut sessions = screens.filter_map(|screen| screen.session());
        sessions.find(|session| session.is_running())
    }

    /// Tells whether the clock is to be told: an agenda is open.
    pub fn is_timed(&self) -> bool {
        let mut screens = self.stack.iter().chain(&self.agenda);
        screens.any(|screen| screen.name() == agenda::NAME)
    }

    /// Tells whether the clock is to be told again when time has gone: a session runs.
    pub fn is_running(&self) -> bool {
        self.session().is_some()
    }

    /// Takes what the clock shows; tells whether anything on the screen says so.
    pub fn tick(&mut self, now: u64) -> bool {
        let before = self.told_time();
        for screen in self.stack.iter_mut().chain(&mut self.agenda) {
            if let Some(session) = screen.session_mut() {
                session.tick(now);
            }
        }
        self.told_time() != before
    }

    /// Returns what is told of the time.
    fn told_time(&self) -> Option<(String, String, String)> {
        let session = self.session()?;
        let is_break = session.step().is_some_and(Planned::is_break);
        let is_seen = is_break && self.screen_name() == agenda::NAME;
        let seconds = if is_seen {
            countdown(session.left())
        } else {
            String::new()
        };
        let pace = pace(&session.stand(), session.clock());
        Some((left(session.left()), pace, seconds))
    }

    /// Returns what other screens tell of the session.
    pub(super) fn session_news(&self) -> Option<String> {
        let session = self.session()?;
        (self.screen_name() != agenda::NAME).then(|| step_of(session))
    }

    /// Notes what is done on screens above the session; returns the effect that keeps it.
    fn note(&mut self, act: Act) -> Option<Effect> {
        let screens = self.stack.iter_mut().chain(&mut self.agenda);
        let mut sessions = screens.filter_map(|screen| screen.session_mut());
        let session = sessions.find(|session| session.is_running())?;
        let before = session.log().done.len();
        session.note(act);
        (session.log().done.len() > before)
            .then(|| kept(session))
            .flatten()
    }

    /// Notes that a record was opened by its name, where it is one.
    pub(super) fn note_opened(&mut self, name: &str) -> Option<Effect> {
        if !self.is_running() || View::parse(name).is_some() {
            return None;
        }
        let slug = RecordPath::parse(name).map_or_else(|| name.to_owned(), |path| path.id.slug);
        self.note(Act::Record(slug))
    }

    /// Notes what was searched for on a screen that goes.
    pub(super) fn note_searched(&mut self, screen: &dyn Screen) -> Option<Effect> {
        let is_library = screen.name() == library::NAME;
        let query = screen.query().filter(|_| is_library)?.trim().to_owned();
        if query.is_empty() {
            return None;
        }
        self.note(Act::Query(query))
    }

    /// Minds that an agenda is opened or left, or its session goes on elsewhere: what the wall must not see is put aside, and
    /// given back at the end.
    pub(super) fn mind_session(&mut self) -> Option<Effect> {
        let is_open = self
            .stack
            .iter()
            .any(|screen| screen.name() == agenda::NAME);
        match (is_open || self.is_running(), self.aside.is_some()) {
            (true, false) => {
                let aside = Aside {
                    marks: std::mem::take(&mut self.kept.marks),
                    notes: std::mem::take(&mut self.kept.notes),
                    read: std::mem::take(&mut self.kept.read),
                    asked: std::mem::take(&mut self.kept.asked),
                    picks: std::mem::take(&mut self.kept.picks),
                    theme: Some(self.theme),
                };
                self.aside = Some(aside);
                self.theme = strong(self.theme);
            }
            (false, true) => {
                let aside = self.aside.take().unwrap_or_default();
                (self.kept.notes, self.kept.read) = (aside.notes, aside.read);
                (self.kept.asked, self.kept.marks) = (aside.asked, aside.marks);
                self.kept.picks = aside.picks;
                self.theme = aside.theme.unwrap_or(self.theme);
            }
            _ => return None,
        }
        for news in [
            News::Marks(self.kept.marks.clone()),
            News::Notes(self.kept.notes.clone()),
            News::Read(self.kept.read.clone()),
            News::History(self.kept.asked.clone()),
        ] {
            self.spread(&news);
        }
        Some(Effect::Ask(Request::HideDrafts(self.aside.is_some())))
    }

    /// Puts news aside that the wall must not see then; tells whether it did.
    pub(super) fn put_aside(&mut self, news: &News) -> bool {
        let Some(aside) = &mut self.aside else {
            return false;
        };
        match news {
            News::Marks(marks) => aside.marks.clone_from(marks),
            News::Notes(notes) => aside.notes.clone_from(notes),
            News::Read(read) => aside.read.clone_from(read),
            News::History(asked) => aside.asked.clone_from(asked),
            News::Picks(picks) => aside.picks.take(picks),
            _ => return false,
        }
        true
    }

    /// Returns effects without what is not kept in front of a room; what was answered is noted in the session.
    pub(super) fn in_room(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let is_pick =
            |effect: &Effect| matches!(effect, Effect::Keep(Order::Pick(_) | Order::TakeBack(_)));
        let mut effects = effects;
        if self.company() == Company::Room {
            // What is picked in front of a room is for it alone.
            effects.retain(|effect| !is_pick(effect));
        }
        if self.aside.is_none() {
            return effects;
        }
        let mut kept = Vec::new();
        for effect in effects {
            match effect {
                Effect::Keep(Order::Learn(deeds)) => {
                    let noted = deeds.into_iter().filter_map(|deed| self.note_answer(deed));
                    kept.extend(noted.collect::<Vec<Effect>>());
                }
                // Links lead from one record to another.
                Effect::Keep(Order::Read(spot)) => kept.extend(self.note_opened(&spot.record)),
                Effect::Keep(Order::Remember(_)) => {}
                effect => kept.push(effect),
            }
        }
        kept
    }

    fn note_answer(&mut self, deed: Deed) -> Option<Effect> {
        let Deed::Answer { module, given } = deed else {
            return None;
        };
        self.note(Act::Exercise(Answered {
            module,
            exercise: given.exercise,
            verdict: given.verdict,
        }))
    }
}
