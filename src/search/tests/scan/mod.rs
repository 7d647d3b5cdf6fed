//! Recall equals a naive scan: two thousand records in every script of the library, two thousand queries.
//!
//! The scan knows the words as they are compared, the records hold them in any spelling; see `words` and `naive`.

mod naive;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Kit, Made, request};
use crate::model::Tables;
use crate::search::{Answer, Reach, Request};
use naive::{Ending, Typed, Unit, units};

const RECORDS: usize = 2000;
const QUERIES: usize = 2000;
/// Of so many queries one is asked by its meaning too.
const MEANT: usize = 4;

/// Chance that repeats.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A text as the scan sees it, and as it is written.
#[derive(Clone, Debug, Default)]
struct Text {
    plain: String,
    written: String,
}

impl Text {
    /// Puts a few words side by side; those of scripts without spaces mostly with nothing between.
    fn any(chance: &mut Chance, least: usize, most: usize) -> Self {
        let mut out = Self::default();
        let mut was_unspaced = false;
        for _ in 0..least + chance.below(most - least + 1) {
            let word = words::any(chance);
            let is_joined = was_unspaced && word.is_unspaced && chance.below(3) > 0;
            if !out.plain.is_empty() && !is_joined {
                let gap = *chance.one(&[" ", " ", " ", ", ", " / "]);
                out.plain.push_str(gap);
                out.written.push_str(gap);
            }
            out.plain.push_str(word.plain);
            out.written.push_str(word.written);
            was_unspaced = word.is_unspaced;
        }
        out
    }
}

/// One record as the scan sees it.
struct Plain {
    /// Texts in which the first letters of a word are looked up too: title, names, summary, headings.
    short: Vec<Vec<Unit>>,
    /// The others.
    long: Vec<Vec<Unit>>,
    /// The plain texts, to take words from.
    texts: Vec<String>,
    /// All words of it: to pass over a record fast that lacks one.
    words: BTreeSet<String>,
    country: &'static str,
    years: (u16, u16),
}

impl Plain {
    fn holds(&self, typed: &Typed, is_begun: bool) -> bool {
        if !typed.may_stand_among(&self.words) {
            return false;
        }
        let (in_short, in_long) = if is_begun {
            (Ending::Begun, Ending::BegunLong)
        } else {
            (Ending::Whole, Ending::Whole)
        };
        self.short
            .iter()
            .any(|text| typed.stands_in(text, in_short))
            || self.long.iter().any(|text| typed.stands_in(text, in_long))
    }

    fn may_hold_form(&self, typed: &Typed) -> bool {
        let mut texts = self.short.iter().chain(&self.long);
        typed.is_short() || texts.any(|text| typed.may_have_form_in(text))
    }
}

/// One test of a query.
#[derive(Debug)]
enum Part {
    /// A word.
    Held(Typed),
    /// Words in a row.
    Quoted(Typed),
    /// Words of which the last may be the beginning of one.
    Begun(Typed),
    /// No such words.
    Lacked(Typed),
    /// Either of them.
    Either(Typed, Typed),
    /// In the title.
    Titled(Typed),
    Country(&'static [&'static str]),
    NoCountry(&'static str),
    Years(u16, u16),
}

impl Part {
    fn holds(&self, record: &Plain) -> bool {
        match self {
            Self::Held(typed) | Self::Quoted(typed) => record.holds(typed, false),
            Self::Begun(typed) => record.holds(typed, true),
            Self::Lacked(typed) => !record.holds(typed, false),
            Self::Either(one, other) => record.holds(one, false) || record.holds(other, false),
            Self::Titled(typed) => typed.stands_in(&record.short[0], Ending::Whole),
            Self::Country(any) => any.contains(&record.country),
            Self::NoCountry(one) => record.country != *one,
            Self::Years(first, last) => record.years.0 <= *last && *first <= record.years.1,
        }
    }

    /// Tells whether a record may be given for it without a reason: it holds the words or other forms of them.
    fn may_hold(&self, record: &Plain) -> bool {
        match self {
            Self::Held(typed) | Self::Begun(typed) => record.may_hold_form(typed),
            Self::Either(one, other) => record.may_hold_form(one) || record.may_hold_form(other),
            _ => self.holds(record),
        }
    }
}

/// A query with what the scan takes it to ask.
#[derive(Debug, Default)]
struct Question {
    text: String,
    parts: Vec<Part>,
    is_live: bool,
}

