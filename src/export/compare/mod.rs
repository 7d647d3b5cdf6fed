//! A comparison as a file, in every form.

mod csv;
mod json;
mod markdown;

use super::{Form, Page, html};
use crate::compare::Table;
use crate::content;
use crate::model::Language;
use crate::source;

/// Returns a comparison as the text of a file.
pub fn file(table: &Table, is_flipped: bool, form: Form, language: &Language) -> String {
    match form {
        Form::Markdown => markdown::text(table, is_flipped),
        Form::Csv => csv::text(table, is_flipped),
        Form::Json => source::json::document(&json::document(table)),
        Form::Html => html::file(&page(table, is_flipped, language)),
    }
}

/// Returns a comparison as a page.
fn page(table: &Table, is_flipped: bool, language: &Language) -> Page {
    let text = markdown::text(table, is_flipped);
    let document = content::parse_document(&text, 0);
    let names: Vec<&str> = table.heads.iter().map(|head| head.title.as_str()).collect();
    Page {
        title: format!("Comparison: {}", names.join("; ")),
        ..Page::of_document("comparison", language, document)
    }
}
