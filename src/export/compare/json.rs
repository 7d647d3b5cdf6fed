//! A comparison as one JSON document: schema 1, to which keys may be added but never change. Values are ids, figures keep
//! their digits.

use serde_json::{Value, json};

use crate::compare::{Cell, Cited, Figure, Learned, Paragraph, Table};

/// Returns the document.
pub(super) fn document(table: &Table) -> Value {
    let records = table.heads.iter().map(|head| {
        json!({
            "id": head.id.slug,
            "kind": head.id.kind.name(),
            "lang": head.language.tag(),
            "title": head.title,
            "path": head.path,
        })
    });
    let dimensions = table.rows.iter().map(|row| {
        let cells: Vec<Value> = row.cells.iter().map(cell).collect();
        json!({ "id": row.id, "differs": row.differs, "cells": cells })
    });
    json!({
        "schema": 1,
        "records": records.collect::<Vec<Value>>(),
        "dimensions": dimensions.collect::<Vec<Value>>(),
    })
}

/// Returns what a record says, under the name of its form; `null` where it says nothing.
fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Values(values) => {
            let ids: Vec<&str> = values.iter().map(|value| value.id.as_str()).collect();
            json!({ "values": ids })
        }
        Cell::Figures(figures) => list("figures", figures.iter().map(figure)),
        Cell::Lessons(lessons) => list("lessons", lessons.iter().map(lesson)),
        Cell::Text(paragraphs) => {
            let text: Vec<String> = paragraphs.iter().map(paragraph).collect();
            json!({ "text": text.join("\n") })
        }
        Cell::Sources(sources) => list("sources", (1..).zip(sources).map(source)),
    }
}

fn list(name: &str, items: impl Iterator<Item = Value>) -> Value {
    json!({ name: items.collect::<Vec<Value>>() })
}

fn figure(figure: &Figure) -> Value {
    json!({
        "indicator": figure.indicator,
        "value": figure.value,
        "unit": figure.unit,
        "year": figure.year,
        "baseline": figure.baseline,
        "target": figure.target,
        "text": figure.text,
        "access": figure.access,
        "sources": figure.sources,
    })
}

fn lesson(lesson: &Learned) -> Value {
    json!({ "text": lesson.text, "sources": lesson.sources })
}

fn source((number, source): (usize, &Cited)) -> Value {
    json!({ "number": number, "text": source.text, "url": source.url })
}

fn paragraph(paragraph: &Paragraph) -> String {
    paragraph.told()
}
