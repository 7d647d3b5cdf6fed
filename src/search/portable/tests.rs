use super::*;
use crate::search::analyzers::{LetterClass, class_of, fold};

fn written(records: &[&[(Place, &str)]], concepts: &[&[&str]]) -> Written {
    let concepts = concepts
        .iter()
        .map(|names| names.iter().map(ToString::to_string).collect());
    let mut index = Portable::new(&concepts.collect::<Vec<Vec<String>>>());
    for texts in records {
        index.add(texts);
    }
    index.finish()
}

#[test]
fn terms_are_written_in_order_without_what_they_share() {
    let written = written(
        &[
            &[(Place::Body, "pension pensions")],
            &[(Place::Title, "Pension"), (Place::Body, "养老金")],
        ],
        &[],
    );
    let [(first, lines)] = written.shards.as_slice() else {
        panic!("{written:?}")
    };
    assert_eq!(first, "pension");
    // The first letter says how much is shared; a record is how far it is from the one before, times eight, and a step.
    assert_eq!(lines, "gpension:gk;ns:g;g养:o;h老:o;g老:o;h金:o;g金:o;");
}

#[test]
fn what_a_word_counts_grows_with_where_and_how_often_it_stands() {
    let weight = |texts: &[(Place, &str)]| {
        let written = written(&[texts], &[]);
        let (_, lines) = &written.shards[0];
        lines.clone()
    };
    assert_eq!(weight(&[(Place::Body, "a")]), "ga:g;");
    assert_eq!(weight(&[(Place::Body, "a a a a")]), "ga:i;");
    assert_eq!(weight(&[(Place::Title, "a")]), "ga:k;");
}

#[test]
fn a_concept_is_held_where_any_of_its_names_stands_whole() {
    let written = written(
        &[
            &[(Place::Body, "the old age pension")],
            &[(Place::Body, "养老金")],
            &[(Place::Body, "old and of age; 养老")],
            &[(Place::Body, "OA")],
        ],
        &[&["Old-age pension", "old age", "养老金", "OA"], &["age"]],
    );
    assert_eq!(
        written.names,
        "age:h;oa:g;old age:g;old age pension:g;养老金:g;"
    );
    // The first two records for the first concept: a name of two letters is looked up, and found in no text.
    assert_eq!(written.concepts, "hg;go;");
}

#[test]
fn words_are_written_with_the_groups_of_their_forms() {
    let written = written(
        &[&[(
            Place::Body,
            "registered register pension pensions tension 2019 ໂຕໂກ пенсии пенсия",
        )]],
        &[&["Pension"], &["social services"]],
    );
    // A word that begins a group says none; the others how many groups were begun since.
    assert_eq!(
        written.forms,
        "gpension:g;ns:h;gregister:g;oed:h;gпенсии:g;lя:h;"
    );
    // What is taken from the end of a word, and what is put there: the words of names alone.
    assert_eq!(written.roots, "gpensions:h;gservices:i;");
}

#[test]
fn a_concept_is_held_where_a_name_stands_in_another_number_or_case() {
    let written = written(
        &[
            &[(Place::Body, "platform workers")],
            &[(Place::Body, "страховой платы")],
            &[(Place::Body, "the workers")],
        ],
        &[&["platform worker", "страховая плата"]],
    );
    assert_eq!(written.concepts, "gg;");
}

#[test]
fn the_letters_fold_as_the_index_folds() {
    let letters = Letters::written();
    let mut known = std::collections::BTreeMap::new();
    for entry in letters.folded.split_terminator(';') {
        let (to, from) = entry.split_once(':').unwrap();
        known.extend(from.chars().map(|letter| (letter, to.to_owned())));
    }
    let nfkc = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
    for letter in
        ('\u{80}'..='\u{2ffff}').filter(|letter| !matches!(letter, '\u{e000}'..='\u{f8ff}'))
    {
        let first = nfkc.normalize(&letter.to_string()).to_lowercase();
        let parts = first.chars().map(|part| {
            known
                .get(&part)
                .cloned()
                .unwrap_or_else(|| part.to_string())
        });
        let script: String = parts.collect();
        let own = fold(&letter.to_string()).text().to_owned();
        // A space is no part of a word, whichever it is.
        let is_gap = own
            .chars()
            .chain(script.chars())
            .all(|sign| class_of(sign) == LetterClass::Gap);
        assert!(script == own || is_gap, "{letter:?}: {script:?}, {own:?}");
    }
}
