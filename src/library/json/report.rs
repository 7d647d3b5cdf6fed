//! A report, or what has changed between two, as one JSON document: schema 1, to which keys may be added but never change.

use serde_json::{Value, json};

use crate::source::{Diagnostic, SourceFile, render};
use crate::workbench::{
    Acceptance, CAUTION, Change, Comparison, Count, Line, PartReport, Report, Requirement, Way,
};

/// A file of answers and what is wrong in it.
pub type Faulty<'a> = (&'a SourceFile, &'a [Diagnostic]);

/// Returns a report.
pub fn report(report: &Report, files: &[Faulty<'_>]) -> Value {
    let parts: Vec<Value> = report.parts.iter().map(part).collect();
    json!({
        "schema": 1,
        "caution": CAUTION,
        "country": report.country,
        "as_of": report.as_of.map(|date| date.to_string()),
        "currency": report.currency,
        "answered": report.answered,
        "parts": parts,
        "common": {
            "verdict": report.common_verdict().id(),
            "requirements": requirements(&report.common),
        },
        "acceptance": acceptance(&report.acceptance),
        "faults": faults(files),
    })
}

/// Returns what has changed.
pub fn comparison(comparison: &Comparison<'_>, files: &[Faulty<'_>]) -> Value {
    let parts = comparison.parts.iter().map(|part| {
        json!({
            "part": part.number,
            "title": part.title,
            "old": part.old.id(),
            "new": part.new.id(),
            "lines": part.lines.iter().map(change).collect::<Vec<Value>>(),
        })
    });
    let side = |report: &Report| {
        json!({
            "country": report.country,
            "as_of": report.as_of.map(|date| date.to_string()),
            "currency": report.currency,
            "common": report.common_verdict().id(),
            "acceptance": acceptance(&report.acceptance),
        })
    };
    json!({
        "schema": 1,
        "caution": CAUTION,
        "old": side(comparison.old),
        "new": side(comparison.new),
        "parts": parts.collect::<Vec<Value>>(),
        "common": comparison.common.iter().map(change).collect::<Vec<Value>>(),
        "faults": faults(files),
    })
}

/// Returns what is wrong in files that cannot be used.
pub fn unusable(files: &[Faulty<'_>]) -> Value {
    json!({ "schema": 1, "caution": CAUTION, "faults": faults(files) })
}

fn faults(files: &[Faulty<'_>]) -> Vec<Value> {
    let of = |(file, faults): &Faulty<'_>| -> Vec<Value> {
        let faults = faults.iter();
        faults.map(|fault| render::json(file, fault)).collect()
    };
    files.iter().flat_map(of).collect()
}

fn part(found: &PartReport) -> Value {
    let (first, last) = found.part.articles;
    let records = found.records.iter().map(|record| {
        json!({
            "id": record.slug,
            "kind": record.kind,
            "outcome": record.outcome,
            "title": record.title,
            "countries": record.countries,
            "relation": record.relation(found.part.number),
        })
    });
    json!({
        "part": found.part.number,
        "branch": found.part.branch,
        "title": found.part.title,
        "articles": [first, last],
        "answered": found.answered,
        "verdict": found.verdict.id(),
        "without_exceptions": found.without_exceptions.id(),
        "with_exceptions": found.with_exceptions.id(),
        "not_checked": found.silent,
        "requirements": requirements(&found.requirements),
        "records": records.collect::<Vec<Value>>(),
    })
}

fn requirements(all: &[Requirement]) -> Vec<Value> {
    let of = |requirement: &Requirement| {
        json!({
            "name": requirement.name,
            "way": match requirement.way {
                Way::All => "all",
                Way::Any => "any",
            },
            "verdict": requirement.verdict.id(),
            "lines": requirement.lines.iter().map(line).collect::<Vec<Value>>(),
        })
    };
    all.iter().map(of).collect()
}

fn line(line: &Line) -> Value {
    json!({
        "article": line.article,
        "asked": line.asked,
        "told": line.told,
        "verdict": line.verdict.id(),
        "missing": line.missing,
    })
}

fn change(change: &Change) -> Value {
    json!({
        "name": change.name,
        "old": change.old.as_ref().map(line),
        "new": change.new.as_ref().map(line),
    })
}

fn acceptance(acceptance: &Acceptance) -> Value {
    let count = |count: &Count| json!({ "verdict": count.verdict.id(), "met": count.met, "open": count.open });
    json!({
        "article": "2",
        "verdict": acceptance.verdict.id(),
        "common": acceptance.common.id(),
        "declared": count(&acceptance.declared),
        "without_exceptions": count(&acceptance.without_exceptions),
        "with_exceptions": count(&acceptance.with_exceptions),
    })
}
