//! What the values of fields mean: codes, names in every language, groupings, years.
//!
//! Values are compared as keys, so case, accents, hyphens and widths do not matter.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::analyzers::key;
use super::query::{ValueText, backwards};
use super::table::Table;
use crate::model::{Field, Kind, Script, Tables, Value};
use crate::source::Diagnostic;

/// What a typed value of a facet stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// These values, as front matter says them.
    Values(BTreeSet<String>),
    /// Nothing that exists.
    Unknown,
}

/// Returns the ISO 3166-1 codes of three letters that a text stands for: a code, a name in any language, a grouping; where
/// no name is it, all that begin so.
pub fn countries_called(text: &str, tables: &Tables) -> BTreeSet<String> {
    let mut names = Names {
        names: Vec::new(),
        meanings: Vec::new(),
    };
    names.add_countries(tables);
    match names.meaning(text, true) {
        Meaning::Values(codes) if !key(text).is_empty() => codes,
        _ => BTreeSet::new(),
    }
}

/// The names of the values of one facet: what may be typed, and what it stands for.
pub(crate) struct Names<'a> {
    names: Vec<Name<'a>>,
    meanings: Vec<Vec<&'a str>>,
}

/// One name that may be typed.
struct Name<'a> {
    text: &'a str,
    /// What it is compared by, made when it is first compared: making it is dear, and most names are passed over.
    key: OnceCell<String>,
    meaning: usize,
}

impl<'a> Names<'a> {
    /// Collects what may be typed for a field.
    pub(crate) fn of(field: Field, tables: &'a Tables, table: &'a Table) -> Self {
        let mut names = Self {
            names: Vec::new(),
            meanings: Vec::new(),
        };
        match field {
            Field::Kind => {
                for kind in Kind::ALL {
                    names.add([kind.name(), kind.folder()].into_iter(), vec![kind.name()]);
                }
            }
            Field::Country => names.add_countries(tables),
            _ => {
                for value in tables
                    .vocabulary(field)
                    .into_iter()
                    .flat_map(|list| &list.values)
                {
                    names.add(called(value), vec![&value.id]);
                }
            }
        }
        let values = table.facet(field).map(|facet| facet.values.as_slice());
        for value in values.unwrap_or_default() {
            names.add(std::iter::once(value.as_str()), vec![value]);
        }
        names
    }

    fn add(&mut self, names: impl Iterator<Item = &'a str>, meaning: Vec<&'a str>) {
        let number = self.meanings.len();
        self.meanings.push(meaning);
        self.names.extend(names.map(|text| Name {
            text,
            key: OnceCell::new(),
            meaning: number,
        }));
    }

    fn add_countries(&mut self, tables: &'a Tables) {
        let all = &tables.countries.all;
        for country in all {
            let codes = [&country.iso3, &country.iso2].into_iter();
            let names = codes.chain(country.names.values()).chain(&country.aliases);
            self.add(names.map(String::as_str), vec![&country.iso3]);
        }
        for group in &tables.vocabularies.groupings.values {
            let members = all
                .iter()
                .filter(|country| country.groups.contains(&group.id));
            let members: Vec<&str> = members.map(|country| country.iso3.as_str()).collect();
            if !members.is_empty() {
                self.add(called(group), members);
            }
        }
    }

    /// Returns what a typed text stands for; an unfinished one stands for everything that begins so.
    pub(crate) fn meaning(&self, text: &str, is_open: bool) -> Meaning {
        // What is written just as the library has it means itself alone, whatever else has such a name in some language:
        // NGA is Nigeria, though Nga is Russia in Vietnamese.
        let means = |name: &Name<'_>| self.meanings.get(name.meaning).map(Vec::as_slice);
        let is_own = |name: &Name<'_>| name.text == text && means(name) == Some(&[text]);
        if self.names.iter().any(is_own) {
            return Meaning::Values(BTreeSet::from([text.to_owned()]));
        }
        let wanted = key(text);
        let mut whole = BTreeSet::new();
        let mut begun = BTreeSet::new();
        for name in &self.names {
            if !may_begin_alike(name.text, &wanted) {
                continue;
            }
            let own = name.key.get_or_init(|| key(name.text));
            if *own == wanted {
                whole.insert(name.meaning);
            } else if is_open && own.starts_with(&wanted) {
                begun.insert(name.meaning);
            }
        }
        let numbers = if whole.is_empty() { begun } else { whole };
        let values = numbers
            .into_iter()
            .filter_map(|number| self.meanings.get(number))
            .flatten();
        let values: BTreeSet<String> = values.map(|value| (*value).to_owned()).collect();
        if values.is_empty() {
            Meaning::Unknown
        } else {
            Meaning::Values(values)
        }
    }

    /// Returns every name, to find the nearest.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().map(|name| name.text)
    }
}

fn called(value: &Value) -> impl Iterator<Item = &str> {
    std::iter::once(value.id.as_str()).chain(value.labels.values().map(String::as_str))
}

/// Tells, by the first letters alone, whether a name could have the beginning of a key: most of some thousand could not.
fn may_begin_alike(name: &str, wanted: &str) -> bool {
    let (Some(first), Some(wanted)) = (name.chars().next(), wanted.chars().next()) else {
        return false;
    };
    match (
        first.is_ascii_alphanumeric(),
        wanted.is_ascii_alphanumeric(),
    ) {
        (true, true) => first.eq_ignore_ascii_case(&wanted),
        (true, false) => false,
        // Folding turns letters and signs into ASCII, but never those of another script.
        (false, true) => matches!(Script::of(first), Script::Latin | Script::Common),
        (false, false) => true,
    }
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

/// Returns a note on each of some values that are years and end before they begin; the last one may be unfinished.
pub(crate) fn turned(values: &[ValueText], is_open: bool) -> impl Iterator<Item = Diagnostic> {
    let last = values.len().saturating_sub(1);
    values.iter().enumerate().filter_map(move |(at, value)| {
        let (from, to) = years(&value.text, is_open && at == last)?;
        (from > to).then(|| backwards(&value.text, value.span))
    })
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
    use super::*;
    use crate::model::Country;

    #[test]
    fn what_is_written_as_the_library_has_it_means_itself_alone() {
        let mut tables = Tables::default();
        for (iso3, tag, name) in [("NGA", "en", "Nigeria"), ("RUS", "vi", "Nga")] {
            tables.countries.all.push(Country {
                iso3: iso3.to_owned(),
                names: [(tag.to_owned(), name.to_owned())].into(),
                ..Country::default()
            });
        }
        let table = Table::default();
        let names = Names::of(Field::Country, &tables, &table);
        let values = |text: &str| match names.meaning(text, true) {
            Meaning::Values(values) => values.into_iter().collect(),
            Meaning::Unknown => Vec::new(),
        };
        assert_eq!(values("NGA"), ["NGA"]);
        assert_eq!(values("Nga"), ["NGA", "RUS"]);
        assert_eq!(values("nig"), ["NGA"]);
    }

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
