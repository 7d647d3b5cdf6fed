//! The screen: the loop and nothing else. It blocks for an event, takes those that wait, lets [`App`] answer them, draws
//! once, and carries out what the app asks for.
//!
//! What is seen and what keys mean is left to `app` and `screens`, the terminal to `terminal`, looking things up to the
//! worker on the floor below.

pub mod action;
pub mod ahead;
pub mod app;
pub mod big;
#[cfg(unix)]
pub mod console;
pub mod copied;
pub mod editor;
pub mod effect;
pub mod event;
pub mod kept;
pub mod keymap;
pub mod opener;
mod page;
pub mod screens;
pub mod size;
pub mod stage;
mod terminal;
pub mod text;
pub mod theme;
pub mod widgets;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};

use self::app::{App, Company, Start};
use self::editor::Manner;
use self::effect::Effect;
use self::event::{Event, Signal};
use self::keymap::{Keymap, KeymapError};
use self::screens::present::Wanted;
use self::stage::host::Host;
use self::terminal::Terminal;
use self::theme::{Depth, Theme};
use crate::config::Clock;
use crate::library::worker::{Reply, Request};
use crate::model::PartialDate;
use crate::personal::{Keeper, Notes, Order, Places};

/// The most bytes put on a clipboard; terminals take about 74 KB in the form they are sent in.
const MOST_COPIED: usize = 55_000;

/// The two ends by which the worker is spoken with.
#[derive(Debug)]
pub struct LibraryHandle {
    /// What it is asked.
    pub requests: Sender<Request>,
    /// What it says.
    pub replies: Receiver<Reply>,
    /// The folder of its content; absent for the library built into the binary.
    pub content: Option<PathBuf>,
}

/// Those the loop speaks with.
struct Outside {
    requests: Sender<Request>,
    keeper: Keeper,
    content: Option<PathBuf>,
    notes: Option<Notes>,
    worksheets: Option<Notes>,
    editor: Vec<String>,
    browser: Vec<String>,
    events: Sender<Event>,
    stage: Host,
    clock: Clock,
}

/// How the screen shall be; settings, arguments and environment are read elsewhere.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the theme; an unknown one is an error.
    pub theme: String,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Whether only ASCII shall be used for borders and marks.
    pub ascii: bool,
    /// Whether the wheel of the mouse is taken.
    pub mouse: bool,
    /// The language of names, as a tag.
    pub language: String,
    /// The query to begin with.
    pub query: String,
    /// Today; running practices extend to its year.
    pub today: PartialDate,
    /// The kind of terminal the environment names (`TERM`).
    pub term: Option<String>,
    /// A keymap file of the user: its name and its text.
    pub keymap: Option<(String, String)>,
    /// What is wrong in the settings; it is told, and the screen is shown all the same.
    pub faults: Vec<String>,
    /// The words of the command that opens an address; empty for none.
    pub browser: Vec<String>,
    /// Where marks, notes, saved searches, the queries asked and the records read are kept.
    pub places: Places,
    /// Who looks on; queries asked and records read are remembered only where nobody does.
    pub company: Company,
    /// What is presented from the beginning.
    pub presents: Option<Wanted>,
    /// The agenda to begin with, by its slug, and what the clock on the wall shows when it begins, in minutes after midnight.
    pub agenda: Option<(String, Option<u32>)>,
    /// The clock.
    pub clock: Clock,
    /// Where the socket lies to which presenters' consoles come.
    pub runtime: Option<PathBuf>,
}

/// Why the screen could not be shown or went away.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// Input or output is no terminal.
    #[error(
        "the interface needs a terminal; use `casebook search WORDS` or `casebook list` instead"
    )]
    NoTerminal,
    /// The terminal can do too little.
    #[error(
        "the terminal `{0}` cannot show the interface; use `casebook search WORDS` and `casebook show ID` instead"
    )]
    Dumb(String),
    /// The terminal is too small.
    #[error(
        "the terminal has {columns}×{rows} cells, the interface needs 20×5; use `casebook search WORDS` instead"
    )]
    TooSmall {
        /// Its columns.
        columns: u16,
        /// Its rows.
        rows: u16,
    },
    /// There is no theme of this name.
    #[error("no theme `{0}`; there are dark, light, high-contrast and none")]
    UnknownTheme(String),
    /// The keys cannot be read.
    #[error(transparent)]
    Keymap(#[from] KeymapError),
    /// Rooms cannot be found.
    #[error("the presenter console cannot look for a room")]
    NoRooms(#[source] io::Error),
    /// The terminal cannot be read or written.
    #[error("cannot use the terminal")]
    Io(#[source] io::Error),
    /// The terminal was closed.
    #[error("the terminal was closed")]
    Closed,
    /// The worker broke.
    #[error("the program has a bug: {0}")]
    Panicked(String),
}

impl TuiError {
    /// Returns the exit status that tells the parent.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Panicked(_) => 101,
            Self::Closed => 129,
            _ => 2,
        }
    }

    /// Tells whether there is nobody left to read a message.
    pub fn is_quiet(&self) -> bool {
        matches!(self, Self::Closed)
    }
}

