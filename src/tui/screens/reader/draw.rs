//! What the reader looks like; only reads.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::Reader;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{MARK, Role, Theme};
use crate::tui::widgets::page::Page;
use crate::tui::widgets::scroll::{self, Extent};
use crate::tui::widgets::window::frame;

impl Reader {
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        match &self.page {
            Some(page) => {
                page.draw(self.areas.page, buffer, self.top, context);
                self.paint_marks(buffer, context);
                let extent = Extent {
                    top: self.top,
                    shown: usize::from(self.areas.scroll.height),
                    total: page.lines(),
                };
                scroll::draw(buffer, self.areas.scroll, extent, context.theme);
                self.paint_outline(page, buffer, context);
                self.paint_peek(buffer, context);
                self.paint_pages(buffer, context);
            }
            None => self.paint_nothing(buffer, context),
        }
        self.paint_bar(buffer, context);
    }

    /// Draws why there is no page, and what to do.
    fn paint_nothing(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let name = SafeText::line(self.visit.name());
        let mut lines = Vec::new();
        match &self.failure {
            None => lines.push((Role::Dim, format!("Opening {name}…"))),
            Some(why) => {
                lines.push((Role::Error, format!("{name} could not be opened")));
                lines.push((Role::Text, SafeText::line(why).into_string()));
                lines.push((Role::Dim, "Esc goes back to the list.".to_owned()));
            }
        }
        let area = self.areas.page;
        let columns = usize::from(area.width);
        let wrapped = lines.iter().flat_map(|(role, line)| {
            text::wrap(line, columns)
                .into_iter()
                .map(|line| (*role, line))
        });
        for ((role, line), y) in wrapped.zip(area.top()..area.bottom()) {
            put(
                buffer,
                (area.x, y),
                area.width,
                (&line, context.theme.style(role)),
            );
        }
    }

    fn paint_outline(&self, page: &Page, buffer: &mut Buffer, context: &Context<'_>) {
        let area = self.areas.outline;
        if area.is_empty() {
            return;
        }
        let theme = context.theme;
        let role = if self.outline.has_focus {
            Role::BorderFocus
        } else {
            Role::Border
        };
        if self.areas.is_popup {
            frame(buffer, area, " Outline ", (theme, role));
        } else {
            for y in area.top()..area.bottom() {
                let sign = theme.sign("│", "|");
                put(buffer, (area.right() - 1, y), 1, (sign, theme.style(role)));
            }
        }
        let list = self.areas.outline_list();
        let shown = page.outline().iter().enumerate().skip(self.outline.top);
        for ((at, entry), y) in shown.zip(list.top()..list.bottom()) {
            let is_selected = at == self.outline.selected;
            let style = match (is_selected, self.outline.has_focus) {
                (true, true) => theme.style(Role::Text).patch(theme.style(Role::Selected)),
                (true, false) => theme.style(Role::Text).add_modifier(Modifier::BOLD),
                (false, _) => theme.style(Role::Dim),
            };
            let indent = " ".repeat(usize::from(entry.level.saturating_sub(1)) * 2);
            let mark = if self.marked.contains(&at) {
                format!(" {}", theme.sign(MARK.0, MARK.1))
            } else {
                String::new()
            };
            let room = usize::from(list.width).saturating_sub(text::width(&mark));
            let line = text::cut(&format!(" {indent}{}", entry.title.text()), room);
            let line = format!("{line}{mark}");
            put(buffer, (list.x, y), list.width, (&line, style));
            if is_selected {
                put_marker(buffer, (list.x, y), (theme, style));
            }
        }
    }

    fn paint_input(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (area, theme) = (self.areas.bar, context.theme);
        put(
            buffer,
            (area.x, area.y),
            area.width,
            ("/", theme.style(Role::Key)),
        );
        let room = area.width.saturating_sub(1);
        let (seen, _) = self.finding.input.view(usize::from(room));
        let words = self.page.as_ref().map_or(&[][..], Page::words);
        let start = (area.x.saturating_add(1), area.y);
        if seen.is_empty() && !words.is_empty() {
            let hint = SafeText::line(&format!(
                "type a word; Enter alone finds: {}",
                words.join(", ")
            ));
            put(buffer, start, room, (hint.as_str(), theme.style(Role::Dim)));
        } else {
            put(buffer, start, room, (seen, theme.style(Role::Text)));
        }
    }

    fn paint_bar(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let area = self.areas.bar;
        if area.is_empty() {
            return;
        }
        if self.finding.is_open {
            self.paint_input(buffer, context);
            return;
        }
        let Some((role, said)) = self.bar_text() else {
            return;
        };
        let lines = text::wrap(said.as_str(), usize::from(area.width));
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            put(
                buffer,
                (area.x, y),
                area.width,
                (line, context.theme.style(role)),
            );
        }
    }
}

/// Draws the marker of the selected row over its first column, which has a style.
pub(super) fn put_marker(buffer: &mut Buffer, at: (u16, u16), look: (&Theme, Style)) {
    let (theme, style) = look;
    let style = style.patch(theme.style(Role::Accent));
    put(buffer, at, 1, (theme.sign("▌", ">"), style));
}

pub(super) fn put(buffer: &mut Buffer, at: (u16, u16), columns: u16, what: (&str, Style)) {
    let (x, y) = at;
    if buffer.area.contains((x, y).into()) {
        text::put(buffer, (x, y).into(), what.0, columns, what.1);
    }
}
