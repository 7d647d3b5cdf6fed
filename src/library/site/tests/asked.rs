//! The data of the search, asked as the script asks it: by what stands in the files alone.

use std::collections::{BTreeMap, BTreeSet};

use icu_normalizer::ComposingNormalizerBorrowed;
use serde_json::Value;

use super::forms::{Forms, difference};
use super::*;

/// The data as the script has it.
pub(super) struct Data {
    base: Value,
    folded: BTreeMap<char, String>,
    words: Vec<(u32, u32)>,
    clusters: Vec<(u32, u32)>,
    terms: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<usize>>,
    /// The words of the names.
    named: BTreeSet<String>,
    forms: Forms,
}

pub(super) fn numbers(text: &str) -> Vec<usize> {
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

/// Returns the entries of sorted words, each whole.
pub(super) fn front_coded(lines: &str) -> Vec<(String, String)> {
    let mut before: Vec<u16> = Vec::new();
    let whole = entries(lines).map(|(line, held)| {
        let (shared, rest) = line.split_at(1);
        before.truncate(numbers(shared)[0]);
        before.extend(rest.encode_utf16());
        (String::from_utf16(&before).unwrap(), held.to_owned())
    });
    whole.collect()
}

impl Data {
    pub(super) fn read(files: &[SiteFile]) -> Self {
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
            for (term, held) in front_coded(lines.as_str().unwrap()) {
                let is_first = terms.range(term.clone()..).next().is_none();
                assert!(
                    is_first || term.chars().any(|sign| sign > '\u{ffff}'),
                    "{term}"
                );
                terms.insert(term, held);
            }
            assert!(terms.contains_key(start.as_str().unwrap()));
        }
        let (name, forms) = value("search/forms.js");
        assert_eq!(name, "forms");
        let names: BTreeMap<String, Vec<usize>> = entries(&text("names"))
            .map(|(key, of)| (key.to_owned(), numbers(of)))
            .collect();
        Self {
            folded,
            words: ranges(&text("words")),
            clusters: ranges(&text("clusters")),
            terms,
            named: names
                .keys()
                .flat_map(|name| name.split(' '))
                .map(str::to_owned)
                .collect(),
            names,
            forms: Forms::read(&forms),
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

    /// Returns what stands for a word: itself, or what is nearest where no text holds it.
    fn meant(&self, word: &str, is_open: bool) -> Vec<String> {
        let mut begun = self.terms.range(word.to_owned()..);
        let is_there = begun
            .next()
            .is_some_and(|(other, _)| other == word || (is_open && other.starts_with(word)));
        if is_there || word.chars().any(|sign| sign.is_ascii_digit()) {
            return vec![word.to_owned()];
        }
        let (mut longest, mut found) = (3, Vec::new());
        for other in self.terms.keys() {
            let ends = difference(word, other);
            let same = word.chars().count() - ends.0.chars().count();
            let is_often = self.forms.ends.get(&ends).is_some_and(|often| *often >= 3);
            if same >= longest && is_often {
                if same > longest {
                    found.clear();
                }
                longest = same;
                found.push(other.clone());
            }
        }
        found
    }

    /// Returns the records that hold a form of a word.
    fn held_by_forms(&self, word: &str, is_open: bool) -> BTreeMap<usize, f64> {
        let mut held = BTreeMap::new();
        for one in self.meant(word, is_open) {
            let alike = self.forms.alike(&one).into_iter();
            let alike = alike.filter(|other| other.chars().count() <= 2 * one.chars().count());
            let all = alike.chain((one != word).then_some(one.as_str()));
            for form in all {
                for (record, weight) in self.held(form, false) {
                    let known: &mut f64 = held.entry(record).or_default();
                    *known = known.max(weight * 0.85);
                }
            }
        }
        held
    }

    /// Returns the concepts that words name, which are compared without endings.
    fn named(&self, words: &[(bool, String)], is_last: bool) -> Option<&Vec<usize>> {
        let words = words.iter().enumerate().map(|(at, (is_cluster, word))| {
            let is_open = is_last && at + 1 == words.len();
            let mut all = vec![word.clone()];
            if !is_cluster {
                all.extend(self.meant(word, is_open));
            }
            let is_word = |one: &&str| self.named.contains(*one);
            let root = all.iter().map(|one| self.forms.root(one)).find(is_word);
            root.unwrap_or(word).to_owned()
        });
        self.names.get(&words.collect::<Vec<String>>().join(" "))
    }

    fn held_by_run(&self, is_cluster: bool, run: &str, is_open: bool) -> BTreeMap<usize, f64> {
        if !is_cluster {
            let mut held = self.held_by_forms(run, is_open);
            for (record, weight) in self.held(run, is_open) {
                let known = held.entry(record).or_default();
                *known = known.max(weight);
            }
            return held;
        }
        let clusters: Vec<String> = clusters(run);
        let terms: Vec<String> = match clusters.as_slice() {
            [one] => vec![one.clone()],
            all => all.windows(2).map(<[String]>::concat).collect(),
        };
        let mut own: Option<BTreeMap<usize, f64>> = None;
        for (place, term) in terms.iter().enumerate() {
            let of_term = self.held(term, is_open && place + 1 == terms.len());
            own = Some(both(own, of_term));
        }
        own.unwrap_or_default()
    }

    /// Returns the records that hold all words or what they stand for, by kind and id, the terms of that name first.
    pub(super) fn search(&self, query: &str) -> Vec<String> {
        let runs = self.cut(query);
        let mut held: Option<BTreeMap<usize, f64>> = None;
        let mut named = Vec::new();
        let idle = self.base["idle"].as_array().unwrap();
        let mut at = 0;
        while at < runs.len() {
            let ends = (at + 1..=runs.len().min(at + 6)).rev();
            let mut spans = ends.map(|end| (end, self.named(&runs[at..end], end == runs.len())));
            let (end, concepts) = spans
                .find(|(_, concepts)| concepts.is_some())
                .unwrap_or((at + 1, None));
            let mut own: Option<BTreeMap<usize, f64>> = None;
            for (place, (is_cluster, run)) in (at..end).zip(&runs[at..end]) {
                let is_open = place + 1 == runs.len();
                if is_open || !idle.iter().any(|word| word == run) {
                    own = Some(both(own, self.held_by_run(*is_cluster, run, is_open)));
                }
            }
            at = end;
            let Some(mut own) = own else { continue };
            for concept in concepts.into_iter().flatten() {
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
