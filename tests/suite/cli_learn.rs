//! Modules, agendas and worksheets from outside: what is listed, shown, left out and written.

use casebook::content::{self, Root};
use casebook::model::agenda::Show;
use casebook::model::{Detail, Kind};

use crate::kit::Base;

const MODULE: &str = include_str!("fixtures/module.md");
const AGENDA: &str = include_str!("fixtures/agenda.md");
const WORKSHEET: &str = include_str!("fixtures/worksheet.md");

/// Returns a library with two modules, an agenda and a worksheet beside its case and its project.
fn base() -> Base {
    let base = Base::new();
    base.write("modules/crisis.md", MODULE);
    let first = MODULE
        .replace("Paying people in a crisis", "Reading a case")
        .replace("minutes = 60", "minutes = 60\nprerequisites = [\"crisis\"]")
        .replace("crisis#key-ideas", "before#key-ideas");
    base.write("modules/before.md", first);
    base.write("agendas/an-hour.md", AGENDA);
    base.write("worksheets/plan-of-a-payment.md", WORKSHEET);
    base
}

#[test]
fn the_records_of_training_keep_the_rules() {
    let run = base().run(&["check", "modules", "agendas", "worksheets"]);
    run.ended(0);
}

#[test]
fn learn_lists_modules_after_what_they_ask_for() {
    let run = base().run(&["learn"]).ended(0);
    assert_eq!(
        run.out,
        "crisis\tplanning\tplanning\tcore\t60\t\tPaying people in a crisis\n\
         before\tplanning\tplanning\tcore\t60\tcrisis\tReading a case\n"
    );
    let answer = base().run(&["learn", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&answer["schema"], &answer["total"]),
        (&1.into(), &2.into())
    );
    let module = &answer["modules"][1];
    assert_eq!(
        (&module["id"], &module["stage"], &module["level"]),
        (&"before".into(), &"planning".into(), &"core".into())
    );
    assert_eq!(module["prerequisites"], serde_json::json!(["crisis"]));
    assert_eq!(
        (&module["minutes"], &module["exercises"]),
        (&60.into(), &3.into())
    );
}

#[test]
fn in_front_of_a_room_answers_are_not_kept() {
    let base = base();
    let told = || base.run(&["learn", "--progress", "--format", "csv"]).out;
    let before = told();
    let answers = "1\n".repeat(40);
    let run = base.feed(&["learn", "crisis", "--room"], &answers);
    assert!(run.talk.contains("no answer is kept"), "{run:?}");
    assert_eq!(told(), before);
    base.feed(&["learn", "crisis"], &answers);
    assert_ne!(told(), before, "alone they are");
    let run = base.run(&["learn", "--progress", "--room"]).ended(2);
    assert!(
        run.out.is_empty() && run.talk.contains("nothing of your own"),
        "{run:?}"
    );
}

#[test]
fn learn_in_a_library_without_modules_finds_nothing() {
    let run = Base::new().run(&["learn"]).ended(1);
    assert!(
        run.out.is_empty() && run.talk.contains("no modules"),
        "{run:#?}"
    );
    let answer = Base::new()
        .run(&["learn", "--format", "json"])
        .ended(1)
        .json();
    assert_eq!(answer["total"], 0);
}

#[test]
fn a_worksheet_is_written_to_fill_in() {
    let base = base();
    let copy = base
        .run(&["learn", "worksheet", "plan", "--out", "-"])
        .ended(0)
        .out;
    assert_eq!(
        copy,
        "# Plan of a payment\n\n\
         Goes with the *module* (crisis).[1]\n\n\
         | Whom | How much |\n|---|---|\n| | |\n\n\
         - [ ] The [example](#example) was read.\n\n\
         ## Example\n\n\
         As in Togo (tgo-novissi), 819,972 people.[2][1]\n\n\
         ## Sources\n\n\
         1. Own words. A library, no date\n\
         2. One. A press, 2021. https://example.org/one\n\n\
         Worksheet `plan-of-a-payment` of the casebook library, version of 2026-11-22. Ids in brackets are records of the \
         library: `casebook show ID`.\n"
    );
    let run = base
        .run(&["learn", "worksheet", "plan-of-a-payment"])
        .ended(0);
    assert!(run.out.is_empty(), "{run:#?}");
    let file = base.root().join("plan-of-a-payment.md");
    assert_eq!(std::fs::read_to_string(file).unwrap(), copy);
}

