//! A table of counts: drawn in columns, told row by row, or as Markdown. No column is lost: what does not fit stands below.

use super::{Grid, NOTHING};
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::source::markdown::escaped;
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
        if self
            .rows
            .iter()
            .flat_map(|(_, cells)| cells)
            .any(|cell| cell == NOTHING)
        {
            lines.push(Line::new().put(Role::Dim, "A dot is none."));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grid(columns: &[&str], rows: &[(&str, &[&str])]) -> Grid {
        let own = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Grid {
            corner: "topic".to_owned(),
            columns: own(columns),
            rows: rows
                .iter()
                .map(|(name, cells)| ((*name).to_owned(), own(cells)))
                .collect(),
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
            plain(&sample().drawn(46)),
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
        let lines = plain(&sample().drawn(30));
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
            plain(&sample().read_aloud(80)),
            [
                "Cash: Africa 1,200, all 1,200",
                "Data exchange between many offices: Africa 3, Asia and the Pacific 4, all 7",
            ]
        );
    }

    #[test]
    fn is_a_table_in_markdown() {
        let mut out = String::new();
        grid(&["a|b"], &[("x", &["."])]).markdown(&mut out);
        assert_eq!(out, "| topic | a\\|b |\n| --- | ---: |\n| x | . |\n");
    }

    proptest! {
        #[test]
        fn no_cell_is_lost_at_any_width(
            heads in prop::collection::vec("[a-zລາວ养é ]{0,30}", 0..9),
            names in prop::collection::vec("[a-z养 ]{0,50}", 0..5),
            line in 1_usize..200,
        ) {
            let cells: Vec<String> = (0..heads.len()).map(|at| format!("{}", 1000 + at)).collect();
            let rows = names.iter().map(|name| (name.clone(), cells.clone())).collect();
            let grid = Grid { corner: String::new(), columns: heads, rows };
            for lines in [plain(&grid.drawn(line)), plain(&grid.read_aloud(line))] {
                let all = lines.concat();
                for cell in &cells {
                    prop_assert_eq!(all.matches(cell.as_str()).count(), names.len(), "{:#?}", lines);
                }
            }
        }
    }
}
