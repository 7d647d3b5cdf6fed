//! The words that a generation holds: those with a beginning, how many documents hold one, those nearest to a mistyped one.
//!
//! A view over the lexicons of the shards, which own what counts as a word. Documents that were replaced still count until
//! their shard is merged.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::analyzers::{Stems, is_function_word, is_word_character, root};
use super::error::SearchError;
use super::generation::{Lexicon, Shard, letters};

/// The most near words that are offered for one word.
const NEAR_WORDS: usize = 12;

/// The most other forms of one word that are looked up.
const FORMS: usize = 11;
/// A form has at most so many times the letters of a word; a word of three letters begins thousands of longer ones.
const LONGEST_FORM: usize = 2;
/// How many words are remembered with their forms.
const REMEMBERED: usize = 64;
/// Up to so many letters a word of a name has no other number: too much begins like it.
const SHORT: usize = 3;

/// All words with how many documents hold them, summed over fields and shards.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    lexicons: Vec<Arc<Lexicon>>,
    /// The forms found last: as one types, those of all words but the last are asked for again with every key.
    forms: Mutex<BTreeMap<String, Vec<String>>>,
}

impl Vocabulary {
    /// Returns the words of these shards.
    pub(crate) fn of(shards: &[Arc<Shard>]) -> Result<Self, SearchError> {
        let lexicons = shards.iter().map(|shard| shard.lexicon());
        Ok(Self {
            lexicons: lexicons.collect::<Result<_, _>>()?,
            forms: Mutex::default(),
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
        let near = |(word, (edits, count)): (&str, (u8, u64))| Near {
            word: word.to_owned(),
            edits,
            count,
        };
        let edits = Edits::new(&wanted, edits, is_begun);
        let mut found: Vec<Near> = self.within(edits).into_iter().map(near).collect();
        found.sort_by(|one, other| {
            one.edits
                .cmp(&other.edits)
                .then(other.count.cmp(&one.count))
        });
        found.truncate(NEAR_WORDS);
        found
    }

    /// Returns the words that are near enough, with the edits and how many documents hold them.
    fn within(&self, mut edits: Edits<'_>) -> BTreeMap<&str, (u8, u64)> {
        let own = letters(&edits.wanted.iter().collect::<String>());
        let allowed = u32::from(edits.allowed);
        let differs = |one: u32, other: u32| (one & !other).count_ones() > allowed;
        let mut found = BTreeMap::new();
        for lexicon in &self.lexicons {
            for (at, other) in lexicon.letters().iter().enumerate() {
                // Most words differ in many letters; telling that takes far less than comparing in order.
                if differs(own, *other) || (!edits.is_begun && differs(*other, own)) {
                    continue;
                }
                if let Some(edits) = edits.to(lexicon.word(at)) {
                    let entry = found.entry(lexicon.word(at)).or_insert((edits, 0));
                    entry.1 += lexicon.count(at);
                }
            }
        }
        found
    }
}

impl Vocabulary {
    /// Returns a word and the forms of it that the library holds, the most frequent first.
    pub(crate) fn forms(&self, word: &str) -> Vec<String> {
        let mut known = self.forms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(forms) = known.get(word) {
            return forms.clone();
        }
        let mut forms = vec![word.to_owned()];
        if let Some(stems) = Stems::of(word) {
            let longest = LONGEST_FORM * word.chars().count();
            let is_form = |other: &str| other.chars().count() <= longest && stems.is_form(other);
            let others = self.like(word, stems.beginning(), is_form);
            forms.extend(others.into_iter().take(FORMS));
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(word.to_owned(), forms.clone());
        forms
    }

    /// Returns the words that are a word of a name but for number and case, and are held; clusters are taken to be.
    pub(crate) fn numbers(&self, word: &str) -> Vec<String> {
        if !word.chars().all(is_word_character) {
            return vec![word.to_owned()];
        }
        let mut out = Vec::new();
        if self.count(word) > 0 {
            out.push(word.to_owned());
        }
        if word.chars().count() > SHORT && !is_function_word(word) {
            let root = root(word);
            // Plurals change no more than the last two letters of it.
            let beginning = root
                .char_indices()
                .nth_back(1)
                .map_or("", |(at, _)| &root[..at]);
            let is_same = |other: &str| self::root(other) == root;
            out.extend(self.like(word, beginning, is_same).into_iter().take(FORMS));
        }
        out
    }

    /// Returns the other words with a beginning that pass a test, the most frequent first.
    fn like(&self, word: &str, beginning: &str, test: impl Fn(&str) -> bool) -> Vec<String> {
        let found = self
            .beginning(beginning)
            .filter(|(other, _)| *other != word && test(other));
        let mut found: Vec<(&str, u64)> = found.collect();
        found.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        found
            .into_iter()
            .map(|(other, _)| other.to_owned())
            .collect()
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

/// Tells how many letters have to be put in, left out, replaced or swapped with their neighbour to get from a wanted
/// word to another, or to the beginning of it that takes fewest.
struct Edits<'a> {
    wanted: &'a [char],
    allowed: u8,
    is_begun: bool,
    rows: [Vec<u8>; 3],
}

impl<'a> Edits<'a> {
    fn new(wanted: &'a [char], allowed: u8, is_begun: bool) -> Self {
        Self {
            wanted,
            allowed,
            is_begun,
            rows: std::array::from_fn(|_| vec![0; wanted.len() + 1]),
        }
    }

    /// Returns the edits to a word; `None` where it takes more than are allowed.
    fn to(&mut self, word: &str) -> Option<u8> {
        let [mut two_above, mut above, mut row] = self.rows.each_mut();
        for (edits, place) in above.iter_mut().zip(0_u8..=u8::MAX) {
            *edits = place;
        }
        let mut fewest = above.last().copied()?;
        let mut before = None;
        for (letter, at) in word.chars().zip(1_u8..=u8::MAX) {
            row[0] = at;
            let mut least = at;
            for (place, other) in self.wanted.iter().enumerate() {
                let mut best = above[place].saturating_add(u8::from(letter != *other));
                let moved = above[place + 1].min(row[place]);
                best = best.min(moved.saturating_add(1));
                if place > 0 && before == Some(*other) && self.wanted[place - 1] == letter {
                    best = best.min(two_above[place - 1].saturating_add(1));
                }
                row[place + 1] = best;
                least = least.min(best);
            }
            before = Some(letter);
            (two_above, above, row) = (above, row, two_above);
            let whole = above.last().copied()?;
            fewest = if self.is_begun {
                fewest.min(whole)
            } else {
                whole
            };
            // No later row has a lesser number than the least of this one.
            if least > self.allowed {
                break;
            }
        }
        (fewest <= self.allowed).then_some(fewest)
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
            ..Vocabulary::default()
        }
    }

    /// Returns the same distance as [`Edits`] from the whole table of it.
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
            let lexicon = Arc::new(Lexicon::of(&words));
            let vocabulary = Vocabulary { lexicons: vec![lexicon], ..Vocabulary::default() };
            let found: Vec<(&str, usize)> = vocabulary
                .within(Edits::new(&wanted, allowed, is_begun))
                .into_iter()
                .map(|(word, (edits, _))| (word, usize::from(edits)))
                .collect();
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
