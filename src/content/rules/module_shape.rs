//! A module has two to six objectives, uses three records, and exercises and objectives serve each other.

use super::{Rule, Run, Subject};
use crate::model::module::{Exercise, Module};
use crate::model::{Detail, Text};
use crate::source::{Code, Diagnostic, Severity, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB214"),
    name: "module-shape",
    severity: Severity::Error,
    summary: "a module has two to six objectives, each with an exercise, and uses three records",
    text: r#"Exercises name the objective they serve by its id; ids stand once in a module. What a module promises can be tried: each
objective has an exercise. A module works on at least three records of the library, so that nobody learns from thin air.

Bad:

```toml
objectives = [{ id = "o1", text = "Read a case" }]
uses = ["tgo-novissi"]
```

Good:

```toml
objectives = [{ id = "o1", text = "Read a case" }, { id = "o2", text = "Test a number" }]
uses = ["tgo-novissi", "est-x-road", "c102"]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Detail::Module(module) = &subject.record.detail else {
        return;
    };
    let title = subject.record.title.span;
    let count = module.objectives.len();
    if !subject.is_translation() && !(2..=6).contains(&count) {
        found.push(RULE.at(title, format!("{count} objectives instead of two to six")));
    }
    if !subject.is_translation() && module.uses.len() < 3 {
        let message = format!(
            "{} records used instead of three or more",
            module.uses.len()
        );
        found.push(RULE.at(title, message));
    }
    twins(
        module.objectives.iter().map(|objective| &objective.id),
        found,
    );
    twins(module.exercises.iter().map(|exercise| &exercise.id), found);
    unserved(module, found);
    if !subject.is_translation() {
        untried(module, found);
    }
}

/// Tells of objectives that no exercise serves.
fn untried(module: &Module, found: &mut Vec<Diagnostic>) {
    for objective in &module.objectives {
        let serves = |exercise: &Exercise| {
            let served = exercise.objective.as_ref();
            served.is_some_and(|served| served.value == objective.id.value)
        };
        if !module.exercises.iter().any(serves) {
            let message = format!("no exercise serves the objective {:?}", objective.id.value);
            found.push(RULE.at(objective.id.span, message));
        }
    }
}

/// Tells of ids that stand twice.
fn twins<'a>(ids: impl Iterator<Item = &'a Text>, found: &mut Vec<Diagnostic>) {
    let mut seen: std::collections::BTreeMap<&str, &Text> = std::collections::BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.insert(&id.value, id) {
            let message = format!("the id {:?} is taken already", id.value);
            found.push(
                RULE.at(id.span, message)
                    .with_label(first.span, "the first one"),
            );
        }
    }
}

/// Tells of exercises that serve an objective the module does not have.
fn unserved(module: &Module, found: &mut Vec<Diagnostic>) {
    let ids = || {
        module
            .objectives
            .iter()
            .map(|objective| objective.id.value.as_str())
    };
    for objective in module
        .exercises
        .iter()
        .filter_map(|exercise| exercise.objective.as_ref())
    {
        if ids().any(|id| id == objective.value) {
            continue;
        }
        let diagnostic = RULE.at(
            objective.span,
            format!("no objective {:?}", objective.value),
        );
        found.push(match nearest(&objective.value, ids()) {
            Some(meant) => diagnostic.with_help(format!("did you mean {meant:?}?")),
            None => diagnostic,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::MODULE,
            &[
                (", { id = \"o2\", text = \"Write.\" }", ""),
                (", \"cc\"", ""),
                ("id = \"e2\"", "id = \"e1\""),
            ],
        );
        kit::bad(
            &RULE,
            "modules/x.md",
            &text,
            &[(2, 9), (2, 9), (25, 6), (26, 13)],
        );
        let text = kit::with(kit::MODULE, &[("objective = \"o2\"", "objective = \"o1\"")]);
        let messages = kit::bad(&RULE, "modules/x.md", &text, &[(12, 53)]);
        assert_eq!(messages, ["no exercise serves the objective \"o2\""]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "modules/x.md", kit::MODULE);
    }
}
