//! An agenda that is followed: its steps by the clock, the one one is at, what it shows; lots, groups, hands counted,
//! remarks.
//!
//! How a session goes is the room `session`'s. What keys do stands in `acts`, a line that is typed in `entry`, what is told
//! of a step in `pane`; what a step shows is opened by `app` above it.

mod acts;
mod digits;
mod draw;
mod entry;
mod hands;
mod pane;
mod steered;

use std::collections::BTreeMap;
use std::fmt;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use self::acts::step_of;
use self::draw::Areas;
use self::entry::Entry;
use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::atlas::View;
use crate::library::worker::{Opened, Reply, Request, Ticket};
use crate::library::{Exported, Presented};
use crate::model::session::SessionLog;
use crate::model::{Language, PartialDate, Progress};
use crate::personal::{News, Order, Spot};
use crate::session::{Planned, Session, Shown};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screens::learn::training::Training;
use crate::tui::stage::{Command, Talk};
use crate::tui::widgets::list::{List, steps};

/// Its name in the keymap.
pub const NAME: &str = "agenda";

/// How an agenda is followed.
#[derive(Clone, Debug)]
pub struct Manner {
    /// The language of the reader, as a tag.
    pub language: String,
    /// Today.
    pub today: PartialDate,
    /// What the clock on the wall shows at the beginning, in minutes after midnight, where that was said.
    pub clock: Option<u32>,
}

/// An agenda that is followed.
pub struct Agenda {
    /// Slug or path.
    name: String,
    manner: Manner,
    /// The agenda, once it is there.
    session: Option<Session>,
    /// The titles of what its steps show, by slug.
    titles: BTreeMap<String, String>,
    /// The sessions that are kept.
    known: Vec<SessionLog>,
    /// The one of the agenda that was begun before and may be gone on with.
    held: Option<SessionLog>,
    /// Why there is no agenda.
    failure: Option<String>,
    asked: Option<Ticket>,
    /// The module whose exercises are to be opened, while the modules are asked for.
    exercise: Option<(Ticket, String)>,
    /// The selected step.
    list: List,
    /// Whether the note for the facilitator is seen; the wall does not see it unasked.
    shows_note: bool,
    /// The line that is typed.
    entry: Option<Entry>,
    /// The choice that hands are counted for, while they are.
    voting: Option<usize>,
    /// What the same key does when it is pressed once more.
    asking: Option<Action>,
    areas: Areas,
}

impl fmt::Debug for Agenda {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Agenda({})", self.name)
    }
}

impl Agenda {
    /// Returns an agenda to be followed.
    pub fn new(name: &str, manner: Manner) -> Self {
        Self {
            name: name.to_owned(),
            manner,
            session: None,
            titles: BTreeMap::new(),
            known: Vec::new(),
            held: None,
            failure: None,
            asked: None,
            exercise: None,
            list: List::default(),
            shows_note: false,
            entry: None,
            voting: None,
            asking: None,
            areas: Areas::default(),
        }
    }

    fn language(&self) -> Language {
        Language::parse(&self.manner.language).unwrap_or_else(Language::english)
    }

    /// Takes the agenda, once it is read.
    fn take(&mut self, opened: &Opened) {
        let Some(plan) = opened.plan() else {
            self.failure = Some(format!("{} is no agenda", opened.record.id));
            return;
        };
        let named = opened.named.iter();
        self.titles = named
            .map(|one| (one.id.slug.clone(), one.title.clone()))
            .collect();
        if self.session.is_none() {
            let (today, clock) = (self.manner.today, self.manner.clock);
            self.session = Some(Session::new(plan, today, clock));
            self.find_held();
        }
    }

    /// Returns the step one is at, where the session was begun.
    fn current(&self) -> Option<usize> {
        let session = self.session.as_ref();
        session.filter(|one| one.is_begun()).map(Session::at)
    }

    /// Selects the step one is at.
    fn follow(&mut self) {
        self.list.select(self.current().unwrap_or_default());
        self.areas.pane_top = 0;
    }

    fn is_running(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_running)
    }

    /// Opens the exercises of a module, once the modules are there.
    fn train(&mut self, reply: &Reply) -> Option<Outcome> {
        let Reply::Modules(ticket, curriculum) = reply else {
            return None;
        };
        let (_, slug) = self.exercise.take_if(|(asked, _)| asked == ticket)?;
        let mut modules = curriculum.modules.iter();
        let Some(taught) = modules.find(|taught| taught.slug == slug) else {
            return Some(Outcome::go(open(&slug)));
        };
        // What one learned oneself is not for the wall.
        let training = Training::of_module(taught.clone(), Progress::default(), self.manner.today);
        let training = training.at_practice().kept_if(false);
        Some(Outcome::go(Go::Push(Box::new(training))))
    }
}

