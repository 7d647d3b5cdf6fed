//! How the line looks: over the status line, with what could be meant above it.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::App;
use super::commands::Offer;
use crate::source::SafeText;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll};

/// The most rows that what could be meant takes.
const MOST: u16 = 8;

/// The fewest rows that are left of the screen below.
const LEFT: u16 = 2;

/// The widest that keys become, in columns.
const KEYS: usize = 18;

impl App {
    /// Draws the line over the status line, or over the last row where there is none; returns where its cursor stands.
    pub(in crate::tui::app) fn draw_prompt(
        &mut self,
        frame: &mut Frame<'_>,
        status: Rect,
    ) -> Option<Position> {
        self.prompt.as_ref()?;
        let all = frame.area();
        let area = if status.area() > 0 {
            status
        } else {
            Rect {
                y: all.bottom().checked_sub(1)?,
                height: 1,
                ..all
            }
        };
        self.draw_offers(frame.buffer_mut(), area);
        let prompt = self.prompt.as_ref()?;
        let label = prompt.label();
        let columns = usize::from(area.width).checked_sub(label.len())?;
        let (shown, column) = prompt.input.view(columns);
        let style = self.theme.style(Role::Text);
        let line = vec![
            Span::styled(label, self.theme.style(Role::Accent)),
            Span::styled(shown.to_owned(), style),
        ];
        let buffer = frame.buffer_mut();
        blank(buffer, area);
        put(buffer, area, 0, line);
        self.tell_in_prompt(buffer, area, label.len() + text::width(shown));
        let x = area
            .x
            .checked_add(u16::try_from(label.len() + column).ok()?)?;
        (x < area.right()).then_some(Position { x, y: area.y })
    }

    /// Draws what came of the last key at the right end of the line; where there is no room, on the line above.
    fn tell_in_prompt(&self, buffer: &mut Buffer, area: Rect, used: usize) {
        let told = SafeText::line(self.told.as_deref().unwrap_or_default());
        let columns = usize::from(area.width);
        // Two columns for the cursor and a blank.
        let beside = columns.saturating_sub(used + 2);
        let above = area.y.checked_sub(1).map(|y| Rect { y, ..area });
        let above = above.filter(|_| text::width(told.as_str()) > beside);
        let (line, room) = above.map_or((area, beside), |above| (above, columns));
        if line != area {
            blank(buffer, line);
        }
        let told = text::cut(told.as_str(), room);
        let gap =
            u16::try_from(text::width(&told)).map_or(0, |used| line.width.saturating_sub(used));
        let right = Rect {
            x: line.x + gap,
            width: line.width - gap,
            ..line
        };
        let told = Span::styled(told, self.theme.style(Role::Dim));
        put(buffer, right, 0, vec![told]);
    }

    /// Draws what could be meant above the line, with a rule above it.
    fn draw_offers(&mut self, buffer: &mut Buffer, line: Rect) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let count = prompt.offers.len();
        let height = u16::try_from(count).unwrap_or(MOST).min(MOST);
        let height = height.min(line.y.saturating_sub(LEFT + 1));
        if height == 0 {
            return;
        }
        prompt.at.fit(count, height.into(), |_| 1);
        let area = Rect {
            y: line.y - height,
            height,
            ..line
        };
        let rule = self.theme.sign("─", "-").repeat(area.width.into());
        let rule = Span::styled(rule, self.theme.style(Role::Border));
        let above = Rect {
            y: area.y - 1,
            height: 1,
            ..area
        };
        put(buffer, above, 0, vec![rule]);
        blank(buffer, area);
        let top = prompt.at.top();
        for row in 0..usize::from(height) {
            let spans = self.offer_line(top + row, area.width.into());
            put(buffer, area, row, spans);
        }
        let extent = scroll::Extent {
            top,
            shown: height.into(),
            total: count,
        };
        scroll::draw(buffer, area, extent, &self.theme);
    }

    /// Returns a row: marker, name, keys, what it does.
    fn offer_line(&self, at: usize, columns: usize) -> Vec<Span<'static>> {
        let Some((prompt, offer)) = self.prompt.as_ref().and_then(|prompt| {
            let offer = prompt.offers.get(at)?;
            Some((prompt, offer))
        }) else {
            return Vec::new();
        };
        let wide = |part: fn(&Offer) -> &str| {
            let parts = prompt.offers.iter().map(part);
            parts.map(text::width).max().unwrap_or(0)
        };
        // Something is to be seen of the help.
        let most = columns / 2;
        let names = wide(|offer| &offer.name).min(most);
        let keys = wide(|offer| &offer.keys).min(KEYS).min(columns / 5);
        let marker = if prompt.is_chosen && at == prompt.at.selected() {
            self.theme.sign("▌", ">")
        } else {
            " "
        };
        let padded = |words: &str, columns: usize| {
            let words = text::cut(SafeText::line(words).as_str(), columns);
            let gap = " ".repeat(columns - text::width(&words).min(columns) + 2);
            format!("{words}{gap}")
        };
        let style = |role: Role| self.theme.style(role);
        // The last column is that of the bar.
        let room = columns.saturating_sub(names + keys + 7);
        vec![
            Span::styled(format!("{marker} "), style(Role::Accent)),
            Span::styled(padded(&offer.name, names), style(Role::Text)),
            Span::styled(padded(&offer.keys, keys), style(Role::Key)),
            Span::styled(text::cut(offer.help, room), style(Role::Dim)),
        ]
    }
}

fn blank(buffer: &mut Buffer, area: Rect) {
    let words = " ".repeat(area.width.into());
    for row in 0..usize::from(area.height) {
        put(buffer, area, row, vec![Span::raw(words.clone())]);
    }
}
