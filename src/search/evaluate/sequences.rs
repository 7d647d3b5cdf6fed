//! Terms in a row in one field: first which documents hold them all, then where.

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::lists::{Blocks, Part};
use super::phrases::{Choice, Starts};
use super::rows::{RowSet, Scores};
use super::words::{FieldReader, lossy};
use crate::search::analyzers::Place;
use crate::search::error::SearchError;
use crate::search::rank;

/// A place with what the dictionary says of the terms it may take.
type HeldPlace = (u32, Vec<TermInfo>);

impl FieldReader<'_> {
    /// Scores the documents that hold all terms of a sequence in a row.
    pub(super) fn in_a_row(
        &self,
        places: &[Place<'_>],
        is_prefix: bool,
        out: &mut Scores,
    ) -> Result<(), SearchError> {
        let mut found = Vec::new();
        for part in &self.parts {
            found.push((part, rows_of_terms(part, places, is_prefix)?));
        }
        // Most rows stand in no text of a field, so what they weigh is asked last.
        if found.iter().all(|(_, docs)| docs.is_empty()) {
            return Ok(());
        }
        let mut rarity = 0.0;
        for (_, texts) in places {
            let mut documents = 0;
            for text in texts {
                for part in &self.parts {
                    documents += self::documents(&part.lists_of(text)?);
                }
            }
            rarity += self.rarity(documents);
        }
        let norms = self.norms();
        let weight = self.searched.weight * rarity * (rank::SATURATION + 1.0);
        for (part, docs) in found {
            for (doc, count) in docs {
                if let Some(row) = part.row(doc) {
                    let count = lossy(u64::try_from(count).unwrap_or(u64::MAX));
                    out.add(row, weight * count / (count + norms.of(part, doc)));
                }
            }
        }
        Ok(())
    }
}

/// Returns the documents of a shard that hold a sequence, with how often.
pub(super) fn rows_of_terms(
    part: &Part<'_>,
    places: &[Place<'_>],
    is_prefix: bool,
) -> Result<Vec<(u32, usize)>, SearchError> {
    let (begun, places) = match places.split_last() {
        Some((last, before)) if is_prefix => (Some(last), before),
        _ => (None, places),
    };
    let Some(starts) = starts(part, places)? else {
        return Ok(Vec::new());
    };
    match begun {
        Some((place, texts)) => {
            let text = texts.first().copied().unwrap_or_default();
            begun_behind(part, &starts, *place, text)
        }
        None => Ok(starts.counts().collect()),
    }
}

/// Returns what the dictionary says of the terms of each place, the rarest first, with the documents that hold one of
/// each; `None` where none does.
fn held_together(
    part: &Part<'_>,
    places: &[Place<'_>],
) -> Result<Option<(Vec<HeldPlace>, RowSet)>, SearchError> {
    let mut out = Vec::new();
    for (place, texts) in places {
        let mut infos = Vec::new();
        for text in texts {
            infos.extend(part.lists_of(text)?);
        }
        if infos.is_empty() {
            return Ok(None);
        }
        out.push((*place, infos));
    }
    out.sort_by_key(|(_, infos)| documents(infos));
    // Documents are told apart without positions, which take far longer to read.
    let mut together: Option<RowSet> = None;
    for (_, infos) in &out {
        let mut docs = RowSet::none(part.rows.len());
        let mut list = Blocks::new(&part.index, IndexRecordOption::Basic);
        for info in infos {
            list.each(info, &mut |doc, _| docs.insert(doc as usize))?;
        }
        if let Some(before) = &together {
            docs.intersect(before);
        }
        if docs.is_empty() {
            return Ok(None);
        }
        together = Some(docs);
    }
    Ok(together.map(|docs| (out, docs)))
}

/// Returns where in the documents of a shard a sequence begins; `None` where it does nowhere.
fn starts(part: &Part<'_>, places: &[Place<'_>]) -> Result<Option<Starts>, SearchError> {
    let Some((places, docs)) = held_together(part, places)? else {
        return Ok(None);
    };
    let mut starts: Option<Starts> = None;
    for (place, infos) in places {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let open = |info| part.index.read_postings_from_terminfo(info, option);
        let mut terms = Choice::new(infos.iter().map(open).collect::<Result<_, _>>()?);
        if let Some(starts) = &mut starts {
            starts.narrow(&mut terms, place);
        } else {
            starts = Some(Starts::of(docs.numbers(), &mut terms, place));
        }
        // Where the rare words do not follow each other, the frequent ones are not even opened.
        if starts.as_ref().is_some_and(Starts::is_empty) {
            return Ok(None);
        }
    }
    Ok(starts)
}

/// Returns the documents in which a word with this beginning stands in its place behind a row, with how often.
fn begun_behind(
    part: &Part<'_>,
    starts: &Starts,
    place: u32,
    beginning: &str,
) -> Result<Vec<(u32, usize)>, SearchError> {
    let mut docs = RowSet::none(part.rows.len());
    for (doc, _) in starts.counts() {
        docs.insert(doc as usize);
    }
    let mut out: Vec<(u32, usize)> = Vec::new();
    let mut list = Blocks::new(&part.index, IndexRecordOption::Basic);
    part.each_begun(beginning, &mut |_, info| {
        // Most words stand in none of these documents; telling that takes no positions.
        let mut is_there = false;
        list.each(info, &mut |doc, _| is_there |= docs.contains(doc as usize))?;
        if is_there {
            let option = IndexRecordOption::WithFreqsAndPositions;
            let mut list = part.index.read_postings_from_terminfo(info, option)?;
            starts.follow(&mut list, place, &mut out);
        }
        Ok(())
    })?;
    out.sort_unstable();
    out.dedup_by(|later, first| {
        first.0 == later.0 && {
            first.1 += later.1;
            true
        }
    });
    Ok(out)
}

/// Returns in how many documents the terms of one place stand at most.
fn documents(infos: &[TermInfo]) -> u64 {
    infos.iter().map(|info| u64::from(info.doc_freq)).sum()
}
