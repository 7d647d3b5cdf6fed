//! The words that a generation holds: those with a beginning, how many documents hold one, those nearest to a mistyped one.
//!
//! A view over the lexicons of the shards, which own what counts as a word. Documents that were replaced still count until
//! their shard is merged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::SearchError;
use super::generation::{Lexicon, Shard};

/// The most near words that are offered for one word.
const NEAR_WORDS: usize = 12;

/// All words with how many documents hold them, summed over fields and shards.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    lexicons: Vec<Arc<Lexicon>>,
}

impl Vocabulary {
    /// Returns the words of these shards.
    pub(crate) fn of(shards: &[Arc<Shard>]) -> Result<Self, SearchError> {
        let lexicons = shards.iter().map(|shard| shard.lexicon());
        Ok(Self {
            lexicons: lexicons.collect::<Result<_, _>>()?,
        })
    }

    /// Returns the words with a beginning in order, each once, with how many documents hold it.
    pub(crate) fn beginning<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, u64)> + 'a {
        let mut left: Vec<_> = self
            .lexicons
            .iter()
            .map(|lexicon| (lexicon, lexicon.beginning(prefix)))
            .collect();
        std::iter::from_fn(move || {
            left.retain(|(_, range)| !range.is_empty());
            let firsts = left
                .iter()
                .map(|(lexicon, range)| lexicon.word(range.start));
            let word = firsts.min()?;
            let mut count = 0;
            for (lexicon, range) in &mut left {
                if lexicon.word(range.start) == word {
                    count += lexicon.count(range.start);
                    range.start += 1;
                }
            }
            Some((word, count))
        })
    }

    /// Returns how many documents hold a word.
    pub(crate) fn count(&self, word: &str) -> u64 {
        let count = |lexicon: &Arc<Lexicon>| lexicon.find(word).map_or(0, |at| lexicon.count(at));
        self.lexicons.iter().map(count).sum()
    }

    /// Returns the words that take no more than so many edits from a folded word, fewest first, then the most frequent;
    /// `is_begun` takes words that only begin like that.
    pub(crate) fn near(&self, folded: &str, edits: u8, is_begun: bool) -> Vec<Near> {
        let wanted: Vec<char> = folded.chars().collect();
        let mut counts: BTreeMap<&str, (u8, u64)> = BTreeMap::new();
        for lexicon in &self.lexicons {
            Distances::new(&wanted, edits, is_begun).walk(lexicon, &mut |at, edits| {
                let entry = counts.entry(lexicon.word(at)).or_insert((edits, 0));
                entry.1 += lexicon.count(at);
            });
        }
        let near = |(word, (edits, count)): (&str, (u8, u64))| Near {
            word: word.to_owned(),
            edits,
            count,
        };
        let mut found: Vec<Near> = counts.into_iter().map(near).collect();
        found.sort_by(|one, other| {
            one.edits
                .cmp(&other.edits)
                .then(other.count.cmp(&one.count))
        });
        found.truncate(NEAR_WORDS);
        found
    }
}

/// A word near to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// The word.
    pub(crate) word: String,
    /// How many letters differ.
    pub(crate) edits: u8,
    /// How many documents hold it.
    pub(crate) count: u64,
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour to get from a wanted word to
/// each beginning of another: a row of distances per letter, kept for the words that begin alike.
struct Distances<'a> {
    wanted: &'a [char],
    allowed: u8,
    is_begun: bool,
    /// The letters walked, with the byte where each ends.
    letters: Vec<(char, usize)>,
    /// One row more than letters, each as long as the wanted word and one.
    rows: Vec<u8>,
}

impl<'a> Distances<'a> {
    fn new(wanted: &'a [char], allowed: u8, is_begun: bool) -> Self {
        let first = 0..=wanted.len();
        Self {
            wanted,
            allowed,
            is_begun,
            letters: Vec::new(),
            rows: first
                .map(|at| u8::try_from(at).unwrap_or(u8::MAX))
                .collect(),
        }
    }

    /// Calls for every word of a lexicon that takes no more edits than are allowed, with its number and the edits.
    ///
    /// A beginning from which no word can be near is told once; the words that share it are stepped over.
    fn walk(mut self, lexicon: &Lexicon, visit: &mut impl FnMut(usize, u8)) {
        let mut at = 0;
        while at < lexicon.len() {
            let word = lexicon.word(at);
            let shared = lexicon.shared(at);
            self.letters.retain(|(_, end)| *end <= shared);
            self.rows
                .truncate((self.letters.len() + 1) * (self.wanted.len() + 1));
            let start = self.letters.last().map_or(0, |(_, end)| *end);
            let rest = word.get(start..).unwrap_or_default();
            let hopeless = rest.char_indices().find_map(|(offset, letter)| {
                let end = start + offset + letter.len_utf8();
                (self.push(letter, end) > self.allowed).then_some(end)
            });
            let edits = self.edits(hopeless.is_some());
            if edits <= self.allowed {
                visit(at, edits);
            }
            at += 1;
            if let Some(end) = hopeless {
                while at < lexicon.len() && lexicon.shared(at) >= end {
                    if edits <= self.allowed {
                        visit(at, edits);
                    }
                    at += 1;
                }
            }
        }
    }

