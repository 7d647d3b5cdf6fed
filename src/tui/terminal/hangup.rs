//! The thread that watches whether the terminal is still there.
//!
//! A terminal that closes sends SIGHUP, but not to a program that was started outside its session or with the signal
//! ignored. The thread that reads keys would not notice either: it would read nothing again and again for ever.

use std::io;
use std::os::fd::AsRawFd;
use std::sync::mpsc::Sender;
use std::thread;

use filedescriptor::{POLLERR, POLLHUP, poll, pollfd};

use crate::tui::event::Event;

/// Starts the thread.
pub(super) fn watch(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new()
        .name("hangup".to_owned())
        .spawn(move || {
            if is_closed_at_last() {
                // Who does not listen any more has left already.
                let _ = events.send(Event::InputClosed);
            }
        })
        .map(drop)
}

/// Waits until the terminal is closed; `false` where the system cannot tell.
fn is_closed_at_last() -> bool {
    // Nothing is asked for: that it is closed is said unasked.
    let mut input = [pollfd {
        fd: io::stdin().as_raw_fd(),
        events: 0,
        revents: 0,
    }];
    loop {
        match poll(&mut input, None) {
            Ok(_) if input[0].revents & (POLLHUP | POLLERR) != 0 => return true,
            Err(filedescriptor::Error::Poll(error))
                if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(_) | Err(_) => return false,
        }
    }
}
