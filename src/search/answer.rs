//! From a request to an answer: plan, evaluate, order, and fill in what the page shows.

use std::sync::Arc;

use super::compile::{Plan, plan};
use super::error::SearchError;
use super::evaluate::{Evaluation, RowSet, evaluate};
use super::facets;
use super::generation::Generation;
use super::help;
use super::query::parse;
use super::rank::{NameMatch, Rank, name_match};
use super::results::{Answer, Hit, Order, Request, Snippet};
use super::snippet::{Marker, snippet};
use crate::model::{Field, Tables};

/// What a query finds, before anything is shown of it.
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
}

/// Finds what answers a query.
pub(crate) fn find(
    generation: &Generation,
    text: &str,
    request: &Request,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Outcome, SearchError> {
    let plan = plan(parse(text), request.live, &generation.table, tables);
    let evaluation = evaluate(generation, &plan, request.this_year)?;
    let filtered = evaluation.filtered(None, None);
    let all = evaluation.words.len();
    let mut holding = evaluation.holding(all);
    let mut rows = holding.clone();
    rows.intersect(&filtered);
    let complete = rows.count();
    if complete == 0 && all > 1 {
        holding = evaluation.holding(enough(&evaluation, &filtered));
        rows = holding.clone();
        rows.intersect(&filtered);
    }
    Ok(Outcome {
        plan,
        evaluation,
        holding,
        rows,
        complete,
    })
}

/// Returns how many words a row must hold to be shown when none holds all: half of them, or as many as any does.
fn enough(evaluation: &Evaluation, filtered: &RowSet) -> usize {
    let most = filtered
        .iter()
        .map(|row| evaluation.count(row))
        .max()
        .unwrap_or(0);
    most.min(evaluation.words.len().div_ceil(2)).max(1)
}

/// Answers a request.
pub(crate) fn answer(
    generation: &Generation,
    request: &Request,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Answer, SearchError> {
    let outcome = find(generation, &request.text, request, tables)?;
    let page = page(generation, request, &outcome);
    let marker = Marker::new(&outcome.plan);
    let hits = page
        .iter()
        .map(|rank| hit(generation, request, &outcome, &marker, rank));
    let hits = hits.collect::<Result<Vec<Hit>, SearchError>>()?;
    let facets = if request.facets {
        facets::count(
            &generation.table,
            &outcome.plan,
            &outcome.evaluation,
            &outcome.holding,
        )
    } else {
        Vec::new()
    };
    let suggestions = if outcome.complete == 0 {
        help::suggestions(generation, request, &outcome, tables)?
    } else {
        Vec::new()
    };
    Ok(Answer {
        total: outcome.rows.count(),
        complete: outcome.complete,
        hits,
        facets,
        notes: outcome.plan.notes,
        suggestions,
        corrected: None,
    })
}

/// Returns the hits of the page asked for, in order.
fn page(generation: &Generation, request: &Request, outcome: &Outcome) -> Vec<Rank> {
    let (evaluation, table) = (&outcome.evaluation, &generation.table);
    let end = request.offset.saturating_add(request.limit);
    let is_ranked = request.order == Order::Rank && !evaluation.words.is_empty();
    let is_relaxed = outcome.complete == 0;
    let key = outcome.plan.key().filter(|_| is_ranked && !is_relaxed);
    let rarities: Vec<f32> = evaluation
        .words
        .iter()
        .map(|held| rarity(held.rows.count(), table.len()))
        .collect();
    let rank = |row: usize| Rank {
        held: if is_relaxed { evaluation.count(row) } else { 0 },
        rarity: if is_relaxed {
            held_rarity(evaluation, &rarities, row)
        } else {
            0.0
        },
        name: key.as_deref().map_or(NameMatch::None, |key| {
            name_match(table, row, key, request.live)
        }),
        score: evaluation.scores.get(row).copied().unwrap_or(0.0),
        row,
    };
    if !is_ranked {
        let rows = outcome.rows.iter().skip(request.offset).take(request.limit);
        return rows.map(rank).collect();
    }
    let mut ranks: Vec<Rank> = outcome.rows.iter().map(rank).collect();
    if end < ranks.len() && end > 0 {
        ranks.select_nth_unstable_by(end - 1, Rank::order);
        ranks.truncate(end);
    }
    ranks.sort_unstable_by(Rank::order);
    ranks
        .into_iter()
        .skip(request.offset)
        .take(request.limit)
        .collect()
}

fn held_rarity(evaluation: &Evaluation, rarities: &[f32], row: usize) -> f32 {
    let held = evaluation
        .words
        .iter()
        .zip(rarities)
        .filter(|(held, _)| held.rows.contains(row));
    held.map(|(_, rarity)| rarity).sum()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of records need no more than seven digits"
)]
fn rarity(held: usize, rows: usize) -> f32 {
    ((rows as f32 + 1.0) / (held as f32 + 1.0)).ln()
}

fn hit(
    generation: &Generation,
    request: &Request,
    outcome: &Outcome,
    marker: &Marker,
    rank: &Rank,
) -> Result<Hit, SearchError> {
    let (table, row) = (&generation.table, rank.row);
    let place = table.place(row);
    let shard = generation.shards.get(place.shard as usize);
    let stored = shard
        .map(|shard| shard.stored(place.doc))
        .transpose()?
        .unwrap_or_default();
    let (section, passage) = if request.snippets {
        snippet(&stored, marker)
    } else {
        (None, Snippet::default())
    };
    let title = table.title(row).to_owned();
    let missing = outcome
        .evaluation
        .words
        .iter()
        .filter(|held| !held.rows.contains(row));
    let missing = missing.filter_map(|held| outcome.plan.clauses.get(held.clause));
    let left_out = missing.filter_map(|clause| request.text.get(clause.span.range()));
    Ok(Hit {
        id: table.id(row),
        language: table.language(row),
        title_marks: marker
            .find(&title)
            .into_iter()
            .map(|found| found.range)
            .collect(),
        title,
        path: table.path(row).to_owned(),
        summary: stored.summary,
        countries: table.values(row, Field::Country),
        period: table.period(row),
        score: rank.score,
        section,
        snippet: passage,
        because: Vec::new(),
        left_out: left_out.map(str::to_owned).collect(),
    })
}
