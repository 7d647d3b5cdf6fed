//! The dialogue in plain lines, from outside: lines in, the whole transcript out.

use proptest::prelude::*;

use crate::kit::{Base, CASE, Run};

const MODULE: &str = include_str!("fixtures/module.md");

const FRENCH: &str = r#"+++
title = "Novissi : transferts d'urgence par téléphone"
summary = "Le Togo a payé des travailleurs informels par monnaie mobile."
translation = { of = 2026-11-22, by = "A. Traductrice" }
+++

## Contexte

Le confinement a privé de revenu les travailleurs informels.[^one-2021]
"#;

const TERM: &str = r#"+++
title = "mobile money"
summary = "Money kept and sent by telephone, without an account at a bank."
topic = ["technologies/mobile-money"]
updated = 2026-11-22

[labels]
en = "mobile money"
fr = "monnaie mobile"
zh = "移动货币"

[synonyms]
en = ["mobile wallet"]

[definitions]
fr = "Argent gardé et envoyé par téléphone, sans compte en banque."

[[sources]]
key = "own"
title = "Own words"
publisher = "The library"
date = "n.d."
access = "recalled"
+++

Cash that a telephone holds.
"#;

/// Returns a library of two cases, one of them also in French, a project and a module.
fn base() -> Base {
    let base = Base::new()
        .with("COLUMNS", "72")
        .with("BROWSER", "/no/browser");
    base.write("cases/tgo-novissi.fr.md", FRENCH);
    let paragraph = "Clerks in every district checked each name twice before they paid.";
    let long = format!("\n\n{}", [paragraph; 12].join(" "));
    let other = CASE
        .replace(
            "Novissi: emergency cash by phone",
            "Kenya: cash for the old",
        )
        .replace("mobile money within days", "bank cards within years")
        .replace("countries = [\"TGO\"]", "countries = [\"KEN\"]")
        .replace(
            "## Approach\n",
            &format!("{long}{long}{long}\n\n## Approach\n"),
        )
        .replace("related = [\"lao-kenya\"]", "related = []");
    base.write("cases/ken-inua-jamii.md", other);
    base.write("modules/crisis.md", MODULE);
    base
}

/// Holds the dialogue of these lines.
fn spoken(base: &Base, lines: &[&str]) -> Run {
    base.feed(&["--plain"], lines.join("\n") + "\n").ended(0)
}

/// Returns what was said after a line was typed, up to the next prompt.
#[track_caller]
fn answer(run: &Run, line: &str) -> String {
    let (_, after) = run
        .out
        .split_once(&format!("> {line}\n"))
        .unwrap_or_else(|| panic!("{line} was not typed: {}", run.out));
    after.to_owned()
}

#[test]
fn a_first_visit() {
    let run = spoken(
        &base(),
        &[
            "cash", "1", "2", "", "S", "1", "b", "m 1", "c 1", "c 2", "C", "3", "b", "q",
        ],
    );
    assert_eq!(run.talk, "");
    insta::assert_snapshot!("plain_first_visit", run.out);
}

#[test]
fn help_and_wrong_answers() {
    let run = spoken(
        &base(),
        &[
            "h",
            "1",
            "o",
            ":nonsense",
            "foo",
            "99999999999999999999",
            ":open no",
            ":open ken inua",
            ":open",
            "cash",
            "9",
            "2",
            "pension",
            "?",
            "[",
            "9",
            "]",
            "/",
            "/pension",
            ":quit",
        ],
    );
    insta::assert_snapshot!("plain_help", run.out);
}

#[test]
fn every_place_has_its_help() {
    let lines = [
        "f", "h", "desk", "h", "learn", "h", "1", "h", "s cash", "C 1 2", "h",
    ];
    let run = spoken(&base(), &lines);
    for place in ["Facets", "Desk", "Modules", "Reader", "Compare"] {
        assert!(
            run.out
                .contains(&format!("> h\n{place}. Here may be typed:\n")),
            "{place}: {}",
            run.out
        );
    }
    assert_eq!(run.out.matches("q or quit: Leave the program").count(), 5);
}

#[test]
fn narrowing_and_what_to_search_for_instead() {
    let lines = [
        "infromal",
        "f",
        "1",
        "1",
        "f",
        "1",
        "1",
        "X",
        "s kind:case infromal",
        "X",
        "X",
        "as-typed",
        "infromal",
        "as-typed",
    ];
    insta::assert_snapshot!("plain_narrowing", spoken(&base(), &lines).out);
}

