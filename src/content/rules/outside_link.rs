//! A relative link stays in the library.

use super::link::targets;
use super::{Rule, Run, Subject};
use crate::model::link::Target;
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB504"),
    name: "outside-link",
    severity: Severity::Error,
    summary: "a relative link stays in the library",
    text: "A library is carried as one folder: what a link outside `content/` leads to is not there on the next machine.

Bad: `[how to](../../CONTRIBUTING.md)`.

Good: `[how to](https://example.org/contributing)`.",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (target, span) in targets(subject.record) {
        if Target::read(&subject.record.path, target) == Target::Beyond {
            found.push(RULE.at(span, format!("{target:?} leads out of the library")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[("Some words", "[Some](../../x.md) [words](/etc/passwd)")],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(42, 1), (42, 20)]);
    }

    #[test]
    fn good() {
        kit::good(
            &RULE,
            "cases/x.md",
            &kit::with(kit::CASE, &[("Some words", "[Some](../README.md) words")]),
        );
    }
}
