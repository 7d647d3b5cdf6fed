//! Blocks of Markdown as plain lines.

use std::collections::BTreeMap;

use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::model::document::{Alert, Cell, Definition, ListItem, image_mark, plain_text};
use crate::model::link::Target;
use crate::model::{Block, BlockKind, Inline, InlineKind, note_mark, view};
use crate::search::Listed;
use crate::tui::text::width;

/// What blocks are laid out with.
pub(super) struct Blocks<'a> {
    /// Columns of a line.
    pub(super) width: usize,
    /// The numbers of the sources, by their keys.
    pub(super) numbers: BTreeMap<&'a str, usize>,
    /// The records that relative links lead to.
    pub(super) links: &'a [(String, Listed)],
    /// Whether a room reads it, which sees no paths of files.
    pub(super) room: bool,
}

impl Blocks<'_> {
    /// Returns how a source is cited: by its number, or by its key where there is no such source.
    pub(super) fn citation(&self, key: &str) -> String {
        match self.numbers.get(key) {
            Some(number) => format!("[{number}]"),
            None => note_mark(key, &self.numbers),
        }
    }

    /// Adds the lines of a block.
    pub(super) fn write(&self, block: &Block, margin: &Margin, lines: &mut Vec<Line>) {
        match &block.kind {
            BlockKind::Heading { inlines, .. } => self.text(inlines, Role::Heading, margin, lines),
            BlockKind::Paragraph(inlines) => self.text(inlines, Role::Text, margin, lines),
            BlockKind::Code { text, .. } | BlockKind::Html(text) => code(text, margin, lines),
            BlockKind::Quote { alert, blocks } => self.quote(*alert, blocks, margin, lines),
            BlockKind::List { start, items } => self.items(*start, items, margin, lines),
            BlockKind::Table { head, rows, .. } => self.table(head, rows, margin, lines),
            BlockKind::Definitions(definitions) => self.definitions(definitions, margin, lines),
            BlockKind::Footnote { label, blocks } => {
                let mark = note_mark(label, &self.numbers);
                self.inside(blocks, &margin.marked(&format!("{mark} ")), lines);
            }
            BlockKind::Rule => lines.push(Line::text(&margin.first).put(Role::Dim, "---")),
        }
    }

    /// Adds the lines of blocks that stand inside another: no empty line before a list.
    fn inside(&self, blocks: &[Block], margin: &Margin, lines: &mut Vec<Line>) {
        if blocks.is_empty() {
            lines.push(Line::text(margin.first.trim_end()));
        }
        for (at, block) in blocks.iter().enumerate() {
            let margin = if at == 0 {
                margin.clone()
            } else {
                margin.after()
            };
            if at > 0 && !matches!(block.kind, BlockKind::List { .. }) {
                lines.push(Line::text(margin.rest.trim_end()));
            }
            self.write(block, &margin, lines);
        }
    }

    fn text(&self, inlines: &[Inline], role: Role, margin: &Margin, lines: &mut Vec<Line>) {
        lines.extend(flow(&self.pieces(inlines, role), self.width, margin));
    }

    fn quote(
        &self,
        alert: Option<Alert>,
        blocks: &[Block],
        margin: &Margin,
        lines: &mut Vec<Line>,
    ) {
        let inner = Margin {
            first: format!("{}> ", margin.first),
            rest: format!("{}> ", margin.rest),
        };
        let word = alert.map(|alert| match alert {
            Alert::Note => "Note:",
            Alert::Tip => "Tip:",
            Alert::Important => "Important:",
            Alert::Warning => "Warning:",
            Alert::Caution => "Caution:",
        });
        let inner = match word {
            Some(word) => {
                lines.push(Line::text(&inner.first).put(Role::Heading, word));
                inner.after()
            }
            None => inner,
        };
        self.inside(blocks, &inner, lines);
    }

    fn items(
        &self,
        start: Option<u64>,
        items: &[ListItem],
        margin: &Margin,
        lines: &mut Vec<Line>,
    ) {
        let mut margin = margin.clone();
        let mut number = start;
        for item in items {
            let mark = item.mark(number);
            self.inside(&item.blocks, &margin.marked(&mark), lines);
            number = number.map(|number| number.saturating_add(1));
            margin = margin.after();
        }
    }

    fn definitions(&self, definitions: &[Definition], margin: &Margin, lines: &mut Vec<Line>) {
        let mut margin = margin.clone();
        for definition in definitions {
            self.text(&definition.term, Role::Title, &margin, lines);
            margin = margin.after();
            for detail in &definition.details {
                self.inside(detail, &Margin::of(&format!("{}  ", margin.rest)), lines);
            }
        }
    }

    /// Adds a table in columns where it fits, else each row as a list of head and cell: no cell is ever cut.
    fn table(&self, head: &[Cell], rows: &[Vec<Cell>], margin: &Margin, lines: &mut Vec<Line>) {
        let texts = |cells: &[Cell]| -> Vec<Vec<Piece>> {
            cells
                .iter()
                .map(|cell| self.pieces(&cell.inlines, Role::Text))
                .collect()
        };
        let titles: Vec<String> = head.iter().map(|cell| plain_text(&cell.inlines)).collect();
        let rows: Vec<Vec<Vec<Piece>>> = rows.iter().map(|row| texts(row)).collect();
        let columns: Vec<usize> = (0..titles.len())
            .map(|at| {
                let cells = rows
                    .iter()
                    .filter_map(|row| row.get(at))
                    .map(|cell| wide(cell));
                cells.max().unwrap_or_default().max(width(&titles[at]))
            })
            .collect();
        let all = columns.iter().sum::<usize>()
            + columns.len().saturating_sub(1) * 3
            + width(&margin.rest);
        if all <= self.width {
            in_columns(&titles, &rows, &columns, margin, lines);
        } else {
            self.as_list(&titles, &rows, margin, lines);
        }
    }

    fn as_list(
        &self,
        titles: &[String],
        rows: &[Vec<Vec<Piece>>],
        margin: &Margin,
        lines: &mut Vec<Line>,
    ) {
        let mut margin = margin.clone();
        let is_form = is_form(rows);
        let is_blank = |row: &Vec<Vec<Piece>>| row.iter().all(|cell| wide(cell) == 0);
        for (at, row) in rows.iter().enumerate() {
            if is_blank(row) && (!is_form || at > 0 && is_blank(&rows[at - 1])) {
                // One empty row shows what goes into the others.
                continue;
            }
            let mut item = margin.marked("- ");
            for (title, cell) in titles.iter().zip(row) {
                let mut pieces = match wide(cell) {
                    0 if is_form && !title.is_empty() => vec![(Role::Dim, BLANK.to_owned())],
                    0 => continue,
                    _ => cell.clone(),
                };
                if !title.is_empty() {
                    pieces.insert(0, (Role::Dim, format!("{title}: ")));
                }
                lines.extend(flow(&pieces, self.width, &item));
                item = item.after();
            }
            margin = margin.after();
        }
    }

    fn pieces(&self, inlines: &[Inline], role: Role) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.collect(inlines, role, &mut pieces);
        pieces
    }

    fn collect(&self, inlines: &[Inline], role: Role, out: &mut Vec<Piece>) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Html(text) => out.push((role, text.clone())),
                InlineKind::Code(text) => out.push((Role::Key, text.clone())),
                InlineKind::Emphasis(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Foreign { inlines: inner, .. } => {
                    self.collect(inner, role, out);
                }
                InlineKind::Strong(inner) => self.collect(inner, Role::Title, out),
                InlineKind::Link { target, inlines } => self.link(target, inlines, role, out),
                InlineKind::Image {
                    inlines, caption, ..
                } => {
                    out.push((Role::Dim, image_mark(inlines).to_owned()));
                    self.collect(inlines, role, out);
                    out.push((Role::Dim, "]".to_owned()));
                    if !caption.is_empty() {
                        out.push((role, format!(" {caption}")));
                    }
                }
                InlineKind::FootnoteReference(key) => out.push((Role::Dim, self.citation(key))),
                InlineKind::SoftBreak => out.push((role, " ".to_owned())),
                InlineKind::HardBreak => out.push((role, "\n".to_owned())),
            }
        }
    }

    /// Adds a link, and where it leads if that is no record, unless the text is the target; records are listed below the
    /// page, and a search is told by its words.
    fn link(&self, target: &str, inlines: &[Inline], role: Role, out: &mut Vec<Piece>) {
        self.collect(inlines, role, out);
        let is_record = self.links.iter().any(|(written, _)| written == target);
        let words = plain_text(inlines);
        let is_seen = !self.room || Target::read("", target) == Target::Outside;
        if is_seen && !is_record && words != target && view::searched(target) != Some(&words) {
            out.push((Role::Key, format!(" <{target}>")));
        }
    }
}

