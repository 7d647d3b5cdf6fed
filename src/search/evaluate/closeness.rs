//! How near each other the words of a query stand in the best rows: who types two words means what they name together.

use std::cmp::Ordering;

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};

use super::lists::lists_of;
use super::phrases::at_or_after;
use crate::search::compile::{Plan, PlannedClause};
use crate::search::error::SearchError;
use crate::search::generation::{Generation, Shard};
use crate::search::rank;
use crate::search::reading::{Reading, Target, Tier};
use crate::search::schema::fields;

/// Returns for each of some rows how near each other those words of a plan stand in it that follow each other: from 1,
/// where each stands beside the next, to 0, where none is near.
pub(crate) fn closeness(
    generation: &Generation,
    plan: &Plan,
    rows: &[usize],
) -> Result<Vec<f32>, SearchError> {
    let asked = plan.clauses.iter();
    let words: Vec<Vec<&str>> = asked
        .filter(|clause| !clause.is_idle && !clause.is_filter())
        .map(terms)
        .collect();
    let mut out = vec![0.0; rows.len()];
    if words.len() < 2 {
        return Ok(out);
    }
    let own = fields();
    for (number, shard) in (0..).zip(&generation.shards) {
        let mut docs: Vec<(u32, usize)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let place = generation.table.place(*row);
            if place.shard == number {
                docs.push((place.doc, at));
            }
        }
        docs.sort_unstable();
        let mut nearest = vec![None; docs.len() * (words.len() - 1)];
        for field in [own.title, own.summary, own.body] {
            near_in(shard, field, &words, &docs, &mut nearest)?;
        }
        for ((_, at), pairs) in docs.iter().zip(nearest.chunks(words.len() - 1)) {
            let near = pairs.iter().flatten().map(|apart| rank::nearness(*apart));
            out[*at] = near.sum::<f32>() / count(pairs.len());
        }
    }
    Ok(out)
}

/// Returns the terms that begin what a clause looks for, as it was typed or meant.
fn terms(clause: &PlannedClause) -> Vec<&str> {
    let is_meant = |reading: &&Reading| reading.tier != Tier::Concept;
    let readings = clause.words().flat_map(|words| &words.readings);
    let mut out: Vec<&str> = Vec::new();
    for reading in readings.filter(is_meant) {
        if let Target::Row(sequence) = &reading.target {
            let first = sequence.terms.iter().filter(|(_, place)| *place == 0);
            out.extend(first.map(|(text, _)| text.as_str()));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Lowers how far apart the words stand in documents of a shard, pair by pair, to what it is in a field.
fn near_in(
    shard: &Shard,
    field: Field,
    words: &[Vec<&str>],
    docs: &[(u32, usize)],
    nearest: &mut [Option<u32>],
) -> Result<(), SearchError> {
    let index = shard.reader.inverted_index(field)?;
    let option = IndexRecordOption::WithFreqsAndPositions;
    let pairs = words.len() - 1;
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); docs.len()];
    for (number, texts) in words.iter().enumerate() {
        let mut lists: Vec<SegmentPostings> = Vec::new();
        for text in texts {
            for info in lists_of(&index, text)? {
                lists.push(index.read_postings_from_terminfo(&info, option)?);
            }
        }
        for (at, (doc, _)) in docs.iter().enumerate() {
            let mut own = Vec::new();
            for list in &mut lists {
                if at_or_after(list, *doc) == *doc {
                    list.append_positions_with_offset(0, &mut own);
                }
            }
            if lists.len() > 1 {
                own.sort_unstable();
            }
            if let Some(pair) = number.checked_sub(1)
                && let Some(apart) = apart(&before[at], &own)
            {
                let known = &mut nearest[at * pairs + pair];
                *known = Some(known.map_or(apart, |known: u32| known.min(apart)));
            }
            before[at] = own;
        }
    }
    Ok(())
}

/// Returns how far apart the two nearest of two lists of positions are, both in order; one word is not near itself.
fn apart(one: &[u32], other: &[u32]) -> Option<u32> {
    let (mut at, mut beside) = (0, 0);
    let mut least: Option<u32> = None;
    while let (Some(first), Some(second)) = (one.get(at), other.get(beside)) {
        let apart = match first.abs_diff(*second) {
            // The same word, which both may stand for; what comes next of either is what is near it.
            0 => {
                let next = [one.get(at + 1), other.get(beside + 1)]
                    .into_iter()
                    .flatten();
                next.min().map(|next| next - first)
            }
            apart => Some(apart),
        };
        least = [least, apart].into_iter().flatten().min();
        match first.cmp(second) {
            Ordering::Less => at += 1,
            Ordering::Greater => beside += 1,
            Ordering::Equal => (at, beside) = (at + 1, beside + 1),
        }
    }
    least
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a query has no more than some hundred words"
)]
fn count(pairs: usize) -> f32 {
    pairs as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::apart;

    proptest! {
        #[test]
        fn the_nearest_two_are_found(
            one in prop::collection::btree_set(0u32..60, 0..8),
            other in prop::collection::btree_set(0u32..60, 0..8),
        ) {
            let all = one.iter().flat_map(|one| other.iter().map(|other| one.abs_diff(*other)));
            let least = all.filter(|apart| *apart > 0).min();
            let one: Vec<u32> = one.into_iter().collect();
            let other: Vec<u32> = other.into_iter().collect();
            prop_assert_eq!(apart(&one, &other), least);
        }
    }
}
