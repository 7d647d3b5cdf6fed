//! Who gives: the donor behind what a record calls him, and the country where the name is one.
//!
//! What stands in brackets, and what follows a comma or a dash in small letters or digits, tells of the sum and not of the
//! donor: "China (MOHRSS), first sum" is China, "France (AFD), Denmark" is "France, Denmark". Nothing else is guessed, so
//! two names of one organisation stay two rows.

use std::collections::BTreeMap;

use crate::model::{Country, Field, Language, Phrase, Tables};

/// A donor, or somebody who shares experience or takes part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Donor {
    /// The name; of a country its English one.
    pub name: String,
    /// ISO 3166-1 alpha-3 code, where the name is that of a country.
    pub country: Option<String>,
}

impl Donor {
    /// Returns the name in a language.
    pub fn label(&self, tables: &Tables, tag: &str) -> Phrase {
        if let Some(code) = &self.country {
            return tables.named(Field::Country, code, tag);
        }
        // Names stand in originals, which are in the language of the library.
        let language = Language::parse(&tables.info.language).unwrap_or_default();
        Phrase::of(&language, &self.name)
    }
}

/// The names of countries, in small letters, with their codes.
pub(super) struct Countries<'a> {
    codes: BTreeMap<String, &'a str>,
    all: BTreeMap<&'a str, &'a Country>,
}

impl<'a> Countries<'a> {
    pub(super) fn new(tables: &'a Tables) -> Self {
        let mut codes = BTreeMap::new();
        for country in &tables.countries.all {
            let names = country.names.values().chain(&country.aliases);
            for name in names {
                codes.entry(name.to_lowercase()).or_insert(&*country.iso3);
            }
        }
        let all = tables.countries.all.iter();
        Self {
            codes,
            all: all.map(|country| (&*country.iso3, country)).collect(),
        }
    }

    /// Returns the donor of a name as a record has it.
    pub(super) fn donor(&self, named: &str) -> Donor {
        let name = bare(named);
        match self.codes.get(&name.to_lowercase()) {
            Some(code) => self.country(code),
            None => Donor {
                name,
                country: None,
            },
        }
    }

    /// Returns the donor that a country is, by its code.
    pub(super) fn country(&self, code: &str) -> Donor {
        let country = self.all.get(code);
        Donor {
            name: country
                .map_or(code, |country| country.name("en"))
                .to_owned(),
            country: Some(code.to_owned()),
        }
    }
}

/// Returns a name without what tells of the sum.
fn bare(named: &str) -> String {
    let mut name = String::with_capacity(named.len());
    let mut depth = 0_usize;
    for letter in named.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => name.push(letter),
            _ => {}
        }
    }
    for sign in [", ", " \u{2013} ", " \u{2014} ", " - "] {
        let ends = name.match_indices(sign);
        let end = ends
            .filter(|(at, _)| {
                let next = name[at + sign.len()..].trim_start().chars().next();
                next.is_none_or(|next| next.is_lowercase() || next.is_ascii_digit())
            })
            .map(|(at, _)| at)
            .next();
        name.truncate(end.unwrap_or(name.len()));
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ").replace(" ,", ",");
    let name = name.trim_end_matches([',', ' ']);
    if name.is_empty() {
        named.trim().to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_tells_of_the_sum() {
        for (named, name) in [
            ("China", "China"),
            ("China (MOHRSS), first sum", "China"),
            ("China \u{2013} total stated in December 2025", "China"),
            ("Germany (BMZ), over", "Germany"),
            (
                "France (AFD), Denmark, United Kingdom",
                "France, Denmark, United Kingdom",
            ),
            ("ILO regular budget, 2018\u{2013}2019", "ILO regular budget"),
            (
                "European Union (EU\u{2013}China programme) and ILO office",
                "European Union and ILO office",
            ),
            (
                "China via a Fund (2030 (sub) fund), two projects (\"more than\")",
                "China via a Fund",
            ),
            ("(in kind)", "(in kind)"),
            ("co-funding", "co-funding"),
            ("", ""),
        ] {
            assert_eq!(bare(named), name);
        }
    }

    #[test]
    fn knows_a_country_by_any_of_its_names() {
        let mut tables = Tables::default();
        let mut country = Country {
            iso3: "CHN".to_owned(),
            aliases: vec!["PRC".to_owned()],
            ..Country::default()
        };
        for (tag, name) in [("en", "China"), ("fr", "Chine")] {
            country.names.insert(tag.to_owned(), name.to_owned());
        }
        tables.countries.all.push(country);
        let countries = Countries::new(&tables);
        for name in ["China (first)", "prc", "Chine"] {
            let donor = countries.donor(name);
            assert_eq!(donor.country.as_deref(), Some("CHN"), "{name}");
            assert_eq!(donor.label(&tables, "fr"), "Chine");
        }
        assert_eq!(countries.donor("China Fund").country, None);
        assert_eq!(countries.country("XYZ").label(&tables, "fr"), "XYZ");
    }
}
