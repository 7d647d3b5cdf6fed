//! A section of a module, read in its place: the page of the module, of which no more than the section is seen.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::learn::Section;
use crate::library::worker::{Opened, Request, Ticket};
use crate::tui::screens::{Context, Tickets};
use crate::tui::widgets::page::Page;
use crate::tui::widgets::scroll;

/// The widest that is read well, and the margin.
const WIDEST: u16 = 84;
const MARGIN: u16 = 1;

/// The page of a module.
#[derive(Debug, Default)]
pub(super) struct Reading {
    page: Option<Page>,
    asked: Option<Ticket>,
    /// Why it cannot be read.
    failure: Option<String>,
    /// The lines of the section: its first, and one past its last.
    lines: (usize, usize),
    /// How many of them are scrolled away.
    top: usize,
    area: Rect,
}

impl Reading {
    /// Asks for the page, once.
    pub(super) fn ask(&mut self, path: &str, tickets: &mut Tickets) -> Option<Request> {
        if self.asked.is_some() || self.page.is_some() || self.failure.is_some() {
            return None;
        }
        let ticket = tickets.next();
        self.asked = Some(ticket);
        Some(Request::Open {
            ticket,
            name: path.to_owned(),
            language: None,
            preview: false,
        })
    }

    /// Takes the page, if it is the one that was asked for.
    pub(super) fn take(&mut self, ticket: Ticket, opened: &Arc<Opened>) {
        if self.asked == Some(ticket) {
            self.page = Some(Page::new(Arc::clone(opened), &[]));
        }
    }

    /// Takes why there is no page.
    pub(super) fn fail(&mut self, ticket: Ticket, why: &str) {
        if self.asked == Some(ticket) {
            self.failure = Some(why.to_owned());
        }
    }

    /// Returns what stands in the place of the page while there is none.
    pub(super) fn instead(&self) -> Option<&str> {
        match (&self.page, &self.failure) {
            (Some(_), _) => None,
            (None, Some(why)) => Some(why),
            (None, None) => Some("Opening the module…"),
        }
    }

    /// Goes to the beginning of another section.
    pub(super) fn rewind(&mut self) {
        self.top = 0;
    }

    /// Scrolls by so many lines.
    pub(super) fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines);
    }

    /// Returns how many lines are seen.
    pub(super) fn rows(&self) -> usize {
        self.area.height.into()
    }

    /// Settles what is seen of a section in an area.
    pub(super) fn layout(&mut self, section: &Section, area: Rect, context: &Context<'_>) {
        self.area = Rect {
            x: area.x + MARGIN.min(area.width),
            width: area.width.saturating_sub(MARGIN * 2).min(WIDEST),
            ..area
        };
        let Some(page) = &mut self.page else {
            return;
        };
        let rows = usize::from(area.height);
        page.layout(self.area.width.into(), context);
        let start = page.place_of_anchor(section.anchor());
        let start = start.map_or(0, |place| page.reach(place, rows));
        self.lines = (start, end(page, section).max(start));
        let most = (self.lines.1 - self.lines.0).saturating_sub(rows);
        self.top = self.top.min(most);
        page.hold(start + self.top, rows * 2);
    }

    /// Draws what is seen.
    pub(super) fn draw(&self, area: Rect, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(page) = &self.page else {
            return;
        };
        let (start, end) = self.lines;
        let left = end.saturating_sub(start + self.top);
        let height = u16::try_from(left).unwrap_or(u16::MAX);
        let seen = Rect {
            height: self.area.height.min(height),
            ..self.area
        };
        page.draw(seen, buffer, start + self.top, context);
        let extent = scroll::Extent {
            top: self.top,
            shown: self.rows(),
            total: end - start,
        };
        scroll::draw(buffer, area, extent, context.theme);
    }
}

/// Returns the line behind a section: that of the next heading that is not one of its own.
fn end(page: &Page, section: &Section) -> usize {
    let headings = page.outline();
    let begun = headings
        .iter()
        .skip_while(|entry| entry.anchor != section.anchor());
    let mut behind = begun.skip_while(|entry| section.anchors.contains(&entry.anchor));
    let next = behind.next().map(|entry| entry.block);
    next.map_or(page.lines(), |block| page.line_of_block(block))
}
