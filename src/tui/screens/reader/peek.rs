//! The peek: a small window that says what a link, a mark of a source or a term stands for, without leaving the page.
//!
//! It explains what is chosen; moving in it chooses the next or the previous thing. What is in it is composed by
//! `page::compose::peek`; a record is asked of the worker as a preview is.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Reader;
use super::layout::MEASURE;
use crate::library::Question;
use crate::library::worker::{Explained, Opened, Reply, Request, Ticket};
use crate::model::{Language, RecordPath};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::page::block::{Sheet, Thing};
use crate::tui::page::compose::{self, Labels};
use crate::tui::page::lay::{Laid, Widths};
use crate::tui::page::target::Target;
use crate::tui::screens::{Context, Tickets};
use crate::tui::text::cut;
use crate::tui::theme::Role;
use crate::tui::widgets::window::{frame, inside, running};

/// The lines that a peek may claim over what it explains.
const LEAST: u16 = 8;

/// What is peeked at.
pub(super) struct Peek {
    thing: Thing,
    /// Which request it waits for, once it was asked.
    ticket: Option<Ticket>,
    /// The record it explains, or why it could not be read.
    answer: Option<Result<Arc<Opened>, String>>,
    /// What is known of the term that the words of a link name.
    term: Named,
    sheet: Option<Sheet>,
    laid: Laid,
    top: usize,
    /// Where it stands, its border included; empty while it waits.
    area: Rect,
}

/// What is known of the term that the words of a link name.
enum Named {
    /// They name none, or nothing is to be told of it.
    Nothing,
    /// The slug of the term, and which request it waits for, once it was asked.
    Wanted(String, Option<Ticket>),
    Told(Arc<Opened>),
}

impl Named {
    fn is_awaited(&self) -> bool {
        matches!(self, Self::Wanted(..))
    }
}

impl Peek {
    fn at(thing: Thing, term: Option<String>) -> Self {
        Self {
            thing,
            ticket: None,
            answer: None,
            term: term.map_or(Named::Nothing, |slug| Named::Wanted(slug, None)),
            sheet: None,
            laid: Laid::default(),
            top: 0,
            area: Rect::default(),
        }
    }

    fn last_top(&self) -> usize {
        self.laid
            .lines()
            .saturating_sub(usize::from(inside(self.area).height))
    }
}

impl Reader {
    /// Explains what is chosen, else the first term in sight, else whatever there is; once more, closes.
    pub(super) fn toggle_peek(&mut self) {
        if self.peek.take().is_some() {
            return;
        }
        let Some(page) = &self.page else {
            return;
        };
        let end = self.top + usize::from(self.areas.page.height);
        let (sheet, top) = (page.sheet(), page.place_at(self.top));
        let is_seen = |thing: &Thing| {
            let place = sheet.place_of(*thing);
            place.is_some_and(|place| page.line_of(place) < end)
        };
        // A link may tell enough by itself; a term is what one asks about.
        let term = sheet.term_from(top).filter(is_seen);
        let first = term.or_else(|| sheet.thing_from(top).filter(is_seen));
        match page.chosen().or(first) {
            Some(thing) => self.peek_at(thing),
            None => self.tell(
                Role::Dim,
                "nothing to explain in sight: no link, source or term",
            ),
        }
    }

    /// Does what is meant while the window is open; tells whether that is all. What else is meant closes it first.
    pub(super) fn act_in_peek(&mut self, action: Action) -> bool {
        if self.peek.is_none() {
            return false;
        }
        match action {
            Action::Down | Action::NextLink => self.peek_on(true),
            Action::Up | Action::PreviousLink => self.peek_on(false),
            Action::PageDown | Action::HalfDown => self.scroll_peek(1),
            Action::PageUp | Action::HalfUp => self.scroll_peek(-1),
            Action::Peek | Action::Back | Action::Copy => return false,
            _ => {
                self.peek = None;
                return false;
            }
        }
        true
    }

