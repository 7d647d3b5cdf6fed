//! Widgets (stand-in).

pub mod page;
