//! A Part or an article as lines.

use crate::cli::flow::Piece;
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::library::{Instrument, NOT_ALONE, RELATIONS, Within};
use crate::model::c102::{Later, Part};
use crate::model::{Block, Tables};
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
    /// The paragraph of an article that is asked for; empty where none is.
    pub(super) paragraph: &'a str,
    /// Columns of a line.
    pub(super) width: usize,
}

impl View<'_> {
    /// Returns the Part, or what it says of an article, with what is around it.
    pub(super) fn lines(&self, place: &Within) -> Vec<Line> {
        let mut listing = Listing::new(self.width);
        let code = self.instrument.opened.record.id.slug.to_uppercase();
        match place {
            Within::Article(article) => {
                listing.title(&format!("{code}, article {article}{}", self.paragraph));
                listing.text(&named(self.part));
                listing.gap();
                if !self.paragraph.is_empty() {
                    let words = format!(
                        "The library tells article {article} as a whole, {} with the rest of it.",
                        self.paragraph
                    );
                    listing.aside(&words);
                    listing.gap();
                }
                self.article(*article, &mut listing);
            }
            Within::Part(_) | Within::Branch(_) | Within::Unread(_) => {
                listing.title(&format!("{code}, {}", told(self.part)));
                listing.gap();
                listing.extend(self.page(&self.instrument.blocks_of(self.part)));
            }
        }
        self.later(&mut listing);
        self.accepted(&mut listing);
        linked(self.instrument, Some(&self.part.number), &mut listing);
        listing.gap();
        let record = &self.instrument.opened.record;
        let anchor = self
            .instrument
            .heading_of(self.part)
            .map_or_else(String::new, |(heading, _)| {
                format!(" --section {heading:?}")
            });
        listing.aside(&format!(
            "`casebook show {}{anchor}` shows it with its sources.",
            record.id.slug
        ));
        listing.into_lines()
    }

    fn article(&self, article: u32, listing: &mut Listing) {
        let passages = self.instrument.passages(article, self.part);
        if passages.is_empty() {
            listing.text(&[(Role::Text, NOT_ALONE.to_owned())]);
            listing.gap();
            listing.extend(self.page(&self.instrument.blocks_of(self.part)));
        } else {
            listing.extend(self.page(&passages));
        }
    }

    fn page(&self, blocks: &[Block]) -> Vec<Line> {
        let sheet = Sheet::new(self.width, self.language);
        Page::passages(&self.instrument.opened, blocks, sheet)
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
        let codes = parties.accepting(&self.part.number);
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

/// Returns a Part by its number, title and articles.
pub(super) fn named(part: &Part) -> Vec<Piece> {
    vec![
        (Role::Key, format!("Part {}", part.number)),
        (Role::Text, format!(": {}", part.told())),
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
    match &later.instrument {
        Some(slug) => {
            pieces.push((Role::Text, " ".to_owned()));
            pieces.push((Role::Key, slug.to_uppercase()));
            pieces.push((Role::Dim, format!(" ({})", later.how_checked())));
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
pub(super) fn linked(instrument: &Instrument, part: Option<&str>, listing: &mut Listing) {
    for (relation, heading) in RELATIONS {
        listing.records(heading, &instrument.related_by(relation, part));
    }
}
