//! What lies on the Desk: the lists, each under its heading, and the rows they take.

use crate::model::RecordPath;
use crate::personal::{Note, Order, SavedSearch, Spot};
use crate::session::Summary;
use crate::tui::action::Action;
use crate::tui::kept::{Kept, NOTE};
use crate::tui::keymap::KeyNames;
use crate::tui::screens::{Context, Go};
use crate::tui::text;

/// Which lists are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    All,
    /// The marks.
    Marks,
    /// The saved searches.
    Searches,
}

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A mark.
    Mark(Spot),
    /// A note, and what its record is called.
    Note(Note, String),
    /// A record picked to be compared.
    Picked(Spot),
    /// A saved search.
    Search(SavedSearch),
    /// An agenda that can be followed.
    Agenda(Summary),
    /// A record that was read, and where one stopped.
    Read(Spot),
    /// A query that was asked.
    Asked(String),
}

impl Entry {
    /// Returns what it is called.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Mark(spot) | Self::Read(spot) | Self::Picked(spot) => &spot.title,
            Self::Note(_, title) => title,
            Self::Search(search) => &search.name,
            Self::Agenda(agenda) => &agenda.title,
            Self::Asked(query) => query,
        }
    }

    /// Returns what is told below that.
    pub(super) fn detail(&self, dot: &str) -> Option<String> {
        match self {
            Self::Mark(spot) | Self::Picked(spot) => Some(told(spot, "", dot)),
            Self::Read(spot) => Some(told(spot, "stopped at ", dot)),
            Self::Note(note, _) => Some(note.beginning().to_owned()),
            Self::Search(search) => Some(search.query.clone()),
            Self::Agenda(agenda) => Some(format!(
                "{} minutes{dot}{} steps{dot}{}",
                agenda.minutes, agenda.steps, agenda.slug
            )),
            Self::Asked(_) => None,
        }
    }

    /// Returns where it leads.
    pub(super) fn go(&self) -> Go {
        match self {
            Self::Mark(spot) => open(&spot.record, &spot.section),
            Self::Note(note, _) => open(&note.slug, NOTE),
            Self::Read(spot) | Self::Picked(spot) => open(&spot.record, ""),
            Self::Search(search) => Go::Search(search.query.clone()),
            Self::Asked(query) => Go::Search(query.clone()),
            Self::Agenda(agenda) => Go::Agenda(agenda.path.clone()),
        }
    }

    /// Returns the place in a record that it stands for, if it stands for one.
    pub(super) fn spot(&self) -> Option<&Spot> {
        match self {
            Self::Mark(spot) | Self::Read(spot) | Self::Picked(spot) => Some(spot),
            Self::Note(..) | Self::Search(_) | Self::Asked(_) | Self::Agenda(_) => None,
        }
    }

    /// Returns the order that takes it out; nothing where it is the library's.
    pub(super) fn removal(&self) -> Option<Order> {
        Some(match self {
            Self::Mark(spot) => Order::Unmark(spot.clone()),
            Self::Note(note, _) => Order::RemoveNote(note.slug.clone()),
            Self::Picked(spot) => Order::TakeBack(spot.record.clone()),
            Self::Search(search) => Order::Forget(search.name.clone()),
            Self::Read(spot) => Order::ForgetRead(spot.record.clone()),
            Self::Asked(query) => Order::ForgetQuery(query.clone()),
            Self::Agenda(_) => return None,
        })
    }
}

/// Returns the way to a place of a record; without an anchor, to where one stopped.
fn open(name: &str, anchor: &str) -> Go {
    Go::OpenRecord {
        name: name.to_owned(),
        anchor: (!anchor.is_empty()).then(|| anchor.to_owned()),
        words: Vec::new(),
    }
}

/// Returns the kind of a record, its language where it is a translation, and the section, with some words before it.
fn told(spot: &Spot, before: &str, dot: &str) -> String {
    let path = RecordPath::parse(&spot.record);
    let kind = path.as_ref().map(|path| path.id.kind.name().to_owned());
    let tag = path.and_then(|path| path.tag);
    let heading = (!spot.heading.is_empty()).then(|| format!("{before}{}", spot.heading));
    let parts: Vec<String> = [kind, tag, heading].into_iter().flatten().collect();
    parts.join(dot)
}

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// An empty one.
    Gap,
    /// The heading of a list.
    Heading(&'static str),
    /// What is told where a list is empty.
    Hint(String),
    /// What an entry is called.
    Title(usize),
    /// What is told of it.
    Detail(usize),
}

/// The lists in rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// What is kept, in the order of the lists.
    pub(super) entries: Vec<Entry>,
    /// The rows.
    pub(super) all: Vec<Row>,
    /// The row of the title of each entry.
    pub(super) titles: Vec<usize>,
    /// The first entry of each list that has any.
    pub(super) lists: Vec<usize>,
}