#[test]
fn where_nothing_is_found_other_searches_are_offered_by_number() {
    let lines = [
        "informal country:LAO kind:case",
        "1",
        "cash qqqqqq",
        "1",
        "b",
        "x",
        "contry:x cash",
        "zzzz",
        "1",
    ];
    insta::assert_snapshot!("plain_offers", spoken(&base(), &lines).out);
}

#[test]
fn links_lead_on_and_back_and_forward() {
    let lines = [
        ":open tgo",
        "k",
        "1",
        "",
        "b",
        "forward",
        "l",
        ":open tgo",
        "language",
        "o",
        "2",
        "language",
        "language lo",
        "/informal",
        "1",
        "]",
        "]",
        "]",
        "[",
        "",
        "",
        "",
        "",
        "",
        "",
    ];
    insta::assert_snapshot!("plain_links", spoken(&base(), &lines).out);
}

#[test]
fn what_is_kept_is_there_in_the_next_run_and_can_be_taken_out() {
    let base = base();
    let lines = [
        "desk",
        "marks",
        "saved",
        "s kenya",
        ":save the old",
        "1",
        "3",
        "m",
        "q",
    ];
    spoken(&base, &lines);
    let lines = [
        "desk", "1", "", "b", "2", "b", "d 1 2 9", "r", "learn", "1", "q",
    ];
    insta::assert_snapshot!("plain_desk", spoken(&base, &lines).out);
}

#[test]
fn notes_are_written_without_an_editor_read_with_the_record_and_kept() {
    let base = base();
    let lines = [
        "cash",
        ":note 2 Asked in *Lomé*: who paid?",
        "note 2",
        "note 9",
        "2",
        "note 500 a second is their word.",
        "o",
        "6",
        "/lomé",
        "note",
        "language",
        "b",
        "note",
        "q",
    ];
    let run = spoken(&base, &lines);
    insta::assert_snapshot!("plain_notes", run.out);
    let file = base
        .path()
        .join("home/.local/share/casebook/notes/tgo-novissi.md");
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "Asked in *Lomé*: who paid?\n\n500 a second is their word.\n"
    );
    let run = spoken(&base, &["desk", "1", "b", "d 1", "forward", "o", "desk"]);
    assert!(
        answer(&run, "desk").starts_with(
            "Notes:\n1. Novissi: emergency cash by phone\n   Asked in *Lomé*: who paid?\n"
        ),
        "{}",
        run.out
    );
    assert!(answer(&run, "1").contains("Enter reads from section 6, Your note."));
    assert!(answer(&run, "d 1").starts_with("Taken out: Novissi: emergency cash by phone\n"));
    let after = answer(&run, "o");
    assert!(
        !after.contains("Your note") && !after.contains("Notes:"),
        "{after}"
    );
    assert!(!file.exists());
}

#[test]
fn a_long_note_goes_on_at_the_end_of_the_record() {
    let base = base();
    let mut lines = vec![":open tgo"];
    lines.extend(["note - One more thing to ask about."; 30]);
    lines.extend(["note", "o", "6", "", "q"]);
    let run = spoken(&base, &lines);
    assert!(answer(&run, "note").contains("It goes on at the end of the record."));
    assert!(
        answer(&run, "o").contains("6. Your note (2 parts)"),
        "{}",
        run.out
    );
    assert!(answer(&run, "6").contains("Part 7 of 7: Your note, continued"));
}

#[test]
fn what_can_be_copied_stands_alone_on_its_line() {
    let lines = [
        ":open tgo",
        "copy",
        "2",
        "y",
        "S",
        "1",
        "copy",
        "k",
        "copy 1 77",
        "outside",
        "S",
        "outside 1",
        "outside 77",
    ];
    let run = spoken(&base(), &lines);
    insta::assert_snapshot!("plain_copy", run.out);
}

#[test]
fn words_are_explained_without_leaving_the_place() {
    let base = base();
    base.write("terms/mobile-money.md", TERM);
    let lines = [
        "K",
        "K 移动货币",
        ":explain Mobile Wallets",
        "K mobile",
        "1",
        "K nothing-such",
        "K TGO-NOVISSI",
        "explain",
        "cash",
        "K 1",
        ":open tgo",
        "explain",
        "1",
        "2",
        "explain",
        "S",
        "explain 1 9",
        "explain monnaie mobile",
        "language",
        "explain monnaie mobile",
    ];
    insta::assert_snapshot!("plain_explain", spoken(&base, &lines).out);
}

