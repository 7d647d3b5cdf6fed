//! Links of a page: chosen with Tab, told, followed.

use super::{Go, Outcome, Reader};
use crate::model::View;
use crate::tui::page::Place;
use crate::tui::page::block::{Link, Thing};
use crate::tui::page::target::Target;
use crate::tui::screens::Tickets;
use crate::tui::theme::Role;

impl Reader {
    /// Chooses the next or the previous link, beginning with what is seen. Marks of sources and notes are passed over where
    /// there are other links: there are many, and the peek walks through them all.
    pub(super) fn choose_link(&mut self, is_next: bool) {
        let Some(page) = &mut self.page else {
            return;
        };
        let links = page.links();
        if links.is_empty() {
            self.tell(Role::Dim, "this page has no links");
            return;
        }
        let leads_on = |link: &Link| !link.target.is_note();
        let has_only_notes = !links.iter().any(leads_on);
        let stops = links.iter().enumerate();
        let stops = stops.filter(|(_, link)| has_only_notes || leads_on(link));
        let stops: Vec<(usize, Place)> = stops.map(|(at, link)| (at, link.place)).collect();
        let end = self.top + usize::from(self.areas.page.height);
        let before = |is_before: &dyn Fn(&(usize, Place)) -> bool| stops.partition_point(is_before);
        let next = match (page.chosen(), page.chosen_place()) {
            (Some(Thing::Link(link)), _) => before(&|(at, _)| *at < link + usize::from(is_next)),
            (_, Some(chosen)) => before(&|(_, place)| *place < chosen),
            _ if is_next => before(&|(_, place)| page.line_of(*place) < self.top),
            _ => before(&|(_, place)| page.line_of(*place) < end),
        };
        let count = stops.len();
        let step = if is_next { 0 } else { count - 1 };
        if let Some((link, _)) = stops.get((next + step) % count) {
            self.choose(Thing::Link(*link));
        }
    }

    /// Chooses a thing and shows it.
    pub(super) fn choose(&mut self, thing: Thing) {
        let Some(page) = &mut self.page else {
            return;
        };
        page.choose(Some(thing));
        if let Some(place) = page.chosen_place() {
            self.reveal(place);
        }
    }

    pub(super) fn choose_no_link(&mut self) {
        if let Some(page) = &mut self.page {
            page.choose(None);
        }
    }

    /// Lets go of a link that was scrolled out of sight, so that Enter never follows what is not seen.
    pub(super) fn forget_hidden_link(&mut self) {
        let Some(page) = &mut self.page else {
            return;
        };
        let line = page.chosen_place().map(|place| page.line_of(place));
        let end = self.top + usize::from(self.areas.page.height);
        if line.is_some_and(|line| line < self.top || line >= end) {
            page.choose(None);
        }
    }

    /// Returns where the chosen link leads.
    pub(super) fn target(&self) -> Option<&Target> {
        self.page.as_ref()?.target()
    }

    /// Follows the chosen link.
    pub(super) fn follow(&mut self, tickets: &mut Tickets) -> Outcome {
        match self.target().cloned() {
            None => self.tell(Role::Dim, "Tab selects a link, Enter follows it"),
            Some(Target::Here(anchor)) => self.follow_here(&anchor),
            Some(Target::Record { name, anchor, .. }) => {
                return self.visit(&name, anchor.as_deref(), tickets);
            }
            Some(Target::Search(query)) => return Outcome::go(Go::Search(query)),
            Some(Target::Outside(address)) => return self.leave_for(&address),
            Some(Target::Missing(written)) => {
                self.tell(Role::Warning, &format!("{written} is not in this library"));
            }
            Some(Target::Unsafe(written)) => {
                self.tell(
                    Role::Error,
                    &format!("not followed (only http, https and mailto are): {written}"),
                );
            }
        }
        Outcome::stay()
    }

    /// Returns the name of the table that the page leads to, of who has ratified its instrument or accepted its Part.
    pub(super) fn parties(&self) -> Option<String> {
        let page = self.page.as_ref()?;
        let is_table = |name: &str| matches!(View::parse(name), Some(View::Ratifications { .. }));
        if is_table(page.opened().record.path.as_str()) {
            return None;
        }
        page.links().iter().find_map(|link| match &link.target {
            Target::Record { name, .. } if is_table(name) => Some(name.clone()),
            _ => None,
        })
    }

    /// Opens that table.
    pub(super) fn open_parties(&mut self, tickets: &mut Tickets) -> Outcome {
        if let Some(name) = self.parties() {
            return self.visit(&name, None, tickets);
        }
        self.tell(Role::Dim, "this page leads to no table of ratifications");
        Outcome::stay()
    }

    fn follow_here(&mut self, anchor: &str) {
        let page = self.page.as_ref();
        match page.and_then(|page| page.place_of_anchor(anchor)) {
            Some(place) => {
                self.remember();
                self.forward.clear();
                self.choose_no_link();
                self.jump(place);
            }
            None => self.tell(
                Role::Warning,
                &format!("this page has no section called {anchor}"),
            ),
        }
    }
}
