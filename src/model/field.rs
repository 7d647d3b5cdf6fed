//! The fields a query can name, and the values records have in them.
//!
//! Everything that filters, counts or labels by field goes through here, so that a facet on the screen, a filter in a
//! query and a column in an export mean the same.

use std::collections::BTreeSet;
use std::fmt;

use super::catalog::Tables;
use super::phrase::Phrase;
use super::record::Record;
use super::vocabulary::{Labels, Vocabulary, label, named_in};

/// A field of the query language. The order is the order in which facets are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `case`, `project` and so on.
    Kind,
    /// ISO 3166-1 alpha-3 code of a country it works in or learns from.
    Country,
    /// Region of one of its countries.
    Region,
    /// Topic.
    Topic,
    /// Branch of Convention 102.
    Branch,
    /// Stage of the transformation.
    Stage,
    /// Step of the delivery chain.
    Delivery,
    /// Technology.
    Technology,
    /// Group of people.
    Population,
    /// Slug of an instrument.
    Standard,
    /// How a case ended.
    Outcome,
    /// Language of the file.
    Lang,
    /// Year in which it ran; to the present while it runs.
    Year,
    /// Organisation; matched as words.
    Org,
    /// Title; matched as words.
    Title,
    /// Slug; matched by its beginning.
    Id,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 16] = [
        Self::Kind,
        Self::Country,
        Self::Region,
        Self::Topic,
        Self::Branch,
        Self::Stage,
        Self::Delivery,
        Self::Technology,
        Self::Population,
        Self::Standard,
        Self::Outcome,
        Self::Lang,
        Self::Year,
        Self::Org,
        Self::Title,
        Self::Id,
    ];

    /// The fields that are counted and shown as facets, in the order of display.
    pub const FACETS: [Self; 12] = [
        Self::Kind,
        Self::Country,
        Self::Region,
        Self::Topic,
        Self::Branch,
        Self::Stage,
        Self::Delivery,
        Self::Technology,
        Self::Population,
        Self::Standard,
        Self::Outcome,
        Self::Lang,
    ];

    /// Returns the word a user types.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Country => "country",
            Self::Region => "region",
            Self::Topic => "topic",
            Self::Branch => "branch",
            Self::Stage => "stage",
            Self::Delivery => "delivery",
            Self::Technology => "technology",
            Self::Population => "population",
            Self::Standard => "standard",
            Self::Outcome => "outcome",
            Self::Lang => "lang",
            Self::Year => "year",
            Self::Org => "org",
            Self::Title => "title",
            Self::Id => "id",
        }
    }

    /// Returns the field of a name, or of a beginning that only one name has, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let mut matching = Self::ALL
            .into_iter()
            .filter(|field| field.name().starts_with(&text));
        let first = matching.next()?;
        if text.is_empty() {
            return None;
        }
        Self::ALL
            .into_iter()
            .find(|field| field.name() == text)
            .or_else(|| matching.next().is_none().then_some(first))
    }

    /// Returns the name of a value as it is written for readers: that of an instrument, which is its slug, in capitals.
    pub fn written(self, name: &str) -> String {
        match self {
            Self::Standard => name.to_uppercase(),
            _ => name.to_owned(),
        }
    }

    /// Returns the filter of the query language that asks for any of some values.
    pub fn filter(self, values: &[&str]) -> String {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        format!("{}:{}", self.name(), values.join(","))
    }

    /// Returns the field whose values a vocabulary lists, by the name of its file.
    pub fn of_vocabulary(name: &str) -> Option<Self> {
        Some(match name {
            "regions" => Self::Region,
            "topics" => Self::Topic,
            "branches" => Self::Branch,
            "stages" => Self::Stage,
            "delivery" => Self::Delivery,
            "technologies" => Self::Technology,
            "population" => Self::Population,
            "outcomes" => Self::Outcome,
            _ => return None,
        })
    }

    /// Returns the values of a record in a facet field, each once, in order; nothing for the fields that are no facet.
    pub fn values(self, record: &Record, tables: &Tables) -> BTreeSet<String> {
        let texts =
            |texts: &[super::record::Text]| texts.iter().map(|text| text.value.clone()).collect();
        match self {
            Self::Kind => BTreeSet::from([record.id.kind.name().to_owned()]),
            Self::Country => texts(record.countries()),
            Self::Region => {
                let countries = record
                    .countries()
                    .iter()
                    .filter_map(|text| tables.countries.get(&text.value));
                countries.map(|country| country.region.clone()).collect()
            }
            Self::Topic => texts(&record.topics),
            Self::Branch => texts(record.branches()),
            Self::Stage => texts(record.stages()),
            Self::Delivery => texts(record.delivery()),
            Self::Technology => texts(record.technologies()),
            Self::Population => texts(record.population()),
            Self::Standard => record
                .standards()
                .iter()
                .map(|link| link.standard.value.clone())
                .collect(),
            Self::Outcome => record
                .outcome()
                .map(|text| text.value.clone())
                .into_iter()
                .collect(),
            Self::Lang => BTreeSet::from([record.language.tag().to_owned()]),
            Self::Year | Self::Org | Self::Title | Self::Id => BTreeSet::new(),
        }
    }
}

