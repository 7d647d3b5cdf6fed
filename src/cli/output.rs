//! Printing: the one place that writes what a user sees, answers to one stream, talk to the other.
//!
//! Every text passes [`SafeText`] on its way into a [`Line`]; JSON escapes what a terminal could obey. Colour is by role.
//! How long texts are paged is left to `pager`.

use std::io::{self, Write};

use serde::Serialize;
use thiserror::Error;

use crate::config::Color;
use crate::source::{SafeText, json};
use crate::tui::text::width;

/// What a piece of a line is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text.
    Text,
    /// The title of a record.
    Title,
    /// A heading.
    Heading,
    /// What can be typed: an id, a code, a command.
    Key,
    /// What matters less.
    Dim,
    /// A word that answers the query.
    Mark,
    /// Something that must be mended.
    Error,
    /// Something that should be mended.
    Warning,
}

impl Role {
    /// Returns the parameters of the escape sequence; the sixteen colours of the terminal only.
    fn style(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Title => "1",
            Self::Heading => "1;36",
            Self::Key => "36",
            Self::Dim => "2",
            Self::Mark => "1;4",
            Self::Error => "1;31",
            Self::Warning => "33",
        }
    }
}

/// One line to print: pieces of text, made safe, each with its role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pieces: Vec<(Role, SafeText)>,
}

impl Line {
    /// Returns an empty line.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Returns a line of running text.
    pub(crate) fn text(text: &str) -> Self {
        Self::new().put(Role::Text, text)
    }

    /// Returns the line with one more piece.
    #[must_use]
    pub(crate) fn put(mut self, role: Role, text: &str) -> Self {
        self.pieces.push((role, SafeText::line(text)));
        self
    }

    /// Returns how many columns the line takes.
    pub(crate) fn columns(&self) -> usize {
        self.pieces
            .iter()
            .map(|(_, text)| width(text.as_str()))
            .sum()
    }

    /// Returns the line with another one behind it.
    #[must_use]
    pub(crate) fn then(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Returns the line without colours.
    pub(crate) fn plain(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }

    fn write(&self, color: bool, to: &mut dyn Write) -> io::Result<()> {
        for (role, text) in &self.pieces {
            let style = role.style();
            if color && !style.is_empty() {
                write!(to, "\x1b[{style}m{text}\x1b[0m")?;
            } else {
                write!(to, "{text}")?;
            }
        }
        writeln!(to)
    }
}

/// The answer could not be written.
#[derive(Debug, Error)]
#[error("cannot write the answer")]
pub(crate) struct OutputError(#[from] io::Error);

impl OutputError {
    /// Tells whether the reader of the answer closed it, which is his right.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.0.kind() == io::ErrorKind::BrokenPipe
    }
}

/// What one of the streams is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stream {
    /// Whether it is a terminal.
    pub(crate) terminal: bool,
    /// Whether it is coloured.
    pub(crate) color: bool,
}

impl Stream {
    /// Returns a stream that is coloured as wanted.
    pub(crate) fn new(terminal: bool, color: Color) -> Self {
        Self {
            terminal,
            color: color.applies(terminal),
        }
    }
}

/// How output looks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    /// Where answers go.
    pub(crate) answers: Stream,
    /// Where talk goes.
    pub(crate) talk: Stream,
    /// Columns of a line.
    pub(crate) width: usize,
    /// Whether talk that is no error is left out.
    pub(crate) quiet: bool,
}

/// The two streams and how they look.
pub(crate) struct Output<'a> {
    out: &'a mut dyn Write,
    talk: &'a mut dyn Write,
    look: Look,
    page: Option<Vec<u8>>,
    progress: Option<usize>,
}

impl<'a> Output<'a> {
    /// Returns an output that writes answers to the first stream and talk to the second.
    pub(crate) fn new(out: &'a mut dyn Write, talk: &'a mut dyn Write) -> Self {
        Self {
            out,
            talk,
            look: Look {
                width: 80,
                ..Look::default()
            },
            page: None,
            progress: None,
        }
    }

    /// Decides how output looks from here on.
    pub(crate) fn set_look(&mut self, look: Look) {
        self.look = look;
    }

    /// Returns how output looks.
    pub(crate) fn look(&self) -> Look {
        self.look
    }

    /// Prints a line of an answer.
    pub(crate) fn line(&mut self, line: &Line) -> Result<(), OutputError> {
        let color = self.look.answers.color;
        Ok(line.write(color, self.answer())?)
    }

    /// Prints lines of an answer.
    pub(crate) fn lines(&mut self, lines: &[Line]) -> Result<(), OutputError> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// Prints what one is asked, with nothing after it, so that the answer stands on its line.
    pub(crate) fn prompt(&mut self, words: &str) -> Result<(), OutputError> {
        write!(self.answer(), "{} ", SafeText::line(words))?;
        self.finish()
    }

    /// Prints cells with tabs between them, for other programs.
    pub(crate) fn row(&mut self, cells: &[&str]) -> Result<(), OutputError> {
        for (at, cell) in cells.iter().enumerate() {
            let tab = if at > 0 { "\t" } else { "" };
            write!(self.answer(), "{tab}{}", SafeText::line(cell))?;
        }
        Ok(writeln!(self.answer())?)
    }

