//! The interface as a user meets it, on a pseudo-terminal: its first frame, its memory, what it writes.

use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use super::commands::{Programs, named, run};
use super::reference;
use super::terminal::Terminal;
use crate::measure::{Library, QUERIES, Samples, Table, typed};

/// After so long without a byte a program has nothing more to draw.
const SILENCE: Duration = Duration::from_millis(60);

/// What plain tantivy is asked where the interface only shows its first page.
const WORD: &str = "pension";

/// How long the interface is left alone.
const IDLE: Duration = Duration::from_secs(3);

/// Tells whether the screen says how many records there are, which it knows from the index.
pub(crate) fn shows_records(screen: &str) -> bool {
    let before = screen
        .match_indices(" records")
        .map(|(at, _)| &screen[..at]);
    before
        .filter_map(|text| text.rsplit([' ', '\n']).next()?.parse::<usize>().ok())
        .any(|records| records > 0)
}

/// The interface on one library.
pub(crate) struct Interface<'a> {
    programs: &'a Programs,
    library: &'a Library,
    words: Vec<String>,
}

impl<'a> Interface<'a> {
    /// Returns the interface on a library.
    pub(crate) fn on(programs: &'a Programs, library: &'a Library) -> Self {
        Self {
            programs,
            library,
            words: named(library),
        }
    }

    /// Returns the name of the library.
    pub(crate) fn name(&self) -> &str {
        &self.library.name
    }

