//! The presenter's console: what a room is shown, what comes next, the notes and the time, in a second terminal. It opens
//! no library; what it knows it is told by the room, and what it wants it asks of the room.
//!
//! `Console` is a state machine as the app is one: events come in, what is to be done goes out. How it looks stands in
//! `draw` and `parts`, the way to the room in `stage`.

mod draw;
mod parts;
mod run;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use self::draw::Areas;
pub use self::run::run;
use super::action::Action;
use super::event::{Code, Event, Key, Signal, Typed};
use super::kept::Kept;
use super::keymap::{KeyNames, Keymap};
use super::screens::help::Help;
use super::screens::{Go, Screen, Tickets};
use super::stage::{Command, Heard, Talk, Wall};
use super::theme::{Depth, Theme};
use crate::config::Clock;
use crate::source::digit::digit;

/// Its name in the keymap.
pub const NAME: &str = "console";

/// The most digits of a number of a slide.
const DIGITS: usize = 5;

/// How many lines of notes are several.
const SEVERAL: isize = 5;

/// How the console shall be; settings, arguments and environment are read elsewhere.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the theme.
    pub theme: String,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Whether only ASCII shall be used for borders and marks.
    pub ascii: bool,
    /// The language of names, as a tag.
    pub language: String,
    /// The kind of terminal the environment names (`TERM`).
    pub term: Option<String>,
    /// A keymap file of the user: its name and its text.
    pub keymap: Option<(String, String)>,
    /// What is wrong in the settings.
    pub faults: Vec<String>,
    /// Where the sockets of rooms lie.
    pub runtime: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// How many seconds the clock on the wall is ahead of it, where that is known.
    pub ahead: Option<i64>,
}

/// What the loop of the console shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// Ask the room for something.
    Ask(Command),
    /// Go to the next room.
    NextRoom,
    /// Leave.
    Quit,
    /// Give the terminal back to the shell until the program is continued.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

/// With whom one is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Room {
    /// With nobody; why, where there was a room before.
    None(Option<&'static str>),
    /// With a room, whose talk is told when it is known.
    With(Option<Box<Talk>>),
    /// With one that speaks otherwise.
    Foreign,
}

/// The presenter's console.
struct Console {
    theme: Theme,
    keymap: Keymap,
    language: String,
    faults: Vec<String>,
    kept: Kept,
    room: Room,
    /// How many rooms there are.
    rooms: usize,
    /// The digits typed so far, while a number is typed.
    typed: Option<String>,
    /// What came of the last key.
    told: Option<String>,
    /// The first line of the notes that is seen.
    notes_top: usize,
    help: Option<Help>,
    /// What the clock on the wall shows, where it is known.
    clock: Option<String>,
    areas: Areas,
}

impl Console {
    fn new(theme: Theme, keymap: Keymap, language: String) -> Self {
        Self {
            theme,
            keymap,
            language,
            faults: Vec::new(),
            kept: Kept::default(),
            room: Room::None(None),
            rooms: 0,
            typed: None,
            told: None,
            notes_top: 0,
            help: None,
            clock: None,
            areas: Areas::default(),
        }
    }

    /// Takes an event; returns what the loop shall do.
    fn update(&mut self, event: &Event) -> Vec<Deed> {
        match event {
            Event::Key(key) => return self.press(*key).into_iter().collect(),
            Event::Heard(heard) => self.hear(heard),
            Event::Signal(Signal::Stop) => return vec![Deed::Suspend],
            Event::Signal(Signal::Continue) => return vec![Deed::Redraw],
            // The loop draws after every event.
            _ => {}
        }
        Vec::new()
    }

    /// Takes what is heard of rooms.
    fn hear(&mut self, heard: &Heard) {
        match heard {
            Heard::Attached(rooms) => {
                if *rooms > 1 && self.rooms != *rooms {
                    self.told = Some(self.told_rooms(*rooms));
                }
                self.rooms = *rooms;
                if !matches!(self.room, Room::With(_)) {
                    self.room = Room::With(None);
                }
            }
            Heard::Talk(talk) => {
                let before = self.talk().map(|before| &before.notes);
                if before != Some(&talk.notes) {
                    self.notes_top = 0;
                }
                self.room = Room::With(Some(talk.clone()));
            }
            Heard::Ended => self.leave("The talk has ended."),
            Heard::Lost => self.leave("The room has gone away."),
            Heard::Foreign => self.room = Room::Foreign,
        }
    }

    /// Says that there are several rooms, and which key goes from one to the next.
    fn told_rooms(&self, rooms: usize) -> String {
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let key = self.keymap.keys(NAME, Action::NextPane);
        let key = key.first().map(|key| names.of(*key)).unwrap_or_default();
        format!("{rooms} rooms present at once; {key} goes to the next")
    }

    fn leave(&mut self, why: &'static str) {
        self.room = Room::None(Some(why));
        (self.typed, self.notes_top) = (None, 0);
    }

    fn talk(&self) -> Option<&Talk> {
        match &self.room {
            Room::With(talk) => talk.as_deref(),
            Room::None(_) | Room::Foreign => None,
        }
    }

