//! From a query to a plan: words to readings, values to what they stand for.
//!
//! Words are read as they were typed here; what else they may mean is added by `expand`.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::analyzers::{key, readings};
use super::query::{Atom, AtomKind, Clause, NO_VALUE, Query, ValueText, unknown_value};
use super::rank::is_short_beginning;
use super::reading::Reading;
use super::table::Table;
use super::values::{Meaning, Names, turned, years};
use crate::model::{Field, Tables};
use crate::source::{Diagnostic, Span};

/// The most terms of one phrase that are looked up.
const PHRASE_TERMS: usize = 64;
/// From so many notes on none offers the nearest name, because that is compared with every one.
const NEAREST: usize = 8;

/// A query that knows the library.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// What must all hold.
    pub(crate) clauses: Vec<PlannedClause>,
    /// What could not be read.
    pub(crate) notes: Vec<Diagnostic>,
    /// The row of the record that the words name by its id.
    pub(crate) named: Option<usize>,
}

/// One thing that must hold.
#[derive(Clone, Debug)]
pub(crate) struct PlannedClause {
    /// Bytes of the query.
    pub(crate) span: Span,
    /// What to do, any of it.
    pub(crate) alternatives: Vec<PlannedAtom>,
    /// Whether nothing is asked with it: a word that only joins others.
    pub(crate) is_idle: bool,
}

/// One test.
#[derive(Clone, Debug)]
pub(crate) struct PlannedAtom {
    /// Whether it must not hold.
    pub(crate) is_negated: bool,
    /// The test.
    pub(crate) test: Test,
}

/// What is tested.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    /// That words are held.
    Words(Words),
    /// That a field of words holds any of these.
    Fielded(Vec<Words>),
    /// That a facet has any of these values.
    Facet {
        /// The facet.
        field: Field,
        /// The values.
        values: BTreeSet<String>,
    },
    /// That it ran in any of these years.
    Years(Vec<(u16, u16)>),
    /// That its slug begins so.
    Ids(Vec<String>),
}

/// Where words are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In all fields that are searched.
    Everywhere,
    /// In the title.
    Title,
    /// In the organisations.
    Organisation,
}

/// A word or a phrase.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Its words as keys, separated by spaces.
    pub(crate) key: String,
    /// The ways to read it; any will do.
    pub(crate) readings: Vec<Reading>,
    /// Whether the last term may be the beginning of a word.
    pub(crate) is_prefix: bool,
    /// The word it is read as, because it has few hits itself.
    pub(crate) meant: Option<String>,
    /// Whether it stood in quotes, so that nothing but what was typed will do.
    pub(crate) is_quoted: bool,
    /// Where it is looked up.
    pub(crate) scope: Scope,
}

impl PlannedClause {
    /// Tells whether it is never left out: a filter or a negation.
    pub(crate) fn is_filter(&self) -> bool {
        self.alternatives
            .iter()
            .all(|atom| atom.is_negated || !matches!(atom.test, Test::Words(_)))
    }

    /// Returns the facet it filters by, if all it does is to ask for values of one.
    pub(crate) fn facet(&self) -> Option<Field> {
        let facet = |atom: &PlannedAtom| match &atom.test {
            Test::Facet { field, .. } if !atom.is_negated => Some(*field),
            _ => None,
        };
        let first = self.alternatives.first().and_then(facet)?;
        self.alternatives
            .iter()
            .all(|atom| facet(atom) == Some(first))
            .then_some(first)
    }

    /// Returns the values it asks for of a facet.
    pub(crate) fn values(&self, field: Field) -> impl Iterator<Item = &String> {
        let values = move |atom: &'_ PlannedAtom| matches!(&atom.test, Test::Facet { field: own, .. } if *own == field && !atom.is_negated);
        self.alternatives
            .iter()
            .filter(move |atom| values(atom))
            .flat_map(|atom| match &atom.test {
                Test::Facet { values, .. } => values.iter(),
                _ => std::collections::btree_set::Iter::default(),
            })
    }

