//! The keys by which entries are called: plain letters, and each once, whatever the letter case.

use std::collections::BTreeSet;

use super::Work;

/// Returns the keys of works, in their order.
pub(super) fn of(works: &[Work]) -> Vec<String> {
    let mut given = BTreeSet::new();
    let keys = works.iter().map(|work| {
        let wanted = match &work.source {
            Some(source) => format!("{}:{}", plain(&work.record), plain(source)),
            None => plain(&work.record),
        };
        let mut key = wanted.clone();
        let mut number = 2;
        while !given.insert(key.to_lowercase()) {
            key = format!("{wanted}.{number}");
            number += 1;
        }
        key
    });
    keys.collect()
}

/// Returns a name of letters, digits and hyphens.
fn plain(name: &str) -> String {
    let sound = |sign: char| {
        if sign.is_ascii_alphanumeric() {
            sign
        } else {
            '-'
        }
    };
    if name.is_empty() {
        return "work".to_owned();
    }
    name.chars().map(sound).collect()
}
