//! What the mouse does to the reader: it follows links, goes to headings, scrolls the pane it is over.

use ratatui::layout::Position;

use super::{Outcome, Reader};
use crate::tui::page::block::Thing;
use crate::tui::screens::Tickets;

impl Reader {
    /// Follows the link, or goes to the heading, that was clicked on; closes a window that is open.
    pub(super) fn clicked(&mut self, at: Position, tickets: &mut Tickets) -> Outcome {
        self.notice = None;
        if self.pages.take().is_some() || self.peek.take().is_some() {
            return Outcome::stay();
        }
        let list = self.areas.outline_list();
        if list.contains(at) {
            self.outline.selected = self.outline.top + usize::from(at.y - list.y);
            self.jump_to_selected();
            return Outcome::stay();
        }
        self.outline.has_focus = false;
        let (area, top) = (self.areas.page, self.top);
        let link = self
            .page
            .as_ref()
            .and_then(|page| page.link_at(area, top, at));
        if let Some(page) = &mut self.page {
            page.choose(link.map(Thing::Link));
        }
        if link.is_none() {
            return Outcome::stay();
        }
        self.follow(tickets)
    }

    /// Scrolls the outline where it has the focus and the pointer, else the page.
    pub(super) fn wheeled(&mut self, at: Position, lines: isize) {
        if self.outline.has_focus && self.areas.outline_list().contains(at) {
            self.line(lines);
        } else {
            self.scroll(lines);
        }
    }
}
