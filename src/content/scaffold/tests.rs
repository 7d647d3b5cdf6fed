use super::*;
use crate::content::check;
use crate::content::rules::kit;
use crate::model::Language;
use crate::source::{Severity, render};

/// What an author writes in the place of a line that is marked, by how it begins.
const WRITTEN: [(&str, &str); 22] = [
    ("topics = ", "topics = [\"digital-payments\"]"),
    ("countries = ", "countries = [\"TGO\"]"),
    ("period = ", "period = { start = \"2020-04\" }"),
    ("outcome = ", "outcome = \"success\""),
    ("stages = ", "stages = [\"planning\"]"),
    ("stage = ", "stage = \"planning\""),
    ("value = ", "value = 572852"),
    ("year = ", "year = 2020"),
    ("dimension = ", "dimension = \"data\""),
    ("date = ", "date = \"2021-06\""),
    ("url = ", "url = \"https://example.org/one\""),
    ("form = ", "form = \"project\""),
    ("state = ", "state = \"active\""),
    ("instrument = ", "instrument = \"convention\""),
    ("adopted = ", "adopted = \"1952-06-28\""),
    ("in_force = ", "in_force = \"1955-04-27\""),
    (
        "official_text = ",
        "official_text = \"https://example.org/c102\"",
    ),
    ("level = ", "level = \"intro\""),
    ("track = ", "track = \"planning\""),
    ("uses = ", "uses = [\"aa\", \"bb\", \"cc\"]"),
    ("see = ", "see = \"aa\""),
    ("show = ", "show = \"aa\""),
];

fn today() -> PartialDate {
    PartialDate::parse("2026-11-22").unwrap()
}

fn tables() -> Tables {
    kit::load(&[]).catalog.tables
}

fn make(kind: Kind, draft: &Draft) -> Result<String, ScaffoldError> {
    record(kind, draft, &tables(), today())
}

/// Returns a text with every mark replaced by what an author may write.
fn written(text: &str) -> String {
    let line = |line: &str| {
        if !line.contains("TODO:") {
            return line.to_owned();
        }
        let known = WRITTEN.iter().find(|(begin, _)| line.starts_with(begin));
        known.map_or_else(
            || {
                let mut parts = line.split("TODO:");
                let first = parts.next().unwrap_or_default().to_owned();
                parts.fold(first, |done, part| {
                    let end = part.find(['"', '[', '|']).unwrap_or(part.len());
                    format!("{done}Words on {}{}", part[..end].trim(), &part[end..])
                })
            },
            |(_, written)| (*written).to_owned(),
        )
    };
    text.lines().map(|one| line(one) + "\n").collect()
}

