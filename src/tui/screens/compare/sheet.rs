//! A comparison laid out: the lines of every cell that is seen, for a width.

use std::ops::Range;

use crate::compare::{Cell, Label, Paragraph, Piece, View};
use crate::tui::page::flow::{Draft, Look};
use crate::tui::page::wrap;
use crate::tui::text;
use crate::tui::theme::Role;

/// What stands behind the name of a dimension in which all records say the same.
const SAME: &str = "\u{a0}=";

/// The most lines of the name of a record.
pub(super) const NAME: usize = 3;

/// The fewest lines of a folded cell beside a name: enough to compare what is said first. Below a name it is one.
const FOLDED: usize = 3;

/// One line: pieces of text, made safe, each with its role.
pub(super) type Line = Vec<(Role, String)>;

/// What rows are laid out for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// The columns of a name of a row; none where names stand above their rows.
    pub(super) label: usize,
    /// The columns of a cell.
    pub(super) cell: usize,
    /// Which columns are seen.
    pub(super) columns: Range<usize>,
}

/// The rows laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// The rows.
    pub(super) rows: Vec<LaidRow>,
    /// How many lines they take.
    pub(super) lines: usize,
}

/// A row laid out.
#[derive(Debug, Default)]
pub(super) struct LaidRow {
    /// Its first line.
    pub(super) top: usize,
    /// How many lines it takes, without the empty one below it.
    pub(super) height: usize,
    /// The lines of its name.
    pub(super) label: Vec<String>,
    /// Whether the records differ in it.
    pub(super) differs: bool,
    /// The lines of each column that is seen.
    pub(super) cells: Vec<Vec<Line>>,
    /// Whether it shows all it holds.
    pub(super) is_open: bool,
    /// Whether there is something to fold or unfold.
    pub(super) can_fold: bool,
}

impl LaidRow {
    /// Returns how many empty lines stand below it.
    pub(super) fn gap(&self) -> usize {
        usize::from(self.is_open && self.can_fold)
    }
}

impl Laid {
    /// Lays rows out; a function tells which of them are unfolded.
    pub(super) fn new(
        view: View<'_>,
        measure: &Measure,
        is_open: impl Fn(Label<'_>, &[&Cell]) -> bool,
    ) -> Self {
        let mut laid = Self::default();
        for (at, label) in view.rows().into_iter().enumerate() {
            let all: Vec<&Cell> = (0..view.columns().len())
                .map(|column| view.cell(at, column))
                .collect();
            let is_open = is_open(label, &all);
            let mut row = row(label, &all, measure, is_open);
            row.top = laid.lines;
            laid.lines += row.height + row.gap();
            laid.rows.push(row);
        }
        laid
    }

    /// Tells whether a row shows all it holds.
    pub(super) fn is_open(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.is_open)
    }

    /// Tells whether there is something to fold or unfold in a row.
    pub(super) fn can_fold(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.can_fold)
    }

    /// Tells whether there is a row in which all records say the same.
    pub(super) fn has_same(&self) -> bool {
        self.rows.iter().any(|row| !row.differs)
    }

    /// Tells whether a row shows less than it holds.
    pub(super) fn has_folded(&self) -> bool {
        self.rows.iter().any(|row| row.can_fold && !row.is_open)
    }

    /// Returns the first line of a row and the one past its last.
    pub(super) fn extent(&self, row: usize) -> Range<usize> {
        let row = self.rows.get(row);
        row.map_or(0..0, |row| row.top..row.top + row.height)
    }

    /// Returns the row that holds a line.
    pub(super) fn row_at(&self, line: usize) -> usize {
        let after = self.rows.partition_point(|row| row.top <= line);
        after.saturating_sub(1)
    }
}

