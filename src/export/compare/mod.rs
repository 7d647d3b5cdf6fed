//! A comparison as a file, in every form.

mod csv;
mod json;
mod page;

use super::Form;
use crate::compare::Table;
use crate::source;

/// Returns a comparison as the text of a file.
pub fn file(table: &Table, is_flipped: bool, form: Form) -> String {
    match form {
        Form::Html | Form::Markdown => super::file(&page::page(table, is_flipped), form),
        Form::Csv => csv::text(table, is_flipped),
        Form::Json => source::json::document(&json::document(table)),
    }
}
