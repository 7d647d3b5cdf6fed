//! The acceptance rule of Art. 2: at least three of the nine Parts, at least one of five of them among these.

use super::finding::Verdict;
use super::parts::{LEAST_PARTS, ONE_OF};
use super::report::PartReport;

/// What follows by Art. 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Whether the rule is met, with the exceptions that were declared.
    pub verdict: Verdict,
    /// What Parts XII to XIV come to, which apply to every Part accepted.
    pub common: Verdict,
    /// With the exceptions that were declared.
    pub declared: Count,
    /// Without any exception of Art. 3.
    pub without_exceptions: Count,
    /// With every exception that Art. 3 offers.
    pub with_exceptions: Count,
}

/// Which Parts could be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Those that are met.
    pub met: Vec<&'static str>,
    /// Those of which it cannot be told.
    pub open: Vec<&'static str>,
    /// Whether they are enough.
    pub verdict: Verdict,
}

/// Applies the rule.
pub(super) fn of(parts: &[PartReport], common: Verdict) -> Acceptance {
    let count = |verdict: fn(&PartReport) -> Verdict| {
        let verdicts = parts.iter().map(|part| (part.part.number, verdict(part)));
        Count::of(&verdicts.collect::<Vec<_>>())
    };
    let declared = count(|part| part.verdict);
    Acceptance {
        verdict: declared.verdict.min(common),
        common,
        without_exceptions: count(|part| part.without_exceptions),
        with_exceptions: count(|part| part.with_exceptions),
        declared,
    }
}

impl Count {
    /// Counts Parts by their verdicts.
    pub(super) fn of(verdicts: &[(&'static str, Verdict)]) -> Self {
        let those = |wanted: Verdict| -> Vec<&'static str> {
            let those = verdicts.iter().filter(|(_, verdict)| *verdict == wanted);
            those.map(|(number, _)| *number).collect()
        };
        let (met, open) = (those(Verdict::Met), those(Verdict::CannotTell));
        let is_enough = |parts: &[&str]| {
            parts.len() >= LEAST_PARTS && parts.iter().any(|part| ONE_OF.contains(part))
        };
        let possible = [met.as_slice(), open.as_slice()].concat();
        let verdict = if is_enough(&met) {
            Verdict::Met
        } else if is_enough(&possible) {
            Verdict::CannotTell
        } else {
            Verdict::NotMet
        };
        Self { met, open, verdict }
    }
}
