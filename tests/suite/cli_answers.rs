//! What commands answer: shapes, order, wiring.

use serde_json::Value;

use crate::kit::{Base, CASE};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn search_answers_in_the_documented_shape() {
    let base = Base::new();
    let answer = base
        .run(&["search", "mobile", "money", "--format", "json", "--facets"])
        .ended(0)
        .json();
    assert_eq!(
        (&answer["schema"], &answer["query"], &answer["total"]),
        (&1.into(), &"mobile money".into(), &1.into())
    );
    let hit = &answer["hits"][0];
    for key in [
        "id", "kind", "lang", "title", "path", "score", "section", "snippet", "because",
    ] {
        assert!(hit.get(key).is_some(), "{key} in {hit}");
    }
    assert_eq!(
        (&hit["id"], &hit["kind"], &hit["lang"]),
        (&"tgo-novissi".into(), &"case".into(), &"en".into())
    );
    assert_eq!(hit["path"], "cases/tgo-novissi.md");
    assert!(hit["score"].is_f64() && hit["because"].is_array() && hit["snippet"].is_string());
    assert_eq!(answer["facets"]["country"][0]["value"], "TGO");
    assert_eq!(answer["facets"]["country"][0]["count"], 1);
    assert!(answer["suggestions"].is_array());
}

#[test]
fn search_marks_the_words_in_characters() {
    let base = Base::new();
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("Pay first", "Éé ດີ xylophone first"),
    );
    let answer = base
        .run(&["search", "xylophone", "--format", "json"])
        .ended(0)
        .json();
    let hit = &answer["hits"][0];
    let snippet: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    let place = |at: usize| usize::try_from(hit["marks"][0][at].as_u64().unwrap()).unwrap();
    assert_eq!(
        snippet[place(0)..place(1)].iter().collect::<String>(),
        "xylophone"
    );
}

#[test]
fn search_without_facets_counts_none() {
    let answer = Base::new()
        .run(&["search", "togo", "--format", "json"])
        .ended(0)
        .json();
    assert!(answer.get("facets").is_none());
}

#[test]
fn search_prints_six_cells_a_line_where_there_is_no_terminal() {
    let run = Base::new().run(&["search", "workers"]).ended(0);
    assert_eq!(run.out.lines().count(), 2, "{run:#?}");
    for line in run.out.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 6, "{line}");
        assert!(
            ["case", "project"].contains(&cells[1]) && cells[2] == "en",
            "{line}"
        );
    }
}

#[test]
fn search_takes_filters_as_options_and_as_words() {
    let base = Base::new();
    for arguments in [
        ["workers", "--kind", "project"].as_slice(),
        &["workers", "kind:project"],
        &["workers", "--kind=case,project", "--", "-novissi"],
        &["workers", "country:Laos"],
    ] {
        let arguments = [&["search", "--format=json"], arguments].concat();
        let answer = base.run(&arguments).ended(0).json();
        assert_eq!(
            (&answer["total"], &answer["hits"][0]["id"]),
            (&1.into(), &"lao-kenya".into()),
            "{arguments:?}"
        );
    }
    base.run(&["search", "workers", "--lang", "lo"]).ended(1);
    base.run(&["search", "workers", "--lang", "en"]).ended(0);
}

