//! The screen in few bytes, for slow lines: short moves, one sequence per change of look, no looks on blanks.
//!
//! Only what changed is given to it. All else a terminal does is left to the backend of crossterm.

use std::fmt::{Arguments, Write as _};
use std::io;
use std::io::Write as _;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::frames::{Buffered, Measure};
use crate::tui::text;

/// From how many blanks in a row on erasing them takes fewer bytes than writing them.
const MANY_BLANKS: u16 = 6;

/// What is seen of a blank as well.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// A backend that writes little.
pub(super) struct Lean {
    rest: CrosstermBackend<Buffered>,
    out: Buffered,
    measure: Measure,
}

impl Lean {
    /// Returns the backend that collects its output, for a terminal that is as large as it is told to be.
    pub(super) fn new(out: Buffered, measure: Measure) -> Self {
        Self {
            rest: CrosstermBackend::new(out.clone()),
            out,
            measure,
        }
    }
}

impl Backend for Lean {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        for (x, y, cell) in content {
            pen.put(x, y, cell);
        }
        self.out.write_all(pen.finish().as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.rest.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.rest.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.rest.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.rest.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.rest.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.rest.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        (self.measure)()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.rest.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.rest)
    }
}

/// How what is written next looks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    front: Color,
    behind: Color,
    modifier: Modifier,
}

/// Where the terminal's cursor is known to stand.
#[derive(Clone, Copy)]
struct Place {
    x: u16,
    y: u16,
    /// Whether every terminal agrees on the column: nothing but ASCII since it was named.
    is_sure: bool,
}

/// Writes the changed cells of one frame.
#[derive(Default)]
struct Pen {
    out: String,
    look: Look,
    place: Option<Place>,
    /// Blanks that stand after the place and are not written yet.
    blanks: u16,
}

impl Pen {
    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let follows = self
            .place
            .is_some_and(|place| place.y == y && place.x + self.blanks == x);
        if is_plain_blank(cell) {
            if !follows || self.blanks == 0 {
                self.end_blanks(false);
                self.go(x, y);
            }
            self.blanks += 1;
            return;
        }
        self.end_blanks(follows);
        self.go(x, y);
        let look = Look {
            front: cell.fg,
            behind: cell.bg,
            modifier: cell.modifier,
        };
        self.take(look);
        if text::is_uncertain(cell.symbol()) {
            // A terminal that gives it fewer columns would leave in the others what stood there.
            self.escape(format_args!("\x1b[{}X", text::width(cell.symbol())));
        }
        self.out.push_str(cell.symbol());
        self.place = self.place.and_then(|place| place.after(cell.symbol()));
    }

    /// Returns everything, with the terminal's own look at the end.
    fn finish(mut self) -> String {
        self.end_blanks(false);
        self.take(Look::default());
        self.out
    }

    /// Writes the blanks that wait, or erases them where they are many.
    fn end_blanks(&mut self, is_followed: bool) {
        let count = std::mem::take(&mut self.blanks);
        if count == 0 {
            return;
        }
        if self.look.behind != Color::Reset || self.look.modifier.intersects(SEEN_ON_BLANKS) {
            self.take(Look::default());
        }
        // What follows needs a move after blanks that were erased.
        let many = if is_followed {
            2 * MANY_BLANKS
        } else {
            MANY_BLANKS
        };
        if count >= many {
            self.escape(format_args!("\x1b[{count}X"));
        } else {
            self.out.extend(std::iter::repeat_n(' ', count.into()));
            if let Some(place) = &mut self.place {
                place.x += count;
            }
        }
    }

    /// Moves the cursor, unless it stands there.
    fn go(&mut self, x: u16, y: u16) {
        match self.place {
            Some(place) if place.y == y && place.x == x => return,
            Some(place) if place.y == y && place.is_sure && place.x < x => match x - place.x {
                1 => self.out.push_str("\x1b[C"),
                columns => self.escape(format_args!("\x1b[{columns}C")),
            },
            Some(place) if place.y == y => self.escape(format_args!("\x1b[{}G", x + 1)),
            _ => self.escape(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.place = Some(Place {
            x,
            y,
            is_sure: true,
        });
    }

    fn escape(&mut self, sequence: Arguments<'_>) {
        // Nothing that is written to a string can fail.
        let _ = self.out.write_fmt(sequence);
    }

    /// Changes the look by one sequence.
    fn take(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let mut from = self.look;
        if look == Look::default() || !look.modifier.contains(from.modifier) {
            codes.push(String::new());
            from = Look::default();
        }
        let added = look.modifier.difference(from.modifier);
        let of_modifiers = MODIFIERS
            .iter()
            .filter(|(modifier, _)| added.contains(*modifier));
        codes.extend(of_modifiers.map(|(_, code)| (*code).to_owned()));
        if look.front != from.front {
            codes.push(code(look.front, 30));
        }
        if look.behind != from.behind {
            codes.push(code(look.behind, 40));
        }
        self.escape(format_args!("\x1b[{}m", codes.join(";")));
        self.look = look;
    }
}

impl Place {
    /// Returns the place after a symbol; none where terminals may not agree on it.
    fn after(self, symbol: &str) -> Option<Self> {
        (text::width(symbol) == 1).then(|| Self {
            x: self.x + 1,
            is_sure: self.is_sure && symbol.is_ascii(),
            ..self
        })
    }
}

fn is_plain_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(SEEN_ON_BLANKS)
}

