//! The words of a shard in order, each with how many documents hold it.
//!
//! Gathered from the engine's dictionaries once, when the shard is finished, and kept in a file of the shard; read when
//! words are first asked for. Owns the form of that file; what is looked for among the words is left to `vocabulary`.

use std::ops::Range;

use tantivy::index::SegmentReader;
use tantivy::termdict::TermStreamer;

use crate::search::analyzers::is_word_character;
use crate::search::binary::{Decoder, Encoder, Texts};
use crate::search::error::SearchError;
use crate::search::rank;

/// The words of all fields that are searched; terms of scripts without spaces are no words.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: Texts,
    counts: Vec<u32>,
    letters: Vec<u32>,
}

/// Returns which letters a word holds, as bits; few letters of one script share a bit, and an edit changes one at most.
pub(crate) fn letters(word: &str) -> u32 {
    word.chars()
        .fold(0, |letters, letter| letters | 1 << (u32::from(letter) & 31))
}

impl Lexicon {
    /// Gathers the words of a segment.
    ///
    /// The dictionaries of the fields are sorted, so they are read side by side; a document counts once for each field
    /// that holds the word.
    pub(super) fn gather(reader: &SegmentReader) -> Result<Self, SearchError> {
        let indexes = rank::searched().map(|searched| reader.inverted_index(searched.field));
        let indexes = indexes.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut streams: Vec<TermStreamer<'_>> = Vec::new();
        for index in &indexes {
            let mut stream = index.terms().stream()?;
            if stream.advance() {
                streams.push(stream);
            }
        }
        let mut out = Self::default();
        let mut word = Vec::new();
        while let Some(least) = streams.iter().map(TermStreamer::key).min() {
            word.clear();
            word.extend_from_slice(least);
            let mut count: u32 = 0;
            streams.retain_mut(|stream| {
                stream.key() != word || {
                    count = count.saturating_add(stream.value().doc_freq);
                    stream.advance()
                }
            });
            if let Ok(word) = std::str::from_utf8(&word)
                && word.chars().all(is_word_character)
            {
                out.push(word, count);
            }
        }
        Ok(out)
    }

    /// Returns the lexicon of these words, which come in order, each once.
    #[cfg(test)]
    pub(crate) fn of(words: &[(&str, u32)]) -> Self {
        let mut out = Self::default();
        for (word, count) in words {
            out.push(word, *count);
        }
        out
    }

    fn push(&mut self, word: &str, count: u32) {
        self.words.push(word);
        self.counts.push(count);
        self.letters.push(letters(word));
    }

    /// Returns how many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns a word by its number.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at)
    }

    /// Returns how many documents hold a word, summed over the fields.
    pub(crate) fn count(&self, at: usize) -> u64 {
        self.counts.get(at).map_or(0, |count| u64::from(*count))
    }

    /// Returns the letters of each word as bits, in the order of the words.
    pub(crate) fn letters(&self) -> &[u32] {
        &self.letters
    }

    /// Returns the number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let at = self.first(0, |other| other >= word);
        (at < self.len() && self.word(at) == word).then_some(at)
    }

    /// Returns the numbers of the words with a beginning, itself among them.
    pub(crate) fn beginning(&self, prefix: &str) -> Range<usize> {
        let start = self.first(0, |word| word >= prefix);
        start..self.first(start, |word| !word.starts_with(prefix))
    }

    /// Returns the first number from one on whose word passes a test that all later ones pass too.
    fn first(&self, from: usize, test: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if test(self.word(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// Returns the lexicon as bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::default();
        self.words.encode(&mut out);
        out.column(self.counts.iter().map(|count| count.to_le_bytes()));
        out.column(self.letters.iter().map(|letters| letters.to_le_bytes()));
        out.into_bytes()
    }

    /// Reads a lexicon that was encoded; `None` where the bytes are none.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Decoder::new(bytes);
        let out = Self {
            words: Texts::decode(&mut input)?,
            counts: input.column(u32::from_le_bytes)?,
            letters: input.column(u32::from_le_bytes)?,
        };
        let length = out.len();
        let is_whole = out.counts.len() == length && out.letters.len() == length;
        (is_whole && input.is_done()).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [(&str, u32); 6] = [
        ("card", 3),
        ("cards", 1),
        ("care", 7),
        ("пенсии", 2),
        ("пенсия", 4),
        ("فصل", 1),
    ];

    #[test]
    fn finds_words_and_beginnings_in_what_was_read_back() {
        let lexicon = Lexicon::decode(&Lexicon::of(&WORDS).encode()).unwrap();
        for (at, (word, count)) in WORDS.iter().enumerate() {
            assert_eq!(lexicon.find(word), Some(at));
            assert_eq!(lexicon.count(at), u64::from(*count));
        }
        assert_eq!(lexicon.find("car"), None);
        assert_eq!(lexicon.find("я"), None);
        for (prefix, range) in [
            ("", 0..6),
            ("car", 0..3),
            ("card", 0..2),
            ("пенс", 3..5),
            ("ф", 5..5),
            ("z", 3..3),
        ] {
            assert_eq!(lexicon.beginning(prefix), range, "{prefix}");
        }
        assert_eq!(lexicon.letters()[0], letters("drac"));
        assert_eq!(lexicon.letters()[1] & !lexicon.letters()[0], letters("s"));
    }

    #[test]
    fn refuses_what_is_cut() {
        let bytes = Lexicon::of(&WORDS).encode();
        for end in 0..bytes.len() {
            assert!(Lexicon::decode(&bytes[..end]).is_none(), "cut at {end}");
        }
        assert!(Lexicon::decode(&Lexicon::default().encode()).is_some());
    }
}