    fn press(&mut self, key: Key) -> Option<Deed> {
        self.told = None;
        if self.help.is_some() {
            return self.press_in_help(key);
        }
        let figure = match key.code {
            Code::Char(letter) if key.is_text() => digit(letter),
            _ => None,
        };
        if let Some(figure) = figure {
            self.type_figure(figure);
            return None;
        }
        let action = self.keymap.action(NAME, key);
        if let Some(action) = action.filter(|action| action.is_of(NAME)) {
            return self.act(action);
        }
        self.tell_unknown(key);
        None
    }

    /// Takes a key while the help is open.
    fn press_in_help(&mut self, key: Key) -> Option<Deed> {
        let help = self.help.as_mut()?;
        let mut tickets = Tickets::default();
        let outcome = if help.wants_text()
            && let Some(typed) = Typed::of(key)
        {
            help.typed(typed, &mut tickets)
        } else {
            let action = self.keymap.action(help.name(), key)?;
            if let Some(deed) = of_program(action) {
                return Some(deed);
            }
            if action == Action::Theme {
                self.take_next_theme();
                return None;
            }
            help.act(action, &mut tickets)
        };
        if matches!(outcome.go, Go::Back) {
            self.help = None;
        }
        None
    }

    fn type_figure(&mut self, figure: char) {
        if !self.has_slides() {
            self.tell_no_slides();
            return;
        }
        let typed = self.typed.get_or_insert_default();
        if typed.len() < DIGITS {
            typed.push(figure);
        }
    }

    fn has_slides(&self) -> bool {
        self.talk().is_some_and(|talk| talk.wall == Wall::Slides)
    }

    fn tell_no_slides(&mut self) {
        self.told = Some("the room sees no slides now".to_owned());
    }

    fn take_next_theme(&mut self) {
        self.theme = self.theme.with_scheme_of(self.theme.next());
        self.told = Some(format!("theme {}", self.theme.name()));
    }

    /// Says that a key means nothing here, and which one shows those that do.
    fn tell_unknown(&mut self, key: Key) {
        if !matches!(key.code, Code::Char(_) | Code::F(_)) {
            return;
        }
        let names = KeyNames {
            ascii: self.theme.ascii(),
        };
        let help = self.keymap.keys(NAME, Action::Help);
        let help = help.first().map(|key| names.of(*key)).unwrap_or_default();
        let told = format!("{} does nothing here; {help} shows the keys", names.of(key));
        self.told = Some(told);
    }

    /// Does what is meant.
    fn act(&mut self, action: Action) -> Option<Deed> {
        if let Some(deed) = of_program(action) {
            return Some(deed);
        }
        match action {
            Action::Help => {
                self.help = Some(Help::new(NAME, self.faults.clone()));
                None
            }
            Action::Theme => {
                self.take_next_theme();
                None
            }
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::HalfUp => self.scroll(-SEVERAL),
            Action::HalfDown => self.scroll(SEVERAL),
            Action::NextPane if self.rooms > 1 => Some(Deed::NextRoom),
            Action::NextPane => {
                self.told = Some("there is no other room".to_owned());
                None
            }
            action => self.ask(action),
        }
    }

    fn scroll(&mut self, by: isize) -> Option<Deed> {
        self.notes_top = self.notes_top.saturating_add_signed(by);
        None
    }

    /// Asks the room for what is meant, where it can do so.
    fn ask(&mut self, action: Action) -> Option<Deed> {
        if action == Action::PreviousSlide
            && let Some(typed) = &mut self.typed
        {
            if typed.pop().is_none() {
                self.typed = None;
            }
            return None;
        }
        let typed = self.typed.take();
        if action == Action::Back {
            return None;
        }
        let talk = self.talk()?;
        let has_slides = talk.wall == Wall::Slides;
        let has_agenda = talk.agenda.is_some();
        let command = match action {
            Action::Open | Action::GoTo if typed.is_some() => {
                let to = typed?.parse::<usize>().ok()?.checked_sub(1)?;
                Command::Go(to)
            }
            Action::GoTo if has_slides => {
                self.typed = Some(String::new());
                return None;
            }
            Action::NextSlide => Command::Next,
            Action::PreviousSlide => Command::Back,
            Action::Top if has_slides => Command::First,
            Action::Bottom if has_slides => Command::Last,
            Action::Blank if has_slides => Command::Blank,
            Action::Timer if has_slides => Command::Timer,
            Action::Open => Command::Open,
            Action::Agenda if has_agenda => Command::Agenda,
            Action::NextStep if has_agenda => Command::NextStep,
            Action::PreviousStep if has_agenda => Command::PreviousStep,
            Action::Agenda | Action::NextStep | Action::PreviousStep => {
                self.told = Some("the room follows no agenda".to_owned());
                return None;
            }
            _ => {
                self.tell_no_slides();
                return None;
            }
        };
        Some(Deed::Ask(command))
    }
}

/// Returns what an action has the loop do, whatever is seen.
fn of_program(action: Action) -> Option<Deed> {
    Some(match action {
        Action::Quit => Deed::Quit,
        Action::Suspend => Deed::Suspend,
        Action::Redraw => Deed::Redraw,
        _ => return None,
    })
}
