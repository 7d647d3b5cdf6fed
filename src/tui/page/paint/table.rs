//! Tables as cells of the buffer: grids and cards.

use ratatui::style::Modifier;

use super::{Pen, Picture, Strip};
use crate::model::document::Alignment;
use crate::tui::page::Place;
use crate::tui::page::table::{Cards, GAP, Grid, Shape, Table, row_at};
use crate::tui::text;
use crate::tui::theme::Role;

impl Picture<'_> {
    pub(super) fn table(&self, at: usize, table: &Table, line: (&Shape, usize), pen: &mut Pen<'_>) {
        match line {
            (Shape::Grid(grid), inner) => self.grid(at, (table, grid), inner, pen),
            (Shape::Cards(cards), inner) => self.card(at, (table, cards), inner, pen),
        }
    }

    fn grid(&self, at: usize, shape: (&Table, &Grid), line: usize, pen: &mut Pen<'_>) {
        let (table, grid) = shape;
        let columns = grid.widths.len();
        let row = row_at(&grid.tops, line).min(grid.tops.len().saturating_sub(2));
        let inner = line - grid.tops[row];
        let cells = row * columns..(row + 1) * columns;
        let height = grid.lines[cells.clone()]
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0);
        let border = self.style(Role::Border);
        for (column, cell) in cells.enumerate() {
            let width = grid.widths[column];
            if inner >= height {
                if column > 0 {
                    pen.repeat(self.sign('─', '-'), 1, border);
                    pen.repeat(self.sign('┼', '+'), 1, border);
                    pen.repeat(self.sign('─', '-'), 1, border);
                }
                pen.repeat(self.sign('─', '-'), width, border);
                continue;
            }
            if column > 0 {
                pen.skip(1);
                pen.repeat(self.sign('│', '|'), 1, border);
                pen.skip(GAP - 2);
            }
            let start = pen.x;
            if let Some(range) = grid.lines[cell].get(inner).cloned() {
                let flow = &table.cells()[cell];
                let free = width.saturating_sub(text::width(&flow.text()[range.clone()]));
                pen.skip(match table.alignment(column) {
                    Alignment::Right => free,
                    Alignment::Center => free / 2,
                    Alignment::None | Alignment::Left => 0,
                });
                let modifier = if row == 0 {
                    Modifier::BOLD
                } else {
                    Modifier::empty()
                };
                let place = Place {
                    block: at,
                    flow: cell,
                    byte: 0,
                };
                self.strip(
                    &Strip {
                        flow,
                        place,
                        range,
                        modifier,
                    },
                    pen,
                );
            }
            pen.x = start;
            pen.skip(width);
        }
    }

    fn card(&self, at: usize, shape: (&Table, &Cards), line: usize, pen: &mut Pen<'_>) {
        let (table, cards) = shape;
        let columns = cards.heads.len().max(1);
        let cell = row_at(&cards.tops, line).min(cards.tops.len().saturating_sub(2));
        let inner = line - cards.tops.get(cell).copied().unwrap_or(0);
        let (Some(values), Some(keys)) = (cards.lines.get(cell), cards.heads.get(cell % columns))
        else {
            return;
        };
        let key = &table.cells()[cell % columns];
        let offset = if cards.is_stacked { keys.len() } else { 0 };
        let start = pen.x;
        let is_keyed = cards.inset > 0 || cards.is_stacked;
        if let Some(range) = keys.get(inner).cloned().filter(|_| is_keyed) {
            let place = Place {
                block: at,
                flow: cell % columns,
                byte: 0,
            };
            let is_last = inner + 1 == keys.len() && !key.text().is_empty();
            self.strip(
                &Strip {
                    flow: key,
                    place,
                    range,
                    modifier: Modifier::BOLD,
                },
                pen,
            );
            if is_last {
                pen.word(":", self.style(Role::Text).add_modifier(Modifier::BOLD));
            }
        }
        let Some(value) = inner.checked_sub(offset) else {
            return;
        };
        pen.x = start;
        if let Some(range) = values.get(value).cloned() {
            pen.skip(cards.inset);
            let flow = cell + columns;
            let place = Place {
                block: at,
                flow,
                byte: 0,
            };
            let modifier = Modifier::empty();
            self.strip(
                &Strip {
                    flow: &table.cells()[flow],
                    place,
                    range,
                    modifier,
                },
                pen,
            );
        } else if inner >= keys.len().max(offset + values.len()) {
            pen.repeat(self.sign('─', '-'), 8, self.style(Role::Border));
        }
    }
}
