//! Translations: what they take from their originals, which language is shown, and what is said of their version.

use crate::kit::{Base, CASE};

const FRENCH: &str = r#"+++
title = "Novissi : transferts d'urgence par téléphone"
summary = "Le Togo a payé des travailleurs informels par monnaie mobile."
translation = { of = 2026-11-22, by = "A. Traductrice" }
+++

## Contexte

Le confinement a privé de revenu les travailleurs informels.[^one-2021]

## Démarche

Il a payé 500 personnes par seconde, en vertu de l'article 2.[^two-2022]
"#;

fn base() -> Base {
    let base = Base::new();
    base.write("cases/tgo-novissi.fr.md", FRENCH);
    base
}

#[test]
fn a_translation_without_a_fault_needs_three_fields_and_its_body() {
    base().run(&["check", "--strict"]).ended(0);
}

#[test]
fn show_gives_the_record_in_the_language_asked_with_all_that_the_original_says() {
    let base = base();
    let page = base
        .run(&["show", "tgo-novissi", "--lang", "fr"])
        .ended(0)
        .out;
    for said in [
        "Novissi : transferts d'urgence",
        "Translation of the version of 2026-11-22, by A. Traductrice",
        "Also in: en",
        "## Contexte",
        "People paid: 819\u{a0}972 people",
        "Pay first and verify later.",
        "[1] One. A press, 2021",
        "par seconde, en vertu de l'article 2.[2]",
        "Ministry of Digital Economy",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert!(!page.contains("was changed on"), "{page}");
    let original = base.run(&["show", "tgo-novissi"]).ended(0).out;
    assert!(original.contains("## Context\n") && original.contains("Also in: fr"));
    let by_path = base.run(&["show", "cases/tgo-novissi.fr.md"]).ended(0).out;
    assert_eq!(by_path, page);
    let none = base.run(&["show", "tgo-novissi", "--lang", "lo"]).ended(0);
    assert!(none.out.contains("## Context\n"));
}

#[test]
fn a_page_tells_titles_of_other_languages_and_that_of_the_original_by_its_name() {
    let base = base();
    let local = "related =";
    let titles = "title_local = { fr = \"Novissi (Togo)\", zh = \"诺维西\" }\nrelated =";
    base.write("cases/tgo-novissi.md", CASE.replacen(local, titles, 1));
    let page = |tag| {
        base.run(&["show", "tgo-novissi", "--lang", tag])
            .ended(0)
            .out
    };
    let french = page("fr");
    assert!(
        french.contains("\nOriginal title: Novissi: emergency cash by phone\n")
            && french.contains("\nLocal title: 诺维西\n"),
        "{french}"
    );
    let english = page("en");
    assert!(
        english.contains("\nLocal title: Novissi (Togo); 诺维西\n")
            && !english.contains("Original title"),
        "{english}"
    );
}

#[test]
fn a_page_lists_other_records_in_its_own_language() {
    let base = base();
    let project = "+++\ntitle = \"Le Laos apprend\"\nsummary = \"Un projet.\"\ntranslation = { of = 2026-11-22, by = \"A\" }\n+++\n\n## Buts\n\nMots.[^one-2021]\n";
    base.write("projects/lao-kenya.fr.md", project);
    let listed = |id, tag| {
        let page = base.run(&["show", id, "--lang", tag]).ended(0).out;
        let related = page.split_once("## Related\n\n");
        related.unwrap().1.lines().next().unwrap().to_owned()
    };
    let related = listed("tgo-novissi", "fr");
    assert_eq!(
        related,
        "- lao-kenya (project) Le Laos apprend (same topic: Digital payments)"
    );
    let related = listed("lao-kenya", "fr");
    let title = "- tgo-novissi (case) Novissi : transferts d'urgence par téléphone";
    assert!(related.starts_with(title), "{related}");
    let related = listed("tgo-novissi", "en");
    assert_eq!(
        related,
        "- lao-kenya (project) Lao PDR learns from others (same topic: Digital payments)"
    );
}

#[test]
fn values_of_closed_lists_are_named_in_the_language_asked_for() {
    let base = base();
    let vocabulary = |folder: &str, list: &str, id: &str, more: &str| {
        let labels = format!("labels = {{ en = \"E\", zh = \"中 {id}\" }}");
        let path = format!("vocabulary/{folder}.toml");
        base.write(
            &path,
            format!("[[{list}]]\nid = \"{id}\"\n{labels}\n{more}"),
        );
    };
    let group = "group = \"money\"\n\n[[group]]\nid = \"money\"\nlabels = { en = \"Money\" }\n";
    vocabulary("topics", "topic", "digital-payments", group);
    for (folder, list, id) in [
        ("branches", "branch", "family"),
        ("stages", "stage", "planning"),
        ("delivery", "delivery", "payment"),
        ("technologies", "technology", "mobile-money"),
        ("population", "population", "informal-workers"),
        ("dimensions", "dimension", "data"),
        ("outcomes", "outcome", "success"),
        ("forms", "form", "project"),
        ("modalities", "modality", "south-south"),
        ("states", "state", "active"),
    ] {
        vocabulary(folder, list, id, "");
    }
    let page = |id, tag| base.run(&["show", id, "--lang", tag]).ended(0).out;
    for tag in ["zh", "zh-Hans"] {
        let case = page("tgo-novissi", tag);
        for told in [
            "Outcome: 中 success",
            "Stages: 中 planning",
            "Delivery: 中 payment",
            "Branches: 中 family",
            "Technologies: 中 mobile-money",
            "Population: 中 informal-workers",
            "Topics: 中 digital-payments",
            "(中 data)",
        ] {
            assert!(case.contains(told), "{told} in {case}");
        }
        let project = page("lao-kenya", tag);
        for told in [
            "Form: 中 project",
            "Modality: 中 south-south",
            "State: 中 active",
        ] {
            assert!(project.contains(told), "{told} in {project}");
        }
    }
}

#[test]
fn the_locale_chooses_the_page_of_a_person_but_not_the_answer_to_a_program() {
    let base = base().with("LC_ALL", "fr_FR.UTF-8");
    assert!(base.run(&["show", "tgo-novissi"]).out.contains("Contexte"));
    let json = |arguments: &[&str]| base.run(arguments).ended(0).json()["record"].clone();
    let plain = json(&["show", "tgo-novissi", "--format", "json"]);
    assert_eq!(
        (&plain["lang"], &plain["versions"][0]["lang"]),
        (&"en".into(), &"fr".into())
    );
    let asked = json(&["show", "tgo-novissi", "--format", "json", "--lang", "fr"]);
    assert_eq!(asked["lang"], "fr");
    assert_eq!(asked["translation"]["of"], "2026-11-22");
    assert_eq!(asked["results"][0]["value"], 819_972);
    assert_eq!(asked["sources"][1]["key"], "two-2022");
    assert_eq!(asked["sections"][0]["heading"], "Contexte");
}

#[test]
fn a_translation_that_its_original_left_behind_says_so() {
    let base = base();
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("updated = 2026-11-22", "updated = 2027-01-05"),
    );
    let page = base.run(&["show", "tgo-novissi", "--lang", "fr"]).out;
    assert!(
        page.contains("by A. Traductrice; the original was\nchanged on 2027-01-05"),
        "{page}"
    );
    base.run(&["check", "--strict"]).ended(0);
    let stale = base.run(&["check", "--stale"]).ended(0).out;
    assert!(
        stale.contains("cases/tgo-novissi.fr.md:4:15: note[CB702]"),
        "{stale}"
    );
}

