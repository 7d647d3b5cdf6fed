//! Where things stand on the console, and how they look.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::parts::{self, Line};
use super::{Console, NAME};
use crate::tui::action::Action;
use crate::tui::app::plain_signs;
use crate::tui::screens::{Context, Screen};
use crate::tui::stage::{State, Talk, Wall};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::status::{self, Hint};
use crate::tui::widgets::{put, scroll, split_columns, split_rows};

/// From so many columns and rows on the notes stand beside the slides.
const BESIDE: (u16, u16) = (64, 14);

/// The most of the room beside the slides that steps take, and where there is much to be noted.
const HALF: u16 = 2;
const THIRD: u16 = 3;

/// Where things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Areas {
    head: Rect,
    course: Rect,
    now: Rect,
    next: Rect,
    notes: Rect,
    steps: Rect,
    foot: Rect,
}

impl Areas {
    /// Settles where things stand; the slide that is shown has the most room, and the steps no more than a share of what
    /// is beside it.
    pub(super) fn of(area: Rect, steps: Option<usize>, share: u16) -> Self {
        let (head, rest) = split_rows(area, 1);
        let (course, rest) = split_rows(rest, u16::from(steps.is_some()));
        let (body, foot) = split_rows(rest, rest.height.saturating_sub(1));
        let mut areas = Self {
            head,
            course,
            foot,
            ..Self::default()
        };
        if area.width < BESIDE.0 || area.height < BESIDE.1 {
            let now = (body.height / 2).max(3);
            let (now, rest) = split_rows(body, now);
            let (next, notes) = split_rows(rest, 2.min(rest.height / 2));
            (areas.now, areas.next, areas.notes) = (now, next, notes);
            return areas;
        }
        let (left, right) = split_columns(body, body.width * 3 / 5);
        let (_, right) = split_columns(right, 2);
        (areas.now, areas.next) = split_rows(left, left.height * 13 / 20);
        let count = u16::try_from(steps.unwrap_or_default()).unwrap_or(u16::MAX);
        let wanted = if count > 0 {
            count.saturating_add(1)
        } else {
            0
        };
        let rows = wanted.min(right.height / share);
        (areas.notes, areas.steps) = split_rows(right, right.height - rows);
        areas
    }
}

#[cfg(test)]
impl Areas {
    /// Returns how many cells the slide that is shown and the next one have.
    pub(super) fn cards(self) -> [u32; 2] {
        [self.now, self.next].map(Rect::area)
    }
}

impl Console {
    /// Lays out and draws one frame.
    pub(super) fn frame(&mut self, frame: &mut Frame<'_>) {
        let steps = self.talk().and_then(|talk| talk.agenda.as_ref());
        let steps = steps.map(|course| course.steps.len());
        self.areas = Areas::of(frame.area(), steps, HALF);
        if self.settle_notes() {
            // The notes are worth more than steps that are far away.
            self.areas = Areas::of(frame.area(), steps, THIRD);
            self.settle_notes();
        }
        if self.help.is_some() {
            self.draw_help(frame);
        } else {
            self.paint(frame.buffer_mut());
        }
        let (buffer, foot) = (frame.buffer_mut(), self.areas.foot);
        self.paint_foot(buffer, foot);
        if self.theme.ascii() {
            plain_signs(buffer);
        }
    }

    /// Scrolls the notes no further than they go; tells whether they have to be scrolled.
    fn settle_notes(&mut self) -> bool {
        let area = inside(self.areas.notes);
        let lines = self
            .talk()
            .map_or(0, |talk| parts::notes(talk, columns(area)).len());
        let last = lines.saturating_sub(area.height.into());
        self.notes_top = self.notes_top.min(last);
        last > 0
    }

    fn draw_help(&mut self, frame: &mut Frame<'_>) {
        let context = Context {
            theme: &self.theme,
            tables: None,
            language: &self.language,
            composed: None,
            keymap: &self.keymap,
            kept: &self.kept,
        };
        let area = frame.area();
        let (body, _) = split_rows(area, area.height.saturating_sub(self.areas.foot.height));
        if let Some(help) = &mut self.help
            && body.area() > 0
        {
            help.layout(body, &context);
            help.draw(frame, &context);
        }
    }

    fn paint(&self, buffer: &mut Buffer) {
        let areas = &self.areas;
        put(buffer, areas.head, 0, self.head(areas.head.width.into()));
        let Some(talk) = self.talk() else {
            let all = Rect {
                height: areas.foot.y.saturating_sub(areas.course.y),
                ..areas.course
            };
            let area = inside(all);
            write(buffer, area, &self.waiting(columns(area)), 0, self);
            return;
        };
        if let Some(course) = &talk.agenda {
            put(
                buffer,
                areas.course,
                0,
                self.course(course, areas.course.width.into()),
            );
        }
        self.paint_cards(talk, buffer);
        self.paint_notes(talk, buffer);
        if let Some(course) = talk.agenda.as_ref().filter(|_| areas.steps.height > 0) {
            let area = self.rule("Steps", "min", areas.steps, buffer);
            let lines = parts::steps(course, columns(area), self.theme);
            // The one that is held stays in sight.
            let rows = usize::from(area.height);
            let at = if course.state == State::Running {
                course.at
            } else {
                0
            };
            let last = lines.len().saturating_sub(rows);
            let top = at.saturating_sub(rows / 2).min(last);
            write(buffer, area, &lines, top, self);
        }
    }