    /// Returns the words to look for in texts, to mark them.
    pub(crate) fn words(&self) -> impl Iterator<Item = &Words> {
        self.alternatives
            .iter()
            .filter(|atom| !atom.is_negated)
            .flat_map(|atom| match &atom.test {
                Test::Words(words) => std::slice::from_ref(words),
                Test::Fielded(words) => words.as_slice(),
                _ => &[],
            })
    }
}

impl Plan {
    /// Returns all its words as one key, if it is nothing but words beside filters.
    pub(crate) fn key(&self) -> Option<String> {
        let mut keys = Vec::new();
        for clause in self.clauses.iter().filter(|clause| !clause.is_filter()) {
            match clause.alternatives.as_slice() {
                [
                    PlannedAtom {
                        test: Test::Words(words),
                        ..
                    },
                ] => keys.push(words.key.as_str()),
                _ => return None,
            }
        }
        (!keys.is_empty()).then(|| keys.join(" "))
    }
}

/// Plans a query; tables are asked for only where a value has to be understood.
pub(crate) fn plan(
    query: Query,
    is_live: bool,
    table: &Table,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Plan {
    let asked = OnceCell::new();
    let mut planner = Planner {
        is_live,
        table,
        tables: &|| asked.get_or_init(tables).as_ref(),
        names: BTreeMap::new(),
        notes: query.notes,
    };
    let mut clauses = Vec::new();
    for clause in &query.clauses {
        planner.clause(clause, &mut clauses);
    }
    Plan {
        clauses,
        notes: planner.notes,
        named: None,
    }
}

struct Planner<'a> {
    is_live: bool,
    table: &'a Table,
    tables: &'a dyn Fn() -> &'a Tables,
    /// The names of the values of a field, from the first value of it on.
    names: BTreeMap<Field, Rc<Names<'a>>>,
    notes: Vec<Diagnostic>,
}

/// What the values of a field gave.
#[derive(Default)]
struct Understood {
    values: BTreeSet<String>,
    unknown: Vec<PlannedAtom>,
}

