use super::*;
use crate::content::{Parsed, parse_record};
use crate::model::{Detail, PartialDate, Tables};

/// A case with every field.
const FULL_CASE: &str = r#"+++
title = "T"
title_local = { fr = "TT", lo = "ລ" }
summary = "S"
topics = ["a", "b"]
keywords = ["k"]
status = "review"
updated = "2026-11"
reviewed = { on = 2026-11-22, by = "R" }
authors = ["A"]
related = ["r"]
aliases = ["old"]
notes = "N"
countries = ["TGO"]
scope = "national"
organisation = "O"
programme = "P"
period = { start = "2020-04", end = 2021 }
state = "closed"
outcome = "success"
stages = ["planning"]
delivery = ["payment"]
branches = ["family"]
technologies = ["t"]
population = ["p"]
standards = [{ ref = "c102", part = "V", relation = "applies" }]
[[results]]
indicator = "i"
value = 572_852
unit = "people"
year = "2012-2013"
text = "t"
baseline = 1.50
target = "half"
access = "confirmed"
source = ["s", "z"]
[[lessons]]
text = "l"
dimension = "data"
source = "s"
[[sources]]
key = "s"
title = "ST"
publisher = "SP"
date = 2021-06-17
url = "https://a.org"
type = "law"
access = "retrieved"
+++
"#;

fn parse(path: &str, text: &str) -> Parsed {
    parse_record(path, text.as_bytes(), &Tables::default()).unwrap()
}

/// Returns the codes and the texts that the diagnostics point at.
fn faults(parsed: &Parsed) -> Vec<(&'static str, &str)> {
    let text = parsed.report.file.text();
    let all = parsed.report.diagnostics.iter();
    all.map(|one| (one.code.0, &text[one.span.range()]))
        .collect()
}

#[test]
fn finds_the_front_matter_whatever_ends_its_lines() {
    let unix = split("+++\na = 1\n+++\nbody").unwrap();
    assert_eq!(
        (unix.opening, unix.inner, unix.body),
        (Span::new(0, 3), Span::new(4, 10), 14)
    );
    let windows = split("\u{feff}+++\r\na = 1\r\n+++\r\nbody").unwrap();
    assert_eq!(
        (windows.opening, windows.inner, windows.body),
        (Span::new(3, 6), Span::new(8, 15), 20)
    );
    assert_eq!(split("+++\n+++").unwrap().body, 7);
    assert_eq!(split(""), Err(NoParts::NotOpened));
    assert_eq!(split("++++\n+++\n"), Err(NoParts::NotOpened));
    assert_eq!(
        split("+++\na\n ++\n"),
        Err(NoParts::NotClosed(Span::new(0, 3)))
    );
}

#[test]
fn collects_every_fault_at_its_place_in_the_raw_file() {
    let text = "\u{feff}+++\r\ntitle = \"ລາວ\"\r\nsummary = 3\r\nupdated = \"2021-13\"\r\nfoo = 1\r\n\
                reviewed = { on = 2021, buy = 1 }\r\n+++\r\n";
    let parsed = parse("terms/x.md", text);
    assert_eq!(
        faults(&parsed),
        [
            ("CB203", "+++"),
            ("CB203", "+++"),
            ("CB204", "+++"),
            ("CB205", "3"),
            ("CB206", "\"2021-13\""),
            ("CB202", "foo"),
            ("CB203", "{ on = 2021, buy = 1 }"),
            ("CB202", "buy"),
        ]
    );
    assert_eq!(parsed.record.unwrap().title.value, "ລາວ");
}

#[test]
fn reads_around_a_fault_of_the_syntax() {
    let text = "+++\ntitle = \"x\"\nsummary = broken\nkeywords = [\"a\", \"b\"\nupdated = 2021-01-01\n+++\n";
    let parsed = parse("terms/x.md", text);
    let record = parsed.record.as_ref().unwrap();
    assert_eq!(record.title.value, "x");
    assert!(faults(&parsed).iter().any(|(code, _)| *code == "CB201"));
}

#[test]
fn fills_the_fields_of_a_case() {
    let version = "translation = { of = 2026-11-22, by = \"T\" }\n[[results]]";
    let text = FULL_CASE.replacen("[[results]]", version, 1);
    let parsed = parse("cases/x.fr.md", &text);
    assert!(parsed.report.diagnostics.is_empty(), "{parsed:?}");
    let record = parsed.record.unwrap();
    assert_eq!(record.language.tag(), "fr");
    let translation = record.translation.clone().unwrap();
    assert_eq!(
        (translation.of.to_string(), translation.by),
        ("2026-11-22".to_owned(), "T".to_owned())
    );
    assert_eq!(record.title_local["lo"], "ລ");
    assert_eq!(record.updated, PartialDate::parse("2026-11"));
    assert_eq!(record.reviewed.as_ref().unwrap().by, "R");
    let result = &record.results()[0];
    assert_eq!(
        (result.value.as_str(), result.baseline.as_deref()),
        ("572852", Some("1.50"))
    );
    assert_eq!(result.year.as_deref(), Some("2012-2013"));
    assert_eq!(result.sources.len(), 2);
    assert_eq!(result.access.as_ref().unwrap().value, "confirmed");
    assert_eq!(record.sources[0].date, PartialDate::parse("2021-06-17"));
    assert_eq!(
        record.period().unwrap().end,
        Some(PartialDate::of_year(2021))
    );
    assert_eq!(
        record.standards()[0].part.as_ref().unwrap().value.as_str(),
        "V"
    );
}

