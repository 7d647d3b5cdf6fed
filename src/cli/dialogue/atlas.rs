//! The Atlas in lines: a view by its parts, each number leading to what stands below it, to records or to a record.
//!
//! What is told comes from the room `atlas`; what would be too long to listen to is told by its headings first.

use super::Session;
use super::list::{Choice, Item};
use super::place::Place;
use crate::atlas::{self, Grid, Heading, Lead, Part, Seen, View, Words};
use crate::library::LibraryError;

/// More items than this are told by the headings above them.
const FEW: usize = 20;

/// A view, and how far one went into it.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    view: View,
    query: String,
    /// The heading, or the row of the matrix, below which one is.
    below: Option<usize>,
}

impl Session<'_, '_> {
    /// Goes to a view of what was searched for; without a name, lists the views.
    pub(super) fn atlas(&mut self, name: &str) -> anyhow::Result<()> {
        let Some(view) = View::parse(name) else {
            let items = View::ALL.into_iter().map(|view| {
                let text = format!("{}, {}", view.name(), view.about());
                Item::of(text, Choice::View(view))
            });
            self.say("Views of the library as a whole:")?;
            return self.show(items.collect());
        };
        self.see(view)
    }

    /// Goes to a view of what was searched for.
    pub(super) fn see(&mut self, view: View) -> anyhow::Result<()> {
        let query = self.query();
        self.go(Place::Atlas(Sight {
            view,
            query,
            below: None,
        }))
    }

    /// Goes to what stands below a heading of the view, or in a row of it.
    pub(super) fn look_below(&mut self, number: usize) -> anyhow::Result<()> {
        let Some(Place::Atlas(sight)) = self.place() else {
            return Ok(());
        };
        let sight = Sight {
            below: Some(number),
            ..sight.clone()
        };
        self.go(Place::Atlas(sight))
    }

    /// Takes other rows or columns: those of a name, or the next.
    pub(super) fn change_view(&mut self, is_rows: bool, name: &str) -> anyhow::Result<()> {
        let Some(Place::Atlas(Sight { view, .. })) = self.place() else {
            return Ok(());
        };
        let view = *view;
        let other = match (is_rows, name) {
            (true, "") => Some(view.with_next_rows()),
            (false, "") => Some(view.with_next_columns()),
            (true, name) => view.with_rows(name),
            (false, name) => view.with_columns(name),
        };
        if let Some(other) = other.filter(|other| *other != view) {
            return self.see(other);
        }
        let names = view.row_names();
        self.say(&match names.as_slice() {
            [] => format!("Nothing can be chosen in the view {}.", view.name()),
            names => format!("There are: {}.", names.join(", ")),
        })
    }

    /// Returns what a view shows.
    pub(super) fn seen(&self, sight: &Sight) -> Result<Seen, LibraryError> {
        let today = self.settings.today;
        self.library.see(sight.view, &sight.query, true, today)
    }

    /// Says what a view shows.
    pub(super) fn announce_atlas(&mut self, sight: &Sight) -> anyhow::Result<()> {
        let seen = match self.seen(sight) {
            Ok(seen) => seen,
            Err(error) => return self.trouble(&error),
        };
        let words = Words {
            tables: &self.tables,
            language: &self.settings.language,
        };
        let told = seen.told(words);
        let (parts, is_empty) = (told.parts(), told.is_empty());
        drop(told);
        let records = words.count(seen.records, "record", "records");
        let of = match sight.query.as_str() {
            "" => format!("all {records}"),
            query => match seen.left_out() {
                Some(left_out) => format!("{records} for: {query} ({left_out})"),
                None => format!("{records} for: {query}"),
            },
        };
        let (name, about) = (sight.view.name(), sight.view.about());
        self.say(&format!("Atlas, {name}: {about}, {of}"))?;
        if is_empty {
            self.list = super::List::default();
            return self.say("There is nothing to show.");
        }
        let (title, telling) = match sight.below {
            Some(number) => below(&parts, number),
            None => (None, above(&parts)),
        };
        if let Some(title) = title {
            self.say(&title)?;
        }
        if telling.items.is_empty() {
            self.list = super::List::default();
            return self.say(&telling.waiting.join(" "));
        }
        self.show(telling.finish())
    }
}

/// Items, with what is told between them and leads nowhere.
#[derive(Default)]
struct Telling {
    items: Vec<Item>,
    waiting: Vec<String>,
}

impl Telling {
    fn text(&mut self, text: &str) {
        self.waiting.push(text.to_owned());
    }

    fn item(&mut self, item: Item) {
        let above = std::mem::take(&mut self.waiting);
        self.items.push(if above.is_empty() {
            item
        } else {
            item.below(&above.join("\n"))
        });
    }

