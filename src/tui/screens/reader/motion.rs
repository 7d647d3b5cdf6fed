//! Moving on a page: lines, pages, sections, the outline, the sources.

use super::Reader;
use super::layout::MEASURE;
use crate::tui::page::Place;
use crate::tui::page::block::Entry;
use crate::tui::theme::Role;

/// The outline: its own selection while it has the focus, else the section that is read.
#[derive(Default)]
pub(super) struct Outline {
    /// Whether keys go to it.
    pub(super) has_focus: bool,
    /// The selected heading.
    pub(super) selected: usize,
    /// The first heading shown.
    pub(super) top: usize,
}

impl Reader {
    /// Moves by lines; in the outline, by headings.
    pub(super) fn line(&mut self, by: isize) {
        if self.outline.has_focus {
            self.select(self.outline.selected.saturating_add_signed(by));
        } else {
            self.scroll(by);
        }
    }

    /// Moves by a part of the page.
    pub(super) fn pages(&mut self, direction: isize, part: usize) {
        let height = if self.outline.has_focus {
            self.areas.outline_list().height
        } else {
            self.areas.page.height
        };
        // One line of the page before stays, so that the eye finds on.
        let step = (usize::from(height) / part)
            .saturating_sub(usize::from(part == 1))
            .max(1);
        self.line(direction.saturating_mul(isize::try_from(step).unwrap_or(1)));
    }

    /// Moves to a line, or to the end.
    pub(super) fn go_to_line(&mut self, line: usize) {
        if self.outline.has_focus {
            self.select(line);
            return;
        }
        self.set_top(line);
    }

    /// Shows a place that matters, at the top where the page is long enough.
    pub(super) fn jump(&mut self, place: Place) {
        let line = self.reach(place);
        self.set_top(line);
        self.jumped = Some(place);
    }

    /// Shows a place at the top, which stands for it from then on.
    pub(super) fn stand_at(&mut self, place: Place) {
        let line = self.reach(place);
        self.set_top(line);
        self.place = place;
    }

    /// Shows a place without moving more than needed.
    pub(super) fn reveal(&mut self, place: Place) {
        let line = self.reach(place);
        let height = usize::from(self.areas.page.height);
        if line < self.top || line >= self.top + height {
            self.set_top(line.saturating_sub(height / 3));
        }
    }

    pub(super) fn last_top(&self) -> usize {
        let lines = self
            .page
            .as_ref()
            .map_or(0, crate::tui::widgets::page::Page::lines);
        lines.saturating_sub(usize::from(self.areas.page.height).max(1))
    }

    pub(super) fn scroll(&mut self, by: isize) {
        self.set_top(self.top.saturating_add_signed(by));
    }

    fn set_top(&mut self, line: usize) {
        self.hold_top(line);
        self.jumped = None;
        if let Some(page) = &self.page {
            self.place = page.place_at(self.top);
        }
        self.forget_hidden_link();
    }

    /// Puts a line at the top, or the last one there can be, and lays out what stands around it.
    pub(super) fn hold_top(&mut self, line: usize) {
        let around = self.around();
        let Some(page) = &mut self.page else {
            return;
        };
        // Where the end is, is known once it is laid out.
        if line.saturating_add(around) >= page.lines() {
            page.hold(page.lines().saturating_sub(1), around);
        }
        let line = line.min(self.last_top());
        if let Some(page) = &mut self.page {
            self.top = page.hold(line, around);
        }
        self.top = self.top.min(self.last_top());
    }

    /// Lays out what stands around a place and returns its line; what is at the top stays there.
    pub(super) fn reach(&mut self, place: Place) -> usize {
        let around = self.around();
        let Some(page) = &mut self.page else {
            return 0;
        };
        let top = page.row(self.top);
        let line = page.reach(place, around);
        if let Some(row) = top {
            self.top = page.line_of_row(row);
        }
        line
    }

