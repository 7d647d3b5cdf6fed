//! The interface without a terminal: the app and the worker thread, drawn to memory.
//!
//! The loop is that of `tui::run`: update, settle, send, draw; then the reply of the worker, and again.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use casebook::content::Root;
use casebook::library::worker::{Reply, Request, Ticket};
use casebook::library::{Library, Options};
use casebook::model::PartialDate;
use casebook::tui::ahead;
use casebook::tui::app::{App, Company, Start};
use casebook::tui::effect::Effect;
use casebook::tui::event::{Event, Key};
use casebook::tui::keymap::Keymap;
use casebook::tui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// After so long a reply is taken to be lost; no limit to speed.
const PATIENCE: Duration = Duration::from_mins(30);

/// The interface without a terminal.
pub(crate) struct Screen {
    app: App,
    terminal: Terminal<TestBackend>,
    requests: Sender<Request>,
    events: Receiver<Event>,
    open: Vec<Ticket>,
    search: Option<Ticket>,
}

impl Screen {
    /// Opens a library and waits until its index is there.
    pub(crate) fn open(root: &Root, cache: PathBuf, (columns, lines): (u16, u16)) -> Self {
        let library = match root {
            Root::Directory(folder) => Some(folder.clone()),
            Root::BuiltIn => None,
        };
        let options = Options {
            library,
            working_directory: None,
            cache: Some(cache),
            hides_drafts: false,
        };
        let (requests, replies) = Library::open(options).unwrap().spawn().unwrap();
        let (sender, events) = mpsc::channel();
        ahead::forward(replies, sender, "en".to_owned()).unwrap();
        let app = App::new(Start {
            theme: Theme::dark(),
            keymap: Keymap::standard().unwrap(),
            language: "en".to_owned(),
            query: String::new(),
            today: PartialDate::of_year(2026),
            mouse: false,
            company: Company::Alone,
            faults: Vec::new(),
            presents: None,
        });
        let terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        let mut screen = Self {
            app,
            terminal,
            requests,
            events,
            open: Vec::new(),
            search: None,
        };
        screen.turn(&[]);
        loop {
            let event = screen.events.recv_timeout(PATIENCE).unwrap();
            let is_ready = matches!(reply(&event), Some(Reply::Ready(state)) if !state.syncing);
            screen.take(event);
            if is_ready {
                break;
            }
        }
        screen.finish();
        screen
    }

    /// Presses a key, waits for all replies, and returns when the answer was drawn.
    pub(crate) fn press(&mut self, key: Key) -> Instant {
        self.search = None;
        self.turn(&[Event::Key(key)]);
        self.finish()
    }

    /// Presses keys that open the selected record; returns how long it took until its page was drawn, and until all of it
    /// was there.
    pub(crate) fn open_selected(&mut self, keys: &[Key]) -> (Duration, Duration) {
        let start = Instant::now();
        let mut first = None;
        for key in keys {
            self.turn(&[Event::Key(*key)]);
        }
        while !self.open.is_empty() {
            let event = self.events.recv_timeout(PATIENCE).unwrap();
            let is_opened = matches!(reply(&event), Some(Reply::Opened(..)));
            self.take(event);
            if is_opened {
                first.get_or_insert_with(|| start.elapsed());
            }
        }
        (first.unwrap_or_default(), start.elapsed())
    }

    /// Returns what is seen, line by line.
    pub(crate) fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content.chunks(buffer.area.width.max(1).into());
        let rows = rows.map(|row| {
            row.iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect::<String>()
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Makes the terminal another size and draws.
    pub(crate) fn resize(&mut self, columns: u16, lines: u16) {
        self.terminal.backend_mut().resize(columns, lines);
        self.turn(&[Event::Resize(columns, lines)]);
    }

    /// Takes replies until none is waited for; returns when the last answer of the index was drawn.
    fn finish(&mut self) -> Instant {
        let mut drawn = Instant::now();
        while !self.open.is_empty() {
            let event = self.events.recv_timeout(PATIENCE).unwrap();
            let is_answer = matches!(reply(&event), Some(Reply::Answer(ticket, _)) if Some(*ticket) == self.search);
            self.take(event);
            if is_answer {
                drawn = Instant::now();
            }
        }
        drawn
    }

    fn take(&mut self, event: Event) {
        match reply(&event) {
            // The whole follows.
            Some(Reply::Opened(_, opened)) if opened.goes_on => {}
            Some(
                Reply::Answer(ticket, _)
                | Reply::Opened(ticket, _)
                | Reply::Compared(ticket, ..)
                | Reply::Explained(ticket, _)
                | Reply::Modules(ticket, _)
                | Reply::Worksheet(ticket, _)
                | Reply::Viewed(ticket, _)
                | Reply::Exported(ticket, _)
                | Reply::Failed(ticket, _),
            ) => {
                // The worker leaves out what a newer request made needless.
                self.open.retain(|open| open > ticket);
            }
            _ => {}
        }
        self.turn(&[event]);
    }

    /// One turn of the loop: update, ask, draw, ask what the layout has shown to be missing.
    pub(crate) fn turn(&mut self, events: &[Event]) {
        let mut effects: Vec<Effect> = events
            .iter()
            .flat_map(|event| self.app.update(event))
            .collect();
        effects.extend(self.app.settle());
        self.send(effects);
        self.terminal.draw(|frame| self.app.frame(frame)).unwrap();
        let effects = self.app.settle();
        self.send(effects);
    }

    fn send(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(request) = effect else {
                continue;
            };
            match &request {
                Request::Search(ticket, _) => {
                    self.search = Some(*ticket);
                    self.open.push(*ticket);
                }
                Request::Open { ticket, .. }
                | Request::Overview { ticket, .. }
                | Request::Modules { ticket, .. }
                | Request::Agendas { ticket, .. }
                | Request::Worksheet { ticket, .. }
                | Request::Compare { ticket, .. }
                | Request::See { ticket, .. }
                | Request::Present { ticket, .. }
                | Request::Export { ticket, .. }
                | Request::Explain { ticket, .. } => {
                    self.open.push(*ticket);
                }
                Request::Sync | Request::Answers(_) | Request::HideDrafts(_) | Request::Look(_) => {
                }
            }
            self.requests.send(request).unwrap();
        }
    }
}

fn reply(event: &Event) -> Option<&Reply> {
    match event {
        Event::Reply(reply) | Event::Composed(_, reply) => Some(reply),
        _ => None,
    }
}
