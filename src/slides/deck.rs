//! A talk laid out for one size: which slides there are, and which of them shows a point of the talk.

use std::collections::VecDeque;

use super::cut::{self, Force};
use super::{Chapter, Face, Figure, Talk};
use crate::model::document::{BlockKind, plain_text};
use crate::model::{Block, Document, Inline, InlineKind};
use crate::source::Span;

/// The most figures on a slide.
const FIGURES: usize = 3;

/// How many letters of a block are enough to know it again.
const KNOWN_BY: usize = 60;

/// How high something is drawn.
pub trait Measure {
    /// Returns how many rows a chapter has below its heading, at least one.
    fn rows(&self, chapter: &Chapter) -> usize;
    /// Returns how many rows blocks take.
    fn text(&self, blocks: &[Block]) -> usize;
    /// Returns how many rows a statement takes.
    fn statement(&self, blocks: &[Block]) -> usize;
    /// Returns how many rows figures take.
    fn figures(&self, figures: &[Figure]) -> usize;
}

/// A talk for one size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// Its slides, in order.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// Which chapter of the talk it belongs to.
    pub chapter: usize,
    /// Which slide of the chapter it is, from 1.
    pub part: usize,
    /// How many slides the chapter has.
    pub parts: usize,
    /// Where it begins.
    pub point: Point,
    /// What it shows.
    pub face: Face,
}

/// A point of a talk, which has one on every size, and in most cases also when the talk is made anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The name of the chapter.
    pub name: String,
    /// Which chapter it is.
    chapter: usize,
    /// Which block or figure of the chapter.
    block: usize,
    /// Which byte of its text.
    byte: usize,
    /// What the block begins with.
    words: String,
}

impl Deck {
    /// Lays a talk out.
    pub fn lay(talk: &Talk, measure: &dyn Measure) -> Self {
        let mut slides = Vec::new();
        for (at, chapter) in talk.chapters.iter().enumerate() {
            let pieces = pieces(chapter, measure);
            let parts = pieces.len();
            let all = pieces.into_iter().zip(1..);
            slides.extend(all.map(|(piece, part)| Slide {
                chapter: at,
                part,
                parts,
                point: Point {
                    name: chapter.name.clone(),
                    chapter: at,
                    block: piece.block,
                    byte: piece.byte,
                    words: begins(chapter, piece.block),
                },
                face: piece.face,
            }));
        }
        Self { slides }
    }

    /// Returns which slide shows a point, of this talk or of another state of it.
    pub fn find(&self, point: &Point, talk: &Talk) -> usize {
        let last = self.slides.len().saturating_sub(1);
        let named = talk.chapters.iter().position(|one| one.name == point.name);
        let Some(chapter) = named else {
            let at = self.slides.iter();
            let after = at.filter(|slide| slide.chapter < point.chapter).count();
            return after.min(last);
        };
        let known = (0..count(&talk.chapters[chapter]))
            .filter(|at| begins(&talk.chapters[chapter], *at) == point.words)
            .min_by_key(|at| at.abs_diff(point.block));
        let wanted = (known.unwrap_or(point.block), point.byte);
        let is_before = |slide: &Slide| {
            let at = (slide.point.block, slide.point.byte);
            slide.chapter < chapter
                || (slide.chapter == chapter && (slide.part == 1 || at <= wanted))
        };
        let after = self.slides.partition_point(is_before);
        after.saturating_sub(1).min(last)
    }
}

/// Returns how many blocks or figures a chapter has.
fn count(chapter: &Chapter) -> usize {
    match &chapter.face {
        Face::Figures(figures) => figures.len(),
        _ => chapter.blocks().len(),
    }
}

/// Returns what a block or figure of a chapter begins with.
fn begins(chapter: &Chapter, block: usize) -> String {
    let text = match &chapter.face {
        Face::Figures(figures) => figures.get(block).map(|figure| figure.indicator.clone()),
        _ => chapter
            .blocks()
            .get(block)
            .map(|block| text_of(std::slice::from_ref(block))),
    };
    text.unwrap_or_default().chars().take(KNOWN_BY).collect()
}

