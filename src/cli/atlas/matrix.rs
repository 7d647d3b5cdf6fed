//! The matrix: counts by two fields, and the records of one cell.

use serde_json::{Value, json};

use super::form::{Grid, Item, NOTHING, Part, Shown, Words};
use super::{Found, MatrixView};
use crate::atlas::{self, Axis, Head, Matrix};
use crate::cli::error::Advice;
use crate::model::{Digest, Field, Language};
use crate::search::narrow;
use crate::source::nearest;

/// What stands for records without a value.
const NONE: &str = "-";

impl MatrixView {
    /// Returns the matrix, or the records of one cell of it.
    pub(super) fn shown<'a>(
        &self,
        found: &'a Found,
        words: &'a Words<'a>,
    ) -> anyhow::Result<Box<dyn Shown + 'a>> {
        let (rows, columns) = self.fields();
        let matrix = atlas::matrix(rows, columns, &found.digests, words.tables);
        let Some(cell) = &self.cell else {
            return Ok(Box::new(MatrixShown { matrix, words }));
        };
        let Some((row, column)) = cell.split_once(',') else {
            let next = "write the two values with a comma between, such as data-exchange,africa";
            return Err(Advice::new(format!("`{cell}` is no cell"), next).into());
        };
        let row = value(row.trim(), &matrix.rows)?;
        let column = value(column.trim(), &matrix.columns)?;
        let is_in = |one: &&Digest| {
            atlas::has(one, rows, row.as_deref()) && atlas::has(one, columns, column.as_deref())
        };
        Ok(Box::new(CellShown {
            records: found.digests.iter().filter(is_in).collect(),
            row: (rows, row),
            column: (columns, column),
            words,
        }))
    }

    /// Returns the two fields; where one is named alone, the other is one of the usual ones.
    fn fields(&self) -> (Field, Field) {
        let usual = |other: Option<Field>, first, second| {
            if other == Some(first) { second } else { first }
        };
        let rows = self
            .rows
            .unwrap_or_else(|| usual(self.columns, Field::Topic, Field::Region));
        let columns = self
            .columns
            .unwrap_or_else(|| usual(Some(rows), Field::Region, Field::Topic));
        (rows, columns)
    }
}

/// Reads the value of a row or column; nothing for the records that have none.
fn value(typed: &str, axis: &Axis) -> Result<Option<String>, Advice> {
    if typed == NONE {
        return Ok(None);
    }
    let heads = axis.heads.iter().filter_map(|head| head.value.as_ref());
    let ids: Vec<&String> = heads.chain(&axis.empty).collect();
    if let Some(id) = ids.iter().find(|id| id.eq_ignore_ascii_case(typed)) {
        return Ok(Some((*id).clone()));
    }
    let next = match nearest(typed, ids.iter().map(|id| id.as_str())) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`--format tsv` names the values of rows and columns".to_owned(),
    };
    let what = format!("no record found has the {} `{typed}`", axis.field);
    Err(Advice::new(what, next))
}

/// Returns the query that finds what a cell counts; nothing where it counts records without a value.
fn query_of(
    row: (Field, Option<&str>),
    column: (Field, Option<&str>),
    query: &str,
) -> Option<String> {
    let [row, column] = [row, column].map(|(field, value)| Some(narrow::filter(field, value?)));
    let (row, column) = (row?, column?);
    let mut filters = vec![row];
    if filters[0] != column {
        filters.push(column);
    }
    let query = query.trim();
    if !query.is_empty() {
        filters.push(query.to_owned());
    }
    Some(filters.join(" "))
}

/// A matrix.
struct MatrixShown<'a> {
    matrix: Matrix,
    words: &'a Words<'a>,
}

impl MatrixShown<'_> {
    fn labels(&self, axis: &Axis) -> Vec<String> {
        let heads = axis.heads.iter();
        heads
            .map(|head| self.words.label(axis.field, head.value.as_deref()))
            .collect()
    }

    fn grid(&self) -> Grid {
        let matrix = &self.matrix;
        let cell = |count: usize| match count {
            0 => NOTHING.to_owned(),
            count => self.words.number(count),
        };
        let counted = |counts: &[usize], all| {
            let mut cells: Vec<String> = counts.iter().map(|count| cell(*count)).collect();
            cells.push(cell(all));
            cells
        };
        let rows = self.labels(&matrix.rows).into_iter();
        let rows = rows.zip(matrix.rows.heads.iter().zip(&matrix.cells));
        let rows = rows.map(|(label, (head, counts))| (label, counted(counts, head.total)));
        let mut rows: Vec<(String, Vec<String>)> = rows.collect();
        let totals: Vec<usize> = matrix.columns.heads.iter().map(|head| head.total).collect();
        rows.push(("all".to_owned(), counted(&totals, matrix.total)));
        let mut columns = self.labels(&matrix.columns);
        columns.push("all".to_owned());
        Grid {
            corner: matrix.rows.field.name().to_owned(),
            columns,
            rows,
        }
    }

    fn empty(&self, axis: &Axis) -> Option<Part> {
        let names = axis.empty.iter();
        let names = names.map(|id| self.words.label(axis.field, Some(id)));
        let names: Vec<String> = names.collect();
        let text = format!("No record found: {} {}.", axis.field, names.join(", "));
        (!names.is_empty()).then_some(Part::Text(text))
    }

    fn heads(&self, axis: &Axis) -> Vec<Value> {
        let head = |head: &Head| {
            json!({
                "value": head.value,
                "label": self.words.english(axis.field, head.value.as_deref()),
                "total": head.total,
            })
        };
        axis.heads.iter().map(head).collect()
    }
}

