//! `check` on broken files: each fault at its exact place, under its code.

use crate::kit::{Base, CASE, PROJECT};

/// Returns `path:line:column code` of every error.
fn errors(base: &Base) -> Vec<String> {
    let answer = base.run(&["check", "--format", "json"]).json();
    let diagnostics = answer["diagnostics"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    diagnostics
        .iter()
        .filter(|one| one["severity"] == "error")
        .map(|one| {
            format!(
                "{}:{}:{} {}",
                text(&one["path"]),
                one["line"],
                one["column"],
                text(&one["code"])
            )
        })
        .collect()
}

/// Returns the errors of the case alone; where it cannot be read, others name it in vain.
fn own_errors(base: &Base) -> Vec<String> {
    let mut errors = errors(base);
    errors.retain(|error| error.starts_with("cases/tgo-novissi.md:"));
    errors
}

/// Returns a library in which the case is another text.
fn with_case(text: impl AsRef<[u8]>) -> Base {
    let base = Base::new();
    base.write("cases/tgo-novissi.md", text);
    base
}

/// Returns the line and column of a part of a text.
fn place(text: &str, part: &str) -> String {
    let before = &text[..text.find(part).unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{line}:{column}")
}

/// Checks that a part of the case, replaced, gives one error, at a part of the new text.
#[track_caller]
fn breaks(old: &str, new: &str, at: &str, code: &str) {
    assert!(CASE.contains(old), "{old}");
    let text = CASE.replacen(old, new, 1);
    let found = errors(&with_case(&text));
    assert_eq!(
        found,
        [format!("cases/tgo-novissi.md:{} {code}", place(&text, at))]
    );
}

#[test]
fn a_sound_library_has_no_faults() {
    let run = Base::new().run(&["check", "--strict"]).ended(0);
    assert_eq!(run.out, "");
    assert_eq!(run.talk, "casebook: nothing is wrong\n");
}

#[test]
fn a_byte_order_mark_and_windows_line_breaks_are_no_fault() {
    let base = with_case(format!("\u{feff}{}", CASE.replace('\n', "\r\n")));
    base.run(&["check", "--strict"]).ended(0);
    let text = CASE
        .replace("programme =", "programe =")
        .replace('\n', "\r\n");
    assert_eq!(
        errors(&with_case(format!("\u{feff}{text}"))),
        ["cases/tgo-novissi.md:9:1 CB202"]
    );
}

#[test]
fn bytes_that_are_no_text() {
    let mut bytes = CASE.as_bytes().to_vec();
    let at = CASE.find("lockdown").unwrap();
    bytes.insert(at, 0xff);
    let here = place(CASE, "lockdown");
    assert_eq!(
        own_errors(&with_case(&bytes)),
        [format!("cases/tgo-novissi.md:{here} CB101")]
    );
    bytes[at] = 0;
    assert_eq!(
        own_errors(&with_case(&bytes)),
        [format!("cases/tgo-novissi.md:{here} CB101")]
    );
}

#[test]
fn files_without_a_front_matter() {
    for text in ["", "# A title\n", "+++\ntitle = \"x\"\n", "+++"] {
        assert_eq!(
            own_errors(&with_case(text)).first().unwrap(),
            "cases/tgo-novissi.md:1:1 CB103",
            "{text:?}"
        );
    }
}

#[test]
fn front_matter_that_is_no_toml() {
    let text = CASE.replacen("outcome = \"success\"", "outcome = \"success\"\n= 3", 1);
    let found = errors(&with_case(&text));
    let wanted = format!("cases/tgo-novissi.md:{} CB201", place(&text, "= 3"));
    assert_eq!(found.first(), Some(&wanted), "{found:?}");
}

#[test]
fn values_of_the_wrong_type() {
    breaks("[\"TGO\"]", "\"TGO\"", "\"TGO\"", "CB205");
    breaks(
        "updated = 2026-11-22",
        "updated = \"2026-13-22\"",
        "\"2026-13-22\"",
        "CB206",
    );
}

#[test]
fn unknown_keys_and_values_with_the_nearest_offered() {
    breaks("programme =", "programe =", "programe", "CB202");
    breaks(
        "\"mobile-money\"",
        "\"mobile-mony\"",
        "\"mobile-mony\"",
        "CB207",
    );
    breaks("[\"TGO\"]", "[\"TOG\"]", "\"TOG\"", "CB208");
    let base = with_case(CASE.replace("programme =", "programe ="));
    let answer = base.run(&["check", "--format", "json"]).ended(1).json();
    let diagnostics = answer["diagnostics"].as_array().unwrap();
    let unknown = diagnostics
        .iter()
        .find(|one| one["code"] == "CB202")
        .unwrap();
    assert!(
        unknown["help"].as_str().unwrap().contains("programme"),
        "{answer}"
    );
}

#[test]
fn a_missing_field_is_told_at_the_first_line() {
    breaks("outcome = \"success\"\n", "", "+++", "CB203");
}

#[test]
fn two_records_of_one_id() {
    let base = Base::new();
    base.write(
        "projects/tgo-novissi.md",
        PROJECT.replace("\"tgo-novissi\"", "\"lao-kenya\""),
    );
    let found = errors(&base);
    assert_eq!(found, ["projects/tgo-novissi.md:2:9 CB301"]);
}

#[test]
fn links_and_relations_that_lead_nowhere() {
    breaks(
        "lao-kenya.md#aims",
        "lao-kenia.md#aims",
        "[another",
        "CB501",
    );
    breaks("#aims", "#aim", "[another", "CB502");
    breaks(
        "[\"lao-kenya\"]",
        "[\"lao-kenia\"]",
        "\"lao-kenia\"",
        "CB303",
    );
    breaks(
        "(../projects/lao-kenya.md#aims)",
        "(javascript:alert)",
        "[another",
        "CB503",
    );
    breaks(
        "../projects/lao-kenya.md#aims",
        "../../../etc/passwd",
        "[another",
        "CB504",
    );
}

#[test]
fn citations_and_figures_without_a_source() {
    breaks(
        "workers.[^one-2021]",
        "workers.[^one-2021][^one-2012]",
        "[^one-2012]",
        "CB401",
    );
    breaks(
        "source = \"one-2021\"\ndimension",
        "source = \"one-2012\"\ndimension",
        "\"one-2012\"",
        "CB401",
    );
    let text = CASE.replace(
        "workers.[^one-2021]",
        "workers.[^one-2021]\n\nAbout 300 people asked.",
    );
    let found = errors(&with_case(&text));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with(&format!(
            "cases/tgo-novissi.md:{}:",
            place(&text, "About").split(':').next().unwrap()
        )),
        "{found:?}"
    );
}

#[cfg(unix)]
#[test]
fn files_that_are_not_read() {
    let base = Base::new();
    std::os::unix::fs::symlink("/etc/hostname", base.content("cases/out.md")).unwrap();
    std::os::unix::fs::symlink("circle.md", base.content("cases/circle.md")).unwrap();
    let large = std::fs::File::create(base.content("cases/large.md")).unwrap();
    large.set_len(100 * 1024 * 1024).unwrap();
    assert_eq!(
        errors(&base),
        [
            "cases/circle.md:1:1 CB102",
            "cases/large.md:1:1 CB102",
            "cases/out.md:1:1 CB102"
        ]
    );
    base.run(&["search", "mobile"]).ended(0);
    let run = base.run(&["show", "out"]).ended(1);
    assert_eq!(run.out, "");
}

#[test]
fn every_fault_of_every_file_is_told_in_one_run_and_in_order() {
    let base = with_case(
        CASE.replace("programme =", "programe =")
            .replace("[\"TGO\"]", "\"TGO\""),
    );
    base.write("cases/aaa.md", "");
    let run = base.run(&["check"]).ended(1);
    let places: Vec<&str> = run
        .out
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    let mut wanted = vec![
        "cases/aaa.md:1:1:",
        "cases/tgo-novissi.md:7:13:",
        "cases/tgo-novissi.md:9:1:",
    ];
    wanted.retain(|place| !places.contains(place));
    assert!(wanted.is_empty(), "{wanted:?} {run:#?}");
    assert!(run.out.contains("error[CB103]"), "{run:#?}");
    assert!(run.talk.contains("in 2 files"), "{run:#?}");
}

#[test]
fn the_same_faults_wherever_it_is_started() {
    let base = with_case(CASE.replace("programme =", "programe ="));
    let first = base.run(&["check"]).ended(1).out;
    let library = base.root();
    let elsewhere = Base::bare()
        .run(&["check", "--library", library.to_str().unwrap()])
        .ended(1)
        .out;
    assert_eq!(first, elsewhere);
}

#[test]
fn only_the_files_asked_for_are_told() {
    let base = with_case(CASE.replace("programme =", "programe ="));
    base.write("cases/aaa.md", "");
    let run = base.run(&["check", "content/cases/aaa.md"]).ended(1);
    assert!(
        run.out
            .lines()
            .all(|line| line.starts_with("cases/aaa.md:")),
        "{run:#?}"
    );
    base.run(&["check", "content/projects"]).ended(0);
    let path = base.content("cases");
    assert!(
        base.run(&["check", path.to_str().unwrap()])
            .ended(1)
            .out
            .contains("tgo-novissi")
    );
    base.run(&["check", "content/cases/nowhere.md"]).ended(2);
}

#[test]
fn a_record_from_standard_input_is_checked_against_the_library() {
    let base = Base::new();
    let text = CASE.replace("#aims", "#aim");
    let run = base.feed(&["check", "-"], &text).ended(1);
    let wanted = format!("cases/stdin.md:{}: ", place(&text, "[another"));
    assert!(run.out.starts_with(&wanted), "{run:#?}");
    let run = base
        .feed(
            &["check", "-", "--stdin-path", "cases/tgo-novissi.md"],
            &text,
        )
        .ended(1);
    assert!(run.out.starts_with("cases/tgo-novissi.md:"), "{run:#?}");
    base.feed(&["check", "-", "--strict"], CASE).ended(0);
    base.feed(&["check", "-", "--strict"], PROJECT).ended(0);
}

#[test]
fn old_records_are_told_when_asked() {
    let base = Base::new();
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("updated = 2026-11-22", "updated = 2020-01-01"),
    );
    assert_eq!(base.run(&["check"]).ended(0).out, "");
    let run = base.run(&["check", "--stale", "--strict"]).ended(0);
    assert!(
        run.out.contains("cases/tgo-novissi.md:") && run.out.contains("note["),
        "{run:#?}"
    );
}

