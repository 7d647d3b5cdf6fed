//! A facilitator's plan of a session.

use super::id::is_slug;
use super::record::Text;
use crate::source::{Span, Spanned};

/// What only an agenda has.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// For whom it is made.
    pub audience: Option<String>,
    /// For how many people, and in which groups.
    pub group_size: Option<String>,
    /// What people can do afterwards.
    pub goals: Vec<String>,
    /// What to do before the day.
    pub prepare: Vec<String>,
    /// Slugs of records it works on.
    pub uses: Vec<Text>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What to do after the day.
    pub closing: Option<String>,
}

/// One step of a session.
#[derive(Clone, Debug)]
pub struct Step {
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is called.
    pub title: Text,
    /// `talk`, `search`, `compare`, `present`, `exercise`, `group` or `break`.
    pub mode: Text,
    /// What is shown.
    pub show: Option<Show>,
    /// What the facilitator says or asks.
    pub prompt: Option<String>,
    /// What the facilitator should know.
    pub note: Option<String>,
    /// Bytes of its table.
    pub span: Span,
}

/// What a step shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    /// The records of these slugs.
    Records(Vec<Text>),
    /// What a query finds.
    Query(Text),
    /// A view over the library, one of [`VIEWS`].
    View(Text),
}

/// The views over the library that a step can show.
pub const VIEWS: [&str; 6] = [
    "matrix",
    "lessons",
    "timeline",
    "map",
    "contributions",
    "coverage",
];

/// What stands before the name of a view.
const VIEW: &str = "view:";

impl Show {
    /// Reads what a step of a mode shows: several texts are slugs; one is a view behind `view:`, a slug, or a query.
    ///
    /// One word could be a slug or a query: in a step of mode `search` it is a query, in others a slug.
    pub fn read(mode: &str, mut texts: Vec<Text>) -> Option<Self> {
        if texts.len() != 1 {
            return (!texts.is_empty()).then_some(Self::Records(texts));
        }
        let text = texts.pop()?;
        if let Some(view) = text.value.strip_prefix(VIEW) {
            return Some(Self::View(Spanned::new(view.to_owned(), text.span)));
        }
        let is_record = mode != "search" && is_slug(&text.value);
        Some(if is_record {
            Self::Records(vec![text])
        } else {
            Self::Query(text)
        })
    }

    /// Returns the slugs of the records it shows.
    pub fn records(&self) -> &[Text] {
        match self {
            Self::Records(slugs) => slugs,
            Self::Query(_) | Self::View(_) => &[],
        }
    }
}

impl Agenda {
    /// Returns the steps, each with the minute at which it begins.
    pub fn timed(&self) -> Vec<(u32, &Step)> {
        let mut clock = 0_u32;
        let begins = self.steps.iter().map(|step| {
            let begin = clock;
            clock = clock.saturating_add(step.minutes);
            (begin, step)
        });
        begins.collect()
    }
}

/// Returns minutes as a clock tells them that began at 0:00.
pub fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<Text> {
        let texts = texts.iter();
        texts
            .map(|text| Spanned::new((*text).to_owned(), Span::at(0)))
            .collect()
    }

    #[test]
    fn tells_records_queries_and_views_apart() {
        let read = |mode, shown: &[&str]| Show::read(mode, texts(shown));
        let records = |slugs: &[&str]| Some(Show::Records(texts(slugs)));
        let query = |text: &str| texts(&[text]).pop().map(Show::Query);
        assert_eq!(read("group", &["est-x-road"]), records(&["est-x-road"]));
        assert_eq!(read("compare", &["a", "b"]), records(&["a", "b"]));
        assert_eq!(read("search", &["pension"]), query("pension"));
        assert_eq!(read("group", &["kind:case"]), query("kind:case"));
        let view = texts(&["matrix"]).pop().map(Show::View);
        assert_eq!(read("present", &["view:matrix"]), view);
        assert_eq!(read("talk", &[]), None);
    }

    #[test]
    fn the_clock_runs_from_the_first_step_on() {
        let step = |minutes| Step {
            minutes,
            title: Text::default(),
            mode: Text::default(),
            show: None,
            prompt: None,
            note: None,
            span: Span::at(0),
        };
        let agenda = Agenda {
            steps: vec![step(45), step(u32::MAX), step(5)],
            ..Agenda::default()
        };
        let begins = agenda.timed().into_iter().map(|(begin, _)| begin);
        assert_eq!(begins.collect::<Vec<u32>>(), [0, 45, u32::MAX]);
        assert_eq!((clock(0), clock(65)), ("0:00".into(), "1:05".into()));
    }
}
