//! STAND-IN of the shell's worktree: the reader's engineer writes the reader; this file is replaced when it is merged.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::{Reply, Request, Ticket};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::widgets::page::Page;

/// A record on the whole screen.
#[derive(Debug)]
pub struct Reader {
    ticket: Ticket,
    page: Option<Page>,
    area: Rect,
}

impl Reader {
    /// Opens a record.
    pub fn open(
        name: &str,
        _anchor: Option<&str>,
        _words: &[String],
        tickets: &mut Tickets,
    ) -> (Self, Vec<Effect>) {
        let ticket = tickets.next();
        let request = Request::Open {
            ticket,
            name: name.to_owned(),
            preview: false,
        };
        let reader = Self {
            ticket,
            page: None,
            area: Rect::default(),
        };
        (reader, vec![Effect::Ask(request)])
    }
}

impl Screen for Reader {
    fn name(&self) -> &'static str {
        "reader"
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Back => Outcome::go(Go::Back),
            _ => Outcome::stay(),
        }
    }

    fn typed(&mut self, _key: Typed, _tickets: &mut Tickets) -> Outcome {
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        false
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        if let Reply::Opened(ticket, opened) = reply
            && *ticket == self.ticket
        {
            self.page = Some(Page::new(Arc::new((**opened).clone()), &[]));
        }
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.area = area;
        if let Some(page) = &mut self.page {
            page.layout(area.width.into(), context);
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        if let Some(page) = &self.page {
            page.draw(self.area, frame.buffer_mut(), 0, context);
        }
    }

    fn hints(&self) -> Vec<Action> {
        vec![Action::Back, Action::Help, Action::Quit]
    }

    fn status(&self) -> String {
        String::new()
    }

    fn cursor(&self) -> Option<Position> {
        None
    }
}
