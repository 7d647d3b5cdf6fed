//! What the user put on the page: which of its sections are marked, how that is seen, and the note at its end.

use ratatui::buffer::Buffer;

use super::Reader;
use super::draw::put;
use crate::personal::Spot;
use crate::tui::screens::Context;
use crate::tui::theme::{MARK, Role};
use crate::tui::widgets::page::Page;

/// The columns left of the page that the sign of a mark takes.
const MARGIN: u16 = 2;

impl Reader {
    /// Returns the section that is read; in the outline, the selected one.
    pub(super) fn section_spot(&self) -> Option<Spot> {
        self.spot_of(self.outline.selected)
    }

    /// Returns a section as a place to be kept; the first one stands for the record.
    pub(super) fn spot_of(&self, number: usize) -> Option<Spot> {
        let page = self.page.as_ref()?;
        let record = &page.opened().record;
        let entry = page.outline().get(number)?;
        let heading = if entry.anchor.is_empty() {
            String::new()
        } else {
            entry.title.text().to_owned()
        };
        Some(Spot {
            record: record.path.clone(),
            title: record.title.value.clone(),
            section: entry.anchor.clone(),
            heading,
            number,
            paragraph: 0,
        })
    }

    /// Settles which headings are marked.
    pub(super) fn settle_marks(&mut self, context: &Context<'_>) {
        let kept = context.kept;
        let page = self.page.as_ref();
        let page = page.filter(|page| kept.has_mark(&page.opened().record.path));
        let count = page.map_or(0, |page| page.outline().len());
        let is_marked = |at: &usize| self.spot_of(*at).is_some_and(|spot| kept.is_marked(&spot));
        self.marked = (0..count).filter(is_marked).collect();
    }

    /// Puts the note on the record at the end of its page.
    pub(super) fn settle_note(&mut self, context: &Context<'_>) {
        if let Some(page) = &mut self.page {
            let note = context.kept.note_on(&page.id().slug);
            page.set_note(note.map_or("", |note| &note.text));
        }
    }

    /// Returns a word for the status line where there is a note on the record.
    pub(super) fn told_note(&self) -> Option<String> {
        let has_note = self.page.as_ref().is_some_and(Page::has_note);
        has_note.then(|| "note".to_owned())
    }

    /// Returns a word for the status line where what is read is marked.
    pub(super) fn told_mark(&self) -> Option<String> {
        let is_marked = self.marked.contains(&0) || self.marked.contains(&self.section_at());
        is_marked.then(|| "marked".to_owned())
    }

    /// Draws the sign of a mark beside each marked heading that is seen, where there is a margin.
    pub(super) fn paint_marks(&self, buffer: &mut Buffer, context: &Context<'_>) {
        let Some(page) = &self.page else {
            return;
        };
        let (area, theme) = (self.areas.page, context.theme);
        if self.areas.margin < MARGIN {
            return;
        }
        let sign = theme.sign(MARK.0, MARK.1);
        for entry in self.marked.iter().filter_map(|at| page.outline().get(*at)) {
            let line = page.line_of_block(entry.block);
            let row = line.checked_sub(self.top).map(u16::try_from);
            if let Some(Ok(row)) = row
                && row < area.height
            {
                let at = (area.x - MARGIN, area.y + row);
                put(buffer, at, MARGIN, (sign, theme.style(Role::Accent)));
            }
        }
    }
}
