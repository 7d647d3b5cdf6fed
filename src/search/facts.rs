//! The facts of records as text, in two files of a shard: the lessons, which take most of the room, stand apart, so that
//! what does not ask for them does not read them.
//!
//! Owns the form of both. Every text stands behind its length, every list behind its count, so nothing in a text can be
//! taken for something else.

use std::fmt::Write;

use super::binary::{Decoder, Encoder, Texts};
use crate::model::digest::{Facts, Figures, Gift, Learned, Standing};
use crate::model::{PartialDate, Period, Wanted};

/// The facts of the documents of a shard, in their order; a translation has none.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    facts: Texts,
    lessons: Texts,
}

impl Kept {
    /// Adds the facts of a document.
    pub(crate) fn push(&mut self, facts: Option<&Facts>) {
        let written = facts.map(|facts| (of_facts(facts), of_lessons(&facts.lessons)));
        let (facts, lessons) = written.unwrap_or_default();
        self.facts.push(&facts);
        self.lessons.push(&lessons);
    }

    /// Adds what is kept of a document elsewhere.
    pub(crate) fn push_kept(&mut self, from: &Self, doc: usize) {
        self.facts.push(from.facts.get(doc));
        self.lessons.push(from.lessons.get(doc));
    }

    /// Returns how much memory it takes.
    pub(crate) fn memory(&self) -> usize {
        self.facts.bytes() + self.lessons.bytes()
    }

    /// Returns the bytes of the files: that of the facts, that of the lessons.
    pub(crate) fn encode(&self) -> [Vec<u8>; 2] {
        [&self.facts, &self.lessons].map(|texts| {
            let mut out = Encoder::with_room(texts.bytes());
            texts.encode(&mut out);
            out.into_bytes()
        })
    }

    /// Reads what was written, where it is given; `None` where the bytes are no such file.
    pub(crate) fn decode(facts: Option<&[u8]>, lessons: Option<&[u8]>) -> Option<Self> {
        let texts = |bytes: Option<&[u8]>| {
            let Some(bytes) = bytes else {
                return Some(Texts::default());
            };
            let mut input = Decoder::new(bytes);
            let texts = Texts::decode(&mut input)?;
            input.is_done().then_some(texts)
        };
        Some(Self {
            facts: texts(facts)?,
            lessons: texts(lessons)?,
        })
    }

    /// Returns the facts of a document, as far as they are wanted; a damaged text gives nothing.
    pub(crate) fn of(&self, doc: usize, wanted: &Wanted) -> Facts {
        let mut facts = Facts::default();
        if wanted.facts {
            facts = Reader(self.facts.get(doc)).facts().unwrap_or_default();
        }
        if wanted.lessons {
            facts.lessons = Reader(self.lessons.get(doc)).lessons().unwrap_or_default();
        }
        facts
    }
}

fn of_facts(facts: &Facts) -> String {
    let mut out = Writer(String::new());
    out.option(facts.topic.as_deref());
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let period = facts.period;
    for date in [
        date(period.map(|period| period.start)),
        date(period.and_then(|period| period.end)),
        date(facts.updated),
        date(facts.reviewed),
    ] {
        out.option(date.as_deref());
    }
    out.texts(&facts.providers);
    out.texts(&facts.partners);
    out.number(facts.gifts.len());
    for gift in &facts.gifts {
        out.text(&gift.name);
        for option in [&gift.amount, &gift.currency, &gift.year] {
            out.option(option.as_deref());
        }
        out.texts(&gift.sources);
    }
    out.number(facts.standards.len());
    for standing in &facts.standards {
        out.text(&standing.standard);
        out.option(standing.part.as_deref());
        out.text(&standing.relation);
    }
    let Figures {
        all,
        single,
        bare,
        weak,
    } = facts.figures;
    for count in [all, single, bare, weak] {
        out.number(count as usize);
    }
    out.option(facts.weakness.as_deref());
    out.0
}

fn of_lessons(lessons: &[Learned]) -> String {
    let mut out = Writer(String::new());
    out.number(lessons.len());
    for lesson in lessons {
        out.text(&lesson.text);
        out.option(lesson.dimension.as_deref());
        out.texts(&lesson.sources);
    }
    out.0
}

/// Writes numbers and texts.
struct Writer(String);

impl Writer {
    fn number(&mut self, number: usize) {
        // Writing to a text cannot fail.
        let _written = write!(self.0, "{number};");
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.push_str(text);
    }

    /// Writes a text that may be absent, as a list of one or none.
    fn option(&mut self, text: Option<&str>) {
        self.number(usize::from(text.is_some()));
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len());
        for text in texts {
            self.text(text);
        }
    }
}

/// Reads them in the same order.
struct Reader<'a>(&'a str);

/// The text is no text that was written.
#[derive(Debug, PartialEq)]
struct Damaged;

