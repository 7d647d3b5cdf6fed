//! A query that is the id of a record, or the beginning of one alone: copied from a list, a link, another program.
//!
//! An id is no word of its record, and its parts are often held by others: without this, who pastes one finds anything but
//! the record.

use std::ops::Range;

use super::compile::Plan;
use super::expand::only_words;
use super::table::Table;
use crate::model::Kind;

/// Returns the row of the original of the record that the words of a query name by its id, if they are nothing else.
///
/// An id may be given whole or, where it has a hyphen, as a former one or by a beginning with a hyphen that no other has.
pub(crate) fn named(plan: &Plan, text: &str, table: &Table) -> Option<usize> {
    let mut clauses = plan.clauses.iter().filter(|clause| !clause.is_filter());
    let clause = clauses
        .next()
        .filter(|clause| only_words(clause).is_some())?;
    if clauses.next().is_some() {
        return None;
    }
    let typed = text.get(clause.span.range())?.to_lowercase();
    let is_of_id = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !typed.bytes().all(is_of_id) {
        return None;
    }
    let begun = || {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| begun(table, kind, &typed))
    };
    let whole = begun().find(|row| table.slug(*row) == typed);
    if whole.is_some() || !typed.contains('-') {
        return whole;
    }
    let mut originals = (0..table.len()).filter(|row| !table.is_translation(*row));
    let former = originals.find(|row| table.aliases(*row).any(|alias| alias == typed));
    former.or_else(|| {
        let mut begun = begun().filter(|row| !table.is_translation(*row));
        begun.next().filter(|_| begun.next().is_none())
    })
}

/// Returns the rows of a kind whose slug begins so; they stand side by side, as rows are listed by kind and slug.
fn begun(table: &Table, kind: Kind, beginning: &str) -> Range<usize> {
    let mut rows = 0..table.len();
    let first = |is_before: &dyn Fn(usize) -> bool, rows: &Range<usize>| {
        let (mut low, mut high) = (rows.start, rows.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(middle) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    rows.start = first(
        &|row| (table.kind(row), table.slug(row)) < (kind, beginning),
        &rows,
    );
    let begins = |row| table.kind(row) == kind && table.slug(row).starts_with(beginning);
    rows.end = first(&begins, &rows);
    rows
}
