//! The card of a country.

use std::sync::Arc;

use super::draft::{Draft, code, said, text, title_of};
use super::none;
use crate::library::worker::Opened;
use crate::library::{Card, LibraryError, NOTHING, UNNAMED};
use crate::model::{Country, Inline, Phrase, Source, Standing, View};

/// What stands before the keys of the table of events, whose keys are not those of the table of ratifications.
const EVENT: &str = "event:";

impl Draft<'_> {
    /// Returns the card of a country by its code.
    pub(super) fn country_card(self, iso3: &str) -> Result<Opened, LibraryError> {
        let tables = Arc::clone(&self.tables);
        let country = tables.countries.get(iso3);
        let country = country.ok_or_else(|| none(&View::Country(iso3.to_owned())))?;
        let card = self.library.country_now(iso3, self.language)?;
        Ok(self.card_page(country, &card))
    }

    /// Returns a card as a page.
    pub(super) fn card_page(mut self, country: &Country, card: &Card) -> Opened {
        let iso3 = country.iso3.as_str();
        self.sheet(card);
        self.heading("In the Library");
        if card.has_no_record() {
            let begin = format!("casebook new case {}-NAME", iso3.to_lowercase());
            let words = [text(NOTHING), text(" "), code(&begin), text(" begins one.")];
            self.paragraph(words.into());
        }
        let mut searches = vec![("All of this country", format!("country:{iso3}"))];
        if !country.region.is_empty() {
            let region = format!("kind:case region:{}", country.region);
            searches.push(("Cases of its region", region));
        }
        self.searches(&searches);
        self.titled(country)
    }

    /// Returns a card as a page for those who have no program: without searches, and without what only the program does.
    pub(super) fn card_sheet(mut self, country: &Country, card: &Card) -> Opened {
        self.sheet(card);
        if card.has_no_record() {
            self.heading("In the Library");
            self.say(NOTHING);
        }
        self.titled(country)
    }

    /// Returns the card under the name of the country and its place in the world.
    fn titled(self, country: &Country) -> Opened {
        let title = self.name_of(&country.iso3) + format!(" ({})", country.iso3);
        let place = country.place(&self.tables, self.language.tag());
        self.finish(title, Phrase::joined(place, " · "))
    }

    /// Writes what the card tells of the country itself.
    fn sheet(&mut self, card: &Card) {
        self.commitments(card);
        self.records("Cases", &card.cases);
        self.records("Projects that work here", &card.projects);
        self.records("Projects in which it shares its experience", &card.provided);
        self.events(card);
    }

    fn commitments(&mut self, card: &Card) {
        self.heading("Conventions on social security");
        let commitments = card.commitments.as_ref().filter(|all| !all.is_empty());
        let Some(commitments) = commitments else {
            self.say(UNNAMED);
            return;
        };
        let mut items = Vec::new();
        for standing in &commitments.standings {
            let mut item = self.instrument_of(standing);
            item.push(text(&format!(": {}", standing.in_words())));
            item.extend(self.noted(standing.note(), standing.sources(), &commitments.sources));
            items.push(item);
        }
        for total in &commitments.totals {
            let mut item = vec![text(&total.in_words())];
            item.extend(self.noted(&total.note, &total.sources, &commitments.sources));
            items.push(item);
        }
        self.items(items);
    }

    /// Returns the name of an instrument, which leads to what stands around it where it has a record.
    fn instrument_of(&mut self, standing: &Standing) -> Vec<Inline> {
        let code = standing.instrument.to_uppercase();
        let record = self
            .library
            .standard_called(&standing.instrument, self.language);
        let (name, title) = match record {
            Some(listed) => {
                let view = View::Instrument(listed.id.slug.clone());
                let name = self.link_view(&view, &listed.title, &code);
                (name, Some(title_of(&listed)))
            }
            None => (text(&code), standing.title.as_ref().map(Phrase::from)),
        };
        let title = title.map(|title| said(Phrase::from(" ") + title));
        std::iter::once(name)
            .chain(title.into_iter().flatten())
            .collect()
    }

    fn events(&mut self, card: &Card) {
        if card.events.is_empty() {
            return;
        }
        self.heading(&format!("Timeline ({})", card.events.len()));
        let sources = card.event_sources.iter().map(|source| {
            let mut source = source.clone();
            source.key.value = format!("{EVENT}{}", source.key.value);
            source
        });
        let sources: Vec<Source> = sources.collect();
        let mut items = Vec::new();
        for event in &card.events {
            let mut item = vec![text(&format!("{} {}", event.date, event.title))];
            let project = event.project.as_deref().map(|slug| [slug]);
            let project = project.map(|slug| self.library.index().list_of(&slug));
            if let Some(listed) = project.and_then(|mut found| found.pop()) {
                let listed = self.library.in_language(listed, self.language);
                item.push(text(" ("));
                item.push(self.link_record(&listed, None, title_of(&listed)));
                item.push(text(")"));
            }
            let keys: Vec<String> = event
                .sources
                .iter()
                .map(|key| format!("{EVENT}{key}"))
                .collect();
            item.extend(self.noted(event.note.as_deref().unwrap_or_default(), &keys, &sources));
            items.push(item);
        }
        self.items(items);
    }

    /// Returns a note and the marks of sources, as the end of an item.
    fn noted(&mut self, note: &str, keys: &[String], among: &[Source]) -> Vec<Inline> {
        let note = (!note.is_empty()).then(|| text(&format!(". {note}")));
        let marks = self.cite(keys, among);
        note.into_iter().chain(marks).collect()
    }
}
