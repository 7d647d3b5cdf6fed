//! A view of the Atlas as a page.

use super::compose::{heading, paragraph, said};
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
            atlas::Part::Text(words) => add(&mut parts, paragraph(said(words))),
            atlas::Part::Grid(grid) => parts.push(Part::Grid(grid)),
            atlas::Part::List(items) => parts.push(Part::Items(items)),
        }
    }
    // The program's own words are English; labels and titles say what they are of.
    let asked = match seen.query.trim() {
        "" => "All records of the library".to_owned(),
        query => format!("Records found by: {query}"),
    };
    let count = figure::written(&seen.records.to_string(), words.language);
    Page {
        name: name.to_owned(),
        path: name.to_owned(),
        about: "Atlas".into(),
        title: format!("Atlas: {name}").into(),
        summary: format!("{asked} ({count})").into(),
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
