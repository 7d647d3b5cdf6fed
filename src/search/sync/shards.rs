//! Which shards the next generation has: those before and the new ones, without what is dead, and not too many.

use std::sync::Arc;

use super::parts::PARTS;
use crate::search::error::SearchError;
use crate::search::generation::{NO_ROW, Shard, merge};
use crate::search::table::Place;

/// More shards than this are merged.
const SHARDS: usize = 8;
/// So many of the largest are left as they are where the others are merged.
const LARGEST: usize = 3;

/// Returns the shards to keep and moves the places of all records to where their documents are then.
///
/// Shards of which nothing is left go. Where few records changed again and again, the small shards of those are merged;
/// where a good part of all documents is dead, or a build from nothing took many shards, all are.
pub(super) fn settled(
    shards: Vec<Arc<Shard>>,
    places: &mut [&mut Place],
    is_first: bool,
) -> Result<Vec<Arc<Shard>>, SearchError> {
    let shards = without_dead(shards, places);
    let docs: usize = shards.iter().map(|shard| length(shard)).sum();
    let are_many_dead = docs > places.len() + places.len() / 4 + 16;
    if are_many_dead || (is_first && shards.len() > PARTS) {
        let all = vec![true; shards.len()];
        return merged(&shards, places, &all);
    }
    if shards.len() <= SHARDS {
        return Ok(shards);
    }
    let mut lengths: Vec<usize> = shards.iter().map(|shard| length(shard)).collect();
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    let limit = lengths.get(LARGEST).copied().unwrap_or_default();
    let small: Vec<bool> = shards.iter().map(|shard| length(shard) <= limit).collect();
    merged(&shards, places, &small)
}

fn length(shard: &Shard) -> usize {
    shard.reader.max_doc() as usize
}

/// Drops the shards in which no record is.
fn without_dead(shards: Vec<Arc<Shard>>, places: &mut [&mut Place]) -> Vec<Arc<Shard>> {
    let mut is_alive = vec![false; shards.len()];
    for place in places.iter() {
        if let Some(is_alive) = is_alive.get_mut(place.shard as usize) {
            *is_alive = true;
        }
    }
    renumber(places, &is_alive);
    let alive = shards.into_iter().zip(is_alive);
    alive
        .filter_map(|(shard, is_alive)| is_alive.then_some(shard))
        .collect()
}

/// Gives the places in the shards that stay the numbers that these have then.
fn renumber(places: &mut [&mut Place], stays: &[bool]) {
    let numbers: Vec<u32> = stays
        .iter()
        .scan(0, |next, stays| {
            let number = *next;
            *next += u32::from(*stays);
            Some(number)
        })
        .collect();
    for place in places {
        let shard = place.shard as usize;
        if stays.get(shard) == Some(&true) {
            place.shard = numbers[shard];
        }
    }
}

/// Merges the chosen shards into one, which comes last.
fn merged(
    shards: &[Arc<Shard>],
    places: &mut [&mut Place],
    chosen: &[bool],
) -> Result<Vec<Arc<Shard>>, SearchError> {
    let of = |wanted: bool| {
        let pairs = shards.iter().zip(chosen);
        pairs.filter_map(move |(shard, is_chosen)| (*is_chosen == wanted).then_some(shard))
    };
    let (mut moving, mut staying): (Vec<&mut Place>, Vec<&mut Place>) = places
        .iter_mut()
        .map(|place| &mut **place)
        .partition(|place| chosen.get(place.shard as usize) == Some(&true));
    if moving.is_empty() {
        return Ok(shards.to_vec());
    }
    renumber(&mut moving, chosen);
    let stays: Vec<bool> = chosen.iter().map(|is_chosen| !is_chosen).collect();
    renumber(&mut staying, &stays);
    let sources: Vec<Arc<Shard>> = of(true).map(Arc::clone).collect();
    let one = merge(&sources, &alive(&sources, &moving))?;
    let mut all: Vec<Arc<Shard>> = of(false).map(Arc::clone).collect();
    let shard = u32::try_from(all.len()).unwrap_or(u32::MAX);
    moving.sort_by_key(|place| **place);
    for (doc, place) in (0..).zip(moving) {
        *place = Place { shard, doc };
    }
    all.push(Arc::new(one));
    Ok(all)
}

/// Returns, for each document of the shards, whether a record is there.
fn alive(shards: &[Arc<Shard>], places: &[&mut Place]) -> Vec<Vec<u32>> {
    let mut docs: Vec<Vec<u32>> = shards
        .iter()
        .map(|shard| vec![NO_ROW; length(shard)])
        .collect();
    for place in places {
        let docs = docs.get_mut(place.shard as usize);
        if let Some(slot) = docs.and_then(|docs| docs.get_mut(place.doc as usize)) {
            *slot = 0;
        }
    }
    docs
}
