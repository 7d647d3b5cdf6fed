//! Forms of words: what the search of a site finds beside what the program itself does.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::asked::{Data, front_coded, numbers};
use super::*;
use crate::search::Request;

/// Forms of words as the script has them.
#[derive(Default)]
pub(super) struct Forms {
    groups: Vec<Vec<String>>,
    of: BTreeMap<String, Vec<usize>>,
    roots: BTreeMap<String, String>,
    /// How the ends of forms differ, and how often.
    pub(super) ends: BTreeMap<(String, String), usize>,
}

pub(super) fn difference(one: &str, other: &str) -> (String, String) {
    let same = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other);
    let same: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
    (one[same..].to_owned(), other[same..].to_owned())
}

impl Forms {
    pub(super) fn read(value: &Value) -> Self {
        let mut forms = Self::default();
        for (word, held) in front_coded(value["groups"].as_str().unwrap()) {
            for back in numbers(&held) {
                if back == 0 {
                    forms.groups.push(Vec::new());
                }
                let group = forms.groups.len() - back.max(1);
                forms.groups[group].push(word.clone());
                forms.of.entry(word.clone()).or_default().push(group);
            }
        }
        for (word, held) in front_coded(value["roots"].as_str().unwrap()) {
            let (left, end) = held.split_at(1);
            let kept = word.chars().count() - numbers(left)[0];
            let root: String = word.chars().take(kept).chain(end.chars()).collect();
            forms.roots.insert(word, root);
        }
        let mut ends: BTreeMap<(String, String), usize> = BTreeMap::new();
        for word in forms.of.keys() {
            for other in forms.alike(word) {
                *ends.entry(difference(word, other)).or_default() += 1;
            }
        }
        forms.ends = ends;
        forms
    }

    /// Returns the words that are in a group with a word.
    pub(super) fn alike(&self, word: &str) -> BTreeSet<&str> {
        let groups = self.of.get(word).into_iter().flatten();
        let words = groups.flat_map(|group| &self.groups[*group]);
        words
            .map(String::as_str)
            .filter(|other| *other != word)
            .collect()
    }

    pub(super) fn root<'a>(&'a self, word: &'a str) -> &'a str {
        self.roots.get(word).map_or(word, String::as_str)
    }
}

fn found_by_the_program(library: &Library, text: &str) -> BTreeSet<String> {
    let request = Request {
        limit: usize::MAX,
        ..Request::typed(text, TODAY.year)
    };
    let hits = library.search(&request).unwrap().hits;
    let hits = hits.into_iter().filter(|hit| hit.left_out.is_empty());
    hits.map(|hit| format!("{}/{}", hit.id.kind, hit.id.slug))
        .collect()
}

/// Words in forms of which many stand nowhere in the library, in six languages.
const WORDS: [&str; 56] = [
    "pension",
    "pensions",
    "pensioners",
    "registered",
    "subsidies",
    "workers",
    "digitalization",
    "digitising",
    "protections",
    "contributing",
    "platform workers",
    "retraite",
    "retraites",
    "assurances",
    "travailleurs",
    "cotisations",
    "réformes",
    "allocation",
    "prestataires",
    "travailleurs de plateforme",
    "assurés",
    "PENSIÓN",
    "pensiones",
    "trabajadores",
    "cotizaciones",
    "registrados",
    "afiliados",
    "jubilación",
    "jubilaciones",
    "pensiones de vejez",
    "protección social",
    "protecciones sociales",
    "asegurados",
    "seguros",
    "pensões",
    "trabalhadores",
    "aposentadorias",
    "benefícios",
    "contribuições",
    "segurados",
    "пенсия",
    "пенсии",
    "пенсию",
    "пенсий",
    "пенсионеров",
    "работников",
    "взносы",
    "взносами",
    "отчёты",
    "отчетов",
    "социальной защиты",
    "социальную защиту",
    "养老金",
    "养老保险",
    "医保",
    "社会保障",
];

#[test]
fn forms_of_words_find_what_they_find_in_the_program() {
    let data = Data::read(built_in());
    let library = Library::open(Options::default()).unwrap();
    let mut faults = Vec::new();
    for word in WORDS {
        let program = found_by_the_program(&library, word);
        let site: BTreeSet<String> = data.search(word).into_iter().collect();
        // Cards of countries are records of the site alone.
        let site: BTreeSet<String> = site
            .into_iter()
            .filter(|id| !id.starts_with("country/"))
            .collect();
        let (all, both) = (
            program.union(&site).count(),
            program.intersection(&site).count(),
        );
        if both * 20 < all * 19 || program.is_empty() {
            faults.push(format!(
                "{word}: {} in the program, {} in the site, {both} in both",
                program.len(),
                site.len()
            ));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
