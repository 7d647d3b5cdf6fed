//! What the tests of the rules share: a sound record of each kind, and a library made of a few files in memory.

use super::Rule;
use crate::content::front_matter::Faults;
use crate::content::{FileReport, Loaded, check, parse_record, tables};
use crate::model::{Catalog, Tables};
use crate::source::SourceFile;

/// The tables of the kit: path, name of the list, ids.
const TABLES: [(&str, &str, &str); 10] = [
    (
        "vocabulary/topics.toml",
        "topic",
        "digital-payments legal-framework",
    ),
    ("vocabulary/branches.toml", "branch", "family old-age"),
    ("vocabulary/stages.toml", "stage", "planning evaluation"),
    ("vocabulary/delivery.toml", "delivery", "payment"),
    ("vocabulary/technologies.toml", "technology", "mobile-money"),
    (
        "vocabulary/population.toml",
        "population",
        "informal-workers",
    ),
    ("vocabulary/dimensions.toml", "dimension", "data"),
    ("vocabulary/outcomes.toml", "outcome", "success failure"),
    ("vocabulary/forms.toml", "form", "project"),
    ("vocabulary/states.toml", "state", "active"),
];

/// A case without a fault.
pub(crate) const CASE: &str = r#"+++
title = "A sound case"
summary = "It stands alone."
topics = ["digital-payments"]
updated = 2026-11-22
related = []
countries = ["TGO"]
organisation = "A ministry"
programme = "Novissi"
period = { start = "2020-04", end = 2021 }
state = "closed"
outcome = "success"
stages = ["planning"]
delivery = ["payment"]
branches = ["family"]
technologies = ["mobile-money"]
population = ["informal-workers"]
results = []

[[lessons]]
text = "Pay on time."
source = "one-2021"
dimension = "data"

[[sources]]
key = "one-2021"
title = "One"
publisher = "A press"
date = 2021
url = "https://example.org/one"

[[sources]]
key = "two-2022"
title = "Two"
publisher = "A press"
date = "n.d."
access = "copy"
+++

## Context

Some words.[^one-2021]

## Approach

It paid 500 people.[^two-2022]
"#;

/// A translation of the case, without a fault.
pub(crate) const TRANSLATION: &str = r#"+++
title = "Un cas"
summary = "Il se suffit."
translation = { of = 2026-11-22, by = "A. Reader" }
+++

## Contexte

Quelques mots.[^one-2021]

## Démarche

Il a payé 500 personnes.[^two-2022]
"#;

/// A project without a fault.
pub(crate) const PROJECT: &str = r#"+++
title = "A sound project"
summary = "It stands alone."
topics = ["digital-payments"]
updated = 2026-11-22
related = []
form = "project"
modality = "south-south"
countries = ["LAO"]
providers = ["CHN"]
partners = []
implementers = []
period = { start = 2020 }
state = "active"

[[sources]]
key = "one-2021"
title = "One"
publisher = "A press"
date = 2021
url = "https://example.org/one"
+++

## Aims

Some words.[^one-2021]
"#;

/// A standard without a fault.
pub(crate) const STANDARD: &str = r#"+++
title = "A standard"
summary = "It stands alone."
topics = ["legal-framework"]
updated = 2026-11-22
related = []
code = "C102"
instrument = "convention"
adopted = "1952-06-28"
in_force = "1955-04-27"
standing = "up-to-date"
official_text = "https://example.org/c102"

[[sources]]
key = "ilo-2018"
title = "One"
publisher = "ILO"
date = 2018
url = "https://example.org/one"
+++

## At a glance

Some words.[^ilo-2018]

## Part V: Old age

More words.
"#;

/// A term without a fault.
pub(crate) const TERM: &str = r#"+++
title = "a term"
summary = "It stands alone."
updated = 2026-11-22
related = []

[labels]
en = "a term"

[[sources]]
key = "usage"
title = "Usage"
publisher = "Casebook"
date = "n.d."
access = "recalled"
+++

What it means.[^usage]
"#;

/// An agenda without a fault.
pub(crate) const AGENDA: &str = r#"+++
title = "An agenda"
summary = "It stands alone."
updated = 2026-11-22
related = []
minutes = 30

[[steps]]
minutes = 20
title = "Read"
mode = "present"

[[steps]]
minutes = 10
title = "Break"
mode = "break"
+++

Bring paper.
"#;

/// A worksheet without a fault.
pub(crate) const WORKSHEET: &str = r#"+++
title = "A worksheet"
summary = "It stands alone."
topics = ["digital-payments"]
updated = 2026-11-22
related = []
stage = "planning"

[[sources]]
key = "usage"
title = "Usage"
publisher = "Casebook"
date = "n.d."
access = "recalled"
+++

| What | Who |
|---|---|
| | |

## Example

Made up.[^usage]
"#;

