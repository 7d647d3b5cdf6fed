//! What the worker says, on its way to the loop: pages are composed here, so that the screen never waits for a long one.
//! They are let go of here too, as that takes as long.
//!
//! What a page consists of is left to `page::compose`. A page that needs more than is known here, such as one with a
//! note, is composed where it is shown.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::event::Event;
use super::page::block::Sheet;
use super::page::compose::{self, Labels};
use crate::library::worker::{Opened, Reply};
use crate::model::Tables;

/// How long a page may be held that nobody looks at any more.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// A page that was composed before it is shown.
#[derive(Clone, Debug)]
pub struct Composed {
    opened: Arc<Opened>,
    sheet: Arc<Sheet>,
    made_with: MadeWith,
}

impl Composed {
    /// Tells whether anyone else holds a part of it.
    fn is_used(&self) -> bool {
        Arc::strong_count(&self.opened) > 1 || Arc::strong_count(&self.sheet) > 1
    }

    /// Returns the page of a record, if it is this record and made with the same.
    pub(crate) fn of(&self, opened: &Arc<Opened>, with: &MadeWith) -> Option<Arc<Sheet>> {
        let is_it = Arc::ptr_eq(&self.opened, opened) && self.made_with == *with;
        is_it.then(|| Arc::clone(&self.sheet))
    }
}

/// What a page is made with besides its record: the address of the tables, which tells new ones from old, and the
/// language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MadeWith(usize, String);

impl MadeWith {
    /// Returns what these labels are.
    pub(crate) fn of(labels: Labels<'_>) -> Self {
        let tables = labels.tables.map(std::ptr::from_ref);
        Self(
            tables.map_or(0, <*const _>::addr),
            labels.language.to_owned(),
        )
    }
}

/// Starts the thread that hands on what the worker says, pages composed; tells when the worker is gone.
pub fn forward(
    replies: Receiver<Reply>,
    events: Sender<Event>,
    language: String,
) -> io::Result<()> {
    let forwarding = move || {
        let events = Forwarding(events);
        let mut tables = None;
        let mut held: Vec<Composed> = Vec::new();
        loop {
            let reply = match next(&replies, &held) {
                Ok(reply) => Some(reply),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            held.retain(Composed::is_used);
            let Some(reply) = reply else { continue };
            let composed = match &reply {
                Reply::Tables(read) => {
                    tables = Some(Arc::clone(read));
                    None
                }
                Reply::Opened(_, opened) => Some(composed(opened, tables.as_deref(), &language)),
                _ => None,
            };
            held.extend(composed.clone());
            let reply = Box::new(reply);
            let event = match composed {
                Some(composed) => Event::Composed(composed, reply),
                None => Event::Reply(reply),
            };
            if events.0.send(event).is_err() {
                return;
            }
        }
    };
    let named = thread::Builder::new().name("replies".to_owned());
    named.spawn(forwarding).map(drop)
}

/// Returns what the worker says next; while pages are held, it is looked after a while whether they still are in use.
fn next(replies: &Receiver<Reply>, held: &[Composed]) -> Result<Reply, RecvTimeoutError> {
    if held.is_empty() {
        return replies.recv().map_err(|_| RecvTimeoutError::Disconnected);
    }
    replies.recv_timeout(BETWEEN_LOOKS)
}

fn composed(opened: &Arc<Opened>, tables: Option<&Tables>, language: &str) -> Composed {
    let labels = Labels { tables, language };
    Composed {
        opened: Arc::clone(opened),
        sheet: Arc::new(compose::record(opened, None, labels)),
        made_with: MadeWith::of(labels),
    }
}

/// The way to the loop; that it ends is told however it ends.
struct Forwarding(Sender<Event>);

impl Drop for Forwarding {
    fn drop(&mut self) {
        let _ = self.0.send(Event::WorkerGone);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Instant;

    use super::*;
    use crate::tui::page::trial;

    #[test]
    fn a_page_comes_with_its_record_and_is_let_go_of_behind_the_screen() {
        let (worker, replies) = mpsc::channel();
        let (sender, events) = mpsc::channel();
        forward(replies, sender, "en".to_owned()).unwrap();
        let tables = Arc::new(Tables::default());
        worker.send(Reply::Tables(Arc::clone(&tables))).unwrap();
        let opened = Arc::new(trial::case());
        worker.send(Reply::Opened(1, Arc::clone(&opened))).unwrap();
        assert!(matches!(events.recv(), Ok(Event::Reply(_))));
        let Ok(Event::Composed(page, reply)) = events.recv() else {
            panic!("the record has no page");
        };
        drop(reply);
        let with = |language| {
            let tables = Some(&*tables);
            MadeWith::of(Labels { tables, language })
        };
        let sheet = page.of(&opened, &with("en")).unwrap();
        assert!(!sheet.blocks.is_empty());
        assert!(page.of(&opened, &with("fr")).is_none());
        assert!(page.of(&Arc::new(trial::case()), &with("en")).is_none());
        let held = Arc::downgrade(&sheet);
        drop((sheet, page, opened));
        assert!(held.upgrade().is_some(), "not by who drops it last here");
        // Without another word of the worker.
        let (_silent, never) = mpsc::channel::<()>();
        let until = Instant::now() + BETWEEN_LOOKS * 20;
        while held.upgrade().is_some() && Instant::now() < until {
            let _passed = never.recv_timeout(BETWEEN_LOOKS / 10);
        }
        assert!(held.upgrade().is_none());
        drop(worker);
        assert!(matches!(events.recv(), Ok(Event::WorkerGone)));
    }
}
