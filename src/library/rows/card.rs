//! The card of a country for a spreadsheet: a row per fact, with its sources.

use super::instrument::period;
use super::{Rows, cited, head, told};
use crate::library::{Card, Library, LibraryError, Placed};
use crate::model::timeline::Event;
use crate::model::{Commitments, Country, Language, Standing, State, Sureness, Total};

const COLUMNS: [&str; 11] = [
    "country",
    "fact",
    "id",
    "title",
    "start",
    "end",
    "state",
    "note",
    "confidence",
    "sources",
    "path",
];

/// A fact, in the order of the columns behind the country.
#[derive(Default)]
struct Fact {
    kind: &'static str,
    id: String,
    title: String,
    start: String,
    end: String,
    state: String,
    note: String,
    confidence: &'static str,
    sources: String,
    path: String,
}

impl Library {
    /// Returns the facts of the card of a country.
    pub(super) fn card_rows(
        &self,
        country: &Country,
        language: &Language,
    ) -> Result<Rows, LibraryError> {
        let card = self.country_now(&country.iso3, language)?;
        let mut facts = Vec::new();
        if let Some(commitments) = &card.commitments {
            let standings = commitments.standings.iter();
            facts.extend(standings.map(|one| self.standing(one, commitments, language)));
            facts.extend(commitments.totals.iter().map(|one| total(one, commitments)));
        }
        for (kind, records) in [
            ("case", &card.cases),
            ("project", &card.projects),
            ("shares its experience", &card.provided),
        ] {
            for placed in records {
                facts.push(self.placed(kind, placed)?);
            }
        }
        facts.extend(card.events.iter().map(|one| event(one, &card)));
        let mut rows = vec![head(&COLUMNS)];
        rows.extend(facts.into_iter().map(|fact| fact.row(&country.iso3)));
        Ok(rows)
    }

    fn standing(&self, one: &Standing, all: &Commitments, language: &Language) -> Fact {
        let record = self.standard_called(&one.instrument, language);
        let (start, confidence) = match &one.state {
            // A date that was not seen makes the fact no surer than itself.
            State::Ratified(found) if found.sureness == Sureness::Sourced => {
                (found.date, found.date_sureness)
            }
            State::Ratified(found) => (found.date, found.sureness),
            State::NotRatified { sureness, .. } => (None, *sureness),
        };
        let (path, title) = match record {
            Some(listed) => (listed.path, listed.title),
            None => (String::new(), one.title.clone().unwrap_or_default()),
        };
        Fact {
            kind: "convention",
            id: one.instrument.clone(),
            title,
            start: start.map(|date| date.to_string()).unwrap_or_default(),
            state: one.in_words(),
            note: one.note().to_owned(),
            confidence: confidence.name(),
            sources: cited(one.sources(), &all.sources),
            path,
            ..Fact::default()
        }
    }

    /// Returns a record of the country, which rests on the sources of the record.
    fn placed(&self, kind: &'static str, placed: &Placed) -> Result<Fact, LibraryError> {
        let (record, _) = self.whole(&placed.listed.path)?;
        let [start, end] = period(placed);
        Ok(Fact {
            kind,
            id: placed.listed.id.slug.clone(),
            title: placed.listed.title.clone(),
            start,
            end,
            state: placed.state.clone().unwrap_or_default(),
            sources: told(&record.sources),
            path: placed.listed.path.clone(),
            ..Fact::default()
        })
    }
}

fn total(one: &Total, all: &Commitments) -> Fact {
    Fact {
        kind: "conventions in all",
        state: one.in_words(),
        note: one.note.clone(),
        confidence: one.sureness.name(),
        sources: cited(&one.sources, &all.sources),
        ..Fact::default()
    }
}

fn event(one: &Event, card: &Card) -> Fact {
    Fact {
        kind: "event",
        id: one.project.clone().unwrap_or_default(),
        title: one.title.clone(),
        start: one.date.to_string(),
        note: one.note.clone().unwrap_or_default(),
        confidence: Sureness::Sourced.name(),
        sources: cited(&one.sources, &card.event_sources),
        ..Fact::default()
    }
}

impl Fact {
    fn row(self, country: &str) -> Vec<String> {
        vec![
            country.to_owned(),
            self.kind.to_owned(),
            self.id,
            self.title,
            self.start,
            self.end,
            self.state,
            self.note,
            self.confidence.to_owned(),
            self.sources,
            self.path,
        ]
    }
}
