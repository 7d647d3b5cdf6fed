//! Two reports of one country: what has changed between two dates, line by line.

use super::finding::{Line, Requirement, Verdict};
use super::report::Report;

/// Two reports and what has changed between them.
#[derive(Clone, Debug)]
pub struct Comparison<'r> {
    /// The first report.
    pub old: &'r Report,
    /// The second one.
    pub new: &'r Report,
    /// The Parts in which something has changed.
    pub parts: Vec<PartChange>,
    /// What has changed in what Parts XII to XIV ask.
    pub common: Vec<Change>,
}

/// What has changed in a Part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    /// Its number.
    pub number: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What followed from the first answers.
    pub old: Verdict,
    /// What follows from the second ones.
    pub new: Verdict,
    /// The lines that have changed.
    pub lines: Vec<Change>,
}

/// A line that has changed; one of the two is missing where it was not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the line is about.
    pub name: String,
    /// The line as it was.
    pub old: Option<Line>,
    /// The line as it is.
    pub new: Option<Line>,
}

impl<'r> Comparison<'r> {
    /// Compares two reports.
    pub fn new(old: &'r Report, new: &'r Report) -> Self {
        let parts = old.parts.iter().zip(&new.parts).filter_map(|(old, new)| {
            let lines = changes(&old.requirements, &new.requirements);
            let is_other = !lines.is_empty() || old.verdict != new.verdict;
            is_other.then_some(PartChange {
                number: new.part.number,
                title: new.part.title,
                old: old.verdict,
                new: new.verdict,
                lines,
            })
        });
        Self {
            parts: parts.collect(),
            common: changes(&old.common, &new.common),
            old,
            new,
        }
    }

    /// Tells whether nothing has changed.
    pub fn is_same(&self) -> bool {
        self.parts.is_empty() && self.common.is_empty()
    }
}

/// Returns the lines that differ, each beside the one that asks the same of the same thing.
fn changes(old: &[Requirement], new: &[Requirement]) -> Vec<Change> {
    let mut before = flat(old);
    let mut found = Vec::new();
    for (name, line) in flat(new) {
        let same = before
            .iter()
            .position(|(other, old)| *other == name && is_same_question(old, line));
        let old = same.map(|at| before.remove(at).1);
        if old != Some(line) {
            found.push(Change {
                name: name.to_owned(),
                old: old.cloned(),
                new: Some(line.clone()),
            });
        }
    }
    found.extend(before.into_iter().map(|(name, line)| Change {
        name: name.to_owned(),
        old: Some(line.clone()),
        new: None,
    }));
    found
}

fn flat(requirements: &[Requirement]) -> Vec<(&str, &Line)> {
    let mut all = Vec::new();
    for requirement in requirements {
        let name = requirement.name.as_str();
        all.extend(requirement.lines.iter().map(|line| (name, line)));
    }
    all
}

/// Tells whether two lines ask the same. The article of a rate says by which method it is calculated, which may change.
fn is_same_question(old: &Line, new: &Line) -> bool {
    old.asked == new.asked
}
