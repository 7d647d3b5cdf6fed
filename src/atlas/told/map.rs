//! The map, as the list that says the same: by region and country.

use serde_json::{Value, json};

use super::{Bar, Item, Lead, Note, Part, Told, Words, narrowed};
use crate::atlas::{Listed, Map, Of, Place, RegionPlaces};
use crate::model::{Field, Kind, Phrase};

/// How many titles are told with a country; the country itself leads to all of them.
const MOST: usize = 8;

/// The map, to be told.
pub(super) struct MapTold<'a> {
    pub(super) map: &'a Map,
    pub(super) of: Of,
    pub(super) query: &'a str,
    pub(super) words: Words<'a>,
}

impl MapTold<'_> {
    fn count(&self, number: usize) -> String {
        let (one, many) = self.of.names();
        self.words.count(number, one, many)
    }

    /// Returns the query that finds what a country counts: its records, or the instruments it has ratified.
    fn lead(&self, place: &Place) -> Lead {
        let filters = if let Some(kind) = self.of.kind() {
            [
                Field::Kind.filter(&[kind.name()]),
                Field::Country.filter(&[&place.country]),
            ]
        } else {
            let ids: Vec<&str> = place.ids.iter().map(String::as_str).collect();
            let kind = Field::Kind.filter(&[Kind::Standard.name()]);
            // They were chosen already; what the query asks of places holds for no instrument.
            return Lead::Query(narrowed(&[kind, Field::Id.filter(&ids)], ""));
        };
        Lead::Query(narrowed(&filters, self.query))
    }

    /// Returns how much of the largest count a country has, in hundredths.
    fn share(&self, place: &Place) -> u8 {
        let places = self.map.regions.iter().flat_map(|region| &region.places);
        let most = places.map(|place| place.ids.len()).max().unwrap_or(1);
        u8::try_from((place.ids.len() * 100).div_ceil(most.max(1))).unwrap_or(100)
    }

    /// Returns the slugs of the records that name no country.
    fn nowhere(&self) -> Vec<&str> {
        let nowhere = self.map.nowhere.iter();
        nowhere.map(|(id, _)| id.slug.as_str()).collect()
    }

    fn country(&self, code: &str) -> Phrase {
        self.words.label(Field::Country, Some(code))
    }

    /// Returns what stands in a country: records by their titles, one below the other; instruments by their codes.
    fn titles(&self, titles: &[Phrase]) -> Vec<Note> {
        if self.of.kind().is_none() {
            return vec![Phrase::joined(titles.iter().cloned(), ", ").into()];
        }
        let more = match titles.len().saturating_sub(MOST) {
            0 => None,
            more => Some(format!("and {} more", self.words.number(more)).into()),
        };
        let first = titles.iter().take(MOST).cloned().map(Note::from);
        first.chain(more).collect()
    }

    fn region(&self, region: &RegionPlaces) -> Vec<Part> {
        let name = self.words.label(Field::Region, region.region.as_deref());
        let there = self
            .words
            .count(region.places.len(), "country", "countries");
        let heading = name + ": " + self.count(region.total) + " in " + there;
        let items = region.places.iter().map(|place| Item {
            lead: self.country(&place.country),
            text: self.words.number(place.ids.len()).into(),
            notes: self.titles(&place.titles),
            leads_to: Some(self.lead(place)),
            bar: Bar::Share(self.share(place)),
        });
        let mut parts = vec![Part::heading(2, heading), Part::List(items.collect())];
        for (codes, is_sure) in [(&region.without, true), (&region.unnamed, false)] {
            let mut names: Vec<Phrase> = codes.iter().map(|code| self.country(code)).collect();
            names.sort();
            let said = match (names.len(), is_sure) {
                (0, _) => continue,
                (count, true) => format!("None in {count}: "),
                (count, false) => format!("Not named ({count}): "),
            };
            let names = Phrase::joined(names, ", ");
            parts.push(Part::Text(Phrase::from(said) + names + "."));
        }
        parts
    }

    /// Returns which instruments are on the map, which countries are looked at, and what it says of one that is not named.
    fn chosen(&self) -> Phrase {
        let instruments = &self.map.instruments;
        let listed = |all: Vec<Phrase>, many: &str| match all.len() {
            0..=MOST => Phrase::joined(all, ", "),
            count => format!("{} {many}", self.words.number(count)).into(),
        };
        let codes = instruments.iter().map(|one| one.id.to_uppercase().into());
        let of = listed(codes.collect(), "instruments");
        let countries = self.map.countries.as_ref().map(|all| {
            let names = all.iter().map(|code| self.country(code)).collect();
            Phrase::from(" in ") + listed(names, "countries")
        });
        let (whole, partial): (Vec<&Listed>, Vec<&Listed>) =
            instruments.iter().partition(|one| one.is_complete);
        let dated = |one: &&Listed| {
            let date = one.as_of.map(|date| format!(" (as of {date})"));
            format!("{}{}", one.id.to_uppercase(), date.unwrap_or_default())
        };
        let whole: Vec<String> = whole.iter().map(dated).collect();
        let said = match (whole.is_empty(), partial.is_empty()) {
            (_, true) => format!("The library names every party to {}.", whole.join(", ")),
            (true, false) => {
                "The library does not name every party: one that is not named may be a party."
                    .to_owned()
            }
            (false, false) => format!(
                "The library names every party to {} only: a country that is not named may be a party to others.",
                whole.join(", ")
            ),
        };
        let of = Phrase::from("Ratifications of ") + of + countries.unwrap_or_default();
        of + ". " + said
    }

    fn place_json(&self, place: &Place) -> Value {
        json!({
            "country": place.country,
            "label": self.words.english(Field::Country, Some(&place.country)),
            "latitude": place.position.map(|(latitude, _)| latitude),
            "longitude": place.position.map(|(_, longitude)| longitude),
            "count": place.ids.len(),
            "ids": place.ids,
            "titles": place.titles,
        })
    }
}

