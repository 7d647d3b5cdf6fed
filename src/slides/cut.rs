//! Blocks in two: as much of them as fits, and the rest for the slides that follow.

use super::running::{chances, split};
use crate::model::document::{Alignment, Cell, Definition, ListItem, plain_text};
use crate::model::{Block, BlockKind, Inline};

/// Tells whether blocks fit where they shall stand.
pub(super) type Fits<'a> = &'a dyn Fn(&[Block]) -> bool;

/// How far one goes to get something onto a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// Between sentences, items, rows and lines.
    Gentle,
    /// Between words, and inside them if need be.
    Hard,
}

/// Cuts blocks that follow each other: the most that fits, and the rest; nothing where not even a piece fits.
pub(super) fn blocks(
    all: &[Block],
    fits: Fits<'_>,
    force: Force,
) -> Option<(Vec<Block>, Vec<Block>)> {
    let whole = most(all.len(), &|count| fits(&all[..count]));
    let Some(next) = all.get(whole) else {
        return Some((all.to_vec(), Vec::new()));
    };
    let before = &all[..whole];
    let with = |piece: &[Block]| fits(&[before, piece].concat());
    if let Some((head, tail)) = block(next, &with, force) {
        let rest = [&[tail], &all[whole + 1..]].concat();
        return Some(([before, &[head]].concat(), rest));
    }
    (whole > 0).then(|| (before.to_vec(), all[whole..].to_vec()))
}

/// Cuts a block: the most of it that fits, and the rest; nothing where not even a piece of it fits.
pub(super) fn block(one: &Block, fits: Fits<'_>, force: Force) -> Option<(Block, Block)> {
    let with = |kind| Block {
        span: one.span,
        kind,
    };
    let inner = |all: &[Block], around: &dyn Fn(Vec<Block>) -> BlockKind| {
        let fits = |some: &[Block]| fits(&[with(around(some.to_vec()))]);
        let (head, tail) = blocks(all, &fits, force)?;
        (!tail.is_empty()).then(|| (with(around(head)), with(around(tail))))
    };
    match &one.kind {
        BlockKind::Paragraph(inlines) => paragraph(
            inlines,
            &|some| fits(&[with(BlockKind::Paragraph(some))]),
            force,
        )
        .map(|(head, tail)| {
            (
                with(BlockKind::Paragraph(head)),
                with(BlockKind::Paragraph(tail)),
            )
        }),
        BlockKind::Quote { alert, blocks } => inner(blocks, &|blocks| BlockKind::Quote {
            alert: *alert,
            blocks,
        }),
        BlockKind::Footnote { label, blocks } => inner(blocks, &|blocks| BlockKind::Footnote {
            label: label.clone(),
            blocks,
        }),
        BlockKind::Code { language, text } => lines(text, fits, force, &|text| {
            with(BlockKind::Code {
                language: language.clone(),
                text,
            })
        }),
        BlockKind::Html(text) => lines(text, fits, force, &|text| with(BlockKind::Html(text))),
        BlockKind::List { start, items } => list(*start, items, fits, force, &with),
        BlockKind::Definitions(all) => definitions(all, fits, force, &with),
        BlockKind::Table {
            alignment,
            head,
            rows,
        } => table((alignment, head), rows, fits, &with),
        BlockKind::Heading { .. } | BlockKind::Rule => None,
    }
}

/// Returns the largest number up to a limit for which a test holds; it holds for all below it. 0 where it holds for none.
fn most(limit: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

fn paragraph(
    inlines: &[Inline],
    fits: &dyn Fn(Vec<Inline>) -> bool,
    force: Force,
) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let text = plain_text(inlines);
    let ways = match force {
        Force::Gentle => 1,
        Force::Hard => 3,
    };
    for chances in chances(&text).into_iter().take(ways) {
        let count = most(chances.len(), &|count| {
            fits(split(inlines, chances[count - 1]).0)
        });
        let Some(at) = count.checked_sub(1) else {
            continue;
        };
        let (head, tail) = split(inlines, chances[at]);
        if !plain_text(&head).trim().is_empty() && !tail.is_empty() {
            return Some((head, tail));
        }
    }
    None
}

/// Cuts a text of lines.
fn lines(
    text: &str,
    fits: Fits<'_>,
    force: Force,
    with: &dyn Fn(String) -> Block,
) -> Option<(Block, Block)> {
    let text = text.trim_end();
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let [_, _, letters] = chances(text);
    let ways: &[Vec<usize>] = match force {
        Force::Gentle => &[ends],
        Force::Hard => &[ends, letters],
    };
    for chances in ways {
        let piece = |count: usize| with(text[..chances[count - 1]].to_owned());
        let count = most(chances.len(), &|count| fits(&[piece(count)]));
        if count > 0 {
            return Some((piece(count), with(text[chances[count - 1]..].to_owned())));
        }
    }
    None
}

