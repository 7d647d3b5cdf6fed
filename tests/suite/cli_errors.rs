//! How commands end: the exit status and what is said when something is wrong.

use crate::kit::{Base, CASE};

#[test]
fn usage_errors_end_with_two_and_answer_nothing() {
    let base = Base::new();
    for arguments in [
        ["serch"].as_slice(),
        &["search"],
        &["search", "x", "--limit", "many"],
        &["search", "x", "--kind", "novel"],
        &["search", "x", "--format", "yaml"],
        &["search", "-novissi"],
        &["show"],
        &["show", "tgo", "--raw", "--format", "json"],
        &["list", "novel"],
        &["list", "--lang", "not a tag"],
        &["compare", "tgo-novissi"],
        &["compare", "a", "b", "c", "d", "e"],
        &["compare", "tgo", "tgo-novissi"],
        &["compare", "tgo", "lao", "--format", "xml"],
        &["index", "--rebuild", "--status"],
        &["completions", "tcsh"],
        &["man", "nothing"],
        &["--color", "sometimes", "paths"],
        &["--lang", "not a tag", "paths"],
        &["check", "--format", "xml"],
    ] {
        let run = base.run(arguments).ended(2);
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(!run.talk.is_empty(), "{arguments:?}");
    }
}

#[test]
fn nothing_found_ends_with_one() {
    let base = Base::new();
    for arguments in [
        ["search", "zeppelin"].as_slice(),
        &["search", "zeppelin", "--format", "json"],
        &["show", "zeppelin"],
        &["show", "tgo", "--section", "zeppelin"],
        &["list", "worksheet"],
        &["compare", "tgo", "zeppelin"],
        &["compare", "tgo", "lao", "--only", "zeppelin"],
        &["explain", "CB999"],
    ] {
        base.run(arguments).ended(1);
    }
}

#[test]
fn nothing_found_as_json_is_still_a_document() {
    let base = Base::new();
    let answer = base
        .run(&["search", "zeppelin", "--format", "json"])
        .ended(1)
        .json();
    assert_eq!(
        (&answer["total"], answer["hits"].as_array().map(Vec::len)),
        (&0.into(), Some(0))
    );
    let answer = base
        .run(&["list", "worksheet", "--format", "json"])
        .ended(1)
        .json();
    assert_eq!(
        (&answer["total"], answer["records"].as_array().map(Vec::len)),
        (&0.into(), Some(0))
    );
}

#[test]
fn found_ends_with_zero_and_says_nothing_more() {
    let base = Base::new();
    for arguments in [
        ["search", "mobile"].as_slice(),
        &["show", "tgo"],
        &["list"],
        &["explain"],
        &["index"],
        &["index", "--status"],
        &["paths"],
        &["check"],
    ] {
        let run = base.run(&[&["-q"], arguments].concat()).ended(0);
        assert_eq!(run.talk, "", "{arguments:?}");
    }
}

#[test]
fn a_library_that_is_none_ends_with_two_and_names_it() {
    let base = Base::bare();
    for arguments in [
        ["search", "x"].as_slice(),
        &["list"],
        &["show", "x"],
        &["check"],
        &["index"],
        &["paths"],
    ] {
        let run = base
            .run(&[&["--library", "nowhere"], arguments].concat())
            .ended(2);
        assert!(
            run.talk.starts_with("casebook: ") && run.talk.contains("nowhere"),
            "{arguments:?} {run:#?}"
        );
        assert_eq!(run.out, "");
    }
}

#[test]
fn errors_are_text_on_the_second_stream_even_with_json() {
    let run = Base::bare()
        .run(&["list", "--library", "nowhere", "--format", "json"])
        .ended(2);
    assert_eq!(run.out, "");
    assert!(run.talk.starts_with("casebook: "));
}

#[test]
fn without_a_command_and_a_terminal_it_says_what_to_run() {
    let run = Base::new().run::<&str>(&[]).ended(2);
    assert!(
        run.talk.contains("terminal") && run.talk.contains("casebook search"),
        "{run:#?}"
    );
    assert_eq!(run.out, "");
}

