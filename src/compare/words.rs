//! What stands in a cell as a reader sees it: paragraphs, each in pieces that may look different.

use super::table::{Cell, Cited, Figure, Learned};
use crate::model::{Phrase, figure};

/// A stretch of running text as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What stands before its first line, such as `- `.
    pub mark: String,
    /// The words it begins with, which are set apart.
    pub lead: Phrase,
    /// What it says.
    pub text: Phrase,
    /// What is said of it.
    pub note: String,
}

impl Cell {
    /// Returns the cell as a reader sees it.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Values(values) => {
                let labels = values.iter().map(|value| value.label.clone());
                // Names of bodies have commas of their own.
                let is_plain = values.iter().all(|value| !value.label.contains(','));
                let between = if is_plain { ", " } else { "; " };
                vec![Paragraph::plain(Phrase::joined(labels, between))]
            }
            Self::Figures(figures) => items(figures.iter().map(Figure::paragraph).collect()),
            Self::Lessons(lessons) => items(lessons.iter().map(Learned::paragraph).collect()),
            Self::Text(paragraphs) => paragraphs.clone(),
            Self::Sources(sources) => {
                let count = match sources.len() {
                    1 => "1 source".to_owned(),
                    count => format!("{count} sources"),
                };
                let listed = sources.iter().zip(1..);
                let listed = listed.map(|(source, number)| source.paragraph(number));
                std::iter::once(Paragraph::plain(count))
                    .chain(listed)
                    .collect()
            }
        }
    }
}

/// Marks paragraphs as items where there are several.
fn items(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if paragraphs.len() > 1 {
        for paragraph in &mut paragraphs {
            "- ".clone_into(&mut paragraph.mark);
        }
    }
    paragraphs
}

impl Paragraph {
    /// Returns a paragraph of text and nothing else.
    pub fn plain(text: impl Into<Phrase>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Returns the pieces between which nothing is to be put: mark, lead, text, note.
    pub fn pieces(&self) -> [(Piece, Phrase); 4] {
        let is_named = !self.lead.is_empty() && !self.text.is_empty();
        let lead = self.lead.clone() + if is_named { ": " } else { "" };
        let note = match self.note.as_str() {
            "" => String::new(),
            note => format!(" ({note})"),
        };
        [
            (Piece::Mark, self.mark.as_str().into()),
            (Piece::Lead, lead),
            (Piece::Text, self.text.clone()),
            (Piece::Note, note.into()),
        ]
    }

    /// Returns what it says, in one text.
    pub fn told(&self) -> String {
        self.pieces().map(|(_, words)| words.to_string()).concat()
    }
}

/// What a piece of a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What stands before the first line.
    Mark,
    /// What it begins with.
    Lead,
    /// What it says.
    Text,
    /// What is said of it.
    Note,
}

impl Figure {
    fn paragraph(&self) -> Paragraph {
        let said = figure::Said {
            value: &self.value,
            unit: &self.unit,
            beside: [&self.year, &self.baseline, &self.target].map(Option::as_ref),
            text: self.text.as_ref(),
        };
        let text = said.in_words(&self.language) + &numbers(&self.sources);
        Paragraph {
            lead: Phrase::of(&self.language, &self.indicator),
            text: Phrase::of(&self.language, text.trim_start()),
            note: self.had.unwrap_or_default().to_owned(),
            ..Paragraph::default()
        }
    }
}

impl Learned {
    fn paragraph(&self) -> Paragraph {
        Paragraph::plain(self.text.clone() + numbers(&self.sources))
    }
}

impl Cited {
    fn paragraph(&self, number: usize) -> Paragraph {
        let stop = figure::stop(&self.text);
        let url = self.url.as_ref().map(|url| format!("{stop} {url}"));
        Paragraph {
            mark: format!("[{number}] "),
            text: format!("{}{}", self.text, url.unwrap_or_default()).into(),
            note: self.had.unwrap_or_default().to_owned(),
            ..Paragraph::default()
        }
    }
}

/// Returns the numbers of sources as a text cites them.
fn numbers(sources: &[usize]) -> String {
    sources.iter().map(citation).collect()
}

/// Returns how a text cites a source.
pub(super) fn citation(source: impl std::fmt::Display) -> String {
    format!("[{source}]")
}
