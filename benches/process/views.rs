//! The views of the whole library and the places beside the Library: from the key to the frame that shows them.

use std::time::Duration;

use tempfile::TempDir;

use super::interface::{Interface, shows_records};
use crate::measure::{Samples, Table};

/// After so long without a byte nothing goes on behind the screen.
const SILENCE: Duration = Duration::from_millis(400);

/// The most rounds: one round opens every view once.
const ROUNDS: usize = 12;

/// What is opened, by which keys, and what the screen shows then and in no case before.
const VIEWS: [(&str, &str, &str); 9] = [
    ("Atlas, matrix", "\x1b4", "[matrix]"),
    ("Atlas, lessons", "\t", "[lessons]"),
    ("Atlas, timeline", "\t", "[timeline]"),
    ("Atlas, map", "\t", "[map]"),
    ("Atlas, contributions", "\t", "[contributions]"),
    ("Atlas, coverage", "\t", "[coverage]"),
    ("Standards", "\x1b2", "Instruments ("),
    ("country card", "kenya\r", "Country card"),
    ("Workbench", "\x1bw", "New answers"),
];

/// What stands in place of a view that is not there yet.
const WAITING: [&str; 2] = ["Looking through", "Opening"];

/// Tells whether a view is shown and no longer waited for.
fn is_shown(screen: &str, wanted: &str) -> bool {
    screen.contains(wanted) && !WAITING.iter().any(|words| screen.contains(words))
}

impl Interface<'_> {
    /// Measures how long each view takes to open on the screen, beside an empty program that draws its first frame, and the
    /// processor time of our process and all its threads, of which no other program on the machine takes a share.
    pub(crate) fn views(&self, rounds: usize, table: &mut Table) {
        let home = TempDir::new().unwrap();
        self.index(home.path());
        let mut empty = Samples::default();
        let mut opened = VIEWS.map(|_| (Samples::default(), 0.0));
        let rounds = rounds.min(ROUNDS);
        for _ in 0..rounds {
            self.start_empty(home.path(), &mut empty);
            let mut terminal = self.start(home.path(), (80, 24));
            terminal.wait(shows_records);
            terminal.until_silent(SILENCE);
            for ((_, keys, wanted), (times, processor)) in VIEWS.iter().zip(&mut opened) {
                let before = terminal.processor();
                let pressed = terminal.press(keys);
                times.add(terminal.wait(|screen| is_shown(screen, wanted)) - pressed);
                terminal.until_silent(SILENCE);
                *processor += terminal.processor() - before;
            }
        }
        for ((name, ..), (times, processor)) in VIEWS.iter().zip(&opened) {
            let name = format!("{name}, {}", self.name());
            let goal = self.goal(["≤ 50 ms", "≤ 300 ms", "", ""]);
            let reference = ("empty ratatui program to its first frame", &empty);
            table.compare(&format!("key to view: {name}"), times, reference, goal);
            let mut mean = Samples::default();
            let rounds = f64::from(u32::try_from(rounds).unwrap_or(u32::MAX));
            mean.put(processor / rounds);
            table.alone(&format!("processor, mean: {name}"), &mean, "");
        }
    }
}
