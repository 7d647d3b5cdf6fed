//! `learn --progress`: what was done in the modules, for people and programs; of a module the last round that is whole.

use serde_json::{Value, json};

use super::{Format, keeping};
use crate::cli::Context;
use crate::cli::error::End;
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::learn::{self, Score, Studied};
use crate::library::Library;
use crate::model::{Course, Kind};
use crate::search::Listed;

/// Tells what was done in a module, or in all.
pub(super) fn run(
    format: Format,
    module: Option<&Listed>,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let (_, progress) = keeping::read(context);
    let records = library.of_kind(Kind::Module)?;
    let today = context.settings.today;
    let mut path = learn::path(&records);
    path.retain(|(record, _)| module.is_none_or(|module| module.id == record.id));
    let courses = path.iter().map(|(record, own)| {
        let course = progress.course(&record.id.slug)?;
        Some(learn::reported(own, course, today))
    });
    let courses: Vec<Option<Course>> = courses.collect();
    let studied = path.iter().zip(&courses);
    let studied = studied.map(|((record, own), course)| Studied {
        slug: &record.id.slug,
        title: &record.title.value,
        updated: record.updated,
        module: own,
        course: course.as_ref(),
    });
    let studied: Vec<Studied<'_>> = studied.collect();
    let scores: Vec<Score> = studied.iter().map(|one| one.score(today)).collect();
    match format {
        Format::Csv => context.output.file(&learn::to_csv(&studied, today))?,
        Format::Md => context.output.file(&learn::certificate(&studied, today))?,
        Format::Json => {
            let modules = studied.iter().zip(&scores);
            let modules: Vec<Value> = modules.map(|(one, score)| as_json(one, score)).collect();
            let document = json!({ "schema": 1, "total": modules.len(), "modules": modules });
            context.output.json(&document)?;
        }
        Format::Text if context.terminals.out => {
            let width = context.output.look().width;
            let lines = readable(&studied, &scores, module.is_some(), width);
            context.begin_page();
            context.output.lines(&lines)?;
            context.end_page()?;
        }
        Format::Text => {
            for (one, score) in studied.iter().zip(&scores) {
                row(one, score, context)?;
            }
        }
    }
    let is_begun = scores.iter().any(|score| score.last.is_some());
    if !is_begun {
        context.say("nothing was done yet; `casebook learn MODULE` begins");
    }
    Ok(End::of(is_begun))
}

/// Prints a module for other programs.
fn row(one: &Studied<'_>, score: &Score, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let number = |number: Option<u8>| number.map_or_else(String::new, |number| number.to_string());
    let cells = [
        one.slug,
        score.stage.word(),
        &score.answered.to_string(),
        &score.of.to_string(),
        &number(score.score),
        &number(score.before),
        &number(score.after),
        &score.due.to_string(),
        one.title,
    ];
    Ok(context.output.row(&cells)?)
}

/// Returns what was done for a person: a line for each module; of one that was asked for, its objectives.
fn readable(studied: &[Studied<'_>], scores: &[Score], is_one: bool, width: usize) -> Vec<Line> {
    let mut listing = Listing::new(width);
    for (one, score) in studied.iter().zip(scores) {
        let mut about = format!(": {}", score.in_words());
        if let Some(gain) = score.gain() {
            about = format!("{about}; {gain}");
        }
        if score.waiting > 0 {
            about = format!("{about}; {} to review, {} today", score.waiting, score.due);
        }
        listing.item(&[(Role::Key, one.slug.to_owned()), (Role::Text, about)]);
        for objective in score.objectives.iter().filter(|_| is_one) {
            let told = objective.in_words();
            listing.item(&[(Role::Text, format!("{told}: {}", objective.text))]);
        }
    }
    listing.into_lines()
}

fn as_json(one: &Studied<'_>, score: &Score) -> Value {
    let objective = |of: &learn::OfObjective| {
        json!({
            "id": of.id,
            "text": of.text,
            "score": of.score,
            "answered": of.answered,
            "exercises": of.of,
        })
    };
    json!({
        "id": one.slug,
        "title": one.title,
        "version": one.updated.map(|date| date.to_string()),
        "state": score.stage.word(),
        "round": score.round,
        "answered": score.answered,
        "exercises": score.of,
        "score": score.score,
        "pass": score.pass,
        "before": score.before,
        "after": score.after,
        "objectives": score.objectives.iter().map(objective).collect::<Vec<Value>>(),
        "review": { "today": score.due, "in_all": score.waiting },
        "first": score.first.map(|date| date.to_string()),
        "last": score.last.map(|date| date.to_string()),
    })
}
