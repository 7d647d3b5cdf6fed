//! Terms in a row: where rows may begin, narrowed place by place.

use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings};

/// The posting lists of the terms of which one place takes any, walked as one.
pub(super) struct Choice(Vec<SegmentPostings>);

impl Choice {
    /// Returns the lists as one.
    pub(super) fn new(lists: Vec<SegmentPostings>) -> Self {
        Self(lists)
    }

    /// Puts in the positions in a document, in order; documents are asked for in order.
    fn positions(&mut self, doc: u32, out: &mut Vec<u32>) {
        out.clear();
        let mut lists = 0;
        for list in &mut self.0 {
            if at_or_after(list, doc) == doc {
                list.append_positions_with_offset(0, out);
                lists += 1;
            }
        }
        if lists > 1 {
            out.sort_unstable();
        }
    }
}

/// Documents with the positions at which a row of terms may begin in them.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// Each document, in order, with where its positions end.
    docs: Vec<(u32, usize)>,
    positions: Vec<u32>,
}

impl Starts {
    /// Returns where a row begins that has one of these terms in its place, in some documents, which come in order.
    pub(super) fn of(docs: impl Iterator<Item = u32>, terms: &mut Choice, place: u32) -> Self {
        let mut out = Self::default();
        let mut own = Vec::new();
        for doc in docs {
            terms.positions(doc, &mut own);
            let starts = own.iter().filter_map(|at| at.checked_sub(place));
            out.positions.extend(starts);
            out.end(doc);
        }
        out
    }

    /// Ends the positions of a document; one without any is left out.
    fn end(&mut self, doc: u32) {
        let before = self.docs.last().map_or(0, |(_, end)| *end);
        if self.positions.len() > before {
            self.docs.push((doc, self.positions.len()));
        }
    }

    /// Keeps those after which one of these terms stands in its place.
    pub(super) fn narrow(&mut self, terms: &mut Choice, place: u32) {
        let mut own = Vec::new();
        let mut left = Self {
            docs: Vec::with_capacity(self.docs.len()),
            positions: Vec::with_capacity(self.positions.len()),
        };
        for (doc, starts) in self.iter() {
            terms.positions(doc, &mut own);
            let mut after = own.as_slice();
            for start in starts {
                let wanted = start.saturating_add(place);
                let before = after.iter().take_while(|at| **at < wanted).count();
                after = &after[before..];
                if after.first() == Some(&wanted) {
                    left.positions.push(*start);
                }
            }
            left.end(doc);
        }
        *self = left;
    }

    /// Returns how many rows of a document a term of this list stands behind in its place, for each that has any.
    pub(super) fn follow(
        &self,
        list: &mut SegmentPostings,
        place: u32,
        out: &mut Vec<(u32, usize)>,
    ) {
        let mut own = Vec::new();
        let mut at = 0;
        while let Some((doc, _)) = self.docs.get(at) {
            let there = at_or_after(list, *doc);
            // Either side is stepped over in leaps, because the one may be many times longer than the other.
            at += self.docs[at..].partition_point(|(doc, _)| *doc < there);
            if self.docs.get(at).is_none_or(|(doc, _)| *doc != there) {
                continue;
            }
            own.clear();
            list.append_positions_with_offset(0, &mut own);
            let holds = |start: &&u32| own.binary_search(&start.saturating_add(place)).is_ok();
            let count = self.starts(at).iter().filter(holds).count();
            if count > 0 {
                out.push((there, count));
            }
            at += 1;
        }
    }

    fn starts(&self, at: usize) -> &[u32] {
        let before = at.checked_sub(1).and_then(|before| self.docs.get(before));
        let start = before.map_or(0, |(_, end)| *end);
        let end = self.docs.get(at).map_or(start, |(_, end)| *end);
        &self.positions[start..end]
    }

    fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let docs = self.docs.iter().enumerate();
        docs.map(|(at, (doc, _))| (*doc, self.starts(at)))
    }

    /// Returns the documents with how many rows begin in each.
    pub(super) fn counts(&self) -> impl Iterator<Item = (u32, usize)> {
        self.iter().map(|(doc, starts)| (doc, starts.len()))
    }

    /// Tells whether no row begins anywhere.
    pub(super) fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }
}

/// Moves a list to a document, or to the first after it where it does not have it; returns where it stands then.
pub(super) fn at_or_after(list: &mut SegmentPostings, doc: u32) -> u32 {
    match list.doc() {
        before if before < doc => list.seek(doc),
        there => there,
    }
}