#[test]
fn a_term_is_explained_in_the_language_of_the_reader() {
    let base = base();
    base.write("terms/mobile-money.md", TERM);
    let explained = |tag: &str| {
        let arguments = ["--plain", "--lang", tag];
        base.feed(&arguments, ":explain mobile wallet\nq\n").out
    };
    let (french, chinese) = (explained("fr"), explained("zh"));
    assert!(french.contains("Argent gardé et envoyé"), "{french}");
    assert!(!french.contains("Money kept"), "{french}");
    assert!(
        chinese.contains("移动货币") && chinese.contains("Money kept"),
        "{chinese}"
    );
}

#[test]
fn pages_of_the_session_are_gone_to_by_number() {
    let lines = [
        "H",
        "cash",
        "1",
        "2",
        "k",
        "1",
        "H",
        "3",
        "pages",
        "2",
        "forward",
        "H",
        "3",
        "s novissi",
        "pages",
        "2",
    ];
    insta::assert_snapshot!("plain_pages", spoken(&base(), &lines).out);
}

#[test]
fn the_desk_tells_the_last_queries_and_leads_to_all_of_them() {
    let base = base();
    let mut lines: Vec<String> = (0..30).map(|at| format!("query{at}")).collect();
    lines.extend(["desk", "6", "", "20", "b", "b", "desk", "3"].map(str::to_owned));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let run = spoken(&base, &lines);
    let desk = answer(&run, "desk");
    assert!(desk.starts_with("Queries asked:\n1. query29\n"), "{desk}");
    assert!(
        desk.contains("5. query25\n6. 25 more\nDesk: 1 to 6,"),
        "{desk}"
    );
    let all = answer(&run, "6");
    assert!(
        all.contains("20. query10\nDesk: Enter more (20 of 30), 1 to 20,"),
        "{all}"
    );
    assert!(all.contains("30. query0\n"), "{all}");
    assert!(answer(&run, "20").contains("for: query10"));
}

#[test]
fn nothing_is_remembered_where_history_is_off() {
    let base = base();
    let config = base.path().join("home/.config/casebook");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "history = false\n").unwrap();
    spoken(&base, &["kenya", "1", "1", "2", "q"]);
    let run = spoken(&base, &["desk", "r"]);
    assert!(
        answer(&run, "desk").starts_with("Nothing lies on the Desk yet"),
        "{}",
        run.out
    );
    assert!(
        answer(&run, "r").starts_with("No record of this library was read yet."),
        "{}",
        run.out
    );
    let run = spoken(&base, &[":open tgo", "note private", "note"]);
    let told = "Notes stay closed while the history is off, as in front of an audience.\n";
    assert_eq!(run.out.matches(told).count(), 2, "{}", run.out);
}

#[test]
fn a_comparison_is_flipped_and_narrowed_to_what_differs() {
    let lines = [
        "cash",
        "C 1 2",
        "d",
        "f",
        "1",
        "C 1",
        "C 1 1 2 77",
        "c",
        "c 1 2 1",
        "compare",
        "c 1 9",
        "C",
        "s kind:case,project",
        "c 1 2 3",
        "C",
        "o",
        "c 99",
        "c 23",
        "c",
        "c 20",
        "c 23 24",
        "b",
        "c",
    ];
    insta::assert_snapshot!("plain_comparison", spoken(&base(), &lines).out);
}

#[test]
fn words_that_begin_like_a_command_are_searched_and_the_command_is_told() {
    let lines = ["open tgo", "language", "cash", ":open tgo"];
    let run = spoken(&base(), &lines);
    let told = answer(&run, "open tgo").replace('\n', " ");
    assert!(
        told.contains("If `open` was meant as a command, type :open tgo"),
        "{told}"
    );
    let told = answer(&run, "language").replace('\n', " ");
    assert!(
        told.contains("`language` is a command of other places"),
        "{told}"
    );
    let told = answer(&run, "cash");
    let told = told.split("q> ").next().unwrap();
    assert!(!told.contains("command"), "{told}");
}

#[test]
fn slides_are_told_and_the_file_named_where_no_editor_can_be_lent_a_terminal() {
    let base = base().with("EDITOR", "ed");
    let run = spoken(&base, &[":open tgo", "present", "edit", "h"]);
    let told = answer(&run, "present");
    assert!(told.starts_with("[1/"), "{told}");
    assert!(told.contains("That was the last slide."), "{told}");
    let told = answer(&run, "edit").replace('\n', "");
    assert!(told.contains("cases/tgo-novissi.md."), "{told}");
    assert!(run.out.contains("\nedit"), "{}", run.out);
}

