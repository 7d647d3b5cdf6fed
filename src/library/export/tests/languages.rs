//! Every page that is no record says which of its words are of which language.
//!
//! What is told in another language is told in Russian letters here, whatever the tag of the language, so that it is known
//! from English by its letters. The trees stand for real libraries: the built-in one, its Russian under another tag.

use std::path::Path;

use super::*;
use crate::model::Script;

/// What the small library holds of the built-in one; files that begin so are all there.
const HELD: [&str; 10] = [
    "library.toml",
    "vocabulary/",
    "data/",
    "cases/kgz-tunduk.",
    "cases/kaz-proactive-services.",
    "cases/tgo-novissi.md",
    "projects/kyrgyzstan-tunduk.",
    "projects/east-asia-poverty-reduction-pilot.md",
    "standards/c102.",
    "standards/r202.",
];

/// A case in Russian that is no translation; what stands in it is not there in English.
const OWN: &str = "+++\ntitle = \"Пенсия без визита\"\nsummary = \"Пенсию назначают без заявления.\"\n\
    countries = [\"KGZ\"]\ntopics = [\"digital-identity\"]\nupdated = 2012-01-01\nperiod = { start = 2015 }\noutcome = \"success\"\n\
    organisation = \"Фонд\"\n[[lessons]]\ntext = \"Начните с малого.\"\ndimension = \"law\"\n+++\n\n## Подход\n\n\
    - Пункт\n    - Вложенный [пункт](#подход)\n\n> Слова.\n";
const PROJECT: &str = "+++\ntitle = \"Обмен данными\"\nsummary = \"Обмен.\"\ncountries = [\"KGZ\"]\ntopics = [\"data-exchange\"]\n\
    updated = 2012-01-01\n[[donors]]\nname = \"Добрый фонд\"\namount = 5\ncurrency = \"EUR\"\nyear = 2015\n\
    [[donors]]\nname = \"Другой фонд\"\n+++\n\nСлова.\n";

fn library(folder: &Path, files: &[(String, String)]) -> Library {
    for (path, text) in files {
        let file = folder.join("content").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let library = Library::open(Options {
        library: Some(folder.to_owned()),
        ..Options::default()
    });
    let library = library.unwrap();
    for (name, answer) in [("before", "true"), ("after", "false")] {
        let text = format!("country = \"KGZ\"\nas_of = 2020\n[old-age]\ncontingency = {answer}\n");
        library.learn_answers(vec![SavedAnswers {
            name: name.to_owned(),
            text,
            ..SavedAnswers::default()
        }]);
    }
    library
}

/// Returns files of the built-in library, their Russian under another tag.
fn files(tag: &str) -> Vec<(String, String)> {
    let root = built_in().root();
    let entries = root.entries().unwrap().into_iter();
    let held = entries.filter(|one| HELD.iter().any(|held| one.path.starts_with(held)));
    let files = held.filter_map(|one| {
        let mut names = one.path.split('.').skip(1);
        let is_other = names.next().is_some_and(|tag| tag != "ru") && names.next().is_some();
        let text = String::from_utf8(root.read(&one.path).unwrap().into_owned()).unwrap();
        let text = match tag {
            "ru" => text,
            tag => text
                .replace(&format!("{tag} = \""), "xx = \"")
                .replace("ru = \"", &format!("{tag} = \"")),
        };
        (!is_other).then(|| (one.path.replace(".ru.", &format!(".{tag}.")), text))
    });
    files.collect()
}

/// Returns every page that is no record in HTML, each with its name.
fn pages(library: &Library, language: &Language, compared: &[&str]) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let written = |subjects: &[Subject]| library.written(subjects, Form::Html, language).unwrap();
    let mut subjects = Vec::new();
    for name in [
        "country/kgz",
        "country/tgo",
        "standard/c102",
        "standard/c102/v",
        "standard/c102/28",
        "ratifications/c102",
        "ratifications/c102/v/country",
        "report/before",
        "report/after/before",
    ] {
        let view = View::parse(name).unwrap();
        if library.view(&view, language).is_ok() {
            subjects.push((name.to_owned(), Subject::View(view)));
        }
    }
    let today = PartialDate::of_year(2026);
    for view in crate::atlas::View::ALL.into_iter().chain([
        crate::atlas::View::Map(crate::atlas::Of::Ratifications),
        crate::atlas::View::Timeline(crate::atlas::By::Donor),
    ]) {
        let seen = library.see(view, "", false, today).unwrap();
        subjects.push((format!("{view:?}"), Subject::Atlas(Arc::new(seen))));
    }
    for (name, subject) in &subjects {
        pages.push((name.clone(), written(std::slice::from_ref(subject))));
    }
    let all: Vec<Subject> = subjects.into_iter().map(|(_, subject)| subject).collect();
    pages.push(("all of them".to_owned(), written(&all)));
    let listed = library.index().list_of(compared);
    let paths: Vec<&str> = listed.iter().map(|one| one.path.as_str()).collect();
    let found = library.found_page("kind:case", &paths, language).unwrap();
    pages.push(("what is found".to_owned(), html::file(&found)));
    let listed: Vec<_> = listed
        .into_iter()
        .map(|one| library.in_language(one, language))
        .collect();
    for is_flipped in [false, true] {
        let table = library.compare(&listed, language).unwrap();
        let file = export::compare::file(&table, is_flipped, Form::Html);
        pages.push((format!("comparison, {is_flipped}"), file));
    }
    pages
}

