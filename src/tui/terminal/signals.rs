//! Signals: a thread turns them into events; stopping and ending are done as the system would.
//!
//! Only with the safe parts of `signal-hook`. What needs a handler of its own (a stack overflow, an abort) has it in `abort`.

#[cfg(unix)]
pub(super) use unix::{can_stop, end_by, lend, listen, nudge, spare, stop};

#[cfg(not(unix))]
pub(super) use other::{can_stop, end_by, lend, listen, nudge, spare, stop};

#[cfg(unix)]
mod unix {
    use std::collections::BTreeSet;
    use std::io;
    use std::process::{Command, Stdio};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::Sender;
    use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
    use std::time::Duration;
    use std::{fs, process, thread};

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::flag::register_conditional_default;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use crate::tui::event::{Event, Signal};

    /// Whether another program has the terminal.
    static IS_LENT: AtomicBool = AtomicBool::new(false);

    /// How often the thread was asked whether it is awake and has answered.
    static ANSWERED: Mutex<u32> = Mutex::new(0);
    static HAS_ANSWERED: Condvar = Condvar::new();

    /// How long the thread may take to answer.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// Minds that another program has the terminal now, or has it no longer.
    pub(crate) fn lend(is_lent: bool) {
        if !is_lent {
            catch_up();
        }
        IS_LENT.store(is_lent, Ordering::SeqCst);
    }

    /// Waits until the thread has seen every signal that has come, so that none of the other program is taken for ours.
    fn catch_up() {
        // The first answer may come in the middle of a look at all signals; the second one comes after a whole look.
        for _ in 0..2 {
            let answered = ANSWERED.lock().unwrap_or_else(PoisonError::into_inner);
            let before = *answered;
            if raise(SIGCONT).is_err() {
                return;
            }
            let is_silent = |answered: &mut u32| *answered == before;
            drop(HAS_ANSWERED.wait_timeout_while(answered, PATIENCE, is_silent));
        }
    }

    fn answer() {
        let mut answered = ANSWERED.lock().unwrap_or_else(PoisonError::into_inner);
        *answered = answered.wrapping_add(1);
        HAS_ANSWERED.notify_all();
    }

    /// Has what the keyboard sends as a signal spare this program, or end it again: where no thread listens.
    pub(crate) fn spare(is_spared: bool) {
        static IS_MEANT: OnceLock<Arc<AtomicBool>> = OnceLock::new();
        let is_meant = IS_MEANT.get_or_init(|| {
            let is_meant = Arc::new(AtomicBool::new(true));
            let ignored = ignored();
            for signal in [SIGINT, SIGQUIT] {
                if !ignored.contains(&signal) {
                    // Where that cannot be had, Ctrl-C ends both, and nothing else is lost.
                    drop(register_conditional_default(signal, Arc::clone(&is_meant)));
                }
            }
            is_meant
        });
        is_meant.store(!is_spared, Ordering::SeqCst);
    }

    /// Has the thread that reads keys look up: to it the terminal has another size.
    pub(crate) fn nudge() {
        let _ = raise(SIGWINCH);
    }

    /// Leaves a signal to the program that has the terminal; tells whether it does.
    fn leaves_to_other(signal: i32) -> bool {
        if !IS_LENT.load(Ordering::SeqCst) {
            return false;
        }
        match signal {
            // The whole group is stopped, or the shell does not come back.
            SIGTSTP => emulate_default_handler(signal).is_ok(),
            SIGINT | SIGQUIT => true,
            SIGCONT => {
                answer();
                true
            }
            _ => false,
        }
    }

    /// Starts the thread.
    pub(crate) fn listen(events: Sender<Event>) -> io::Result<()> {
        let mut wanted = vec![SIGHUP, SIGCONT];
        // What the parent has set to be ignored stays so; without a terminal, though, there is nothing to stay for.
        let ignored = ignored();
        let others = [SIGINT, SIGTERM, SIGQUIT, SIGTSTP];
        wanted.extend(others.iter().filter(|signal| !ignored.contains(signal)));
        let mut signals = Signals::new(wanted)?;
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                let mut seen = BTreeSet::new();
                for signal in signals.forever() {
                    if leaves_to_other(signal) {
                        continue;
                    }
                    let meant = match signal {
                        SIGTSTP => Signal::Stop,
                        SIGCONT => Signal::Continue,
                        signal => Signal::End(signal),
                    };
                    if matches!(meant, Signal::End(_)) && !seen.insert(signal) {
                        // The loop has not answered the first one.
                        crate::tui::terminal::leave_modes();
                        end_by(signal);
                    }
                    if events.send(Event::Signal(meant)).is_err() {
                        end_by(signal);
                        return;
                    }
                }
            })
            .map(drop)
    }

    /// Ends the program as the signal would have, so that the parent sees why.
    pub(crate) fn end_by(signal: i32) {
        let _ = emulate_default_handler(signal);
    }

    /// Stops the program and the whole group it runs in, as the terminal would: under `git` or `cargo` the parent has to
    /// stop as well, or the shell does not come back.
    pub(crate) fn stop() {
        let stopped = Command::new("sh")
            .args(["-c", "kill -STOP 0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = emulate_default_handler(SIGTSTP);
        }
    }

    /// Tells whether the program may be stopped: not if its parent has stopping ignored, and not if it leads its session,
    /// for then no shell waits that would continue it.
    pub(crate) fn can_stop() -> bool {
        if ignored().contains(&SIGTSTP) {
            return false;
        }
        let Ok(text) = fs::read_to_string("/proc/self/stat") else {
            return true;
        };
        session(&text) != Some(process::id())
    }

    /// Returns the session out of `/proc/self/stat`, whose second field is a name in brackets that may hold anything.
    fn session(stat: &str) -> Option<u32> {
        let (_, fields) = stat.rsplit_once(')')?;
        // State, parent, group, session.
        fields.split_whitespace().nth(3)?.parse().ok()
    }

    /// Returns the signals that were ignored when the program began.
    fn ignored() -> BTreeSet<i32> {
        let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = text
            .lines()
            .find_map(|line| line.strip_prefix("SigIgn:"))
            .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0);
        (1..=64)
            .filter(|signal| mask >> (signal - 1) & 1 == 1)
            .collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn reads_the_session_behind_any_name() {
            assert_eq!(session("7 (a) b (c) S 1 7 42 0"), Some(42));
            assert_eq!(session("x"), None);
        }
    }
}

#[cfg(not(unix))]
mod other {
    use std::io;
    use std::sync::mpsc::Sender;

    use crate::tui::event::Event;

    #[expect(
        clippy::unnecessary_wraps,
        reason = "called as where there are signals, which can fail"
    )]
    pub(crate) fn listen(_events: Sender<Event>) -> io::Result<()> {
        Ok(())
    }

    pub(crate) fn end_by(_signal: i32) {}

    pub(crate) fn stop() {}

    pub(crate) fn lend(_is_lent: bool) {}

    pub(crate) fn spare(_is_spared: bool) {}

    pub(crate) fn nudge() {}

    pub(crate) fn can_stop() -> bool {
        false
    }
}
