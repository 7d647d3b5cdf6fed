//! Instruments and countries: what is shown of them, and that it agrees with the tables row by row.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::kit::{Base, CASE};

/// Returns a library with Convention 102, its tables, and a case that applies it.
fn base() -> Base {
    let base = Base::new();
    base.write("standards/c102.md", include_str!("fixtures/c102.md"));
    base.write("data/c102.toml", include_str!("fixtures/c102.toml"));
    base.write(
        "data/ratifications.toml",
        include_str!("fixtures/ratifications.toml"),
    );
    let countries = include_str!("fixtures/countries.toml");
    let kenya = "\n[[country]]\niso3 = \"KEN\"\niso2 = \"KE\"\nnames = { en = \"Kenya\" }\n\
                 region = \"africa\"\nsubregion = \"west-africa\"\ngroups = []\nlat = -1.3\nlon = 36.8\n";
    base.write("data/countries.toml", format!("{countries}{kenya}"));
    let link = "standards = [{ ref = \"c102\", part = \"III\", relation = \"applies\" }]";
    base.write(
        "cases/tgo-novissi.md",
        CASE.replacen("+++\n", &format!("+++\n{link}\n"), 1),
    );
    base
}

fn built_in() -> Base {
    Base::bare()
}

fn table() -> toml::Table {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/content/data/ratifications.toml"
    );
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Returns the rows of a table that hold a value under a key.
fn rows<'a>(table: &'a toml::Table, name: &str, key: &str, value: &str) -> Vec<&'a toml::Value> {
    let rows = table[name].as_array().unwrap().iter();
    rows.filter(|row| row.get(key).and_then(toml::Value::as_str) == Some(value))
        .collect()
}

/// Returns a field of a row as JSON, as the answer has it: dates and years as texts, one source as a list of one.
fn field(row: &toml::Value, key: &str) -> Value {
    match (key, row.get(key)) {
        ("source", Some(toml::Value::String(one))) => json!([one]),
        ("source" | "parts", None) => json!([]),
        ("note", None) => json!(""),
        ("date_confidence" | "confidence", None) => json!("sourced"),
        (_, None) => Value::Null,
        (_, Some(toml::Value::Integer(year))) if key != "count" => json!(year.to_string()),
        (_, Some(value)) => serde_json::to_value(value).unwrap(),
    }
}

#[test]
fn the_fixtures_keep_the_rules() {
    base().run(&["check"]).ended(0);
}

#[test]
fn a_part_is_shown_with_what_is_around_it() {
    let run = base().run(&["standard", "Convention", "102", "Part", "III"]);
    assert_snapshot!(run.ended(0).out);
}

#[test]
fn an_article_is_shown_by_what_cites_it() {
    let run = base().run(&["standard", "c102", "art", "15"]).ended(0);
    assert!(run.out.contains("(Art. 15(a))") && run.out.contains("(Arts 14 and 15(b))"));
    assert!(!run.out.contains("Contingency"), "{}", run.out);
    let none = base()
        .run(&["standard", "c102", "--article", "13"])
        .ended(0);
    assert!(none.out.contains("says nothing of this article alone"));
    assert!(none.out.contains("Contingency"));
}

#[test]
fn an_article_is_found_as_reports_cite_it_and_nothing_else_is_shown_instead() {
    for words in [
        &["c102", "art", "15(a)"][..],
        &["102", "Art.", "15", "para", "a"],
        &["c102", "III", "art", "15(a)"],
    ] {
        let run = base().run(&[&["standard"], words].concat()).ended(0);
        assert!(run.out.contains("(Art. 15(a))"), "{words:?}: {}", run.out);
        assert!(run.out.starts_with("C102, article 15(a)"), "{}", run.out);
    }
    let option = base()
        .run(&["standard", "c102", "--article", "15(a)"])
        .ended(0);
    assert!(option.out.contains("(Art. 15(a))"), "{}", option.out);
    for words in ["art 15(", "arts 14-15", "art x", "14-15"] {
        let run = base().run(&["standard", "c102", words]).ended(2);
        assert!(
            run.out.is_empty() && run.talk.contains("c102 art 67(d)"),
            "{run:#?}"
        );
    }
    let said = base()
        .feed(
            &["--plain"],
            "standard c102 arts 14-15\nstandard c102 art 15(a)\nq\n",
        )
        .ended(0);
    assert!(
        said.out.contains("is no place in an instrument"),
        "{}",
        said.out
    );
    assert!(said.out.contains("\nC102, article 15\n"), "{}", said.out);
}

