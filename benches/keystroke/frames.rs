//! A keystroke to a drawn frame: the app, the worker thread and the drawing, without a terminal.
//!
//! The loop is that of `tui::run`: update, settle, send, draw; then the reply of the worker, and again. A keystroke is done
//! when the frame with its answer is drawn.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use casebook::content::Root;
use casebook::library::worker::{Reply, Request, Ticket};
use casebook::library::{Library, Options};
use casebook::tui::app::{App, Start};
use casebook::tui::effect::Effect;
use casebook::tui::event::{Event, Key};
use casebook::tui::keymap::Keymap;
use casebook::tui::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

use crate::measure::{self, QUERIES, Rounds, Samples, Table};

/// From so many columns on there is a preview, which is drawn after the answer.
const PREVIEW: u16 = 120;

/// So long nobody types after the start, as a person who looks at the screen first: then an index of 10 000 records has
/// found in advance what it can.
const PAUSE: Duration = Duration::from_secs(6);

/// After so long a reply is taken to be lost; no limit to speed.
const PATIENCE: Duration = Duration::from_mins(30);

/// Types every query at two sizes of the terminal, from the start on and after a pause; the reference is an answer of plain
/// tantivy that nobody draws.
pub(crate) fn measure(
    library: &measure::Library,
    rounds: usize,
    reference: &Samples,
    table: &mut Table,
) {
    for size in [(80, 24), (160, 45)] {
        for (state, pause) in [
            ("", PAUSE),
            (" typed at once after the start", Duration::ZERO),
        ] {
            let [answered, settled] = type_all(&library.root(), rounds, size, pause);
            let place = format!("{}×{}, {}{state}", size.0, size.1, library.name);
            let reference = ("plain tantivy, nothing drawn", reference);
            let work = format!("key to frame with the answer, {place}");
            table.compare(&work, &answered, reference, "p99 ≤ 8 ms");
            if size.0 >= PREVIEW {
                let work = format!("key to last frame, preview and all, {place}");
                table.compare(&work, &settled, reference, "");
            }
        }
    }
}

/// Types every query into so many newly started interfaces; returns the times to the frame with the answer and to the last
/// one.
#[expect(clippy::disallowed_methods, reason = "the pause is a person's")]
fn type_all(root: &Root, rounds: usize, size: (u16, u16), pause: Duration) -> [Samples; 2] {
    let home = TempDir::new().unwrap();
    let (mut answered, mut settled) = (Rounds::default(), Rounds::default());
    for _ in 0..rounds {
        answered.begin();
        settled.begin();
        let mut screen = Screen::open(root, home.path().to_path_buf(), size);
        std::thread::sleep(pause);
        for query in QUERIES {
            for character in query.chars() {
                let start = Instant::now();
                answered.add(screen.press(Key::char(character)) - start);
                settled.add(start.elapsed());
            }
            screen.press(Key::ctrl('u'));
        }
    }
    [answered.medians(), settled.medians()]
}

/// The interface without a terminal.
struct Screen {
    app: App,
    terminal: Terminal<TestBackend>,
    requests: Sender<Request>,
    replies: Receiver<Reply>,
    open: Vec<Ticket>,
    search: Option<Ticket>,
}

impl Screen {
    /// Opens a library and waits until its index is there.
    fn open(root: &Root, cache: PathBuf, (columns, lines): (u16, u16)) -> Self {
        let library = match root {
            Root::Directory(folder) => Some(folder.clone()),
            Root::BuiltIn => None,
        };
        let options = Options {
            library,
            working_directory: None,
            cache: Some(cache),
        };
        let (requests, replies) = Library::open(options).unwrap().spawn().unwrap();
        let app = App::new(Start {
            theme: Theme::dark(),
            keymap: Keymap::standard().unwrap(),
            language: "en".to_owned(),
            query: String::new(),
            this_year: 2026,
            mouse: false,
            records_history: true,
            faults: Vec::new(),
        });
        let terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        let mut screen = Self {
            app,
            terminal,
            requests,
            replies,
            open: Vec::new(),
            search: None,
        };
        screen.turn(&[]);
        loop {
            let reply = screen.replies.recv_timeout(PATIENCE).unwrap();
            let is_ready = matches!(&reply, Reply::Ready(state) if !state.syncing);
            screen.take(reply);
            if is_ready {
                break;
            }
        }
        screen.finish();
        screen
    }

    /// Presses a key, waits for all replies, and returns when the answer was drawn.
    fn press(&mut self, key: Key) -> Instant {
        self.search = None;
        self.turn(&[Event::Key(key)]);
        self.finish()
    }

    /// Takes replies until none is waited for; returns when the last answer of the index was drawn.
    fn finish(&mut self) -> Instant {
        let mut drawn = Instant::now();
        while !self.open.is_empty() {
            let reply = self.replies.recv_timeout(PATIENCE).unwrap();
            let is_answer =
                matches!(&reply, Reply::Answer(ticket, _) if Some(*ticket) == self.search);
            self.take(reply);
            if is_answer {
                drawn = Instant::now();
            }
        }
        drawn
    }

    fn take(&mut self, reply: Reply) {
        match &reply {
            Reply::Answer(ticket, _)
            | Reply::Opened(ticket, _)
            | Reply::Compared(ticket, _)
            | Reply::Failed(ticket, _) => {
                // The worker leaves out what a newer request made needless.
                self.open.retain(|open| open > ticket);
            }
            _ => {}
        }
        self.turn(&[Event::Reply(Box::new(reply))]);
    }

    /// One turn of the loop: update, ask, draw, ask what the layout has shown to be missing.
    fn turn(&mut self, events: &[Event]) {
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
                Request::Open { ticket, .. } | Request::Compare { ticket, .. } => {
                    self.open.push(*ticket);
                }
                Request::Sync => {}
            }
            self.requests.send(request).unwrap();
        }
    }
}
