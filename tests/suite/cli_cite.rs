//! `cite` from outside: records and sources in every form, to a file, and what is said where there is nothing to cite.

use crate::kit::Base;

#[test]
fn a_record_and_its_sources_are_cited() {
    let base = Base::new();
    let run = base.run(&["cite", "tgo"]).ended(0);
    assert_eq!(
        run.out,
        "Novissi: emergency cash by phone [Case]. (2026, November 22). In A library (Version 1; case tgo-novissi).\n"
    );
    let run = base.run(&["cite", "tgo", "--sources"]).ended(0);
    assert_eq!(
        run.out,
        "One. (2021). A press. https://example.org/one\nTwo. (n.d.). A press.\n"
    );
    assert!(
        run.talk
            .contains("tgo-novissi#two-2022: read in a copy on another site"),
        "{run:?}"
    );
    let by_key = base.run(&["cite", "tgo#one-2021"]).ended(0).out;
    let by_number = base.run(&["cite", "tgo", "--source", "1"]).ended(0).out;
    assert_eq!(by_key, by_number);
    let view = base.run(&["cite", "country/tgo"]).ended(0).out;
    assert!(view.contains("[Country card]. (n.d.)."), "{view}");
}

#[test]
fn every_form_goes_to_a_file_by_the_ending_of_its_name() {
    let base = Base::new();
    for (name, begins) in [
        ("a.bib", "@misc{tgo-novissi,\n"),
        ("a.ris", "TY  - ENCYC\r\nID  - tgo-novissi\r\n"),
        ("a.json", "\"schema\": 1,"),
        ("a.txt", "Novissi: "),
    ] {
        let file = base.path().join(name);
        let words = [
            "cite",
            "tgo",
            "lao-kenya",
            "tgo",
            "--out",
            file.to_str().unwrap(),
        ];
        base.run(&words).ended(0);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(begins), "{name}: {text}");
        assert!(text.contains("lao-kenya"), "{name}: {text}");
        let again = base.run(&words).ended(2);
        assert!(again.talk.contains("--force"), "{again:?}");
        base.run(&[&words[..], &["--force"]].concat()).ended(0);
    }
    let json = base
        .run(&["cite", "tgo", "tgo", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(json["total"], 1, "what is named twice is cited once");
    let run = base.run(&["cite", "tgo", "--out", "a.html"]).ended(2);
    assert!(run.talk.contains(".bib, .ris"), "{run:?}");
}

#[test]
fn what_is_not_there_is_said() {
    let base = Base::new();
    let run = base.run(&["cite", "nowhere"]).ended(1);
    assert!(
        run.out.is_empty() && run.talk.contains("no record is called `nowhere`"),
        "{run:?}"
    );
    let run = base.run(&["cite", "tgo#three"]).ended(1);
    assert!(
        run.talk
            .contains("no source `three`; its sources are: 1 one-2021, 2 two-2022"),
        "{run:?}"
    );
    base.run(&["cite"]).ended(2);
    base.run(&["cite", "tgo", "--sources", "--source", "1"])
        .ended(2);
}

#[test]
fn the_dialogue_cites_what_is_read_and_what_has_a_number() {
    let base = Base::new();
    let run = base
        .feed(
            &["--plain"],
            ":open tgo\ncite\ncite ris\nS\ncite bibtex 2\ncite 77\n",
        )
        .ended(0);
    for said in [
        "In A library (Version 1; case tgo-novissi).\n",
        "TY  - ENCYC\nID  - tgo-novissi\n",
        "@misc{tgo-novissi:two-2022,\n",
        "77 is no record or source of the list.",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
}
