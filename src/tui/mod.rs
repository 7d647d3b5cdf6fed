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
    pub theme: String,
    /// Stand-in.
    pub depth: theme::Depth,
    /// Stand-in.
    pub this_year: u16,
    /// Stand-in.
    pub term: Option<String>,
    /// Stand-in.
    pub keymap: Option<(String, String)>,
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
pub mod theme {
    /// Stand-in.
    pub enum Depth {
        /// Stand-in.
        Sixteen,
        /// Stand-in.
        Indexed,
        /// Stand-in.
        True,
    }
}
impl TuiError {
    /// Stand-in.
    pub fn exit_status(&self) -> u8 {
        2
    }
    /// Stand-in.
    pub fn is_quiet(&self) -> bool {
        false
    }
}
/// Stand-in.
pub fn run(library: LibraryHandle, _options: Options) -> Result<(), TuiError> {
    drop(library);
    Err(TuiError)
}
