//! Parser events in, document out, with a stack of its own: nothing here recurses, so depth cannot overflow.
//!
//! What nests deeper than [`MAX_DEPTH`] is flattened into the block at the cap; no word is lost.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchors::Anchors;
use super::autolink;
use super::citation;
use super::frame::{Blocks, Frame, Holder, Open, Run, ends_inner_run, opened};
use crate::model::document::{Cell, Definition, ListItem, MAX_DEPTH, plain_text};
use crate::model::{Block, BlockKind, Document, Inline, InlineKind};
use crate::source::Span;

/// Builds a document from the events of the parser.
pub(crate) struct Builder<'a> {
    text: &'a str,
    offset: usize,
    frames: Vec<Frame>,
    /// How many blocks that hold blocks are open.
    containers: usize,
    /// How many runs inside other running text are open.
    runs: usize,
    /// How many tags are open that were too deep.
    skipped: usize,
    /// Whether a block that was too deep began or ended since the last word.
    gap: bool,
    anchors: Anchors,
}

impl<'a> Builder<'a> {
    /// Returns the builder for a text whose first byte stands at `offset` of its file.
    pub(crate) fn new(text: &'a str, offset: usize) -> Self {
        let document = Frame {
            span: Span::new(0, text.len()).shifted(offset),
            open: Open::Blocks(Holder::Document, Blocks::default()),
        };
        Self {
            text,
            offset,
            frames: vec![document],
            containers: 0,
            runs: 0,
            skipped: 0,
            gap: false,
            anchors: Anchors::default(),
        }
    }

