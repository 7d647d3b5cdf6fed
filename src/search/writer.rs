//! From a record to a document of the engine: which text goes into which field, and what is stored to be shown.

use std::fmt::Write;

use tantivy::TantivyDocument;

use super::schema::fields;
use crate::model::figure::stop;
use crate::model::{Detail, Field, Outcome, Record, Tables};

/// The most bytes of a body that are read for the index, and the most that are indexed and stored.
pub(crate) const BODY: usize = 2 << 20;

/// What a record is filed under; the names of these are searched.
pub(crate) const FILED: [Field; 5] = [
    Field::Topic,
    Field::Branch,
    Field::Delivery,
    Field::Technology,
    Field::Population,
];

/// What of a record is stored to be shown in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stored {
    /// The summary.
    pub(crate) summary: String,
    /// The sections, with what the reader draws from the front matter: results, lessons, objectives, steps.
    pub(crate) sections: Vec<StoredSection>,
}

/// One section as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredSection {
    /// The heading; empty before the first.
    pub(crate) heading: String,
    /// The anchor; empty before the first.
    pub(crate) anchor: String,
    /// The text.
    pub(crate) text: String,
}

impl Stored {
    /// Returns it as one text: the lengths of its texts in decimal digits, then the texts.
    ///
    /// A text, because the engine copies texts as a whole, bytes one by one.
    fn encode(&self) -> String {
        let sections = self.sections.iter();
        let texts = sections.flat_map(|section| [&section.heading, &section.anchor, &section.text]);
        let mut lengths = self.summary.len().to_string();
        let mut all = self.summary.len();
        for text in texts.clone() {
            // Writing to a text cannot fail.
            let _written = write!(lengths, " {}", text.len());
            all += text.len();
        }
        let mut out = String::with_capacity(lengths.len() + 1 + all);
        out.push_str(&lengths);
        out.push('\n');
        out.push_str(&self.summary);
        texts.for_each(|text| out.push_str(text));
        out
    }

    /// Reads what was stored; a damaged text gives nothing.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let (lengths, mut rest) = text.split_once('\n')?;
        let lengths = lengths.split(' ').map(str::parse::<usize>);
        let lengths: Vec<usize> = lengths.collect::<Result<_, _>>().ok()?;
        let mut take = |length| {
            let (text, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(text.to_owned())
        };
        let (summary, sections) = lengths.split_first()?;
        let summary = take(*summary)?;
        let (sections, more) = sections.as_chunks::<3>();
        let sections = sections.iter().map(|[heading, anchor, text]| {
            Some(StoredSection {
                heading: take(*heading)?,
                anchor: take(*anchor)?,
                text: take(*text)?,
            })
        });
        let sections = sections.collect::<Option<_>>()?;
        (more.is_empty() && rest.is_empty()).then_some(Self { summary, sections })
    }
}

/// Returns the document of a record; a translation is filed as the whole that it makes with its original, and found by
/// its own texts.
pub(crate) fn document((record, whole): (&Record, &Record), tables: &Tables) -> TantivyDocument {
    let fields = fields();
    let stored = Stored {
        summary: one_line(&record.summary.value),
        sections: sections(record),
    };
    let mut document = TantivyDocument::new();
    document.add_text(fields.title, &record.title.value);
    for label in labels(record)
        .into_iter()
        .chain(borrowed_code(record, whole))
    {
        document.add_text(fields.labels, label);
    }
    document.add_text(fields.summary, &stored.summary);
    for section in &stored.sections {
        if !section.heading.is_empty() {
            document.add_text(fields.headings, &section.heading);
        }
        document.add_text(fields.body, &section.text);
    }
    for field in FILED {
        for value in field.values(whole, tables) {
            let label = tables.label(field, &value, record.language.tag());
            document.add_text(fields.filed, label);
        }
    }
    for organisation in whole.organisations() {
        document.add_text(fields.organisation, organisation);
    }
    document.add_text(fields.stored, stored.encode());
    document
}

/// Returns the other names of a record: what it is called elsewhere, by whom it was done, under which words it is filed.
pub(crate) fn labels(record: &Record) -> Vec<&str> {
    let mut labels: Vec<&str> = record.title_local.values().map(String::as_str).collect();
    labels.extend(record.keywords.iter().map(String::as_str));
    labels.extend(record.organisations());
    match &record.detail {
        Detail::Case(case) => labels.extend(case.programme.iter().map(|text| text.value.as_str())),
        Detail::Standard(standard) => {
            labels.extend(standard.code.iter().map(|text| text.value.as_str()));
        }
        Detail::Term(term) => {
            labels.extend(term.labels.values().map(String::as_str));
            labels.extend(term.synonyms.values().flatten().map(String::as_str));
        }
        _ => {}
    }
    labels
}

/// Returns the code of the original, by which its translation is called as well.
fn borrowed_code<'a>(record: &Record, whole: &'a Record) -> Option<&'a str> {
    match (&record.detail, &whole.detail) {
        (Detail::Standard(own), Detail::Standard(whole)) if own.code.is_none() => {
            whole.code.as_ref().map(|text| text.value.as_str())
        }
        _ => None,
    }
}

