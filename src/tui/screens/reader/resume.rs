//! Going on where one stopped: a page that is opened for no section of its own begins there.
//!
//! The place is that of a paragraph, so that it is found again at another width and in another language. A page that was
//! read to its end begins anew.

use super::Reader;
use super::history::Goal;
use crate::personal::{Order, Spot};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::KeyNames;
use crate::tui::page::Passage;
use crate::tui::screens::Context;
use crate::tui::theme::Role;

/// The pages that were read and are not noted yet.
#[derive(Default)]
pub(super) struct Noting {
    left: Vec<Spot>,
    /// Whether it is noted that the page that is shown was opened.
    is_noted: bool,
}

impl Reader {
    /// Minds that another page takes the place of the one that is shown.
    pub(super) fn turn_page(&mut self) {
        self.noting.left.extend(self.reading());
        self.noting.is_noted = false;
    }

    /// Returns what is to be noted now: pages that were left, and the one that is shown as soon as it stands.
    pub(super) fn note_pages(&mut self) -> Vec<Effect> {
        if !self.noting.is_noted && self.goal.is_none() && self.is_laid_out() {
            self.noting.left.extend(self.reading());
            self.noting.is_noted = true;
        }
        self.pages_left()
    }

    /// Returns that pages were left.
    pub(super) fn pages_left(&mut self) -> Vec<Effect> {
        let left = std::mem::take(&mut self.noting.left);
        let order = |spot| Effect::Keep(Order::Read(spot));
        left.into_iter().map(order).collect()
    }

    /// Goes to where one stopped, if one did.
    pub(super) fn resume(&mut self, context: &Context<'_>) {
        let Some(page) = &self.page else {
            return;
        };
        let path = &page.opened().record.path;
        let stopped = context.kept.stopped_in(path);
        let Some(spot) = stopped.filter(|spot| !spot.is_beginning()) else {
            return;
        };
        // The anchor of another language is not there; which section it is stays the same.
        let section = page
            .outline()
            .iter()
            .position(|entry| entry.anchor == spot.section);
        let passage = Passage {
            section: section.unwrap_or(spot.number),
            block: spot.paragraph,
        };
        let place = page.place_of(passage);
        self.stand_at(place);
        let key = Self::key_of(Action::Top, context);
        self.tell(
            Role::Dim,
            &format!("where you stopped; {key} goes to the top"),
        );
    }

    /// Returns how the first key of an action is called.
    pub(super) fn key_of(action: Action, context: &Context<'_>) -> String {
        let names = KeyNames {
            ascii: context.theme.ascii(),
        };
        let keys = context.keymap.keys("reader", action);
        keys.first().map_or_else(String::new, |key| names.of(*key))
    }

    /// Returns where one is on the page; at its end, its beginning.
    fn reading(&self) -> Option<Spot> {
        let passage = if self.top < self.last_top() {
            self.page.as_ref()?.passage_of(self.place)
        } else {
            Passage::default()
        };
        Some(Spot {
            paragraph: passage.block,
            ..self.spot_of(passage.section)?
        })
    }

    /// Tells whether the page has lines and a place for them.
    fn is_laid_out(&self) -> bool {
        let page = self.page.as_ref();
        page.is_some_and(|page| page.lines() > 0) && !self.areas.page.is_empty()
    }
}

impl Goal {
    /// Returns where a page is to begin that was opened for an anchor, as another version, or for nothing of its own.
    pub(super) fn of(anchor: Option<&str>, passage: Option<Passage>) -> Self {
        match (passage, anchor) {
            (Some(passage), _) => Self::Passage(passage),
            (None, Some(anchor)) => Self::Anchor(anchor.to_owned()),
            (None, None) => Self::Resume,
        }
    }
}
