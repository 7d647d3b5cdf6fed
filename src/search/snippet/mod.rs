//! The passage of a record that answers best, with what answers marked.

mod marker;
mod rows;
mod starts;
mod window;

pub(crate) use marker::Marker;

use std::ops::Range;

use super::results::{HitSection, Snippet};
use super::writer::{Stored, StoredSection};
use window::{Seen, passage};

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
    let mut best: Option<Best> = None;
    for section in &stored.sections {
        if section.text.len() > left {
            break;
        }
        left -= section.text.len();
        let found = marker.find(&section.text);
        if found.is_empty() {
            continue;
        }
        let (held, first) = window::best(&section.text, &found);
        let worth = worth(&section.text, &found, &marker.find(&section.heading), held);
        if best.as_ref().is_none_or(|best| worth > best.worth) {
            best = Some(Best {
                worth,
                section,
                found,
                first,
            });
        }
    }
    let Some(best) = best else {
        let found = marker.find(&stored.summary);
        let (_, first) = window::best(&stored.summary, &found);
        return (None, passage(&stored.summary, &found, first));
    };
    let section = best.section;
    let heading = (!section.anchor.is_empty()).then(|| HitSection {
        heading: section.heading.clone(),
        anchor: section.anchor.clone(),
    });
    (heading, passage(&section.text, &best.found, best.first))
}

/// The best section so far.
struct Best<'a> {
    worth: Worth,
    section: &'a StoredSection,
    found: Vec<Found>,
    /// The number of the match with which its best passage begins.
    first: usize,
}

/// What makes one section better than another: clauses answered in one passage, in the heading and section as a whole,
/// then how densely.
type Worth = (usize, usize, usize);

fn worth(text: &str, found: &[Found], heading: &[Found], held: usize) -> Worth {
    let mut seen = Seen::default();
    for found in found.iter().chain(heading) {
        seen.add(found.clause);
    }
    let density = (found.len() + 3 * heading.len()) * 10_000 / (text.len() + 400);
    (held, seen.clauses, density)
}

#[cfg(test)]
mod tests;
