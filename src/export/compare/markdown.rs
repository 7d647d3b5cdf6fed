//! A comparison as Markdown: which records, a table of the short facts, then the texts under their headings.

use crate::compare::{Cell, Label, Paragraph, Table, View};
use crate::source::markdown::escaped;

/// Returns a comparison as Markdown.
pub(super) fn text(table: &Table, is_flipped: bool) -> String {
    let mut out = "# Comparison\n\n".to_owned();
    for head in &table.heads {
        let title = escaped(&head.title);
        out.push_str(&["- ", &title, " (`", &head.id.slug, "`)\n"].concat());
    }
    out.push('\n');
    let (short, long) = table.parted(|row| row.cells.iter().all(Cell::is_short));
    if !short.rows.is_empty() {
        grid(short.view(is_flipped), &mut out);
    }
    if !long.rows.is_empty() {
        sections(long.view(is_flipped), &mut out);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn grid(view: View<'_>, out: &mut String) {
    let columns = view.columns();
    let heads: Vec<String> = columns.iter().map(|label| name(*label)).collect();
    out.push_str(&["| | ", &heads.join(" | "), " |\n"].concat());
    out.push_str(&["|", &"---|".repeat(columns.len() + 1), "\n"].concat());
    for (row, label) in view.rows().into_iter().enumerate() {
        let cells = (0..columns.len()).map(|column| {
            let paragraphs = view.cell(row, column).paragraphs();
            paragraphs.first().map_or_else(String::new, written)
        });
        let cells: Vec<String> = cells.collect();
        out.push_str(&["| ", &bold(label), " | ", &cells.join(" | "), " |\n"].concat());
    }
    out.push('\n');
}

fn sections(view: View<'_>, out: &mut String) {
    let columns = view.columns();
    for (row, label) in view.rows().into_iter().enumerate() {
        out.push_str(&["## ", &name(label), "\n\n"].concat());
        for (column, label) in columns.iter().enumerate() {
            let cell = view.cell(row, column);
            if !cell.is_nothing() {
                out.push_str(&["### ", &name(*label), "\n\n"].concat());
                paragraphs(cell, out);
            }
        }
    }
}

/// Writes paragraphs with an empty line between them, but not between the items of a list.
fn paragraphs(cell: &Cell, out: &mut String) {
    let mut was_item = false;
    for paragraph in cell.paragraphs() {
        let mark = paragraph.mark.as_str();
        let is_item = !mark.is_empty();
        if was_item && !is_item {
            out.push('\n');
        }
        let mark = if mark.starts_with('[') {
            escaped(mark)
        } else {
            mark.to_owned()
        };
        out.push_str(&mark);
        out.push_str(&written(&paragraph));
        // Lines that begin with an escaped bracket are no list and would run together.
        let is_loose = !is_item || mark.starts_with('\\');
        out.push_str(if is_loose { "\n\n" } else { "\n" });
        was_item = is_item && !is_loose;
    }
    if was_item {
        out.push('\n');
    }
}

fn written(paragraph: &Paragraph) -> String {
    let [_, (_, lead), (_, text), (_, note)] = paragraph.pieces();
    let lead = match lead.trim_end() {
        "" => String::new(),
        lead if text.is_empty() => format!("**{}**", escaped(lead)),
        lead => format!("**{}** ", escaped(lead)),
    };
    format!("{lead}{}{}", escaped(&text), escaped(&note))
}

/// Returns what a record or a dimension is called; a record has its id beside its title.
fn name(label: Label<'_>) -> String {
    escaped(label.name) + &beside(label)
}

fn bold(label: Label<'_>) -> String {
    format!("**{}**{}", escaped(label.name), beside(label))
}

fn beside(label: Label<'_>) -> String {
    if label.is_record {
        format!(" (`{}`)", label.key)
    } else {
        String::new()
    }
}
