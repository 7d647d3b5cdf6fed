//! Samples, and the table that shows them beside a reference measured in the same run.

#![allow(dead_code, reason = "each bench takes what it needs")]

use std::time::{Duration, Instant};

/// How long something took, many times over.
#[derive(Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    /// Does something and adds how long it took.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = std::hint::black_box(work());
        self.0.push(start.elapsed());
        result
    }

    /// Adds a time that was taken elsewhere.
    pub(crate) fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Returns the time within which so many of a hundred were done, in milliseconds.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let rank = (sorted.len() * percent)
            .div_ceil(100)
            .clamp(1, sorted.len().max(1));
        sorted
            .get(rank - 1)
            .map_or(f64::NAN, |time| milliseconds(*time))
    }

    /// Returns the time in the middle, in milliseconds.
    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// Returns the time added last.
    pub(crate) fn last(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the median, 95th, 99th percentile and the longest, for a cell.
    pub(crate) fn spread(&self) -> String {
        let cells = [50, 95, 99, 100].map(|percent| short(self.percentile(percent)));
        format!("{} ms", cells.join(" / "))
    }
}

/// Returns a time in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Returns milliseconds with as many digits as say something.
pub(crate) fn short(milliseconds: f64) -> String {
    match milliseconds {
        large if large >= 100.0 => format!("{large:.0}"),
        middle if middle >= 10.0 => format!("{middle:.1}"),
        small => format!("{small:.2}"),
    }
}

/// One line of the table.
#[derive(Default)]
pub(crate) struct Row<'a> {
    /// What was done.
    pub(crate) work: &'a str,
    /// What we took.
    pub(crate) ours: &'a str,
    /// What the reference took, and which it is.
    pub(crate) reference: &'a str,
    /// How many times the reference that is.
    pub(crate) ratio: Option<f64>,
    /// The goal.
    pub(crate) goal: &'a str,
}

/// What was measured, in Markdown.
pub(crate) struct Table(Vec<String>);

impl Table {
    /// Returns an empty table.
    pub(crate) fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a line and prints it, for who waits.
    pub(crate) fn line(&mut self, row: &Row) {
        let Row {
            work,
            ours,
            reference,
            goal,
            ..
        } = row;
        let ratio = row
            .ratio
            .map(|ratio| format!("{ratio:.2}×"))
            .unwrap_or_default();
        let line = format!("| {work} | {ours} | {reference} | {ratio} | {goal} |");
        println!("{line}");
        self.0.push(line);
    }

    /// Adds a line of two medians.
    pub(crate) fn medians(
        &mut self,
        work: &str,
        ours: &Samples,
        reference: (&str, &Samples),
        goal: &str,
    ) {
        let (name, reference) = reference;
        let ratio = ours.median() / reference.median();
        let ours = format!("{} ms", short(ours.median()));
        let reference = format!("{} ms ({name})", short(reference.median()));
        self.line(&Row {
            work,
            ours: &ours,
            reference: &reference,
            ratio: Some(ratio),
            goal,
        });
    }

    /// Prints the whole table.
    pub(crate) fn print(&self, title: &str) {
        println!("\n### {title}\n");
        println!("| work | casebook | reference, same run | ratio | goal |\n|---|---|---|---|---|");
        for line in &self.0 {
            println!("{line}");
        }
    }
}

/// What was typed behind `cargo bench --bench NAME --`.
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    /// Reads them.
    pub(crate) fn read() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// Tells whether a flag was given.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.0.iter().any(|word| word == flag)
    }

    /// Returns the number behind a flag.
    pub(crate) fn number(&self, flag: &str) -> Option<usize> {
        let at = self.0.iter().position(|word| word == flag)?;
        self.0.get(at + 1)?.parse().ok()
    }

    /// Returns the sizes of the made libraries to measure: 100 000 with `--large`, or the one named with `--records`.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        if let Some(records) = self.number("--records") {
            return vec![records];
        }
        let mut sizes = vec![1_000, 10_000];
        if self.has("--large") {
            sizes.push(100_000);
        }
        sizes
    }
}