#[test]
fn a_mistyped_command_is_offered_its_neighbour() {
    assert!(
        Base::new()
            .run(&["serch", "x"])
            .ended(2)
            .talk
            .contains("search")
    );
}

#[test]
fn a_query_that_begins_with_a_hyphen_goes_after_two() {
    let base = Base::new();
    let run = base.run(&["search", "-novissi"]).ended(2);
    assert!(run.talk.contains("-- "), "{run:#?}");
    let run = base.run(&["search", "--", "-novissi"]).ended(0);
    assert!(run.out.starts_with("lao-kenya\t"), "{run:#?}");
}

#[test]
fn check_fails_by_errors_and_strictly_by_warnings() {
    let base = Base::new();
    base.run(&["check", "--strict"]).ended(0);
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("programme = \"Novissi\"\n", ""),
    );
    base.run(&["check"]).ended(0);
    base.run(&["check", "--strict"]).ended(1);
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("outcome = \"success\"\n", ""),
    );
    base.run(&["check"]).ended(1);
}

#[test]
fn settings_that_are_wrong_are_named_with_file_and_line() {
    let base = Base::new();
    let folder = base.path().join("home/.config/casebook");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("config.toml"),
        "plain = true\ncolour = \"never\"\n",
    )
    .unwrap();
    let run = base.run(&["list"]).ended(0);
    assert!(
        run.talk.contains("config.toml:2: ") && run.talk.contains("`colour`"),
        "{run:#?}"
    );
}

#[test]
fn arguments_that_are_no_text_are_refused_without_a_panic() {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let word = std::ffi::OsStr::from_bytes(b"\xff\x1b[31m");
        let run = Base::new()
            .run(&[std::ffi::OsStr::new("show"), word])
            .ended(2);
        assert!(!run.talk.contains('\x1b'), "{run:#?}");
    }
}

#[test]
fn a_check_of_a_path_that_is_not_there_does_not_say_that_nothing_is_wrong() {
    for base in [Base::new(), Base::bare()] {
        let run = base.run(&["check", "nosuch.md"]).ended(2);
        assert_eq!(run.out, "");
        assert!(
            run.talk.contains("nosuch.md is not in the") && run.talk.contains("--library"),
            "{run:#?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_check_of_one_link_out_of_the_library_tells_its_fault() {
    let base = Base::new();
    std::os::unix::fs::symlink("/etc/hostname", base.content("cases/out.md")).unwrap();
    let run = base.run(&["check", "content/cases/out.md"]).ended(1);
    assert!(
        run.out.starts_with("cases/out.md:1:1: error[CB102]"),
        "{run:#?}"
    );
}

#[test]
fn show_of_a_file_that_is_no_record_names_it_and_shows_no_other() {
    let base = Base::new();
    base.write("cases/tgo.md", "broken");
    for name in ["cases/tgo.md", "tgo"] {
        let run = base.run(&["show", name]).ended(1);
        assert_eq!(run.out, "");
        assert!(run.talk.contains("casebook check cases/tgo.md"), "{run:#?}");
    }
    let raw = base.run(&["show", "cases/tgo.md", "--raw"]).ended(0);
    assert_eq!(raw.out, "broken");
}

#[test]
fn show_takes_an_id_in_any_letter_case_and_offers_what_was_meant() {
    let base = Base::new();
    base.run(&["show", "TGO-Novissi"]).ended(0);
    let run = base.run(&["show", "novisi"]).ended(1);
    assert!(run.talk.contains("  tgo-novissi (case)"), "{run:#?}");
}

#[test]
fn a_search_in_a_language_that_no_record_has_says_so() {
    let base = Base::new();
    let run = base.run(&["search", "--lang", "zz", "mobile"]).ended(1);
    assert!(run.talk.contains("in the language `zz`"), "{run:#?}");
}

#[test]
fn a_search_that_leaves_a_word_out_names_it() {
    let base = Base::new();
    let run = base.run(&["search", "novissi", "zeppelin"]).ended(0);
    assert!(run.talk.contains("without `zeppelin`"), "{run:#?}");
}
