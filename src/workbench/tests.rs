//! Tests of the whole room: the table against the data, the worked examples, what holds for any answers.

mod articles;
mod data;
mod examples;
mod files;
mod properties;
mod sides;

use super::{Answers, Line, PartReport, Read, Report, Verdict, read};
use crate::model::{Countries, Country};
use crate::source::{Severity, SourceFile};

/// Returns the countries that tests know.
pub(super) fn countries() -> Countries {
    let of = |iso3: &str, iso2: &str, names: &[(&str, &str)]| Country {
        iso3: iso3.to_owned(),
        iso2: iso2.to_owned(),
        names: names
            .iter()
            .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
            .collect(),
        aliases: vec![format!("{} PDR", names[0].1.trim_end_matches('s'))],
        ..Country::default()
    };
    let lao = [
        ("en", "Laos"),
        ("lo", "ລາວ"),
        ("ru", "Лаос"),
        ("zh", "老挝"),
    ];
    Countries {
        all: vec![
            of("LAO", "LA", &lao),
            of("TJK", "TJ", &[("en", "Tajikistan")]),
        ],
    }
}

/// Reads a file of answers.
pub(super) fn file(text: &str) -> Read {
    read(&SourceFile::new("answers.toml", text), &countries())
}

/// Reads answers without an error.
#[track_caller]
pub(super) fn answers(text: &str) -> Answers {
    let read = file(text);
    let errors = read
        .faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    let faults: Vec<&str> = errors.map(|fault| fault.message.as_str()).collect();
    assert!(faults.is_empty(), "{faults:?} in\n{text}");
    read.answers
}

/// Returns the report on a Part.
pub(super) fn part<'r>(report: &'r Report, number: &str) -> &'r PartReport {
    report
        .parts
        .iter()
        .find(|part| part.part.number == number)
        .unwrap()
}

/// Returns the lines of a Part, or of what applies to all Parts, that name an article.
pub(super) fn lines<'r>(report: &'r Report, number: &str, article: &str) -> Vec<&'r Line> {
    let requirements = if number == "common" {
        &report.common
    } else {
        &part(report, number).requirements
    };
    let all = requirements.iter().flat_map(|found| &found.lines);
    let is_meant = |line: &&Line| {
        line.article == article || line.article.starts_with(&format!("{article} with"))
    };
    all.filter(is_meant).collect()
}

/// Returns the verdict on a requirement of a Part.
pub(super) fn requirement(report: &Report, number: &str, name: &str) -> Verdict {
    let mut all = part(report, number).requirements.iter();
    let found = all.find(|found| found.name.starts_with(name));
    found
        .unwrap_or_else(|| panic!("Part {number} has no {name}"))
        .verdict
}
