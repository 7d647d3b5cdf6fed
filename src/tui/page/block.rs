//! The blocks of a page, before any width is known: what `compose` writes and `lay` lays out.

use super::Place;
use super::flow::Flow;
use super::table::Table;
use super::target::Target;
use super::terms::Term;
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
    /// The words that the glossary explains, in reading order.
    pub(crate) terms: Vec<Term>,
    /// The block of the keywords.
    pub(crate) keywords: Option<usize>,
    /// How many of the blocks tell something; those behind them list what belongs to the record.
    pub(crate) told: usize,
    anchors: Vec<(String, usize)>,
}

impl Sheet {
    /// Names the block that comes next.
    pub(crate) fn anchor_here(&mut self, anchor: impl Into<String>) {
        self.anchors.push((anchor.into(), self.blocks.len()));
    }

    /// Returns the first thing from a place on.
    pub(crate) fn thing_from(&self, place: Place) -> Option<Thing> {
        let (links, terms) = self.before(place);
        self.nearer(Some(links), Some(terms), |link, term| link <= term)
    }

    /// Returns the first term from a place on.
    pub(crate) fn term_from(&self, place: Place) -> Option<Thing> {
        let (_, terms) = self.before(place);
        (terms < self.terms.len()).then_some(Thing::Term(terms))
    }

    /// Returns the last thing before a place.
    pub(crate) fn thing_before(&self, place: Place) -> Option<Thing> {
        let (links, terms) = self.before(place);
        self.nearer(links.checked_sub(1), terms.checked_sub(1), |link, term| {
            link >= term
        })
    }

    /// Returns how many links and how many terms begin before a place.
    fn before(&self, place: Place) -> (usize, usize) {
        let links = self.links.partition_point(|link| link.place < place);
        let terms = self.terms.partition_point(|term| term.mark.place() < place);
        (links, terms)
    }

    /// Returns the link or the term of these numbers, whichever is there; the link of both where a test says so.
    fn nearer(
        &self,
        link: Option<usize>,
        term: Option<usize>,
        is_link: impl Fn(Place, Place) -> bool,
    ) -> Option<Thing> {
        let link = link
            .filter(|link| *link < self.links.len())
            .map(Thing::Link);
        let term = term
            .filter(|term| *term < self.terms.len())
            .map(Thing::Term);
        match (link, term) {
            (Some(link), Some(term)) => {
                let (at, other) = (self.place_of(link)?, self.place_of(term)?);
                Some(if is_link(at, other) { link } else { term })
            }
            (link, term) => link.or(term),
        }
    }

    /// Returns where a thing begins.
    pub(crate) fn place_of(&self, thing: Thing) -> Option<Place> {
        match thing {
            Thing::Link(at) => self.links.get(at).map(|link| link.place),
            Thing::Term(at) => self.terms.get(at).map(|term| term.mark.place()),
        }
    }

    /// Returns where a thing leads.
    pub(crate) fn target_of(&self, thing: Thing) -> Option<&Target> {
        match thing {
            Thing::Link(at) => self.links.get(at).map(|link| &link.target),
            Thing::Term(at) => self.terms.get(at).map(|term| &term.target),
        }
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

/// Something on a page that leads somewhere, by its number among those of its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    /// A link.
    Link(usize),
    /// A word that the glossary explains.
    Term(usize),
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

impl Entry {
    /// Returns where it stands.
    pub(crate) fn place(&self) -> Place {
        Place {
            block: self.block,
            ..Place::default()
        }
    }
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
    /// Returns the first of its texts that is not there for others only: the head of a table is that of all its parts.
    pub(crate) fn first(&self) -> usize {
        match self {
            Self::Table(table) => table.first(),
            _ => 0,
        }
    }

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
