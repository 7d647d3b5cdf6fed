//! A report, or what has changed between two, as Markdown: a table for each Part.

use std::fmt::Write as _;

use super::head::Head;
use super::text::{about, shown};
use crate::source::markdown::escaped;
use crate::workbench::{
    CAUTION, Change, Comparison, Count, Line, PartReport, Report, Requirement, Verdict, Way, cited,
};

/// How many records are told with a Part.
const RECORDS: usize = 10;

/// Returns a report.
pub(super) fn report(report: &Report, head: &Head) -> String {
    let mut out = format!("# {}\n\n{CAUTION}\n\n", escaped(&head.title));
    for found in &report.parts {
        part(found, &mut out);
    }
    let common = report.common_verdict().name();
    let _infallible = write!(
        out,
        "## Parts XII and XIII, for every Part accepted: {common}\n\n"
    );
    table(&report.common, &mut out);
    acceptance(report, &mut out);
    let _infallible = writeln!(out, "\n{CAUTION}");
    out
}

fn part(found: &PartReport, out: &mut String) {
    let (first, last) = found.part.articles;
    let _infallible = write!(
        out,
        "## Part {}: {} (Arts. {first}-{last}): {}\n\n",
        found.part.number,
        found.part.title,
        found.verdict.name()
    );
    if found.answered == 0 {
        out.push_str("Nothing is answered.\n\n");
    } else {
        table(&found.requirements, out);
        if !found.silent.is_empty() {
            let _infallible = write!(out, "Not checked: {}.\n\n", found.silent);
        }
    }
    if found.records.is_empty() {
        return;
    }
    out.push_str("In the library:\n\n");
    for record in found.records.iter().take(RECORDS) {
        let _infallible = writeln!(
            out,
            "- `{}` ({}): {}",
            record.slug,
            about(record, found),
            escaped(&record.title)
        );
    }
    out.push('\n');
}

fn table(requirements: &[Requirement], out: &mut String) {
    out.push_str("| What | Article | Asked | Answers | Verdict |\n|---|---|---|---|---|\n");
    for requirement in requirements {
        let is_choice = requirement.way == Way::Any && requirement.lines.len() > 1;
        if is_choice {
            let _infallible = writeln!(
                out,
                "| **{}** | | one of these is enough | | **{}** |",
                requirement.name,
                requirement.verdict.name()
            );
        }
        for line in shown(requirement) {
            let name = if is_choice { "" } else { &requirement.name };
            let _infallible = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                escaped(name),
                cited(&line.article),
                escaped(&line.asked),
                told(line),
                line.verdict.name()
            );
        }
    }
    out.push('\n');
}

/// Returns what the answers say, and what is missing.
fn told(line: &Line) -> String {
    let missing: Vec<String> = line
        .missing
        .iter()
        .map(|path| format!("`{path}`"))
        .collect();
    let told = escaped(&line.told);
    match (told.as_str(), missing.is_empty()) {
        (_, true) => told,
        ("", false) => format!("missing: {}", missing.join(", ")),
        (_, false) => format!("{told}; missing: {}", missing.join(", ")),
    }
}

fn acceptance(report: &Report, out: &mut String) {
    let acceptance = &report.acceptance;
    let _infallible = write!(
        out,
        "## Acceptance (Art. 2): {}\n\nAt least three of the Parts II to X, one of them IV, V, VI, IX or X, and what Parts XII \
         and XIII ask. Before a Part is accepted the shares of persons protected must be reached (Art. 5).\n\n",
        acceptance.verdict.name()
    );
    out.push_str("| | Parts met | Cannot be told | Verdict |\n|---|---|---|---|\n");
    let mut row = |what: &str, count: &Count| {
        let _infallible = writeln!(
            out,
            "| {what} | {} | {} | {} |",
            count.met.join(", "),
            count.open.join(", "),
            count.verdict.name()
        );
    };
    row("As answered", &acceptance.declared);
    row(
        "Without any exception of Art. 3",
        &acceptance.without_exceptions,
    );
    row(
        "With every exception that Art. 3 offers",
        &acceptance.with_exceptions,
    );
}

/// Returns what has changed.
pub(super) fn comparison(comparison: &Comparison<'_>, heads: [&Head; 2]) -> String {
    let [old, new] = heads;
    let mut out = format!(
        "# {}\n\nWhat has changed: {} to {}. {CAUTION}\n\n",
        escaped(&new.title),
        old.date,
        new.date
    );
    if comparison.is_same() {
        out.push_str("No line has changed.\n\n");
    }
    for part in &comparison.parts {
        let title = format!("Part {}: {}", part.number, part.title);
        turned(&title, part.old, part.new, &mut out);
        changes(&part.lines, heads, &mut out);
    }
    let [before, after] = [comparison.old, comparison.new];
    if !comparison.common.is_empty() {
        let (old, new) = (before.common_verdict(), after.common_verdict());
        turned("Parts XII and XIII", old, new, &mut out);
        changes(&comparison.common, heads, &mut out);
    }
    let (old, new) = (before.acceptance.verdict, after.acceptance.verdict);
    turned("Acceptance (Art. 2)", old, new, &mut out);
    for (head, report) in heads.into_iter().zip([before, after]) {
        let met = match report.acceptance.declared.met.as_slice() {
            [] => "no Part is met".to_owned(),
            met => format!("met: {}", met.join(", ")),
        };
        let _infallible = writeln!(out, "- {}: {met}", head.date);
    }
    let _infallible = writeln!(out, "\n{CAUTION}");
    out
}

fn turned(title: &str, old: Verdict, new: Verdict, out: &mut String) {
    let verdict = if old == new {
        old.name().to_owned()
    } else {
        format!("{} → {}", old.name(), new.name())
    };
    let _infallible = write!(out, "## {title}: {verdict}\n\n");
}

fn changes(all: &[Change], heads: [&Head; 2], out: &mut String) {
    let [old, new] = heads;
    let _infallible = writeln!(
        out,
        "| What | Article | Asked | {} | {} |\n|---|---|---|---|---|",
        old.date, new.date
    );
    for change in all {
        let Some(line) = change.new.as_ref().or(change.old.as_ref()) else {
            continue;
        };
        let [before, after] = [&change.old, &change.new].map(|line| {
            line.as_ref().map_or_else(
                || "not asked".to_owned(),
                |line| {
                    let told = told(line);
                    let gap = if told.is_empty() { "" } else { ": " };
                    format!("{}{gap}{told}", line.verdict.name())
                },
            )
        });
        let _infallible = writeln!(
            out,
            "| {} | {} | {} | {before} | {after} |",
            escaped(&change.name),
            cited(&line.article),
            escaped(&line.asked)
        );
    }
    out.push('\n');
}
