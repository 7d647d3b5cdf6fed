//! A view of the Atlas as a page.

use super::compose::{heading, paragraph, text};
use super::{Page, Part};
use crate::atlas::{self, Seen, Words};
use crate::model::{Block, figure};

/// Returns what is seen as a page, with labels in a language.
pub fn page(seen: &Seen, words: Words<'_>) -> Page {
    let name = seen.view.name();
    let mut parts: Vec<Part> = Vec::new();
    for part in seen.told(words).parts() {
        match part {
            atlas::Part::Heading(one) => {
                let level = u8::try_from(one.level).unwrap_or(u8::MAX);
                add(&mut parts, heading(level, &one.text, &one.text));
                if one.bar != atlas::Bar::None {
                    let bar = one.bar.clone();
                    parts.push(Part::Items(vec![atlas::Item {
                        bar,
                        ..atlas::Item::default()
                    }]));
                }
            }
            atlas::Part::Text(words) => add(&mut parts, paragraph(vec![text(&words)])),
            atlas::Part::Grid(grid) => parts.push(Part::Grid(grid)),
            atlas::Part::List(items) => parts.push(Part::Items(items)),
        }
    }
    let asked = match seen.query.trim() {
        "" => "All records of the library".to_owned(),
        query => format!("Records found by: {query}"),
    };
    let count = figure::written(&seen.records.to_string(), words.language);
    Page {
        name: name.to_owned(),
        path: name.to_owned(),
        language: words.language.clone(),
        about: "Atlas".to_owned().into(),
        title: format!("Atlas: {name}"),
        summary: format!("{asked} ({count})"),
        parts,
        ..Page::default()
    }
}

/// Adds a block to those before it.
fn add(parts: &mut Vec<Part>, block: Block) {
    match parts.last_mut() {
        Some(Part::Blocks(blocks)) => blocks.push(block),
        _ => parts.push(Part::Blocks(vec![block])),
    }
}
