//! A comparison as plain lines: columns side by side where there is room, else below each other. No word is cut.

use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::compare::{self, Cell, Label, Paragraph, Table, View};

/// From so many columns on, what is compared stands side by side.
const WIDE: usize = 100;

/// The fewest columns of one column.
const NARROWEST: usize = 22;

/// What stands between two columns.
const BETWEEN: &str = " | ";

/// What stands where a record says nothing.
const NOTHING: &str = "-";

/// Returns a comparison as lines of so many columns.
pub(super) fn lines(table: &Table, is_flipped: bool, width: usize) -> Vec<Line> {
    if width < WIDE {
        return stacked(table, is_flipped, width);
    }
    // Sources have addresses, which are not broken and fit into no column.
    let (sources, others) = table.parted(|row| row.id == "sources");
    let mut lines = side_by_side(others.view(is_flipped), width);
    if !sources.rows.is_empty() {
        lines.push(Line::new());
        lines.extend(sections(sources.view(false), width));
    }
    lines
}

/// Returns a comparison below each other: first which records, then what they say.
fn stacked(table: &Table, is_flipped: bool, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !is_flipped {
        for record in table.view(false).columns() {
            let name = [
                (Role::Key, record.key.to_owned()),
                (Role::Title, format!(": {}", record.name)),
            ];
            lines.extend(flow(&name, width, &hanging()));
        }
        lines.push(Line::new());
    }
    lines.extend(sections(table.view(is_flipped), width));
    lines
}

/// Returns a section per row, with what stands in each column below the name of the column.
fn sections(view: View<'_>, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (row, label) in view.rows().into_iter().enumerate() {
        if row > 0 {
            lines.push(Line::new());
        }
        lines.extend(flow(&heading(label), width, &Margin::default()));
        lines.push(Line::new());
        lines.extend(section(view, row, width));
    }
    lines
}

/// Returns what stands in each column of a row, below the name of the column.
pub(in crate::cli) fn section(view: View<'_>, row: usize, width: usize) -> Vec<Line> {
    let columns = view.columns().into_iter().enumerate();
    columns
        .flat_map(|(column, label)| item(label, view.cell(row, column), width))
        .collect()
}

/// Returns what stands under the name of a column: on its line where it is short.
fn item(label: Label<'_>, cell: &Cell, width: usize) -> Vec<Line> {
    let name = if label.is_record {
        label.key
    } else {
        label.name
    };
    let mut name = vec![(Role::Key, name.to_owned())];
    if cell.is_short() {
        let said = match cell.paragraphs().first() {
            Some(paragraph) => paragraph.text.to_string(),
            None => NOTHING.to_owned(),
        };
        name.push((Role::Text, format!(": {said}")));
        return flow(&name, width, &hanging());
    }
    let mut lines = flow(&name, width, &hanging());
    lines.extend(texts(cell, width, &Margin::of("  ")));
    lines
}

fn hanging() -> Margin {
    Margin {
        first: String::new(),
        rest: "  ".to_owned(),
    }
}

/// Returns the heading of a row.
fn heading(label: Label<'_>) -> Vec<Piece> {
    if label.is_record {
        return vec![
            (Role::Heading, format!("## {}", label.key)),
            (Role::Title, format!(": {}", label.name)),
        ];
    }
    let mut pieces = vec![(Role::Heading, format!("## {}", label.name))];
    if !label.differs {
        pieces.push((Role::Dim, " (the same)".to_owned()));
    }
    pieces
}

/// Returns the lines of a cell; an empty one stands between paragraphs that no mark sets apart.
fn texts(cell: &Cell, width: usize, margin: &Margin) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in cell.paragraphs() {
        if paragraph.mark.is_empty() && !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.extend(written(&paragraph, width, margin));
    }
    lines
}

/// Returns the lines of a paragraph.
fn written(paragraph: &Paragraph, width: usize, margin: &Margin) -> Vec<Line> {
    let margin = margin.marked(&paragraph.mark);
    let pieces = paragraph.pieces().into_iter().filter_map(|(piece, text)| {
        let role = match piece {
            compare::Piece::Mark => return None,
            compare::Piece::Lead => Role::Title,
            compare::Piece::Text => Role::Text,
            compare::Piece::Note => Role::Dim,
        };
        Some((role, text.into()))
    });
    let pieces: Vec<Piece> = pieces.collect();
    flow(&pieces, width, &margin)
}

/// Returns columns side by side; those that do not fit stand in bands below the first.
fn side_by_side(view: View<'_>, width: usize) -> Vec<Line> {
    let (columns, rows) = (view.columns(), view.rows());
    let most = (width + BETWEEN.len()) / (NARROWEST + BETWEEN.len());
    let fitting = most.clamp(1, columns.len().max(1));
    let column = (width + BETWEEN.len()) / fitting - BETWEEN.len();
    let mut lines = Vec::new();
    for first in (0..columns.len()).step_by(fitting) {
        let band = first..(first + fitting).min(columns.len());
        if first > 0 {
            lines.push(Line::new());
        }
        let heads = columns[band.clone()].iter();
        let heads: Vec<Vec<Line>> = heads.map(|label| head(*label, column)).collect();
        lines.extend(joined(&heads, column));
        for (row, label) in rows.iter().enumerate() {
            lines.push(Line::new());
            lines.extend(flow(&heading(*label), width, &Margin::default()));
            let cells = band.clone().map(|at| in_column(view.cell(row, at), column));
            let cells: Vec<Vec<Line>> = cells.collect();
            lines.extend(joined(&cells, column));
        }
    }
    lines
}

