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
use crate::tui::page::block::{Block, Body, Gutter, Sheet, Thing};
use crate::tui::page::compose::bars;
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
    /// The link or the term that is chosen.
    pub(crate) chosen: Option<Thing>,
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

/// Stretches that lie over a text, met one by one as the text is written.
struct Over<'a, T> {
    all: &'a [T],
    mark: fn(&T) -> &Mark,
    /// The first one that does not end before what is written next.
    next: usize,
    block: usize,
    flow: usize,
}

impl<'a, T> Over<'a, T> {
    fn new(all: &'a [T], mark: fn(&T) -> &Mark, strip: &Strip<'_>) -> Self {
        let Place { block, flow, .. } = strip.place;
        let start = (block, flow, strip.range.start);
        let is_before = |one: &T| {
            let mark = mark(one);
            (mark.block, mark.flow, mark.range.end) <= start
        };
        Self {
            all,
            mark,
            next: all.partition_point(is_before),
            block,
            flow,
        }
    }

    /// Returns the number of the stretch that a byte is part of; bytes are asked for in order.
    fn number_at(&mut self, byte: usize) -> Option<usize> {
        let (block, flow) = (self.block, self.flow);
        loop {
            let mark = (self.mark)(self.all.get(self.next)?);
            if (mark.block, mark.flow) != (block, flow) || byte < mark.range.start {
                return None;
            }
            if byte < mark.range.end {
                return Some(self.next);
            }
            self.next += 1;
        }
    }
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
        let mut marks = Over::new(self.marks, |mark| mark, strip);
        let mut terms = Over::new(&self.sheet.terms, |term| &term.mark, strip);
        for (piece, run) in strip.flow.pieces(strip.range.clone()) {
            let mut look = run.look;
            if let Some(link) = run.link
                && self.chosen == Some(Thing::Link(link))
            {
                look = Look::of(Role::LinkSelected);
            }
            let style = self.look(look).add_modifier(strip.modifier);
            for (at, cluster) in clusters(&strip.flow.text()[piece.clone()]) {
                let at = piece.start + at;
                let term = terms.number_at(at).map(|number| {
                    if self.chosen == Some(Thing::Term(number)) {
                        Role::LinkSelected
                    } else {
                        Role::Term
                    }
                });
                let mark = marks.number_at(at).map(|number| {
                    if Some(number) == self.current {
                        Role::Selected
                    } else {
                        Role::Mark
                    }
                });
                let roles = [term, mark].into_iter().flatten();
                let style = roles.fold(style, |style, role| style.patch(self.style(role)));
                pen.cluster(self.drawn(cluster, run.look.role), style);
            }
        }
    }

    fn look(&self, look: Look) -> Style {
        self.style(look.role).add_modifier(look.modifier)
    }

    fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Returns what is drawn for a cluster where there is only ASCII: the dot between facts and the signs of a bar have
    /// others, as wide.
    fn drawn<'c>(&self, cluster: &'c str, role: Role) -> &'c str {
        if !self.theme.ascii() {
            return cluster;
        }
        if cluster == "·" {
            return "-";
        }
        let is_bar = matches!(role, Role::Accent | Role::Border);
        let sign = bars::SIGNS.iter().find(|(sign, _)| *sign == cluster);
        sign.filter(|_| is_bar).map_or(cluster, |(_, ascii)| ascii)
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
