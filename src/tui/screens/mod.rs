//! Screens: each owns its keys and its state. What they share stands here; the stack is left to `app`.

pub mod agenda;
pub mod atlas;
pub mod choice;
pub mod compare;
pub mod desk;
pub mod explanation;
pub mod help;
pub mod learn;
pub mod library;
pub mod present;
pub mod reader;
pub mod standards;
pub mod workbench;

use std::fmt;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::ahead::Composed;
use super::effect::Effect;
pub use super::event::Typed;
use super::kept::Kept;
use super::keymap::Keymap;
use super::stage::{Command, Talk};
use super::theme::Theme;
use crate::atlas::View;
use crate::library::worker::{Reply, Request, Ticket};
use crate::library::{Exported, Presented};
use crate::model::{Language, Tables};
use crate::personal::{News, Spot};
use crate::session::Session;

/// Hands out tickets, each higher than the last.
#[derive(Clone, Debug, Default)]
pub struct Tickets {
    last: Ticket,
}

impl Tickets {
    /// Returns the next ticket.
    #[expect(
        clippy::should_implement_trait,
        reason = "tickets are drawn one by one, not iterated over"
    )]
    pub fn next(&mut self) -> Ticket {
        self.last += 1;
        self.last
    }
}

/// Where to go after an action.
pub enum Go {
    /// Nowhere.
    Stay,
    /// To the screen below.
    Back,
    /// To a screen above.
    Push(Box<dyn Screen>),
    /// To a record, in the reader.
    OpenRecord {
        /// Slug or path.
        name: String,
        /// The section to begin at.
        anchor: Option<String>,
        /// Words to highlight.
        words: Vec<String>,
    },
    /// To slides of something.
    Present(Presented),
    /// To the Library, with a query.
    Search(String),
    /// Out of the program.
    Quit,
    /// To a place, by its number.
    Place(u8),
    /// To an agenda, by its slug or path.
    Agenda(String),
    /// To the line of commands, to write what is shown to a file of this name.
    Export(String),
}

impl fmt::Debug for Go {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stay => formatter.write_str("Stay"),
            Self::Back => formatter.write_str("Back"),
            Self::Push(screen) => write!(formatter, "Push({})", screen.name()),
            Self::OpenRecord { name, anchor, .. } => {
                write!(formatter, "OpenRecord({name}, {anchor:?})")
            }
            Self::Present(what) => write!(formatter, "Present({what:?})"),
            Self::Search(query) => write!(formatter, "Search({query})"),
            Self::Quit => formatter.write_str("Quit"),
            Self::Place(number) => write!(formatter, "Place({number})"),
            Self::Agenda(name) => write!(formatter, "Agenda({name})"),
            Self::Export(file) => write!(formatter, "Export({file})"),
        }
    }
}

/// What an action, a key or a reply led to.
#[derive(Debug)]
pub struct Outcome {
    /// Where to go.
    pub go: Go,
    /// What the loop shall do.
    pub effects: Vec<Effect>,
    /// What is told in the status line until the next key.
    pub told: Option<String>,
}

impl Outcome {
    /// Returns the outcome of staying where one is.
    pub fn stay() -> Self {
        Self::go(Go::Stay)
    }

    /// Returns the outcome of going somewhere.
    pub fn go(go: Go) -> Self {
        Self {
            go,
            effects: Vec::new(),
            told: None,
        }
    }

    /// Returns the outcome of staying and doing something.
    pub fn effect(effect: Effect) -> Self {
        Self::stay().with(effect)
    }

    /// Returns the outcome of staying and saying something.
    pub fn tell(words: &str) -> Self {
        Self {
            told: Some(words.to_owned()),
            ..Self::stay()
        }
    }

    /// Returns the outcome of asking the worker.
    pub fn ask(request: Request) -> Self {
        Self::effect(Effect::Ask(request))
    }

    /// Returns the outcome with an effect more, if there is one.
    #[must_use]
    pub fn with_any(mut self, effect: Option<Effect>) -> Self {
        self.effects.extend(effect);
        self
    }

    /// Returns the outcome with one more effect.
    #[must_use]
    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }
}

/// What a screen may look at when it lays itself out and draws.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// The names of values, once the worker has read them.
    pub tables: Option<&'a Tables>,
    /// The language of names, as a tag.
    pub language: &'a str,
    /// A page that was composed ahead.
    pub composed: Option<&'a Composed>,
    /// The keys.
    pub keymap: &'a Keymap,
    /// What is kept for the user.
    pub kept: &'a Kept,
}

/// A screen of the stack.
pub trait Screen {
    /// Returns the name of its section in the keymap, such as `library`.
    fn name(&self) -> &'static str;

    /// Does what the user means.
    fn act(&mut self, action: Action, tickets: &mut Tickets) -> Outcome;

    /// Takes what was typed while an input has the focus.
    fn typed(&mut self, _key: Typed, _tickets: &mut Tickets) -> Outcome {
        Outcome::stay()
    }

