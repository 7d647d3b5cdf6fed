//! `atlas` from outside: its views and forms on a small library, and on the built-in one against a recount.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::kit::{Base, CASE, PROJECT};

const EVENTS: &str = "[[event]]\ndate = \"1952-06-28\"\ntitle = \"Convention 102 is adopted\"\nactors = [\"ILO\"]\ncountries = []\nsource = \"one\"\n\n\
    [[event]]\ndate = 2021\ntitle = \"Lao PDR visits Togo\"\nactors = [\"Togo\"]\ncountries = [\"LAO\", \"TGO\"]\nproject = \"lao-kenya\"\nsource = \"one\"\n\n\
    [[sources]]\nkey = \"one\"\ntitle = \"One\"\npublisher = \"A press\"\ndate = \"n.d.\"\n";

const PARTIES: &str = "[[instrument]]\ninstrument = \"c102\"\n\n\
    [[ratification]]\ninstrument = \"c102\"\ncountry = \"TGO\"\ndate = \"2013-06-07\"\n";

const DONORS: &str = "[[donors]]\nname = \"Togo (first sum)\"\namount = 1500000.5\ncurrency = \"USD\"\nyear = \"2019-2023\"\nsource = \"one-2021\"\n\n\
    [[donors]]\nname = \"Togo (second sum)\"\namount = 500\ncurrency = \"EUR\"\nyear = 2021\nsource = \"one-2021\"\n\n\
    [[donors]]\nname = \"A bank\"\nsource = \"one-2021\"\n\n";

/// Makes a library of two cases, a project with donors, two events, a ratification and a translation.
fn base() -> Base {
    let base = Base::new();
    let failed = CASE
        .replace("Novissi: emergency cash by phone", "Haba: savings by phone")
        .replace("[\"TGO\"]", "[\"LAO\"]")
        .replace(
            "Pay first and verify later.",
            "Ask people before the launch.",
        );
    base.write("cases/lao-haba.md", failed);
    base.write(
        "cases/tgo-novissi.fr.md",
        "+++\ntitle = \"Novissi\"\nsummary = \"Le Togo a payé.\"\ntranslation = { of = 2026-11-22, by = \"A\" }\n+++\n",
    );
    let paid = PROJECT.replacen("[[sources]]", &format!("{DONORS}[[sources]]"), 1);
    base.write("projects/lao-kenya.md", paid);
    base.write("data/timeline.toml", EVENTS);
    base.write("data/ratifications.toml", PARTIES);
    base
}

fn atlas(words: &[&str]) -> Vec<String> {
    let words = ["atlas"].iter().chain(words);
    words.map(|&word| word.to_owned()).collect()
}

fn json(base: &Base, words: &[&str]) -> Value {
    let mut words = atlas(words);
    words.extend(["--format".to_owned(), "json".to_owned()]);
    base.run(&words).ended(0).json()
}

#[test]
fn shows_every_view_as_text() {
    let base = base();
    let text = |words: &[&str]| {
        let mut words = atlas(words);
        words.extend(["--format".to_owned(), "text".to_owned()]);
        base.run(&words).ended(0).out
    };
    insta::assert_snapshot!("atlas_matrix", text(&["matrix"]));
    insta::assert_snapshot!("atlas_lessons", text(&["lessons"]));
    insta::assert_snapshot!("atlas_timeline", text(&["timeline"]));
    insta::assert_snapshot!("atlas_map", text(&["map"]));
    insta::assert_snapshot!("atlas_contributions", text(&["contributions"]));
    insta::assert_snapshot!("atlas_coverage", text(&["coverage"]));
}

#[test]
fn is_read_aloud_row_by_row() {
    let run = base().run(&["--plain", "atlas", "matrix", "--rows", "kind"]);
    insta::assert_snapshot!("atlas_matrix_plain", run.ended(0).out);
}

#[test]
fn follows_the_query_and_counts_a_record_once() {
    let base = base();
    let whole = json(&base, &["matrix", "--rows", "kind", "--columns", "outcome"]);
    assert_eq!((&whole["schema"], &whole["found"]), (&1.into(), &3.into()));
    let found = json(&base, &["matrix", "country:TGO", "kind:case"]);
    assert_eq!(
        (&found["found"], &found["query"]),
        (&1.into(), &"country:TGO kind:case".into())
    );
    let events = |words: &[&str]| {
        let found = json(&base, words);
        let rows = found["rows"].as_array().unwrap().clone();
        rows.iter()
            .filter(|row| row["row"] == "event")
            .map(|row| row["marks"].as_array().unwrap().len())
            .sum::<usize>()
    };
    assert_eq!(events(&["timeline", "--by", "kind"]), 2);
    assert_eq!(events(&["timeline", "--by", "kind", "kind:project"]), 1);
    let map = json(&base, &["map", "--of", "ratifications"]);
    assert_eq!(
        (&map["of"], &map["total"]),
        (&"ratifications".into(), &1.into())
    );
}

