//! The card of a country: what it has ratified, what was done in it, what it gives to others.

use super::{Library, LibraryError};
use crate::content;
use crate::model::timeline::Event;
use crate::model::{Commitments, Detail, Digest, Kind, Language, Period, Record, Source, Wanted};
use crate::search::{Listed, Order, Reach, Request};

/// What is told of a country that the table of ratifications does not name.
pub const UNNAMED: &str = "The library's table of ratifications does not name this country. That is no proof: for most \
                           Conventions it names some parties only.";

/// What is told of a country that no record is of.
pub const NOTHING: &str = "The library has no case and no project of this country.";

/// More records than any library has of one country.
const ALL: usize = 100_000;

/// What a library knows of a country.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// How it stands to the instruments; `None` where the library has no table of ratifications.
    pub commitments: Option<Commitments>,
    /// Cases that happened in it, the latest first.
    pub cases: Vec<Placed>,
    /// Projects that work in it, the latest first.
    pub projects: Vec<Placed>,
    /// Projects in which it shares its experience, the latest first.
    pub provided: Vec<Placed>,
    /// What happened in it or with it, the first first.
    pub events: Vec<Event>,
    /// The sources of what happened.
    pub event_sources: Vec<Source>,
}

impl Card {
    /// Tells whether no record is of the country.
    pub fn has_no_record(&self) -> bool {
        self.cases.is_empty() && self.projects.is_empty() && self.provided.is_empty()
    }

    /// Returns the card with the latest records first, and last those without a period.
    pub(super) fn sorted(mut self) -> Self {
        for list in [&mut self.cases, &mut self.projects, &mut self.provided] {
            list.sort_by_key(|one| std::cmp::Reverse(one.period.map(|period| period.start)));
        }
        self
    }
}

/// A record with when it was and how it went.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which record.
    pub listed: Listed,
    /// When it was, if it has a period.
    pub period: Option<Period>,
    /// The outcome of a case, the state of a project.
    pub state: Option<String>,
}

impl Placed {
    /// Returns a record with what its front matter says of it.
    pub(super) fn of(listed: Listed, record: &Record) -> Self {
        let state = match &record.detail {
            Detail::Project(project) => project.state.as_ref().map(|text| text.value.clone()),
            _ => record.outcome().map(|text| text.value.clone()),
        };
        Self {
            listed,
            period: record.period(),
            state,
        }
    }

    /// Returns what is said of it in brackets: when, how it went.
    pub fn beside(&self) -> Vec<String> {
        let period = self.period.map(Period::in_words);
        period.into_iter().chain(self.state.clone()).collect()
    }
}

impl Library {
    /// Returns the card of a country by its ISO 3166-1 code of three letters; titles come in a language where they are
    /// there in it.
    pub fn country(&self, iso3: &str, language: &Language) -> Result<Card, LibraryError> {
        self.settle()?;
        self.country_now(iso3, language)
    }

    /// Returns the card of a country from the index as it stands.
    pub(super) fn country_now(
        &self,
        iso3: &str,
        language: &Language,
    ) -> Result<Card, LibraryError> {
        let of_kind = |kind| self.answering(&format!("kind:{kind} country:{iso3}"), language);
        let wanted = Wanted {
            facts: true,
            ..Wanted::default()
        };
        let projects = self.survey_now("kind:project", false, 0, &wanted)?;
        let projects = projects.digests;
        let gives = |digest: &&Digest| digest.facts.providers.iter().any(|code| code == iso3);
        let provided = projects.iter().filter(gives).map(|digest| {
            let record = self.read(&digest.path)?;
            Ok(Placed::of(self.listed(&record, language), &record))
        });
        let provided: Vec<Placed> = provided.collect::<Result<_, LibraryError>>()?;
        let (events, event_sources) = content::timeline_of(&self.root, iso3);
        let card = Card {
            commitments: content::commitments(&self.root, iso3),
            cases: of_kind(Kind::Case)?,
            projects: of_kind(Kind::Project)?,
            provided,
            events,
            event_sources,
        };
        Ok(card.sorted())
    }

    /// Returns the records that answer a query, originals only, each with what its front matter says.
    fn answering(&self, query: &str, language: &Language) -> Result<Vec<Placed>, LibraryError> {
        let request = Request {
            text: query.to_owned(),
            live: false,
            reach: Reach::Literal,
            order: Order::Listing,
            offset: 0,
            limit: ALL,
            facets: false,
            snippets: false,
            reader: None,
            this_year: 0,
        };
        let mut found = Vec::new();
        let found_now = self.index().search(&request, &|| self.tables())?;
        for hit in found_now.hits {
            let record = self.read(&hit.path)?;
            if !record.is_translation() {
                found.push(Placed::of(self.listed(&record, language), &record));
            }
        }
        Ok(found)
    }

    /// Returns a record as lists have it, in a language where it is there in it.
    pub(super) fn listed(&self, record: &Record, language: &Language) -> Listed {
        let listed = Listed {
            id: record.id.clone(),
            language: record.language.clone(),
            title: record.title.value.clone(),
            path: record.path.clone(),
        };
        self.in_language(listed, language)
    }
}
