//! A place in a record: where a mark stands, where one stopped reading.
//!
//! It holds what a list shows of it, so that a place in a record that is gone can still be told.

use serde::{Deserialize, Serialize};

use crate::model::View;

/// A place in a record.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The file of the record, relative to `content/`, which tells the language as well.
    pub record: String,
    /// The title of the record.
    pub title: String,
    /// The anchor of the section; empty for the beginning, which stands for the record as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// The heading of the section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// Which section it is, for the versions of the record in other languages, whose anchors are others.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub number: usize,
    /// How many paragraphs into the section.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub paragraph: usize,
}

impl Spot {
    /// Returns the slug of the record, which all its languages share.
    pub fn slug(&self) -> &str {
        slug(&self.record)
    }

    /// Tells whether it is in the record of a file, in whichever language.
    pub fn is_of(&self, record: &str) -> bool {
        self.slug() == slug(record)
    }

    /// Tells whether it is at the same section of the same record; in another language that is the one of the same number.
    pub fn is_at(&self, other: &Self) -> bool {
        if self.record == other.record {
            self.section == other.section
        } else {
            self.is_of(&other.record) && self.number == other.number
        }
    }

    /// Tells whether it is where a record begins.
    pub fn is_beginning(&self) -> bool {
        self.section.is_empty() && self.number == 0 && self.paragraph == 0
    }

    /// Returns it in words: the section, or the record where it stands for all of it.
    pub fn words(&self) -> &str {
        if self.heading.is_empty() || self.section.is_empty() {
            &self.title
        } else {
            &self.heading
        }
    }
}

/// Returns the slug of a file: its name up to the first dot; of a view, its whole name.
fn slug(path: &str) -> &str {
    if View::parse(path).is_some() {
        return path;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(record: &str, section: &str) -> Spot {
        Spot {
            record: record.to_owned(),
            section: section.to_owned(),
            ..Spot::default()
        }
    }

    #[test]
    fn is_the_same_in_every_language_of_a_record() {
        let mut english = spot("cases/tgo-novissi.md", "results");
        english.number = 5;
        let mut french = spot("cases/tgo-novissi.fr.md", "resultats");
        assert!(!english.is_at(&french));
        french.number = 5;
        assert!(english.is_at(&french) && french.is_at(&english));
        assert!(!english.is_at(&spot("cases/tgo-novissi.md", "")));
        assert!(!english.is_at(&spot("cases/tgo-novissi-2.md", "results")));
        assert_eq!(english.slug(), "tgo-novissi");
        assert_eq!(spot("strange", "").slug(), "strange");
        let view = spot("standard/c102", "");
        assert_eq!(view.slug(), "standard/c102");
        assert!(
            !view.is_at(&spot("standards/c102.md", "")),
            "not the record"
        );
    }

    #[test]
    fn stands_for_the_record_at_its_beginning() {
        let mut spot = spot("cases/x.md", "");
        spot.title = "Title".to_owned();
        assert!(spot.is_beginning());
        assert_eq!(spot.words(), "Title");
        spot.section = "results".to_owned();
        spot.heading = "Results".to_owned();
        assert!(!spot.is_beginning());
        assert_eq!(spot.words(), "Results");
    }
}
