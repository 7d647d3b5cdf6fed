//! For tests: a terminal that is written to as a real one is, read back from an emulator that shares no code with what
//! writes, and compared with the frame cell by cell.

use std::cell::Cell;
use std::num::NonZero;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::frames::Frames;
use crate::tui::text;

/// How many bytes of a cell the emulator surely keeps; of a cluster that is longer it drops the last marks.
const KEPT_BYTES: usize = 18;

/// What the emulator takes for a fault in what is written, and drops.
const REPLACEMENT: &str = "\u{fffd}";

/// What is written to it instead: as wide, and in no text of the tests.
const STAND_IN: &str = "\u{fffc}";

/// A terminal for tests.
pub(in crate::tui) struct Trial {
    frames: Frames,
    size: Rc<Cell<Size>>,
    emulator: vt100::Parser,
    /// The last frame.
    pub(in crate::tui) frame: Buffer,
    /// How many bytes the last frame took.
    pub(in crate::tui) bytes: usize,
    /// How many bytes were sent since somebody took the count.
    pub(in crate::tui) sent: usize,
}

impl Trial {
    /// Returns a terminal of this size that shows nothing.
    pub(in crate::tui) fn new(columns: u16, rows: u16) -> Self {
        let size = Rc::new(Cell::new(Size::new(columns, rows)));
        let asked = Rc::clone(&size);
        let frames = Frames::new(Box::new(move || Ok(asked.get())));
        Self {
            frames: frames.unwrap(),
            size,
            emulator: vt100::Parser::new(cells(rows), cells(columns), 0),
            frame: Buffer::default(),
            bytes: 0,
            sent: 0,
        }
    }

    /// Gives the terminal another size.
    pub(in crate::tui) fn resize(&mut self, columns: u16, rows: u16) {
        let size = Size::new(columns, rows);
        if self.size.replace(size) != size {
            self.emulator
                .screen_mut()
                .set_size(cells(rows), cells(columns));
        }
    }