/// A module without a fault, but for records `aa`, `bb` and `cc` that it uses.
pub(crate) const MODULE: &str = r#"+++
title = "A module"
summary = "It stands alone."
topics = ["digital-payments"]
updated = 2026-11-22
related = []
stage = "planning"
level = "intro"
minutes = 60
track = "introduction"
uses = ["aa", "bb", "cc"]
objectives = [{ id = "o1", text = "Read." }, { id = "o2", text = "Write." }]

[[exercises]]
id = "e1"
objective = "o1"
type = "single"
prompt = "Which?"
choices = ["This", "That"]
answer = [0]
explanation = "Because."
see = "aa"

[[exercises]]
id = "e2"
objective = "o2"
type = "open"
prompt = "Why?"
model = "Because."
explanation = "It tells."
see = "aa#context"

[[sources]]
key = "usage"
title = "Usage"
publisher = "Casebook"
date = "n.d."
access = "recalled"
+++

## Why it matters

It does.[^usage]
"#;

/// Returns a text with parts replaced; each part must be there.
pub(crate) fn with(text: &str, changes: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old:?} is not in the fixture");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Returns small tables with the values of the sound records, and their files.
fn small_tables() -> (Tables, Vec<FileReport>) {
    let country = |iso3: &str, iso2: &str, name: &str| {
        format!(
            "[[country]]\niso3 = \"{iso3}\"\niso2 = \"{iso2}\"\nnames = {{ en = \"{name}\" }}\nregion = \"r\"\nlat = 1\nlon = 1\n"
        )
    };
    let countries = [
        ("TGO", "TG", "Togo"),
        ("LAO", "LA", "Lao PDR"),
        ("CHN", "CN", "China"),
    ];
    let countries = countries
        .map(|(iso3, iso2, name)| country(iso3, iso2, name))
        .concat();
    let mut files: Vec<(&str, String)> = vec![("data/countries.toml", countries)];
    let modality = ("vocabulary/modalities.toml", "modality", "south-south");
    for (path, list, ids) in TABLES.into_iter().chain([modality]) {
        let value = |id| format!("[[{list}]]\nid = \"{id}\"\nlabels = {{ en = \"{id}\" }}\n");
        files.push((path, ids.split(' ').map(value).collect()));
    }
    let hosts = ["unsafe", "copy", "staging", "weak"];
    let hosts = hosts.map(|class| format!("{class} = [\"{class}.example\"]\n"));
    files.push(("data/hosts.toml", hosts.concat()));
    let mut tables = Tables::default();
    let mut reports = Vec::new();
    for (path, text) in files {
        tables::read(path, &text, &mut tables, &Faults::default());
        reports.push(FileReport::new(SourceFile::new(path, text), Vec::new()));
    }
    (tables, reports)
}

/// Returns a library of these files, with small tables.
pub(crate) fn load(files: &[(&str, &str)]) -> Loaded {
    let (tables, mut reports) = small_tables();
    let mut records = Vec::new();
    let mut set_aside = Vec::new();
    for (path, text) in files {
        let Some(parsed) = parse_record(path, text.as_bytes(), &tables) else {
            continue;
        };
        if parsed.record.is_none() {
            set_aside.push((*path).to_owned());
        }
        records.extend(parsed.record);
        reports.push(parsed.report);
    }
    reports.sort_by(|a, b| a.file.path().cmp(b.file.path()));
    let mut files: Vec<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    files.sort();
    Loaded {
        catalog: Catalog::new(tables, records),
        reports,
        set_aside,
        files,
    }
}

/// Returns where a rule is broken: path, line, column and message.
pub(crate) fn breaches(rule: &Rule, files: &[(&str, &str)]) -> Vec<(String, usize, usize, String)> {
    of(rule, &check(&load(files)))
}

/// Returns the diagnostics of a rule: path, line, column and message.
pub(crate) fn of(rule: &Rule, reports: &[FileReport]) -> Vec<(String, usize, usize, String)> {
    let mut breaches = Vec::new();
    for report in reports {
        for one in report
            .diagnostics
            .iter()
            .filter(|one| one.code == rule.code)
        {
            let place = report.file.position(one.span.start);
            let path = report.file.path().to_owned();
            breaches.push((path, place.line, place.column, one.message.clone()));
        }
    }
    breaches
}

/// Asserts that one file breaks a rule at these lines and columns, in order, and returns the messages.
pub(crate) fn bad(rule: &Rule, path: &str, text: &str, places: &[(usize, usize)]) -> Vec<String> {
    let breaches = breaches(rule, &[(path, text)]);
    let found: Vec<(usize, usize)> = breaches
        .iter()
        .map(|(_, line, column, _)| (*line, *column))
        .collect();
    assert_eq!(found, places, "{} {breaches:?}", rule.name);
    breaches.into_iter().map(|(.., message)| message).collect()
}

/// Asserts that one file keeps a rule.
pub(crate) fn good(rule: &Rule, path: &str, text: &str) {
    let breaches = breaches(rule, &[(path, text)]);
    assert!(breaches.is_empty(), "{} {breaches:?}", rule.name);
}
