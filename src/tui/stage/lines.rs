//! The lines that go between a room and its consoles: one JSON document each, with the version of what is said.
//!
//! Whatever comes in may be anything: a line that is too long is dropped while it comes, one that means nothing is
//! ignored.

use std::io::{BufRead, BufReader, ErrorKind, Read, Result};

use serde::{Deserialize, Serialize};

use super::talk::{Command, Talk};

/// The version of what is said; another one is not understood.
const VERSION: u32 = 1;

/// The most bytes of a line to a console.
pub(super) const TOLD: usize = 256 * 1024;

/// The most bytes of a line to a room.
pub(super) const ASKED: usize = 512;

/// What a room says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// What is shown.
    Talk(Box<Talk>),
    /// The talk has ended.
    End,
    /// Something of another version.
    Foreign,
}

/// A line of a room.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct FromRoom {
    casebook: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    talk: Option<Box<Talk>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    end: bool,
}

/// A line of a console.
#[derive(Serialize, Deserialize)]
struct FromConsole {
    casebook: u32,
    #[serde(rename = "do")]
    command: Command,
}

/// Returns the line that tells what is shown, or that nothing is any more.
pub(super) fn told(talk: Option<&Talk>) -> Vec<u8> {
    let line = |talk: Option<Talk>| {
        let end = talk.is_none();
        let talk = talk.map(Box::new);
        line_of(&FromRoom {
            casebook: VERSION,
            talk,
            end,
        })
    };
    let Some(talk) = talk else {
        return line(None);
    };
    let whole = line(Some(talk.clone().bounded()));
    if whole.len() <= TOLD {
        return whole;
    }
    line(Some(talk.clone().bounded().in_short()))
}

/// Returns the line that asks for something.
pub(super) fn asked(command: Command) -> Vec<u8> {
    line_of(&FromConsole {
        casebook: VERSION,
        command,
    })
}

fn line_of(said: &impl Serialize) -> Vec<u8> {
    // Nothing in it can fail to be written; a line that could not be would be ignored.
    let mut line = serde_json::to_vec(said).unwrap_or_default();
    line.push(b'\n');
    line
}

/// Reads a line of a room; nothing where it means nothing.
pub(super) fn read_told(line: &[u8]) -> Option<Told> {
    #[derive(Deserialize)]
    struct Version {
        casebook: u32,
    }
    let version: Version = serde_json::from_slice(line).ok()?;
    if version.casebook != VERSION {
        return Some(Told::Foreign);
    }
    let said: FromRoom = serde_json::from_slice(line).ok()?;
    match said.talk {
        Some(talk) => Some(Told::Talk(talk)),
        None => said.end.then_some(Told::End),
    }
}

/// Reads a line of a console; nothing where it means nothing.
pub(super) fn read_asked(line: &[u8]) -> Option<Command> {
    let said: FromConsole = serde_json::from_slice(line).ok()?;
    (said.casebook == VERSION).then_some(said.command)
}

/// Reads lines, and drops those that are too long.
pub(super) struct Lines<R> {
    from: BufReader<R>,
    /// The line so far.
    line: Vec<u8>,
    most: usize,
    is_too_long: bool,
}

impl<R: Read> Lines<R> {
    /// Returns a reader of lines of so many bytes at the most.
    pub(super) fn new(from: R, most: usize) -> Self {
        Self {
            from: BufReader::new(from),
            line: Vec::new(),
            most,
            is_too_long: false,
        }
    }

