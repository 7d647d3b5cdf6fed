//! Sentences below what is shown, on as many lines as they need: what they take is taken from the area above them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::{put, text};

/// Returns the lines of sentences at the foot of an area, and what is left above them: so many rows at least.
pub fn lay_out(
    sentences: impl IntoIterator<Item = String>,
    area: Rect,
    least: u16,
) -> (Vec<String>, Rect) {
    let most = usize::from(area.height.saturating_sub(least));
    let room = usize::from(area.width).saturating_sub(2);
    if most == 0 || room == 0 {
        return (Vec::new(), area);
    }
    let sentences = sentences.into_iter();
    let lines = sentences.flat_map(|words| text::wrap(&words, room));
    let lines: Vec<String> = lines.take(most).collect();
    let height = area.height - u16::try_from(lines.len()).unwrap_or(0);
    (lines, Rect { height, ..area })
}

/// Draws those lines below what is left of the area.
pub fn draw(buffer: &mut Buffer, above: Rect, lines: &[String], style: Style) {
    let below = Rect {
        y: above.bottom(),
        height: u16::try_from(lines.len()).unwrap_or(0),
        ..above
    };
    for (row, words) in lines.iter().enumerate() {
        let words = Span::styled(format!(" {words}"), style);
        put(buffer, below, row, vec![words]);
    }
}
