//! What is missing: values that few records have, places where none is, records that are stale or weakly sourced.
//!
//! Cases and projects are counted, for these tell what was done; languages are counted over all records.

use std::collections::{BTreeMap, BTreeSet};

use super::matrix::matrix_of;
use crate::model::age::is_stale;
use crate::model::digest::Figures;
use crate::model::{Digest, Field, Kind, PartialDate, Phrase, RecordId, Tables, Vocabulary};

/// Fewer records than this are few: two can be compared, a pattern takes a third.
pub const FEW: usize = 3;

/// How many places without a record are named.
const GAPS: usize = 10;

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many records there are.
    pub total: usize,
    /// How many of them are cases and projects.
    pub practices: usize,
    /// What few records have, by what it is.
    pub lacks: Vec<Lack>,
    /// Where no case or project is although there are many of either sort, the most astonishing first.
    pub gaps: Vec<Gap>,
    /// The records that nobody changed or read again for long, the oldest first.
    pub stale: Vec<Stale>,
    /// The records that nobody but their author has read, the oldest first.
    pub unreviewed: Vec<Stale>,
    /// The records that rest on nothing but copies, memory and weak hosts.
    pub weak: Vec<Weak>,
    /// The records with figures that want a second source or a better one, those with most first.
    pub figures: Vec<Unsure>,
    /// How many figures there are in all records, and what they rest on.
    pub all_figures: Figures,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The values of a field.
    Field(Field),
    /// The groupings of countries.
    Group,
    /// The languages that records are there in.
    Language,
}

impl Looked {
    /// All that is looked at, in the order of display.
    pub const ALL: [Self; 6] = [
        Self::Field(Field::Topic),
        Self::Field(Field::Branch),
        Self::Field(Field::Region),
        Self::Group,
        Self::Field(Field::Stage),
        Self::Language,
    ];

    /// Returns its word, which never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::Group => "group",
            Self::Language => "language",
        }
    }

    /// Returns the list of its values.
    pub fn vocabulary(self, tables: &Tables) -> Option<&Vocabulary> {
        match self {
            Self::Field(field) => tables.vocabulary(field),
            Self::Group => Some(&tables.vocabularies.groupings),
            Self::Language => Some(&tables.vocabularies.languages),
        }
    }
}

/// The values that few records have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Of what.
    pub looked: Looked,
    /// How many values there are.
    pub of: usize,
    /// Those with fewer than [`FEW`] records and how many they have, the fewest first, then in the order of display.
    pub values: Vec<(String, usize)>,
}

/// A place without a case or project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The topic, and how many cases and projects have it.
    pub topic: (String, usize),
    /// The region, and how many have it.
    pub region: (String, usize),
}

/// A record that should be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The record.
    pub id: RecordId,
    /// Its title.
    pub title: Phrase,
    /// When it was last changed or read again; absent where nobody says.
    pub last: Option<PartialDate>,
}

/// A record that is weakly sourced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weak {
    /// The record.
    pub id: RecordId,
    /// Its title.
    pub title: Phrase,
    /// What is said of its sources.
    pub why: String,
}

/// A record with figures that are not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The record.
    pub id: RecordId,
    /// Its title.
    pub title: Phrase,
    /// What its figures rest on.
    pub figures: Figures,
}

/// Looks for what is missing among records; regions and groups that hold none of the countries looked at miss nothing.
pub fn coverage(
    digests: &[Digest],
    looked_at: Option<&BTreeSet<String>>,
    tables: &Tables,
    today: PartialDate,
) -> Coverage {
    let is_seen = |looked: Looked, id: &str| is_looked_at(looked, id, looked_at, tables);
    let is_practice = |one: &&Digest| matches!(one.id.kind, Kind::Case | Kind::Project);
    let all: Vec<&Digest> = digests.iter().collect();
    let practices: Vec<&Digest> = digests.iter().filter(is_practice).collect();
    let lacks = Looked::ALL.into_iter().map(|looked| {
        let counted = match looked {
            Looked::Language => &all,
            _ => &practices,
        };
        lack(looked, counted, &is_seen, tables)
    });
    let is_old = |one: &&Digest| one.looked_at().is_none_or(|last| is_stale(last, today));
    let is_unread = |one: &&Digest| one.facts.reviewed.is_none();
    let weak = digests.iter().filter_map(|one| {
        let why = one.facts.weakness.clone()?;
        Some(Weak {
            id: one.id.clone(),
            title: one.words(&one.title),
            why,
        })
    });
    Coverage {
        total: digests.len(),
        practices: practices.len(),
        lacks: lacks.collect(),
        gaps: gaps(&practices, &is_seen, tables),
        stale: oldest(digests.iter().filter(is_old)),
        unreviewed: oldest(digests.iter().filter(is_unread)),
        weak: weak.collect(),
        figures: unsure(digests),
        all_figures: digests
            .iter()
            .fold(Figures::default(), |all, one| added(all, one.facts.figures)),
    }
}

