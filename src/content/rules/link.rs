//! The links of a record, for the rules about them; what a target is stands in `model::link`.

use crate::model::{InlineKind, Record};
use crate::source::Span;

/// Returns the targets of all links and images of a record, with their places.
pub(crate) fn targets(record: &Record) -> Vec<(&str, Span)> {
    let mut all = Vec::new();
    record
        .body
        .for_each_inline(&mut |inline| match &inline.kind {
            InlineKind::Link { target, .. } | InlineKind::Image { target, .. } => {
                all.push((target.as_str(), inline.span));
            }
            _ => {}
        });
    all
}
