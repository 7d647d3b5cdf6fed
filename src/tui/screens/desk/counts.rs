//! How many records a saved search finds now: asked one after the other, because the worker answers only the newest
//! search.

use std::collections::BTreeMap;

use super::entries::Entry;
use crate::library::worker::{Reply, Request, Ticket};
use crate::search;
use crate::tui::screens::Tickets;

/// The counts, by query.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// `None` where it could not be counted.
    known: BTreeMap<String, Option<usize>>,
    asked: Option<(Ticket, String)>,
}

impl Counts {
    /// Returns the count of a query in words; nothing while it is not known.
    pub(super) fn of(&self, query: &str) -> String {
        match self.known.get(query) {
            Some(Some(count)) => count.to_string(),
            Some(None) => "?".to_owned(),
            None => String::new(),
        }
    }

    /// Asks for the next count that is not known; the year is the one running practices extend to.
    pub(super) fn ask(
        &mut self,
        entries: &[Entry],
        this_year: u16,
        tickets: &mut Tickets,
    ) -> Option<Request> {
        if self.asked.is_some() {
            return None;
        }
        let queries = entries.iter().filter_map(|entry| match entry {
            Entry::Search(search) => Some(&search.query),
            _ => None,
        });
        let mut unknown = queries.filter(|query| !self.known.contains_key(*query));
        let text = unknown.next()?.clone();
        let ticket = tickets.next();
        self.asked = Some((ticket, text.clone()));
        // As the input asks it, so that the count is the one seen there.
        let request = search::Request {
            limit: 1,
            ..search::Request::typed(text, this_year)
        };
        Some(Request::Search(ticket, request))
    }

    /// Takes a reply if it is a count.
    pub(super) fn take(&mut self, reply: &Reply) {
        match reply {
            Reply::Answer(ticket, answer) => self.note(*ticket, Some(answer.complete)),
            Reply::Failed(ticket, _) => self.note(*ticket, None),
            // The library has changed.
            Reply::Ready(_) => self.known.clear(),
            _ => {}
        }
    }

    fn note(&mut self, ticket: Ticket, count: Option<usize>) {
        if let Some((_, query)) = self.asked.take_if(|(asked, _)| *asked == ticket) {
            self.known.insert(query, count);
        }
    }
}
