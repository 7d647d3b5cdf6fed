//! The dictionary and the posting lists of one field in one shard.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use crate::search::analyzers::{begins, is_cluster};
use crate::search::error::SearchError;
use crate::search::generation::{NO_ROW, Shard};

/// One field of one shard.
pub(super) struct Part<'a> {
    /// The shard.
    pub(super) shard: &'a Shard,
    /// The engine's reader.
    pub(super) index: Arc<InvertedIndexReader>,
    /// The lengths of the field.
    pub(super) norms: FieldNormReader,
    /// The row of each document, or [`NO_ROW`].
    pub(super) rows: &'a [u32],
}

impl Part<'_> {
    /// Returns the row of a document that still has one.
    pub(super) fn row(&self, doc: u32) -> Option<u32> {
        self.rows
            .get(doc as usize)
            .copied()
            .filter(|row| *row != NO_ROW)
    }

    /// Calls for every word of the dictionary with a beginning, itself among them.
    pub(super) fn each_begun(
        &self,
        prefix: &str,
        visit: &mut impl FnMut(&[u8], &TermInfo) -> Result<(), SearchError>,
    ) -> Result<(), SearchError> {
        each_begun(&self.index, prefix, visit)
    }

    /// Returns the lists of a term: see [`lists_of`].
    pub(super) fn lists_of(&self, term: &str) -> Result<Vec<TermInfo>, SearchError> {
        lists_of(&self.index, term)
    }

    /// Calls for every longer word of the dictionary with a beginning.
    pub(super) fn each_longer(
        &self,
        prefix: &str,
        visit: &mut impl FnMut(&TermInfo) -> Result<(), SearchError>,
    ) -> Result<(), SearchError> {
        self.each_begun(prefix, &mut |word, info| {
            if word.len() > prefix.len() {
                visit(info)?;
            }
            Ok(())
        })
    }
}

/// Posting lists of one field, read one after the other into the same room.
pub(super) struct Blocks<'a> {
    index: &'a InvertedIndexReader,
    option: IndexRecordOption,
    list: Option<BlockSegmentPostings>,
}

impl<'a> Blocks<'a> {
    /// Returns room for lists read with this option.
    pub(super) fn new(index: &'a InvertedIndexReader, option: IndexRecordOption) -> Self {
        Self {
            index,
            option,
            list: None,
        }
    }

    /// Calls for every document of a list, with how often it holds the word; that is 1 where it was not asked for.
    pub(super) fn each(
        &mut self,
        info: &TermInfo,
        visit: &mut impl FnMut(u32, u32),
    ) -> Result<(), SearchError> {
        let list = match &mut self.list {
            Some(list) => {
                self.index.reset_block_postings_from_terminfo(info, list)?;
                list
            }
            slot => slot.insert(
                self.index
                    .read_block_postings_from_terminfo(info, self.option)?,
            ),
        };
        let counts = self.option.has_freq();
        while !list.docs().is_empty() {
            if counts {
                for (doc, count) in list.docs().iter().zip(list.freqs()) {
                    visit(*doc, *count);
                }
            } else {
                list.docs().iter().for_each(|doc| visit(*doc, 1));
            }
            list.advance();
        }
        Ok(())
    }
}

fn each_begun(
    index: &InvertedIndexReader,
    prefix: &str,
    visit: &mut impl FnMut(&[u8], &TermInfo) -> Result<(), SearchError>,
) -> Result<(), SearchError> {
    let range = index.terms().range().ge(prefix.as_bytes());
    let range = match after(prefix.as_bytes()) {
        Some(end) => range.lt(&end),
        None => range,
    };
    let mut stream = range.into_stream()?;
    while stream.advance() {
        visit(stream.key(), stream.value())?;
    }
    Ok(())
}

/// Returns what the dictionary says of a term; nothing where no document holds it.
///
/// A cluster of a script without spaces has a list of its own only for where no other follows it, and one with each that
/// does: together they hold every place of it once.
pub(super) fn lists_of(
    index: &InvertedIndexReader,
    term: &str,
) -> Result<Vec<TermInfo>, SearchError> {
    if !is_cluster(term) {
        return Ok(index.terms().get(term)?.into_iter().collect());
    }
    let mut out = Vec::new();
    each_begun(index, term, &mut |pair, info| {
        if std::str::from_utf8(pair).is_ok_and(|pair| begins(term, pair)) {
            out.push(info.clone());
        }
        Ok(())
    })?;
    Ok(out)
}

/// Returns the least bytes that come after everything with a beginning.
fn after(prefix: &[u8]) -> Option<Vec<u8>> {
    let keep = prefix.iter().rposition(|byte| *byte < u8::MAX)?;
    let mut end = prefix[..=keep].to_vec();
    end[keep] += 1;
    Some(end)
}
