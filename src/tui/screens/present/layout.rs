//! Where what stands on a slide, and how high it is: what the deck is laid out by.

use ratatui::layout::Rect;

use crate::model::Block;
use crate::slides::{Chapter, Face, Figure, Measure};
use crate::source::SafeText;
use crate::tui::big::{self, Big};
use crate::tui::page::block::Sheet;
use crate::tui::page::compose::slide;
use crate::tui::page::lay::{Laid, Widths};
use crate::tui::text;

/// The most columns of text that are read well.
const WIDEST: u16 = 104;

/// From so many columns and rows on there is room around a slide.
const ROOMY: (u16, u16) = (60, 18);

/// The most lines of a title in large letters: more are read worse than plain ones.
const TITLE: usize = 3;

/// From so many rows of a slide on, figures stand in large letters.
const LARGE: u16 = 10;

/// Where the parts of a slide stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Areas {
    /// What the slide belongs to.
    pub(super) of: Rect,
    /// Its heading.
    pub(super) heading: Rect,
    /// What it shows.
    pub(super) body: Rect,
    /// How far one is, and the time.
    pub(super) foot: Rect,
}

/// A size, and how slides stand in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// All there is.
    pub(super) area: Rect,
    /// Whether letters may be made of blocks.
    pub(super) has_blocks: bool,
}

impl Frame {
    fn is_roomy(self) -> bool {
        self.area.width >= ROOMY.0 && self.area.height >= ROOMY.1
    }

    /// Returns what is left between the margins.
    fn inside(self) -> Rect {
        let side = match (self.is_roomy(), self.area.width) {
            (true, width) => (width.saturating_sub(WIDEST) / 2).max(4),
            (false, 30..) => 1,
            _ => 0,
        };
        let top = u16::from(self.is_roomy());
        Rect {
            x: self.area.x + side,
            y: self.area.y + top,
            width: self.area.width - side * 2,
            height: self.area.height - top,
        }
    }

    /// Returns the lines of the heading of a chapter.
    pub(super) fn heading(self, chapter: &Chapter) -> Vec<String> {
        let words = SafeText::line(&chapter.heading);
        let columns = usize::from(self.inside().width).max(1);
        let most = if self.area.height >= ROOMY.1 { 2 } else { 1 };
        let mut lines = if words.as_str().is_empty() {
            Vec::new()
        } else {
            text::wrap(words.as_str(), columns)
        };
        if lines.len() > most {
            let rest = lines[most - 1..].join(" ");
            lines.truncate(most - 1);
            lines.push(text::cut(&rest, columns));
        }
        lines
    }

    /// Returns where the parts of a slide of a chapter stand.
    pub(super) fn areas(self, chapter: &Chapter) -> Areas {
        let inside = self.inside();
        let rows = |from: u16, count: u16| {
            let from = from.min(inside.height);
            Rect {
                y: inside.y + from,
                height: count.min(inside.height - from),
                ..inside
            }
        };
        let foot = u16::from(inside.height > 2);
        let of = u16::from(!chapter.of.is_empty() && inside.height > 7);
        let lines = u16::try_from(self.heading(chapter).len()).unwrap_or(u16::MAX);
        let heading = if inside.height > 3 { lines } else { 0 };
        let gap = u16::from(self.is_roomy());
        let above = of + gap * of.min(heading) + heading;
        let body = above + if above > 0 { gap } else { 0 };
        let left = inside.height.saturating_sub(body + foot + gap);
        Areas {
            of: rows(0, of),
            heading: rows(of + gap * of.min(heading), heading),
            body: rows(body, left),
            foot: rows(inside.height - foot, foot),
        }
    }

    /// Returns how many columns there are for text.
    pub(super) fn columns(self) -> usize {
        self.inside().width.into()
    }

    /// Returns what of a title stands in large letters, and the rest of it in lines: of a long one what stands before its
    /// colon is large, if that is short.
    fn title(self, title: &str, columns: usize, rows: usize) -> (Option<Big>, Vec<String>) {
        let most = rows.min(TITLE * big::ROWS);
        let large = |words: &str, rows| Big::of(words, columns, rows).filter(|_| self.has_blocks);
        if let Some(all) = large(title, most) {
            return (Some(all), Vec::new());
        }
        if let Some((name, rest)) = title.split_once([':', '：']) {
            let rest = text::wrap(rest.trim(), columns);
            let left = most.min(rows.saturating_sub(rest.len()));
            if let Some(name) = large(name, left) {
                return (Some(name), rest);
            }
        }
        (None, text::wrap(title, columns))
    }

