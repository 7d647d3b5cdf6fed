//! Blocks and running text made by the program, which stand in no file.

use crate::model::document::{Alignment, Cell, ListItem};
use crate::model::{Block, BlockKind, Inline, InlineKind, Language, Phrase, Text};
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

/// Returns words, those of a language of their own as such.
pub fn said(words: impl Into<Phrase>) -> Vec<Inline> {
    let words = words.into();
    let pieces = words.pieces().map(|(language, words)| match language {
        Some(language) => foreign(language, vec![text(words)]),
        None => text(words),
    });
    pieces.collect()
}

/// Returns running text of another language than what stands around.
pub fn foreign(language: &Language, inlines: Vec<Inline>) -> Inline {
    let language = language.clone();
    inline(InlineKind::Foreign { language, inlines })
}

/// Returns words set apart.
pub fn strong(words: impl Into<Phrase>) -> Inline {
    inline(InlineKind::Strong(said(words)))
}

/// Returns code.
pub fn code(words: &str) -> Inline {
    inline(InlineKind::Code(words.to_owned()))
}

/// Returns words that lead to a target.
pub fn link(target: String, words: impl Into<Phrase>) -> Inline {
    let inlines = said(words);
    inline(InlineKind::Link { target, inlines })
}

/// Returns the marks of sources by their keys.
pub fn marks(keys: &[Text]) -> impl Iterator<Item = Inline> {
    keys.iter()
        .map(|key| inline(InlineKind::FootnoteReference(key.value.clone())))
}

/// Returns a heading of words.
pub fn heading(level: u8, anchor: &str, words: impl Into<Phrase>) -> Block {
    heading_of(level, anchor, said(words))
}

/// Returns a heading.
pub fn heading_of(level: u8, anchor: &str, inlines: Vec<Inline>) -> Block {
    block(BlockKind::Heading {
        level,
        anchor: anchor.to_owned(),
        inlines,
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

/// Returns a table with columns that have a name each.
pub fn table(alignment: Vec<Alignment>, head: &[&str], rows: Vec<Vec<Vec<Inline>>>) -> Block {
    let head = head.iter().map(|name| vec![text(name)]);
    table_of(alignment, head.collect(), rows)
}

/// Returns a table.
pub fn table_of(
    alignment: Vec<Alignment>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
) -> Block {
    let cell = |inlines| Cell {
        span: Span::default(),
        inlines,
    };
    let rows = rows.into_iter();
    block(BlockKind::Table {
        alignment,
        head: head.into_iter().map(cell).collect(),
        rows: rows
            .map(|row| row.into_iter().map(cell).collect())
            .collect(),
    })
}
