//! The body: Markdown blocks and running text.

use ratatui::style::Modifier;

use super::{CITATION, Composer, DIM, LINK, TEXT};
use crate::model::document::{
    Alert, Alignment, Block, BlockKind, Cell, Definition, ListItem, image_mark,
};
use crate::model::{Inline, InlineKind, note_mark};
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow, Look};
use crate::tui::page::table::Table;
use crate::tui::page::target::{FOOTNOTE, Target};
use crate::tui::theme::Role;

/// How many lines of code, or rows of a table, stand in one block: so many are laid out at once.
const PART: usize = 200;

impl Composer<'_> {
    /// Adds the blocks of a body; its footnotes come after everything else.
    pub(super) fn document(&mut self, blocks: &[Block]) {
        let is_footnote = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
        for block in blocks.iter().filter(|block| !is_footnote(block)) {
            self.markdown(block);
        }
        for block in blocks.iter().filter(is_footnote) {
            self.markdown(block);
        }
    }

    pub(super) fn markdown_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.markdown(block);
        }
    }

    fn markdown(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading {
                level,
                anchor,
                inlines,
            } => {
                let title = self.flow(inlines, 0, Look::of(Role::Heading));
                self.heading((*level).clamp(1, 6), anchor, title);
            }
            BlockKind::Paragraph(inlines) => {
                let flow = self.flow(inlines, 0, TEXT);
                self.block(Body::Text(flow));
            }
            BlockKind::Code { text, .. } => self.code(text),
            BlockKind::Quote { alert, blocks } => self.quote(*alert, blocks),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Table {
                alignment,
                head,
                rows,
            } => self.table(alignment, head, rows),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.definition(definition);
                }
            }
            BlockKind::Footnote { label, blocks } => {
                self.sheet.anchor_here(format!("{FOOTNOTE}{label}"));
                let word = Flow::plain(&note_mark(label, &self.numbers), CITATION);
                self.under(Gutter::Word(word), |composer| composer.filled(blocks));
            }
            BlockKind::Rule => self.block(Body::Rule),
            BlockKind::Html(text) => {
                let mut draft = Draft::default();
                draft.lines(text.trim_end(), DIM);
                self.block(Body::Text(draft.finish()));
            }
        }
    }

    /// Adds a table; a long one in parts that follow each other closely.
    fn table(&mut self, alignment: &[Alignment], head: &[Cell], rows: &[Vec<Cell>]) {
        let columns = alignment.len().max(head.len()).max(1);
        let mut alignment = alignment.to_vec();
        alignment.resize(columns, Alignment::None);
        let start = self.sheet.blocks.len();
        let mut first = Vec::new();
        self.cells(head, columns, &mut first);
        let mut rest = rows;
        loop {
            let (part, after) = rest.split_at(rest.len().min(PART));
            let mut cells = first.clone();
            for row in part {
                self.cells(row, columns, &mut cells);
            }
            self.block(Body::Table(Table::new(alignment.clone(), cells)));
            if after.is_empty() {
                break;
            }
            self.gap = None;
            rest = after;
        }
        let parts = self.sheet.blocks[start..].iter_mut();
        let parts = parts.filter_map(|block| match &mut block.body {
            Body::Table(table) => Some(table),
            _ => None,
        });
        Table::join(&mut parts.collect::<Vec<_>>());
    }

    /// Adds code; a long one in parts that follow each other closely.
    fn code(&mut self, text: &str) {
        let text = text.trim_end_matches('\n').replace('\t', "    ");
        let mut rest = text.as_str();
        loop {
            let end = rest.match_indices('\n').nth(PART - 1).map(|(at, _)| at + 1);
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            let mut draft = Draft::default();
            draft.lines(part, Look::of(Role::Code));
            self.block(Body::Code(draft.finish()));
            if after.is_empty() {
                return;
            }
            self.gap = None;
            rest = after;
        }
    }

    fn quote(&mut self, alert: Option<Alert>, blocks: &[Block]) {
        let (role, word) = match alert {
            None => (Role::Quote, ""),
            Some(Alert::Note) => (Role::Accent, "Note"),
            Some(Alert::Tip) => (Role::Good, "Tip"),
            Some(Alert::Important) => (Role::Accent, "Important"),
            Some(Alert::Warning) => (Role::Warning, "Warning"),
            Some(Alert::Caution) => (Role::Error, "Caution"),
        };
        self.under(Gutter::Bar(role), |composer| {
            if !word.is_empty() {
                let look = Look::of(role).with(Modifier::BOLD);
                composer.block(Body::Text(Flow::plain(word, look)));
                composer.gap = None;
            }
            composer.filled(blocks);
        });
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) {
        let is_tight = items.iter().all(is_simple);
        let last = start.map(|start| start.saturating_add(items.len() as u64).saturating_sub(1));
        let digits = last.map_or(0, |last| last.to_string().len());
        for (at, item) in items.iter().enumerate() {
            if at > 0 && is_tight {
                self.gap = None;
            }
            let marker = match (item.done, start) {
                (Some(done), _) => Gutter::Task(done),
                (None, Some(start)) => {
                    let number = start.saturating_add(at as u64);
                    Gutter::Word(Flow::plain(
                        &format!("{number:>digits$}."),
                        Look::of(Role::Accent),
                    ))
                }
                (None, None) => Gutter::Bullet(self.depth),
            };
            self.depth += 1;
            self.under(marker, |composer| composer.item(item));
            self.depth -= 1;
        }
    }

    fn item(&mut self, item: &ListItem) {
        let is_simple = is_simple(item);
        if item.blocks.is_empty() {
            self.block(Body::Text(Flow::default()));
        }
        for (at, block) in item.blocks.iter().enumerate() {
            if at > 0 && is_simple {
                self.gap = None;
            }
            self.markdown(block);
        }
    }

    /// Adds blocks, or an empty one, so that what stands left of them is seen.
    fn filled(&mut self, blocks: &[Block]) {
        if blocks.is_empty() {
            self.block(Body::Text(Flow::default()));
        }
        self.markdown_blocks(blocks);
    }

    fn cells(&mut self, row: &[Cell], columns: usize, cells: &mut Vec<Flow>) {
        for column in 0..columns {
            let inlines = row.get(column).map_or(&[][..], |cell| &cell.inlines);
            let flow = self.flow(inlines, cells.len(), TEXT);
            cells.push(flow);
        }
    }

    fn definition(&mut self, definition: &Definition) {
        let term = self.flow(&definition.term, 0, TEXT.with(Modifier::BOLD));
        self.block(Body::Text(term));
        self.gap = None;
        for detail in &definition.details {
            self.under(Gutter::Indent(2), |composer| {
                composer.markdown_blocks(detail);
            });
        }
    }

    /// Returns running text as the flow of this number of the block that comes next.
    fn flow(&mut self, inlines: &[Inline], flow: usize, look: Look) -> Flow {
        let mut draft = Draft::default();
        let at = Inside {
            flow,
            look,
            link: None,
        };
        self.inlines(inlines, &mut draft, at);
        draft.finish()
    }

    fn inlines(&mut self, inlines: &[Inline], draft: &mut Draft, at: Inside) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => draft.linked(text, at.look, at.link),
                InlineKind::Code(text) => {
                    let role = if at.link.is_some() {
                        at.look.role
                    } else {
                        Role::Code
                    };
                    draft.linked(text, Look { role, ..at.look }, at.link);
                }
                InlineKind::Emphasis(inner) => {
                    self.inlines(inner, draft, at.with(Modifier::ITALIC));
                }
                InlineKind::Strong(inner) => self.inlines(inner, draft, at.with(Modifier::BOLD)),
                InlineKind::Strikethrough(inner) => {
                    self.inlines(inner, draft, at.with(Modifier::CROSSED_OUT));
                }
                InlineKind::Foreign { inlines, .. } => self.inlines(inlines, draft, at),
                InlineKind::Link { target, inlines } => {
                    let target = Target::resolve(target, self.opened);
                    self.linked(inlines, draft, at, target);
                }
                InlineKind::Image {
                    target,
                    caption,
                    inlines,
                } => {
                    let dim = |words: &str, draft: &mut Draft| {
                        draft.linked(words, Look::of(Role::Dim), at.link);
                    };
                    dim(image_mark(inlines), draft);
                    self.inlines(inlines, draft, at);
                    dim("] ", draft);
                    if !caption.is_empty() {
                        draft.linked(&format!("{caption} "), at.look, at.link);
                    }
                    dim(&format!("({target})"), draft);
                }
                InlineKind::FootnoteReference(label) => self.reference(label, draft, at),
                InlineKind::SoftBreak => draft.linked(" ", at.look, at.link),
                InlineKind::HardBreak => draft.line_break(),
                InlineKind::Html(text) => draft.linked(text, DIM, at.link),
            }
        }
    }

    fn linked(&mut self, inlines: &[Inline], draft: &mut Draft, at: Inside, target: Target) {
        let link = Some(self.open_link(draft, at.flow, target));
        let before = draft.len();
        let role = LINK.role;
        let look = Look { role, ..at.look };
        self.inlines(inlines, draft, Inside { look, link, ..at });
        if draft.len() == before {
            // A link without a text would be nowhere to be seen.
            draft.linked("[link]", look, link);
        }
    }

    fn reference(&mut self, label: &str, draft: &mut Draft, at: Inside) {
        if self.numbers.contains_key(label) {
            self.cite(draft, at.flow, label);
            return;
        }
        let link = self.open_link(draft, at.flow, Target::Here(format!("{FOOTNOTE}{label}")));
        draft.linked(&note_mark(label, &self.numbers), CITATION, Some(link));
    }
}

/// What is around a piece of running text.
#[derive(Clone, Copy)]
struct Inside {
    flow: usize,
    look: Look,
    link: Option<usize>,
}

impl Inside {
    fn with(self, modifier: Modifier) -> Self {
        Self {
            look: self.look.with(modifier),
            ..self
        }
    }
}

/// Tells whether an item holds no more than a paragraph and lists below it, so that its list needs no empty lines.
fn is_simple(item: &ListItem) -> bool {
    let is_list = |block: &Block| matches!(block.kind, BlockKind::List { .. });
    match item.blocks.split_first() {
        Some((first, rest)) => {
            (is_list(first) || matches!(first.kind, BlockKind::Paragraph(_)))
                && rest.iter().all(is_list)
        }
        None => true,
    }
}
