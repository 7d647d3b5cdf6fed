//! Tables in `data/` that a library may do without: read where they are asked for, and checked.

use super::decode::decode;
use super::front_matter::{Faults, Fields, Place, is_swallowed, parse_toml};
use super::root::Root;
use super::{FileReport, shape};
use crate::source::{SourceFile, Span};

/// Returns what is taken from a table; `None` where the library has none.
pub(super) fn read<T>(root: &Root, file: &str, take: impl FnOnce(&Fields<'_>) -> T) -> Option<T> {
    Some(parsed(root, file, |fields, _| take(&fields))?.0)
}

/// Returns what is wrong in a table, as far as someone looks at it; `None` where the library has none.
pub(super) fn report(
    root: &Root,
    file: &str,
    look: impl FnOnce(&Fields<'_>),
) -> Option<FileReport> {
    let whole = |fields: Fields<'_>, is_lost| {
        look(&fields);
        if is_lost {
            fields.faults().forget_missing();
        } else {
            shape::check(file, fields);
        }
    };
    let ((), text, faults) = parsed(root, file, whole)?;
    Some(FileReport::new(
        SourceFile::new(file, text),
        faults.into_inner(),
    ))
}

/// Parses a table; what is taken from it hears whether most of it may be lost, because it cannot be read as TOML.
fn parsed<T>(
    root: &Root,
    file: &str,
    take: impl FnOnce(Fields<'_>, bool) -> T,
) -> Option<(T, String, Faults)> {
    let bytes = root.read(file).ok()?;
    let faults = Faults::default();
    let text = decode(&bytes, &faults);
    let before = faults.count();
    let parsed = parse_toml(&text, 0, &faults);
    let is_broken = faults.count() > before;
    let is_lost = is_broken && (parsed.get_ref().is_empty() || is_swallowed(&text));
    let place = Place {
        what: "the table",
        span: Span::at(0),
        offset: 0,
    };
    let taken = take(Fields::new(parsed.get_ref(), place, &faults), is_lost);
    Some((taken, text, faults))
}
