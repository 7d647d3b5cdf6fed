//! Views: pages that no file holds, such as the card of a country. Here is how they are named; what stands in them is
//! composed by the library.
//!
//! A view is read like a record and kept like one, under a name with a `/` in it, which no slug has.

use std::fmt;

use super::id::{Kind, RecordId, is_slug};
use super::lang::Language;
use super::ratification::PartyOrder;
use super::record::{Detail, Record, Status, Text};
use crate::source::{Span, Spanned};

/// What the target of a link begins with that leads to a search; only views have such links.
const SEARCH: &str = "search:";

/// A page that no file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The card of a country: its ISO 3166-1 code of three letters, upper case.
    Country(String),
    /// Who has ratified an instrument, or accepted a Part of it.
    Ratifications {
        /// The slug of the instrument.
        instrument: String,
        /// The Part, in Roman numerals.
        part: Option<String>,
        /// How the table is sorted.
        order: PartyOrder,
    },
    /// What stands around an instrument, by its slug.
    Instrument(String),
    /// A Part of an instrument, with what stands around it.
    Part {
        /// The slug of the instrument.
        instrument: String,
        /// The Part, in Roman numerals.
        part: String,
    },
    /// What a record says of an article, with what stands around its Part.
    Article {
        /// The slug of the instrument.
        instrument: String,
        /// The article.
        article: u32,
    },
    /// Answers of the workbench held against Convention 102.
    Report {
        /// The name the answers are saved as.
        name: String,
        /// The name of answers of an earlier date, where it is told what has changed since.
        since: Option<String>,
    },
}

/// What the names of reports begin with.
const REPORT: &str = "report/";

impl View {
    /// Returns the table of ratifications of an instrument, by date.
    pub fn ratifications(instrument: &str) -> Self {
        Self::Ratifications {
            instrument: instrument.to_owned(),
            part: None,
            order: PartyOrder::Date,
        }
    }

    /// Returns the view of a name, such as `country/tgo` or `ratifications/c102/country`; letter case counts nothing.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(answers) = name.strip_prefix(REPORT) {
            return report(answers);
        }
        let name = name.to_ascii_lowercase();
        let mut words = name.split('/');
        let (place, of) = (words.next()?, words.next()?);
        let rest: Vec<&str> = words.collect();
        let instrument = of.to_owned();
        match (place, rest.as_slice()) {
            ("country", []) if is_code(of) => Some(Self::Country(of.to_ascii_uppercase())),
            _ if !is_slug(of) => None,
            ("standard", []) => Some(Self::Instrument(instrument)),
            ("standard", [part]) if is_roman(part) => {
                let part = part.to_ascii_uppercase();
                Some(Self::Part { instrument, part })
            }
            ("standard", [article]) => {
                let article = article.parse().ok()?;
                Some(Self::Article {
                    instrument,
                    article,
                })
            }
            ("ratifications", rest) => {
                let (part, rest) = match rest {
                    [part, rest @ ..] if is_roman(part) => (Some(part.to_ascii_uppercase()), rest),
                    rest => (None, rest),
                };
                let order = match rest {
                    [] => PartyOrder::Date,
                    [word] => PartyOrder::parse(word)?,
                    _ => return None,
                };
                Some(Self::Ratifications {
                    instrument,
                    part,
                    order,
                })
            }
            _ => None,
        }
    }

    /// Returns what it is, in a word or two.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Country(_) => "country card",
            Self::Ratifications { .. } => "ratifications",
            Self::Instrument(_) => "instrument",
            Self::Part { .. } => "Part of an instrument",
            Self::Article { .. } => "article",
            Self::Report { .. } => "report of the workbench",
        }
    }

    /// Returns the view as a record with a title, a line about it, and neither text nor sources yet.
    ///
    /// It has the kind of the records it is about: instruments.
    pub fn record(&self, language: &Language, title: &str, summary: &str) -> Record {
        let name = self.to_string();
        Record {
            id: RecordId::new(Kind::Standard, name.clone()),
            language: language.clone(),
            path: name,
            translation: None,
            title: unplaced(title),
            title_local: std::collections::BTreeMap::new(),
            summary: unplaced(summary),
            topics: Vec::new(),
            keywords: Vec::new(),
            status: Status::Published,
            updated: None,
            reviewed: None,
            authors: Vec::new(),
            related: Vec::new(),
            aliases: Vec::new(),
            sources: Vec::new(),
            notes: None,
            caution: None,
            detail: Detail::Standard(Box::default()),
            body: super::Document::default(),
            front_matter: Span::default(),
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(code) => write!(formatter, "country/{}", code.to_ascii_lowercase()),
            Self::Ratifications {
                instrument,
                part,
                order,
            } => {
                write!(formatter, "ratifications/{instrument}")?;
                if let Some(part) = part {
                    write!(formatter, "/{}", part.to_ascii_lowercase())?;
                }
                match order {
                    PartyOrder::Date => Ok(()),
                    other => write!(formatter, "/{}", other.name()),
                }
            }
            Self::Instrument(slug) => write!(formatter, "standard/{slug}"),
            Self::Part { instrument, part } => {
                write!(
                    formatter,
                    "standard/{instrument}/{}",
                    part.to_ascii_lowercase()
                )
            }
            Self::Article {
                instrument,
                article,
            } => write!(formatter, "standard/{instrument}/{article}"),
            Self::Report { name, since: None } => write!(formatter, "{REPORT}{name}"),
            Self::Report {
                name,
                since: Some(since),
            } => write!(formatter, "{REPORT}{name}/{since}"),
        }
    }
}

