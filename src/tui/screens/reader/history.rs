//! Which pages were read, before and after this one, and how replies of the worker become pages.

use std::sync::Arc;

use super::finding::Finding;
use super::{Outcome, Reader};
use crate::library::worker::{Opened, Reply, Request, Ticket};
use crate::model::{Language, RecordPath, View};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::page::block::Thing;
use crate::tui::page::{Passage, Place};
use crate::tui::screens::{Context, Tickets};
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// How many pages are kept, in each direction.
const KEPT: usize = 64;

/// One page in the history.
#[derive(Clone)]
pub(super) struct Visit {
    name: String,
    /// The language in which it is wanted.
    language: Option<Language>,
    anchor: Option<String>,
    words: Vec<String>,
    opened: Option<Arc<Opened>>,
    /// Under which ticket the rest of the page follows, where only its beginning is there.
    rest: Option<Ticket>,
    place: Place,
    /// The link that was selected.
    link: Option<usize>,
    /// The passage to begin at, where it is another version of the page that is shown.
    passage: Option<Passage>,
}

impl Visit {
    pub(super) fn new(name: &str, anchor: Option<&str>, words: &[String]) -> Self {
        Self {
            name: name.to_owned(),
            language: None,
            anchor: anchor.map(str::to_owned),
            words: words.to_vec(),
            opened: None,
            rest: None,
            place: Place::default(),
            link: None,
            passage: None,
        }
    }

    /// Returns the visit in the language of the reader where it is of a view, which is made in any.
    pub(super) fn spoken(mut self, language: &str) -> Self {
        if View::parse(&self.name).is_some() {
            self.language = Language::parse(language);
        }
        self
    }

