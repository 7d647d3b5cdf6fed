//! A keystroke to a drawn frame: the app, the worker thread and the drawing, without a terminal. A keystroke is done when
//! the frame with its answer is drawn.

use std::time::{Duration, Instant};

use casebook::content::Root;
use casebook::tui::event::Key;
use tempfile::TempDir;

use crate::measure::{self, QUERIES, Rounds, Samples, Screen, Table};

/// From so many columns on there is a preview, which is drawn after the answer.
const PREVIEW: u16 = 120;

/// So long nobody types after the start, as a person who looks at the screen first: then an index of 10 000 records has
/// found in advance what it can.
const PAUSE: Duration = Duration::from_secs(6);

/// Types every query at two sizes of the terminal, from the start on and after a pause; the reference is an answer of plain
/// tantivy that nobody draws.
pub(crate) fn measure(
    library: &measure::Library,
    rounds: usize,
    reference: &Samples,
    table: &mut Table,
) {
    for size in [(80, 24), (160, 45)] {
        for (state, pause) in [
            ("", PAUSE),
            (" typed at once after the start", Duration::ZERO),
        ] {
            let [answered, settled] = type_all(&library.root(), rounds, size, pause);
            let place = format!("{}×{}, {}{state}", size.0, size.1, library.name);
            let reference = ("plain tantivy, nothing drawn", reference);
            let work = format!("key to frame with the answer, {place}");
            table.compare(&work, &answered, reference, "p99 ≤ 8 ms");
            if size.0 >= PREVIEW {
                let work = format!("key to last frame, preview and all, {place}");
                table.compare(&work, &settled, reference, "");
            }
        }
    }
}

/// Types every query into so many newly started interfaces; returns the times to the frame with the answer and to the last
/// one.
#[expect(clippy::disallowed_methods, reason = "the pause is a person's")]
fn type_all(root: &Root, rounds: usize, size: (u16, u16), pause: Duration) -> [Samples; 2] {
    let home = TempDir::new().unwrap();
    let (mut answered, mut settled) = (Rounds::default(), Rounds::default());
    for _ in 0..rounds {
        answered.begin();
        settled.begin();
        let mut screen = Screen::open(root, home.path().to_path_buf(), size);
        std::thread::sleep(pause);
        for query in QUERIES {
            for character in query.chars() {
                let start = Instant::now();
                answered.add(screen.press(Key::char(character)) - start);
                settled.add(start.elapsed());
            }
            screen.press(Key::ctrl('u'));
        }
    }
    [answered.medians(), settled.medians()]
}
