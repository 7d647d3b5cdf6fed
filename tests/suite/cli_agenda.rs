//! `agenda` from outside: what is listed, printed, drawn and written.

use crate::kit::Base;

const AGENDA: &str = include_str!("fixtures/agenda.md");

/// A session of the agenda: one step held, a remark on it, then it ended.
const SESSIONS: &str = r#"version = 1

[[sessions]]
agenda = "an-hour"
day = "2026-11-23"
clock = 540
ended = 4900

[[sessions.visits]]
step = 0
begin = 1000
end = 4900

[[sessions.done]]
at = 1100
step = 0

[sessions.done.act]
record = "tgo-novissi"

[[sessions.done]]
at = 1200
step = 0

[sessions.done.act]
remark = "Say *why*"
"#;

fn base() -> Base {
    let base = Base::new();
    base.write("agendas/an-hour.md", AGENDA);
    base
}

/// Returns the file in which sessions are kept.
fn kept(base: &Base) -> std::path::PathBuf {
    base.path().join("home/.local/state/casebook/sessions.toml")
}

/// Returns a library of which an agenda was followed.
fn held() -> Base {
    let base = base();
    std::fs::create_dir_all(kept(&base).parent().unwrap()).unwrap();
    std::fs::write(kept(&base), SESSIONS).unwrap();
    base
}

#[test]
fn lists_the_agendas() {
    let run = base().run(&["agenda"]).ended(0);
    assert_eq!(run.out, "an-hour\t75\t2\tAn hour on payments\n");
    let plain = base().run(&["agenda", "--plain"]).ended(0).out;
    assert_eq!(
        plain,
        "an-hour An hour on payments\n75 minutes, 2 steps; for payers; people\n"
    );
    let answer = base().run(&["agenda", "--format", "json"]).ended(0).json();
    assert_eq!(
        (&answer["schema"], &answer["total"]),
        (&1.into(), &1.into())
    );
    assert_eq!(answer["agendas"][0]["minutes"], 75);
    let run = Base::new().run(&["agenda"]).ended(1);
    assert!(run.talk.contains("no agendas"), "{run:#?}");
}

#[test]
fn prints_the_plan_without_the_notes_for_the_facilitator() {
    let rows = base().run(&["agenda", "an"]).ended(0).out;
    assert_eq!(
        rows,
        "0:00\t65\tcompare\tTwo payments\ttgo-novissi, lao-kenya\tWhich is faster?\n\
         1:05\t10\tsearch\tWho else?\tworkers kind:case\t\n"
    );
    let plain = base().run(&["agenda", "an-hour", "--plain", "--start", "9:30"]);
    let plain = plain.ended(0).out;
    assert!(
        plain.contains("1. Two payments (9:30 to 10:35, 65 min, compare)\n"),
        "{plain}"
    );
    assert!(!plain.contains("Hide the results"), "{plain}");
    let answer = base().run(&["agenda", "an-hour", "--format", "json"]);
    let answer = answer.ended(0).json();
    assert_eq!(answer["steps"][1]["begin"], 65);
    assert_eq!(answer["steps"][1]["query"], "workers kind:case");
    assert_eq!(answer["steps"][0]["records"][1], "lao-kenya");
}

#[test]
fn what_is_no_agenda_is_told_with_those_there_are() {
    let run = base().run(&["agenda", "tgo-novissi"]).ended(1);
    assert!(run.talk.contains("an-hour"), "{run:#?}");
    let run = base().run(&["agenda", "nothing-like-it"]).ended(1);
    assert!(run.talk.contains("nothing-like-it"), "{run:#?}");
    base()
        .run(&["agenda", "an-hour", "--start", "25:00"])
        .ended(2);
}

