//! Blocks and running text made by the program, which stand in no file.

use crate::model::document::{Alignment, Cell, ListItem};
use crate::model::{Block, BlockKind, Inline, InlineKind, Text};
use crate::source::Span;

/// Returns a piece of running text that stands in no file.
pub fn inline(kind: InlineKind) -> Inline {
    let span = Span::default();
    Inline { span, kind }
}

/// Returns a block that stands in no file.
pub fn block(kind: BlockKind) -> Block {
    let span = Span::default();
    Block { span, kind }
}

/// Returns words; a line break in them is a blank.
pub fn text(words: &str) -> Inline {
    inline(InlineKind::Text(words.replace(['\n', '\r'], " ")))
}

/// Returns words set apart.
pub fn strong(words: &str) -> Inline {
    inline(InlineKind::Strong(vec![text(words)]))
}

/// Returns code.
pub fn code(words: &str) -> Inline {
    inline(InlineKind::Code(words.to_owned()))
}

/// Returns words that lead to a target.
pub fn link(target: String, words: &str) -> Inline {
    let inlines = vec![text(words)];
    inline(InlineKind::Link { target, inlines })
}

/// Returns the marks of sources by their keys.
pub fn marks(keys: &[Text]) -> impl Iterator<Item = Inline> {
    keys.iter()
        .map(|key| inline(InlineKind::FootnoteReference(key.value.clone())))
}

/// Returns a heading.
pub fn heading(level: u8, anchor: &str, words: &str) -> Block {
    block(BlockKind::Heading {
        level,
        anchor: anchor.to_owned(),
        inlines: vec![text(words)],
    })
}

/// Returns a paragraph.
pub fn paragraph(inlines: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(inlines))
}

/// Returns a list of paragraphs.
pub fn items(items: impl IntoIterator<Item = Vec<Inline>>) -> Block {
    let item = |inlines| ListItem {
        span: Span::default(),
        done: None,
        blocks: vec![paragraph(inlines)],
    };
    let items = items.into_iter().map(item).collect();
    block(BlockKind::List { start: None, items })
}

/// Returns a table.
pub fn table(alignment: Vec<Alignment>, head: &[&str], rows: Vec<Vec<Vec<Inline>>>) -> Block {
    let cell = |inlines| Cell {
        span: Span::default(),
        inlines,
    };
    let rows = rows.into_iter();
    block(BlockKind::Table {
        alignment,
        head: head.iter().map(|name| cell(vec![text(name)])).collect(),
        rows: rows
            .map(|row| row.into_iter().map(cell).collect())
            .collect(),
    })
}
