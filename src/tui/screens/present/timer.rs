//! The time that has passed since the first slide was shown, and what is left of the time there is.

use crate::tui::stage::Time;

/// The time of a talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timer {
    /// The second of the clock at which it began.
    begun: Option<u64>,
    now: u64,
    /// How many minutes there are; none where it counts up.
    minutes: Option<u64>,
    is_shown: bool,
}

impl Timer {
    /// Returns a timer that counts so many minutes down, and is shown; without minutes one that counts up.
    pub(crate) fn of(minutes: Option<u64>) -> Self {
        Self {
            minutes,
            is_shown: minutes.is_some(),
            ..Self::default()
        }
    }

    /// Takes the second of the clock; tells whether something that is seen has changed.
    pub(crate) fn tick(&mut self, now: u64) {
        self.begun.get_or_insert(now);
        self.now = now;
    }

    /// Shows the time, or hides it.
    pub(crate) fn toggle(&mut self) {
        self.is_shown = !self.is_shown;
    }

    /// Counts so many minutes down from now on; no minutes count up.
    pub(crate) fn set(&mut self, minutes: Option<u64>) {
        self.minutes = minutes;
        self.begun = self.begun.map(|_| self.now);
        self.is_shown = true;
    }

    /// Returns the time for the presenter's console, who sees it whether the room does or not.
    pub(crate) fn staged(&self) -> Time {
        let passed = self.passed();
        let signed = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        let left = self.minutes.map(|minutes| {
            let all = minutes.saturating_mul(60);
            signed(all).saturating_sub(signed(passed))
        });
        Time {
            passed,
            left,
            is_shown: self.is_shown,
        }
    }

    fn passed(&self) -> u64 {
        self.begun.map_or(0, |begun| self.now.saturating_sub(begun))
    }

    /// Returns the time where it is shown.
    pub(crate) fn shown(&self) -> Option<String> {
        self.is_shown.then(|| self.told())
    }

    /// Returns the time: passed, or left; behind the end with a sign.
    pub(crate) fn told(&self) -> String {
        let passed = self.passed();
        match self.minutes.map(|minutes| minutes.saturating_mul(60)) {
            None => clock(passed),
            Some(all) if passed <= all => format!("{} left", clock(all - passed)),
            Some(all) => format!("{} over", clock(passed - all)),
        }
    }

    /// Tells whether more time has passed than there is.
    pub(crate) fn is_over(&self) -> bool {
        let passed = self.passed();
        let all = self.minutes.map(|minutes| minutes.saturating_mul(60));
        all.is_some_and(|all| passed > all)
    }
}

/// Returns seconds as a clock shows them.
pub(crate) fn clock(seconds: u64) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if minutes < 60 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_up_and_down_from_the_first_second() {
        let mut timer = Timer::of(None);
        assert_eq!((timer.shown(), timer.told()), (None, "0:00".to_owned()));
        timer.tick(100);
        timer.tick(165);
        timer.toggle();
        assert_eq!(timer.shown().as_deref(), Some("1:05"));
        timer.set(Some(1));
        timer.tick(200);
        assert_eq!(timer.shown().as_deref(), Some("0:25 left"));
        timer.tick(226);
        assert_eq!(
            (timer.told(), timer.is_over()),
            ("0:01 over".to_owned(), true)
        );
        timer.set(None);
        timer.tick(226 + 3725);
        assert_eq!(
            (timer.told(), timer.is_over()),
            ("1:02:05".to_owned(), false)
        );
    }
}