/// What stands for a cell to fill in, where a table is told as a list.
const BLANK: &str = "____";

/// Tells whether a table is there to be filled in: most cells after the first of each row are empty.
fn is_form(rows: &[Vec<Vec<Piece>>]) -> bool {
    let mut cells = (0, 0);
    for cell in rows.iter().flat_map(|row| row.iter().skip(1)) {
        cells.0 += usize::from(wide(cell) == 0);
        cells.1 += 1;
    }
    cells.0 * 2 > cells.1
}

fn in_columns(
    titles: &[String],
    rows: &[Vec<Vec<Piece>>],
    columns: &[usize],
    margin: &Margin,
    lines: &mut Vec<Line>,
) {
    let titles: Vec<Vec<Piece>> = titles
        .iter()
        .map(|title| vec![(Role::Title, title.clone())])
        .collect();
    lines.push(table_row(&titles, columns, &margin.first));
    let rule: Vec<Vec<Piece>> = columns
        .iter()
        .map(|columns| vec![(Role::Dim, "-".repeat(*columns))])
        .collect();
    lines.push(table_row(&rule, columns, &margin.rest));
    for row in rows {
        lines.push(table_row(row, columns, &margin.rest));
    }
}

fn table_row(cells: &[Vec<Piece>], columns: &[usize], margin: &str) -> Line {
    let mut line = Line::text(margin);
    let last = cells.len().saturating_sub(1);
    for (at, cell) in cells.iter().enumerate() {
        for (role, text) in cell {
            line = line.put(*role, text);
        }
        if at < last {
            let pad = columns
                .get(at)
                .copied()
                .unwrap_or_default()
                .saturating_sub(wide(cell));
            line = line.put(Role::Dim, &format!("{} | ", " ".repeat(pad)));
        }
    }
    line
}

fn wide(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(_, text)| width(text)).sum()
}

fn code(text: &str, margin: &Margin, lines: &mut Vec<Line>) {
    let mut margin = margin.clone();
    for line in text.trim_end().lines() {
        lines.push(Line::text(&format!("{}    ", margin.first)).put(Role::Key, line));
        margin = margin.after();
    }
}
