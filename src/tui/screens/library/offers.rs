//! What the input offers while the beginning of a field or of a value is typed: a short list below it.
//!
//! Typing opens the list, nothing else does. Tab takes what is offered first or was chosen; among values Up and Down
//! choose, and Enter takes what was chosen. Escape closes the list until the next edit. What is offered is left to the
//! search.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::state::{Focus, Library};
use crate::search::{Completing, Completion, completions};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::list::List;
use crate::tui::widgets::window::clear_left_of;
use crate::tui::widgets::{put, scroll, select};

/// The most rows the list takes.
const MOST: u16 = 8;

/// The widest a name becomes, in columns.
const MEASURE: usize = 40;

/// What is offered.
#[derive(Debug, Default)]
pub(super) struct Offers {
    list: Vec<Completion>,
    /// Where the list stands.
    at: List,
    /// Whether one was chosen; until then Tab takes the first.
    is_chosen: bool,
    /// Whether something was typed since the list was closed.
    is_open: bool,
}

impl Offers {
    /// Tells whether something is offered.
    pub(super) fn is_seen(&self) -> bool {
        !self.list.is_empty()
    }

    /// Tells whether one can be chosen: among values, which one asks for by typing a colon.
    pub(super) fn can_choose(&self) -> bool {
        self.list.first().is_some_and(|first| first.value.is_some())
    }

    /// Tells whether one was chosen.
    pub(super) fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// Chooses another one; the first step chooses the first.
    pub(super) fn choose(&mut self, by: isize) {
        let by = if self.is_chosen { by } else { 0 };
        self.is_chosen = true;
        self.at.step(by, self.list.len());
    }

    /// Closes the list.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }
}

impl Library {
    /// Offers what could come next, now that something was typed.
    pub(super) fn offer(&mut self) {
        self.offers = Offers {
            list: self.completions(),
            is_open: true,
            ..Offers::default()
        };
    }

    /// Counts anew what is offered; what was chosen stays chosen.
    pub(super) fn count_offers(&mut self) {
        if !self.offers.is_open {
            return;
        }
        let is_chosen = self.offers.is_chosen;
        let chosen = self.offers.list.get(self.offers.at.selected());
        let chosen = chosen.filter(|_| is_chosen).cloned();
        self.offer();
        let is_it = |one: &Completion| {
            let chosen = chosen.as_ref();
            chosen.is_some_and(|chosen| chosen.field == one.field && chosen.value == one.value)
        };
        if let Some(at) = self.offers.list.iter().position(is_it) {
            self.offers.at.select(at);
            self.offers.is_chosen = true;
        }
    }

    /// Puts what is offered into the query; tells whether something was.
    pub(super) fn take_offer(&mut self) -> bool {
        let Some(taken) = self.offers.list.get(self.offers.at.selected()).cloned() else {
            return false;
        };
        let is_at_end = taken.range.end == self.input.text().len();
        // The next word begins; after the name of a field, its value.
        let space = if is_at_end && taken.value.is_some() {
            " "
        } else {
            ""
        };
        let insert = format!("{}{space}", taken.insert);
        self.input.replace(taken.range, &insert);
        self.is_edited();
        self.offer();
        true
    }

    fn completions(&self) -> Vec<Completion> {
        let Some(tables) = self.tables.as_deref() else {
            return Vec::new();
        };
        // Where part of the query was not understood, the counts are those of something else.
        let answer = self
            .answer
            .as_ref()
            .filter(|answer| answer.notes.is_empty());
        let facets = answer.map(|answer| &answer.facets);
        let by = Completing {
            tables,
            facets: facets.map_or(&[], Vec::as_slice),
            language: &self.language,
        };
        completions(self.input.text(), self.input.cursor(), by)
    }

    /// Settles how far the list is scrolled.
    pub(super) fn settle_offers(&mut self) {
        let rows = usize::from(self.room_for_offers());
        let offers = &mut self.offers;
        offers.at.fit(offers.list.len(), rows, |_| 1);
    }

    /// Returns how many rows the list may take.
    fn room_for_offers(&self) -> u16 {
        let panes = &self.panes;
        let below = panes.hits.height.max(panes.facets.height) + panes.note.height;
        let length = u16::try_from(self.offers.list.len()).unwrap_or(MOST);
        // The last row is its border.
        below.saturating_sub(1).min(MOST).min(length)
    }

    /// Chooses what is offered at a cell; tells whether something is.
    pub(super) fn choose_offer_at(&mut self, at: Position) -> bool {
        let first = self.panes.note.y;
        let height = self.room_for_offers();
        let is_in_list = (first..first.saturating_add(height)).contains(&at.y)
            && at.x >= self.column_of_offers();
        if is_in_list {
            let row = self.offers.at.top() + usize::from(at.y - first);
            self.offers.at.select(row);
        }
        is_in_list
    }