#[test]
fn other_programs_are_spoken_to_in_their_forms() {
    let base = with_case(CASE.replace("outcome = \"success\"", "outcome = \"sucess\""));
    let run = base.run(&["check", "--format", "github"]).ended(1);
    let wanted = "::error file=content/cases/tgo-novissi.md,line=12,col=11,title=CB207::";
    assert!(run.out.starts_with(wanted), "{run:#?}");
    let answer = base.run(&["check", "--format", "sarif"]).ended(1).json();
    let result = &answer["runs"][0]["results"][0];
    assert_eq!(
        (&answer["version"], &result["ruleId"]),
        (&"2.1.0".into(), &"CB207".into())
    );
    let answer = base.run(&["check", "--format", "json"]).ended(1).json();
    assert_eq!(
        (&answer["schema"], &answer["errors"]),
        (&1.into(), &1.into())
    );
    for key in [
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "code",
        "severity",
        "message",
        "help",
    ] {
        assert!(answer["diagnostics"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn orphans_are_told_when_asked_for_and_excused_in_library_toml() {
    let base = Base::new();
    base.run(&["check", "--strict", "--orphans"]).ended(0);
    base.write(
        "cases/tgo-alone.md",
        crate::kit::CASE
            .replace("related = [\"lao-kenya\"]", "related = []")
            .replace(
                "[another project](../projects/lao-kenya.md#aims)",
                "another",
            ),
    );
    base.run(&["check", "--strict"]).ended(0);
    let run = base.run(&["check", "--strict", "--orphans"]).ended(1);
    assert!(
        run.out
            .starts_with("cases/tgo-alone.md:2:9: warning[CB307]"),
        "{run:?}"
    );
    let library = std::fs::read_to_string(base.content("library.toml")).unwrap();
    let excuse = "\n[[orphans]]\nid = \"tgo-alone\"\nwhy = \"One begins here.\"\n";
    base.write("library.toml", format!("{library}{excuse}"));
    base.run(&["check", "--strict", "--orphans"]).ended(0);
}
