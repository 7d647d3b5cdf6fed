//! From a plan to sets of rows: which rows each clause holds for, and how well.

mod closeness;
mod lists;
mod names;
mod phrases;
mod rows;
mod sequences;
mod versions;
mod words;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) use closeness::closeness;
pub(crate) use names::find_mentions;
pub(crate) use rows::{RowSet, Scores};
pub(crate) use versions::Readable;
pub(crate) use words::FieldReader;

use super::compile::{Plan, PlannedAtom, PlannedClause, Scope, Test, Words};
use super::error::SearchError;
use super::generation::Generation;
use super::rank;
use super::reading::{Reading, Target, Tier};
use super::recent::{Found, Match};
use super::table::{ONGOING, Table};
use crate::model::Field;
use names::find_any;
use versions::as_originals;
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
    /// The rows that hold its words as they were typed or in another form.
    pub(crate) literal: RowSet,
    /// What was found of each of its words.
    pub(crate) found: Vec<Found>,
}

impl Held {
    /// Returns the reading by which a row answers its clause best, with the score.
    pub(crate) fn best<'a>(
        &self,
        clause: &'a PlannedClause,
        row: usize,
    ) -> Option<(&'a Reading, f32)> {
        let found = clause.words().zip(&self.found).flat_map(|(words, found)| {
            let own = found.iter().filter(|found| found.row as usize == row);
            own.filter_map(|found| {
                let reading = words.readings.get(usize::from(found.reading))?;
                Some((reading, found.score))
            })
        });
        found.max_by(|one, other| one.1.total_cmp(&other.1))
    }
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
    rarities: OnceCell<Vec<f32>>,
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

    /// Returns the rows that hold all of the words.
    pub(crate) fn holding_all(&self) -> RowSet {
        let mut rows = RowSet::all(self.rows);
        let own = self.words.iter();
        own.for_each(|held| rows.intersect(&held.rows));
        rows
    }

    /// Returns the share of what was asked that a row holds: each word counts by how rare it is, and one that no record
    /// holds not at all.
    pub(crate) fn share(&self, row: usize) -> f32 {
        let rarity = |held: &Held| match held.rows.count() {
            0 => 0.0,
            rows => rank::rarity(rows, self.rows),
        };
        let all = self
            .rarities
            .get_or_init(|| self.words.iter().map(rarity).collect());
        let own = self.words.iter().zip(all);
        let held = own
            .filter(|(held, _)| held.rows.contains(row))
            .map(|(_, rarity)| rarity);
        held.sum::<f32>() / all.iter().sum::<f32>().max(f32::MIN_POSITIVE)
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
        rarities: OnceCell::new(),
    };
    let asked = plan.clauses.iter().enumerate();
    for (clause, planned) in asked.filter(|(_, planned)| !planned.is_idle) {
        let mut held = Held {
            clause,
            rows: RowSet::none(rows),
            facet: planned.facet(),
            literal: RowSet::none(rows),
            found: Vec::new(),
        };
        evaluator.clause(planned, &mut held, &mut out.scores)?;
        if planned.is_filter() {
            out.filters.push(held);
        } else {
            if let Some(row) = plan.named.filter(|row| !held.rows.contains(*row)) {
                held.rows.insert(row);
                held.literal.insert(row);
            }
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
    /// Finds the rows a clause holds for and adds its scores.
    fn clause(
        &mut self,
        clause: &PlannedClause,
        held: &mut Held,
        scores: &mut [f32],
    ) -> Result<(), SearchError> {
        let mut best = Scores::new(self.generation.table.len());
        for atom in &clause.alternatives {
            let rows = self.atom(atom, held, &mut best)?;
            held.rows.unite(&rows);
        }
        as_originals(self.generation.table.versions(), &mut best, &held.literal);
        for (row, score) in best.iter() {
            scores[row as usize] += score;
        }
        Ok(())
    }

    fn atom(
        &mut self,
        atom: &PlannedAtom,
        held: &mut Held,
        best: &mut Scores,
    ) -> Result<RowSet, SearchError> {
        let table = &self.generation.table;
        let length = table.len();
        let mut none = Scores::new(if atom.is_negated { length } else { 0 });
        let best = if atom.is_negated { &mut none } else { best };
        let mut words = |words: &Words| -> Result<RowSet, SearchError> {
            let found = self.words(words)?;
            let rows = gathered(words, &found, length, best, &mut held.literal);
            if !atom.is_negated {
                held.found.push(found);
            }
            Ok(rows)
        };
        let mut rows = match &atom.test {
            Test::Words(own) => words(own)?,
            Test::Fielded(choices) => {
                let mut rows = RowSet::none(length);
                for own in choices {
                    rows.unite(&words(own)?);
                }
                rows
            }
            Test::Facet { field, values } => having_any(table, *field, values),
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

    /// Returns the rows that hold words in one of their readings.
    fn words(&mut self, words: &Words) -> Result<Found, SearchError> {
        let recent = &self.generation.recent;
        if let Some(found) = recent.get(words) {
            return Ok(found);
        }
        let found = Arc::new(self.look_up(words)?);
        recent.put(words, &found);
        Ok(found)
    }

    /// Returns the rows that hold words, with their scores, reading by reading.
    fn look_up(&mut self, words: &Words) -> Result<Vec<Match>, SearchError> {
        let table = &self.generation.table;
        let length = table.len();
        let recent = &self.generation.recent;
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
        let is_kept = |reading: &Reading| !reading.is_prefix && words.scope == Scope::Everywhere;
        for (number, reading) in (0_u16..).zip(&words.readings) {
            let matched = |(row, score): (u32, f32)| Match {
                row,
                score: score * reading.weight * table.weight_of_language(row as usize),
                reading: number,
            };
            match &reading.target {
                Target::Row(sequence) if is_kept(reading) => {
                    let held = recent.sequence(sequence, || {
                        find(fields, sequence, false, &mut work)?;
                        Ok(work.found.take())
                    })?;
                    out.extend(held.iter().copied().map(matched));
                }
                Target::Row(sequence) => find(fields, sequence, reading.is_prefix, &mut work)?,
                Target::Concept {
                    number,
                    names,
                    values,
                } => {
                    let held = recent.concept(*number, || {
                        find_any(fields, names, &mut work)?;
                        having(table, values, &mut work.found);
                        Ok(work.found.take())
                    })?;
                    out.extend(held.iter().copied().map(matched));
                }
            }
            out.extend(work.found.iter().map(matched));
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

/// Returns the rows of what was found, raises their scores to what the best reading gives, and notes those that hold
/// the words literally.
fn gathered(
    words: &Words,
    found: &[Match],
    length: usize,
    best: &mut Scores,
    literal: &mut RowSet,
) -> RowSet {
    let mut rows = RowSet::none(length);
    let is_literal = |reading: &Reading| reading.tier <= Tier::Form;
    let is_literal: Vec<bool> = words.readings.iter().map(is_literal).collect();
    for found in found {
        rows.insert(found.row as usize);
        best.raise(found.row, found.score);
        if is_literal.get(usize::from(found.reading)) == Some(&true) {
            literal.insert(found.row as usize);
        }
    }
    rows
}

/// Returns the rows that have any of these values of a facet.
fn having_any(table: &Table, field: Field, values: &BTreeSet<String>) -> RowSet {
    let Some(facet) = table.facet(field) else {
        return RowSet::none(table.len());
    };
    let wanted: Vec<bool> = facet
        .values
        .iter()
        .map(|value| values.contains(value))
        .collect();
    let is_wanted = |number: &u16| wanted.get(usize::from(*number)) == Some(&true);
    RowSet::of(table.len(), |row| facet.of(row).iter().any(is_wanted))
}

/// Scores the rows that have any of these values, each row for one of them.
fn having(table: &Table, values: &[(Field, String)], out: &mut Scores) {
    let Some(field) = values.first().map(|(field, _)| *field) else {
        return;
    };
    let own = values.iter().filter(|(other, _)| *other == field);
    let rows = having_any(table, field, &own.map(|(_, value)| value.clone()).collect());
    let score = rank::value(field) * rank::rarity(rows.count(), table.len());
    for row in rows.iter() {
        out.add(u32::try_from(row).unwrap_or(u32::MAX), score);
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
