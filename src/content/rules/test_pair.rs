//! The questions of a test come in pairs: version a before the module, version b after it, for one objective.

use std::collections::BTreeMap;

use super::{Rule, Run, Subject};
use crate::model::Detail;
use crate::model::module::{Exercise, Module, Task};
use crate::source::{Code, Diagnostic, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB222"),
    name: "test-pair",
    severity: Severity::Error,
    summary: "questions of a test come in pairs, version a before and version b after, for one objective",
    text: r#"What was learned is the difference between two questions on the same objective, one asked before the module and one after.
So a question of a test has `test`, `version` and `pair`; of each pair there is one of `test = "pre"`, `version = "a"` and one
of `test = "post"`, `version = "b"`, with the same objective. They are of type `single` or `multiple`, which are scored without
help.

Bad: `test = "pre"` without `pair`, or a pair of which only the version `a` is there.

Good:

```toml
[[exercises]]
id = "e1"
objective = "o1"
type = "single"
test = "pre"
version = "a"
pair = "p1"
```

and another with `test = "post"`, `version = "b"`, `pair = "p1"` and the same objective."#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Detail::Module(module) = &subject.record.detail else {
        return;
    };
    for exercise in &module.exercises {
        question(exercise, found);
    }
    pairs(module, found);
}

/// Checks what one question of a test says of itself.
fn question(exercise: &Exercise, found: &mut Vec<Diagnostic>) {
    let fields = [&exercise.test, &exercise.version, &exercise.pair];
    if fields.iter().all(|field| field.is_none()) {
        return;
    }
    let at = exercise.id.span;
    let names = ["test", "version", "pair"].into_iter().zip(fields);
    for (name, _) in names.filter(|(_, field)| field.is_none()) {
        found.push(RULE.at(at, format!("a question of a test lacks {name:?}")));
    }
    if let [Some(test), Some(version), _] = fields
        && matches!(
            (test.value.as_str(), version.value.as_str()),
            ("pre", "b") | ("post", "a")
        )
    {
        let message = "version a is asked before, version b after";
        found.push(RULE.at(version.span, message));
    }
    if !matches!(exercise.task, Task::Choose { .. } | Task::Unknown) {
        let message = format!("an exercise of type {:?} is in a test", exercise.form.value);
        let fault = RULE.at(exercise.form.span, message);
        found.push(fault.with_help("use single or multiple, which are scored without help"));
    }
}

/// Checks that each pair is one question before and one after on the same objective.
fn pairs(module: &Module, found: &mut Vec<Diagnostic>) {
    let mut pairs: BTreeMap<&str, Vec<&Exercise>> = BTreeMap::new();
    for exercise in &module.exercises {
        if let Some(pair) = &exercise.pair {
            pairs.entry(&pair.value).or_default().push(exercise);
        }
    }
    for (name, exercises) in pairs {
        let (first, rest) = (exercises[0], &exercises[1..]);
        let [second] = rest else {
            let message = format!(
                "the pair {name:?} has {} questions instead of two",
                exercises.len()
            );
            found.push(RULE.at(first.id.span, message));
            continue;
        };
        if first.version == second.version && first.version.is_some() {
            let message = format!("both questions of the pair {name:?} are of one version");
            let fault = RULE.at(second.id.span, message);
            found.push(fault.with_label(first.id.span, "the other one"));
        }
        if first.objective != second.objective {
            let message = format!("the questions of the pair {name:?} serve two objectives");
            let fault = RULE.at(second.id.span, message);
            found.push(fault.with_label(first.id.span, "the other one"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    const SECOND: &str = "[[exercises]]\nid = \"e2\"\nobjective = \"o2\"\ntype = \"open\"\nprompt = \"Why?\"\nmodel = \"Because.\"\n";

    /// Returns the sound module with a test of two questions, of which the second begins so.
    fn with_test(second: &str) -> String {
        let choose = "prompt = \"Which?\"\nchoices = [\"a\", \"b\"]\nanswer = [0]\n";
        let third = SECOND.replace("e2", "e3");
        kit::with(
            kit::MODULE,
            &[
                (
                    "type = \"single\"",
                    "type = \"single\"\ntest = \"pre\"\nversion = \"a\"\npair = \"p1\"",
                ),
                (
                    SECOND,
                    &format!(
                        "[[exercises]]\n{second}{choose}explanation = \"x\"\nsee = \"aa\"\n\n{third}"
                    ),
                ),
            ],
        )
    }

    #[test]
    fn bad() {
        let second = "id = \"e2\"\nobjective = \"o2\"\ntype = \"single\"\ntest = \"pre\"\nversion = \"a\"\npair = \"p1\"\n";
        let messages = kit::bad(
            &RULE,
            "modules/x.md",
            &with_test(second),
            &[(28, 6), (28, 6)],
        );
        assert!(messages[0].contains("one version") && messages[1].contains("two objectives"));
        let second = "id = \"e2\"\nobjective = \"o1\"\ntype = \"single\"\ntest = \"post\"\nversion = \"a\"\npair = \"p2\"\n";
        kit::bad(
            &RULE,
            "modules/x.md",
            &with_test(second),
            &[(15, 6), (28, 6), (32, 11)],
        );
        let text = kit::with(
            kit::MODULE,
            &[("type = \"open\"", "type = \"open\"\ntest = \"post\"")],
        );
        kit::bad(&RULE, "modules/x.md", &text, &[(25, 6), (25, 6), (27, 8)]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "modules/x.md", kit::MODULE);
        let second = "id = \"e2\"\nobjective = \"o1\"\ntype = \"single\"\ntest = \"post\"\nversion = \"b\"\npair = \"p1\"\n";
        kit::good(&RULE, "modules/x.md", &with_test(second));
    }
}
