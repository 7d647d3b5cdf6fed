//! A talk on a view of the Atlas: its tables and lists, and what is said of them.

use super::Hearers;
use crate::atlas::{self, Count, Grid, Item, Part, Words};
use crate::export::compose::{block, paragraph, strong, text};
use crate::library::page::capital;
use crate::library::{Library, LibraryError};
use crate::model::document::{Alignment, Cell, ListItem};
use crate::model::{Block, BlockKind, Inline, figure};
use crate::slides::{Chapter, Cover, Face, Talk};
use crate::source::Span;

impl Library {
    pub(super) fn talk_of_view(
        &self,
        view: atlas::View,
        query: &str,
        hearers: Hearers<'_>,
    ) -> Result<Talk, LibraryError> {
        let room = self.in_room()?;
        let library = room.as_deref().unwrap_or(self);
        let seen = library.see_now(view, query, true, hearers.today)?;
        let tables = self.tables();
        let words = Words {
            tables: &tables,
            language: hearers.language,
        };
        let asked = match seen.query.trim() {
            "" => "All records of the library".to_owned(),
            query => format!("Records found by: {query}"),
        };
        let count = figure::written(&seen.records.to_string(), hearers.language);
        let title = format!("Atlas: {}", seen.view.name());
        let cover = Cover {
            title: title.clone(),
            about: vec![format!("{asked} ({count})")],
        };
        let mut chapters = vec![Chapter {
            name: "atlas".to_owned(),
            of: String::new(),
            heading: String::new(),
            face: Face::Cover(cover),
            notes: Vec::new(),
        }];
        chapters.extend(sections(
            seen.told(words).parts(),
            &title,
            &seen.view.about(),
        ));
        Ok(Talk { title, chapters })
    }
}

/// Returns the parts of a view as chapters: each heading begins one; what stands before the first is headed by what the
/// view tells.
fn sections(parts: Vec<Part>, of: &str, about: &str) -> Vec<Chapter> {
    let mut all: Vec<(Vec<String>, Vec<Block>)> = Vec::new();
    for part in parts {
        let one = match part {
            Part::Heading(heading) => {
                match all.last_mut() {
                    Some((headings, blocks)) if blocks.is_empty() => {
                        headings.push(heading.text.into());
                    }
                    _ => all.push((vec![heading.text.into()], Vec::new())),
                }
                continue;
            }
            Part::Text(words) => paragraph(vec![text(&words)]),
            Part::Grid(grid) => table(&grid),
            Part::List(items) => list(&items),
        };
        match all.last_mut() {
            Some((_, blocks)) => blocks.push(one),
            None => all.push((vec![capital(about)], vec![one])),
        }
    }
    let chapters = all
        .into_iter()
        .zip(1..)
        .map(|((headings, blocks), at)| Chapter {
            name: format!("part-{at}"),
            of: of.to_owned(),
            heading: headings.join(" · "),
            face: Face::Text(blocks),
            notes: Vec::new(),
        });
    chapters.collect()
}

fn table(grid: &Grid) -> Block {
    let cell = |words: &str| Cell {
        span: Span::default(),
        inlines: vec![text(words)],
    };
    let head = std::iter::once(&grid.corner).chain(&grid.columns);
    let rows = grid.rows.iter().map(|row| {
        let counts = row.cells.iter().map(|count: &Count| cell(&count.text));
        std::iter::once(cell(&row.name)).chain(counts).collect()
    });
    let mut alignment = vec![Alignment::Right; grid.columns.len() + 1];
    alignment[0] = Alignment::Left;
    block(BlockKind::Table {
        alignment,
        head: head.map(|name| cell(name)).collect(),
        rows: rows.collect(),
    })
}

fn list(items: &[Item]) -> Block {
    let items = items.iter().map(|item| {
        let mut words: Vec<Inline> = Vec::new();
        if !item.lead.is_empty() {
            words.push(strong(&item.lead));
        }
        if !item.text.is_empty() {
            let between = if words.is_empty() { "" } else { ": " };
            words.push(text(&format!("{between}{}", item.text)));
        }
        let mut blocks = vec![paragraph(words)];
        if !item.notes.is_empty() {
            let notes = item.notes.iter().map(|note| vec![text(&note.text)]);
            blocks.push(crate::export::compose::items(notes));
        }
        ListItem {
            span: Span::default(),
            done: None,
            blocks,
        }
    });
    block(BlockKind::List {
        start: None,
        items: items.collect(),
    })
}