fn row(label: Label<'_>, cells: &[&Cell], measure: &Measure, is_open: bool) -> LaidRow {
    let same = if label.differs { "" } else { SAME };
    let label_lines = if measure.label > 0 {
        measure.label
    } else {
        measure.cell
    };
    let name = format!("{}{same}", label.name);
    let lines = if label.is_record {
        title(&name, label_lines, NAME)
    } else {
        plain(&name, label_lines)
    };
    let seen = cells.get(measure.columns.clone()).unwrap_or_default();
    let mut cells: Vec<Vec<Line>> = seen
        .iter()
        .map(|cell| cell_lines(cell, measure.cell))
        .collect();
    let folded = if measure.label > 0 {
        lines.len().max(FOLDED)
    } else {
        1
    };
    let longest = cells.iter().map(Vec::len).max().unwrap_or(0);
    if !is_open {
        for cell in &mut cells {
            fold(cell, folded, measure.cell);
        }
    }
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    LaidRow {
        top: 0,
        height: if measure.label > 0 {
            height.max(lines.len())
        } else {
            height + lines.len()
        },
        label: lines,
        differs: label.differs,
        cells,
        is_open,
        can_fold: longest > folded,
    }
}

/// Keeps so many lines of a cell and says that there are more.
fn fold(cell: &mut Vec<Line>, lines: usize, width: usize) {
    if cell.len() <= lines {
        return;
    }
    cell.truncate(lines);
    if let Some(last) = cell.last_mut() {
        let used: usize = last.iter().map(|(_, text)| text::width(text)).sum();
        if used + 1 > width
            && let Some((_, piece)) = last.last_mut()
        {
            let room = text::width(piece).saturating_sub(1);
            *piece = text::split(piece, room).0.to_owned();
        }
        last.push((Role::Dim, "…".to_owned()));
    }
}

/// Returns the name of a record as lines, the last cut where there are more.
pub(super) fn title(name: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = plain(name, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", text::split(last, width.saturating_sub(1)).0);
        }
    }
    lines
}

/// Returns a text of one look as lines.
fn plain(text: &str, width: usize) -> Vec<String> {
    let lines = written(&Paragraph::plain(text), width).into_iter();
    lines
        .map(|line| line.into_iter().map(|(_, text)| text).collect())
        .collect()
}

/// Returns a cell as lines; an empty one stands between paragraphs that no mark sets apart.
pub(super) fn cell_lines(cell: &Cell, width: usize) -> Vec<Line> {
    if cell.is_nothing() {
        return vec![vec![(Role::Dim, "-".to_owned())]];
    }
    let mut lines: Vec<Line> = Vec::new();
    for paragraph in cell.paragraphs() {
        if paragraph.mark.is_empty() && !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.extend(written(&paragraph, width));
    }
    lines
}

/// Returns a paragraph as lines, those after the first below its text.
fn written(paragraph: &Paragraph, width: usize) -> Vec<Line> {
    let mut mark = paragraph.mark.clone();
    let mut draft = Draft::default();
    let mut inset = text::width(&mark);
    if inset * 3 > width {
        // Too little room is left beside it.
        draft.text(&mark, Look::of(Role::Dim));
        mark.clear();
        inset = 0;
    }
    for (piece, text) in paragraph.pieces() {
        let role = match piece {
            Piece::Mark => continue,
            Piece::Lead => Role::Title,
            Piece::Text => Role::Text,
            Piece::Note => Role::Dim,
        };
        draft.text(&text, Look::of(role));
    }
    let flow = draft.finish();
    let mut lines = Vec::new();
    for range in wrap::prose(flow.text(), width.saturating_sub(inset).max(1)) {
        let mut line = Line::new();
        if inset > 0 {
            let before = if lines.is_empty() {
                mark.clone()
            } else {
                " ".repeat(inset)
            };
            line.push((Role::Dim, before));
        }
        let pieces = flow.pieces(range);
        line.extend(pieces.map(|(range, run)| (run.look.role, flow.text()[range].to_owned())));
        lines.push(line);
    }
    lines
}
