use proptest::prelude::*;

use super::*;
use crate::model::Script;
use crate::search::analyzers::{Sequence, fold, is_word_character, key, readings};
use crate::search::compile::{Plan, part};
use crate::search::reading::{Reading, Target, Tier};
use crate::search::thesaurus::NameRow;
use crate::source::Span;

fn found(text: &str, words: &[&str]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (clause, word) in words.iter().enumerate() {
        for (at, _) in text.match_indices(word) {
            let range = at..at + word.len();
            out.push(Found { range, clause });
        }
    }
    out.sort_by_key(|found| found.range.start);
    out
}

fn window(text: &str, found: &[Found]) -> (usize, Snippet) {
    let (held, first) = window::best(text, found);
    (held, passage(text, found, first))
}

#[test]
fn cuts_at_words_where_most_of_the_words_stand_together() {
    let filler = "filler words that say nothing at all and go on ".repeat(20);
    let text = format!("alpha {filler}and here is alpha with beta beside it {filler}beta");
    let (held, snippet) = window(&text, &found(&text, &["alpha", "beta"]));
    assert_eq!(held, 2);
    assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…'));
    let marked: Vec<&str> = snippet
        .marks
        .iter()
        .map(|mark| &snippet.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["alpha", "beta"]);
    let inner = snippet.text.trim_matches('…');
    assert!(
        text.contains(&format!(" {inner} ")),
        "whole words only: {inner}"
    );
}

#[test]
fn measures_in_columns_and_not_in_bytes() {
    let text = "社会保障".repeat(100) + "养老金" + &"社会保障".repeat(100);
    let (_, snippet) = window(&text, &found(&text, &["养老金"]));
    let characters = snippet.text.chars().count();
    assert!((70..=84).contains(&characters), "{characters}");
    assert_eq!(&snippet.text[snippet.marks[0].clone()], "养老金");
    let lao = "ປະກັນສັງຄົມ".repeat(100);
    let (_, snippet) = window(&lao, &[]);
    assert!(
        snippet.text.chars().count() > 160,
        "marks of Lao take no column"
    );
}

#[test]
fn gives_a_short_text_whole() {
    let text = "A short text.";
    assert_eq!(window(text, &[]).1.text, text);
    assert_eq!(window("", &[]).1.text, "");
}

/// Words of many scripts, parts of one in another, some that folding makes longer, shorter or another.
const WORDS: [&str; 30] = [
    "pension",
    "pensions",
    "Pen",
    "c",
    "C102",
    "12",
    "id",
    "identité",
    "identite",
    "STRAẞE",
    "strasse",
    "ﬁn",
    "пенсия",
    "Ёлка",
    "п",
    "σοφός",
    "حماية",
    "مُعاش",
    "שָׁלוֹם",
    "养老金",
    "養老",
    "老",
    "第12",
    "年金",
    "ປະກັນ",
    "ນໍ້າ",
    "ກາ",
    "น้ำ",
    "សន្តិ",
    "पेंशन",
];

/// What stands between words: nothing, spaces, signs, accents on their own.
const GAPS: [&str; 12] = [
    "",
    " ",
    " ",
    " ",
    "-",
    ", ",
    ".",
    "’",
    "\u{301}",
    " \u{301} ",
    "។",
    "\u{200b}",
];