/// Returns the sections of a record with what is drawn from its front matter.
pub(crate) fn sections(record: &Record) -> Vec<StoredSection> {
    let mut left = BODY;
    let body = record
        .reading()
        .sections()
        .into_iter()
        .map(|section| StoredSection {
            heading: one_line(&section.heading),
            anchor: section.anchor,
            text: section.text,
        });
    let results: String = record.results().iter().map(result_line).collect();
    let lessons: Vec<&str> = record
        .lessons()
        .iter()
        .map(|lesson| lesson.text.value.as_str())
        .collect();
    let lessons = lessons.join("\n");
    let drawn = [
        ("Results", "results", results),
        ("Lessons", "lessons", lessons),
        ("Objectives", "objectives", objectives(record)),
        ("Steps", "steps", steps(record)),
    ];
    let drawn = drawn.into_iter().filter(|(_, _, text)| !text.is_empty());
    let drawn = drawn.map(|(heading, anchor, text)| StoredSection {
        heading: heading.to_owned(),
        anchor: anchor.to_owned(),
        text,
    });
    body.chain(drawn)
        .map(|mut section| {
            section.text.truncate(floor(&section.text, left));
            section.text = one_line(&section.text);
            left -= section.text.len().min(left);
            section
        })
        .collect()
}

/// Returns what a module or an agenda is for, one objective a line.
fn objectives(record: &Record) -> String {
    match &record.detail {
        Detail::Module(module) => {
            let texts = module.objectives.iter();
            texts
                .map(|objective| objective.text.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        }
        Detail::Agenda(agenda) => agenda.goals.join("\n"),
        _ => String::new(),
    }
}

/// Returns the steps of an agenda with what is said and asked in them, one a line.
fn steps(record: &Record) -> String {
    let Detail::Agenda(agenda) = &record.detail else {
        return String::new();
    };
    let steps = agenda.steps.iter();
    let lines = steps.map(|step| {
        let prompt = step.prompt.as_deref().unwrap_or_default();
        format!("{}. {prompt}\n", step.title.value)
    });
    lines.collect()
}

fn result_line(result: &Outcome) -> String {
    let said = result.text.as_deref().unwrap_or_default();
    let (indicator, value, unit) = (&result.indicator.value, &result.value, &result.unit);
    let figure = format!("{value} {unit}");
    let figure = figure.trim_end();
    format!("{indicator}: {figure}{} {said}\n", stop(figure))
}

/// Returns a text in one line; only white space changes, and of that not what holds the groups of a number together.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim_matches(may_break);
    // Most white space is a single space already and is copied with the words around it.
    while let Some((end, next)) = uneven_space(rest) {
        out.push_str(&rest[..end]);
        out.push(' ');
        rest = &rest[next..];
    }
    out.push_str(rest);
    out
}

/// Tells whether a character is white space at which a line may break.
fn may_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Returns where the first white space that is not one space begins and ends, in a text that begins and ends without.
fn uneven_space(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += even(&bytes[at..]);
        if at == bytes.len() {
            return None;
        }
        let after = text[at..].trim_start_matches(may_break);
        let next = text.len() - after.len();
        if next > at && &text[at..next] != " " {
            return Some((at, next));
        }
        // A letter that is not ASCII, or one space before it.
        at = next + after.chars().next().map_or(0, char::len_utf8);
    }
}

/// Returns how many bytes at the beginning are visible ASCII and single spaces between.
fn even(bytes: &[u8]) -> usize {
    const STEP: usize = 16;
    let is_odd = |byte: u8| u8::from(byte.wrapping_sub(b' ') > b'~' - b' ');
    // Numbers, not conditions, so that a step is a few instructions for all its bytes.
    let are_odd = |(byte, next): (&u8, &u8)| {
        is_odd(*byte) | is_odd(*next) | (u8::from(*byte == b' ') & u8::from(*next == b' '))
    };
    let mut at = 0;
    while let Some((these, next)) = bytes[at..].first_chunk::<STEP>().zip(bytes[at..].get(1..))
        && let Some(next) = next.first_chunk::<STEP>()
        && these
            .iter()
            .zip(next)
            .fold(0, |all, pair| all | are_odd(pair))
            == 0
    {
        at += STEP;
    }
    let rest = &bytes[at..];
    let mut pairs = rest.iter().zip(rest.iter().skip(1));
    at + pairs
        .position(|pair| are_odd(pair) != 0)
        .unwrap_or(rest.len())
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stored() -> Stored {
        let section = |heading: &str, anchor: &str, text: &str| StoredSection {
            heading: heading.to_owned(),
            anchor: anchor.to_owned(),
            text: text.to_owned(),
        };
        Stored {
            summary: "3 4\nລາວ".to_owned(),
            sections: vec![section("", "", ""), section("A\n", "a", "养老 5 ")],
        }
    }

    #[test]
    fn reads_what_was_stored_and_refuses_what_is_cut() {
        for stored in [Stored::default(), stored()] {
            let text = stored.encode();
            assert_eq!(Stored::decode(&text), Some(stored));
            let ends = text.char_indices().map(|(end, _)| end);
            for end in ends {
                assert_eq!(Stored::decode(&text[..end]), None, "cut at {end}");
            }
        }
        for damaged in [
            "",
            "1",
            "2\nລ",
            "1 1\nab",
            "-1\na",
            "99999999999999999999\n",
            "1\nab",
        ] {
            assert_eq!(Stored::decode(damaged), None, "{damaged:?}");
        }
    }

    proptest! {
        #[test]
        fn a_line_holds_the_words_with_one_space_between(text in "[ab é养\u{a0}\u{85}\u{3000}\u{2003} \n\t\u{1}\u{1f}]{0,12}|([a-z]{1,20}( |  |\n|é| é|\u{a0}){1}){0,12}|\\PC{0,40}") {
            let words = text.split(may_break).filter(|word| !word.is_empty());
            let words: Vec<&str> = words.collect();
            prop_assert_eq!(one_line(&text), words.join(" "));
        }
    }
}