impl Shown for MatrixShown<'_> {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn is_empty(&self) -> bool {
        self.matrix.total == 0
    }

    fn parts(&self) -> Vec<Part> {
        let matrix = &self.matrix;
        let records = self.words.count(matrix.total, "record", "records");
        let about = format!(
            "{records}: {} by {}. A record with several values counts under each, once in all.",
            matrix.rows.field, matrix.columns.field
        );
        let mut parts = vec![Part::Text(about), Part::Grid(self.grid())];
        parts.extend(self.empty(&matrix.rows));
        parts.extend(self.empty(&matrix.columns));
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let matrix = &self.matrix;
        let id = |head: &Head| head.value.clone().unwrap_or_else(|| NONE.to_owned());
        let field = matrix.rows.field.name();
        let mut first = vec![field.to_owned(), "name".to_owned()];
        first.extend(matrix.columns.heads.iter().map(id));
        first.push("all".to_owned());
        let mut rows = vec![first];
        let labels = self.labels(&matrix.rows).into_iter();
        let heads = matrix.rows.heads.iter().zip(&matrix.cells);
        for (label, (head, counts)) in labels.zip(heads) {
            let mut row = vec![id(head), label];
            row.extend(counts.iter().map(ToString::to_string));
            row.push(head.total.to_string());
            rows.push(row);
        }
        let mut last = vec!["all".to_owned(), String::new()];
        let totals = matrix.columns.heads.iter().map(|head| head.total);
        last.extend(totals.chain([matrix.total]).map(|total| total.to_string()));
        rows.push(last);
        rows
    }

    fn json(&self, query: &str) -> Value {
        let matrix = &self.matrix;
        let mut cells = Vec::new();
        for (row, counts) in matrix.rows.heads.iter().zip(&matrix.cells) {
            for (column, count) in matrix.columns.heads.iter().zip(counts) {
                let (row, column) = (row.value.as_deref(), column.value.as_deref());
                let (rows, columns) = (matrix.rows.field, matrix.columns.field);
                if *count > 0 {
                    cells.push(json!({
                        "row": row,
                        "column": column,
                        "count": count,
                        "query": query_of((rows, row), (columns, column), query),
                    }));
                }
            }
        }
        json!({
            "rows": { "field": matrix.rows.field.name(), "values": self.heads(&matrix.rows), "empty": matrix.rows.empty },
            "columns": { "field": matrix.columns.field.name(), "values": self.heads(&matrix.columns), "empty": matrix.columns.empty },
            "cells": cells,
            "most": matrix.most(),
        })
    }
}

/// The records of a cell.
struct CellShown<'a> {
    records: Vec<&'a Digest>,
    row: (Field, Option<String>),
    column: (Field, Option<String>),
    words: &'a Words<'a>,
}

impl Shown for CellShown<'_> {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn parts(&self) -> Vec<Part> {
        let of =
            |(field, value): &(Field, Option<String>)| self.words.label(*field, value.as_deref());
        let (row, column) = (of(&self.row), of(&self.column));
        let records = self.words.count(self.records.len(), "record", "records");
        let items = self.records.iter().map(|one| {
            let slug = one.id.slug.clone();
            Item::new(slug, format!("{} ({})", one.title, one.id.kind))
        });
        vec![
            Part::Text(format!("{row}, {column}: {records}")),
            Part::List(items.collect()),
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let names = ["id", "kind", "lang", "title", "path"].map(str::to_owned);
        let records = self.records.iter().map(|one| {
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

    fn json(&self, query: &str) -> Value {
        let records = self.records.iter().map(|one| {
            json!({
                "id": one.id.slug,
                "kind": one.id.kind.name(),
                "lang": one.languages.first().map(Language::tag),
                "title": one.title,
                "path": one.path,
            })
        });
        let ((row_field, row), (column_field, column)) = (&self.row, &self.column);
        let row = (*row_field, row.as_deref());
        json!({
            "cell": {
                "row": row.1,
                "column": column,
                "query": query_of(row, (*column_field, column.as_deref()), query),
            },
            "total": self.records.len(),
            "records": records.collect::<Vec<Value>>(),
        })
    }
}
