//! The gate before the keyboard: while it is closed, keys are left to whoever else has the terminal.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the thread that reads may take to come to the gate.
const PATIENCE: Duration = Duration::from_secs(2);

/// The gate.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    /// Whether the thread that reads stands before it.
    is_waiting: bool,
}

impl Gate {
    /// Closes the gate, has the thread that reads look up, and waits until it stands before the gate; `false` where it does
    /// not come, and the gate is open again.
    pub(super) fn close(&self, nudge: impl FnOnce()) -> bool {
        let mut state = self.state();
        state.is_closed = true;
        nudge();
        let waited = self
            .changed
            .wait_timeout_while(state, PATIENCE, |state| !state.is_waiting);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if !state.is_waiting {
            state.is_closed = false;
        }
        state.is_waiting
    }

    /// Opens the gate.
    pub(super) fn open(&self) {
        self.state().is_closed = false;
        self.changed.notify_all();
    }

    /// Waits while the gate is closed.
    pub(super) fn pass(&self) {
        let mut state = self.state();
        if !state.is_closed {
            return;
        }
        state.is_waiting = true;
        self.changed.notify_all();
        let waited = self.changed.wait_while(state, |state| state.is_closed);
        waited.unwrap_or_else(PoisonError::into_inner).is_waiting = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn nobody_passes_while_it_is_closed() {
        let gate = Gate::default();
        thread::scope(|scope| {
            let (nudge, nudged) = mpsc::channel::<()>();
            let (sender, read) = mpsc::channel();
            let thread_gate = &gate;
            scope.spawn(move || {
                for () in nudged {
                    // The test may be over before the last nudge is read.
                    if sender.send(()).is_err() {
                        return;
                    }
                    thread_gate.pass();
                }
            });
            nudge.send(()).unwrap();
            read.recv().unwrap();
            let nudging = nudge.clone();
            assert!(gate.close(move || nudging.send(()).unwrap()));
            // It may have come before it read the nudge.
            read.try_iter().for_each(drop);
            nudge.send(()).unwrap();
            assert!(read.recv_timeout(Duration::from_millis(50)).is_err());
            gate.open();
            read.recv().unwrap();
        });
    }

    #[test]
    fn is_open_again_where_nobody_comes() {
        let gate = Gate::default();
        assert!(!gate.close(|| {}));
        gate.pass();
    }
}