impl Told for MapTold<'_> {
    fn is_empty(&self) -> bool {
        // That nobody is a party is something to be told, where that is known.
        let regions = self.map.regions.iter();
        let mut told = regions.filter(|region| region.without.len() + region.unnamed.len() > 0);
        self.map.total == 0 && (self.of.kind().is_some() || told.next().is_none())
    }

    fn parts(&self) -> Vec<Part> {
        let counted = match self.of {
            Of::Ratifications => self.chosen(),
            _ => "What is in several countries counts in each, once in a region and once in all."
                .into(),
        };
        let recalled = match self.map.recalled {
            0 => String::new(),
            recalled => format!(
                ", {} of them not yet checked against the source",
                self.words.number(recalled)
            ),
        };
        let about = format!("{}{recalled}. ", self.count(self.map.total));
        let mut parts = vec![Part::Text(Phrase::from(about) + counted)];
        for region in &self.map.regions {
            parts.extend(self.region(region));
        }
        let nowhere = &self.map.nowhere;
        if !nowhere.is_empty() {
            let heading = format!("In no country: {}", self.count(nowhere.len()));
            parts.push(Part::heading(2, heading));
            let items = nowhere.iter().take(MOST);
            let items = items.map(|(id, title)| Item::new("", title).to(Lead::record(id)));
            parts.push(Part::List(items.collect()));
            let more = nowhere.len().saturating_sub(MOST);
            if more > 0 {
                let more = self.words.number(more);
                parts.push(Part::Text(format!("And {more} more.").into()));
            }
        }
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = [
            "region",
            "country",
            "name",
            "latitude",
            "longitude",
            "count",
            "ids",
        ];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        for region in &self.map.regions {
            let id = region.region.clone().unwrap_or_default();
            let own = region.places.iter().map(|place| {
                let degrees = |degree: Option<f64>| degree.map(|one| one.to_string());
                vec![
                    id.clone(),
                    place.country.clone(),
                    self.country(&place.country).to_string(),
                    degrees(place.position.map(|at| at.0)).unwrap_or_default(),
                    degrees(place.position.map(|at| at.1)).unwrap_or_default(),
                    place.ids.len().to_string(),
                    place.ids.join(" "),
                ]
            });
            rows.extend(own);
        }
        if !self.map.nowhere.is_empty() {
            let ids: Vec<&str> = self.nowhere();
            let mut row = vec![String::new(); 5];
            row.extend([ids.len().to_string(), ids.join(" ")]);
            rows.push(row);
        }
        rows
    }

    fn json(&self) -> Value {
        let regions = self.map.regions.iter().map(|region| {
            let places = region.places.iter().map(|place| self.place_json(place));
            json!({
                "region": region.region,
                "label": self.words.english(Field::Region, region.region.as_deref()),
                "total": region.total,
                "countries": places.collect::<Vec<Value>>(),
                "without": region.without,
                "unnamed": region.unnamed,
            })
        });
        let instruments =
            self.map.instruments.iter().map(
                |one| json!({ "id": one.id, "complete": one.is_complete, "as_of": one.as_of }),
            );
        json!({
            "of": self.of.names().1,
            "total": self.map.total,
            "regions": regions.collect::<Vec<Value>>(),
            "nowhere": self.nowhere(),
            "recalled": self.map.recalled,
            "instruments": instruments.collect::<Vec<Value>>(),
            "countries": self.map.countries,
        })
    }
}
