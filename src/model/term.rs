//! A term of the glossary, which is the thesaurus of the search as well.

use std::collections::BTreeMap;

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
    /// The facet value it stands for, as `vocabulary/value`.
    pub topic: Option<Text>,
    /// Slugs of instruments.
    pub standards: Vec<Text>,
    /// Slugs of terms it is often taken for.
    pub not_same_as: Vec<Text>,
}
