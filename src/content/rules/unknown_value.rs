//! A value comes from the list that is made for it.

use super::{Rule, Run, Subject};
use crate::model::agenda::{Show, VIEWS};
use crate::model::module::{Module, TRACKS, TYPES};
use crate::model::{Detail, Field, Record, Text, Vocabulary};
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB207"),
    name: "unknown-value",
    severity: Severity::Error,
    summary: "a value comes from the list that is made for it",
    text: r#"Facets, comparison and labels in ten languages rest on closed lists: the files in `vocabulary/`, and a few short lists that
belong to the program. An unknown value is an error, with the nearest known one.

Bad:

```toml
topics = ["digital-payment"]
```

Good:

```toml
topics = ["digital-payments"]
```"#,
    run: Run::Record(check),
};

/// What the scope of a case can be.
const SCOPES: &[&str] = &["national", "subnational", "regional", "cross-border"];
/// What a source can be.
const SOURCES: &[&str] = &[
    "law",
    "official",
    "evaluation",
    "dataset",
    "paper",
    "press",
    "origin",
];
/// How a source can have been had.
const ACCESS: &[&str] = &["retrieved", "recalled", "copy"];
const CHECKED: &[&str] = &["confirmed", "retrieved", "copy", "recalled"];
/// What an instrument can be.
const INSTRUMENTS: &[&str] = &[
    "convention",
    "recommendation",
    "protocol",
    "declaration",
    "regulation",
];
/// How hard a module can be.
const LEVELS: &[&str] = &["intro", "core", "advanced"];
/// When a question of a test is asked.
const TESTS: &[&str] = &["pre", "post"];
/// The two questions of a pair.
const VERSIONS: &[&str] = &["a", "b"];
/// The modes of the steps of an agenda.
const MODES: &[&str] = &[
    "talk", "search", "compare", "present", "exercise", "group", "break",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let record = subject.record;
    let all = &subject.view.loaded.catalog.tables.vocabularies;
    let listed: [(&str, &[Text], &Vocabulary); 6] = [
        ("topic", &record.topics, &all.topics),
        ("branch", record.branches(), &all.branches),
        ("stage", record.stages(), &all.stages),
        (
            "step of the delivery chain",
            record.delivery(),
            &all.delivery,
        ),
        ("technology", record.technologies(), &all.technologies),
        ("group of people", record.population(), &all.population),
    ];
    for (what, texts, vocabulary) in listed {
        for text in texts {
            found.extend(unknown(what, text, vocabulary));
        }
    }
    let outcome = record.outcome();
    found.extend(outcome.and_then(|text| unknown("outcome", text, &all.outcomes)));
    for text in record
        .lessons()
        .iter()
        .filter_map(|lesson| lesson.dimension.as_ref())
    {
        found.extend(unknown("dimension", text, &all.dimensions));
    }
    if let Detail::Project(project) = &record.detail {
        let own = [
            ("form", &project.form, &all.forms),
            ("modality", &project.modality, &all.modalities),
            ("state", &project.state, &all.states),
        ];
        for (what, text, vocabulary) in own {
            found.extend(
                text.iter()
                    .filter_map(|text| unknown(what, text, vocabulary)),
            );
        }
    }
    found.extend(topic_of_term(subject));
    found.extend(short_lists(record));
}

/// Checks `topic` of a term: each a vocabulary and a value of it, as in `topics/social-registry`.
fn topic_of_term(subject: &Subject<'_>) -> Vec<Diagnostic> {
    match &subject.record.detail {
        Detail::Term(term) => {
            let faults = term
                .topic
                .iter()
                .filter_map(|text| stood_for(text, subject));
            faults.collect()
        }
        _ => Vec::new(),
    }
}

fn stood_for(text: &Text, subject: &Subject<'_>) -> Option<Diagnostic> {
    let tables = &subject.view.loaded.catalog.tables;
    let all = &tables.vocabularies;
    let (list, value) = text
        .value
        .split_once('/')
        .unwrap_or(("topics", &text.value));
    let others = match list {
        "dimensions" => Some(&all.dimensions),
        "forms" => Some(&all.forms),
        "modalities" => Some(&all.modalities),
        "states" => Some(&all.states),
        _ => None,
    };
    let of_field = Field::of_vocabulary(list).and_then(|field| tables.vocabulary(field));
    let Some(vocabulary) = of_field.or(others) else {
        let message = format!("{list:?} is no vocabulary");
        return Some(
            RULE.at(text.span, message)
                .with_help("write vocabulary/value"),
        );
    };
    unlisted(
        &format!("value of {list}"),
        (text, value),
        &vocabulary.ids().collect::<Vec<_>>(),
    )
}

