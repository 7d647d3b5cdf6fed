//! Two fields against each other: how many records have both values.

use std::collections::BTreeMap;

use super::order::rank_of;
use crate::model::{Digest, Field, Tables, Vocabulary};

/// The fields that can be rows or columns.
pub const AXES: [Field; 10] = [
    Field::Topic,
    Field::Branch,
    Field::Region,
    Field::Country,
    Field::Stage,
    Field::Outcome,
    Field::Technology,
    Field::Kind,
    Field::Delivery,
    Field::Population,
];

/// The most shade a cell can have.
pub const SHADES: usize = 4;

/// Two fields against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// What stands beside each row.
    pub rows: Axis,
    /// What stands above each column.
    pub columns: Axis,
    /// How many records have both values, by row and column.
    pub cells: Vec<Vec<usize>>,
    /// How many records there are.
    pub total: usize,
}

/// The values of one of the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The field.
    pub field: Field,
    /// Its values that records have, in the order of display; records without any come last.
    pub heads: Vec<Head>,
    /// Its values that no record has, in the order of display.
    pub empty: Vec<String>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The value; absent for the records that have none.
    pub value: Option<String>,
    /// How many records have it, each once.
    pub total: usize,
}

impl Matrix {
    /// Returns the largest count.
    pub fn most(&self) -> usize {
        self.cells.iter().flatten().copied().max().unwrap_or(0)
    }

    /// Returns how dark a cell of this count is: from 0, for none, to [`SHADES`].
    ///
    /// The darkest is the largest count of two values: records without a value may be so many that nothing else were dark.
    pub fn shade(&self, count: usize) -> usize {
        let has_value = |head: &&Head| head.value.is_some();
        let columns = self.columns.heads.iter().filter(has_value).count();
        let rows = self.rows.heads.iter().zip(&self.cells);
        let rows = rows.filter(|(head, _)| head.value.is_some());
        let most = rows.flat_map(|(_, cells)| cells.iter().take(columns)).max();
        let most = most.copied().filter(|most| *most > 0);
        let most = most.unwrap_or_else(|| self.most()).max(1);
        (count * SHADES).div_ceil(most).min(SHADES)
    }

    /// Returns the count of a row and a column, by their values.
    pub fn count(&self, row: Option<&str>, column: Option<&str>) -> usize {
        let row = self.rows.at(row).and_then(|at| self.cells.get(at));
        let column = self.columns.at(column);
        let count = row.zip(column).and_then(|(row, at)| row.get(at));
        count.copied().unwrap_or(0)
    }
}

impl Axis {
    fn new(field: Field, digests: &[&Digest], tables: &Tables) -> Self {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for digest in digests {
            for value in values(digest, field) {
                *counts.entry(value).or_default() += 1;
            }
        }
        let known = tables.vocabulary(field).into_iter();
        let known = known.flat_map(Vocabulary::ids);
        let empty = known.filter(|id| !counts.contains_key(&Some(*id)));
        let empty = empty.map(str::to_owned).collect();
        let mut heads: Vec<(Option<&str>, usize)> = counts.into_iter().collect();
        heads.sort_by_key(|(value, _)| rank_of(field, *value, tables));
        let heads = heads.into_iter().map(|(value, total)| Head {
            value: value.map(str::to_owned),
            total,
        });
        Self {
            field,
            heads: heads.collect(),
            empty,
        }
    }

    /// Returns where each value stands.
    fn places(&self) -> BTreeMap<Option<&str>, usize> {
        let values = self.heads.iter().map(|head| head.value.as_deref());
        values.zip(0..).collect()
    }

    fn at(&self, value: Option<&str>) -> Option<usize> {
        let is_it = |head: &Head| head.value.as_deref() == value;
        self.heads.iter().position(is_it)
    }
}

/// Counts records by two fields.
pub fn matrix(rows: Field, columns: Field, digests: &[Digest], tables: &Tables) -> Matrix {
    let digests: Vec<&Digest> = digests.iter().collect();
    matrix_of(rows, columns, &digests, tables)
}

/// Counts some records by two fields.
pub(super) fn matrix_of(
    rows: Field,
    columns: Field,
    digests: &[&Digest],
    tables: &Tables,
) -> Matrix {
    let rows = Axis::new(rows, digests, tables);
    let columns = Axis::new(columns, digests, tables);
    Matrix {
        cells: cells(&rows, &columns, digests),
        rows,
        columns,
        total: digests.len(),
    }
}

fn cells(rows: &Axis, columns: &Axis, digests: &[&Digest]) -> Vec<Vec<usize>> {
    let (row_places, column_places) = (rows.places(), columns.places());
    let mut cells = vec![vec![0; columns.heads.len()]; rows.heads.len()];
    for digest in digests {
        let across = found(&column_places, digest, columns.field);
        for row in found(&row_places, digest, rows.field) {
            for column in &across {
                cells[row][*column] += 1;
            }
        }
    }
    cells
}

/// Returns the places of the values of a record.
fn found<'a>(
    places: &BTreeMap<Option<&'a str>, usize>,
    digest: &'a Digest,
    field: Field,
) -> Vec<usize> {
    let values = values(digest, field).into_iter();
    let found = values.filter_map(|value| places.get(&value).copied());
    found.collect()
}

/// Tells whether a record has a value of a field, or none of the field where none is asked for.
pub fn has(digest: &Digest, field: Field, value: Option<&str>) -> bool {
    values(digest, field).contains(&value)
}

/// Returns the values of a record, or that it has none.
fn values(digest: &Digest, field: Field) -> Vec<Option<&str>> {
    match digest.values(field) {
        [] => vec![None],
        values => values.iter().map(|value| Some(value.as_str())).collect(),
    }
}
