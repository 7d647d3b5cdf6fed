//! The state of the whole screen: the stack of screens, the status line, what all screens share.
//!
//! A state machine without channel, thread, clock, file or environment: an event goes in, effects come out, and the loop
//! carries them out.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::Action;
use super::effect::Effect;
use super::event::{Event, Key, Signal, Typed};
use super::keymap::Keymap;
use super::screens::help::Help;
use super::screens::library::Library;
use super::screens::reader::Reader;
use super::screens::{Context, Go, Outcome, Screen, Tickets};
use super::theme::Theme;
use super::widgets::facets::capitalised;
use super::widgets::status;
use crate::library::worker::{Reply, State};
use crate::model::Tables;
use crate::source::SafeText;

/// How many lines one turn of the wheel goes.
const WHEEL: usize = 3;

/// The place at the bottom of the stack.
const LIBRARY: u8 = 1;

/// What an app begins with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keymap: Keymap,
    /// The language of names, as a tag.
    pub language: String,
    /// The query to begin with.
    pub query: String,
    /// The year running practices extend to.
    pub this_year: u16,
    /// Whether the wheel of the mouse is taken.
    pub mouse: bool,
}

/// The state of the whole screen.
pub struct App {
    theme: Theme,
    keymap: Keymap,
    language: String,
    tables: Option<Arc<Tables>>,
    stack: Vec<Box<dyn Screen>>,
    tickets: Tickets,
    state: Option<State>,
    progress: Option<(usize, usize)>,
    /// What the worker told; it stays until one steps back.
    notice: Option<String>,
    /// What came of the last key; it goes with the next.
    told: Option<String>,
    mouse: bool,
}

impl std::fmt::Debug for App {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.stack.iter().map(|screen| screen.name()).collect();
        write!(formatter, "App({})", names.join(" > "))
    }
}

impl App {
    /// Returns the app in the Library.
    pub fn new(start: Start) -> Self {
        let library = Library::new(&start.query, start.this_year);
        Self {
            theme: start.theme,
            keymap: start.keymap,
            language: start.language,
            tables: None,
            stack: vec![Box::new(library)],
            tickets: Tickets::default(),
            state: None,
            progress: None,
            notice: None,
            told: None,
            mouse: start.mouse,
        }
    }

