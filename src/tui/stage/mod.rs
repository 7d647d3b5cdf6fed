//! What runs beside a talk: its clock.

pub(crate) mod host;

/// What the loop shall do for a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Let the clock run: a talk begins.
    Begin,
    /// Let the clock stop: the talk has ended.
    End,
}
