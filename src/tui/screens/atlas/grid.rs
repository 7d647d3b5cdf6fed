//! The matrix on the screen: as many columns as fit, a cell selected by row and column, heat as a sign beside the digits.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::sheet::padded;
use crate::atlas::{Count, Grid, GridRow, Lead};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::list::List;
use crate::tui::widgets::{put, scroll, select};

/// The most columns of the names of rows, and how much of the width they take at most.
const NAMES: usize = 30;

/// The most columns that a head is broken to, and the most rows of it.
const HEAD: usize = 12;
const HEAD_ROWS: usize = 3;

/// What stands between two columns.
const GAP: usize = 1;

/// Where the cursor stands in a matrix, and what is seen of it.
#[derive(Debug, Default)]
pub(super) struct Place {
    rows: List,
    column: usize,
    /// The first column that is seen.
    first: usize,
    area: Rect,
    heads: Vec<Vec<String>>,
    names: usize,
    /// The columns that are seen, each with its width.
    widths: Vec<usize>,
}

impl Place {
    /// Moves by so many rows.
    pub(super) fn step(&mut self, by: isize, grid: &Grid) {
        self.rows.step(by, grid.rows.len());
    }

    /// Moves to the next column or the one before.
    pub(super) fn turn(&mut self, is_next: bool, grid: &Grid) {
        self.column = if is_next {
            (self.column + 1).min(grid.columns.len().saturating_sub(1))
        } else {
            self.column.saturating_sub(1)
        };
    }

    /// Returns how many rows a page has.
    pub(super) fn page(&self) -> usize {
        usize::from(self.body().height)
    }

