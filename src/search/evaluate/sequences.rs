//! Terms in a row in one field: first which documents hold them all, then where.

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::lists::{Blocks, Part};
use super::phrases::{Choice, follow, intersect};
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
            found.push((part, self.rows_of_terms(part, places, is_prefix)?));
        }
        // Most rows stand in no text of a field, so what they weigh is asked last.
        if found.iter().all(|(_, docs)| docs.is_empty()) {
            return Ok(());
        }
        let mut rarity = 0.0;
        for (_, texts) in places {
            let mut documents = 0;
            for term in texts.iter().map(|text| self.term(text)) {
                for part in &self.parts {
                    documents += u64::from(part.index.doc_freq(&term)?);
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

    /// Returns what the dictionary says of the terms of each place; `None` where a place has none, or where no document
    /// holds one of each.
    fn held_together(
        &self,
        part: &Part<'_>,
        places: &[Place<'_>],
    ) -> Result<Option<Vec<HeldPlace>>, SearchError> {
        let mut out = Vec::new();
        for (place, texts) in places {
            let mut infos = Vec::new();
            for text in texts {
                infos.extend(part.index.get_term_info(&self.term(text))?);
            }
            if infos.is_empty() {
                return Ok(None);
            }
            out.push((*place, infos));
        }
        let mut order: Vec<&Vec<TermInfo>> = out.iter().map(|(_, infos)| infos).collect();
        order.sort_by_key(|infos| documents(infos));
        // Documents are told apart without positions, which take far longer to read.
        let mut together: Option<RowSet> = None;
        for infos in order.into_iter().filter(|_| out.len() > 1) {
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
        Ok(Some(out))
    }

    /// Returns the documents of a shard that hold a sequence, with how often.
    pub(super) fn rows_of_terms(
        &self,
        part: &Part<'_>,
        places: &[Place<'_>],
        is_prefix: bool,
    ) -> Result<Vec<(u32, usize)>, SearchError> {
        let (begun, places) = match places.split_last() {
            Some((last, before)) if is_prefix => (Some(last), before),
            _ => (None, places),
        };
        let Some(held) = self.held_together(part, places)? else {
            return Ok(Vec::new());
        };
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut lists = Vec::new();
        for (place, infos) in held {
            let open = |info| part.index.read_postings_from_terminfo(info, option);
            let choice = infos.iter().map(open).collect::<Result<_, _>>()?;
            lists.push((Choice::new(choice, documents(&infos)), place));
        }
        let mut rows = intersect(&mut lists);
        if let Some((place, texts)) = begun
            && !rows.is_empty()
        {
            let text = texts.first().copied().unwrap_or_default();
            let place = *place;
            let mut ends: Vec<(u32, usize)> = Vec::new();
            let mut begun = RowSet::none(part.rows.len());
            for (doc, _) in &rows {
                begun.insert(*doc as usize);
            }
            let mut list = Blocks::new(&part.index, IndexRecordOption::Basic);
            part.each_begun(text, &mut |_, info| {
                // Most words stand in none of these documents; telling that takes no positions.
                let mut is_there = false;
                list.each(info, &mut |doc, _| is_there |= begun.contains(doc as usize))?;
                if is_there {
                    let mut list = part.index.read_postings_from_terminfo(info, option)?;
                    follow(&rows, &mut list, place, &mut ends);
                }
                Ok(())
            })?;
            ends.sort_unstable();
            ends.dedup_by(|later, first| {
                first.0 == later.0 && {
                    first.1 += later.1;
                    true
                }
            });
            return Ok(ends);
        }
        Ok(rows
            .drain(..)
            .map(|(doc, starts)| (doc, starts.len()))
            .collect())
    }
}

/// Returns in how many documents the terms of one place stand at most.
fn documents(infos: &[TermInfo]) -> u64 {
    infos.iter().map(|info| u64::from(info.doc_freq)).sum()
}
