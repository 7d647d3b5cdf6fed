//! The Desk: marks, notes, saved searches, records read, queries asked, each in a list.

use super::Session;
use super::library::sentence;
use super::list::{Choice, Item, headed};
use super::words::numbers;
use crate::personal::{Note, Order, SavedSearch, Spot};
use crate::tui::kept::{Kept, NOTE};

/// Which lists are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// All of them.
    All,
    /// The marks.
    Marks,
    /// The saved searches.
    Searches,
    /// The records read.
    Read,
    /// The queries asked.
    Asked,
}

/// How many of the records read and of the queries asked stand beside the other lists.
const LAST: usize = 5;

impl Session<'_, '_> {
    /// Says what lies on the Desk.
    pub(super) fn announce_desk(&mut self, shown: Shown) -> anyhow::Result<()> {
        let kept = self.keeping.kept();
        let picked = |spot: &Spot| {
            picked(
                spot,
                !self
                    .library
                    .lacking(std::slice::from_ref(&spot.record))
                    .is_empty(),
            )
        };
        let is_shown = |list: Shown| shown == Shown::All || shown == list;
        let mut items = Vec::new();
        if is_shown(Shown::Marks) {
            let marks = kept.marks.iter().rev().map(mark).collect();
            items.extend(headed("Marks:", marks));
        }
        if shown == Shown::All {
            let notes = kept.notes.iter().map(|one| note(one, kept)).collect();
            items.extend(headed("Notes:", notes));
        }
        if shown == Shown::All {
            let picked = kept.picks.all().iter().map(picked).collect();
            items.extend(headed("Picked to compare:", picked));
        }
        if is_shown(Shown::Searches) {
            let searches = kept.searches.iter().map(search).collect();
            items.extend(headed("Saved searches:", searches));
        }
        if is_shown(Shown::Read) {
            let read = kept.read.iter().rev().map(read).collect();
            let read = headed("Records read:", read);
            items.extend(shortened(read, shown, Shown::Read));
        }
        if is_shown(Shown::Asked) {
            let asked = kept.asked.iter().rev().map(|query| asked(query)).collect();
            let asked = headed("Queries asked:", asked);
            items.extend(shortened(asked, shown, Shown::Asked));
        }
        if items.is_empty() {
            self.list = super::List::default();
            return self.say(match shown {
                Shown::All => "Nothing lies on the Desk yet: no mark, no note, nothing picked, no saved search, nothing read or asked.",
                Shown::Read => "No record was read yet.",
                Shown::Asked => "Nothing was searched for yet.",
                Shown::Marks => "Nothing is marked yet. m marks the section that is read, or the record of a number.",
                Shown::Searches => "No search is saved yet. Search for something, then type :save and a name.",
            });
        }
        self.show(items)
    }

    /// Takes what has these numbers out of its list.
    pub(super) fn remove(&mut self, rest: &str) -> anyhow::Result<()> {
        let numbers = numbers(rest).unwrap_or_default();
        if numbers.is_empty() {
            return self.say("Type d and the number of what is to be taken out.");
        }
        let mut words = Vec::new();
        for number in numbers {
            match self.list.choice(number) {
                Some(Choice::Kept { removal, title, .. }) => {
                    words.push(format!("Taken out: {title}"));
                    let removal = removal.clone();
                    self.keeping.order(removal.clone());
                    if let Order::RemoveNote(slug) = removal {
                        self.renew_note(&slug);
                    }
                }
                _ => words.push(format!("There is no {number} in the list.")),
            }
        }
        // What else the keeper says of it would be the same once more.
        words.extend(self.keeping.troubles().iter().map(|told| sentence(told)));
        for words in words {
            self.say(&words)?;
        }
        self.announce()
    }
}

fn mark(spot: &Spot) -> Item {
    let anchor = Some(spot.section.clone()).filter(|anchor| !anchor.is_empty());
    placed(spot, &spot.heading, anchor, Order::Unmark(spot.clone()))
}

fn picked(spot: &Spot, is_missing: bool) -> Item {
    let detail = if is_missing {
        "not in this library"
    } else {
        ""
    };
    placed(spot, detail, None, Order::TakeBack(spot.record.clone()))
}

fn note(note: &Note, all: &Kept) -> Item {
    let (name, anchor) = (note.slug.clone(), Some(NOTE.to_owned()));
    let leads_to = Choice::Record { name, anchor };
    let removal = Order::RemoveNote(note.slug.clone());
    kept(all.title_of(note), leads_to, removal).and(note.beginning())
}

fn read(spot: &Spot) -> Item {
    let stopped = match spot.heading.as_str() {
        "" => String::new(),
        heading => format!("stopped at {heading}"),
    };
    placed(spot, &stopped, None, Order::ForgetRead(spot.record.clone()))
}

/// Returns a list cut to its first items where others stand beside it, with an item that leads to all of it.
fn shortened(mut items: Vec<Item>, shown: Shown, own: Shown) -> Vec<Item> {
    let more = items.len().saturating_sub(LAST);
    if shown == Shown::All && more > 1 {
        items.truncate(LAST);
        items.push(Item::of(format!("{more} more"), Choice::Desk(own)));
    }
    items
}

fn placed(spot: &Spot, detail: &str, anchor: Option<String>, removal: Order) -> Item {
    let name = spot.record.clone();
    let leads_to = Choice::Record { name, anchor };
    kept(&spot.title, leads_to, removal).and(detail)
}

fn search(search: &SavedSearch) -> Item {
    let removal = Order::Forget(search.name.clone());
    kept(&search.name, Choice::Search(search.query.clone()), removal).and(&search.query)
}

fn asked(query: &str) -> Item {
    let removal = Order::ForgetQuery(query.to_owned());
    kept(query, Choice::Search(query.to_owned()), removal)
}

fn kept(title: &str, leads_to: Choice, removal: Order) -> Item {
    let choice = Choice::Kept {
        leads_to: Box::new(leads_to),
        removal,
        title: title.to_owned(),
    };
    Item::of(title, choice)
}
