//! Visible lines as cells: the only part of the engine that knows a buffer.
//!
//! Text goes cell by cell and cluster by cluster, as measured; marks lie over the look of the text, the chosen link
//! over both.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::Place;
use super::block::{Block, Body, Gutter, Sheet};
use super::find::Mark;
use super::flow::{Flow, Look};
use super::lay::{Laid, LaidBlock, Row, Shape, code_mark, heading_mark};
use super::table::{self, Cards, GAP, Grid, Table, row_at};
use crate::model::document::Alignment;
use crate::source::segment::clusters;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// What is drawn, and what of it stands out.
pub(crate) struct Picture<'a> {
    /// The blocks.
    pub(crate) sheet: &'a Sheet,
    /// Their lines.
    pub(crate) laid: &'a Laid,
    /// Words to mark, in order.
    pub(crate) marks: &'a [Mark],
    /// Which of the marks is the current one.
    pub(crate) current: Option<usize>,
    /// Which link is chosen.
    pub(crate) link: Option<usize>,
    /// The looks.
    pub(crate) theme: &'a Theme,
}

/// The text of a block or of a cell on its way to the screen.
struct Strip<'a> {
    flow: &'a Flow,
    place: Place,
    range: Range<usize>,
    /// Added to every run.
    modifier: Modifier,
}

