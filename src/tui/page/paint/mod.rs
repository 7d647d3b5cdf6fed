//! Visible lines as cells: the only part of the engine that knows a buffer.
//!
//! Text goes cell by cell and cluster by cluster, as measured; marks lie over the look of the text, the chosen link
//! over both.

mod table;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::source::segment::clusters;
use crate::tui::page::Place;
use crate::tui::page::block::{Block, Body, Gutter, Sheet};
use crate::tui::page::find::Mark;
use crate::tui::page::flow::{Flow, Look};
use crate::tui::page::lay::{Laid, LaidBlock, Row, Shape, code_mark, heading_mark};
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
                    self.spelt(cluster),
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

    /// Returns how a cluster is written: the dot between facts has a stand-in, as wide, where there is only ASCII.
    fn spelt<'b>(&self, cluster: &'b str) -> &'b str {
        match cluster {
            "·" => self.theme.sign("·", "-"),
            other => other,
        }
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
        let at = Position {
            x: self.x,
            y: self.y,
        };
        text::put_cluster(self.buffer, at, cluster, style);
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
