//! The room's side of the socket: consoles come and go, each is told what is shown, and what they ask for is handed on.
//!
//! There is no queue that could grow: the last thing to be told stands on a board, and each console has a thread that
//! writes it whenever it is new to it; a slow one misses what was shown meanwhile. One that takes nothing for a while is
//! let go, one that asks too much is read no faster.

use std::io::{Read, Result, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::lines::{self, ASKED, Lines};
use super::rooms::{self, Place};
use super::talk::Talk;
use crate::tui::event::Event;

/// The most consoles at once.
const MOST: usize = 8;

/// How long a console may take nothing before it is let go.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many bytes of a console are read in a second: some forty wishes.
const RATE: usize = 1024;

/// How long the end waits for the consoles to be told.
const FAREWELL: Duration = Duration::from_millis(300);

/// A room that consoles can come to.
pub(super) struct Hall {
    folder: PathBuf,
    board: Arc<Board>,
    place: Place,
    events: Sender<Event>,
}

/// What all consoles are told.
#[derive(Default)]
struct Board {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    line: Arc<Vec<u8>>,
    /// How many lines there were; the same number is the same line.
    number: u64,
    is_over: bool,
    guests: usize,
}

/// A console, until all its threads have ended.
struct Guest {
    board: Arc<Board>,
    is_gone: AtomicBool,
}

impl Hall {
    /// Opens the room in a directory; what is asked for goes out as events.
    pub(super) fn open(folder: &Path, events: Sender<Event>) -> Result<Self> {
        let (listener, place) = rooms::open(folder)?;
        let hall = Self {
            folder: folder.to_owned(),
            board: Arc::default(),
            place,
            events,
        };
        hall.listen(listener)?;
        Ok(hall)
    }

    /// Tells the consoles what is shown.
    pub(super) fn tell(&self, talk: &Talk) {
        self.board.put(lines::told(Some(talk)), false);
    }

    /// Opens a new socket where that of the room was taken away.
    pub(super) fn mend(&mut self) -> Result<()> {
        if self.place.is_there() {
            return Ok(());
        }
        let (listener, place) = rooms::open(&self.folder)?;
        self.place = place;
        self.listen(listener)
    }

    fn listen(&self, listener: UnixListener) -> Result<()> {
        let (board, events) = (Arc::clone(&self.board), self.events.clone());
        let named = thread::Builder::new().name("hall".to_owned());
        named.spawn(move || welcome(&listener, &board, &events))?;
        Ok(())
    }
}

impl Drop for Hall {
    fn drop(&mut self) {
        self.board.put(lines::told(None), true);
        self.place.call();
        self.place.remove();
        self.board.wait_for_farewell();
    }
}

impl Board {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, line: Vec<u8>, is_over: bool) {
        let mut state = self.state();
        state.line = Arc::new(line);
        state.number += 1;
        state.is_over = is_over;
        self.changed.notify_all();
    }

    /// Waits for a line that is newer than one; nothing where there will be none, or nobody to read it.
    fn next(&self, seen: u64, guest: &Guest) -> Option<(u64, Arc<Vec<u8>>)> {
        let mut state = self.state();
        loop {
            if guest.is_gone() {
                return None;
            }
            if state.number > seen {
                return Some((state.number, Arc::clone(&state.line)));
            }
            if state.is_over {
                return None;
            }
            let waited = self.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits for a while, or until all is over, or whoever waits is not wanted any more.
    fn wait(&self, rest: Duration, is_unwanted: impl Fn() -> bool) {
        let goes_on = |state: &mut State| !state.is_over && !is_unwanted();
        drop(self.changed.wait_timeout_while(self.state(), rest, goes_on));
    }

    fn wait_for_farewell(&self) {
        let has_guests = |state: &mut State| state.guests > 0;
        drop(
            self.changed
                .wait_timeout_while(self.state(), FAREWELL, has_guests),
        );
    }
}

impl Guest {
    /// Takes a console in; nothing where there are enough.
    fn take(board: &Arc<Board>) -> Option<Arc<Self>> {
        let mut state = board.state();
        if state.guests >= MOST {
            return None;
        }
        state.guests += 1;
        Some(Arc::new(Self {
            board: Arc::clone(board),
            is_gone: AtomicBool::new(false),
        }))
    }

    fn is_gone(&self) -> bool {
        self.is_gone.load(Ordering::SeqCst)
    }

    /// Has its threads end.
    fn leave(&self) {
        // While the board is held, so that nobody begins to wait who has not seen it.
        let _state = self.board.state();
        self.is_gone.store(true, Ordering::SeqCst);
        self.board.changed.notify_all();
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.board.state().guests -= 1;
        self.board.changed.notify_all();
    }
}

/// Takes consoles in until the talk is over.
fn welcome(listener: &UnixListener, board: &Arc<Board>, events: &Sender<Event>) {
    for stream in listener.incoming() {
        if board.state().is_over {
            return;
        }
        match stream {
            // One that cannot be served comes again.
            Ok(stream) => drop(serve(stream, board, events)),
            // The process may have too many files open; that may pass.
            Err(_) => board.wait(PATIENCE / 10, || false),
        }
    }
}

/// Starts the threads of a console.
fn serve(stream: UnixStream, board: &Arc<Board>, events: &Sender<Event>) -> Result<()> {
    let Some(guest) = Guest::take(board) else {
        return Ok(());
    };
    stream.set_write_timeout(Some(PATIENCE))?;
    let (reading, heard, events) = (stream.try_clone()?, Arc::clone(&guest), events.clone());
    let named = |name: &str| thread::Builder::new().name(name.to_owned());
    named("hears").spawn(move || {
        hear(&reading, &heard, &events);
        drop(reading.shutdown(Shutdown::Both));
        heard.leave();
    })?;
    let told = Arc::clone(&guest);
    let spawned = named("tells").spawn(move || {
        let board = Arc::clone(&told.board);
        tell(&stream, &board, &told);
        drop(stream.shutdown(Shutdown::Both));
        told.leave();
    });
    if spawned.is_err() {
        guest.leave();
    }
    spawned.map(drop)
}

/// Writes what is shown, whenever it is new, until the console is gone or the talk over.
fn tell(mut stream: &UnixStream, board: &Board, guest: &Guest) {
    let mut seen = 0;
    while let Some((number, line)) = board.next(seen, guest) {
        seen = number;
        if stream.write_all(&line).is_err() {
            return;
        }
    }
}

/// Hands on what a console asks for, until it is gone.
fn hear(stream: &UnixStream, guest: &Guest, events: &Sender<Event>) {
    let slow = Slow {
        stream,
        guest,
        begun: Instant::now(),
        count: 0,
    };
    let mut lines = Lines::new(slow, ASKED);
    while let Ok(Some(line)) = lines.next() {
        let command = lines::read_asked(&line);
        if command.is_some_and(|command| events.send(Event::Asked(command)).is_err()) {
            return;
        }
    }
}

/// A console that is read no faster than a hand types: who floods waits, and nobody else.
struct Slow<'a> {
    stream: &'a UnixStream,
    guest: &'a Guest,
    /// When this second began.
    begun: Instant,
    /// How much was read in it.
    count: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        const SECOND: Duration = Duration::from_secs(1);
        if self.count >= RATE {
            let rest = SECOND.saturating_sub(self.begun.elapsed());
            self.guest.board.wait(rest, || self.guest.is_gone());
            if self.guest.is_gone() || self.guest.board.state().is_over {
                return Ok(0);
            }
        }
        if self.begun.elapsed() >= SECOND {
            (self.begun, self.count) = (Instant::now(), 0);
        }
        let most = buffer.len().min(RATE - self.count.min(RATE - 1));
        let count = self.stream.read(&mut buffer[..most])?;
        self.count += count;
        Ok(count)
    }
}
