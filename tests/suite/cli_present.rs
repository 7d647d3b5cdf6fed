//! `present` from outside, without a screen: slides as text and as JSON, what is on none of them, what is not presented.

use serde_json::Value;

use crate::kit::{Base, CASE};

const DRAFT: &str = "+++\ntitle = \"A draft\"\nsummary = \"s\"\nstatus = \"draft\"\n+++\n";
const REMARKED: &str = "+++\ntitle = \"A remarked case\"\nsummary = \"In short it went well.\"\nnotes = \"Ask the office.\"\n+++\n\n## Context\n\nOne.\n\n## Approach\n\nTwo.\n";

#[test]
fn slides_are_printed_one_after_the_other() {
    let base = Base::new();
    base.write("cases/remarked.md", REMARKED);
    let run = base.run(&["present", "remarked"]).ended(0);
    assert_eq!(
        run.out,
        "[1/4] A remarked case\nCase\n\n[2/4] In short\nIn short it went well.\n\n[3/4] Context\nOne.\n\n[4/4] Approach\nTwo.\n"
    );
    let run = base.run(&["present", "remarked", "--notes"]).ended(0);
    assert_eq!(
        run.out.matches("Note: Ask the office.\n").count(),
        1,
        "{run:?}"
    );
    let run = base
        .run(&["present", "remarked", "--format", "json"])
        .ended(0);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["schema"], 1);
    assert_eq!(document["total"], 4);
    assert_eq!(document["slides"][2]["heading"], "Context");
    assert_eq!(document["slides"][2]["of"], "A remarked case");
    assert_eq!(document["slides"][2]["lines"][0], "One.");
    assert_eq!(document["slides"][2]["notes"][0], "Ask the office.");
}

#[test]
fn records_side_by_side_and_what_a_query_finds_are_presented() {
    let base = Base::new();
    base.write("cases/remarked.md", REMARKED);
    let run = base
        .run(&["present", "tgo-novissi", "remarked", "--compare"])
        .ended(0);
    assert!(
        run.out.starts_with("[1/") && run.out.contains("] Comparison\n"),
        "{run:?}"
    );
    let run = base.run(&["present", "--query", "remarked"]).ended(0);
    assert!(
        run.out
            .contains("] Records found by: remarked\n- A remarked case (Case)\n"),
        "{run:?}"
    );
    let run = base.run(&["present", "--query", "xyzzy"]).ended(2);
    assert!(run.talk.contains("nothing is found by: xyzzy"), "{run:?}");
}

#[test]
fn views_are_presented_by_their_names() {
    let base = Base::new();
    let run = base.run(&["present", "view:matrix"]).ended(0);
    assert!(run.out.contains("] Atlas: matrix\n"), "{run:?}");
    let run = base
        .run(&["present", "view:country/tgo", "tgo-novissi", "view:map"])
        .ended(0);
    assert!(
        run.out.contains("Togo (TGO)") && run.out.contains("Atlas: map"),
        "{run:?}"
    );
    let run = base.run(&["present", "view:xyzzy"]).ended(2);
    assert!(run.talk.contains("there are view:matrix"), "{run:?}");
}

#[test]
fn what_is_not_there_or_not_finished_is_not_presented() {
    let base = Base::new();
    base.write("cases/draft.md", DRAFT);
    let run = base.run(&["present", "draft"]).ended(2);
    assert!(
        run.talk
            .contains("draft is a draft, which is not shown in front of a room"),
        "{run:?}"
    );
    let run = base.run(&["present", "nobody"]).ended(1);
    assert_eq!(run.out, "");
    base.run(&["present"]).ended(2);
    base.run(&["present", "draft", "--query", "x"]).ended(2);
    base.run(&["present", "draft", "--minutes", "0"]).ended(2);
}

#[test]
fn the_console_says_plainly_what_it_needs() {
    let base = Base::new();
    for arguments in [
        &["present", "--console"][..],
        &["present", "--console", "--plain"],
    ] {
        let run = base.run(arguments).ended(2);
        assert!(run.talk.contains("needs a whole terminal"), "{}", run.talk);
        assert!(run.talk.contains("--notes"), "{}", run.talk);
    }
    base.run(&["present", "--console", "tgo-novissi"]).ended(2);
    base.run(&["present", "--console", "--minutes", "3"])
        .ended(2);
}

#[test]
fn drafts_are_in_no_view_that_is_presented() {
    let base = Base::new();
    let draft = CASE
        .replace("Novissi: emergency cash by phone", "Zebra payments")
        .replace("Pay first and verify later.", "Zebras are paid first.")
        .replace("outcome =", "status = \"draft\"\noutcome =");
    base.write("cases/tgo-zebra.md", draft);
    for plain in [&[][..], &["--plain"], &["--notes"], &["--format", "json"]] {
        let words = ["present", "view:lessons", "view:timeline", "country/tgo"];
        let run = base.run(&[&words[..], plain].concat()).ended(0);
        assert!(run.out.contains("Pay first and verify later."), "{run:?}");
        assert!(!run.out.contains("Zebra"), "{run:?}");
    }
    let run = base.run(&["present", "tgo-zebra"]).ended(2);
    assert!(run.talk.contains("is a draft"), "{run:?}");
}