/// Returns what is wrong in a file of this text, and its code and line.
fn faults(path: &str, text: &str) -> Vec<(&'static str, String)> {
    let files = [
        ("cases/aa.md", kit::CASE),
        ("projects/bb.md", kit::PROJECT),
        ("terms/cc.md", kit::TERM),
        (path, text),
    ];
    let reports = check(&kit::load(&files));
    let own = reports.iter().filter(|report| report.file.path() == path);
    own.flat_map(|report| {
        let all = report.diagnostics.iter();
        all.filter(|one| one.severity != Severity::Note)
            .map(|one| (one.code.0, render::concise(&report.file, one)))
            .collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn of_what_is_written_only_the_marks_are_wrong_and_nothing_once_they_are_gone() {
    for kind in Kind::ALL {
        let path = format!("{}/x.md", kind.folder());
        let text = make(kind, &Draft::default()).unwrap();
        assert!(!text.contains("<<") && !text.contains(">>"), "{text}");
        let found = faults(&path, &text);
        assert!(found.iter().all(|(code, _)| *code == "CB215"), "{found:#?}");
        assert_eq!(found.len(), marks(&text), "{kind}");
        let found = faults(&path, &written(&text));
        assert!(found.is_empty(), "{kind}: {found:#?}\n{}", written(&text));
    }
}

#[test]
fn what_is_known_is_filled_in() {
    let draft = Draft {
        title: Some("A \"new\"\\ case\nin Togo".to_owned()),
        summary: Some("It stands alone.".to_owned()),
        countries: vec!["togo".to_owned(), "LA".to_owned()],
        topics: vec!["digital-payments".to_owned()],
        stages: vec!["planning".to_owned(), "evaluation".to_owned()],
        outcome: Some("success".to_owned()),
        organisation: Some("A ministry".to_owned()),
        start: Some("2020-04".to_owned()),
        end: Some("2021".to_owned()),
        sources: [
            "A|World Bank|2021-06|https://example.org/a",
            "B|World Bank|2021",
            "C|世行",
        ]
        .map(DraftSource::parse)
        .to_vec(),
    };
    let text = make(Kind::Case, &draft).unwrap();
    for line in [
        "title = \"A \\\"new\\\"\\\\ case in Togo\"",
        "countries = [\"TGO\", \"LAO\"]",
        "stages = [\"planning\", \"evaluation\"]",
        "period = { start = \"2020-04\", end = \"2021\" }",
        "key = \"world-bank-2021\"",
        "key = \"world-bank-2021-2\"",
        "key = \"source-3\"",
        "publisher = \"世行\"",
        "source = \"world-bank-2021\"",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} in {text}");
    }
    assert!(text.contains("Transfer.[^world-bank-2021-2][^source-3]"));
    let found = faults("cases/x.md", &written(&text));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_no_record_can_have_is_refused_with_advice() {
    let texts = |text: &str| vec![text.to_owned()];
    let some = |text: &str| Some(text.to_owned());
    let refused = |kind, fill: &dyn Fn(&mut Draft), advice: &str| {
        let mut draft = Draft::default();
        fill(&mut draft);
        let error = make(kind, &draft).unwrap_err();
        assert!(error.help.contains(advice), "{error:?}");
    };
    let topic = |draft: &mut Draft| draft.topics = texts("digital-payment");
    refused(Kind::Case, &topic, "digital-payments");
    let country = |draft: &mut Draft| draft.countries = texts("Tog");
    refused(Kind::Case, &country, "did you mean");
    refused(
        Kind::Term,
        &|draft| draft.countries = texts("TGO"),
        "--country",
    );
    let outcome = |draft: &mut Draft| draft.outcome = some("good");
    refused(Kind::Case, &outcome, "success, failure");
    refused(
        Kind::Case,
        &|draft| draft.start = some("2020-13"),
        "2021-06",
    );
    refused(Kind::Case, &|draft| draft.end = some("2020"), "--start");
    let stage = |draft: &mut Draft| draft.stages = texts("planning");
    refused(Kind::Project, &stage, "--stage");
    let source = |draft: &mut Draft| draft.sources = vec![DraftSource::parse("A|B")];
    refused(Kind::Agenda, &source, "--source");
}

#[test]
fn an_id_is_a_name_for_a_file_on_every_system() {
    for id in ["", "Tgo", "a--b", "con", "a/b", "../x"] {
        assert!(check_id(id).is_err(), "{id}");
    }
    assert!(check_id("tgo-novissi").is_ok());
}

#[test]
fn a_translation_names_its_version_and_has_the_headings_of_its_original() {
    let loaded = kit::load(&[("cases/aa.md", kit::CASE)]);
    let original = loaded.catalog.get("aa").unwrap();
    let french = Language::parse("fr").unwrap();
    let text = translation(original, &french).unwrap();
    assert!(text.contains("title = \"TODO: A sound case\""), "{text}");
    assert!(text.contains("of = 2026-11-22"));
    assert!(text.ends_with("## TODO: Context\n\n## TODO: Approach\n"));
    assert_eq!(marks(&text), 5);
    let found = faults("cases/aa.fr.md", &text);
    assert!(found.iter().all(|(code, _)| *code == "CB215"), "{found:#?}");
    let found = faults("cases/aa.fr.md", &written(&text));
    assert!(found.is_empty(), "{found:#?}");
    assert!(translation(original, &Language::english()).is_err());
}
