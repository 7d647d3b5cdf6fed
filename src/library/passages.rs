//! What the record of an instrument says of a Part of it, and of an article.

use super::Instrument;
use crate::model::c102::{Part, cites};
use crate::model::document::{Cell, ListItem, plain_text};
use crate::model::{Block, BlockKind, Document};

/// What is told where a record says nothing of an article.
pub const NOT_ALONE: &str =
    "The record says nothing of this article alone; this is what it says of the Part.";

impl Instrument {
    /// Returns what the record says in a Part, heading left out.
    pub fn blocks_of(&self, part: &Part) -> Vec<Block> {
        let blocks = &self.opened.record.body.blocks;
        let Some(start) = blocks.iter().position(|block| is_heading(block, part)) else {
            return Vec::new();
        };
        let ends =
            |block: &Block| matches!(block.kind, BlockKind::Heading { level, .. } if level <= 2);
        let rest = blocks[start + 1..].iter();
        rest.take_while(|block| !ends(block)).cloned().collect()
    }

    /// Returns what the record says in a Part and cites an article for.
    pub fn passages(&self, article: u32, part: &Part) -> Vec<Block> {
        let blocks = self.blocks_of(part).into_iter();
        blocks
            .filter_map(|block| citing(block, article, part))
            .collect()
    }

    /// Returns the heading of a Part in the record, and its anchor.
    pub fn heading_of(&self, part: &Part) -> Option<(String, &str)> {
        let blocks = &self.opened.record.body.blocks;
        let own = blocks.iter().find(|block| is_heading(block, part))?;
        match &own.kind {
            BlockKind::Heading {
                anchor, inlines, ..
            } => Some((plain_text(inlines), anchor)),
            _ => None,
        }
    }
}

/// Tells whether a block is the heading of a Part: `Part V: …`, in any language `… V: …`.
fn is_heading(block: &Block, part: &Part) -> bool {
    let BlockKind::Heading {
        level: 2, inlines, ..
    } = &block.kind
    else {
        return false;
    };
    let heading = plain_text(inlines);
    let name = heading.split([':', '：']).next().unwrap_or_default();
    name.split_whitespace().last() == Some(part.number.as_str())
}

/// Returns what a block says of an article: the whole of a paragraph, the items of a list, the rows of a table.
fn citing(block: Block, article: u32, part: &Part) -> Option<Block> {
    let cites = |text: &str| cites(text, article, part);
    let Block { span, kind } = block;
    let kind = match kind {
        BlockKind::List { start, items } => {
            let own: Vec<ListItem> = items
                .into_iter()
                .filter(|item| cites(&text_of(&item.blocks)))
                .collect();
            (!own.is_empty()).then_some(BlockKind::List { start, items: own })?
        }
        BlockKind::Table {
            alignment,
            head,
            rows,
        } => {
            let holds = |row: &Vec<Cell>| row.iter().any(|cell| cites(&plain_text(&cell.inlines)));
            let rows: Vec<_> = rows.into_iter().filter(holds).collect();
            (!rows.is_empty()).then_some(BlockKind::Table {
                alignment,
                head,
                rows,
            })?
        }
        other => {
            let block = Block { span, kind: other };
            return cites(&text_of(std::slice::from_ref(&block))).then_some(block);
        }
    };
    Some(Block { span, kind })
}

fn text_of(blocks: &[Block]) -> String {
    let document = Document {
        blocks: blocks.to_vec(),
    };
    let sections = document.sections();
    sections
        .iter()
        .map(|section| section.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
