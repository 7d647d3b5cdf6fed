//! The interface: what runs when no command is given.

use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::tui;

/// What to run where no screen can be drawn.
const INSTEAD: &str =
    "run a command instead, such as `casebook search WORDS`; `casebook --help` lists them";

/// Opens the interface.
pub(crate) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let settings = &context.settings;
    if !context.terminals.input || !context.terminals.out {
        return Err(Advice::new("the interface needs a terminal", INSTEAD).into());
    }
    if settings.plain {
        return Err(Advice::new(
            "the interface draws a screen, and only plain lines are wanted",
            INSTEAD,
        )
        .into());
    }
    if !settings.can_draw {
        return Err(
            Advice::new("this terminal cannot draw a screen, as TERM says", INSTEAD).into(),
        );
    }
    let options = tui::Options {
        theme: settings.theme.name(),
        ascii: settings.ascii,
        mouse: false,
        language: settings.language.tag().to_owned(),
        query: String::new(),
    };
    let (requests, replies) = context.library()?.spawn();
    tui::run(tui::LibraryHandle { requests, replies }, options)
        .map_err(|error| Advice::on(error, INSTEAD))?;
    Ok(End::Done)
}