fn record(chance: &mut Chance) -> (Plain, String) {
    let (title, summary) = (Text::any(chance, 1, 3), Text::any(chance, 1, 4));
    let (name, body) = (Text::any(chance, 1, 2), Text::any(chance, 1, 8));
    let country = *chance.one(&["LAO", "KEN", "VNM"]);
    let first = 2005 + u16::try_from(chance.below(15)).unwrap();
    let last = first + u16::try_from(chance.below(5)).unwrap();
    let is_running = chance.below(4) == 0;
    let period = if is_running {
        format!("{{ start = \"{first}\" }}")
    } else {
        format!("{{ start = \"{first}\", end = \"{last}\" }}")
    };
    let made = Made {
        title: title.written,
        summary: summary.written,
        body: body.written,
        country,
        more: format!("keywords = [\"{}\"]", name.written),
        ..Made::default()
    };
    // What `Made` puts into every record stands beside.
    let texts = |texts: &[&str]| texts.iter().map(|text| units(text)).collect();
    let short: Vec<Vec<Unit>> = texts(&[
        &title.plain,
        &name.plain,
        &summary.plain,
        "context",
        "approach",
        "lessons",
    ]);
    let long: Vec<Vec<Unit>> = texts(&[&body.plain, "as told", "lesson learnt", "zeta"]);
    let all = short.iter().chain(&long).flatten();
    let words = all.flat_map(|unit| unit.forms().to_vec()).collect();
    let plain = Plain {
        short,
        long,
        texts: vec![title.plain, name.plain, summary.plain, body.plain],
        words,
        country,
        years: (first, if is_running { 2026 } else { last }),
    };
    let text = made.text().replace(made.period, &period);
    (plain, text)
}

fn library(chance: &mut Chance) -> (Kit, Vec<Plain>) {
    let kit = Kit::new().with_tables();
    let mut records = Vec::new();
    for number in 0..RECORDS {
        let (plain, text) = record(chance);
        kit.write(&format!("cases/{}.md", slug(number)), &text);
        records.push(plain);
    }
    assert_eq!(kit.sync().added, RECORDS);
    (kit, records)
}

fn slug(number: usize) -> String {
    format!("r{number:04}")
}

/// Returns a word as it may be typed, with what the scan looks for: mostly one that a record holds.
fn word(records: &[Plain], chance: &mut Chance) -> (String, String) {
    if chance.below(4) == 0 {
        let word = words::any(chance);
        return (word.written.to_owned(), word.plain.to_owned());
    }
    let record = chance.one(records);
    let text = chance.one(&record.texts);
    let word = *chance.one(&parted(text));
    let clusters = naive::clusters(word);
    let is_unspaced = units(word).len() == clusters.len();
    if !is_unspaced || clusters.len() < 2 || chance.below(2) == 0 {
        return (words::respelt(word, chance).to_owned(), word.to_owned());
    }
    // Any stretch of clusters.
    let start = chance.below(clusters.len());
    let end = start + 1 + chance.below(clusters.len() - start);
    let stretch = clusters[start..end].concat();
    (stretch.clone(), stretch)
}

/// Returns the words of a text that stand between spaces.
fn parted(text: &str) -> Vec<&str> {
    let words = text
        .split([' ', '/'])
        .map(|word| word.trim_end_matches(','));
    words.filter(|word| !word.is_empty()).collect()
}

/// Returns a few words that stand in a row in a record, or, now and then, in none.
fn phrase(records: &[Plain], chance: &mut Chance) -> (String, String) {
    let record = chance.one(records);
    let text = chance.one(&record.texts);
    let mut words = parted(text);
    let start = chance.below(words.len());
    words.drain(..start);
    words.truncate(1 + chance.below(3));
    if chance.below(4) == 0 {
        words.reverse();
    }
    let written: Vec<&str> = words
        .iter()
        .map(|word| words::respelt(word, chance))
        .collect();
    (written.join(" "), words.join(" "))
}

