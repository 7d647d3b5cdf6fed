//! How large the terminal is, for printers that wrap their lines.

use super::terminal;

/// Returns the columns of the terminal, where there is one that says so.
pub fn columns() -> Option<usize> {
    let size = terminal::measure().ok()?;
    (size.width > 0).then_some(usize::from(size.width))
}