    /// Adds an item of a list, with what is said below it.
    fn listed(&mut self, item: &atlas::Item) {
        let colon = if item.lead.is_empty() || item.text.is_empty() {
            ""
        } else {
            ": "
        };
        let text = format!("{}{colon}{}", item.lead, item.text);
        let plain = item.notes.iter().filter(|note| note.leads_to.is_none());
        if let Some(lead) = &item.leads_to {
            let told = Item::of(text, choice(lead));
            self.item(plain.fold(told, |told, note| told.and(&note.text)));
        } else {
            self.text(&text);
            for note in plain {
                self.text(&note.text);
            }
        }
        for note in &item.notes {
            if let Some(lead) = &note.leads_to {
                self.item(Item::of(note.text.clone(), choice(lead)));
            }
        }
    }

    fn finish(mut self) -> Vec<Item> {
        let last = self.items.pop();
        let last = last.map(|last| self.waiting.iter().fold(last, |last, text| last.and(text)));
        self.items.extend(last);
        self.items
    }
}

fn choice(lead: &Lead) -> Choice {
    match lead {
        Lead::Query(query) => Choice::Search(query.clone()),
        Lead::Record { id, section } => Choice::Record {
            name: id.slug.clone(),
            anchor: (!section.is_empty()).then(|| (*section).to_owned()),
        },
    }
}

/// Returns how many items stand in these parts.
fn count(parts: &[Part]) -> usize {
    let items = parts.iter().map(|part| match part {
        Part::List(items) => items.len(),
        _ => 0,
    });
    items.sum()
}

/// Returns what is told of a view as one comes to it.
fn above(parts: &[Part]) -> Telling {
    told(parts, 0, count(parts) <= FEW)
}

/// Returns what stands below a heading of this number, or in a row of the matrix, with what that is called.
fn below(parts: &[Part], number: usize) -> (Option<String>, Telling) {
    let grid = parts.iter().find_map(|part| match part {
        Part::Grid(grid) => Some(grid),
        _ => None,
    });
    if let Some(grid) = grid {
        return row(grid, number);
    }
    let headings = parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| match part {
            Part::Heading(heading) => Some((at, heading)),
            _ => None,
        });
    let Some((at, heading)) = headings.clone().nth(number) else {
        return (None, Telling::default());
    };
    let mut after = headings.skip(number + 1);
    let end = after.find(|(_, other)| other.level <= heading.level);
    let end = end.map_or(parts.len(), |(end, _)| end);
    let own = &parts[at + 1..end];
    let mut telling = Telling::default();
    if let Some(lead) = &heading.leads_to {
        telling.item(Item::of("search for these records", choice(lead)));
    }
    let rest = told(own, number + 1, count(own) <= FEW || !has_headings(own));
    telling.items.extend(rest.items);
    telling.waiting.extend(rest.waiting);
    (Some(heading.text.to_string()), telling)
}

fn has_headings(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Heading(_)))
}

/// Returns the cells of a row that count something.
fn row(grid: &Grid, number: usize) -> (Option<String>, Telling) {
    let Some(row) = grid.rows.get(number) else {
        return (None, Telling::default());
    };
    let mut telling = Telling::default();
    for (column, cell) in grid.columns.iter().zip(&row.cells) {
        if let Some(lead) = &cell.leads_to {
            let text = format!("{column}: {}", cell.text);
            telling.item(Item::of(text, choice(lead)));
        }
    }
    (Some(row.name.to_string()), telling)
}

/// Returns parts told, whole or by the highest of their headings; `first` is the number of the first heading.
fn told(parts: &[Part], first: usize, is_whole: bool) -> Telling {
    let mut telling = Telling::default();
    let levels = parts.iter().filter_map(|part| match part {
        Part::Heading(heading) => Some(heading.level),
        _ => None,
    });
    let highest = levels.min().unwrap_or(0);
    let mut number = first;
    let mut is_below = false;
    for part in parts {
        match part {
            Part::Heading(heading) => {
                if is_whole {
                    whole_heading(heading, &mut telling);
                } else if heading.level == highest {
                    is_below = true;
                    telling.item(Item::of(heading.text.clone(), Choice::Below(number)));
                }
                number += 1;
            }
            Part::Text(text) if is_whole || !is_below => telling.text(text),
            Part::List(items) if is_whole || !is_below => {
                for item in items {
                    telling.listed(item);
                }
            }
            Part::Grid(grid) => {
                for (at, row) in grid.rows.iter().enumerate() {
                    let text = format!("{}: {}", row.name, grid.said(row));
                    telling.item(Item::of(text, Choice::Below(at)));
                }
            }
            Part::Text(_) | Part::List(_) => {}
        }
    }
    telling
}

fn whole_heading(heading: &Heading, telling: &mut Telling) {
    match &heading.leads_to {
        Some(lead) => telling.item(Item::of(heading.text.clone(), choice(lead))),
        None => telling.text(&heading.text),
    }
}