fn text(parts: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let part = (
        prop::sample::select(&WORDS[..]),
        prop::sample::select(&GAPS[..]),
    );
    prop::collection::vec(part, parts).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

/// What is asked of a clause: words as typed, perhaps begun; one word in its forms; a concept under its names.
fn plan(typed: &[(String, bool)], forms: &[&str], names: &[String]) -> Plan {
    let planned = typed
        .iter()
        .filter_map(|(text, is_begun)| part(text, Span::new(0, text.len()), *is_begun));
    let mut plan = Plan {
        clauses: planned.collect(),
        ..Plan::default()
    };
    let forms = forms.iter().map(|form| fold(form).text().to_owned());
    let forms = Reading::forms(Sequence::any_of(forms.collect()));
    let names = names.iter().flat_map(|name| {
        let row = move |sequence| NameRow {
            weight: 1.0,
            key: key(name),
            sequence,
        };
        readings(name).into_iter().map(row)
    });
    let concept = Reading {
        tier: Tier::Concept,
        target: Target::Concept {
            number: 0,
            names: names.collect(),
            values: Vec::new(),
        },
        ..forms.clone()
    };
    for (clause, reading) in plan.clauses.iter_mut().zip([concept, forms]) {
        for atom in &mut clause.alternatives {
            if let crate::search::compile::Test::Words(words) = &mut atom.test {
                words.readings.push(reading.clone());
            }
        }
    }
    plan
}

/// A word to look for.
struct Wanted {
    text: String,
    clause: usize,
    row: usize,
    place: usize,
    places: usize,
    is_prefix: bool,
}

fn wanted(plan: &Plan) -> Vec<Wanted> {
    let mut out: Vec<Wanted> = Vec::new();
    let mut rows = 0;
    for (clause, planned) in plan.clauses.iter().enumerate() {
        for reading in planned.words().flat_map(|words| &words.readings) {
            let sequences: Vec<(&Sequence, &str)> = match &reading.target {
                Target::Row(sequence) => vec![(sequence, &reading.key)],
                Target::Concept { names, .. } => names
                    .iter()
                    .map(|name| (&name.sequence, name.key.as_str()))
                    .collect(),
            };
            for (sequence, key) in sequences {
                let places: Vec<Vec<&str>> = if sequence.is_unspaced {
                    key.split(' ').map(|word| vec![word]).collect()
                } else {
                    sequence
                        .places()
                        .into_iter()
                        .map(|(_, words)| words)
                        .collect()
                };
                rows += 1;
                for (place, words) in places.iter().enumerate() {
                    out.extend(words.iter().map(|text| Wanted {
                        text: (*text).to_owned(),
                        clause,
                        row: rows,
                        place,
                        places: places.len(),
                        is_prefix: reading.is_prefix && place + 1 == places.len(),
                    }));
                }
            }
        }
    }
    out
}

/// Returns every place where a word stands: start, end, number.
fn stands(hay: &str, wanted: &[Wanted]) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::new();
    for (start, _) in hay.char_indices() {
        for (number, word) in wanted.iter().enumerate() {
            let Some(rest) = hay[start..].strip_prefix(word.text.as_str()) else {
                continue;
            };
            let before = hay[..start].chars().next_back();
            let is_cut =
                word.text.starts_with(is_word_character) && before.is_some_and(is_word_character);
            let more = if word.text.ends_with(is_word_character) {
                rest.len() - rest.trim_start_matches(is_word_character).len()
            } else {
                0
            };
            if !is_cut && (more == 0 || word.is_prefix) {
                out.push((start, start + word.text.len() + more, number));
            }
        }
    }
    out.sort_unstable();
    out
}

/// Finds what answers by trying every word everywhere.
fn tried_everywhere(plan: &Plan, text: &str) -> Vec<Found> {
    let (wanted, folded) = (wanted(plan), fold(text));
    let hay = folded.text();
    let stands = stands(hay, &wanted);
    let is_seen = |character| is_word_character(character) || Script::of(character).is_unspaced();
    let mut kept = Vec::new();
    for (at, first) in stands
        .iter()
        .enumerate()
        .filter(|(_, first)| wanted[first.2].place == 0)
    {
        let word = &wanted[first.2];
        let mut row = vec![*first];
        for next in &stands[at + 1..] {
            let other = &wanted[next.2];
            let end = row[row.len() - 1].1;
            if next.0 >= end && hay[end..next.0].contains(is_seen) {
                break;
            }
            if next.0 >= end && other.row == word.row && other.place == row.len() {
                row.push(*next);
            }
        }
        if row.len() == word.places {
            kept.extend(row);
        }
    }
    kept.sort_by_key(|(start, end, _)| (*start, *end));
    let mut out: Vec<Found> = Vec::new();
    for (start, end, number) in kept {
        let range = folded.origin(start..end);
        match out.last_mut() {
            Some(last) if range.start < last.range.end => {
                last.range.end = last.range.end.max(range.end);
            }
            _ => out.push(Found {
                range,
                clause: wanted[number].clause,
            }),
        }
    }
    out
}

#[test]
fn marks_a_number_however_its_digits_are_grouped() {
    let marked = |typed: &str, text: &str| -> Vec<String> {
        let plan = plan(&[(typed.to_owned(), false)], &[], &[]);
        let found = Marker::new(&plan).find(text).into_iter();
        found.map(|found| text[found.range].to_owned()).collect()
    };
    let text = "Of 3529906, 3,529,906 or 3\u{a0}529\u{a0}906; not 13,529,906 or 3,529,9061.";
    assert_eq!(
        marked("3529906", text),
        ["3529906", "3", "529", "906", "3", "529", "906"]
    );
    assert_eq!(marked("3,529,906", text), marked("3529906", text));
    assert_eq!(marked("529906", "529 906, 529,906").len(), 4);
    assert_eq!(marked("906", "906 and 9 06"), ["906"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn finds_what_trying_every_word_everywhere_finds(
        body in text(0..24),
        typed in prop::collection::vec((text(1..3), any::<bool>()), 1..4),
        forms in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..4),
        names in prop::collection::vec(text(1..4), 0..6),
    ) {
        let plan = plan(&typed, &forms, &names);
        prop_assert_eq!(Marker::new(&plan).find(&body), tried_everywhere(&plan, &body));
    }
}
