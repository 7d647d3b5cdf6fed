//! An answer in paragraphs: a title, facts, headings with items below them; wrapped to the width of the output.
//!
//! Signs that a pipe keeps and a screen reader reads are those of a page: `##` before headings, `-` before items.

use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::library::Placed;
use crate::search::Listed;

/// The lines of an answer so far.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    width: usize,
    lines: Vec<Line>,
}

impl Listing {
    /// Returns an empty answer for lines of so many columns.
    pub(crate) fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
        }
    }

    /// Returns the lines.
    pub(crate) fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// Adds the title of all.
    pub(crate) fn title(&mut self, text: &str) {
        self.text(&[(Role::Title, text.to_owned())]);
    }

    /// Adds an empty line and a heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.text(&[(Role::Heading, format!("## {text}"))]);
    }

    /// Adds an empty line, unless there is one or nothing is above it.
    pub(crate) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.columns() > 0) {
            self.lines.push(Line::new());
        }
    }

    /// Adds running text.
    pub(crate) fn text(&mut self, pieces: &[Piece]) {
        self.lines
            .extend(flow(pieces, self.width, &Margin::default()));
    }

    /// Adds running text that matters less; nothing where there is none.
    pub(crate) fn aside(&mut self, text: &str) {
        if !text.is_empty() {
            self.text(&[(Role::Dim, text.to_owned())]);
        }
    }

    /// Adds a name with its value; nothing where there is none.
    pub(crate) fn fact(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let margin = Margin {
            first: String::new(),
            rest: "  ".to_owned(),
        };
        let pieces = [
            (Role::Dim, format!("{name}: ")),
            (Role::Text, value.to_owned()),
        ];
        self.lines.extend(flow(&pieces, self.width, &margin));
    }

    /// Adds an item of a list.
    pub(crate) fn item(&mut self, pieces: &[Piece]) {
        let margin = Margin::default().marked("- ");
        self.lines.extend(flow(pieces, self.width, &margin));
    }

    /// Adds records as items below a heading with their number; nothing where there are none.
    pub(crate) fn records(&mut self, heading: &str, records: &[Placed]) {
        if records.is_empty() {
            return;
        }
        self.heading(&format!("{heading} ({})", records.len()));
        for record in records {
            self.item(&placed(record));
        }
    }

    /// Adds lines that were laid out elsewhere.
    pub(crate) fn extend(&mut self, lines: Vec<Line>) {
        self.lines.extend(lines);
    }
}

/// Returns a record by its id and title.
pub(crate) fn named(listed: &Listed) -> Vec<Piece> {
    vec![
        (Role::Key, listed.id.slug.clone()),
        (Role::Text, format!(" {}", listed.title)),
    ]
}

/// Returns a record by its id and title, with when it was and how it went.
fn placed(record: &Placed) -> Vec<Piece> {
    let mut pieces = named(&record.listed);
    let beside = record.beside();
    if !beside.is_empty() {
        pieces.push((Role::Dim, format!(" ({})", beside.join(", "))));
    }
    pieces
}
