use super::*;
use crate::content::{Parsed, parse_record};
use crate::model::agenda::Show;
use crate::model::module::Task;
use crate::model::{Detail, PartialDate, Tables, Text};
use crate::source::Spanned;

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

/// Tells a task in a line.
fn told(task: &Task) -> String {
    let texts = |texts: &[Text]| {
        let texts: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
        texts.join(" ")
    };
    let places = |places: &[Spanned<u8>]| {
        let places: Vec<String> = places.iter().map(|place| place.value.to_string()).collect();
        places.join(" ")
    };
    match task {
        Task::Choose { choices, right } => format!("choose {}: {}", texts(choices), places(right)),
        Task::Fill { accept } => format!("fill {}", texts(accept)),
        Task::Order { items, right } => format!("order {}: {}", texts(items), places(right)),
        Task::Match(pairs) => {
            let pairs = pairs.iter();
            let pairs = pairs.map(|pair| format!("{}={}", pair.left.value, pair.right.value));
            format!("match {}", pairs.collect::<Vec<_>>().join(" "))
        }
        Task::Free { model, criteria } => {
            let model = model.as_ref().map_or("", |model| model);
            format!("free {model}: {}", texts(criteria))
        }
        Task::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn reads_what_is_to_be_done_in_each_type_of_exercise() {
    let exercise = |form: &str, own: &str| {
        format!(
            "[[exercises]]\nid = \"e\"\nobjective = \"o\"\ntype = \"{form}\"\nprompt = \"p\"\nexplanation = \"x\"\n\
             see = \"s\"\n{own}\n"
        )
    };
    let exercises = [
        exercise(
            "multiple",
            "choices = [\"a\", \"b\"]\nanswer = [1, 0]\ntest = \"pre\"\nversion = \"a\"\npair = \"p1\"",
        ),
        exercise("fill", "accept = [\"3.75\", \"3,75\"]"),
        exercise("order", "items = [\"a\", \"b\"]\nanswer = [1, 0]"),
        exercise("match", "pairs = [{ left = \"l\", right = \"r\" }]"),
        exercise("group", "minutes = 40\nmodel = \"m\"\ncriteria = [\"c\"]"),
        exercise("riddle", "choices = [\"a\"]\nmodel = \"m\""),
    ];
    let text = format!(
        "+++\ntitle = \"t\"\nsummary = \"s\"\ntranslation = {{ of = 2026-11-22, by = \"t\" }}\n{}+++\n",
        exercises.concat()
    );
    let parsed = parse("modules/x.fr.md", &text);
    assert!(parsed.report.diagnostics.is_empty(), "{parsed:?}");
    let Detail::Module(module) = parsed.record.unwrap().detail else {
        panic!("a module")
    };
    let tasks: Vec<String> = module.exercises.iter().map(|one| told(&one.task)).collect();
    let wanted = [
        "choose a b: 1 0",
        "fill 3.75 3,75",
        "order a b: 1 0",
        "match l=r",
        "free m: c",
        "unknown",
    ];
    assert_eq!(tasks, wanted);
    let first = &module.exercises[0];
    for (field, wanted) in [
        (&first.test, "pre"),
        (&first.version, "a"),
        (&first.pair, "p1"),
    ] {
        assert_eq!(field.as_ref().unwrap().value, wanted);
    }
    assert_eq!(module.exercises[4].minutes, Some(40));
    let counted = [
        ("multiple", 1),
        ("fill", 1),
        ("order", 1),
        ("match", 1),
        ("group", 1),
    ];
    assert_eq!(module.exercise_types(), counted);
}

#[test]
fn fills_the_fields_of_an_agenda() {
    let text = "+++\ntitle = \"t\"\nsummary = \"s\"\nupdated = 2026-11-22\nrelated = []\nminutes = 30\naudience = [\"a\", \"b\"]\n\
                group_size = \"5\"\ngoals = [\"g\"]\nprepare = [\"p\"]\nuses = [\"u\"]\nclosing = \"c\"\n\
                [[steps]]\nminutes = 20\ntitle = \"t\"\nmode = \"compare\"\nshow = [\"x\", \"y\"]\nprompt = \"p\"\nnote = \"n\"\n\
                [[steps]]\nminutes = 10\ntitle = \"t\"\nmode = \"search\"\nshow = \"pension\"\n+++\n";
    let parsed = parse("agendas/x.md", text);
    assert!(parsed.report.diagnostics.is_empty(), "{parsed:?}");
    let Detail::Agenda(agenda) = parsed.record.unwrap().detail else {
        panic!("an agenda")
    };
    assert_eq!(agenda.audience.as_deref(), Some("a; b"));
    let said = (agenda.group_size.as_deref(), agenda.closing.as_deref());
    assert_eq!(said, (Some("5"), Some("c")));
    assert_eq!(
        (agenda.goals, agenda.prepare),
        (vec!["g".into()], vec!["p".into()])
    );
    assert_eq!(agenda.uses[0].value, "u");
    let shown = agenda.steps[0].show.as_ref().unwrap().records();
    assert_eq!((shown.len(), shown[1].value.as_str()), (2, "y"));
    assert_eq!(agenda.steps[0].note.as_deref(), Some("n"));
    assert!(matches!(&agenda.steps[1].show, Some(Show::Query(query)) if query.value == "pension"));
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
fn toml_that_is_nested_too_deep_is_one_fault_at_its_place() {
    let dotted = format!("x_a{} = 1", ".a".repeat(100_000));
    let lists = format!("x_a = {}", "[".repeat(100_000));
    let tables = format!("x_a = {}1", "{ a = ".repeat(100_000));
    for (deep, column) in [(dotted, 1), (lists, 87), (tables, 487)] {
        let text = FULL_CASE.replacen("summary = \"S\"", &format!("summary = \"S\"\n{deep}"), 1);
        let parsed = parse("cases/x.md", &text);
        assert!(parsed.record.is_none(), "{deep:.9}");
        let faults = &parsed.report.diagnostics;
        let places: Vec<(&str, usize, usize)> = faults
            .iter()
            .map(|one| {
                let place = parsed.report.file.position(one.span.start);
                (one.code.0, place.line, place.column)
            })
            .collect();
        let line = 1 + text
            .lines()
            .position(|line| line.starts_with("x_a"))
            .unwrap();
        assert_eq!(places, [("CB201", line, column)], "{deep:.9}");
    }
}

#[test]
fn a_title_that_is_no_text_is_one_fault_at_its_place() {
    let parsed = parse(
        "cases/x.md",
        &FULL_CASE.replacen("title = \"T\"", "title = 4", 1),
    );
    assert!(parsed.record.is_none());
    let told = parsed.report.diagnostics.iter();
    let told: Vec<(&str, usize)> = told.map(|one| (one.code.0, one.span.start)).collect();
    assert_eq!(told, [("CB205", 12)]);
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
