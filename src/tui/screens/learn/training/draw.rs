//! Where a step of a training stands on the screen, and how it looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::hand::Given;
use super::lines::{Asked, Leads, Line, Lines};
use super::{Training, written};
use crate::learn::Step;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::{put, scroll, select, split_rows};

/// The widest that is read well.
const WIDEST: u16 = 86;

/// What stands before what is written, in columns.
const SIGN: usize = 3;

/// What is seen of a step.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The line of where one is.
    head: Rect,
    area: Rect,
    lines: Vec<Line>,
    top: usize,
    /// Whether what is selected, or what an answer was worth, is to be brought into view.
    is_moved: bool,
    /// The line and the column of the cursor in what is written.
    written: Option<(usize, usize)>,
}

impl View {
    /// Shows the beginning.
    pub(super) fn rewind(&mut self) {
        (self.top, self.is_moved) = (0, false);
    }

    /// Brings what is selected into view.
    pub(super) fn follow(&mut self) {
        self.is_moved = true;
    }

    /// Scrolls by so many lines, whatever is selected.
    pub(super) fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines);
        self.is_moved = false;
    }

    /// Returns how many lines are seen.
    pub(super) fn rows(&self) -> usize {
        self.area.height.into()
    }

    /// Returns what a cell leads to, and the column of what is written there.
    pub(super) fn leads_at(&self, at: Position) -> Option<(Leads, usize)> {
        if !self.area.contains(at) {
            return None;
        }
        let line = self.lines.get(self.top + usize::from(at.y - self.area.y))?;
        let column = usize::from(at.x - self.area.x).saturating_sub(SIGN);
        Some((line.leads?, column))
    }

    /// Takes the lines, and scrolls as little as needed to show those that begin here and end there.
    fn settle(&mut self, lines: Vec<Line>, wanted: Option<(usize, usize)>) {
        self.lines = lines;
        let rows = self.rows();
        if let Some((start, end)) = wanted.filter(|_| self.is_moved) {
            self.top = self.top.max(end.saturating_sub(rows)).min(start);
        }
        self.top = self.top.min(self.lines.len().saturating_sub(rows));
    }
}

