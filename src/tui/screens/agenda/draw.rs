//! Where the steps and what is told of one stand, and how they look.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::Agenda;
use super::entry::Entry;
use super::pane::Line;
use crate::model::agenda::clock;
use crate::session::{Planned, Session};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll, select, split_columns, split_rows};

/// From how many columns on the steps stand beside what is told of one.
const WIDE: u16 = 100;

/// How many columns they take there.
const LIST: u16 = 56;

/// The widest that is read well.
const WIDEST: u16 = 76;

/// The fewest rows of what is told in which large figures have room.
const HIGH: u16 = 12;

/// Where things stand.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// What is told of the selected step.
    pane: Rect,
    /// The steps.
    list: Rect,
    /// The line that is typed, with what may be typed above it.
    entry: Rect,
    is_beside: bool,
    lines: Vec<Line>,
    /// The first line of the pane that is seen.
    pub(super) pane_top: usize,
    /// Whether the end of the pane is to be brought into view: something was done just now.
    pub(super) shows_end: bool,
}

impl Areas {
    /// Returns the step that stands at a cell, where the list begins with one.
    pub(super) fn step_at(&self, at: Position, top: usize) -> Option<usize> {
        let is_in = self.list.contains(at);
        is_in.then(|| top + usize::from(at.y - self.list.y))
    }
}

/// The most lines of what may be typed.
const MOST_HELP: usize = 3;

/// Returns what is told of a line that is typed, in lines of so many columns.
fn help_lines(entry: &Entry, columns: u16) -> Vec<String> {
    text::wrap(SafeText::line(&entry.help()).as_str(), columns.into())
}

