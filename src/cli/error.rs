//! How a command ends, and how what went wrong is told: what, where, what to do next.

use thiserror::Error;

use crate::cli::output::{Line, Output, OutputError, Role};

/// How a command that could run has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Done, or something was found.
    Done,
    /// Nothing was found, or a check found errors.
    Nothing,
    /// Over, with a status that tells the parent why.
    Status(u8),
}

impl End {
    /// Returns the end of a search that found something or not.
    pub(crate) fn of(found: bool) -> Self {
        if found { Self::Done } else { Self::Nothing }
    }

    /// Returns the exit status.
    pub(crate) fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Status(status) => status,
        }
    }
}

/// The exit status of a command that could not run.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// Something that went wrong, with what the user can do about it.
#[derive(Debug, Error)]
#[error("{what}")]
pub(crate) struct Advice {
    what: String,
    next: String,
    source: Option<anyhow::Error>,
}

impl Advice {
    /// Returns an error with advice.
    pub(crate) fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            next: next.into(),
            source: None,
        }
    }

    /// Returns an error with advice beside it.
    pub(crate) fn on(error: impl Into<anyhow::Error>, next: impl Into<String>) -> Self {
        let error = error.into();
        Self {
            what: error.to_string(),
            next: next.into(),
            source: Some(error),
        }
    }
}

/// Tells what went wrong and returns the exit status. That the reader closed the pipe is no error and is not told.
pub(crate) fn report(error: &anyhow::Error, verbose: bool, output: &mut Output<'_>) -> u8 {
    if error
        .downcast_ref::<OutputError>()
        .is_some_and(OutputError::is_closed_pipe)
    {
        return End::Done.status();
    }
    let mut told = error.to_string();
    let mut line = Line::new()
        .put(Role::Error, "casebook:")
        .put(Role::Text, " ");
    let causes: Vec<String> = causes(error)
        .into_iter()
        .map(|cause| if verbose { cause } else { in_words(&cause) })
        .collect();
    if let Some(cause) = causes.first() {
        told = format!("{told}: {cause}");
    }
    line = line.put(Role::Text, &told);
    output.complain(&line);
    if verbose {
        for cause in causes.iter().skip(1) {
            output.complain(&Line::text("  because ").put(Role::Text, cause));
        }
    }
    if let Some(advice) = error.downcast_ref::<Advice>() {
        output.complain(&Line::text("  ").put(Role::Dim, &advice.next));
    }
    COULD_NOT_RUN
}

/// Returns what the system says without the number behind it, which helps only who looks it up.
pub(crate) fn in_words(cause: &str) -> String {
    match cause.split_once(" (os error ") {
        Some((words, rest)) => format!(
            "{words}{}",
            rest.split_once(')').map_or("", |(_, rest)| rest)
        ),
        None => cause.to_owned(),
    }
}

/// Returns the causes below an error that say something new, the nearest first.
fn causes(error: &anyhow::Error) -> Vec<String> {
    let mut told = error.to_string();
    let mut causes = Vec::new();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told.push_str(&cause);
            causes.push(cause);
        }
    }
    causes
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    fn told(error: impl Into<anyhow::Error>, verbose: bool) -> (u8, String) {
        let (mut out, mut talk) = (Vec::new(), Vec::new());
        let status = report(
            &error.into(),
            verbose,
            &mut Output::new(&mut out, &mut talk),
        );
        (status, String::from_utf8(talk).unwrap())
    }

    #[derive(Debug, Error)]
    #[error("cannot open the index in /x")]
    struct Middle(#[source] io::Error);

    #[test]
    fn tells_what_and_why_and_what_to_do_next() {
        let error = Advice::on(Middle(io::Error::other("disk is full")), "make room in /x");
        let (status, talk) = told(error, false);
        assert_eq!(status, 2);
        assert_eq!(
            talk,
            "casebook: cannot open the index in /x: disk is full\n  make room in /x\n"
        );
    }

    #[test]
    fn tells_what_the_system_says_in_words() {
        let missing = io::Error::from_raw_os_error(2);
        let talk = told(Middle(missing), false).1;
        assert!(!talk.contains("os error"), "{talk}");
        assert_eq!(in_words("a (os error 2): b"), "a: b");
        assert_eq!(in_words("a"), "a");
    }

    #[test]
    fn tells_the_whole_chain_when_asked() {
        let error =
            anyhow::Error::new(Middle(io::Error::other("disk is full"))).context("cannot search");
        assert_eq!(
            told(error, true).1,
            "casebook: cannot search: cannot open the index in /x\n  because disk is full\n"
        );
    }

    #[test]
    fn says_nothing_of_a_closed_pipe() {
        let closed = OutputError::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(told(closed, true), (0, String::new()));
        let full = OutputError::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(told(full, false).0, 2);
    }
}
