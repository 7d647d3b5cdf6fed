//! Cells in few bytes, for slow lines: short moves, one sequence per change of look, no looks on blanks.
//!
//! Which cells are to be written is left to `changes`.

use std::fmt::{Arguments, Write as _};

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};

use crate::tui::text;

/// From how many blanks in a row on erasing them takes fewer bytes than writing them.
const MANY_BLANKS: u16 = 6;

/// What is seen of a blank as well.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

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
    /// None where terminals may not agree on it.
    x: Option<u16>,
    y: u16,
    /// Whether every terminal agrees on the column: nothing but ASCII since it was named.
    is_sure: bool,
}

/// Writes the changed cells of one frame, row by row.
#[derive(Default)]
pub(super) struct Pen {
    out: String,
    /// How many columns the terminal has.
    columns: u16,
    look: Look,
    place: Option<Place>,
    /// Blanks that stand after the place and are not written yet.
    blanks: u16,
    /// The row of which a part was erased, and where that part ends.
    erased: Option<(u16, u16)>,
    /// Up to which column a terminal may have drawn what was written last of that part.
    reach: u16,
}

impl Pen {
    /// Returns a pen for a terminal of so many columns that looks as it does by itself.
    pub(super) fn new(columns: u16) -> Self {
        Self {
            columns,
            ..Self::default()
        }
    }

    /// Moves the rows from one on up by so many; as many at the end of the screen become empty.
    pub(super) fn delete_rows(&mut self, y: u16, count: u16) {
        self.edit_rows(y, count, 'M');
    }

    /// Moves the rows from one on down by so many; as many at the end of the screen are lost.
    pub(super) fn insert_rows(&mut self, y: u16, count: u16) {
        self.edit_rows(y, count, 'L');
    }

    fn edit_rows(&mut self, y: u16, count: u16, letter: char) {
        self.go(0, y);
        match count {
            1 => self.escape(format_args!("\x1b[{letter}")),
            _ => self.escape(format_args!("\x1b[{count}{letter}")),
        }
        // Some terminals leave the column as it was.
        self.place = None;
    }

    /// Erases a part of a row.
    pub(super) fn erase(&mut self, x: u16, y: u16, end: u16) {
        self.end_blanks(false);
        self.go(x, y);
        self.be_blank();
        if end >= self.columns {
            self.out.push_str("\x1b[K");
        } else {
            self.escape(format_args!("\x1b[{}X", end - x));
        }
        self.take_as_erased(y, end);
    }

    /// Minds that what is written next of a row is blank as far as a column.
    pub(super) fn take_as_erased(&mut self, y: u16, end: u16) {
        self.end_blanks(false);
        self.erased = Some((y, end));
        self.reach = 0;
    }

