//! A sheet laid out for one width: which bytes of which block stand on which line.
//!
//! Built once per width and kept; drawing looks lines up by bisection. Line numbers are `usize` throughout. Of a long
//! sheet only what someone reaches for is laid out; how many lines the rest has is guessed until then, so that nobody
//! waits for a million lines that nobody reads.

use std::ops::Range;

use super::Place;
use super::block::{Block, Body, Gutter, Sheet};
use super::flow::Flow;
use super::table::{self, line_of, row_at};
use super::wrap;
use crate::tui::text;

/// The columns there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Widths {
    /// For text.
    pub(crate) text: usize,
    /// For tables, which may be wider than text is read well.
    pub(crate) tables: usize,
}

impl Widths {
    /// Returns the same width for everything; at least one column.
    pub(crate) fn of(width: usize) -> Self {
        Self {
            text: width.max(1),
            tables: width.max(1),
        }
    }
}

/// The most lines, as guessed, that are all laid out at once.
const SHORT: usize = 4000;

/// How long a line of code is guessed to be.
const CODE: usize = 30;

/// A sheet laid out.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    widths: Widths,
    /// The first line of each block, and one past the last; guessed where blocks before it are not laid out.
    tops: Vec<usize>,
    /// The blocks that are laid out.
    blocks: Vec<Option<Box<LaidBlock>>>,
}

/// A block laid out.
#[derive(Debug)]
pub(crate) struct LaidBlock {
    /// How many of its gutters are left out at the outside for want of room.
    pub(crate) skipped: usize,
    /// The words of gutters left out, as lines above the block: the gutter, and bytes of its word.
    pub(crate) lead: Vec<(usize, Range<usize>)>,
    /// The column at which its text begins.
    pub(crate) inset: usize,
    /// The columns its text has.
    pub(crate) width: usize,
    /// Its lines.
    pub(crate) shape: Shape,
    /// How many they are, with the gap above.
    lines: usize,
}

/// The lines of a block, below its gap.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Lines of one text.
    Lines(Vec<Range<usize>>),
    /// Lines of one text and so many columns of line below them.
    Underlined(Vec<Range<usize>>, usize),
    /// A table.
    Table(table::Shape),
    /// A line across.
    Rule,
}

/// One line of a page: the block and the line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// The empty line above a block.
    Gap(usize),
    /// A line of a block, from 0.
    Line(usize, usize),
}

impl Laid {
    /// Lays a whole sheet out.
    pub(crate) fn new(sheet: &Sheet, widths: Widths) -> Self {
        let mut laid = Self::guessed(sheet, widths);
        laid.lay_all(sheet);
        laid
    }

    /// Prepares a sheet of any length: a short one is laid out whole, a long one where someone [reaches](Self::reach).
    pub(crate) fn begun(sheet: &Sheet, widths: Widths) -> Self {
        let mut laid = Self::guessed(sheet, widths);
        if laid.lines() <= SHORT {
            laid.lay_all(sheet);
        }
        laid
    }

    /// Returns a sheet of which nothing is laid out.
    pub(super) fn guessed(sheet: &Sheet, widths: Widths) -> Self {
        let mut tops = Vec::with_capacity(sheet.blocks.len() + 1);
        let mut top = 0;
        for block in &sheet.blocks {
            tops.push(top);
            top += usize::from(block.gap.is_some()) + guess(block, widths);
        }
        tops.push(top);
        let blocks = std::iter::repeat_with(|| None).take(sheet.blocks.len());
        Self {
            widths,
            tops,
            blocks: blocks.collect(),
        }
    }

    fn lay_all(&mut self, sheet: &Sheet) {
        for block in 0..self.blocks.len() {
            self.fill(sheet, block);
        }
        self.settle(0..self.blocks.len());
    }

    /// Lays out what stands on a line and so many lines above and below it. Returns the line on which it stands now:
    /// what was guessed above it may have been wrong.
    pub(crate) fn reach(&mut self, sheet: &Sheet, line: usize, around: usize) -> usize {
        let Some(last) = self.blocks.len().checked_sub(1) else {
            return 0;
        };
        let block = row_at(&self.tops, line).min(last);
        let height = self.fill(sheet, block);
        let inner = line.saturating_sub(self.tops[block]);
        let inner = inner.min(height.saturating_sub(1));
        let (mut first, mut above) = (block, inner);
        while first > 0 && above < around {
            first -= 1;
            above += self.fill(sheet, first);
        }
        let (mut end, mut below) = (block + 1, height.saturating_sub(inner));
        while end <= last && below < around {
            below += self.fill(sheet, end);
            end += 1;
        }
        self.settle(first..end);
        self.tops[block] + inner
    }

