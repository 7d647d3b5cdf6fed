//! Vocabularies: the closed lists of values that front matter may use, with their names in every language.

use std::collections::BTreeMap;

use super::lang::{Language, primary};
use super::phrase::Phrase;

/// Names by language tag.
pub type Labels = BTreeMap<String, String>;

/// Returns the name in a language, else in the same language without its region or script, else in English.
pub fn label<'a>(labels: &'a Labels, tag: &str) -> Option<&'a str> {
    label_in(labels, tag).map(|(_, label)| label)
}

/// Returns that name with the tag of the language it is in.
fn label_in<'a>(labels: &'a Labels, tag: &str) -> Option<(&'a str, &'a str)> {
    let found = [tag, primary(tag), "en"].into_iter();
    let mut found = found.filter_map(|tag| labels.get_key_value(tag));
    found.next().map(|(tag, label)| (&**tag, &**label))
}

/// Returns that name as words of the language it is in; where there is none, words that stand for it.
pub fn named_in(labels: Option<&Labels>, tag: &str, instead: &str) -> Phrase {
    let mut phrase = Phrase::default();
    match labels.and_then(|labels| label_in(labels, tag)) {
        Some((tag, label)) => phrase.say(Language::parse(tag), label),
        None => phrase.say(None, instead),
    }
    phrase
}

/// One value of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// What front matter says.
    pub id: String,
    /// Its name by language tag.
    pub labels: Labels,
    /// What belongs to it.
    pub note: String,
    /// The group it is listed under.
    pub group: Option<String>,
}

impl Value {
    /// Returns the name in a language, else in English, else the id.
    pub fn label(&self, tag: &str) -> &str {
        label(&self.labels, tag).unwrap_or(&self.id)
    }
}

/// One closed list, in the order of display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Its values.
    pub values: Vec<Value>,
}

impl Vocabulary {
    /// Returns the value of an id.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.id == id)
    }

    /// Returns the name of a value in a language, else in English, else the id.
    pub fn named(&self, id: &str, tag: &str) -> Phrase {
        named_in(self.get(id).map(|value| &value.labels), tag, id)
    }

    /// Tells whether an id is one of its values.
    pub fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Returns the ids in the order of display.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| value.id.as_str())
    }
}

/// All vocabularies of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabularies {
    /// What records are about.
    pub topics: Vocabulary,
    /// The groups topics are listed in.
    pub topic_groups: Vocabulary,
    /// The nine branches of Convention 102.
    pub branches: Vocabulary,
    /// Stages of a digital transformation.
    pub stages: Vocabulary,
    /// Steps of the delivery chain.
    pub delivery: Vocabulary,
    /// Technologies.
    pub technologies: Vocabulary,
    /// Groups of people.
    pub population: Vocabulary,
    /// Dimensions of lessons.
    pub dimensions: Vocabulary,
    /// How a case ended.
    pub outcomes: Vocabulary,
    /// Forms of cooperation.
    pub forms: Vocabulary,
    /// Modalities of cooperation.
    pub modalities: Vocabulary,
    /// States of a project.
    pub states: Vocabulary,
    /// Regions of the world.
    pub regions: Vocabulary,
    /// Parts of regions.
    pub subregions: Vocabulary,
    /// Groupings of countries, such as `asean`.
    pub groupings: Vocabulary,
    /// Languages, by tag; the labels are the endonym (under the tag itself) and the English name.
    pub languages: Vocabulary,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_value_in_the_language_of_a_region_too() {
        let labels = [("en", "Togo"), ("pt", "Togo (pt)"), ("zh-Hant", "多哥")];
        let labels = labels.map(|(tag, label)| (tag.to_owned(), label.to_owned()));
        let value = Value {
            id: "TGO".to_owned(),
            labels: Labels::from(labels),
            ..Value::default()
        };
        for (tag, label) in [
            ("pt-BR", "Togo (pt)"),
            ("pt", "Togo (pt)"),
            ("zh-Hant", "多哥"),
            ("zh-Hans", "Togo"),
            ("lo", "Togo"),
        ] {
            assert_eq!(value.label(tag), label, "{tag}");
        }
        assert_eq!(Value::default().label("en"), "");
    }
}
