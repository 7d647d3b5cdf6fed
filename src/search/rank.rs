//! What makes one record come before another: every weight, in one place, with its reason.
//!
//! Effects are of one weight changed alone, on nDCG@10 of the 110 dev questions, which stood at 0.846 while most were
//! measured and stands at 0.867 (November 2026). One question is 0.009, so what is below 0.002 tells no two values apart.

use super::analyzers::is_word_character;
use super::schema::fields;
use super::table::Table;
use crate::model::{Field, Kind};

/// A field that is searched, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SearchedField {
    /// The field of the engine.
    pub(crate) field: tantivy::schema::Field,
    /// How much a word in it counts.
    pub(crate) weight: f32,
    /// Whether a word that is still being typed is scored in it, or only found.
    pub(crate) scores_prefixes: bool,
    /// Whether the first one or two letters of a word are looked up in it.
    pub(crate) takes_short_prefixes: bool,
}

/// A title says in ten words what the record is; a word in it is worth a page of mentions.
/// Effect: 4 gives -0.004, 8 gives -0.006.
const TITLE: f32 = 6.0;
/// Names and filing words are chosen as carefully as titles, but there are more of them.
/// Effect: 2.5 gives -0.002, 4 gives -0.001, 6 gives -0.002.
const LABELS: f32 = 5.0;
/// A summary holds what matters in eighty words.
/// Effect: 1.5 gives 0.000, 2.5 gives -0.001, 4 gives -0.004.
const SUMMARY: f32 = 2.0;
/// A heading tells what a section is about, but most headings are the same in every record.
/// Effect: 0.5 gives 0.000, 2.5 gives +0.001.
const HEADINGS: f32 = 1.2;
/// What a record is filed under says that it touches a subject, among up to eight others.
/// Effect: 0.3 gives +0.001, 2 gives +0.001.
const FILED: f32 = 0.8;
/// The measure of the others.
/// Effect: 0.5 gives -0.001, 2 gives 0.000.
const BODY: f32 = 1.0;

/// What the beginning of a word counts against the whole word: below it, but above a weaker field.
/// Effect: 0.5 gives 0.000, 0.9 gives -0.001.
pub(crate) const PREFIX: f32 = 0.7;
/// What a half-typed word counts where it is found but not weighed, which is in the body and while it has one or two
/// letters; less than any weighed hit.
/// Effect: 0.1 gives 0.000.
pub(crate) const PREFIX_UNWEIGHED: f32 = 0.3;
/// What a word in another of its forms counts: a plural says the same, but the word as typed says it first.
/// Effect: 0.7 gives 0.000, 1 gives -0.003.
pub(crate) const FORM: f32 = 0.85;

/// Returns what it counts that a record is filed under what a word names.
///
/// A country says where all of the record happened and a kind what it is; the others say that it touches a subject, among
/// up to eight.
/// Effect: a country at 4 gives -0.001, at 15 0.000; a kind at 1.5, a standard at 1, a topic at 0.5 or 3 give 0.000.
pub(crate) fn value(field: Field) -> f32 {
    match field {
        Field::Country | Field::Kind => 9.0,
        Field::Standard => 3.0,
        Field::Topic | Field::Branch | Field::Technology | Field::Delivery => 1.5,
        _ => 0.8,
    }
}

/// Returns how much it counts that a record is one of so few.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records need no more than seven digits"
)]
pub(crate) fn rarity(held: usize, rows: usize) -> f32 {
    ((rows as f32 + 1.0) / (held as f32 + 1.0)).ln()
}

/// Returns what a word counts in a text of a language that so few of the rows have.
///
/// In a handful of translations every word is rare, and would outweigh the same thing said in the other records: a word
/// is as rare as it is among the texts of its language.
/// Effect: without it cross-language questions lose one of eleven among the first three, and 0.022 of those of the tests.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records need no more than seven digits"
)]
pub(crate) fn language(alike: usize, rows: usize) -> f32 {
    (alike as f32 + 1.0).ln() / (rows as f32 + 1.0).ln().max(f32::MIN_POSITIVE)
}

/// How many times better than its original a translation answers that alone says what was typed: who types Chinese would
/// rather read Chinese, if it is about as good.
/// Effect: 1 gives -0.001, 3 loses a cross-language question of eleven among the first three, 5 gives -0.005.
pub(crate) const AS_TYPED: f32 = 2.0;
/// What another name of what was typed counts. The glossary has some ten names a language for a concept, narrower ones
/// among them, so that what was typed says more than what it stands for.
/// Effect: 0.5 gives +0.004 here and -0.002 on the questions of the tests, 0.8 gives -0.003 and +0.004.
pub(crate) const CONCEPT: f32 = 0.65;
/// What a name of up to three letters counts against the other names of its concept; it may stand for many things.
/// Effect: 1 gives -0.001.
pub(crate) const SHORT_NAME: f32 = 0.5;
/// What a word counts that is not what was typed but was meant.
/// Effect: 0.3 and 0.8 give 0.000.
pub(crate) const CORRECTION: f32 = 0.5;
/// What a term counts: it explains a word where the others tell what was done. Who wants the term types its name, and a
/// name comes first whatever it scores.
/// Effect: 1 gives -0.007, 0.2 gives +0.001.
const TERM: f32 = 0.4;

