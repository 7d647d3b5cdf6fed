//! A Part or an article as lines.

use super::accepting;
use super::asked::Place;
use crate::cli::flow::Piece;
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::library::{Instrument, Linked};
use crate::model::c102::{Later, Part, cites};
use crate::model::document::{Cell, ListItem, plain_text};
use crate::model::{Block, BlockKind, Document, Tables};
use crate::source::fold::folded;
use crate::tui::widgets::facets::capitalised;

/// A Part of an instrument, and how it is told.
pub(super) struct View<'a> {
    /// The instrument.
    pub(super) instrument: &'a Instrument,
    /// The Part.
    pub(super) part: &'a Part,
    /// The tables.
    pub(super) tables: &'a Tables,
    /// The language of labels.
    pub(super) language: &'a str,
    /// Columns of a line.
    pub(super) width: usize,
}

/// What the records that deal with an instrument do, with the heading for them.
const RELATIONS: [(&str, &str); 3] = [
    ("applies", "Records that apply it"),
    ("supports", "Records that support it"),
    ("gap", "Records of a gap against it"),
];

impl View<'_> {
    /// Returns the Part, or what it says of an article, with what is around it.
    pub(super) fn lines(&self, place: &Place) -> Vec<Line> {
        let mut listing = Listing::new(self.width);
        let code = self.instrument.opened.record.id.slug.to_uppercase();
        match place {
            Place::Article(article) => {
                listing.title(&format!("{code}, article {article}"));
                listing.text(&named(self.part));
                listing.gap();
                self.article(*article, &mut listing);
            }
            Place::Part(_) | Place::Branch(_) => {
                listing.title(&format!("{code}, {}", told(self.part)));
                listing.gap();
                listing.extend(self.page(&self.own_blocks()));
            }
        }
        self.later(&mut listing);
        self.accepted(&mut listing);
        linked(
            &self.instrument.linked,
            Some(&self.part.number),
            &mut listing,
        );
        listing.gap();
        let record = &self.instrument.opened.record;
        let anchor = self
            .heading()
            .map_or_else(String::new, |heading| format!(" --section {heading:?}"));
        listing.aside(&format!(
            "`casebook show {}{anchor}` shows it with its sources.",
            record.id.slug
        ));
        listing.into_lines()
    }

    /// Returns what the record says in the Part, heading left out.
    pub(super) fn own_blocks(&self) -> Vec<Block> {
        let blocks = &self.instrument.opened.record.body.blocks;
        let own = |block: &Block| self.is_own_heading(block);
        let Some(start) = blocks.iter().position(own) else {
            return Vec::new();
        };
        let ends =
            |block: &Block| matches!(block.kind, BlockKind::Heading { level, .. } if level <= 2);
        let rest = blocks[start + 1..].iter();
        rest.take_while(|block| !ends(block)).cloned().collect()
    }

    /// Returns what the record says in the Part and cites an article for.
    pub(super) fn passages(&self, article: u32) -> Vec<Block> {
        let blocks = self.own_blocks();
        blocks
            .into_iter()
            .filter_map(|block| citing(block, article, self.part))
            .collect()
    }

    fn article(&self, article: u32, listing: &mut Listing) {
        let passages = self.passages(article);
        if passages.is_empty() {
            listing.text(&[(
                Role::Text,
                "The record says nothing of this article alone; this is what it says of the Part."
                    .to_owned(),
            )]);
            listing.gap();
            listing.extend(self.page(&self.own_blocks()));
        } else {
            listing.extend(self.page(&passages));
        }
    }

    fn page(&self, blocks: &[Block]) -> Vec<Line> {
        let sheet = Sheet {
            width: self.width,
            language: self.language,
        };
        Page::passages(&self.instrument.opened, blocks, sheet)
    }

    /// Tells whether a block is the heading of the Part: `Part V: …`, in any language `… V: …`.
    fn is_own_heading(&self, block: &Block) -> bool {
        let BlockKind::Heading {
            level: 2, inlines, ..
        } = &block.kind
        else {
            return false;
        };
        let heading = plain_text(inlines);
        let name = heading.split([':', '：']).next().unwrap_or_default();
        name.split_whitespace().last() == Some(self.part.number.as_str())
    }

    fn heading(&self) -> Option<String> {
        let blocks = &self.instrument.opened.record.body.blocks;
        let own = blocks.iter().find(|block| self.is_own_heading(block))?;
        match &own.kind {
            BlockKind::Heading { inlines, .. } => Some(plain_text(inlines)),
            _ => None,
        }
    }

    fn later(&self, listing: &mut Listing) {
        let structure = self.instrument.structure.iter();
        let later: Vec<&Later> = structure
            .flat_map(|all| all.later_than(self.part))
            .collect();
        if later.is_empty() {
            return;
        }
        listing.heading("Beside later instruments");
        for one in later {
            listing.item(&beside(one));
        }
    }

    fn accepted(&self, listing: &mut Listing) {
        let Some(parties) = self
            .instrument
            .opened
            .parties
            .as_ref()
            .filter(|_| self.part.is_optional)
        else {
            return;
        };
        let codes = accepting(parties, &self.part.number);
        listing.heading(&format!(
            "Accepted by {} of {} parties",
            codes.len(),
            parties.known.len()
        ));
        let mut names: Vec<&str> = codes
            .iter()
            .map(|code| {
                self.tables
                    .countries
                    .get(code)
                    .map_or(*code, |country| country.name(self.language))
            })
            .collect();
        names.sort_by_key(|name| folded(name));
        listing.text(&[(Role::Text, names.join(", "))]);
        if let Some(date) = parties.as_of {
            listing.aside(&format!("As of {date}."));
        }
    }
}

