//! The terminal is borrowed: one guard enters and leaves, and every way out passes through it.
//!
//! Leaving restores all modes with one constant sequence, at most once. A panic on the thread of the screen restores
//! before its message is printed; panics on other threads are kept, and the loop leaves when it hears of them. The
//! terminal is never asked anything: some do not answer. Where keys and signals come from stands in `keyboard` and
//! `signals`.

#[cfg(unix)]
mod abort;
mod changes;
pub(super) mod frames;
mod gate;
#[cfg(unix)]
mod hangup;
mod keyboard;
mod lean;
pub(super) mod lend;
mod shift;
mod signals;
#[cfg(test)]
pub(super) mod trial;

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crossterm::terminal as raw;
use ratatui::Frame;
use ratatui::layout::Size;

use self::frames::Frames;
use self::gate::Gate;
use super::TuiError;
use super::event::Event;
use crate::source::SafeText;

/// The smallest terminal the screen starts in.
const SMALLEST: (u16, u16) = (20, 5);

/// Modes a program that was killed may have left behind: mouse, focus, paste, synchronised update.
const HEAL: &str = "\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l";

/// Enters the alternate screen, clears it, and has pasted text marked as such.
const ENTER: &str = "\x1b[?1049h\x1b[2J\x1b[?2004h";

/// Undoes everything the program ever switches on, whatever of it was on.
const RESTORE: &str = "\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[0m\x1b[0 q\x1b[?25h\x1b[?1049l";

const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Between these a terminal shows nothing until all of it has come.
const FRAME_BEGINS: &str = "\x1b[?2026h";
const FRAME_ENDS: &str = "\x1b[?2026l";

/// Whether the terminal is in our modes.
static IS_ENTERED: AtomicBool = AtomicBool::new(false);

/// What another thread said when it panicked.
type LastWords = Arc<Mutex<Option<String>>>;

/// The terminal while the program has it.
pub(super) struct Terminal {
    frames: Frames,
    last_words: LastWords,
    gate: Arc<Gate>,
    has_mouse: bool,
    /// Whether the modes were taken again after a stop of our own, of which a signal is still to tell.
    has_resumed: bool,
}

impl Terminal {
    /// Tells why the screen cannot be shown here, if it cannot; `term` is the kind of terminal the environment names.
    pub(super) fn check(term: Option<&str>) -> Result<(), TuiError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(TuiError::NoTerminal);
        }
        // On Windows nothing sets it.
        if cfg!(unix) && matches!(term, None | Some("" | "dumb")) {
            return Err(TuiError::Dumb(term.unwrap_or_default().to_owned()));
        }
        let Size {
            width: columns,
            height: rows,
        } = measure().map_err(TuiError::Io)?;
        if columns < SMALLEST.0 || rows < SMALLEST.1 {
            return Err(TuiError::TooSmall { columns, rows });
        }
        Ok(())
    }

    /// Takes the terminal; whatever fails half way is undone.
    pub(super) fn enter(has_mouse: bool) -> Result<Self, TuiError> {
        #[cfg(unix)]
        abort::guard();
        // Themes decide about colours; NO_COLOR has been read with the other settings.
        crossterm::style::force_color_output(true);
        let last_words = hook();
        let entered = enter_modes(has_mouse).and_then(|()| Frames::new(Box::new(measure)));
        match entered {
            Ok(frames) => Ok(Self {
                frames,
                last_words,
                gate: Arc::default(),
                has_mouse,
                has_resumed: false,
            }),
            Err(error) => {
                leave_modes();
                unhook();
                Err(TuiError::Io(error))
            }
        }
    }

    /// Starts the thread that reads signals; before the terminal is taken, so that none finds it in our modes unheard.
    pub(super) fn hear_signals(events: &Sender<Event>) -> Result<(), TuiError> {
        signals::listen(events.clone()).map_err(TuiError::Io)
    }

    /// Starts the thread that reads keys.
    pub(super) fn hear_keys(&self, events: &Sender<Event>) -> Result<(), TuiError> {
        let gate = Arc::clone(&self.gate);
        keyboard::listen(events.clone(), gate).map_err(TuiError::Io)?;
        #[cfg(unix)]
        hangup::watch(events.clone()).map_err(TuiError::Io)?;
        Ok(())
    }

    /// Draws a frame and sends it in one write.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let changes = self.frames.draw(draw)?;
        send(&changes)
    }

    /// Has the next frame drawn in full.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        self.frames.redraw()
    }

    /// Takes the modes anew, after something else may have changed them, and has everything redrawn.
    fn enter_again(&mut self) -> io::Result<()> {
        leave_modes();
        enter_modes(self.has_mouse)?;
        self.redraw()
    }

    /// Gives the terminal to the shell until the program is continued.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        leave_modes();
        signals::stop();
        self.has_resumed = true;
        self.enter_again()
    }

    /// Takes the modes anew when a signal tells that the program was continued.
    ///
    /// After a stop of our own they are ours already; to give them back once more would let a key that is typed just
    /// then go to the terminal instead of the program.
    pub(super) fn continued(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.has_resumed) {
            return Ok(());
        }
        self.enter_again()
    }

    /// Tells whether there is a shell that would continue a stopped program.
    pub(super) fn can_suspend() -> bool {
        signals::can_stop()
    }

    /// Takes the wheel of the mouse, or leaves the mouse to the terminal.
    pub(super) fn set_mouse(&mut self, is_on: bool) -> io::Result<()> {
        self.has_mouse = is_on;
        write_now(if is_on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Puts a text on the terminal's clipboard, as one line without control characters: it may be pasted into a shell.
    pub(super) fn copy(text: &str) -> io::Result<()> {
        let text = SafeText::line(text).into_string();
        write_now(&format!("\x1b]52;c;{}\x07", base64(text.as_bytes())))
    }

    /// Rings the bell.
    pub(super) fn bell() -> io::Result<()> {
        write_now("\x07")
    }

    /// Returns what a thread said when it panicked.
    pub(super) fn last_words(&self) -> Option<String> {
        let mut words = self
            .last_words
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        words
            .take()
            .map(|words| SafeText::line(&words).into_string())
    }

    /// Gives the terminal back and ends the program as the signal would have.
    pub(super) fn end_by(self, signal: i32) {
        drop(self);
        signals::end_by(signal);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave_modes();
        if !thread::panicking() {
            unhook();
        }
    }
}

/// Returns how large the terminal is that is written to.
pub(super) fn measure() -> io::Result<Size> {
    // The library below opens the terminal anew for it, with every frame.
    #[cfg(unix)]
    if let Ok(size) = rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
        return Ok(Size::new(size.ws_col, size.ws_row));
    }
    raw::size().map(Size::from)
}

