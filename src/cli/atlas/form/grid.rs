//! A table of counts: drawn in columns, told row by row, or as Markdown. No column is lost: what does not fit stands below.

use super::{Grid, NOTHING};
use crate::cli::flow::{Margin, flow};
use crate::cli::markdown::escaped;
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

impl Grid {
    /// Returns the table in lines of so many columns; columns that do not fit stand in a band below the first.
    pub(super) fn drawn(&self, line: usize) -> Vec<Line> {
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| self.width(at)).collect();
        let names = self.rows.iter().map(|(name, _)| width(name));
        let names = names.chain([width(&self.corner)]).max().unwrap_or(0);
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
            lines.extend(self.band(first, &widths[first..next], names));
            first = next;
        }
        lines
    }

    /// Returns how wide a column is: as its widest number, or as the widest word of its name where that is not much more.
    fn width(&self, column: usize) -> usize {
        let words = self.columns[column].split(' ').map(width).max();
        let cells = self.rows.iter().filter_map(|(_, cells)| cells.get(column));
        let cells = cells.map(|cell| width(cell)).max();
        let head = words.unwrap_or(0).min(HEAD);
        head.max(cells.unwrap_or(0)).max(NARROWEST)
    }

    fn band(&self, first: usize, widths: &[usize], names: usize) -> Vec<Line> {
        let heads = self.columns[first..].iter().zip(widths);
        let heads = heads.map(|(head, width)| wrap(head, *width));
        let heads: Vec<Vec<String>> = heads.collect();
        let mut lines = row(
            &wrap(&self.corner, names),
            &heads,
            (names, widths),
            Role::Dim,
        );
        for (name, cells) in &self.rows {
            let cells = cells[first.min(cells.len())..].iter().zip(widths);
            let cells: Vec<Vec<String>> = cells.map(|(cell, _)| vec![cell.clone()]).collect();
            lines.extend(row(&wrap(name, names), &cells, (names, widths), Role::Text));
        }
        lines
    }

    /// Returns the table row by row, each with the columns that count something.
    pub(super) fn read_aloud(&self, line: usize) -> Vec<Line> {
        let margin = Margin {
            first: String::new(),
            rest: "  ".to_owned(),
        };
        let rows = self.rows.iter().flat_map(|(name, cells)| {
            let said = self.columns.iter().zip(cells);
            let said = said.filter(|(_, cell)| *cell != NOTHING);
            let said: Vec<String> = said.map(|(head, cell)| format!("{head} {cell}")).collect();
            let pieces = [
                (Role::Key, name.clone()),
                (Role::Text, format!(": {}", said.join(", "))),
            ];
            flow(&pieces, line, &margin)
        });
        rows.collect()
    }

    /// Adds the table as Markdown.
    pub(super) fn markdown(&self, out: &mut String) {
        let mut line =
            |cells: Vec<String>| out.push_str(&["| ", &cells.join(" | "), " |\n"].concat());
        let heads = std::iter::once(&self.corner).chain(&self.columns);
        line(heads.map(|head| escaped(head)).collect());
        let rule = std::iter::once("---").chain(self.columns.iter().map(|_| "---:"));
        line(rule.map(str::to_owned).collect());
        for (name, cells) in &self.rows {
            let cells =
                std::iter::once(escaped(name)).chain(cells.iter().map(|cell| escaped(cell)));
            line(cells.collect());
        }
    }
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
