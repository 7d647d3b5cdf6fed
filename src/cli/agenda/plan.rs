//! The plan of an agenda: its steps by the clock, what is asked and shown. The notes for the facilitator are not told: a
//! wall may see it.

use serde_json::{Value, json};

use crate::cli::Context;
use crate::cli::error::End;
use crate::cli::flow::{Margin, flow};
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::model::agenda::clock;
use crate::session::{Plan, Planned, Shown};

/// Prints a plan by the clock that shows this when it begins, in minutes after midnight.
pub(super) fn print(plan: &Plan, began: u32, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    if !context.terminals.out && !context.settings.plain {
        for step in &plan.steps {
            context.output.row(&[
                &clock(began.saturating_add(step.begin)),
                &step.minutes.to_string(),
                &step.mode,
                &step.title,
                &shown(&step.shown),
                &step.prompt,
            ])?;
        }
        return Ok(());
    }
    let lines = readable(plan, began, context.output.look().width);
    Ok(context.output.lines(&lines)?)
}

/// Returns a plan for a person.
fn readable(plan: &Plan, began: u32, width: usize) -> Vec<Line> {
    let mut listing = Listing::new(width);
    listing.title(&plan.title);
    listing.aside(&format!(
        "{} minutes, {} steps",
        plan.minutes(),
        plan.steps.len()
    ));
    for (at, step) in plan.steps.iter().enumerate() {
        listing.gap();
        listing.extend(step_lines((at, step), began, width));
    }
    listing.into_lines()
}

/// Returns what is told of a step by the clock that shows this at the beginning: when it is, what it is called, what is asked and shown.
pub(in crate::cli) fn step_lines(
    (at, step): (usize, &Planned),
    began: u32,
    width: usize,
) -> Vec<Line> {
    let mut margin = Margin::default().marked(&format!("{}. ", at + 1));
    let time = |minute: u32| clock(began.saturating_add(minute));
    let (from, to) = (time(step.begin), time(step.end()));
    let head = [
        (Role::Title, step.title.clone()),
        (
            Role::Dim,
            format!(" ({from} to {to}, {} min, {})", step.minutes, step.mode),
        ),
    ];
    let mut lines = flow(&head, width, &margin);
    margin = margin.after();
    for (word, text) in [
        ("Ask: ", step.prompt.clone()),
        ("Show: ", shown(&step.shown)),
    ] {
        if !text.is_empty() {
            let pieces = [(Role::Dim, word.to_owned()), (Role::Text, text)];
            lines.extend(flow(&pieces, width, &margin));
        }
    }
    lines
}

/// Returns what is shown, in words.
pub(in crate::cli) fn shown(shown: &Shown) -> String {
    match shown {
        Shown::Nothing => String::new(),
        Shown::Records(slugs) => slugs.join(", "),
        Shown::Query(query) => query.clone(),
        Shown::View(view) => format!("Atlas: {view}"),
    }
}

/// Prints a plan for programs.
pub(super) fn as_json(plan: &Plan, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let step = |step: &Planned| {
        let (records, query, view) = match &step.shown {
            Shown::Nothing => (Value::Null, Value::Null, Value::Null),
            Shown::Records(slugs) => (json!(slugs), Value::Null, Value::Null),
            Shown::Query(query) => (Value::Null, json!(query), Value::Null),
            Shown::View(view) => (Value::Null, Value::Null, json!(view)),
        };
        json!({
            "begin": step.begin,
            "minutes": step.minutes,
            "mode": step.mode,
            "title": step.title,
            "prompt": step.prompt,
            "note": step.note,
            "records": records,
            "query": query,
            "view": view,
        })
    };
    let document = json!({
        "schema": 1,
        "id": plan.slug,
        "title": plan.title,
        "path": plan.path,
        "minutes": plan.minutes(),
        "steps": plan.steps.iter().map(step).collect::<Vec<Value>>(),
    });
    context.output.json(&document)?;
    Ok(End::Done)
}
