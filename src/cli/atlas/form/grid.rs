//! A table of counts: drawn in columns, or told row by row. No column is lost: what does not fit stands below.

use crate::atlas::{Grid, GridRow, NOTHING};
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::tui::text::{width, wrap};

/// The most columns that the name of a column is broken to.
const HEAD: usize = 12;

/// The fewest columns of a column of numbers.
const NARROWEST: usize = 3;

/// The fewest columns of the names of rows, where they are longer.
const NAMES: usize = 20;

/// What stands between two columns.
const GAP: usize = 2;

/// Returns a table in lines of so many columns; columns that do not fit stand in a band below the first.
pub(super) fn drawn(grid: &Grid, line: usize) -> Vec<Line> {
    let widths: Vec<usize> = (0..grid.columns.len())
        .map(|at| column_width(grid, at))
        .collect();
    let names = grid.rows.iter().map(|row| width(&row.name));
    let names = names.chain([width(&grid.corner)]).max().unwrap_or(0);
    // Names are broken rather than columns put below.
    let left = line.saturating_sub(widths.iter().map(|width| GAP + width).sum());
    let names = names.min(left.max(NAMES)).max(1);
    let mut lines = Vec::new();
    let mut first = 0;
    while first < widths.len() {
        let mut next = first;
        let mut used = names;
        while next < widths.len() && (next == first || used + GAP + widths[next] <= line) {
            used += GAP + widths[next];
            next += 1;
        }
        if first > 0 {
            lines.push(Line::new());
        }
        lines.extend(band(grid, first, &widths[first..next], names));
        first = next;
    }
    let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
    if cells.any(|cell| cell.text == NOTHING) {
        lines.push(Line::new().put(Role::Dim, "A dot is none."));
    }
    lines
}

/// Returns how wide a column is: as its widest number, or as the widest word of its name where that is not much more.
fn column_width(grid: &Grid, column: usize) -> usize {
    let words = grid.columns[column].split(' ').map(width).max();
    let cells = grid.rows.iter().filter_map(|row| row.cells.get(column));
    let cells = cells.map(|cell| width(&cell.text)).max();
    let head = words.unwrap_or(0).min(HEAD);
    head.max(cells.unwrap_or(0)).max(NARROWEST)
}

fn band(grid: &Grid, first: usize, widths: &[usize], names: usize) -> Vec<Line> {
    let heads = grid.columns[first..].iter().zip(widths);
    let heads = heads.map(|(head, width)| wrap(head, *width));
    let heads: Vec<Vec<String>> = heads.collect();
    let mut lines = row(
        &wrap(&grid.corner, names),
        &heads,
        (names, widths),
        Role::Dim,
    );
    for GridRow { name, cells } in &grid.rows {
        let cells = cells[first.min(cells.len())..].iter().zip(widths);
        let cells: Vec<Vec<String>> = cells.map(|(cell, _)| vec![cell.text.clone()]).collect();
        lines.extend(row(&wrap(name, names), &cells, (names, widths), Role::Text));
    }
    lines
}

/// Returns a table row by row, each with the columns that count something.
pub(super) fn read_aloud(grid: &Grid, line: usize) -> Vec<Line> {
    let margin = Margin {
        first: String::new(),
        rest: "  ".to_owned(),
    };
    let rows = grid.rows.iter().flat_map(|row| {
        let pieces = [
            (Role::Key, row.name.to_string()),
            (Role::Text, format!(": {}", grid.said(row))),
        ];
        flow(&pieces, line, &margin)
    });
    rows.collect()
}

/// Returns a row of cells of several lines each: names from the left and the top, numbers from the right and the bottom.
fn row(
    name: &[String],
    cells: &[Vec<String>],
    (names, widths): (usize, &[usize]),
    role: Role,
) -> Vec<Line> {
    let heights = cells.iter().map(Vec::len).chain([name.len()]);
    let height = heights.max().unwrap_or(0);
    let lines = (0..height).map(|at| {
        let text = name.get(at).map_or("", String::as_str);
        let mut line = Line::new().put(Role::Text, text);
        let mut end = names;
        for (cell, wide) in cells.iter().zip(widths) {
            end += GAP + wide;
            let place = (at + cell.len()).checked_sub(height);
            let text = place.and_then(|place| cell.get(place));
            let Some(text) = text else {
                continue;
            };
            let blank = end.saturating_sub(line.columns() + width(text));
            line = line.put(role, &format!("{}{text}", " ".repeat(blank)));
        }
        line
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::atlas::Count;
    use crate::model::Phrase;

    fn count(text: &str) -> Count {
        Count {
            text: text.to_owned(),
            ..Count::default()
        }
    }

    fn grid(columns: &[&str], rows: &[(&str, &[&str])]) -> Grid {
        let row = |(name, cells): &(&str, &[&str])| GridRow {
            name: (*name).into(),
            cells: cells.iter().map(|text| count(text)).collect(),
        };
        Grid {
            corner: "topic".into(),
            columns: columns.iter().map(|&text| text.into()).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::plain).collect()
    }

    fn sample() -> Grid {
        grid(
            &["Africa", "Asia and the Pacific", "all"],
            &[
                ("Cash", &["1,200", ".", "1,200"]),
                ("Data exchange between many offices", &["3", "4", "7"]),
            ],
        )
    }

    #[test]
    fn stands_in_columns_with_names_broken_and_numbers_below_each_other() {
        assert_eq!(
            plain(&drawn(&sample(), 46)),
            [
                "topic                              Asia",
                "                                and the",
                "                        Africa  Pacific    all",
                "Cash                     1,200        .  1,200",
                "Data exchange between",
                "many offices                 3        4      7",
                "A dot is none.",
            ]
        );
    }

    #[test]
    fn puts_below_what_does_not_fit() {
        let lines = plain(&drawn(&sample(), 30));
        let heads: Vec<&String> = lines
            .iter()
            .filter(|line| line.starts_with("topic"))
            .collect();
        assert_eq!(heads.len(), 3, "{lines:#?}");
        assert!(lines.iter().all(|line| width(line) <= 30), "{lines:#?}");
    }

    #[test]
    fn is_read_row_by_row_without_what_is_none() {
        assert_eq!(
            plain(&read_aloud(&sample(), 80)),
            [
                "Cash: Africa 1,200, all 1,200",
                "Data exchange between many offices: Africa 3, Asia and the Pacific 4, all 7",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_cell_is_lost_at_any_width(
            heads in prop::collection::vec("[a-zລາວ养é ]{0,30}", 0..9),
            names in prop::collection::vec("[a-z养 ]{0,50}", 0..5),
            line in 1_usize..200,
        ) {
            let cells: Vec<String> = (0..heads.len()).map(|at| format!("{}", 1000 + at)).collect();
            let rows = names.iter().map(|name| GridRow {
                name: name.clone().into(),
                cells: cells.iter().map(|text| count(text)).collect(),
            });
            let rows = rows.collect();
            let grid = Grid { corner: Phrase::default(), columns: heads.iter().map(Phrase::from).collect(), rows };
            for lines in [plain(&drawn(&grid, line)), plain(&read_aloud(&grid, line))] {
                let all = lines.concat();
                for cell in &cells {
                    prop_assert_eq!(all.matches(cell.as_str()).count(), names.len(), "{:#?}", lines);
                }
            }
        }
    }
}
