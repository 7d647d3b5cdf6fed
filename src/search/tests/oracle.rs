//! The index against a naive scan: random libraries and random queries in six scripts.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Kit, Made, facet, request, slugs};
use crate::model::Field;
use crate::search::{Reach, Request};

/// Words of scripts with spaces, many with the same beginning.
const SPACED: [&str; 14] = [
    "pen",
    "pension",
    "pensions",
    "pensioner",
    "card",
    "cards",
    "c",
    "социальный",
    "соцзащита",
    "защита",
    "حماية",
    "اجتماعية",
    "деньги",
    "carte",
];

/// Stretches of scripts without spaces; parts of one stand in another.
const UNSPACED: [&str; 8] = [
    "养老金",
    "养老",
    "老人金",
    "ປະກັນສັງຄົມ",
    "ສັງຄົມ",
    "ประกันสังคม",
    "สังคม",
    "ປະກັນ",
];

/// Words in the headings of every record made.
const HEADINGS: [&str; 3] = ["context", "approach", "lessons"];

/// One record as the scan sees it.
#[derive(Clone, Debug)]
struct Plain {
    fields: [Vec<&'static str>; 3],
    country: &'static str,
    topic: &'static str,
}

#[derive(Clone, Debug)]
enum Part {
    Word(&'static str),
    Begun(String),
    Inside(String),
    Phrase(Vec<&'static str>),
    Not(&'static str),
    Either(&'static str, &'static str),
}

impl Plain {
    fn texts(&self) -> impl Iterator<Item = &Vec<&'static str>> {
        self.fields.iter()
    }

    fn has_word(&self, word: &str) -> bool {
        if UNSPACED.contains(&word) {
            return self.has_inside(word);
        }
        self.texts().any(|words| words.contains(&word))
    }

    fn has_inside(&self, part: &str) -> bool {
        self.texts()
            .any(|words| words.iter().any(|word| word.contains(part)))
    }

    fn holds(&self, part: &Part) -> bool {
        if let Part::Begun(beginning) = part
            && HEADINGS
                .iter()
                .any(|word| word.starts_with(beginning.as_str()))
        {
            return true;
        }
        match part {
            Part::Word(word) => self.has_word(word),
            Part::Begun(beginning) if beginning.chars().count() < 3 => {
                // The first letters of a word are looked up in title and summary only, whole words everywhere.
                let short = self.fields[..2].iter().flatten();
                short
                    .into_iter()
                    .any(|word| word.starts_with(beginning.as_str()))
                    || self.has_word(beginning)
            }
            Part::Begun(beginning) => self
                .texts()
                .flatten()
                .any(|word| word.starts_with(beginning.as_str())),
            Part::Inside(part) => self.has_inside(part),
            Part::Phrase(words) => self.texts().any(|text| {
                text.windows(words.len())
                    .any(|window| window == words.as_slice())
            }),
            Part::Not(word) => !self.has_word(word),
            Part::Either(one, other) => self.has_word(one) || self.has_word(other),
        }
    }
}

fn typed(part: &Part) -> String {
    match part {
        Part::Word(word) => (*word).to_owned(),
        Part::Begun(text) | Part::Inside(text) => text.clone(),
        Part::Phrase(words) => format!("\"{}\"", words.join(" ")),
        Part::Not(word) => format!("-{word}"),
        Part::Either(one, other) => format!("{one} OR {other}"),
    }
}

fn any_word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        3 => prop::sample::select(SPACED.to_vec()),
        1 => prop::sample::select(UNSPACED.to_vec()),
    ]
}

fn text(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(any_word(), length)
}

fn plain() -> impl Strategy<Value = Plain> {
    let fields = (text(1..4), text(1..6), text(1..12));
    let values = (
        prop::sample::select(vec!["LAO", "KEN", "VNM"]),
        prop::sample::select(vec!["identity", "pensions"]),
    );
    (fields, values).prop_map(|((title, summary, body), (country, topic))| Plain {
        fields: [title, summary, body],
        country,
        topic,
    })
}

fn inside() -> impl Strategy<Value = String> {
    // Any stretch of two Chinese characters or more, and whole words of the other scripts.
    prop_oneof![
        prop::sample::select(vec!["养老", "老金", "老人", "人金", "养", "金"])
            .prop_map(str::to_owned),
        prop::sample::select(UNSPACED.to_vec()).prop_map(str::to_owned),
    ]
}

fn part() -> impl Strategy<Value = Part> {
    let spaced = || prop::sample::select(SPACED.to_vec());
    prop_oneof![
        4 => any_word().prop_map(Part::Word),
        1 => inside().prop_map(Part::Inside),
        1 => prop::collection::vec(spaced(), 2..3).prop_map(Part::Phrase),
        1 => any_word().prop_map(Part::Not),
        1 => (any_word(), any_word()).prop_map(|(one, other)| Part::Either(one, other)),
    ]
}

fn begun() -> impl Strategy<Value = Part> {
    (prop::sample::select(SPACED.to_vec()), 1_usize..8)
        .prop_map(|(word, length)| Part::Begun(word.chars().take(length).collect()))
}

fn build(records: &[Plain]) -> Kit {
    let kit = Kit::new().with_tables();
    for (at, record) in records.iter().enumerate() {
        let [title, summary, body] = &record.fields;
        let made = Made {
            title: title.join(" "),
            summary: summary.join(" "),
            body: body.join(" "),
            country: record.country,
            topic: record.topic,
            ..Made::default()
        };
        kit.write(&format!("cases/r{at:02}.md"), &made.text());
    }
    kit.sync();
    kit
}

fn expected(records: &[Plain], holds: impl Fn(&Plain) -> bool) -> BTreeSet<String> {
    let found = records
        .iter()
        .enumerate()
        .filter(|(_, record)| holds(record));
    found.map(|(at, _)| format!("r{at:02}")).collect()
}

fn check(kit: &Kit, records: &[Plain], parts: &[Part], country: &str, live: bool) {
    let words: Vec<String> = parts.iter().map(typed).collect();
    let text = format!("country:{country} {}", words.join(" "));
    let text = if country.is_empty() {
        words.join(" ")
    } else {
        text
    };
    let answer = kit.ask_with(&Request {
        live,
        reach: Reach::Literal,
        ..request(&text)
    });
    let in_country =
        |record: &Plain| country.is_empty() || country.split(',').any(|own| own == record.country);
    let holds_all = |record: &Plain| parts.iter().all(|part| record.holds(part));
    let wanted = expected(records, |record| in_country(record) && holds_all(record));
    assert_eq!(answer.complete, wanted.len(), "{text}");
    if wanted.is_empty() {
        for hit in &answer.hits {
            assert!(!hit.left_out.is_empty(), "{text}: {} holds all", hit.id);
        }
        return;
    }
    assert_eq!(
        slugs(&answer).into_iter().collect::<BTreeSet<_>>(),
        wanted,
        "{text}"
    );
    let count =
        |holds: &dyn Fn(&Plain) -> bool| records.iter().filter(|record| holds(record)).count();
    for (value, counted, selected) in facet(&answer, Field::Country) {
        let holds = |record: &Plain| record.country == value && holds_all(record);
        assert_eq!(counted, count(&holds), "{text}: {value}");
        assert_eq!(
            selected,
            country.split(',').any(|own| own == value),
            "{text}: {value}"
        );
    }
    for (value, counted, _) in facet(&answer, Field::Topic) {
        let holds =
            |record: &Plain| record.topic == value && in_country(record) && holds_all(record);
        assert_eq!(counted, count(&holds), "{text}: {value}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finds_and_counts_what_a_scan_finds_and_counts(
        records in prop::collection::vec(plain(), 1..14),
        queries in prop::collection::vec((prop::collection::vec(part(), 1..4), prop::sample::select(vec!["", "LAO", "LAO,KEN"])), 12),
        typing in prop::collection::vec((prop::collection::vec(part(), 0..2), begun()), 12),
    ) {
        let kit = build(&records);
        for (parts, country) in &queries {
            check(&kit, &records, parts, country, false);
        }
        for (parts, last) in typing {
            let mut parts = parts;
            parts.push(last);
            check(&kit, &records, &parts, "", true);
        }
    }
}

#[test]
fn finds_every_word_with_a_beginning_however_many_there_are() {
    let kit = Kit::new();
    for at in 0..180 {
        let made = Made {
            title: "Plain".to_owned(),
            body: format!(
                "aaa{}{} rest",
                char::from(b'a' + at / 26),
                char::from(b'a' + at % 26)
            ),
            ..Made::default()
        };
        kit.write(&format!("cases/n{at:03}.md"), &made.text());
    }
    kit.sync();
    assert_eq!(
        kit.typing("aaa").len(),
        180,
        "more words than any fixed number"
    );
    assert_eq!(kit.typing("aaab").len(), 26);
}
