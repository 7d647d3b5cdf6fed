//! How a slide looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::layout::{Areas, Shown, Stood};
use super::{DISCREET, Present, ROOM, Seen, names_file};
use crate::source::SafeText;
use crate::tui::big::Big;
use crate::tui::page::paint::Picture;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, split_rows};

impl Present {
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        if self.is_blank {
            return;
        }
        let Some(seen) = &self.seen else {
            let words = match &self.failure {
                Some(why) if names_file(why) => DISCREET,
                Some(why) => why.as_str(),
                None => "Making the slides…",
            };
            let lines = text::wrap(SafeText::line(words).as_str(), self.frame.columns().max(1));
            for (row, line) in lines.into_iter().enumerate() {
                let line = Span::styled(line, context.theme.style(Role::Text));
                put(buffer, self.frame.area, row, vec![line]);
            }
            return;
        };
        if let Some(index) = &self.index {
            self.paint_index(index, buffer, context);
            return;
        }
        head(seen, buffer, context);
        draw(&seen.shown, seen.areas.body, buffer, context);
        self.foot(&seen.areas, buffer, context);
    }

    /// Draws how far one is, what is typed, the time where it is wanted, and that a room looks on.
    pub(super) fn foot(&self, areas: &Areas, buffer: &mut Buffer, context: &Context<'_>) {
        let columns = usize::from(areas.foot.width);
        let count = self.deck.slides.len();
        let mut left = match &self.typed {
            Some(typed) => format!("go to: {typed}_ of {count}"),
            None => format!("{}/{count}", self.at + 1),
        };
        let clock = self.timer.shown();
        let hint = Self::hint(context).filter(|_| self.typed.is_none() && self.at == 0);
        let right = |words: &[&str]| {
            let words = clock.as_deref().into_iter().chain(words.iter().copied());
            words.collect::<Vec<_>>().join("  ")
        };
        let used = |right: &str| text::width(&left) + text::width(right) + 4;
        let told = right(&[ROOM]);
        // Whoever presents has to know the keys; at the next slide the word is there.
        let is_cut = |hint: &String| text::width(hint) + used(&told) > columns;
        let gives_way = clock.is_some() && hint.as_ref().is_some_and(is_cut);
        let right = if gives_way { right(&[]) } else { told };
        let is_over = self.timer.is_over();
        let style = |role| context.theme.style(role);
        let used = used(&right);
        let mut spans = Vec::new();
        let middle = match hint {
            Some(hint) => text::cut(&hint, columns.saturating_sub(used)),
            None => progress(
                self.at + 1,
                count,
                columns.saturating_sub(used).min(24),
                context,
            ),
        };
        left.push_str("  ");
        spans.push(Span::styled(left.clone(), style(Role::Dim)));
        spans.push(Span::styled(middle.clone(), style(Role::Dim)));
        let used = text::width(&left) + text::width(&middle) + text::width(&right);
        spans.push(Span::raw(" ".repeat(columns.saturating_sub(used))));
        let role = if is_over { Role::Warning } else { Role::Dim };
        spans.push(Span::styled(right, style(role)));
        put(buffer, areas.foot, 0, spans);
    }
}

/// Returns how far one is as a line.
fn progress(at: usize, count: usize, columns: usize, context: &Context<'_>) -> String {
    let done = (at * columns).checked_div(count).unwrap_or(0);
    let (full, empty) = if context.theme.ascii() {
        ("=", "-")
    } else {
        ("━", "─")
    };
    full.repeat(done) + &empty.repeat(columns - done.min(columns))
}

/// Draws what a slide belongs to and its heading.
fn head(seen: &Seen, buffer: &mut Buffer, context: &Context<'_>) {
    let style = |role| context.theme.style(role);
    let of = seen.areas.of;
    let columns = usize::from(of.width);
    let part = if seen.parts > 1 {
        format!("{}/{}", seen.part, seen.parts)
    } else {
        String::new()
    };
    let room = columns.saturating_sub(text::width(&part) + 2);
    let title = text::cut(&seen.of, room);
    let gap = columns.saturating_sub(text::width(&title) + text::width(&part));
    let line = vec![
        Span::styled(title, style(Role::Dim)),
        Span::raw(" ".repeat(gap)),
        Span::styled(part, style(Role::Dim)),
    ];
    put(buffer, of, 0, line);
    for (row, line) in seen.heading.iter().enumerate() {
        let line = Span::styled(line.clone(), style(Role::Heading));
        put(buffer, seen.areas.heading, row, vec![line]);
    }
}

/// Draws what a slide shows.
fn draw(shown: &Shown, area: Rect, buffer: &mut Buffer, context: &Context<'_>) {
    let style = |role| context.theme.style(role);
    let write = |area: Rect, lines: &[String], role, buffer: &mut Buffer| {
        for (row, line) in lines.iter().enumerate() {
            put(
                buffer,
                area,
                row,
                vec![Span::styled(line.clone(), style(role))],
            );
        }
        below(area, lines.len())
    };
    match shown {
        Shown::Page(sheet, laid, above) => {
            let picture = Picture {
                sheet,
                laid,
                marks: &[],
                current: None,
                chosen: None,
                theme: context.theme,
            };
            picture.draw(below(area, *above), buffer, 0);
        }
        Shown::Figures(figures) => {
            let used: usize = figures.iter().map(Stood::rows).sum::<usize>() + figures.len() - 1;
            let free = usize::from(area.height).saturating_sub(used);
            let gap = 1 + free / (figures.len() + 1).max(2) / 2;
            let mut area = area;
            for (at, figure) in figures.iter().enumerate() {
                if at > 0 {
                    area = below(area, gap);
                }
                if let Some(big) = &figure.big {
                    big.draw(area, buffer, style(Role::Title));
                    area = below(area, big.rows());
                }
                area = write(area, &figure.amount, Role::Title, buffer);
                area = write(area, &figure.indicator, Role::Text, buffer);
                area = write(area, &figure.below, Role::Dim, buffer);
                area = write(area, &figure.text, Role::Text, buffer);
            }
        }
        Shown::Cover(big, title, about) => {
            let large = big.as_ref().map_or(0, Big::rows);
            let rows = large + title.len() + 1 + about.len();
            let above = usize::from(area.height).saturating_sub(rows) / 3;
            let area = below(area, above);
            if let Some(big) = big {
                big.draw(area, buffer, style(Role::Title));
            }
            let area = write(below(area, large), title, Role::Title, buffer);
            write(below(area, 1), about, Role::Text, buffer);
        }
    }
}

/// Returns an area without its first rows.
fn below(area: Rect, rows: usize) -> Rect {
    split_rows(area, u16::try_from(rows).unwrap_or(u16::MAX)).1
}