/// Shows the interface until the user leaves it. When the first frame is on the screen, the library is opened and the
/// editor is looked for: the words of the command that edits a file, empty for none.
pub fn run(
    open: impl FnOnce() -> io::Result<LibraryHandle>,
    find_editor: impl FnOnce() -> Vec<String>,
    options: Options,
) -> Result<(), TuiError> {
    let theme = Theme::by_name(&options.theme)
        .ok_or_else(|| TuiError::UnknownTheme(options.theme.clone()))?;
    let mut keymap = Keymap::standard()?;
    let mut faults = options.faults;
    if let Some((name, text)) = &options.keymap {
        faults.extend(keymap.lay_over(name, text));
    }
    Terminal::check(options.term.as_deref())?;
    let mut app = App::new(Start {
        theme: theme.with_depth(options.depth).with_ascii(options.ascii),
        keymap,
        language: options.language.clone(),
        query: options.query,
        today: options.today,
        mouse: options.mouse,
        company: options.company,
        faults,
        presents: options.presents,
    });
    app.begin_with(options.agenda.as_ref());
    let (sender, events) = mpsc::channel();
    Terminal::hear_signals(&sender)?;
    let mut terminal = Terminal::enter(options.mouse)?;
    // The first frame waits for nothing: not for the index, not for a thread.
    terminal.draw(|frame| app.frame(frame)).map_err(lost)?;
    let library = open().map_err(TuiError::Io)?;
    terminal.hear_keys(&sender)?;
    let editor = find_editor();
    app.set_editor(Manner::of(&editor));
    let kept = sender.clone();
    let tell = move |news| drop(kept.send(Event::Kept(news)));
    let notes = Notes::of(&options.places);
    let worksheets = Notes::worksheets_of(&options.places);
    let keeper = Keeper::start(options.places, options.company.records(), tell);
    ahead::forward(library.replies, sender.clone(), options.language).map_err(TuiError::Io)?;
    let outside = Outside {
        requests: library.requests,
        content: library.content,
        keeper: keeper.map_err(TuiError::Io)?,
        notes,
        worksheets,
        editor,
        browser: options.browser,
        stage: Host::start(options.runtime, sender.clone()).map_err(TuiError::Io)?,
        events: sender,
        clock: options.clock,
    };
    let ended = turn(&mut app, &mut terminal, &events, &outside);
    keep_last(&mut app, &outside);
    drop(outside);
    if let Some(signal) = ended? {
        terminal.end_by(signal);
    }
    Ok(())
}

/// Keeps what was ordered last before the program ends, by whatever it ends.
fn keep_last(app: &mut App, outside: &Outside) {
    for effect in app.leave() {
        if let Effect::Keep(order) = effect {
            outside.keeper.order(order);
        }
    }
}

/// Runs the loop; returns the signal that ended it, if one did.
fn turn(
    app: &mut App,
    terminal: &mut Terminal,
    events: &Receiver<Event>,
    outside: &Outside,
) -> Result<Option<i32>, TuiError> {
    let effects = app.settle();
    carry_out(effects, app, terminal, outside)?;
    while let Ok(first) = next(events, app, outside.clock) {
        if app.is_timed() {
            let is_seen = app.tick(outside.clock.seconds());
            if matches!(first, Event::Tick(_)) && !is_seen {
                carry_out(
                    app.tell_consoles().into_iter().collect(),
                    app,
                    terminal,
                    outside,
                )?;
                continue;
            }
        }
        let mut effects = Vec::new();
        for event in std::iter::once(first).chain(events.try_iter()) {
            match event {
                Event::Signal(Signal::End(signal)) => return Ok(Some(signal)),
                Event::InputClosed => return Err(TuiError::Closed),
                Event::WorkerGone => {
                    let words = terminal.last_words();
                    let words = words.unwrap_or_else(|| "the worker ended".to_owned());
                    return Err(TuiError::Panicked(words));
                }
                Event::Signal(Signal::Continue) => terminal.continued().map_err(lost)?,
                event => effects.extend(app.update(&event)),
            }
        }
        // What is typed is asked before it is drawn, so that the worker is on its way meanwhile.
        effects.extend(app.settle());
        if carry_out(effects, app, terminal, outside)? {
            return Ok(None);
        }
        terminal.draw(|frame| app.frame(frame)).map_err(lost)?;
        // What the layout has shown to be missing.
        let effects = app.settle();
        carry_out(effects, app, terminal, outside)?;
    }
    Err(TuiError::Closed)
}

