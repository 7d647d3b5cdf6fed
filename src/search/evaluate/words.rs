//! Words in posting lists: exact and begun, each scored by field; words in a row are left to `sequences`.
//!
//! The lists are walked here and not by queries of the engine: those cut a prefix after fifty words of the dictionary,
//! score it alike everywhere and cannot tell which word a hit holds.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::lists::{Blocks, Part};
use super::rows::{RowSet, Scores};
use crate::search::analyzers::{Sequence, is_cluster};
use crate::search::error::SearchError;
use crate::search::generation::{Generation, NO_ROW};
use crate::search::rank::{self, SearchedField, is_short_beginning};

/// One field over all shards, ready to be looked up in.
pub(crate) struct FieldReader<'a> {
    /// The field.
    pub(super) searched: SearchedField,
    docs: f32,
    average: f32,
    /// The field in each shard.
    pub(super) parts: Vec<Part<'a>>,
}

/// How the lengths of a field weigh, by the number the engine keeps for a length.
pub(super) struct Norms([f32; 256]);

impl<'a> FieldReader<'a> {
    /// Opens a field.
    pub(crate) fn open(
        generation: &'a Generation,
        searched: SearchedField,
    ) -> Result<Self, SearchError> {
        let mut parts = Vec::new();
        let (mut docs, mut tokens) = (0, 0);
        for (at, shard) in generation.shards.iter().enumerate() {
            let index = shard.reader.inverted_index(searched.field)?;
            docs += u64::from(shard.reader.max_doc());
            tokens += index.total_num_tokens();
            parts.push(Part {
                shard,
                index,
                norms: shard.norms(searched.field)?,
                rows: generation.rows(at),
            });
        }
        Ok(Self {
            searched,
            docs: lossy(docs),
            average: lossy(tokens) / lossy(docs).max(1.0),
            parts,
        })
    }

    /// Returns how much a word counts that so many documents hold.
    pub(super) fn rarity(&self, documents: u64) -> f32 {
        let documents = lossy(documents);
        (1.0 + (self.docs - documents + 0.5).max(0.0) / (documents + 0.5)).ln()
    }

    /// Returns how its lengths weigh.
    pub(super) fn norms(&self) -> Norms {
        let weigh = |id: u8| {
            let length = lossy(u64::from(FieldNormReader::id_to_fieldnorm(id)));
            rank::SATURATION * (1.0 - rank::LENGTH + rank::LENGTH * length / self.average.max(1.0))
        };
        Norms(std::array::from_fn(|id| {
            weigh(u8::try_from(id).unwrap_or(u8::MAX))
        }))
    }

    /// Scores the documents that hold a word.
    fn exact(&self, text: &str, out: &mut Scores) -> Result<(), SearchError> {
        let mut lists = Vec::new();
        let mut documents = 0;
        for part in &self.parts {
            for info in part.lists_of(text)? {
                documents += u64::from(info.doc_freq);
                lists.push((part, info));
            }
        }
        if lists.is_empty() {
            return Ok(());
        }
        let norms = self.norms();
        let weight = self.searched.weight * self.rarity(documents) * (rank::SATURATION + 1.0);
        for (part, info) in lists {
            let mut list = Blocks::new(&part.index, IndexRecordOption::WithFreqs);
            list.each(&info, &mut |doc, count| {
                if let Some(row) = part.row(doc) {
                    let count = lossy(u64::from(count));
                    out.add(row, weight * count / (count + norms.of(part, doc)));
                }
            })?;
        }
        Ok(())
    }

    /// Scores the documents that hold any of these words; all of them count as one.
    fn any_of(&self, texts: &[&str], work: &mut Work) -> Result<(), SearchError> {
        let norms = self.norms();
        for part in &self.parts {
            let mut list = Blocks::new(&part.index, IndexRecordOption::WithFreqs);
            for text in texts {
                for info in part.lists_of(text)? {
                    work.count(part, &norms, &mut list, &info)?;
                }
            }
        }
        self.weigh(1.0, work);
        Ok(())
    }

    /// Scores the documents that hold a longer word with this beginning; all such words count as one.
    fn longer(&self, prefix: &str, work: &mut Work) -> Result<(), SearchError> {
        if self.searched.scores_prefixes && !is_short_beginning(prefix) {
            self.weigh_longer(prefix, work)
        } else {
            self.find_longer(prefix, work)
        }
    }

    /// Scores them by how often they hold such words.
    fn weigh_longer(&self, prefix: &str, work: &mut Work) -> Result<(), SearchError> {
        let norms = self.norms();
        for part in &self.parts {
            let mut list = Blocks::new(&part.index, IndexRecordOption::WithFreqs);
            part.each_longer(prefix, &mut |info| {
                work.count(part, &norms, &mut list, info)
            })?;
        }
        self.weigh(rank::PREFIX, work);
        Ok(())
    }

