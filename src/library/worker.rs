//! The worker: a thread that does for a screen what would take too long on it.
//!
//! A screen sends a [`Request`] and goes on; the [`Reply`] comes back as an event. The worker drains what has queued up
//! and runs only the newest search; a reply carries the ticket of its request, so that a screen can drop a stale one.

use std::sync::Arc;

use crate::model::{Record, RecordId, Tables};
use crate::search::{self, Answer, Listed};

/// Which request a reply belongs to; later requests have higher tickets.
pub type Ticket = u64;

/// What the worker is asked to do.
#[derive(Clone, Debug)]
pub enum Request {
    /// Ask the index. Only the newest waiting search is run.
    Search(Ticket, search::Request),
    /// Read one record: a slug, a former slug or a path relative to `content/`. Only the newest waiting preview is read.
    Open {
        /// Which request it is.
        ticket: Ticket,
        /// Slug or path.
        name: String,
        /// Whether it is for the preview, which a newer preview replaces.
        preview: bool,
    },
    /// Bring the index up to date with the files.
    Sync,
}

/// What the worker says.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The tables of the library are there; labels can be shown.
    Tables(Arc<Tables>),
    /// The index can be asked, or has changed since.
    Ready(State),
    /// The index is being brought up to date: so many files of so many are read.
    Progress(usize, usize),
    /// An answer of the index.
    Answer(Ticket, Box<Answer>),
    /// A record.
    Opened(Ticket, Box<Opened>),
    /// A request could not be carried out; the text says why and what to do.
    Failed(Ticket, String),
}

/// How the library stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// How many records can be found.
    pub records: usize,
    /// How many files could not be read as records; `casebook check` says why.
    pub set_aside: usize,
    /// Whether the index is being brought up to date.
    pub syncing: bool,
    /// Something to tell once, such as that the index is kept in memory only.
    pub notice: Option<String>,
}

/// A record with what the reader shows around it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The record.
    pub record: Record,
    /// Records it names as related, in its order.
    pub related: Vec<Listed>,
    /// Records that name it, by kind and id.
    pub back_links: Vec<Listed>,
    /// Records that its relative links lead to: the target as written, and the record.
    pub links: Vec<(String, RecordId)>,
}