/// Tells whether a region or a group holds one of the countries looked at; all else is looked at in any case.
fn is_looked_at(
    looked: Looked,
    id: &str,
    countries: Option<&BTreeSet<String>>,
    tables: &Tables,
) -> bool {
    let Some(codes) = countries else {
        return true;
    };
    let own = tables.countries.all.iter();
    let mut own = own.filter(|country| codes.contains(&country.iso3));
    match looked {
        Looked::Field(Field::Region) => own.any(|country| country.region == id),
        Looked::Group => own.any(|country| country.groups.iter().any(|group| group == id)),
        _ => true,
    }
}

fn lack(
    looked: Looked,
    digests: &[&Digest],
    is_seen: &dyn Fn(Looked, &str) -> bool,
    tables: &Tables,
) -> Lack {
    let groups: BTreeMap<&str, &[String]> = match looked {
        Looked::Group => {
            let countries = tables.countries.all.iter();
            countries.map(|one| (&*one.iso3, &*one.groups)).collect()
        }
        _ => BTreeMap::new(),
    };
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for digest in digests {
        for value in values(looked, digest, &groups) {
            *counted.entry(value).or_default() += 1;
        }
    }
    let list = looked.vocabulary(tables);
    let ids = list.into_iter().flat_map(Vocabulary::ids);
    let ids: Vec<&str> = ids.filter(|id| is_seen(looked, id)).collect();
    let of = ids.len();
    let counts = ids.into_iter();
    let counts = counts.map(|id| (id.to_owned(), counted.get(id).copied().unwrap_or_default()));
    let mut few: Vec<(String, usize)> = counts.filter(|(_, count)| *count < FEW).collect();
    few.sort_by_key(|(_, count)| *count);
    Lack {
        looked,
        of,
        values: few,
    }
}

/// Returns what a record has of what is looked at, each once; the groups are those of each country.
fn values<'a>(
    looked: Looked,
    digest: &'a Digest,
    groups: &BTreeMap<&'a str, &'a [String]>,
) -> Vec<&'a str> {
    let mut values: Vec<&str> = match looked {
        Looked::Field(field) => digest.values(field).iter().map(String::as_str).collect(),
        Looked::Group => {
            let codes = digest.values(Field::Country).iter();
            let groups = codes.filter_map(|code| groups.get(code.as_str()));
            groups.copied().flatten().map(String::as_str).collect()
        }
        Looked::Language => {
            let languages = digest.languages.iter();
            languages
                .flat_map(|one| [one.tag(), one.primary()])
                .collect()
        }
    };
    values.sort_unstable();
    values.dedup();
    values
}

/// Returns the topics and regions that no case or project has both of, those with most of either first.
fn gaps(
    practices: &[&Digest],
    is_seen: &dyn Fn(Looked, &str) -> bool,
    tables: &Tables,
) -> Vec<Gap> {
    let matrix = matrix_of(Field::Topic, Field::Region, practices, tables);
    let mut gaps = Vec::new();
    for (row, cells) in matrix.rows.heads.iter().zip(&matrix.cells) {
        for (column, count) in matrix.columns.heads.iter().zip(cells) {
            if let (0, Some(topic), Some(region)) = (count, &row.value, &column.value)
                && is_seen(Looked::Field(Field::Region), region)
            {
                gaps.push(Gap {
                    topic: (topic.clone(), row.total),
                    region: (region.clone(), column.total),
                });
            }
        }
    }
    // Were topics and regions independent, so many records would be there.
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.topic.1 * gap.region.1));
    gaps.truncate(GAPS);
    gaps
}

fn oldest<'a>(digests: impl Iterator<Item = &'a Digest>) -> Vec<Stale> {
    let stale = digests.map(|one| Stale {
        id: one.id.clone(),
        title: one.words(&one.title),
        last: one.looked_at(),
    });
    let mut stale: Vec<Stale> = stale.collect();
    stale.sort_by(|a, b| (a.last, &a.id).cmp(&(b.last, &b.id)));
    stale
}

fn unsure(digests: &[Digest]) -> Vec<Unsure> {
    let weight = |figures: Figures| (figures.bare, figures.weak, figures.single);
    let unsure = digests
        .iter()
        .filter(|one| weight(one.facts.figures) != (0, 0, 0));
    let unsure = unsure.map(|one| Unsure {
        id: one.id.clone(),
        title: one.words(&one.title),
        figures: one.facts.figures,
    });
    let mut unsure: Vec<Unsure> = unsure.collect();
    unsure.sort_by(|a, b| (weight(b.figures), &a.id).cmp(&(weight(a.figures), &b.id)));
    unsure
}

fn added(one: Figures, other: Figures) -> Figures {
    Figures {
        all: one.all.saturating_add(other.all),
        single: one.single.saturating_add(other.single),
        bare: one.bare.saturating_add(other.bare),
        weak: one.weak.saturating_add(other.weak),
    }
}
