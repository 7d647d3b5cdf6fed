//! The pages of the session: the records, comparisons and searches one can go back or forward to.

use super::Session;
use super::list::{Choice, Item};
use super::place::Place;

impl Session<'_, '_> {
    /// Lists the pages in the order in which one came to them.
    pub(super) fn pages(&mut self) -> anyhow::Result<()> {
        let (places, here) = self.way();
        let items = places.into_iter().filter_map(|(number, place)| {
            let title = match place {
                Place::Text(reading) => reading.title(),
                Place::Library(search) => format!("Search: {}", search.query()?),
                Place::Facets(_)
                | Place::Desk(_)
                | Place::Modules
                | Place::Training(_)
                | Place::Agenda(_)
                | Place::Standards
                | Place::Workbench
                | Place::Questions(_)
                | Place::Atlas(_) => return None,
            };
            let is_here = if number == here { " (here)" } else { "" };
            let title = format!("{title}{is_here}");
            Some(Item::of(title, Choice::Page(number)))
        });
        let items: Vec<Item> = items.collect();
        if items.is_empty() {
            return self.say("Nothing was searched for or read yet.");
        }
        self.say("Pages of this session:")?;
        self.show(items)
    }
}
