//! What runs beside a talk: its clock, and the presenters' consoles that follow it from other terminals.
//!
//! What is told of a talk is a [`Talk`], what a console asks for a [`Command`]; both go as lines of JSON over a socket of
//! the machine, never over a network. How lines are read and written stands in `lines`, where sockets lie in `rooms`; the
//! room's side is `host` and `hall`, the console's `link`.

#[cfg(unix)]
mod hall;
pub(crate) mod host;
#[cfg(unix)]
mod lines;
#[cfg(unix)]
pub(crate) mod link;
#[cfg(unix)]
mod rooms;
mod talk;
#[cfg(test)]
#[cfg(unix)]
mod tests;

pub use talk::{Card, Command, Course, Held, Note, State, Step, Talk, Time, Wall};

/// What the loop shall do for a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Let the clock run: a talk begins.
    Begin,
    /// Let the clock stop: the talk has ended.
    End,
    /// Tell the consoles what is shown now; nothing where no talk is given any more.
    Show(Option<Box<Talk>>),
}

/// What a console hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is with a room; so many rooms there are.
    Attached(usize),
    /// What is shown.
    Talk(Box<Talk>),
    /// The talk has ended.
    Ended,
    /// The room is gone without a word.
    Lost,
    /// The room is of a version of the program that speaks otherwise.
    Foreign,
}
