//! What the Atlas looks like; only reads.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::text::Span;

use super::sheet::padded;
use super::{Atlas, map, strip};
use crate::atlas::View;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{put, scroll};

impl Atlas {
    pub(super) fn paint(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint_head(frame.buffer_mut(), context);
        let is_empty = self
            .viewed
            .as_ref()
            .is_none_or(|viewed| viewed.seen.records == 0);
        if is_empty || self.failure.is_some() {
            self.paint_nothing(frame.buffer_mut(), context);
            return;
        }
        if let Some(grid) = self.grid() {
            self.place.draw(grid, frame.buffer_mut(), context);
            return;
        }
        if let (Some(map), false) = (self.map(), self.areas.map.is_empty()) {
            let selected = self.entry().and_then(|entry| entry.item);
            map::draw(map, selected, self.areas.map, frame, context);
        }
        self.paint_list(frame.buffer_mut(), context);
    }

    fn paint_head(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (head, theme) = (self.areas.head, context.theme);
        put(buffer, head, 0, self.tabs(head.width.into(), *theme));
        put(
            buffer,
            head,
            1,
            vec![Span::styled(self.followed_words(), theme.style(Role::Dim))],
        );
        if let (Some(years), Some(before)) = (self.years(), self.sheet.before_strip) {
            let cells = usize::from(head.width).saturating_sub(before + 1);
            let axis = format!("{}{}", " ".repeat(before), strip::axis(years, cells));
            let row = usize::from(head.height).saturating_sub(1);
            put(
                buffer,
                head,
                row,
                vec![Span::styled(axis, theme.style(Role::Dim))],
            );
        }
    }

    /// Returns the names of the views, that of the one shown in brackets; only that where there is no room for all.
    fn tabs(&self, width: usize, theme: Theme) -> Vec<Span<'static>> {
        let names = View::ALL.map(View::name);
        let all: usize = names.iter().map(|name| text::width(name) + 2).sum();
        if all + 1 > width {
            let words = format!(" [{}] {} of {}", names[self.at], self.at + 1, names.len());
            return vec![Span::styled(words, theme.style(Role::Title))];
        }
        let tab = |(at, name): (usize, &str)| {
            if at == self.at {
                Span::styled(format!("[{name}]"), theme.style(Role::Title))
            } else {
                Span::styled(format!(" {name} "), theme.style(Role::Dim))
            }
        };
        let tabs = names.into_iter().enumerate().map(tab);
        std::iter::once(Span::raw(" ")).chain(tabs).collect()
    }

    /// Returns what the view shows, and of which records.
    fn followed_words(&self) -> String {
        let shown = match self.map().map(|map| map.instruments.as_slice()) {
            Some([one]) => format!("ratifications of {}", one.id.to_uppercase()),
            Some([_, _, ..]) => "ratifications of several instruments".to_owned(),
            _ => self.view().about(),
        };
        let records = match &self.viewed {
            Some(viewed) if viewed.seen.records == 1 => "1 record".to_owned(),
            Some(viewed) => format!("{} records", viewed.seen.records),
            None => "records".to_owned(),
        };
        let left_out = self.viewed.as_ref().and_then(|one| one.seen.left_out());
        let of = match (self.followed(), left_out) {
            ("", _) => format!("all {records}"),
            (query, None) => format!("{records} for: {query}"),
            (query, Some(left_out)) => format!("{records} ({left_out}) for: {query}"),
        };
        format!("  {shown}, {}", SafeText::line(&of))
    }

    fn paint_nothing(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (role, words) = match (&self.failure, &self.viewed) {
            (Some(why), _) => (Role::Error, SafeText::line(why).into_string()),
            (None, None) => (Role::Dim, "Looking through the library…".to_owned()),
            (None, Some(viewed)) => {
                let words = match viewed.seen.left_out() {
                    Some(left_out) => format!("No record holds the whole search; {left_out}."),
                    None => viewed.seen.missing().to_owned(),
                };
                (Role::Dim, words)
            }
        };
        let area = self.areas.body;
        let lines = text::wrap(&words, usize::from(area.width).saturating_sub(3));
        for (row, words) in lines.into_iter().enumerate() {
            let words = Span::styled(format!("  {words}"), context.theme.style(role));
            put(buffer, area, row, vec![words]);
        }
    }

    fn paint_list(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (area, theme) = (self.areas.body, context.theme);
        let (top, shown) = (self.top(), usize::from(self.areas.body.height));
        let selected = self.list.selected();
        let rows = self.sheet.rows.iter().skip(top).take(shown);
        for (place, (entry, pieces)) in rows.enumerate() {
            let is_selected = *entry == Some(selected);
            let marker = if is_selected {
                theme.sign("▌", ">")
            } else {
                " "
            };
            let mut spans = vec![Span::styled(marker, theme.style(Role::Accent))];
            let pieces = pieces.iter();
            spans.extend(
                pieces.map(|(role, words)| Span::styled(words.clone(), theme.style(*role))),
            );
            put(buffer, area, place, spans);
        }
        let extent = scroll::Extent {
            top,
            shown,
            total: self.sheet.rows.len(),
        };
        scroll::draw(buffer, area, extent, theme);
        self.paint_caption(buffer, *theme);
    }

    /// Names the selected country at the foot of the map.
    fn paint_caption(&self, buffer: &mut Buffer, theme: Theme) {
        let Some(row) = self.areas.map.height.checked_sub(1) else {
            return;
        };
        let item = self.entry().filter(|entry| entry.item.is_some());
        let words = item.and_then(|entry| self.sheet.rows.get(entry.row));
        let Some((_, pieces)) = words else {
            return;
        };
        let named = pieces.iter().take(2);
        let named: String = named.map(|(_, words)| words.as_str()).collect();
        let width = text::width(named.trim()) + 2;
        let words = padded(&format!(" {}", named.trim()), width);
        put(
            buffer,
            self.areas.map,
            row.into(),
            vec![Span::styled(words, theme.style(Role::Title))],
        );
    }
}
