//! Rows that only moved: found by comparing two frames, and moved by deleting and inserting rows, which every terminal
//! can. No margins are set that a program which breaks off could leave behind.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};

use super::lean::{Pen, is_plain_blank};

/// The columns of a row that are looked for elsewhere together; beside them something may stand that does not move.
const PART: usize = 20;

/// How many ways to move are tried.
const TRIED: usize = 3;

/// Rows that stood further down, or further up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The first of them, where it is to stand.
    first: usize,
    /// One past the last of them.
    end: usize,
    by: By,
    /// How many rows the frame has.
    height: usize,
}

/// How far rows have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Up(usize),
    Down(usize),
}

/// What is done with rows from one on: some are taken out, or some empty ones are put in.
enum Edit {
    Delete(usize, usize),
    Insert(usize, usize),
}

impl Shift {
    /// Returns the shift after which the most cells of a frame stand where they are wanted.
    pub(super) fn best(shown: &Buffer, wanted: &Buffer) -> Option<Self> {
        let (shown, wanted) = (Sums::of(shown), Sums::of(wanted));
        let mut best = (0, None);
        for by in likely(&shown, &wanted) {
            let gain = |y: usize| {
                let here = wanted.row(y)?;
                let there = shown.row(by.from(y)?)?;
                Some(wrong(shown.row(y)?, here) - wrong(there, here))
            };
            let height = wanted.height();
            let (sum, first, end) = best_run((0..height).map(|y| gain(y).unwrap_or(0)));
            if sum > best.0 {
                let shift = Self {
                    first,
                    end,
                    by,
                    height,
                };
                best = (sum, Some(shift));
            }
        }
        best.1
    }

    /// Has the rows moved on the terminal.
    pub(super) fn tell(self, pen: &mut Pen) {
        let row = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        for edit in self.edits().into_iter().flatten() {
            match edit {
                Edit::Delete(at, rows) => pen.delete_rows(row(at), row(rows)),
                Edit::Insert(at, rows) => pen.insert_rows(row(at), row(rows)),
            }
        }
    }

    /// Returns what a terminal shows after that.
    pub(super) fn of(self, shown: &Buffer) -> Buffer {
        let mut moved = shown.clone();
        let columns = usize::from(shown.area.width);
        let (cells, length) = (&mut moved.content, shown.content.len());
        for edit in self.edits().into_iter().flatten() {
            match edit {
                Edit::Delete(at, rows) => {
                    cells.drain(at * columns..((at + rows) * columns).min(length));
                    cells.resize(length, Cell::default());
                }
                Edit::Insert(at, rows) => {
                    let empty = std::iter::repeat_n(Cell::default(), rows * columns);
                    cells.splice(at * columns..at * columns, empty);
                    cells.truncate(length);
                }
            }
        }
        moved
    }

    /// Returns how the rows are moved while those below them stay where they are.
    fn edits(self) -> [Option<Edit>; 2] {
        let has_below = |bottom: usize| bottom < self.height;
        match self.by {
            By::Up(rows) => [
                Some(Edit::Delete(self.first, rows)),
                has_below(self.end + rows).then_some(Edit::Insert(self.end, rows)),
            ],
            By::Down(rows) => [
                has_below(self.end).then_some(Edit::Delete(self.end - rows, rows)),
                Some(Edit::Insert(self.first - rows, rows)),
            ],
        }
    }
}

impl By {
    /// Returns how far a row has moved.
    fn of(from: usize, y: usize) -> Option<Self> {
        match from.cmp(&y) {
            Ordering::Greater => Some(Self::Up(from - y)),
            Ordering::Less => Some(Self::Down(y - from)),
            Ordering::Equal => None,
        }
    }

    /// Returns where a row has stood.
    fn from(self, y: usize) -> Option<usize> {
        match self {
            Self::Up(rows) => y.checked_add(rows),
            Self::Down(rows) => y.checked_sub(rows),
        }
    }
}

/// A number for each cell of a frame, the same for those that look the same.
struct Sums {
    all: Vec<u64>,
    columns: usize,
}

