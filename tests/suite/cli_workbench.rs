//! The workbench from outside: a file of answers, its report in each form, two dates, wrong files, the questions.

use std::fs;

use crate::kit::{Base, CASE, Run};

const FIVE: &str = include_str!("fixtures/answers-five.toml");
const GAPS: &str = include_str!("fixtures/answers-gaps.toml");

/// Returns a library with a case that supports Part VII, and files of answers beside it.
fn base() -> Base {
    let base = Base::new();
    let supports = "standards = [{ ref = \"c102\", part = \"VII\", relation = \"supports\" }]";
    let case = CASE.replace(
        "state = \"closed\"",
        &format!("state = \"closed\"\n{supports}"),
    );
    base.write("cases/tgo-novissi.md", case);
    for (name, text) in [("five.toml", FIVE), ("gaps.toml", GAPS)] {
        fs::write(base.root().join(name), text).unwrap();
    }
    base
}

fn report(base: &Base, file: &str, status: i32) -> Run {
    base.run(&["workbench", "--answers", file]).ended(status)
}

#[test]
fn a_country_that_meets_five_parts() {
    let run = report(&base(), "five.toml", 0);
    assert!(run.talk.is_empty(), "{run:#?}");
    insta::assert_snapshot!("workbench_five", run.out);
}

#[test]
fn a_country_with_gaps() {
    insta::assert_snapshot!("workbench_gaps", report(&base(), "gaps.toml", 1).out);
}

#[test]
fn a_country_of_which_nothing_is_known() {
    let run = base().feed(&["workbench", "--answers", "-"], "").ended(1);
    insta::assert_snapshot!("workbench_empty", run.out);
}

#[test]
fn a_wrong_file_is_told_whole_and_not_used() {
    let wrong = "country = \"LAX\"\n[sickness]\nbenefits = 5\nbenefit = -5\ncovered_employees = 200\nmethod = \"flats\"\n\
                 [population]\nemployees = 100\nresidents = \"many\"\n[old_age]\n";
    let base = base();
    fs::write(base.root().join("wrong.toml"), wrong).unwrap();
    let run = report(&base, "wrong.toml", 2);
    assert_eq!(run.out, "");
    insta::assert_snapshot!("workbench_wrong", run.talk);
    let answer = base
        .run(&["workbench", "--answers", "wrong.toml", "--format", "json"])
        .ended(2)
        .json();
    assert_eq!(
        (
            &answer["schema"],
            answer["faults"].as_array().unwrap().len()
        ),
        (&1.into(), 7)
    );
    assert_eq!(answer["faults"][1]["code"], "CB802");
}

#[test]
fn two_dates_are_compared() {
    let base = base();
    let later = GAPS
        .replace("as_of = 2020", "as_of = 2024")
        .replace("waiting_days = 4", "waiting_days = 3")
        .replace("pension_age = 66", "pension_age = 65");
    fs::write(base.root().join("later.toml"), later).unwrap();
    let two = base
        .run(&[
            "workbench",
            "--answers",
            "gaps.toml",
            "--answers",
            "later.toml",
        ])
        .ended(1);
    insta::assert_snapshot!("workbench_comparison", two.out);
    let other = [
        "workbench",
        "--compare",
        "gaps.toml",
        "--answers",
        "later.toml",
    ];
    assert_eq!(base.run(&other).ended(1).out, two.out);
    let turned = [
        "workbench",
        "--compare",
        "later.toml",
        "--answers",
        "gaps.toml",
    ];
    let run = base.run(&turned).ended(1);
    assert!(
        run.talk.contains("the first file is the later one"),
        "{run:#?}"
    );
    let json = base
        .run(&[&other[..], &["--format", "json"]].concat())
        .ended(1)
        .json();
    let part = &json["parts"][0];
    assert_eq!(
        (&part["part"], &part["old"], &part["new"]),
        (&"III".into(), &"not-met".into(), &"cannot-tell".into())
    );
    assert_eq!(part["lines"][0]["name"], "Waiting period");
    assert_eq!(json["old"]["as_of"], "2020");
    let markdown = base
        .run(&[&other[..], &["--format", "markdown"]].concat())
        .ended(1)
        .out;
    assert!(markdown.contains("| Waiting period | Art. 18 | at most the first 3 days unpaid | not met: 4 days | met: 3 days |\n"), "{markdown}");
}

