//! Widgets: they draw, and hold no more state than where they are scrolled to. What keys do is left to the screens.

pub mod below;
pub mod facets;
pub mod input;
pub mod list;
pub mod page;
pub mod scroll;
pub mod status;
pub mod window;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use super::text;

/// Writes spans on one row of an area, cut to its width; outside of it nothing is written.
pub fn put(buffer: &mut Buffer, area: Rect, row: usize, spans: Vec<Span<'static>>) {
    let area = area.intersection(buffer.area);
    let Ok(row) = u16::try_from(row) else {
        return;
    };
    if row >= area.height || area.width == 0 {
        return;
    }
    let spans = text::cut_spans(spans, usize::from(area.width));
    let mut at = Position {
        x: area.x,
        y: area.y + row,
    };
    for span in spans {
        at.x = text::put(buffer, at, &span.content, area.right() - at.x, span.style);
    }
}

/// Splits so many columns off at the left of an area, or as many as it has.
pub fn split_columns(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect {
        width: columns,
        ..area
    };
    let right = Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    };
    (left, right)
}

/// Splits so many rows off at the top of an area, or as many as it has.
pub fn split_rows(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let upper = Rect {
        height: rows,
        ..area
    };
    let lower = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    (upper, lower)
}

/// Gives one row of an area the style of what is selected; outside of the area nothing changes.
pub fn select(buffer: &mut Buffer, area: Rect, row: usize, style: Style) {
    let area = area.intersection(buffer.area);
    let Ok(row) = u16::try_from(row) else {
        return;
    };
    if row < area.height {
        let line = Rect {
            y: area.y + row,
            height: 1,
            ..area
        };
        buffer.set_style(line, style);
    }
}