#[test]
fn lots_and_groups_are_the_same_for_the_same_seed() {
    let draw = |words: &[&str]| Base::new().run(&[&["agenda"], words].concat());
    let lots = ["--lots", "3", "--of", "20", "--seed", "7"];
    assert_eq!(draw(&lots).ended(0).out, "2\t19\t16\n");
    let groups = draw(&["--groups", "2", "--of", "Ana, Bo, Chan", "--seed", "1"]).ended(0);
    assert_eq!(
        groups
            .out
            .split(['\t', '\n'])
            .filter(|name| !name.is_empty())
            .count(),
        3
    );
    let size = draw(&[
        "--size", "4", "--of", "23", "--seed", "7", "--format", "json",
    ]);
    let answer = size.ended(0).json();
    let groups = answer["drawn"].as_array().unwrap();
    let sizes: Vec<usize> = groups
        .iter()
        .map(|group| group.as_array().unwrap().len())
        .collect();
    assert_eq!(
        (sizes, &answer["seed"]),
        (vec![4, 4, 4, 4, 4, 3], &7.into())
    );
    let given = draw(&["--lots", "1", "--of", "5", "--plain"]).ended(0);
    assert!(given.out.contains("with seed "), "{given:#?}");
    for wrong in [
        &["--lots", "6", "--of", "5"][..],
        &["--lots", "0", "--of", "5"],
        &["--groups", "2", "--of", "0"],
        &["--of", "5"],
        &["--lots", "2"],
        &["--lots", "1", "--groups", "1", "--of", "5"],
    ] {
        let run = draw(wrong).ended(2);
        assert!(
            run.out.is_empty() && !run.talk.is_empty(),
            "{wrong:?}: {run:#?}"
        );
    }
}

#[test]
fn the_record_of_a_session_is_written_in_both_forms_until_it_is_forgotten() {
    let base = base();
    let run = base.run(&["agenda", "an-hour", "--record", "-"]).ended(1);
    assert!(
        run.talk.contains("no session of an-hour is kept here"),
        "{run:#?}"
    );
    let base = held();
    let printed = base
        .run(&["agenda", "an-hour", "--record", "-"])
        .ended(0)
        .out;
    insta::assert_snapshot!("session_record", printed);
    assert!(kept(&base).exists());
    let write = |words: &[&str]| base.run(&[&["agenda", "an-hour", "--record"], words].concat());
    base.write("../there.md", "mine");
    let run = write(&["there.md"]).ended(2);
    assert!(
        run.talk.contains("there already") && run.talk.contains("--force"),
        "{run:#?}"
    );
    write(&["there.txt"]).ended(2);
    write(&["there.html"]).ended(0);
    let html = std::fs::read_to_string(base.root().join("there.html")).unwrap();
    assert!(html.contains("<h1>An hour on payments</h1>") && html.contains("Say *why*"));
    // It is over and its record is written: it can be written again all the same.
    write(&["again.md"]).ended(0);
    assert_eq!(
        std::fs::read_to_string(base.root().join("again.md")).unwrap(),
        printed
    );
    base.write("../there.md", "mine");
    let forced = ["agenda", "an-hour", "--record", "there.md", "--force"];
    base.run(&forced).ended(0);
    assert_eq!(
        std::fs::read_to_string(base.root().join("there.md")).unwrap(),
        printed
    );
    let forget = || base.run(&["agenda", "an-hour", "--forget"]);
    assert!(forget().ended(0).talk.contains("2026-11-23 is forgotten"));
    assert!(forget().ended(1).talk.contains("no session of an-hour"));
    write(&["more.md"]).ended(1);
    assert!(!base.root().join("more.md").exists());
}

#[test]
fn a_draft_is_neither_shown_nor_named_in_a_session_and_its_record() {
    let base = held();
    let is_named = |base: &Base, words: &[&str]| {
        let run = base.run(words).ended(0);
        run.out.to_lowercase().contains("novissi")
    };
    let record = ["agenda", "an-hour", "--record", "-"];
    assert!(is_named(&base, &record));
    let path = base.content("cases/tgo-novissi.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replacen("+++\n", "+++\nstatus = \"draft\"\n", 1),
    )
    .unwrap();
    assert!(!is_named(&base, &record));
    let room = ["--room", "agenda", "an-hour", "--record", "-"];
    assert!(!is_named(&base, &room));
    // Whoever prepares the day sees what is planned.
    assert!(is_named(&base, &["agenda", "an-hour"]));
}

#[test]
fn a_damaged_file_of_sessions_is_set_aside_and_told() {
    let base = held();
    std::fs::write(kept(&base), "version = 1\nsessions = 3\n").unwrap();
    let run = base.run(&["agenda", "an-hour", "--record", "-"]).ended(1);
    assert!(run.talk.contains("sessions.toml"), "{run:#?}");
}
