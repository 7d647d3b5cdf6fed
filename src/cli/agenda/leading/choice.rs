//! What can be chosen while a session is led line by line.

use crate::model::session::SessionLog;
use crate::session::Session;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Begin,
    Resume,
    Anew,
    Show,
    Next,
    Back,
    Skip,
    Remark,
    Vote,
    Lots,
    Groups,
    Note,
    Write,
    End,
}

/// Returns what can be chosen now, in the order of its numbers.
pub(super) fn choices(session: &Session, is_held: bool) -> &'static [Choice] {
    if session.is_over() {
        return &[Choice::Write, Choice::Back, Choice::Anew];
    }
    if !session.is_begun() && is_held {
        return &[Choice::Resume, Choice::Anew];
    }
    if !session.is_begun() {
        return &[Choice::Begin];
    }
    &[
        Choice::Show,
        Choice::Next,
        Choice::Back,
        Choice::Skip,
        Choice::Remark,
        Choice::Vote,
        Choice::Lots,
        Choice::Groups,
        Choice::Note,
        Choice::Write,
        Choice::End,
    ]
}

impl Choice {
    /// Returns what it does.
    pub(super) fn word(self, session: &Session) -> &'static str {
        let is_last = session.at() + 1 == session.plan().steps.len();
        match self {
            Self::Begin => "Begin",
            Self::Resume => "Go back to it",
            Self::Anew => "Begin a new session in its place",
            Self::Show => "Open what is shown",
            Self::Next if is_last => "End: this is the last step",
            Self::Next => "Next step",
            Self::Back if session.is_over() => "Go on after all",
            Self::Back => "One step back",
            Self::Skip => "Leave the step out",
            Self::Remark => "Write a remark",
            Self::Vote => "Count hands",
            Self::Lots => "Draw lots",
            Self::Groups => "Draw groups",
            Self::Note => "Read the note for the facilitator",
            Self::Write => "Write the record to a file",
            Self::End => "End the session here",
        }
    }
}

/// Returns what is told of a session that was begun before.
pub(super) fn held(log: &SessionLog) -> String {
    let at = log.visits.last().map_or(0, |visit| visit.step) + 1;
    let state = match log.ended {
        Some(_) => "is over; its record can be written until a new one begins".to_owned(),
        None => format!("stopped at step {at}"),
    };
    let begun = log.begun_on();
    format!("A session of this agenda was begun on {begun}; it {state}.")
}