/// Returns a test that is no beginning of a word.
fn part(records: &[Plain], chance: &mut Chance) -> (String, Part) {
    match chance.below(16) {
        0..=7 => {
            let (text, plain) = word(records, chance);
            (text, Part::Held(Typed::new(&plain)))
        }
        8..=9 => {
            let (text, plain) = phrase(records, chance);
            (format!("\"{text}\""), Part::Quoted(Typed::new(&plain)))
        }
        10 => {
            let (text, plain) = word(records, chance);
            (format!("-{text}"), Part::Lacked(Typed::new(&plain)))
        }
        11 => {
            let ((one, plain), (other, second)) = (word(records, chance), word(records, chance));
            (
                format!("{one} OR {other}"),
                Part::Either(Typed::new(&plain), Typed::new(&second)),
            )
        }
        12 => {
            let (text, plain) = phrase(records, chance);
            (
                format!("title:\"{text}\""),
                Part::Titled(Typed::new(&plain)),
            )
        }
        13 => {
            let any: &[&str] = chance.one::<&[&str]>(&[&["LAO"], &["LAO", "KEN"], &["VNM", "LAO"]]);
            (format!("country:{}", any.join(",")), Part::Country(any))
        }
        14 => {
            let one = *chance.one(&["LAO", "KEN"]);
            (format!("-country:{one}"), Part::NoCountry(one))
        }
        _ => {
            let first = 2000 + u16::try_from(chance.below(28)).unwrap();
            let last = first + u16::try_from(chance.below(4)).unwrap();
            (format!("year:{first}..{last}"), Part::Years(first, last))
        }
    }
}

fn question(records: &[Plain], chance: &mut Chance) -> Question {
    let mut out = Question {
        is_live: chance.below(3) == 0,
        ..Question::default()
    };
    let mut texts = Vec::new();
    if !out.is_live {
        let (text, plain) = phrase(records, chance);
        texts.push(text);
        out.parts.extend(
            parted(&plain)
                .into_iter()
                .map(|word| Part::Held(Typed::new(word))),
        );
    }
    for _ in 0..chance.below(3) {
        let (text, part) = part(records, chance);
        texts.push(text);
        out.parts.push(part);
    }
    if out.is_live {
        let (_, plain) = word(records, chance);
        let clusters = naive::clusters(&plain);
        let begun = clusters[..=chance.below(clusters.len())].concat();
        texts.push(begun.clone());
        out.parts.push(Part::Begun(Typed::new(&begun)));
    }
    out.text = texts.join(" ");
    out
}

/// Returns the slugs of the hits that hold all that was asked.
fn complete(answer: &Answer) -> BTreeSet<&str> {
    let hits = answer.hits.iter().filter(|hit| hit.left_out.is_empty());
    hits.map(|hit| hit.id.slug.as_str()).collect()
}

fn ask(kit: &Kit, tables: &Arc<Tables>, question: &Question, reach: Reach) -> Answer {
    let request = Request {
        live: question.is_live,
        reach,
        limit: RECORDS,
        facets: false,
        snippets: false,
        ..request(&question.text)
    };
    kit.index.search(&request, &|| Arc::clone(tables)).unwrap()
}

#[test]
fn finds_what_a_scan_of_two_thousand_records_finds() {
    let mut chance = Chance(102);
    let (kit, records) = library(&mut chance);
    let tables = Arc::new(kit.tables());
    let numbers: BTreeMap<String, &Plain> = (0..).map(slug).zip(&records).collect();
    let (mut found, mut nothing) = (0, 0);
    for number in 0..QUERIES {
        let question = question(&records, &mut chance);
        let wanted: BTreeSet<&str> = numbers
            .iter()
            .filter(|(_, record)| question.parts.iter().all(|part| part.holds(record)))
            .map(|(slug, _)| slug.as_str())
            .collect();
        let literal = ask(&kit, &tables, &question, Reach::Literal);
        assert_eq!(literal.complete, wanted.len(), "{question:?}");
        if !wanted.is_empty() {
            assert_eq!(complete(&literal), wanted, "{question:?}");
        }
        found += wanted.len();
        nothing += usize::from(wanted.is_empty());
        if number % MEANT != 0 {
            continue;
        }
        let meant = ask(&kit, &tables, &question, Reach::Meaning);
        let reached = complete(&meant);
        let missing: Vec<_> = wanted.difference(&reached).collect();
        assert!(missing.is_empty(), "{question:?}: {missing:?}");
        for hit in &meant.hits {
            if hit.because.is_empty() && hit.left_out.is_empty() {
                let record = numbers[&hit.id.slug];
                for part in &question.parts {
                    assert!(part.may_hold(record), "{question:?}: {} {part:?}", hit.id);
                }
            }
        }
    }
    // So that the test cannot come to ask nothing.
    assert!(
        found > 10 * QUERIES && nothing < QUERIES / 2,
        "{found} {nothing}"
    );
}
