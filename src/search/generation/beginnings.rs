//! The documents of a shard that hold a word with one or two letters at its beginning.
//!
//! So many words begin alike in so few letters that walking all their lists takes longer than everything else; so what
//! they give together is kept in a file of the shard, for the fields in which such letters are looked up.

use tantivy::HasLen;
use tantivy::directory::FileSlice;
use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};

use crate::search::analyzers::is_word_character;
use crate::search::binary::{Decoder, Encoder, Texts};
use crate::search::error::SearchError;
use crate::search::evaluate::RowSet;
use crate::search::rank::{self, SHORT_PREFIX};

/// The bytes that tell how long the directory is.
const HEADER: usize = 8;

/// Where the documents of each beginning are.
#[derive(Debug)]
pub(crate) struct Beginnings {
    fields: Vec<Directory>,
    lists: FileSlice,
}

/// The beginnings in one field, in order, with where their lists end.
#[derive(Debug, Default)]
struct Directory {
    beginnings: Texts,
    ends: Vec<u32>,
}

/// Returns the fields that are kept.
fn fields() -> impl Iterator<Item = Field> {
    let searched = rank::searched().into_iter().chain(rank::in_organisation());
    searched
        .filter(|searched| searched.takes_short_prefixes)
        .map(|searched| searched.field)
}

impl Beginnings {
    /// Gathers the beginnings of a segment; returns the bytes of the file.
    pub(super) fn gather(reader: &SegmentReader) -> Result<Vec<u8>, SearchError> {
        let (mut directory, mut lists) = (Encoder::default(), Encoder::default());
        let mut length = 0;
        for field in fields() {
            let index = reader.inverted_index(field)?;
            let (mut beginnings, mut ends) = (Texts::default(), Vec::new());
            for (beginning, list) in Gathering::new(reader.max_doc() as usize).walk(&index)? {
                beginnings.push(&beginning);
                lists.raw(&list);
                length += list.len();
                ends.push(u32::try_from(length).unwrap_or(u32::MAX));
            }
            beginnings.encode(&mut directory);
            directory.column(ends.iter().map(|end| end.to_le_bytes()));
        }
        let directory = directory.into_bytes();
        let mut out = Encoder::default();
        out.count(directory.len());
        out.raw(&directory);
        out.raw(&lists.into_bytes());
        Ok(out.into_bytes())
    }

    /// Reads where everything is; `None` where the file is no such file.
    pub(super) fn open(file: &FileSlice) -> Option<Self> {
        let header = file.slice_to(HEADER.min(file.len())).read_bytes().ok()?;
        let length = Decoder::new(&header).count()?;
        let end = HEADER
            .checked_add(length)
            .filter(|end| *end <= file.len())?;
        let directory = file.slice(HEADER..end).read_bytes().ok()?;
        let mut input = Decoder::new(&directory);
        let mut read = |_| {
            Some(Directory {
                beginnings: Texts::decode(&mut input)?,
                ends: input.column(u32::from_le_bytes)?,
            })
        };
        Some(Self {
            fields: fields().map(&mut read).collect::<Option<_>>()?,
            lists: file.slice_from(end),
        })
    }

    /// Returns the documents that hold a longer word with this beginning of one or two letters, in order; `None` where
    /// the field is not kept.
    pub(crate) fn docs(&self, field: Field, prefix: &str) -> Result<Option<Vec<u32>>, SearchError> {
        let Some(at) = fields().position(|own| own == field) else {
            return Ok(None);
        };
        let before = self.fields[..at].iter();
        let start = before.filter_map(|field| field.ends.last()).next_back();
        let range = self.fields[at].list(prefix, start.map_or(0, |end| *end as usize));
        match range {
            Some(range) if range.start <= range.end && range.end <= self.lists.len() => {
                Ok(Some(unpacked(&self.lists.slice(range).read_bytes()?)))
            }
            _ => Ok(Some(Vec::new())),
        }
    }
}

