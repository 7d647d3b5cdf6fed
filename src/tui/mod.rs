//! STAND-IN of the worktree `cli`, thrown away at the merge, except `size.rs`.

pub mod size;
pub mod text;

use std::sync::mpsc::{Receiver, Sender};

use crate::library::worker;

/// Stand-in.
pub struct LibraryHandle {
    /// Stand-in.
    pub requests: Sender<worker::Request>,
    /// Stand-in.
    pub replies: Receiver<worker::Reply>,
}
/// Stand-in.
#[derive(Debug, thiserror::Error)]
#[error("the interface is not in this worktree")]
pub struct TuiError;
/// Stand-in.
pub struct Options {
    /// Stand-in.
    pub theme: &'static str,
    /// Stand-in.
    pub ascii: bool,
    /// Stand-in.
    pub mouse: bool,
    /// Stand-in.
    pub language: String,
    /// Stand-in.
    pub query: String,
}
/// Stand-in.
pub fn run(library: LibraryHandle, _options: Options) -> Result<(), TuiError> {
    drop(library);
    Err(TuiError)
}
