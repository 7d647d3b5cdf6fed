//! What every record has, whatever its kind: title, summary, topics, sources, body.
//!
//! The fields and who must have them are those of the content guide (`CONTRIBUTING.md`). Values of vocabularies and
//! links to records are kept as written, with their place; whether they exist is for the rules to say.

use std::collections::BTreeMap;

use super::agenda::Agenda;
use super::case::Case;
use super::date::{PartialDate, Period};
use super::document::Document;
use super::id::RecordId;
use super::lang::{Language, primary};
use super::module::Module;
use super::project::{Donor, Project};
use super::standard::Standard;
use super::term::{Begun, Term};
use super::translation::Translation;
use crate::source::{Span, Spanned};

/// A text as written in the front matter, with its place.
pub type Text = Spanned<String>;

/// One record: one file of content.
#[derive(Clone, Debug)]
pub struct Record {
    /// Kind and slug.
    pub id: RecordId,
    /// The language of this file.
    pub language: Language,
    /// The path relative to `content/`, with `/`.
    pub path: String,
    /// Which version of the original it gives; absent for an original.
    pub translation: Option<Translation>,
    /// The title.
    pub title: Text,
    /// Titles in the languages of the place, by tag.
    pub title_local: BTreeMap<String, String>,
    /// A summary that stands alone.
    pub summary: Text,
    /// Ids of topics; the first is the main one.
    pub topics: Vec<Text>,
    /// Free words.
    pub keywords: Vec<String>,
    /// How far it is.
    pub status: Status,
    /// The last change of substance.
    pub updated: Option<PartialDate>,
    /// Who else read it, and when.
    pub reviewed: Option<Review>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Slugs of records to read beside it.
    pub related: Vec<Text>,
    /// Former slugs.
    pub aliases: Vec<Text>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// The compiler's remarks.
    pub notes: Option<String>,
    /// What a reader should know of the sources before all else.
    pub caution: Option<Text>,
    /// What only its kind has.
    pub detail: Detail,
    /// The body.
    pub body: Document,
    /// Bytes of the front matter between the two lines of `+++`.
    pub front_matter: Span,
}

/// What only one kind of record has.
#[derive(Clone, Debug)]
pub enum Detail {
    /// A case.
    Case(Box<Case>),
    /// A project.
    Project(Box<Project>),
    /// A standard.
    Standard(Box<Standard>),
    /// A module.
    Module(Box<Module>),
    /// A term.
    Term(Box<Term>),
    /// An agenda.
    Agenda(Box<Agenda>),
    /// A worksheet.
    Worksheet(Box<Worksheet>),
}

/// What a worksheet has beside the common fields; its form is its body.
#[derive(Clone, Debug, Default)]
pub struct Worksheet {
    /// Id of the stage it serves.
    pub stage: Option<Text>,
    /// Slugs of records it works on.
    pub uses: Vec<Text>,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
}

/// How far a record is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Being written; hidden in front of a room.
    Draft,
    /// Waiting for a second reader.
    Review,
    /// For everybody.
    #[default]
    Published,
    /// Kept for links, no longer recommended.
    Withdrawn,
}

impl Status {
    /// Every status with its word.
    pub const ALL: [(&'static str, Self); 4] = [
        ("draft", Self::Draft),
        ("review", Self::Review),
        ("published", Self::Published),
        ("withdrawn", Self::Withdrawn),
    ];

    /// Returns the word of the status.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, status)| *status == self)
            .map_or("published", |(name, _)| name)
    }
}

/// A second reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub on: PartialDate,
    /// Who.
    pub by: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The word by which the record cites it.
    pub key: Text,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When; absent where it carries no date (`n.d.`).
    pub date: Option<PartialDate>,
    /// Where it can be read.
    pub url: Option<Text>,
    /// `law`, `official`, `evaluation`, `dataset`, `paper`, `press` or `origin`.
    pub kind: Option<Text>,
    /// How the compiler had it: `retrieved`, `recalled` or `copy`.
    pub access: Option<Text>,
    /// Bytes of its table.
    pub span: Span,
}

/// Something that was measured.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was measured.
    pub indicator: Text,
    /// How much, as written; a number keeps its digits.
    pub value: String,
    /// In what.
    pub unit: String,
    /// For when, as written.
    pub year: Option<String>,
    /// The figure in a sentence.
    pub text: Option<String>,
    /// The value before.
    pub baseline: Option<String>,
    /// The value aimed at.
    pub target: Option<String>,
    /// What came of looking the value up once more: `confirmed`, `retrieved`, `copy` or `recalled`.
    pub access: Option<Text>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
    /// Bytes of its table.
    pub span: Span,
}

/// Something others can learn from it.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The lesson.
    pub text: Text,
    /// Id of its dimension.
    pub dimension: Option<Text>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
    /// Bytes of its table.
    pub span: Span,
}

