//! What was measured, beside its reference, in Markdown.

use super::samples::Samples;

/// Lines of works, each measured here and at a reference.
#[derive(Default)]
pub(crate) struct Table(Vec<String>);

impl Table {
    /// Adds a line beside a reference and prints it, for who waits.
    pub(crate) fn compare(
        &mut self,
        work: &str,
        ours: &Samples,
        (name, reference): (&str, &Samples),
        goal: &str,
    ) {
        let told = format!("{}, {name}", reference.cell());
        self.line([work, &ours.cell(), &told, &ours.ratio(reference), goal]);
    }

    /// Adds a line that has no reference.
    pub(crate) fn alone(&mut self, work: &str, ours: &Samples, goal: &str) {
        self.line([work, &ours.cell(), "", "", goal]);
    }

    fn line(&mut self, cells: [&str; 5]) {
        let line = format!("| {} |", cells.join(" | "));
        println!("{line}");
        self.0.push(line);
    }

    /// Prints the whole table.
    pub(crate) fn print(&self, title: &str) {
        println!("\n### {title}: p50 / p95 / p99 / most; ratios of p50 / of p99\n");
        println!("| work | casebook | reference, same run | ratio | goal |\n|---|---|---|---|---|");
        for line in &self.0 {
            println!("{line}");
        }
    }
}
