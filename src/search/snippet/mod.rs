//! The passage of a record that answers best, with what answers marked.

mod marker;
mod window;

pub(crate) use marker::Marker;

use std::ops::Range;

use super::results::{HitSection, Snippet};
use super::writer::Stored;
use window::window;

/// The most bytes of a record that are looked through for a passage.
const SCANNED: usize = 256 << 10;

/// A place in a text that answers a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    /// The number of the clause.
    pub(crate) clause: usize,
}

/// Returns the best section, if it is not the top, and the best passage; the beginning of the summary where nothing in
/// the body answers.
pub(crate) fn snippet(stored: &Stored, marker: &Marker) -> (Option<HitSection>, Snippet) {
    let mut left = SCANNED;
    let mut best: Option<(Worth, Option<HitSection>, Snippet)> = None;
    for section in &stored.sections {
        if section.text.len() > left {
            break;
        }
        left -= section.text.len();
        let found = marker.find(&section.text);
        if found.is_empty() {
            continue;
        }
        let (held, snippet) = window(&section.text, &found);
        let worth = worth(&section.text, &found, &marker.find(&section.heading), held);
        if best.as_ref().is_none_or(|(other, _, _)| worth > *other) {
            let heading = (!section.anchor.is_empty()).then(|| HitSection {
                heading: section.heading.clone(),
                anchor: section.anchor.clone(),
            });
            best = Some((worth, heading, snippet));
        }
    }
    match best {
        Some((_, section, snippet)) => (section, snippet),
        None => (
            None,
            window(&stored.summary, &marker.find(&stored.summary)).1,
        ),
    }
}

/// What makes one section better than another: clauses answered in one passage, in the heading and section as a whole,
/// then how densely.
type Worth = (usize, usize, usize);

fn worth(text: &str, found: &[Found], heading: &[Found], held: usize) -> Worth {
    let mut clauses: Vec<usize> = found
        .iter()
        .chain(heading)
        .map(|found| found.clause)
        .collect();
    clauses.sort_unstable();
    clauses.dedup();
    let density = (found.len() + 3 * heading.len()) * 10_000 / (text.len() + 400);
    (held, clauses.len(), density)
}

#[cfg(test)]
mod tests;
