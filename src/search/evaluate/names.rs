//! The names of a concept in posting lists: all of them count as one word.

use tantivy::schema::IndexRecordOption;

use super::lists::{Blocks, Part};
use super::open;
use super::sequences::rows_of_terms;
use super::words::{FieldReader, Norms, Work};
use crate::search::analyzers::{Place, Sequence};
use crate::search::error::SearchError;
use crate::search::generation::{Generation, Mention, Mentions, in_field};
use crate::search::rank;
use crate::search::thesaurus::NameRow;

/// Scores in `work.found` the documents that hold any of these names.
pub(super) fn find_any(
    fields: &[FieldReader<'_>],
    names: &[NameRow],
    work: &mut Work,
) -> Result<(), SearchError> {
    let mut found = Vec::new();
    for name in names {
        found.push((name.weight, mentions(fields, &name.sequence)?));
    }
    for (number, field) in fields.iter().enumerate() {
        let norms = field.norms();
        for (weight, shards) in &found {
            for (part, mentions) in field.parts.iter().zip(shards) {
                for mention in in_field(mentions.as_deref().unwrap_or_default(), number) {
                    work.mention(part, &norms, *weight, *mention);
                }
            }
        }
        field.weigh(1.0, work);
    }
    Ok(())
}

impl Work {
    fn mention(&mut self, part: &Part<'_>, norms: &Norms, weight: f32, mention: Mention) {
        if let Some(row) = part.row(mention.doc) {
            self.counts.add(row, weight * f32::from(mention.count));
            self.norms[row as usize] = norms.of_length(mention.length);
        }
    }
}

/// Finds where the names of concepts are mentioned, before anything is asked; ends when `go_on` says so or when enough is
/// remembered.
pub(crate) fn find_mentions(
    generation: &Generation,
    concepts: impl Iterator<Item = Vec<NameRow>>,
    go_on: &dyn Fn() -> bool,
) -> Result<(), SearchError> {
    let fields = open(generation, &rank::searched())?;
    let has_room = || {
        generation
            .shards
            .iter()
            .all(|shard| shard.mentioned.has_room())
    };
    for names in concepts {
        for name in names.iter().filter(|name| name.sequence.places().len() > 1) {
            if !go_on() || !has_room() {
                return Ok(());
            }
            mentions(&fields, &name.sequence)?;
        }
    }
    Ok(())
}

/// Returns where a name is mentioned, shard by shard.
fn mentions(
    fields: &[FieldReader<'_>],
    name: &Sequence,
) -> Result<Vec<Option<Mentions>>, SearchError> {
    let places = name.places();
    let parts = fields.first().map_or(&[][..], |field| &field.parts);
    let of = |(number, part): (usize, &Part<'_>)| {
        let find = || {
            let mut out = Vec::new();
            for (field, own) in (0..).zip(fields) {
                count_name(&own.parts[number], &places, &mut |mention| {
                    out.push(Mention { field, ..mention });
                })?;
            }
            Ok(Mentions::from(out))
        };
        match places.as_slice() {
            // One word is looked up in the time it takes to remember it.
            [_] => find().map(Some),
            _ => part.shard.mentioned.of(name, find),
        }
    };
    parts.iter().enumerate().map(of).collect()
}

/// Calls for every document of a shard that holds a name; the number of the field is left to the caller.
fn count_name(
    part: &Part<'_>,
    places: &[Place<'_>],
    visit: &mut impl FnMut(Mention),
) -> Result<(), SearchError> {
    let mut found = |doc: u32, count: usize| {
        visit(Mention {
            doc,
            count: u16::try_from(count).unwrap_or(u16::MAX),
            field: 0,
            length: part.norms.fieldnorm_id(doc),
        });
    };
    if let [(_, texts)] = places {
        // One word needs no positions.
        let mut list = Blocks::new(&part.index, IndexRecordOption::WithFreqs);
        for text in texts {
            for info in part.lists_of(text)? {
                list.each(&info, &mut |doc, count| found(doc, count as usize))?;
            }
        }
        return Ok(());
    }
    for (doc, count) in rows_of_terms(part, places, false)? {
        found(doc, count);
    }
    Ok(())
}
