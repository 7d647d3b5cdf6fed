//! One cell of a matrix: the records it counts.

use serde_json::{Value, json};

use super::matrix::cell_query;
use super::{Item, Lead, Part, Told, Words};
use crate::atlas::{Axis, Matrix, has};
use crate::model::{Digest, Field, Language};
use crate::source::nearest;

/// What stands for records without a value.
pub(super) const NONE: &str = "-";

/// The records of one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    row: (Field, Option<String>),
    column: (Field, Option<String>),
    records: Vec<Digest>,
    /// The query that finds them.
    query: String,
}

/// Why a text names no cell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellFault {
    /// It is not two values.
    #[error("`{0}` is no cell")]
    NotTwo(String),
    /// No record has the value.
    #[error("no record found has the {field} `{typed}`")]
    Unknown {
        /// Of which field.
        field: Field,
        /// The value as typed.
        typed: String,
        /// The value that could be meant.
        meant: Option<String>,
    },
}

impl Cell {
    /// Returns the cell that is named by two values with a comma between them; the records are those that the matrix
    /// counts for a query.
    pub fn find(
        named: &str,
        matrix: &Matrix,
        mut records: Vec<Digest>,
        query: &str,
    ) -> Result<Self, CellFault> {
        let (row, column) = named
            .split_once(',')
            .ok_or_else(|| CellFault::NotTwo(named.to_owned()))?;
        let row = value(row.trim(), &matrix.rows)?;
        let column = value(column.trim(), &matrix.columns)?;
        let (rows, columns) = (matrix.rows.field, matrix.columns.field);
        records
            .retain(|one| has(one, rows, row.as_deref()) && has(one, columns, column.as_deref()));
        Ok(Self {
            query: cell_query(matrix, row.as_deref(), column.as_deref(), query),
            row: (rows, row),
            column: (columns, column),
            records,
        })
    }
}

/// Reads the value of a row or column; nothing for the records that have none.
fn value(typed: &str, axis: &Axis) -> Result<Option<String>, CellFault> {
    if typed == NONE {
        return Ok(None);
    }
    let heads = axis.heads.iter().filter_map(|head| head.value.as_ref());
    let ids: Vec<&String> = heads.chain(&axis.empty).collect();
    if let Some(id) = ids.iter().find(|id| id.eq_ignore_ascii_case(typed)) {
        return Ok(Some((*id).clone()));
    }
    let meant = nearest(typed, ids.iter().map(|id| id.as_str()));
    Err(CellFault::Unknown {
        field: axis.field,
        typed: typed.to_owned(),
        meant: meant.map(str::to_owned),
    })
}

/// The records of a cell, to be told.
pub(super) struct CellTold<'a> {
    pub(super) cell: &'a Cell,
    pub(super) words: Words<'a>,
}

impl Told for CellTold<'_> {
    fn is_empty(&self) -> bool {
        self.cell.records.is_empty()
    }

    fn parts(&self) -> Vec<Part> {
        let of =
            |(field, value): &(Field, Option<String>)| self.words.label(*field, value.as_deref());
        let (row, column) = (of(&self.cell.row), of(&self.cell.column));
        let count = self.cell.records.len();
        let records = self.words.count(count, "record", "records");
        let items = self.cell.records.iter().map(|one| {
            let title = one.words(&one.title) + format!(" ({})", one.id.kind);
            Item::new(one.id.slug.as_str(), title).to(Lead::record(&one.id))
        });
        vec![
            Part::Text(row + ", " + column + ": " + records),
            Part::List(items.collect()),
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = ["id", "kind", "lang", "title", "path"].map(str::to_owned);
        let records = self.cell.records.iter().map(|one| {
            let language = one.languages.first().map_or("", |language| language.tag());
            let cells = [
                &one.id.slug,
                one.id.kind.name(),
                language,
                &one.title,
                &one.path,
            ];
            cells.map(str::to_owned).to_vec()
        });
        std::iter::once(names.to_vec()).chain(records).collect()
    }

    fn json(&self) -> Value {
        let records = self.cell.records.iter().map(|one| {
            json!({
                "id": one.id.slug,
                "kind": one.id.kind.name(),
                "lang": one.languages.first().map(Language::tag),
                "title": one.title,
                "path": one.path,
            })
        });
        json!({
            "cell": {
                "row": self.cell.row.1,
                "column": self.cell.column.1,
                "query": self.cell.query,
            },
            "total": self.cell.records.len(),
            "records": records.collect::<Vec<Value>>(),
        })
    }
}
