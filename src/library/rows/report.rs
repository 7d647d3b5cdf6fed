//! A report of the workbench for a spreadsheet: a row per line of a Part with its article, or per line that has changed.

use super::{BETWEEN, Rows, head, none};
use crate::library::{Library, LibraryError};
use crate::model::{Language, View, c102};
use crate::workbench::{
    Acceptance, Comparison, Count, Line, Report, Requirement, Verdict, Way, cited,
};

const COLUMNS: [&str; 10] = [
    "country", "as_of", "part", "what", "article", "asked", "answer", "missing", "verdict",
    "source",
];

const CHANGES: [&str; 11] = [
    "country",
    "part",
    "what",
    "article",
    "asked",
    "before",
    "verdict_before",
    "as_of",
    "answer",
    "verdict",
    "source",
];

/// What Parts XII to XIV are called where a row names its Part.
const COMMON: &str = "XII-XIV";

impl Library {
    /// Returns the report on saved answers, or what has changed since others.
    pub(super) fn report_rows(
        &self,
        view: &View,
        (name, since): (&str, Option<&str>),
    ) -> Result<Rows, LibraryError> {
        let of = |name: &str| {
            let answers = self.answers_of(name).ok_or_else(|| none(view))?;
            Ok::<_, LibraryError>(Report::new(&answers, &[]))
        };
        let (new, source) = (of(name)?, self.source_of_c102());
        Ok(match since {
            None => report(&new, &source),
            Some(since) => changes(&Comparison::new(&of(since)?, &new), &source),
        })
    }

    /// Returns where the articles can be read: at the official text, where the library has it.
    fn source_of_c102(&self) -> String {
        let record = self.standard_called(c102::SLUG, &Language::english());
        let address = record.and_then(|listed| self.public_address(&listed));
        address.unwrap_or_else(|| "Convention 102".to_owned())
    }
}

/// A row on a line that is asked.
struct Told<'a> {
    part: &'a str,
    what: &'a str,
    article: String,
    asked: &'a str,
    answer: String,
    missing: String,
    verdict: Verdict,
}

fn report(report: &Report, source: &str) -> Rows {
    let mut asked: Vec<Told<'_>> = Vec::new();
    for found in &report.parts {
        let number = found.part.number;
        asked.push(whole(number, found.part.title, found.verdict));
        asked.extend(lines(number, &found.requirements));
    }
    asked.push(whole(
        COMMON,
        "for every Part accepted",
        report.common_verdict(),
    ));
    asked.extend(lines(COMMON, &report.common));
    asked.extend(acceptance(&report.acceptance));
    let country = report.country.clone().unwrap_or_default();
    let mut rows = vec![head(&COLUMNS)];
    rows.extend(asked.into_iter().map(|one| {
        vec![
            country.clone(),
            day(report),
            one.part.to_owned(),
            one.what.to_owned(),
            one.article,
            one.asked.to_owned(),
            one.answer,
            one.missing,
            one.verdict.name().to_owned(),
            source.to_owned(),
        ]
    }));
    rows
}

/// Returns what a Part comes to as a whole.
fn whole<'a>(part: &'a str, what: &'a str, verdict: Verdict) -> Told<'a> {
    Told {
        part,
        what,
        article: String::new(),
        asked: "all of it",
        answer: String::new(),
        missing: String::new(),
        verdict,
    }
}

/// Returns the lines of requirements; of those of which one is enough, what they come to before them.
fn lines<'a>(part: &'a str, requirements: &'a [Requirement]) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    for requirement in requirements {
        if requirement.way == Way::Any && requirement.lines.len() > 1 {
            all.push(Told {
                asked: "one of these is enough",
                ..whole(part, &requirement.name, requirement.verdict)
            });
        }
        all.extend(requirement.shown().into_iter().map(|line| Told {
            part,
            what: &requirement.name,
            article: cited(&line.article),
            asked: &line.asked,
            answer: line.told.clone(),
            missing: line.missing.join(BETWEEN),
            verdict: line.verdict,
        }));
    }
    all
}

/// Returns what follows by Art. 2: as answered, without exceptions, with all of them.
fn acceptance(acceptance: &Acceptance) -> [Told<'static>; 4] {
    let count = |what, count: &Count| Told {
        article: cited("2"),
        asked: "Parts met, one of them IV, V, VI, IX or X, at least three in all",
        answer: count.met.join(BETWEEN),
        missing: count.open.join(BETWEEN),
        ..whole("", what, count.verdict)
    };
    [
        Told {
            article: cited("2"),
            ..whole("", "Acceptance", acceptance.verdict)
        },
        count("As answered", &acceptance.declared),
        count(
            "Without any exception of Art. 3",
            &acceptance.without_exceptions,
        ),
        count(
            "With every exception that Art. 3 offers",
            &acceptance.with_exceptions,
        ),
    ]
}

fn changes(comparison: &Comparison<'_>, source: &str) -> Rows {
    let [old, new] = [comparison.old, comparison.new];
    let mut rows = vec![head(&CHANGES)];
    let parts = comparison.parts.iter();
    let parts = parts.map(|part| (part.number, part.lines.as_slice()));
    for (part, lines) in parts.chain([(COMMON, comparison.common.as_slice())]) {
        rows.extend(lines.iter().filter_map(|change| {
            let line = change.new.as_ref().or(change.old.as_ref())?;
            let [before, after] = [&change.old, &change.new].map(|line| said(line.as_ref()));
            Some(vec![
                new.country.clone().unwrap_or_default(),
                part.to_owned(),
                change.name.clone(),
                cited(&line.article),
                line.asked.clone(),
                before.0,
                before.1,
                day(new),
                after.0,
                after.1,
                source.to_owned(),
            ])
        }));
    }
    let verdict = |report: &Report| report.acceptance.verdict.name().to_owned();
    let met = |report: &Report| report.acceptance.declared.met.join(BETWEEN);
    rows.push(vec![
        new.country.clone().unwrap_or_default(),
        String::new(),
        "Acceptance".to_owned(),
        cited("2"),
        "all of it".to_owned(),
        met(old),
        verdict(old),
        day(new),
        met(new),
        verdict(new),
        source.to_owned(),
    ]);
    rows
}

/// Returns what a line says, or what is missing to say it, and what follows.
fn said(line: Option<&Line>) -> (String, String) {
    let Some(line) = line else {
        return ("not asked".to_owned(), String::new());
    };
    let missing = line.missing.join(BETWEEN);
    let told = match (line.told.as_str(), missing.as_str()) {
        (told, "") => told.to_owned(),
        ("", missing) => format!("missing: {missing}"),
        (told, missing) => format!("{told}; missing: {missing}"),
    };
    (told, line.verdict.name().to_owned())
}

fn day(report: &Report) -> String {
    let day = report.as_of.map(|date| date.to_string());
    day.unwrap_or_default()
}
