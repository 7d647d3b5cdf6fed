//! What to try when nothing holds all of a query: a filter less, or a word that is nearly the same.

use std::sync::Arc;

use super::analyzers::key;
use super::error::SearchError;
use super::evaluate::Readable;
use super::found::{Outcome, find, versions};
use super::generation::Generation;
use super::query::parse;
use super::results::{Request, Suggestion};
use crate::model::{Script, Tables};
use crate::source::Span;

/// The most near words that are offered for one word.
const NEAR_WORDS: usize = 2;
/// The most suggestions that are made.
const SUGGESTIONS: usize = 5;
/// The most words for which near words are tried; each try is a whole search.
const TRIED: usize = 2;

/// Returns what to try instead of a query that no record answers whole.
pub(crate) fn suggestions(
    generation: &Generation,
    request: &Request,
    outcome: &Outcome,
    tables: &dyn Fn() -> Arc<Tables>,
) -> Result<Vec<Suggestion>, SearchError> {
    let mut out = without_filters(generation, request, outcome);
    let lacking = outcome.evaluation.words.iter().filter_map(|held| {
        let clause = outcome.plan.clauses.get(held.clause)?;
        let typed = request.text.get(clause.span.range())?;
        (held.rows.is_empty() && is_plain_word(typed)).then_some((clause, typed))
    });
    for (clause, typed) in lacking.take(TRIED) {
        let edits = if typed.chars().count() > 5 { 2 } else { 1 };
        let near = generation.vocabulary()?.near(&key(typed), edits, false);
        for word in near.into_iter().take(NEAR_WORDS).map(|near| near.word) {
            let query = replaced(&request.text, clause.span, &word);
            let total = find(generation, &query, request, tables)?.complete;
            if total > 0 {
                let reason = format!("{word} instead of {typed}");
                out.push(Suggestion {
                    query,
                    reason,
                    total,
                });
            }
        }
    }
    out.truncate(SUGGESTIONS);
    Ok(out)
}

/// Returns the query without each of its filters that stands in the way, the one that frees the most first.
fn without_filters(
    generation: &Generation,
    request: &Request,
    outcome: &Outcome,
) -> Vec<Suggestion> {
    let evaluation = &outcome.evaluation;
    let mut out = Vec::new();
    for filter in &evaluation.filters {
        let Some(clause) = outcome.plan.clauses.get(filter.clause) else {
            continue;
        };
        let mut rows = evaluation.filtered(None, Some(filter.clause));
        rows.intersect(&evaluation.holding_all());
        let versions = versions(generation, request);
        evaluation.once(versions, |_| Readable::default(), &mut rows);
        let total = rows.count();
        let query = replaced(&request.text, clause.span, "");
        let typed = request.text.get(clause.span.range()).unwrap_or_default();
        if total > 0 && !parse(&query).clauses.is_empty() {
            let reason = format!("without {typed}");
            out.push(Suggestion {
                query,
                reason,
                total,
            });
        }
    }
    out.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.query.cmp(&b.query)));
    out
}

/// Returns a query with a part of it replaced, and no more than one space around that.
fn replaced(text: &str, span: Span, by: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let after = text.get(span.end..).unwrap_or_default().trim_start();
    let parts = [before, by, after]
        .into_iter()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Tells whether a word can be mistyped: letters of a script that writes words, at least four.
fn is_plain_word(text: &str) -> bool {
    let letters = |character| {
        matches!(
            Script::of(character),
            Script::Latin | Script::Cyrillic | Script::Greek
        )
    };
    text.chars().count() >= 4 && text.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_part_of_a_query() {
        assert_eq!(replaced("a country:LAO b", Span::new(2, 13), ""), "a b");
        assert_eq!(
            replaced("pensoin reform", Span::new(0, 7), "pension"),
            "pension reform"
        );
    }
}
