//! Content that tries to drive the terminal: no command prints a byte that a terminal obeys.

use std::fmt::Write as _;

use crate::kit::{Base, CASE};

/// What a hostile text tries: colours, titles, the clipboard, C1 controls, reordering, tags, a bell.
const PAYLOAD: &str = "\u{1b}[31m \u{1b}]0;owned\u{7} \u{1b}]52;c;b3duZWQ=\u{7} \u{9b}2J \u{90}x\u{9c} \u{202e}abc\u{2066} \u{e0041}\u{7f}\u{8}";

/// Makes a library with the payload in every text a record has, raw, escaped and as entities.
fn hostile() -> Base {
    let base = Base::new();
    let (mut escaped, mut entities) = (String::new(), String::new());
    for character in PAYLOAD.chars().map(u32::from) {
        write!(escaped, "\\U{character:08x}").unwrap();
        write!(entities, "&#{character};").unwrap();
    }
    let text = CASE
        .replace("Novissi: emergency", &format!("Novissi {escaped}: emergency"))
        .replace("Togo paid", &format!("Togo {escaped} paid"))
        .replace("Ministry of", &format!("Ministry {escaped} of"))
        .replace("People paid", &format!("People {escaped} paid"))
        .replace("Pay first", &format!("Pay {escaped} first"))
        .replace("title = \"One\"", &format!("title = \"One {escaped}\""))
        .replace("https://example.org/one", &format!("https://example.org/{escaped}"))
        .replace("## Context", &format!("## Context {entities}"))
        .replace("The lockdown", &format!("The {PAYLOAD} {entities} [x](https://a.b/{entities}) `{PAYLOAD}` lockdown"))
        .replace("It paid", &format!("![{entities}]({entities}) <b>{PAYLOAD}</b>\n\n| a | {PAYLOAD} |\n|---|---|\n| {entities} | b |\n\nIt paid"));
    base.write("cases/hostile.md", text);
    let mut broken = format!("+++\ntitle = \"x\"\n{PAYLOAD} = 1\n").into_bytes();
    broken.extend_from_slice(b"\xff\x1b[31m\n+++\n");
    base.write("cases/broken.md", broken);
    base
}

/// Tells whether a terminal could obey something in a text that is neither a line break nor a tab.
fn obeyed(text: &str) -> Option<char> {
    text.chars().find(|character| {
        let number = *character as u32;
        (character.is_control() && *character != '\n' && *character != '\t')
            || matches!(number, 0x202a..=0x202e | 0x2066..=0x2069 | 0xe0000..=0xe0fff)
    })
}

#[test]
fn no_command_prints_what_a_terminal_obeys() {
    let base = hostile();
    for arguments in [
        ["search", "novissi"].as_slice(),
        &["search", "lockdown", "--facets"],
        &["search", "lockdown", "--format", "json", "--facets"],
        &["list"],
        &["list", "--format", "json"],
        &["show", "hostile"],
        &["show", "hostile", "--format", "json"],
        &["show", "hostile", "--section", "nothing"],
        &["show", "h\u{1b}[31m\u{9b}x"],
        &["compare", "hostile", "tgo-novissi"],
        &["compare", "hostile", "tgo-novissi", "--flip"],
        &["compare", "hostile", "tgo-novissi", "--format", "json"],
        &["compare", "hostile", "tgo-novissi", "--format", "md"],
        &["compare", "hostile", "tgo-novissi", "--format", "csv"],
        &["compare", "hostile", "tgo-novissi", "--only", "\u{1b}[31m"],
        &["search", "\u{1b}[31m\u{9b}x:y"],
        &["explain", "\u{1b}[31m"],
        &["\u{1b}[31m"],
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["index", "--status"],
        &["list", "--library", "\u{1b}[31m"],
        &["paths", "--lang", "\u{1b}[31m"],
    ] {
        let run = base.run(arguments);
        assert_eq!(obeyed(&run.out), None, "{arguments:?} {run:#?}");
        assert_eq!(obeyed(&run.talk), None, "{arguments:?} {run:#?}");
    }
}

#[test]
fn hostile_text_on_standard_input_is_made_safe() {
    let base = Base::new();
    let text = format!("# {PAYLOAD}\n\n&#27;[31m {PAYLOAD}\n\n    {PAYLOAD}\n");
    let run = base.feed(&["show", "-"], text).ended(0);
    assert_eq!(obeyed(&run.out), None, "{run:#?}");
    assert!(
        run.out.contains("[31m"),
        "the text is shown, not dropped: {run:#?}"
    );
}

#[test]
fn json_holds_the_text_as_the_record_has_it() {
    let answer = hostile()
        .run(&["show", "hostile", "--format", "json"])
        .ended(0)
        .json();
    assert!(
        answer["record"]["title"]
            .as_str()
            .unwrap()
            .contains(PAYLOAD)
    );
}

#[test]
fn deep_nesting_ends_in_time() {
    let base = Base::new();
    for sign in [">", "[", "*", "- ", "![", "`"] {
        base.feed(&["show", "-"], sign.repeat(20_000)).ended(0);
    }
}

#[test]
fn a_query_of_any_form_finds_an_answer() {
    let base = Base::new();
    let long = "(".repeat(100_000);
    for query in [
        "\"",
        "((((",
        "a OR",
        "OR",
        "-",
        ":",
        "kind:",
        "year:..",
        "\"a OR -b",
        long.as_str(),
        "NOT NOT NOT",
        "*",
        "",
    ] {
        let run = base.run(&["search", "--format", "json", "--", query]);
        assert!(matches!(run.status, Some(0 | 1)), "{query:.20} {run:#?}");
        assert_eq!(run.json()["query"], query);
    }
}
