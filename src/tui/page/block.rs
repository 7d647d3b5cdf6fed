//! The blocks of a page, before any width is known: what `compose` writes and `lay` lays out.

use super::Place;
use super::flow::Flow;
use super::table::Table;
use super::target::Target;
use crate::tui::theme::Role;

/// Everything a page shows, in order, with the ways into it and out of it.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// The links, in reading order.
    pub(crate) links: Vec<Link>,
    /// The headings.
    pub(crate) outline: Vec<Entry>,
    anchors: Vec<(String, usize)>,
}

impl Sheet {
    /// Names the block that comes next.
    pub(crate) fn anchor_here(&mut self, anchor: impl Into<String>) {
        self.anchors.push((anchor.into(), self.blocks.len()));
    }

    /// Returns the block of an anchor; letter case is forgiven where there is no exact one.
    pub(crate) fn anchor(&self, anchor: &str) -> Option<usize> {
        let find = |same: &dyn Fn(&str) -> bool| {
            let found = self.anchors.iter().find(|(name, _)| same(name));
            found.map(|(_, block)| *block)
        };
        find(&|name| name == anchor)
            .or_else(|| find(&|name| name.to_lowercase() == anchor.to_lowercase()))
    }
}

/// A way out of the page, or to another place of it.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Where it leads.
    pub(crate) target: Target,
    /// Where it begins.
    pub(crate) place: Place,
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// 1 to 6.
    pub(crate) level: u8,
    /// Its text.
    pub(crate) title: Flow,
    /// Its block.
    pub(crate) block: usize,
    /// Its anchor; the title of a page has none.
    pub(crate) anchor: String,
}

/// One block.
#[derive(Debug)]
pub(crate) struct Block {
    /// An empty line above, that shows so many of the gutters; absent where the block follows closely.
    pub(crate) gap: Option<usize>,
    /// What stands left of it, from the outside in.
    pub(crate) gutters: Vec<Gutter>,
    /// What it holds.
    pub(crate) body: Body,
}

/// What a block holds.
#[derive(Debug)]
pub(crate) enum Body {
    /// Running text.
    Text(Flow),
    /// A heading and its level, 1 to 6.
    Heading(u8, Flow),
    /// Text whose spaces and line breaks count.
    Code(Flow),
    /// A table.
    Table(Table),
    /// A line across.
    Rule,
}

impl Body {
    /// Returns the texts of the block, in reading order.
    pub(crate) fn flows(&self) -> &[Flow] {
        match self {
            Self::Text(flow) | Self::Heading(_, flow) | Self::Code(flow) => {
                std::slice::from_ref(flow)
            }
            Self::Table(table) => table.cells(),
            Self::Rule => &[],
        }
    }
}

/// Something left of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gutter {
    /// Empty columns.
    Indent(usize),
    /// A bar on every line.
    Bar(Role),
    /// The bullet of an item, on the first line only; how deep it is nested.
    Bullet(usize),
    /// The box of a task, on the first line only.
    Task(bool),
    /// A number or another word, on the first line only.
    Word(Flow),
}

impl Gutter {
    /// Returns how many columns it takes.
    pub(crate) fn columns(&self) -> usize {
        match self {
            Self::Indent(columns) => *columns,
            Self::Bar(_) | Self::Bullet(_) => 2,
            Self::Task(_) => 4,
            Self::Word(word) => crate::tui::text::width(word.text()) + 1,
        }
    }

    /// Returns what stands there on the lines after the first.
    pub(crate) fn followed(&self) -> Self {
        match self {
            Self::Bar(role) => Self::Bar(*role),
            other => Self::Indent(other.columns()),
        }
    }
}
