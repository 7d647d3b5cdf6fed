//! The bar at the side of what is longer than its pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::theme::{Role, Theme};

/// What a bar shows, in any unit.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// What is above the pane.
    pub top: usize,
    /// What is in the pane.
    pub shown: usize,
    /// Everything.
    pub total: usize,
}

impl Extent {
    /// Returns the first row of the thumb and its length in a bar of so many rows; nothing where all is shown.
    pub fn thumb(self, rows: usize) -> Option<(usize, usize)> {
        if self.total <= self.shown || rows == 0 {
            return None;
        }
        let length = (rows * self.shown / self.total).clamp(1, rows);
        let hidden = self.total - self.shown;
        let start = (rows - length) * self.top.min(hidden) / hidden;
        // The ends are shown only when they are reached.
        let start = match start {
            0 if self.top > 0 && length < rows => 1.min(rows - length),
            start => start,
        };
        Some((start, length))
    }
}

/// Draws the bar in the last column of an area.
pub fn draw(buffer: &mut Buffer, area: Rect, extent: Extent, theme: &Theme) {
    let area = area.intersection(buffer.area);
    if area.width == 0 {
        return;
    }
    let Some((start, length)) = extent.thumb(usize::from(area.height)) else {
        return;
    };
    for (row, y) in (area.top()..area.bottom()).enumerate() {
        let is_thumb = (start..start + length).contains(&row);
        let (sign, role) = if is_thumb {
            (theme.sign("┃", "#"), Role::BorderFocus)
        } else {
            (theme.sign("│", "|"), Role::Border)
        };
        buffer[(area.right() - 1, y)]
            .set_symbol(sign)
            .set_style(theme.style(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thumb(top: usize, shown: usize, total: usize, rows: usize) -> Option<(usize, usize)> {
        Extent { top, shown, total }.thumb(rows)
    }

    #[test]
    fn shows_where_the_pane_stands() {
        assert_eq!(thumb(0, 10, 100, 10), Some((0, 1)));
        assert_eq!(thumb(1, 10, 100, 10), Some((1, 1)), "no longer at the top");
        assert_eq!(thumb(90, 10, 100, 10), Some((9, 1)));
        assert_eq!(thumb(usize::MAX, 10, 100, 10), Some((9, 1)));
        assert_eq!(thumb(0, 10, 10, 10), None);
        assert_eq!(thumb(0, 0, 10, 0), None);
        assert_eq!(thumb(0, 1, 3_000_000, 5), Some((0, 1)));
    }
}
