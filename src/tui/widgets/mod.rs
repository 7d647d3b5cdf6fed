//! Widgets (stand-in).

pub(crate) mod page;
