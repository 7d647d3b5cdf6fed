//! The records read, each once with the place where one stopped, the last one last.

use serde::{Deserialize, Serialize};

use super::spot::Spot;
use super::store::Kept;

/// The most records that are kept.
const MOST: usize = 300;

/// The records read.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Readings {
    version: u32,
    #[serde(default, rename = "read")]
    all: Vec<Spot>,
}

impl Default for Readings {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for Readings {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Readings {
    /// Returns the places, that of the record read last at the end.
    pub fn all(&self) -> &[Spot] {
        &self.all
    }

    /// Puts the place where one stopped at the end; the record has no other one.
    pub fn note(&mut self, spot: Spot) {
        self.forget(&spot.record);
        self.all.push(spot);
        let too_many = self.all.len().saturating_sub(MOST);
        self.all.drain(..too_many);
    }

    /// Forgets a record, in whichever language it was read.
    pub fn forget(&mut self, record: &str) {
        self.all.retain(|known| !known.is_of(record));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(record: &str, paragraph: usize) -> Spot {
        Spot {
            record: record.to_owned(),
            paragraph,
            ..Spot::default()
        }
    }

    #[test]
    fn a_record_has_one_place_in_whichever_language() {
        let mut readings = Readings::default();
        readings.note(spot("cases/a.md", 1));
        readings.note(spot("cases/b.md", 2));
        readings.note(spot("cases/a.fr.md", 3));
        let (b, a) = (spot("cases/b.md", 2), spot("cases/a.fr.md", 3));
        assert_eq!(readings.all(), [b.clone(), a]);
        readings.forget("cases/a.md");
        assert_eq!(readings.all(), [b]);
    }

    #[test]
    fn forgets_the_oldest() {
        let mut readings = Readings::default();
        for number in 0..=MOST {
            readings.note(spot(&format!("cases/{number}.md"), 0));
        }
        assert_eq!(readings.all().len(), MOST);
        assert_eq!(readings.all()[0].record, "cases/1.md");
    }
}
