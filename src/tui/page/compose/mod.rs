//! From a record to the blocks of its page.
//!
//! What a page shows, in order: title, facts, summary, what a module or an agenda begins with, body, results, lessons, donors
//! and what else its kind has, details, notes, related records, sources. How it looks on a width is left to `lay`.

pub(crate) mod bars;
mod details;
mod facts;
mod labels;
mod lists;
mod markdown;
mod note;
pub(crate) mod peek;
mod sections;
pub(crate) mod slide;
mod training;

use std::collections::BTreeMap;

use ratatui::style::Modifier;

pub(crate) use labels::Labels;

use super::Place;
use super::block::{Block, Body, Entry, Gutter, Link, Sheet};
use super::flow::{Draft, Flow, Look};
use super::target::{SOURCE, Target};
use super::terms::terms;
use crate::library::worker::Opened;
use crate::model::{Document, Text, numbers};
use crate::tui::theme::Role;

const TEXT: Look = Look::of(Role::Text);
const DIM: Look = Look::of(Role::Dim);
const LINK: Look = Look::of(Role::Link);
const CITATION: Look = Look::of(Role::Citation);
const STRONG: Look = Look {
    role: Role::Text,
    modifier: Modifier::BOLD,
};

/// Returns the page of a record, with the note of its reader at the end if there is one.
pub(crate) fn record(opened: &Opened, note: Option<&Document>, labels: Labels<'_>) -> Sheet {
    let mut composer = Composer::new(opened, labels);
    composer.front();
    composer.opening();
    composer.document(&opened.record.reading().blocks);
    // Behind a beginning stands its rest and nothing else.
    if opened.goes_on {
        composer.sheet.told = composer.sheet.blocks.len();
    } else {
        composer.sections();
        if let Some(note) = note {
            composer.note(note);
        }
    }
    let mut sheet = composer.sheet;
    sheet.blocks.shrink_to_fit();
    sheet.terms = terms(&sheet, opened);
    sheet
}

/// A page in the making.
struct Composer<'a> {
    opened: &'a Opened,
    labels: Labels<'a>,
    sheet: Sheet,
    /// What stands left of the next block.
    gutters: Vec<Gutter>,
    /// The gap above the next block.
    gap: Option<usize>,
    /// Lists around the next block.
    depth: usize,
    /// The number of each source.
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Composer<'a> {
    fn new(opened: &'a Opened, labels: Labels<'a>) -> Self {
        Self {
            opened,
            labels,
            sheet: Sheet::default(),
            gutters: Vec::new(),
            gap: None,
            depth: 0,
            numbers: numbers(&opened.record.sources),
        }
    }

    /// Adds a block; the next one gets an empty line above it.
    fn block(&mut self, body: Body) {
        self.sheet.blocks.push(Block {
            gap: self.gap,
            gutters: self.gutters.clone(),
            body,
        });
        for gutter in &mut self.gutters {
            *gutter = gutter.followed();
        }
        self.gap = Some(self.gutters.len());
    }

    /// Adds a block that follows the one before closely.
    fn close_block(&mut self, body: Body) {
        self.gap = None;
        self.block(body);
    }

    /// Adds what a function writes under one more gutter.
    fn under(&mut self, gutter: Gutter, write: impl FnOnce(&mut Self)) {
        let outer = self.gutters.clone();
        self.gutters.push(gutter);
        write(self);
        self.gutters = outer.iter().map(Gutter::followed).collect();
        self.gap = self.gap.map(|gap| gap.min(self.gutters.len()));
    }

    /// Adds a heading that the outline lists.
    fn heading(&mut self, level: u8, anchor: &str, title: Flow) {
        self.sheet.anchor_here(anchor);
        let block = self.sheet.blocks.len();
        self.sheet.outline.push(Entry {
            level,
            title: title.clone(),
            block,
            anchor: anchor.to_owned(),
        });
        if block > 0 {
            self.gap = Some(self.gutters.len());
        }
        self.block(Body::Heading(level, title));
        self.gap = None;
    }

    /// Adds a heading of a part that is not in the body.
    fn part(&mut self, anchor: &str, title: &str) {
        self.heading(2, anchor, Flow::plain(title, Look::of(Role::Heading)));
    }

    /// Writes a link into a text of the block that comes next; `flow` is the cell for tables.
    fn link(&mut self, draft: &mut Draft, flow: usize, text: &str, target: Target) {
        let link = self.open_link(draft, flow, target);
        draft.linked(text, LINK, Some(link));
    }

    /// Notes that a link begins here.
    fn open_link(&mut self, draft: &Draft, flow: usize, target: Target) -> usize {
        let place = Place {
            block: self.sheet.blocks.len(),
            flow,
            byte: draft.len(),
        };
        self.sheet.links.push(Link { target, place });
        self.sheet.links.len() - 1
    }

    /// Writes the number of a source, which leads to it.
    fn cite(&mut self, draft: &mut Draft, flow: usize, key: &str) {
        match self.numbers.get(key).copied() {
            Some(number) => {
                let link = self.open_link(draft, flow, Target::Here(format!("{SOURCE}{key}")));
                draft.linked(&format!("[{number}]"), CITATION, Some(link));
            }
            None => draft.text(&format!("[{key}?]"), DIM),
        }
    }

    /// Writes the numbers of sources, apart from a word but on its line.
    fn cite_all(&mut self, draft: &mut Draft, flow: usize, sources: &[Text]) {
        if !sources.is_empty() && draft.ends_in_word() {
            draft.text("\u{a0}", TEXT);
        }
        for source in sources {
            self.cite(draft, flow, &source.value);
        }
    }
}
