//! Where the questions stand, and what they look like.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::rows::{self, Row};
use super::{Areas, Questions};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::input::Input;
use crate::tui::widgets::{put, scroll, select};
use crate::workbench::questions::{Question, Section};
use crate::workbench::{CAUTION, Verdict, cited};

/// The most lines of a question that are shown.
const ASKED: usize = 5;

/// The widest a row becomes.
const WIDEST: usize = 96;

/// A line of the detail.
type Line = (Role, String);

impl Questions {
    pub(super) fn lay_out(&mut self, area: Rect) {
        let columns = usize::from(area.width).saturating_sub(2);
        // Three lines of the list at least are seen, if need be at the cost of all else.
        let room = usize::from(area.height).saturating_sub(3);
        let detail = self.detail(columns);
        // So is the verdict, where that leaves something for the question.
        let head = self.outcome(columns).len().min(room / 5);
        let detail_rows = (detail.len() + 2).min(room - head);
        let head_rows = self.outcome(columns).len().min(room - detail_rows);
        let rows = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let (head, below) = (rows(head_rows), rows(detail_rows));
        let list = area.height - head - below;
        self.areas = Areas {
            head: Rect {
                height: head,
                ..area
            },
            list: Rect {
                y: area.y + head,
                height: list,
                ..area
            },
            detail: Rect {
                y: area.y + head + list,
                height: below,
                ..area
            },
            input: below.saturating_sub(1),
        };
        self.at.fit(self.rows.len(), usize::from(list), |_| 1);
    }

    /// Returns what follows from all answers so far, in lines.
    fn outcome(&self, columns: usize) -> Vec<String> {
        let acceptance = &self.report.acceptance;
        let mut words = format!("Acceptance (Art. 2): {}", acceptance.verdict.name());
        let mut is_first = true;
        for verdict in Verdict::ALL {
            let parts = self.report.parts.iter();
            let parts = parts.filter(|one| one.answered > 0 && one.verdict == verdict);
            let numbers: Vec<&str> = parts.map(|one| one.part.number).collect();
            if !numbers.is_empty() {
                let lead = if is_first { ". Parts " } else { "; " };
                let numbers = numbers.join(", ");
                words = format!("{words}{lead}{}: {numbers}", verdict.name());
                is_first = false;
            }
        }
        let mut lines = text::wrap(&words, columns);
        lines.truncate(2);
        let caution = CAUTION.split(':').next().unwrap_or(CAUTION);
        lines.push(format!("{caution}."));
        lines
    }

    /// Returns what is told of the selected row, but for the line the answer is typed on.
    fn detail(&self, columns: usize) -> Vec<Line> {
        let Some(row) = self.row() else {
            return Vec::new();
        };
        let Some(question) = row.question() else {
            return self.part(row.section(), columns);
        };
        let mut lines = wrapped(Role::Text, &question.told(), columns);
        lines.truncate(ASKED);
        let (role, words, most) = match &self.fault {
            Some(fault) => {
                let meant = fault.offer.as_ref().map(|offer| &offer.told);
                let meant = meant.map(|told| format!(". Did you mean {told}?"));
                let words = format!("{}{}", fault.why, meant.unwrap_or_default());
                (Role::Error, words, 3)
            }
            None => (
                Role::Dim,
                format!("Answer: {}", question.kind.prompted()),
                2,
            ),
        };
        let mut below = wrapped(role, &words, columns);
        below.truncate(most);
        lines.extend(below);
        lines
    }

