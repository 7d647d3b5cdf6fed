//! Moving in the Atlas: from cell to cell in the matrix, from entry to entry in a list, from heading to heading.

use ratatui::layout::Position;

use super::Atlas;
use crate::tui::action::Action;

impl Atlas {
    /// Moves as an action says.
    pub(super) fn step(&mut self, action: Action) {
        let page = isize::try_from(self.page()).unwrap_or(1).max(2);
        match action {
            Action::Up => self.move_by(-1),
            Action::Down => self.move_by(1),
            Action::HalfUp => self.move_by(-page / 2),
            Action::HalfDown => self.move_by(page / 2),
            Action::PageUp => self.move_by(1 - page),
            Action::PageDown => self.move_by(page - 1),
            Action::Top => self.move_by(isize::MIN),
            Action::Bottom => self.move_by(isize::MAX),
            Action::NextSection => self.next_heading(true),
            Action::PreviousSection => self.next_heading(false),
            Action::NextColumn => self.sideways(true),
            Action::PreviousColumn => self.sideways(false),
            _ => {}
        }
    }

    fn move_by(&mut self, by: isize) {
        if let Some(grid) = self.grid().cloned() {
            self.place.step(by, &grid);
        } else {
            self.list.step(by, self.sheet.entries.len());
        }
    }

    /// Moves to the next column; in a list, shows what stands below a heading, or hides it.
    fn sideways(&mut self, is_next: bool) {
        if let Some(grid) = self.grid().cloned() {
            self.place.turn(is_next, &grid);
        } else {
            self.fold(Some(!is_next));
        }
    }

    fn next_heading(&mut self, is_next: bool) {
        let selected = self.list.selected();
        let entries = self.sheet.entries.iter().enumerate();
        let mut headings = entries.filter(|(_, entry)| entry.heading.is_some());
        let found = if is_next {
            headings.find(|(at, _)| *at > selected)
        } else {
            headings.take_while(|(at, _)| *at < selected).last()
        };
        if let Some((at, _)) = found {
            self.list.select(at);
        }
    }

    /// Folds all headings, or unfolds them; the selected heading stays selected where it is still seen.
    pub(super) fn fold_all(&mut self) {
        if let Some(viewed) = self.viewed.clone() {
            self.folds.toggle_all(&viewed.parts);
            self.list.select(0);
        }
    }

    /// Selects what is seen at a cell of the screen; tells whether it was selected before.
    pub(super) fn point(&mut self, at: Position) -> bool {
        if let Some(grid) = self.grid().cloned() {
            return self.place.point(at, &grid).unwrap_or(false);
        }
        let body = self.areas.body;
        if !body.contains(at) {
            return false;
        }
        let row = self.top() + usize::from(at.y - body.y);
        let Some((Some(entry), _)) = self.sheet.rows.get(row) else {
            return false;
        };
        let (entry, selected) = (*entry, self.list.selected());
        self.list.select(entry);
        entry == selected
    }

    fn page(&self) -> usize {
        match self.grid() {
            Some(_) => self.place.page(),
            None => self.areas.body.height.into(),
        }
    }

    /// Returns which entry is selected, where there is more than one.
    pub(super) fn position(&self) -> String {
        match self.sheet.entries.len() {
            0 | 1 => String::new(),
            count => format!("{} of {count}", self.list.selected() + 1),
        }
    }
}