    /// Returns the goal for the size of the library.
    pub(crate) fn goal(&self, goals: [&'static str; 4]) -> &'static str {
        self.library.goal(goals)
    }

    /// Takes away the index that a library keeps beside its content; that of the built-in one lies in a home.
    fn forget(&self) {
        let folder = self.library.folder.as_ref();
        let index = folder.map(|folder| folder.join("index"));
        if let Some(index) = index.filter(|index| index.exists()) {
            std::fs::remove_dir_all(index).unwrap();
        }
    }

    /// Brings the index up to date and on disk.
    pub(crate) fn index(&self, home: &Path) {
        let mut words = vec!["index".to_owned()];
        words.extend(self.words.iter().cloned());
        run(&mut self.programs.casebook(home, &words));
    }

    pub(crate) fn start(&self, home: &Path, size: (u16, u16)) -> Terminal {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        Terminal::start(&self.programs.casebook, &words, home, size)
    }

    /// Starts the empty program and adds how long its frame took.
    pub(crate) fn start_empty(&self, home: &Path, samples: &mut Samples) -> Terminal {
        let mut empty = Terminal::start(&self.programs.empty_tui, &[], home, (80, 24));
        samples.add(empty.wait(is_drawn) - empty.started);
        empty
    }

    /// Measures the time to the first frame and to the first frame with records, where there is an index.
    pub(crate) fn start_up(&self, rounds: usize, table: &mut Table) {
        let [home, plain_place] = [(); 2].map(|()| TempDir::new().unwrap());
        self.index(home.path());
        reference::answer(self.programs, plain_place.path(), &[], self.library);
        let [mut empty, mut plain, mut first, mut full] = [(); 4].map(|()| Samples::default());
        for round in 0..rounds {
            plain.time(|| {
                reference::answer(self.programs, plain_place.path(), &[WORD], self.library)
            });
            // What starts right behind the larger process finds the caches of the machine cold: each in its turn.
            let empty_first = round % 2 == 0;
            if empty_first {
                self.start_empty(home.path(), &mut empty);
            }
            let mut terminal = self.start(home.path(), (80, 24));
            first.add(terminal.wait(is_drawn) - terminal.started);
            full.add(terminal.wait(shows_records) - terminal.started);
            drop(terminal);
            if !empty_first {
                self.start_empty(home.path(), &mut empty);
            }
        }
        let empty = ("empty ratatui program", &empty);
        let name = &self.library.name;
        let work = format!("start to first frame, warm, {name}");
        let goal = |built_in| self.library.goal([built_in, "", "", ""]);
        table.compare(&work, &first, empty, goal("≤ 1.5×"));
        let work = format!("start to first frame with records, warm, {name}");
        table.compare(&work, &full, empty, goal("≤ 2×"));
        let plain = ("process of plain tantivy: open, one answer", &plain);
        table.compare(&work, &full, plain, "");
    }

    /// Measures the same where there is no index: it is made behind the first frame.
    pub(crate) fn start_without_index(&self, rounds: usize, table: &mut Table) {
        let rounds = match self.library.records {
            None => rounds.div_ceil(4),
            Some(1_000) => rounds.div_ceil(8),
            Some(_) => rounds.div_ceil(20),
        };
        let [mut empty, mut plain, mut first, mut full] = [(); 4].map(|()| Samples::default());
        for _ in 0..rounds {
            let [home, plain_place] = [(); 2].map(|()| TempDir::new().unwrap());
            self.forget();
            self.start_empty(home.path(), &mut empty);
            plain.time(|| {
                reference::answer(self.programs, plain_place.path(), &[WORD], self.library)
            });
            let mut terminal = self.start(home.path(), (80, 24));
            let drawn = terminal.wait(is_drawn);
            first.add(drawn - terminal.started);
            full.add(terminal.wait(shows_records) - drawn);
        }
        let name = &self.library.name;
        let empty = ("empty ratatui program", &empty);
        let work = format!("start to first frame, no index, {name}");
        let goal = |built_in| self.library.goal([built_in, "", "", ""]);
        table.compare(&work, &first, empty, goal("≤ 1.5×"));
        let work = format!("from there to records, no index, {name}");
        let plain = ("process of plain tantivy: index, one answer", &plain);
        table.compare(&work, &full, plain, goal("≤ 300 ms"));
    }

    /// Measures what a keystroke writes and how long it takes from key to last byte, what silence writes, and the memory.
    pub(crate) fn typing(&self, size: (u16, u16), goal: &str, table: &mut Table) {
        let home = TempDir::new().unwrap();
        let mut terminal = self.start(home.path(), size);
        terminal.wait(shows_records);
        terminal.until_silent(SILENCE * 5);
        let (mut bytes, mut times) = (Samples::of("bytes"), Samples::default());
        for query in QUERIES.iter().step_by(4) {
            let mut before = 0;
            for text in typed(query) {
                let pressed = terminal.press(&text[before..]);
                before = text.len();
                let written = terminal.until_silent(SILENCE);
                bytes.put(count(written.bytes));
                times.add(written.last.map_or(Duration::ZERO, |last| last - pressed));
            }
            terminal.press("\x15");
            terminal.until_silent(SILENCE);
        }
        let mut idle = Samples::of("bytes");
        idle.put(count(terminal.until_silent(IDLE).bytes));
        let (columns, lines) = size;
        let place = format!("{columns}×{lines}, {}", self.library.name);
        table.alone(&format!("bytes per keystroke, {place}"), &bytes, goal);
        table.alone(&format!("key to last byte, {place}"), &times, "");
        let silence = format!("{} s of silence, {place}", IDLE.as_secs());
        table.alone(&silence, &idle, "0");
    }

    /// Measures resident memory after some searches, from a fresh index and from one that was there.
    pub(crate) fn memory(&self, table: &mut Table) {
        let [home, plain_place] = [(); 2].map(|()| TempDir::new().unwrap());
        self.forget();
        let goal = self.library.goal(["≤ 40 MB", "≤ 80 MB", "≤ 250 MB", ""]);
        let queries: Vec<&str> = QUERIES.into_iter().step_by(8).collect();
        for state in ["no index at start", "warm"] {
            let mut terminal = self.start(home.path(), (80, 24));
            terminal.wait(shows_records);
            terminal.until_silent(SILENCE * 10);
            for query in &queries {
                terminal.press(query);
                terminal.until_silent(SILENCE);
                terminal.press("\x15");
            }
            terminal.until_silent(SILENCE * 5);
            let ours = terminal.memory();
            drop(terminal);
            self.index(home.path());
            let plain =
                reference::answer(self.programs, plain_place.path(), &queries, self.library);
            for (number, when) in ["now", "at most"].into_iter().enumerate() {
                let [here, there] = [ours, plain].map(|values| {
                    let mut samples = Samples::of("MB");
                    samples.put(values[number]);
                    samples
                });
                let work = format!("resident memory, {when}, {state}, {}", self.library.name);
                let plain = ("process of plain tantivy, nothing drawn", &there);
                table.compare(&work, &here, plain, goal);
            }
        }
        if self.library.records.is_none() {
            let program = self.start_empty(home.path(), &mut Samples::default());
            let mut empty = Samples::of("MB");
            empty.put(program.memory()[0]);
            table.alone("resident memory, now, empty ratatui program", &empty, "");
        }
    }
}

/// Tells whether anything can be seen.
fn is_drawn(screen: &str) -> bool {
    !screen.trim().is_empty()
}

/// Returns a number of bytes as a value.
fn count(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX))
}
