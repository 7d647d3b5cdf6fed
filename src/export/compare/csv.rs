//! A comparison for a spreadsheet.

use crate::compare::{Cell, Label, Table, View};
use crate::source::csv::line;

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
        label.name.to_string()
    }
}

fn cell(view: View<'_>, row: usize, column: usize) -> String {
    let said: &Cell = view.cell(row, column);
    let lines = said.paragraphs().into_iter();
    let lines = lines.map(|paragraph| paragraph.told());
    lines.collect::<Vec<String>>().join("\n")
}