    /// Returns how many lines around what is looked at are laid out: all that the next step can show.
    fn around(&self) -> usize {
        usize::from(self.areas.page.height) * 2
    }

    /// Moves to the next or the previous heading.
    pub(super) fn section(&mut self, is_next: bool) {
        let Some(page) = &self.page else {
            return;
        };
        let here = self.jumped.map_or(self.top, |place| page.line_of(place));
        let headings = page.outline();
        let line = |entry: &Entry| page.line_of_block(entry.block);
        let found = if is_next {
            headings.get(headings.partition_point(|entry| line(entry) <= here))
        } else {
            headings[..headings.partition_point(|entry| line(entry) < here)].last()
        };
        match found.map(Entry::place) {
            Some(place) => self.jump(place),
            None if is_next => self.tell(Role::Dim, "this is the last section"),
            None => self.go_to_line(0),
        }
    }

    /// Returns the heading of what is read.
    pub(super) fn section_at(&self) -> usize {
        let Some(page) = &self.page else {
            return 0;
        };
        // What is read moves from the top of the screen to its end as the page is scrolled from its top to its end.
        let height = usize::from(self.areas.page.height).saturating_sub(1);
        let ahead = (height * self.top)
            .checked_div(self.last_top())
            .unwrap_or(0);
        let jumped = self.jumped.map(|place| page.line_of(place));
        let here = jumped.unwrap_or(self.top + ahead);
        let headings = page.outline();
        headings
            .partition_point(|entry| page.line_of_block(entry.block) <= here)
            .saturating_sub(1)
    }

    /// Gives the outline the focus, or takes it away.
    pub(super) fn toggle_outline(&mut self) {
        self.outline.has_focus = !self.outline.has_focus && self.page.is_some();
        self.outline.selected = self.section_at();
    }

    fn select(&mut self, heading: usize) {
        let last = self
            .page
            .as_ref()
            .map_or(0, |page| page.outline().len().saturating_sub(1));
        self.outline.selected = heading.min(last);
    }

    /// Goes to the selected heading and leaves the outline.
    pub(super) fn jump_to_selected(&mut self) {
        self.outline.has_focus = false;
        let Some(page) = &self.page else {
            return;
        };
        if let Some(entry) = page.outline().get(self.outline.selected) {
            self.jump(entry.place());
        }
    }

    /// Goes to the sources, or back to where they were asked for.
    pub(super) fn toggle_sources(&mut self) {
        let Some(page) = &self.page else {
            return;
        };
        if let Some(place) = self.before_sources.take() {
            self.stand_at(place);
            return;
        }
        let place: Place = self.place;
        match page.place_of_anchor("sources") {
            Some(sources) => {
                self.jump(sources);
                self.before_sources = Some(place);
            }
            None => self.tell(Role::Dim, "this page names no sources"),
        }
    }

    /// Gives tables all columns there are, or those that text has.
    pub(super) fn toggle_wide(&mut self) {
        self.is_wide = !self.is_wide;
        // A narrow screen has no columns that text leaves to tables.
        let is_full = self.areas.page.width < MEASURE;
        let told = match (self.is_wide, is_full) {
            (_, true) => "tables take the whole width already; wider ones stand as cards",
            (true, false) => "tables take the whole width",
            (false, false) => "tables are as wide as the text",
        };
        self.tell(Role::Dim, told);
    }

    /// Returns how far the page is read.
    pub(super) fn position(&self) -> String {
        let last = self.last_top();
        match (&self.page, last) {
            (None, _) => String::new(),
            (Some(_), _) if self.visit.goes_on() => "loading the rest".to_owned(),
            (Some(_), 0) => "all".to_owned(),
            (Some(_), _) if self.top == 0 => "top".to_owned(),
            (Some(_), _) if self.top >= last => "end".to_owned(),
            (Some(_), _) => format!("{} %", self.top.saturating_mul(100) / last),
        }
    }
}
