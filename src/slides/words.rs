//! What a slide shows, as lines of plain text: for a presenter's list, a plain terminal, a program.

use super::{Face, Slide, Talk};
use crate::model::document::{Cell, children, image_mark};
use crate::model::{Block, BlockKind, Inline, InlineKind};

/// What stands between two cells of a row.
const BETWEEN: &str = " | ";

/// A slide as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What it belongs to.
    pub of: String,
    /// Its heading, and which of several slides under it this is.
    pub heading: String,
    /// What it shows, a line each.
    pub lines: Vec<String>,
}

impl Slide {
    /// Returns the slide as text.
    pub fn words(&self, talk: &Talk) -> Words {
        let chapter = talk.chapters.get(self.chapter);
        let of = chapter.map(|chapter| chapter.of.clone());
        let heading = chapter.map(|chapter| chapter.heading.clone());
        let mut heading = heading.unwrap_or_default();
        if self.parts > 1 {
            let part = format!("{heading} ({}/{})", self.part, self.parts);
            part.trim_start().clone_into(&mut heading);
        }
        let mut out = Lines::default();
        match &self.face {
            Face::Cover(cover) => {
                heading.clone_from(&cover.title);
                out.all.extend(cover.about.iter().cloned());
            }
            Face::Text(blocks) | Face::Statement(blocks) | Face::Either(_, blocks) => {
                out.blocks(blocks);
            }
            Face::Figures(figures) => {
                for figure in figures {
                    out.add(&figure.amount());
                    out.add(&figure.indicator);
                    out.add(&figure.below());
                    out.add(&figure.text);
                }
            }
        }
        Words {
            of: of.unwrap_or_default(),
            heading,
            lines: out.all,
        }
    }
}

/// Lines in the making.
#[derive(Default)]
struct Lines {
    all: Vec<String>,
    /// What stands before each line.
    inset: String,
    /// What stands before the next line in its place.
    mark: Option<String>,
}

impl Lines {
    fn add(&mut self, text: &str) {
        for line in text.lines() {
            let mark = self.mark.take();
            let before = mark.as_ref().unwrap_or(&self.inset);
            self.all.push(format!("{before}{line}"));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                self.add(&said(inlines));
            }
            BlockKind::Code { text, .. } | BlockKind::Html(text) => self.add(text.trim_end()),
            BlockKind::Rule => self.add("---"),
            BlockKind::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    self.add(&row_of(row));
                }
            }
            BlockKind::Quote { blocks, .. } => self.under("> ", "> ", blocks),
            BlockKind::Footnote { label, blocks } => {
                self.under(&format!("[{label}] "), "  ", blocks);
            }
            BlockKind::List { start, items } => {
                for (at, item) in (0_u64..).zip(items) {
                    let number = start.map(|start| start.saturating_add(at));
                    self.under(&item.mark(number), "  ", &item.blocks);
                }
            }
            BlockKind::Definitions(all) => {
                for one in all {
                    self.add(&said(&one.term));
                    for detail in &one.details {
                        self.under("  ", "  ", detail);
                    }
                }
            }
        }
    }

    /// Adds blocks that stand further in, with a mark before their first line.
    fn under(&mut self, mark: &str, inset: &str, blocks: &[Block]) {
        let outer = self.inset.clone();
        self.mark = Some(self.mark.take().unwrap_or_else(|| outer.clone()) + mark);
        self.inset = format!("{outer}{inset}");
        self.blocks(blocks);
        self.inset = outer;
        self.mark = None;
    }
}

fn row_of(row: &[Cell]) -> String {
    let cells = row
        .iter()
        .map(|cell| said(&cell.inlines).replace('\n', "; "));
    cells.collect::<Vec<String>>().join(BETWEEN)
}

/// Returns running text with the numbers of its sources.
fn said(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => {
                out.push_str(text);
            }
            InlineKind::SoftBreak => out.push(' '),
            InlineKind::HardBreak => out.push('\n'),
            InlineKind::FootnoteReference(label) => out.push_str(&["[", label, "]"].concat()),
            InlineKind::Image {
                caption, inlines, ..
            } => {
                out.push_str(image_mark(inlines));
                out.push_str(&said(inlines));
                out.push(']');
                if !caption.is_empty() {
                    out.push(' ');
                    out.push_str(caption);
                }
            }
            _ => out.push_str(&said(children(inline))),
        }
    }
    out
}