    fn paint_cards(&self, talk: &Talk, buffer: &mut Buffer) {
        let areas = &self.areas;
        let of = |wall: &Wall| {
            if *wall == Wall::Slides {
                "slide"
            } else {
                "step"
            }
        };
        let kind = of(&talk.wall);
        let now = if talk.is_blank {
            "Now, not seen"
        } else {
            "Now"
        };
        let area = self.rule(now, "", areas.now, buffer);
        let lines = parts::card(&talk.now, columns(area), area.height.into());
        write(buffer, area, &lines, 0, self);
        let area = self.rule("Next", "", areas.next, buffer);
        let none = format!("no more {kind}s");
        let lines = match &talk.next {
            Some(next) => parts::card(next, columns(area), area.height.into()),
            None => vec![(Role::Dim, text::cut(&none, columns(area)))],
        };
        write(buffer, area, &lines, 0, self);
    }

    fn paint_notes(&self, talk: &Talk, buffer: &mut Buffer) {
        let all = self.areas.notes;
        let area = self.rule("Notes", "", all, buffer);
        let lines = parts::notes(talk, columns(area));
        write(buffer, area, &lines, self.notes_top, self);
        let extent = scroll::Extent {
            top: self.notes_top,
            shown: area.height.into(),
            total: lines.len(),
        };
        let (_, beside) = split_rows(all, 1);
        scroll::draw(buffer, beside, extent, &self.theme);
    }

    /// Draws the line above a part, with its name; returns what is left for the part.
    fn rule(&self, name: &str, unit: &str, area: Rect, buffer: &mut Buffer) -> Rect {
        let style = |role| self.theme.style(role);
        let sign = self.theme.sign("─", "-");
        let width = usize::from(area.width);
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" {unit}")
        };
        let used = text::width(name) + text::width(&unit) + 4;
        let line = vec![
            Span::styled(format!("{sign} "), style(Role::Border)),
            Span::styled(name.to_owned(), style(Role::Heading)),
            Span::styled(
                format!(" {}", sign.repeat(width.saturating_sub(used))),
                style(Role::Border),
            ),
            Span::styled(unit, style(Role::Dim)),
        ];
        put(buffer, area, 0, line);
        inside(area)
    }

    /// Draws the last line: what is typed, what came of the last key, or the keys.
    fn paint_foot(&self, buffer: &mut Buffer, area: Rect) {
        let style = |role| self.theme.style(role);
        let count = self.talk().map_or(0, |talk| talk.count);
        let line = match (&self.typed, &self.told) {
            (Some(typed), _) => format!(" go to: {typed}_ of {count}"),
            (None, Some(told)) => format!(" {}", parts::safe(told)),
            (None, None) => {
                status::draw_footer(buffer, area, &self.hints(), &self.theme);
                return;
            }
        };
        put(
            buffer,
            area,
            0,
            vec![Span::styled(line, style(Role::Accent))],
        );
    }

    /// Returns the keys of the footer.
    fn hints(&self) -> Vec<Hint> {
        let (name, actions) = match &self.help {
            Some(help) => (help.name(), help.hints()),
            None => (NAME, self.offered()),
        };
        let hint = |action: Action| {
            let key = *self.keymap.keys(name, action).first()?;
            let word = action.told_on(name).0.to_owned();
            Some(Hint { key, action, word })
        };
        actions.into_iter().filter_map(hint).collect()
    }

    /// Returns what can be done now, the most useful first.
    fn offered(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        let rooms = (self.rooms > 1).then_some(Action::NextPane);
        if let Some(talk) = self.talk() {
            let has_agenda = talk.agenda.is_some();
            match &talk.wall {
                Wall::Slides => actions.extend([
                    Action::NextSlide,
                    Action::PreviousSlide,
                    Action::Blank,
                    Action::GoTo,
                    Action::Timer,
                ]),
                Wall::Agenda => {
                    actions.extend([Action::Open, Action::NextStep, Action::PreviousStep]);
                }
                Wall::Screen(_) => actions.extend([Action::Agenda, Action::NextStep]),
            }
            if has_agenda && talk.wall == Wall::Slides {
                actions.insert(2, Action::Agenda);
                actions.insert(3, Action::NextStep);
            }
            actions.extend(rooms);
            actions.push(Action::Down);
        }
        actions.extend([Action::Help, Action::Quit]);
        actions
    }
}

/// Returns what is left of a part below its line.
fn inside(area: Rect) -> Rect {
    let (_, rest) = split_rows(area, 1);
    split_columns(rest, 1).1
}

/// Returns how many columns of text a part has; the last one is for the bar at its side.
fn columns(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(1).max(1)
}

/// Writes lines from one on.
fn write(buffer: &mut Buffer, area: Rect, lines: &[Line], top: usize, console: &Console) {
    for (row, (role, words)) in lines.iter().skip(top).take(area.height.into()).enumerate() {
        let span = Span::styled(words.clone(), console.theme.style(*role));
        put(buffer, area, row, vec![span]);
    }
}
