//! The records that are picked to be compared, in the order in which they were picked.

use serde::{Deserialize, Serialize};

use super::spot::Spot;
use super::store::Kept;

/// The picked records.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Picks {
    version: u32,
    #[serde(default, rename = "pick")]
    all: Vec<Spot>,
}

impl Default for Picks {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for Picks {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Picks {
    /// Returns the beginnings of the picked records, that of the first one picked first.
    pub fn all(&self) -> &[Spot] {
        &self.all
    }

    /// Tells whether the record of a file is picked, in whichever language.
    pub fn has(&self, record: &str) -> bool {
        self.all.iter().any(|picked| picked.is_of(record))
    }

    /// Picks the record of a place; one that is picked already stays where it is.
    pub fn pick(&mut self, spot: &Spot) {
        if !self.has(&spot.record) {
            self.all.push(Spot {
                record: spot.record.clone(),
                title: spot.title.clone(),
                ..Spot::default()
            });
        }
    }

    /// Takes the record of a file back; tells whether it was picked.
    pub fn take_back(&mut self, record: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|picked| !picked.is_of(record));
        self.all.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_picked_once_in_whichever_language_and_the_file_reads_well() {
        let mut picks = Picks::default();
        for (record, section) in [
            ("cases/a.md", "results"),
            ("cases/b.md", ""),
            ("cases/a.fr.md", ""),
        ] {
            picks.pick(&Spot {
                record: record.to_owned(),
                title: format!("Title of {record}"),
                section: section.to_owned(),
                ..Spot::default()
            });
        }
        let text = "version = 1\n\n\
                    [[pick]]\nrecord = \"cases/a.md\"\ntitle = \"Title of cases/a.md\"\n\n\
                    [[pick]]\nrecord = \"cases/b.md\"\ntitle = \"Title of cases/b.md\"\n";
        assert_eq!(toml::to_string(&picks).unwrap(), text);
        assert_eq!(toml::from_str::<Picks>(text).unwrap(), picks);
        assert!(picks.has("cases/a.lo.md"));
        assert!(picks.take_back("cases/a.lo.md") && !picks.take_back("cases/a.md"));
        assert_eq!(picks.all().len(), 1);
    }
}
