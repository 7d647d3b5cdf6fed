//! Moving in a comparison: a row taller than the screen is scrolled before the next one is selected.

use ratatui::layout::Position;

use super::Comparison;

impl Comparison {
    /// Selects the next row; where the selected one goes on below, shows one line more of it.
    pub(super) fn down(&mut self) {
        let height = self.height();
        if let Some(row) = self.row.checked_sub(1)
            && self.laid.extent(row).end > self.top + height
        {
            self.top += 1;
            return;
        }
        self.select(self.row.saturating_add(1));
    }

    /// Selects the row before; where the selected one begins above, shows one line more of it.
    pub(super) fn up(&mut self) {
        if let Some(row) = self.row.checked_sub(1)
            && self.laid.extent(row).start < self.top
        {
            self.top -= 1;
            return;
        }
        let before = self.row.saturating_sub(1);
        self.select(before);
        // Of a tall row, what stands just above is wanted, not its beginning.
        if let Some(row) = before.checked_sub(1) {
            let extent = self.laid.extent(row);
            self.top = self.top.max(extent.end.saturating_sub(self.height()));
        }
    }

    /// Scrolls by a part of the page and selects what stands at its top.
    pub(super) fn scroll(&mut self, direction: isize, part: usize) {
        let height = self.height();
        let step = (height / part)
            .saturating_sub(usize::from(part == 1))
            .max(1);
        let (old, last) = (self.top, self.last_top());
        let step = isize::try_from(step).unwrap_or(1).saturating_mul(direction);
        self.top = self.top.saturating_add_signed(step).min(last);
        self.row = match (self.top == old, direction > 0) {
            (true, true) => self.laid.rows.len(),
            (true, false) => 0,
            (false, _) => self.laid.row_at(self.top) + 1,
        };
    }

    pub(super) fn go_to_top(&mut self) {
        (self.row, self.top) = (0, 0);
    }

    pub(super) fn go_to_bottom(&mut self) {
        self.row = self.laid.rows.len();
        self.top = self.last_top();
    }

    /// Selects the next or the previous column; the layout brings it into view.
    pub(super) fn step_column(&mut self, is_next: bool) {
        let count = self.view().columns().len();
        self.column = if is_next {
            (self.column + 1).min(count.saturating_sub(1))
        } else {
            self.column.saturating_sub(1)
        };
    }

    /// Selects the row or the name of a column that is seen at a cell; tells whether there is one.
    pub(super) fn point(&mut self, at: Position) -> bool {
        let areas = &self.areas;
        if areas.heads.contains(at) {
            let is_left = |seen: &usize| areas.left(*seen) <= at.x;
            let seen = (0..areas.columns.len()).take_while(is_left).last();
            self.column = areas.columns.start + seen.unwrap_or(0);
            self.row = 0;
            return true;
        }
        let line = self.top + usize::from(at.y.saturating_sub(areas.rows.y));
        let is_there = areas.rows.contains(at) && line < self.laid.lines;
        if is_there {
            self.row = self.laid.row_at(line) + 1;
        }
        is_there
    }

    fn select(&mut self, row: usize) {
        self.row = row.min(self.laid.rows.len());
        self.reveal();
    }

    /// Scrolls as little as needed to show the selected row, from its beginning where it is taller than the screen.
    pub(super) fn reveal(&mut self) {
        let Some(row) = self.row.checked_sub(1) else {
            return;
        };
        let extent = self.laid.extent(row);
        let lowest = extent.end.saturating_sub(self.height()).min(extent.start);
        self.top = self.top.clamp(lowest, extent.start.max(lowest));
    }

    /// Returns how many lines of rows are seen.
    pub(super) fn height(&self) -> usize {
        self.areas.rows.height.into()
    }

    pub(super) fn last_top(&self) -> usize {
        self.laid.lines.saturating_sub(self.height().max(1))
    }

    /// Returns how far the rows are scrolled, where there is more than is seen.
    pub(super) fn position(&self) -> Option<String> {
        let last = self.last_top();
        (last > 0).then(|| match self.top {
            0 => "top".to_owned(),
            top if top >= last => "end".to_owned(),
            top => format!("{} %", top * 100 / last),
        })
    }
}