/// Returns a value as a query must say it: in quotes where it would not be read as one.
pub fn quoted(value: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_.".contains(character);
    if !value.is_empty() && value.chars().all(is_plain) && !value.starts_with('-') {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', ""))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl Tables {
    /// Returns the name of a language in itself, else in English, else its tag.
    pub fn language_name<'a>(&'a self, tag: &'a str) -> &'a str {
        let value = self.vocabularies.languages.get(tag);
        value.map_or(tag, |value| value.label(tag))
    }

    /// Returns the vocabulary of a field, where it has one.
    pub fn vocabulary(&self, field: Field) -> Option<&Vocabulary> {
        let all = &self.vocabularies;
        Some(match field {
            Field::Region => &all.regions,
            Field::Topic => &all.topics,
            Field::Branch => &all.branches,
            Field::Stage => &all.stages,
            Field::Delivery => &all.delivery,
            Field::Technology => &all.technologies,
            Field::Population => &all.population,
            Field::Outcome => &all.outcomes,
            Field::Lang => &all.languages,
            _ => return None,
        })
    }

    /// Returns the name of a value of a field in a language, else in English, else the value itself.
    pub fn label<'a>(&'a self, field: Field, value: &'a str, tag: &str) -> &'a str {
        let labels = self.labels(field, value);
        labels
            .and_then(|labels| label(labels, tag))
            .unwrap_or(value)
    }

    /// Returns that name as words of the language it is in.
    pub fn named(&self, field: Field, value: &str, tag: &str) -> Phrase {
        named_in(self.labels(field, value), tag, value)
    }

    /// Returns the names of a value of a field in all languages.
    fn labels(&self, field: Field, value: &str) -> Option<&Labels> {
        if field == Field::Country {
            return Some(&self.countries.get(value)?.names);
        }
        Some(&self.vocabulary(field)?.get(value)?.labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instrument_is_written_by_its_code() {
        assert_eq!(Field::Standard.written("c102"), "C102");
        assert_eq!(Field::Lang.written("français"), "français");
    }

    #[test]
    fn writes_a_filter_as_a_query_must_say_it() {
        assert_eq!(
            Field::Topic.filter(&["data-exchange"]),
            "topic:data-exchange"
        );
        assert_eq!(Field::Topic.filter(&["a b", "c"]), "topic:\"a b\",c");
    }

    #[test]
    fn takes_a_beginning_of_a_name_if_it_is_unique() {
        assert_eq!(Field::parse("country"), Some(Field::Country));
        assert_eq!(Field::parse("COU"), Some(Field::Country));
        assert_eq!(Field::parse("sta"), None, "stage and standard");
        assert_eq!(Field::parse("stan"), Some(Field::Standard));
        assert_eq!(Field::parse("ti"), Some(Field::Title));
        assert_eq!(Field::parse(""), None);
        assert_eq!(Field::parse("x"), None);
    }
}