impl Agenda {
    /// Settles where things stand.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        let steps = self
            .session
            .as_ref()
            .map_or(0, |one| one.plan().steps.len());
        // The line, and above it what may be typed.
        let typed = self.entry.as_ref().map_or(0, |entry| {
            let help = help_lines(entry, area.width).len().min(MOST_HELP);
            u16::try_from(help + 1).unwrap_or(2).min(area.height)
        });
        let (area, entry) = split_rows(area, area.height - typed);
        let is_beside = area.width >= WIDE;
        let (pane, list) = if is_beside {
            let (list, pane) = split_columns(area, LIST);
            (split_columns(pane, 2).1, list)
        } else {
            let wanted = u16::try_from(steps).unwrap_or(u16::MAX);
            let rows = wanted.min((area.height / 3).max(2)).min(area.height);
            let (pane, below) = split_rows(area, area.height - rows.min(area.height / 2));
            // The rule above the list.
            (split_rows(pane, pane.height.saturating_sub(1)).0, below)
        };
        self.list.fit(steps, list.height.into(), |_| 1);
        let columns = usize::from(pane.width.min(WIDEST)).saturating_sub(2);
        let lines = self.lines(columns.max(1), pane.height < HIGH, context);
        let areas = &mut self.areas;
        (areas.pane, areas.list, areas.entry) = (pane, list, entry);
        (areas.is_beside, areas.lines) = (is_beside, lines);
        self.settle_pane();
    }

    /// Scrolls the pane no further than it goes, and to what was done last or is counted.
    fn settle_pane(&mut self) {
        let (areas, voting) = (&mut self.areas, self.voting);
        let rows = usize::from(areas.pane.height);
        let last = areas.lines.len().saturating_sub(rows);
        if std::mem::take(&mut areas.shows_end) {
            areas.pane_top = last;
        }
        if voting.is_some() {
            let chosen = areas.lines.iter().position(|line| line.choice == voting);
            if let Some(chosen) = chosen {
                let fewest = (chosen + 1).saturating_sub(rows);
                areas.pane_top = areas.pane_top.max(fewest).min(chosen);
            }
        }
        areas.pane_top = areas.pane_top.min(last);
    }

    /// Draws the steps, what is told of one, and the line that is typed.
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (areas, theme) = (&self.areas, context.theme);
        let inner = split_columns(areas.pane, 1).1;
        let seen = areas.lines.iter().enumerate().skip(areas.pane_top);
        for (row, (_, line)) in seen.take(inner.height.into()).enumerate() {
            let span = Span::styled(line.words.clone(), theme.style(line.role));
            put(buffer, inner, row, vec![span]);
            if line.choice.is_some() && line.choice == self.voting {
                let width = inner.width.min(WIDEST);
                select(
                    buffer,
                    Rect { width, ..inner },
                    row,
                    theme.style(Role::Selected),
                );
            }
        }
        let extent = scroll::Extent {
            top: areas.pane_top,
            shown: inner.height.into(),
            total: areas.lines.len(),
        };
        scroll::draw(buffer, areas.pane, extent, theme);
        self.paint_border(buffer, context);
        self.paint_steps(buffer, context);
        self.paint_entry(buffer, context);
    }

    fn paint_border(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (areas, theme) = (&self.areas, context.theme);
        let border = theme.style(Role::Border);
        if areas.is_beside {
            let (_, beside) = split_columns(buffer.area, areas.list.right());
            for row in 0..usize::from(areas.list.height) {
                let at = Rect {
                    y: areas.list.y,
                    ..beside
                };
                put(
                    buffer,
                    at,
                    row,
                    vec![Span::styled(theme.sign("│", "|"), border)],
                );
            }
        } else if let Some(y) = areas
            .list
            .y
            .checked_sub(1)
            .filter(|y| *y >= areas.pane.bottom())
        {
            let at = Rect {
                y,
                height: 1,
                ..areas.list
            };
            let rule = theme.sign("─", "-").repeat(at.width.into());
            put(buffer, at, 0, vec![Span::styled(rule, border)]);
        }
    }

    fn paint_steps(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (list, theme) = (self.areas.list, context.theme);
        let Some(session) = &self.session else {
            return;
        };
        let steps = session
            .plan()
            .steps
            .iter()
            .enumerate()
            .skip(self.list.top());
        for (row, (at, step)) in steps.take(list.height.into()).enumerate() {
            put(
                buffer,
                list,
                row,
                self.step_line((at, step), session, context),
            );
            if at == self.list.selected() {
                let width = list.width.saturating_sub(1);
                select(
                    buffer,
                    Rect { width, ..list },
                    row,
                    theme.style(Role::Selected),
                );
            }
        }
        let extent = scroll::Extent {
            top: self.list.top(),
            shown: list.height.into(),
            total: session.plan().steps.len(),
        };
        scroll::draw(buffer, list, extent, theme);
    }

    /// Returns the row of a step: marker, how it stands, its number, when it was planned and held, its title.
    fn step_line(
        &self,
        (at, step): (usize, &Planned),
        session: &Session,
        context: &Context<'_>,
    ) -> Vec<Span<'static>> {
        let theme = context.theme;
        let marker = if at == self.list.selected() {
            theme.sign("▌", ">")
        } else {
            " "
        };
        let is_current = session.is_running() && session.at() == at;
        let held = session.held(at);
        let (sign, role) = match held {
            _ if is_current => (theme.sign("▸", "*"), Role::Accent),
            _ if session.is_skipped(at) => (theme.sign("–", "-"), Role::Dim),
            Some(_) => (theme.sign("✓", "x"), Role::Good),
            None => (" ", Role::Dim),
        };
        let told = |minute: u32| clock(session.clock().saturating_add(minute));
        let planned = told(step.begin);
        let real = held.map(|(begin, _)| told(u32::try_from(begin / 60).unwrap_or(u32::MAX)));
        let times = if session.is_begun() {
            format!("{planned:>5} {:>5}", real.unwrap_or_default())
        } else {
            format!("{planned:>5}")
        };
        let minutes = format!("{} min", step.minutes);
        let used = 4 + 3 + text::width(&times) + 2;
        let room = usize::from(self.areas.list.width).saturating_sub(used + minutes.len() + 3);
        let title = text::cut(SafeText::line(&step.title).as_str(), room);
        let gap = " ".repeat(room - text::width(&title).min(room) + 1);
        vec![
            Span::styled(marker, theme.style(Role::Accent)),
            Span::styled(format!("{sign} "), theme.style(role)),
            Span::styled(format!("{:>2}. ", at + 1), theme.style(Role::Dim)),
            Span::styled(format!("{times}  "), theme.style(Role::Dim)),
            Span::styled(title, theme.style(Role::Text)),
            Span::styled(format!("{gap}{minutes}"), theme.style(Role::Dim)),
        ]
    }

    fn paint_entry(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (Some(entry), area, theme) = (&self.entry, self.areas.entry, context.theme) else {
            return;
        };
        let line = usize::from(area.height.saturating_sub(1));
        let help = help_lines(entry, area.width).into_iter().take(line);
        for (row, help) in help.enumerate() {
            put(
                buffer,
                area,
                row,
                vec![Span::styled(help, theme.style(Role::Dim))],
            );
        }
        let label = entry.label();
        let columns = usize::from(area.width).saturating_sub(label.len());
        let (shown, _) = entry.input.view(columns);
        let spans = vec![
            Span::styled(label, theme.style(Role::Accent)),
            Span::styled(shown.to_owned(), theme.style(Role::Text)),
        ];
        put(buffer, area, line, spans);
    }

    /// Returns where the real cursor stands: in what is typed, on the choice that is counted, else on the selected step.
    pub(super) fn cursor_position(&self) -> Option<Position> {
        let areas = &self.areas;
        if let Some(entry) = &self.entry {
            let label = entry.label().len();
            let columns = usize::from(areas.entry.width).checked_sub(label)?;
            let (_, column) = entry.input.view(columns);
            let x = areas
                .entry
                .x
                .checked_add(u16::try_from(label + column).ok()?)?;
            let y = areas.entry.bottom().checked_sub(1)?;
            return (x < areas.entry.right()).then_some(Position { x, y });
        }
        let (area, row) = match self.voting {
            Some(_) => {
                let mut lines = areas.lines.iter();
                let chosen = lines.position(|line| line.choice == self.voting)?;
                let area = split_columns(areas.pane, 1).1;
                (area, chosen.checked_sub(areas.pane_top)?)
            }
            None => (
                areas.list,
                self.list.selected().checked_sub(self.list.top())?,
            ),
        };
        let y = area.y.checked_add(u16::try_from(row).ok()?)?;
        (area.width > 0 && y < area.bottom()).then_some(Position { x: area.x, y })
    }
}
