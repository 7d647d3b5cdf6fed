//! The agendas, each with how long it takes and for whom it is made.

use serde::Serialize;

use crate::cli::Context;
use crate::cli::error::End;
use crate::cli::listing::Listing;
use crate::cli::output::Role;
use crate::library::Library;
use crate::session::Summary;

/// The answer as JSON: schema 1.
#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    total: usize,
    agendas: Vec<AgendaJson<'a>>,
}

#[derive(Serialize)]
struct AgendaJson<'a> {
    id: &'a str,
    title: &'a str,
    path: &'a str,
    minutes: u32,
    steps: usize,
    audience: &'a str,
}

/// Lists the agendas.
pub(super) fn list(
    as_json: bool,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let agendas = library.agendas(&context.settings.language)?;
    if as_json {
        context.output.json(&Document {
            schema: 1,
            total: agendas.len(),
            agendas: agendas.iter().map(AgendaJson::new).collect(),
        })?;
    } else if context.terminals.out || context.settings.plain {
        let mut listing = Listing::new(context.output.look().width);
        for agenda in &agendas {
            let title = format!(" {}", agenda.title);
            listing.text(&[(Role::Key, agenda.slug.clone()), (Role::Text, title)]);
            listing.aside(&format!("  {}", about(agenda)));
        }
        context.output.lines(&listing.into_lines())?;
    } else {
        for agenda in &agendas {
            let minutes = agenda.minutes.to_string();
            let steps = agenda.steps.to_string();
            context
                .output
                .row(&[&agenda.slug, &minutes, &steps, &agenda.title])?;
        }
    }
    if agendas.is_empty() {
        context.say("the library has no agendas");
    }
    Ok(End::of(!agendas.is_empty()))
}

/// Returns how long an agenda takes, and for whom it is made.
pub(in crate::cli) fn about(agenda: &Summary) -> String {
    let about = format!("{} minutes, {} steps", agenda.minutes, agenda.steps);
    match agenda.audience.as_str() {
        "" => about,
        audience => format!("{about}; for {audience}"),
    }
}

impl<'a> AgendaJson<'a> {
    fn new(agenda: &'a Summary) -> Self {
        Self {
            id: &agenda.slug,
            title: &agenda.title,
            path: &agenda.path,
            minutes: agenda.minutes,
            steps: agenda.steps,
            audience: &agenda.audience,
        }
    }
}
