//! What a query finds, before anything is shown of it: planned, expanded, mended where a word has few hits, evaluated.

use std::ops::Range;
use std::sync::Arc;

use super::compile::{Plan, plan};
use super::error::SearchError;
use super::evaluate::{Evaluation, Readable, RowSet, evaluate, find_mentions};
use super::expand::Expander;
use super::generation::Generation;
use super::mend::{Mender, Mending, Mendings, mended};
use super::numbers;
use super::pasted::named;
use super::query::{no_word, parse};
use super::rank;
use super::results::{Order, Reach, Request};
use crate::model::Tables;

/// While fewer records hold every word, those that hold most of them are listed too, until there are so many.
pub(crate) const PAGE: usize = 10;

/// What a query finds.
pub(crate) struct Outcome {
    /// The query as it was understood.
    pub(crate) plan: Plan,
    /// What each clause holds for.
    pub(crate) evaluation: Evaluation,
    /// The rows that hold enough of the words, whatever the filters say.
    pub(crate) holding: RowSet,
    /// The rows that answer.
    pub(crate) rows: RowSet,
    /// How many of them hold every word.
    pub(crate) complete: usize,
    /// The rows that hold most of the words, where some hold all but fewer than a page.
    pub(crate) followers: RowSet,
    /// What was made of words with few hits.
    pub(crate) mendings: Mendings,
}

/// Finds what answers a query.
pub(crate) fn find(
    generation: &Generation,
    text: &str,
    request: &Request,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Outcome, SearchError> {
    let query = parse(text);
    let has_no_field = query.has_no_field();
    let mut typed = plan(query, request.live, &generation.table, tables);
    if has_no_field && typed.clauses.is_empty() && typed.notes.is_empty() {
        typed.notes.extend(no_word(text));
    }
    typed.named = named(&typed, text, &generation.table);
    numbers::add_whole(&mut typed.clauses);
    if request.reach == Reach::Literal {
        return outcome(generation, typed, request, Mendings::new());
    }
    let expander = expander(generation)?;
    let answered = |mut plan: Plan, mendings: Mendings| {
        expander.expand(&mut plan, text);
        outcome(generation, plan, request, mendings)
    };
    let first = answered(typed.clone(), Mendings::new())?;
    if typed.named.is_some() {
        return Ok(first);
    }
    let mender = Mender {
        vocabulary: expander.vocabulary,
        thesaurus: expander.thesaurus,
    };
    let mendings = mender.mend(&first.plan, &first.evaluation, text);
    if mendings.is_empty() {
        return Ok(first);
    }
    let (plan, mendings) = mended(typed, &mendings, text);
    answered(plan, mendings)
}

/// Finds in advance what answers need and every generation has to find once; ends when `go_on` says so.
pub(crate) fn prepare(
    generation: &Generation,
    go_on: &dyn Fn() -> bool,
) -> Result<(), SearchError> {
    generation.table.versions();
    generation.table.may_be_called(0, "");
    let expander = expander(generation)?;
    let concepts = generation.thesaurus.all();
    // The names themselves are not kept: those of all concepts take five times what is found of them.
    let names = concepts.map(|concept| expander.rows(&concept));
    find_mentions(generation, names, go_on)
}

fn expander(generation: &Generation) -> Result<Expander<'_>, SearchError> {
    Ok(Expander {
        vocabulary: generation.vocabulary()?,
        thesaurus: &generation.thesaurus,
        names: generation.names(),
    })
}

fn outcome(
    generation: &Generation,
    plan: Plan,
    request: &Request,
    mendings: Mendings,
) -> Result<Outcome, SearchError> {
    let evaluation = evaluate(generation, &plan, request.this_year)?;
    let filtered = evaluation.filtered(None, None);
    let all = evaluation.words.len();
    let mut holding = evaluation.holding_all();
    let versions = versions(generation, request);
    let readable = |row: usize| match &request.reader {
        Some(reader) => Readable::of(&generation.table.language(row), reader),
        None => Readable::default(),
    };
    let answering = |holding: &RowSet| {
        let mut rows = holding.clone();
        rows.intersect(&filtered);
        evaluation.once(versions, readable, &mut rows);
        rows
    };
    let mut rows = answering(&holding);
    let complete = rows.count();
    let mut followers = RowSet::none(evaluation.rows);
    let is_literal = request.reach == Reach::Literal;
    if all > 1 && complete == 0 {
        holding = holding_enough(&evaluation, &filtered);
        rows = answering(&holding);
    } else if all > 1 && complete < PAGE && !is_literal {
        followers = answering(&holding_enough(&evaluation, &filtered));
        followers.subtract(&rows);
        for versions in versions {
            if versions.clone().any(|row| rows.contains(row)) {
                versions.clone().for_each(|row| followers.remove(row));
            }
        }
    }
    Ok(Outcome {
        plan,
        evaluation,
        holding,
        rows,
        complete,
        followers,
        mendings,
    })
}

/// Returns which rows are one record in several languages, where a record is listed once.
pub(crate) fn versions<'a>(generation: &'a Generation, request: &Request) -> &'a [Range<usize>] {
    match request.order {
        Order::Rank => generation.table.versions(),
        Order::Listing => &[],
    }
}

/// Returns the rows that hold enough of what was asked, or as much as any that pass the filters.
fn holding_enough(evaluation: &Evaluation, filtered: &RowSet) -> RowSet {
    let share = |row: usize| evaluation.share(row);
    let most = filtered.iter().map(share).fold(0.0, f32::max);
    let enough = most.clamp(f32::MIN_POSITIVE, rank::ENOUGH);
    RowSet::of(evaluation.rows, |row| share(row) >= enough)
}

impl Outcome {
    /// Returns how many of the rows that hold most of the words are listed among those that hold every one.
    pub(crate) fn following(&self) -> usize {
        let room = PAGE.saturating_sub(self.complete);
        self.followers.count().min(room)
    }

    /// Returns how many records are listed that hold most of the words and not every one.
    pub(crate) fn less_exact(&self) -> usize {
        self.rows.count() - self.complete + self.following()
    }

    /// Returns the query as it was answered where words were read as others, by the readings of the best row.
    pub(crate) fn shown(&self, text: &str, best: Option<usize>) -> Option<String> {
        let mut out = String::new();
        let mut end = 0;
        for (clause, mending) in &self.mendings {
            let (Mending::Meant(words), Some(planned)) = (mending, self.plan.clauses.get(*clause))
            else {
                continue;
            };
            let word = best.and_then(|row| self.held_word(*clause, row, words));
            out.push_str(text.get(end..planned.span.start).unwrap_or_default());
            out.push_str(word.or(words.first())?);
            end = planned.span.end;
        }
        if end == 0 {
            return None;
        }
        out.push_str(text.get(end..).unwrap_or_default());
        Some(out)
    }

    /// Returns which of the words tried for a clause a row holds best.
    fn held_word<'a>(&self, clause: usize, row: usize, words: &'a [String]) -> Option<&'a String> {
        let held = self
            .evaluation
            .words
            .iter()
            .find(|held| held.clause == clause)?;
        let planned = self.plan.clauses.get(clause)?;
        let (reading, _) = held.best(planned, row)?;
        words.iter().find(|word| reading.key == **word)
    }
}