    /// Takes the next event.
    pub(crate) fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::from(range).shifted(self.offset);
        let kind = match event {
            Event::Start(tag) => return self.start(tag, span),
            Event::End(end) => return self.end(end),
            Event::Rule if self.skipped == 0 => return self.block(span, BlockKind::Rule),
            Event::Rule => return self.gap = true,
            Event::TaskListMarker(done) => return self.task(done),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                InlineKind::Text(text.into_string())
            }
            Event::Code(text) => InlineKind::Code(text.into_string()),
            Event::Html(html) | Event::InlineHtml(html) => InlineKind::Html(html.into_string()),
            Event::FootnoteReference(key) => InlineKind::FootnoteReference(key.into_string()),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
        };
        self.inline(span, kind);
    }

    /// Returns the document.
    pub(crate) fn finish(mut self) -> Document {
        // The parser balances its events; should it ever not, what is open is closed here.
        while self.frames.len() > 1 {
            self.close();
        }
        self.flush();
        match self.frames.pop().map(|frame| frame.open) {
            Some(Open::Blocks(_, held)) => Document {
                blocks: held.blocks,
            },
            _ => Document::default(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let open = opened(tag);
        let (container, inner) = (open.is_container(), open.is_inner_run());
        let too_deep =
            (container && self.containers + 1 >= MAX_DEPTH) || (inner && self.runs >= MAX_DEPTH);
        if self.skipped > 0 || too_deep {
            self.skipped += 1;
            self.gap |= !inner;
            return;
        }
        self.containers += usize::from(container);
        self.runs += usize::from(inner);
        if !inner {
            self.flush();
        }
        self.frames.push(Frame { span, open });
    }

    fn end(&mut self, end: TagEnd) {
        if self.skipped > 0 {
            self.skipped -= 1;
            self.gap |= !ends_inner_run(end);
        } else if self.frames.len() > 1 {
            self.close();
        }
    }

    /// Ends the innermost frame and puts what it holds into the one around it.
    fn close(&mut self) {
        self.flush();
        let Some(Frame { span, open }) = self.frames.pop() else {
            return;
        };
        self.containers -= usize::from(open.is_container());
        self.runs -= usize::from(open.is_inner_run());
        match open {
            Open::Blocks(holder, held) => self.close_blocks(span, holder, held.blocks),
            Open::Inlines(run, inlines) => self.close_run(span, run, inlines),
            Open::Code(language, text) => self.block(span, BlockKind::Code { language, text }),
            Open::Html(html) => self.block(span, BlockKind::Html(html)),
            Open::List(start, items) => self.block(span, BlockKind::List { start, items }),
            Open::Definitions(all) => self.block(span, BlockKind::Definitions(all)),
            Open::Row(cells) => {
                if let Some(Open::Table(_, rows)) = self.top() {
                    rows.push(cells);
                }
            }
            Open::Table(alignment, rows) => {
                let mut rows = rows.into_iter();
                let head = rows.next().unwrap_or_default();
                let rows = rows.collect();
                let kind = BlockKind::Table {
                    alignment,
                    head,
                    rows,
                };
                self.block(span, kind);
            }
        }
    }

    fn close_blocks(&mut self, span: Span, holder: Holder, mut blocks: Vec<Block>) {
        blocks.shrink_to_fit();
        match holder {
            Holder::Document => {}
            Holder::Quote(alert) => self.block(span, BlockKind::Quote { alert, blocks }),
            Holder::Footnote(label) => self.block(span, BlockKind::Footnote { label, blocks }),
            Holder::Item(done) => {
                if let Some(Open::List(_, items)) = self.top() {
                    items.push(ListItem { span, done, blocks });
                }
            }
            Holder::Details => {
                if let Some(Open::Definitions(all)) = self.top()
                    && let Some(last) = all.last_mut()
                {
                    last.details.push(blocks);
                }
            }
        }
    }

    fn close_run(&mut self, span: Span, run: Run, mut inlines: Vec<Inline>) {
        if !matches!(run, Run::Link(_) | Run::Image(..)) && !self.is_in_link() {
            link_addresses(&mut inlines, self.text, self.offset);
        }
        // Of a million paragraphs each would keep room for what never comes.
        inlines.shrink_to_fit();
        match run {
            Run::Paragraph => self.block(span, BlockKind::Paragraph(inlines)),
            Run::Heading(level) => {
                let anchor = self.anchors.next(&plain_text(&inlines));
                let kind = BlockKind::Heading {
                    level,
                    anchor,
                    inlines,
                };
                self.block(span, kind);
            }
            Run::Cell => {
                if let Some(Open::Row(cells)) = self.top() {
                    cells.push(Cell { span, inlines });
                }
            }
            Run::Term => {
                if let Some(Open::Definitions(all)) = self.top() {
                    let (term, details) = (inlines, Vec::new());
                    all.push(Definition { term, details });
                }
            }
            Run::Emphasis => self.inline(span, InlineKind::Emphasis(inlines)),
            Run::Strong => self.inline(span, InlineKind::Strong(inlines)),
            Run::Strikethrough => self.inline(span, InlineKind::Strikethrough(inlines)),
            Run::Link(target) => self.inline(span, InlineKind::Link { target, inlines }),
            Run::Image(target, caption) => {
                let kind = InlineKind::Image {
                    target,
                    caption,
                    inlines,
                };
                self.inline(span, kind);
            }
        }
    }

    fn top(&mut self) -> Option<&mut Open> {
        self.frames.last_mut().map(|frame| &mut frame.open)
    }

    fn is_in_link(&self) -> bool {
        let link =
            |frame: &Frame| matches!(frame.open, Open::Inlines(Run::Link(_) | Run::Image(..), _));
        self.frames.iter().rev().take(MAX_DEPTH + 1).any(link)
    }

    /// Ends the paragraph that running text among blocks has implied.
    fn flush(&mut self) {
        let (text, offset) = (self.text, self.offset);
        if let Some(Open::Blocks(_, held)) = self.top() {
            held.flush(|inlines| link_addresses(inlines, text, offset));
        }
        self.gap = false;
    }

    fn block(&mut self, span: Span, kind: BlockKind) {
        self.flush();
        if let Some(Open::Blocks(_, held)) = self.top() {
            held.blocks.push(Block { span, kind });
        }
    }

    /// Adds running text where it belongs: to the open run, or to a paragraph that it implies.
    fn inline(&mut self, span: Span, kind: InlineKind) {
        let gap = std::mem::take(&mut self.gap);
        let (raw, offset) = (self.text, self.offset);
        let into = match self.top() {
            Some(Open::Inlines(_, inlines)) => inlines,
            Some(Open::Blocks(_, held)) => held.running(span),
            Some(Open::Code(_, text) | Open::Html(text)) => return add_raw(text, &kind),
            _ => return,
        };
        if gap && !into.is_empty() {
            let kind = InlineKind::SoftBreak;
            let span = Span::at(span.start);
            into.push(Inline { span, kind });
        }
        if matches!(&kind, InlineKind::Text(sign) if sign == "]")
            && let Some((start, key)) = citation::closed_at(raw, span.start.saturating_sub(offset))
            && take_off(into, &raw[start..start + 2 + key.len()], start + offset)
        {
            let span = Span::new(start + offset, span.end);
            let kind = InlineKind::FootnoteReference(key.to_owned());
            return into.push(Inline { span, kind });
        }
        // Entities and brackets split a text; only a whole one can be matched and made safe.
        if let InlineKind::Text(more) = &kind
            && let Some(Inline {
                span: whole,
                kind: InlineKind::Text(text),
            }) = into.last_mut()
        {
            text.push_str(more);
            whole.end = span.end;
            return;
        }
        into.push(Inline { span, kind });
    }

    fn task(&mut self, ticked: bool) {
        if self.skipped > 0 {
            return;
        }
        // In a loose item the paragraph is open already, so the item is below it.
        let item = self.frames.iter_mut().rev().take(2).find_map(|frame| {
            if let Open::Blocks(Holder::Item(done), _) = &mut frame.open {
                Some(done)
            } else {
                None
            }
        });
        if let Some(done) = item {
            *done = Some(ticked);
        }
    }
}

/// Takes what the last text ends with off it, if it does; `end` is where the text ends then.
fn take_off(inlines: &mut Vec<Inline>, ending: &str, end: usize) -> bool {
    let Some(Inline {
        span,
        kind: InlineKind::Text(text),
    }) = inlines.last_mut()
    else {
        return false;
    };
    let Some(left) = text.strip_suffix(ending).map(str::len) else {
        return false;
    };
    text.truncate(left);
    span.end = end;
    if left == 0 {
        inlines.pop();
    }
    true
}

fn add_raw(raw: &mut String, kind: &InlineKind) {
    match kind {
        InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => {
            raw.push_str(text);
        }
        _ => raw.push('\n'),
    }
}

/// Turns the bare addresses in running text into links.
fn link_addresses(inlines: &mut Vec<Inline>, text: &str, offset: usize) {
    let holds_address =
        |kind: &InlineKind| matches!(kind, InlineKind::Text(text) if text.contains("://"));
    if !inlines.iter().any(|inline| holds_address(&inline.kind)) {
        return;
    }
    for Inline { span, kind } in std::mem::take(inlines) {
        match kind {
            InlineKind::Text(own) if own.contains("://") => {
                let start = span.start.saturating_sub(offset);
                let raw = text.get(start..span.end.saturating_sub(offset));
                inlines.extend(autolink::split(&own, span, raw == Some(own.as_str())));
            }
            kind => inlines.push(Inline { span, kind }),
        }
    }
}