/// Waits for the next event; while a session runs, no longer than until the clock shows another second.
fn next(events: &Receiver<Event>, app: &App, clock: Clock) -> Result<Event, RecvTimeoutError> {
    if !app.is_running() {
        return events.recv().map_err(|_| RecvTimeoutError::Disconnected);
    }
    match events.recv_timeout(clock.wait()) {
        Err(RecvTimeoutError::Timeout) => Ok(Event::Tick(clock.seconds())),
        event => event,
    }
}

/// Carries out what the app asks for; tells whether it asks to leave.
fn carry_out(
    effects: Vec<Effect>,
    app: &mut App,
    terminal: &mut Terminal,
    outside: &Outside,
) -> Result<bool, TuiError> {
    for effect in effects {
        match effect {
            // Where the worker is gone, that arrives as an event.
            Effect::Ask(request) => drop(outside.requests.send(request)),
            Effect::Keep(order) => outside.keeper.order(order),
            Effect::EditNote(slug) => edit_note(&slug, app, terminal, outside)?,
            Effect::EditRecord(path) => edit_record(&path, app, terminal, outside)?,
            Effect::EditWorksheet { slug, copy } => {
                let edit = |file: &Path| terminal.edit(&outside.editor, file);
                let told = editor::worksheet(outside.worksheets.as_ref(), (&slug, &copy), edit);
                app.tell(&told.map_err(lost)?);
            }
            Effect::Stage(order) => outside.stage.order(order),
            Effect::Quit => return Ok(true),
            Effect::Suspend if Terminal::can_suspend() => terminal.suspend().map_err(lost)?,
            Effect::Suspend => app.tell("there is no shell to go back to"),
            Effect::Redraw => terminal.redraw().map_err(lost)?,
            Effect::Open(address) => {
                app.tell(&opener::open(&outside.browser, &address, &outside.events));
            }
            Effect::Copy(text) if text.len() > MOST_COPIED => app.tell("too long to copy"),
            Effect::Copy(text) => {
                Terminal::copy(&text).map_err(lost)?;
                app.tell(&format!("copied: {text}"));
            }
            Effect::Mouse(is_on) => terminal.set_mouse(is_on).map_err(lost)?,
            Effect::Bell => Terminal::bell().map_err(lost)?,
        }
    }
    Ok(false)
}

/// Lends the terminal to the user's editor for a note, and has the keeper read what became of it.
fn edit_note(
    slug: &str,
    app: &mut App,
    terminal: &mut Terminal,
    outside: &Outside,
) -> Result<(), TuiError> {
    let edit = |file: &Path| terminal.edit(&outside.editor, file);
    let told = editor::note(outside.notes.as_ref(), slug, edit).map_err(lost)?;
    for words in told {
        app.tell(&words);
    }
    outside.keeper.order(Order::LookAtNotes);
    Ok(())
}

/// Lends the terminal to the user's editor for the file of a record, and has what is shown of it made anew.
fn edit_record(
    path: &str,
    app: &mut App,
    terminal: &mut Terminal,
    outside: &Outside,
) -> Result<(), TuiError> {
    let edit = |file: &Path| terminal.edit(&outside.editor, file);
    let told = editor::record(outside.content.as_deref(), path, edit).map_err(lost)?;
    if let Some(told) = told {
        app.tell(&told);
    }
    drop(outside.requests.send(Request::Sync));
    let effects = app.reload();
    carry_out(effects, app, terminal, outside)?;
    Ok(())
}

/// Returns the error of a terminal that could not be written: it was closed.
fn lost(error: io::Error) -> TuiError {
    // EIO has no kind of its own.
    const EIO: i32 = 5;
    if error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error() == Some(EIO) {
        TuiError::Closed
    } else {
        TuiError::Io(error)
    }
}
