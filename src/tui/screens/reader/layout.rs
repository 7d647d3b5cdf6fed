//! Where the parts of the reader stand, and how it keeps its place when they change.

use ratatui::layout::{Position, Rect};

use super::Reader;
use crate::source::SafeText;
use crate::tui::page::lay::{Row, Widths};
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::split_columns;

/// The widest a line of text becomes.
pub(super) const MEASURE: u16 = 90;

/// From this width on the outline stands beside the page.
const WIDE: u16 = 100;

/// The most lines the bar at the bottom takes.
const BAR: usize = 3;

/// Where things stand.
#[derive(Default)]
pub(super) struct Areas {
    /// How wide all of it is.
    pub(super) width: u16,
    /// The text of the page.
    pub(super) page: Rect,
    /// The free columns left of it.
    pub(super) margin: u16,
    /// The outline with its border, if it is seen.
    pub(super) outline: Rect,
    /// Whether the outline stands over the page.
    pub(super) is_popup: bool,
    /// The column of the scroll bar.
    pub(super) scroll: Rect,
    /// The lines at the bottom that say something.
    pub(super) bar: Rect,
}

impl Areas {
    /// Returns where the headings of the outline stand.
    pub(super) fn outline_list(&self) -> Rect {
        let area = self.outline;
        if self.is_popup {
            let inside = |length: u16| length.saturating_sub(2);
            return Rect::new(
                area.x.saturating_add(1),
                area.y.saturating_add(1),
                inside(area.width),
                inside(area.height),
            );
        }
        Rect {
            width: area.width.saturating_sub(2),
            ..area
        }
    }
}

impl Reader {
    /// Settles where everything stands.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        self.settle_areas(area, context);
        // Arriving on a page may have something to tell, which needs its line.
        if self.bar(area) != self.areas.bar {
            self.settle_areas(area, context);
        }
    }

    fn settle_areas(&mut self, area: Rect, context: &Context<'_>) {
        let bar = self.bar(area);
        let rest = Rect {
            height: area.height - bar.height,
            ..area
        };
        let is_beside = rest.width >= WIDE && !self.is_zen && self.page.is_some();
        let outline_width = if is_beside {
            (rest.width / 4).clamp(24, 36)
        } else {
            0
        };
        let (outline, main) = split_columns(rest, outline_width);
        let scroll_width = u16::from(main.width >= 10 && !self.is_zen);
        let inner = main.width - scroll_width;
        let text = inner - scroll_width;
        let margin = self.margin(text);
        let page = Rect {
            x: main.x + margin,
            width: if self.is_wide {
                text - margin
            } else {
                (text - margin).min(MEASURE)
            },
            ..main
        };
        let scroll = Rect {
            x: main.x + inner,
            width: scroll_width,
            ..main
        };
        let is_popup = !is_beside && self.outline.has_focus;
        self.areas = Areas {
            width: area.width,
            page,
            margin,
            outline: if is_popup { self.popup(rest) } else { outline },
            is_popup,
            scroll,
            bar,
        };
        self.settle_language(context);
        self.settle_library(context);
        self.settle_note(context);
        self.settle_page(context);
        self.settle_peek(context);
        self.settle_pages(rest);
        self.settle_outline();
        self.settle_marks(context);
    }

    /// Lays the page out, and keeps at its top what stood there.
    fn settle_page(&mut self, context: &Context<'_>) {
        let Some(page) = &mut self.page else {
            return;
        };
        let columns = usize::from(self.areas.page.width).max(1);
        let widths = Widths {
            text: columns.min(usize::from(MEASURE)),
            tables: columns,
        };
        let is_gap = matches!(page.row(self.top), Some(Row::Gap(_)));
        if page.layout_in(widths, context) {
            self.top = self.reach(self.place) - usize::from(is_gap);
        }
        self.hold_top(self.top);
        self.reach_goal(context);
    }

    fn settle_outline(&mut self) {
        if !self.outline.has_focus {
            self.outline.selected = self.section_at();
        }
        let height = usize::from(self.areas.outline_list().height);
        let count = self.page.as_ref().map_or(0, |page| page.outline().len());
        let selected = self.outline.selected;
        let lowest = (selected + 1).saturating_sub(height);
        let top = self.outline.top.clamp(lowest, selected.max(lowest));
        self.outline.top = top.min(count.saturating_sub(height).max(lowest));
    }

    fn margin(&self, width: u16) -> u16 {
        let free = width.saturating_sub(MEASURE);
        match width {
            _ if self.is_zen => free / 2,
            0..60 => 0,
            _ => (free / 2).clamp(2, 4),
        }
    }

    fn bar(&self, area: Rect) -> Rect {
        let columns = usize::from(area.width);
        let lines = match self.bar_text() {
            _ if self.finding.is_open => 1,
            Some((_, text)) => text::wrap(text.as_str(), columns).len().min(BAR),
            None => 0,
        };
        let height = u16::try_from(lines).unwrap_or(0).min(area.height / 3);
        Rect {
            y: area.bottom() - height,
            height,
            ..area
        }
    }

    /// Returns what the bar says: something that happened, else where the chosen link leads.
    pub(super) fn bar_text(&self) -> Option<(Role, SafeText)> {
        let notice = self
            .notice
            .as_ref()
            .map(|notice| (notice.role, notice.text.clone()));
        notice.or_else(|| {
            let target = self.target()?;
            let page = self.page.as_ref()?;
            let source = page.source_at(target);
            Some((Role::Dim, source.unwrap_or_else(|| page.told_of(target))))
        })
    }

    fn popup(&self, area: Rect) -> Rect {
        let headings = self.page.as_ref().map_or(0, |page| page.outline().len());
        let height = u16::try_from(headings + 2)
            .unwrap_or(u16::MAX)
            .min(area.height);
        let width = area.width.min(50);
        Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
        }
    }

    /// Returns where the real cursor stands: in the input, on the selected heading or at the chosen link.
    pub(super) fn cursor_position(&self) -> Option<Position> {
        let bar = self.areas.bar;
        if self.finding.is_open {
            let (_, column) = self
                .finding
                .input
                .view(usize::from(bar.width.saturating_sub(1)));
            let column = u16::try_from(column).unwrap_or(u16::MAX).saturating_add(1);
            let x = bar
                .x
                .saturating_add(column.min(bar.width.saturating_sub(1)));
            return (!bar.is_empty()).then(|| Position::new(x, bar.y));
        }
        if self.pages.is_some() {
            return self.cursor_in_pages();
        }
        if self.outline.has_focus {
            let list = self.areas.outline_list();
            let row = u16::try_from(self.outline.selected.saturating_sub(self.outline.top)).ok()?;
            return (row < list.height).then(|| Position::new(list.x, list.y + row));
        }
        let page = self.page.as_ref()?;
        let place = page.chosen_place()?;
        let row = u16::try_from(page.line_of(place).checked_sub(self.top)?).ok()?;
        let column = u16::try_from(page.column_of(place)).ok()?;
        let area = self.areas.page;
        (row < area.height && column < area.width)
            .then(|| Position::new(area.x + column, area.y + row))
    }
}
