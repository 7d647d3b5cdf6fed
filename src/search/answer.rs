//! From a request to an answer: find, order, and fill in what the page shows.

use std::sync::Arc;

use super::compile::Plan;
use super::error::SearchError;
use super::evaluate::closeness;
use super::facets;
use super::found::{Outcome, find};
use super::generation::Generation;
use super::help;
use super::rank::{self, NameMatch, Rank, name_match};
use super::results::{Answer, Corrected, Hit, Order, Request, Snippet};
use super::snippet::{Marker, snippet};
use crate::model::{Field, Tables};

/// Answers a request.
pub(crate) fn answer(
    generation: &Generation,
    request: &Request,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Answer, SearchError> {
    let outcome = find(generation, &request.text, request, tables)?;
    let page = page(generation, request, &outcome)?;
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
    let shown = outcome.shown(&request.text, page.first().map(|rank| rank.row));
    Ok(Answer {
        total: outcome.rows.count(),
        following: outcome.following(),
        less_exact: outcome.less_exact(),
        corrected: shown.map(|shown| Corrected {
            shown,
            typed: request.text.clone(),
        }),
        complete: outcome.complete,
        hits,
        facets,
        notes: outcome.plan.notes,
        suggestions,
    })
}

/// Returns the hits of the page asked for, in order.
fn page(
    generation: &Generation,
    request: &Request,
    outcome: &Outcome,
) -> Result<Vec<Rank>, SearchError> {
    let is_ranked = request.order == Order::Rank && !outcome.evaluation.words.is_empty();
    if !is_ranked {
        let rows = outcome.rows.iter().skip(request.offset).take(request.limit);
        let listed = |row| Rank {
            row,
            ..Rank::default()
        };
        return Ok(rows.map(listed).collect());
    }
    let mut ranks = ranked(generation, request, outcome);
    look_again(generation, &outcome.plan, &mut ranks)?;
    let page = ranks.into_iter().skip(request.offset);
    Ok(page.take(request.limit).collect())
}

/// Returns the best hits in order: those up to the end of the page, and all that are looked at again, whatever page is
/// asked for.
fn ranked(generation: &Generation, request: &Request, outcome: &Outcome) -> Vec<Rank> {
    let (evaluation, table) = (&outcome.evaluation, &generation.table);
    let end = request.offset.saturating_add(request.limit);
    let end = end.max(rank::LOOKED_AT_AGAIN);
    let key = outcome.plan.key();
    let score = |row: usize| {
        let score = evaluation.scores.get(row).copied().unwrap_or(0.0);
        score * rank::kind(table.kind(row))
    };
    let is_named = |row: usize| {
        let is_it =
            |named| table.slug(row) == table.slug(named) && table.kind(row) == table.kind(named);
        outcome.plan.named.is_some_and(is_it)
    };
    let complete = |row: usize| Rank {
        name: match key.as_deref() {
            _ if is_named(row) => NameMatch::Id,
            Some(key) => name_match(table, row, key, request.live),
            None => NameMatch::None,
        },
        score: score(row),
        row,
    };
    let partial = |row: usize| Rank {
        score: score(row) * evaluation.share(row).powf(rank::SHARE),
        row,
        ..Rank::default()
    };
    let mut ranks = if outcome.complete == 0 {
        best(outcome.rows.iter().map(partial), end)
    } else {
        best(outcome.rows.iter().map(complete), end)
    };
    let room = outcome.following();
    if room > 0 {
        let incomplete = |row: usize| {
            let mut rank = partial(row);
            rank.score *= rank::INCOMPLETE;
            rank
        };
        ranks.extend(best(outcome.followers.iter().map(incomplete), room));
        ranks.sort_unstable_by(Rank::order);
    }
    ranks
}

/// Puts those of the best first in which the words stand near each other.
fn look_again(generation: &Generation, plan: &Plan, ranks: &mut [Rank]) -> Result<(), SearchError> {
    let most = ranks.len().min(rank::LOOKED_AT_AGAIN);
    let best = &mut ranks[..most];
    let rows: Vec<usize> = best.iter().map(|rank| rank.row).collect();
    for (rank, closeness) in best.iter_mut().zip(closeness(generation, plan, &rows)?) {
        rank.score *= rank::close(closeness);
    }
    best.sort_unstable_by(Rank::order);
    Ok(())
}

/// Returns the best of these in order, no more than so many.
fn best(ranks: impl Iterator<Item = Rank>, most: usize) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = ranks.collect();
    if most < ranks.len() && most > 0 {
        ranks.select_nth_unstable_by(most - 1, Rank::order);
    }
    ranks.truncate(most);
    ranks.sort_unstable_by(Rank::order);
    ranks
}

/// Returns why a row answers that does not hold what was typed.
fn because(outcome: &Outcome, row: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for held in &outcome.evaluation.words {
        if held.literal.contains(row) || !held.rows.contains(row) {
            continue;
        }
        let clause = outcome.plan.clauses.get(held.clause);
        let best = clause.and_then(|clause| held.best(clause, row));
        let reason = best.and_then(|(reading, _)| reading.because.as_deref());
        if let Some(reason) = reason.filter(|reason| !out.iter().any(|known| known == reason)) {
            out.push(reason.to_owned());
        }
    }
    out
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
        because: because(outcome, row),
        left_out: left_out.map(str::to_owned).collect(),
    })
}
