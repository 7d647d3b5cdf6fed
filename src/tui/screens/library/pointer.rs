//! What the mouse does to the Library: a click selects a hit, or opens the selected one, toggles a value, puts the cursor
//! into the input; the wheel goes through the pane it is over.

use ratatui::layout::{Position, Rect};

use super::state::{Focus, Library};
use super::{Step, draw, hits};
use crate::tui::screens::Outcome;
use crate::tui::widgets::facets::Row;

impl Library {
    /// Does what a click on a cell means.
    pub(super) fn clicked(&mut self, at: Position) -> Outcome {
        if self.click_offer(at) {
            return Outcome::stay();
        }
        let panes = self.panes;
        if panes.input.contains(at) {
            self.point_in_input(at);
        } else if panes.facets.contains(at) {
            self.click_facet(row(panes.facets, at));
        } else if panes.hits.contains(at) && !self.is_welcoming() {
            return self.click_hit(row(panes.hits, at));
        }
        Outcome::stay()
    }

    /// Scrolls the pane at a cell.
    pub(super) fn wheeled(&mut self, at: Position, lines: isize) {
        let panes = self.panes;
        if panes.facets.contains(at) {
            self.focus_facets();
            self.step_facets(Step::Lines(lines));
        } else if panes.preview.contains(at) {
            // The layout keeps it within the page.
            self.preview.top = self.preview.top.saturating_add_signed(lines);
        } else if panes.hits.contains(at) && !self.is_welcoming() {
            self.focus_hits();
            self.step_hits(Step::Lines(lines));
        }
    }

    /// Takes what is offered at a cell, while something is; a click elsewhere closes the list.
    fn click_offer(&mut self, at: Position) -> bool {
        if !self.has_offers() {
            return false;
        }
        let is_taken = self.choose_offer_at(at);
        if is_taken {
            self.take_offer();
        } else {
            self.offers.close();
        }
        is_taken
    }

    fn point_in_input(&mut self, at: Position) {
        self.focus = Focus::Input;
        let area = draw::text_area(self);
        let column = usize::from(at.x.saturating_sub(area.x));
        self.input.point(area.width.into(), column);
    }

    fn click_facet(&mut self, row: usize) {
        let clicked = self.facet_list.top() + row;
        if self.facet_rows.get(clicked).is_some_and(Row::is_choice) {
            self.focus_facets();
            self.facet_list.select(clicked);
            self.toggle();
        }
    }

    fn click_hit(&mut self, row: usize) -> Outcome {
        let mut left = row;
        for item in self.list.top()..self.items() {
            let height = hits::height(self, item);
            if left >= height {
                left -= height;
                continue;
            }
            if left < hits::above(self, item) {
                break;
            }
            if self.focus == Focus::Hits && item == self.list.selected() {
                return self.open();
            }
            self.focus_hits();
            self.list.select(item);
            break;
        }
        Outcome::stay()
    }
}

/// Returns the row of a pane that a cell is on.
fn row(pane: Rect, at: Position) -> usize {
    usize::from(at.y.saturating_sub(pane.y))
}
