//! The rows of words that a query asks for, and which of them may begin at a place of a folded text.
//!
//! What counts as a match is left to `marker`.

use crate::search::analyzers::{GROUP, Sequence};
use crate::search::compile::Plan;
use crate::search::reading::{Reading, Target};

/// How many lists of rows there are, by the first bytes of their first words.
const LISTS: usize = 1 << 12;
/// How many bytes tell the list.
const TOLD: usize = 3;
/// What stands for the end of a list.
const END: u32 = u32::MAX;

/// Words that must follow one another.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The number of its clause.
    pub(super) clause: usize,
    /// Whether its last word may be the beginning of one.
    is_prefix: bool,
    /// Its words, each with its place; of those of one place any will do.
    words: Vec<(usize, &'a str)>,
}

impl<'a> Row<'a> {
    /// Returns how many places it has.
    pub(super) fn places(&self) -> usize {
        self.words.last().map_or(0, |(place, _)| place + 1)
    }

    /// Tells whether the word of a place may be the beginning of one.
    pub(super) fn may_go_on(&self, place: usize) -> bool {
        self.is_prefix && place + 1 == self.places()
    }

    /// Returns the words of a place.
    pub(super) fn words(&self, place: usize) -> impl Iterator<Item = &'a str> {
        let words = self.words.iter().filter(move |(at, _)| *at == place);
        words.map(|(_, word)| *word)
    }
}

/// The first word of a row.
#[derive(Debug)]
pub(super) struct First<'a> {
    /// The word.
    pub(super) word: &'a str,
    /// The number of its row.
    pub(super) row: usize,
    /// The next of the same list.
    next: u32,
}

/// The rows of a query by what their first words begin with.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    all: Vec<Row<'a>>,
    firsts: Vec<First<'a>>,
    /// The first of each list of longer words.
    lists: Box<[u32; LISTS]>,
    /// The first of each list of words too short to tell a list by more than the first byte.
    short: [u32; 256],
}

impl<'a> Rows<'a> {
    /// Returns the rows of a plan.
    pub(super) fn new(plan: &'a Plan) -> Self {
        let mut rows = Self {
            all: Vec::new(),
            firsts: Vec::new(),
            lists: Box::new([END; LISTS]),
            short: [END; 256],
        };
        // Of words that are asked twice, and of names that several words make up, the first clause marks all there is.
        let mut read: Vec<&Reading> = Vec::new();
        for (clause, planned) in plan.clauses.iter().enumerate() {
            for reading in planned.words().flat_map(|words| &words.readings) {
                if !read.iter().any(|before| marks_alike(before, reading)) {
                    rows.read(reading, clause);
                    read.push(reading);
                }
            }
        }
        rows
    }

    /// Tells whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns a row.
    pub(super) fn get(&self, row: usize) -> Option<&Row<'a>> {
        self.all.get(row)
    }

    /// Returns the first words, each with its number, that may stand where these bytes begin.
    pub(super) fn firsts(&self, bytes: &[u8]) -> impl Iterator<Item = (usize, &First<'a>)> {
        let short = bytes.first().map(|byte| self.short[usize::from(*byte)]);
        let long = bytes.first_chunk().map(|told| self.lists[list(*told)]);
        self.list(short).chain(self.list(long))
    }

    fn list(&self, first: Option<u32>) -> impl Iterator<Item = (usize, &First<'a>)> {
        let mut next = first.unwrap_or(END);
        std::iter::from_fn(move || {
            let number = usize::try_from(next).ok()?;
            let first = self.firsts.get(number)?;
            next = first.next;
            Some((number, first))
        })
    }

    fn read(&mut self, reading: &'a Reading, clause: usize) {
        match &reading.target {
            Target::Row(sequence) => {
                let is_prefix = reading.is_prefix;
                let whole = words(sequence, &reading.key);
                for words in grouped(&whole).into_iter().chain([whole]) {
                    self.add(Row {
                        clause,
                        is_prefix,
                        words,
                    });
                }
            }
            Target::Concept { names, .. } => {
                for name in names.iter() {
                    self.add(Row {
                        clause,
                        is_prefix: false,
                        words: words(&name.sequence, &name.key),
                    });
                }
            }
        }
    }

    fn add(&mut self, row: Row<'a>) {
        for word in row.words(0) {
            let list = match *word.as_bytes() {
                [] => continue,
                [first] | [first, _] => &mut self.short[usize::from(first)],
                [a, b, c, ..] => &mut self.lists[list([a, b, c])],
            };
            let number = u32::try_from(self.firsts.len()).unwrap_or(END);
            self.firsts.push(First {
                word,
                row: self.all.len(),
                next: std::mem::replace(list, number),
            });
        }
        self.all.push(row);
    }
}

/// Tells whether two readings mark the same places of every text.
fn marks_alike(one: &Reading, other: &Reading) -> bool {
    match (&one.target, &other.target) {
        (Target::Concept { number: one, .. }, Target::Concept { number: other, .. }) => {
            one == other
        }
        (Target::Row(words), Target::Row(others)) => {
            one.is_prefix == other.is_prefix && one.key == other.key && words == others
        }
        _ => false,
    }
}

/// Returns the number of the list of words that begin so.
fn list(told: [u8; TOLD]) -> usize {
    let told = told
        .into_iter()
        .fold(0, |told, byte| told << 8 | u32::from(byte));
    // The upper bits of this product depend on all bytes.
    (told.wrapping_mul(0x9e37_79b1) >> 20) as usize % LISTS
}

/// Returns the words of a sequence with their places.
fn words<'a>(sequence: &'a Sequence, key: &'a str) -> Vec<(usize, &'a str)> {
    if sequence.is_unspaced {
        // Pairs overlap, so of scripts without spaces the words themselves are looked for.
        return key.split(' ').enumerate().collect();
    }
    let places = sequence.terms.chunk_by(|(_, one), (_, other)| one == other);
    let places = places.enumerate();
    let words =
        places.flat_map(|(place, words)| words.iter().map(move |(word, _)| (place, word.as_str())));
    words.collect()
}

/// Returns the groups in which a number may stand in a text, if a row is one.
fn grouped<'a>(words: &[(usize, &'a str)]) -> Option<Vec<(usize, &'a str)>> {
    let [(0, number)] = words else { return None };
    if number.len() <= GROUP || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (first, rest) = number.split_at((number.len() - 1) % GROUP + 1);
    let rest = (0..rest.len()).step_by(GROUP);
    let rest = rest.map(|at| &number[first.len() + at..first.len() + at + GROUP]);
    Some(std::iter::once(first).chain(rest).enumerate().collect())
}
