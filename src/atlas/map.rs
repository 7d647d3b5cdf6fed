//! Where what is: cases, projects or ratifications by country, and the countries without any.

use std::collections::{BTreeMap, BTreeSet};

use super::order::rank_of;
use crate::model::{Digest, Field, Kind, PartialDate, Parties, Phrase, RecordId, Sureness, Tables};

/// What is on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// By region, in the order of display; countries that the library does not know come last.
    pub regions: Vec<RegionPlaces>,
    /// How many there are, each once: records, or ratifications.
    pub total: usize,
    /// Records that name no country, with their titles.
    pub nowhere: Vec<(RecordId, Phrase)>,
    /// How many ratifications are from memory and were not looked up.
    pub recalled: usize,
    /// The instruments whose parties are on the map; none where records are.
    pub instruments: Vec<Listed>,
    /// The countries that are looked at; absent where all are.
    pub countries: Option<BTreeSet<String>>,
}

/// An instrument whose parties are on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The slug of its record, or its code where it has none.
    pub id: String,
    /// Whether the library names every party to it.
    pub is_complete: bool,
    /// The date of the list of parties.
    pub as_of: Option<PartialDate>,
}

/// One region.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionPlaces {
    /// Its id; absent for countries that the library does not know.
    pub region: Option<String>,
    /// How many there are in it, each once.
    pub total: usize,
    /// Its countries with any, those with most first, then by code.
    pub places: Vec<Place>,
    /// The codes of its countries without any.
    pub without: Vec<String>,
    /// The codes of its countries that are not named where not all are.
    pub unnamed: Vec<String>,
}

/// One country.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// ISO 3166-1 alpha-3 code.
    pub country: String,
    /// Latitude and longitude of its capital city, in degrees north and east.
    pub position: Option<(f64, f64)>,
    /// The slugs of the records, or the instruments it has ratified, in order.
    pub ids: Vec<String>,
    /// What these are called, in the same order.
    pub titles: Vec<Phrase>,
}

/// What stands in each country, by slug with what it is called.
type Standing<'a> = BTreeMap<&'a str, BTreeMap<&'a str, Phrase>>;

/// Puts the records of a kind on the map; of the countries without any, those that are looked at are told.
pub fn map_of_records(
    kind: Kind,
    digests: &[Digest],
    looked_at: Option<&BTreeSet<String>>,
    tables: &Tables,
) -> Map {
    let own: Vec<&Digest> = digests.iter().filter(|one| one.id.kind == kind).collect();
    let mut ids = Standing::new();
    let mut nowhere = Vec::new();
    for digest in &own {
        let countries = digest.values(Field::Country);
        if countries.is_empty() {
            nowhere.push((digest.id.clone(), digest.words(&digest.title)));
        }
        for code in countries {
            let own = ids.entry(code).or_default();
            own.insert(&digest.id.slug, digest.words(&digest.title));
        }
    }
    let mut regions = regions(&ids, looked_at, tables);
    for region in &mut regions {
        let all = region.places.iter().flat_map(|place| &place.ids);
        region.total = all.collect::<BTreeSet<&String>>().len();
    }
    Map {
        regions,
        total: own.len(),
        nowhere,
        recalled: 0,
        instruments: Vec::new(),
        countries: looked_at.cloned(),
    }
}

/// Puts ratifications on the map: for each instrument its parties among the countries that are looked at.
pub fn map_of_parties(
    all: &[(String, Parties)],
    looked_at: Option<&BTreeSet<String>>,
    tables: &Tables,
) -> Map {
    let is_seen = |code: &str| looked_at.is_none_or(|codes| codes.contains(code));
    let mut ids = Standing::new();
    let mut recalled = 0;
    for (instrument, parties) in all {
        for party in parties.known.iter().filter(|one| is_seen(&one.country)) {
            recalled += usize::from(party.sureness == Sureness::Recalled);
            let own = ids.entry(&party.country).or_default();
            own.insert(instrument, instrument.to_uppercase().into());
        }
    }
    let instruments = all.iter().map(|(id, parties)| Listed {
        id: id.clone(),
        is_complete: parties.is_complete,
        as_of: parties.as_of,
    });
    let instruments: Vec<Listed> = instruments.collect();
    let mut regions = regions(&ids, looked_at, tables);
    if instruments.is_empty() {
        regions.clear();
    }
    // Who is not on a list that names not every party may be one all the same.
    if instruments.iter().any(|one| !one.is_complete) {
        for region in &mut regions {
            region.unnamed = std::mem::take(&mut region.without);
        }
    }
    Map {
        total: regions.iter().map(|region| region.total).sum(),
        regions,
        nowhere: Vec::new(),
        recalled,
        instruments,
        countries: looked_at.cloned(),
    }
}

/// Returns the regions with their countries; a region counts what stands in its countries.
fn regions(
    ids: &Standing<'_>,
    looked_at: Option<&BTreeSet<String>>,
    tables: &Tables,
) -> Vec<RegionPlaces> {
    let is_seen = |code: &String| looked_at.is_none_or(|codes| codes.contains(code));
    let mut regions: BTreeMap<Option<&str>, RegionPlaces> = BTreeMap::new();
    let region_of = |code: &str| tables.countries.get(code).map(|one| one.region.as_str());
    for (code, ids) in ids {
        let region = entry(&mut regions, region_of(code));
        let country = tables.countries.get(code);
        region.total += ids.len();
        region.places.push(Place {
            country: (*code).to_owned(),
            position: country.map(|one| (one.latitude, one.longitude)),
            ids: ids.keys().map(|id| (*id).to_owned()).collect(),
            titles: ids.values().cloned().collect(),
        });
    }
    for country in &tables.countries.all {
        if !ids.contains_key(&*country.iso3) && is_seen(&country.iso3) {
            let region = entry(&mut regions, Some(&country.region));
            region.without.push(country.iso3.clone());
        }
    }
    let mut regions: Vec<(Option<&str>, RegionPlaces)> = regions.into_iter().collect();
    regions.sort_by_key(|(region, _)| rank_of(Field::Region, *region, tables));
    let regions = regions.into_iter().map(|(_, mut region)| {
        region
            .places
            .sort_by(|a, b| (b.ids.len(), &a.country).cmp(&(a.ids.len(), &b.country)));
        region
    });
    regions.collect()
}

fn entry<'m, 'a>(
    regions: &'m mut BTreeMap<Option<&'a str>, RegionPlaces>,
    region: Option<&'a str>,
) -> &'m mut RegionPlaces {
    regions.entry(region).or_insert_with(|| RegionPlaces {
        region: region.map(str::to_owned),
        total: 0,
        places: Vec::new(),
        without: Vec::new(),
        unnamed: Vec::new(),
    })
}