    /// Draws the list below the word it completes, over whatever is there.
    pub(super) fn draw_offers(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let offers = &self.offers;
        let height = self.room_for_offers();
        if self.focus != Focus::Input || height == 0 {
            return;
        }
        let columns = self.panes.input.width;
        let rows: Vec<Row> = offers.list.iter().map(Row::of).collect();
        let wide = |part: fn(&Row) -> usize| rows.iter().map(part).max().unwrap_or(0);
        let names = wide(|row| text::width(&row.name)).min(MEASURE);
        let counts = wide(|row| row.count.len());
        let keys = self.keys_of_offers(context);
        let key = text::width(&keys);
        // Borders, blanks beside them and between the parts.
        let width = u16::try_from(names + counts + key + 8).unwrap_or(u16::MAX);
        let width = width.min(columns);
        let area = Rect {
            x: self.column_of_offers().min(columns - width),
            y: self.panes.note.y,
            width,
            height: height + 1,
        };
        clear_left_of(area, buffer);
        let room = usize::from(width).saturating_sub(counts + key + 8);
        let top = offers.at.top();
        for (place, row) in rows.iter().skip(top).take(height.into()).enumerate() {
            let at = top + place;
            let is_next = at == offers.at.selected();
            let key = if is_next { keys.as_str() } else { "" };
            let line = row.line(room, (counts, text::width(&keys)), key, context);
            put(buffer, area, place, line);
            if is_next && offers.is_chosen {
                let inside = Rect {
                    x: area.x + 1,
                    width: area.width.saturating_sub(2),
                    ..area
                };
                select(buffer, inside, place, context.theme.style(Role::Selected));
            }
        }
        let theme = context.theme;
        let inner = usize::from(width).saturating_sub(2);
        let (left, right) = (theme.sign("└", "+"), theme.sign("┘", "+"));
        let bottom = format!("{left}{}{right}", theme.sign("─", "-").repeat(inner));
        let bottom = Span::styled(bottom, theme.style(Role::Border));
        put(buffer, area, height.into(), vec![bottom]);
        let extent = scroll::Extent {
            top,
            shown: height.into(),
            total: rows.len(),
        };
        scroll::draw(buffer, Rect { height, ..area }, extent, theme);
    }

    /// Returns the column in which the list begins, so that names stand below what is typed of them.
    fn column_of_offers(&self) -> u16 {
        let start = self.offers.list.first().map_or(0, |one| one.range.start);
        let typed = self.input.text().get(start..self.input.cursor());
        let typed = text::width(typed.unwrap_or_default());
        let cursor = super::draw::cursor(self).map_or(0, |cursor| cursor.x);
        // The border and a blank.
        cursor.saturating_sub(u16::try_from(typed + 2).unwrap_or(u16::MAX))
    }

    /// Returns the keys that take what is offered.
    fn keys_of_offers(&self, context: &Context<'_>) -> String {
        let names = KeyNames {
            ascii: context.theme.ascii(),
        };
        let action = if self.offers.is_chosen {
            Action::Open
        } else {
            Action::NextPane
        };
        let keys = context.keymap.keys("library", action);
        let key = keys.into_iter().find(|key| !key.is_text());
        key.map_or_else(String::new, |key| names.of(key))
    }
}

/// What a row says.
struct Row {
    name: String,
    count: String,
}

impl Row {
    fn of(completion: &Completion) -> Self {
        let name = match (&completion.value, &completion.found_by) {
            (None, _) => format!("{}:", completion.label),
            (Some(_), None) => completion.label.clone(),
            (Some(_), Some(found_by)) => format!("{}  {found_by}", completion.label),
        };
        let count = completion.count.map(|count| match completion.value {
            Some(_) => count.to_string(),
            None => format!("{count} values"),
        });
        Self {
            name: SafeText::line(&name).into_string(),
            count: count.unwrap_or_default(),
        }
    }

    /// Returns its spans: name, count, key, between borders.
    fn line(
        &self,
        room: usize,
        (counts, keys): (usize, usize),
        key: &str,
        context: &Context<'_>,
    ) -> Vec<Span<'static>> {
        let theme = context.theme;
        let border = || Span::styled(theme.sign("│", "|"), theme.style(Role::Border));
        let name = text::cut(&self.name, room);
        let gap = " ".repeat(room - text::width(&name).min(room) + 2);
        let count = format!("{gap}{:>counts$}  ", self.count);
        let after = " ".repeat(keys - text::width(key).min(keys) + 1);
        vec![
            border(),
            Span::styled(format!(" {name}"), theme.style(Role::Text)),
            Span::styled(count, theme.style(Role::Dim)),
            Span::styled(key.to_owned(), theme.style(Role::Key)),
            Span::styled(after, theme.style(Role::Text)),
            border(),
        ]
    }
}