fn head(label: Label<'_>, column: usize) -> Vec<Line> {
    let none = Margin::default();
    if !label.is_record {
        return flow(&[(Role::Key, label.name.to_string())], column, &none);
    }
    let mut lines = flow(&[(Role::Key, label.key.to_owned())], column, &none);
    let title = [(Role::Title, label.name.to_string())];
    lines.extend(flow(&title, column, &none));
    lines
}

fn in_column(cell: &Cell, column: usize) -> Vec<Line> {
    if cell.is_nothing() {
        return vec![Line::new().put(Role::Dim, NOTHING)];
    }
    texts(cell, column, &Margin::default())
}

/// Returns the lines of cells side by side.
fn joined(cells: &[Vec<Line>], column: usize) -> Vec<Line> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(height);
    for row in 0..height {
        let mut line = Line::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                let is_last = cells[at..].iter().all(|cell| cell.len() <= row);
                let between = if is_last { BETWEEN.trim_end() } else { BETWEEN };
                let gap = at * (column + BETWEEN.len()) - BETWEEN.len();
                let gap = " ".repeat(gap.saturating_sub(line.columns()));
                line = line.put(Role::Dim, &format!("{gap}{between}"));
                if is_last {
                    break;
                }
            }
            line = line.then(cell.get(row).cloned().unwrap_or_default());
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::{Head, Row, Value};
    use crate::model::{Kind, Language, RecordId};

    fn table(cells: &[Vec<String>]) -> Table {
        let columns = cells.first().map_or(0, Vec::len);
        let heads = (0..columns).map(|at| Head {
            id: RecordId::new(Kind::Case, format!("case-{at}")),
            language: Language::english(),
            title: format!("Title {at}").into(),
            path: String::new(),
        });
        let rows = cells.iter().enumerate().map(|(at, cells)| Row {
            id: format!("row-{at}"),
            name: format!("Row {at}").into(),
            cells: cells
                .iter()
                .map(|text| match text.as_str() {
                    "" => Cell::Nothing,
                    text if at % 2 == 0 => Cell::Text(vec![Paragraph::plain(text)]),
                    text => Cell::Values(vec![Value {
                        id: text.to_owned(),
                        label: text.into(),
                    }]),
                })
                .collect(),
            differs: at % 3 != 0,
        });
        Table {
            heads: heads.collect(),
            rows: rows.collect(),
        }
    }

    fn plain(table: &Table, is_flipped: bool, width: usize) -> Vec<String> {
        let lines = lines(table, is_flipped, width);
        lines.iter().map(Line::plain).collect()
    }

    fn sample() -> Table {
        let of = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        table(&[
            of(["The lockdown took incomes.", ""]),
            of(["Togo", "Lao PDR"]),
        ])
    }

    #[test]
    fn stands_side_by_side_where_there_is_room() {
        let lines = plain(&sample(), false, 100);
        let wide = |left: &str, right: &str| format!("{left:48} | {right}");
        assert_eq!(
            lines,
            [
                wide("case-0", "case-1"),
                wide("Title 0", "Title 1"),
                String::new(),
                "## Row 0 (the same)".to_owned(),
                wide("The lockdown took incomes.", "-"),
                String::new(),
                "## Row 1".to_owned(),
                wide("Togo", "Lao PDR"),
            ]
        );
    }

    #[test]
    fn stands_below_each_other_on_a_narrow_terminal() {
        let lines = plain(&sample(), false, 80);
        let expected = [
            "case-0: Title 0",
            "case-1: Title 1",
            "",
            "## Row 0 (the same)",
            "",
            "case-0",
            "  The lockdown took incomes.",
            "case-1: -",
            "",
            "## Row 1",
            "",
            "case-0: Togo",
            "case-1: Lao PDR",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn flipped_it_has_a_section_per_record() {
        let lines = plain(&sample(), true, 80).join("\n");
        assert!(
            lines.starts_with("## case-0: Title 0\n\nRow 0\n  The lock"),
            "{lines}"
        );
        assert!(lines.ends_with("Row 0: -\nRow 1: Lao PDR"), "{lines}");
        let wide = plain(&sample(), true, 100);
        assert!(
            wide[0].starts_with("Row 0 ") && wide[0].ends_with("| Row 1"),
            "{wide:#?}"
        );
    }

    #[test]
    fn columns_that_do_not_fit_stand_in_a_band_below() {
        let rows: Vec<Vec<String>> = (0..6)
            .map(|at| vec![format!("x{at}"), format!("y{at}")])
            .collect();
        let lines = plain(&table(&rows), true, 100).join("\n");
        assert_eq!(lines.matches("## case-1").count(), 2, "{lines}");
        assert!(lines.contains("x5") && lines.contains("y5"), "{lines}");
    }

    proptest! {
        #[test]
        fn no_word_is_lost_at_any_width(
            cells in prop::collection::vec(prop::collection::vec("[a-zລາວ养é ]{0,60}", 3), 0..5),
            is_flipped: bool,
            width in 1_usize..200,
        ) {
            let table = table(&cells);
            // A word that is broken over lines stands in one column: read down each, and across all.
            let lines = plain(&table, is_flipped, width);
            let mut letters: Vec<char> = lines.concat().chars().collect();
            for word in cells.iter().flatten().flat_map(|cell| cell.split_whitespace()) {
                for letter in word.chars() {
                    let at = letters.iter().position(|other| *other == letter);
                    prop_assert!(at.is_some(), "{letter} of {word} in {lines:#?}");
                    letters.swap_remove(at.unwrap());
                }
            }
            for line in &lines {
                prop_assert!(crate::tui::text::width(line) <= width.max(22), "{line}");
            }
        }
    }
}
