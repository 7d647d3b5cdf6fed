//! When what happened: the periods of cases and projects and the events of the library, in rows.

use std::collections::{BTreeMap, BTreeSet};

use super::donor::{Countries, Donor};
use super::view::By;
use crate::model::timeline::Event;
use crate::model::{Digest, Field, Kind, PartialDate, Period, Phrase, RecordId, Tables};

/// The year in which the time of the standards begins: the International Labour Organization is founded.
pub const FIRST: u16 = 1919;

/// Periods and events in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first year: 1919, or earlier where something is.
    pub first: u16,
    /// The rows, by name; what belongs to none comes last.
    pub rows: Vec<Row>,
    /// The cases and projects of which nobody knows when they ran.
    pub undated: Vec<RecordId>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose it is.
    pub key: RowKey,
    /// What stands in it, by beginning.
    pub marks: Vec<Mark>,
}

/// Whose a row is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// A kind of record.
    Kind(Kind),
    /// A country, or somebody else.
    Who(Donor),
    /// Events, where rows are kinds.
    Events,
    /// Nobody's.
    Nobody,
}

/// A period or an event. The order is that of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When; an event ends as it begins.
    pub period: Period,
    /// What it is called.
    pub title: Phrase,
    /// The record; of an event, nothing.
    pub record: Option<RecordId>,
    /// The slug of the project that an event belongs to.
    pub project: Option<String>,
    /// Keys of the sources of an event in its table.
    pub sources: Vec<String>,
}

impl Mark {
    fn of(digest: &Digest) -> Option<Self> {
        Some(Self {
            period: digest.facts.period?,
            title: digest.words(&digest.title),
            record: Some(digest.id.clone()),
            project: None,
            sources: Vec::new(),
        })
    }

    fn of_event(event: &Event) -> Self {
        Self {
            period: Period {
                start: event.date,
                end: Some(event.date),
            },
            title: event.title.as_str().into(),
            record: None,
            project: event.project.clone(),
            sources: event.sources.clone(),
        }
    }

    fn rank(&self) -> (PartialDate, &Option<RecordId>, &str) {
        (self.period.start, &self.record, &self.title)
    }
}

/// Returns the events that belong to projects among these records.
pub fn events_of(events: Vec<Event>, digests: &[Digest]) -> Vec<Event> {
    let slugs: BTreeSet<&str> = digests.iter().map(|one| one.id.slug.as_str()).collect();
    let is_of = |event: &Event| {
        event
            .project
            .as_ref()
            .is_some_and(|id| slugs.contains(&**id))
    };
    events.into_iter().filter(is_of).collect()
}

/// Lays records and events out in rows.
pub fn timeline(by: By, digests: &[Digest], events: &[Event], tables: &Tables) -> Timeline {
    let countries = Countries::new(tables);
    let mut rows: BTreeMap<RowKey, Vec<Mark>> = BTreeMap::new();
    let mut undated = Vec::new();
    for digest in digests {
        if !matches!(digest.id.kind, Kind::Case | Kind::Project) {
            continue;
        }
        let Some(mark) = Mark::of(digest) else {
            undated.push(digest.id.clone());
            continue;
        };
        for key in keys(by, digest, &countries) {
            rows.entry(key).or_default().push(mark.clone());
        }
    }
    for event in events {
        for key in keys_of_event(by, event, &countries) {
            rows.entry(key).or_default().push(Mark::of_event(event));
        }
    }
    let rows = rows.into_iter().map(|(key, mut marks)| {
        marks.sort_by(|a, b| a.rank().cmp(&b.rank()));
        Row { key, marks }
    });
    let rows: Vec<Row> = rows.collect();
    let years = rows.iter().filter_map(|row| row.marks.first());
    let first = years.map(|mark| mark.period.start.year).min();
    Timeline {
        first: first.map_or(FIRST, |year| year.min(FIRST)),
        rows,
        undated,
    }
}

fn keys(by: By, digest: &Digest, countries: &Countries<'_>) -> BTreeSet<RowKey> {
    let facts = &digest.facts;
    match by {
        By::Kind => BTreeSet::from([RowKey::Kind(digest.id.kind)]),
        By::Country => {
            let codes = digest.values(Field::Country).iter();
            or_nobody(codes.map(|code| countries.country(code)))
        }
        By::Donor => {
            let sharing = facts.providers.iter().map(|code| countries.country(code));
            let paying = facts.gifts.iter().map(|gift| &gift.name);
            let named = paying.chain(&facts.partners);
            or_nobody(sharing.chain(named.map(|name| countries.donor(name))))
        }
    }
}

fn keys_of_event(by: By, event: &Event, countries: &Countries<'_>) -> BTreeSet<RowKey> {
    match by {
        By::Kind => BTreeSet::from([RowKey::Events]),
        By::Country => or_nobody(event.countries.iter().map(|code| countries.country(code))),
        By::Donor => or_nobody(event.actors.iter().map(|name| countries.donor(name))),
    }
}

fn or_nobody(who: impl Iterator<Item = Donor>) -> BTreeSet<RowKey> {
    let mut keys: BTreeSet<RowKey> = who.map(RowKey::Who).collect();
    if keys.is_empty() {
        keys.insert(RowKey::Nobody);
    }
    keys
}
