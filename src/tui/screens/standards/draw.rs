//! How the Standards look; only reads.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::layout::column;
use super::panes::Pane;
use super::{Focus, Standards};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll, select};

/// What stands in the empty input.
const HINT: &str = "C102 V, art 28, old age, Togo, 老挝";

impl Standards {
    /// Draws the input, the headings and the lists.
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        self.paint_input(buffer, context);
        if self.overview.is_none() {
            let (role, words) = match &self.failure {
                Some(why) => (Role::Error, SafeText::line(why).into_string()),
                None => (Role::Dim, "Opening the library…".to_owned()),
            };
            self.paint_words(buffer, context, (role, &words));
            return;
        }
        self.paint_headings(buffer, context);
        for at in 0..self.panes.len() {
            self.paint_pane(buffer, context, at);
        }
        if self.panes.iter().all(|pane| pane.rows.is_empty()) {
            let words = "Nothing found. Fewer or shorter words find more.";
            self.paint_words(buffer, context, (Role::Dim, words));
        }
    }

    fn paint_input(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let (role, prompt) = match self.focus {
            Focus::Input => (Role::Accent, theme.sign(" ❯ ", " > ")),
            Focus::Pane(_) => (Role::Dim, " / "),
        };
        let prompt = Span::styled(prompt, theme.style(role));
        put(buffer, self.areas.input, 0, vec![prompt]);
        let area = self.areas.text();
        let (shown, _) = self.input.view(area.width.into());
        let shown = if self.input.text().is_empty() {
            Span::styled(HINT, theme.style(Role::Dim))
        } else {
            Span::styled(shown.to_owned(), theme.style(Role::Text))
        };
        put(buffer, area, 0, vec![shown]);
    }

    /// Draws what stands above the lists; where one is shown, what the others are as well.
    fn paint_headings(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let heading = |at: usize, pane: &Pane| {
            let (sign, role) = if self.focus == Focus::Pane(at) {
                (theme.sign("▌", ">"), Role::Title)
            } else if pane.area.width > 0 {
                (" ", Role::Heading)
            } else {
                (" ", Role::Dim)
            };
            vec![
                Span::styled(sign, theme.style(Role::Accent)),
                Span::styled(pane.counted(), theme.style(role)),
            ]
        };
        let panes = self.panes.iter().enumerate();
        if self.panes.iter().all(|pane| pane.area.width > 0) {
            for (at, pane) in panes {
                let area = column(self.areas.headings, at, at);
                put(buffer, area, 0, heading(at, pane));
            }
        } else {
            let gap = || Span::raw("  ");
            let all = panes.flat_map(|(at, pane)| heading(at, pane).into_iter().chain([gap()]));
            put(buffer, self.areas.headings, 0, all.collect());
        }
    }

    fn paint_pane(&self, buffer: &mut Buffer, context: &Context<'_>, at: usize) {
        let (pane, theme) = (&self.panes[at], context.theme);
        if pane.area.area() == 0 {
            return;
        }
        let inner = Rect {
            width: pane.area.width.saturating_sub(2),
            ..pane.area
        };
        let height = usize::from(inner.height);
        let columns = usize::from(inner.width);
        let mut row = 0;
        let top = pane.list.top();
        let mut shown = 0;
        for (place, lines) in pane.lines.iter().enumerate().skip(top) {
            if row >= height {
                break;
            }
            let has_focus = self.focus == Focus::Pane(at);
            let is_selected = has_focus && place == pane.list.selected();
            let marker = if is_selected {
                theme.sign("▌", ">")
            } else {
                " "
            };
            let name = text::cut(&lines.name, columns.saturating_sub(1));
            let spans = vec![
                Span::styled(marker, theme.style(Role::Accent)),
                Span::styled(name, theme.style(Role::Title)),
            ];
            put(buffer, inner, row, spans);
            if is_selected {
                select(buffer, inner, row, theme.style(Role::Selected));
            }
            for (line, fact) in lines.facts.iter().enumerate() {
                let fact = Span::styled(format!("   {fact}"), theme.style(Role::Dim));
                put(buffer, inner, row + 1 + line, vec![fact]);
            }
            row += 1 + lines.facts.len();
            shown += 1;
        }
        let extent = scroll::Extent {
            top,
            shown,
            total: pane.rows.len(),
        };
        let bar = Rect {
            x: inner.right(),
            width: pane.area.width - inner.width,
            ..pane.area
        };
        let bar = Rect {
            width: bar.width.min(1),
            ..bar
        };
        scroll::draw(buffer, bar, extent, theme);
    }

    fn paint_words(&self, buffer: &mut Buffer, context: &Context<'_>, (role, words): (Role, &str)) {
        let area = self.areas.body;
        let lines = text::wrap(words, usize::from(area.width).saturating_sub(2).max(1));
        for (row, line) in lines.into_iter().enumerate() {
            let line = Span::styled(format!(" {line}"), context.theme.style(role));
            put(buffer, area, row, vec![line]);
        }
    }
}
