//! Tables: columns fitted to their content, and cards where columns would grow too narrow to read.
//!
//! No column is ever left out. A grid gives every column what its longest word needs and shares the rest by how much
//! each cell holds; below that, every row becomes a card with one `head: value` line per cell.

use std::ops::Range;
use std::sync::Arc;

use super::flow::Flow;
use super::wrap;
use crate::model::document::Alignment;

/// Columns between two columns of a grid.
pub(crate) const GAP: usize = 3;

/// The columns a long word may claim; longer ones are broken.
const LONGEST: usize = 14;

/// The columns a column needs to be worth reading, if its content needs them.
const NARROWEST: usize = 4;

/// More columns than this are always cards.
const MOST: usize = 64;

/// A table, or a part of one: its cells row by row, the head first.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// One per column.
    alignment: Vec<Alignment>,
    cells: Vec<Flow>,
    /// What its columns hold, in all parts of the table.
    columns: Arc<Columns>,
    /// Whether a part of the table stands above, which shows the head.
    is_continued: bool,
    /// Whether a part of the table stands below.
    goes_on: bool,
}

/// What the columns of a table hold.
#[derive(Clone, Debug, Default)]
struct Columns {
    /// The columns of the widest line of each.
    wanted: Vec<usize>,
    /// The same without the head.
    below: Vec<usize>,
    /// What each needs to be worth reading.
    needed: Vec<usize>,
    /// Whether a cell below the head has lines of its own.
    has_lines: bool,
}

impl Columns {
    fn of(columns: usize, cells: &[Flow]) -> Self {
        let mut own = Self {
            wanted: vec![1; columns],
            below: vec![1; columns],
            needed: vec![1; columns],
            has_lines: false,
        };
        for (at, cell) in cells.iter().enumerate() {
            let (widest, longest) = wrap::extent(cell.text());
            let column = at % columns;
            own.wanted[column] = own.wanted[column].max(widest);
            own.needed[column] = own.needed[column]
                .max(longest.min(LONGEST))
                .max(widest.min(NARROWEST));
            if at >= columns {
                own.below[column] = own.below[column].max(widest);
                own.has_lines |= cell.text().contains('\n');
            }
        }
        own
    }

    /// Takes in what another part of the table holds.
    fn join(&mut self, other: &Self) {
        let widen = |own: &mut Vec<usize>, other: &[usize]| {
            for (own, other) in own.iter_mut().zip(other) {
                *own = (*own).max(*other);
            }
        };
        widen(&mut self.wanted, &other.wanted);
        widen(&mut self.below, &other.below);
        widen(&mut self.needed, &other.needed);
        self.has_lines |= other.has_lines;
    }

    /// Tells whether a cell below the head has several lines where columns are so wide.
    fn wrap_in(&self, widths: &[usize]) -> bool {
        self.has_lines
            || self
                .below
                .iter()
                .zip(widths)
                .any(|(own, width)| own > width)
    }
}

impl Table {
    /// Returns the table of these cells, row by row, the head first; missing ones at the end are empty, and a head
    /// alone gets a row to stand over.
    pub(crate) fn new(alignment: Vec<Alignment>, mut cells: Vec<Flow>) -> Self {
        let columns = alignment.len().max(1);
        let rows = cells.len().div_ceil(columns).max(2);
        cells.resize_with(rows * columns, Flow::default);
        Self {
            columns: Arc::new(Columns::of(columns, &cells)),
            alignment,
            cells,
            is_continued: false,
            goes_on: false,
        }
    }

    /// Makes tables the parts of one, in their order: their columns stand in line, and only the first shows the head.
    pub(crate) fn join(parts: &mut [&mut Self]) {
        let Some((first, others)) = parts.split_first() else {
            return;
        };
        let mut columns = Columns::clone(&first.columns);
        for part in others {
            columns.join(&part.columns);
        }
        let columns = Arc::new(columns);
        let last = parts.len() - 1;
        for (at, part) in parts.iter_mut().enumerate() {
            part.columns = Arc::clone(&columns);
            part.is_continued = at > 0;
            part.goes_on = at < last;
        }
    }

    /// Returns the first cell that is shown where columns stand side by side: the head is left to the first part.
    pub(crate) fn first(&self) -> usize {
        if self.is_continued { self.columns() } else { 0 }
    }

    /// Returns the cells, row by row, the head first.
    pub(crate) fn cells(&self) -> &[Flow] {
        &self.cells
    }

    /// Returns the number of columns, at least one.
    pub(crate) fn columns(&self) -> usize {
        self.alignment.len().max(1)
    }

    /// Returns how a column stands.
    pub(crate) fn alignment(&self, column: usize) -> Alignment {
        self.alignment
            .get(column)
            .copied()
            .unwrap_or(Alignment::None)
    }

    /// Lays the table out for a width.
    pub(crate) fn lay(&self, width: usize) -> Shape {
        match self.fit(width) {
            Some(widths) => Shape::Grid(self.lay_grid(widths)),
            None => Shape::Cards(self.lay_cards(width)),
        }
    }