/// Checks the values of the lists that belong to the program.
fn short_lists(record: &Record) -> Vec<Diagnostic> {
    let mut values: Vec<(&str, &Text, &[&str])> = Vec::new();
    for source in &record.sources {
        values.extend(
            source
                .kind
                .iter()
                .map(|text| ("type of source", text, SOURCES)),
        );
        values.extend(
            source
                .access
                .iter()
                .map(|text| ("way of access", text, ACCESS)),
        );
    }
    let results = record.results().iter();
    values.extend(
        results
            .flat_map(|result| &result.access)
            .map(|text| ("outcome of a look-up", text, CHECKED)),
    );
    match &record.detail {
        Detail::Case(case) => values.extend(case.scope.iter().map(|text| ("scope", text, SCOPES))),
        Detail::Standard(one) => {
            values.extend(
                one.instrument
                    .iter()
                    .map(|text| ("kind of instrument", text, INSTRUMENTS)),
            );
        }
        Detail::Module(module) => {
            values.extend(of_module(module));
        }
        Detail::Agenda(agenda) => {
            for step in &agenda.steps {
                values.push(("mode of a step", &step.mode, MODES));
                if let Some(Show::View(view)) = &step.show {
                    values.push(("view", view, &VIEWS));
                }
            }
        }
        Detail::Project(_) | Detail::Term(_) | Detail::Worksheet(_) => {}
    }
    let check =
        |(what, text, known): (&str, &Text, &[&str])| unlisted(what, (text, &text.value), known);
    values.into_iter().filter_map(check).collect()
}

/// Returns the values of a module, each with what it is and its list.
fn of_module(module: &Module) -> Vec<(&'static str, &Text, &'static [&'static str])> {
    let level = module.level.iter().map(|text| ("level", text, LEVELS));
    let track = module
        .track
        .iter()
        .map(|text| ("track", text, TRACKS.as_slice()));
    let mut values: Vec<(&str, &Text, &[&str])> = level.chain(track).collect();
    for exercise in &module.exercises {
        values.push(("type of exercise", &exercise.form, &TYPES));
        let test = exercise.test.iter();
        values.extend(test.map(|text| ("time of a test", text, TESTS)));
        let version = exercise.version.iter();
        values.extend(version.map(|text| ("version of a question", text, VERSIONS)));
    }
    values
}

fn unknown(what: &str, text: &Text, vocabulary: &Vocabulary) -> Option<Diagnostic> {
    unlisted(
        what,
        (text, &text.value),
        &vocabulary.ids().collect::<Vec<_>>(),
    )
}

fn unlisted(what: &str, (text, value): (&Text, &str), known: &[&str]) -> Option<Diagnostic> {
    // A list that is missing is told of once, at its file.
    if value.is_empty() || known.is_empty() || known.contains(&value) {
        return None;
    }
    let diagnostic = RULE.at(text.span, format!("{value:?} is no {what}"));
    Some(match nearest(value, known.iter().copied()) {
        Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
        None if known.len() <= 15 => {
            diagnostic.with_help(format!("use one of {}", known.join(", ")))
        }
        None => diagnostic.with_help("the values stand in the folder vocabulary"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[
                (
                    "[\"digital-payments\"]",
                    "[\"digital-payments\", \"digital-payment\"]",
                ),
                ("\"success\"", "\"succes\""),
                ("updated", "scope = \"local\"\nstatus = \"drafty\"\nupdated"),
                ("access = \"copy\"", "access = \"copied\""),
                (
                    "results = []",
                    "[[results]]\nindicator = \"i\"\nvalue = 1\naccess = \"sure\"\nsource = \"one-2021\"",
                ),
            ],
        );
        let messages = kit::bad(
            &RULE,
            "cases/x.md",
            &text,
            &[(4, 31), (5, 9), (6, 10), (14, 11), (23, 10), (43, 10)],
        );
        assert_eq!(messages[0], "\"digital-payment\" is no topic");
        let term = kit::with(
            kit::TERM,
            &[("related = []", "related = []\ntopic = \"topics/x\"")],
        );
        kit::bad(&RULE, "terms/x.md", &term, &[(6, 9)]);
        let tag = kit::with(
            kit::TERM,
            &[("en = \"a term\"", "en = \"a term\"\nenglish = \"x\"")],
        );
        kit::bad(&RULE, "terms/x.md", &tag, &[(9, 1)]);
    }

    #[test]
    fn good() {
        for (path, text) in [
            ("cases/x.md", kit::CASE),
            ("projects/x.md", kit::PROJECT),
            ("standards/x.md", kit::STANDARD),
            ("modules/x.md", kit::MODULE),
            ("agendas/x.md", kit::AGENDA),
            ("worksheets/x.md", kit::WORKSHEET),
        ] {
            kit::good(&RULE, path, text);
        }
    }
}
