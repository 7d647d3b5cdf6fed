//! The data of the search, asked as the script asks it: by what stands in the files alone.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;
use serde_json::Value;

use super::*;

/// The data as the script has it.
struct Data {
    base: Value,
    folded: BTreeMap<char, String>,
    words: Vec<(u32, u32)>,
    clusters: Vec<(u32, u32)>,
    terms: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<usize>>,
}

fn numbers(text: &str) -> Vec<usize> {
    let going_on = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
    let last = "ghijklmnopqrstuvwxyz0123456789-_";
    let (mut found, mut number) = (Vec::new(), 0);
    for digit in text.chars() {
        if let Some(high) = going_on.find(digit) {
            number = number * 32 + high;
        } else {
            found.push(number * 32 + last.find(digit).unwrap());
            number = 0;
        }
    }
    assert_eq!(number, 0);
    found
}

fn postings(text: &str) -> BTreeMap<usize, f64> {
    let mut next = 0;
    let step = |number: usize| 1.5_f64.powi(i32::try_from(number % 8).unwrap());
    let held = numbers(text).into_iter().map(|number| {
        let record = next + number / 8;
        next = record + 1;
        (record, step(number))
    });
    held.collect()
}

fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let entries = text.split_terminator(';');
    entries.map(|entry| entry.split_once(':').unwrap())
}

fn ranges(text: &str) -> Vec<(u32, u32)> {
    let number = |digits| u32::from_str_radix(digits, 16).unwrap();
    let ranges = text
        .split_terminator(';')
        .map(|range| match range.split_once('-') {
            Some((first, last)) => (number(first), number(last)),
            None => (number(range), number(range)),
        });
    ranges.collect()
}

impl Data {
    fn read(files: &[SiteFile]) -> Self {
        let value = |path: &str| -> (Value, Value) {
            let text = page(files, path);
            let inner = text.strip_prefix("casebook.take(").unwrap();
            let inner = inner.strip_suffix(");\n").unwrap();
            let all: Value = serde_json::from_str(&format!("[{inner}]")).unwrap();
            (all[0].clone(), all[1].clone())
        };
        let (name, base) = value("search/base.js");
        assert_eq!(name, "base");
        let text = |name: &str| base[name].as_str().unwrap().to_owned();
        let mut folded = BTreeMap::new();
        for (to, letters) in entries(&text("folded")) {
            folded.extend(letters.chars().map(|letter| (letter, to.to_owned())));
        }
        let mut terms = BTreeMap::new();
        for (at, start) in base["starts"].as_array().unwrap().iter().enumerate() {
            let (number, lines) = value(&format!("search/{at}.js"));
            assert_eq!(number, at);
            let mut before: Vec<u16> = Vec::new();
            for (line, held) in entries(lines.as_str().unwrap()) {
                let (shared, rest) = line.split_at(1);
                before.truncate(numbers(shared)[0]);
                before.extend(rest.encode_utf16());
                let term = String::from_utf16(&before).unwrap();
                let is_first = terms.range(term.clone()..).next().is_none();
                assert!(
                    is_first || term.chars().any(|sign| sign > '\u{ffff}'),
                    "{term}"
                );
                terms.insert(term, held.to_owned());
            }
            assert!(terms.contains_key(start.as_str().unwrap()));
        }
        let names = entries(&text("names"))
            .map(|(key, of)| (key.to_owned(), numbers(of)))
            .collect();
        Self {
            folded,
            words: ranges(&text("words")),
            clusters: ranges(&text("clusters")),
            terms,
            names,
            base,
        }
    }

    fn fold(&self, text: &str) -> String {
        let nfkc = ComposingNormalizerBorrowed::new_nfkc();
        let mut out = String::new();
        for letter in nfkc.normalize(text).to_lowercase().chars() {
            match self.folded.get(&letter) {
                Some(to) => out.push_str(to),
                None => out.push(letter),
            }
        }
        out
    }

    /// Returns the runs of a query, each with whether it is of clusters.
    fn cut(&self, text: &str) -> Vec<(bool, String)> {
        let within = |code: u32, all: &[(u32, u32)]| {
            all.iter()
                .any(|(first, last)| (*first..=*last).contains(&code))
        };
        let mut found: Vec<(bool, String)> = Vec::new();
        let mut before = None;
        for letter in self.fold(text).chars() {
            let own = if letter.is_ascii() {
                letter.is_ascii_alphanumeric().then_some(false)
            } else if within(u32::from(letter), &self.clusters) {
                Some(true)
            } else {
                within(u32::from(letter), &self.words).then_some(false)
            };
            match (own, found.last_mut()) {
                (Some(_), Some((_, run))) if own == before => run.push(letter),
                (Some(is_cluster), _) => found.push((is_cluster, letter.to_string())),
                (None, _) => {}
            }
            before = own;
        }
        found
    }

