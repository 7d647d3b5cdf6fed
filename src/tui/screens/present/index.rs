//! The list of slides, to go to one of them.

use ratatui::buffer::Buffer;
use ratatui::text::Span;

use super::Present;
use super::layout::Frame;
use crate::slides::Face;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::list::List;
use crate::tui::widgets::{put, select};

/// Returns how many slides the list shows at once.
pub(super) fn rows(frame: Frame) -> usize {
    usize::from(frame.area.height).saturating_sub(1).max(1)
}

impl Present {
    /// Draws the list.
    pub(super) fn paint_index(&self, index: &List, buffer: &mut Buffer, context: &Context<'_>) {
        let style = |role| context.theme.style(role);
        let area = self.frame.area;
        let columns = usize::from(area.width);
        let digits = self.deck.slides.len().to_string().len();
        let Some(told) = &self.told else {
            return;
        };
        let shown = self.deck.slides.iter().enumerate();
        let shown = shown.skip(index.top()).take(rows(self.frame));
        for (row, (at, slide)) in shown.enumerate() {
            let words = slide.words(&told.talk);
            let is_cover = matches!(slide.face, Face::Cover(_));
            let name = SafeText::line(&words.heading).into_string();
            let name = if name.is_empty() {
                SafeText::line(&words.lines.join(" ")).into_string()
            } else {
                name
            };
            let inset = if is_cover { " " } else { "   " };
            let number = format!(" {:>digits$} ", at + 1);
            let room = columns.saturating_sub(text::width(&number) + inset.len());
            let role = if is_cover { Role::Title } else { Role::Text };
            let line = vec![
                Span::styled(number, style(Role::Dim)),
                Span::styled(format!("{inset}{}", text::cut(&name, room)), style(role)),
            ];
            put(buffer, area, row, line);
            if at == index.selected() {
                select(buffer, area, row, style(Role::Selected));
            }
        }
        if area.height > 1 {
            let foot = format!(" {}/{}", index.selected() + 1, self.deck.slides.len());
            let row = usize::from(area.height) - 1;
            put(
                buffer,
                area,
                row,
                vec![Span::styled(foot, style(Role::Dim))],
            );
        }
    }
}