    /// Returns how many edits the word walked takes, or the beginning of it that takes fewest.
    fn edits(&self, is_hopeless: bool) -> u8 {
        let ends = self.rows.chunks_exact(self.wanted.len() + 1);
        let mut ends = ends.filter_map(|row| row.last().copied());
        if self.is_begun {
            ends.min().unwrap_or(u8::MAX)
        } else if is_hopeless {
            u8::MAX
        } else {
            ends.next_back().unwrap_or(u8::MAX)
        }
    }

    /// Adds the row of a letter and returns the least distance in it, below which no longer word comes.
    fn push(&mut self, letter: char, end: usize) -> u8 {
        let width = self.wanted.len() + 1;
        let above = self.rows.len() - width;
        let mut left = self.rows[above].saturating_add(1);
        let mut least = left;
        self.rows.push(left);
        let before = self.letters.last().map(|(before, _)| *before);
        for (place, other) in self.wanted.iter().enumerate() {
            let replaced = self.rows[above + place].saturating_add(u8::from(letter != *other));
            let moved = self.rows[above + place + 1].min(left).saturating_add(1);
            left = replaced.min(moved);
            if place > 0 && before == Some(*other) && self.wanted[place - 1] == letter {
                let swapped = self.rows[above - width + place - 1].saturating_add(1);
                left = left.min(swapped);
            }
            least = least.min(left);
            self.rows.push(left);
        }
        self.letters.push((letter, end));
        least
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vocabulary(lexicons: &[&[(&str, u32)]]) -> Vocabulary {
        let lexicons = lexicons.iter().map(|words| Arc::new(Lexicon::of(words)));
        Vocabulary {
            lexicons: lexicons.collect(),
        }
    }

    /// Returns the same distance as [`Distances`] from the whole table of it.
    fn distance(from: &[char], to: &[char]) -> usize {
        let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
        for one in 0..=from.len() {
            for other in 0..=to.len() {
                if one == 0 || other == 0 {
                    table[one][other] = one + other;
                    continue;
                }
                let differs = usize::from(from[one - 1] != to[other - 1]);
                let mut best = (table[one - 1][other - 1] + differs)
                    .min(table[one - 1][other] + 1)
                    .min(table[one][other - 1] + 1);
                let is_swap = one > 1
                    && other > 1
                    && from[one - 1] == to[other - 2]
                    && from[one - 2] == to[other - 1];
                if is_swap {
                    best = best.min(table[one - 2][other - 2] + 1);
                }
                table[one][other] = best;
            }
        }
        table[from.len()][to.len()]
    }

    #[test]
    fn puts_fewer_edits_before_frequent_words() {
        let vocabulary = vocabulary(&[
            &[
                ("mission", 9),
                ("pension", 1),
                ("tensions", 5),
                ("пенсии", 1),
            ],
            &[("tension", 3), ("tensions", 5), ("пенсия", 1)],
        ]);
        let near = |typed: &str| -> Vec<String> {
            let found = vocabulary.near(typed, 2, false).into_iter();
            found.map(|near| near.word).collect()
        };
        assert_eq!(near("пенсыя"), ["пенсия", "пенсии"]);
        assert_eq!(near("oensiom"), ["tension", "pension"]);
        assert_eq!(near("ensions"), ["tensions", "tension", "pension"]);
        assert_eq!(near("penison"), ["pension", "tension", "mission"][..2]);
        assert!(near("xxxxxxx").is_empty());
        let begun: Vec<Near> = vocabulary.near("tesni", 1, true);
        let begun: Vec<(&str, u8)> = begun
            .iter()
            .map(|near| (near.word.as_str(), near.edits))
            .collect();
        assert_eq!(begun, [("tensions", 1), ("tension", 1)]);
    }

    #[test]
    fn gives_the_words_of_all_shards_in_order_each_once() {
        let vocabulary = vocabulary(&[
            &[("car", 1), ("card", 2), ("cat", 4)],
            &[],
            &[("card", 3), ("care", 1), ("dog", 1)],
        ]);
        let begun: Vec<(&str, u64)> = vocabulary.beginning("car").collect();
        assert_eq!(begun, [("car", 1), ("card", 5), ("care", 1)]);
        assert_eq!(vocabulary.beginning("").count(), 5);
        assert_eq!(vocabulary.beginning("x").count(), 0);
        let counts = ["card", "dog", "ca"].map(|word| vocabulary.count(word));
        assert_eq!(counts, [5, 1, 0]);
    }

    proptest! {
        #[test]
        fn finds_the_near_words_that_a_comparison_with_each_finds(
            words in prop::collection::btree_set("[abcд]{1,7}", 1..40),
            typed in "[abcд]{0,8}",
            allowed in 1_u8..3,
            is_begun: bool,
        ) {
            let words: Vec<(&str, u32)> = words.iter().map(|word| (word.as_str(), 1)).collect();
            let wanted: Vec<char> = typed.chars().collect();
            let mut found = Vec::new();
            Distances::new(&wanted, allowed, is_begun).walk(&Lexicon::of(&words), &mut |at, edits| {
                found.push((words[at].0, usize::from(edits)));
            });
            let nearest = |word: &str| {
                let letters: Vec<char> = word.chars().collect();
                let ends = if is_begun { 0 } else { letters.len() }..=letters.len();
                ends.map(|end| distance(&wanted, &letters[..end])).min().unwrap_or(usize::MAX)
            };
            let expected: Vec<(&str, usize)> = words
                .iter()
                .map(|(word, _)| (*word, nearest(word)))
                .filter(|(_, edits)| *edits <= usize::from(allowed))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
