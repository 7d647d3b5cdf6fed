//! The names of a concept in posting lists: all of them count as one word.

use tantivy::schema::IndexRecordOption;

use super::lists::{Blocks, Part};
use super::words::{FieldReader, Norms, Work, lossy};
use crate::search::error::SearchError;
use crate::search::thesaurus::NameRow;

/// Scores in `work.found` the documents that hold any of these names.
pub(super) fn find_any(
    fields: &[FieldReader<'_>],
    names: &[NameRow],
    work: &mut Work,
) -> Result<(), SearchError> {
    for field in fields {
        let norms = field.norms();
        for name in names {
            for part in &field.parts {
                field.count_name(part, name, &norms, work)?;
            }
        }
        field.weigh(1.0, work);
    }
    Ok(())
}

impl FieldReader<'_> {
    /// Counts how often the documents of a shard hold a name.
    fn count_name(
        &self,
        part: &Part<'_>,
        name: &NameRow,
        norms: &Norms,
        work: &mut Work,
    ) -> Result<(), SearchError> {
        let mut add = |doc: u32, count: f32| {
            if let Some(row) = part.row(doc) {
                work.counts.add(row, name.weight * count);
                work.norms[row as usize] = norms.of(part, doc);
            }
        };
        let places = name.sequence.places();
        if let [(_, texts)] = places.as_slice() {
            // One word needs no positions.
            let mut list = Blocks::new(&part.index, IndexRecordOption::WithFreqs);
            for text in texts {
                if let Some(info) = part.index.get_term_info(&self.term(text))? {
                    list.each(&info, &mut |doc, count| add(doc, lossy(u64::from(count))))?;
                }
            }
            return Ok(());
        }
        for (doc, count) in self.rows_of_terms(part, &places, false)? {
            add(doc, lossy(u64::try_from(count).unwrap_or(u64::MAX)));
        }
        Ok(())
    }
}