    /// Returns the width of each column of a grid; nothing where it should be cards.
    fn fit(&self, width: usize) -> Option<Vec<usize>> {
        let columns = self.columns();
        let available = width
            .checked_sub(GAP * (columns - 1))
            .filter(|_| columns <= MOST)?;
        let Columns { wanted, needed, .. } = &*self.columns;
        if wanted.iter().sum::<usize>() <= available {
            return Some(wanted.clone());
        }
        let spare = available.checked_sub(needed.iter().sum())?;
        Some(share(spare, needed.clone(), wanted))
    }

    fn lay_grid(&self, widths: Vec<usize>) -> Grid {
        let columns = self.columns();
        let lines: Vec<Vec<Range<usize>>> = self
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| match at {
                _ if at < self.first() => Vec::new(),
                _ => wrap::prose(cell.text(), widths[at % columns]),
            })
            .collect();
        let heights: Vec<usize> = lines
            .chunks(columns)
            .map(|row| row.iter().map(Vec::len).max().unwrap_or(1))
            .collect();
        let is_ruled = self.columns.wrap_in(&widths);
        let mut tops = Vec::with_capacity(heights.len() + 1);
        let mut top = 0;
        for (row, height) in heights.iter().enumerate() {
            tops.push(top);
            let is_last = row + 1 == heights.len() && !self.goes_on;
            let has_line = match row {
                0 => !self.is_continued,
                _ => is_ruled && !is_last,
            };
            top += height + usize::from(has_line);
        }
        tops.push(top);
        Grid {
            widths,
            lines,
            tops,
        }
    }

    fn lay_cards(&self, width: usize) -> Cards {
        let columns = self.columns();
        let head = &self.cells[..columns.min(self.cells.len())];
        let extents = head.iter().map(|cell| wrap::extent(cell.text()));
        let (widest, longest) = extents.fold((0, 0), |most, (widest, longest)| {
            (most.0.max(widest), most.1.max(longest))
        });
        // A head beside its value may take half of the line; where a word of it is longer, heads stand above.
        let keys = widest.min((width / 2).saturating_sub(2));
        let is_stacked = longest > keys;
        let (key_width, inset) = match (is_stacked, widest) {
            (_, 0) => (0, 0),
            (true, _) => (width, usize::from(width > 8) * 2),
            (false, _) => (keys, keys + 2),
        };
        let heads: Vec<_> = head
            .iter()
            .map(|cell| wrap::prose(cell.text(), key_width.max(1)))
            .collect();
        let lines: Vec<_> = self.cells[columns.min(self.cells.len())..]
            .iter()
            .map(|cell| wrap::prose(cell.text(), width.saturating_sub(inset).max(1)))
            .collect();
        let mut tops = Vec::with_capacity(lines.len() + 1);
        let mut top = 0;
        for (at, value) in lines.iter().enumerate() {
            tops.push(top);
            let key = if widest == 0 {
                0
            } else {
                heads[at % columns].len()
            };
            let height = if is_stacked {
                key + value.len()
            } else {
                key.max(value.len())
            };
            let is_last = at + 1 == lines.len() && !self.goes_on;
            let ends_card = at % columns + 1 == columns && !is_last;
            top += height + usize::from(ends_card);
        }
        tops.push(top);
        Cards {
            heads,
            lines,
            tops,
            inset,
            is_stacked: is_stacked && widest > 0,
        }
    }
}

/// Shares spare columns among those that want more than they need, in proportion, and fairly.
fn share(mut spare: usize, needed: Vec<usize>, wanted: &[usize]) -> Vec<usize> {
    let mut widths = needed;
    while spare > 0 {
        let lacks = |at: usize, widths: &[usize]| wanted[at].saturating_sub(widths[at]);
        let total: usize = (0..widths.len()).map(|at| lacks(at, &widths)).sum();
        if total == 0 {
            break;
        }
        let round = spare;
        for at in 0..widths.len() {
            let lack = lacks(at, &widths);
            let gain = (round * lack).div_ceil(total).min(lack).min(spare);
            widths[at] += gain;
            spare -= gain;
        }
    }
    widths
}

/// A table laid out.
#[derive(Debug)]
pub(crate) enum Shape {
    /// As columns.
    Grid(Grid),
    /// As cards.
    Cards(Cards),
}

/// A table laid out as columns; below the head, and between rows of several lines, runs a line.
#[derive(Debug)]
pub(crate) struct Grid {
    /// The width of each column.
    pub(crate) widths: Vec<usize>,
    /// The lines of each cell.
    pub(crate) lines: Vec<Vec<Range<usize>>>,
    /// The first line of each row, and one past the last.
    pub(crate) tops: Vec<usize>,
}

/// A table laid out as cards; between two cards runs a line.
#[derive(Debug)]
pub(crate) struct Cards {
    /// The lines of each cell of the head.
    pub(crate) heads: Vec<Vec<Range<usize>>>,
    /// The lines of each cell below the head.
    pub(crate) lines: Vec<Vec<Range<usize>>>,
    /// The first line of each cell below the head, and one past the last.
    pub(crate) tops: Vec<usize>,
    /// The column at which values begin.
    pub(crate) inset: usize,
    /// Whether a head stands above its value.
    pub(crate) is_stacked: bool,
}

