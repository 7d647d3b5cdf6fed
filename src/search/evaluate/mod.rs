//! From a plan to sets of rows: which rows each clause holds for, and how well.

mod lists;
mod phrases;
mod rows;
mod words;

use std::sync::Arc;

pub(crate) use rows::{RowSet, Scores};
pub(crate) use words::FieldReader;

use super::compile::{Plan, PlannedAtom, PlannedClause, Scope, Test, Words};
use super::error::SearchError;
use super::generation::Generation;
use super::rank;
use super::table::ONGOING;
use crate::model::Field;
use words::{Work, find};

/// One clause and the rows it holds for.
#[derive(Debug)]
pub(crate) struct Held {
    /// The number of the clause in the plan.
    pub(crate) clause: usize,
    /// The rows.
    pub(crate) rows: RowSet,
    /// The facet it filters by, if it is one field alone.
    pub(crate) facet: Option<Field>,
}

/// What a plan gave.
#[derive(Debug)]
pub(crate) struct Evaluation {
    /// Clauses of words, which may be left out when no row holds all.
    pub(crate) words: Vec<Held>,
    /// Filters and negations, which never are.
    pub(crate) filters: Vec<Held>,
    /// How well each row answers the words.
    pub(crate) scores: Vec<f32>,
    /// How many rows there are.
    pub(crate) rows: usize,
}

impl Evaluation {
    /// Returns the rows that pass every filter, but for those on a field and the filter of a number.
    pub(crate) fn filtered(&self, but: Option<Field>, but_clause: Option<usize>) -> RowSet {
        let mut rows = RowSet::all(self.rows);
        for filter in &self.filters {
            let is_left_out =
                (but.is_some() && filter.facet == but) || but_clause == Some(filter.clause);
            if !is_left_out {
                rows.intersect(&filter.rows);
            }
        }
        rows
    }

    /// Returns the rows that hold at least so many of the words.
    pub(crate) fn holding(&self, least: usize) -> RowSet {
        if least == 0 {
            return RowSet::all(self.rows);
        }
        if least == self.words.len() {
            let mut rows = RowSet::all(self.rows);
            self.words
                .iter()
                .for_each(|held| rows.intersect(&held.rows));
            return rows;
        }
        RowSet::of(self.rows, |row| self.count(row) >= least)
    }

    /// Returns how many of the words a row holds.
    pub(crate) fn count(&self, row: usize) -> usize {
        self.words
            .iter()
            .filter(|held| held.rows.contains(row))
            .count()
    }
}

/// Evaluates a plan.
pub(crate) fn evaluate(
    generation: &Generation,
    plan: &Plan,
    this_year: u16,
) -> Result<Evaluation, SearchError> {
    let rows = generation.table.len();
    let mut evaluator = Evaluator {
        generation,
        this_year,
        work: None,
        everywhere: None,
    };
    let mut out = Evaluation {
        words: Vec::new(),
        filters: Vec::new(),
        scores: vec![0.0; rows],
        rows,
    };
    for (clause, planned) in plan.clauses.iter().enumerate() {
        let rows = evaluator.clause(planned, &mut out.scores)?;
        let facet = planned.facet();
        let held = Held {
            clause,
            rows,
            facet,
        };
        if planned.is_filter() {
            out.filters.push(held);
        } else {
            out.words.push(held);
        }
    }
    Ok(out)
}

struct Evaluator<'a> {
    generation: &'a Generation,
    this_year: u16,
    work: Option<Work>,
    everywhere: Option<Vec<FieldReader<'a>>>,
}

impl<'a> Evaluator<'a> {
    /// Returns the rows a clause holds for and adds its scores.
    fn clause(
        &mut self,
        clause: &PlannedClause,
        scores: &mut [f32],
    ) -> Result<RowSet, SearchError> {
        let length = self.generation.table.len();
        let mut rows = RowSet::none(length);
        let mut best = Scores::new(length);
        for atom in &clause.alternatives {
            rows.unite(&self.atom(atom, &mut best)?);
        }
        for (row, score) in best.iter() {
            scores[row as usize] += score;
        }
        Ok(rows)
    }

