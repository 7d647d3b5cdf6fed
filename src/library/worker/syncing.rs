//! Bringing the index up to date, on a thread of its own, while requests are answered from what is there.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use super::{Reply, State, Worker, contained};

/// How long at least lies between two reports of progress.
const BETWEEN_REPORTS: Duration = Duration::from_millis(50);

/// No sync is running, one is, one is and another was asked for meanwhile.
pub(super) const IDLE: u8 = 0;
const RUNNING: u8 = 1;
const WANTED_AGAIN: u8 = 2;

impl Worker {
    /// Starts a sync, or notes that the one running must look again.
    pub(super) fn start_sync(&self) {
        if self.syncing.swap(WANTED_AGAIN, Ordering::AcqRel) != IDLE {
            return;
        }
        let worker = self.clone();
        let started = thread::Builder::new()
            .name("sync".to_owned())
            .spawn(move || worker.sync());
        if started.is_err() {
            self.syncing.store(IDLE, Ordering::Release);
            self.send(Reply::Ready(self.state(
                false,
                Some("the index cannot be brought up to date: no thread".to_owned()),
            )));
        }
    }

    fn sync(&self) {
        self.send(Reply::Tables(self.library.tables()));
        loop {
            self.syncing.store(RUNNING, Ordering::Release);
            let notice = contained(|| self.sync_once()).unwrap_or_else(Some);
            let ended = self
                .syncing
                .compare_exchange(RUNNING, IDLE, Ordering::AcqRel, Ordering::Acquire)
                .is_ok();
            self.send(Reply::Ready(self.state(!ended, notice)));
            if ended {
                let is_idle = || self.syncing.load(Ordering::Acquire) == IDLE;
                let index = self.library.index();
                // Answers do without; what fails here fails again where it is asked for, and is told there.
                drop(contained(|| Ok(self.library.glossary())));
                drop(contained(|| {
                    index.prepare(&is_idle).map_err(|error| error.to_string())
                }));
                return;
            }
        }
    }

    /// Brings the index up to date and returns what is to be told of it.
    fn sync_once(&self) -> Result<Option<String>, String> {
        if self.library.index().is_current(self.library.root()) {
            return Ok(None);
        }
        let mut last = Instant::now();
        let mut report = |done: usize, of: usize| {
            if last.elapsed() >= BETWEEN_REPORTS {
                last = Instant::now();
                self.send(Reply::Progress(done, of));
            }
        };
        let report = self
            .library
            .bring_up_to_date(false, &mut report)
            .map_err(|error| self.library.told(&error))?;
        Ok(report.notice)
    }

    pub(super) fn state(&self, syncing: bool, notice: Option<String>) -> State {
        let status = self.library.index_status();
        State {
            records: status.records,
            set_aside: status.set_aside.len(),
            check: self.library.check_command(),
            syncing,
            notice,
        }
    }
}
