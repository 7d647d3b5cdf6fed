//! The index over a library: kept up to date, asked, answered.

pub mod results;

pub use results::{
    Answer, Facet, FacetValue, Hit, HitSection, Listed, Order, Request, Snippet, Suggestion,
};

/// STAND-IN of the worktree `cli`.
#[derive(Clone, Debug, Default)]
pub struct SyncReport {
    /// Stand-in.
    pub added: usize,
    /// Stand-in.
    pub changed: usize,
    /// Stand-in.
    pub removed: usize,
    /// Stand-in.
    pub unchanged: usize,
    /// Stand-in.
    pub set_aside: usize,
    /// Stand-in.
    pub written: bool,
    /// Stand-in.
    pub notice: Option<String>,
}
/// STAND-IN of the worktree `cli`.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// Stand-in.
    pub records: usize,
    /// Stand-in.
    pub set_aside: Vec<String>,
    /// Stand-in.
    pub generation: Option<u64>,
    /// Stand-in.
    pub bytes: u64,
    /// Stand-in.
    pub segments: usize,
    /// Stand-in.
    pub built: Option<std::time::SystemTime>,
    /// Stand-in.
    pub notice: Option<String>,
}
