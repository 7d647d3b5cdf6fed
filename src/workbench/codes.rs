//! What can be wrong with a file of answers: the codes, and what `explain` says of each.

use crate::source::{Code, Diagnostic, Explanation, Severity};

/// The file is no TOML.
pub(super) const SYNTAX: Code = Code("CB801");
/// A key or table that nobody asks for.
pub(super) const UNKNOWN: Code = Code("CB802");
/// An answer of the wrong kind.
pub(super) const TYPE: Code = Code("CB803");
/// An answer that cannot be.
pub(super) const RANGE: Code = Code("CB804");
/// Two answers of which one is wrong.
pub(super) const CONTRADICTION: Code = Code("CB805");
/// Something is asked for by another answer.
pub(super) const INCOMPLETE: Code = Code("CB806");

/// Tells whether a fault lies between answers that can each be read, so that one mends it by answering again.
pub fn is_contradiction(fault: &Diagnostic) -> bool {
    fault.code == CONTRADICTION
}

/// Returns what the codes mean, in their order.
pub fn explanations() -> Vec<Explanation> {
    vec![
        of(
            (SYNTAX, Severity::Error),
            "answers-syntax",
            "a file of answers is no valid TOML",
            "Texts stand in double quotes, lists in brackets, numbers without thousands separators (or with `_`), and each \
             key stands once in its table. `casebook workbench --template` prints a file to fill in.\n\n\
             Bad: `residents = 10,000`\n\nGood: `residents = 10000`, `residents = 10_000`",
        ),
        of(
            (UNKNOWN, Severity::Error),
            "answers-unknown",
            "a file of answers has a key or a table that nobody asks for",
            "It would be read by nobody, and what it says would be missing. The nearest name is offered; \
             `casebook workbench --template` lists all of them.\n\n\
             Bad: `[old_age]`, `benefits = 500`\n\nGood: `[old-age]`, `benefit = 500`",
        ),
        of(
            (TYPE, Severity::Error),
            "answers-type",
            "an answer is of another kind than the question asks for",
            "Bad: `contingency = \"yes\"`, `benefit = \"500\"`\n\nGood: `contingency = true`, `benefit = 500`, \
             `covered_employees = \"44.9%\"`",
        ),
        of(
            (RANGE, Severity::Error),
            "answers-range",
            "an answer cannot be: negative, more than all, or a word that is no choice",
            "Bad: `benefit = -500`, `covered_employees = \"120%\"`, `method = \"income\"`\n\n\
             Good: `benefit = 500`, `covered_employees = \"100%\"`, `method = \"earnings\"`",
        ),
        of(
            (CONTRADICTION, Severity::Error),
            "answers-contradiction",
            "two answers cannot both be right",
            "Such as more employees protected than there are, or a benefit above the highest benefit. The second place is \
             named too.\n\n\
             Bad: `employees = 100` with `covered_employees = 120`",
        ),
        of(
            (INCOMPLETE, Severity::Warning),
            "answers-incomplete",
            "an answer asks for another one that is missing",
            "The file is used, and the report cannot tell what depends on it. A benefit calculated by earnings needs \
             `previous_earnings`, a number of persons protected needs the number of all of them.",
        ),
    ]
}

fn of(
    (code, severity): (Code, Severity),
    name: &'static str,
    summary: &'static str,
    text: &'static str,
) -> Explanation {
    Explanation {
        code,
        name,
        severity,
        summary,
        text,
    }
}