impl Planner<'_> {
    fn clause(&mut self, clause: &Clause, out: &mut Vec<PlannedClause>) {
        let mut alternatives = Vec::new();
        for atom in &clause.alternatives {
            self.atom(atom, &mut alternatives);
        }
        if !alternatives.is_empty() {
            let span = clause.span();
            out.push(PlannedClause {
                span,
                alternatives,
                is_idle: false,
            });
        }
    }

    fn atom(&mut self, atom: &Atom, out: &mut Vec<PlannedAtom>) {
        let is_open = self.is_live && atom.is_open;
        let planned = |test| PlannedAtom {
            is_negated: atom.is_negated,
            test,
        };
        match &atom.kind {
            AtomKind::Words { text, is_quoted } => {
                let words = words(text, is_open, Scope::Everywhere);
                let words = words.map(|words| Words {
                    is_quoted: *is_quoted,
                    ..words
                });
                out.extend(words.map(Test::Words).map(planned));
            }
            AtomKind::Field { values, .. } if values.is_empty() => {
                if !is_open {
                    let note = Diagnostic::note(
                        NO_VALUE,
                        atom.span,
                        "the field has no value, so it is left out",
                    );
                    self.notes.push(note);
                }
            }
            AtomKind::Field { field, values } => self.field(*field, values, atom, out),
        }
    }

    fn field(
        &mut self,
        field: Field,
        values: &[ValueText],
        atom: &Atom,
        out: &mut Vec<PlannedAtom>,
    ) {
        let is_open = self.is_live && atom.is_open;
        let planned = |test| PlannedAtom {
            is_negated: atom.is_negated,
            test,
        };
        let last = values.len().saturating_sub(1);
        let open = |at: usize| is_open && at == last;
        match field {
            Field::Title | Field::Org => {
                let scope = if field == Field::Title {
                    Scope::Title
                } else {
                    Scope::Organisation
                };
                let found = values
                    .iter()
                    .enumerate()
                    .filter_map(|(at, value)| words(&value.text, open(at), scope));
                let found: Vec<Words> = found.collect();
                if !found.is_empty() {
                    out.push(planned(Test::Fielded(found)));
                }
            }
            Field::Id => {
                let beginnings = values.iter().map(|value| value.text.trim().to_lowercase());
                out.push(planned(Test::Ids(beginnings.collect())));
            }
            Field::Year => {
                let mut ranges = Vec::new();
                for (at, value) in values.iter().enumerate() {
                    match years(&value.text, open(at)) {
                        Some(range) => ranges.push(range),
                        None => out.extend(self.unknown(field, value, atom, std::iter::empty())),
                    }
                }
                self.notes.extend(turned(values, is_open));
                if !ranges.is_empty() {
                    out.push(planned(Test::Years(ranges)));
                }
            }
            _ => {
                let understood = self.facet(field, values, atom);
                if !understood.values.is_empty() {
                    let values = understood.values;
                    out.push(planned(Test::Facet { field, values }));
                }
                out.extend(understood.unknown);
            }
        }
    }

    fn facet(&mut self, field: Field, values: &[ValueText], atom: &Atom) -> Understood {
        let known = self.names.entry(field);
        let known = known.or_insert_with(|| Rc::new(Names::of(field, (self.tables)(), self.table)));
        let names = Rc::clone(known);
        let last = values.len().saturating_sub(1);
        let mut out = Understood::default();
        for (at, value) in values.iter().enumerate() {
            let is_open = self.is_live && atom.is_open && at == last;
            match names.meaning(&value.text, is_open) {
                Meaning::Values(values) => out.values.extend(values),
                Meaning::Unknown => {
                    out.unknown
                        .extend(self.unknown(field, value, atom, names.all()));
                }
            }
        }
        out
    }

    /// Returns a value that stands for nothing as words, and notes it.
    fn unknown<'n>(
        &mut self,
        field: Field,
        value: &ValueText,
        atom: &Atom,
        names: impl Iterator<Item = &'n str>,
    ) -> Option<PlannedAtom> {
        let most = if self.notes.len() < NEAREST {
            usize::MAX
        } else {
            0
        };
        self.notes.push(unknown_value(
            field,
            &value.text,
            value.span,
            names.take(most),
        ));
        let words = words(&value.text, self.is_live && atom.is_open, Scope::Everywhere)?;
        Some(PlannedAtom {
            is_negated: atom.is_negated,
            test: Test::Words(words),
        })
    }
}

/// Returns the clause that asks for a part of a query.
pub(crate) fn part(text: &str, span: Span, is_prefix: bool) -> Option<PlannedClause> {
    let words = words(text.get(span.range())?, is_prefix, Scope::Everywhere)?;
    Some(PlannedClause {
        span,
        alternatives: vec![PlannedAtom {
            is_negated: false,
            test: Test::Words(words),
        }],
        is_idle: false,
    })
}

/// Returns the ways to read a typed text; `None` where it holds no word.
fn words(text: &str, is_prefix: bool, scope: Scope) -> Option<Words> {
    let is_prefix = is_prefix && ends_in_word(text);
    let key = key(text);
    let readings = readings(text).into_iter().map(|mut sequence| {
        sequence.terms.truncate(PHRASE_TERMS);
        // Half-typed so little says next to nothing, and looking in a row for all words that begin so takes longer than
        // anything else; with the third letter it counts.
        let is_prefix = is_prefix && !sequence.leave_end(is_short_beginning);
        Reading::typed(sequence, key.clone(), is_prefix)
    });
    let readings: Vec<Reading> = readings.collect();
    (!readings.is_empty()).then_some(Words {
        key,
        readings,
        is_prefix,
        meant: None,
        is_quoted: false,
        scope,
    })
}

/// Tells whether nothing follows the last word of a text, so that more letters could.
fn ends_in_word(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|last| !last.is_whitespace())
}