#[test]
fn finds_nothing_with_status_1() {
    let base = base();
    for words in [
        &["matrix", "zebra"][..],
        &["coverage", "country:TGO country:LAO zebra"],
        &["contributions", "kind:case"],
        &["lessons", "kind:project"],
        &["map", "--of", "ratifications", "kind:case"],
        &["matrix", "--rows", "kind", "--cell", "project,africa"],
    ] {
        let run = base.run(&atlas(words)).ended(1);
        assert!(
            run.out.is_empty() && run.talk.contains("nothing found"),
            "{run:#?}"
        );
    }
    let empty = Base::empty();
    empty.run(&["atlas", "matrix"]).ended(1);
    let run = empty
        .run(&["atlas", "coverage", "--format", "json"])
        .ended(1);
    assert_eq!(run.json()["found"], 0);
}

#[test]
fn a_cell_leads_to_its_records_and_to_a_query() {
    let base = base();
    let cell = ["matrix", "--rows", "kind", "--columns", "country", "--cell"];
    let of = |cell_of: &str| json(&base, &[&cell[..], &[cell_of]].concat());
    let found = of("case,tgo");
    assert_eq!(found["records"][0]["id"], "tgo-novissi");
    assert_eq!(
        (&found["total"], &found["cell"]["query"]),
        (&1.into(), &"kind:case country:TGO".into())
    );
    let none = [
        "matrix",
        "--rows",
        "outcome",
        "--columns",
        "kind",
        "--cell",
        "-,project",
    ];
    let none = json(&base, &none);
    assert_eq!(none["records"][0]["id"], "lao-kenya");
    let query = none["cell"]["query"].as_str().unwrap();
    assert_eq!(query, "-outcome:success kind:project");
    let listed = base.run(&["list", "--query", query, "--format", "json"]);
    assert_eq!(listed.ended(0).json()["records"][0]["id"], "lao-kenya");
    let wrong = base
        .run(&atlas(&[&cell[..], &["case,tog"]].concat()))
        .ended(2);
    assert!(wrong.talk.contains("did you mean `TGO`?"), "{wrong:#?}");
    let wrong = base.run(&atlas(&[&cell[..], &["case"]].concat())).ended(2);
    assert!(wrong.talk.contains("comma"), "{wrong:#?}");
    let wrong = base.run(&["atlas", "matrix", "--rows", "lang"]).ended(2);
    assert!(wrong.talk.contains("there are topic, branch"), "{wrong:#?}");
}

#[test]
fn prints_rows_for_other_programs_and_names_in_the_language_asked_for() {
    let base = base();
    let out = base.run(&["atlas", "map", "--lang", "fr"]).ended(0).out;
    let rows: Vec<&str> = out.lines().collect();
    assert_eq!(
        rows[0],
        "region\tcountry\tname\tlatitude\tlongitude\tcount\tids"
    );
    assert_eq!(
        rows[2],
        "asia-pacific\tLAO\tLaos\t17.97\t102.6\t1\tlao-haba"
    );
    let csv = base.run(&["atlas", "contributions", "--format", "csv"]);
    assert_eq!(
        csv.ended(0).out,
        "currency,donor,country,from,to,amount,id,named,sources,held\n\
         EUR,Togo,TGO,2021,2021,500,lao-kenya,Togo (second sum),one-2021,\n\
         USD,Togo,TGO,2019,2023,1500000.5,lao-kenya,Togo (first sum),one-2021,\n\
         ,A bank,,,,,lao-kenya,A bank,one-2021,\n"
    );
    let words = ["atlas", "matrix", "--rows", "kind", "--format", "markdown"];
    let markdown = base.run(&words).ended(0).out;
    assert!(
        markdown.contains("| kind | Africa | Asia and the Pacific | all |\n| --- | ---: | ---: | ---: |\n| case | 1 | 1 | 2 |\n"),
        "{markdown}"
    );
    let words = ["atlas", "lessons", "--format", "tsv"];
    let tabbed = base.run(&words).ended(0).out;
    assert!(
        tabbed.contains("data\tdigital-payments\tsuccess\tcase\tlao-haba\tAsk people before the launch.\tone-2021"),
        "{tabbed}"
    );
}

