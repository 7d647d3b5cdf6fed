//! How large the terminal is, for printers that wrap their lines.

/// Returns the columns of the terminal, where there is one that says so.
pub fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then_some(usize::from(columns))
}
