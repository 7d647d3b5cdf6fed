//! A comparison for a spreadsheet: comma-separated values, quoted as RFC 4180 says; lines end in a line feed.

use crate::compare::{Cell, Label, Table, View};
use crate::source::SafeText;

/// Returns a comparison as lines of comma-separated values; the first column and the first line hold names.
pub(super) fn text(table: &Table, is_flipped: bool) -> String {
    let view = table.view(is_flipped);
    let mut out = String::new();
    let columns = view.columns();
    let names = columns.iter().map(|label| name(*label));
    let corner = if is_flipped { "record" } else { "dimension" };
    line(std::iter::once(corner.to_owned()).chain(names), &mut out);
    for (row, label) in view.rows().into_iter().enumerate() {
        let cells = (0..columns.len()).map(|column| cell(view, row, column));
        line(std::iter::once(name(label)).chain(cells), &mut out);
    }
    out
}

fn name(label: Label<'_>) -> String {
    if label.is_record {
        format!("{} ({})", label.name, label.key)
    } else {
        label.name.to_owned()
    }
}

fn cell(view: View<'_>, row: usize, column: usize) -> String {
    let said: &Cell = view.cell(row, column);
    let lines = said.paragraphs().into_iter();
    let lines = lines.map(|paragraph| paragraph.pieces().map(|(_, text)| text).concat());
    lines.collect::<Vec<String>>().join("\n")
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    for (at, cell) in cells.enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        out.push_str(&quoted(&cell));
    }
    out.push('\n');
}

/// Returns a cell in quotes where it needs them. What a spreadsheet would take for a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let cell = SafeText::prose(cell);
    let cell = cell.as_str();
    let is_formula = cell.starts_with(['=', '+', '-', '@']);
    let guard = if is_formula { "'" } else { "" };
    if cell.contains(['"', ',', '\n']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_what_would_part_a_cell_and_disarms_formulas() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"x\"\nand", "\"say \"\"x\"\"\nand\""),
            ("=1+1", "'=1+1"),
            ("- one, two", "\"'- one, two\""),
            ("", ""),
            ("a\x1bb", "a␛b"),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