    /// Lays a block out if it is not; returns its lines with its gap.
    fn fill(&mut self, sheet: &Sheet, at: usize) -> usize {
        let (Some(block), Some(place)) = (sheet.blocks.get(at), self.blocks.get_mut(at)) else {
            return 0;
        };
        let laid = place.get_or_insert_with(|| Box::new(lay(block, self.widths)));
        laid.lines = usize::from(block.gap.is_some()) + laid.height();
        laid.lines
    }

    /// Settles the lines of blocks that are laid out; those behind them move.
    fn settle(&mut self, range: Range<usize>) {
        let Range { start, end } = range;
        let mut top = self.tops.get(start).copied().unwrap_or(0);
        let laid = self.blocks[start..end].iter();
        for (own, laid) in self.tops[start..].iter_mut().zip(laid) {
            *own = top;
            top += laid.as_ref().map_or(0, |laid| laid.lines);
        }
        let guessed = self.tops.get(end).copied().unwrap_or(top);
        if guessed != top {
            for behind in &mut self.tops[end..] {
                *behind = *behind - guessed + top;
            }
        }
    }

    /// Returns the widths it is laid out for; 0 before any.
    pub(crate) fn widths(&self) -> Widths {
        self.widths
    }

    /// Returns the number of lines.
    pub(crate) fn lines(&self) -> usize {
        self.tops.last().copied().unwrap_or(0)
    }

    /// Returns a block if it is laid out.
    pub(crate) fn block(&self, at: usize) -> Option<&LaidBlock> {
        self.blocks.get(at)?.as_deref()
    }

    /// Returns what stands on a line.
    pub(crate) fn row(&self, sheet: &Sheet, line: usize) -> Option<Row> {
        if line >= self.lines() {
            return None;
        }
        let block = row_at(&self.tops, line);
        let inner = line - self.tops[block];
        let gap = usize::from(sheet.blocks.get(block)?.gap.is_some());
        Some(match inner.checked_sub(gap) {
            Some(inner) => Row::Line(block, inner),
            None => Row::Gap(block),
        })
    }

    /// Returns the line of what stood on a line, wherever it has moved.
    pub(crate) fn line_of_row(&self, sheet: &Sheet, row: Row) -> usize {
        match row {
            Row::Gap(block) => self.tops.get(block).copied().unwrap_or(0),
            Row::Line(block, inner) => self.line_of_block(sheet, block) + inner,
        }
    }

    /// Returns the first line of a block, below its gap.
    pub(crate) fn line_of_block(&self, sheet: &Sheet, block: usize) -> usize {
        let gap = sheet
            .blocks
            .get(block)
            .is_some_and(|block| block.gap.is_some());
        self.tops.get(block).map_or(0, |top| top + usize::from(gap))
    }

    /// Returns the line that shows a place.
    pub(crate) fn line_of(&self, sheet: &Sheet, place: Place) -> usize {
        let inner = self
            .block(place.block)
            .map_or(0, |block| match &block.shape {
                // The beginning of a block is where its lead is.
                _ if (place.flow, place.byte) == (0, 0) => 0,
                Shape::Lines(lines) | Shape::Underlined(lines, _) => {
                    block.lead.len() + line_of(lines, place.byte)
                }
                Shape::Table(table) => block.lead.len() + table.line_of(place.flow, place.byte),
                Shape::Rule => 0,
            });
        self.line_of_block(sheet, place.block) + inner
    }

    /// Returns the column at which a place is shown; the first column of the table for one in a table.
    pub(crate) fn column_of(&self, sheet: &Sheet, place: Place) -> usize {
        let (Some(laid), Some(block)) = (self.block(place.block), sheet.blocks.get(place.block))
        else {
            return 0;
        };
        let before = match &laid.shape {
            Shape::Lines(lines) | Shape::Underlined(lines, _) => {
                let start = lines
                    .get(line_of(lines, place.byte))
                    .map_or(0, |line| line.start);
                let flow = block.body.flows().first();
                let before = flow.and_then(|flow| flow.text().get(start..place.byte));
                before.map_or(0, text::width)
            }
            Shape::Table(_) | Shape::Rule => 0,
        };
        laid.inset + before
    }

