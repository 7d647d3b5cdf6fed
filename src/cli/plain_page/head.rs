//! The head of a page: title, what is said of its sources and its version, summary, facts.

use super::{Part, Sheet};
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::library::facts;
use crate::library::worker::Opened;
use crate::model::{BlockKind, Record, Tables, document};
use crate::tui::widgets::facets::capitalised;

/// Lays out the title, the facts and the summary.
pub(super) fn head(opened: &Opened, tables: &Tables, sheet: Sheet<'_>) -> Part {
    let record = &opened.record;
    let none = Margin::default();
    let mut lines = flow(
        &[(Role::Title, record.title.value.clone())],
        sheet.width,
        &none,
    );
    let mut name = format!("{} {}, {}", record.id.kind, record.id, record.language);
    if let Some(view) = record.view() {
        name = capitalised(view.word());
    } else if !sheet.room {
        name = format!("{name}, {}", record.path);
    }
    lines.extend(flow(&[(Role::Dim, name)], sheet.width, &none));
    if let Some(begun) = record.begun_in(sheet.language, |tag| tables.language_name(tag)) {
        let role = if begun.is_defined {
            Role::Text
        } else {
            Role::Dim
        };
        lines.extend(flow(&[(role, begun.text)], sheet.width, &none));
    }
    if let Some(warning) = record.warning(&tables.hosts) {
        lines.extend(flow(&[(Role::Dim, warning)], sheet.width, &none));
    }
    for (role, text) in versions(opened) {
        lines.extend(flow(&[(role, text)], sheet.width, &none));
    }
    if !record.summary.value.is_empty() && !opens_with_summary(record) {
        lines.push(Line::new());
        lines.extend(flow(
            &[(Role::Text, record.summary.value.clone())],
            sheet.width,
            &none,
        ));
    }
    let facts = facts(opened, tables, sheet.language);
    if !facts.is_empty() {
        lines.push(Line::new());
    }
    for (name, value) in facts {
        let margin = Margin::default().marked("  ");
        let pieces = [(Role::Dim, format!("{name}: ")), (Role::Text, value)];
        let margin = Margin {
            first: String::new(),
            ..margin
        };
        lines.extend(flow(&pieces, sheet.width, &margin));
    }
    Part {
        heading: record.title.value.clone(),
        anchor: String::new(),
        level: 0,
        lines,
    }
}

/// Returns what is said of a translation, and in which other languages the record is there.
fn versions(opened: &Opened) -> Vec<Piece> {
    let role = if opened.changed.is_some() {
        Role::Warning
    } else {
        Role::Dim
    };
    let mut said: Vec<Piece> = opened
        .of_version()
        .map(|text| (role, text))
        .into_iter()
        .collect();
    let tags: Vec<&str> = opened
        .versions
        .iter()
        .map(|one| one.language.tag())
        .collect();
    if !tags.is_empty() {
        said.push((Role::Dim, format!("Also in: {}", tags.join(", "))));
    }
    said
}

/// Tells whether the body begins with the words of the summary, as the definition of a term does.
fn opens_with_summary(record: &Record) -> bool {
    let Some(BlockKind::Paragraph(inlines)) = record.body.blocks.first().map(|block| &block.kind)
    else {
        return false;
    };
    document::plain_text(inlines)
        .trim_start()
        .starts_with(record.summary.value.trim())
}