/// Returns the text of blocks, without marks of markup.
pub(super) fn text_of(blocks: &[Block]) -> String {
    let blocks = blocks.to_vec();
    let sections = Document { blocks }.sections();
    let texts = sections
        .into_iter()
        .map(|section| section.heading + &section.text);
    texts.collect::<Vec<String>>().concat()
}

/// What stands on a slide, and where that begins in its chapter.
struct Piece {
    block: usize,
    byte: usize,
    face: Face,
}

fn pieces(chapter: &Chapter, measure: &dyn Measure) -> Vec<Piece> {
    let rows = measure.rows(chapter).max(1);
    let whole = |face: &Face| {
        vec![Piece {
            block: 0,
            byte: 0,
            face: face.clone(),
        }]
    };
    let text = |blocks: &[Block]| {
        Divider::new(rows, &|some| measure.text(some)).divide(blocks, Face::Text)
    };
    match &chapter.face {
        Face::Cover(_) => whole(&chapter.face),
        Face::Text(blocks) => text(blocks),
        Face::Statement(blocks) => {
            Divider::new(rows, &|some| measure.statement(some)).divide(blocks, Face::Statement)
        }
        Face::Either(beside, below) => {
            if measure.text(beside) <= rows {
                whole(&Face::Text(beside.clone()))
            } else {
                text(below)
            }
        }
        Face::Figures(figures) => groups(figures, rows, measure),
    }
}

/// Puts figures on slides, as many as fit but few; one that fits on none is told in words.
fn groups(figures: &[Figure], rows: usize, measure: &dyn Measure) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut group: Vec<Figure> = Vec::new();
    let put = |group: &mut Vec<Figure>, end: usize, pieces: &mut Vec<Piece>| {
        if !group.is_empty() {
            pieces.push(Piece {
                block: end - group.len(),
                byte: 0,
                face: Face::Figures(std::mem::take(group)),
            });
        }
    };
    for (at, figure) in figures.iter().enumerate() {
        let with = [group.as_slice(), std::slice::from_ref(figure)].concat();
        if with.len() <= FIGURES && measure.figures(&with) <= rows {
            group = with;
            continue;
        }
        put(&mut group, at, &mut pieces);
        if measure.figures(std::slice::from_ref(figure)) <= rows {
            group.push(figure.clone());
            continue;
        }
        let told = in_words(figure);
        let text = Divider::new(rows, &|some| measure.text(some)).divide(&told, Face::Text);
        pieces.extend(text.into_iter().zip(0..).map(|(piece, byte)| Piece {
            block: at,
            byte,
            ..piece
        }));
    }
    put(&mut group, figures.len(), &mut pieces);
    pieces
}

/// Returns a figure as paragraphs.
fn in_words(figure: &Figure) -> Vec<Block> {
    let span = Span::default();
    let text = |words: &str| Inline {
        span,
        kind: InlineKind::Text(words.to_owned()),
    };
    let strong = |words: &str| Inline {
        span,
        kind: InlineKind::Strong(vec![text(words)]),
    };
    let lines = [
        vec![strong(&figure.amount())],
        vec![text(&figure.indicator)],
        vec![text(&figure.below())],
        vec![text(&figure.text)],
    ];
    let lines = lines
        .into_iter()
        .filter(|line| !plain_text(line).is_empty());
    lines
        .map(|line| Block {
            span,
            kind: BlockKind::Paragraph(line),
        })
        .collect()
}

/// Divides blocks among slides.
struct Divider<'a> {
    rows: usize,
    height: &'a dyn Fn(&[Block]) -> usize,
}

/// What is still to be put on slides: a block, or what is left of it, and where that begins.
struct Left {
    at: usize,
    byte: usize,
    block: Block,
}

impl<'a> Divider<'a> {
    fn new(rows: usize, height: &'a dyn Fn(&[Block]) -> usize) -> Self {
        Self { rows, height }
    }

    fn fits(&self, blocks: &[Block]) -> bool {
        (self.height)(blocks) <= self.rows
    }

