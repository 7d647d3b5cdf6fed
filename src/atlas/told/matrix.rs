//! The matrix: counts by two fields, each with the query that finds what it counts.

use serde_json::{Value, json};

use super::cell::NONE;
use super::{Count, Grid, GridRow, Lead, NOTHING, Part, Told, Words, narrowed};
use crate::atlas::{Axis, Head, Matrix};
use crate::model::Phrase;

/// A matrix, to be told.
pub(super) struct MatrixTold<'a> {
    pub(super) matrix: &'a Matrix,
    pub(super) query: &'a str,
    pub(super) words: Words<'a>,
}

/// Returns the query that finds what a cell counts.
pub(super) fn cell_query(
    matrix: &Matrix,
    row: Option<&str>,
    column: Option<&str>,
    query: &str,
) -> String {
    let filters = [filter(&matrix.rows, row), filter(&matrix.columns, column)];
    narrowed(&filters, query)
}

/// Returns the filter that asks for a value; where there is none, that shuts out every value there is.
fn filter(axis: &Axis, value: Option<&str>) -> String {
    if let Some(value) = value {
        return axis.field.filter(&[value]);
    }
    let values = axis.heads.iter().filter_map(|head| head.value.as_deref());
    let values: Vec<&str> = values.collect();
    if values.is_empty() {
        String::new()
    } else {
        format!("-{}", axis.field.filter(&values))
    }
}

impl MatrixTold<'_> {
    fn labels(&self, axis: &Axis) -> Vec<Phrase> {
        let heads = axis.heads.iter();
        heads
            .map(|head| self.words.label(axis.field, head.value.as_deref()))
            .collect()
    }

    fn count(&self, count: usize, shade: usize, filters: &[String]) -> Count {
        if count == 0 {
            return Count {
                text: NOTHING.to_owned(),
                ..Count::default()
            };
        }
        Count {
            text: self.words.number(count),
            shade,
            leads_to: Some(Lead::Query(narrowed(filters, self.query))),
        }
    }

    fn row(&self, name: Phrase, (head, counts): (&Head, &[usize]), columns: &[String]) -> GridRow {
        let own = filter(&self.matrix.rows, head.value.as_deref());
        let cells = counts.iter().zip(columns).map(|(count, column)| {
            let shade = self.matrix.shade(*count);
            self.count(*count, shade, &[own.clone(), column.clone()])
        });
        let mut cells: Vec<Count> = cells.collect();
        cells.push(self.count(head.total, 0, &[own]));
        GridRow { name, cells }
    }

    fn grid(&self) -> Grid {
        let matrix = self.matrix;
        let heads = matrix.columns.heads.iter();
        let filters = heads.map(|head| filter(&matrix.columns, head.value.as_deref()));
        let filters: Vec<String> = filters.collect();
        let rows = self.labels(&matrix.rows).into_iter();
        let rows = rows.zip(matrix.rows.heads.iter().zip(&matrix.cells));
        let rows = rows.map(|(name, (head, counts))| self.row(name, (head, counts), &filters));
        let mut rows: Vec<GridRow> = rows.collect();
        let totals = matrix.columns.heads.iter().zip(&filters);
        let totals = totals.map(|(head, own)| self.count(head.total, 0, std::slice::from_ref(own)));
        let mut totals: Vec<Count> = totals.collect();
        totals.push(self.count(matrix.total, 0, &[]));
        rows.push(GridRow {
            name: "all".into(),
            cells: totals,
        });
        let mut columns = self.labels(&matrix.columns);
        columns.push("all".into());
        Grid {
            corner: matrix.rows.field.name().into(),
            columns,
            rows,
        }
    }

    fn empty(&self, axis: &Axis) -> Option<Part> {
        let names = axis.empty.iter();
        let names = names.map(|id| self.words.label(axis.field, Some(id)));
        let names = Phrase::joined(names, ", ");
        let none = Phrase::from(format!("No record found: {} ", axis.field));
        (!axis.empty.is_empty()).then(|| Part::Text(none + names + "."))
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

impl Told for MatrixTold<'_> {
    fn is_empty(&self) -> bool {
        self.matrix.total == 0
    }

    fn parts(&self) -> Vec<Part> {
        let matrix = self.matrix;
        let records = self.words.count(matrix.total, "record", "records");
        let about = format!(
            "{records}: {} by {}. A record with several values counts under each, once in all.",
            matrix.rows.field, matrix.columns.field
        );
        let mut parts = vec![Part::Text(about.into()), Part::Grid(self.grid())];
        parts.extend(self.empty(&matrix.rows));
        parts.extend(self.empty(&matrix.columns));
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let matrix = self.matrix;
        let id = |head: &Head| head.value.clone().unwrap_or_else(|| NONE.to_owned());
        let field = matrix.rows.field.name();
        let mut first = vec![field.to_owned(), "name".to_owned()];
        first.extend(matrix.columns.heads.iter().map(id));
        first.push("all".to_owned());
        let mut rows = vec![first];
        let labels = self.labels(&matrix.rows).into_iter();
        let heads = matrix.rows.heads.iter().zip(&matrix.cells);
        for (label, (head, counts)) in labels.zip(heads) {
            let mut row = vec![id(head), label.to_string()];
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

    fn json(&self) -> Value {
        let matrix = self.matrix;
        let mut cells = Vec::new();
        for (row, counts) in matrix.rows.heads.iter().zip(&matrix.cells) {
            for (column, count) in matrix.columns.heads.iter().zip(counts) {
                let (row, column) = (row.value.as_deref(), column.value.as_deref());
                if *count > 0 {
                    cells.push(json!({
                        "row": row,
                        "column": column,
                        "count": count,
                        "query": cell_query(matrix, row, column, self.query),
                    }));
                }
            }
        }
        let axis = |axis: &Axis| json!({ "field": axis.field.name(), "values": self.heads(axis), "empty": axis.empty });
        json!({
            "rows": axis(&matrix.rows),
            "columns": axis(&matrix.columns),
            "cells": cells,
            "most": matrix.most(),
        })
    }
}
