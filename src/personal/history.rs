//! The queries asked before, each once, the last one last.

use serde::{Deserialize, Serialize};

use super::store::Kept;

/// The most queries that are kept.
const MOST: usize = 500;

/// The queries asked before.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct History {
    version: u32,
    queries: Vec<String>,
}

impl Default for History {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            queries: Vec::new(),
        }
    }
}

impl Kept for History {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl History {
    /// Returns the queries, the oldest first.
    pub fn queries(&self) -> &[String] {
        &self.queries
    }

    /// Forgets a query.
    pub fn forget(&mut self, query: &str) {
        self.queries.retain(|known| known != query);
    }

    /// Puts a query at the end; one that stands further up moves, an empty one is none.
    pub fn remember(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() {
            return;
        }
        self.forget(query);
        self.queries.push(query.to_owned());
        let too_many = self.queries.len().saturating_sub(MOST);
        self.queries.drain(..too_many);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_each_query_once_the_last_one_last() {
        let mut history = History::default();
        for query in ["a", " b ", "", "  ", "a"] {
            history.remember(query);
        }
        assert_eq!(history.queries(), ["b", "a"]);
        history.forget("b");
        assert_eq!(history.queries(), ["a"]);
    }

    #[test]
    fn forgets_the_oldest() {
        let mut history = History::default();
        for number in 0..=MOST {
            history.remember(&number.to_string());
        }
        assert_eq!(history.queries().len(), MOST);
        assert_eq!(history.queries()[0], "1");
    }
}
