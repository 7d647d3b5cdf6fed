//! The marks: places in records that the user wants to find again, in the order in which they were set.

use serde::{Deserialize, Serialize};

use super::spot::Spot;
use super::store::Kept;

/// The marks.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Marks {
    version: u32,
    #[serde(default, rename = "mark")]
    all: Vec<Spot>,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for Marks {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Marks {
    /// Returns the marks, the oldest first.
    pub fn all(&self) -> &[Spot] {
        &self.all
    }

    /// Sets a mark; one that stands there already stays as it is.
    pub fn set(&mut self, spot: Spot) {
        if !self.all.iter().any(|known| known.is_at(&spot)) {
            self.all.push(spot);
        }
    }

    /// Takes a mark away; tells whether there was one.
    pub fn remove(&mut self, spot: &Spot) -> bool {
        let before = self.all.len();
        self.all.retain(|known| !known.is_at(spot));
        self.all.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(record: &str, section: &str) -> Spot {
        Spot {
            record: format!("cases/{record}.md"),
            title: format!("Title of {record}"),
            section: section.to_owned(),
            heading: section.to_uppercase(),
            ..Spot::default()
        }
    }

    #[test]
    fn one_mark_stands_in_a_place() {
        let mut marks = Marks::default();
        for mark in [spot("a", ""), spot("a", "x"), spot("b", ""), spot("a", "")] {
            marks.set(mark);
        }
        assert_eq!(marks.all(), [spot("a", ""), spot("a", "x"), spot("b", "")]);
        assert!(marks.remove(&spot("a", "")) && !marks.remove(&spot("a", "")));
        assert_eq!(marks.all(), [spot("a", "x"), spot("b", "")]);
    }

    #[test]
    fn the_file_reads_well() {
        let mut marks = Marks::default();
        marks.set(spot("a", "results"));
        marks.set(spot("b", ""));
        let text = "version = 1\n\n\
                    [[mark]]\nrecord = \"cases/a.md\"\ntitle = \"Title of a\"\nsection = \"results\"\nheading = \"RESULTS\"\n\n\
                    [[mark]]\nrecord = \"cases/b.md\"\ntitle = \"Title of b\"\n";
        assert_eq!(toml::to_string(&marks).unwrap(), text);
        assert_eq!(toml::from_str::<Marks>(text).unwrap(), marks);
    }
}
