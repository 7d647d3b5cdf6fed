//! An index that goes with a site: the terms of texts, written as lines that a short script reads.
//!
//! Terms are those of the index proper, cut by the same hand; what is left out is what a script of a page does without:
//! positions, corrections. What a term counts in a text is reckoned here, in eight steps, so that the
//! script need not know the fields. Names of concepts stand beside the terms, each with the texts that hold any name of
//! the concept. How letters fold is written out in `letters`; how numbers are, in `digits`; forms of words, in `forms`.

mod digits;
mod forms;
mod letters;
mod names;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::{HashMap, HashSet};

use super::analyzers::{Cutter, ELIDED, FUNCTION_WORDS, fold_into, is_word_character, key};
use crate::model::{Record, Tables};
use digits::Postings;
pub use letters::Letters;
use names::Names;

/// About how many bytes a file of terms has; a script loads those that a word needs.
const SHARD: usize = 48 * 1024;

/// Where a text stands in a record, which says what its words count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The title.
    Title,
    /// Names in other languages, keywords.
    Names,
    /// The summary.
    Summary,
    /// A heading.
    Heading,
    /// What the record is filed under.
    Filed,
    /// The body.
    Body,
}

impl Place {
    /// Returns what a word counts there; the weights follow those of the index proper.
    fn weight(self) -> f32 {
        match self {
            Self::Title => 6.0,
            Self::Names => 5.0,
            Self::Summary => 2.0,
            Self::Heading => 1.2,
            Self::Filed => 0.8,
            Self::Body => 1.0,
        }
    }
}

/// An index in the making: texts are added one after the other, and are known by their numbers.
#[derive(Debug)]
pub struct Portable {
    numbers: HashMap<String, usize>,
    terms: Vec<(String, Vec<(usize, f32)>)>,
    /// What each term is compared by where names are looked for.
    numberless: Vec<String>,
    names: Names,
    /// How many records there are.
    count: usize,
    cutter: Cutter,
    folded: String,
}

/// An index, written.
#[derive(Debug, Default)]
pub struct Written {
    /// Files of terms, in the order of terms: the first term of each, then its lines.
    pub shards: Vec<(String, String)>,
    /// The names of concepts, of which words are compared without endings, each with the numbers of its concepts.
    pub names: String,
    /// The records that hold any name of a concept, concept by concept.
    pub concepts: String,
    /// Words that have forms, each with the groups of words it is in.
    pub forms: String,
    /// Words that names have without endings, each with what it ends in there.
    pub roots: String,
}

/// Words that only join others, which ask for nothing beside them.
pub fn idle() -> &'static [&'static str] {
    &FUNCTION_WORDS
}

/// Words that an apostrophe ties to the next.
pub fn elided() -> &'static [&'static str] {
    &ELIDED
}

impl Portable {
    /// Begins an index that knows concepts by their names in all languages.
    pub fn new(concepts: &[Vec<String>]) -> Self {
        Self {
            numbers: HashMap::new(),
            terms: Vec::new(),
            numberless: Vec::new(),
            names: Names::new(concepts),
            count: 0,
            cutter: Cutter::default(),
            folded: String::new(),
        }
    }

    /// Adds a record, whole as a reader has it.
    pub fn add_record(&mut self, record: &Record, tables: &Tables) {
        let texts = texts::of(record, tables);
        let texts = texts.iter().map(|(place, text)| (*place, text.as_str()));
        self.add(&texts.collect::<Vec<_>>());
    }

    /// Adds texts of a record, each with where it stands.
    fn add(&mut self, texts: &[(Place, &str)]) {
        let record = self.count;
        self.count += 1;
        for (place, text) in texts {
            self.folded.clear();
            fold_into(text, &mut self.folded);
            self.cutter.cut(&self.folded);
            let terms = self.cutter.terms().iter();
            let terms = terms.map(|term| (self.cutter.text(term, &self.folded), term.position));
            let mut found = Vec::new();
            for (term, position) in terms {
                let number = if let Some(number) = self.numbers.get(term) {
                    *number
                } else {
                    let number = self.terms.len();
                    self.numbers.insert(term.to_owned(), number);
                    self.terms.push((term.to_owned(), Vec::new()));
                    self.numberless.push(forms::numberless(term));
                    number
                };
                if let Some((_, held)) = self.terms.get_mut(number) {
                    count(held, record, place.weight());
                }
                found.push((number, position));
            }
            let found = found.into_iter();
            let found = found.map(|(number, at)| (self.numberless[number].as_str(), at));
            let found: Vec<(&str, usize)> = found.collect();
            self.names.find(&found, record, place.weight());
        }
    }

    /// Writes the index.
    pub fn finish(mut self) -> Written {
        // A script compares texts by their units of 16 bits.
        self.terms
            .sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
        let terms = self.terms.iter().map(|(term, _)| term.as_str());
        let words: Vec<&str> = terms
            .filter(|term| term.chars().all(is_word_character))
            .collect();
        let roots: HashSet<&str> = self.names.roots().collect();
        let all = words.iter().copied().chain(self.names.words());
        let roots = forms::roots(all, &roots);
        let forms = forms::groups(&words);
        let (names, concepts) = self.names.finish();
        Written {
            shards: shards(&self.terms),
            names,
            concepts,
            forms,
            roots,
        }
    }
}

/// Counts a word of a record once more: a second mention says half of what the first did.
fn count(held: &mut Vec<(usize, f32)>, record: usize, weight: f32) {
    match held.last_mut() {
        Some((last, sum)) if *last == record => {
            *sum += weight * 0.5_f32.powf((*sum / weight).min(16.0));
        }
        _ => held.push((record, weight)),
    }
}

/// Returns the files of sorted terms; of each term only what it does not share with the one before.
fn shards(terms: &[(String, Vec<(usize, f32)>)]) -> Vec<(String, String)> {
    let mut shards: Vec<(String, String)> = Vec::new();
    let mut before = String::new();
    for (term, held) in terms {
        if shards.last().is_none_or(|(_, lines)| lines.len() > SHARD) {
            shards.push((term.clone(), String::new()));
            before.clear();
        }
        if let Some((_, lines)) = shards.last_mut() {
            entry(&before, term, lines);
            Postings::write(held, lines);
            lines.push(';');
        }
        before.clone_from(term);
    }
    shards
}

/// Begins an entry of a term: only what it does not share with the one before.
fn entry(before: &str, term: &str, out: &mut String) {
    let (start, rest) = term.split_at(shared(before, term));
    out.push(digits::one(start.encode_utf16().count()));
    out.push_str(rest);
    out.push(':');
}

/// Returns how many bytes at the beginning two terms share, as far as one digit tells.
fn shared(one: &str, other: &str) -> usize {
    let both = one.chars().zip(other.chars());
    let same = both.take_while(|(one, other)| one == other);
    let mut units = 0;
    let same = same.take_while(|(sign, _)| {
        units += sign.len_utf16();
        units < digits::MOST
    });
    same.map(|(sign, _)| sign.len_utf8()).sum()
}

/// Returns a name as its words alone, by which the script looks it up.
pub fn name(text: &str) -> String {
    key(text)
}
