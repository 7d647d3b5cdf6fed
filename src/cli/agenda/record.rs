//! The record of a session that was begun, written to a file; the session forgotten.

use std::path::Path;

use super::Keeping;
use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::export::{self, Form};
use crate::library::{Exported, Library, LibraryError};
use crate::session::{Plan, Session};

/// Writes the record of the session of an agenda, which stays: it can be written again, in the other form too.
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
        return Ok(none(&plan.slug, context));
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
    Ok(End::Done)
}

/// Forgets the session of an agenda.
pub(super) fn forget(agenda: &str, context: &mut Context<'_, '_>) -> End {
    let mut keeping = Keeping::new(&context.settings);
    let (log, told) = keeping.read(agenda);
    if let Some(told) = told {
        context.say(&told);
    }
    let Some(log) = log else {
        return none(agenda, context);
    };
    if let Some(told) = keeping.remove(agenda) {
        context.say(&told);
        return End::Nothing;
    }
    context.say(&format!("the session of {} is forgotten", log.day));
    End::Done
}

/// Says that there is no session of an agenda.
fn none(agenda: &str, context: &mut Context<'_, '_>) -> End {
    context.say(&format!(
        "no session of {agenda} is kept here; `casebook agenda {agenda}` begins one"
    ));
    End::Nothing
}
