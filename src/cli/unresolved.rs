//! What is said where a name leads to no one record.

use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::cli::output::{Line, Role};
use crate::library::{Library, LibraryError, Unresolved};
use crate::model::RecordId;
use crate::model::agenda::VIEWS;
use crate::search::Listed;

/// How many of the records that begin with a name are told.
const OFFERED: usize = 20;

/// Returns the record that a name leads to; nothing where it leads to none that can be read, which is told.
pub(crate) fn resolve(
    name: &str,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> Result<Option<Listed>, LibraryError> {
    match library.resolve(name) {
        Ok(Ok(listed)) => return Ok(Some(listed)),
        Ok(Err(why)) => tell(name, &why, context),
        Err(LibraryError::SetAside { path }) => tell_set_aside(&path, context),
        Err(error) => return Err(error),
    };
    Ok(None)
}

/// Returns that no view of the Atlas has a name, and which there are.
pub(crate) fn no_view(name: &str) -> Advice {
    let views = VIEWS.join(", view:");
    let next = format!("there are view:{views}, and pages such as country/tgo");
    Advice::new(format!("no view is called `{name}`"), next)
}

/// Says that a name names no record, or several.
pub(crate) fn tell(name: &str, unresolved: &Unresolved, context: &mut Context<'_, '_>) -> End {
    let (what, records) = match unresolved {
        Unresolved::None { near } if near.is_empty() => (
            format!("no record is called `{name}`; `casebook search` finds it by its words"),
            near,
        ),
        Unresolved::None { near } => (
            format!("no record is called `{name}`; these are near:"),
            near,
        ),
        Unresolved::Several(records) => (
            format!("{} records begin with `{name}`:", records.len()),
            records,
        ),
    };
    let records: Vec<_> = records
        .iter()
        .map(|record| (&record.id, record.title.as_str()))
        .collect();
    offer(&what, &records, context)
}

/// Says what is wrong with a name, and which records could be meant.
pub(crate) fn offer(
    what: &str,
    records: &[(&RecordId, &str)],
    context: &mut Context<'_, '_>,
) -> End {
    let complaint = Line::text(&format!("casebook: {what}"));
    context.output.complain(&complaint);
    for (id, title) in records.iter().take(OFFERED) {
        let line = Line::text("  ").put(Role::Key, &id.slug);
        let title = format!(" ({}) {title}", id.kind);
        context.output.complain(&line.put(Role::Text, &title));
    }
    if records.len() > OFFERED {
        let more = format!("  and {} more", records.len() - OFFERED);
        context.output.complain(&Line::text(&more));
    }
    End::Nothing
}

/// Says that a file is there and could not be read as a record, and how to learn why.
pub(crate) fn tell_set_aside(path: &str, context: &mut Context<'_, '_>) -> End {
    let what = format!("casebook: {path} cannot be read as a record");
    context.output.complain(&Line::text(&what));
    let next = format!("  `casebook check {path}` says why; `--raw` prints the file as it stands");
    context.output.complain(&Line::text(&next));
    End::Nothing
}

/// Returns the sentence on files that are there and are not searched, because they cannot be read as records.
pub(crate) fn told_set_aside(files: usize) -> String {
    let files = match files {
        1 => "1 file cannot be read as a record".to_owned(),
        files => format!("{files} files cannot be read as records"),
    };
    format!("{files}; `casebook check` says why")
}
