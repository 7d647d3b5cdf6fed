//! What is told of an index that could not be brought up to date or written.

use super::error::SearchError;
use super::generation::{Generation, Store};
use super::sync::SyncReport;
use super::table::Role;

/// Returns the report of a sync that was left to another program.
pub(super) fn busy(before: &Generation, is_current: bool) -> SyncReport {
    let stamps = &before.table.stamps;
    let aside = stamps.iter().filter(|stamp| stamp.role == Role::SetAside);
    let notice = "another program is bringing the index up to date";
    SyncReport {
        unchanged: before.table.len(),
        set_aside: aside.count(),
        notice: (!is_current).then(|| notice.to_owned()),
        ..SyncReport::default()
    }
}

/// Returns what is told of an index that cannot be written.
pub(super) fn kept_in_memory(store: &Store, error: &SearchError) -> String {
    let mut text = format!(
        "the index is kept in memory, because {} cannot be written",
        store.folder().display()
    );
    if let Some(source) = std::error::Error::source(error) {
        text.push_str(": ");
        text.push_str(&source.to_string());
    }
    text
}
