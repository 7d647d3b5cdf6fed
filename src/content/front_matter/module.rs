//! The fields that only a module has.
//!
//! Answers of exercises are only looked for; how they are asked and scored is for the room `learn`.

use super::record::{Needs, must};
use super::{Fields, Need};
use crate::model::module::{Exercise, Module, Objective};

/// Reads the fields of a module.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Module {
    Module {
        stage: fields.text("stage", needs.required()),
        level: fields.text("level", needs.required()),
        minutes: fields.number("minutes", needs.required()),
        track: fields.text("track", needs.required()),
        audience: audience(fields),
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

/// Returns for whom it is made: one text, or a list that becomes one.
fn audience(fields: &Fields<'_>) -> Option<String> {
    let groups = fields.one_or_more("audience", Need::Optional);
    let groups: Vec<String> = groups.into_iter().map(|text| text.value).collect();
    (!groups.is_empty()).then(|| groups.join("; "))
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
    let exercise = Exercise {
        id: must(&fields, "id"),
        objective: fields.text("objective", Need::Required),
        form: must(&fields, "type"),
        prompt: must(&fields, "prompt"),
        explanation: fields.text("explanation", Need::Required),
        see: fields.text("see", Need::Required),
        span: fields.span(),
    };
    answer(&fields, &exercise.form.value);
    fields.text("pair", Need::Optional);
    fields.text("version", Need::Optional);
    fields.text("test", Need::Optional);
    fields.number("minutes", Need::Optional);
    fields.finish();
    exercise
}

/// Asks for the fields that hold the answer, of which each form of exercise needs its own.
fn answer(fields: &Fields<'_>, form: &str) {
    let when = |needed: bool| {
        if needed {
            Need::Required
        } else {
            Need::Optional
        }
    };
    let choice = matches!(form, "single" | "multiple");
    fields.texts("choices", when(choice));
    fields.texts("items", when(form == "order"));
    for pair in fields.tables("pairs", "a pair", when(form == "match")) {
        must(&pair, "left");
        must(&pair, "right");
        pair.finish();
    }
    let accept = fields.any("accept", Need::Optional);
    fields.any(
        "answer",
        when(choice || form == "order" || (form == "fill" && !accept)),
    );
    fields.text("model", when(matches!(form, "open" | "group")));
    fields.any("criteria", Need::Optional);
}
