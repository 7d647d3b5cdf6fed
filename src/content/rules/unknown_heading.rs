//! The main headings of a record are those of its kind.

use super::missing_heading::headings;
use super::{Rule, Run, Subject};
use crate::model::Kind;
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB506"),
    name: "unknown-heading",
    severity: Severity::Warning,
    summary: "the main headings of a record are those of its kind",
    text: "The same headings in every record of a kind let readers find their way and let the program compare. Results and lessons
of cases and projects stand in the front matter and are drawn from there.

- case: Context, Approach, Enablers, Challenges, Transfer
- project: Aims, Activities, Outputs, What it shows, Voices
- standard: At a glance, What it asks, Flexibility, Beside other instruments, and one for each Part
- module: Why it matters, Key ideas, Worked example, Hands on, Further reading, For facilitators

Terms, agendas, worksheets and translations are free, and so are headings below the second level.

Bad: `## Background` in a case.

Good: `## Context`.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let kind = subject.record.id.kind;
    let known = known(kind);
    if known.is_empty() || subject.is_translation() {
        return;
    }
    for (heading, span) in headings(subject.record) {
        let part = kind == Kind::Standard
            && (heading.starts_with("Part ") || heading.starts_with("Title "));
        if part || known.contains(&heading.as_str()) {
            continue;
        }
        let diagnostic = RULE.at(span, format!("a {kind} has no heading {heading:?}"));
        found.push(match nearest(&heading, known.iter().copied()) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic.with_help(format!("use {}", known.join(", "))),
        });
    }
}

/// Returns the headings of a kind; none where they are free.
fn known(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Case => &["Context", "Approach", "Enablers", "Challenges", "Transfer"],
        Kind::Project => &["Aims", "Activities", "Outputs", "What it shows", "Voices"],
        Kind::Standard => &[
            "At a glance",
            "What it asks",
            "Flexibility",
            "Beside other instruments",
        ],
        Kind::Module => &[
            "Why it matters",
            "Key ideas",
            "Worked example",
            "Hands on",
            "Further reading",
            "For facilitators",
        ],
        Kind::Term | Kind::Agenda | Kind::Worksheet => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = format!("{}\n## Enabler\n\nx\n\n### Free\n", kit::CASE);
        kit::bad(&RULE, "cases/x.md", &text, &[(48, 1)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        kit::good(&RULE, "standards/c102.md", kit::STANDARD);
    }
}
