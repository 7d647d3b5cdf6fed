//! A query as it was read: clauses that must all hold, each a choice of atoms. Flat, so nothing can nest too deep.

use crate::model::Field;
use crate::source::{Diagnostic, Span};

/// A query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// What must all hold.
    pub(crate) clauses: Vec<Clause>,
    /// What could not be read.
    pub(crate) notes: Vec<Diagnostic>,
}

impl Query {
    /// Tells whether no field is asked for in it.
    pub(crate) fn has_no_field(&self) -> bool {
        let mut atoms = self.clauses.iter().flat_map(|clause| &clause.alternatives);
        atoms.all(|atom| matches!(atom.kind, AtomKind::Words { .. }))
    }
}

/// One thing that must hold: any of its atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The atoms joined by `OR`; at least one.
    pub(crate) alternatives: Vec<Atom>,
}

impl Clause {
    /// Returns the bytes of the query from the first atom to the last.
    pub(crate) fn span(&self) -> Span {
        let start = self.alternatives.first().map_or(0, |atom| atom.span.start);
        let end = self.alternatives.last().map_or(0, |atom| atom.span.end);
        Span::new(start, end)
    }
}

/// One word, phrase or field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom {
    /// Whether it must not hold.
    pub(crate) is_negated: bool,
    /// Bytes of the query, with the minus.
    pub(crate) span: Span,
    /// Whether the query ends with it, so that its last word may be unfinished.
    pub(crate) is_open: bool,
    /// What it asks.
    pub(crate) kind: AtomKind,
}

/// What an atom asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word, or a phrase in quotes.
    Words {
        /// The text without quotes.
        text: String,
        /// Whether it stood in quotes.
        is_quoted: bool,
    },
    /// Any of these values of a field.
    Field {
        /// The field.
        field: Field,
        /// Its values as typed; may be none.
        values: Vec<ValueText>,
    },
}

/// A value of a field, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueText {
    /// The text without quotes.
    pub(crate) text: String,
    /// Bytes of the query, with quotes.
    pub(crate) span: Span,
}
