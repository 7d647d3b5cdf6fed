//! A case tells its context and its approach.

use super::{Rule, Run, Subject};
use crate::model::document::plain_text;
use crate::model::{BlockKind, Kind, Record};
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB505"),
    name: "missing-heading",
    severity: Severity::Error,
    summary: "a case tells its context and its approach",
    text:
        "Every case has `## Context` and `## Approach`, so that two cases can be laid side by side.

Bad: a case with one text and no headings.

Good:

```text
## Context

## Approach
```",
    run: Run::Record(check),
};

/// The headings that a case must have.
const REQUIRED: [&str; 2] = ["Context", "Approach"];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.record.id.kind != Kind::Case || subject.is_translation() {
        return;
    }
    let headings = headings(subject.record);
    for required in REQUIRED {
        if headings.iter().all(|(heading, _)| heading != required) {
            let body = subject.record.body.blocks.first();
            let at = body.map_or(subject.file.text().len(), |block| block.span.start);
            let message = format!("a case lacks the heading {required:?}");
            found.push(
                RULE.at(Span::at(at), message)
                    .with_help(format!("add ## {required}")),
            );
        }
    }
}

/// Returns the headings of the second level, with their places.
pub(crate) fn headings(record: &Record) -> Vec<(String, Span)> {
    let blocks = record.body.blocks.iter();
    blocks
        .filter_map(|block| match &block.kind {
            BlockKind::Heading {
                level: 2, inlines, ..
            } => Some((plain_text(inlines), block.span)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        kit::bad(
            &RULE,
            "cases/x.md",
            &kit::with(kit::CASE, &[("## Approach", "## Enablers")]),
            &[(40, 1)],
        );
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
        kit::good(&RULE, "terms/x.md", kit::TERM);
    }
}
