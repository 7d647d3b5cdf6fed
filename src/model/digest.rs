//! A record without its text: what views over the whole library need of it.
//!
//! The index keeps the facts of every record beside its texts, so that a view need not read the files; what a view does
//! not need is not read at all.

use std::collections::BTreeMap;

use super::date::{PartialDate, Period};
use super::field::Field;
use super::host::Hosts;
use super::id::RecordId;
use super::lang::Language;
use super::phrase::Phrase;
use super::project::Donor;
use super::record::{Detail, Outcome, Record, Text};

/// A record without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// Kind and slug.
    pub id: RecordId,
    /// The title of the original.
    pub title: String,
    /// The path of the original relative to `content/`.
    pub path: String,
    /// The languages it is there in, that of the original first.
    pub languages: Vec<Language>,
    /// Its values in the facet fields it has any in, each in alphabetical order.
    pub values: BTreeMap<Field, Vec<String>>,
    /// What its front matter says besides.
    pub facts: Facts,
}

/// What the front matter of a record says, as far as views over the whole library need it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Its main topic.
    pub topic: Option<String>,
    /// When it ran.
    pub period: Option<Period>,
    /// The last change of substance.
    pub updated: Option<PartialDate>,
    /// When somebody else read it.
    pub reviewed: Option<PartialDate>,
    /// ISO 3166-1 alpha-3 codes of who shares the experience.
    pub providers: Vec<String>,
    /// Who takes part.
    pub partners: Vec<String>,
    /// Who paid, and how much where a source says so.
    pub gifts: Vec<Gift>,
    /// What others can learn from it.
    pub lessons: Vec<Learned>,
    /// How it stands to instruments.
    pub standards: Vec<Standing>,
    /// How its figures are sourced.
    pub figures: Figures,
    /// What is said of its sources where it rests on nothing but copies, memory and weak hosts.
    pub weakness: Option<String>,
}

/// What somebody paid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gift {
    /// The donor, as the record names it.
    pub name: String,
    /// How much, in decimal digits.
    pub amount: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// A year or a range of years, as written.
    pub year: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
}

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// The lesson.
    pub text: String,
    /// Id of its dimension.
    pub dimension: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
}

/// How a record stands to an instrument or one of its Parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Slug of the instrument.
    pub standard: String,
    /// The Part, in Roman numerals.
    pub part: Option<String>,
    /// `applies`, `supports` or `gap`.
    pub relation: String,
}

/// How many figures a record has and what they rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All of them.
    pub all: u32,
    /// Those with one source that were not confirmed when they were looked up once more.
    pub single: u32,
    /// Those that name no source.
    pub bare: u32,
    /// Those that rest on nothing but copies, memory and weak hosts, and do not say so.
    pub weak: u32,
}

/// What is needed of records; the rest of a digest stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The facet fields whose values are needed.
    pub fields: Vec<Field>,
    /// Whether what the front matter says besides is needed, the lessons left out.
    pub facts: bool,
    /// Whether the lessons are needed.
    pub lessons: bool,
}

impl Wanted {
    /// Returns that everything is needed.
    pub fn all() -> Self {
        Self {
            fields: Field::FACETS.to_vec(),
            facts: true,
            lessons: true,
        }
    }
}

impl Digest {
    /// Returns its values in a facet field.
    pub fn values(&self, field: Field) -> &[String] {
        self.values.get(&field).map_or(&[], Vec::as_slice)
    }

    /// Returns words of the original, such as its title, with the language they are in.
    pub fn words(&self, text: &str) -> Phrase {
        let mut words = Phrase::default();
        words.say(self.languages.first().cloned(), text);
        words
    }

    /// Returns how it ended.
    pub fn outcome(&self) -> Option<&str> {
        self.values(Field::Outcome).first().map(String::as_str)
    }

    /// Returns the last day on which somebody changed it or read it again.
    pub fn looked_at(&self) -> Option<PartialDate> {
        self.facts.updated.max(self.facts.reviewed)
    }
}

impl Facts {
    /// Returns the facts of a record.
    pub fn of(record: &Record, hosts: &Hosts) -> Self {
        let (providers, partners, gifts) = match &record.detail {
            Detail::Project(project) => (
                plain(&project.providers),
                project.partners.clone(),
                project.donors.iter().map(gift).collect(),
            ),
            _ => (Vec::new(), Vec::new(), Vec::new()),
        };
        let lessons = record.lessons().iter().map(|lesson| Learned {
            text: lesson.text.value.clone(),
            dimension: lesson.dimension.as_ref().map(|text| text.value.clone()),
            sources: plain(&lesson.sources),
        });
        let standards = record.standards().iter().map(|link| Standing {
            standard: link.standard.value.clone(),
            part: link.part.as_ref().map(|part| part.value.clone()),
            relation: link.relation.value.clone(),
        });
        let is_weak = record.rests_on_little(hosts);
        Self {
            topic: record.topics.first().map(|topic| topic.value.clone()),
            period: record.period(),
            updated: record.updated,
            reviewed: record.reviewed.as_ref().map(|review| review.on),
            providers,
            partners,
            gifts,
            lessons: lessons.collect(),
            standards: standards.collect(),
            figures: Figures::of(record, hosts),
            weakness: is_weak.then(|| record.warning(hosts)).flatten(),
        }
    }
}

impl Figures {
    fn of(record: &Record, hosts: &Hosts) -> Self {
        let count = |is: &dyn Fn(&Outcome) -> bool| {
            let counted = record.results().iter().filter(|result| is(result)).count();
            u32::try_from(counted).unwrap_or(u32::MAX)
        };
        Self {
            all: count(&|_| true),
            single: count(&|result| result.sources.len() == 1 && !result.is_confirmed()),
            bare: count(&|result| result.sources.is_empty()),
            weak: count(&|result| {
                result.access.is_none() && record.result_rests_on_little(result, hosts)
            }),
        }
    }
}

fn gift(donor: &Donor) -> Gift {
    Gift {
        name: donor.name.value.clone(),
        amount: donor.amount.map(|amount| amount.to_string()),
        currency: donor.currency.as_ref().map(|text| text.value.clone()),
        year: donor.year.clone(),
        sources: plain(&donor.sources),
    }
}

fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
