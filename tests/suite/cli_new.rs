//! `new`: files that are written, and when none is.

use std::fs;

use crate::kit::Base;

#[test]
fn writes_a_record_that_lacks_only_what_is_marked() {
    let base = Base::new();
    let run = base
        .run(&[
            "new",
            "case",
            "ken-inua-jamii",
            "--title",
            "Inua Jamii",
            "--country",
            "tgo",
        ])
        .ended(0);
    let place = base.content("cases/ken-inua-jamii.md");
    let place = place.canonicalize().unwrap();
    assert_eq!(run.out.trim(), place.display().to_string());
    assert!(run.talk.contains("marked TODO"), "{run:?}");
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains("title = \"Inua Jamii\"") && text.contains("countries = [\"TGO\"]"));
    let check = base
        .run(&["check", "content/cases/ken-inua-jamii.md"])
        .ended(1);
    assert!(
        check.out.lines().all(|line| line.contains("[CB215]")),
        "{check:?}"
    );
    assert!(
        check
            .out
            .contains("still to be written: who carried it out")
    );
}

#[test]
fn never_overwrites_and_takes_no_id_twice() {
    let base = Base::new();
    let before = fs::read_to_string(base.content("cases/tgo-novissi.md")).unwrap();
    let run = base.run(&["new", "case", "tgo-novissi"]).ended(2);
    assert!(
        run.talk.contains("belongs to cases/tgo-novissi.md"),
        "{run:?}"
    );
    base.run(&["new", "term", "tgo-novissi"]).ended(2);
    base.write("cases/broken.md", "not a record");
    let run = base.run(&["new", "case", "broken"]).ended(2);
    assert!(run.talk.contains("is there already"), "{run:?}");
    let after = fs::read_to_string(base.content("cases/tgo-novissi.md")).unwrap();
    assert_eq!(before, after);
    assert_eq!(
        fs::read_to_string(base.content("cases/broken.md")).unwrap(),
        "not a record"
    );
}

#[test]
fn refuses_the_built_in_library_and_what_is_no_value() {
    let base = Base::bare();
    let command = |arguments: &[&str]| {
        let mut command = base.command(arguments);
        command
            .env_remove("CASEBOOK_LIBRARY")
            .current_dir(base.path());
        command.output().unwrap()
    };
    let run = command(&["new", "case", "x-y"]);
    let talk = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2));
    assert!(
        talk.contains("built-in library") && talk.contains("--library DIR"),
        "{talk}"
    );
    let run = command(&["new", "case", "x-y", "--stdout"]);
    assert!(String::from_utf8_lossy(&run.stdout).starts_with("+++\n"));
    let base = Base::new();
    let run = base.run(&["new", "case", "Bad_Id"]).ended(2);
    assert!(run.talk.contains("lower-case letters"), "{run:?}");
    let run = base
        .run(&["new", "case", "x", "--topic", "digital-payment"])
        .ended(2);
    assert!(run.talk.contains("\"digital-payments\""), "{run:?}");
    assert!(!base.content("cases/x.md").exists());
}

#[test]
fn writes_a_translation_of_a_record_that_is_there() {
    let base = Base::new();
    let run = base
        .run(&[
            "new",
            "case",
            "tgo-novissi",
            "--lang",
            "fr",
            "--format",
            "json",
        ])
        .ended(0);
    assert_eq!(run.json()["path"], "cases/tgo-novissi.fr.md");
    let text = fs::read_to_string(base.content("cases/tgo-novissi.fr.md")).unwrap();
    assert!(text.contains("translation = { of = 2026-11-22"), "{text}");
    base.run(&["new", "case", "tgo-novissi", "--lang", "fr"])
        .ended(2);
    base.run(&["new", "case", "tgo-novissi", "--lang", "en"])
        .ended(2);
    let run = base
        .run(&["new", "term", "tgo-novissi", "--lang", "lo"])
        .ended(2);
    assert!(
        run.talk.contains("no term tgo-novissi to translate"),
        "{run:?}"
    );
    base.run(&["new", "case", "tgo-novissi", "--lang", "lo", "--title", "x"])
        .ended(2);
}

#[cfg(unix)]
#[test]
fn follows_no_link_out_of_the_library() {
    let base = Base::new();
    let elsewhere = base.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, base.content("terms")).unwrap();
    base.run(&["new", "term", "x"]).ended(2);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}
