//! The forms of a view: a table or lines for people, JSON, CSV, Markdown, HTML and lines with tabs.

mod grid;

use super::Format;
use crate::atlas::{Item, Part, Seen, Words};
use crate::cli::Context;
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::export;
use crate::source::csv;

/// Prints a view in a form.
pub(super) fn print(
    seen: &Seen,
    words: Words<'_>,
    format: Format,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    match format {
        Format::Text => {
            let (width, plain) = (context.output.look().width, context.settings.plain);
            let parts = seen.told(words).parts();
            context.begin_page();
            context.output.lines(&lines(&parts, width, plain))?;
            context.end_page()?;
        }
        Format::Json => context.output.json(&seen.json(words))?,
        Format::Csv => context.output.file(&csv::table(seen.told(words).rows()))?,
        Format::Md => context.output.file(&seen.markdown(words))?,
        Format::Html => {
            let page = export::atlas_page(seen, words);
            context.output.file(&export::html::file(&page))?;
        }
        Format::Tsv => {
            for row in seen.told(words).rows() {
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                context.output.row(&cells)?;
            }
        }
    }
    Ok(())
}

/// Returns a view as lines of so many columns; plain ones are read aloud, so a table is told row by row.
fn lines(parts: &[Part], width: usize, plain: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for part in parts {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        match part {
            Part::Heading(heading) => {
                let heading = format!("{} {}", "#".repeat(heading.level), heading.text);
                lines.extend(flow(&[(Role::Heading, heading)], width, &Margin::default()));
            }
            Part::Text(text) => {
                lines.extend(flow(
                    &[(Role::Text, text.to_string())],
                    width,
                    &Margin::default(),
                ));
            }
            Part::Grid(grid) if plain => lines.extend(grid::read_aloud(grid, width)),
            Part::Grid(grid) => lines.extend(grid::drawn(grid, width)),
            Part::List(items) => {
                lines.extend(items.iter().flat_map(|item| item_lines(item, width)));
            }
        }
    }
    lines
}

fn item_lines(item: &Item, width: usize) -> Vec<Line> {
    let margin = Margin::default().marked("- ");
    let mut pieces: Vec<Piece> = vec![(Role::Key, item.lead.to_string())];
    if !item.lead.is_empty() && !item.text.is_empty() {
        pieces.push((Role::Text, ": ".to_owned()));
    }
    pieces.push((Role::Text, item.text.to_string()));
    let mut lines = flow(&pieces, width, &margin);
    for note in &item.notes {
        let note = [(Role::Dim, note.text.to_string())];
        lines.extend(flow(&note, width, &margin.after()));
    }
    lines
}
