//! How the Desk looks; only reads.

use ratatui::buffer::Buffer;
use ratatui::text::Span;

use super::Desk;
use super::entries::{Entry, Row};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll};

impl Desk {
    /// Draws the rows that are seen, and the bar beside them.
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let rows = usize::from(self.area.height);
        let seen = self.rows.all.iter().skip(self.top).take(rows);
        for (at, row) in seen.enumerate() {
            put(buffer, self.area, at, self.line(row, context));
        }
        let extent = scroll::Extent {
            top: self.top,
            shown: rows,
            total: self.rows.all.len(),
        };
        scroll::draw(buffer, self.area, extent, context.theme);
    }

    fn line(&self, row: &Row, context: &Context<'_>) -> Vec<Span<'static>> {
        let theme = context.theme;
        let words = |role: Role, words: String| vec![Span::styled(words, theme.style(role))];
        match row {
            Row::Gap => Vec::new(),
            Row::Heading(heading) => words(Role::Heading, format!(" {heading}")),
            Row::Hint(hint) => words(Role::Dim, format!("  {hint}")),
            Row::Title(at) => self.title(*at, context),
            Row::Detail(at) => {
                let dot = theme.sign(" · ", " - ");
                let detail = self.rows.entries.get(*at).and_then(|one| one.detail(dot));
                let mut detail = SafeText::line(&detail.unwrap_or_default()).into_string();
                let spot = self.rows.entries.get(*at).and_then(Entry::spot);
                if spot.is_some_and(|spot| context.kept.lacks(&spot.record)) {
                    detail = format!("not in this library{dot}{detail}");
                }
                // The column of the bar stays free.
                let room = usize::from(self.area.width).saturating_sub(5);
                words(Role::Dim, format!("    {}", text::cut(&detail, room)))
            }
        }
    }

    /// Returns the first row of an entry: marker, name, and for a search how many records it finds.
    fn title(&self, at: usize, context: &Context<'_>) -> Vec<Span<'static>> {
        let theme = context.theme;
        let Some(entry) = self.rows.entries.get(at) else {
            return Vec::new();
        };
        let marker = if at == self.selected {
            theme.sign("▌", ">")
        } else {
            " "
        };
        let count = match entry {
            Entry::Search(search) => self.counts.of(&search.query),
            _ => String::new(),
        };
        // Marker and a blank, a blank before the count and one behind it, one column for the bar.
        let room = usize::from(self.area.width).saturating_sub(5 + count.len());
        let name = text::cut(SafeText::line(entry.title()).as_str(), room);
        let gap = " ".repeat(room - text::width(&name).min(room) + 1);
        let role = match entry {
            Entry::Asked(_) => Role::Text,
            _ => Role::Title,
        };
        vec![
            Span::styled(format!("{marker} "), theme.style(Role::Accent)),
            Span::styled(name, theme.style(role)),
            Span::styled(format!("{gap}{count}"), theme.style(Role::Dim)),
        ]
    }
}
