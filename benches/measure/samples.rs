//! The same thing measured many times over.

use std::time::{Duration, Instant};

/// Values of one unit.
pub(crate) struct Samples {
    unit: &'static str,
    values: Vec<f64>,
}

impl Default for Samples {
    fn default() -> Self {
        Self::of("ms")
    }
}

impl Samples {
    /// Returns room for values of a unit; without one, for times in milliseconds.
    pub(crate) fn of(unit: &'static str) -> Self {
        Self {
            unit,
            values: Vec::new(),
        }
    }

    /// Does something and adds how long it took.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = std::hint::black_box(work());
        self.add(start.elapsed());
        result
    }

    /// Adds a time that was taken elsewhere.
    pub(crate) fn add(&mut self, time: Duration) {
        self.put(time.as_secs_f64() * 1000.0);
    }

    /// Adds a value.
    pub(crate) fn put(&mut self, value: f64) {
        self.values.push(value);
    }

    /// Returns the value within which so many of a hundred stay.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.values.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).copied().unwrap_or(f64::NAN)
    }

    /// Returns the value in the middle.
    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// Returns the values in the order in which they were added.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Returns how many there are.
    pub(crate) fn count(&self) -> usize {
        self.values.len()
    }

    /// Tells whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns the median, the 95th and 99th percentile and the most, for a cell; what was taken once stands alone.
    pub(crate) fn cell(&self) -> String {
        let percents: &[usize] = if self.values.len() > 1 {
            &[50, 95, 99, 100]
        } else {
            &[50]
        };
        let values = percents
            .iter()
            .map(|percent| short(self.percentile(*percent)));
        let values: Vec<String> = values.collect();
        format!("{} {}", values.join(" / "), self.unit)
    }

    /// Returns how many times a reference these are, at the median and the 99th percentile, for a cell.
    pub(crate) fn ratio(&self, reference: &Self) -> String {
        let at = |percent| self.percentile(percent) / reference.percentile(percent);
        if self.values.len().min(reference.values.len()) > 1 {
            format!("{:.2}× / {:.2}×", at(50), at(99))
        } else {
            format!("{:.2}×", at(50))
        }
    }
}

/// The same row of things measured in several rounds.
///
/// What counts of each is the median of its rounds. The percentiles of those medians tell which things are slow, where the
/// percentiles of all the values of a shared machine tell how often it was taken away.
#[derive(Default)]
pub(crate) struct Rounds {
    things: Vec<Samples>,
    next: usize,
}

impl Rounds {
    /// Starts a round: what is measured next is the first thing of the row.
    pub(crate) fn begin(&mut self) {
        self.next = 0;
    }

    /// Does the next thing of the row and adds how long it took.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        self.thing().time(work)
    }

    /// Adds the time of the next thing of the row, which was taken elsewhere.
    pub(crate) fn add(&mut self, time: Duration) {
        self.thing().add(time);
    }

    fn thing(&mut self) -> &mut Samples {
        if self.next == self.things.len() {
            self.things.push(Samples::default());
        }
        self.next += 1;
        &mut self.things[self.next - 1]
    }

    /// Returns the median of each thing, in the order of the row.
    pub(crate) fn medians(&self) -> Samples {
        let mut medians = Samples::default();
        for thing in &self.things {
            medians.put(thing.median());
        }
        medians
    }
}

/// Returns a value with as many digits as say something.
pub(crate) fn short(value: f64) -> String {
    match value {
        large if large >= 100.0 => format!("{large:.0}"),
        middle if middle >= 10.0 => format!("{middle:.1}"),
        small => format!("{small:.2}"),
    }
}
