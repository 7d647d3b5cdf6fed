//! The console's side of the socket: looks for a room, hands on what it tells, and asks it for what the presenter wants.

use std::io::{ErrorKind, Result, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::lines::{self, Lines, TOLD, Told};
use super::talk::Command;
use super::{Heard, rooms};
use crate::tui::event::Event;

/// How often a room is looked for.
const ROUND: Duration = Duration::from_millis(300);

/// How long a room may take nothing before what is asked for is dropped.
const PATIENCE: Duration = Duration::from_millis(200);

/// The way to a room.
pub(crate) struct Link {
    shared: Arc<Mutex<Shared>>,
    /// Ends the thread when it is dropped.
    _held: Sender<()>,
}

#[derive(Default)]
struct Shared {
    stream: Option<UnixStream>,
    /// Whether another room is wanted.
    moves: bool,
}

impl Link {
    /// Starts the thread that looks for rooms in a directory; it ends when nobody listens to its events any more.
    pub(crate) fn start(folder: &Path, events: Sender<Event>) -> Result<Self> {
        rooms::prepare(folder)?;
        let shared: Arc<Mutex<Shared>> = Arc::default();
        let (held, over) = mpsc::channel();
        let seeker = Seeker {
            folder: folder.to_owned(),
            shared: Arc::clone(&shared),
            events,
            over,
            at: None,
        };
        let named = thread::Builder::new().name("link".to_owned());
        named.spawn(move || seeker.run())?;
        Ok(Self {
            shared,
            _held: held,
        })
    }

    /// Asks the room for something; where there is none, or it does not listen, nothing happens.
    pub(crate) fn ask(&self, command: Command) {
        let shared = lock(&self.shared);
        if let Some(mut stream) = shared.stream.as_ref()
            && stream.write_all(&lines::asked(command)).is_err()
        {
            // Half a line may have gone: what would follow could not be read.
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    /// Goes to the next room.
    pub(crate) fn go_on(&self) {
        let mut shared = lock(&self.shared);
        if let Some(stream) = &shared.stream {
            drop(stream.shutdown(Shutdown::Both));
            shared.moves = true;
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How a room was left.
enum Left {
    Told(Heard),
    /// Nobody listens to this console any more.
    Unheard,
}

struct Seeker {
    folder: PathBuf,
    shared: Arc<Mutex<Shared>>,
    events: Sender<Event>,
    /// Ends with the console.
    over: Receiver<()>,
    /// The room one is with, or was last.
    at: Option<PathBuf>,
}

impl Seeker {
    fn run(mut self) {
        loop {
            if let Some((path, stream)) = self.find() {
                self.at = Some(path);
                let Left::Told(heard) = self.stay(&stream) else {
                    return;
                };
                let mut shared = lock(&self.shared);
                shared.stream = None;
                let moves = shared.moves;
                drop(shared);
                if !self.tell(heard) {
                    return;
                }
                if moves {
                    continue;
                }
            }
            // Nothing tells when a room begins: it is looked for now and then.
            if self.over.recv_timeout(ROUND) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    }

    /// Hands on what is heard; tells whether anybody listens.
    fn tell(&self, heard: Heard) -> bool {
        self.events.send(Event::Heard(heard)).is_ok()
    }

    /// Returns a room that answers: the newest, or the one after that which is to be left.
    fn find(&mut self) -> Option<(PathBuf, UnixStream)> {
        let mut rooms = rooms::listed(&self.folder);
        let moves = std::mem::take(&mut lock(&self.shared).moves);
        let at = rooms.iter().position(|path| Some(path) == self.at.as_ref());
        if let Some(at) = at.filter(|_| moves) {
            rooms.rotate_left(at + 1);
        }
        let mut rooms = rooms.into_iter();
        rooms.find_map(|path| {
            Some((UnixStream::connect(&path).ok()?, path)).map(|(stream, path)| (path, stream))
        })
    }

    /// Stays with a room until it goes; tells how it went.
    fn stay(&self, stream: &UnixStream) -> Left {
        let prepared = stream
            .set_write_timeout(Some(PATIENCE))
            .and_then(|()| stream.set_read_timeout(Some(ROUND * 4)))
            .and_then(|()| stream.try_clone());
        let Ok(own) = prepared else {
            return Left::Told(Heard::Lost);
        };
        lock(&self.shared).stream = Some(own);
        let mut listed = Vec::new();
        let mut lines = Lines::new(stream, TOLD);
        loop {
            let now = rooms::listed(&self.folder);
            if now != listed {
                listed = now;
                if !self.tell(Heard::Attached(self.answering(&listed))) {
                    return Left::Unheard;
                }
            }
            let line = match lines.next() {
                Ok(Some(line)) => line,
                // Nothing has come in time: the room may stand still.
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    continue;
                }
                Ok(None) | Err(_) => return Left::Told(Heard::Lost),
            };
            let heard = match lines::read_told(&line) {
                Some(Told::Talk(talk)) => Heard::Talk(talk),
                Some(Told::End) => return Left::Told(Heard::Ended),
                Some(Told::Foreign) => Heard::Foreign,
                None => continue,
            };
            if !self.tell(heard) {
                return Left::Unheard;
            }
        }
    }

    /// Returns how many rooms answer.
    fn answering(&self, rooms: &[PathBuf]) -> usize {
        let others = rooms.iter().filter(|path| Some(*path) != self.at.as_ref());
        others
            .filter(|path| UnixStream::connect(path).is_ok())
            .count()
            + 1
    }
}