#[test]
fn list_and_search_find_a_translation_by_the_facets_of_its_original() {
    let base = base();
    let list = |arguments: &[&str]| base.run(arguments).ended(0).out;
    let french = list(&["list", "--lang", "fr"]);
    assert!(french.starts_with("tgo-novissi\tcase\tfr\tNovissi : transferts"));
    assert_eq!(french.lines().count(), 1);
    let filtered = [
        "list",
        "--lang",
        "fr",
        "--query",
        "country:tgo outcome:success",
    ];
    assert_eq!(list(&filtered), french);
    assert_eq!(list(&["list", "case"]).lines().count(), 2, "each version");
    let hits = |query: &str| {
        let hits = base.run(&["search", query]).out;
        let languages: Vec<String> = hits
            .lines()
            .map(|line| line.split('\t').nth(2).unwrap_or_default().to_owned())
            .collect();
        languages
    };
    assert_eq!(hits("novissi confinement"), ["fr"]);
    assert_eq!(hits("novissi lockdown"), ["en"]);
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace(
            "outcome = \"success\"",
            "outcome = \"success\"\nscope = \"national\"",
        )
        .replace(
            "start = \"2020-04\", end = 2021",
            "start = \"1999\", end = 2000",
        ),
    );
    let moved = ["list", "--lang", "fr", "--query", "year:1999"];
    assert_eq!(list(&moved), french, "filed as the original is now");
}