impl Rows {
    /// Returns the lists that are shown, for so many columns.
    pub(super) fn new(
        shown: Shown,
        agendas: &[Summary],
        columns: usize,
        context: &Context<'_>,
    ) -> Self {
        let kept = context.kept;
        let mut rows = Self::default();
        if shown != Shown::Searches {
            rows.list("Marks", marks(kept), &no_marks(context), columns);
        }
        if shown == Shown::All {
            rows.list("Notes", notes(kept), &no_notes(context), columns);
            rows.list(
                "Picked to compare",
                picked(kept),
                &no_picks(context),
                columns,
            );
        }
        if shown != Shown::Marks {
            rows.list("Saved searches", searches(kept), NO_SEARCHES, columns);
        }
        if shown == Shown::All && !agendas.is_empty() {
            let agendas = agendas.iter().cloned().map(Entry::Agenda);
            rows.list("Agendas", agendas.collect(), "", columns);
        }
        if shown == Shown::All {
            rows.list(
                "Records read",
                read(kept),
                "No record was read yet.",
                columns,
            );
            rows.list(
                "Past searches",
                asked(kept),
                "Nothing was searched for yet.",
                columns,
            );
        }
        rows
    }

    fn list(&mut self, heading: &'static str, entries: Vec<Entry>, hint: &str, columns: usize) {
        if !self.all.is_empty() {
            self.all.push(Row::Gap);
        }
        self.all.push(Row::Heading(heading));
        if entries.is_empty() {
            let lines = text::wrap(hint, columns.saturating_sub(3));
            self.all.extend(lines.into_iter().map(Row::Hint));
        } else {
            self.lists.push(self.entries.len());
        }
        for entry in entries {
            let at = self.entries.len();
            self.titles.push(self.all.len());
            self.all.push(Row::Title(at));
            if entry.detail("").is_some() {
                self.all.push(Row::Detail(at));
            }
            self.entries.push(entry);
        }
    }

    /// Returns the first row of an entry, with the heading above it if it is the first of its list, and one past its last.
    pub(super) fn span(&self, entry: usize) -> (usize, usize) {
        let Some(title) = self.titles.get(entry).copied() else {
            return (0, 0);
        };
        let is_first = self.lists.contains(&entry);
        let has_detail = self.all.get(title + 1) == Some(&Row::Detail(entry));
        let start = match entry {
            // What stands above the first entry has nothing else to be seen with.
            0 => 0,
            _ => title - usize::from(is_first),
        };
        (start, title + 1 + usize::from(has_detail))
    }
}

/// What is told where no search is saved.
const NO_SEARCHES: &str =
    "No search is saved yet. In the Library, search for something, then type :save and a name.";

fn no_marks(context: &Context<'_>) -> String {
    let key = key(Action::Mark, context);
    format!("Nothing is marked yet. {key} marks the selected record, or the section that is read.")
}

fn no_notes(context: &Context<'_>) -> String {
    let key = key(Action::Note, context);
    format!("No note is written yet. {key} writes one on the record that is selected or read.")
}

fn no_picks(context: &Context<'_>) -> String {
    let (pick, compare) = (key(Action::Tray, context), key(Action::Compare, context));
    format!(
        "No record is picked. {pick} picks the record that is selected or read, {compare} compares those that are."
    )
}

/// Returns the name of a key of the reader.
fn key(action: Action, context: &Context<'_>) -> String {
    let names = KeyNames {
        ascii: context.theme.ascii(),
    };
    let keys = context.keymap.keys("reader", action);
    keys.first().map_or_else(String::new, |key| names.of(*key))
}

fn marks(kept: &Kept) -> Vec<Entry> {
    kept.marks.iter().rev().cloned().map(Entry::Mark).collect()
}

fn notes(kept: &Kept) -> Vec<Entry> {
    let entry = |note: &Note| Entry::Note(note.clone(), kept.title_of(note).to_owned());
    kept.notes.iter().map(entry).collect()
}

fn picked(kept: &Kept) -> Vec<Entry> {
    let picked = kept.picks.all().iter();
    picked.cloned().map(Entry::Picked).collect()
}

fn searches(kept: &Kept) -> Vec<Entry> {
    kept.searches.iter().cloned().map(Entry::Search).collect()
}

fn read(kept: &Kept) -> Vec<Entry> {
    kept.read.iter().rev().cloned().map(Entry::Read).collect()
}

fn asked(kept: &Kept) -> Vec<Entry> {
    kept.asked.iter().rev().cloned().map(Entry::Asked).collect()
}
