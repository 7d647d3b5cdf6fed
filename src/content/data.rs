//! Tables in `data/` that a library may do without: read where they are asked for, and checked.

use super::FileReport;
use super::decode::decode;
use super::front_matter::{Faults, Fields, Place, parse_toml};
use super::root::Root;
use crate::source::{SourceFile, Span};

/// Returns what is taken from a table; `None` where the library has none.
pub(super) fn read<T>(root: &Root, file: &str, take: impl FnOnce(&Fields<'_>) -> T) -> Option<T> {
    Some(parsed(root, file, take)?.0)
}

/// Returns what is wrong in a table, as far as someone looks at it; `None` where the library has none.
pub(super) fn report(
    root: &Root,
    file: &str,
    look: impl FnOnce(&Fields<'_>),
) -> Option<FileReport> {
    let ((), text, faults) = parsed(root, file, look)?;
    Some(FileReport::new(
        SourceFile::new(file, text),
        faults.into_inner(),
    ))
}

fn parsed<T>(
    root: &Root,
    file: &str,
    take: impl FnOnce(&Fields<'_>) -> T,
) -> Option<(T, String, Faults)> {
    let bytes = root.read(file).ok()?;
    let faults = Faults::default();
    let text = decode(&bytes, &faults);
    let parsed = parse_toml(&text, 0, &faults);
    let place = Place {
        what: "the table",
        span: Span::at(0),
        offset: 0,
    };
    let taken = take(&Fields::new(parsed.get_ref(), place, &faults));
    Some((taken, text, faults))
}