#[test]
fn search_finds_han_anywhere_in_the_text() {
    let answer = Base::new()
        .run(&["search", "养老金", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(answer["hits"][0]["id"], "lao-kenya");
}

#[test]
fn search_limits_what_it_prints_but_not_what_it_counts() {
    let answer = Base::new()
        .run(&["search", "workers", "--limit", "1", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(
        (
            answer["total"].as_u64(),
            answer["hits"].as_array().unwrap().len()
        ),
        (Some(2), 1)
    );
}

#[test]
fn search_prints_what_one_reads_and_more_where_a_program_reads() {
    let bare = Base::bare();
    let hits = |arguments: &[&str]| {
        let search = ["search", "interoperability"].iter().chain(arguments);
        bare.run(&search.collect::<Vec<_>>()).ended(0)
    };
    let answer = hits(&["--format", "json"]).json();
    let printed = answer["hits"].as_array().unwrap().len();
    let total = answer["total"].as_u64().unwrap();
    assert!(
        printed >= 30 && printed as u64 == total.min(100),
        "{printed} of {total}"
    );
    assert_eq!(hits(&[]).out.lines().count(), 20);
}

#[test]
fn search_says_what_it_could_not_read_in_a_query() {
    let run = Base::new().run(&["search", "contry:togo", "mobile", "--format", "json"]);
    let answer = run.json();
    let note = &answer["notes"][0];
    assert_eq!(
        (&note["start"], &note["severity"].is_string()),
        (&0.into(), &true),
        "{run:#?}"
    );
    assert!(run.talk.contains("contry"), "{run:#?}");
}

#[test]
fn search_relaxes_and_says_what_is_left_out() {
    let run = Base::new()
        .run(&["search", "mobile", "zeppelin", "--format", "json"])
        .ended(0);
    let answer = run.json();
    assert_eq!(
        (&answer["complete"], &answer["hits"][0]["left_out"][0]),
        (&0.into(), &"zeppelin".into()),
        "{run:#?}"
    );
}

#[test]
fn list_answers_in_the_documented_shape_and_order() {
    let base = Base::new();
    base.write(
        "cases/aaa.md",
        CASE.replace("Novissi: emergency", "A: emergency"),
    );
    let answer = base.run(&["list", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&answer["schema"], &answer["total"]),
        (&1.into(), &3.into())
    );
    let ids: Vec<&str> = answer["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["aaa", "tgo-novissi", "lao-kenya"]);
    assert_eq!(
        keys(&answer["records"][0]),
        ["id", "kind", "lang", "path", "title"]
    );
}

#[test]
fn list_prints_five_cells_a_line_and_takes_a_kind_and_a_query() {
    let base = Base::new();
    let run = base.run(&["list", "cases"]).ended(0);
    assert_eq!(
        run.out,
        "tgo-novissi\tcase\ten\tNovissi: emergency cash by phone\tcases/tgo-novissi.md\n"
    );
    let run = base.run(&["list", "--query", "country:LAO"]).ended(0);
    assert!(
        run.out.starts_with("lao-kenya\tproject\t") && run.out.lines().count() == 1,
        "{run:#?}"
    );
    base.run(&["list", "term"]).ended(1);
    base.run(&["list", "--query", "-workers"]).ended(1);
}

#[test]
fn list_leaves_out_records_that_lack_a_word() {
    let run = Base::new()
        .run(&["list", "--query", "mobile zeppelin"])
        .ended(1);
    assert_eq!(run.out, "");
}

#[test]
fn show_answers_in_the_documented_shape() {
    let answer = Base::new()
        .run(&["show", "tgo-novissi", "--format", "json"])
        .ended(0)
        .json();
    let record = &answer["record"];
    assert_eq!(answer["schema"], 1);
    assert_eq!(
        (&record["id"], &record["kind"], &record["lang"]),
        (&"tgo-novissi".into(), &"case".into(), &"en".into())
    );
    assert_eq!(
        (&record["path"], &record["updated"]),
        (&"cases/tgo-novissi.md".into(), &"2026-11-22".into())
    );
    assert_eq!(record["results"][0]["value"], 819_972);
    assert_eq!(record["sections"][0]["heading"], "Context");
    assert_eq!(
        record["sections"][0]["text"],
        "The lockdown took the income of informal workers."
    );
}

#[test]
fn show_prints_a_record_as_plain_lines() {
    let run = Base::new().run(&["show", "tgo-novissi"]).ended(0);
    insta::assert_snapshot!(run.out);
}

#[test]
fn show_takes_a_beginning_that_only_one_id_has_and_a_path() {
    let base = Base::new();
    for name in ["tgo", "tgo-novissi", "cases/tgo-novissi.md"] {
        assert!(
            base.run(&["show", name])
                .ended(0)
                .out
                .starts_with("Novissi: emergency"),
            "{name}"
        );
    }
    base.write("cases/tgo-other.md", CASE);
    let run = base.run(&["show", "tgo"]).ended(1);
    assert!(
        run.talk.contains("tgo-novissi") && run.talk.contains("tgo-other"),
        "{run:#?}"
    );
    assert_eq!(run.out, "");
}

#[test]
fn show_offers_what_is_near() {
    let run = Base::new().run(&["show", "tgo-novisi"]).ended(1);
    assert!(run.talk.contains("tgo-novissi"), "{run:#?}");
}

#[test]
fn show_gives_one_section() {
    let base = Base::new();
    let run = base.run(&["show", "tgo", "--section", "context"]).ended(0);
    assert_eq!(
        run.out,
        "## Context\n\nThe lockdown took the income of informal workers.[1]\n"
    );
    let answer = base
        .run(&["show", "tgo", "--section", "approach", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(answer["record"]["sections"].as_array().unwrap().len(), 1);
    let raw = base
        .run(&["show", "tgo", "--section", "Context", "--raw"])
        .ended(0);
    assert!(
        raw.out.starts_with("## Context\n") && raw.out.contains("[^one-2021]"),
        "{raw:#?}"
    );
    let run = base.run(&["show", "tgo", "--section", "nowhere"]).ended(1);
    assert!(run.talk.contains("Approach"), "{run:#?}");
}

#[test]
fn show_gives_the_file_as_it_stands() {
    assert_eq!(
        Base::new().run(&["show", "tgo", "--raw"]).ended(0).out,
        CASE
    );
}

#[test]
fn show_renders_markdown_from_standard_input() {
    let base = Base::new();
    let run = base
        .feed(&["show", "-"], "# Hello\n\n- one\n- *two*\n")
        .ended(0);
    assert_eq!(run.out, "# Hello\n\n- one\n- two\n");
    let run = base.feed(&["show", "-"], CASE).ended(0);
    assert!(
        run.out.starts_with("Novissi: emergency cash by phone\n")
            && run.out.contains("Countries: Togo"),
        "{run:#?}"
    );
    let answer = base
        .feed(&["show", "-", "--format", "json"], CASE)
        .ended(0)
        .json();
    assert_eq!(
        answer["record"]["title"],
        "Novissi: emergency cash by phone"
    );
}

#[test]
fn explain_lists_every_rule_and_explains_each() {
    let base = Base::new();
    let rules = base.run(&["explain", "--format", "json"]).ended(0).json()["rules"].clone();
    let rules = rules.as_array().unwrap();
    assert!(rules.len() > 20);
    let first = rules[0]["code"].as_str().unwrap();
    let by_code = base.run(&["explain", first]).ended(0);
    let by_name = base
        .run(&["explain", rules[0]["name"].as_str().unwrap()])
        .ended(0);
    assert_eq!(by_code.out, by_name.out);
    assert!(by_code.out.starts_with(first));
    assert_eq!(
        base.run(&["explain"]).ended(0).out.lines().count(),
        rules.len()
    );
}

#[test]
fn a_pasted_id_finds_its_record_and_a_search_in_vain_tells_of_files_that_are_not_searched() {
    let base = Base::new();
    for typed in ["tgo-novissi", "tgo-n"] {
        let run = base.run(&["search", typed]).ended(0);
        assert!(run.out.starts_with("tgo-novissi\t"), "{run:#?}");
        assert_eq!(run.talk, "");
    }
    let exact = base.run(&["search", "--exact", "tgo-novissi"]).ended(0);
    assert!(exact.out.starts_with("tgo-novissi\t"), "{exact:#?}");
    base.write("cases/broken.md", "Bicycles");
    let run = base.run(&["search", "bicycles"]).ended(1);
    let told = "1 file cannot be read as a record; `casebook check` says why";
    assert!(run.talk.contains(told), "{run:#?}");
    let run = base.run(&["search", "mobile"]).ended(0);
    assert!(!run.talk.contains(told), "{run:#?}");
}

#[test]
fn index_tells_what_it_did_and_how_it_stands() {
    let base = Base::new();
    let report = base.run(&["index", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&report["schema"], &report["added"], &report["set_aside"]),
        (&1.into(), &2.into(), &0.into())
    );
    let again = base.run(&["index", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&again["added"], &again["unchanged"], &again["written"]),
        (&0.into(), &2.into(), &false.into())
    );
    let anew = base
        .run(&["index", "--rebuild", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(anew["written"], true);
    let status = base
        .run(&["index", "--status", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(
        (&status["records"], &status["set_aside"]),
        (&2.into(), &Value::Array(Vec::new()))
    );
}

#[test]
fn paths_names_every_place() {
    let base = Base::new();
    let paths = base.run(&["paths", "--format", "json"]).ended(0).json()["paths"].clone();
    let library = paths["library"].as_str().unwrap();
    assert_eq!(
        std::fs::canonicalize(library).unwrap(),
        std::fs::canonicalize(base.root()).unwrap()
    );
    assert!(paths["cache"].as_str().unwrap().contains("home"), "{paths}");
    let run = base.run(&["paths"]).ended(0);
    assert!(
        run.out.lines().all(|line| line.split('\t').count() == 2),
        "{run:#?}"
    );
}

#[test]
fn completions_and_manual_are_printed_for_every_shell_and_command() {
    let base = Base::bare();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            base.run(&["completions", shell])
                .ended(0)
                .out
                .contains("casebook"),
            "{shell}"
        );
    }
    assert!(base.run(&["man"]).ended(0).out.contains(".TH casebook 1"));
    for command in [
        "search",
        "show",
        "list",
        "compare",
        "learn",
        "check",
        "explain",
        "index",
        "paths",
        "completions",
        "man",
    ] {
        let page = base.run(&["man", command]).ended(0).out;
        assert!(page.contains(".SH"), "{command}");
        assert!(
            base.run(&[command, "--help"])
                .ended(0)
                .out
                .contains("Usage:"),
            "{command}"
        );
    }
}

#[test]
fn help_lists_the_commands_in_groups() {
    insta::assert_snapshot!(Base::bare().run(&["-h"]).ended(0).out);
}

#[test]
fn says_its_version() {
    let run = Base::bare().run(&["--version"]).ended(0);
    assert_eq!(run.out, format!("casebook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn show_says_how_a_figure_and_a_source_were_had() {
    let base = Base::new();
    let page = |text: String| {
        base.write("cases/tgo-novissi.md", text);
        base.run(&["show", "tgo-novissi"]).ended(0).out
    };
    let figure = |access: &str| {
        CASE.replace(
            "year = 2021\n",
            &format!("year = 2021\naccess = \"{access}\"\n"),
        )
    };
    let confirmed = page(figure("confirmed"));
    assert!(
        confirmed.contains("819,972 people (2021)[1] (confirmed)"),
        "{confirmed}"
    );
    assert!(confirmed.contains("Confirmed: checked once more"));
    assert!(confirmed.contains("[2] Two. A press, no date (read in a copy on another site)"));
    assert!(page(figure("copy")).contains("[1] (read in a copy)"));
    assert!(page(figure("recalled")).contains("(from memory, not checked)"));
    let plain = page(figure("retrieved"));
    assert!(
        !plain.contains("(retrieved)") && !plain.contains("Confirmed"),
        "{plain}"
    );
    let json = base
        .run(&["show", "tgo-novissi", "--format", "json"])
        .json();
    assert_eq!(json["record"]["results"][0]["access"], "retrieved");
}

#[test]
fn a_page_whose_sources_are_few_says_so_at_its_top() {
    let base = Base::new();
    base.write("data/hosts.toml", "weak = [\"example.org\"]\n");
    let top = |text: String| {
        base.write("cases/tgo-novissi.md", text);
        let page = base.run(&["show", "tgo-novissi"]).ended(0).out;
        page.lines().nth(2).unwrap_or_default().to_owned()
    };
    let url = "url = \"https://example.org/one\"";
    let of = |access: &str| CASE.replace(url, &format!("access = \"{access}\""));
    assert!(top(CASE.to_owned()).starts_with("Weak sources: each was "));
    assert!(top(of("copy")).starts_with("Copies only: "));
    let recalled = of("recalled").replace("\"copy\"", "\"recalled\"");
    assert!(top(recalled).starts_with("Not checked: "));
    assert!(
        top(of("retrieved").replace("\"copy\"", "\"recalled\""))
            .starts_with("Partly not checked: ")
    );
    assert_eq!(top(of("retrieved")), "", "one good source is enough");
    let caution = CASE.replace("updated =", "caution = \"one outlet only.\"\nupdated =");
    assert_eq!(top(caution), "Caution: one outlet only.");
}