    /// Returns a visit of another version of a page.
    pub(super) fn version(path: &str, of: &Self, passage: Passage) -> Self {
        Self {
            passage: Some(passage),
            ..Self::new(path, None, &of.words)
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the record, once it came.
    pub(super) fn opened(&self) -> Option<&Arc<Opened>> {
        self.opened.as_ref()
    }

    /// Tells whether only the beginning of the page is there so far.
    pub(super) fn goes_on(&self) -> bool {
        self.rest.is_some()
    }

    /// Returns its title, or its name before it came.
    pub(super) fn title(&self) -> &str {
        let opened = self.opened.as_ref();
        opened.map_or(&self.name, |opened| &opened.record.title.value)
    }
}

/// A page that was asked for.
pub(super) struct Pending {
    ticket: Ticket,
    visit: Visit,
}

impl Pending {
    /// Asks for a page.
    pub(super) fn ask(visit: Visit, tickets: &mut Tickets) -> (Self, Effect) {
        let ticket = tickets.next();
        let effect = Effect::Ask(Request::Open {
            ticket,
            name: visit.name.clone(),
            language: visit.language.clone(),
            preview: false,
        });
        (Self { ticket, visit }, effect)
    }

    pub(super) fn name(&self) -> &str {
        self.visit.name()
    }
}

/// Where to go once the page is laid out.
pub(super) enum Goal {
    /// To an anchor.
    Anchor(String),
    /// To a place.
    Place(Place),
    /// To a passage.
    Passage(Passage),
    /// To where one stopped.
    Resume,
}

impl Reader {
    /// Asks for another record; what is shown stays until it comes.
    ///
    /// It is wanted in the language of this page, unless a file was named, or a heading, which is one of the original's.
    pub(super) fn visit(
        &mut self,
        name: &str,
        anchor: Option<&str>,
        tickets: &mut Tickets,
    ) -> Outcome {
        let mut visit = Visit::new(name, anchor, &[]);
        if anchor.is_none() && RecordPath::parse(name).is_none() {
            visit.language = self.page.as_ref().map(|page| page.language().clone());
        }
        let visit = visit.spoken(&self.speaks);
        let (pending, effect) = Pending::ask(visit, tickets);
        self.pending = Some(pending);
        Outcome::effect(effect)
    }

    /// Takes a reply if it answers what was asked last.
    pub(super) fn take_reply(&mut self, reply: &Reply) {
        let (Reply::Opened(ticket, _) | Reply::Failed(ticket, _)) = reply else {
            return;
        };
        if self.take_rest(*ticket, reply) {
            return;
        }
        let Some(pending) = self.pending.take_if(|pending| pending.ticket == *ticket) else {
            return;
        };
        match reply {
            Reply::Opened(_, opened) => {
                let mut visit = pending.visit;
                visit.opened = Some(Arc::clone(opened));
                visit.rest = opened.goes_on.then_some(*ticket);
                // Another version takes the place of the one that was shown.
                if self.page.is_some() && visit.passage.is_none() {
                    self.remember();
                    self.forward.clear();
                }
                self.show(visit);
            }
            Reply::Failed(_, why) if self.page.is_some() => self.tell(Role::Error, why),
            Reply::Failed(_, why) => self.failure = Some(why.clone()),
            _ => {}
        }
    }

    /// Takes the whole of a page of which the beginning is shown or was; tells whether it is one.
    fn take_rest(&mut self, ticket: Ticket, reply: &Reply) -> bool {
        let is_shown = self.visit.rest == Some(ticket);
        let kept = self.back.iter_mut().chain(&mut self.forward);
        let mut waiting: Vec<&mut Visit> = kept
            .chain([&mut self.visit])
            .filter(|visit| visit.rest == Some(ticket))
            .collect();
        for visit in &mut waiting {
            visit.rest = None;
            if let Reply::Opened(_, opened) = reply {
                visit.opened = Some(Arc::clone(opened));
            }
        }
        let has_waited = !waiting.is_empty();
        if is_shown {
            self.complete(reply);
        }
        has_waited
    }

    fn complete(&mut self, reply: &Reply) {
        match reply {
            Reply::Opened(_, opened) => {
                if let Some(page) = &mut self.page {
                    page.complete(Arc::clone(opened));
                }
                // Who reads on is left where they are.
                self.goal.take_if(|_| self.top > 0);
                self.before_sources = None;
            }
            Reply::Failed(_, why) => self.tell(Role::Error, why),
            _ => {}
        }
    }

    /// Puts the page that is shown into the history.
    pub(super) fn remember(&mut self) {
        let here = self.here();
        push(&mut self.back, here);
    }

    pub(super) fn go_back(&mut self) {
        if self.back.is_empty() {
            self.tell(Role::Dim, "no page was read before this one");
        } else {
            self.travel(-1);
        }
    }

    pub(super) fn go_forward(&mut self) {
        if self.forward.is_empty() {
            self.tell(Role::Dim, "no page was read after this one");
        } else {
            self.travel(1);
        }
    }

    /// Goes so many steps forward in the history, or back if below 0; what is passed stays in it.
    pub(super) fn travel(&mut self, steps: isize) {
        let mut visit = self.here();
        for _ in 0..steps.unsigned_abs() {
            let (from, to) = if steps < 0 {
                (&mut self.back, &mut self.forward)
            } else {
                (&mut self.forward, &mut self.back)
            };
            let Some(next) = from.pop() else {
                break;
            };
            push(to, std::mem::replace(&mut visit, next));
        }
        self.show_again(visit);
    }

    fn here(&self) -> Visit {
        Visit {
            place: self.place,
            link: self.page.as_ref().and_then(Page::link),
            ..self.visit.clone()
        }
    }

    fn show_again(&mut self, visit: Visit) {
        // What was asked for meanwhile is no longer wanted.
        self.pending = None;
        let place = visit.place;
        let is_same = match (&visit.opened, &self.visit.opened) {
            (Some(wanted), Some(shown)) => Arc::ptr_eq(wanted, shown),
            _ => false,
        };
        if is_same {
            self.visit = visit;
            self.choose_no_link();
        } else {
            self.show(visit);
        }
        self.goal = Some(Goal::Place(place));
    }

    fn show(&mut self, visit: Visit) {
        self.turn_page();
        self.page = visit
            .opened
            .as_ref()
            .map(|opened| Page::new(Arc::clone(opened), &visit.words));
        self.goal = Some(Goal::of(visit.anchor.as_deref(), visit.passage));
        self.visit = visit;
        self.failure = None;
        self.notice = None;
        self.top = 0;
        self.place = Place::default();
        self.jumped = None;
        self.before_sources = None;
        self.outline.has_focus = false;
        self.peek = None;
        self.pages = None;
        self.finding = Finding::default();
    }

    /// Goes where the page was opened for, now that it has lines.
    pub(super) fn reach_goal(&mut self, context: &Context<'_>) {
        let (Some(page), Some(goal)) = (&mut self.page, self.goal.take()) else {
            return;
        };
        let is_here = match &goal {
            Goal::Anchor(anchor) => page.place_of_anchor(anchor).is_some(),
            _ => false,
        };
        if self.visit.goes_on() && !is_here {
            self.goal = Some(goal);
            return;
        }
        match goal {
            Goal::Resume => self.resume(context),
            Goal::Place(place) => {
                let link = self.visit.link.take().map(Thing::Link);
                page.choose(link);
                self.stand_at(place);
            }
            Goal::Passage(passage) => {
                let place = page.place_of(passage);
                match passage.block {
                    // The beginning of the page, or a paragraph that was scrolled to.
                    0 if passage.section > 0 => self.jump(place),
                    _ => self.stand_at(place),
                }
                self.place = place;
            }
            Goal::Anchor(anchor) => {
                if let Some(place) = page.place_of_anchor(&anchor) {
                    self.begin_at(place, context);
                    return;
                }
                let anchor = SafeText::line(&anchor);
                self.tell(
                    Role::Warning,
                    &format!("this page has no section called {anchor}"),
                );
            }
        }
    }
}

impl Reader {
    /// Shows a place that the page was opened for: from the top where it is seen from there, else at the top, and says so
    /// to who asked for words and not for the place.
    fn begin_at(&mut self, place: Place, context: &Context<'_>) {
        let line = self.reach(place);
        let is_on_first_screen = line < usize::from(self.areas.page.height) / 2;
        if is_on_first_screen {
            return;
        }
        self.jump(place);
        if !self.visit.words.is_empty() {
            let key = Self::key_of(Action::Top, context);
            let told = format!("opened where your words are; {key} leads to the top");
            self.tell(Role::Dim, &told);
        }
    }
}

fn push(visits: &mut Vec<Visit>, visit: Visit) {
    if visits.len() == KEPT {
        visits.remove(0);
    }
    visits.push(visit);
}