/// Returns what the score of a record counts by its kind.
pub(crate) fn kind(kind: Kind) -> f32 {
    match kind {
        Kind::Term => TERM,
        Kind::Case | Kind::Project | Kind::Standard => 1.0,
        Kind::Module | Kind::Agenda | Kind::Worksheet => 0.6,
    }
}

/// The share of what was asked that a record must hold to be listed where none, or too few, hold all of it: the rarer a
/// word, the more it is of what was asked.
/// Effect: 0.4 gives -0.025, 0.15 gives 0.000.
pub(crate) const ENOUGH: f32 = 0.25;
/// How steeply a record that holds only a share of what was asked falls behind; the power of the share.
/// Effect: 1 gives -0.003, 3 gives -0.001.
pub(crate) const SHARE: f32 = 2.0;
/// What a record that lacks a word counts among others that hold every word, besides what its share says: it comes before
/// them only where it is half as good again. One that has all the words here and there in a long text is often none that
/// is about them.
/// Effect: 0.1 (all of them behind, nearly) gives -0.010, 0.5 gives -0.003, 1 gives 0.000.
pub(crate) const INCOMPLETE: f32 = 0.7;
/// How much more a record counts in which the words stand beside each other than one in which they stand apart: two words
/// name one thing together.
/// Effect: 0 gives -0.006 and loses a mistyped question among the first three, 0.3 gives -0.002, 1 gives +0.002, 1.5 gives
/// -0.002; none changes the questions of the tests.
const CLOSENESS: f32 = 0.7;
/// From so many words on two words are not near each other.
/// Effect: 4 gives -0.001, 16 gives 0.000.
const APART: f32 = 8.0;
/// So many of the best records are looked at again for how near each other their words stand.
/// Effect: 10 gives -0.002, 20 and 64 give 0.000.
pub(crate) const LOOKED_AT_AGAIN: usize = 32;
/// How soon repeating a word stops to help; the usual value.
/// Effect: 0.8 gives +0.001 and loses a question among the first three, 2 gives -0.004.
pub(crate) const SATURATION: f32 = 1.2;
/// How much long texts are weighed down; the usual value.
/// Effect: 0.5 gives +0.001 and loses a question among the first three, 0.9 gives -0.002.
pub(crate) const LENGTH: f32 = 0.75;
/// Up to so many letters a half-typed word is looked up in short fields only: a letter begins a third of all words.
pub(crate) const SHORT_PREFIX: usize = 2;

/// Returns how near two words are that stand so many words apart: 1 where they stand beside each other, then less and less.
#[expect(
    clippy::cast_precision_loss,
    reason = "positions in a text need no more than seven digits"
)]
pub(crate) fn nearness(apart: u32) -> f32 {
    (1.0 - (apart.saturating_sub(1)) as f32 / APART).max(0.0)
}

/// Returns what the score of a record counts in which the words stand as near each other as that.
pub(crate) fn close(closeness: f32) -> f32 {
    1.0 + CLOSENESS * closeness
}

/// Tells whether a half-typed word is so short that it begins too many others.
pub(crate) fn is_short_beginning(text: &str) -> bool {
    text.chars().count() <= SHORT_PREFIX && text.chars().all(is_word_character)
}

/// Returns the fields that words are looked up in.
pub(crate) fn searched() -> [SearchedField; 6] {
    let own = fields();
    let field = |field, weight| SearchedField {
        field,
        weight,
        scores_prefixes: true,
        takes_short_prefixes: true,
    };
    [
        field(own.title, TITLE),
        field(own.labels, LABELS),
        field(own.summary, SUMMARY),
        field(own.headings, HEADINGS),
        SearchedField {
            takes_short_prefixes: false,
            ..field(own.filed, FILED)
        },
        SearchedField {
            scores_prefixes: false,
            takes_short_prefixes: false,
            ..field(own.body, BODY)
        },
    ]
}

/// Returns the field that `title:` looks in.
pub(crate) fn in_title() -> [SearchedField; 1] {
    [searched()[0]]
}

/// Returns the field that `org:` looks in.
pub(crate) fn in_organisation() -> [SearchedField; 1] {
    [SearchedField {
        field: fields().organisation,
        ..searched()[0]
    }]
}

/// How a query stands to the names of a record and to its id; the later the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameMatch {
    /// None of them begins with it.
    #[default]
    None,
    /// One of them begins with it.
    Beginning,
    /// It is one of them.
    Whole,
    /// It is its id, or begins no other.
    Id,
}

/// Returns how a query, as a key, stands to the names of a row; a live query may end within a word.
pub(crate) fn name_match(table: &Table, row: usize, key: &str, is_live: bool) -> NameMatch {
    let stand = |name: &str| match name.strip_prefix(key) {
        Some("") => NameMatch::Whole,
        Some(rest) if is_live || rest.starts_with(' ') => NameMatch::Beginning,
        _ => NameMatch::None,
    };
    if key.is_empty() || !table.may_be_called(row, key) {
        return NameMatch::None;
    }
    table.names(row).map(stand).max().unwrap_or(NameMatch::None)
}

/// What a hit is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rank {
    /// How the query stands to its names.
    pub(crate) name: NameMatch,
    /// Its weighted score.
    pub(crate) score: f32,
    /// Its row, which is its place in a listing.
    pub(crate) row: usize,
}

impl Rank {
    /// Compares two hits; the better one is the lesser.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let by_name = other.name.cmp(&self.name);
        by_name
            .then(other.score.total_cmp(&self.score))
            .then(self.row.cmp(&other.row))
    }
}