    /// Prints one JSON document.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), OutputError> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        Ok(writeln!(self.answer(), "{}", json::escaped(&text))?)
    }

    /// Prints a file as it stands; on a terminal it is made safe first.
    pub(crate) fn file(&mut self, text: &str) -> Result<(), OutputError> {
        if self.look.answers.terminal {
            let safe = SafeText::prose(text);
            write!(self.answer(), "{safe}")?;
        } else {
            self.answer().write_all(text.as_bytes())?;
        }
        Ok(())
    }

    /// Prints what the program itself made: help, completions, manual pages.
    pub(crate) fn own(&mut self, text: &[u8]) -> Result<(), OutputError> {
        Ok(self.answer().write_all(text)?)
    }

    /// Says something that is no part of the answer, unless it shall be quiet.
    pub(crate) fn talk(&mut self, line: &Line) {
        if !self.look.quiet {
            self.complain(line);
        }
    }

    /// Says what went wrong, however quiet it shall be. A closed stream is nobody to complain to.
    pub(crate) fn complain(&mut self, line: &Line) {
        self.clear_progress();
        // What was answered before stands before it; an answer that cannot be written is told at the end.
        let _later = self.out.flush();
        let _unheard = line.write(self.look.talk.color, self.talk);
        let _unheard = self.talk.flush();
    }

    /// Says help about wrong usage, which the argument parser made of what was typed.
    pub(crate) fn complain_usage(&mut self, text: &str) {
        let _unheard = write!(self.talk, "{}", SafeText::prose(text));
        let _unheard = self.talk.flush();
    }

    /// Shows how far slow work is, on a terminal, once for every hundredth part.
    pub(crate) fn progress(&mut self, done: usize, of: usize) {
        let part = done * 100 / of.max(1);
        if self.look.quiet || !self.look.talk.terminal || self.progress == Some(part) {
            return;
        }
        self.progress = Some(part);
        let _unheard = write!(self.talk, "\rReading files: {done} of {of}");
        let _unheard = self.talk.flush();
    }

    /// Keeps what follows for the pager instead of printing it at once.
    pub(crate) fn begin_page(&mut self) {
        self.page = Some(Vec::new());
    }

    /// Returns what was kept for the pager.
    pub(crate) fn take_page(&mut self) -> Option<Vec<u8>> {
        self.page.take()
    }

    /// Makes sure that everything is written.
    pub(crate) fn finish(&mut self) -> Result<(), OutputError> {
        self.clear_progress();
        Ok(self.out.flush()?)
    }

    fn clear_progress(&mut self) {
        if self.progress.take().is_some() {
            let _unheard = write!(self.talk, "\r\x1b[K");
        }
    }

    fn answer(&mut self) -> &mut dyn Write {
        match &mut self.page {
            Some(page) => page,
            None => self.out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(look: Look, print: impl FnOnce(&mut Output<'_>)) -> (String, String) {
        let (mut out, mut talk) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut out, &mut talk);
        output.set_look(look);
        print(&mut output);
        output.finish().unwrap();
        (
            String::from_utf8(out).unwrap(),
            String::from_utf8(talk).unwrap(),
        )
    }

    #[test]
    fn colours_by_role_only_when_asked() {
        let line = Line::text("a ").put(Role::Title, "b");
        let color = Look {
            answers: Stream::new(false, Color::Always),
            ..Look::default()
        };
        assert_eq!(
            printed(color, |output| output.line(&line).unwrap()).0,
            "a \x1b[1mb\x1b[0m\n"
        );
        assert_eq!(
            printed(Look::default(), |output| output.line(&line).unwrap()).0,
            "a b\n"
        );
    }

    #[test]
    fn prints_no_character_that_a_terminal_obeys() {
        let hostile = "x\x1b]0;y\x07\t\n\u{9b}31m\u{202e}z";
        let (out, _) = printed(Look::default(), |output| {
            output.line(&Line::text(hostile)).unwrap();
            output.row(&[hostile, "b"]).unwrap();
            output.json(&hostile).unwrap();
        });
        let rows: Vec<&str> = out.lines().collect();
        assert_eq!(rows.len(), 3, "{out:?}");
        assert_eq!(rows[1].matches('\t').count(), 1);
        assert!(rows.iter().all(|row| {
            !row.replace('\t', "")
                .contains(|c: char| c.is_control() || c == '\u{202e}')
        }));
        assert_eq!(serde_json::from_str::<String>(rows[2]).unwrap(), hostile);
    }

    #[test]
    fn is_quiet_but_for_complaints() {
        let look = Look {
            quiet: true,
            talk: Stream::new(true, Color::Never),
            ..Look::default()
        };
        let (_, talk) = printed(look, |output| {
            output.talk(&Line::text("talk"));
            output.progress(1, 2);
            output.complain(&Line::text("complaint"));
        });
        assert_eq!(talk, "complaint\n");
    }

    #[test]
    fn makes_a_file_safe_for_a_terminal_and_leaves_it_alone_elsewhere() {
        let terminal = Look {
            answers: Stream::new(true, Color::Never),
            ..Look::default()
        };
        assert_eq!(
            printed(terminal, |output| output.file("a\x1b\r\n").unwrap()).0,
            "a␛\n"
        );
        assert_eq!(
            printed(Look::default(), |output| output.file("a\x1b\r\n").unwrap()).0,
            "a\x1b\r\n"
        );
    }

    #[test]
    fn clears_the_line_of_progress_before_anything_else_is_said() {
        let look = Look {
            talk: Stream::new(true, Color::Never),
            ..Look::default()
        };
        let (_, talk) = printed(look, |output| {
            output.progress(1, 1000);
            output.progress(2, 1000);
            output.talk(&Line::text("done"));
        });
        assert_eq!(talk, "\rReading files: 1 of 1000\r\x1b[Kdone\n");
    }
}
