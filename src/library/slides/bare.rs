//! Blocks as a room sees them: sources by their numbers, links as words, as nobody can follow them from a seat.

use std::collections::BTreeMap;

use crate::model::document::{Cell, Definition, ListItem, plain_text};
use crate::model::{Block, BlockKind, Inline, InlineKind, note_mark};

/// The numbers of sources by their keys.
pub(super) type Numbers<'a> = BTreeMap<&'a str, usize>;

/// Returns blocks as a room sees them.
pub(super) fn blocks(all: &[Block], numbers: &Numbers<'_>) -> Vec<Block> {
    all.iter().map(|one| block(one, numbers)).collect()
}

fn block(one: &Block, numbers: &Numbers<'_>) -> Block {
    let inner = |all: &[Block]| blocks(all, numbers);
    let words = |all: &[Inline]| inlines(all, numbers);
    let row = |row: &[Cell]| cells(row, numbers);
    let kind = match &one.kind {
        BlockKind::Heading {
            level,
            anchor,
            inlines,
        } => BlockKind::Heading {
            level: *level,
            anchor: anchor.clone(),
            inlines: words(inlines),
        },
        BlockKind::Paragraph(inlines) => BlockKind::Paragraph(words(inlines)),
        BlockKind::Quote { alert, blocks } => BlockKind::Quote {
            alert: *alert,
            blocks: inner(blocks),
        },
        BlockKind::List { start, items } => BlockKind::List {
            start: *start,
            items: items
                .iter()
                .map(|item| ListItem {
                    blocks: inner(&item.blocks),
                    ..item.clone()
                })
                .collect(),
        },
        BlockKind::Table {
            alignment,
            head,
            rows,
        } => BlockKind::Table {
            alignment: alignment.clone(),
            head: row(head),
            rows: rows.iter().map(|one| row(one)).collect(),
        },
        BlockKind::Definitions(all) => BlockKind::Definitions(
            all.iter()
                .map(|one| Definition {
                    term: words(&one.term),
                    details: one.details.iter().map(|detail| inner(detail)).collect(),
                })
                .collect(),
        ),
        BlockKind::Footnote { label, blocks } => BlockKind::Footnote {
            label: unbracketed(label, numbers),
            blocks: inner(blocks),
        },
        BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => one.kind.clone(),
    };
    Block {
        span: one.span,
        kind,
    }
}

fn cells(row: &[Cell], numbers: &Numbers<'_>) -> Vec<Cell> {
    let cells = row.iter().map(|cell| Cell {
        span: cell.span,
        inlines: inlines(&cell.inlines, numbers),
    });
    cells.collect()
}

fn inlines(all: &[Inline], numbers: &Numbers<'_>) -> Vec<Inline> {
    all.iter().flat_map(|one| inline(one, numbers)).collect()
}

fn inline(one: &Inline, numbers: &Numbers<'_>) -> Vec<Inline> {
    let inner = |all: &[Inline]| inlines(all, numbers);
    let kind = match &one.kind {
        InlineKind::FootnoteReference(label) => {
            InlineKind::FootnoteReference(unbracketed(label, numbers))
        }
        InlineKind::Link { inlines, .. } if !plain_text(inlines).is_empty() => {
            return inner(inlines);
        }
        InlineKind::Emphasis(all) => InlineKind::Emphasis(inner(all)),
        InlineKind::Strong(all) => InlineKind::Strong(inner(all)),
        InlineKind::Strikethrough(all) => InlineKind::Strikethrough(inner(all)),
        InlineKind::Foreign { language, inlines } => InlineKind::Foreign {
            language: language.clone(),
            inlines: inner(inlines),
        },
        other => other.clone(),
    };
    vec![Inline {
        span: one.span,
        kind,
    }]
}

/// Returns what stands between the brackets of a mark: the number of a source, else what marks a footnote.
fn unbracketed(label: &str, numbers: &Numbers<'_>) -> String {
    match numbers.get(label) {
        Some(number) => number.to_string(),
        None => note_mark(label, numbers)
            .trim_matches(['[', ']'])
            .to_owned(),
    }
}