impl Picture<'_> {
    /// Draws the lines from `top` on that fit in an area.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer, top: usize) {
        let area = area.intersection(buffer.area);
        for (line, y) in (top..).zip(area.top()..area.bottom()) {
            let mut pen = Pen {
                buffer,
                x: area.left(),
                right: area.right(),
                y,
            };
            match self.laid.row(self.sheet, line) {
                Some(Row::Gap(block)) => self.gap(block, &mut pen),
                Some(Row::Line(block, inner)) => self.line(block, inner, &mut pen),
                None => return,
            }
        }
    }

    fn gap(&self, at: usize, pen: &mut Pen<'_>) {
        let (Some(block), Some(laid)) = (self.sheet.blocks.get(at), self.laid.block(at)) else {
            return;
        };
        let shown = block.gap.unwrap_or(0).min(block.gutters.len());
        for gutter in block.gutters[..shown].iter().skip(laid.skipped) {
            self.gutter(&gutter.followed(), pen);
        }
    }

    fn line(&self, at: usize, inner: usize, pen: &mut Pen<'_>) {
        let (Some(block), Some(laid)) = (self.sheet.blocks.get(at), self.laid.block(at)) else {
            return;
        };
        if let Some((gutter, range)) = laid.lead.get(inner) {
            if let Some(Gutter::Word(word)) = block.gutters.get(*gutter) {
                self.word(word, range.clone(), pen);
            }
            return;
        }
        let inner = inner - laid.lead.len();
        for gutter in block.gutters.iter().skip(laid.skipped) {
            match inner {
                0 => self.gutter(gutter, pen),
                _ => self.gutter(&gutter.followed(), pen),
            }
        }
        match (&laid.shape, &block.body) {
            (Shape::Table(shape), Body::Table(table)) => self.table(at, table, (shape, inner), pen),
            (Shape::Rule, _) => {
                pen.repeat(self.sign('─', '-'), laid.width, self.style(Role::Border));
            }
            (Shape::Lines(lines) | Shape::Underlined(lines, _), _) => match lines.get(inner) {
                Some(range) => self.text(at, block, (laid, range.clone()), pen),
                None => self.underline(block, laid, pen),
            },
            _ => {}
        }
    }

    fn text(&self, at: usize, block: &Block, line: (&LaidBlock, Range<usize>), pen: &mut Pen<'_>) {
        let (laid, range) = line;
        let Some(flow) = block.body.flows().first() else {
            return;
        };
        match &block.body {
            Body::Heading(level, _) => {
                let columns = heading_mark(*level, laid.width);
                let sign = if range.start == 0 {
                    self.sign('▸', '#')
                } else {
                    ' '
                };
                pen.repeat(sign, columns.saturating_sub(1), self.style(Role::Heading));
                pen.skip(usize::from(columns > 0));
            }
            Body::Code(_) => {
                let goes_on = range.start > 0 && !flow.text()[..range.start].ends_with('\n');
                let sign = if goes_on { self.sign('↪', '>') } else { ' ' };
                let columns = code_mark(laid.width);
                pen.repeat(sign, columns.min(1), self.style(Role::Dim));
                pen.skip(columns.saturating_sub(1));
            }
            _ => {}
        }
        let place = Place {
            block: at,
            ..Place::default()
        };
        let modifier = Modifier::empty();
        self.strip(
            &Strip {
                flow,
                place,
                range,
                modifier,
            },
            pen,
        );
    }

    fn underline(&self, block: &Block, laid: &LaidBlock, pen: &mut Pen<'_>) {
        if let (Body::Heading(level, _), Shape::Underlined(_, columns)) = (&block.body, &laid.shape)
        {
            let sign = match level {
                1 => self.sign('═', '='),
                _ => self.sign('─', '-'),
            };
            pen.repeat(sign, *columns, self.style(Role::Heading));
        }
    }

    fn gutter(&self, gutter: &Gutter, pen: &mut Pen<'_>) {
        let before = pen.x;
        match gutter {
            Gutter::Indent(_) => {}
            Gutter::Bar(role) => pen.repeat(self.sign('▌', '|'), 1, self.style(*role)),
            Gutter::Bullet(depth) => {
                let sign = match depth % 3 {
                    0 => self.sign('•', '*'),
                    1 => self.sign('◦', '-'),
                    _ => self.sign('▪', '+'),
                };
                pen.repeat(sign, 1, self.style(Role::Accent));
            }
            Gutter::Task(done) => {
                let sign = if *done { "[x]" } else { "[ ]" };
                pen.word(sign, self.style(Role::Accent));
            }
            Gutter::Word(word) => self.word(word, 0..word.text().len(), pen),
        }
        pen.x = before;
        pen.skip(gutter.columns());
    }

    fn word(&self, word: &Flow, range: Range<usize>, pen: &mut Pen<'_>) {
        for (piece, run) in word.pieces(range) {
            pen.word(&word.text()[piece], self.look(run.look));
        }
    }

    fn table(&self, at: usize, table: &Table, line: (&table::Shape, usize), pen: &mut Pen<'_>) {
        match line {
            (table::Shape::Grid(grid), inner) => self.grid(at, (table, grid), inner, pen),
            (table::Shape::Cards(cards), inner) => self.card(at, (table, cards), inner, pen),
        }
    }

    fn grid(&self, at: usize, shape: (&Table, &Grid), line: usize, pen: &mut Pen<'_>) {
        let (table, grid) = shape;
        let columns = grid.widths.len();
        let row = row_at(&grid.tops, line).min(grid.tops.len().saturating_sub(2));
        let inner = line - grid.tops[row];
        let cells = row * columns..(row + 1) * columns;
        let height = grid.lines[cells.clone()]
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(0);
        let border = self.style(Role::Border);
        for (column, cell) in cells.enumerate() {
            let width = grid.widths[column];
            if inner >= height {
                if column > 0 {
                    pen.repeat(self.sign('─', '-'), 1, border);
                    pen.repeat(self.sign('┼', '+'), 1, border);
                    pen.repeat(self.sign('─', '-'), 1, border);
                }
                pen.repeat(self.sign('─', '-'), width, border);
                continue;
            }
            if column > 0 {
                pen.skip(1);
                pen.repeat(self.sign('│', '|'), 1, border);
                pen.skip(GAP - 2);
            }
            let start = pen.x;
            if let Some(range) = grid.lines[cell].get(inner).cloned() {
                let flow = &table.cells()[cell];
                let free = width.saturating_sub(text::width(&flow.text()[range.clone()]));
                pen.skip(match table.alignment(column) {
                    Alignment::Right => free,
                    Alignment::Center => free / 2,
                    Alignment::None | Alignment::Left => 0,
                });
                let modifier = if row == 0 {
                    Modifier::BOLD
                } else {
                    Modifier::empty()
                };
                let place = Place {
                    block: at,
                    flow: cell,
                    byte: 0,
                };
                self.strip(
                    &Strip {
                        flow,
                        place,
                        range,
                        modifier,
                    },
                    pen,
                );
            }
            pen.x = start;
            pen.skip(width);
        }
    }

    fn card(&self, at: usize, shape: (&Table, &Cards), line: usize, pen: &mut Pen<'_>) {
        let (table, cards) = shape;
        let columns = cards.heads.len().max(1);
        let cell = row_at(&cards.tops, line).min(cards.tops.len().saturating_sub(2));
        let inner = line - cards.tops.get(cell).copied().unwrap_or(0);
        let (Some(values), Some(keys)) = (cards.lines.get(cell), cards.heads.get(cell % columns))
        else {
            return;
        };
        let key = &table.cells()[cell % columns];
        let offset = if cards.is_stacked { keys.len() } else { 0 };
        let start = pen.x;
        let is_keyed = cards.inset > 0 || cards.is_stacked;
        if let Some(range) = keys.get(inner).cloned().filter(|_| is_keyed) {
            let place = Place {
                block: at,
                flow: cell % columns,
                byte: 0,
            };
            let is_last = inner + 1 == keys.len() && !key.text().is_empty();
            self.strip(
                &Strip {
                    flow: key,
                    place,
                    range,
                    modifier: Modifier::BOLD,
                },
                pen,
            );
            if is_last {
                pen.word(":", self.style(Role::Text).add_modifier(Modifier::BOLD));
            }
        }
        let Some(value) = inner.checked_sub(offset) else {
            return;
        };
        pen.x = start;
        if let Some(range) = values.get(value).cloned() {
            pen.skip(cards.inset);
            let flow = cell + columns;
            let place = Place {
                block: at,
                flow,
                byte: 0,
            };
            let modifier = Modifier::empty();
            self.strip(
                &Strip {
                    flow: &table.cells()[flow],
                    place,
                    range,
                    modifier,
                },
                pen,
            );
        } else if inner >= keys.len().max(offset + values.len()) {
            pen.repeat(self.sign('─', '-'), 8, self.style(Role::Border));
        }
    }

    /// Writes a stretch of a flow with its looks, marks and chosen link.
    fn strip(&self, strip: &Strip<'_>, pen: &mut Pen<'_>) {
        let Place { block, flow, .. } = strip.place;
        let first = self.marks.partition_point(|mark| {
            (mark.block, mark.flow, mark.range.end) <= (block, flow, strip.range.start)
        });
        let mut marks = self.marks.iter().enumerate().skip(first).peekable();
        for (piece, run) in strip.flow.pieces(strip.range.clone()) {
            let mut look = run.look;
            if run.link.is_some() && run.link == self.link {
                look = Look::of(Role::LinkSelected);
            }
            let style = self.look(look).add_modifier(strip.modifier);
            for (at, cluster) in clusters(&strip.flow.text()[piece.clone()]) {
                let at = piece.start + at;
                while marks
                    .next_if(|(_, mark)| {
                        (mark.block, mark.flow, mark.range.end) <= (block, flow, at)
                    })
                    .is_some()
                {}
                let marked = marks.peek().filter(|(_, mark)| {
                    (mark.block, mark.flow) == (block, flow) && mark.range.contains(&at)
                });
                let role = marked.map(|(number, _)| {
                    if Some(*number) == self.current {
                        Role::Selected
                    } else {
                        Role::Mark
                    }
                });
                pen.cluster(
                    cluster,
                    role.map_or(style, |role| style.patch(self.style(role))),
                );
            }
        }
    }

    fn look(&self, look: Look) -> Style {
        self.style(look.role).add_modifier(look.modifier)
    }

    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    fn sign(&self, sign: char, ascii: char) -> char {
        if self.theme.ascii() { ascii } else { sign }
    }
}

/// A place on a line of the buffer, moving right and never past its end.
struct Pen<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    right: u16,
    y: u16,
}

impl Pen<'_> {
    fn word(&mut self, word: &str, style: Style) {
        for (_, cluster) in clusters(word) {
            self.cluster(cluster, style);
        }
    }

    fn cluster(&mut self, cluster: &str, style: Style) {
        let columns = u16::try_from(text::width(cluster)).unwrap_or(u16::MAX);
        if columns == 0 || columns > self.right.saturating_sub(self.x) {
            return;
        }
        for x in self.x..self.x + columns {
            if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
            cell.set_symbol(cluster);
        }
        self.x += columns;
    }

    fn repeat(&mut self, sign: char, columns: usize, style: Style) {
        let mut bytes = [0; 4];
        let sign: &str = sign.encode_utf8(&mut bytes);
        for _ in 0..columns.min(usize::from(self.right.saturating_sub(self.x))) {
            self.cluster(sign, style);
        }
    }

    fn skip(&mut self, columns: usize) {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        self.x = self.x.saturating_add(columns).min(self.right);
    }
}
