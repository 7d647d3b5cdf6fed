//! A view seen: what was asked, and what came of it. A pure function of what is given: digests, events, ratifications.

use std::collections::BTreeSet;

use super::told::Cell;
use super::view::{By, Of, View};
use super::{
    Contributions, Coverage, Lessons, Map, Matrix, Timeline, contributions, coverage, events_of,
    lessons, map_of_parties, map_of_records, matrix, timeline,
};
use crate::model::timeline::Event;
use crate::model::{Digest, PartialDate, Parties, Tables};
use crate::source::Diagnostic;

/// What is given to see a view of.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The records that the query finds.
    pub digests: Vec<Digest>,
    /// The events of the library; only a timeline needs them.
    pub events: Vec<Event>,
    /// The parties to the instruments that are asked for; only a map of ratifications needs them.
    pub parties: Vec<(String, Parties)>,
    /// The countries that the query narrows by; absent where it names no place.
    pub countries: Option<BTreeSet<String>>,
}

/// A view that was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Which view.
    pub view: View,
    /// The query it follows.
    pub query: String,
    /// How many records the query finds.
    pub records: usize,
    /// How many records a search lists besides that do not hold the whole query; no view counts them.
    pub less_exact: usize,
    /// The year in which it was seen.
    pub this_year: u16,
    /// What could not be read in the query, and what was taken instead.
    pub notes: Vec<Diagnostic>,
    /// What is to be seen.
    pub data: Data,
}

/// What is to be seen in a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Two fields against each other.
    Matrix(Matrix),
    /// The records of one cell of a matrix.
    Cell(Cell),
    /// What was learned.
    Lessons(Lessons),
    /// When what happened.
    Timeline(Timeline, By),
    /// Where what is.
    Map(Map, Of),
    /// Who paid what and when.
    Contributions(Contributions),
    /// What is missing.
    Coverage(Coverage),
}

impl Seen {
    /// Sees a view of what a query finds.
    pub fn new(view: View, query: &str, given: Given, tables: &Tables, today: PartialDate) -> Self {
        Self {
            view,
            query: query.to_owned(),
            records: given.digests.len(),
            less_exact: 0,
            this_year: today.year,
            notes: Vec::new(),
            data: data(view, query, given, tables, today),
        }
    }

    /// Returns what is said where there is nothing to show.
    pub fn missing(&self) -> &'static str {
        match &self.data {
            Data::Map(map, of) if of.kind().is_none() && map.instruments.is_empty() => {
                "The search finds no instrument; name one, such as c102, or a country."
            }
            _ => "No record answers the search.",
        }
    }

    /// Returns what is said of the records that are left out, for a line beside the number of those that are counted;
    /// nothing where there are none.
    pub fn left_out(&self) -> Option<String> {
        match self.less_exact {
            0 => None,
            count => Some(format!("{count} less exact left out")),
        }
    }
}

fn data(view: View, query: &str, given: Given, tables: &Tables, today: PartialDate) -> Data {
    let Given {
        digests,
        events,
        parties,
        countries,
    } = given;
    let looked_at = countries.as_ref();
    let is_whole = query.trim().is_empty();
    match view {
        View::Matrix { rows, columns } => Data::Matrix(matrix(rows, columns, &digests, tables)),
        View::Lessons => Data::Lessons(lessons(&digests, tables)),
        View::Timeline(by) => {
            let events = if is_whole {
                events
            } else {
                events_of(events, &digests)
            };
            Data::Timeline(timeline(by, &digests, &events, tables), by)
        }
        View::Map(of) => {
            let map = match of.kind() {
                Some(kind) => map_of_records(kind, &digests, looked_at, tables),
                None => map_of_parties(&parties, looked_at, tables),
            };
            Data::Map(map, of)
        }
        View::Contributions => Data::Contributions(contributions(&digests, tables)),
        View::Coverage => Data::Coverage(coverage(&digests, looked_at, tables, today)),
    }
}
