//! Exact counts of values, each facet without the query's own filter on it.

use super::compile::{Plan, selected};
use super::evaluate::{Evaluation, RowSet};
use super::results::{Facet, FacetValue};
use super::table::Table;
use crate::model::Field;

/// Counts the facets of the rows that hold enough words and pass the filters.
pub(crate) fn count(
    table: &Table,
    plan: &Plan,
    evaluation: &Evaluation,
    holding: &RowSet,
) -> Vec<Facet> {
    let selected = selected(plan);
    let mut all = evaluation.filtered(None, None);
    all.intersect(holding);
    let facet = |field: Field| {
        let own = evaluation
            .filters
            .iter()
            .any(|filter| filter.facet == Some(field));
        let rows = own.then(|| {
            let mut rows = evaluation.filtered(Some(field), None);
            rows.intersect(holding);
            rows
        });
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

fn values(
    table: &Table,
    field: Field,
    rows: &RowSet,
    is_selected: &dyn Fn(&str) -> bool,
) -> Vec<FacetValue> {
    let Some(facet) = table.facet(field) else {
        return Vec::new();
    };
    let mut counts = vec![0_usize; facet.values.len()];
    for row in rows.iter() {
        for number in facet.of(row) {
            if let Some(count) = counts.get_mut(usize::from(*number)) {
                *count += 1;
            }
        }
    }
    let values = facet
        .values
        .iter()
        .zip(counts)
        .map(|(value, count)| FacetValue {
            value: value.clone(),
            count,
            selected: is_selected(value),
        });
    values
        .filter(|value| value.count > 0 || value.selected)
        .collect()
}
