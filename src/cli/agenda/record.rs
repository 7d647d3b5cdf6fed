//! The record of a session that was begun, written to a file.

use std::path::Path;

use super::Keeping;
use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::export::{self, Form};
use crate::library::{Exported, Library, LibraryError};
use crate::session::{Plan, Session};

/// Writes the record of the session of an agenda. One that is over is kept no longer once it was written to a file.
pub(super) fn write(
    (file, overwrites): (&Path, bool),
    plan: Plan,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let mut keeping = Keeping::new(&context.settings);
    let (log, told) = keeping.read(&plan.slug);
    if let Some(told) = told {
        context.say(&told);
    }
    let Some(log) = log else {
        context.say(&format!(
            "no session of {} was begun; `casebook agenda {}` begins one",
            plan.slug, plan.slug
        ));
        return Ok(End::Nothing);
    };
    let mut session = Session::resumed(plan, log);
    session.tick(context.settings.seconds);
    let year = context.settings.year();
    if file == Path::new("-") {
        let page = library.session_page(&session, year)?;
        context.output.file(&export::file(&page, Form::Markdown))?;
        return Ok(End::Done);
    }
    let file = file.to_string_lossy();
    let (agenda, is_over) = (session.plan().slug.clone(), session.is_over());
    let what = Exported::Session(Box::new(session), year);
    // So that what was changed since is known of the records that were shown.
    library.bring_up_to_date(false, &mut |_, _| {})?;
    let written = library.export(&what, &context.settings.language, &file, overwrites);
    match written {
        Ok(()) => {}
        Err(error @ LibraryError::FileThere { .. }) => {
            let next = "`--force` writes over it, `--record FILE` names another";
            return Err(Advice::on(error, next).into());
        }
        Err(error) => return Err(error.into()),
    }
    context.say(&format!("{file} is written"));
    if is_over && let Some(told) = keeping.remove(&agenda) {
        context.say(&told);
    }
    Ok(End::Done)
}
