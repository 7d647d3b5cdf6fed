//! Exact counts of values, each facet without the query's own filter on it.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::Plan;
use super::evaluate::{Evaluation, Readable, RowSet};
use super::results::{Facet, FacetValue};
use super::table::{Facets, Table};
use crate::model::Field;

/// Counts the facets of the rows that hold enough words and pass the filters.
pub(crate) fn count(
    table: &Table,
    plan: &Plan,
    evaluation: &Evaluation,
    holding: &RowSet,
) -> Vec<Facet> {
    let selected = selected(plan);
    // Each version of a record counts for its own language, and all of them once for everything else.
    let counted = |but: Option<Field>, is_once: bool| {
        let mut rows = evaluation.filtered(but, None);
        rows.intersect(holding);
        if is_once {
            // Whichever version is left, it counts the same.
            evaluation.once(table.versions(), |_| Readable::default(), &mut rows);
        }
        Counted::new(&rows)
    };
    let all = counted(None, true);
    let facet = |field: Field| {
        let own = evaluation
            .filters
            .iter()
            .any(|filter| filter.facet == Some(field));
        let is_language = field == Field::Lang && !table.versions().is_empty();
        let rows = (own || is_language).then(|| counted(own.then_some(field), !is_language));
        let is_selected = |value: &str| {
            selected
                .get(&field)
                .is_some_and(|values| values.contains(value))
        };
        let mut values = values(table, field, rows.as_ref().unwrap_or(&all), &is_selected);
        let known = |value: &String| {
            values
                .iter()
                .any(|counted: &FacetValue| counted.value == *value)
        };
        let asked = selected.get(&field).into_iter().flatten();
        let missing: Vec<String> = asked.filter(|value| !known(value)).cloned().collect();
        values.extend(missing.into_iter().map(|value| FacetValue {
            value,
            count: 0,
            selected: true,
        }));
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        Facet { field, values }
    };
    Field::FACETS.into_iter().map(facet).collect()
}

/// Rows to be counted: themselves, or where they are many all others, which are counted and taken off.
struct Counted {
    rows: Vec<u32>,
    are_others: bool,
}

impl Counted {
    fn new(rows: &RowSet) -> Self {
        let are_others = rows.count() > rows.len() / 2;
        let numbers = |rows: &RowSet| {
            let numbers = rows
                .iter()
                .map(|row| u32::try_from(row).unwrap_or(u32::MAX));
            numbers.collect()
        };
        let rows = if are_others {
            let mut others = rows.clone();
            others.complement();
            numbers(&others)
        } else {
            numbers(rows)
        };
        Self { rows, are_others }
    }

    /// Returns how many of the rows have each value of a facet.
    fn count(&self, facet: &Facets) -> Vec<usize> {
        let mut counts = facet.count(&self.rows);
        if self.are_others {
            for (count, total) in counts.iter_mut().zip(facet.totals()) {
                *count = total - *count;
            }
        }
        counts
    }
}

fn values(
    table: &Table,
    field: Field,
    rows: &Counted,
    is_selected: &dyn Fn(&str) -> bool,
) -> Vec<FacetValue> {
    let Some(facet) = table.facet(field) else {
        return Vec::new();
    };
    let values = facet.values.iter().zip(rows.count(facet));
    let values = values
        .map(|(value, count)| (value, count, is_selected(value)))
        .filter(|(_, count, selected)| *count > 0 || *selected);
    values
        .map(|(value, count, selected)| FacetValue {
            value: value.clone(),
            count,
            selected,
        })
        .collect()
}

/// Returns the values asked for, per facet.
fn selected(plan: &Plan) -> BTreeMap<Field, BTreeSet<String>> {
    let mut out: BTreeMap<Field, BTreeSet<String>> = BTreeMap::new();
    for field in Field::FACETS {
        let values = plan.clauses.iter().flat_map(|clause| clause.values(field));
        let values: BTreeSet<String> = values.cloned().collect();
        if !values.is_empty() {
            out.insert(field, values);
        }
    }
    out
}
