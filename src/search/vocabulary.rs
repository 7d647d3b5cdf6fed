//! The words that a generation holds, gathered once to find those nearest to a mistyped one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::analyzers::key;
use super::error::SearchError;
use super::generation::Shard;
use super::rank;

/// The most near words that are offered for one word.
const NEAR_WORDS: usize = 2;

/// All words with how many documents hold them, field by field.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: Vec<Known>,
}

#[derive(Debug)]
struct Known {
    word: String,
    count: u64,
    bits: u64,
}

impl Vocabulary {
    /// Gathers the words of these shards.
    pub(crate) fn of(shards: &[Arc<Shard>]) -> Result<Self, SearchError> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for shard in shards {
            for searched in rank::searched() {
                let index = shard.reader.inverted_index(searched.field)?;
                let mut stream = index.terms().stream()?;
                while stream.advance() {
                    let Ok(word) = std::str::from_utf8(stream.key()) else {
                        continue;
                    };
                    let count = u64::from(stream.value().doc_freq);
                    match counts.get_mut(word) {
                        Some(sum) => *sum += count,
                        None => drop(counts.insert(word.to_owned(), count)),
                    }
                }
            }
        }
        let known = |(word, count): (String, u64)| Known {
            bits: bits(&word),
            word,
            count,
        };
        let words = counts.into_iter().map(known).collect();
        Ok(Self { words })
    }

    /// Returns the words with a beginning, each with how many documents hold it, in order.
    pub(crate) fn beginning<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, u64)> + 'a {
        let start = self
            .words
            .partition_point(|known| known.word.as_str() < prefix);
        let words = self.words[start..].iter();
        let begun = words.take_while(move |known| known.word.starts_with(prefix));
        begun.map(|known| (known.word.as_str(), known.count))
    }

    /// Returns the words nearest to a word, fewest edits first, then the most frequent.
    pub(crate) fn near(&self, typed: &str) -> Vec<String> {
        let typed = key(typed);
        let wanted: Vec<char> = typed.chars().collect();
        let allowed = if wanted.len() > 5 { 2 } else { 1 };
        let letters = bits(&typed);
        // A letter has up to two bytes in the scripts that are compared, and each may be the only one of its kind.
        let bytes = if typed.is_ascii() {
            allowed
        } else {
            2 * allowed
        };
        // Most words differ in many letters; telling that takes far less than comparing in order.
        let may_be_near = |known: &&Known| {
            let missing = (letters & !known.bits).count_ones() as usize;
            missing <= bytes && known.word.len() + allowed >= wanted.len()
        };
        let mut found: Vec<(usize, &Known)> = Vec::new();
        for known in self.words.iter().filter(may_be_near) {
            if known.word.chars().count().abs_diff(wanted.len()) <= allowed {
                let edits = distance(&wanted, &known.word);
                if edits <= allowed {
                    found.push((edits, known));
                }
            }
        }
        found.sort_by(|(edits, one), (others, other)| {
            let by_edits = edits.cmp(others);
            by_edits
                .then(other.count.cmp(&one.count))
                .then_with(|| one.word.cmp(&other.word))
        });
        let nearest = found.into_iter().take(NEAR_WORDS);
        nearest.map(|(_, known)| known.word.clone()).collect()
    }
}

/// Returns which bytes a word holds, as bits; several bytes share one.
fn bits(word: &str) -> u64 {
    word.bytes().fold(0, |bits, byte| bits | 1 << (byte & 63))
}

/// Returns how many letters have to be put in, left out, replaced or swapped with their neighbour.
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.iter().enumerate() {
        let mut row = vec![at + 1];
        for (place, other) in to.iter().enumerate() {
            let mut best = last[place] + usize::from(letter != other);
            best = best.min(last[place + 1] + 1).min(row[place] + 1);
            if at > 0 && place > 0 && *letter == to[place - 1] && from[at - 1] == *other {
                best = best.min(before[place - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_a_swap_as_one_edit() {
        let letters: Vec<char> = "pension".chars().collect();
        assert_eq!(distance(&letters, "pension"), 0);
        assert_eq!(distance(&letters, "penison"), 1);
        assert_eq!(distance(&letters, "pensions"), 1);
        assert_eq!(distance(&letters, "tension"), 1);
        assert_eq!(distance(&letters, ""), 7);
    }

    #[test]
    fn leaves_out_no_near_word_for_its_letters() {
        let words = ["пенсии", "пенсия", "pension", "tensions", "mission"];
        let known = |word: &&str| Known {
            word: (*word).to_owned(),
            count: 1,
            bits: bits(word),
        };
        let vocabulary = Vocabulary {
            words: words.iter().map(known).collect(),
        };
        assert_eq!(vocabulary.near("пенсыя"), ["пенсия", "пенсии"]);
        assert_eq!(vocabulary.near("oensiom"), ["pension"]);
        assert_eq!(vocabulary.near("ension"), ["pension", "tensions"]);
        assert!(vocabulary.near("xxxxxxx").is_empty());
    }
}