#[test]
fn the_whole_and_the_list_are_shown() {
    let run = base().run(&["standard", "C102"]).ended(0);
    assert_snapshot!(run.out);
    let list = base().run(&["standard"]).ended(0);
    assert_eq!(
        list.out,
        "C102\t1952-06-28\t1955-04-27\tup-to-date\t2 parties as of 2024-12-18\t\
         Social Security (Minimum Standards) Convention, 1952 (No. 102)\n"
    );
}

#[test]
fn what_is_not_there_is_told_with_what_is() {
    let unknown = base().run(&["standard", "c103"]).ended(1);
    assert!(unknown.talk.contains("no instrument is called `c103`"));
    assert!(unknown.talk.contains("c102 (standard)"), "{}", unknown.talk);
    let part = base().run(&["standard", "c102", "IX"]).ended(1);
    assert!(part.talk.contains("C102 has no Part IX; its Parts are:"));
    assert!(part.talk.contains("Part III: Family benefit"));
    let case = base().run(&["standard", "tgo-novissi"]).ended(1);
    assert!(case.talk.contains("no instrument is called `tgo-novissi`"));
    let bare = base().run(&["standard", "--ratifications"]).ended(2);
    assert!(bare.talk.contains("no instrument is named"));
}

#[test]
fn ratifications_are_sorted_and_narrowed() {
    let by = |order: &str| {
        let run = base().run(&["standard", "c102", "--ratifications", "--sort", order]);
        let out = run.ended(0).out;
        out.lines()
            .map(|line| line[..3].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(by("date"), ["KEN", "TGO"]);
    assert_eq!(by("country"), ["KEN", "TGO"]);
    assert_eq!(by("parts"), ["KEN", "TGO"]);
    let part = base()
        .run(&["standard", "c102", "II", "--ratifications"])
        .ended(0);
    assert_eq!(part.out, "KEN\t1999\trecalled\tII,III\tsourced\tKenya\n");
}

#[test]
fn ratifications_agree_with_the_table_row_by_row() {
    let base = built_in();
    let table = table();
    let mut all = 0;
    for list in table["instrument"].as_array().unwrap() {
        let code = list["instrument"].as_str().unwrap();
        let run = base.run(&["standard", code, "--ratifications", "--format", "json"]);
        // Some instruments of the table have no record.
        if run.status == Some(1) {
            continue;
        }
        let answer = run.json();
        for key in ["as_of", "count", "complete", "note"] {
            let told = match list.get(key) {
                Some(toml::Value::Integer(number)) if key == "count" => json!(number),
                _ => field(list, key),
            };
            assert_eq!(answer[key], told, "{code} {key}");
        }
        let mut wanted = rows(&table, "ratification", "instrument", code);
        assert_eq!(answer["total"], wanted.len());
        let row_of = |row: &toml::Value| row["country"].as_str().unwrap().to_owned();
        wanted.sort_by_key(|row| row_of(row));
        let mut given = answer["ratifications"].as_array().unwrap().clone();
        given.sort_by_key(|row| row["country"].as_str().unwrap().to_owned());
        for (given, wanted) in given.iter().zip(wanted) {
            for key in [
                "country",
                "date",
                "date_confidence",
                "parts",
                "note",
                "source",
                "confidence",
            ] {
                assert_eq!(given[key], field(wanted, key), "{code} {key} of {wanted}");
            }
            all += 1;
        }
    }
    assert!(all >= 67, "{all}");
}

#[test]
fn country_cards_agree_with_the_table_row_by_row() {
    let base = built_in();
    let table = table();
    let named = ["ratification", "not_ratified", "total"].iter();
    let codes = named.flat_map(|name| table[*name].as_array().unwrap());
    let mut codes: Vec<&str> = codes.map(|row| row["country"].as_str().unwrap()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() > 60);
    for code in codes.into_iter().step_by(4).chain(["CHN", "LAO", "TJK"]) {
        let card = &base
            .run(&["country", code, "--format", "json"])
            .ended(0)
            .json()["country"];
        let conventions = card["conventions"].as_array().unwrap();
        for (name, ratified) in [("ratification", true), ("not_ratified", false)] {
            let wanted = rows(&table, name, "country", code);
            for row in &wanted {
                let instrument = field(row, "instrument");
                let is_it = |given: &&Value| {
                    given["instrument"] == instrument && given["ratified"] == ratified
                };
                let given = conventions
                    .iter()
                    .find(is_it)
                    .unwrap_or_else(|| panic!("{code}: no {instrument}"));
                let keys: &[&str] = if ratified {
                    &[
                        "country",
                        "date",
                        "date_confidence",
                        "parts",
                        "note",
                        "source",
                        "confidence",
                    ]
                } else {
                    &["as_of", "note", "source", "confidence"]
                };
                for key in keys {
                    assert_eq!(given[*key], field(row, key), "{code} {instrument} {key}");
                }
            }
            let given = conventions
                .iter()
                .filter(|given| given["ratified"] == ratified);
            // Whoever is not in a complete list of parties is told as not being one.
            assert!(given.count() >= wanted.len());
        }
        let totals = rows(&table, "total", "country", code);
        assert_eq!(
            card["totals"].as_array().unwrap().len(),
            totals.len(),
            "{code}"
        );
    }
}

#[test]
fn a_country_is_found_by_its_names_and_its_card_is_honest() {
    let run = base().run(&["country", "togo"]).ended(0);
    assert_snapshot!(run.out);
    let laos = base().run(&["country", "Laos"]).ended(0);
    assert!(laos.out.starts_with("Lao PDR (LAO)\n"), "{}", laos.out);
    assert!(
        laos.out
            .contains("C102: not ratified as of 2024-12-18 [record]"),
        "{}",
        laos.out
    );
    let kenya = base().run(&["country", "KEN"]).ended(0);
    assert!(
        kenya.out.contains("The library has no case"),
        "{}",
        kenya.out
    );
    let none = base().run(&["country", "tog0"]).ended(1);
    assert!(none.talk.contains("TGO Togo"), "{}", none.talk);
    base().run(&["country", "atlantis"]).ended(1);
}

#[test]
fn names_of_any_language_find_the_same_card() {
    let base = built_in();
    let card = |name: &str| base.run(&["country", name]).ended(0).out;
    let first = card("LAO");
    for name in ["Laos", "Лаос", "老挝", "ລາວ", "Lao PDR"] {
        assert_eq!(card(name), first, "{name}");
    }
    let several = base.run(&["country", "asean"]).ended(1);
    assert!(
        several.talk.contains("stands for 11 countries"),
        "{}",
        several.talk
    );
}

#[test]
fn a_country_card_has_the_events_of_the_timeline() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/data/timeline.toml");
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let card = built_in().run(&["country", "KEN", "--format", "json"]);
    let given = card.ended(0).json()["country"]["events"].clone();
    let all = table["event"].as_array().unwrap().iter();
    let is_own = |event: &&toml::Value| {
        let countries = event["countries"].as_array().unwrap();
        countries.iter().any(|code| code.as_str() == Some("KEN"))
    };
    let wanted: Vec<&str> = all
        .filter(is_own)
        .map(|event| event["title"].as_str().unwrap())
        .collect();
    let given: Vec<&str> = given
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["title"].as_str().unwrap())
        .collect();
    assert!(!wanted.is_empty());
    assert_eq!(given, wanted);
}

#[test]
fn the_dialogue_has_the_same_pages_in_parts() {
    let base = base().with("COLUMNS", "72");
    let lines = [
        "standards",
        "standard c102 III",
        "",
        "standard c102 art 15",
        "",
        "standard c102 ratifications",
        "",
        "standard c102 III ratifications",
        "standard c102",
        "country Togo",
        "",
        "k",
        "1",
        "b",
        "country Laos",
        "country atlantis",
        "country ken",
        "standard c999",
        "standard c102 IX",
        "standard",
        "country",
        "q",
    ];
    let run = base.feed(&["--plain"], lines.join("\n") + "\n").ended(0);
    assert_snapshot!(run.out);
}