    /// Draws a frame; panics where the emulator does not show it, or has its cursor elsewhere.
    #[track_caller]
    pub(in crate::tui) fn draw(
        &mut self,
        cursor: Option<Position>,
        draw: impl FnOnce(&mut Frame<'_>),
    ) {
        let mut drawn = Buffer::default();
        let changes = self.frames.draw(|frame| {
            draw(frame);
            drawn = frame.buffer_mut().clone();
            if let Some(position) = cursor {
                frame.set_cursor_position(position);
            }
        });
        let changes = changes.unwrap();
        self.bytes = changes.len();
        self.sent += super::as_sent(&changes).len();
        self.frame = drawn;
        if self.frame.area.is_empty() {
            return;
        }
        let changes = String::from_utf8(changes).unwrap();
        let changes = changes.replace(REPLACEMENT, STAND_IN);
        self.emulator.process(changes.as_bytes());
        let wrong = self.differences();
        assert!(wrong.is_empty(), "{}\nafter {changes:?}", wrong.join("\n"));
        let screen = self.emulator.screen();
        let (y, x) = screen.cursor_position();
        let shown = (!screen.hide_cursor()).then_some(Position { x, y });
        assert_eq!(shown, cursor, "the cursor");
    }

    /// Tells where the emulator shows something else than the frame.
    fn differences(&self) -> Vec<String> {
        let area = self.frame.area;
        let rows = (area.top()..area.bottom()).map(|y| self.differences_of_row(y));
        rows.flatten().collect()
    }

    fn differences_of_row(&self, y: u16) -> Vec<String> {
        let (area, screen) = (self.frame.area, self.emulator.screen());
        let mut wrong = Vec::new();
        let mut x = area.left();
        while x < area.right() {
            let cell = &self.frame[(x, y)];
            let columns = u16::try_from(text::width(cell.symbol()).max(1)).unwrap();
            let first = screen.cell(y, x).unwrap();
            // Most are; the rest takes longer.
            if columns == 1 && is_plainly_the_same(cell, first) {
                x += 1;
                continue;
            }
            let seen = (x..x + columns).map(|x| screen.cell(y, x).unwrap());
            let seen: Vec<&vt100::Cell> = seen.collect();
            if let Some(told) = difference(cell, &seen) {
                wrong.push(format!("row {y}, column {x}: {told}"));
            }
            x += columns;
        }
        wrong
    }
}

fn cells(count: u16) -> NonZero<u16> {
    // The emulator has one row and one column at least; nothing is compared where there is none.
    NonZero::new(count.max(1)).unwrap()
}

/// Tells whether text and look are the same to the letter.
fn is_plainly_the_same(cell: &ratatui::buffer::Cell, seen: &vt100::Cell) -> bool {
    let is_blank = matches!(seen.contents(), "" | " ");
    let is_same = cell.symbol() == seen.contents() || is_blank && cell.symbol() == " ";
    is_same && look_of(cell, is_blank) == look_seen(seen, is_blank)
}

/// Compares a cell with those that the emulator shows in its place: as many as it is wide.
///
/// The emulator measures characters one by one, so a vowel sign with a column of its own stands in the second of them.
fn difference(cell: &ratatui::buffer::Cell, seen: &[&vt100::Cell]) -> Option<String> {
    let shown: String = seen.iter().map(|seen| seen.contents()).collect();
    let shown = if shown.is_empty() { " " } else { &shown };
    let wanted = match cell.symbol() {
        REPLACEMENT => STAND_IN,
        symbol => symbol,
    };
    let is_same = if is_joined(wanted, seen.len()) {
        wanted.starts_with(shown)
    } else if wanted.len() > KEPT_BYTES {
        wanted.starts_with(shown) && shown.len() >= KEPT_BYTES - 3
    } else {
        wanted == shown
    };
    if !is_same {
        return Some(format!("{shown:?}, not {wanted:?}"));
    }
    let is_blank = |seen: &vt100::Cell| matches!(seen.contents(), "" | " ");
    // What is wide has its look in its first cell.
    let drawn = seen.iter().filter(|seen| !seen.is_wide_continuation());
    let looks = drawn.map(|seen| {
        (
            look_seen(seen, is_blank(seen)),
            look_of(cell, is_blank(seen)),
        )
    });
    let mut wrong = looks.filter(|(look, wanted)| look != wanted);
    let (look, wanted) = wrong.next()?;
    Some(format!("{shown:?} looks {look:?}, not {wanted:?}"))
}

/// Tells whether a cluster has more columns in the emulator, which joins no emoji: what follows hides the others then.
fn is_joined(cluster: &str, columns: usize) -> bool {
    let alone = |character: char| text::width(character.encode_utf8(&mut [0; 4]));
    cluster.chars().map(alone).sum::<usize>() > columns
}

/// How a cell looks: its colours, and what is bold, dim, italic, underlined, reversed.
///
/// Of a blank only the background, the line below it and whether it is reversed are seen.
type Look = (vt100::Color, vt100::Color, [bool; 5]);

fn look_of(cell: &ratatui::buffer::Cell, is_blank: bool) -> Look {
    let has = |modifier: Modifier| cell.modifier.contains(modifier);
    let look = (
        colour(cell.fg),
        colour(cell.bg),
        [
            has(Modifier::BOLD),
            has(Modifier::DIM),
            has(Modifier::ITALIC),
            has(Modifier::UNDERLINED),
            has(Modifier::REVERSED),
        ],
    );
    seen_of(look, is_blank)
}

fn look_seen(cell: &vt100::Cell, is_blank: bool) -> Look {
    let weights = [
        cell.bold(),
        cell.dim(),
        cell.italic(),
        cell.underline(),
        cell.inverse(),
    ];
    seen_of((cell.fgcolor(), cell.bgcolor(), weights), is_blank)
}

fn seen_of(look: Look, is_blank: bool) -> Look {
    let (front, behind, [bold, dim, italic, underlined, reversed]) = look;
    if !is_blank {
        return (front, behind, [bold, dim, italic, underlined, reversed]);
    }
    // The colour of the text is behind a blank that is reversed, and that of a line below it.
    let front = if reversed || underlined {
        front
    } else {
        vt100::Color::Default
    };
    (front, behind, [false, false, false, underlined, reversed])
}

fn colour(colour: Color) -> vt100::Color {
    let number = match colour {
        Color::Reset => return vt100::Color::Default,
        Color::Rgb(red, green, blue) => return vt100::Color::Rgb(red, green, blue),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    vt100::Color::Idx(number)
}