    /// Returns a figure as it stands on a slide.
    pub(super) fn figure(self, figure: &Figure) -> Stood {
        let columns = self.columns().max(1);
        let safe = |words: &str| SafeText::line(words).into_string();
        let lines = |words: &str| match safe(words).as_str() {
            "" => Vec::new(),
            words => text::wrap(words, columns),
        };
        let is_share = figure.unit.starts_with('%');
        let (shown, rest) = if is_share {
            let rest = figure.unit.trim_start_matches('%').trim_start();
            (format!("{}%", figure.value), rest.to_owned())
        } else {
            (figure.value.clone(), figure.unit.clone())
        };
        let is_large = self.has_blocks && self.area.height >= LARGE;
        let big = Big::of(&safe(&shown), columns, big::ROWS).filter(|_| is_large);
        let amount = match big {
            Some(_) => lines(&rest),
            None => lines(&figure.amount()),
        };
        Stood {
            big,
            amount,
            indicator: lines(&figure.indicator),
            below: lines(&figure.below()),
            text: lines(&figure.text),
        }
    }
}

/// A figure as it stands on a slide.
#[derive(Debug)]
pub(super) struct Stood {
    /// The figure in large letters.
    pub(super) big: Option<Big>,
    /// The figure with its unit, or the unit where the figure is large.
    pub(super) amount: Vec<String>,
    /// What was measured.
    pub(super) indicator: Vec<String>,
    /// The year and what it compares with.
    pub(super) below: Vec<String>,
    /// The figure in a sentence.
    pub(super) text: Vec<String>,
}

impl Stood {
    /// Returns how many rows it takes.
    pub(super) fn rows(&self) -> usize {
        let big = self.big.as_ref().map_or(0, Big::rows);
        let lines = [&self.amount, &self.indicator, &self.below, &self.text];
        big + lines.into_iter().map(Vec::len).sum::<usize>()
    }
}

/// Returns blocks laid out for so many columns.
pub(super) fn laid(sheet: &Sheet, columns: usize) -> Laid {
    Laid::new(sheet, Widths::of(columns))
}

impl Measure for Frame {
    fn rows(&self, chapter: &Chapter) -> usize {
        self.areas(chapter).body.height.into()
    }

    fn text(&self, blocks: &[Block]) -> usize {
        laid(&slide::blocks(blocks), self.columns()).lines()
    }

    fn statement(&self, blocks: &[Block]) -> usize {
        laid(&slide::statement(blocks), self.columns()).lines()
    }

    fn figures(&self, figures: &[Figure]) -> usize {
        let rows = figures.iter().map(|one| self.figure(one).rows());
        rows.sum::<usize>() + figures.len().saturating_sub(1)
    }
}

/// What a slide shows, ready to be drawn.
#[derive(Debug)]
pub(super) enum Shown {
    /// Blocks, and how many rows stand above them.
    Page(Sheet, Laid, usize),
    /// Figures.
    Figures(Vec<Stood>),
    /// As much of the title as stands in large letters, the rest of it in lines, and what stands below it.
    Cover(Option<Big>, Vec<String>, Vec<String>),
}

impl Shown {
    /// Returns what a slide shows in a body of this size.
    pub(super) fn of(face: &Face, frame: Frame, body: Rect) -> Self {
        let (columns, rows) = (usize::from(body.width).max(1), usize::from(body.height));
        match face {
            Face::Text(blocks) | Face::Either(blocks, _) => {
                let sheet = slide::blocks(blocks);
                let laid = laid(&sheet, columns);
                Self::Page(sheet, laid, 0)
            }
            Face::Statement(blocks) => {
                let sheet = slide::statement(blocks);
                let laid = laid(&sheet, columns);
                // A little above the middle it stands still.
                let above = rows.saturating_sub(laid.lines()) / 3;
                Self::Page(sheet, laid, above)
            }
            Face::Figures(figures) => {
                Self::Figures(figures.iter().map(|one| frame.figure(one)).collect())
            }
            Face::Cover(cover) => {
                let title = SafeText::line(&cover.title);
                let about = cover
                    .about
                    .iter()
                    .flat_map(|line| text::wrap(SafeText::line(line).as_str(), columns));
                let about: Vec<String> = about.collect();
                let room = rows.saturating_sub(about.len() + 1);
                let (big, rest) = frame.title(title.as_str(), columns, room);
                Self::Cover(big, rest, about)
            }
        }
    }
}
