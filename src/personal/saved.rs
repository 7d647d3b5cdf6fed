//! Searches saved under a name, in the order in which they were saved.

use serde::{Deserialize, Serialize};

use super::store::Kept;

/// A query with a name.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub query: String,
}

/// The searches that were saved.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Searches {
    version: u32,
    #[serde(default, rename = "search")]
    all: Vec<SavedSearch>,
}

impl Default for Searches {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for Searches {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Searches {
    /// Returns the searches.
    pub fn all(&self) -> &[SavedSearch] {
        &self.all
    }

    /// Saves a search; returns the query that had the name before, which loses it.
    pub fn save(&mut self, search: SavedSearch) -> Option<String> {
        let known = self.all.iter_mut().find(|known| known.name == search.name);
        if let Some(known) = known {
            Some(std::mem::replace(&mut known.query, search.query))
        } else {
            self.all.push(search);
            None
        }
    }

    /// Forgets a search; tells whether there was one.
    pub fn forget(&mut self, name: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|known| known.name != name);
        self.all.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(name: &str, query: &str) -> SavedSearch {
        SavedSearch {
            name: name.to_owned(),
            query: query.to_owned(),
        }
    }

    #[test]
    fn a_name_stands_for_one_query() {
        let mut searches = Searches::default();
        assert_eq!(searches.save(search("a", "1")), None);
        assert_eq!(searches.save(search("b", "2")), None);
        assert_eq!(searches.save(search("a", "3")), Some("1".to_owned()));
        assert_eq!(searches.all(), [search("a", "3"), search("b", "2")]);
        assert!(searches.forget("a") && !searches.forget("a"));
        assert_eq!(searches.all(), [search("b", "2")]);
    }

    #[test]
    fn the_file_reads_well() {
        let mut searches = Searches::default();
        searches.save(search("pensions in ASEAN", "country:asean 养老金 \"a b\""));
        assert_eq!(
            toml::to_string(&searches).unwrap(),
            "version = 1\n\n[[search]]\nname = \"pensions in ASEAN\"\nquery = 'country:asean 养老金 \"a b\"'\n"
        );
    }
}
