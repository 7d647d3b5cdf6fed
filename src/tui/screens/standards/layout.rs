//! Where the lists of the Standards stand: beside each other from 80 columns on, one at a time below.

use ratatui::layout::{Position, Rect};

use super::panes::PANES;
use super::{Focus, Standards};
use crate::tui::screens::Context;

/// From how many columns on all lists are shown.
const WIDE: u16 = 80;

/// What stands before the input, in columns.
pub(super) const PROMPT: u16 = 3;

/// Where things stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Areas {
    /// The input.
    pub(super) input: Rect,
    /// The line of headings.
    pub(super) headings: Rect,
    /// Everything below them.
    pub(super) body: Rect,
}

impl Areas {
    fn new(area: Rect) -> Self {
        let line = |row: u16| Rect {
            y: area.y + row.min(area.height),
            height: u16::from(row < area.height),
            ..area
        };
        let above = area.height.min(2);
        Self {
            input: line(0),
            headings: line(1),
            body: Rect {
                y: area.y + above,
                height: area.height - above,
                ..area
            },
        }
    }

    /// Returns where the text of the input stands.
    pub(super) fn text(&self) -> Rect {
        let before = PROMPT.min(self.input.width);
        Rect {
            x: self.input.x + before,
            width: self.input.width - before,
            ..self.input
        }
    }
}

impl Standards {
    /// Settles where everything stands, and what is seen of the lists.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        self.areas = Areas::new(area);
        let dot = context.theme.sign(" · ", " - ");
        let shown = self.shown;
        let Some(overview) = &self.overview else {
            return;
        };
        for (at, pane) in self.panes.iter_mut().enumerate() {
            pane.settle(column(self.areas.body, at, shown), overview, dot);
        }
    }

    /// Returns where the real cursor stands: in the input, or on the selected row.
    pub(super) fn cursor_position(&self) -> Option<Position> {
        let Focus::Pane(at) = self.focus else {
            let area = self.areas.text();
            let (_, column) = self.input.view(area.width.into());
            let x = area.x.checked_add(u16::try_from(column).ok()?)?;
            return (x < area.right() && area.height > 0).then_some(Position { x, y: area.y });
        };
        let pane = &self.panes[at];
        let line = u16::try_from(pane.line_of(pane.list.selected())?).ok()?;
        let y = pane.area.y.checked_add(line)?;
        let is_seen = pane.area.width > 0 && y < pane.area.bottom() && !pane.rows.is_empty();
        is_seen.then_some(Position { x: pane.area.x, y })
    }
}

/// Returns where a list stands; without room for all, the one that is shown takes all there is.
pub(super) fn column(body: Rect, at: usize, shown: usize) -> Rect {
    if body.width < WIDE {
        let width = if at == shown { body.width } else { 0 };
        return Rect { width, ..body };
    }
    let (at, all) = (
        u16::try_from(at).unwrap_or(0),
        u16::try_from(PANES.len()).unwrap_or(1),
    );
    let edge = |at: u16| body.width / all * at + (body.width % all).min(at);
    Rect {
        x: body.x + edge(at),
        width: edge(at + 1) - edge(at),
        ..body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_stand_beside_each_other_where_there_is_room() {
        let body = Rect::new(0, 2, 81, 20);
        assert_eq!(column(body, 0, 1), Rect::new(0, 2, 41, 20));
        assert_eq!(column(body, 1, 0), Rect::new(41, 2, 40, 20));
        let body = Rect::new(0, 2, 40, 8);
        assert_eq!(
            (column(body, 0, 0).width, column(body, 1, 0).width),
            (40, 0)
        );
    }
}
