//! The Desk: marks, saved searches, records read, queries asked, each in a list.

use super::Session;
use super::list::{Choice, Item, headed};
use super::words::numbers;
use crate::personal::{Order, SavedSearch, Spot};
use crate::tui::kept::Kept;

/// Which lists are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// All of them.
    All,
    /// The marks.
    Marks,
    /// The saved searches.
    Searches,
}

impl Session<'_, '_> {
    /// Says what lies on the Desk.
    pub(super) fn announce_desk(&mut self, shown: Shown) -> anyhow::Result<()> {
        let kept = self.keeping.kept();
        let mut items = Vec::new();
        if shown != Shown::Searches {
            let marks = kept.marks.iter().rev().map(mark).collect();
            items.extend(headed("Marks:", marks));
        }
        if shown != Shown::Marks {
            let searches = kept.searches.iter().map(search).collect();
            items.extend(headed("Saved searches:", searches));
        }
        if shown == Shown::All {
            items.extend(read(kept));
            let asked = kept.asked.iter().rev().map(|query| asked(query)).collect();
            items.extend(headed("Queries asked:", asked));
        }
        if items.is_empty() {
            self.list = super::List::default();
            return self.say(match shown {
                Shown::All => "Nothing lies on the Desk yet: no mark, no saved search, nothing read or asked.",
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
                    self.keeping.order(removal);
                }
                _ => words.push(format!("There is no {number} in the list.")),
            }
        }
        // What the keeper says of it would be the same once more, or that it could not be done.
        for told in self.keeping.told() {
            if !told.starts_with("no longer marked") && !told.ends_with("is forgotten") {
                words.push(told);
            }
        }
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

fn read(kept: &Kept) -> Vec<Item> {
    let item = |spot: &Spot| {
        let stopped = match spot.heading.as_str() {
            "" => String::new(),
            heading => format!("stopped at {heading}"),
        };
        placed(spot, &stopped, None, Order::ForgetRead(spot.record.clone()))
    };
    headed("Records read:", kept.read.iter().rev().map(item).collect())
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