const MODIFIERS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// Returns the code of a colour; codes of the foreground begin at 30, those of the background at 40.
fn code(colour: Color, base: u8) -> String {
    let plain = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(number) => format!("{};5;{number}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const ROWS: u16 = 4;
    const COLUMNS: u16 = 30;

    fn written(from: &Buffer, to: &Buffer) -> String {
        let mut pen = Pen::default();
        for (x, y, cell) in from.diff(to) {
            pen.put(x, y, cell);
        }
        pen.finish()
    }

    fn empty() -> Buffer {
        Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS))
    }

    fn with(texts: &[(u16, u16, &str, Style)]) -> Buffer {
        let mut buffer = empty();
        for (x, y, text, style) in texts {
            buffer.set_string(*x, *y, text, *style);
        }
        buffer
    }

    fn screen() -> vt100::Parser {
        let size = |cells: u16| NonZero::new(cells).unwrap();
        vt100::Parser::new(size(ROWS), size(COLUMNS), 0)
    }

    /// Tells what a terminal shows: text and look of every cell.
    fn seen(terminal: &vt100::Parser) -> Vec<String> {
        let cells = (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (y, x)));
        cells
            .filter_map(|(y, x)| terminal.screen().cell(y, x))
            .map(|cell| {
                let text = if cell.contents().is_empty() {
                    " "
                } else {
                    cell.contents()
                };
                let look = (cell.bgcolor(), cell.underline(), cell.inverse());
                // The front and the weight of a blank are not seen.
                let front = (text != " ").then(|| (cell.fgcolor(), cell.bold(), cell.italic()));
                format!("{text}{look:?}{front:?}")
            })
            .collect()
    }

    /// Frames of any content: what a terminal shows after the changes is what it would show if it were drawn afresh.
    #[test]
    fn changes_lead_to_what_a_fresh_frame_shows() {
        let styles = [
            Style::new(),
            Style::new().fg(Color::LightCyan).bold(),
            Style::new().fg(Color::Indexed(145)),
            Style::new().fg(Color::Rgb(1, 2, 3)).underlined(),
            Style::new().bg(Color::Indexed(236)),
            Style::new().reversed().italic(),
        ];
        let texts = [
            "a",
            "ab  cd",
            "        ",
            "▌│…",
            "ທີ່",
            "             x",
            "e\u{301} ",
        ];
        let mut random: u64 = 1;
        let mut next = |below: usize| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(random >> 33).unwrap() % below
        };
        let mut shown = empty();
        let mut terminal = screen();
        for frame in 0..400 {
            let mut wanted = if frame % 3 == 0 {
                empty()
            } else {
                shown.clone()
            };
            for _ in 0..next(9) {
                let (x, y) = (next(usize::from(COLUMNS)), next(usize::from(ROWS)));
                let (text, style) = (texts[next(texts.len())], styles[next(styles.len())]);
                // A row of its own for what is wide, so that nothing is put over half of it.
                let (x, text) = match y {
                    0 => (x / 6 * 6, ["养老金", "      "][x % 2]),
                    _ => (x, text),
                };
                let cells = |count: usize| u16::try_from(count).unwrap();
                wanted.set_string(cells(x), cells(y), text, style);
            }
            let changes = written(&shown, &wanted);
            terminal.process(changes.as_bytes());
            let mut fresh = screen();
            fresh.process(written(&empty(), &wanted).as_bytes());
            assert_eq!(seen(&terminal), seen(&fresh), "frame {frame}: {changes:?}");
            for y in 0..ROWS {
                let row: String = (0..COLUMNS).map(|x| wanted[(x, y)].symbol()).collect();
                let drawn: String = terminal.screen().rows(0, COLUMNS).nth(y.into()).unwrap();
                assert_eq!(
                    drawn.replace(' ', ""),
                    row.replace(' ', ""),
                    "frame {frame}: {changes:?}"
                );
            }
            shown = wanted;
        }
    }

    #[test]
    fn says_each_thing_once() {
        let dim = Style::new().fg(Color::Indexed(145));
        let bold = Style::new().bold();
        let from = with(&[(0, 0, "abcdefgh", dim)]);
        let to = with(&[
            (0, 0, "abXdefYh", dim),
            (0, 1, "x", bold),
            (1, 1, " y", bold),
        ]);
        assert_eq!(
            written(&from, &to),
            "\x1b[1;3H\x1b[38;5;145mX\x1b[3CY\x1b[2;1H\x1b[1;39mx y\x1b[m"
        );
    }

    #[test]
    fn erases_long_blanks() {
        let from = with(&[(2, 0, "a long line of text", Style::new().bold())]);
        assert_eq!(written(&from, &empty()), "\x1b[1;3H\x1b[19X");
    }
}
