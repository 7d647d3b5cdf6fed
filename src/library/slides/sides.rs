//! A talk on records side by side: a slide for each dimension.

use super::Hearers;
use crate::compare::{Cell, Head, Paragraph, Piece, Row, Table};
use crate::export::compose::{block, inline, paragraph, strong, text};
use crate::library::{Library, LibraryError};
use crate::model::document::{Alignment, ListItem};
use crate::model::{Block, BlockKind, Inline, InlineKind};
use crate::slides::{Chapter, Cover, Face, Talk};
use crate::source::Span;

impl Library {
    pub(super) fn talk_of_comparison(
        &self,
        names: &[String],
        hearers: Hearers<'_>,
    ) -> Result<Talk, LibraryError> {
        let mut listed = Vec::new();
        for name in names {
            let found = self.presented(name, hearers.language)?;
            if !self.is_draft(&self.read(&found.path)?) {
                listed.push(found);
            }
        }
        if listed.is_empty() {
            let names = names.join(", ");
            return Err(LibraryError::Draft { names });
        }
        let table = self.compare(&listed, hearers.language)?;
        Ok(talk(&table))
    }
}

/// Returns the talk of a comparison.
fn talk(table: &Table) -> Talk {
    let title = "Comparison".to_owned();
    let cover = Cover {
        title: title.clone(),
        about: table
            .heads
            .iter()
            .map(|head| head.title.to_string())
            .collect(),
    };
    let of = |name: String, heading: &str, face: Face| Chapter {
        name,
        of: match face {
            Face::Cover(_) => String::new(),
            _ => title.clone(),
        },
        heading: heading.to_owned(),
        face,
        notes: Vec::new(),
    };
    let mut chapters = vec![of("comparison".to_owned(), "", Face::Cover(cover))];
    let told = table
        .rows
        .iter()
        .filter(|row| !row.cells.iter().all(Cell::is_nothing));
    chapters.extend(told.map(|row| {
        let face = Face::Either(vec![beside(row, &table.heads)], below(row, &table.heads));
        of(format!("row-{}", row.id), &row.name, face)
    }));
    Talk { title, chapters }
}

/// Returns a row as a table: the names of the records, and below them what they say.
fn beside(row: &Row, heads: &[Head]) -> Block {
    let cell = |inlines| crate::model::document::Cell {
        span: Span::default(),
        inlines,
    };
    let heads = heads.iter().map(|head| cell(vec![text(&head.title)]));
    let cells = row.cells.iter().map(|one| {
        let mut words: Vec<Inline> = Vec::new();
        for paragraph in one.paragraphs() {
            if !words.is_empty() {
                words.push(inline(InlineKind::HardBreak));
            }
            words.extend(written(&paragraph, true));
        }
        if words.is_empty() {
            words.push(text("-"));
        }
        cell(words)
    });
    let cells: Vec<_> = cells.collect();
    block(BlockKind::Table {
        alignment: vec![Alignment::None; cells.len()],
        head: heads.collect(),
        rows: vec![cells],
    })
}

/// Returns a row record by record.
fn below(row: &Row, heads: &[Head]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (cell, head) in row.cells.iter().zip(heads) {
        if cell.is_nothing() {
            continue;
        }
        blocks.push(paragraph(vec![strong(&head.title)]));
        let mut items: Vec<ListItem> = Vec::new();
        for one in cell.paragraphs() {
            if one.mark.starts_with('-') {
                items.push(ListItem {
                    span: Span::default(),
                    done: None,
                    blocks: vec![paragraph(written(&one, false))],
                });
            } else {
                blocks.extend(listed(&mut items));
                blocks.push(paragraph(written(&one, true)));
            }
        }
        blocks.extend(listed(&mut items));
    }
    blocks
}

fn listed(items: &mut Vec<ListItem>) -> Option<Block> {
    let items = std::mem::take(items);
    (!items.is_empty()).then(|| block(BlockKind::List { start: None, items }))
}

fn written(paragraph: &Paragraph, is_marked: bool) -> Vec<Inline> {
    let pieces = paragraph.pieces().into_iter();
    let pieces =
        pieces.filter(|(piece, words)| !words.is_empty() && (is_marked || *piece != Piece::Mark));
    let words = pieces.map(|(piece, words)| match piece {
        Piece::Lead => strong(&words),
        _ => text(&words),
    });
    words.collect()
}