/// Returns a donor without what is noted behind its name.
fn bare(name: &str) -> &str {
    name.split(['(', '–']).next().unwrap().trim()
}

/// Adds up the amounts of the built-in projects by currency, in hundredths, and counts those with and without a sum; what a
/// record's own total holds is not added again.
fn recount() -> (BTreeMap<String, i64>, usize, usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/projects");
    let (mut sums, mut with, mut without) = (BTreeMap::new(), 0, 0);
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let header = text.split("+++\n").nth(1);
        let (1, Some(header)) = (name.matches('.').count(), header) else {
            continue;
        };
        let header: toml::Table = header.parse().unwrap();
        let donors = header.get("donors").and_then(toml::Value::as_array);
        let name = |donor: &toml::Value| donor["name"].as_str().unwrap().to_owned();
        // What a record calls a total holds the other amounts of that donor.
        let totals = donors.into_iter().flatten().map(name);
        let totals = totals.filter(|name| name.contains("total "));
        let totals: Vec<String> = totals.map(|name| bare(&name).to_owned()).collect();
        for donor in donors.into_iter().flatten() {
            let own = name(donor);
            let of_one = |total: &String| bare(&own) == total && !own.contains("total ");
            let is_held = totals.iter().any(of_one);
            let amount = match donor.get("amount") {
                Some(toml::Value::Integer(amount)) => amount * 100,
                Some(toml::Value::Float(amount)) => {
                    format!("{amount:.2}").replace('.', "").parse().unwrap()
                }
                _ => {
                    without += 1;
                    continue;
                }
            };
            with += 1;
            if is_held {
                continue;
            }
            *sums
                .entry(donor["currency"].as_str().unwrap().to_owned())
                .or_default() += amount;
        }
    }
    (sums, with, without)
}

fn hundredths(amount: &str) -> i64 {
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

#[test]
fn the_built_in_views_agree_with_a_list_and_with_a_recount() {
    let base = Base::bare();
    let list = base.run(&["list", "--format", "json"]).ended(0).json();
    let listed = list["records"].as_array().unwrap().iter();
    let kinds: BTreeMap<&str, &str> = listed
        .map(|one| (one["id"].as_str().unwrap(), one["kind"].as_str().unwrap()))
        .collect();
    let count = |kind: &str| kinds.values().filter(|own| **own == kind).count();

    let matrix = json(&base, &["matrix", "--rows", "kind", "--columns", "outcome"]);
    assert_eq!(matrix["found"], kinds.len());
    for head in matrix["rows"]["values"].as_array().unwrap() {
        assert_eq!(head["total"], count(head["value"].as_str().unwrap()));
    }
    let sum = matrix["cells"].as_array().unwrap().iter();
    let sum: u64 = sum.map(|cell| cell["count"].as_u64().unwrap()).sum();
    assert_eq!(sum, u64::try_from(kinds.len()).unwrap());
    let cell = matrix["cells"].as_array().unwrap().iter();
    let mut cells = cell.filter(|cell| cell["query"] == "kind:case outcome:failure");
    let failures = json(&base, &["matrix", "kind:case outcome:failure"]);
    assert_eq!(cells.next().unwrap()["count"], failures["found"]);

    for (of, kind) in [("cases", "case"), ("projects", "project")] {
        assert_eq!(json(&base, &["map", "--of", of])["total"], count(kind));
    }
    let time = json(&base, &["timeline", "--by", "kind"]);
    let dated = time["rows"].as_array().unwrap().iter();
    let dated = dated.filter(|row| row["row"] != "event");
    let dated: usize = dated
        .map(|row| row["marks"].as_array().unwrap().len())
        .sum();
    let undated = time["undated"].as_array().unwrap().len();
    assert_eq!(dated + undated, count("case") + count("project"));
    let coverage = json(&base, &["coverage"]);
    assert_eq!(coverage["practices"], count("case") + count("project"));
    assert!(json(&base, &["lessons"])["total"].as_u64() > Some(200));

    let money = json(&base, &["contributions"]);
    let (sums, with, without) = recount();
    assert_eq!(
        (&money["with_sum"], &money["without_sum"]),
        (&with.into(), &without.into())
    );
    let told = money["currencies"].as_array().unwrap().iter();
    let told: BTreeMap<String, i64> = told
        .map(|one| {
            let total = hundredths(one["total"].as_str().unwrap());
            (one["currency"].as_str().unwrap().to_owned(), total)
        })
        .collect();
    assert_eq!(told, sums);
}
