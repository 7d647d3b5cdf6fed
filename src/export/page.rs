//! A page: what is told of a record, a view or anything else, in no form yet.
//!
//! Texts are as the library has them, not made safe; who writes a form does that.

use crate::atlas::{Grid, Item};
use crate::model::{Block, Inline, Language, Phrase, Source, Text};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The name that tells it apart, such as the id of a record.
    pub name: String,
    /// The path by which its relative links are read.
    pub path: String,
    /// Its language.
    pub language: Language,
    /// What it is, in short: the kind, the country, the years.
    pub about: Phrase,
    /// Its title.
    pub title: Phrase,
    /// What stands below the title.
    pub below: Vec<Said>,
    /// What it says in a few sentences.
    pub summary: Phrase,
    /// What it says.
    pub parts: Vec<Part>,
    /// What its parts cite, in the order of their numbers.
    pub sources: Vec<Source>,
    /// Where its links into the library lead, each behind its target as written.
    pub links: Vec<(String, Linked)>,
    /// What stands at its end.
    pub foot: Vec<String>,
}

/// A line of words, in a language of its own where it is not that of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its language.
    pub language: Option<Language>,
    /// What it says.
    pub text: String,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The name that tells it apart; empty where the words of a link say enough, as for a term.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The path of its file.
    pub path: String,
    /// Where the public can read it, which only official texts have.
    pub address: Option<String>,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Part {
    /// Markdown as data.
    Blocks(Vec<Block>),
    /// Facts: a name and a value each.
    Facts(Vec<(String, Phrase)>),
    /// Lessons.
    Lessons(Vec<Lesson>),
    /// What was measured.
    Results(Vec<Measured>),
    /// How it is called in other languages.
    Names(Vec<Named>),
    /// Records to read beside it.
    Beside(Beside),
    /// Records, each with what it is about.
    Entries(Vec<Entry>),
    /// Counts by two values.
    Grid(Grid),
    /// A list with what can be drawn beside it.
    Items(Vec<Item>),
}

/// A lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Which side of a practice it is of.
    pub side: Option<Phrase>,
    /// What it says, with the marks of its sources.
    pub inlines: Vec<Inline>,
}

/// Something that was measured.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What.
    pub indicator: String,
    /// The figure in a sentence.
    pub text: Option<String>,
    /// The figure, then those it compares with.
    pub figures: Vec<Figure>,
    /// What came of looking it up once more.
    pub had: Option<&'static str>,
    /// Whether it was confirmed.
    pub is_confirmed: bool,
    /// For when.
    pub year: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
}

/// A figure, and how long its bar is.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is, where it is not the figure itself: `before`, `target`.
    pub word: &'static str,
    /// It in words, with its unit.
    pub text: String,
    /// How much it is of the scale, from 0 to 1; nothing where it compares with nothing.
    pub share: Option<f64>,
}

/// A name in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The tag of the language.
    pub tag: String,
    /// What the language is called.
    pub language: String,
    /// The name.
    pub name: String,
    /// Other names.
    pub others: Vec<String>,
    /// What it means, in that language.
    pub definition: Option<String>,
}

/// Records to read beside a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What they are.
    pub heading: &'static str,
    /// Which.
    pub entries: Vec<Entry>,
}

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name that tells it apart.
    pub name: String,
    /// The path of its file.
    pub path: String,
    /// Its language.
    pub language: Language,
    /// What it is, in short.
    pub about: Phrase,
    /// Its title.
    pub title: String,
    /// What is said of it.
    pub text: Phrase,
}