    /// Writes a cell; one that terminals measure differently is put where the row was erased, and what it may reach over
    /// is written after it.
    pub(super) fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let follows = self
            .place
            .is_some_and(|place| place.y == y && place.x.map(|at| at + self.blanks) == Some(x));
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
        self.out.push_str(cell.symbol());
        self.pass(cell);
    }

    /// Returns everything, with the terminal's own look at the end.
    pub(super) fn finish(mut self) -> String {
        self.end_blanks(false);
        self.take(Look::default());
        self.out
    }

    /// Minds where the cursor stands after a cell.
    fn pass(&mut self, cell: &Cell) {
        let Some(Place {
            x: Some(x),
            y,
            is_sure,
        }) = self.place
        else {
            return;
        };
        let (symbol, columns) = (cell.symbol(), cell.cell_width().max(1));
        let after = x.saturating_add(columns);
        let is_uncertain = text::is_uncertain(symbol);
        let is_agreed = columns == 1 || text::is_wide_everywhere(symbol);
        if !is_uncertain && is_agreed {
            self.place = Some(Place {
                x: Some(after),
                y,
                is_sure: is_sure && symbol.is_ascii(),
            });
            return;
        }
        let reach = reach(x, cell);
        self.reach = self.reach.max(reach);
        // At the edge it may be the next row.
        self.place = (reach < self.columns).then_some(Place {
            x: None,
            y,
            is_sure: false,
        });
    }

    /// Writes the blanks that wait, or erases them where they are many.
    fn end_blanks(&mut self, is_followed: bool) {
        let count = std::mem::take(&mut self.blanks);
        if count == 0 {
            return;
        }
        let is_blank = self.is_erased(count);
        // What follows needs a move after blanks that were erased.
        let many = if is_followed && !is_blank {
            2 * MANY_BLANKS
        } else {
            MANY_BLANKS
        };
        if is_blank && (count >= many || !is_followed) {
            return;
        }
        self.be_blank();
        if count >= many {
            self.escape(format_args!("\x1b[{count}X"));
            return;
        }
        self.out.extend(std::iter::repeat_n(' ', count.into()));
        if let Some(Place { x: Some(x), .. }) = &mut self.place {
            *x += count;
        }
    }

    /// Tells whether so many columns from the place on were erased and nothing was drawn there since.
    fn is_erased(&self, columns: u16) -> bool {
        let Some(Place { x: Some(x), y, .. }) = self.place else {
            return false;
        };
        let end = self.erased.filter(|erased| erased.0 == y);
        end.is_some_and(|(_, end)| x >= self.reach && x.saturating_add(columns) <= end)
    }

    /// Takes a look in which blanks are blank.
    fn be_blank(&mut self) {
        if self.look.behind != Color::Reset || self.look.modifier.intersects(SEEN_ON_BLANKS) {
            self.take(Look::default());
        }
    }

    /// Moves the cursor, unless it stands there.
    fn go(&mut self, x: u16, y: u16) {
        let place = self.place.filter(|place| place.y == y);
        let at = place.and_then(|place| place.x);
        let is_sure = place.is_some_and(|place| place.is_sure);
        match at {
            Some(at) if at == x => return,
            Some(at) if is_sure && at < x => match x - at {
                1 => self.out.push_str("\x1b[C"),
                columns => self.escape(format_args!("\x1b[{columns}C")),
            },
            _ if place.is_some() => self.escape(format_args!("\x1b[{}G", x + 1)),
            _ if x == 0 => self.escape(format_args!("\x1b[{}H", y + 1)),
            _ => self.escape(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
        self.place = Some(Place {
            x: Some(x),
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

/// Returns the column up to which a terminal may draw a cell.
pub(super) fn reach(x: u16, cell: &Cell) -> u16 {
    let most = text::most_columns(cell.symbol());
    let most = most.max(cell.cell_width().into());
    x.saturating_add(u16::try_from(most).unwrap_or(u16::MAX))
}

/// Tells whether nothing is seen of a cell.
pub(super) fn is_plain_blank(cell: &Cell) -> bool {
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
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// Returns what a pen writes of texts one after the other, all of their cells.
    fn written(texts: &[(u16, u16, &str, Style)]) -> String {
        let mut pen = Pen::new(40);
        for (x, y, text, style) in texts {
            let mut row = Buffer::empty(Rect::new(0, 0, 40, 1));
            let end = text::put(&mut row, (*x, 0).into(), text, 40, *style);
            let mut at = *x;
            while at < end {
                let cell = &row[(at, 0)];
                pen.put(at, *y, cell);
                at += cell.cell_width();
            }
        }
        pen.finish()
    }

    #[test]
    fn says_each_thing_once() {
        let dim = Style::new().fg(Color::Indexed(145));
        let bold = Style::new().bold();
        let texts = [(2, 0, "X", dim), (6, 0, "Y", dim), (0, 1, "x y", bold)];
        assert_eq!(
            written(&texts),
            "\x1b[1;3H\x1b[38;5;145mX\x1b[3CY\x1b[2H\x1b[1;39mx y\x1b[m"
        );
    }

    #[test]
    fn erases_long_blanks() {
        let plain = Style::new();
        let blanks = " ".repeat(19);
        assert_eq!(written(&[(2, 0, &blanks, plain)]), "\x1b[1;3H\x1b[19X");
        assert_eq!(written(&[(2, 0, "a   b", plain)]), "\x1b[1;3Ha   b");
    }

    #[test]
    fn a_move_follows_only_what_terminals_measure_differently() {
        let plain = Style::new();
        assert_eq!(written(&[(0, 0, "养老 ດີ", plain)]), "\x1b[1H养老 ດີ");
        assert_eq!(written(&[(0, 0, "ທຳ a", plain)]), "\x1b[1Hທຳ\x1b[3G a");
        // Part of it might stand in the next row.
        assert_eq!(written(&[(36, 0, "ដ្ឋ a", plain)]), "\x1b[1;37Hដ្ឋ\x1b[39G a");
        assert_eq!(written(&[(37, 0, "ដ្ឋ a", plain)]), "\x1b[1;38Hដ្ឋ\x1b[1;40H ");
    }

    #[test]
    fn what_was_erased_is_not_written_but_for_what_may_stand_there_again() {
        let plain = Style::new();
        let mut row = Buffer::empty(Rect::new(0, 0, 40, 1));
        text::put(&mut row, (0, 0).into(), "a          b ដ្ឋ", 40, plain);
        let mut pen = Pen::new(40);
        pen.erase(0, 3, 40);
        for (x, cell) in (0..40).zip(&row.content) {
            if x != 14 {
                pen.put(x, 3, cell);
            }
        }
        assert_eq!(pen.finish(), "\x1b[4H\x1b[Ka\x1b[10Cb ដ្ឋ\x1b[16G\x1b[25X");
    }
}
