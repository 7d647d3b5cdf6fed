//! Leading a training on the command line: lines come from the terminal or from standard input, what was done is kept.

use std::io::BufReader;

use super::training::{Then, Training};
use super::{Keeping, begun, keeping, passage, taught};
use crate::cli::Context;
use crate::cli::dialogue::input::Lines;
use crate::cli::error::End;
use crate::cli::output::Line;
use crate::library::Library;
use crate::model::Deed;
use crate::search::Listed;

/// Does a module.
pub(super) fn module(
    module: Listed,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let (mut keeping, progress) = keeping::read(context);
    let width = context.output.look().width;
    let Some((taught, sections)) = taught(module, library, &context.settings.language, width)?
    else {
        return Ok(End::Nothing);
    };
    let training = Training::of_module(taught, sections, progress, context.settings.today);
    let training = training.kept(!context.settings.room);
    lead(training, &mut keeping, library, context)
}

/// Asks the questions that come back, of one module or of all.
pub(super) fn review(
    module: Option<&Listed>,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let (mut keeping, progress) = keeping::read(context);
    let width = context.output.look().width;
    let language = &context.settings.language;
    let modules = begun(module, &progress, library, language, width)?;
    let training = Training::of_review(modules, progress, context.settings.today);
    lead(training, &mut keeping, library, context)
}

/// Forgets what was done, once that is confirmed.
pub(super) fn reset(module: Option<&Listed>, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let (mut keeping, progress) = keeping::read(context);
    let courses = progress.courses().iter();
    let slugs = courses.map(|course| course.module.clone());
    let slugs: Vec<String> = slugs
        .filter(|slug| module.is_none_or(|module| module.id.slug == *slug))
        .collect();
    if slugs.is_empty() {
        context.say("nothing was done there yet");
        return Ok(End::Nothing);
    }
    let question = format!("Forget all answers in {}? yes or no>", slugs.join(", "));
    context.output.prompt(&question)?;
    let mut lines = Lines::new(BufReader::new(&mut *context.input));
    let answer = lines.next()?.unwrap_or_default();
    if !context.terminals.input {
        context.output.line(&Line::text(answer.trim()))?;
    }
    if !matches!(answer.trim().to_lowercase().as_str(), "yes" | "y") {
        context.say("nothing is forgotten");
        return Ok(End::Nothing);
    }
    let forget = |module: String| Deed::Forget { module };
    let deeds: Vec<Deed> = slugs.into_iter().map(forget).collect();
    match keeping.add(&deeds) {
        (Some(_), _) => context.say("all answers there are forgotten"),
        (None, told) => {
            if let Some(told) = told {
                context.say(&told);
            }
            return Ok(End::Status(crate::cli::error::COULD_NOT_RUN));
        }
    }
    Ok(End::Done)
}

/// Leads a training to its end, and keeps what is done as it is done.
fn lead(
    mut training: Training,
    keeping: &mut Keeping,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let Context {
        settings,
        terminals,
        input,
        output,
    } = context;
    let mut lines = Lines::new(BufReader::new(&mut **input));
    training.welcome(output)?;
    while training.ask(output)? {
        let Some(line) = lines.next()? else {
            output.line(&Line::new())?;
            break;
        };
        if !terminals.input {
            output.line(&Line::text(line.trim()))?;
        }
        let then = training.take(&line, output)?;
        let (progress, told) = keeping.add(&training.take_deeds());
        if let Some(progress) = progress {
            training.set_progress(progress);
        }
        if let Some(told) = told {
            output.talk(&Line::text(&format!("casebook: {told}")));
        }
        match then {
            Then::Ask => {}
            Then::End => break,
            Then::Read(see) => {
                let width = output.look().width;
                output.lines(&passage(&see, library, &settings.language, width))?;
                let slug = see.split('#').next().unwrap_or_default();
                output.line(&Line::text(&format!("All of it: casebook show {slug}")))?;
            }
        }
    }
    Ok(End::Done)
}
