//! Frames as bytes: what is drawn becomes what a terminal is to be told, all of it or what changed.
//!
//! Nothing is sent from here, and no terminal is needed: how large it is, is asked of whoever knows. What is told of
//! what changed is left to `changes`; ratatui keeps the size and the cursor.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::Frame;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};

use super::changes::changes;

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
    screen: ratatui::Terminal<Measured>,
    written: Buffered,
    /// What the terminal shows; without cells while it shows nothing.
    shown: Buffer,
}

impl Frames {
    /// Returns frames for a terminal that shows nothing yet.
    pub(in crate::tui) fn new(measure: Measure) -> io::Result<Self> {
        let written = Buffered::default();
        let screen = ratatui::Terminal::new(Measured {
            rest: CrosstermBackend::new(written.clone()),
            measure,
        })?;
        Ok(Self {
            screen,
            written,
            shown: Buffer::default(),
        })
    }

    /// Draws a frame; returns what makes the terminal show it.
    pub(in crate::tui) fn draw(
        &mut self,
        draw: impl FnOnce(&mut Frame<'_>),
    ) -> io::Result<Vec<u8>> {
        let area = self.screen.get_frame().area();
        let buffer = self.screen.current_buffer_mut();
        if buffer.area != area {
            *buffer = Buffer::empty(area);
        }
        let (shown, written) = (&mut self.shown, &self.written);
        self.screen.draw(|frame| {
            draw(frame);
            // It is told here, before the cursor is put in its place; to ratatui every frame is without rows.
            let area = frame.area();
            let rowless = Rect { height: 0, ..area };
            let wanted = std::mem::replace(frame.buffer_mut(), Buffer::empty(rowless));
            if shown.area != area {
                *shown = Buffer::default();
            }
            let told = changes(shown, &wanted);
            written.0.borrow_mut().extend_from_slice(told.as_bytes());
            *shown = wanted;
        })?;
        Ok(self.written.0.take())
    }

    /// Has the next frame drawn in full.
    pub(in crate::tui) fn redraw(&mut self) -> io::Result<()> {
        self.shown = Buffer::default();
        // Clearing by `ratatui::Terminal::clear` would ask the terminal where its cursor is.
        let size = self.screen.backend().size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }
}

/// A backend for a terminal that is as large as it is told to be.
struct Measured {
    rest: CrosstermBackend<Buffered>,
    measure: Measure,
}

impl Backend for Measured {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, _content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Whatever is drawn was told before.
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.rest.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.rest.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.rest.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.rest.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.rest.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.rest.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        (self.measure)()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.rest.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.rest)
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