#[test]
fn a_worksheet_is_never_written_over_unasked() {
    let base = base();
    let file = base.root().join("mine.md");
    std::fs::write(&file, "filled in").unwrap();
    let arguments = [
        "learn",
        "worksheet",
        "plan-of-a-payment",
        "--out",
        "mine.md",
    ];
    let run = base.run(&arguments).ended(2);
    assert!(run.talk.contains("mine.md is there already"), "{run:#?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "filled in");
    let forced = [arguments.as_slice(), &["--force"]].concat();
    base.run(&forced).ended(0);
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("# Plan of a payment\n"), "{written}");
    let run = base.run(&["learn", "worksheet", "plan", "--out", "no/such/folder.md"]);
    assert!(run.ended(2).talk.contains("cannot write no/such/folder.md"));
}

#[test]
fn what_is_no_worksheet_is_not_written() {
    let base = base();
    let run = base.run(&["learn", "worksheet", "crisis"]).ended(1);
    assert!(
        run.talk.contains("is a module, not a worksheet") && run.talk.contains("plan-of-a-payment"),
        "{run:#?}"
    );
    let run = base.run(&["learn", "worksheet", "zeppelin"]).ended(1);
    assert!(
        run.talk.contains("no record is called `zeppelin`"),
        "{run:#?}"
    );
    base.run(&["learn", "worksheet"]).ended(2);
}

#[test]
fn a_module_is_shown_without_answers_and_without_the_part_for_facilitators() {
    let base = base();
    let run = base.run(&["show", "crisis"]).ended(0);
    for told in [
        "- Choose whom to pay.",
        "Exercises: 2 single, 1 open",
        "Works on: tgo-novissi, lao-kenya, plan-of-a-payment",
        "Fill in the plan",
    ] {
        assert!(run.out.contains(told), "{told} in {run:#?}");
    }
    for kept in ["marmots", "A plan.", "facilitators", "xylophones"] {
        assert!(!run.out.contains(kept), "{kept} in {run:#?}");
    }
    let section = ["show", "crisis", "--section", "for facilitators"];
    base.run(&section).ended(1);
    let raw = base
        .run(&[section.as_slice(), &["--raw"]].concat())
        .ended(0);
    assert!(raw.out.contains("Bring xylophones."), "{raw:#?}");
    let json = base.run(&["show", "crisis", "--format", "json"]).ended(0);
    assert!(!json.out.contains("xylophones"), "{json:#?}");
    base.run(&["search", "xylophones"]).ended(1);
    base.run(&["search", "choose whom to pay"]).ended(0);
}

#[test]
fn an_agenda_is_shown_by_the_clock() {
    let base = base();
    let run = base
        .run(&["show", "an-hour", "--section", "steps"])
        .ended(0);
    assert_eq!(
        run.out,
        "## Steps\n\n\
         0:00  Two payments (compare, 65 minutes)\n      Show: tgo-novissi, lao-kenya\n      \
         Say: Which is faster?\n      Note: Hide the results.\n\n\
         1:05  Who else? (search, 10 minutes)\n      Show: workers kind:case\n"
    );
    let all = base.run(&["show", "an-hour"]).ended(0).out;
    for told in [
        "- Plan a payment",
        "- Print the plan",
        "- Ask again in a month.",
        "Group size: 4 to 8",
    ] {
        assert!(all.contains(told), "{told} in {all}");
    }
    base.run(&["search", "which is faster"]).ended(0);
}

#[test]
fn a_worksheet_names_the_modules_that_use_it() {
    let out = base().run(&["show", "plan-of-a-payment"]).ended(0).out;
    let used = out.split("## Used by").nth(1).unwrap();
    assert!(
        used.contains("- crisis (module)") && used.contains("- before (module)"),
        "{out}"
    );
}

#[test]
fn what_the_agendas_of_the_library_search_for_is_found() {
    let library = content::load(&Root::BuiltIn).unwrap();
    let mut queries = Vec::new();
    for agenda in library.catalog.of_kind(Kind::Agenda) {
        if let Detail::Agenda(agenda) = &agenda.detail {
            let shown = agenda.steps.iter().filter_map(|step| step.show.as_ref());
            queries.extend(shown.filter_map(|show| match show {
                Show::Query(query) => Some(query.value.clone()),
                _ => None,
            }));
        }
    }
    assert!(queries.len() >= 3, "{queries:?}");
    let base = Base::bare();
    for query in queries {
        let run = base.run(&["search", "--format", "json", "--", &query]);
        let total = run.ended(0).json()["total"].as_u64().unwrap();
        assert!(total >= 5, "{query} finds {total}");
    }
}

#[test]
fn every_worksheet_of_the_library_is_written_whole() {
    let library = content::load(&Root::BuiltIn).unwrap();
    let base = Base::bare();
    for worksheet in library.catalog.of_kind(Kind::Worksheet) {
        let arguments = ["learn", "worksheet", &worksheet.id.slug, "--out", "-"];
        let copy = base.run(&arguments).ended(0).out;
        assert!(copy.contains("\n## Example\n"), "{}", worksheet.id);
        assert!(!copy.contains("[^") && !copy.contains("](../"), "{copy}");
    }
}
