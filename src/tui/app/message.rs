//! Messages that are too long for the status line: they stand above it on lines of their own, so that all of them can be
//! read and the name of what is shown stays.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bottom::NARROW;
use super::{App, Company};
use crate::source::SafeText;
use crate::tui::screens::present::ROOM;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::below;

/// The fewest lines that are left to the screen above them.
const ABOVE: u16 = 5;

impl App {
    /// Returns what is told, the most urgent first, each safe and on one line.
    pub(super) fn messages(&self) -> Vec<String> {
        let in_room = self.company() == Company::Room;
        let notice = self.notice.as_ref().filter(|_| !in_room);
        let told = self.told.as_ref().into_iter().chain(notice);
        told.map(|words| SafeText::line(words).into_string())
            .collect()
    }

    /// Tells whether a message would be cut in the status line of so many columns.
    pub(super) fn is_long(&self, message: &str, columns: u16) -> bool {
        let Some(screen) = self.stack.last() else {
            return false;
        };
        // Name and state of the screen with the gaps around them.
        let state = if columns < NARROW && self.told.is_some() {
            0
        } else {
            text::width(&SafeText::line(&screen.status()).into_string()) + 2
        };
        let room = match self.company() {
            Company::Room => text::width(ROOM) + 3,
            _ => 0,
        };
        let taken = text::width(screen.name()) + state + room + 4;
        text::width(message) + taken > usize::from(columns)
    }

    /// Returns the lines of what is too long for the status line, and what is left of the body above them.
    pub(super) fn lay_out_messages(&self, body: Rect) -> (Vec<String>, Rect) {
        let long = self.messages().into_iter();
        let long = long.filter(|message| self.is_long(message, body.width));
        below::lay_out(long, body, ABOVE)
    }

    /// Draws those lines below what is left of the body.
    pub(super) fn draw_messages(&self, buffer: &mut Buffer, body: Rect, lines: &[String]) {
        below::draw(buffer, body, lines, self.theme.style(Role::Warning));
    }
}
