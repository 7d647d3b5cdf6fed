//! What was searched for and may have been meant as a command.

use super::words::{Here, of};

/// The places besides the Library that have commands of their own.
const PLACES: [Here; 7] = [
    Here::Reader,
    Here::Comparison,
    Here::Desk,
    Here::Modules,
    Here::Standards,
    Here::Workbench,
    Here::Atlas,
];

/// Returns what is said of words that begin like a command: how that is typed, or where.
pub(super) fn meant(line: &str) -> Option<String> {
    let name = line.split_whitespace().next()?;
    let is_of = |here: Here| of(here).any(|word| word.name() == name);
    if is_of(Here::Library) {
        return Some(format!("If `{name}` was meant as a command, type :{line}"));
    }
    PLACES.into_iter().any(is_of).then(|| {
        format!(
            "`{name}` is a command of other places, such as a record that is read; here it was searched for."
        )
    })
}
