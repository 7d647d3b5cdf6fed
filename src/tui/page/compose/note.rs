//! The note of the reader: at the end of the page, under a heading of its own.

use super::Composer;
use crate::model::Document;
use crate::model::document::{Block, BlockKind};
use crate::tui::kept::{NOTE, YOUR_NOTE};

/// The highest level of a heading in a note: below that of its own heading.
const HIGHEST: u8 = 3;

impl Composer<'_> {
    /// Adds the note.
    pub(super) fn note(&mut self, note: &Document) {
        self.part(NOTE, YOUR_NOTE);
        let blocks: Vec<Block> = note.blocks.iter().map(below).collect();
        self.document(&blocks);
    }
}

/// Returns a block of a note; its headings are lower and are not taken for those of the record.
fn below(block: &Block) -> Block {
    let mut block = block.clone();
    if let BlockKind::Heading { level, anchor, .. } = &mut block.kind {
        *level = (*level).max(HIGHEST);
        anchor.insert_str(0, NOTE);
    }
    block
}
