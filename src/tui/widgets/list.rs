//! Where a list stands: which item is selected and which one is at the top. Items may differ in height.

use crate::tui::action::Action;

/// The selection and the scroll of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    selected: usize,
    top: usize,
}

impl List {
    /// Returns the selected item.
    pub fn selected(self) -> usize {
        self.selected
    }

    /// Returns the item at the top.
    pub fn top(self) -> usize {
        self.top
    }

    /// Selects an item.
    pub fn select(&mut self, item: usize) {
        self.selected = item;
    }

    /// Moves the selection by so many items and stops at the ends.
    pub fn step(&mut self, by: isize, length: usize) {
        self.selected = self
            .selected
            .saturating_add_signed(by)
            .min(length.saturating_sub(1));
    }

    /// Scrolls to the first item, whatever is selected.
    pub fn rewind(&mut self) {
        self.top = 0;
    }

    /// Scrolls as little as needed to show the selected item whole, and leaves no empty rows below the last one.
    pub fn fit(&mut self, length: usize, rows: usize, height: impl Fn(usize) -> usize) {
        self.selected = self.selected.min(length.saturating_sub(1));
        self.top = self.top.min(self.selected);
        let above = first_shown(self.selected, rows, &height);
        self.top = self.top.max(above);
        let last = first_shown(length.saturating_sub(1), rows, &height);
        self.top = self.top.min(last.min(self.selected));
    }
}

/// Returns how many items an action moves the selection by, in a list of which so many make a page; 0 where it moves none.
pub fn steps(action: Action, page: isize) -> isize {
    match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::HalfUp => -(page / 2).max(1),
        Action::HalfDown => (page / 2).max(1),
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::Top => isize::MIN,
        Action::Bottom => isize::MAX,
        _ => 0,
    }
}

/// Returns the first item of a page that ends with an item.
fn first_shown(last: usize, rows: usize, height: &impl Fn(usize) -> usize) -> usize {
    let mut used = height(last);
    let mut first = last;
    while first > 0 {
        used += height(first - 1);
        if used > rows {
            break;
        }
        first -= 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolls_as_little_as_needed() {
        let mut list = List::default();
        let height = |item: usize| if item == 3 { 3 } else { 2 };
        list.fit(10, 6, height);
        assert_eq!(list.top(), 0);
        list.step(3, 10);
        list.fit(10, 6, height);
        assert_eq!((list.selected(), list.top()), (3, 2));
        list.step(-1, 10);
        list.fit(10, 6, height);
        assert_eq!(list.top(), 2, "still on the page");
        list.step(-2, 10);
        list.fit(10, 6, height);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn leaves_no_hole_when_the_list_or_the_screen_changes() {
        let mut list = List::default();
        list.select(9);
        list.fit(10, 4, |_| 1);
        assert_eq!(list.top(), 6);
        list.fit(10, 8, |_| 1);
        assert_eq!(list.top(), 2);
        list.fit(3, 8, |_| 1);
        assert_eq!((list.selected(), list.top()), (2, 0));
        list.fit(0, 8, |_| 1);
        assert_eq!((list.selected(), list.top()), (0, 0));
        list.fit(5, 0, |_| 1);
        assert_eq!(list.top(), 0);
    }

    #[test]
    fn stops_at_the_ends() {
        let mut list = List::default();
        list.step(-5, 3);
        assert_eq!(list.selected(), 0);
        list.step(isize::MAX, 3);
        assert_eq!(list.selected(), 2);
        list.step(1, 0);
        assert_eq!(list.selected(), 0);
    }
}