    /// Returns what is told of a Part: each thing it asks, and whether that is met.
    fn part(&self, section: Section, columns: usize) -> Vec<Line> {
        let requirements = match (section, rows::part(&self.report, section)) {
            (Section::Common, _) => self.report.common.as_slice(),
            (_, Some(part)) => part.requirements.as_slice(),
            (_, None) => &[],
        };
        let each = requirements
            .iter()
            .map(|one| format!("{}: {}", one.name, one.verdict.name()));
        let all = each.collect::<Vec<String>>().join("; ");
        let words = if all.is_empty() {
            "What is asked here is needed by several Parts.".to_owned()
        } else {
            all
        };
        let mut lines = wrapped(Role::Text, &words, columns);
        lines.truncate(ASKED + 2);
        lines
    }

    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let theme = *context.theme;
        let head = self.areas.head;
        let columns = usize::from(head.width).saturating_sub(2);
        let outcome = self.outcome(columns);
        let last = outcome.len().saturating_sub(1);
        for (row, words) in outcome.into_iter().enumerate() {
            let role = if row == last { Role::Dim } else { Role::Title };
            let span = Span::styled(format!(" {words}"), theme.style(role));
            put(buffer, head, row, vec![span]);
        }
        self.paint_list(buffer, context);
        self.paint_detail(buffer, theme);
    }

    fn paint_list(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (list, theme) = (self.areas.list, *context.theme);
        let shown = usize::from(list.height);
        let rows = self.rows.iter().enumerate().skip(self.at.top()).take(shown);
        for (at, row) in rows {
            let is_chosen = at == self.at.selected();
            let marker = if is_chosen {
                theme.sign("▌", ">")
            } else {
                " "
            };
            let mut spans = vec![Span::styled(marker, theme.style(Role::Accent))];
            // The column of the bar stays free; further apart, a name and its answer could not be read together.
            let columns = usize::from(list.width).saturating_sub(3).min(WIDEST);
            spans.extend(match row {
                Row::Heading(section) => self.heading(*section, columns, theme),
                Row::Question(_) => row
                    .question()
                    .map(|question| self.line(question, columns, theme))
                    .unwrap_or_default(),
            });
            put(buffer, list, at - self.at.top(), spans);
            if is_chosen {
                select(
                    buffer,
                    list,
                    at - self.at.top(),
                    theme.style(Role::Selected),
                );
            }
        }
        let extent = scroll::Extent {
            top: self.at.top(),
            shown,
            total: self.rows.len(),
        };
        scroll::draw(buffer, list, extent, context.theme);
    }

    /// Returns the heading of a Part or table: what follows, and how much of it is answered.
    fn heading(&self, section: Section, columns: usize, theme: Theme) -> Vec<Span<'static>> {
        let (done, all) = rows::answered(&self.answers, section);
        let verdict = rows::verdict(&self.report, section).filter(|_| done > 0);
        let told = verdict.map_or("", Verdict::name);
        let count = format!("{done}/{all}");
        let room = columns.saturating_sub(told.len() + count.len() + 3);
        let title = text::cut(section.title(), room);
        let gap = " ".repeat(room.saturating_sub(text::width(&title)) + 1);
        let role = match verdict {
            Some(Verdict::Met) => Role::Good,
            Some(Verdict::NotMet) => Role::Error,
            _ => Role::Warning,
        };
        vec![
            Span::styled(title, theme.style(Role::Heading)),
            Span::raw(gap),
            Span::styled(told, theme.style(role)),
            Span::styled(format!("  {count}"), theme.style(Role::Dim)),
        ]
    }

    /// Returns the row of a question: its name, its article, its answer.
    fn line(&self, question: &Question, columns: usize, theme: Theme) -> Vec<Span<'static>> {
        let name = format!("  {}", rows::name(question));
        let value = self.value(question);
        let (role, value) = match value {
            Some(value) => (Role::Accent, SafeText::line(&value).into_string()),
            None => (Role::Dim, theme.sign("·", "-").to_owned()),
        };
        let half = columns / 2;
        let name = text::cut(&name, half);
        let article = match question.article.as_str() {
            "" => String::new(),
            article => cited(article),
        };
        let quarter = columns / 4;
        // On a narrow screen the article stands with the question below.
        let article = if columns < 60 {
            String::new()
        } else {
            text::cut(&article, quarter.saturating_sub(1))
        };
        let gap = |words: &str, room: usize| " ".repeat(room.saturating_sub(text::width(words)));
        let middle = if columns < 60 { 0 } else { quarter };
        let room = columns.saturating_sub(half + middle);
        vec![
            Span::styled(
                format!("{name}{}", gap(&name, half)),
                theme.style(Role::Text),
            ),
            Span::styled(
                format!("{article}{}", gap(&article, middle)),
                theme.style(Role::Dim),
            ),
            Span::styled(text::cut(&value, room), theme.style(role)),
        ]
    }

    fn paint_detail(&self, buffer: &mut Buffer, theme: Theme) {
        let area = self.areas.detail;
        let rule = theme.sign("─", "-").repeat(area.width.into());
        put(
            buffer,
            area,
            0,
            vec![Span::styled(rule, theme.style(Role::Border))],
        );
        let columns = usize::from(area.width).saturating_sub(2);
        let room = usize::from(self.areas.input).saturating_sub(1);
        let lines = self.detail(columns).into_iter().take(room);
        for (row, (role, words)) in lines.enumerate() {
            let words = SafeText::line(&words).into_string();
            let span = Span::styled(format!(" {words}"), theme.style(role));
            put(buffer, area, row + 1, vec![span]);
        }
        if area.height < 2 {
            return;
        }
        let last = usize::from(self.areas.input);
        put(buffer, area, last, self.answer_line(columns, theme));
    }

    fn answer_line(&self, columns: usize, theme: Theme) -> Vec<Span<'static>> {
        let Some(question) = self.question() else {
            let words = " Enter opens the report here";
            return vec![Span::styled(words, theme.style(Role::Dim))];
        };
        let (role, words) = match (&self.input, self.value(question)) {
            (Some(input), _) => (input.role(), input.view(room(columns)).0.to_owned()),
            (None, Some(value)) => (Role::Accent, SafeText::line(&value).into_string()),
            (None, None) => (Role::Dim, "left open; Enter answers".to_owned()),
        };
        let sign = if self.input.is_some() { " > " } else { "   " };
        vec![
            Span::styled(sign, theme.style(Role::Accent)),
            Span::styled(words, theme.style(role)),
        ]
    }

    pub(super) fn cursor_position(&self) -> Option<Position> {
        let (list, detail) = (self.areas.list, self.areas.detail);
        let Some(input) = &self.input else {
            let row = self.at.selected().checked_sub(self.at.top())?;
            let y = list.y.checked_add(u16::try_from(row).ok()?)?;
            return (list.width > 0 && y < list.bottom()).then_some(Position { x: list.x, y });
        };
        let column = column(input, usize::from(detail.width).saturating_sub(2))?;
        let (x, y) = (
            detail.x.checked_add(column)?,
            detail.y.checked_add(self.areas.input)?,
        );
        (x < detail.right() && y < detail.bottom()).then_some(Position { x, y })
    }
}

/// Returns how many columns an answer has behind its sign.
fn room(columns: usize) -> usize {
    columns.saturating_sub(2)
}

/// Returns the column of the cursor behind the sign.
fn column(input: &Input, columns: usize) -> Option<u16> {
    let (_, column) = input.view(room(columns));
    u16::try_from(column + 3).ok()
}

fn wrapped(role: Role, words: &str, columns: usize) -> Vec<Line> {
    let lines = text::wrap(words, columns).into_iter();
    lines.map(|line| (role, line)).collect()
}
