//! What a terminal is told so that it shows another frame: rows that only moved are moved, of the others is written what
//! changed.
//!
//! How cells are written is left to `lean`, how rows are moved to `shift`.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};

use super::lean::{Pen, is_plain_blank, reach};
use super::shift::Shift;
use crate::tui::text;

/// From how many bytes on it is worth to look whether rows only moved.
const WORTH: usize = 400;

/// Returns what makes a terminal that shows one frame show another of the same size; a frame without cells is a blank one.
pub(super) fn changes(shown: &Buffer, wanted: &Buffer) -> String {
    let pen = || Pen::new(wanted.area.width);
    let told = written(shown, wanted, pen());
    // The first frame is to be there soon: where nothing is shown nothing can have moved.
    let can_move = !shown.content.is_empty() && told.len() >= WORTH;
    let shift = can_move.then(|| Shift::best(shown, wanted));
    let Some(shift) = shift.flatten() else {
        return told;
    };
    let mut pen = pen();
    shift.tell(&mut pen);
    let shifted = written(&shift.of(shown), wanted, pen);
    if shifted.len() < told.len() {
        shifted
    } else {
        told
    }
}

/// Returns what a pen writes of what changed.
fn written(shown: &Buffer, wanted: &Buffer, mut pen: Pen) -> String {
    let blank = vec![Cell::default(); usize::from(wanted.area.width)];
    for y in wanted.area.rows().map(|row| row.y) {
        let before = cells(shown, y).unwrap_or(&blank);
        let after = cells(wanted, y).unwrap_or_default();
        if before != after {
            write_row(&pieces(before), &pieces(after), y, &mut pen);
        }
    }
    pen.finish()
}

/// Returns the cells of a row, if the frame has any.
fn cells(buffer: &Buffer, y: u16) -> Option<&[Cell]> {
    let columns = usize::from(buffer.area.width);
    let start = usize::from(y) * columns;
    let cells = buffer.content.get(start..start + columns);
    cells.filter(|cells| !cells.is_empty())
}

/// A cluster as it stands in a row.
struct Piece<'a> {
    x: u16,
    columns: u16,
    cell: &'a Cell,
}

impl Piece<'_> {
    /// Tells whether another one looks the same in the same place.
    fn is_same(&self, other: &Self) -> bool {
        let (one, two) = (self.cell, other.cell);
        let is_alike = one.symbol() == two.symbol()
            && (one.fg, one.bg, one.modifier) == (two.fg, two.bg, two.modifier);
        let is_there = (self.x, self.columns) == (other.x, other.columns);
        is_there && (is_alike || is_plain_blank(one) && is_plain_blank(two))
    }

    fn end(&self) -> u16 {
        self.x + self.columns
    }

    fn is_uncertain(&self) -> bool {
        text::is_uncertain(self.cell.symbol())
    }
}

/// Returns what is seen of a row, from left to right.
fn pieces(cells: &[Cell]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(cells.len());
    let mut x: u16 = 0;
    while let Some(cell) = cells.get(usize::from(x)) {
        let columns = cell.cell_width().max(1);
        pieces.push(Piece { x, columns, cell });
        x = x.saturating_add(columns);
    }
    pieces
}

/// Writes what changed in a row.
fn write_row(shown: &[Piece<'_>], wanted: &[Piece<'_>], y: u16, pen: &mut Pen) {
    let row = Row { shown, wanted };
    let mut at = 0;
    while let Some(piece) = wanted.get(at) {
        let is_changed = row.is_changed(piece);
        if !is_changed || !row.is_open(piece) {
            if is_changed || row.is_gap(at) {
                pen.put(piece.x, y, piece.cell);
            }
            at += 1;
            continue;
        }
        let run = row.run_around(at);
        let rest = &wanted[run.clone()];
        let (first, end) = (rest[0].x, rest[rest.len() - 1].end());
        let before = shown
            .iter()
            .filter(|piece| piece.end() > first && piece.x < end);
        if before.clone().all(|piece| is_plain_blank(piece.cell)) {
            pen.take_as_erased(y, end);
        } else {
            pen.erase(first, y, end);
        }
        for piece in rest {
            pen.put(piece.x, y, piece.cell);
        }
        at = run.end;
    }
}