/// Sends a frame; the terminal shows nothing of it until all of it has come.
fn send(changes: &[u8]) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    out.write_all(&as_sent(changes))?;
    out.flush()
}

/// Returns a frame as it goes to the terminal.
fn as_sent(changes: &[u8]) -> Vec<u8> {
    [FRAME_BEGINS.as_bytes(), changes, FRAME_ENDS.as_bytes()].concat()
}

fn enter_modes(has_mouse: bool) -> io::Result<()> {
    // Has an old Windows console understand escape sequences at all.
    #[cfg(windows)]
    let _ = crossterm::ansi_support::supports_ansi();
    IS_ENTERED.store(true, Ordering::SeqCst);
    raw::enable_raw_mode()?;
    let mouse = if has_mouse { MOUSE_ON } else { "" };
    write_now(&format!("{HEAL}{ENTER}{mouse}"))
}

/// Restores the terminal, once; errors are of no use any more, for the terminal may be gone.
fn leave_modes() {
    if IS_ENTERED.swap(false, Ordering::SeqCst) {
        let _ = write_now(RESTORE);
        let _ = raw::disable_raw_mode();
    }
}

fn write_now(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Has a panic restore the terminal before its message is printed.
fn hook() -> LastWords {
    let last_words = LastWords::default();
    let kept = Arc::clone(&last_words);
    let screen_thread = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == screen_thread {
            leave_modes();
            before(info);
        } else {
            let mut words = kept.lock().unwrap_or_else(PoisonError::into_inner);
            *words = Some(info.to_string());
        }
    }));
    last_words
}

fn unhook() {
    drop(panic::take_hook());
}

/// Returns bytes in the alphabet of RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            if at <= chunk.len() {
                let index = (bits >> (18 - 6 * at)) & 63;
                out.push(char::from(ALPHABET[index as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_the_examples_of_the_rfc() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("\u{1b}]", "G10="),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn leaving_undoes_every_mode_that_is_switched_on() {
        for on in [ENTER, MOUSE_ON, FRAME_BEGINS] {
            for mode in on.split('\x1b').filter(|part| part.starts_with("[?")) {
                let off = mode.replace('h', "l");
                assert!(RESTORE.contains(&off), "{off}");
            }
        }
        assert!(RESTORE.contains("\x1b[?25h"), "the cursor is shown");
    }

    /// What the test below runs in a terminal of its own.
    #[cfg(unix)]
    #[test]
    #[ignore = "breaks off on purpose; run by a_panic_gives_the_terminal_back_before_it_speaks"]
    fn breaks_off_with_the_terminal_in_hand() {
        Terminal::check(Some("xterm")).unwrap();
        let mut terminal = Terminal::enter(true).unwrap();
        terminal
            .draw(|frame| frame.set_cursor_position((3, 3)))
            .unwrap();
        panic!("on purpose");
    }

    #[cfg(unix)]
    #[test]
    fn a_panic_gives_the_terminal_back_before_it_speaks() {
        use portable_pty::{CommandBuilder, PtySize, native_pty_system};
        use std::io::Read;

        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let modes = |pair: &portable_pty::PtyPair| format!("{:?}", pair.master.get_termios());
        let before = modes(&pair);
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--nocapture", "--test-threads=1", "--exact"]);
        command.arg("tui::terminal::tests::breaks_off_with_the_terminal_in_hand");
        let mut child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                sender.send(buffer[..count].to_vec()).unwrap_or_default();
            }
        });
        assert!(!child.wait().unwrap().success());
        let after = modes(&pair);
        drop(pair);
        let bytes: Vec<u8> = output.iter().flatten().collect();
        let text = String::from_utf8_lossy(&bytes);
        let at = |part: &str| {
            text.find(part)
                .unwrap_or_else(|| panic!("{part:?} not in {text}"))
        };
        assert!(
            at(ENTER) < at(RESTORE) && at(RESTORE) < at("on purpose"),
            "{text}"
        );
        assert_eq!(text.matches(RESTORE).count(), 1, "{text}");
        assert_eq!(before, after);
    }

    #[test]
    fn leaving_twice_writes_once() {
        // Not entered: nothing is written, nothing fails.
        assert!(!IS_ENTERED.load(Ordering::SeqCst));
        leave_modes();
        leave_modes();
    }
}
