//! The pages of a site that are no records: the cards of countries, the views of the Atlas.

use super::{Names, Piece, SiteFile, UP, Whole, in_two, lists};
use crate::atlas::{self, Words};
use crate::content;
use crate::export::html::site::{self, Group, Link, Listing, Stop};
use crate::export::{self, Page};
use crate::library::{Card, Library, LibraryError, Placed};
use crate::model::{Country, Detail, Kind, Language, PartialDate, Record, Tables, View};

/// The page that names the views of the Atlas.
pub(super) const ATLAS_FILE: &str = "atlas.html";
/// The folder of the views.
const ATLAS: &str = "atlas";
/// The folder of what stands under a country.
pub(super) const COUNTRY: &str = "country";

/// The card of a country.
#[derive(Debug)]
pub(super) struct CountryPage {
    /// Its code.
    pub(super) code: String,
    /// The file.
    pub(super) file: String,
    /// What it says.
    pub(super) page: Page,
    /// What it is found by: its names in all languages, its code.
    pub(super) found_by: Record,
}

/// A view of the Atlas.
#[derive(Debug)]
pub(super) struct AtlasPage {
    /// What leads to it.
    pub(super) link: Link,
    page: Page,
}

/// What stands beside the records of a site.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The cards of all countries that the library knows, in the order of its table.
    pub(super) cards: Vec<CountryPage>,
    /// The views of the Atlas.
    pub(super) views: Vec<AtlasPage>,
}

impl Around {
    /// Returns where the pages stand, by the names of the views they are; instruments stand at the pages of their records.
    pub(super) fn stops(&self, pieces: &[Piece]) -> Vec<(String, Stop)> {
        let cards = self.cards.iter();
        let mut stops: Vec<(String, Stop)> = cards
            .map(|card| (card.page.path.clone(), Stop::of(&card.page, &card.file)))
            .collect();
        let standards = pieces.iter().filter(|piece| {
            piece.is_original() && matches!(piece.record.detail, Detail::Standard(_))
        });
        stops.extend(standards.map(|piece| {
            let view = View::Instrument(piece.record.id.slug.clone());
            (view.to_string(), Stop::of(&piece.page, &piece.file))
        }));
        stops
    }

    /// Returns the card of a country.
    pub(super) fn card(&self, code: &str) -> Option<&CountryPage> {
        self.cards.iter().find(|card| card.code == code)
    }

    /// Returns what leads to the views.
    pub(super) fn links(&self) -> Vec<Link> {
        self.views.iter().map(|view| view.link.clone()).collect()
    }
}

/// Returns the pages of the Atlas.
pub(super) fn atlas_files(whole: &Whole<'_>, lists: &lists::Lists) -> Vec<SiteFile> {
    let views = &whole.around.views;
    let frame = whole.frame(lists, UP);
    let mut files: Vec<SiteFile> = views
        .iter()
        .map(|view| {
            let text = site::record(&view.page, &frame, &[], &[]);
            (view.link.file.clone(), text)
        })
        .collect();
    let listing = Listing {
        about: lists::count(whole.originals().count()),
        title: "Atlas".to_owned(),
        summary: "The library as a whole: what it holds, and what is missing.".to_owned(),
        groups: vec![Group {
            heading: format!("{} views", views.len()),
            links: whole.around.links(),
        }],
        foot: lists::foot(whole),
    };
    let frame = whole.frame(lists, "");
    files.push((ATLAS_FILE.to_owned(), site::listing(&listing, &frame)));
    files
}

impl Library {
    /// Returns what stands beside the records of a site.
    pub(super) fn around(
        &self,
        pieces: &[Piece],
        tables: &Tables,
        today: PartialDate,
    ) -> Result<Around, LibraryError> {
        let mut names = Names::default();
        let countries = tables.countries.all.iter();
        let countries: Vec<(&Country, String)> = countries
            .map(|country| (country, names.give(COUNTRY, &country.iso3)))
            .collect();
        let cards = in_two(&countries, |half| {
            let cards = half.iter().map(|(country, file)| CountryPage {
                code: country.iso3.clone(),
                file: file.clone(),
                page: self.country_page(country, pieces),
                found_by: found_by(country),
            });
            cards.collect()
        });
        let english = Language::english();
        let words = Words {
            tables,
            language: &english,
        };
        let views = atlas::View::ALL.iter().map(|view| {
            let seen = self.see_now(*view, "", false, today)?;
            let page = export::atlas_page(&seen, words);
            let link = Link {
                file: names.give(ATLAS, view.name()),
                text: lists::capitalised(view.name()),
                about: said(*view).to_owned(),
                ..Link::default()
            };
            Ok(AtlasPage { link, page })
        });
        Ok(Around {
            views: views.collect::<Result<_, LibraryError>>()?,
            cards,
        })
    }

    /// Returns the card of a country as a page, its records those of the site.
    fn country_page(&self, country: &Country, pieces: &[Piece]) -> Page {
        let english = Language::english();
        let iso3 = country.iso3.as_str();
        let placed = |is_of: &dyn Fn(&Record) -> bool| {
            let of = pieces.iter().filter(|one| one.is_original());
            let of = of.filter(|one| is_of(&one.record));
            of.map(|one| Placed::of(self.listed(&one.record, &english), &one.record))
                .collect::<Vec<Placed>>()
        };
        let works_in = |record: &Record, kind| {
            record.id.kind == kind && record.countries().iter().any(|code| code.value == iso3)
        };
        let gives = |record: &Record| match &record.detail {
            Detail::Project(project) => project.providers.iter().any(|one| one.value == iso3),
            _ => false,
        };
        let (events, event_sources) = content::timeline_of(&self.root, iso3);
        let card = Card {
            commitments: content::commitments(&self.root, iso3),
            cases: placed(&|record| works_in(record, Kind::Case)),
            projects: placed(&|record| works_in(record, Kind::Project)),
            provided: placed(&gives),
            events,
            event_sources,
        };
        let opened = self.country_sheet(country, &card.sorted(), &english);
        self.page(&opened)
    }
}

/// Returns what a view shows.
fn said(view: atlas::View) -> &'static str {
    match view {
        atlas::View::Matrix { .. } => "how many records there are, by topic and region",
        atlas::View::Lessons => "what was learned, by dimension and topic",
        atlas::View::Timeline(_) => "what happened when, by country",
        atlas::View::Map(_) => "where cases are, by region and country",
        atlas::View::Contributions => "who paid what, by currency",
        atlas::View::Coverage => "what is missing, out of date or weakly supported",
    }
}

/// Returns what a country is found by: its names alone, for who types a region or a grouping wants records.
fn found_by(country: &Country) -> Record {
    let english = Language::english();
    let view = View::Country(country.iso3.clone());
    let mut record = view.record(&english, country.name(english.tag()), "");
    record.title_local.clone_from(&country.names);
    record.keywords.push(country.iso3.clone());
    record.keywords.extend(country.aliases.iter().cloned());
    record
}