impl Reader<'_> {
    fn facts(mut self) -> Result<Facts, Damaged> {
        let topic = self.option()?;
        let (start, end) = (self.date()?, self.date()?);
        let (updated, reviewed) = (self.date()?, self.date()?);
        let (providers, partners) = (self.texts()?, self.texts()?);
        let gifts = self.list(|input| {
            Ok(Gift {
                name: input.text()?,
                amount: input.option()?,
                currency: input.option()?,
                year: input.option()?,
                sources: input.texts()?,
            })
        })?;
        let standards = self.list(|input| {
            Ok(Standing {
                standard: input.text()?,
                part: input.option()?,
                relation: input.text()?,
            })
        })?;
        let mut count = || u32::try_from(self.number()?).map_err(|_| Damaged);
        let figures = Figures {
            all: count()?,
            single: count()?,
            bare: count()?,
            weak: count()?,
        };
        let weakness = self.option()?;
        let facts = Facts {
            topic,
            period: start.map(|start| Period { start, end }),
            updated,
            reviewed,
            providers,
            partners,
            gifts,
            lessons: Vec::new(),
            standards,
            figures,
            weakness,
        };
        self.at_end(facts)
    }

    fn lessons(mut self) -> Result<Vec<Learned>, Damaged> {
        let lessons = self.list(|input| {
            Ok(Learned {
                text: input.text()?,
                dimension: input.option()?,
                sources: input.texts()?,
            })
        })?;
        self.at_end(lessons)
    }

    fn at_end<T>(self, read: T) -> Result<T, Damaged> {
        if self.0.is_empty() {
            Ok(read)
        } else {
            Err(Damaged)
        }
    }

    fn number(&mut self) -> Result<usize, Damaged> {
        let (number, rest) = self.0.split_once(';').ok_or(Damaged)?;
        self.0 = rest;
        number.parse().map_err(|_| Damaged)
    }

    fn text(&mut self) -> Result<String, Damaged> {
        let length = self.number()?;
        let (text, rest) = self.0.split_at_checked(length).ok_or(Damaged)?;
        self.0 = rest;
        Ok(text.to_owned())
    }

    fn option(&mut self) -> Result<Option<String>, Damaged> {
        match self.number()? {
            0 => Ok(None),
            1 => Ok(Some(self.text()?)),
            _ => Err(Damaged),
        }
    }

    fn date(&mut self) -> Result<Option<PartialDate>, Damaged> {
        let text = self.option()?;
        text.map(|text| PartialDate::parse(&text).ok_or(Damaged))
            .transpose()
    }

    fn texts(&mut self) -> Result<Vec<String>, Damaged> {
        self.list(Self::text)
    }

    /// Reads a list; one that counts more than is there ends where the text does.
    fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, Damaged>,
    ) -> Result<Vec<T>, Damaged> {
        let count = self.number()?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            topic: Some("cash;1;".to_owned()),
            period: Some(Period {
                start: PartialDate::of_year(2019),
                end: PartialDate::parse("2021-06"),
            }),
            updated: PartialDate::parse("2026-01-02"),
            reviewed: None,
            providers: vec!["KEN".to_owned(), String::new()],
            partners: vec!["ສະຫະພັນ".to_owned()],
            gifts: vec![Gift {
                name: "A bank".to_owned(),
                year: Some("2019-2023".to_owned()),
                sources: vec!["one".to_owned()],
                ..Gift::default()
            }],
            lessons: vec![Learned {
                text: "Ask; then\ncount 3;".to_owned(),
                dimension: Some("data".to_owned()),
                sources: Vec::new(),
            }],
            standards: vec![Standing {
                standard: "c102".to_owned(),
                part: Some("V".to_owned()),
                relation: "applies".to_owned(),
            }],
            figures: Figures {
                all: 4,
                single: 3,
                bare: 2,
                weak: 1,
            },
            weakness: Some("Copies.".to_owned()),
        }
    }

    #[test]
    fn are_read_as_they_were_written_as_far_as_they_are_wanted() {
        let mut kept = Kept::default();
        kept.push(Some(&facts()));
        kept.push(None);
        kept.push(Some(&Facts::default()));
        let mut moved = Kept::default();
        moved.push_kept(&kept, 2);
        moved.push_kept(&kept, 0);
        let [first, second] = kept.encode();
        let read = Kept::decode(Some(&first), Some(&second)).unwrap();
        let all = Wanted::all();
        assert_eq!(read.of(0, &all), facts());
        assert_eq!(moved.of(1, &all), facts());
        for doc in [1, 2, 3] {
            assert_eq!(read.of(doc, &all), Facts::default());
        }
        let without = Wanted {
            lessons: false,
            ..Wanted::all()
        };
        let read = Kept::decode(Some(&first), None).unwrap();
        assert_eq!(
            read.of(0, &without),
            Facts {
                lessons: Vec::new(),
                ..facts()
            }
        );
        assert_eq!(read.of(0, &Wanted::default()), Facts::default());
    }

    #[test]
    fn what_is_damaged_gives_nothing() {
        let text = of_facts(&facts());
        for (end, _) in text.char_indices() {
            assert_eq!(Reader(&text[..end]).facts(), Err(Damaged), "cut at {end}");
        }
        for bad in ["", "2;", "9999999999999;", "1;4;ab", "1;-1;", "0;x"] {
            assert_eq!(Reader(bad).lessons(), Err(Damaged), "{bad}");
        }
        assert!(Kept::decode(Some(&[1, 2, 3]), None).is_none());
    }
}
