//! Which records are alike: those filed under the same values, the rarer the values the nearer the records.
//!
//! Only what the table holds counts, so that it costs nothing before a record is opened. How a reason is worded is left
//! to those who show it.

use super::index::Index;
use super::results::Listed;
use super::table::Table;
use crate::model::Field;

/// What a shared value counts by its field, times how rare the value is: what a record is about goes before whom it is
/// for and which part of the work it takes up.
const WEIGHTS: [(Field, f32); 7] = [
    (Field::Topic, 1.0),
    (Field::Standard, 1.0),
    (Field::Country, 0.8),
    (Field::Technology, 0.8),
    (Field::Population, 0.6),
    (Field::Branch, 0.4),
    (Field::Delivery, 0.4),
];

/// What two records must share at least to be called alike: two topics of one in ten, or a country of one in three
/// hundred.
const LEAST: f32 = 4.5;

/// A record that is like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// Which record.
    pub listed: Listed,
    /// What both are filed under, what says most first.
    pub shared: Vec<(Field, String)>,
}

impl Index {
    /// Returns the originals most like the record at a path that it does not name and that do not name it.
    pub fn alike(&self, path: &str, limit: usize) -> Vec<Kin> {
        self.with_table(|table| {
            let row = table.at(path);
            row.map_or_else(Vec::new, |row| alike(table, row, limit))
        })
    }

    /// Returns, for each of some records, what it and the record at a path are filed under alike.
    pub fn shared(&self, path: &str, others: &[Listed]) -> Vec<Vec<(Field, String)>> {
        self.with_table(|table| {
            let own = table.at(path);
            let both = |other: &Listed| Some(shared(table, own?, table.at(&other.path)?));
            let others = others.iter();
            others
                .map(|other| both(other).unwrap_or_default())
                .collect()
        })
    }
}

/// Returns the originals most like a row that it does not name and that do not name it, the most alike first.
fn alike(table: &Table, row: usize, limit: usize) -> Vec<Kin> {
    let mut points = vec![0.0_f32; table.len()];
    for (field, weight) in WEIGHTS {
        let Some(facet) = table.facet(field) else {
            continue;
        };
        let own = facet.of(row);
        if own.is_empty() {
            continue;
        }
        let counts: Vec<(u16, f32)> = own
            .iter()
            .map(|number| (*number, weight * rarity(table, field, *number)))
            .collect();
        for (other, points) in points.iter_mut().enumerate() {
            let numbers = facet.of(other).iter();
            let shared = numbers.filter_map(|number| counts.iter().find(|(own, _)| own == number));
            *points += shared.map(|(_, count)| count).sum::<f32>();
        }
    }
    let mut found: Vec<usize> = (0..table.len())
        .filter(|other| points[*other] >= LEAST)
        .collect();
    // Rows are in order of kind and slug, which decides between equals.
    found.sort_by(|a, b| points[*b].total_cmp(&points[*a]).then(a.cmp(b)));
    let kin = |other: usize| Kin {
        listed: table.listed(other),
        shared: shared(table, row, other),
    };
    let found = found.into_iter();
    found
        .filter(|other| may_be_alike(table, row, *other))
        .take(limit)
        .map(kin)
        .collect()
}

/// Returns what two rows are filed under alike, what says most first.
fn shared(table: &Table, row: usize, other: usize) -> Vec<(Field, String)> {
    let mut found: Vec<(f32, Field, &String)> = Vec::new();
    for (field, weight) in WEIGHTS {
        let Some(facet) = table.facet(field) else {
            continue;
        };
        let others = facet.of(other);
        for number in facet.of(row).iter().filter(|own| others.contains(own)) {
            if let Some(value) = facet.values.get(usize::from(*number)) {
                found.push((weight * rarity(table, field, *number), field, value));
            }
        }
    }
    found.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    let found = found.into_iter();
    found
        .map(|(_, field, value)| (field, value.clone()))
        .collect()
}

/// Tells whether a row may stand beside another: as an original, and not where it is named already.
fn may_be_alike(table: &Table, row: usize, other: usize) -> bool {
    let (own, slug) = (table.slug(row), table.slug(other));
    !table.is_translation(other)
        && own != slug
        && table.links(row).all(|link| link != slug)
        && table.links(other).all(|link| link != own)
}

/// Returns how much it says that two records share a value: nothing where all have it.
fn rarity(table: &Table, field: Field, number: u16) -> f32 {
    let totals = table.facet(field).map_or(&[][..], |facet| facet.totals());
    let total = totals.get(usize::from(number)).copied().unwrap_or(0).max(1);
    let share = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (share(table.len()) / share(total)).ln()
}
