//! The library of the binary, for tests that only read it: indexed once for all of them.

use std::sync::LazyLock;

use super::{Library, Options};

/// Returns the library of the binary, with its index in memory and up to date.
pub(crate) fn built_in() -> &'static Library {
    static BUILT_IN: LazyLock<Library> = LazyLock::new(|| {
        let library = Library::open(Options::default()).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        library
    });
    &BUILT_IN
}
