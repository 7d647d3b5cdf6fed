//! A numbered list: what is printed of it, and what its numbers mean. The numbers stay valid until the next list.

use std::collections::{BTreeMap, VecDeque};

use super::desk::Shown;
use crate::atlas::View;
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::model::Field;
use crate::personal::Order;

/// How many items are shown at a time.
const GROUP: usize = 20;

/// Where a number leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// A record: an id or the path of its file, and the section it opens at.
    Record {
        /// The id or the path.
        name: String,
        /// The anchor of the section.
        anchor: Option<String>,
    },
    /// A query.
    Search(String),
    /// The values of a field.
    Field(Field),
    /// A value to narrow the search to, or to widen it by.
    Value {
        /// Which field.
        field: Field,
        /// The value.
        value: String,
        /// Whether the query asks for it.
        is_selected: bool,
    },
    /// A section of the text.
    Section(usize),
    /// A part of the text.
    Part(usize),
    /// One source of the record.
    Source(usize),
    /// The sources of the record.
    Sources,
    /// The links of the record.
    Links,
    /// A record to be told in short: an id or the path of its file.
    Explain(String),
    /// A view over the library.
    View(View),
    /// What stands below a heading of the view, or in a row of it.
    Below(usize),
    /// A place one was at, by its number.
    Page(usize),
    /// One of the lists of the Desk, whole.
    Desk(Shown),
    /// The questions on saved answers, by their name.
    Answers(String),
    /// Something that is kept for the user.
    Kept {
        /// Where it leads.
        leads_to: Box<Choice>,
        /// What takes it out.
        removal: Order,
        /// What it is called.
        title: String,
    },
}

/// An item of a list.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What stands above it, in one line or several.
    pub(super) heading: Option<String>,
    /// What is told of it.
    pub(super) paragraphs: Vec<Vec<Piece>>,
    /// Where it leads.
    pub(super) choice: Choice,
}

impl Item {
    /// Returns an item of one paragraph.
    pub(super) fn of(text: impl Into<String>, choice: Choice) -> Self {
        Self {
            heading: None,
            paragraphs: vec![vec![(Role::Text, text.into())]],
            choice,
        }
    }

    /// Returns the item with a paragraph more, where there is something in it.
    #[must_use]
    pub(super) fn and(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.paragraphs.push(vec![(Role::Dim, text.to_owned())]);
        }
        self
    }

    /// Returns the item with a heading above it.
    #[must_use]
    pub(super) fn below(mut self, heading: &str) -> Self {
        self.heading = Some(heading.to_owned());
        self
    }
}

/// Puts a heading above the first of some items.
pub(super) fn headed(heading: &str, mut items: Vec<Item>) -> Vec<Item> {
    if let Some(first) = items.first_mut() {
        first.heading = Some(heading.to_owned());
    }
    items
}

/// The list shown last.
#[derive(Debug, Default)]
pub(super) struct List {
    shown: BTreeMap<usize, Choice>,
    waiting: VecDeque<Item>,
    /// The number of the next item.
    next: usize,
}

impl List {
    /// Returns a list none of which is shown yet.
    pub(super) fn new(items: Vec<Item>) -> Self {
        let mut list = Self::default();
        list.add(1, items);
        list
    }

    /// Adds items from a number on; what had these numbers has them no longer.
    pub(super) fn add(&mut self, from: usize, items: Vec<Item>) {
        self.shown.split_off(&from);
        self.waiting = items.into();
        self.next = from;
    }

    /// Returns the lines of the next items, as many as are shown at a time.
    pub(super) fn more(&mut self, width: usize) -> Vec<Line> {
        self.some(GROUP, width)
    }

    /// Returns the lines of all items that are left.
    pub(super) fn rest(&mut self, width: usize) -> Vec<Line> {
        self.some(usize::MAX, width)
    }

    fn some(&mut self, most: usize, width: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let count = self.waiting.len().min(most);
        for item in self.waiting.drain(..count) {
            for heading in item.heading.iter().flat_map(|heading| heading.lines()) {
                let heading = [(Role::Heading, heading.to_owned())];
                lines.extend(flow(&heading, width, &Margin::default()));
            }
            let mut margin = Margin::default().marked(&format!("{}. ", self.next));
            for paragraph in &item.paragraphs {
                lines.extend(flow(paragraph, width, &margin));
                margin = margin.after();
            }
            self.shown.insert(self.next, item.choice);
            self.next += 1;
        }
        lines
    }

    /// Returns where a number leads.
    pub(super) fn choice(&self, number: usize) -> Option<&Choice> {
        self.shown.get(&number)
    }

    /// Leaves what is not shown yet.
    pub(super) fn stop(&mut self) {
        self.waiting.clear();
    }

    /// Returns the number of the last item shown, and of the last there is.
    pub(super) fn extent(&self) -> (usize, usize) {
        let shown = self.next.saturating_sub(1);
        (shown, shown + self.waiting.len())
    }

    /// Returns how many items are not shown yet.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the numbers that lead somewhere, in words.
    pub(super) fn range(&self) -> Option<String> {
        let (first, _) = self.shown.first_key_value()?;
        let (last, _) = self.shown.last_key_value()?;
        Some(if first == last {
            first.to_string()
        } else {
            format!("{first} to {last}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(count: usize) -> Vec<Item> {
        let item = |at: usize| Item::of(format!("item {at}"), Choice::Section(at));
        (0..count).map(item).collect()
    }

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::plain).collect()
    }

    #[test]
    fn numbers_lead_somewhere_once_they_were_shown() {
        let mut list = List::new(items(GROUP + 2));
        assert_eq!((list.range(), list.waiting()), (None, GROUP + 2));
        assert_eq!(plain(&list.more(40))[0], "1. item 0");
        assert_eq!(
            (list.range(), list.waiting()),
            (Some("1 to 20".to_owned()), 2)
        );
        assert_eq!(list.choice(GROUP + 1), None);
        assert_eq!(plain(&list.more(40)), ["21. item 20", "22. item 21"]);
        assert_eq!(list.choice(22), Some(&Choice::Section(21)));
        assert!(list.more(40).is_empty());
        assert_eq!(List::new(items(GROUP * 2)).rest(40).len(), GROUP * 2);
        let mut list = List::new(items(GROUP + 2));
        list.more(40);
        assert_eq!(list.extent(), (20, 22));
        list.stop();
        assert_eq!((list.waiting(), list.extent()), (0, (20, 20)));
    }

    #[test]
    fn a_second_page_takes_the_numbers_behind_the_first() {
        let mut list = List::new(items(4));
        list.more(40);
        list.add(3, items(1));
        list.more(40);
        assert_eq!(list.range(), Some("1 to 3".to_owned()));
        assert_eq!(list.choice(2), Some(&Choice::Section(1)));
        assert_eq!(list.choice(3), Some(&Choice::Section(0)));
    }

    #[test]
    fn text_hangs_below_text_and_headings_stand_above() {
        let item = Item::of("aaaa bbbb cccc dddd", Choice::Links)
            .and("because")
            .and("");
        let mut list = List::new(headed("Near:", vec![item]));
        assert_eq!(
            plain(&list.more(20)),
            ["Near:", "1. aaaa bbbb cccc", "   dddd", "   because"]
        );
    }
}
