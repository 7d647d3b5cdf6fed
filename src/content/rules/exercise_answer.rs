//! The answer of an exercise fits its type and what there is to choose from.

use std::collections::BTreeMap;

use super::{Rule, Run, Subject};
use crate::model::module::{Exercise, GAP, Pair, Task};
use crate::model::{Detail, Text};
use crate::source::{Code, Diagnostic, Severity, Spanned};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB221"),
    name: "exercise-answer",
    severity: Severity::Error,
    summary: "the answer of an exercise fits its type",
    text: r#"An exercise is scored by the machine, so what is right must be told without a doubt. Places are counted from 0, each stands
once. Each type has its own fields:

- `single`, `multiple`: `choices`, two or more, and `answer`, the places of those that are right (one place if `single`)
- `fill`: a gap `___` in the prompt, and `accept`, the texts taken for right, the preferred one first
- `order`: `items` as they are shown, and `answer`, the place of each of them in the right order
- `match`: `pairs` of `left` and `right`; no text stands twice on a side
- `open`, `group`: `model`, a good answer, and `criteria` to check one by

Bad:

```toml
type = "single"
choices = ["legal", "semantic"]
answer = [2]
```

Good:

```toml
type = "single"
choices = ["legal", "semantic"]
answer = [1]
```"#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Detail::Module(module) = &subject.record.detail else {
        return;
    };
    for exercise in &module.exercises {
        match &exercise.task {
            Task::Choose { choices, right } => choice(exercise, choices, right, found),
            Task::Fill { accept } => gap(exercise, accept, found),
            Task::Order { items, right } => order(exercise, items, right, found),
            Task::Match(pairs) => matching(exercise, pairs, found),
            Task::Free { .. } | Task::Unknown => {}
        }
    }
}

fn choice(
    exercise: &Exercise,
    choices: &[Text],
    right: &[Spanned<u8>],
    found: &mut Vec<Diagnostic>,
) {
    few(exercise, choices.len(), "choices", found);
    twins(choices, found);
    places(choices.len(), right, found);
    let is_single = exercise.form.value == "single";
    if right.is_empty() || (is_single && right.len() != 1) {
        let wanted = if is_single { "one" } else { "one or more" };
        let message = format!("{} right choices instead of {wanted}", right.len());
        found.push(RULE.at(exercise.prompt.span, message));
    }
}

fn gap(exercise: &Exercise, accept: &[Text], found: &mut Vec<Diagnostic>) {
    if accept.is_empty() {
        found.push(RULE.at(exercise.prompt.span, "nothing is taken for right"));
    }
    twins(accept, found);
    if !exercise.prompt.value.contains(GAP) {
        let fault = RULE.at(exercise.prompt.span, "the prompt has no gap to fill");
        found.push(fault.with_help(format!("write {GAP} where the answer belongs")));
    }
}

fn order(exercise: &Exercise, items: &[Text], right: &[Spanned<u8>], found: &mut Vec<Diagnostic>) {
    few(exercise, items.len(), "items", found);
    twins(items, found);
    places(items.len(), right, found);
    if right.len() != items.len() {
        let message = format!("{} places for {} items", right.len(), items.len());
        found.push(RULE.at(exercise.prompt.span, message));
    }
}

fn matching(exercise: &Exercise, pairs: &[Pair], found: &mut Vec<Diagnostic>) {
    few(exercise, pairs.len(), "pairs", found);
    twins(pairs.iter().map(|pair| &pair.left), found);
    twins(pairs.iter().map(|pair| &pair.right), found);
}

/// Tells of fewer than two things to choose from.
fn few(exercise: &Exercise, count: usize, what: &str, found: &mut Vec<Diagnostic>) {
    if count < 2 {
        let message = format!("{count} {what} instead of two or more");
        found.push(RULE.at(exercise.prompt.span, message));
    }
}

/// Tells of texts that stand twice.
fn twins<'a>(texts: impl IntoIterator<Item = &'a Text>, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for text in texts {
        if let Some(first) = seen.insert(text.value.trim(), text) {
            let fault = RULE.at(text.span, "this text stands twice");
            found.push(fault.with_label(first.span, "the first one"));
        }
    }
}

/// Tells of places where nothing is, and of those named twice.
fn places(count: usize, right: &[Spanned<u8>], found: &mut Vec<Diagnostic>) {
    for (at, place) in right.iter().enumerate() {
        if usize::from(place.value) >= count {
            let message = format!("there is no place {} among {count}", place.value);
            found.push(RULE.at(place.span, message).with_help("count from 0"));
        } else if right[..at].contains(place) {
            let message = format!("the place {} is named twice", place.value);
            found.push(RULE.at(place.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    /// The first exercise of the sound module from its type on, up to its explanation.
    const SINGLE: &str =
        "type = \"single\"\nprompt = \"Which?\"\nchoices = [\"This\", \"That\"]\nanswer = [0]\n";

    fn faults(exercise: &str) -> Vec<String> {
        let text = kit::with(kit::MODULE, &[(SINGLE, exercise)]);
        let found = kit::breaches(&RULE, &[("modules/x.md", &text)]);
        found.into_iter().map(|(.., message)| message).collect()
    }

    #[test]
    fn bad() {
        let text = kit::with(
            kit::MODULE,
            &[("answer = [0]", "answer = [0, 2, 0]\nmodel = \"x\"")],
        );
        kit::bad(
            &RULE,
            "modules/x.md",
            &text,
            &[(18, 10), (20, 14), (20, 17), (21, 9)],
        );
        for (exercise, message) in [
            (
                "type = \"multiple\"\nprompt = \"p\"\nchoices = [\"a\", \"b\"]\nanswer = []\n",
                "0 right choices instead of one or more",
            ),
            (
                "type = \"single\"\nprompt = \"p\"\nchoices = [\"a\", \"a\"]\nanswer = [0]\n",
                "this text stands twice",
            ),
            (
                "type = \"fill\"\nprompt = \"p\"\naccept = [\"a\"]\n",
                "the prompt has no gap to fill",
            ),
            (
                "type = \"fill\"\nprompt = \"p ___\"\naccept = []\n",
                "nothing is taken for right",
            ),
            (
                "type = \"order\"\nprompt = \"p\"\nitems = [\"a\", \"b\"]\nanswer = [1]\n",
                "1 places for 2 items",
            ),
            (
                "type = \"match\"\nprompt = \"p\"\npairs = [{ left = \"a\", right = \"b\" }]\n",
                "1 pairs instead of two or more",
            ),
        ] {
            assert_eq!(faults(exercise), [message], "{exercise}");
        }
    }

    #[test]
    fn good() {
        kit::good(&RULE, "modules/x.md", kit::MODULE);
        for exercise in [
            "type = \"multiple\"\nprompt = \"p\"\nchoices = [\"a\", \"b\"]\nanswer = [0, 1]\n",
            "type = \"fill\"\nprompt = \"p ___.\"\naccept = [\"a\", \"b\"]\n",
            "type = \"order\"\nprompt = \"p\"\nitems = [\"a\", \"b\"]\nanswer = [1, 0]\n",
            "type = \"match\"\nprompt = \"p\"\npairs = [{ left = \"a\", right = \"b\" }, { left = \"c\", right = \"d\" }]\n",
            "type = \"group\"\nprompt = \"p\"\nmodel = \"m\"\ncriteria = [\"c\"]\nminutes = 5\n",
        ] {
            assert!(faults(exercise).is_empty(), "{exercise}");
        }
    }
}