    fn held(&self, term: &str, is_open: bool) -> BTreeMap<usize, f64> {
        let mut held: BTreeMap<usize, f64> = BTreeMap::new();
        let from = self.terms.range(term.to_owned()..);
        for (other, lines) in from.take_while(|(other, _)| other.starts_with(term)) {
            if other == term || is_open {
                for (record, weight) in postings(lines) {
                    let known = held.entry(record).or_default();
                    *known = known.max(weight);
                }
            }
        }
        held
    }

    /// Returns the records that hold all words or what they stand for, by kind and id, the terms of that name first.
    fn search(&self, query: &str) -> Vec<String> {
        let runs = self.cut(query);
        let mut held: Option<BTreeMap<usize, f64>> = None;
        let mut named = Vec::new();
        let last = runs.len().saturating_sub(1);
        for (at, (is_cluster, run)) in runs.iter().enumerate() {
            let terms: Vec<String> = if *is_cluster {
                let clusters: Vec<String> = clusters(run);
                let pairs = clusters.windows(2).map(<[String]>::concat);
                if clusters.len() > 1 {
                    pairs.collect()
                } else {
                    clusters
                }
            } else {
                vec![run.clone()]
            };
            let mut own: Option<BTreeMap<usize, f64>> = None;
            for (place, term) in terms.iter().enumerate() {
                let of_term = self.held(term, at == last && place + 1 == terms.len());
                own = Some(both(own, of_term));
            }
            let mut own = own.unwrap_or_default();
            for concept in self.names.get(run).into_iter().flatten() {
                let all = self.base["concepts"].as_str().unwrap();
                let lines = all.split(';').nth(*concept).unwrap();
                for (record, weight) in postings(lines) {
                    own.entry(record).or_insert(weight * 0.65);
                }
                named.push(self.base["terms"][concept].as_u64().unwrap());
            }
            held = Some(both(held, own));
        }
        let mut hits: Vec<(usize, f64)> = held.unwrap_or_default().into_iter().collect();
        for (at, score) in &mut hits {
            let is_named = runs.len() == 1 && named.contains(&(*at as u64));
            *score = *score * self.base["records"][*at]["worth"].as_f64().unwrap()
                + if is_named { 500.0 } else { 0.0 };
        }
        hits.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let ids = hits
            .iter()
            .map(|(at, _)| self.base["records"][*at]["id"].as_str().unwrap().to_owned());
        ids.collect()
    }
}

/// Cuts a run as the script does: a letter with the marks behind it.
fn clusters(run: &str) -> Vec<String> {
    let is_mark = |sign: char| matches!(u32::from(sign), 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0xeb1 | 0xeb4..=0xebc | 0xec8..=0xece | 0x17b4..=0x17d3);
    let mut found: Vec<String> = Vec::new();
    for sign in run.chars() {
        match found.last_mut() {
            Some(last) if is_mark(sign) => last.push(sign),
            _ => found.push(sign.to_string()),
        }
    }
    found
}

fn both(one: Option<BTreeMap<usize, f64>>, other: BTreeMap<usize, f64>) -> BTreeMap<usize, f64> {
    let Some(one) = one else { return other };
    let both = one
        .into_iter()
        .filter_map(|(record, score)| Some((record, score + other.get(&record)?)));
    both.collect()
}

#[test]
fn words_of_every_language_find_what_they_mean() {
    let data = Data::read(built_in());
    for query in ["养老金", "ບຳນານ", "ບໍານານ", "пенсия", "pension", "PENSIÓN"]
    {
        let found = data.search(query);
        assert!(
            found.iter().take(3).any(|id| id == "term/pension"),
            "{query}: {:?}",
            &found[..found.len().min(5)]
        );
        assert!(found.iter().any(|id| id.starts_with("case/")), "{query}");
    }
    assert!(
        data.search("novissi")
            .iter()
            .any(|id| id == "case/tgo-novissi")
    );
    // A word that is still typed finds what begins with it, a word before it does not; all words count.
    assert!(
        data.search("novis")
            .iter()
            .any(|id| id == "case/tgo-novissi")
    );
    assert!(
        !data
            .search("novis mobile")
            .iter()
            .any(|id| id == "case/tgo-novissi")
    );
    assert!(
        data.search("togo mobile money")
            .iter()
            .any(|id| id == "case/tgo-novissi")
    );
    assert_eq!(data.search("zzzzqqq"), Vec::<String>::new());
    assert_eq!(data.search(" .,"), Vec::<String>::new());
}

#[test]
fn a_record_is_found_by_the_words_of_its_title() {
    let data = Data::read(built_in());
    let records = data.base["records"].as_array().unwrap();
    for record in records.iter().step_by(7) {
        let (title, id) = (
            record["title"].as_str().unwrap(),
            record["id"].as_str().unwrap(),
        );
        let found = data.search(title);
        assert!(found.iter().any(|other| other == id), "{id}: {title}");
    }
}
