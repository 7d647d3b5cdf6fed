//! The Library: the welcome, searches, their hits, and what else could be searched for.

use super::Session;
use super::list::{Choice, Item, headed};
use super::place::Place;
use crate::cli::output::Role;
use crate::cli::search::{paragraphs, relaxed};
use crate::library::LibraryError;
use crate::model::{Field, Kind};
use crate::personal::{Order as Keep, SavedSearch};
use crate::search::{Answer, Hit, Order, Reach, Request, filters, narrow, verbatim};

/// How many hits are told at a time.
const PAGE: usize = 5;

/// What is said before the library is there.
pub(super) const OPENING: &str = "casebook, in plain lines. Opening the library.";

/// A search, and how far its hits were told.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// What is asked; absent before anything was.
    query: Option<String>,
    /// How many hits stand before those told last.
    first: usize,
    /// How many there are.
    all: usize,
    /// The query that takes the words as they were typed, where they were corrected.
    as_typed: Option<String>,
}

impl Search {
    fn new(query: &str) -> Self {
        Self {
            query: Some(query.to_owned()),
            ..Self::default()
        }
    }

    /// Returns what is asked, if anything is.
    pub(super) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// Tells whether something was asked.
    pub(super) fn is_asked(&self) -> bool {
        self.query.is_some()
    }

    /// Tells whether there are hits that were not told yet.
    pub(super) fn has_more(&self) -> bool {
        self.first + PAGE < self.all
    }

    /// Returns how many hits were told, and how many there are.
    pub(super) fn extent(&self) -> (usize, usize) {
        ((self.first + PAGE).min(self.all), self.all)
    }
}

impl Session<'_, '_> {
    /// Searches.
    pub(super) fn search(&mut self, query: &str) -> anyhow::Result<()> {
        let query = query.trim();
        self.keeping.order(Keep::Remember(query.to_owned()));
        self.go(Place::Library(Search::new(query)))?;
        self.tell()
    }

    /// Asks the index.
    pub(super) fn ask(
        &self,
        query: &str,
        offset: usize,
        facets: bool,
    ) -> Result<Answer, LibraryError> {
        self.library.search(&Request {
            text: query.to_owned(),
            live: true,
            reach: Reach::Meaning,
            order: Order::Rank,
            offset,
            limit: if facets { 0 } else { PAGE },
            facets,
            snippets: true,
            reader: Some(self.settings.language.clone()),
            this_year: self.settings.year(),
        })
    }

    /// Returns the search one is at, or the nearest on the way back.
    pub(super) fn searched(&self) -> Option<&Search> {
        self.places().find_map(|place| match place {
            Place::Library(search) => Some(search),
            _ => None,
        })
    }

    /// Returns what was searched for last; nothing where nothing was.
    pub(super) fn query(&self) -> String {
        let query = self.searched().and_then(|search| search.query.clone());
        query.unwrap_or_default()
    }

    /// Says what there is, or the hits where they stood.
    pub(super) fn announce_library(&mut self) -> anyhow::Result<()> {
        match self.searched() {
            Some(search) if search.is_asked() => {
                let first = search.first;
                self.hits(first, true)
            }
            _ => self.welcome(),
        }
    }

    /// Goes on with the hits.
    pub(super) fn more_hits(&mut self) -> anyhow::Result<()> {
        let first = self.searched().map_or(0, |search| search.first);
        self.hits(first + PAGE, false)
    }

    fn welcome(&mut self) -> anyhow::Result<()> {
        self.list = super::List::default();
        let answer = match self.ask("", 0, true) {
            Ok(answer) => answer,
            Err(error) => return self.trouble(&error),
        };
        let info = &self.tables.info;
        let greeting = [&info.welcome, &info.name];
        let greeting = greeting.into_iter().find(|text| !text.is_empty()).cloned();
        if let Some(greeting) = greeting {
            self.say(&greeting)?;
        }
        self.say(&format!("Library. {}.", counts(&answer)))?;
        if let Some(last) = self.last_read() {
            let at = match last.heading.as_str() {
                "" => String::new(),
                heading => format!(", at {heading}"),
            };
            let title = last.title.trim_end_matches('.');
            let words = format!("r goes on reading {title}{at}.");
            self.say(&words)?;
        }
        self.say(
            "Type words to search for, then the number of what you want to open. \
             Enter goes on, b leads back, h tells what else may be typed.",
        )
    }

    /// Tells hits from one on, with what is to be known of the search where they are its first.
    fn hits(&mut self, first: usize, is_new: bool) -> anyhow::Result<()> {
        let query = self.query();
        let answer = match self.ask(&query, first, false) {
            Ok(answer) => answer,
            Err(error) => return self.trouble(&error),
        };
        let as_typed = answer.corrected.as_ref();
        let as_typed = as_typed.map(|corrected| verbatim(&query, &corrected.shown));
        if let Some(Place::Library(search)) = self.place_mut() {
            search.first = first;
            search.all = answer.total + answer.following;
            search.as_typed.clone_from(&as_typed);
        }
        if is_new {
            self.say(&found(&query, first, &answer))?;
            for words in notes(&answer) {
                self.say(&words)?;
            }
        }
        let mut items = items(&answer);
        let kept = self.keeping.kept();
        for (item, hit) in items.iter_mut().zip(&answer.hits) {
            if kept.has_mark(&hit.path) {
                item.paragraphs.push(vec![(Role::Dim, "marked".to_owned())]);
            }
            if kept.picks.has(&hit.path) {
                item.paragraphs.push(vec![(Role::Dim, "picked".to_owned())]);
            }
        }
        if first == 0 {
            items.extend(offers(&answer, as_typed));
        }
        if items.is_empty() {
            self.say("Try fewer words, or others.")?;
        }
        self.list.add(first + 1, items);
        self.show_more()
    }

