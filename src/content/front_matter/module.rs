//! The fields that only a module has.
//!
//! Whether the answer of an exercise fits its choices is for the rule `exercise_answer`.

use super::record::{Needs, must};
use super::{Fields, Need};
use crate::content::rules::exercise_answer;
use crate::model::module::{Exercise, Module, Objective, Pair, Task};

/// Reads the fields of a module.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Module {
    Module {
        stage: fields.text("stage", needs.required()),
        level: fields.text("level", needs.required()),
        minutes: fields.number("minutes", needs.required()),
        track: fields.text("track", needs.required()),
        audience: joined(fields, "audience"),
        pass: fields.number("pass", Need::Optional),
        objectives: fields
            .tables("objectives", "an objective", needs.required())
            .into_iter()
            .map(objective)
            .collect(),
        prerequisites: fields.texts("prerequisites", Need::Optional),
        uses: fields.texts("uses", needs.required()),
        exercises: fields
            .tables("exercises", "an exercise", needs.required())
            .into_iter()
            .map(exercise)
            .collect(),
    }
}

/// Returns one text, or a list that becomes one.
pub(crate) fn joined(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    let texts = fields.one_or_more(key, Need::Optional);
    let texts: Vec<String> = texts.into_iter().map(|text| text.value).collect();
    (!texts.is_empty()).then(|| texts.join("; "))
}

fn objective(fields: Fields<'_>) -> Objective {
    let objective = Objective {
        id: must(&fields, "id"),
        text: fields.plain("text", Need::Required),
    };
    fields.finish();
    objective
}

fn exercise(fields: Fields<'_>) -> Exercise {
    let form = must(&fields, "type");
    let exercise = Exercise {
        id: must(&fields, "id"),
        objective: fields.text("objective", Need::Required),
        test: fields.text("test", Need::Optional),
        version: fields.text("version", Need::Optional),
        pair: fields.text("pair", Need::Optional),
        minutes: fields.number("minutes", Need::Optional),
        prompt: must(&fields, "prompt"),
        task: task(&fields, &form.value),
        explanation: fields.text("explanation", Need::Required),
        see: fields.text("see", Need::Required),
        span: fields.span(),
        form,
    };
    fields.finish();
    exercise
}

/// The fields that say what is to be done and what is right; each type has its own.
const TASK: [&str; 7] = [
    "choices", "items", "pairs", "answer", "accept", "model", "criteria",
];

/// Reads what is to be done and what is right.
fn task(fields: &Fields<'_>, form: &str) -> Task {
    let own: &[&str] = match form {
        "single" | "multiple" => &["choices", "answer"],
        "fill" => &["accept"],
        "order" => &["items", "answer"],
        "match" => &["pairs"],
        "open" | "group" => &["model", "criteria"],
        // What the type is has to be mended first.
        _ => &TASK,
    };
    for key in TASK.into_iter().filter(|key| !own.contains(key)) {
        if let Some(span) = fields.any(key, Need::Optional) {
            let message = format!("an exercise of type {form:?} has no field {key:?}");
            let help = format!("its own are {}", own.join(" and "));
            let fault = exercise_answer::RULE.at(span, message);
            fields.faults().push(fault.with_help(help));
        }
    }
    match form {
        "single" | "multiple" => Task::Choose {
            choices: fields.texts("choices", Need::Required),
            right: fields.numbers("answer", Need::Required),
        },
        "fill" => Task::Fill {
            accept: fields.texts("accept", Need::Required),
        },
        "order" => Task::Order {
            items: fields.texts("items", Need::Required),
            right: fields.numbers("answer", Need::Required),
        },
        "match" => Task::Match(
            fields
                .tables("pairs", "a pair", Need::Required)
                .into_iter()
                .map(pair)
                .collect(),
        ),
        "open" | "group" => Task::Free {
            model: fields.text("model", Need::Required),
            criteria: fields.texts("criteria", Need::Optional),
        },
        _ => {
            for key in TASK {
                fields.any(key, Need::Optional);
            }
            Task::Unknown
        }
    }
}

fn pair(fields: Fields<'_>) -> Pair {
    let pair = Pair {
        left: must(&fields, "left"),
        right: must(&fields, "right"),
    };
    fields.finish();
    pair
}
