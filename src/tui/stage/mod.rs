//! What is seen in front of a room, as its presenter sees it: the slide, the next one, the notes, the time.
//!
//! The screen says what it shows; who carries that to the presenter's terminal, and what is pressed there back, stands in
//! the files below.

pub(crate) mod host;

/// What the loop shall do for a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Let the clock run: a talk begins.
    Begin,
    /// Show this to the presenter.
    Show(Box<Snapshot>),
    /// Let the clock stop: the talk has ended.
    End,
}

/// What is seen in front of a room, for its presenter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Which slide, from 1.
    pub at: usize,
    /// Of how many.
    pub count: usize,
    /// The slide.
    pub now: Side,
    /// The slide after it.
    pub next: Option<Side>,
    /// What only the presenter should know.
    pub notes: Vec<String>,
    /// The time, passed or left.
    pub time: String,
    /// Whether the time is over.
    pub is_over: bool,
    /// Whether the room sees nothing.
    pub is_blank: bool,
    /// What is wrong with the file that is shown.
    pub trouble: String,
}

/// A slide as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What it belongs to.
    pub of: String,
    /// Its heading.
    pub heading: String,
    /// What it shows, a line each.
    pub lines: Vec<String>,
}
