//! One way to read a typed word: as it stands, in another form, as the concept it names, as the word that was meant.

use std::sync::Arc;

use super::analyzers::Sequence;
use super::rank;
use super::thesaurus::NameRow;
use crate::model::Field;

/// How far a reading is from what was typed; the later the farther.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// The word itself.
    Typed,
    /// Another form of it: `pensions` for `pension`.
    Form,
    /// Another name of what it names: `老挝` for `Laos`.
    Concept,
    /// A word that is nearly the same: `pension` for `pensoin`.
    Correction,
}

/// Where a reading is looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    /// In the texts: terms that must stand in a row.
    Row(Sequence),
    /// As a concept: under any of its names in the texts, which count as one word, and by the values that stand for it
    /// in the front matter.
    Concept {
        /// Its number.
        number: usize,
        /// The names.
        names: Arc<[NameRow]>,
        /// The values.
        values: Vec<(Field, String)>,
    },
}

/// One way to read a typed word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// How far it is from what was typed.
    pub(crate) tier: Tier,
    /// Where it is looked up.
    pub(crate) target: Target,
    /// Its words as keys, separated by spaces; empty where it has several names.
    pub(crate) key: String,
    /// Whether the last term may be the beginning of a word.
    pub(crate) is_prefix: bool,
    /// What a hit counts against one by the typed word.
    pub(crate) weight: f32,
    /// What to say of a hit that holds nothing nearer.
    pub(crate) because: Option<Arc<str>>,
}

impl Reading {
    /// Returns the reading of a word as it was typed.
    pub(crate) fn typed(sequence: Sequence, key: String, is_prefix: bool) -> Self {
        Self {
            tier: Tier::Typed,
            target: Target::Row(sequence),
            key,
            is_prefix,
            weight: 1.0,
            because: None,
        }
    }

    /// Returns the reading of a word in all the forms it has.
    pub(crate) fn forms(sequence: Sequence) -> Self {
        Self {
            tier: Tier::Form,
            weight: rank::FORM,
            ..Self::typed(sequence, String::new(), false)
        }
    }

    /// Returns the reading of a typed word as one that was meant.
    pub(crate) fn corrected(typed: &str, word: &str) -> Self {
        Self {
            tier: Tier::Correction,
            weight: rank::CORRECTION,
            because: Some(format!("{typed} read as {word}").into()),
            ..Self::typed(
                Sequence::any_of(vec![word.to_owned()]),
                word.to_owned(),
                false,
            )
        }
    }
}
