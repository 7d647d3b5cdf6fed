//! The interface: what runs when no command is given; a dialogue in lines where a screen is not wanted or cannot be drawn.

use std::io::ErrorKind;

use crate::cli::Context;
use crate::cli::dialogue;
use crate::cli::error::{self, Advice, End};
use crate::cli::output::Line;
use crate::config::{Clock, Depth, Settings};
use crate::library::Library;
use crate::personal::Places;
use crate::tui;
use crate::tui::app::Company;
use crate::tui::screens::present::Wanted;

/// What to run where no screen can be drawn.
const INSTEAD: &str =
    "run a command, such as `casebook search WORDS`, or `casebook --plain`; see `casebook --help`";

/// The user's own keys, in the directory of the settings.
const KEYMAP: &str = "keymap.toml";

/// Opens the interface, or the dialogue in its place.
pub(crate) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let clock = Clock::new(context.settings.seconds, 1);
    begin(None, clock, context)
}

/// Opens the interface at an agenda; where a clock on the wall is given, it begins at that minute after midnight.
pub(crate) fn follow(
    agenda: &str,
    wall: Option<u32>,
    clock: Clock,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    begin(Some((agenda.to_owned(), wall)), clock, context)
}

fn begin(
    agenda: Option<(String, Option<u32>)>,
    clock: Clock,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
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
    let mut options = options(settings, clock);
    options.agenda = agenda;
    let library = context.library()?;
    show(options, library, context)
}

/// Opens the interface at slides.
pub(crate) fn present(
    wanted: Wanted,
    library: Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let clock = Clock::new(context.settings.seconds, 1);
    let mut options = options(&context.settings, clock);
    options.presents = Some(wanted);
    show(options, library, context)
}

/// Opens the presenter's console; the library stays closed.
#[cfg(unix)]
pub(crate) fn console(context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let settings = &context.settings;
    let has_screen = context.terminals.input && context.terminals.out;
    if settings.plain || !has_screen || !settings.can_draw() {
        return Err(Advice::new(
            "the presenter console needs a whole terminal, which it draws on",
            "open it in a second terminal, without `--plain`; `casebook present ID --notes` prints slides with their notes",
        )
        .into());
    }
    let Some(runtime) = settings.places.runtime.clone() else {
        return Err(Advice::new(
            "there is no directory in which the presenter console and the room could meet",
            "set XDG_RUNTIME_DIR, or HOME, in both terminals",
        )
        .into());
    };
    let clock = Clock::new(settings.seconds, 1);
    let tui::Options {
        theme,
        depth,
        ascii,
        language,
        term,
        keymap,
        faults,
        ..
    } = options(settings, clock);
    let shown = tui::console::run(&tui::console::Options {
        theme,
        depth,
        ascii,
        language,
        term,
        keymap,
        faults,
        runtime,
        clock,
        ahead: crate::config::ahead(),
    });
    if let Err(error @ tui::TuiError::NoRooms(_)) = shown {
        let next = "set XDG_RUNTIME_DIR, in both terminals, to a directory of your own whose path is short";
        return Err(Advice::on(error, next).into());
    }
    ended(shown, context)
}

/// Tells that the system lacks what the console needs.
#[cfg(not(unix))]
pub(crate) fn console(_context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    Err(Advice::new(
        "the presenter console needs Unix domain sockets, which this system does not have",
        "`casebook present ID --notes` prints slides with their notes",
    )
    .into())
}

fn show(
    options: tui::Options,
    library: Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let settings = &context.settings;
    let open = || {
        let [(_, folder), _] = library.places();
        let (requests, replies) = library.spawn()?;
        Ok(tui::LibraryHandle {
            requests,
            replies,
            content: folder.map(|folder| folder.join("content")),
        })
    };
    let shown = tui::run(open, || settings.editor.words(), options);
    ended(shown, context)
}

/// Returns how the program ends after a screen.
fn ended(shown: Result<(), tui::TuiError>, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let Err(error) = shown else {
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

fn options(settings: &Settings, clock: Clock) -> tui::Options {
    let mut faults: Vec<String> = settings.faults.iter().map(ToString::to_string).collect();
    let keymap = keymap(settings).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    tui::Options {
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
        today: settings.today,
        term: settings.term.clone(),
        keymap,
        faults,
        browser: settings.browser.clone(),
        places: Places {
            data: settings.places.data.clone(),
            state: settings.places.state.clone(),
        },
        company: match (settings.room, settings.history) {
            (true, _) => Company::Room,
            (false, true) => Company::Alone,
            (false, false) => Company::Silent,
        },
        presents: None,
        agenda: None,
        clock,
        runtime: settings.places.runtime.clone(),
    }
}

/// Reads the user's own keys, where there are any: the name of the file and its text, or why it cannot be read.
fn keymap(settings: &Settings) -> Result<Option<(String, String)>, String> {
    let Some(folder) = &settings.places.config else {
        return Ok(None);
    };
    let path = folder.join(KEYMAP);
    match std::fs::read(&path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Ok(Some((path.display().to_string(), text)))
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(format!("{} cannot be read: {error}", path.display())),
    }
}
