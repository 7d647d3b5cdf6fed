//! What a comparison looks like; only reads.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Comparison;
use super::layout::BETWEEN;
use super::sheet::{LaidRow, Line};
use crate::compare::FEWEST;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll, select};

impl Comparison {
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        if self.table.rows.is_empty() {
            self.paint_nothing(buffer, context);
        }
        self.paint_heads(buffer, context);
        for row in self.first_row()..self.laid.rows.len() {
            self.paint_row(row, buffer, context);
        }
        self.paint_missing(buffer, context);
        let extent = scroll::Extent {
            top: self.top,
            shown: self.height(),
            total: self.laid.lines,
        };
        scroll::draw(buffer, self.areas.rows, extent, context.theme);
    }

    fn first_row(&self) -> usize {
        self.laid.row_at(self.top)
    }

    /// Says why there are no rows.
    fn paint_nothing(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (role, words) = match (&self.failure, &self.whole) {
            (Some(why), _) => (Role::Error, SafeText::line(why).into_string()),
            (None, None) => (Role::Dim, "Reading the records…".to_owned()),
            (None, Some(whole)) if whole.heads.is_empty() => {
                let words = format!("Fewer than {FEWEST} of these records are in this library.");
                (Role::Error, words)
            }
            (None, Some(_)) => (Role::Dim, "The records do not differ.".to_owned()),
        };
        let area = self.areas.rows;
        let lines = text::wrap(&words, usize::from(area.width).saturating_sub(2));
        for (row, words) in lines.into_iter().enumerate() {
            let words = Span::styled(format!(" {words}"), context.theme.style(role));
            put(buffer, area, row, vec![words]);
        }
    }

    fn paint_heads(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let areas = &self.areas;
        let last = usize::from(areas.heads.height).saturating_sub(1);
        for (seen, lines) in areas.names.iter().enumerate() {
            let is_chosen = areas.columns.start + seen == self.column;
            let area = self.column_area(seen, areas.heads);
            // Where a row is selected the cursor stands there.
            let (sign, role) = match (is_chosen, self.row) {
                (true, 0) => (theme.sign("▌", ">"), Role::Accent),
                (true, _) => (theme.sign("↓", "v"), Role::Dim),
                (false, _) => (" ", Role::Dim),
            };
            for (row, line) in lines.iter().take(last).enumerate() {
                let spans = vec![
                    Span::styled(sign, theme.style(role)),
                    Span::styled(line.clone(), theme.style(Role::Title)),
                ];
                put(buffer, area, row, spans);
                if is_chosen && self.row == 0 {
                    select(buffer, area, row, theme.style(Role::Selected));
                }
            }
        }
        let rule = theme.sign("─", "-").repeat(areas.heads.width.into());
        put(
            buffer,
            areas.heads,
            last,
            vec![Span::styled(rule, theme.style(Role::Border))],
        );
    }

    fn paint_row(&self, at: usize, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(row) = self.laid.rows.get(at) else {
            return;
        };
        self.paint_name(row, self.row == at + 1, buffer, context);
        let below = if self.areas.is_beside {
            0
        } else {
            row.label.len()
        };
        for (seen, lines) in row.cells.iter().enumerate() {
            let area = self.column_area(seen, self.areas.rows);
            for line in 0..(row.height + row.gap()).saturating_sub(below) {
                let Some(y) = self.seen(row.top + below + line) else {
                    continue;
                };
                if seen > 0 {
                    self.paint_border(seen, y, buffer, context);
                }
                if let Some(line) = lines.get(line) {
                    put(buffer, area, y, styled(line, context));
                }
            }
        }
    }

    fn paint_name(
        &self,
        row: &LaidRow,
        is_selected: bool,
        buffer: &mut Buffer,
        context: &Context<'_>,
    ) {
        let (areas, theme) = (&self.areas, context.theme);
        let width = if areas.is_beside {
            areas.inset - 1
        } else {
            areas.rows.width.saturating_sub(1)
        };
        let area = Rect {
            width: width.min(areas.rows.width),
            ..areas.rows
        };
        // The name stays in sight while the row is scrolled through.
        let last = (row.top + row.height).saturating_sub(row.label.len());
        let top = if areas.is_beside {
            row.top.max(self.top.min(last))
        } else {
            row.top
        };
        let role = if row.differs {
            Role::Heading
        } else {
            Role::Dim
        };
        for (line, name) in row.label.iter().enumerate() {
            let Some(y) = self.seen(top + line) else {
                continue;
            };
            let sign = if line == 0 { sign(row, context) } else { " " };
            let marker = if is_selected {
                theme.sign("▌", ">")
            } else {
                " "
            };
            let spans = vec![
                Span::styled(format!("{marker}{sign} "), theme.style(Role::Accent)),
                Span::styled(name.clone(), theme.style(role)),
            ];
            put(buffer, area, y, spans);
            if is_selected {
                select(buffer, area, y, theme.style(Role::Selected));
            }
        }
    }

    /// Draws the line between a column and the one before it.
    fn paint_border(&self, seen: usize, row: usize, buffer: &mut Buffer, context: &Context<'_>) {
        let x = self.areas.left(seen).saturating_sub(BETWEEN - 1);
        let area = Rect {
            x,
            width: 1,
            ..self.areas.rows
        };
        let sign = context.theme.sign("│", "|");
        let style = context.theme.style(Role::Border);
        put(buffer, area, row, vec![Span::styled(sign, style)]);
    }

    /// Returns the row of the screen that shows a line, if it is seen.
    fn seen(&self, line: usize) -> Option<usize> {
        let row = line.checked_sub(self.top)?;
        (row < self.height()).then_some(row)
    }

    /// Returns the part of an area that a column takes.
    fn column_area(&self, seen: usize, area: Rect) -> Rect {
        let x = self.areas.left(seen).min(area.right());
        Rect {
            x,
            width: self.areas.cell.min(area.right() - x),
            ..area
        }
    }
}

/// Returns what tells whether a row is folded.
fn sign<'a>(row: &LaidRow, context: &Context<'a>) -> &'a str {
    match (row.can_fold, row.is_open) {
        (false, _) => " ",
        (true, true) => context.theme.sign("▾", "-"),
        (true, false) => context.theme.sign("▸", "+"),
    }
}

fn styled(line: &Line, context: &Context<'_>) -> Vec<Span<'static>> {
    let spans = line.iter();
    spans
        .map(|(role, text)| Span::styled(text.clone(), context.theme.style(*role)))
        .collect()
}