impl Sums {
    fn of(frame: &Buffer) -> Self {
        let sum = |cell: &Cell| {
            if is_plain_blank(cell) {
                return 0;
            }
            let mut hasher = DefaultHasher::new();
            (cell.symbol(), cell.fg, cell.bg, cell.modifier).hash(&mut hasher);
            hasher.finish()
        };
        Self {
            all: frame.content.iter().map(sum).collect(),
            columns: frame.area.width.into(),
        }
    }

    fn row(&self, y: usize) -> Option<&[u64]> {
        self.all.get(y * self.columns..(y + 1) * self.columns)
    }

    fn height(&self) -> usize {
        self.all.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Returns the parts of a row, each with the column it begins at.
    fn parts(&self, y: usize) -> impl Iterator<Item = (usize, &[u64])> {
        let parts = self.row(y).unwrap_or_default().chunks(PART);
        parts.enumerate()
    }
}

/// Returns how far rows may have moved: as far as most parts of rows that are wanted have stood elsewhere.
fn likely(shown: &Sums, wanted: &Sums) -> Vec<By> {
    let mut places: BTreeMap<(usize, &[u64]), Vec<usize>> = BTreeMap::new();
    for y in 0..shown.height() {
        for part in shown.parts(y).filter(|(_, part)| has_text(part)) {
            places.entry(part).or_default().push(y);
        }
    }
    let mut votes: BTreeMap<By, usize> = BTreeMap::new();
    for y in 0..wanted.height() {
        for part in wanted.parts(y) {
            let before = places.get(&part).map_or(&[][..], Vec::as_slice);
            // What stands where it stood has not moved.
            if !before.contains(&y) {
                for by in before.iter().filter_map(|from| By::of(*from, y)) {
                    *votes.entry(by).or_default() += 1;
                }
            }
        }
    }
    let mut votes: Vec<(By, usize)> = votes.into_iter().collect();
    votes.sort_by_key(|(_, count)| Reverse(*count));
    votes.into_iter().take(TRIED).map(|(by, _)| by).collect()
}

/// Tells whether something is seen of a part of a row.
fn has_text(part: &[u64]) -> bool {
    part.iter().any(|sum| *sum != 0)
}

/// Returns how many cells of a row are to be written.
fn wrong(shown: &[u64], wanted: &[u64]) -> i64 {
    let pairs = shown.iter().zip(wanted);
    pairs.map(|(one, two)| i64::from(one != two)).sum()
}

/// Returns the largest sum of numbers that follow each other, the place of the first and one past the last.
fn best_run(numbers: impl Iterator<Item = i64>) -> (i64, usize, usize) {
    let mut best = (0, 0, 0);
    let (mut sum, mut first) = (0, 0);
    for (at, number) in numbers.enumerate() {
        if sum <= 0 {
            (sum, first) = (0, at);
        }
        sum += number;
        if sum > best.0 {
            best = (sum, first, at + 1);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a frame in which each of some letters fills a row.
    fn frame(letters: &str) -> Buffer {
        Buffer::with_lines(letters.chars().map(|letter| letter.to_string().repeat(20)))
    }

    fn text(frame: &Buffer) -> String {
        let rows = frame.content.iter().step_by(20);
        rows.map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn finds_the_rows_that_moved_and_moves_them_alone() {
        for (shown, wanted, moved) in [
            ("abcdef", "bcdefg", "bcdef "),
            ("abcdef", "zabcde", " abcde"),
            ("abcdef", "abfxyz", "abf   "),
            ("Tabcdef12", "Tdefghi12", "Tdef   12"),
            ("Tabcdef12", "Txyabcd12", "T  abcd12"),
        ] {
            let shift = Shift::best(&frame(shown), &frame(wanted)).unwrap();
            assert_eq!(text(&shift.of(&frame(shown))), moved, "{shown} {wanted}");
        }
    }

    #[test]
    fn finds_nothing_where_nothing_moved() {
        for (shown, wanted) in [("abc", "abc"), ("abc", "xyz"), ("   ", "abc"), ("", "")] {
            assert_eq!(Shift::best(&frame(shown), &frame(wanted)), None);
        }
    }
}
