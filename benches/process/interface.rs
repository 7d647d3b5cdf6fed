//! The interface as a user meets it, on a pseudo-terminal: its first frame, its memory, what it writes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::commands::{Programs, folder_name};
use super::terminal::Terminal;
use crate::measure::{Row, Samples, Table, short};
use crate::queries::{QUERIES, typed};

/// After so long without a byte a program has nothing more to draw.
const SILENCE: Duration = Duration::from_millis(60);

/// How long the interface is left alone.
const IDLE: Duration = Duration::from_secs(3);

/// Tells whether the screen says how many records there are, which it knows from the index.
fn shows_records(screen: &str) -> bool {
    let before = screen
        .match_indices(" records")
        .map(|(at, _)| &screen[..at]);
    before
        .filter_map(|text| text.rsplit([' ', '\n']).next()?.parse::<usize>().ok())
        .any(|records| records > 0)
}

/// What is measured: a library and the home that keeps its index.
pub(crate) struct Interface<'a> {
    programs: &'a Programs,
    words: Vec<String>,
    name: String,
    own_index: Option<PathBuf>,
}

impl<'a> Interface<'a> {
    /// Returns the interface on a made library, or on the built-in one.
    pub(crate) fn on(programs: &'a Programs, library: Option<&Path>) -> Self {
        let name = library.map_or_else(|| "built-in library".to_owned(), folder_name);
        let words =
            library.map(|folder| vec!["--library".to_owned(), folder.display().to_string()]);
        let own_index = library.map(|folder| folder.join("index"));
        let words = words.unwrap_or_default();
        Self {
            programs,
            words,
            name,
            own_index,
        }
    }

    /// Takes away the index that a library keeps beside its content.
    fn forget(&self) {
        if let Some(index) = self.own_index.as_ref().filter(|index| index.exists()) {
            std::fs::remove_dir_all(index).unwrap();
        }
    }

    fn start(&self, home: &Path, size: (u16, u16)) -> Terminal {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        Terminal::start(&self.programs.casebook, &words, home, size)
    }

    /// Measures the time to the first frame and to the first frame with records, with an index and without.
    pub(crate) fn start_up(&self, rounds: usize, table: &mut Table) {
        let warm = TempDir::new().unwrap();
        let mut terminal = self.start(warm.path(), (80, 24));
        terminal.wait(shows_records);
        terminal.until_silent(SILENCE * 10);
        drop(terminal);
        let (mut empty, mut first, mut full) =
            (Samples::default(), Samples::default(), Samples::default());
        let (mut cold_first, mut cold_full) = (Samples::default(), Samples::default());
        for round in 0..rounds {
            let mut terminal =
                Terminal::start(&self.programs.empty_tui, &[], warm.path(), (80, 24));
            empty.add(terminal.wait(is_drawn) - terminal.started);
            drop(terminal);
            let mut terminal = self.start(warm.path(), (80, 24));
            first.add(terminal.wait(is_drawn) - terminal.started);
            full.add(terminal.wait(shows_records) - terminal.started);
            drop(terminal);
            if round % 4 == 0 && self.words.is_empty() {
                let cold = TempDir::new().unwrap();
                let mut terminal = self.start(cold.path(), (80, 24));
                let drawn = terminal.wait(is_drawn);
                cold_first.add(drawn - terminal.started);
                cold_full.add(terminal.wait(shows_records) - drawn);
            }
        }
        let empty = ("empty ratatui program", &empty);
        table.medians(
            &format!("start to first frame, {}, warm", self.name),
            &first,
            empty,
            "≤ 1.5×",
        );
        table.medians(
            &format!("start to first frame with records, {}, warm", self.name),
            &full,
            empty,
            "≤ 2×",
        );
        if cold_first.len() > 0 {
            table.medians(
                &format!("start to first frame, {}, no index", self.name),
                &cold_first,
                empty,
                "≤ 1.5×",
            );
            let later = format!("{} ms", short(cold_full.median()));
            let work = format!("from there to records, {}, no index", self.name);
            table.line(&Row {
                work: &work,
                ours: &later,
                goal: "≤ 300 ms",
                ..Row::default()
            });
        }
    }

    /// Measures what a keystroke writes and how long it takes from key to last byte, what silence writes, and the memory.
    pub(crate) fn typing(&self, size: (u16, u16), goal: &str, table: &mut Table) {
        let home = TempDir::new().unwrap();
        let mut terminal = self.start(home.path(), size);
        terminal.wait(shows_records);
        terminal.until_silent(SILENCE * 5);
        let (mut bytes, mut times) = (Vec::new(), Samples::default());
        for query in QUERIES.iter().step_by(4) {
            let mut before = 0;
            for text in typed(query) {
                let pressed = terminal.press(&text[before..]);
                before = text.len();
                let written = terminal.until_silent(SILENCE);
                bytes.push(written.bytes);
                times.add(written.last.map_or(Duration::ZERO, |last| last - pressed));
            }
            terminal.press("\x15");
            terminal.until_silent(SILENCE);
        }
        bytes.sort_unstable();
        let at = |percent: usize| bytes[(bytes.len() - 1) * percent / 100];
        let (columns, lines) = size;
        let place = format!("{columns}×{lines}, {}", self.name);
        let spread = format!("{} / {} / {}", at(50), at(95), at(100));
        let idle = terminal.until_silent(IDLE).bytes.to_string();
        let silence = format!("bytes in {} s of silence", IDLE.as_secs());
        for (work, ours, goal) in [
            ("bytes per keystroke, p50 / p95 / most", spread, goal),
            (
                "key to last byte on the terminal, p50 / p95 / p99 / longest",
                times.spread(),
                "",
            ),
            (&silence, idle, "0"),
        ] {
            let work = format!("{work}, {place}");
            table.line(&Row {
                work: &work,
                ours: &ours,
                goal,
                ..Row::default()
            });
        }
    }

    /// Measures resident memory after some searches, from a fresh index and from one that was there.
    pub(crate) fn memory(&self, goal: &str, table: &mut Table) {
        let home = TempDir::new().unwrap();
        let mut empty = Terminal::start(&self.programs.empty_tui, &[], home.path(), (80, 24));
        empty.wait(is_drawn);
        let reference = memory(&empty);
        self.forget();
        for state in ["no index at start", "warm"] {
            let mut terminal = self.start(home.path(), (80, 24));
            terminal.wait(shows_records);
            terminal.until_silent(SILENCE * 10);
            for query in QUERIES.iter().step_by(8) {
                terminal.press(query);
                terminal.until_silent(SILENCE);
                terminal.press("\x15");
            }
            terminal.until_silent(SILENCE * 5);
            let work = format!("resident memory, now / at most, {}, {state}", self.name);
            let reference = format!("{reference} (empty ratatui program)");
            let ours = memory(&terminal);
            table.line(&Row {
                work: &work,
                ours: &ours,
                reference: &reference,
                goal,
                ..Row::default()
            });
        }
    }
}

/// Tells whether anything can be seen.
fn is_drawn(screen: &str) -> bool {
    !screen.trim().is_empty()
}

fn memory(terminal: &Terminal) -> String {
    let value = |name: &str| {
        terminal
            .memory(name)
            .map_or("–".to_owned(), |megabytes| format!("{megabytes:.0}"))
    };
    format!("{} / {} MB", value("VmRSS"), value("VmHWM"))
}
