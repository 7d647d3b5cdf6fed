//! The Standards: the instruments and the countries, and the way to the page of one by its name.

use super::Session;
use super::list::{Choice, Item, headed};
use crate::library::{Asked, CountryLine, InstrumentLine, Overview, Within};
use crate::model::{View, c102};
use crate::search::countries_called;

/// What is typed behind a code to be told who has ratified it.
const RATIFICATIONS: &str = "ratifications";

impl Session<'_, '_> {
    /// Lists the instruments, and the countries of which the library knows something.
    pub(super) fn announce_standards(&mut self) -> anyhow::Result<()> {
        let Some(overview) = self.overview()? else {
            return Ok(());
        };
        let instruments = overview.instruments.iter().map(instrument).collect();
        let mut items = headed("Instruments:", instruments);
        let known = overview
            .countries
            .iter()
            .filter(|line| !line.facts().is_empty());
        items.extend(headed("Countries:", known.map(country).collect()));
        self.say(
            "Standards: instruments, then the countries of which the library knows something. standard and a code, or \
             country and a name, lead to any of them.",
        )?;
        self.show(items)
    }

    /// Opens what stands around an instrument, a Part or an article, or who has ratified it.
    pub(super) fn open_standard(&mut self, words: &str) -> anyhow::Result<()> {
        let (of, is_list) = match words.trim().strip_suffix(RATIFICATIONS) {
            Some(of) => (of.trim(), true),
            None => (words.trim(), false),
        };
        let Some(asked) = Asked::read(&[of.to_owned()], &self.tables) else {
            return self.say("Type standard and a code, as in standard c102 or standard c102 V.");
        };
        let Some(overview) = self.overview()? else {
            return Ok(());
        };
        if let Some(Within::Unread(text)) = &asked.place {
            let words = format!(
                "{text} is no place in an instrument: type standard c102 V, standard c102 art 28 or standard c102 art 67(d)."
            );
            return self.say(&words);
        }
        let place = overview.place_in(of).map(|(view, _)| view);
        let codes = asked.codes();
        let line = codes
            .iter()
            .find_map(|code| overview.instrument_called(code));
        let view = match (line, asked.place, place) {
            (None, _, None) => {
                let words = format!(
                    "No instrument is called {}. standards lists them.",
                    asked.code
                );
                return self.say(&words);
            }
            (Some(line), Some(_), None) => {
                let words = if line.slug == c102::SLUG {
                    format!("{} has no such Part, branch or article.", line.code)
                } else {
                    let parts = c102::SLUG.to_uppercase();
                    format!("The library has the Parts of {parts} only.")
                };
                return self.say(&words);
            }
            (_, _, Some(View::Part { instrument, part })) if is_list => View::Ratifications {
                instrument,
                part: Some(part),
                order: crate::model::PartyOrder::Date,
            },
            (_, _, Some(view)) => view,
            (Some(line), None, None) if is_list => View::ratifications(&line.slug),
            (Some(line), None, None) => View::Instrument(line.slug.clone()),
        };
        self.open_view(&view, None)
    }

    /// Opens the card of a country.
    pub(super) fn open_country(&mut self, name: &str) -> anyhow::Result<()> {
        if name.is_empty() {
            return self.say("Type country and the name of one.");
        }
        let codes: Vec<String> = countries_called(name, &self.tables).into_iter().collect();
        match codes.as_slice() {
            [code] => self.open_view(&View::Country(code.clone()), None),
            [] => self.say(&format!(
                "No country is called {name}. s {name} searches for it."
            )),
            several => {
                let items = several.iter().filter_map(|code| {
                    let country = self.tables.countries.get(code)?;
                    let words = format!("{} ({code})", country.name(self.labels()));
                    Some(Item::of(words, to(&View::Country(code.clone()))))
                });
                let items: Vec<Item> = items.collect();
                self.say(&format!("{name} stands for {} countries:", items.len()))?;
                self.show(items)
            }
        }
    }

    fn overview(&mut self) -> anyhow::Result<Option<Overview>> {
        match self.library.overview(&self.settings.language) {
            Ok(overview) => Ok(Some(overview)),
            Err(error) => {
                self.trouble(&error)?;
                Ok(None)
            }
        }
    }
}

fn instrument(line: &InstrumentLine) -> Item {
    let words = format!("{} {}", line.code, line.title);
    let view = View::Instrument(line.slug.clone());
    Item::of(words, to(&view)).and(&line.facts().join(", "))
}

fn country(line: &CountryLine) -> Item {
    let words = format!("{} ({})", line.name, line.iso3);
    let view = View::Country(line.iso3.clone());
    Item::of(words, to(&view)).and(&line.facts().join(", "))
}

fn to(view: &View) -> Choice {
    Choice::Record {
        name: view.to_string(),
        anchor: None,
    }
}
