//! What views over the whole library are made of: the records a query finds, the events, who has ratified what.

use super::{Library, LibraryError};
use crate::content;
use crate::model::{Parties, Wanted};
use crate::model::timeline::Event;
use crate::search::{Order, Reach, Request, Survey};

impl Library {
    /// Returns the records that hold all that a query asks for, each once, without their texts, of each as much as is
    /// wanted.
    pub fn survey(
        &self,
        query: &str,
        this_year: u16,
        wanted: &Wanted,
    ) -> Result<Survey, LibraryError> {
        self.settle()?;
        let request = Request {
            text: query.to_owned(),
            live: false,
            reach: Reach::Meaning,
            order: Order::Listing,
            offset: 0,
            limit: 0,
            facets: false,
            snippets: false,
            this_year,
        };
        Ok(self.index().survey(&request, wanted, &|| self.tables())?)
    }

    /// Returns the events of the timeline, by date.
    pub fn events(&self) -> Vec<Event> {
        content::timeline(&self.root)
    }

    /// Returns the parties to every instrument, by its slug or, where it has no record, its code.
    pub fn ratifications(&self) -> Vec<(String, Parties)> {
        content::all_parties(&self.root)
    }
}
