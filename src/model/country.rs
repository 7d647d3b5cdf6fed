//! Countries: codes, names in every language, regions and groupings.

use super::catalog::Tables;
use super::phrase::Phrase;
use super::vocabulary::{Labels, label};

/// One country.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code, upper case.
    pub iso3: String,
    /// ISO 3166-1 alpha-2 code, upper case.
    pub iso2: String,
    /// Its short name by language tag.
    pub names: Labels,
    /// Every other name and abbreviation, in any language.
    pub aliases: Vec<String>,
    /// Id of its region.
    pub region: String,
    /// Id of its part of the region.
    pub subregion: String,
    /// Ids of the groupings it belongs to.
    pub groups: Vec<String>,
    /// Latitude of the capital city, in degrees north.
    pub latitude: f64,
    /// Longitude of the capital city, in degrees east.
    pub longitude: f64,
}

impl Country {
    /// Returns the names of the region, of its part and of the groupings it belongs to, in a language.
    pub fn place(&self, tables: &Tables, tag: &str) -> Vec<Phrase> {
        let all = &tables.vocabularies;
        let regions = [
            (&all.regions, &self.region),
            (&all.subregions, &self.subregion),
        ];
        let groups = self.groups.iter().map(|id| (&all.groupings, id));
        let parts = regions.into_iter().chain(groups);
        let parts = parts.filter(|(_, id)| !id.is_empty());
        parts.map(|(list, id)| list.named(id, tag)).collect()
    }

    /// Returns the name in a language, else in English, else the code.
    pub fn name(&self, tag: &str) -> &str {
        label(&self.names, tag).unwrap_or(&self.iso3)
    }
}

/// All countries, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Countries {
    /// The countries.
    pub all: Vec<Country>,
}

impl Countries {
    /// Returns the country of an ISO 3166-1 alpha-3 code.
    pub fn get(&self, iso3: &str) -> Option<&Country> {
        self.all.iter().find(|country| country.iso3 == iso3)
    }

    /// Returns the name of the country of a code in a language; of an unknown one the code.
    pub fn name<'a>(&'a self, iso3: &'a str, tag: &str) -> &'a str {
        self.get(iso3).map_or(iso3, |country| country.name(tag))
    }
}