    /// Explains the next or the previous thing.
    fn peek_on(&mut self, is_next: bool) {
        let Some(page) = &self.page else {
            return;
        };
        let Some(mut place) = page.chosen_place() else {
            return;
        };
        let found = if is_next {
            place.byte += 1;
            page.sheet().thing_from(place)
        } else {
            page.sheet().thing_before(place)
        };
        match found {
            Some(thing) => self.peek_at(thing),
            None if is_next => self.tell(Role::Dim, "this is the last thing to explain"),
            None => self.tell(Role::Dim, "this is the first thing to explain"),
        }
    }

    fn peek_at(&mut self, thing: Thing) {
        self.outline.has_focus = false;
        self.choose(thing);
        self.peek = Some(Peek::at(thing, self.term_in(thing)));
    }

    /// Returns the slug of the term that the words of a link to another record name.
    fn term_in(&self, thing: Thing) -> Option<String> {
        let page = self.page.as_ref()?;
        let Some(Target::Record { name, .. }) = page.sheet().target_of(thing) else {
            return None;
        };
        if !matches!(thing, Thing::Link(_)) {
            return None;
        }
        let languages = [page.language().clone(), Language::english()];
        let words = page.words_of(thing);
        let slug = page.opened().glossary.named(&words, &languages)?;
        (slug != name && *slug != page.id().slug).then(|| slug.to_owned())
    }

    /// Moves the text in the window.
    fn scroll_peek(&mut self, direction: isize) {
        if let Some(peek) = &mut self.peek {
            let step = isize::try_from(inside(peek.area).height.max(2) - 1).unwrap_or(1);
            let top = peek.top.saturating_add_signed(direction * step);
            peek.top = top.min(peek.last_top());
        }
    }

    /// Asks for the record that is peeked at and for the term that is told before it, once each.
    pub(super) fn ask_for_peek(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let term = self.ask_for_term(tickets);
        let record = self.ask_for_record(tickets);
        term.into_iter().chain(record).collect()
    }

    fn ask_for_term(&mut self, tickets: &mut Tickets) -> Option<Effect> {
        let language = Language::parse(&self.speaks);
        let Some(Named::Wanted(slug, asked @ None)) = self.peek.as_mut().map(|peek| &mut peek.term)
        else {
            return None;
        };
        let ticket = tickets.next();
        *asked = Some(ticket);
        Some(Effect::Ask(Request::Explain {
            ticket,
            question: Question::Record(slug.clone()),
            languages: language.into_iter().collect(),
        }))
    }

    fn ask_for_record(&mut self, tickets: &mut Tickets) -> Option<Effect> {
        let Some(Target::Record { name, .. }) = self.target() else {
            return None;
        };
        let name = name.clone();
        let peek = self.peek.as_mut().filter(|peek| peek.ticket.is_none())?;
        let ticket = tickets.next();
        peek.ticket = Some(ticket);
        // A file that is named is shown as it is.
        let language = if RecordPath::parse(&name).is_none() {
            Language::parse(&self.speaks)
        } else {
            None
        };
        Some(Effect::Ask(Request::Open {
            ticket,
            name,
            language,
            preview: true,
        }))
    }

    /// Takes a reply if it is the one the window waits for.
    pub(super) fn take_peek(&mut self, reply: &Reply) {
        let Some(peek) = &mut self.peek else {
            return;
        };
        if let Named::Wanted(_, Some(asked)) = &peek.term {
            let named = match reply {
                Reply::Explained(ticket, Explained::Told(term)) if ticket == asked => {
                    Some(Named::Told(Arc::clone(term)))
                }
                Reply::Explained(ticket, _) | Reply::Failed(ticket, _) if ticket == asked => {
                    Some(Named::Nothing)
                }
                _ => None,
            };
            if let Some(named) = named {
                peek.term = named;
                return;
            }
        }
        peek.answer = match reply {
            Reply::Opened(ticket, opened) if peek.ticket == Some(*ticket) => {
                Some(Ok(Arc::clone(opened)))
            }
            Reply::Failed(ticket, why) if peek.ticket == Some(*ticket) => Some(Err(why.clone())),
            _ => return,
        };
    }

