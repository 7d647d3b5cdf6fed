//! The thread beside a talk: its clock, which tells each second while there is a talk.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::Order;
use crate::tui::event::Event;

/// Starts the thread; it ends when nobody gives orders any more.
pub(crate) fn start(events: Sender<Event>) -> std::io::Result<Sender<Order>> {
    let (orders, waiting) = mpsc::channel();
    let host = Host {
        events,
        begun: None,
    };
    let named = thread::Builder::new().name("stage".to_owned());
    named.spawn(move || host.run(&waiting))?;
    Ok(orders)
}

struct Host {
    events: Sender<Event>,
    /// When the talk began; nothing while there is none.
    begun: Option<Instant>,
}

impl Host {
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.begun {
                Some(begun) => {
                    // Counted from the beginning, so that no delay adds up.
                    let passed = begun.elapsed();
                    let next = Duration::from_secs(passed.as_secs() + 1);
                    orders.recv_timeout(next.saturating_sub(passed))
                }
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match order {
                Ok(order) => self.carry_out(order),
                Err(RecvTimeoutError::Timeout) => self.tell_time(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Begin => {
                self.begun = Some(Instant::now());
                self.tell_time();
            }
            Order::End => self.begun = None,
        }
    }

    fn tell_time(&self) {
        let passed = self.begun.map_or(0, |begun| begun.elapsed().as_secs());
        // Where the loop is gone, its orders end as well.
        drop(self.events.send(Event::Second(passed)));
    }
}
