//! What is kept for the user, done at once: here nobody waits for a frame.

use std::sync::mpsc::{self, Receiver};

use crate::config::Settings;
use crate::personal::{Desk, News, Notes, Order, Places};
use crate::tui::kept::Kept;

/// What is kept, and who keeps it.
pub(super) struct Keeping {
    desk: Desk,
    notes: Option<Notes>,
    news: Receiver<News>,
    kept: Kept,
    /// What came of the orders, in words.
    told: Vec<(Came, String)>,
}

/// What came of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Done,
    Wrong,
}

impl Keeping {
    /// Reads what is kept. In front of a room nothing is read or kept; what is picked is picked until the end.
    pub(super) fn new(settings: &Settings) -> Self {
        let places = if settings.room {
            Places::default()
        } else {
            Places {
                data: settings.places.data.clone(),
                state: settings.places.state.clone(),
            }
        };
        let (sender, news) = mpsc::channel();
        let tell = move |news| drop(sender.send(news));
        let mut keeping = Self {
            notes: Notes::of(&places),
            desk: Desk::new(&places, settings.history, Box::new(tell)),
            news,
            kept: Kept::default(),
            told: Vec::new(),
        };
        keeping.desk.look();
        keeping.hear();
        keeping
    }

    /// Has something kept, or no longer.
    pub(super) fn order(&mut self, order: Order) {
        self.desk.carry_out(order);
        self.hear();
    }

    /// Returns what is kept.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Returns where notes are; `None` where the machine gives no place for them.
    pub(super) fn notes(&self) -> Option<&Notes> {
        self.notes.as_ref()
    }

    /// Returns what came of the orders, once.
    pub(super) fn told(&mut self) -> Vec<String> {
        let told = std::mem::take(&mut self.told);
        told.into_iter().map(|(_, words)| words).collect()
    }

    /// Returns what went wrong with the orders, once, and forgets what else came of them.
    pub(super) fn troubles(&mut self) -> Vec<String> {
        self.told.retain(|(came, _)| *came == Came::Wrong);
        self.told()
    }

    fn hear(&mut self) {
        for news in self.news.try_iter() {
            self.kept.take(&news);
            match news {
                News::Told(words) => self.told.push((Came::Done, words)),
                News::Trouble(words) => self.told.push((Came::Wrong, words)),
                _ => {}
            }
        }
    }
}
