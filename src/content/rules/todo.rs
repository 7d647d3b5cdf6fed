//! Nothing is left of what `new` marked to be written.

use super::{Rule, Run, Subject};
use crate::content::FileReport;
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB215"),
    name: "todo",
    severity: Severity::Error,
    summary: "nothing is left of what `new` marked to be written",
    text: r#"`casebook new` writes `TODO:` wherever something is still to be said. Each that remains is told with its place; what else may be
wrong on its line is told once it is gone.

Bad:

```toml
organisation = "TODO: who carried it out"
```

Good:

```toml
organisation = "Ministry of Digital Economy"
```"#,
    run: Run::Record(check),
};

/// What marks a place that is to be written.
const MARK: &str = "TODO:";

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.file.text();
    for at in marks(text, subject.record.front_matter.end) {
        let message = match what(&text[at + MARK.len()..]) {
            "" => "something is still to be written here".to_owned(),
            what => format!("still to be written: {what}"),
        };
        found.push(RULE.at(Span::new(at, at + MARK.len()), message));
    }
}

/// Returns where the marks of a text stand; those in comments of its front matter, which ends at an offset, are none.
pub(crate) fn marks(text: &str, header_end: usize) -> impl Iterator<Item = usize> {
    let places = text.match_indices(MARK).map(|(at, _)| at);
    places.filter(move |at| {
        let line_start = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        let is_comment = *at < header_end && text[line_start..].trim_start().starts_with('#');
        !is_comment && !is_inside_a_word(text, *at)
    })
}

fn is_inside_a_word(text: &str, at: usize) -> bool {
    text[..at].ends_with(|before: char| before.is_alphanumeric())
}

/// Returns what the mark says is missing.
fn what(after: &str) -> &str {
    let end = after.find(['"', '\n', '[', '|']).unwrap_or(after.len());
    let end = after[..end].find(". ").unwrap_or(end);
    after[..end].trim()
}

/// Leaves of what is wrong on a line with a mark only the mark.
pub(crate) fn first(report: &mut FileReport) {
    let is_mark = |diagnostic: &&Diagnostic| diagnostic.code == RULE.code;
    let line = |span: Span| report.file.position(span.start).line;
    let marks = report.diagnostics.iter().filter(is_mark);
    let marked: Vec<usize> = marks.map(|mark| line(mark.span)).collect();
    if marked.is_empty() {
        return;
    }
    let file = report.file.clone();
    report.diagnostics.retain(|diagnostic| {
        diagnostic.code == RULE.code || !marked.contains(&file.position(diagnostic.span.start).line)
    });
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
                ("\"success\"", "\"TODO: success, mixed or failure\""),
                ("Some words.", "TODO: some words. And more."),
            ],
        );
        let messages = kit::bad(&RULE, "cases/x.md", &text, &[(12, 12), (42, 1)]);
        assert_eq!(
            messages[0],
            "still to be written: success, mixed or failure"
        );
        let all = crate::content::check(&kit::load(&[("cases/x.md", &text)]));
        let own = all.iter().find(|report| report.file.path() == "cases/x.md");
        assert_eq!(own.unwrap().diagnostics.len(), 2, "and nothing else");
    }

    #[test]
    fn good() {
        let text = kit::with(
            kit::CASE,
            &[
                ("topics", "# TODO: a remark\ntopics"),
                ("Some words.", "Some TODO words, METODO: none."),
            ],
        );
        kit::good(&RULE, "cases/x.md", &text);
    }
}
