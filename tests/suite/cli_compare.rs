//! `compare` from outside: its forms, its languages, and what is said where it cannot compare.

use crate::kit::{Base, CASE};

/// A second case, which agrees with the first in some dimensions.
fn second() -> String {
    CASE.replace("Novissi: emergency cash by phone", "Haba: savings by phone")
        .replace("[\"TGO\"]", "[\"LAO\"]")
        .replace("value = 819972", "value = 100")
        .replace(
            "## Approach",
            "## Transfer\n\nTry it, 社会保障.[^two-2022]\n\n## Approach",
        )
}

fn base() -> Base {
    let base = Base::new();
    base.write("cases/ken-haba.md", second());
    base
}

#[test]
fn stands_below_each_other_at_80_columns_and_side_by_side_at_120() {
    let narrow = base().run(&["compare", "tgo", "ken"]).ended(0).out;
    insta::assert_snapshot!("compare_at_80", narrow);
    let base = base().with("COLUMNS", "120");
    let wide = base.run(&["compare", "tgo", "ken", "lao"]).ended(0).out;
    insta::assert_snapshot!("compare_at_120", wide);
    let flipped = [
        "compare",
        "tgo",
        "ken",
        "--flip",
        "--only",
        "country,out,tra",
    ];
    insta::assert_snapshot!("compare_flipped", base.run(&flipped).ended(0).out);
}

#[test]
fn tells_only_differences_or_only_some_dimensions() {
    let base = base();
    let out = base
        .run(&["compare", "tgo", "ken", "--differences"])
        .ended(0)
        .out;
    assert!(
        out.contains("## Countries") && !out.contains("## Period"),
        "{out}"
    );
    let out = base
        .run(&["compare", "tgo", "ken", "--only", "res,Period"])
        .ended(0)
        .out;
    assert!(
        out.contains("People paid: 819,972 people (2021)[1]"),
        "{out}"
    );
    assert!(
        out.contains("## Period (the same)") && !out.contains("## Countries"),
        "{out}"
    );
    let same = ["compare", "tgo", "ken", "--only", "period", "--differences"];
    let run = base.run(&same).ended(1);
    assert!(run.talk.contains("do not differ"), "{run:#?}");
    let run = base
        .run(&["compare", "tgo", "ken", "--only", "cost"])
        .ended(1);
    assert!(
        run.talk.contains("no dimension is called `cost`") && run.talk.contains("transfer"),
        "{run:#?}"
    );
}

#[test]
fn answers_programs_with_ids_and_digits() {
    let base = base().with("LC_ALL", "fr_FR.UTF-8");
    let answer = base
        .run(&["compare", "tgo", "ken", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(answer["schema"], 1);
    assert_eq!(answer["records"][1]["id"], "ken-haba");
    let of = |id: &str| {
        let rows = answer["dimensions"].as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["id"] == id);
        rows.next().unwrap().clone()
    };
    assert_eq!(of("country")["cells"][0]["values"][0], "TGO");
    assert_eq!(of("results")["cells"][0]["figures"][0]["value"], "819972");
    assert_eq!(
        (
            &of("period")["cells"][0]["values"][0],
            &of("period")["differs"]
        ),
        (&"2020-04/2021".into(), &false.into())
    );
    assert!(of("transfer")["cells"][0].is_null());
    assert_eq!(
        of("lessons-data")["cells"][1]["lessons"][0]["sources"][0],
        1
    );
}

#[test]
fn writes_markdown_and_a_table_for_a_spreadsheet() {
    let base = base();
    let only = ["--only", "country,period,results,transfer"];
    let of = |format| [&["compare", "tgo", "ken", "--format", format][..], &only].concat();
    assert_eq!(
        base.run(&of("md")).ended(0).out,
        "# Comparison\n\n- Novissi: emergency cash by phone (`tgo-novissi`)\n- Haba: savings by phone (`ken-haba`)\n\n\
         |  | Novissi: emergency cash by phone (`tgo-novissi`) | Haba: savings by phone (`ken-haba`) |\n\
         | --- | --- | --- |\n| **Countries** | Togo | Lao PDR |\n\
         | **Period** | 2020-04 to 2021 | 2020-04 to 2021 |\n\n\
         ## Results\n\n### Novissi: emergency cash by phone (`tgo-novissi`)\n\n\
         **People paid**: 819,972 people (2021)\\[1\\]\n\n\
         ### Haba: savings by phone (`ken-haba`)\n\n**People paid**: 100 people (2021)\\[1\\]\n\n\
         ## Transfer\n\n### Haba: savings by phone (`ken-haba`)\n\nTry it, 社会保障.\\[2\\]\n"
    );
    assert_eq!(
        base.run(&of("csv")).ended(0).out,
        "dimension,Novissi: emergency cash by phone (tgo-novissi),Haba: savings by phone (ken-haba)\n\
         Countries,Togo,Lao PDR\nPeriod,2020-04 to 2021,2020-04 to 2021\n\
         Results,\"People paid: 819,972 people (2021)[1]\",People paid: 100 people (2021)[1]\n\
         Transfer,,\"Try it, 社会保障.[2]\"\n"
    );
    let flipped = [of("csv").as_slice(), &["--flip"]].concat();
    let out = base.run(&flipped).ended(0).out;
    assert!(
        out.starts_with("record,Countries,Period,Results,Transfer\n"),
        "{out}"
    );
}

#[test]
fn a_translation_stands_in_its_place() {
    let base = base();
    let french = "+++\ntitle = \"Novissi : de l'argent\"\nsummary = \"Le Togo a payé.\"\n\
                  translation = { of = 2026-11-22, by = \"A. Traductrice\" }\n+++\n\n\
                  ## Contexte\n\nLe confinement.[^one-2021]\n\n## Démarche\n\nPar téléphone.[^two-2022]\n";
    base.write("cases/tgo-novissi.fr.md", french);
    let arguments = ["compare", "tgo", "ken", "--only", "context,title,app"];
    let run = base.run(&arguments).ended(1);
    assert!(run.talk.contains("`title`"), "{run:#?}");
    let arguments = ["compare", "tgo", "ken", "--only", "context", "--lang", "fr"];
    let out = base.run(&arguments).ended(0).out;
    assert!(out.contains("tgo-novissi: Novissi : de l'argent"), "{out}");
    assert!(
        out.contains("## Context\n\ntgo-novissi\n  Le confinement.[1]\nken-haba\n  The lockdown"),
        "{out}"
    );
    let both = ["compare", "cases/tgo-novissi.fr.md", "cases/tgo-novissi.md"];
    let out = base.run(&both).ended(0).out;
    assert!(
        out.contains("Le confinement") && out.contains("The lockdown"),
        "{out}"
    );
}

#[test]
fn says_what_it_cannot_compare() {
    let base = base();
    let run = base.run(&["compare", "tgo-novisi", "haba", "ken"]).ended(1);
    assert!(
        run.talk.contains("no record is called `tgo-novisi`")
            && run.talk.contains("no record is called `haba`"),
        "{run:#?}"
    );
    assert!(
        run.out.is_empty() && run.talk.contains("ken-haba"),
        "{run:#?}"
    );
    let run = base.run(&["compare", "tgo"]).ended(2);
    assert!(run.talk.contains("Usage: casebook compare"), "{run:#?}");
    let run = base.run(&["compare", "ken", "ken-haba"]).ended(2);
    assert!(run.talk.contains("`ken-haba` is named twice"), "{run:#?}");
}