    /// Turns what was counted into scores.
    pub(super) fn weigh(&self, factor: f32, work: &mut Work) {
        let documents = u64::try_from(work.counts.len()).unwrap_or(u64::MAX);
        let weight = factor * self.searched.weight * self.rarity(documents);
        for (row, count) in work.counts.iter() {
            let length = work.norms[row as usize];
            let score = weight * (rank::SATURATION + 1.0) * count / (count + length);
            work.found.add(row, score);
        }
        work.counts.clear();
    }

    /// Gives all of them the same score, which takes far less time where there are many.
    fn find_longer(&self, prefix: &str, work: &mut Work) -> Result<(), SearchError> {
        let score = rank::PREFIX_UNWEIGHED * self.searched.weight;
        for part in &self.parts {
            if let Some(docs) = self.kept(part, prefix)? {
                let rows = docs.into_iter().filter_map(|doc| part.row(doc));
                rows.for_each(|row| work.found.add(row, score));
                continue;
            }
            let mut docs = RowSet::none(part.rows.len());
            let mut list = Blocks::new(&part.index, IndexRecordOption::Basic);
            part.each_longer(prefix, &mut |info| {
                list.each(info, &mut |doc, _| docs.insert(doc as usize))
            })?;
            let rows = docs.iter().filter_map(|doc| part.rows.get(doc));
            for row in rows.filter(|row| **row != NO_ROW) {
                work.found.add(*row, score);
            }
        }
        Ok(())
    }

    /// Returns the documents with a longer word that begins so, if they are kept.
    fn kept(&self, part: &Part<'_>, prefix: &str) -> Result<Option<Vec<u32>>, SearchError> {
        if !is_short_beginning(prefix) {
            return Ok(None);
        }
        part.shard.beginnings()?.docs(self.searched.field, prefix)
    }
}

impl Norms {
    /// Returns how the length of a document weighs.
    pub(super) fn of(&self, part: &Part<'_>, doc: u32) -> f32 {
        self.of_length(part.norms.fieldnorm_id(doc))
    }

    /// Returns how a length weighs, by the number the engine keeps for it.
    pub(super) fn of_length(&self, length: u8) -> f32 {
        self.0[usize::from(length)]
    }
}

/// Room to work in, as long as there are rows.
pub(crate) struct Work {
    /// What was found.
    pub(crate) found: Scores,
    /// How often each row holds what is looked for.
    pub(super) counts: Scores,
    /// How the length of each of these rows weighs.
    pub(super) norms: Vec<f32>,
}

impl Work {
    /// Returns room for so many rows.
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            found: Scores::new(rows),
            counts: Scores::new(rows),
            norms: vec![0.0; rows],
        }
    }

    /// Counts how often the documents of a list hold its word, and notes their lengths.
    fn count<'a>(
        &mut self,
        part: &Part<'a>,
        norms: &Norms,
        list: &mut Blocks<'a>,
        info: &TermInfo,
    ) -> Result<(), SearchError> {
        list.each(info, &mut |doc, count| {
            if let Some(row) = part.row(doc) {
                self.counts.add(row, lossy(u64::from(count)));
                self.norms[row as usize] = norms.of(part, doc);
            }
        })
    }
}

/// Scores in `work.found` the documents that hold a sequence in one of the fields.
pub(crate) fn find(
    fields: &[FieldReader<'_>],
    sequence: &Sequence,
    is_prefix: bool,
    work: &mut Work,
) -> Result<(), SearchError> {
    let places = sequence.places();
    let Some((_, last)) = places.last() else {
        return Ok(());
    };
    for field in fields {
        let is_looked_up =
            |text: &&str| field.searched.takes_short_prefixes || !is_short_beginning(text);
        let is_prefix = is_prefix && last.iter().all(is_looked_up);
        match (places.as_slice(), last.as_slice()) {
            ([_], texts) => {
                match texts {
                    [text] if !is_cluster(text) => field.exact(text, &mut work.found)?,
                    _ => field.any_of(texts, work)?,
                }
                if let ([text], true) = (texts, is_prefix) {
                    field.longer(text, work)?;
                }
            }
            _ => field.in_a_row(&places, is_prefix, &mut work.found)?,
        }
    }
    Ok(())
}

/// Returns a count as a number to calculate with.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of documents and words need no more than seven digits"
)]
pub(super) fn lossy(count: u64) -> f32 {
    count as f32
}
