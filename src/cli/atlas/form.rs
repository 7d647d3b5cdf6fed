//! The forms of a view: a table or lines for people, JSON, CSV, Markdown and lines with tabs.

mod grid;

use serde_json::{Value, json};

use super::Format;
use crate::atlas::Money;
use crate::cli::Context;
use crate::cli::csv;
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::model::figure::written;
use crate::model::{Language, Tables};
use crate::source::markdown::escaped;

/// What stands in a cell of a table with nothing to count.
pub(super) const NOTHING: &str = ".";

/// What values and numbers are called in.
pub(super) struct Words<'a> {
    /// The lists of values.
    pub(super) tables: &'a Tables,
    /// The reader's language.
    pub(super) language: &'a Language,
}

impl Words<'_> {
    /// Returns a number as the reader's language writes it.
    pub(super) fn number(&self, number: usize) -> String {
        written(&number.to_string(), self.language)
    }

    /// Returns an amount as the reader's language writes it.
    pub(super) fn amount(&self, amount: Money) -> String {
        written(&amount.to_string(), self.language)
    }

    /// Returns a number of things.
    pub(super) fn count(&self, number: usize, one: &str, many: &str) -> String {
        format!(
            "{} {}",
            self.number(number),
            if number == 1 { one } else { many }
        )
    }
}

/// A view that can be told in every form.
pub(super) trait Shown {
    /// Returns its name.
    fn name(&self) -> &'static str;
    /// Tells whether it has nothing to show.
    fn is_empty(&self) -> bool;
    /// Returns it for people.
    fn parts(&self) -> Vec<Part>;
    /// Returns it as rows of cells, the first one with their names.
    fn rows(&self) -> Vec<Vec<String>>;
    /// Returns it for programs: a table of keys to which others may be added.
    fn json(&self, query: &str) -> Value;
}

/// What is told of every view.
pub(super) struct About<'a> {
    /// The query as typed.
    pub(super) query: &'a str,
    /// How many records it finds.
    pub(super) records: usize,
}

/// A part of a view for people.
pub(super) enum Part {
    /// A heading of a level from 2 on.
    Heading(usize, String),
    /// Running text.
    Text(String),
    /// Counts by two values.
    Grid(Grid),
    /// A list.
    List(Vec<Item>),
}

/// A table of counts.
#[derive(Default)]
pub(super) struct Grid {
    /// What the rows are.
    pub(super) corner: String,
    /// The names of the columns.
    pub(super) columns: Vec<String>,
    /// The name of each row, with its cells.
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// An item of a list.
#[derive(Default)]
pub(super) struct Item {
    /// What it begins with: what can be typed, a date, a sum.
    pub(super) lead: String,
    /// What it says.
    pub(super) text: String,
    /// What is said below it.
    pub(super) notes: Vec<String>,
}

impl Item {
    /// Returns an item with what it begins with.
    pub(super) fn new(lead: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            lead: lead.into(),
            text: text.into(),
            notes: Vec::new(),
        }
    }
}

/// Prints a view in a form.
pub(super) fn print(
    shown: &dyn Shown,
    about: &About<'_>,
    format: Format,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    match format {
        Format::Text => {
            let (width, plain) = (context.output.look().width, context.settings.plain);
            context.begin_page();
            context.output.lines(&lines(&shown.parts(), width, plain))?;
            context.end_page()?;
        }
        Format::Json => {
            let mut document = json!({
                "schema": 1,
                "view": shown.name(),
                "query": about.query,
                "found": about.records,
            });
            if let (Value::Object(all), Value::Object(own)) =
                (&mut document, shown.json(about.query))
            {
                all.extend(own);
            }
            context.output.json(&document)?;
        }
        Format::Csv => {
            let mut out = String::new();
            for row in shown.rows() {
                csv::line(row, &mut out);
            }
            context.output.file(&out)?;
        }
        Format::Md => context
            .output
            .file(&markdown(shown.name(), &shown.parts()))?,
        Format::Tsv => {
            for row in shown.rows() {
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
            Part::Heading(level, text) => {
                let heading = format!("{} {text}", "#".repeat(*level));
                lines.extend(flow(&[(Role::Heading, heading)], width, &Margin::default()));
            }
            Part::Text(text) => {
                lines.extend(flow(
                    &[(Role::Text, text.clone())],
                    width,
                    &Margin::default(),
                ));
            }
            Part::Grid(grid) if plain => lines.extend(grid.read_aloud(width)),
            Part::Grid(grid) => lines.extend(grid.drawn(width)),
            Part::List(items) => {
                lines.extend(items.iter().flat_map(|item| item.lines(width)));
            }
        }
    }
    lines
}

impl Item {
    fn lines(&self, width: usize) -> Vec<Line> {
        let margin = Margin::default().marked("- ");
        let mut pieces: Vec<Piece> = vec![(Role::Key, self.lead.clone())];
        if !self.lead.is_empty() && !self.text.is_empty() {
            pieces.push((Role::Text, ": ".to_owned()));
        }
        pieces.push((Role::Text, self.text.clone()));
        let mut lines = flow(&pieces, width, &margin);
        for note in &self.notes {
            lines.extend(flow(&[(Role::Dim, note.clone())], width, &margin.after()));
        }
        lines
    }

    fn markdown(&self, out: &mut String) {
        let lead = match self.lead.as_str() {
            "" => String::new(),
            lead if self.text.is_empty() => format!("**{}**", escaped(lead)),
            lead => format!("**{}**: ", escaped(lead)),
        };
        out.push_str(&["- ", &lead, &escaped(&self.text), "\n"].concat());
        for note in &self.notes {
            out.push_str(&["  - ", &escaped(note), "\n"].concat());
        }
    }
}

fn markdown(name: &str, parts: &[Part]) -> String {
    let mut out = format!("# Atlas: {name}\n");
    for part in parts {
        out.push('\n');
        match part {
            Part::Heading(level, text) => {
                out.push_str(
                    &[
                        "#".repeat(*level),
                        " ".to_owned(),
                        escaped(text),
                        "\n".to_owned(),
                    ]
                    .concat(),
                );
            }
            Part::Text(text) => out.push_str(&[&escaped(text), "\n"].concat()),
            Part::Grid(grid) => grid.markdown(&mut out),
            Part::List(items) => items.iter().for_each(|item| item.markdown(&mut out)),
        }
    }
    out
}
