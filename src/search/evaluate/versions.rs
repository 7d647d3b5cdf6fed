//! Records that are there in several languages: how well a translation answers, and which version is shown.

use std::ops::Range;

use super::{Evaluation, RowSet, Scores};
use crate::model::Language;
use crate::search::rank;

/// Lets a translation answer as its original does, or better by a fixed step where it alone says what was typed: that a
/// record was translated tells nothing of how well it answers.
pub(super) fn as_originals(all: &[Range<usize>], best: &mut Scores, literal: &RowSet) {
    for versions in all {
        let original = best.get(versions.start);
        let is_said = literal.contains(versions.start);
        for row in versions.clone().skip(1) {
            let own = best.get(row);
            if original > 0.0 && own > 0.0 {
                let alone = literal.contains(row) && !is_said;
                let score = if alone {
                    original * rank::AS_TYPED
                } else {
                    own.min(original)
                };
                best.set(row, score);
            }
        }
    }
}

/// How near the language of a version is to the reader's; the later the nearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Readable {
    /// It is another, or it is not known what the reader reads.
    #[default]
    Other,
    /// It is the same but for region or script.
    Alike,
    /// It is the same.
    Same,
}

impl Readable {
    /// Returns how near a language is to another.
    pub(crate) fn of(language: &Language, reader: &Language) -> Self {
        if language == reader {
            Self::Same
        } else if language.primary() == reader.primary() {
            Self::Alike
        } else {
            Self::Other
        }
    }
}

impl Evaluation {
    /// Leaves of each record that is there in several languages the version that answers best: the one that says most of
    /// the words as they were typed, then that which the reader can read, then that with the higher score; the original
    /// in doubt.
    pub(crate) fn once(
        &self,
        versions: &[Range<usize>],
        readable: impl Fn(usize) -> Readable,
        rows: &mut RowSet,
    ) {
        let answers = |row: usize| {
            let literal = self.words.iter().filter(|held| held.literal.contains(row));
            let score = self.scores.get(row).copied().unwrap_or(0.0);
            (literal.count(), readable(row), score)
        };
        for versions in versions {
            let own = versions.clone().filter(|row| rows.contains(*row));
            let own: Vec<usize> = own.collect();
            let is_better = |one: usize, other: usize| answers(one) > answers(other);
            let best = own.iter().copied();
            let best = best.reduce(|best, row| if is_better(row, best) { row } else { best });
            let others = own.iter().filter(|row| Some(**row) != best);
            others.for_each(|row| rows.remove(*row));
        }
    }
}
