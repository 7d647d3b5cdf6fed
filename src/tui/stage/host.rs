//! The thread beside a talk: its clock, which tells each second while slides are shown, and the socket to which consoles
//! come while there is something to be told.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::Order;
#[cfg(unix)]
use super::hall::Hall;
use super::talk::Talk;
use crate::tui::event::Event;

/// How often is looked whether the socket still lies where it was put.
const ROUND: Duration = Duration::from_secs(1);

/// How long the program waits at its end for the thread.
const FAREWELL: Duration = Duration::from_secs(1);

/// The thread, as long as this is held.
pub(crate) struct Host {
    orders: Option<Sender<Order>>,
    /// Ends with the thread.
    over: Receiver<()>,
}

impl Host {
    /// Starts the thread; consoles come to a socket in this directory.
    pub(crate) fn start(folder: Option<PathBuf>, events: Sender<Event>) -> std::io::Result<Self> {
        let (orders, waiting) = mpsc::channel();
        let (held, over) = mpsc::channel();
        let named = thread::Builder::new().name("stage".to_owned());
        named.spawn(move || {
            let work = Work {
                events,
                begun: None,
                consoles: Consoles::new(folder),
            };
            work.run(&waiting);
            drop(held);
        })?;
        Ok(Self {
            orders: Some(orders),
            over,
        })
    }

    /// Gives an order.
    pub(crate) fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // Where the thread is gone there is no talk any more.
            drop(orders.send(order));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.orders = None;
        // The consoles are told, and the socket taken away.
        let _ended = self.over.recv_timeout(FAREWELL);
    }
}

struct Work {
    events: Sender<Event>,
    /// When the talk began; nothing while there is none.
    begun: Option<Instant>,
    consoles: Consoles,
}

impl Work {
    fn run(mut self, orders: &Receiver<Order>) {
        let mut looked = Instant::now();
        loop {
            match self.next(orders) {
                Ok(Order::Show(talk)) => self.consoles.show(talk.as_deref(), &self.events),
                Ok(Order::Begin) => {
                    self.begun = Some(Instant::now());
                    self.tell_time();
                }
                Ok(Order::End) => self.begun = None,
                Err(RecvTimeoutError::Timeout) => self.tell_time(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if looked.elapsed() >= ROUND {
                looked = Instant::now();
                self.consoles.mend();
            }
        }
    }

    /// Waits for an order; no longer than to the next second of the talk, where there is something to be minded.
    fn next(&self, orders: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
        let wait = match self.begun {
            Some(begun) => {
                // Counted from the beginning, so that no delay adds up.
                let passed = begun.elapsed();
                Duration::from_secs(passed.as_secs() + 1).saturating_sub(passed)
            }
            None if self.consoles.are_minded() => ROUND,
            None => return orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        orders.recv_timeout(wait)
    }

    fn tell_time(&self) {
        let Some(begun) = self.begun else {
            return;
        };
        // Where the loop is gone, its orders end as well.
        drop(self.events.send(Event::Second(begun.elapsed().as_secs())));
    }
}

/// Those that follow from other terminals, where the system has sockets for them.
#[cfg(unix)]
struct Consoles {
    folder: Option<PathBuf>,
    hall: Option<Hall>,
}

#[cfg(unix)]
impl Consoles {
    fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, hall: None }
    }

    fn are_minded(&self) -> bool {
        self.hall.is_some()
    }

    /// Tells what is shown; the talk goes on where that cannot be told.
    fn show(&mut self, talk: Option<&Talk>, events: &Sender<Event>) {
        let Some(talk) = talk else {
            self.hall = None;
            return;
        };
        if self.hall.is_none()
            && let Some(folder) = &self.folder
        {
            match Hall::open(folder, events.clone()) {
                Ok(hall) => self.hall = Some(hall),
                Err(error) => {
                    // Once: it would fail again.
                    self.folder = None;
                    let words = format!("no presenter console can attach: {error}");
                    drop(events.send(Event::Trouble(words)));
                }
            }
        }
        if let Some(hall) = &self.hall {
            hall.tell(talk);
        }
    }

    fn mend(&mut self) {
        if let Some(hall) = &mut self.hall {
            // What cannot be mended now is tried again.
            drop(hall.mend());
        }
    }
}

#[cfg(not(unix))]
struct Consoles;

#[cfg(not(unix))]
#[expect(clippy::unused_self, reason = "called as where there are sockets")]
impl Consoles {
    fn new(_folder: Option<PathBuf>) -> Self {
        Self
    }

    fn are_minded(&self) -> bool {
        false
    }

    fn show(&mut self, _talk: Option<&Talk>, _events: &Sender<Event>) {}

    fn mend(&mut self) {}
}
