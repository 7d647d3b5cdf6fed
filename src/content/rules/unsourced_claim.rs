//! A result or a lesson names its source.

use super::{Rule, Run, Subject};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB403"),
    name: "unsourced-claim",
    severity: Severity::Error,
    summary: "a result or a lesson names its source",
    text: r#"No number without a birth certificate: what was measured and what was learned come from somewhere.

Bad:

```toml
[[results]]
indicator = "people paid"
value = 572852
```

Good:

```toml
[[results]]
indicator = "people paid"
value = 572852
source = "world-bank-2021"
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for result in subject.record.results() {
        if result.sources.is_empty() {
            found.push(RULE.at(result.span, "the result names no source"));
        }
    }
    for lesson in subject.record.lessons() {
        if lesson.sources.is_empty() {
            found.push(RULE.at(lesson.span, "the lesson names no source"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let result = "results = [{ indicator = \"a\", value = 1 }]";
        let text = kit::with(
            kit::CASE,
            &[("results = []", result), ("source = \"one-2021\"\n", "")],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(18, 12), (20, 1)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