fn list(
    start: Option<u64>,
    items: &[ListItem],
    fits: Fits<'_>,
    force: Force,
    with: &dyn Fn(BlockKind) -> Block,
) -> Option<(Block, Block)> {
    let of = |skipped: usize, items: &[ListItem]| {
        let skipped = u64::try_from(skipped).unwrap_or(u64::MAX);
        with(BlockKind::List {
            start: start.map(|start| start.saturating_add(skipped)),
            items: items.to_vec(),
        })
    };
    let whole = most(items.len(), &|count| fits(&[of(0, &items[..count])]));
    if whole > 0 && whole < items.len() {
        return Some((of(0, &items[..whole]), of(whole, &items[whole..])));
    }
    let (first, others) = items.split_first().filter(|_| whole == 0)?;
    let piece = |blocks: Vec<Block>| ListItem {
        blocks,
        ..first.clone()
    };
    let fits = |some: &[Block]| fits(&[of(0, &[piece(some.to_vec())])]);
    let (head, tail) = blocks(&first.blocks, &fits, force)?;
    if tail.is_empty() {
        return None;
    }
    let rest = [&[piece(tail)], others].concat();
    Some((of(0, &[piece(head)]), of(0, &rest)))
}

fn definitions(
    all: &[Definition],
    fits: Fits<'_>,
    force: Force,
    with: &dyn Fn(BlockKind) -> Block,
) -> Option<(Block, Block)> {
    let of = |some: &[Definition]| with(BlockKind::Definitions(some.to_vec()));
    let whole = most(all.len(), &|count| fits(&[of(&all[..count])]));
    if whole > 0 && whole < all.len() {
        return Some((of(&all[..whole]), of(&all[whole..])));
    }
    let (first, others) = all.split_first().filter(|_| whole == 0)?;
    // What is too long for a slide goes on as plain paragraphs behind its term.
    let details: Vec<Block> = first.details.iter().flatten().cloned().collect();
    let piece = |term: &[Inline], blocks: Vec<Block>| Definition {
        term: term.to_vec(),
        details: vec![blocks],
    };
    let fits = |some: &[Block]| fits(&[of(&[piece(&first.term, some.to_vec())])]);
    let (head, tail) = blocks(&details, &fits, force)?;
    if tail.is_empty() {
        return None;
    }
    let rest = [&[piece(&[], tail)], others].concat();
    Some((of(&[piece(&first.term, head)]), of(&rest)))
}

/// Cuts a table between its rows; its head is repeated.
fn table(
    (alignment, head): (&[Alignment], &[Cell]),
    rows: &[Vec<Cell>],
    fits: Fits<'_>,
    with: &dyn Fn(BlockKind) -> Block,
) -> Option<(Block, Block)> {
    let of = |rows: &[Vec<Cell>]| {
        with(BlockKind::Table {
            alignment: alignment.to_vec(),
            head: head.to_vec(),
            rows: rows.to_vec(),
        })
    };
    let whole = most(rows.len(), &|count| fits(&[of(&rows[..count])]));
    (whole > 0 && whole < rows.len()).then(|| (of(&rows[..whole]), of(&rows[whole..])))
}

/// Returns a table whose first row fits on no slide with that row as definitions, each head before what stands below it.
pub(super) fn unfolded(one: &Block) -> Option<Vec<Block>> {
    let BlockKind::Table {
        alignment,
        head,
        rows,
    } = &one.kind
    else {
        return None;
    };
    let with = |kind| Block {
        span: one.span,
        kind,
    };
    let (first, others) = rows.split_first()?;
    let names = head.iter().map(Some).chain(std::iter::repeat(None));
    let cells = first.iter().zip(names);
    let definitions = cells.map(|(cell, name)| Definition {
        term: name.map_or_else(Vec::new, |name| name.inlines.clone()),
        details: vec![vec![with(BlockKind::Paragraph(cell.inlines.clone()))]],
    });
    let mut blocks = vec![with(BlockKind::Definitions(definitions.collect()))];
    if !others.is_empty() {
        blocks.push(with(BlockKind::Table {
            alignment: alignment.clone(),
            head: head.clone(),
            rows: others.to_vec(),
        }));
    }
    Some(blocks)
}