    fn atom(&mut self, atom: &PlannedAtom, best: &mut Scores) -> Result<RowSet, SearchError> {
        let table = &self.generation.table;
        let length = table.len();
        let mut none = Scores::new(if atom.is_negated { length } else { 0 });
        let best = if atom.is_negated { &mut none } else { best };
        let mut rows = match &atom.test {
            Test::Words(words) => self.words(words, best)?,
            Test::Fielded(choices) => {
                let mut rows = RowSet::none(length);
                for words in choices {
                    rows.unite(&self.words(words, best)?);
                }
                rows
            }
            Test::Facet { field, values } => {
                let facet = table.facet(*field);
                let wanted: Vec<bool> = facet
                    .map(|facet| {
                        facet
                            .values
                            .iter()
                            .map(|value| values.contains(value))
                            .collect()
                    })
                    .unwrap_or_default();
                let is_wanted = |number: &u16| wanted.get(usize::from(*number)) == Some(&true);
                RowSet::of(length, |row| {
                    facet.is_some_and(|facet| facet.of(row).iter().any(is_wanted))
                })
            }
            Test::Years(ranges) => RowSet::of(length, |row| {
                let (start, end) = table.years(row);
                let end = if end == ONGOING { self.this_year } else { end };
                start != ONGOING
                    && ranges
                        .iter()
                        .any(|(from, to)| start <= *to && *from <= end.max(start))
            }),
            Test::Ids(beginnings) => RowSet::of(length, |row| {
                let begins = |slug: &str| {
                    beginnings
                        .iter()
                        .any(|beginning| slug.starts_with(beginning))
                };
                begins(table.slug(row)) || table.aliases(row).any(begins)
            }),
        };
        if atom.is_negated {
            rows.complement();
        }
        Ok(rows)
    }

    /// Returns the rows that hold words in one of their readings, and raises their scores to what the best one gives.
    fn words(&mut self, words: &Words, best: &mut Scores) -> Result<RowSet, SearchError> {
        let recent = &self.generation.recent;
        let found = if let Some(found) = recent.get(words) {
            found
        } else {
            let found = Arc::new(self.look_up(words)?);
            recent.put(words, &found);
            found
        };
        let mut rows = RowSet::none(self.generation.table.len());
        for (row, score) in found.iter() {
            rows.insert(*row as usize);
            best.raise(*row, *score);
        }
        Ok(rows)
    }

    /// Returns the rows that hold words, with their scores, reading by reading.
    fn look_up(&mut self, words: &Words) -> Result<Vec<(u32, f32)>, SearchError> {
        let length = self.generation.table.len();
        let mut work = self.work.take().unwrap_or_else(|| Work::new(length));
        let mut out = Vec::new();
        let own;
        let fields = match words.scope {
            Scope::Everywhere => self.everywhere()?,
            Scope::Title => {
                own = open(self.generation, &rank::in_title())?;
                &own
            }
            Scope::Organisation => {
                own = open(self.generation, &rank::in_organisation())?;
                &own
            }
        };
        for sequence in &words.readings {
            find(fields, sequence, words.is_prefix, &mut work)?;
            out.extend(work.found.iter());
            work.found.clear();
        }
        self.work = Some(work);
        Ok(out)
    }

    fn everywhere(&mut self) -> Result<&[FieldReader<'a>], SearchError> {
        if self.everywhere.is_none() {
            self.everywhere = Some(open(self.generation, &rank::searched())?);
        }
        Ok(self.everywhere.as_deref().unwrap_or_default())
    }
}

fn open<'a>(
    generation: &'a Generation,
    fields: &[rank::SearchedField],
) -> Result<Vec<FieldReader<'a>>, SearchError> {
    fields
        .iter()
        .map(|field| FieldReader::open(generation, *field))
        .collect()
}
