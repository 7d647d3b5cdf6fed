//! What views over the whole library are made of: the records a query finds, the events, who has ratified what; and the
//! views themselves.

use super::{Library, LibraryError};
use crate::atlas::{Given, Of, Seen, View};
use crate::content;
use crate::model::timeline::Event;
use crate::model::{PartialDate, Parties, Wanted};
use crate::search::{Order, Reach, Request, Survey};

impl Library {
    /// Returns the records that hold all that a query asks for, each once, without their texts, of each as much as is
    /// wanted. A query that is live is still being typed: its last word may be the beginning of a word.
    pub fn survey(
        &self,
        query: &str,
        is_live: bool,
        this_year: u16,
        wanted: &Wanted,
    ) -> Result<Survey, LibraryError> {
        self.settle()?;
        self.survey_as_it_is(query, is_live, this_year, wanted)
    }

    /// Sees a view of what a query finds.
    pub fn see(
        &self,
        view: View,
        query: &str,
        is_live: bool,
        today: PartialDate,
    ) -> Result<Seen, LibraryError> {
        self.settle()?;
        self.see_as_it_is(view, query, is_live, today)
    }

    /// Sees a view of what a query finds, with the index as it stands.
    pub(super) fn see_as_it_is(
        &self,
        view: View,
        query: &str,
        is_live: bool,
        today: PartialDate,
    ) -> Result<Seen, LibraryError> {
        let survey = self.survey_as_it_is(query, is_live, today.year, &view.wanted())?;
        let given = Given {
            digests: survey.digests,
            events: match view {
                View::Timeline(_) => self.events(),
                _ => Vec::new(),
            },
            parties: match view {
                View::Map(Of::Ratifications) => self.ratifications(),
                _ => Vec::new(),
            },
        };
        Ok(Seen {
            notes: survey.notes,
            ..Seen::new(view, query, given, &self.tables(), today)
        })
    }

    /// Returns the records that a query finds from the index as it stands.
    pub(super) fn survey_as_it_is(
        &self,
        query: &str,
        is_live: bool,
        this_year: u16,
        wanted: &Wanted,
    ) -> Result<Survey, LibraryError> {
        let request = Request {
            text: query.to_owned(),
            live: is_live,
            reach: Reach::Meaning,
            order: Order::Listing,
            offset: 0,
            limit: 0,
            facets: false,
            snippets: false,
            this_year,
        };
        let index = self.index();
        Ok(index.survey(&request, wanted, &|| self.tables())?)
    }

    /// Returns the events of the timeline, by date.
    pub fn events(&self) -> Vec<Event> {
        content::timeline(&self.root)
    }

    /// Returns the parties to every instrument, by its slug or, where it has no record, its code.
    pub(super) fn ratifications(&self) -> Vec<(String, Parties)> {
        content::all_parties(&self.root)
    }
}
