//! What happened: keys, pasted text, signals, replies of the worker. Where events come from is left to `terminal`.

use ratatui::layout::Position;

use crate::library::worker::Reply;
use crate::personal::News;
use crate::tui::ahead::Composed;
use crate::tui::stage::{Command, Heard};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; its line breaks never submit anything.
    Paste(String),
    /// The wheel of the mouse was turned over a cell; positive is down.
    Wheel(i8, Position),
    /// The mouse was pressed on a cell.
    Click(Position),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The worker says something.
    Reply(Box<Reply>),
    /// The worker hands over a record, whose page is composed.
    Composed(Composed, Box<Reply>),
    /// So many seconds have passed since a talk began.
    Second(u64),
    /// The keeper says something.
    Kept(News),
    /// Something that was started outside did not come to a good end.
    Trouble(String),
    /// A presenter's console asks for something.
    Asked(Command),
    /// A presenter's console hears something of a room.
    Heard(Heard),
    /// Time has gone: what the clock shows, in seconds since 1970.
    Tick(u64),
    /// The worker is gone.
    WorkerGone,
    /// The system sent a signal.
    Signal(Signal),
    /// The keyboard is gone: the terminal was closed.
    InputClosed,
}

/// A signal the program answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The program shall end; the number is that of the signal.
    End(i32),
    /// The program shall stop until it is continued.
    Stop,
    /// The program was continued; the terminal may have changed meanwhile.
    Continue,
}

/// A key as it arrives: what was typed, and what was held.
///
/// Shift is not kept: it already shows in the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

impl Key {
    /// Returns a key with nothing held.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// Returns the key of a character with nothing held.
    pub fn char(character: char) -> Self {
        Self::new(Code::Char(character))
    }

    /// Returns the key of a character with Control held.
    pub fn ctrl(character: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(character)
        }
    }

    /// Tells whether the key types a character.
    pub fn is_text(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt
    }
}

/// Which key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character, of any script.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// What an input with the focus is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A character.
    Char(char),
    /// Pasted text.
    Paste(String),
    /// Delete the cluster before the cursor.
    Backspace,
    /// Delete the cluster after the cursor.
    Delete,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete everything before the cursor.
    DeleteToStart,
    /// Delete everything after the cursor.
    DeleteToEnd,
    /// One cluster to the left.
    Left,
    /// One cluster to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the beginning.
    Home,
    /// To the end.
    End,
}

impl Typed {
    /// Returns what a key means to an input; `None` for keys that are commands even there.
    pub fn of(key: Key) -> Option<Self> {
        let word = key.ctrl || key.alt;
        Some(match key.code {
            Code::Char(character) if key.is_text() => Self::Char(character),
            Code::Char('w') if key.ctrl => Self::DeleteWord,
            Code::Char('u') if key.ctrl => Self::DeleteToStart,
            Code::Char('k') if key.ctrl => Self::DeleteToEnd,
            Code::Char('a') if key.ctrl => Self::Home,
            Code::Char('e') if key.ctrl => Self::End,
            Code::Char('b') if key.alt => Self::WordLeft,
            Code::Char('f') if key.alt => Self::WordRight,
            Code::Backspace if word => Self::DeleteWord,
            Code::Backspace => Self::Backspace,
            Code::Delete => Self::Delete,
            Code::Left if word => Self::WordLeft,
            Code::Right if word => Self::WordRight,
            Code::Left => Self::Left,
            Code::Right => Self::Right,
            Code::Home => Self::Home,
            Code::End => Self::End,
            _ => return None,
        })
    }
}
