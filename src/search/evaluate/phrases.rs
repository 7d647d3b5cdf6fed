//! Terms in a row: posting lists walked side by side.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// The posting lists of the terms of which one place takes any, walked as one.
pub(super) struct Choice {
    lists: Vec<SegmentPostings>,
    documents: u64,
}

impl Choice {
    /// Returns the lists as one, which have so many documents at most.
    pub(super) fn new(lists: Vec<SegmentPostings>, documents: u64) -> Self {
        Self { lists, documents }
    }

    fn doc(&self) -> u32 {
        self.lists
            .iter()
            .map(DocSet::doc)
            .min()
            .unwrap_or(TERMINATED)
    }

    fn seek(&mut self, target: u32) -> u32 {
        for list in &mut self.lists {
            if list.doc() < target {
                list.seek(target);
            }
        }
        self.doc()
    }

    fn advance(&mut self) -> u32 {
        let doc = self.doc();
        for list in &mut self.lists {
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
        for list in self.lists.iter_mut().filter(|list| list.doc() == doc) {
            list.positions(&mut own);
            out.extend_from_slice(&own);
        }
        out.sort_unstable();
    }
}

/// Returns the documents that all lists hold in their places, with the positions of the first place.
pub(super) fn intersect(lists: &mut [(Choice, u32)]) -> Vec<(u32, Vec<u32>)> {
    let mut out = Vec::new();
    // The rarest leads, so that the others are stepped over in leaps.
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|at| lists[*at].0.documents);
    let Some(lead) = order.first().copied() else {
        return out;
    };
    let mut doc = lists[lead].0.doc();
    let (mut starts, mut positions) = (Vec::new(), Vec::new());
    while doc != TERMINATED {
        let mut next = doc;
        for at in &order {
            let list = &mut lists[*at].0;
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
        doc = lists[lead].0.advance();
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
