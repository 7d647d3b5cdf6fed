//! Frames as bytes: what is drawn becomes what a terminal is to be told, all of it or what changed.
//!
//! Nothing is sent from here, and no terminal is needed: how large it is, is asked of whoever knows.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::Frame;
use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};

use super::lean::Lean;
use crate::tui::text;

/// Tells how large the terminal is.
pub(in crate::tui) type Measure = Box<dyn Fn() -> io::Result<Size>>;

/// Collects what is written until the frame is complete.
#[derive(Clone, Default)]
pub(super) struct Buffered(Rc<RefCell<Vec<u8>>>);

impl Write for Buffered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // It is sent as a whole by whoever asked for the frame.
        Ok(())
    }
}

/// Draws frames and keeps what the last one was.
pub(in crate::tui) struct Frames {
    screen: ratatui::Terminal<Lean>,
    written: Buffered,
    /// Whether the frame on the screen has text that terminals measure differently.
    is_uncertain: bool,
    /// The clusters on the screen that are wider than a column.
    wide: Vec<Wide>,
}

/// A cluster that is wider than a column.
#[derive(Clone, Copy)]
struct Wide {
    at: Position,
    columns: u16,
}

impl Frames {
    /// Returns frames for a terminal that shows nothing yet.
    pub(in crate::tui) fn new(measure: Measure) -> io::Result<Self> {
        let written = Buffered::default();
        let screen = ratatui::Terminal::new(Lean::new(written.clone(), measure))?;
        Ok(Self {
            screen,
            written,
            is_uncertain: false,
            wide: Vec::new(),
        })
    }

    /// Draws a frame; returns what makes the terminal show it.
    ///
    /// What changed is not enough after a frame with clusters to which some terminals give more columns: what they
    /// pushed to the right would stay.
    pub(in crate::tui) fn draw(
        &mut self,
        draw: impl FnOnce(&mut Frame<'_>),
    ) -> io::Result<Vec<u8>> {
        if self.is_uncertain {
            self.redraw()?;
        }
        let wide = std::mem::take(&mut self.wide);
        let frame = self.screen.draw(|frame| {
            draw(frame);
            let buffer = frame.buffer_mut();
            for before in wide {
                if !before.is_in(buffer) {
                    before.rewrite_rest(buffer);
                }
            }
            rewrite_after_uncertain(buffer);
        })?;
        let cells = &frame.buffer.content;
        self.is_uncertain = cells.iter().any(|cell| text::is_uncertain(cell.symbol()));
        self.wide = Wide::all_in(frame.buffer);
        Ok(self.written.0.take())
    }

    /// Has the next frame drawn in full.
    pub(in crate::tui) fn redraw(&mut self) -> io::Result<()> {
        // Clearing by `ratatui::Terminal::clear` would ask the terminal where its cursor is.
        let size = self.screen.backend().size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }
}

impl Wide {
    /// Returns all of a frame.
    fn all_in(buffer: &Buffer) -> Vec<Self> {
        let cells = buffer.content.iter().enumerate();
        let cells = cells.filter(|(_, cell)| !cell.symbol().is_ascii());
        let wide = cells.filter_map(|(index, cell)| {
            let (x, y) = buffer.pos_of(index);
            let columns = cell.cell_width();
            (columns > 1).then_some(Self {
                at: Position { x, y },
                columns,
            })
        });
        wide.collect()
    }

    /// Tells whether a cluster as wide stands here in a frame.
    fn is_in(self, buffer: &Buffer) -> bool {
        let cell = buffer.cell(self.at);
        cell.is_some_and(|cell| cell.cell_width() == self.columns)
    }

    /// Has the columns after the first written, though they may seem to be unchanged.
    ///
    /// Where half of a wide cluster is written over, a terminal blanks the other half as it likes: in the colours and
    /// with the line below of what it writes just then.
    fn rewrite_rest(self, buffer: &mut Buffer) {
        for x in (self.at.x..self.at.x + self.columns).skip(1) {
            rewrite(buffer, Position { x, ..self.at });
        }
    }
}

/// Has everything written that stands on a row after a cluster to which some terminals give more columns.
fn rewrite_after_uncertain(buffer: &mut Buffer) {
    for row in buffer.area.rows() {
        let is_uncertain = |at: &Position| text::is_uncertain(buffer[*at].symbol());
        if let Some(first) = row.positions().find(is_uncertain) {
            let rest = row.positions().filter(|at| at.x > first.x);
            rest.for_each(|at| rewrite(buffer, at));
        }
    }
}

/// Has a cell written though it may seem to be unchanged.
fn rewrite(buffer: &mut Buffer, at: Position) {
    // What has a width of its own is told by the same mark; it is never unchanged where this is asked for.
    if let Some(cell) = buffer.cell_mut(at)
        && cell.diff_option == CellDiffOption::None
    {
        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use crate::tui::terminal::trial::Trial;
    use crate::tui::text;

    /// Draws these texts one after the other, each alone in the same row; the trial compares every frame.
    fn follow_on_each_other(texts: &[(u16, &str, Style)]) {
        let mut trial = Trial::new(12, 2);
        for (x, text, style) in texts {
            trial.draw(None, |frame| {
                let columns = frame.area().width - x;
                text::put(frame.buffer_mut(), (*x, 0).into(), text, columns, *style);
            });
        }
    }

    #[test]
    fn half_of_a_wide_letter_leaves_no_underline_behind() {
        let underlined = Style::new().underlined().red();
        follow_on_each_other(&[
            (0, "养老金养老金", Style::new()),
            (0, "a b c d e f", underlined),
            (0, "养老金", underlined),
            (1, "养老金", Style::new()),
            (0, "x", Style::new().reversed()),
        ]);
    }

    #[test]
    fn what_a_terminal_joins_or_not_leaves_nothing_beside_it() {
        let plain = Style::new();
        follow_on_each_other(&[
            (0, "abcdefghijkl", plain),
            (0, "ｶﾞ ｷﾞ 👩‍💻 x", plain),
            (0, "abcdefghijkl", plain),
            (0, "👩‍💻", plain),
            (0, "ខ្មែរ ដ្ឋ ធម៌", plain),
            (0, "❤\u{fe0f} ທຳ กำ", plain),
            (0, "abcdefghijkl", plain),
        ]);
    }

    #[test]
    fn a_frame_that_is_the_same_writes_next_to_nothing() {
        let mut trial = Trial::new(12, 2);
        for _ in 0..2 {
            trial.draw(None, |frame| {
                text::put(
                    frame.buffer_mut(),
                    (0, 0).into(),
                    "养 pension",
                    12,
                    Style::new(),
                );
            });
        }
        assert!(trial.bytes < 16, "{}", trial.bytes);
    }
}