    /// Takes an event; returns what the loop shall do.
    pub fn update(&mut self, event: &Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.press(*key),
            Event::Paste(text) => self.paste(text),
            Event::Wheel(turns) => self.wheel(*turns),
            Event::Reply(reply) => self.reply(reply),
            Event::Signal(Signal::Stop) => vec![Effect::Suspend],
            Event::Signal(Signal::Continue) => vec![Effect::Redraw],
            // The loop draws after every event, and leaves on these without asking.
            Event::Resize(..)
            | Event::WorkerGone
            | Event::InputClosed
            | Event::Signal(Signal::End(_)) => Vec::new(),
        }
    }

    /// Returns what the top screen has to ask, now that all events that waited are taken.
    pub fn settle(&mut self) -> Vec<Effect> {
        match self.stack.last_mut() {
            Some(screen) => screen.settle(&mut self.tickets),
            None => Vec::new(),
        }
    }

    /// Tells something in the status line until the next key.
    pub fn tell(&mut self, notice: &str) {
        self.told = Some(notice.to_owned());
    }

    /// Lays out and draws one frame.
    pub fn frame(&mut self, frame: &mut Frame<'_>) {
        let wants_all = self.stack.last().is_some_and(|screen| screen.wants_all());
        let (body, status, footer) = divide(frame.area(), wants_all);
        let context = Context {
            theme: &self.theme,
            tables: self.tables.as_deref(),
            language: &self.language,
            keymap: &self.keymap,
        };
        let Some(screen) = self.stack.last_mut() else {
            return;
        };
        if body.area() > 0 {
            screen.layout(body, &context);
            screen.draw(frame, &context);
        }
        let left = format!("{}  {}", capitalised(screen.name()), screen.status());
        let name = screen.name();
        let keys = self.footer_keys();
        let right = self.news();
        let buffer = frame.buffer_mut();
        let left = SafeText::line(&left);
        status::draw_status(buffer, status, left.as_str(), &right, &self.theme);
        status::draw_footer(buffer, footer, (name, &keys), &self.theme);
        let cursor = self.stack.last().and_then(|screen| screen.cursor());
        if let Some(position) = cursor.filter(|position| body.contains(*position)) {
            frame.set_cursor_position(position);
        }
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.told = None;
        let Some(screen) = self.stack.last_mut() else {
            return vec![Effect::Quit];
        };
        if screen.wants_text()
            && let Some(typed) = Typed::of(key)
        {
            let outcome = screen.typed(typed, &mut self.tickets);
            return self.follow(outcome);
        }
        match self.keymap.action(screen.name(), key) {
            Some(action) => self.act(action),
            None => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.stack.last_mut() {
            Some(screen) if screen.wants_text() => {
                let outcome = screen.typed(Typed::Paste(text.to_owned()), &mut self.tickets);
                self.follow(outcome)
            }
            // Pasted text is never taken for commands.
            _ => Vec::new(),
        }
    }

    fn wheel(&mut self, turns: i8) -> Vec<Effect> {
        let action = if turns < 0 { Action::Up } else { Action::Down };
        let steps = usize::from(turns.unsigned_abs()) * WHEEL;
        (0..steps).flat_map(|_| self.act(action)).collect()
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Theme => {
                self.theme = self.theme.next();
                self.told = Some(format!("theme {}", self.theme.name()));
            }
            Action::Mouse => {
                self.mouse = !self.mouse;
                let words = if self.mouse {
                    "mouse on; hold Shift to select text"
                } else {
                    "mouse off"
                };
                self.told = Some(words.to_owned());
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::Library => return self.follow(Outcome::go(Go::Place(LIBRARY))),
            Action::Help => {
                let screen = self.stack.last().map_or("library", |screen| screen.name());
                if screen != "help" {
                    self.stack.push(Box::new(Help::new(screen)));
                }
            }
            _ => {
                if action == Action::Back {
                    self.notice = None;
                }
                let Some(screen) = self.stack.last_mut() else {
                    return vec![Effect::Quit];
                };
                let outcome = screen.act(action, &mut self.tickets);
                return self.follow(outcome);
            }
        }
        Vec::new()
    }

    fn reply(&mut self, reply: &Reply) -> Vec<Effect> {
        match reply {
            Reply::Tables(tables) => self.tables = Some(Arc::clone(tables)),
            Reply::Ready(state) => {
                if state.notice.is_some() {
                    self.notice.clone_from(&state.notice);
                }
                if !state.syncing {
                    self.progress = None;
                }
                self.state = Some(state.clone());
            }
            Reply::Progress(done, all) => self.progress = Some((*done, *all)),
            Reply::Answer(..) | Reply::Opened(..) | Reply::Failed(..) => {}
        }
        let last = self.stack.len().saturating_sub(1);
        let outcomes: Vec<Outcome> = self
            .stack
            .iter_mut()
            .map(|screen| screen.reply(reply))
            .collect();
        let mut effects = Vec::new();
        for (at, mut outcome) in outcomes.into_iter().enumerate() {
            if at < last {
                // Only the screen one looks at may lead somewhere else.
                outcome.go = Go::Stay;
            }
            effects.extend(self.follow(outcome));
        }
        effects
    }

    fn follow(&mut self, outcome: Outcome) -> Vec<Effect> {
        let mut effects = outcome.effects;
        match outcome.go {
            Go::Back if self.stack.len() > 1 => {
                self.stack.pop();
            }
            Go::Push(screen) => self.stack.push(screen),
            Go::OpenRecord {
                name,
                anchor,
                words,
            } => {
                let opened = Reader::open(&name, anchor.as_deref(), &words, &mut self.tickets);
                self.stack.push(Box::new(opened.0));
                effects.extend(opened.1);
            }
            Go::Place(LIBRARY) => self.stack.truncate(1),
            // The Library is the bottom; one leaves it by quitting.
            Go::Stay | Go::Back | Go::Place(_) => {}
            Go::Quit => effects.push(Effect::Quit),
        }
        effects
    }

    /// Returns the keys of the footer: for each hint the first key that is valid now.
    fn footer_keys(&self) -> Vec<(Key, Action)> {
        let Some(screen) = self.stack.last() else {
            return Vec::new();
        };
        let is_typing = screen.wants_text();
        let is_valid = |key: &Key| !is_typing || Typed::of(*key).is_none();
        screen
            .hints()
            .into_iter()
            .filter_map(|action| {
                let keys = self.keymap.keys(screen.name(), action);
                Some((keys.into_iter().find(is_valid)?, action))
            })
            .collect()
    }

    /// Returns what goes on, the most urgent first.
    fn news(&self) -> Vec<String> {
        let mut news = Vec::new();
        for notice in [&self.told, &self.notice].into_iter().flatten() {
            news.push(SafeText::line(notice).into_string());
        }
        match (self.progress, &self.state) {
            (Some((done, all)), _) => news.push(format!("indexing {done} of {all}")),
            (None, Some(state)) if state.syncing => news.push("indexing".to_owned()),
            _ => {}
        }
        let set_aside = self.state.as_ref().map_or(0, |state| state.set_aside);
        if set_aside > 0 {
            let files = if set_aside == 1 { "file" } else { "files" };
            news.push(format!(
                "{set_aside} {files} could not be read: `casebook check` says why"
            ));
        }
        news
    }
}

/// Divides the screen into body, status line and footer; in very low terminals the body goes before.
fn divide(area: Rect, body_wants_all: bool) -> (Rect, Rect, Rect) {
    let below = match area.height {
        _ if body_wants_all => 0,
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let body = Rect {
        height: area.height - below,
        ..area
    };
    let line = |row: u16| Rect {
        y: body.bottom() + row.min(below),
        height: u16::from(row < below),
        ..area
    };
    // With one line left for both, the keys are worth more.
    match below {
        1 => (body, line(1), line(0)),
        _ => (body, line(0), line(1)),
    }
}

#[cfg(test)]
mod tests;
