//! The interface: what runs when no command is given.

use crate::cli::Context;
use crate::cli::error::{Advice, End};
use crate::{config, tui};

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
        theme: settings.theme.name().to_owned(),
        depth: match settings.depth {
            config::Depth::Sixteen => tui::theme::Depth::Sixteen,
            config::Depth::Palette => tui::theme::Depth::Indexed,
            config::Depth::Rgb => tui::theme::Depth::True,
        },
        ascii: settings.ascii,
        mouse: false,
        language: settings.language.tag().to_owned(),
        query: String::new(),
        this_year: settings.year(),
        term: None,
        keymap: None,
    };
    let (requests, replies) = context.library()?.spawn()?;
    match tui::run(tui::LibraryHandle { requests, replies }, options) {
        Ok(()) => Ok(End::Done),
        Err(error) if error.is_quiet() => Ok(End::Gone(error.exit_status())),
        Err(error) => Err(error.into()),
    }
}