    /// Returns the place that a line begins with.
    pub(crate) fn place_at(&self, sheet: &Sheet, line: usize) -> Place {
        let (block, inner) = match self.row(sheet, line) {
            Some(Row::Line(block, inner)) => (block, inner),
            Some(Row::Gap(block)) => (block, 0),
            None => (self.blocks.len().saturating_sub(1), usize::MAX),
        };
        let inner = inner.saturating_sub(self.block(block).map_or(0, |laid| laid.lead.len()));
        let (flow, byte) = self.block(block).map_or((0, 0), |laid| match &laid.shape {
            Shape::Lines(lines) | Shape::Underlined(lines, _) => {
                let line = lines.get(inner).or(lines.last());
                (0, line.map_or(0, |line| line.start))
            }
            Shape::Table(table) => table.place_at(inner),
            Shape::Rule => (0, 0),
        });
        Place { block, flow, byte }
    }
}

impl LaidBlock {
    /// Returns the number of lines, without the gap.
    fn height(&self) -> usize {
        self.lead.len() + self.shape.height()
    }
}

impl Shape {
    /// Returns the number of lines.
    fn height(&self) -> usize {
        match self {
            Self::Lines(lines) => lines.len(),
            Self::Underlined(lines, _) => lines.len() + 1,
            Self::Table(table) => table.height(),
            Self::Rule => 1,
        }
    }
}

fn lay(block: &Block, widths: Widths) -> LaidBlock {
    let width = match block.body {
        Body::Table(_) => widths.tables.max(widths.text),
        _ => widths.text,
    };
    let (skipped, inset) = fit(&block.gutters, width);
    let lead = lead(&block.gutters[..skipped], width);
    let width = width - inset;
    let shape = match &block.body {
        Body::Text(flow) => Shape::Lines(wrap::prose(flow.text(), width)),
        Body::Heading(level, flow) => {
            let mark = heading_mark(*level, width);
            let lines = wrap::prose(flow.text(), (width - mark).max(1));
            let widest = lines
                .iter()
                .map(|line| text::width(&flow.text()[line.clone()]))
                .max();
            match level {
                1 | 2 => Shape::Underlined(lines, widest.unwrap_or(0).min(width)),
                _ => Shape::Lines(lines),
            }
        }
        Body::Code(flow) => Shape::Lines(wrap::verbatim(
            flow.text(),
            width.saturating_sub(code_mark(width)).max(1),
        )),
        Body::Table(table) => Shape::Table(table.lay(width)),
        Body::Rule => Shape::Rule,
    };
    LaidBlock {
        skipped,
        lead,
        inset,
        width,
        shape,
        lines: 0,
    }
}

/// Guesses how many lines a block has, without looking at its text.
fn guess(block: &Block, widths: Widths) -> usize {
    let lines = |flow: &Flow, width: usize| flow.text().len() / width.max(1) + 1;
    match &block.body {
        Body::Text(flow) => lines(flow, widths.text),
        Body::Heading(level, flow) => lines(flow, widths.text) + usize::from(*level < 3),
        Body::Code(flow) => lines(flow, widths.text.min(CODE)),
        Body::Table(table) => table.cells().len() / table.columns() + 1,
        Body::Rule => 1,
    }
}

/// Returns the lines of words that found no room beside the block.
fn lead(gutters: &[Gutter], width: usize) -> Vec<(usize, Range<usize>)> {
    let words = gutters
        .iter()
        .enumerate()
        .filter_map(|(at, gutter)| match gutter {
            Gutter::Word(word) => Some((at, word)),
            _ => None,
        });
    words
        .flat_map(|(at, word)| {
            wrap::prose(word.text(), width)
                .into_iter()
                .map(move |line| (at, line))
        })
        .collect()
}

/// Returns the columns a heading's mark takes: the lower headings carry one, so that levels differ without colour.
pub(crate) fn heading_mark(level: u8, width: usize) -> usize {
    let columns = usize::from(level.saturating_sub(2)) + 1;
    if level < 3 || columns * 2 > width {
        0
    } else {
        columns
    }
}

/// Returns the columns kept free left of code, where the mark of a continued line stands.
pub(crate) fn code_mark(width: usize) -> usize {
    if width < 8 { 0 } else { 2 }
}

/// Returns how many gutters to leave out at the outside, so that half the width is left for text, and what the others
/// take.
fn fit(gutters: &[Gutter], width: usize) -> (usize, usize) {
    let mut taken: usize = gutters.iter().map(Gutter::columns).sum();
    let mut skipped = 0;
    while taken * 2 > width && skipped < gutters.len() {
        taken -= gutters[skipped].columns();
        skipped += 1;
    }
    (skipped, taken)
}
