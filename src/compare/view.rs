//! A comparison seen from one side or the other: records as columns, or as rows.

use super::table::{Cell, Table};
use crate::model::Phrase;

/// A table with its records as columns or as rows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    table: &'a Table,
    is_flipped: bool,
}

/// The name of a column or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The name a program knows it by: the slug of a record, the id of a dimension.
    pub key: &'a str,
    /// The name a reader knows it by.
    pub name: &'a Phrase,
    /// Whether it is a record, not a dimension.
    pub is_record: bool,
    /// Whether the records differ in it; true for a record.
    pub differs: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(table: &'a Table, is_flipped: bool) -> Self {
        Self { table, is_flipped }
    }

    /// Returns the names of the columns.
    pub fn columns(&self) -> Vec<Label<'a>> {
        if self.is_flipped {
            self.dimensions()
        } else {
            self.records()
        }
    }

    /// Returns the names of the rows.
    pub fn rows(&self) -> Vec<Label<'a>> {
        if self.is_flipped {
            self.records()
        } else {
            self.dimensions()
        }
    }

    /// Returns what stands in a row and a column; nothing outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &'a Cell {
        let (dimension, record) = if self.is_flipped {
            (column, row)
        } else {
            (row, column)
        };
        let row = self.table.rows.get(dimension);
        let cell = row.and_then(|row| row.cells.get(record));
        cell.unwrap_or(&Cell::Nothing)
    }

    fn records(&self) -> Vec<Label<'a>> {
        let heads = self.table.heads.iter();
        heads
            .map(|head| Label {
                key: &head.id.slug,
                name: &head.title,
                is_record: true,
                differs: true,
            })
            .collect()
    }

    fn dimensions(&self) -> Vec<Label<'a>> {
        let rows = self.table.rows.iter();
        rows.map(|row| Label {
            key: &row.id,
            name: &row.name,
            is_record: false,
            differs: row.differs,
        })
        .collect()
    }
}