#[test]
fn a_word_that_is_only_searched_with_a_term_is_told_to_be_no_name_of_it() {
    let base = base();
    base.write(
        "terms/mobile-money.md",
        TERM.replace("\"mobile wallet\"", "\"network\""),
    );
    let run = spoken(&base, &["K network", "K mobile money"]);
    let told = answer(&run, "K network").replace('\n', " ");
    assert!(
        told.starts_with("“network” is only searched with mobile money: it is no name of it."),
        "{told}"
    );
    let told = answer(&run, "K mobile money");
    assert!(!told.contains("only searched"), "{told}");
}

#[test]
fn what_is_picked_and_not_in_this_library_is_told_and_the_rest_compared() {
    let base = base();
    let lines = ["cash", "c 1 2", "kind:project", "c 1", ":open tgo"];
    spoken(&base, &lines);
    for file in ["cases/tgo-novissi.md", "cases/tgo-novissi.fr.md"] {
        std::fs::remove_file(base.content(file)).unwrap();
    }
    let run = spoken(&base, &["r", "C", ":desk", "c 1", "C", "c 2"]);
    assert!(
        answer(&run, "r").starts_with("No record of this library was read yet."),
        "{}",
        run.out
    );
    let told = answer(&run, "C");
    assert!(told.contains("Not in this library: Novissi"), "{told}");
    assert!(told.contains("Comparison of 2 records"), "{told}");
    let desk = answer(&run, ":desk");
    assert!(desk.contains("not in this library"), "{desk}");
    let told = answer(&run, "c 1");
    assert!(
        told.contains("Fewer than 2 of the picked records are in this library."),
        "{told}"
    );
    let told = answer(&run, "c 2");
    assert!(told.starts_with("No longer picked: Novissi"), "{told}");
}

#[test]
fn a_long_section_is_told_in_parts_that_are_announced() {
    let run = spoken(&base(), &[":open ken", "2", "", "", ""]);
    let announced: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.starts_with("Part "))
        .collect();
    assert_eq!(announced.len(), 4, "{announced:?}");
    assert!(announced[0].ends_with(": Context"), "{announced:?}");
    assert!(
        announced[1].ends_with(": Context, continued"),
        "{announced:?}"
    );
    let part = run.out.split("Part ").nth(1).unwrap();
    assert!(part.lines().count() < 24, "{part}");
}

#[test]
fn the_end_of_input_and_a_closed_pipe_are_no_faults() {
    let base = base();
    base.feed(&["--plain"], "").ended(0);
    base.feed(&["--plain"], "cash").ended(0);
    #[cfg(unix)]
    {
        let run = base.shell("yes | { $casebook --plain; echo status $? >&2; } | head -n 1");
        assert_eq!(run.talk, "status 0\n", "{run:?}");
    }
}

#[test]
fn colour_is_there_only_where_it_was_asked_for() {
    let base = base();
    let plain = base.feed(&["--plain"], "cash\n").ended(0).out;
    assert!(!plain.contains('\u{1b}'));
    let coloured = base.feed(&["--plain", "--color", "always"], "cash\n");
    assert!(coloured.ended(0).out.contains("\u{1b}["));
}

/// Lines that somebody could type, with `|` between them.
const TYPED: &str = "||1|2|3|4|8|12|b|f|forward|l|o|]|[|k|S|a|h|x|X|r|v|'|m|m 1|m 1 2|c|c 1|c 2 3|C|C 1 2|d|d 1|\
    desk|learn|language|language fr|/informal|/|:save a|:forget a|cash|casch|country:TGO|:open tgo|as-typed|s|\
    kind:case -cash \"|:|note|note 1|note a|note 2 # b|:note 1 - [x] <b>|copy|copy 1 2|y|H|K|K 1|K money|explain a|\
    explain 3|outside|outside 1|c 19|养老金";

/// A line that somebody could type, or nobody.
fn line() -> impl Strategy<Value = String> {
    let typed: Vec<&str> = TYPED.split('|').collect();
    let leaves = |line: &str| matches!(line.trim(), "q" | "quit" | ":q" | ":quit");
    prop_oneof![
        6 => prop::sample::select(typed).prop_map(str::to_owned),
        1 => "[ -~]{0,12}",
        1 => "\\PC{0,12}",
    ]
    .prop_filter("leaves", move |line| !leaves(line))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn no_answer_ends_it_or_brings_out_more_than_text(
        lines in prop::collection::vec(line(), 60..100),
        end in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let input = [lines.join("\n").into_bytes(), b"\n".to_vec(), end, b"\nq\n".to_vec()].concat();
        let run = base().feed(&["--plain"], input).ended(0);
        let strange = run.out.find(|one: char| one.is_control() && one != '\n');
        prop_assert_eq!(strange, None, "{}", run.out);
        prop_assert_eq!(run.talk, "");
    }
}

