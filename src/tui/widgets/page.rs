//! STAND-IN of the shell's worktree: the reader's engineer writes the page; this file is replaced when it is merged.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::put;
use crate::library::worker::Opened;
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;

/// A record laid out.
#[derive(Debug)]
pub struct Page {
    record: Arc<Opened>,
    lines: Vec<String>,
}

impl Page {
    /// Returns the page of a record.
    pub fn new(record: Arc<Opened>, _words: &[String]) -> Self {
        Self {
            record,
            lines: Vec::new(),
        }
    }

    /// Lays the page out for a width.
    pub fn layout(&mut self, width: usize, _context: &Context<'_>) {
        let record = &self.record.record;
        self.lines = text::wrap(SafeText::line(&record.title).as_str(), width);
        self.lines.push(String::new());
        self.lines
            .extend(text::wrap(SafeText::prose(&record.summary).as_str(), width));
    }

    /// Returns the number of lines.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Draws the lines from `top` on.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, top: usize, context: &Context<'_>) {
        for (row, line) in self
            .lines
            .iter()
            .skip(top)
            .take(area.height.into())
            .enumerate()
        {
            put(
                buffer,
                area,
                row,
                vec![Span::styled(line.clone(), context.theme.style(Role::Text))],
            );
        }
    }
}