/// Returns what a step has presented as slides.
fn presented(step: &Planned) -> Option<Presented> {
    match &step.shown {
        Shown::Nothing => None,
        Shown::Records(slugs) => Some(Presented::Records(slugs.clone())),
        Shown::Query(query) => Some(Presented::Query(query.clone())),
        Shown::View(view) => Some(Presented::Atlas(View::parse(view)?, String::new())),
    }
}

/// Returns the way to a record.
fn open(slug: &str) -> Go {
    Go::OpenRecord {
        name: slug.to_owned(),
        anchor: None,
        words: Vec::new(),
    }
}

/// Returns the effect that keeps what has changed in a session.
pub fn kept(session: &mut Session) -> Option<Effect> {
    let change = session.change()?;
    Some(Effect::Keep(Order::KeepSession(Box::new(change))))
}

impl Screen for Agenda {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, tickets: &mut Tickets) -> Outcome {
        let asked = self.asking.take();
        if self.entry.is_some() {
            return self.act_in_entry(action);
        }
        self.do_action(action, asked, tickets)
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        self.asking = None;
        match (&mut self.entry, &key) {
            (Some(entry), _) => entry.edit(&key),
            (None, Typed::Char(figure)) => return self.count_figure(*figure),
            _ => {}
        }
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        self.entry.is_some()
    }

    fn takes_figures(&self) -> bool {
        self.voting.is_some()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        if let Some(step) = self.areas.step_at(at, self.list.top()) {
            self.list.select(step);
        }
        Outcome::stay()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Opened(ticket, opened) if self.asked == Some(*ticket) => self.take(opened),
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.failure = Some(why.clone());
            }
            reply => {
                if let Some(outcome) = self.train(reply) {
                    return outcome;
                }
            }
        }
        Outcome::stay()
    }

    fn kept(&mut self, news: &News) {
        if let News::Sessions(sessions) = news {
            self.known.clone_from(sessions);
            self.find_held();
            self.hear();
        }
    }

    fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }

    fn staged(&self) -> Option<Talk> {
        self.session.as_ref().map(|one| self.told_to_console(one))
    }

    fn steer(&mut self, command: Command, tickets: &mut Tickets) -> Outcome {
        self.obey(command, tickets)
    }

    fn exported(&self) -> Option<(Exported, Language)> {
        let session = self.session.as_ref().filter(|one| one.is_begun())?;
        let what = Exported::Session(Box::new(session.clone()), self.manner.today.year);
        Some((what, self.language()))
    }

    fn spot(&self) -> Option<Spot> {
        let plan = self.session.as_ref()?.plan();
        Some(Spot {
            record: plan.path.clone(),
            title: plan.title.clone(),
            ..Spot::default()
        })
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if self.asked.is_some() {
            return Vec::new();
        }
        let ticket = tickets.next();
        self.asked = Some(ticket);
        vec![Effect::Ask(Request::Open {
            ticket,
            name: self.name.clone(),
            language: Some(self.language()),
            preview: false,
        })]
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.lay_out(area, context);
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        self.footer()
    }

    fn status(&self) -> String {
        self.standing()
    }

    fn subject(&self) -> Option<String> {
        let session = self.session.as_ref()?;
        (self.asking.is_none()).then(|| session.plan().title.clone())
    }

    fn word_of(&self, action: Action) -> Option<String> {
        self.word(action).map(str::to_owned)
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}

impl Agenda {
    /// Looks for the session of this agenda among those that are kept.
    fn find_held(&mut self) {
        let slug = self.session.as_ref().map(|one| &one.plan().slug);
        let mut known = self.known.iter();
        self.held = known.find(|log| Some(&log.agenda) == slug).cloned();
    }

    /// Takes what another program has done in the session; not while hands are counted or something is typed.
    fn hear(&mut self) {
        let (Some(session), Some(held)) = (&mut self.session, &self.held) else {
            return;
        };
        if self.voting.is_some() || self.entry.is_some() {
            return;
        }
        let at = session.at();
        session.hear(held);
        if session.at() != at {
            self.follow();
        }
    }

    /// Moves the selection, or scrolls what is told of the step.
    fn step(&mut self, action: Action) {
        let count = self
            .session
            .as_ref()
            .map_or(0, |one| one.plan().steps.len());
        match action {
            Action::PageDown | Action::HalfDown => self.areas.pane_top += 5,
            Action::PageUp | Action::HalfUp => {
                self.areas.pane_top = self.areas.pane_top.saturating_sub(5);
            }
            _ => {
                self.list.step(steps(action, 1), count);
                self.areas.pane_top = 0;
            }
        }
    }
}