    fn divide(&self, blocks: &[Block], face: impl Fn(Vec<Block>) -> Face) -> Vec<Piece> {
        let all = blocks.iter().cloned().enumerate();
        let mut left: VecDeque<Left> = all.map(|(at, block)| Left { at, byte: 0, block }).collect();
        let mut slides: Vec<Vec<Left>> = Vec::new();
        let mut slide: Vec<Left> = Vec::new();
        while let Some(next) = left.pop_front() {
            let before: Vec<Block> = slide.iter().map(|one| one.block.clone()).collect();
            if self.fits(&[before.as_slice(), std::slice::from_ref(&next.block)].concat()) {
                slide.push(next);
                continue;
            }
            if let Some((head, tail)) = self.cut(&before, &next.block) {
                let byte = next.byte + text_of(std::slice::from_ref(&head)).len();
                let at = next.at;
                slide.push(Left {
                    block: head,
                    ..next
                });
                left.push_front(Left {
                    at,
                    byte,
                    block: tail,
                });
                slides.push(std::mem::take(&mut slide));
            } else if slide.is_empty() {
                // Nothing of it fits anywhere: it stands alone, and what is seen of it is seen.
                match cut::unfolded(&next.block) {
                    Some(unfolded) => put_back(unfolded, &next, &mut left),
                    None => slides.push(vec![next]),
                }
            } else {
                left.push_front(next);
                // What leads to a block goes with it.
                if slide.len() > 1
                    && let Some(lead) = slide.pop_if(|last| is_lead(&last.block))
                {
                    left.push_front(lead);
                }
                slides.push(std::mem::take(&mut slide));
            }
        }
        if !slide.is_empty() || slides.is_empty() {
            slides.push(slide);
        }
        // What is repeated on every slide of a block counts each time, so that bytes may run ahead of the text: each slide
        // has a point of its own all the same, behind that before it.
        let mut least = (0, 0);
        let piece = |slide: Vec<Left>| {
            let begins = slide.first().map_or((0, 0), |first| (first.at, first.byte));
            let (block, byte) = begins.max(least);
            least = (block, byte + 1);
            Piece {
                block,
                byte,
                face: face(slide.into_iter().map(|one| one.block).collect()),
            }
        };
        slides.into_iter().map(piece).collect()
    }

    /// Cuts a block that does not fit below others, if it shall be cut there.
    fn cut(&self, before: &[Block], next: &Block) -> Option<(Block, Block)> {
        let fits = |some: &[Block]| self.fits(&[before, some].concat());
        if before.is_empty() {
            let gentle = cut::block(next, &fits, Force::Gentle);
            if gentle.is_some() || matches!(next.kind, BlockKind::Table { .. }) {
                return gentle;
            }
            return cut::block(next, &fits, Force::Hard);
        }
        let is_empty = (self.height)(before) * 2 < self.rows;
        let is_whole_elsewhere = self.fits(std::slice::from_ref(next));
        if is_whole_elsewhere && !is_empty {
            return None;
        }
        let is_table = matches!(next.kind, BlockKind::Table { .. });
        if is_whole_elsewhere && is_table {
            return None;
        }
        cut::block(next, &fits, Force::Gentle)
    }
}

/// Puts what a block was unfolded into back in its place.
fn put_back(unfolded: Vec<Block>, of: &Left, left: &mut VecDeque<Left>) {
    let mut byte = of.byte;
    let mut back = Vec::new();
    for block in unfolded {
        let length = text_of(std::slice::from_ref(&block)).len();
        back.push(Left {
            at: of.at,
            byte,
            block,
        });
        byte += length;
    }
    for one in back.into_iter().rev() {
        left.push_front(one);
    }
}

/// Tells whether a block leads to the next one.
fn is_lead(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { .. } => true,
        BlockKind::Paragraph(inlines) => {
            let is_strong =
                matches!(inlines.as_slice(), [one] if matches!(one.kind, InlineKind::Strong(_)));
            is_strong || plain_text(inlines).trim_end().ends_with([':', '：'])
        }
        _ => false,
    }
}
