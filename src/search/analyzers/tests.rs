use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::cut::CutTerm;
use super::fold::{fold_cluster, fold_into};
use super::*;

fn cut(text: &str) -> Vec<(String, usize)> {
    let folded = fold(text);
    let mut cutter = Cutter::default();
    cutter.cut(folded.text());
    let terms = cutter.terms().iter();
    terms
        .map(|term| (cutter.text(term, folded.text()).to_owned(), term.position))
        .collect()
}

fn terms(text: &str) -> Vec<String> {
    cut(text).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn cuts_words_and_their_parts() {
    assert_eq!(
        terms("The e-services of X-Road"),
        [
            "the",
            "e",
            "eservices",
            "services",
            "of",
            "x",
            "xroad",
            "road"
        ]
    );
    assert_eq!(
        terms("l'assurance d’accident"),
        ["l", "assurance", "d", "accident"]
    );
    assert_eq!(terms("C102, Part V."), ["c102", "part", "v"]);
    assert_eq!(
        terms("1,250,000 or 5.7"),
        ["1", "1250000", "250", "000", "or", "5", "57", "7"]
    );
    assert_eq!(terms("end. 5, -x- --"), ["end", "5", "x"]);
    assert_eq!(terms(""), Vec::<String>::new());
}

#[test]
fn joins_the_groups_of_a_number_over_one_kind_of_space() {
    for space in [" ", "\u{a0}", "\u{202f}", "\u{2009}"] {
        assert_eq!(
            terms(&format!("共3{space}529{space}906人, 20{space}5")),
            ["共", "3", "3529906", "529", "906", "人", "20", "5"]
        );
    }
    let joined = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let mut cutter = Cutter::default();
        cutter.cut(folded.text());
        let joined = cutter.terms().iter();
        let joined = joined.filter(|term| term.kind == TermKind::Joined);
        joined
            .map(|term| cutter.text(term, folded.text()).to_owned())
            .collect()
    };
    for (text, numbers) in [
        ("7 100\u{a0}000 20", vec!["100000"]),
        ("7 100,000", vec!["100000"]),
        ("3\u{202f}529\u{202f}906 102", vec!["3529906"]),
        (
            "20 500 in 2020 500 of 12 345 678",
            vec!["20500", "12345678"],
        ),
        ("7 100 000", vec!["7100000"]),
        ("2020 500", vec![]),
        ("a3 529", vec![]),
        ("3  529", vec![]),
        ("3 5290", vec![]),
        ("3 529a", vec![]),
        ("x-3 529", vec!["x3"]),
    ] {
        assert_eq!(joined(text), numbers, "{text:?}");
    }
}

#[test]
fn gives_every_word_one_position() {
    assert_eq!(
        cut("pay e-services 养老金"),
        [
            ("pay", 0),
            ("e", 1),
            ("eservices", 1),
            ("services", 2),
            ("养", 3),
            ("养老", 3),
            ("老", 4),
            ("老金", 4),
            ("金", 5),
        ]
        .map(|(text, at)| (text.to_owned(), at))
    );
}

#[test]
fn folds_letters_that_count_as_the_same() {
    for (one, other) in [
        ("Évaluation", "evaluation"),
        ("cafe\u{301}", "café"),
        ("ЁЛКА", "елка"),
        ("ＡＢＣ１２", "abc12"),
        ("ﬁne", "fine"),
        ("الحِمايَة", "الحمايه"),
        ("أحمد", "احمد"),
        ("حـــماية", "حماية"),
        ("ນໍ້າ", "ນ້ຳ"),
        ("ນ້ໍາ", "ນ້ຳ"),
        ("ຈຳ", "ຈໍາ"),
        ("น้ำ", "นํ้า"),
        ("໒໐໒໑", "2021"),
        ("٢٠٢١", "2021"),
        ("straße", "STRASSE"),
        ("Øresund Łódź", "oresund lodz"),
        ("so\u{ad}cial", "social"),
        ("ສັງ\u{200b}ຄົມ", "ສັງຄົມ"),
        ("й", "и\u{306}"),
    ] {
        assert_eq!(key(one), key(other), "{one} and {other}");
    }
    assert_ne!(key("май"), key("маи"), "й is a letter of its own");
    assert_ne!(key("ສັງ"), key("ສງ"), "vowels of Lao are no accents");
}

#[test]
fn reads_a_typed_word_as_a_row_and_as_one() {
    let rows = |text: &str| -> Vec<Vec<String>> {
        let rows = readings(text).into_iter();
        rows.map(|row| row.terms.into_iter().map(|(text, _)| text).collect())
            .collect()
    };
    assert_eq!(
        rows("e-services"),
        [vec!["e", "services"], vec!["eservices"]]
    );
    assert_eq!(rows("养老金"), [["养老", "老金"]]);
    assert_eq!(rows("养"), [["养"]]);
    assert_eq!(rows("digital 养老 x"), [["digital", "养老", "x"]]);
    assert_eq!(rows("养 老"), [["养", "老"]]);
    assert_eq!(
        rows("e-services 养老"),
        [["e", "services", "养老"]],
        "what follows the joined word is not left out"
    );
    assert_eq!(rows("--"), Vec::<Vec<String>>::new());
    let places: Vec<usize> = readings("养老 x")[0]
        .terms
        .iter()
        .map(|(_, place)| *place)
        .collect();
    assert_eq!(places, [0, 2]);
}