#[test]
fn the_report_as_json_is_whole() {
    let answer = base()
        .run(&["workbench", "--answers", "five.toml", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(
        (&answer["schema"], &answer["country"]),
        (&1.into(), &"LAO".into())
    );
    assert_eq!(
        answer["acceptance"]["declared"]["met"],
        serde_json::json!(["II", "III", "V", "VI", "X"])
    );
    let parts = answer["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 9);
    let rate = &parts[1]["requirements"][3];
    assert_eq!(
        (&rate["name"], &rate["verdict"]),
        (&"Rate".into(), &"met".into())
    );
    assert_eq!(rate["lines"][0]["article"], "65 and Schedule");
    let record = &parts[5]["records"][0];
    assert_eq!(
        (&record["id"], &record["relation"]),
        (&"tgo-novissi".into(), &"supports".into())
    );
    assert!(parts[5]["requirements"][0]["lines"][0]["missing"][0] == "family.contingency");
}

#[test]
fn the_report_as_markdown_has_a_table_for_each_part_that_was_answered() {
    let run = base()
        .run(&[
            "workbench",
            "--answers",
            "five.toml",
            "--format",
            "markdown",
        ])
        .ended(0);
    assert!(run.out.starts_with(
        "# Convention 102: Lao PDR (LAO), as of 2026-01-01, amounts in LAK\n\nA learning aid"
    ));
    assert_eq!(
        run.out
            .matches("| What | Article | Asked | Answers | Verdict |")
            .count(),
        6
    );
    assert!(run.out.contains(
        "| Waiting period | Art. 18 | at most the first 3 days unpaid | 3 days | met |\n"
    ));
    assert!(run.out.ends_with("International Labour Office.\n"));
}

#[test]
fn lines_fit_the_width() {
    let base = base().with("COLUMNS", "40");
    for file in ["five.toml", "gaps.toml"] {
        let run = base.run(&["workbench", "--answers", file, "--plain"]);
        for line in run.out.lines() {
            assert!(
                line.chars().count() <= 40 || !line.trim().contains(' '),
                "{line:?}"
            );
        }
    }
}

#[test]
fn the_template_is_a_file_that_answers_nothing() {
    let base = base();
    let template = base.run(&["workbench", "--template"]).ended(0).out;
    insta::assert_snapshot!("workbench_template", template);
    let run = base
        .feed(&["workbench", "--answers", "-"], &template)
        .ended(1);
    let empty = base.feed(&["workbench", "--answers", "-"], "").ended(1);
    assert_eq!((run.out, run.talk), (empty.out, String::new()));
}

#[test]
fn the_questions_are_asked_one_by_one_and_kept() {
    let base = base();
    let lines = "lao\n2026\nback\n2025\nLAK\nskip\n100 000\n\n300000\nskip\nskip\ny\n120000\n60000\n?\nskip\nend\n";
    let arguments = ["--plain", "workbench", "--save", "mine.toml"];
    let run = base.feed(&arguments, lines).ended(1);
    insta::assert_snapshot!(
        "workbench_questions",
        run.out.split("\nConvention 102:").next().unwrap()
    );
    assert!(
        run.out
            .contains("\nConvention 102: Lao PDR (LAO), as of 2025, amounts in LAK\n"),
        "{}",
        run.out
    );
    assert!(
        run.talk.contains("7 answers are kept in mine.toml"),
        "{run:#?}"
    );
    let kept = base.run(&["workbench", "--answers", "mine.toml"]).ended(1);
    assert!(run.out.ends_with(&kept.out), "{kept:#?}");
    // Gone on with: what was answered stands beside the question.
    let again = base.feed(&arguments, "end\n").ended(1);
    assert!(again.out.contains("country [LAO] >"), "{again:#?}");
}

#[test]
fn answers_are_saved_under_a_name_listed_compared_and_removed() {
    let base = base();
    let begin = ["--plain", "workbench", "--save", "Lao 2020"];
    let none = base.run(&["workbench", "--saved"]).ended(1);
    assert!(none.talk.contains("no answers are saved"), "{none:#?}");
    let run = base.feed(&begin, "lao\n2020\nend\n").ended(1);
    assert!(
        run.talk.contains("2 answers are kept as Lao 2020"),
        "{run:#?}"
    );
    assert!(!base.root().join("Lao 2020").exists(), "no file");
    let again = base.feed(&begin, "end\n").ended(1);
    assert!(again.out.contains("country [LAO] >"), "{again:#?}");
    let later = ["--plain", "workbench", "--save", "Lao 2024"];
    base.feed(&later, "lao\n2024\n\nskip\nskip\nskip\nno\nend\n")
        .ended(1);
    let list = base.run(&["workbench", "--saved"]).ended(0);
    assert_eq!(list.out, "Lao 2020\tLAO\t2020\t2\nLao 2024\tLAO\t2024\t3\n");
    let json = base
        .run(&["workbench", "--saved", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(
        (&json["total"], &json["answers"][1]["name"]),
        (&2.into(), &"Lao 2024".into())
    );
    let report = base.run(&["workbench", "--answers", "Lao 2024"]).ended(1);
    assert!(
        report
            .out
            .contains("Part II: Medical care (Arts. 7-12): not met"),
        "{report:#?}"
    );
    let two = [
        "workbench",
        "--answers",
        "Lao 2020",
        "--answers",
        "Lao 2024",
    ];
    let compared = base.run(&two).ended(1);
    assert!(
        compared.out.contains("What has changed: 2020 to 2024."),
        "{compared:#?}"
    );
    base.run(&["workbench", "--remove", "Lao 2020"]).ended(0);
    let gone = base.run(&["workbench", "--answers", "Lao 2020"]).ended(2);
    assert!(
        gone.talk.contains("no answers are saved as Lao 2020"),
        "{gone:#?}"
    );
    base.run(&["workbench", "--remove", "Lao 2020"]).ended(2);
}

#[test]
fn a_file_that_is_there_goes_before_a_name() {
    let base = base();
    fs::write(base.root().join("mine"), "country = \"LAO\"\n").unwrap();
    let run = base.run(&["workbench", "--answers", "mine"]).ended(1);
    assert!(
        run.out.starts_with("Convention 102: Lao PDR (LAO)\n"),
        "{run:#?}"
    );
}

#[test]
fn in_the_dialogue_the_questions_are_asked_saved_and_reported() {
    let base = base();
    let lines = "workbench\nbegin mine\ntgo\n2020\nend\n\nb\nbegin later\ntgo\n2024\neur\nend\nb\nreport 1 2\nb\nd 1\nq\n";
    let run = base.feed(&["--plain"], lines).ended(0);
    insta::assert_snapshot!("workbench_dialogue", run.out);
    let list = base.run(&["workbench", "--saved"]).ended(0);
    assert_eq!(list.out, "later\tTGO\t2024\t3\n");
}

#[test]
fn answers_that_cannot_be_used_are_never_written_over() {
    let base = base();
    let file = base.root().join("wrong.toml");
    fs::write(&file, "benefit = -1\n").unwrap();
    let run = base
        .feed(&["--plain", "workbench", "--save", "wrong.toml"], "end\n")
        .ended(2);
    assert!(run.talk.contains("cannot be gone on with"), "{run:#?}");
    assert_eq!(fs::read_to_string(file).unwrap(), "benefit = -1\n");
}

#[test]
fn answers_that_contradict_each_other_are_mended_by_answering_again() {
    let base = base();
    let file = base.root().join("two.toml");
    let text = "[population]\nemployees = 100\nresidents = 50\n";
    fs::write(&file, text).unwrap();
    let arguments = ["--plain", "workbench", "--save", "two.toml"];
    let lines = "skip\nskip\n\n\n500\nend\n";
    let run = base.feed(&arguments, lines).ended(1);
    assert!(run.talk.contains("more than all residents"), "{run:#?}");
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("\nresidents = 500\n"), "{run:#?}");
}

#[test]
fn a_page_of_a_report_names_the_records_as_every_page_does() {
    let base = base();
    let run = base
        .run(&["workbench", "--answers", "five.toml", "--format", "html"])
        .ended(0);
    assert!(
        run.out.contains("<cite>") && run.out.contains("<span class=\"id\">"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("<script"), "{}", run.out);
    let two = [
        "workbench",
        "--answers",
        "five.toml",
        "--answers",
        "five.toml",
        "--format",
        "html",
    ];
    let run = base.run(&two).ended(0);
    assert!(run.out.contains("what has changed"), "{}", run.out);
}

#[test]
fn what_cannot_be_done_ends_with_two() {
    let base = base();
    fs::write(base.root().join("bytes.toml"), b"\xff\xfe").unwrap();
    for (arguments, told) in [
        (["workbench"].as_slice(), "need a terminal"),
        (
            &["--plain", "workbench", "--format", "json"],
            "--answers FILE",
        ),
        (
            &["workbench", "--answers", "none.toml"],
            "cannot read none.toml",
        ),
        (
            &["workbench", "--answers", "bytes.toml"],
            "no text in UTF-8",
        ),
        (
            &[
                "workbench",
                "--answers",
                "a",
                "--answers",
                "b",
                "--answers",
                "c",
            ],
            "more than two files",
        ),
        (
            &["workbench", "--answers", "-", "--answers", "-"],
            "standard input twice",
        ),
        (&["workbench", "--compare", "five.toml"], "--answers"),
        (
            &["workbench", "--template", "--answers", "five.toml"],
            "cannot be used with",
        ),
        (
            &["--plain", "workbench", "--save", "no/such/folder.toml"],
            "cannot write",
        ),
    ] {
        let run = base.run(arguments).ended(2);
        assert!(
            run.out.is_empty() && run.talk.contains(told),
            "{arguments:?}: {run:#?}"
        );
    }
}

#[test]
fn the_codes_of_answers_are_explained() {
    let run = base().run(&["explain", "CB805"]).ended(0);
    assert!(
        run.out.contains("two answers cannot both be right"),
        "{run:#?}"
    );
}