#[test]
fn the_library_is_seen_as_a_whole_and_a_number_drills_down() {
    let base = base();
    let lines = [
        "atlas",
        "1",
        "1",
        "1",
        "b",
        "b",
        "rows outcome",
        "rows lang",
        "atlas timeline",
        "1",
        "atlas lessons",
        "1",
        "atlas of poverty",
        "atlas map",
        "q",
    ];
    let run = spoken(&base, &lines);
    insta::assert_snapshot!("plain_atlas", run.out);
}

#[test]
fn a_view_is_written_to_a_new_file() {
    let base = base();
    let file = base.path().join("view.csv");
    let line = format!("export {}", file.display());
    let run = spoken(
        &base,
        &["atlas matrix", "export", "export x.txt", &line, &line],
    );
    assert!(answer(&run, "export").contains("Type export and the name of a file"));
    assert!(answer(&run, "export x.txt").contains("ends in no form"));
    assert!(answer(&run, &line).starts_with("Written: "), "{}", run.out);
    assert!(run.out.contains("is there already"), "{}", run.out);
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.starts_with("topic,name,"), "{text}");
}

#[test]
fn a_record_and_a_comparison_are_written_to_new_files() {
    let base = base();
    let [page, table] = ["page.html", "table.csv"].map(|name| base.path().join(name));
    let [page_line, table_line] = [&page, &table].map(|file| format!("export {}", file.display()));
    let run = spoken(
        &base,
        &[
            ":open tgo-novissi",
            "export",
            &page_line,
            "c",
            "open lao-kenya",
            "c",
            "C",
            &table_line,
        ],
    );
    assert!(answer(&run, "export").contains(".csv or"), "{}", run.out);
    assert!(
        answer(&run, &page_line).starts_with("Written: "),
        "{}",
        run.out
    );
    assert!(
        answer(&run, &table_line).starts_with("Written: "),
        "{}",
        run.out
    );
    let text = std::fs::read_to_string(page).unwrap();
    assert!(text.starts_with("<!DOCTYPE html>"), "{text}");
    let text = std::fs::read_to_string(table).unwrap();
    assert!(text.starts_with("dimension,"), "{text}");
}

#[test]
fn in_front_of_a_room_there_is_no_draft_and_nothing_of_ones_own() {
    let base = base();
    let draft = CASE
        .replace("Novissi: emergency cash by phone", "Zebra payments")
        .replace("outcome =", "status = \"draft\"\noutcome =");
    base.write("cases/ken-zebra.md", &draft);
    // What is kept from before.
    let own = [
        "zebra",
        "1",
        "m",
        "b",
        ":save mine",
        "open tgo-novissi",
        "m",
    ];
    let run = spoken(&base, &own);
    assert!(run.out.contains("Zebra payments"), "{}", run.out);
    let lines = [
        "desk",
        "marks",
        ":saved",
        "workbench",
        "zebra",
        "kind:case",
        ":open ken-zebra",
        "country kenya",
        "atlas lessons",
        "atlas coverage",
        "open lao-kenya",
        "links",
        "edit",
        "present",
        "h",
        "m",
        "note Between us",
        "worksheet",
        "c",
        "l",
        ":save theirs",
        ":forget mine",
        "h",
    ];
    let text = lines.map(|line| format!("{line}\n")).concat();
    let kept = base.kept();
    assert!(!kept.is_empty());
    let room = base.feed(&["--plain", "--room"], text).ended(0);
    assert_eq!(base.kept(), kept, "nothing is kept");
    let told = room.out.replace('\n', " ");
    for hidden in [
        "Zebra payments",
        "marked",
        "content/",
        "cases/",
        "projects/",
    ] {
        assert!(!told.contains(hidden), "{hidden}: {}", room.out);
    }
    let refusals = told.matches("nothing of your own").count();
    assert_eq!(refusals, 10, "{}", room.out);
    assert!(told.contains("1 of 4 to compare"), "{}", room.out);
    assert!(!told.contains("desk:"), "{}", room.out);
}

#[test]
fn in_front_of_a_room_nobody_is_told_that_answers_are_kept() {
    let base = base();
    let lines = "learn\ne 1\nq\n";
    for (words, told) in [
        (
            &["--plain", "--room"][..],
            ["No answer is kept", "Nothing answered is kept"],
        ),
        (
            &["--plain"][..],
            ["Each answer is kept", "Everything answered is kept"],
        ),
    ] {
        let run = base.feed(words, lines).ended(0);
        for told in told {
            assert!(run.out.contains(told), "{told}: {}", run.out);
        }
    }
}