/// Returns what a block says of an article: the whole of a paragraph, the items of a list, the rows of a table.
fn citing(block: Block, article: u32, part: &Part) -> Option<Block> {
    let cites = |text: &str| cites(text, article, part);
    let Block { span, kind } = block;
    let kind = match kind {
        BlockKind::List { start, items } => {
            let own: Vec<ListItem> = items
                .into_iter()
                .filter(|item| cites(&text_of(&item.blocks)))
                .collect();
            (!own.is_empty()).then_some(BlockKind::List { start, items: own })?
        }
        BlockKind::Table {
            alignment,
            head,
            rows,
        } => {
            let holds = |row: &Vec<Cell>| row.iter().any(|cell| cites(&plain_text(&cell.inlines)));
            let rows: Vec<_> = rows.into_iter().filter(holds).collect();
            (!rows.is_empty()).then_some(BlockKind::Table {
                alignment,
                head,
                rows,
            })?
        }
        other => {
            let block = Block { span, kind: other };
            return cites(&text_of(std::slice::from_ref(&block))).then_some(block);
        }
    };
    Some(Block { span, kind })
}

fn text_of(blocks: &[Block]) -> String {
    let document = Document {
        blocks: blocks.to_vec(),
    };
    let sections = document.sections();
    sections
        .iter()
        .map(|section| section.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns a Part by its number, title and articles.
pub(super) fn named(part: &Part) -> Vec<Piece> {
    vec![
        (Role::Key, format!("Part {}", part.number)),
        (
            Role::Text,
            format!(": {} (articles {})", part.title, part.articles()),
        ),
    ]
}

fn told(part: &Part) -> String {
    named(part).into_iter().map(|(_, text)| text).collect()
}

/// Returns what later instruments ask, beside what the Convention asks.
fn beside(later: &Later) -> Vec<Piece> {
    let mut pieces = vec![(
        Role::Text,
        format!("{}. C102: {}.", capitalised(&later.contingency), later.own),
    )];
    let checked = match later.checked.as_str() {
        "text" => "read in its text",
        "excerpt" => "read in a summary",
        _ => "not yet checked against the source",
    };
    match &later.instrument {
        Some(slug) => {
            pieces.push((Role::Text, " ".to_owned()));
            pieces.push((Role::Key, slug.to_uppercase()));
            pieces.push((Role::Dim, format!(" ({checked})")));
            pieces.push((Role::Text, format!(": {}", later.text)));
        }
        None => pieces.push((Role::Text, format!(" {}", later.text))),
    }
    if !later.recommendation.is_empty() {
        pieces.push((
            Role::Text,
            format!(" Recommendation: {}.", later.recommendation),
        ));
    }
    if !later.floor.is_empty() {
        pieces.push((
            Role::Text,
            format!(" Social protection floor (R202): {}", later.floor),
        ));
    }
    pieces
}

/// Adds the records that deal with an instrument, or with one Part of it, under what they do.
pub(super) fn linked(all: &[Linked], part: Option<&str>, listing: &mut Listing) {
    for (relation, heading) in RELATIONS {
        let own = all.iter().filter(|one| {
            let is_within = part.is_none() || one.part.as_deref() == part;
            one.relation == relation && is_within
        });
        let mut records: Vec<_> = own.map(|one| one.placed.clone()).collect();
        records.dedup_by(|a, b| a.listed.id == b.listed.id);
        listing.records(heading, &records);
    }
}
