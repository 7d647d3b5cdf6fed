//! The interface: what runs when no command is given; a dialogue in lines where a screen is not wanted or cannot be drawn.

use std::io;

use anyhow::Context as _;

use crate::cli::Context;
use crate::cli::dialogue;
use crate::cli::error::{self, Advice, End};
use crate::cli::output::Line;
use crate::config::{Depth, Settings};
use crate::personal::Places;
use crate::tui;

/// What to run where no screen can be drawn.
const INSTEAD: &str =
    "run a command, such as `casebook search WORDS`, or `casebook --plain`; see `casebook --help`";

/// The user's own keys, in the directory of the settings.
const KEYMAP: &str = "keymap.toml";

/// Opens the interface, or the dialogue in its place.
pub(crate) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let settings = &context.settings;
    // Where plain lines were asked for, a script may give them as well as a person.
    if settings.plain {
        return dialogue::run(context);
    }
    if !context.terminals.input || !context.terminals.out {
        return Err(Advice::new("the interface needs a terminal", INSTEAD).into());
    }
    if !settings.can_draw() {
        return dialogue::run(context);
    }
    let options = options(settings)?;
    let library = context.library()?;
    let open = || {
        let (requests, replies) = library.spawn()?;
        Ok(tui::LibraryHandle { requests, replies })
    };
    let Err(error) = tui::run(open, options) else {
        return Ok(End::Done);
    };
    let status = error.exit_status();
    if status == error::COULD_NOT_RUN {
        return Err(error.into());
    }
    if !error.is_quiet() {
        context
            .output
            .complain(&Line::text(&format!("casebook: {error}")));
    }
    Ok(End::Status(status))
}

fn options(settings: &Settings) -> anyhow::Result<tui::Options> {
    Ok(tui::Options {
        theme: settings.theme.name().to_owned(),
        depth: match settings.depth {
            Depth::Sixteen => tui::theme::Depth::Sixteen,
            Depth::Palette => tui::theme::Depth::Indexed,
            Depth::Rgb => tui::theme::Depth::True,
        },
        ascii: settings.ascii,
        mouse: false,
        language: settings.language.tag().to_owned(),
        query: String::new(),
        this_year: settings.year(),
        term: settings.term.clone(),
        keymap: keymap(settings)?,
        places: Places {
            data: settings.places.data.clone(),
            state: settings.places.state.clone(),
        },
        records_history: settings.history,
    })
}

/// Reads the user's own keys, where there are any: the name of the file and its text.
fn keymap(settings: &Settings) -> anyhow::Result<Option<(String, String)>> {
    let Some(path) = settings
        .places
        .config
        .as_ref()
        .map(|folder| folder.join(KEYMAP))
    else {
        return Ok(None);
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path.display().to_string(), text))),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(error).with_context(|| format!("cannot read the keys in {}", path.display()))
        }
        Err(_) => Ok(None),
    }
}
