//! A term of the glossary, which is the thesaurus of the search as well.

use std::collections::BTreeMap;

use super::field::Field;
use super::record::Text;

/// What only a term has.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// The preferred label by language tag.
    pub labels: BTreeMap<String, String>,
    /// Other words for it by language tag: synonyms, acronyms, spellings.
    pub synonyms: BTreeMap<String, Vec<String>>,
    /// Slugs of wider terms.
    pub broader: Vec<Text>,
    /// The facet values it stands for, as `vocabulary/value`.
    pub topic: Vec<Text>,
    /// Slugs of instruments.
    pub standards: Vec<Text>,
    /// Slugs of terms it is often taken for.
    pub not_same_as: Vec<Text>,
}

impl Term {
    /// Returns the values of facets it stands for; a `topic` without a vocabulary names a topic.
    pub fn stands_for(&self) -> impl Iterator<Item = (Field, &str)> {
        let values = self.topic.iter().map(|text| text.value.as_str());
        let values = values.map(|text| text.split_once('/').unwrap_or(("topics", text)));
        values.filter_map(|(list, value)| Some((Field::of_vocabulary(list)?, value)))
    }
}
