//! A comparison as a file, in every form.

mod csv;
mod json;
mod page;

use super::{Form, Page, html, markdown};
use crate::compare::Table;
use crate::source;

/// Returns a comparison as the text of a file.
pub fn file(table: &Table, is_flipped: bool, form: Form) -> String {
    match form {
        Form::Html => html::file(&page::page(table, is_flipped)),
        // The records are named below it.
        Form::Markdown => markdown::file(&Page {
            title: "Comparison".into(),
            ..page::page(table, is_flipped)
        }),
        Form::Csv => csv::text(table, is_flipped),
        Form::Json => source::json::document(&json::document(table)),
    }
}