/// A row as it is shown and as it is wanted.
struct Row<'a> {
    shown: &'a [Piece<'a>],
    wanted: &'a [Piece<'a>],
}

impl Row<'_> {
    fn is_changed(&self, piece: &Piece<'_>) -> bool {
        let before = self.shown.partition_point(|before| before.x < piece.x);
        let before = self.shown.get(before);
        !before.is_some_and(|before| before.is_same(piece))
    }

    /// Tells whether a blank stands between two pieces that change: to write it takes fewer bytes than to move over it.
    fn is_gap(&self, at: usize) -> bool {
        let is_changed = |at: Option<usize>| {
            let piece = at.and_then(|at| self.wanted.get(at));
            piece.is_some_and(|piece| self.is_changed(piece))
        };
        let is_blank = self.wanted.get(at);
        let is_blank = is_blank.is_some_and(|piece| is_plain_blank(piece.cell));
        is_blank && is_changed(at.checked_sub(1)) && is_changed(at.checked_add(1))
    }

    /// Tells whether a piece that comes, or one that goes for it, has another width in other terminals.
    fn is_open(&self, piece: &Piece<'_>) -> bool {
        let first = self.shown.partition_point(|before| before.end() <= piece.x);
        let covered = self.shown.iter().skip(first);
        let mut covered = covered.take_while(|before| before.x < piece.end());
        piece.is_uncertain() || covered.any(Piece::is_uncertain)
    }

    /// Returns the pieces that are to be erased and written anew around one that is open: as far as it may reach over
    /// what stands behind it, or leave some of its columns to what stood there; and those before it that may reach over
    /// it.
    fn run_around(&self, at: usize) -> Range<usize> {
        let before = self.wanted[..at].iter().rev();
        let start = at - before.take_while(|piece| piece.is_uncertain()).count();
        let (mut end, mut reached) = (at, 0);
        while let Some(piece) = self.wanted.get(end) {
            if end > at && piece.x >= reached {
                break;
            }
            if self.is_open(piece) {
                reached = reached.max(reach(piece.x, piece.cell));
            }
            end += 1;
        }
        start..end
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    const ROWS: u16 = 6;
    const COLUMNS: u16 = 30;

    fn empty() -> Buffer {
        Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS))
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
            let changes = super::changes(&shown, &wanted);
            terminal.process(changes.as_bytes());
            let mut fresh = screen();
            let whole = super::changes(&Buffer::default(), &wanted);
            assert_eq!(whole, super::changes(&empty(), &wanted), "frame {frame}");
            fresh.process(whole.as_bytes());
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

    /// Returns rows of many words, one for each number, with a bar at the right that does not move with them.
    fn page(numbers: std::ops::Range<usize>, bar: usize) -> Buffer {
        let mut page = Buffer::empty(Rect::new(0, 0, 60, 12));
        for (y, number) in (0..12).zip(numbers) {
            let word = number.to_string().repeat(5);
            let words = format!("{number} 养老金 {word} ທຳ {word} words {word}");
            text::put(&mut page, (0, y).into(), &words, 58, Style::new());
            let sign = if usize::from(y) == bar { "┃" } else { "│" };
            page[(59, y)].set_symbol(sign);
        }
        page
    }

    #[test]
    fn rows_that_only_moved_are_not_written_again() {
        for (from, to) in [(0, 1), (1, 0), (3, 8), (8, 3)] {
            let (shown, wanted) = (page(from..from + 12, 2), page(to..to + 12, 3));
            let told = changes(&shown, &wanted);
            let rows = usize::abs_diff(from, to);
            assert!(told.len() < 80 + 70 * rows, "{} of {told:?}", told.len());
            for number in from.max(to)..from.min(to) + 12 {
                assert!(!told.contains(&format!("H{number} ")), "{told:?}");
            }
        }
    }

    #[test]
    fn rows_that_move_leave_those_above_and_below_alone() {
        let mut shown = page(0..12, 2);
        let mut wanted = page(4..16, 2);
        for y in [0, 1, 10, 11] {
            for page in [&mut shown, &mut wanted] {
                let words = format!("row {y} that stays where it is, as others come and go");
                text::put(page, (0, y).into(), &words, 58, Style::new());
            }
        }
        let told = changes(&shown, &wanted);
        assert!(!told.contains("that stays"), "{told:?}");
    }
}
