//! Finding in the page: every match is marked while one types, `n` and `N` go round.

use super::Reader;
use crate::tui::event::Typed;
use crate::tui::page::Place;
use crate::tui::page::find::Mark;
use crate::tui::theme::Role;
use crate::tui::widgets::input::Input;

/// What is looked for.
#[derive(Default)]
pub(super) struct Finding {
    /// Whether the input is open.
    pub(super) is_open: bool,
    /// What was typed; empty while the words that led here are what is marked.
    pub(super) input: Input,
    /// Where the reader was when the input was opened.
    from: Place,
}

impl Reader {
    pub(super) fn open_find(&mut self) {
        if self.page.is_some() {
            self.outline.has_focus = false;
            self.finding = Finding {
                is_open: true,
                input: Input::default(),
                from: self.place,
            };
        }
    }

    /// Keeps what was found; with nothing typed, goes to the words that led here.
    pub(super) fn close_find(&mut self) {
        self.finding.is_open = false;
        if self.finding.input.text().trim().is_empty() {
            self.look_for_text();
            self.go_to_mark_from(self.finding.from);
        }
        self.tell_if_nothing();
    }

    /// Tells whether something that was typed is looked for.
    pub(super) fn has_found(&self) -> bool {
        !self.finding.input.text().trim().is_empty()
    }

    /// Looks no longer for what was typed; the page stays where it is.
    pub(super) fn forget_found(&mut self) {
        self.finding = Finding::default();
        self.look_for_text();
    }

    /// Forgets what was typed and goes back to where the reader was.
    pub(super) fn cancel_find(&mut self) {
        let from = self.finding.from;
        self.finding = Finding::default();
        self.look_for_text();
        self.stand_at(from);
    }

    pub(super) fn type_in_find(&mut self, key: &Typed) {
        if !self.finding.input.edit(key) {
            return;
        }
        self.look_for_text();
        self.go_to_mark_from(self.finding.from);
    }

    /// Goes to the next or the previous match, round the page.
    pub(super) fn find_next(&mut self, is_next: bool) {
        let Some(page) = &self.page else {
            return;
        };
        let count = page.marks().len();
        let next = match page.current() {
            _ if count == 0 => None,
            Some(current) if is_next => Some((current + 1) % count),
            Some(current) => Some((current + count - 1) % count),
            None => {
                let before = page
                    .marks()
                    .partition_point(|mark| mark.place() < self.place);
                Some(if is_next {
                    before % count
                } else {
                    (before + count - 1) % count
                })
            }
        };
        self.go_to_mark(next);
        self.tell_if_nothing();
    }

    /// Returns which match of how many is the current one, while there is something to count.
    pub(super) fn find_count(&self) -> Option<String> {
        let page = self.page.as_ref()?;
        let count = page.marks().len();
        match page.current() {
            Some(current) => Some(format!("match {} of {count}", current + 1)),
            None if self.finding.input.text().is_empty() => None,
            None if count == 0 => Some("no match".to_owned()),
            None => Some(format!("match 0 of {count}")),
        }
    }

    fn look_for_text(&mut self) {
        let text = self.finding.input.text().trim();
        let wanted = (!text.is_empty()).then(|| vec![text.to_owned()]);
        if let Some(page) = &mut self.page {
            page.look_for(wanted);
        }
    }

    fn go_to_mark_from(&mut self, place: Place) {
        let Some(page) = &self.page else {
            return;
        };
        let before = page.marks().partition_point(|mark| mark.place() < place);
        match page.marks().len() {
            // Not where a beginning of the word was found.
            0 => self.stand_at(place),
            count => self.go_to_mark(Some(before % count)),
        }
    }

    fn go_to_mark(&mut self, mark: Option<usize>) {
        let Some(page) = &mut self.page else {
            return;
        };
        page.set_current(mark);
        let mark = mark.and_then(|mark| page.marks().get(mark));
        if let Some(place) = mark.map(Mark::place) {
            self.reveal(place);
        }
    }

    fn tell_if_nothing(&mut self) {
        let found = self.page.as_ref().map_or(0, |page| page.marks().len());
        if found > 0 {
            return;
        }
        match self.finding.input.text().trim() {
            "" => self.tell(Role::Dim, "nothing to find: / looks for a word"),
            text => {
                let text = format!("not on this page: {text}");
                self.tell(Role::Warning, &text);
            }
        }
    }
}