#[test]
fn fills_the_fields_of_a_term_and_of_a_project() {
    let text = "+++\ntitle = \"t\"\nsummary = \"s\"\nupdated = 2021-01-01\nrelated = []\nbroader = \"b\"\n\
                [labels]\nen = \"t\"\nlo = \"ລ\"\n[synonyms]\nen = [\"u\"]\n\
                [[sources]]\nkey = \"k\"\ntitle = \"t\"\npublisher = \"p\"\ndate = \"n.d.\"\naccess = \"recalled\"\n+++\n";
    let parsed = parse("terms/x.md", text);
    assert!(parsed.report.diagnostics.is_empty(), "{parsed:?}");
    let record = parsed.record.unwrap();
    assert_eq!(record.sources[0].date, None);
    let Detail::Term(term) = record.detail else {
        panic!("a term")
    };
    assert_eq!(
        (term.labels["lo"].as_str(), term.synonyms["en"][0].as_str()),
        ("ລ", "u")
    );
    assert_eq!(term.broader[0].value, "b");
    let text = "+++\ntitle = \"t\"\nsdgs = [1, 17]\n[[donors]]\nname = \"d\"\namount = 2300000\ncurrency = \"EUR\"\nyear = \"2012-2013\"\nsource = \"k\"\n+++\n";
    let Detail::Project(project) = parse("projects/x.fr.md", text).record.unwrap().detail else {
        panic!("a project")
    };
    assert_eq!(project.sdgs, [1, 17]);
    assert_eq!(project.donors[0].amount, Some(2_300_000.0));
    assert_eq!(project.donors[0].year.as_deref(), Some("2012-2013"));
}

#[test]
fn gives_json_with_dates_as_texts() {
    let json = to_json("+++\na = 2026-11-22\nb = [1, 2.5, true]\n[c]\nd = \"x\"\n+++\n");
    let expected = serde_json::json!({"a": "2026-11-22", "b": [1, 2.5, true], "c": {"d": "x"}});
    assert_eq!(json, expected);
    assert_eq!(to_json("no"), serde_json::json!({}));
}

#[test]
fn survives_toml_made_to_break_it() {
    let deep = "[".repeat(100_000);
    let dotted = format!("{}x = 1", "a.".repeat(100_000));
    let many: Vec<String> = (0..20_000).map(|at| format!("k{at} = 1")).collect();
    let texts = [
        format!("a = {deep}"),
        dotted,
        format!("a = {}", "{a=".repeat(100_000)),
        many.join("\n"),
        format!("a = \"{}\"", "x".repeat(1_000_000)),
        "a = 1\n".repeat(5_000),
        "\"\u{1b}[31m\" = \"\\u001b\"".to_owned(),
        "a = 99999-99-99".to_owned(),
    ];
    for text in texts {
        let started = std::time::Instant::now();
        let parsed = parse("cases/x.md", &format!("+++\ntitle = \"t\"\n{text}\n+++\n"));
        assert!(!parsed.report.diagnostics.is_empty());
        assert!(parsed.report.diagnostics.len() <= 200);
        assert!(
            started.elapsed().as_secs() < 5,
            "{:.40} {:?}",
            text,
            started.elapsed()
        );
    }
}

#[test]
fn a_header_of_which_nothing_can_be_read_has_one_fault() {
    let keys = "x_a.".repeat(100_000) + "x_a";
    let parsed = parse(
        "cases/x.md",
        &format!("+++\n{keys} = 1\ntitle = \"T\"\n+++\n"),
    );
    assert!(parsed.record.is_none());
    let codes: Vec<&str> = parsed
        .report
        .diagnostics
        .iter()
        .map(|one| one.code.0)
        .collect();
    assert_eq!(codes, ["CB201"]);
    let empty = parse("cases/x.md", "+++\n+++\n");
    assert!(empty.report.diagnostics.len() > 5);
}

#[test]
fn a_text_that_is_never_closed_has_one_fault_and_not_one_for_each_field_it_took_in() {
    for open in ["summary = \"\"\"S", "topics = [ \"a\","] {
        let text = FULL_CASE.replacen("summary = \"S\"", open, 1);
        let parsed = parse("cases/x.md", &text);
        let codes: Vec<&str> = parsed
            .report
            .diagnostics
            .iter()
            .map(|one| one.code.0)
            .collect();
        assert!(
            codes.contains(&"CB201") && !codes.contains(&"CB203"),
            "{open}: {codes:?}"
        );
    }
}

#[test]
fn a_translation_takes_every_field_it_leaves_out_from_its_original() {
    use crate::content::rules::kit;
    let bare =
        "+++\ntitle = \"T\"\nsummary = \"S\"\ntranslation = { of = 2026-11-22, by = \"T\" }\n+++\n";
    for (folder, text) in [
        ("cases", FULL_CASE),
        ("projects", kit::PROJECT),
        ("standards", kit::STANDARD),
        ("modules", kit::MODULE),
        ("terms", kit::TERM),
        ("agendas", kit::AGENDA),
        ("worksheets", kit::WORKSHEET),
    ] {
        let original = parse(&format!("{folder}/x.md"), text).record.unwrap();
        let own = parse(&format!("{folder}/x.fr.md"), bare).record.unwrap();
        let whole = own.completed(&original);
        let said = |record: &crate::model::Record| {
            let (topics, updated) = (&record.topics, &record.updated);
            let common = (
                &record.keywords,
                &record.related,
                &record.notes,
                record.status,
            );
            format!(
                "{:?}",
                (&record.detail, &record.sources, topics, updated, common)
            )
        };
        assert_eq!(said(&whole), said(&original), "{folder}");
        assert_eq!(whole.title.value, "T");
    }
}