    /// Takes a click of the mouse on a cell.
    fn click(&mut self, at: Position, tickets: &mut Tickets) -> Outcome {
        let _ = (at, tickets);
        Outcome::stay()
    }

    /// Scrolls what is seen at a cell by so many lines; `false` where the arrow keys do the same.
    fn wheel(&mut self, at: Position, lines: isize) -> bool {
        let _ = (at, lines);
        false
    }

    /// Tells whether an input has the focus; letters are never commands then.
    fn wants_text(&self) -> bool {
        false
    }

    /// Tells whether a figure that is typed begins an answer, whatever it means elsewhere.
    fn takes_figures(&self) -> bool {
        false
    }

    /// Takes a reply; every screen of the stack sees each one and drops those that are not for it.
    fn reply(&mut self, reply: &Reply) -> Outcome;

    /// Takes what the keeper says; every screen of the stack hears it.
    fn kept(&mut self, news: &News) {
        let _ = news;
    }

    /// Asks anew for what is shown, because its file may have changed; what is shown stays until it comes.
    fn reload(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let _ = tickets;
        Vec::new()
    }

    /// Returns the session that it leads, if it leads one.
    fn session(&self) -> Option<&Session> {
        None
    }

    /// Returns the session that it leads, to be told the time and what is done elsewhere.
    fn session_mut(&mut self) -> Option<&mut Session> {
        None
    }

    /// Returns the agenda that is selected or read, by its name, to be followed.
    fn agenda(&self) -> Option<String> {
        let spot = self.spot()?;
        spot.record.starts_with("agendas/").then_some(spot.record)
    }

    /// Returns the query that stands in the input of a place one searches from.
    fn query(&self) -> Option<&str> {
        None
    }

    /// Returns what is searched for, and how many records are found.
    fn found(&self) -> Option<(&str, usize)> {
        None
    }

    /// Takes a query from elsewhere into that input.
    fn take_query(&mut self, query: &str) {
        let _ = query;
    }

    /// Shows a view over the library, where it has any.
    fn show_view(&mut self, view: View) {
        let _ = view;
    }

    /// Returns what it shows as far as it can be written to a file, and the language of the labels.
    fn exported(&self) -> Option<(Exported, Language)> {
        None
    }

    /// Returns what is presented from here: what is read or selected.
    fn presented(&self) -> Option<Presented> {
        let spot = self.spot()?;
        Some(Presented::Records(vec![spot.record]))
    }

    /// Returns what a presenter's console is told of it, where there is anything to be presented.
    fn staged(&self) -> Option<Talk> {
        None
    }

    /// Does what a presenter asks for from a console.
    fn steer(&mut self, command: Command, tickets: &mut Tickets) -> Outcome {
        let _ = (command, tickets);
        Outcome::stay()
    }

    /// Counts so many minutes down, where there is a time to count; without them, up again.
    fn set_timer(&mut self, minutes: Option<u64>) {
        let _ = minutes;
    }

    /// Takes the second of the clock that runs while there is a talk.
    fn tick(&mut self, now: u64, tickets: &mut Tickets) -> Vec<Effect> {
        let _ = (now, tickets);
        Vec::new()
    }

    /// Returns the record, and the section of it, that is read or selected.
    fn spot(&self) -> Option<Spot> {
        None
    }

    /// Returns the file that is edited, relative to `content/`: that of what is read or selected, or that cannot be read.
    fn file(&self) -> Option<String> {
        self.spot().map(|spot| spot.record)
    }

    /// Returns the record that is picked to be compared, or taken back, by the key that does so.
    fn pick(&self) -> Option<Spot> {
        self.spot()
    }

    /// Settles rectangles, page sizes and scroll.
    fn layout(&mut self, area: Rect, context: &Context<'_>);

    /// Returns what is to be asked, now that input and layout are settled. Called for the top screen before and after
    /// each frame, so that several edits taken in one go ask once.
    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let _ = tickets;
        Vec::new()
    }

    /// Returns what is to be done now that the screen goes, or the program ends.
    fn leave(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    /// Draws; only reads.
    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>);

    /// Tells whether the screen is a window, behind which the one below is seen.
    fn is_window(&self) -> bool {
        false
    }

    /// Tells whether the screen takes the status line and the footer as well.
    fn wants_all(&self) -> bool {
        false
    }

    /// Returns the actions for the footer, the most useful first.
    fn hints(&self) -> Vec<Action>;

    /// Returns the right part of the status line.
    fn status(&self) -> String;

    /// Returns the word of an action in the footer, where it is not the same at any time.
    fn word_of(&self, _action: Action) -> Option<String> {
        None
    }

    /// Returns what it shows, by its title; of that as much is told as there is room for.
    fn subject(&self) -> Option<String> {
        None
    }

    /// Returns where the real cursor stands: in the input, or on the selected line.
    fn cursor(&self) -> Option<Position>;
}