impl Training {
    /// Settles what is seen.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        // In a very low window what is asked is worth more than where one is.
        let head = u16::from(area.height > 4) * if area.height > 12 { 2 } else { 1 };
        let (head, area) = split_rows(area, head);
        (self.view.head, self.view.area) = (head, area);
        if let Some(Step::Section { section, .. }) = self.step() {
            let taught = self.way.modules().first();
            let section = taught.and_then(|taught| taught.sections.get(section));
            if let Some(section) = section {
                self.reading.layout(section, area, context);
            }
            self.view.lines = Vec::new();
            return;
        }
        let columns = usize::from(area.width.min(WIDEST)).saturating_sub(1);
        let mut lines = Lines::new(columns, context.theme);
        self.told(&mut lines);
        let lines = lines.all;
        self.view.written = self.written(&lines, columns);
        let wanted = self.wanted(&lines);
        self.view.settle(lines, wanted);
    }

    /// Adds what is told at the step.
    fn told(&self, lines: &mut Lines<'_>) {
        if let Some(judged) = &self.judged {
            let asked = Asked {
                posed: &judged.posed,
                hand: &judged.hand,
                own: &judged.own,
            };
            return lines.judged(asked, &judged.answered);
        }
        if let (Some(hand), Some(posed)) = (&self.hand, self.way.posed()) {
            let own = self.own.as_deref().unwrap_or_default();
            return lines.asked(Asked { posed, hand, own });
        }
        match (self.way.step(), self.way.score()) {
            (Some(Step::End), Some(score)) => lines.result(&score),
            (None, _) => {
                lines.text(Role::Title, "No question is left for today.");
                lines.gap();
                let (due, later) = self.way.coming_back();
                lines.returning(due, later);
            }
            _ => lines.text(Role::Dim, "This question cannot be asked."),
        }
    }

    /// Returns the lines that are to be seen: what is selected, or what an answer was worth to its end.
    fn wanted(&self, lines: &[Line]) -> Option<(usize, usize)> {
        if self.judged.is_some() {
            let verdict = lines
                .iter()
                .position(|line| line.leads == Some(Leads::Verdict));
            return verdict.map(|start| (start, lines.len()));
        }
        if let Some((row, _)) = self.view.written {
            return Some((row, row + 1));
        }
        let at = self.hand.as_ref()?.at;
        let is_its = |line: &Line| line.leads == Some(Leads::Item(at));
        let start = lines.iter().position(is_its)?;
        let count = lines.iter().filter(|line| is_its(line)).count();
        // With the first of them what is asked is seen, as far as there is room.
        let start = if at == 0 && start + count <= self.view.rows() {
            0
        } else {
            start
        };
        Some((start, start.max(lines.iter().rposition(is_its)?) + 1))
    }

    /// Returns where the cursor stands in what is written: the line of all, and the column.
    fn written(&self, lines: &[Line], columns: usize) -> Option<(usize, usize)> {
        let hand = self.hand.as_ref().filter(|_| self.judged.is_none())?;
        let Given::Words(input) = &hand.given else {
            return None;
        };
        let rows = written::rows(input.text(), columns.saturating_sub(SIGN + 1).max(1));
        let (row, column) = written::place(input.text(), &rows, input.cursor());
        let first = lines
            .iter()
            .position(|line| matches!(line.leads, Some(Leads::Line(_))))?;
        Some((first + row, SIGN + column))
    }

    /// Draws the step.
    pub(super) fn paint(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let (view, theme) = (&self.view, context.theme);
        let head = vec![
            Span::styled(format!(" {}", self.place()), theme.style(Role::Heading)),
            Span::styled(self.beside(context), theme.style(Role::Dim)),
        ];
        put(buffer, view.head, 0, head);
        if self.is_reading() {
            if let Some(words) = self.reading.instead() {
                let words = SafeText::line(words).into_string();
                let span = Span::styled(format!(" {words}"), theme.style(Role::Dim));
                put(buffer, view.area, 0, vec![span]);
            }
            return self.reading.draw(view.area, buffer, context);
        }
        let shown = view.rows();
        for (row, line) in view.lines.iter().skip(view.top).take(shown).enumerate() {
            let pieces = line.pieces.iter();
            let spans = pieces.map(|(role, words)| Span::styled(words.clone(), theme.style(*role)));
            put(buffer, view.area, row, spans.collect());
            if line.is_first && self.is_selected(line) {
                let width = view.area.width.min(WIDEST).saturating_sub(1);
                let area = Rect { width, ..view.area };
                select(buffer, area, row, theme.style(Role::Selected));
            }
        }
        let extent = scroll::Extent {
            top: view.top,
            shown,
            total: view.lines.len(),
        };
        scroll::draw(buffer, view.area, extent, theme);
    }

    /// Returns what stands beside where one is: what is read, how much of the module is answered.
    fn beside(&self, context: &Context<'_>) -> String {
        let dot = context.theme.sign(" · ", " - ");
        let words = match self.step() {
            Some(Step::Section { section, .. }) => {
                let taught = self.way.modules().first();
                let section = taught.and_then(|taught| taught.sections.get(section));
                section.map(|section| section.heading.clone())
            }
            Some(Step::Exercise { .. }) if self.way.is_review() => self.title(),
            _ => None,
        };
        let room = usize::from(self.view.head.width).saturating_sub(text::width(&self.place()) + 5);
        words.map_or_else(String::new, |words| {
            format!("{dot}{}", text::cut(SafeText::line(&words).as_str(), room))
        })
    }

    fn is_selected(&self, line: &Line) -> bool {
        let hand = self.hand.as_ref().filter(|_| self.judged.is_none());
        hand.is_some_and(|hand| line.leads == Some(Leads::Item(hand.at)))
    }

    /// Returns where the real cursor stands: in what is written, on what is selected, on what an answer was worth, else at
    /// the top.
    pub(super) fn cursor_position(&self) -> Option<Position> {
        let (view, area) = (&self.view, self.view.area);
        let (line, column) = match (view.written, &self.judged) {
            _ if self.is_reading() => (0, 0),
            (Some(written), None) => written,
            (_, Some(_)) => {
                let is_it = |line: &Line| line.leads == Some(Leads::Verdict);
                (view.lines.iter().position(is_it)?, 0)
            }
            _ if self.hand.is_some() => (
                view.lines
                    .iter()
                    .position(|line| line.is_first && self.is_selected(line))?,
                0,
            ),
            _ => (view.top, 0),
        };
        let top = if self.is_reading() { 0 } else { view.top };
        let row = u16::try_from(line.checked_sub(top)?).ok()?;
        let column = u16::try_from(column).ok()?;
        let (x, y) = (area.x.checked_add(column)?, area.y.checked_add(row)?);
        (x < area.right() && y < area.bottom()).then_some(Position { x, y })
    }
}
