//! The countries that a query narrows by, and what it asks besides.

use std::collections::BTreeSet;

use super::ast::AtomKind;
use super::named::{self, Wanted};
use super::{narrow, parse};
use crate::model::{Field, Tables};
use crate::search::values::countries_called;

/// What a query asks of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The codes of the countries that are left; absent where the query names no place.
    pub countries: Option<BTreeSet<String>>,
    /// The query without what it asks of places.
    pub rest: String,
}

/// Returns the countries that the filters in force leave: countries, groupings and regions by any of their names.
pub fn places(text: &str, tables: &Tables) -> Places {
    let mut left: Option<BTreeSet<String>> = None;
    let mut rest = text.to_owned();
    for clause in parse(text).clauses.iter().rev() {
        // Where another part would do as well, nothing is in force.
        let [atom] = clause.alternatives.as_slice() else {
            continue;
        };
        let AtomKind::Field { field, values } = &atom.kind else {
            continue;
        };
        if !matches!(field, Field::Country | Field::Region) || values.is_empty() {
            continue;
        }
        let named = values.iter().flat_map(|value| match field {
            Field::Country => countries_called(&value.text, tables),
            _ => in_region(&value.text, tables),
        });
        let named: BTreeSet<String> = named.collect();
        let codes = tables.countries.all.iter().map(|one| one.iso3.clone());
        let before = left.unwrap_or_else(|| codes.collect());
        let is_left = |code: &String| named.contains(code) != atom.is_negated;
        left = Some(before.into_iter().filter(is_left).collect());
        rest = narrow::without(&rest, atom.span.range());
    }
    Places {
        countries: left,
        rest,
    }
}

/// Returns the countries of a region by any of its names.
fn in_region(text: &str, tables: &Tables) -> BTreeSet<String> {
    let wanted = Wanted::new(text);
    let regions = named::values(Field::Region, tables, "en").into_iter();
    let meant = regions.filter(|region| {
        let mut names = region.names.iter();
        wanted.is(region.id) || names.any(|name| wanted.is(name))
    });
    let ids: Vec<&str> = meant.map(|region| region.id).collect();
    let countries = tables.countries.all.iter();
    let there = countries.filter(|one| ids.contains(&one.region.as_str()));
    there.map(|one| one.iso3.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Country, Value};

    fn told(text: &str) -> (Option<Vec<String>>, String) {
        let mut tables = Tables::default();
        for (code, name, region, group) in [
            ("KEN", "Kenya", "africa", "eac"),
            ("LAO", "Laos", "asia", "asean"),
            ("VNM", "Viet Nam", "asia", "asean"),
        ] {
            tables.countries.all.push(Country {
                iso3: code.to_owned(),
                names: [("en".to_owned(), name.to_owned())].into(),
                region: region.to_owned(),
                groups: vec![group.to_owned()],
                ..Country::default()
            });
        }
        for (list, id) in [
            (true, "asean"),
            (true, "eac"),
            (false, "africa"),
            (false, "asia"),
        ] {
            let all = &mut tables.vocabularies;
            let list = if list {
                &mut all.groupings
            } else {
                &mut all.regions
            };
            list.values.push(Value {
                id: id.to_owned(),
                ..Value::default()
            });
        }
        let found = places(text, &tables);
        let countries = found.countries.map(|codes| codes.into_iter().collect());
        (countries, found.rest)
    }

    /// Returns codes as they are told.
    fn left(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn countries_are_those_that_every_filter_leaves() {
        assert_eq!(told("country:laos"), (Some(left(&["LAO"])), String::new()));
        assert_eq!(
            told("id:c102 country:asean"),
            (Some(left(&["LAO", "VNM"])), "id:c102".to_owned())
        );
        let narrowed = told("region:asia pension -country:LAO");
        assert_eq!(narrowed, (Some(left(&["VNM"])), "pension".to_owned()));
        assert_eq!(told("country:KEN,LAO region:asia").0, Some(left(&["LAO"])));
        assert_eq!(told("country:xyz").0, Some(left(&[])));
    }

    #[test]
    fn what_is_no_filter_in_force_is_left_to_the_search() {
        for text in [
            "",
            "laos",
            "country:",
            "country:LAO OR pension",
            "kind:case",
        ] {
            assert_eq!(told(text), (None, text.to_owned()));
        }
    }
}
