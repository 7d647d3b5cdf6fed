//! What is asked of the index and what comes back.
//!
//! Texts in here are as the library holds them, not made safe; screens and printers do that.

use std::ops::Range;

use crate::model::{Field, Language, Period, RecordId};
use crate::source::Diagnostic;

/// One question to the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The query as typed.
    pub text: String,
    /// Whether the query is still being typed: then its last word counts as the beginning of a word.
    pub live: bool,
    /// How far words reach.
    pub reach: Reach,
    /// In which order the hits come.
    pub order: Order,
    /// How many hits to leave out at the top.
    pub offset: usize,
    /// How many hits to give.
    pub limit: usize,
    /// Whether to count facets.
    pub facets: bool,
    /// Whether to find the best section and a snippet for each hit given.
    pub snippets: bool,
    /// The language of the reader: of a record that is there in it, that version is listed, but where another says more
    /// of what was typed.
    pub reader: Option<Language>,
    /// The year `today` falls in, to which running practices extend.
    pub this_year: u16,
}

impl Request {
    /// Returns what the input asks of a text while it is typed, but for the hits: only how many there are.
    pub fn typed(text: impl Into<String>, this_year: u16) -> Self {
        Self {
            text: text.into(),
            live: true,
            reach: Reach::Meaning,
            order: Order::Rank,
            offset: 0,
            limit: 0,
            facets: false,
            snippets: false,
            reader: None,
            this_year,
        }
    }
}

/// How far a word reaches that is not in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To itself alone, and a query to records that hold all its words.
    Literal,
    /// To its other forms, to the other names of what it names, to the word that was meant.
    Meaning,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first; ties by kind and id. An empty query has no best, so it is listed.
    Rank,
    /// By kind, then id, then language.
    Listing,
}

/// What the index answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// How many records answer the query, given or not.
    pub total: usize,
    /// How many of them hold every word asked for; where it is none, those that hold most of them answer.
    pub complete: usize,
    /// How many records that hold most of the words are listed among those that hold every one, because these are few; each
    /// says what it lacks.
    pub following: usize,
    /// How many records are listed, in whatever way, that do not hold every word: what views over many records leave out.
    pub less_exact: usize,
    /// What was made of words that have few hits, if anything.
    pub corrected: Option<Corrected>,
    /// The hits of the page asked for, those that lack a word among them.
    pub hits: Vec<Hit>,
    /// Exact counts per facet, each without the query's own filter on that facet; empty unless asked for.
    pub facets: Vec<Facet>,
    /// What could not be read in the query, and what was taken instead; spans are bytes of the query.
    pub notes: Vec<Diagnostic>,
    /// What to try instead.
    pub suggestions: Vec<Suggestion>,
}

/// A query that was answered as another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The query as answered.
    pub shown: String,
    /// The query as typed; in quotes its words are never read as others.
    pub typed: String,
}

/// One record that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which record.
    pub id: RecordId,
    /// The language of the file.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// Bytes of the title that answer the query.
    pub title_marks: Vec<Range<usize>>,
    /// The path relative to `content/`.
    pub path: String,
    /// Its summary.
    pub summary: String,
    /// ISO 3166-1 alpha-3 codes of its countries, by code.
    pub countries: Vec<String>,
    /// When it ran, to the year, where that is known.
    pub period: Option<Period>,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
    /// The section that answers best, if it is not the top.
    pub section: Option<HitSection>,
    /// The passage that answers best.
    pub snippet: Snippet,
    /// Why it is here although it does not hold the typed word: the concept or the correction.
    pub because: Vec<String>,
    /// Words of the query that it does not hold.
    pub left_out: Vec<String>,
}

/// A section of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitSection {
    /// The heading.
    pub heading: String,
    /// The anchor by which the reader finds it.
    pub anchor: String,
}

/// A passage with what answers the query marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// One line of text, cut at words; `…` where something is left out.
    pub text: String,
    /// Bytes of the text that answer the query, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// The counts of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Which field.
    pub field: Field,
    /// Its values with at least one record or in the query, the most frequent first, ties by value.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value, as front matter says it.
    pub value: String,
    /// How many records have it.
    pub count: usize,
    /// Whether the query asks for it.
    pub selected: bool,
}

/// Something to try instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The query to try.
    pub query: String,
    /// Why, in a few words: `without country:LAO`.
    pub reason: String,
    /// How many records it finds.
    pub total: usize,
}

/// A record as a line in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which record.
    pub id: RecordId,
    /// The language of the file.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// The path relative to `content/`.
    pub path: String,
}

#[cfg(test)]
impl Listed {
    /// Returns an original in English.
    pub(crate) fn english(id: &RecordId, title: &str) -> Self {
        Self {
            id: id.clone(),
            language: Language::english(),
            title: title.to_owned(),
            path: format!("{}/{}.md", id.kind.folder(), id.slug),
        }
    }
}
