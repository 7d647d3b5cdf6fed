//! The record beside the hits: asked for when another hit is selected, and only where it is seen.

use std::sync::Arc;

use super::state::{Item, Library};
use crate::library::worker::{Opened, Request, Ticket};
use crate::tui::screens::{Context, Tickets};
use crate::tui::widgets::page::Page;

/// The record beside the hits.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// The path of the record that is shown or asked for.
    path: String,
    ticket: Ticket,
    /// The page, once it is there.
    pub(super) page: Option<Page>,
    /// The section to begin at, until the page is laid out.
    anchor: Option<String>,
    /// The first line shown.
    pub(super) top: usize,
}

impl Preview {
    /// Lays the page out for a pane, and finds the section that answers best.
    pub(super) fn layout(&mut self, width: usize, rows: usize, context: &Context<'_>) {
        let Some(page) = self.page.as_mut().filter(|_| width > 0) else {
            return;
        };
        let has_moved = page.layout(width, context);
        if has_moved && let Some(anchor) = &self.anchor {
            self.top = page.scroll_to_anchor(anchor).unwrap_or(0);
        }
        self.top = self.top.min(page.lines().saturating_sub(rows));
    }

    /// Minds that the record may be another one by now; its page stays until the new one comes.
    pub(super) fn forget(&mut self) {
        self.path.clear();
    }

    /// Minds that a request could not be carried out.
    pub(super) fn fail(&mut self, ticket: Ticket) {
        if ticket == self.ticket {
            self.page = None;
        }
    }
}

impl Library {
    /// Returns the request for the selected record, if it is neither there nor asked for.
    pub(super) fn preview_request(&mut self, tickets: &mut Tickets) -> Option<Request> {
        if self.panes.preview.area() == 0 || self.is_welcoming() {
            return None;
        }
        let Some(Item::Hit(at)) = self.selected() else {
            self.preview = Preview::default();
            return None;
        };
        let path = self.hits().get(at)?.path.clone();
        if path == self.preview.path {
            return None;
        }
        let ticket = tickets.next();
        // The page before stays until the new one comes.
        self.preview.path.clone_from(&path);
        self.preview.ticket = ticket;
        Some(Request::Open {
            ticket,
            name: path,
            language: None,
            preview: true,
        })
    }

    /// Takes a record that was asked for.
    pub(super) fn take_preview(&mut self, ticket: Ticket, opened: &Arc<Opened>) {
        if ticket == self.preview.ticket {
            let hit = match self.selected() {
                Some(Item::Hit(at)) => self.hits().get(at),
                _ => None,
            };
            let words = hit.map(|hit| self.words(hit)).unwrap_or_default();
            let section = hit.and_then(|hit| hit.section.as_ref());
            self.preview.anchor = section.map(|section| section.anchor.clone());
            self.preview.top = 0;
            self.preview.page = Some(Page::new(Arc::clone(opened), &words));
        }
    }
}
