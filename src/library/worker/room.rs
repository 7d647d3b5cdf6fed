//! In front of a room the worker answers from the library without its drafts, and behind it from the whole one again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::{Reply, Worker, contained, syncing};

impl Worker {
    /// Hides drafts, or shows them again, and says when it is done: until then nothing else is answered, so that no answer
    /// holds a draft.
    pub(super) fn hide_drafts(&mut self, hides: bool) {
        let notice = contained(|| self.change(hides)).err();
        let notice = notice.map(|why| format!("drafts cannot be hidden: {why}"));
        let is_syncing = self.syncing.load(Ordering::Acquire) != syncing::IDLE;
        self.send(Reply::Ready(self.state(is_syncing, notice)));
    }

    fn change(&mut self, hides: bool) -> Result<(), String> {
        if hides == self.whole.is_some() {
            return Ok(());
        }
        if let Some(whole) = self.whole.take() {
            whole.learn_answers(self.library.all_answers());
            self.library = whole;
        } else {
            let hidden = self.library.without_drafts();
            let Some(hidden) = hidden.map_err(|error| self.library.told(&error))? else {
                return Ok(());
            };
            self.whole = Some(std::mem::replace(&mut self.library, Arc::new(hidden)));
        }
        // A sync of the library of before ends by itself.
        self.syncing = Arc::new(AtomicU8::new(syncing::IDLE));
        let settled = self.library.settle();
        settled.map_err(|error| self.library.told(&error))
    }
}