    /// Returns where the selected cell leads.
    pub(super) fn lead<'a>(&self, grid: &'a Grid) -> Option<&'a Lead> {
        self.cell(grid)?.1.leads_to.as_ref()
    }

    /// Returns what the selected cell says.
    pub(super) fn said(&self, grid: &Grid) -> Option<String> {
        let (row, count) = self.cell(grid)?;
        let column = grid.columns.get(self.column)?;
        Some(format!("{}, {column}: {}", row.name, count.text))
    }

    fn cell<'a>(&self, grid: &'a Grid) -> Option<(&'a GridRow, &'a Count)> {
        let row = grid.rows.get(self.rows.selected())?;
        Some((row, row.cells.get(self.column)?))
    }

    /// Selects the cell that is seen at a place; tells whether there is one, and whether it was selected before.
    pub(super) fn point(&mut self, at: Position, grid: &Grid) -> Option<bool> {
        let body = self.body();
        if !body.contains(at) {
            return None;
        }
        let row = self.rows.top() + usize::from(at.y - body.y);
        let seen = (0..self.widths.len()).find(|seen| {
            let columns = self.extent(*seen);
            columns.contains(&usize::from(at.x - body.x))
        })?;
        if row >= grid.rows.len() {
            return None;
        }
        let column = self.first + seen;
        let is_same = (self.rows.selected(), self.column) == (row, column);
        self.rows.select(row);
        self.column = column;
        Some(is_same)
    }

    /// Settles what is seen, for an area.
    pub(super) fn lay_out(&mut self, grid: &Grid, area: Rect) {
        self.area = area;
        let width = usize::from(area.width).saturating_sub(3);
        let names = grid.rows.iter().map(|row| text::width(&row.name));
        let longest = names.chain([text::width(&grid.corner)]).max().unwrap_or(0);
        self.names = longest.min(NAMES).min(width * 2 / 5);
        self.column = self.column.min(grid.columns.len().saturating_sub(1));
        let all: Vec<usize> = (0..grid.columns.len())
            .map(|at| column_width(grid, at))
            .collect();
        let room = width.saturating_sub(self.names);
        self.first = self.first.min(self.column);
        while self.first < self.column
            && fitting(&all[self.first..], room) <= self.column - self.first
        {
            self.first += 1;
        }
        let rest = all.get(self.first..).unwrap_or_default();
        self.widths = rest[..fitting(rest, room).min(rest.len())].to_vec();
        let most = if area.height < 10 { 1 } else { HEAD_ROWS };
        let heads = grid.columns.iter().skip(self.first).zip(&self.widths);
        self.heads = heads
            .map(|(head, width)| head_rows(head, *width, most))
            .collect();
        let page = self.page();
        self.rows.fit(grid.rows.len(), page, |_| 1);
    }

    /// Returns the area of the cells, below the heads.
    fn body(&self) -> Rect {
        let heads = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        let above = u16::try_from(heads).unwrap_or(0).min(self.area.height);
        Rect {
            y: self.area.y + above,
            height: self.area.height - above,
            ..self.area
        }
    }

    /// Returns the columns of the screen that a column takes, from the left of the area.
    fn extent(&self, seen: usize) -> Range<usize> {
        let before: usize = self.widths.iter().take(seen).map(|width| GAP + width).sum();
        let start = 2 + self.names + before + GAP;
        start..start + self.widths.get(seen).copied().unwrap_or(0)
    }

    /// Returns where the selected cell stands.
    pub(super) fn cursor(&self) -> Option<Position> {
        let body = self.body();
        let row = self.rows.selected().checked_sub(self.rows.top())?;
        let columns = self.extent(self.column.checked_sub(self.first)?);
        let x = body
            .x
            .checked_add(u16::try_from(columns.end.checked_sub(1)?).ok()?)?;
        let y = body.y.checked_add(u16::try_from(row).ok()?)?;
        (x < body.right() && y < body.bottom()).then_some(Position { x, y })
    }

    /// Returns which columns are seen, where that are not all.
    pub(super) fn seen(&self, grid: &Grid) -> Option<String> {
        let (all, seen) = (grid.columns.len(), self.widths.len());
        let last = self.first + seen;
        (seen < all).then(|| format!("columns {}-{last} of {all}", self.first + 1))
    }

    /// Draws what is seen.
    pub(super) fn draw(&self, grid: &Grid, buffer: &mut Buffer, context: &Context<'_>) {
        let (theme, body) = (*context.theme, self.body());
        let height = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            put(
                buffer,
                self.area,
                row,
                self.head_line(grid, (row, height), theme),
            );
        }
        let shown = usize::from(body.height);
        let rows = grid
            .rows
            .iter()
            .enumerate()
            .skip(self.rows.top())
            .take(shown);
        for (place, (at, row)) in rows.enumerate() {
            let is_selected = at == self.rows.selected();
            put(buffer, body, place, self.line(row, is_selected, theme));
            if is_selected && let Some(seen) = self.column.checked_sub(self.first) {
                let columns = self.extent(seen);
                let of = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
                let cell = Rect {
                    x: body.x.saturating_add(of(columns.start)),
                    width: of(columns.len()),
                    ..body
                };
                select(
                    buffer,
                    cell.intersection(body),
                    place,
                    theme.style(Role::LinkSelected),
                );
            }
        }
        let extent = scroll::Extent {
            top: self.rows.top(),
            shown,
            total: grid.rows.len(),
        };
        scroll::draw(buffer, body, extent, &theme);
    }

    fn head_line(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        theme: Theme,
    ) -> Vec<Span<'static>> {
        let corner = if row + 1 == height { &*grid.corner } else { "" };
        let mut spans = vec![Span::styled(
            format!("  {}", padded(SafeText::line(corner).as_str(), self.names)),
            theme.style(Role::Dim),
        )];
        for (seen, (lines, width)) in self.heads.iter().zip(&self.widths).enumerate() {
            let line = (row + lines.len()).checked_sub(height);
            let line = line.and_then(|at| lines.get(at)).map_or("", String::as_str);
            let blank = " ".repeat(GAP + width.saturating_sub(text::width(line)));
            let is_selected = self.first + seen == self.column;
            let role = if is_selected { Role::Title } else { Role::Dim };
            spans.push(Span::styled(format!("{blank}{line}"), theme.style(role)));
        }
        spans
    }

    fn line(&self, row: &GridRow, is_selected: bool, theme: Theme) -> Vec<Span<'static>> {
        let marker = if is_selected {
            theme.sign("▌ ", "> ")
        } else {
            "  "
        };
        let name = SafeText::line(&row.name);
        let role = if is_selected { Role::Title } else { Role::Text };
        let mut spans = vec![
            Span::styled(marker, theme.style(Role::Accent)),
            Span::styled(padded(name.as_str(), self.names), theme.style(role)),
        ];
        for (cell, width) in row.cells.iter().skip(self.first).zip(&self.widths) {
            let written = format!("{}{}", heat(cell.shade, theme), cell.text);
            let blank = " ".repeat(GAP + width.saturating_sub(text::width(&written)));
            let role = match cell.shade {
                0 if cell.leads_to.is_none() => Role::Dim,
                0 | 1 => Role::Text,
                _ => Role::Title,
            };
            spans.push(Span::raw(blank));
            spans.push(Span::styled(written, theme.style(role)));
        }
        spans
    }
}

/// Returns the sign of a shade, from none to the darkest.
fn heat(shade: usize, theme: Theme) -> &'static str {
    match shade {
        0 => "",
        1 => theme.sign("░", "-"),
        2 => theme.sign("▒", "="),
        3 => theme.sign("▓", "*"),
        _ => theme.sign("█", "#"),
    }
}

/// Returns how wide a column is: as its widest number with its shade, or as the widest word of its name where that is not
/// much more.
fn column_width(grid: &Grid, column: usize) -> usize {
    let words = grid.columns[column].split(' ').map(text::width).max();
    let cells = grid.rows.iter().filter_map(|row| row.cells.get(column));
    let cells = cells.map(|cell| text::width(&cell.text) + usize::from(cell.shade > 0));
    words.unwrap_or(0).min(HEAD).max(cells.max().unwrap_or(0))
}

/// Returns how many of these columns fit, one at least.
fn fitting(widths: &[usize], room: usize) -> usize {
    let mut used = 0;
    let fits = widths.iter().take_while(|width| {
        used += GAP + **width;
        used <= room
    });
    fits.count().max(1)
}

/// Returns a head in rows, the last cut where there are more.
fn head_rows(head: &str, width: usize, most: usize) -> Vec<String> {
    let mut rows = text::wrap(SafeText::line(head).as_str(), width);
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            *last = format!("{}…", text::split(last, width.saturating_sub(1)).0);
        }
    }
    rows
}