/// Tells whether three words in a row are English, as far as letters say it: in small letters, so that no name is meant.
fn is_english(text: &str) -> bool {
    let is_word =
        |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| three.iter().all(is_word))
}

/// Returns what a page says in another language than it says that it does.
fn misspoken(page: &str, tag: &str) -> Vec<String> {
    let is_foreign = |sign: char| Script::of(sign) == Script::Cyrillic;
    let spoken = trial::spoken(page).into_iter();
    let wrong = spoken.filter(|(language, text)| match language {
        english if english == "en" => text.contains(is_foreign),
        other => other != tag || is_english(text),
    });
    wrong
        .map(|(language, text)| format!("{language}: {text}"))
        .collect()
}

/// Checks all pages for a reader of a language, and returns how many there are.
fn check(library: &Library, tag: &str, compared: &[&str]) -> usize {
    let language = Language::parse(tag).unwrap();
    let dir = if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    };
    let pages = pages(library, &language, compared);
    for (name, page) in &pages {
        assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"), "{name}");
        let spoken = format!("lang=\"{tag}\" dir=\"{dir}\">");
        assert!(page.contains(&spoken), "{name}: nothing in {tag}");
        assert_eq!(misspoken(page, tag), Vec::<String>::new(), "{name}, {tag}");
        assert_eq!(trial::read(page).faults, Vec::<String>::new(), "{name}");
    }
    pages.len()
}

#[test]
fn every_page_that_is_no_record_says_which_words_are_of_which_language() {
    let compared = ["kgz-tunduk", "kyrgyzstan-tunduk", "c102"];
    for tag in ["ru", "fr", "ar"] {
        let folder = tempfile::tempdir().unwrap();
        let library = library(folder.path(), &files(tag));
        // Nine views, eight of the Atlas, all in one file, what is found, two comparisons.
        assert_eq!(check(&library, tag, &compared), 21);
    }
}

#[test]
fn what_stands_in_an_original_is_of_its_language_for_every_reader() {
    let mut files = files("ru");
    files.retain(|(path, _)| path.starts_with("vocabulary/") || path.starts_with("data/"));
    let head = "[library]\nname = \"L\"\nlanguage = \"ru\"\n";
    for (path, text) in [
        ("library.toml", head),
        ("cases/own.md", OWN),
        ("projects/data.md", PROJECT),
    ] {
        files.push((path.to_owned(), text.to_owned()));
    }
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), &files);
    // Without an instrument there are four views.
    assert_eq!(check(&library, "ru", &["own", "data"]), 16);
    for (name, page) in pages(&library, &Language::english(), &["own", "data"]) {
        assert_eq!(misspoken(&page, "ru"), Vec::<String>::new(), "{name}");
    }
}
