//! Terms in a row: posting lists walked side by side.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// The posting lists of the terms of which one place takes any, walked as one.
pub(super) struct Choice(Vec<SegmentPostings>);

impl Choice {
    /// Returns the lists as one; `None` where there is none.
    pub(super) fn new(lists: Vec<SegmentPostings>) -> Option<Self> {
        (!lists.is_empty()).then_some(Self(lists))
    }

    fn doc(&self) -> u32 {
        self.0.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
    }

    fn seek(&mut self, target: u32) -> u32 {
        for list in &mut self.0 {
            if list.doc() < target {
                list.seek(target);
            }
        }
        self.doc()
    }

    fn advance(&mut self) -> u32 {
        let doc = self.doc();
        for list in &mut self.0 {
            if list.doc() == doc {
                list.advance();
            }
        }
        self.doc()
    }

    /// Puts in the positions in the present document, in order.
    fn positions(&mut self, out: &mut Vec<u32>) {
        let doc = self.doc();
        out.clear();
        let mut own = Vec::new();
        for list in self.0.iter_mut().filter(|list| list.doc() == doc) {
            list.positions(&mut own);
            out.extend_from_slice(&own);
        }
        out.sort_unstable();
    }
}

/// Returns the documents that all lists hold in their places, with the positions of the first place.
pub(super) fn intersect(lists: &mut [(Choice, u32)]) -> Vec<(u32, Vec<u32>)> {
    let mut out = Vec::new();
    let Some((first, _)) = lists.first() else {
        return out;
    };
    let mut doc = first.doc();
    let (mut starts, mut positions) = (Vec::new(), Vec::new());
    while doc != TERMINATED {
        let mut next = doc;
        for (list, _) in lists.iter_mut() {
            let there = if list.doc() < next {
                list.seek(next)
            } else {
                list.doc()
            };
            if there > next {
                next = there;
                break;
            }
        }
        if next != doc {
            doc = next;
            continue;
        }
        for (at, (list, place)) in lists.iter_mut().enumerate() {
            list.positions(&mut positions);
            let begins = positions
                .iter()
                .filter_map(|position| position.checked_sub(*place));
            if at == 0 {
                starts = begins.collect();
            } else {
                let begins: Vec<u32> = begins.collect();
                starts.retain(|start| begins.binary_search(start).is_ok());
            }
        }
        if !starts.is_empty() {
            out.push((doc, std::mem::take(&mut starts)));
        }
        doc = lists
            .first_mut()
            .map_or(TERMINATED, |(list, _)| list.advance());
    }
    out
}

/// Adds the documents where a word of this list stands in its place after a row that was found.
pub(super) fn follow(
    rows: &[(u32, Vec<u32>)],
    list: &mut SegmentPostings,
    place: u32,
    out: &mut Vec<(u32, usize)>,
) {
    let mut positions = Vec::new();
    let mut left = rows;
    while let Some((doc, _)) = left.first() {
        let there = if list.doc() < *doc {
            list.seek(*doc)
        } else {
            list.doc()
        };
        // Either side is stepped over in leaps, because the one may be many times longer than the other.
        left = &left[left.partition_point(|(doc, _)| *doc < there)..];
        let Some(((doc, starts), rest)) = left.split_first() else {
            return;
        };
        if *doc != there {
            continue;
        }
        left = rest;
        positions.clear();
        list.positions(&mut positions);
        let holds = |start: &&u32| positions.binary_search(&(*start + place)).is_ok();
        let count = starts.iter().filter(holds).count();
        if count > 0 {
            out.push((*doc, count));
        }
    }
}