impl Directory {
    /// Returns where the list of a beginning lies; the first list begins at `start`.
    fn list(&self, prefix: &str, start: usize) -> Option<std::ops::Range<usize>> {
        let (mut low, mut high) = (0, self.beginnings.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.beginnings.get(middle) < prefix {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if self.beginnings.get(low) != prefix {
            return None;
        }
        let before = low.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(start, |end| *end as usize);
        Some(start..*self.ends.get(low)? as usize)
    }
}

/// The lists of one field in the making.
struct Gathering {
    docs: usize,
    /// The beginnings of the word before, the shorter first, with the documents of their words.
    open: Vec<(String, RowSet)>,
    /// The packed lists of the beginnings that no further word has.
    done: Vec<(String, Vec<u8>)>,
}

impl Gathering {
    fn new(docs: usize) -> Self {
        Self {
            docs,
            open: Vec::new(),
            done: Vec::new(),
        }
    }

    /// Walks the lists of all words; returns the packed lists by beginning, in order.
    fn walk(mut self, index: &InvertedIndexReader) -> Result<Vec<(String, Vec<u8>)>, SearchError> {
        let mut words = index.terms().stream()?;
        let mut list: Option<BlockSegmentPostings> = None;
        while words.advance() {
            let Ok(word) = std::str::from_utf8(words.key()) else {
                continue;
            };
            self.begin(word);
            if self.open.is_empty() {
                continue;
            }
            let list = match &mut list {
                Some(list) => {
                    index.reset_block_postings_from_terminfo(words.value(), list)?;
                    list
                }
                slot => {
                    let option = IndexRecordOption::Basic;
                    slot.insert(index.read_block_postings_from_terminfo(words.value(), option)?)
                }
            };
            while !list.docs().is_empty() {
                for (_, docs) in &mut self.open {
                    list.docs()
                        .iter()
                        .for_each(|doc| docs.insert(*doc as usize));
                }
                list.advance();
            }
        }
        self.close(0);
        self.done.sort_unstable();
        Ok(self.done)
    }

    /// Opens the beginnings of a word that is longer than they are, and closes those it does not have.
    fn begin(&mut self, word: &str) {
        let ends = word
            .char_indices()
            .take(SHORT_PREFIX)
            .take_while(|(_, letter)| is_word_character(*letter))
            .map(|(at, letter)| at + letter.len_utf8());
        let ends: Vec<usize> = ends.filter(|end| *end < word.len()).collect();
        let open = self.open.iter().zip(&ends);
        let same = open.take_while(|((own, _), end)| own == &word[..**end]);
        let same = same.count();
        self.close(same);
        for end in &ends[same..] {
            self.open
                .push((word[..*end].to_owned(), RowSet::none(self.docs)));
        }
    }

    fn close(&mut self, keep: usize) {
        for (beginning, docs) in self.open.drain(keep..) {
            self.done.push((beginning, packed(docs.iter())));
        }
    }
}

/// Returns rising numbers as bytes: the steps between them, seven bits a byte, the last with the eighth.
fn packed(numbers: impl Iterator<Item = usize>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut next = 0;
    for number in numbers {
        let mut step = number - next;
        next = number + 1;
        while step > 0x7f {
            out.push(step.to_le_bytes()[0] & 0x7f);
            step >>= 7;
        }
        out.push(step.to_le_bytes()[0] | 0x80);
    }
    out
}

/// Returns the numbers that were packed.
fn unpacked(bytes: &[u8]) -> Vec<u32> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut next, mut step, mut shift): (u32, u32, u32) = (0, 0, 0);
    for byte in bytes {
        step |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 != 0 {
            let number = next.saturating_add(step);
            out.push(number);
            (next, step, shift) = (number.saturating_add(1), 0, 0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::TantivyDocument;

    use super::*;
    use crate::search::generation::ShardWriter;
    use crate::search::schema::fields;

    #[test]
    fn unpacks_what_was_packed() {
        let numbers = [0, 1, 2, 129, 130, 300, 100_000, 3_000_000];
        let packed = packed(numbers.into_iter());
        assert_eq!(packed.len(), 1 + 1 + 1 + 1 + 1 + 2 + 3 + 4);
        let unpacked: Vec<usize> = unpacked(&packed)
            .into_iter()
            .map(|one| one as usize)
            .collect();
        assert_eq!(unpacked, numbers);
    }

    #[test]
    fn survives_lists_that_cannot_be() {
        assert!(unpacked(&[0x7f; 40]).is_empty());
        assert_eq!(unpacked(&[0x7f, 0x7f, 0x7f, 0x7f, 0xff, 0xff]).len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn keeps_the_documents_that_a_scan_finds(
            titles in prop::collection::vec(prop::collection::vec("[abпд]{1,3}|养老|x[养a]", 0..4), 1..90),
            prefixes in prop::collection::vec("[abпдx]{1,2}", 1..12),
        ) {
            let mut writer = ShardWriter::new().unwrap();
            for words in &titles {
                let mut document = TantivyDocument::new();
                document.add_text(fields().title, words.join(" "));
                writer.add(document, None).unwrap();
            }
            let shard = writer.finish().unwrap();
            let beginnings = shard.beginnings().unwrap();
            for prefix in &prefixes {
                // `x养` is cut into a word and a cluster, so the word ends there.
                let begins = |word: &String| {
                    let word = word.split('养').next().unwrap_or_default();
                    word.len() > prefix.len() && word.starts_with(prefix.as_str())
                };
                let expected = (0..).zip(&titles).filter(|(_, words)| words.iter().any(begins));
                let expected: Vec<u32> = expected.map(|(doc, _)| doc).collect();
                prop_assert_eq!(beginnings.docs(fields().title, prefix).unwrap(), Some(expected));
                prop_assert_eq!(beginnings.docs(fields().summary, prefix).unwrap(), Some(Vec::new()));
                prop_assert_eq!(beginnings.docs(fields().body, prefix).unwrap(), None);
            }
        }
    }
}
