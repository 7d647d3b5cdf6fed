//! The pages of the session in a window, in the order in which they were read: pick one to go there.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Reader;
use super::draw::{put, put_marker};
use super::history::Visit;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::window::frame;

/// The widest the window becomes.
const WIDEST: u16 = 76;

/// The window while it is open.
pub(super) struct Pages {
    rows: Vec<Row>,
    selected: usize,
    /// The first row shown.
    top: usize,
    area: Rect,
}

/// One page.
struct Row {
    /// How many steps forward it is, or back if below 0.
    steps: isize,
    title: SafeText,
}

impl Reader {
    /// Opens the window, or closes it.
    pub(super) fn toggle_pages(&mut self) {
        if self.pages.take().is_some() {
            return;
        }
        let rows = self.rows();
        let selected = rows.iter().position(|row| row.steps == 0).unwrap_or(0);
        self.outline.has_focus = false;
        self.pages = Some(Pages {
            rows,
            selected,
            top: 0,
            area: Rect::default(),
        });
    }

    /// Does what is meant while the window is open; tells whether that is all. What else is meant closes it first.
    pub(super) fn act_in_pages(&mut self, action: Action) -> bool {
        let Some(pages) = &mut self.pages else {
            return false;
        };
        let last = pages.rows.len().saturating_sub(1);
        let page = usize::from(pages.area.height.saturating_sub(3)).max(1);
        pages.selected = match action {
            Action::Down | Action::NextLink => (pages.selected + 1).min(last),
            Action::Up | Action::PreviousLink => pages.selected.saturating_sub(1),
            Action::PageDown | Action::HalfDown => (pages.selected + page).min(last),
            Action::PageUp | Action::HalfUp => pages.selected.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            Action::Open => {
                let steps = pages.rows.get(pages.selected).map_or(0, |row| row.steps);
                self.pages = None;
                if steps != 0 {
                    self.travel(steps);
                }
                return true;
            }
            Action::Pages | Action::Back => return false,
            _ => {
                self.pages = None;
                return false;
            }
        };
        true
    }

    /// Returns the pages from the first to the last; of places on one page that follow each other, the nearest.
    fn rows(&self) -> Vec<Row> {
        let back = self
            .back
            .iter()
            .rev()
            .zip(1..)
            .map(|(visit, steps)| (visit, -steps));
        let mut before: Vec<(&Visit, isize)> = back.collect();
        before.reverse();
        let forward = self.forward.iter().rev().zip(1..);
        let mut rows: Vec<(&Visit, isize)> = Vec::new();
        for (visit, steps) in before.into_iter().chain([(&self.visit, 0)]).chain(forward) {
            match rows.last_mut() {
                Some((last, _)) if !is_same(last, visit) => rows.push((visit, steps)),
                Some((_, last)) if last.abs() > steps.abs() => *last = steps,
                Some(_) => {}
                None => rows.push((visit, steps)),
            }
        }
        let row = |(visit, steps): (&Visit, isize)| Row {
            steps,
            title: SafeText::line(visit.title()),
        };
        rows.into_iter().map(row).collect()
    }

    /// Settles where the window stands and which rows it shows.
    pub(super) fn settle_pages(&mut self, area: Rect) {
        let Some(pages) = &mut self.pages else {
            return;
        };
        let rows = u16::try_from(pages.rows.len()).unwrap_or(u16::MAX);
        let (width, height) = (
            area.width.min(WIDEST),
            rows.saturating_add(2).min(area.height),
        );
        pages.area = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        };
        let shown = usize::from(height.saturating_sub(2)).max(1);
        let lowest = (pages.selected + 1).saturating_sub(shown);
        pages.top = pages.top.clamp(lowest, pages.selected.max(lowest));
    }

    pub(super) fn paint_pages(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(pages) = &self.pages else {
            return;
        };
        let (area, theme) = (pages.area, context.theme);
        frame(
            buffer,
            area,
            " Pages of this session ",
            (theme, Role::BorderFocus),
        );
        let list = inside(area);
        let shown = pages.rows.iter().enumerate().skip(pages.top);
        for ((at, row), y) in shown.zip(list.top()..list.bottom()) {
            let is_selected = at == pages.selected;
            let style = if is_selected {
                theme.style(Role::Text).patch(theme.style(Role::Selected))
            } else {
                theme.style(Role::Text)
            };
            let here = if row.steps == 0 { "  (here)" } else { "" };
            let room = usize::from(list.width).saturating_sub(1 + here.len());
            let line = format!(" {}{here}", text::cut(row.title.as_str(), room));
            put(buffer, (list.x, y), list.width, (&line, style));
            if is_selected {
                put_marker(buffer, (list.x, y), (theme, style));
            }
        }
    }

    /// Returns where the selected row stands.
    pub(super) fn cursor_in_pages(&self) -> Option<Position> {
        let pages = self.pages.as_ref()?;
        let list = inside(pages.area);
        let row = u16::try_from(pages.selected.checked_sub(pages.top)?).ok()?;
        (row < list.height).then(|| Position::new(list.x, list.y + row))
    }
}

fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

fn is_same(one: &Visit, other: &Visit) -> bool {
    match (one.opened(), other.opened()) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}