#[test]
fn cuts_clusters_where_people_see_letters() {
    assert_eq!(terms("ປີ້"), ["ປີ້"], "one cluster with its vowel and tone");
    assert_eq!(
        readings("ສັງຄົມ")[0].terms.len(),
        3,
        "four clusters make three pairs"
    );
}

#[test]
fn shortens_endless_words() {
    let long = "a".repeat(100_000);
    assert_eq!(terms(&long), ["a".repeat(TERM_LENGTH)]);
}

#[test]
fn tells_where_folded_text_came_from() {
    for (text, part, origin) in [
        ("A Café here", "cafe", "Café"),
        ("x cafe\u{301} y", "cafe", "cafe\u{301}"),
        ("ﬁne ＡＢ", "ab", "ＡＢ"),
        ("мой ЁЖ", "еж", "ЁЖ"),
        ("中养老金", "养老", "养老"),
        ("plain", "lai", "lai"),
    ] {
        let folded = fold(text);
        let at = folded.text().find(part).unwrap();
        assert_eq!(&text[folded.origin(at..at + part.len())], origin, "{text}");
    }
}

#[test]
fn folding_a_letter_twice_changes_nothing() {
    for letter in ('\0'..='\u{2ffff}').filter(|letter| letter.is_alphabetic()) {
        let once = key(&letter.to_string());
        assert_eq!(key(&once), once, "{letter:?}");
    }
}

/// Folds cluster by cluster, each by the tables of Unicode: slow, and what the fast ways must equal.
fn folded_slowly(text: &str) -> String {
    let mut out = String::new();
    let parts = text
        .as_bytes()
        .chunk_by(|a, b| a.is_ascii() == b.is_ascii());
    for part in parts.map(|part| std::str::from_utf8(part).unwrap()) {
        if part.is_ascii() {
            out.push_str(&part.to_ascii_lowercase());
        } else {
            part.graphemes(true)
                .for_each(|cluster| fold_cluster(cluster, &mut out));
        }
    }
    out
}

fn folded_fast(text: &str) -> String {
    let mut out = "kept".to_owned();
    fold_into(text, &mut out);
    assert_eq!(out.split_off(4), fold(text).text(), "{text:?}");
    fold(text).text().to_owned()
}

/// Returns the terms that the engine is given.
/// Returns the terms of a text without the clusters that begin a pair.
fn indexed(text: &str) -> Vec<(String, usize)> {
    let folded = fold(text);
    let mut cutter = Cutter::default();
    cutter.cut(folded.text());
    let all = cutter.terms();
    let begins_pair = |term: &CutTerm| {
        let pair =
            |other: &CutTerm| other.kind == TermKind::Pair && other.position == term.position;
        term.kind == TermKind::Cluster && all.iter().any(pair)
    };
    let kept = all.iter().filter(|term| !begins_pair(term));
    kept.map(|term| (cutter.text(term, folded.text()).to_owned(), term.position))
        .collect()
}

#[test]
fn the_index_holds_a_cluster_alone_where_no_other_follows() {
    let told = indexed("养老金 a养 b").into_iter().map(|(text, _)| text);
    let told: Vec<String> = told.collect();
    assert_eq!(told, ["养老", "老金", "金", "a", "养", "b"]);
    assert!(is_cluster("养") && !is_cluster("养老") && !is_cluster("a") && !is_cluster(""));
    assert!(begins("养", "养老") && begins("养", "养") && !begins("老", "养老"));
    // The vowel signs of Lao are part of the cluster: what begins with its letter is another.
    assert!(is_cluster("ປີ") && begins("ປີ", "ປີກ") && !begins("ປ", "ປີກ"));
}

fn streamed(text: &str) -> Vec<(String, usize)> {
    let mut analyzer = Analyzer::default();
    analyzer.token_stream("what stood before, e-mail").advance();
    let mut stream = analyzer.token_stream(text);
    let mut terms = Vec::new();
    while stream.advance() {
        terms.push((stream.token().text.clone(), stream.token().position));
    }
    terms
}

#[test]
fn folds_every_letter_as_the_tables_of_unicode_do() {
    for letter in '\u{80}'..='\u{2ffff}' {
        for text in [format!("{letter}"), format!("A{letter}{letter}\u{301}é")] {
            assert_eq!(folded_fast(&text), folded_slowly(&text), "{letter:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_cut_within_its_bounds(text in "\\PC{0,60}|[a-z养老ສັງéё\u{301}\u{200b} ,.'-]{0,40}") {
        let folded = fold(&text);
        let mut cutter = Cutter::default();
        cutter.cut(folded.text());
        let mut position = 0;
        for term in cutter.terms() {
            prop_assert!(term.position >= position);
            position = term.position;
            prop_assert!(!cutter.text(term, folded.text()).is_empty());
            let origin = folded.origin(term.range.clone());
            prop_assert!(text.get(origin).is_some());
        }
    }

    #[test]
    fn any_text_is_folded_as_the_tables_of_unicode_do(text in "(\\PC|[a-zA-Z éÉßœ’–ЁёйΆ养老ປີ້ \u{301}\u{200b},.'-]){0,80}") {
        prop_assert_eq!(folded_fast(&text), folded_slowly(&text));
    }

    #[test]
    fn the_engine_is_given_the_terms_of_the_whole_text(text in "\\PC{0,60}|[a-c养老ສັງéё1\u{301} ,.'-]{0,60}") {
        prop_assert_eq!(streamed(&text), indexed(&text));
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = key(&text);
        prop_assert_eq!(key(&once), once);
    }
}
