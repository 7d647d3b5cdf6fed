//! The loop of the console: blocks for an event, lets [`Console`] answer it, draws, and carries out what it asks for.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::{Console, Deed, Options};
use crate::model::agenda::clock as as_clock;
use crate::tui::event::{Event, Signal};
use crate::tui::keymap::Keymap;
use crate::tui::stage::link::Link;
use crate::tui::terminal::Terminal;
use crate::tui::theme::Theme;
use crate::tui::{TuiError, lost};

const MINUTE: u64 = 60;

/// Shows the console until the presenter leaves it.
pub fn run(options: &Options) -> Result<(), TuiError> {
    let theme = Theme::by_name(&options.theme)
        .ok_or_else(|| TuiError::UnknownTheme(options.theme.clone()))?;
    let mut keymap = Keymap::standard()?;
    let mut faults = options.faults.clone();
    if let Some((name, text)) = &options.keymap {
        faults.extend(keymap.lay_over(name, text));
    }
    Terminal::check(options.term.as_deref())?;
    let theme = theme.with_depth(options.depth).with_ascii(options.ascii);
    let mut console = Console::new(theme, keymap, options.language.clone());
    console.faults = faults;
    let (sender, events) = mpsc::channel();
    let link = Link::start(&options.runtime, sender.clone()).map_err(TuiError::NoRooms)?;
    Terminal::hear_signals(&sender)?;
    let mut terminal = Terminal::enter(false)?;
    terminal.hear_keys(&sender)?;
    if let Some(signal) = turn(&mut console, &mut terminal, &events, (&link, options))? {
        terminal.end_by(signal);
    }
    Ok(())
}

/// Runs the loop; returns the signal that ended it, if one did.
fn turn(
    console: &mut Console,
    terminal: &mut Terminal,
    events: &Receiver<Event>,
    (link, options): (&Link, &Options),
) -> Result<Option<i32>, TuiError> {
    loop {
        let seconds = wall(options);
        console.clock = seconds.map(told);
        terminal.draw(|frame| console.frame(frame)).map_err(lost)?;
        let first = match next(events, seconds) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return Err(TuiError::Closed),
        };
        for event in std::iter::once(first).chain(events.try_iter()) {
            match event {
                Event::Signal(Signal::End(signal)) => return Ok(Some(signal)),
                Event::InputClosed => return Err(TuiError::Closed),
                Event::Signal(Signal::Continue) => terminal.continued().map_err(lost)?,
                _ => {}
            }
            for deed in console.update(&event) {
                match deed {
                    Deed::Ask(command) => link.ask(command),
                    Deed::NextRoom => link.go_on(),
                    Deed::Quit => return Ok(None),
                    Deed::Suspend if Terminal::can_suspend() => terminal.suspend().map_err(lost)?,
                    Deed::Suspend => {}
                    Deed::Redraw => terminal.redraw().map_err(lost)?,
                }
            }
        }
    }
}

/// Waits for the next event; no longer than until the clock on the wall shows another minute.
fn next(events: &Receiver<Event>, wall: Option<u64>) -> Result<Event, RecvTimeoutError> {
    match wall {
        Some(seconds) => events.recv_timeout(Duration::from_secs(MINUTE - seconds % MINUTE)),
        None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}

/// Returns what the clock on the wall shows, in seconds, where that is known.
fn wall(options: &Options) -> Option<u64> {
    options.clock.seconds().checked_add_signed(options.ahead?)
}

/// Returns the time of day.
fn told(seconds: u64) -> String {
    let minutes = seconds / MINUTE % (24 * 60);
    as_clock(u32::try_from(minutes).unwrap_or_default())
}
