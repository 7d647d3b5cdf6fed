//! A clock that is asked while the program runs: it goes on from when the program began.

use std::time::{Duration, Instant};

/// A clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// What it showed at the beginning, in seconds since 1970.
    first: u64,
    since: Instant,
    /// How many seconds it goes on in a second: 1, but in trials.
    speed: u32,
}

impl Clock {
    /// Returns a clock that shows so many seconds now, and goes so many times as fast as others; 0 stands still.
    pub fn new(seconds: u64, speed: u32) -> Self {
        Self {
            first: seconds,
            since: Instant::now(),
            speed,
        }
    }

    /// Returns what it shows, in seconds since 1970.
    pub fn seconds(&self) -> u64 {
        let gone = self.since.elapsed().saturating_mul(self.speed);
        self.first.saturating_add(gone.as_secs())
    }

    /// Returns how long one waits until it shows another second.
    pub fn wait(&self) -> Duration {
        let second = Duration::from_secs(1);
        if self.speed == 1 {
            // To the second, so that none is left out.
            let over = u64::from(self.since.elapsed().subsec_millis());
            return Duration::from_millis(1010 - over.min(1000));
        }
        second
    }
}

/// Returns how many seconds the clocks of the place are ahead of universal time; nothing where the system does not tell.
pub fn ahead() -> Option<i64> {
    let offset = time::UtcOffset::current_local_offset().ok()?;
    Some(i64::from(offset.whole_seconds()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_from_where_it_was_set() {
        assert_eq!(Clock::new(5, 0).seconds(), 5);
        assert!((5..100).contains(&Clock::new(5, 1).seconds()));
        let wait = Clock::new(5, 1).wait();
        assert!(wait >= Duration::from_millis(10) && wait <= Duration::from_millis(1010));
    }
}
