//! The answers as a rule asks for them: one table of them, and which exceptions of Art. 3 count.

use super::answers::Answers;
use super::figures::{counted, keeps_within, reaches, share, share_beside};
use super::finding::Finding;
use super::parts::Limit;
use super::questions::{Key, Section, Value, path};

/// Which temporary exceptions of Art. 3 count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exceptions {
    /// Those that a declaration names.
    Declared,
    /// None.
    None,
    /// All that a declaration could name.
    Possible,
}

/// What rules look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    pub(super) answers: &'a Answers,
    pub(super) section: Section,
    pub(super) exceptions: Exceptions,
}

impl<'a> Facts<'a> {
    /// Returns the answers of another table.
    pub(super) fn at(self, section: Section) -> Self {
        Self { section, ..self }
    }

    pub(super) fn flag(self, key: Key) -> Option<bool> {
        self.answers.flag(self.section, key)
    }

    pub(super) fn number(self, key: Key) -> Option<f64> {
        self.answers.number(self.section, key)
    }

    pub(super) fn word(self, key: Key) -> Option<&'a str> {
        self.answers.word(self.section, key)
    }

    pub(super) fn value(self, key: Key) -> Option<&'a Value> {
        self.answers.get(self.section, key)
    }

    /// Returns that an answer is missing.
    pub(super) fn lacks(self, key: Key) -> Finding {
        Finding::lacking(path(self.section, key))
    }

    /// Returns whether it is so.
    pub(super) fn yes(self, key: Key) -> Finding {
        self.said(key, "yes", "no")
    }

    /// Returns whether it is so, told in the words for each.
    pub(super) fn said(self, key: Key, yes: &str, no: &str) -> Finding {
        match self.flag(key) {
            Some(flag) => Finding::of(flag, if flag { yes } else { no }),
            None => self.lacks(key),
        }
    }

    /// Returns whether a number stays within a limit.
    pub(super) fn at_most(self, key: Key, limit: Limit, unit: &str) -> Finding {
        match self.number(key) {
            Some(number) => Finding::of(keeps_within(number, limit.value), counted(number, unit)),
            None => self.lacks(key),
        }
    }

    /// Returns whether a benefit is given for so many weeks.
    pub(super) fn lasts(self, weeks: f64) -> Finding {
        match self.value(Key::Duration) {
            Some(Value::Number(number)) => {
                Finding::of(reaches(*number, weeks), counted(*number, "weeks"))
            }
            Some(_) => Finding::of(true, "throughout"),
            None => self.lacks(Key::Duration),
        }
    }

    /// Returns whether a benefit is given without a limit of time.
    pub(super) fn lasts_throughout(self) -> Finding {
        self.lasts(f64::INFINITY)
    }

    /// Returns whether a part of a total reaches a share of it, or stays within it.
    pub(super) fn share(self, key: Key, total: (Section, Key), bound: Bound<'_>) -> Finding {
        let all = self.answers.number(total.0, total.1);
        match (self.value(key), all) {
            (Some(Value::Share(percent)), _) => {
                let told = format!("{} of {}", share_beside(*percent, bound.limit), bound.whole);
                Finding::of(bound.holds(*percent), told)
            }
            (Some(Value::Number(part)), Some(all)) => {
                let percent = part / all * 100.0;
                let told = format!(
                    "{} of {} {} = {}",
                    super::figures::amount(*part),
                    super::figures::amount(all),
                    bound.noun,
                    share_beside(percent, bound.limit)
                );
                Finding::of(bound.holds(percent), told)
            }
            (Some(Value::Number(part)), None) => {
                let told = format!("{} of {}", super::figures::amount(*part), bound.whole);
                Finding::lacking(path(total.0, total.1)).with(told)
            }
            _ => self.lacks(key),
        }
    }

    /// Returns whether a declaration under Art. 3 claims a provision.
    pub(super) fn declared(self, article: &str) -> Finding {
        let declaration = self.at(Section::Declaration);
        let is_open = declaration.flag(Key::Economy);
        if self.exceptions == Exceptions::None {
            return Finding::of(false, "without a declaration under Art. 3");
        }
        if is_open == Some(false) {
            return Finding::of(false, "Art. 3 is not open to this country");
        }
        if self.exceptions == Exceptions::Possible {
            return Finding::of(true, format!("with a declaration of Art. {article}"));
        }
        let named = self
            .answers
            .words(Section::Declaration, Key::Provisions)
            .map(|words| words.iter().any(|word| word == article));
        match (named, is_open) {
            (Some(false), _) => Finding::of(false, format!("no declaration names Art. {article}")),
            (None, _) => declaration.lacks(Key::Provisions),
            (Some(true), None) => declaration.lacks(Key::Economy),
            (Some(true), Some(_)) => Finding::of(true, format!("declared: Art. {article}")),
        }
    }
}

/// What a share of a whole is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound<'w> {
    /// The limit in per cent.
    pub(super) limit: f64,
    /// Whether the share must stay within it; else it must reach it.
    pub(super) is_most: bool,
    /// The whole behind `of`, such as `all employees`.
    pub(super) whole: &'w str,
    /// The whole behind a number, such as `employees`.
    pub(super) noun: &'w str,
}

impl Bound<'_> {
    fn holds(self, percent: f64) -> bool {
        if self.is_most {
            keeps_within(percent, self.limit)
        } else {
            reaches(percent, self.limit)
        }
    }
}

/// Returns a share as it is said of a benefit.
pub(super) fn of_wage(percent: f64, limit: f64, wage: f64) -> String {
    format!(
        "{} of {}",
        share_beside(percent, limit),
        super::figures::amount(wage)
    )
}

/// Returns a share that is asked for, such as `45.0%`.
pub(super) fn asked(percent: f64) -> String {
    let text = share(percent);
    text.replace(".0%", "%")
}
