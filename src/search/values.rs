//! What the values of fields mean: codes, names in every language, groupings, years.
//!
//! Values are compared as keys, so case, accents, hyphens and widths do not matter.

use std::collections::BTreeSet;

use super::analyzers::key;
use super::table::Table;
use crate::model::{Country, Field, Kind, Tables, Value, Vocabulary};

/// What a typed value of a facet stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// These values, as front matter says them.
    Values(BTreeSet<String>),
    /// Nothing that exists.
    Unknown,
}

/// The names of the values of one facet: for each value what it may be called.
pub(crate) struct Names<'a> {
    names: Vec<(&'a str, BTreeSet<String>)>,
}

impl<'a> Names<'a> {
    /// Collects what may be typed for a field.
    pub(crate) fn of(field: Field, tables: &'a Tables, table: &'a Table) -> Self {
        let mut names = Vec::new();
        match field {
            Field::Kind => {
                let kinds = Kind::ALL
                    .iter()
                    .flat_map(|kind| [(kind.name(), kind.name()), (kind.folder(), kind.name())]);
                names.extend(kinds.map(|(name, kind)| (name, one(kind))));
            }
            Field::Country => countries(tables, &mut names),
            _ => {
                if let Some(list) = tables.vocabulary(field) {
                    vocabulary(list, &mut names);
                }
            }
        }
        let values = table
            .facet(field)
            .map(|facet| facet.values.as_slice())
            .unwrap_or_default();
        names.extend(values.iter().map(|value| (value.as_str(), one(value))));
        Self { names }
    }

    /// Returns what a typed text stands for; an unfinished one stands for everything that begins so.
    pub(crate) fn meaning(&self, text: &str, is_open: bool) -> Meaning {
        let wanted = key(text);
        let mut whole = BTreeSet::new();
        let mut begun = BTreeSet::new();
        for (name, values) in &self.names {
            let name = key(name);
            if name == wanted {
                whole.extend(values.iter().cloned());
            } else if is_open && name.starts_with(&wanted) {
                begun.extend(values.iter().cloned());
            }
        }
        match (wanted.is_empty(), whole.is_empty(), begun.is_empty()) {
            (false, false, _) => Meaning::Values(whole),
            (false, true, false) => Meaning::Values(begun),
            _ => Meaning::Unknown,
        }
    }

    /// Returns every name, to find the nearest.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().map(|(name, _)| *name)
    }
}

fn one(value: &str) -> BTreeSet<String> {
    BTreeSet::from([value.to_owned()])
}

fn countries<'a>(tables: &'a Tables, names: &mut Vec<(&'a str, BTreeSet<String>)>) {
    for country in &tables.countries.all {
        let own = [&country.iso3, &country.iso2].into_iter();
        let own = own.chain(country.names.values()).chain(&country.aliases);
        names.extend(own.map(|name| (name.as_str(), one(&country.iso3))));
    }
    for group in &tables.vocabularies.groupings.values {
        let is_member = |country: &&Country| country.groups.contains(&group.id);
        let members: BTreeSet<String> = tables
            .countries
            .all
            .iter()
            .filter(is_member)
            .map(|country| country.iso3.clone())
            .collect();
        if !members.is_empty() {
            names.extend(called(group).map(|name| (name, members.clone())));
        }
    }
}

fn vocabulary<'a>(list: &'a Vocabulary, names: &mut Vec<(&'a str, BTreeSet<String>)>) {
    for value in &list.values {
        names.extend(called(value).map(|name| (name, one(&value.id))));
    }
}

fn called(value: &Value) -> impl Iterator<Item = &str> {
    std::iter::once(value.id.as_str()).chain(value.labels.values().map(String::as_str))
}

/// Reads `2019`, `2015..2020`, `2015-2020`, `>=2021`, `<2015`; an unfinished year stands for all that begin so.
pub(crate) fn years(text: &str, is_open: bool) -> Option<(u16, u16)> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix(">=").or_else(|| text.strip_prefix('≥')) {
        return Some((year(rest, is_open)?.0, u16::MAX));
    }
    if let Some(rest) = text.strip_prefix("<=").or_else(|| text.strip_prefix('≤')) {
        return Some((0, year(rest, is_open)?.1));
    }
    if let Some(rest) = text.strip_prefix('>') {
        return Some((year(rest, is_open)?.1.saturating_add(1), u16::MAX));
    }
    if let Some(rest) = text.strip_prefix('<') {
        return Some((0, year(rest, is_open)?.0.checked_sub(1)?));
    }
    let split = text
        .split_once("..")
        .or_else(|| text.split_once(['-', '–']));
    let Some((from, to)) = split else {
        return year(text, is_open);
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let from = if from.is_empty() {
        0
    } else {
        year(from, false)?.0
    };
    let to = if to.is_empty() {
        u16::MAX
    } else {
        year(to, is_open)?.1
    };
    Some((from, to))
}

fn year(text: &str, is_open: bool) -> Option<(u16, u16)> {
    let text = text.trim();
    let is_number =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u16 = is_number.then(|| text.parse().ok()).flatten()?;
    match (text.len(), is_open) {
        (4, _) => Some((number, number)),
        (length, true) => {
            let step = [1000, 100, 10].get(length - 1)?;
            let first = number.checked_mul(*step)?;
            Some((first, first + (step - 1)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn reads_years_and_ranges() {
        assert_eq!(years("2019", false), Some((2019, 2019)));
        assert_eq!(years("2015..2020", false), Some((2015, 2020)));
        assert_eq!(years("2015-2020", false), Some((2015, 2020)));
        assert_eq!(years("2015..", false), Some((2015, u16::MAX)));
        assert_eq!(years(">=2021", false), Some((2021, u16::MAX)));
        assert_eq!(years(">2021", false), Some((2022, u16::MAX)));
        assert_eq!(years("<2015", false), Some((0, 2014)));
        assert_eq!(years("<=2015", false), Some((0, 2015)));
        for bad in ["", "x", "19", "20199", "2019a", "-", "..x", ">", "<0000"] {
            assert_eq!(years(bad, false), None, "{bad}");
        }
    }

    #[test]
    fn reads_a_year_that_is_being_typed() {
        assert_eq!(years("20", true), Some((2000, 2099)));
        assert_eq!(years("2015..202", true), Some((2015, 2029)));
    }
}