impl Shape {
    /// Returns the number of lines.
    pub(crate) fn height(&self) -> usize {
        let (Self::Grid(Grid { tops, .. }) | Self::Cards(Cards { tops, .. })) = self;
        tops.last().copied().unwrap_or(0)
    }

    /// Returns the line that shows a byte of a cell.
    pub(crate) fn line_of(&self, cell: usize, byte: usize) -> usize {
        match self {
            Self::Grid(grid) => {
                let top = grid
                    .tops
                    .get(cell / grid.widths.len().max(1))
                    .copied()
                    .unwrap_or(0);
                top + grid.lines.get(cell).map_or(0, |lines| line_of(lines, byte))
            }
            Self::Cards(cards) => {
                let columns = cards.heads.len().max(1);
                let Some(at) = cell.checked_sub(columns) else {
                    return cards.tops.get(cell).copied().unwrap_or(0);
                };
                let key = if cards.is_stacked {
                    cards.heads[at % columns].len()
                } else {
                    0
                };
                let top = cards.tops.get(at).copied().unwrap_or(0);
                top + key + cards.lines.get(at).map_or(0, |lines| line_of(lines, byte))
            }
        }
    }

    /// Returns the cell, and the byte in it, that a line begins with.
    pub(crate) fn place_at(&self, line: usize) -> (usize, usize) {
        let (tops, lines, first, step) = match self {
            Self::Grid(grid) => (&grid.tops, &grid.lines, 0, grid.widths.len().max(1)),
            Self::Cards(cards) => (&cards.tops, &cards.lines, cards.heads.len(), 1),
        };
        let row = row_at(tops, line);
        let key = match self {
            Self::Cards(cards) if cards.is_stacked => {
                cards.heads[row % cards.heads.len().max(1)].len()
            }
            _ => 0,
        };
        let inner = line.saturating_sub(tops.get(row).copied().unwrap_or(0) + key);
        let cell = row * step;
        let byte = lines
            .get(cell)
            .and_then(|lines| lines.get(inner).or(lines.last()))
            .map_or(0, |line| line.start);
        (first + cell, byte)
    }
}

/// Returns the row that holds a line, by the first lines of all rows.
pub(crate) fn row_at(tops: &[usize], line: usize) -> usize {
    tops.partition_point(|top| *top <= line).saturating_sub(1)
}

/// Returns the line that shows a byte.
pub(crate) fn line_of(lines: &[Range<usize>], byte: usize) -> usize {
    lines
        .partition_point(|line| line.start <= byte)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::page::flow::Look;
    use crate::tui::theme::Role;

    fn table(columns: usize, cells: &[&str]) -> Table {
        let cells = cells
            .iter()
            .map(|text| Flow::plain(text, Look::of(Role::Text)))
            .collect();
        Table::new(vec![Alignment::None; columns], cells)
    }

    fn widths(table: &Table, width: usize) -> Option<Vec<usize>> {
        table.fit(width)
    }

    #[test]
    fn gives_columns_what_they_hold_where_there_is_room() {
        let table = table(2, &["a", "bcd", "ef", "g"]);
        assert_eq!(widths(&table, 80), Some(vec![2, 3]));
    }

    #[test]
    fn shares_what_is_there_by_content_and_never_below_a_word() {
        let long = "many words that go on and on ".repeat(4);
        let table = table(3, &["id", "text", "n", "a", &long, "12"]);
        assert_eq!(widths(&table, 40), Some(vec![2, 30, 2]));
    }

    #[test]
    fn turns_to_cards_where_words_no_longer_fit_side_by_side() {
        let table = table(
            4,
            &[
                "country",
                "reached",
                "period",
                "institution",
                "Lao",
                "470000",
                "2015",
                "ministry",
            ],
        );
        assert!(matches!(table.lay(60), Shape::Grid(_)));
        assert!(matches!(table.lay(30), Shape::Cards(_)));
        assert_eq!(table.lay(30).height(), 4);
        assert!(matches!(table.lay(1), Shape::Cards(_)));
    }

    #[test]
    fn finds_the_line_of_a_cell_and_back() {
        let table = table(2, &["h", "k", "one two three four", "x", "five", "y"]);
        for width in [1, 8, 12, 80] {
            let shape = table.lay(width);
            for cell in 2..6 {
                let line = shape.line_of(cell, 0);
                assert!(line < shape.height(), "{width} {cell}");
            }
            let (cell, byte) = shape.place_at(shape.line_of(4, 0));
            assert_eq!((cell, byte), (4, 0), "{width}");
        }
    }

    #[test]
    fn takes_tables_without_rows_and_cells_without_text() {
        for width in [0, 1, 10] {
            let _ = table(0, &[]).lay(width).height();
            let _ = table(3, &["", "", ""]).lay(width).height();
            let _ = table(70, &["x"]).lay(width).height();
        }
    }
}