#[test]
fn a_version_stands_in_translations_only_and_its_figures_are_those_of_the_original() {
    let base = base();
    let with = |more: &str| FRENCH.replace("\n+++\n\n", &format!("\n{more}+++\n\n"));
    let codes = |path: &str, text: String| {
        base.write(path, text);
        let run = base.run(&["check"]);
        let code = |line: &str| line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
        run.out.lines().map(code).collect::<Vec<_>>()
    };
    let result = "[[results]]\nindicator = \"Personnes\"\nvalue = 819972\nyear = 2021\nsource = \"one-2021\"\n";
    let path = "cases/tgo-novissi.fr.md";
    assert!(codes(path, with(result)).is_empty());
    assert_eq!(
        codes(path, with(&result.replace("819972", "81997"))),
        ["CB306"]
    );
    let nowhere = FRENCH.replace("translation =", "x_translation =");
    assert_eq!(codes(path, nowhere), ["CB203"]);
    assert!(codes(path, FRENCH.to_owned()).is_empty());
    let original = CASE.replace(
        "related =",
        "translation = { of = 2026-11-22, by = \"A\" }\nrelated =",
    );
    assert_eq!(codes("cases/tgo-novissi.md", original), ["CB202"]);
    let uncited = FRENCH.replace("l'article 2.[^two-2022]", "l'article 2.");
    base.write("cases/tgo-novissi.md", CASE);
    assert_eq!(codes(path, uncited), ["CB404"]);
}

#[test]
fn the_page_of_a_term_begins_in_the_language_of_the_reader() {
    let base = Base::new();
    base.write("terms/pension.md", TERM);
    let shown = |tag: &str| {
        let run = base.run(&["show", "pension", "--lang", tag]).ended(0);
        run.out.replace('\n', " ")
    };
    let french = shown("fr");
    let own = french.find("rente: Une somme versée");
    let english = french.find("Money paid every month.");
    assert!(own.is_some() && own < english, "{french}");
    let portuguese = shown("pt");
    assert!(
        portuguese.contains("no definition in pt yet; this is the one in"),
        "{portuguese}"
    );
    assert!(!shown("en").contains("Une somme versée chaque mois. Money"));
    let exported = base
        .run(&["export", "pension", "--to", "md", "--lang", "fr"])
        .ended(0)
        .out;
    let own = exported.find("Une somme versée");
    assert!(own < exported.find("Money paid every month."), "{exported}");
}

const TERM: &str = r#"+++
title = "pension"
summary = "Money paid every month."
updated = 2026-11-22

[labels]
en = "pension"
fr = "rente"

[definitions]
fr = "Une somme versée chaque mois."
+++

Money paid every month.
"#;