impl Record {
    /// Returns which view it is; `None` for what a file holds.
    pub fn view(&self) -> Option<View> {
        View::parse(&self.path)
    }
}

/// Returns the target of a link that leads to a search.
pub fn to_search(query: &str) -> String {
    format!("{SEARCH}{query}")
}

/// Returns what a link searches for, if it leads to a search.
pub fn searched(target: &str) -> Option<&str> {
    target.strip_prefix(SEARCH)
}

/// Returns the report on answers by their name, or on what has changed since others.
fn report(answers: &str) -> Option<View> {
    let (name, since) = match answers.split_once('/') {
        Some((name, since)) => (name, Some(since.to_owned())),
        None => (answers, None),
    };
    let is_name = |name: &str| !name.is_empty() && !name.contains('/');
    let is_sound = is_name(name) && since.as_deref().is_none_or(is_name);
    is_sound.then(|| View::Report {
        name: name.to_owned(),
        since,
    })
}

fn unplaced(text: &str) -> Text {
    Spanned::new(text.to_owned(), Span::default())
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| b"ivx".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_named_in_one_way() {
        for name in [
            "country/tgo",
            "standard/c102",
            "standard/c102/xiv",
            "standard/c102/28",
            "ratifications/c102",
            "ratifications/mlc-2006/country",
            "ratifications/c102/v",
            "ratifications/c102/v/parts",
        ] {
            let view = View::parse(name).unwrap();
            assert_eq!(view.to_string(), name);
            assert_eq!(View::parse(&name.to_uppercase()), Some(view));
        }
        assert_eq!(
            View::parse("ratifications/c102/date"),
            Some(View::ratifications("c102"))
        );
    }

    #[test]
    fn a_report_is_named_after_its_answers_as_they_are_written() {
        for name in ["report/Lao 2024", "report/ລາວ/Lao 2020"] {
            assert_eq!(View::parse(name).unwrap().to_string(), name);
        }
    }

    #[test]
    fn what_is_no_view_is_none() {
        for name in [
            "c102",
            "country/togo",
            "country/tgo/x",
            "standards/c102.md",
            "standard/c102.md",
            "standard/c102/moon",
            "standard/c102/v/28",
            "ratifications/c102/moon",
            "ratifications/../x",
            "standard/",
            "report/",
            "report/a/",
            "report/a/b/c",
            "",
        ] {
            assert_eq!(View::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_view_is_a_record_that_says_which_view_it_is() {
        let view = View::Country("TGO".to_owned());
        let record = view.record(&Language::english(), "Togo", "West Africa");
        assert_eq!(record.view(), Some(view));
        assert_eq!(searched(&to_search("country:TGO")), Some("country:TGO"));
        assert_eq!(searched("https://example.org"), None);
    }
}
