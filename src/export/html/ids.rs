//! The names of places in a file: each is there once, and holds nothing a browser or a link could take for something else.

use std::collections::BTreeSet;

/// The names that are given.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeSet<String>);

impl Ids {
    /// Returns a name for an anchor: the anchor itself where it is free, else with a number behind it.
    pub(super) fn give(&mut self, prefix: &str, anchor: &str) -> String {
        let wanted = format!("{prefix}{}", plain(anchor));
        let mut name = wanted.clone();
        let mut number = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{wanted}-{number}");
            number += 1;
        }
        name
    }
}

/// Returns an anchor without signs, blanks and controls; letters and marks of every script stay. Full stops are for the
/// names that the program itself gives.
pub(super) fn plain(anchor: &str) -> String {
    let is_bad = |sign: char| {
        sign.is_control()
            || sign.is_whitespace()
            || (sign.is_ascii_punctuation() && !matches!(sign, '-' | '_'))
            || crate::source::safe::fault(sign).is_some()
    };
    let name: String = anchor
        .chars()
        .map(|sign| if is_bad(sign) { '-' } else { sign })
        .collect();
    if name.is_empty() {
        "place".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.give("", "results"), "results");
        assert_eq!(ids.give("", "results"), "results-2");
        assert_eq!(ids.give("", "results-2"), "results-2-2");
        assert_eq!(ids.give("", "ຜົນ\u{202e}\"> x"), "ຜົນ----x");
        assert_eq!(ids.give("", ""), "place");
    }
}
