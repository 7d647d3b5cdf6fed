//! Where the parts of the Atlas stand: the head above; below it the matrix, or the list with the map above or beside it.

use ratatui::layout::{Position, Rect};

use super::Atlas;
use super::sheet::{Measure, Sheet};
use crate::atlas::Data;
use crate::tui::screens::Context;
use crate::tui::widgets::{split_columns, split_rows};

/// From this size on the map stands beside its list.
const BESIDE: (u16, u16) = (120, 16);

/// From this size on it stands above its list; in smaller ones the list does without.
const ABOVE: (u16, u16) = (60, 18);

/// How many columns of a map go with a row.
const ASPECT: u16 = 4;

/// From so many rows on there is room for what is said before a list.
const ROOM: u16 = 12;

/// Where things stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Areas {
    /// The names of the views, what is followed, and the years of a chart.
    pub(super) head: Rect,
    /// The matrix or the list.
    pub(super) body: Rect,
    /// The map; empty where there is none.
    pub(super) map: Rect,
}

impl Areas {
    fn new(area: Rect, has_map: bool, has_years: bool) -> Self {
        let rows = if area.height < 8 { 1 } else { 2 };
        let above = (rows + u16::from(has_years)).min(area.height);
        let head = Rect {
            height: above,
            ..area
        };
        let body = Rect {
            y: area.y + above,
            height: area.height - above,
            ..area
        };
        if !has_map {
            return Self {
                head,
                body,
                map: Rect::default(),
            };
        }
        let (map, body) = if body.width >= BESIDE.0 && body.height >= BESIDE.1 {
            split_columns(body, body.width * 13 / 20)
        } else if body.width >= ABOVE.0 && body.height >= ABOVE.1 {
            split_rows(body, body.height * 11 / 20)
        } else {
            (Rect::default(), body)
        };
        let map = Rect {
            // Cells are twice as high as wide; a higher map would be drawn out.
            height: map.height.min(map.width.div_ceil(ASPECT)),
            ..map
        };
        Self { head, body, map }
    }
}

impl Atlas {
    /// Settles where everything stands, and lays out what is not folded.
    pub(super) fn lay_out(&mut self, area: Rect, context: &Context<'_>) {
        let years = self.years();
        self.areas = Areas::new(area, self.map().is_some(), years.is_some());
        let body = self.areas.body;
        let Some(viewed) = self.viewed.clone() else {
            self.sheet = Sheet::default();
            return;
        };
        if let Some(grid) = self.grid() {
            let grid = grid.clone();
            self.place.lay_out(&grid, body);
            return;
        }
        let measure = Measure {
            width: body.width.into(),
            years,
            has_room: body.height >= ROOM,
            theme: *context.theme,
        };
        self.sheet = Sheet::new(&viewed.parts, &self.folds, measure);
        let entries = &self.sheet.entries;
        let rows = |at: usize| entries.get(at).map_or(1, |entry| entry.rows);
        let (mut list, count) = (self.list, entries.len());
        list.fit(count, body.height.into(), rows);
        self.list = list;
    }

    /// Returns the first and the last year of a chart, where there is one.
    pub(super) fn years(&self) -> Option<(u16, u16)> {
        let seen = &self.viewed.as_ref()?.seen;
        match &seen.data {
            Data::Timeline(timeline, _) => Some((timeline.first, seen.this_year)),
            _ => None,
        }
    }

    /// Returns the row at the top of the list: that of the first entry seen, with the text above it at the beginning.
    pub(super) fn top(&self) -> usize {
        let entry = self.sheet.entries.get(self.list.top());
        match self.list.top() {
            0 => 0,
            _ => entry.map_or(0, |entry| entry.row),
        }
    }

    /// Returns where the selected entry stands.
    pub(super) fn list_cursor(&self) -> Option<Position> {
        let body = self.areas.body;
        let row = self.entry()?.row.checked_sub(self.top())?;
        let y = body.y.checked_add(u16::try_from(row).ok()?)?;
        (body.width > 0 && y < body.bottom()).then_some(Position { x: body.x, y })
    }
}
