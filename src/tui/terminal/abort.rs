//! What ends the program at once, with no panic and no way out through the guard: an abort, which a stack overflow and a
//! panic while panicking end in, and a bus error. A handler gives the terminal back before the signal does what it does.
//!
//! The one place with `unsafe`. A handler runs at any moment of any thread, so it may do nothing that takes a lock or
//! memory (POSIX.1-2024, 2.4.3, "Signal Actions"): this one swaps an atomic, reads what was kept before it was
//! registered, and calls the system thrice.
#![allow(
    unsafe_code,
    reason = "a handler of signals cannot be registered otherwise"
)]

use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use rustix::io::write;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGABRT, SIGBUS};
use signal_hook::low_level::{emulate_default_handler, register};

use super::{IS_ENTERED, RESTORE};

/// How the terminal was before it was taken the first time.
static BEFORE: OnceLock<Termios> = OnceLock::new();

/// Has what ends the program at once give the terminal back first; called before the terminal is taken.
pub(super) fn guard() {
    let Ok(before) = tcgetattr(stdin()) else {
        return;
    };
    if BEFORE.set(before).is_err() {
        return;
    }
    for signal in [SIGABRT, SIGBUS] {
        let give_back = move || {
            if IS_ENTERED.swap(false, Ordering::SeqCst) {
                // Errors are of no use any more.
                let _ = write(stdout(), RESTORE.as_bytes());
                if let Some(before) = BEFORE.get() {
                    let _ = tcsetattr(stdin(), OptionalActions::Now, before);
                }
            }
            let _ = emulate_default_handler(signal);
        };
        // SAFETY: the action allocates nothing, locks nothing and does not panic. `write` and `tcsetattr` are on the
        // list of functions that a handler may call, `OnceLock::get` is one atomic load, and
        // `emulate_default_handler` is documented to be safe in a handler; it does not come back.
        let registered = unsafe { register(signal, give_back) };
        // Where it cannot be had, the terminal is left as it is, and nothing else is lost.
        drop(registered);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::{hint, process, thread};

    use portable_pty::{CommandBuilder, PtyPair, PtySize, native_pty_system};

    use crate::tui::terminal::{ENTER, RESTORE, Terminal};

    /// Takes the terminal; what ends it comes after.
    fn taken() -> Terminal {
        Terminal::check(Some("xterm")).unwrap();
        Terminal::enter(true).unwrap()
    }

    #[test]
    #[ignore = "aborts on purpose; run by what_ends_the_program_at_once_gives_the_terminal_back"]
    fn aborts() {
        let _terminal = taken();
        process::abort();
    }

    #[test]
    #[ignore = "overflows on purpose; run by what_ends_the_program_at_once_gives_the_terminal_back"]
    fn overflows() {
        let _terminal = taken();
        overflow(1);
    }

    #[test]
    #[ignore = "overflows on purpose; run by what_ends_the_program_at_once_gives_the_terminal_back"]
    fn overflows_beside() {
        let _terminal = taken();
        let other = thread::Builder::new().spawn(|| overflow(1)).unwrap();
        let _depth = other.join();
    }

    #[test]
    #[ignore = "ends by a signal; run by what_ends_the_program_at_once_gives_the_terminal_back"]
    fn is_told_of_a_bus_error() {
        let _terminal = taken();
        signal_hook::low_level::raise(signal_hook::consts::SIGBUS).unwrap();
        thread::park();
    }

    #[expect(unconditional_recursion, reason = "that is what it is for")]
    fn overflow(depth: u64) -> u64 {
        let here = hint::black_box([depth; 64]);
        overflow(here[0] + 1) + hint::black_box(here[1])
    }

    #[test]
    fn what_ends_the_program_at_once_gives_the_terminal_back() {
        for (name, signal) in [
            ("aborts", "Abort"),
            ("overflows", "Abort"),
            ("overflows_beside", "Abort"),
            ("is_told_of_a_bus_error", "Bus error"),
        ] {
            let pair = native_pty_system().openpty(PtySize::default()).unwrap();
            let modes = |pair: &PtyPair| format!("{:?}", pair.master.get_termios());
            let before = modes(&pair);
            let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
            command.args(["--ignored", "--nocapture", "--test-threads=1", "--exact"]);
            command.arg(format!("tui::terminal::abort::tests::{name}"));
            let mut child = pair.slave.spawn_command(command).unwrap();
            let mut reader = pair.master.try_clone_reader().unwrap();
            let reading = thread::spawn(move || {
                let mut all = Vec::new();
                // The end of a terminal is an error.
                let _end = reader.read_to_end(&mut all);
                String::from_utf8_lossy(&all).into_owned()
            });
            let ended = child.wait().unwrap();
            assert_eq!(before, modes(&pair), "{name}");
            drop(pair);
            let text = reading.join().unwrap();
            assert!(
                ended.signal().is_some_and(|by| by.starts_with(signal)),
                "{name}: {ended:?} {text}"
            );
            let after = text.split_once(ENTER).map(|(_, after)| after);
            let count = after.map(|after| after.matches(RESTORE).count());
            assert_eq!(count, Some(1), "{name}: {text}");
        }
    }
}
