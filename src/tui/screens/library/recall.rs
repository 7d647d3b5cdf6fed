//! The queries asked before, brought back into the input one by one.
//!
//! Up does so in an empty input, and goes on while nothing is typed. What is remembered and where is the keeper's.

use super::state::Library;

/// The queries asked before, and which of them stands in the input.
#[derive(Debug, Default)]
pub(super) struct Recall {
    queries: Vec<String>,
    at: Option<usize>,
}

impl Recall {
    /// Takes the queries, the oldest first; the one that stands in the input stays there.
    pub(super) fn take(&mut self, queries: &[String]) {
        let shown = self.at.and_then(|at| self.queries.get(at)).cloned();
        self.at = shown.and_then(|shown| queries.iter().position(|query| *query == shown));
        self.queries = queries.to_vec();
    }

    /// Tells whether one of them stands in the input.
    pub(super) fn is_on(&self) -> bool {
        self.at.is_some()
    }

    /// Tells whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }

    /// Minds that something else stands in the input.
    pub(super) fn leave(&mut self) {
        self.at = None;
    }

    /// Returns the query before; at the oldest it stays.
    fn earlier(&mut self) -> Option<String> {
        let last = self.queries.len().checked_sub(1)?;
        let at = self.at.map_or(last, |at| at.saturating_sub(1));
        self.at = Some(at);
        self.queries.get(at).cloned()
    }

    /// Returns the query after; behind the newest there is nothing.
    fn later(&mut self) -> String {
        self.at = self
            .at
            .map(|at| at + 1)
            .filter(|at| *at < self.queries.len());
        let query = self.at.and_then(|at| self.queries.get(at));
        query.cloned().unwrap_or_default()
    }
}

impl Library {
    /// Goes to an earlier query, or to a later one.
    pub(super) fn recall(&mut self, goes_back: bool) {
        let query = if goes_back {
            self.recall.earlier()
        } else {
            Some(self.recall.later())
        };
        if let Some(query) = query {
            self.offers.close();
            self.input.set(&query);
            self.is_edited();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recall(queries: &[&str]) -> Recall {
        let queries: Vec<String> = queries.iter().map(|query| (*query).to_owned()).collect();
        let mut recall = Recall::default();
        recall.take(&queries);
        recall
    }

    #[test]
    fn goes_back_to_the_oldest_and_forward_to_nothing() {
        let mut recall = recall(&["a", "b"]);
        assert_eq!(recall.earlier().as_deref(), Some("b"));
        assert_eq!(recall.earlier().as_deref(), Some("a"));
        assert_eq!(recall.earlier().as_deref(), Some("a"));
        assert_eq!(recall.later(), "b");
        assert!(recall.is_on());
        assert_eq!(recall.later(), "");
        assert!(!recall.is_on());
        assert_eq!(recall.later(), "");
    }

    #[test]
    fn stays_where_it_is_when_the_list_changes() {
        let mut recall = recall(&["a", "b", "c"]);
        recall.earlier();
        recall.earlier();
        recall.take(&["a".to_owned(), "c".to_owned(), "b".to_owned()]);
        assert_eq!(recall.earlier().as_deref(), Some("c"));
        recall.take(&["x".to_owned()]);
        assert!(!recall.is_on(), "it is no longer there");
    }
}