    /// Settles what stands in the window and where the window stands.
    pub(super) fn settle_peek(&mut self, context: &Context<'_>) {
        if self.speaks != context.language {
            context.language.clone_into(&mut self.speaks);
        }
        let (Some(page), Some(peek)) = (&self.page, &mut self.peek) else {
            return;
        };
        let labels = Labels {
            tables: context.tables,
            language: context.language,
        };
        if peek.sheet.is_none() {
            let told = peek.answer.as_ref().filter(|_| !peek.term.is_awaited());
            peek.sheet = match (told, page.sheet().target_of(peek.thing)) {
                (Some(Ok(opened)), _) => Some(match &peek.term {
                    Named::Told(term) => compose::peek::term_before(term, opened, labels),
                    _ => compose::peek::record(opened, labels),
                }),
                (Some(Err(why)), _) => Some(compose::peek::lines(&[(Role::Error, why)])),
                (None, Some(Target::Record { .. }) | None) => None,
                (None, Some(target)) => Some(compose::peek::target(target, page.opened(), labels)),
            };
        }
        let Some(sheet) = &peek.sheet else {
            return;
        };
        let room = self.areas.page;
        let width = room.width.min(MEASURE);
        let widths = Widths::of(usize::from(inside(Rect { width, ..room }).width));
        if peek.laid.widths() != widths {
            peek.laid = Laid::new(sheet, widths);
        }
        let line = page.chosen_place().map_or(0, |place| page.line_of(place));
        let row = u16::try_from(line.saturating_sub(self.top)).unwrap_or(0);
        let wanted = u16::try_from(peek.laid.lines()).unwrap_or(u16::MAX);
        let rows = (
            row.min(room.height.saturating_sub(1)),
            wanted.saturating_add(2),
        );
        peek.area = Rect {
            width,
            ..beside(room, rows)
        };
        peek.top = peek.top.min(peek.last_top());
    }

    /// Returns the words of the page that are explained, where the explanation does not begin with them.
    fn asked(&self, peek: &Peek, sheet: &Sheet) -> Option<String> {
        // A source has its number beside it.
        if matches!(self.target(), Some(Target::Here(_))) {
            return None;
        }
        let words = self.page.as_ref()?.words_of(peek.thing);
        let first = sheet.blocks.first()?.body.flows().first()?;
        let is_said = first.text().to_lowercase() == words.to_lowercase();
        (!is_said && !words.is_empty()).then_some(words)
    }

    pub(super) fn paint_peek(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(peek) = &self.peek else {
            return;
        };
        let (area, text) = (peek.area, inside(peek.area));
        let Some(sheet) = peek.sheet.as_ref().filter(|_| !text.is_empty()) else {
            return;
        };
        let asked = self.asked(peek, sheet);
        let asked = asked.map(|words| format!(" {} ", cut(&words, text.width.into())));
        let title = asked.unwrap_or_default();
        frame(buffer, area, &title, (context.theme, Role::BorderFocus));
        running(buffer, area, (sheet, &peek.laid), peek.top, *context.theme);
    }
}

/// Returns where a window stands: below what it explains or above it, wherever there is more room; over it where there is
/// hardly any.
fn beside(room: Rect, (row, wanted): (u16, u16)) -> Rect {
    let (above, below) = (row, room.height.saturating_sub(row + 1));
    let is_below = wanted <= below || below >= above;
    let free = if is_below { below } else { above };
    let height = wanted.min(free.max(LEAST)).min(room.height);
    let y = if is_below {
        (row + 1).min(room.height - height)
    } else {
        row.saturating_sub(height)
    };
    Rect {
        y: room.y + y,
        height,
        ..room
    }
}