    /// Returns the next line, without its end; nothing at the end of all. Where nothing has come in time, what has come
    /// of a line is kept for the next call.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            let some = match self.from.fill_buf() {
                Ok([]) => return Ok(None),
                Ok(some) => some,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let end = some.iter().position(|byte| *byte == b'\n');
            let part = &some[..end.unwrap_or(some.len())];
            self.is_too_long |= self.line.len() + part.len() > self.most;
            if !self.is_too_long {
                self.line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.from.consume(used);
            if end.is_none() {
                continue;
            }
            let line = std::mem::take(&mut self.line);
            if !std::mem::take(&mut self.is_too_long) {
                return Ok(Some(line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::stage::{Card, Note, Wall};

    fn all(bytes: &[u8], most: usize) -> Vec<Vec<u8>> {
        let mut lines = Lines::new(bytes, most);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    #[test]
    fn what_is_said_is_read_again() {
        let talk = Talk {
            title: "Novissi\u{1b}[2J".to_owned(),
            wall: Wall::Screen("compare".to_owned()),
            at: 3,
            next: Some(Card::default()),
            notes: vec![Note::default()],
            ..Talk::default()
        };
        let line = told(Some(&talk));
        assert_eq!(
            line.iter().position(|byte| *byte == b'\n'),
            Some(line.len() - 1)
        );
        assert_eq!(read_told(&line), Some(Told::Talk(Box::new(talk))));
        assert_eq!(read_told(&told(None)), Some(Told::End));
        for command in [Command::Next, Command::Go(41), Command::PreviousStep] {
            let line = asked(command);
            assert!(line.len() <= ASKED);
            assert_eq!(read_asked(&line), Some(command));
        }
    }

    #[test]
    fn what_means_nothing_is_ignored() {
        for line in [
            "",
            "null",
            "[]",
            "{}",
            "{\"casebook\":1}",
            "{\"casebook\":1,\"do\":\"erase\"}",
            "{\"casebook\":1,\"do\":{\"go\":-1}}",
            "{\"casebook\":2,\"do\":\"next\"}",
            "{\"casebook\":1,\"talk\":7}",
            "\u{feff}{\"casebook\":1,\"do\":\"next\"}",
        ] {
            assert_eq!(read_asked(line.as_bytes()), None, "{line}");
            let told = read_told(line.as_bytes());
            assert!(matches!(told, None | Some(Told::Foreign)), "{line}");
        }
        let more = "{\"casebook\":1,\"do\":\"next\",\"more\":[1]}";
        assert_eq!(read_asked(more.as_bytes()), Some(Command::Next));
        let other = "{\"casebook\":2,\"picture\":7}";
        assert_eq!(read_told(other.as_bytes()), Some(Told::Foreign));
        let deep = "[".repeat(200_000);
        assert_eq!(read_told(deep.as_bytes()), None);
    }

    #[test]
    fn a_line_that_is_too_long_is_dropped_and_the_next_one_read() {
        let text = [&b"x".repeat(100_000)[..], b"\nnext\n\nunfinished"].concat();
        assert_eq!(all(&text, 16), [b"next".to_vec(), Vec::new()]);
        assert_eq!(all(b"1234\n12345\n", 4), [b"1234".to_vec()]);
    }

    #[test]
    fn a_talk_of_any_length_is_told_in_a_line_that_is_read() {
        let long = |count: usize| vec!["ນ".repeat(20_000); count];
        for count in [1, 30, 5000] {
            let talk = Talk {
                title: "A long one".to_owned(),
                now: Card {
                    lines: long(count),
                    ..Card::default()
                },
                notes: vec![Note {
                    lines: long(count),
                    ..Note::default()
                }],
                ..Talk::default()
            };
            let line = told(Some(&talk));
            assert!(line.len() <= TOLD, "{}", line.len());
            let Some(Told::Talk(read)) = read_told(&line) else {
                panic!("not read");
            };
            assert_eq!(read.title, talk.title);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..3000), most in 0_usize..64) {
            for line in all(&bytes, most) {
                prop_assert!(line.len() <= most && !line.contains(&b'\n'));
                let _ = (read_asked(&line), read_told(&line));
            }
        }

        #[test]
        fn a_damaged_line_is_read_without_harm(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let talk = Talk { notes: vec![Note::default()], agenda: Some(crate::tui::stage::Course::default()), ..Talk::default() };
            for mut line in [told(Some(&talk)), asked(Command::Go(3))] {
                let at = at.index(line.len());
                line[at] = byte;
                for line in all(&line, TOLD) {
                    let _ = (read_asked(&line), read_told(&line));
                }
            }
        }
    }
}
