//! Slides: what is told in front of a room, divided so that nothing has to be scrolled.
//!
//! A [`Talk`] is what is told, before any size is known; `library` makes it of records, comparisons, queries and views. A
//! [`Deck`] is the same for one size: how high something is drawn is told by a [`Measure`], so that this room knows no
//! screen. What is for the presenter only stands in `notes` and in no slide.

mod cut;
mod deck;
mod running;
mod words;

pub use deck::{Deck, Measure, Point, Slide};
pub use words::Words;

use crate::model::Block;

/// What is told in front of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// What it is about, in a line.
    pub title: String,
    /// Its chapters, in order.
    pub chapters: Vec<Chapter>,
}

/// What is told under one heading, on one slide or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The name by which it is found again when the talk is made anew.
    pub name: String,
    /// What it belongs to, such as the title of its record.
    pub of: String,
    /// Its heading; may be empty.
    pub heading: String,
    /// What is told.
    pub face: Face,
    /// What the presenter should know, a line each; nobody else sees it.
    pub notes: Vec<String>,
}

/// What is told on slides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Face {
    /// A beginning.
    Cover(Cover),
    /// Text as it stands on a page.
    Text(Vec<Block>),
    /// A sentence or two that stand alone.
    Statement(Vec<Block>),
    /// What was measured.
    Figures(Vec<Figure>),
    /// The same side by side, and below each other where that does not fit.
    Either(Vec<Block>, Vec<Block>),
}

/// A beginning: what is told and from where it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The title.
    pub title: String,
    /// What stands below it, a line each: country, years, outcome; who ran it; a caution.
    pub about: Vec<String>,
}

/// Something that was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// How much, as a language writes it.
    pub value: String,
    /// In what.
    pub unit: String,
    /// What was measured.
    pub indicator: String,
    /// The year, what it was before, what it shall be; how sure it is.
    pub beside: Vec<String>,
    /// The numbers of its sources.
    pub sources: String,
    /// The figure in a sentence.
    pub text: String,
}

impl Figure {
    /// Returns what stands below the figure: year, before, target, how sure it is, sources.
    pub fn below(&self) -> String {
        let beside = self.beside.join(" · ");
        let between = if beside.is_empty() || self.sources.is_empty() {
            ""
        } else {
            " "
        };
        format!("{beside}{between}{}", self.sources)
    }

    /// Returns the figure with its unit.
    pub fn amount(&self) -> String {
        let between = match self.unit.as_str() {
            "" => "",
            unit if unit.starts_with('%') => "\u{a0}",
            _ => " ",
        };
        format!("{}{between}{}", self.value, self.unit)
    }
}

impl Chapter {
    /// Returns the blocks that are told, as they follow each other; of what is no text, none.
    pub fn blocks(&self) -> &[Block] {
        match &self.face {
            Face::Text(blocks) | Face::Statement(blocks) | Face::Either(_, blocks) => blocks,
            Face::Cover(_) | Face::Figures(_) => &[],
        }
    }
}