    /// Takes the last filter out of the query.
    pub(super) fn remove_filter(&mut self) -> anyhow::Result<()> {
        let query = self.query();
        let last = filters(&query, Some(&self.tables), self.labels()).pop();
        match last {
            Some(last) => self.search(&narrow::without(&query, last.range)),
            None => self.say("There is no filter in the query. f lists some."),
        }
    }

    /// Searches for the words as they were typed.
    pub(super) fn as_typed(&mut self) -> anyhow::Result<()> {
        match self.searched().and_then(|search| search.as_typed.clone()) {
            Some(query) => self.search(&query),
            None => self.say("The words were searched for as they were typed."),
        }
    }

    /// Saves the search under a name.
    pub(super) fn save(&mut self, name: &str) -> anyhow::Result<()> {
        let query = self.query();
        if name.is_empty() || query.is_empty() {
            return self.say("Search for something, then type :save and a name.");
        }
        let name = name.to_owned();
        self.keeping.order(Keep::Save(SavedSearch { name, query }));
        self.tell()
    }

    /// Forgets a saved search.
    pub(super) fn forget(&mut self, name: &str) -> anyhow::Result<()> {
        if name.is_empty() {
            return self.say("Type :forget and the name of a saved search; v lists them.");
        }
        self.keeping.order(Keep::Forget(name.to_owned()));
        self.tell()
    }

    /// Says what came of what was to be kept.
    pub(super) fn tell(&mut self) -> anyhow::Result<()> {
        for words in self.keeping.told() {
            self.say(&sentence(&words))?;
        }
        Ok(())
    }
}

/// Returns words as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let stop = if words.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{}{}{stop}", first.collect::<String>(), characters.as_str())
}

/// Returns how many there are of something.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns how many records there are of each kind.
fn counts(answer: &Answer) -> String {
    let facets = &answer.facets;
    let kinds = facets.iter().find(|facet| facet.field == Field::Kind);
    let count = |kind: Kind| {
        let mut values = kinds?.values.iter();
        let value = values.find(|value| value.value == kind.name())?;
        Some(counted(value.count, kind.name(), kind.folder()))
    };
    let all = counted(answer.total, "record", "records");
    let each: Vec<String> = Kind::ALL.into_iter().filter_map(count).collect();
    match each.len() {
        0 | 1 => all,
        _ => format!("{all}: {}", each.join(", ")),
    }
}

/// Returns how many records answer a query, and from which on they are told.
fn found(query: &str, first: usize, answer: &Answer) -> String {
    let records = counted(answer.total, "record", "records");
    let from = match first {
        0 => String::new(),
        _ => format!(", from {} on", first + 1),
    };
    match (query.trim(), answer.complete) {
        ("", _) => format!("All records: {}{from}.", answer.total),
        (query, 0) if answer.total == 0 => format!("Nothing found for: {query}"),
        (query, 0) => format!("{} less exact{from}, for: {query}", answer.less_exact),
        (query, _) => format!("{records}{from}, for: {query}"),
    }
}

/// Returns what is to be known of how a query was read.
fn notes(answer: &Answer) -> Vec<String> {
    let mut said: Vec<String> = answer
        .notes
        .iter()
        .map(|note| match &note.help {
            Some(help) => sentence(&format!("{}; {help}", note.message)),
            None => sentence(&note.message),
        })
        .collect();
    if let Some(corrected) = &answer.corrected {
        said.push(format!("Showing results for: {}", corrected.shown.trim()));
    }
    if answer.following > 0 {
        let more = counted(answer.following, "record that lacks", "records that lack");
        said.push(format!("With {more} a word, as each says."));
    }
    let lacks = |hit: &Hit| !hit.left_out.is_empty();
    if answer.complete == 0 && answer.hits.iter().any(lacks) {
        said.push(sentence(&relaxed(&answer.hits)));
    }
    said
}

/// Returns hits as items.
fn items(answer: &Answer) -> Vec<Item> {
    let item = |hit: &Hit| {
        let section = hit.section.as_ref();
        let choice = Choice::Record {
            name: hit.path.clone(),
            anchor: section.map(|section| section.anchor.clone()),
        };
        Item {
            heading: None,
            paragraphs: paragraphs(hit),
            choice,
        }
    };
    answer.hits.iter().map(item).collect()
}

/// Returns what else could be searched for.
fn offers(answer: &Answer, as_typed: Option<String>) -> Vec<Item> {
    let mut items: Vec<Item> = as_typed
        .into_iter()
        .map(|query| {
            Item::of(
                format!("{} (as typed)", query.trim()),
                Choice::Search(query),
            )
        })
        .collect();
    items.extend(answer.suggestions.iter().map(|suggestion| {
        let records = counted(suggestion.total, "record", "records");
        let mut item = Item::of(
            suggestion.query.clone(),
            Choice::Search(suggestion.query.clone()),
        );
        if let Some(pieces) = item.paragraphs.first_mut() {
            pieces.push((Role::Dim, format!(" ({}, {records})", suggestion.reason)));
        }
        item
    }));
    headed("To search for instead:", items)
}
