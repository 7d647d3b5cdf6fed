//! The facets of the Library: moving among their values and choosing them.

use super::Step;
use super::state::{Focus, Library, lines};
use crate::search::narrow;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::widgets::facets::{self, Row};

impl Library {
    pub(super) fn focus_facets(&mut self) {
        if let Some(first) = self.facet_rows.iter().position(Row::is_choice) {
            self.offers.close();
            self.focus = Focus::Facets;
            self.facet_list
                .select(self.facet_list.selected().max(first));
            self.skip_headings(true);
        }
    }

    /// Settles how far the list is scrolled; while the keys go elsewhere it shows its beginning.
    pub(super) fn settle_facets(&mut self) {
        if self.focus != Focus::Facets {
            self.facet_list.rewind();
            return;
        }
        let rows = usize::from(self.panes.facets.height);
        let length = self.facet_rows.len();
        self.facet_list.fit(length, rows, |_| 1);
        let selected = self.facet_list.selected();
        if selected <= 1 && rows > 1 {
            // The heading above the first value is seen as well.
            self.facet_list.rewind();
        }
    }

    pub(super) fn step_facets(&mut self, step: Step) {
        let by = lines(step, usize::from(self.panes.facets.height));
        self.facet_list.step(by, self.facet_rows.len());
        self.skip_headings(by > 0);
    }

    /// Narrows the query to the selected value, undoes that, or shows more values of a field.
    pub(super) fn toggle(&mut self) {
        match self.facet_rows.get(self.facet_list.selected()) {
            Some(Row::Value(field, value)) => {
                let tables = self.tables.as_deref();
                let text = self.input.text();
                let text = narrow::toggle(text, *field, &value.value, value.selected, tables);
                self.change_text(&text);
            }
            Some(Row::More(field, _)) => {
                self.open_fields.insert(*field);
                self.list_facets();
            }
            Some(Row::Fewer(field)) => {
                self.open_fields.remove(field);
                self.list_facets();
            }
            Some(Row::Field(_)) | None => {}
        }
    }

    /// Returns the selected value in full, where its pane is too narrow for it.
    pub(super) fn said_of_facet(&self, context: &Context<'_>) -> Option<String> {
        let row = self.facet_rows.get(self.facet_list.selected())?;
        match row {
            Row::Value(field, value) if self.focus == Focus::Facets => {
                let label = facets::label(*field, &value.value, context);
                let label = SafeText::line(&label);
                let name = facets::heading(*field);
                let room = facets::room(value, self.panes.facets.width.into());
                (text::width(label.as_str()) > room)
                    .then(|| format!("{name}: {} ({})", label.as_str(), value.count))
            }
            _ => None,
        }
    }

    /// Lists the facets anew and keeps the selection on the same value.
    pub(super) fn list_facets(&mut self) {
        if self.focus != Focus::Facets {
            // Who comes back begins at the top.
            self.facet_list.select(0);
        }
        let selected = self.facet_rows.get(self.facet_list.selected()).cloned();
        let facets = self
            .answer
            .as_ref()
            .map_or(&[][..], |answer| &answer.facets);
        self.facet_rows = facets::rows(facets, &self.open_fields);
        let same = |row: &Row| selected.as_ref().is_some_and(|known| known.is_same(row));
        if let Some(at) = self.facet_rows.iter().position(same) {
            self.facet_list.select(at);
        }
        self.facet_list.step(0, self.facet_rows.len());
        self.skip_headings(true);
        if self.focus == Focus::Facets && !self.facet_rows.iter().any(Row::is_choice) {
            self.focus = Focus::Input;
        }
    }

    /// Moves the selection off a heading.
    fn skip_headings(&mut self, down: bool) {
        let is_heading = |at: usize| self.facet_rows.get(at).is_some_and(|row| !row.is_choice());
        let at = self.facet_list.selected();
        if is_heading(at) {
            // Every heading has a value below it, and only the first has none above.
            let up = at.checked_sub(1).filter(|_| !down);
            self.facet_list.select(up.unwrap_or(at + 1));
        }
    }
}
