//! From lexemes to clauses, with a note for everything that was not taken as typed.

use std::collections::HashSet;

use crate::model::Field;
use crate::source::{Diagnostic, Span};

use super::ValueText;
use super::ast::{Atom, AtomKind, Clause, Query};
use super::lexer::{Lexeme, LexemeKind, Lexer};
use super::suggest::{CUT, LONE_OR, unknown_field};

/// The most bytes of a query that are read.
const BYTES: usize = 4096;
/// The most clauses that are read.
const CLAUSES: usize = 64;
/// The most characters of a word that are read.
const CHARACTERS: usize = 64;

/// Reads a query; never fails.
pub(crate) fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let end = floor(text, BYTES);
    if end < text.len() {
        let message = format!("the query is cut after {BYTES} bytes");
        query
            .notes
            .push(Diagnostic::note(CUT, Span::new(end, text.len()), message));
    }
    let mut pending_or: Option<Span> = None;
    for lexeme in Lexer::new(&text[..end]) {
        if lexeme.kind == LexemeKind::Or {
            if query.clauses.is_empty() {
                query.notes.push(lone_or(lexeme.span));
            } else {
                pending_or = Some(lexeme.span);
            }
            continue;
        }
        let span = lexeme.span;
        let atoms = atoms(lexeme, &mut query.notes);
        if atoms.is_empty() {
            continue;
        }
        if count(&query) + atoms.len() > CLAUSES {
            let message = format!("only the first {CLAUSES} words and fields are read");
            let rest = Span::new(span.start, end);
            query.notes.push(Diagnostic::note(CUT, rest, message));
            return query;
        }
        push(&mut query, atoms, pending_or.take().is_some());
    }
    if let Some(span) = pending_or.filter(|span| span.end < end) {
        query.notes.push(lone_or(span));
    }
    query
}

fn count(query: &Query) -> usize {
    query
        .clauses
        .iter()
        .map(|clause| clause.alternatives.len())
        .sum()
}

fn push(query: &mut Query, atoms: Vec<Atom>, is_alternative: bool) {
    let mut atoms = atoms.into_iter();
    if is_alternative
        && let Some(last) = query.clauses.last_mut()
        && let Some(atom) = atoms.next()
    {
        last.alternatives.push(atom);
    }
    query.clauses.extend(atoms.map(|atom| Clause {
        alternatives: vec![atom],
    }));
}

/// Returns the atoms of a lexeme: mostly one, several where a field is unknown and its parts are taken as words.
fn atoms(lexeme: Lexeme, notes: &mut Vec<Diagnostic>) -> Vec<Atom> {
    let Lexeme {
        span,
        is_negated,
        is_open,
        kind,
    } = lexeme;
    let atom = |span: Span, is_open: bool, kind: AtomKind| Atom {
        is_negated,
        span,
        is_open,
        kind,
    };
    let words = |text: String, is_quoted| AtomKind::Words { text, is_quoted };
    match kind {
        LexemeKind::Or => Vec::new(),
        LexemeKind::Bare(text) => vec![atom(
            span,
            is_open,
            words(shortened(text, span, notes), false),
        )],
        LexemeKind::Quoted(text) => vec![atom(span, is_open, words(text, true))],
        LexemeKind::Field { name, values } => {
            let values = without_repeats(values);
            if let Some(field) = Field::parse(&name) {
                return vec![atom(span, is_open, AtomKind::Field { field, values })];
            }
            let start = span.start + usize::from(is_negated);
            let named = Span::new(start, start + name.len());
            if !values.is_empty() {
                notes.push(unknown_field(&name, named));
            }
            let name = shortened(name, named, notes);
            let mut out = vec![atom(
                named,
                is_open && values.is_empty(),
                words(name, false),
            )];
            let last = values.len().saturating_sub(1);
            for (at, value) in values.into_iter().enumerate() {
                let text = shortened(value.text, value.span, notes);
                out.push(atom(value.span, is_open && at == last, words(text, false)));
            }
            out
        }
    }
}

/// Drops values that are given again, but for the last one, which may go on: each is looked for among thousands of names.
fn without_repeats(mut values: Vec<ValueText>) -> Vec<ValueText> {
    let last = values.pop();
    let mut given = HashSet::new();
    values.retain(|value| given.insert(value.text.clone()));
    values.extend(last);
    values
}

fn shortened(mut text: String, span: Span, notes: &mut Vec<Diagnostic>) -> String {
    if let Some((end, _)) = text.char_indices().nth(CHARACTERS) {
        text.truncate(end);
        let message = format!("a word is cut after {CHARACTERS} characters");
        notes.push(Diagnostic::note(CUT, span, message));
    }
    text
}

fn lone_or(span: Span) -> Diagnostic {
    Diagnostic::note(LONE_OR, span, "OR needs a word on both sides")
}

/// Returns the last character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