/// A link to an instrument or one of its Parts.
#[derive(Clone, Debug)]
pub struct StandardLink {
    /// Slug of the instrument.
    pub standard: Text,
    /// The Part, in Roman numerals.
    pub part: Option<Text>,
    /// `applies`, `supports` or `gap`.
    pub relation: Text,
}

impl Record {
    /// Returns the ISO 3166-1 alpha-3 codes of its countries.
    pub fn countries(&self) -> &[Text] {
        match &self.detail {
            Detail::Case(case) => &case.countries,
            Detail::Project(project) => &project.countries,
            _ => &[],
        }
    }

    /// Returns what it is about in a language, else in its own: the summary, or how a term is defined in that language.
    pub fn meaning(&self, tag: &str) -> &str {
        let defined = match &self.detail {
            Detail::Term(term) if primary(tag) != self.language.primary() => term.defined(tag),
            _ => None,
        };
        defined.unwrap_or(&self.summary.value)
    }

    /// Returns what the page begins with for a reader of a language, where that is not the one a term is written in;
    /// `name` tells what a language is called.
    pub fn begun_in<'a>(
        &'a self,
        tag: &'a str,
        name: impl Fn(&'a str) -> &'a str,
    ) -> Option<Begun> {
        let Detail::Term(term) = &self.detail else {
            return None;
        };
        let is_own = primary(tag) == self.language.primary();
        (!is_own).then(|| term.begun_in(tag, (name(tag), name(self.language.tag()))))
    }

    /// Returns the ids of its branches.
    pub fn branches(&self) -> &[Text] {
        match &self.detail {
            Detail::Case(case) => &case.branches,
            Detail::Project(project) => &project.branches,
            Detail::Standard(standard) => &standard.branches,
            _ => &[],
        }
    }

    /// Returns the ids of its stages.
    pub fn stages(&self) -> &[Text] {
        match &self.detail {
            Detail::Case(case) => &case.stages,
            Detail::Module(module) => module.stage.as_slice(),
            Detail::Worksheet(worksheet) => worksheet.stage.as_slice(),
            _ => &[],
        }
    }

    /// Returns the ids of the steps of the delivery chain it is about.
    pub fn delivery(&self) -> &[Text] {
        self.case().map_or(&[], |case| &case.delivery)
    }

    /// Returns the ids of its technologies.
    pub fn technologies(&self) -> &[Text] {
        self.case().map_or(&[], |case| &case.technologies)
    }

    /// Returns the ids of the groups of people it is about.
    pub fn population(&self) -> &[Text] {
        self.case().map_or(&[], |case| &case.population)
    }

    /// Returns its links to instruments; a term names instruments without a relation.
    pub fn standards(&self) -> &[StandardLink] {
        match &self.detail {
            Detail::Case(case) => &case.standards,
            Detail::Project(project) => &project.standards,
            _ => &[],
        }
    }

    /// Returns how it ended: `success`, `mixed` or `failure`.
    pub fn outcome(&self) -> Option<&Text> {
        self.case().and_then(|case| case.outcome.as_ref())
    }

    /// Returns when it ran.
    pub fn period(&self) -> Option<Period> {
        match &self.detail {
            Detail::Case(case) => case.period,
            Detail::Project(project) => project.period,
            _ => None,
        }
    }

    /// Returns the organisations it names: who ran it, who helped, who paid.
    pub fn organisations(&self) -> Vec<&str> {
        match &self.detail {
            Detail::Case(case) => case
                .organisation
                .as_ref()
                .map(|text| text.value.as_str())
                .into_iter()
                .collect(),
            Detail::Project(project) => {
                let donors = project.donors.iter().map(|donor| donor.name.value.as_str());
                project
                    .partners
                    .iter()
                    .chain(&project.implementers)
                    .map(String::as_str)
                    .chain(donors)
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns what was measured.
    pub fn results(&self) -> &[Outcome] {
        match &self.detail {
            Detail::Case(case) => &case.results,
            Detail::Project(project) => &project.results,
            _ => &[],
        }
    }

    /// Returns what others can learn from it.
    pub fn lessons(&self) -> &[Lesson] {
        match &self.detail {
            Detail::Case(case) => &case.lessons,
            Detail::Project(project) => &project.lessons,
            _ => &[],
        }
    }

    /// Returns who paid for it, where it is a project.
    pub fn donors(&self) -> &[Donor] {
        match &self.detail {
            Detail::Project(project) => &project.donors,
            _ => &[],
        }
    }

    /// Returns the source of a key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key.value == key)
    }

    fn case(&self) -> Option<&Case> {
        match &self.detail {
            Detail::Case(case) => Some(case),
            _ => None,
        }
    }
}
