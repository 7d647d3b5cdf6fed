//! Why the library could not do what was asked.

use crate::content::ContentError;
use crate::content::scaffold::ScaffoldError;
use crate::model::Kind;
use crate::search::SearchError;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The content could not be read.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The index could not be asked or written.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// Nothing has this name that a view could be made of.
    #[error("there is nothing to show as {name}")]
    NoView {
        /// The name of the view.
        name: String,
    },
    /// Nothing has this name.
    #[error("no record is called {name}")]
    NoRecord {
        /// As given.
        name: String,
    },
    /// What is to be presented is still being written.
    #[error("{names} is a draft, which is not shown in front of a room; `casebook show` reads it")]
    Draft {
        /// The names, as given.
        names: String,
    },
    /// A query finds nothing that could be presented.
    #[error("nothing is found by: {query}")]
    NothingFound {
        /// The query.
        query: String,
    },
    /// The file is there and is no readable record.
    #[error("{path} cannot be read as a record")]
    SetAside {
        /// Relative to `content/`.
        path: String,
    },
    /// No record can be made of what was given.
    #[error(transparent)]
    Scaffold(#[from] ScaffoldError),
    /// A record has this id or had it.
    #[error("the id {id} belongs to {path}")]
    Taken {
        /// The id.
        id: String,
        /// The file of the record that has it.
        path: String,
    },
    /// There is no such record to translate.
    #[error("there is no {kind} {id} to translate")]
    NoOriginal {
        /// The kind asked for.
        kind: Kind,
        /// The id.
        id: String,
    },
    /// The path given to a check is not in the library.
    #[error("{path} is not in the library {library}")]
    Outside {
        /// As given.
        path: String,
        /// The library.
        library: String,
    },
    /// Several things are to be rows of one table and have not the same columns.
    #[error("what is named makes several tables, and CSV holds one")]
    SeveralTables,
    /// The ending of a name says no form.
    #[error("{file} ends in no form: write {forms}")]
    NoForm {
        /// As given.
        file: String,
        /// The endings that can be.
        forms: &'static str,
    },
    /// A file is there already.
    #[error("{file} is there already; choose another name")]
    FileThere {
        /// As given.
        file: String,
    },
    /// A folder holds something else than a site that was written there.
    #[error("{folder} is not empty, and holds no site that was written there")]
    NoSite {
        /// As given.
        folder: String,
    },
    /// A file could not be written.
    #[error("cannot write {file}")]
    Export {
        /// As given.
        file: String,
        /// Why.
        source: std::io::Error,
    },
    /// The path given to a check is not in the library of the binary.
    #[error("{path} is not in the built-in library")]
    NotBuiltIn {
        /// As given.
        path: String,
    },
}
