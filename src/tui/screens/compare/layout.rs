//! Where the parts of a comparison stand: as many columns as fit, below them the rows.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::Comparison;
use super::sheet::{Laid, Measure, NAME, title};
use crate::compare::{Cell, Label};
use crate::tui::screens::Context;

/// From this width on the names of rows stand beside them.
const BESIDE: u16 = 60;

/// The columns of the name of a row, with the signs before it.
const LABEL: u16 = 18;

/// The signs before the name of a row: of the selected one, of what can be folded, a blank.
const SIGN: u16 = 3;

/// The fewest columns of a cell where there is more than one.
const NARROWEST: u16 = 20;

/// The most columns of a cell: longer lines are hard to read.
const MEASURE: u16 = 84;

/// The columns between two cells.
pub(super) const BETWEEN: u16 = 3;

/// Where things stand.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// All of it.
    pub(super) all: Rect,
    /// The names of the columns.
    pub(super) heads: Rect,
    /// The rows.
    pub(super) rows: Rect,
    /// Whether the names of rows stand beside them, not above.
    pub(super) is_beside: bool,
    /// Where the first cell begins, from the left.
    pub(super) inset: u16,
    /// The columns of a cell.
    pub(super) cell: u16,
    /// Which columns are seen.
    pub(super) columns: Range<usize>,
    /// The lines of each of their names.
    pub(super) names: Vec<Vec<String>>,
    /// The lines below them, which tell what is missing.
    pub(super) missing: Vec<String>,
}

impl Areas {
    /// Returns where a column that is seen begins.
    pub(super) fn left(&self, seen: usize) -> u16 {
        let step = usize::from(self.cell + BETWEEN);
        let from = u16::try_from(seen * step).unwrap_or(u16::MAX);
        self.all.x.saturating_add(self.inset).saturating_add(from)
    }
}

impl Comparison {
    /// Settles where everything stands.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        let (missing, area) = self.lay_out_missing(area, context);
        let count = self.view().columns().len();
        let is_beside = area.width >= BESIDE;
        let inset = if is_beside { LABEL + 1 } else { SIGN };
        // One column is left for the bar.
        let width = area.width.saturating_sub(inset + 1);
        let fitting = if is_beside {
            usize::from((width + BETWEEN) / (NARROWEST + BETWEEN)).clamp(1, count.max(1))
        } else {
            1
        };
        let gaps = BETWEEN * u16::try_from(fitting - 1).unwrap_or(0);
        let each = width.saturating_sub(gaps) / u16::try_from(fitting).unwrap_or(1);
        let cell = each.clamp(1, MEASURE);
        self.column = self.column.min(count.saturating_sub(1));
        self.first = self
            .first
            .min(self.column)
            .max((self.column + 1).saturating_sub(fitting));
        self.first = self.first.min(count.saturating_sub(fitting));
        let columns = self.first..(self.first + fitting).min(count);
        let most = match area.height {
            0..8 => 1,
            8..16 => 2,
            _ => NAME,
        };
        let labels = self.view().columns();
        let seen = labels.get(columns.clone()).unwrap_or_default();
        // The sign of the selected column stands before its name.
        let room = usize::from(cell).saturating_sub(1).max(1);
        let names = seen.iter().map(|label| title(label.name, room, most));
        let names: Vec<Vec<String>> = names.collect();
        let head = names.iter().map(Vec::len).max().unwrap_or(0);
        // A line parts the heads from the rows.
        let above = u16::try_from(head + 1).unwrap_or(1).min(area.height / 2);
        self.areas = Areas {
            all: area,
            heads: Rect {
                height: above,
                ..area
            },
            rows: Rect {
                y: area.y + above,
                height: area.height - above,
                ..area
            },
            is_beside,
            inset,
            cell,
            columns,
            names,
            missing,
        };
        self.settle_rows();
    }

    /// Lays the rows out if something has changed since they were.
    fn settle_rows(&mut self) {
        let measure = Measure {
            label: if self.areas.is_beside {
                usize::from(LABEL - SIGN)
            } else {
                0
            },
            cell: self.areas.cell.into(),
            columns: self.areas.columns.clone(),
        };
        if self.measure.as_ref() != Some(&measure) {
            let is_open = |label: Label<'_>, cells: &[&Cell]| self.is_unfolded(label, cells);
            self.laid = Laid::new(self.view(), &measure, is_open);
            self.measure = Some(measure);
            self.reveal();
        }
        self.row = self.row.min(self.laid.rows.len());
        self.top = self.top.min(self.last_top());
    }

    /// Tells whether a row shows all it holds: as it was told to, else the short ones do. Flipped, a row is a whole
    /// record, and all of them do.
    fn is_unfolded(&self, label: Label<'_>, cells: &[&Cell]) -> bool {
        let by_itself = || self.is_flipped || cells.iter().all(|cell| cell.is_short());
        let own = self.folds.get(label.key).copied();
        own.or(self.folds_others).unwrap_or_else(by_itself)
    }

    /// Returns where the real cursor stands: on the selected name.
    pub(super) fn cursor_position(&self) -> Option<Position> {
        let areas = &self.areas;
        let (x, y) = match self.row.checked_sub(1) {
            None => {
                let seen = self.column.checked_sub(areas.columns.start)?;
                (areas.left(seen), areas.heads.y)
            }
            Some(row) => {
                let line = self.laid.extent(row).start.saturating_sub(self.top);
                let line = u16::try_from(line).ok()?;
                (areas.rows.x, areas.rows.y.checked_add(line)?)
            }
        };
        (x < areas.all.right() && y < areas.all.bottom()).then_some(Position { x, y })
    }
}
