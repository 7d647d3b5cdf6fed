//! The words of the domain, as types: records of seven kinds, documents, vocabularies, countries. No I/O.

pub mod access;
pub mod age;
pub mod agenda;
pub mod c102;
pub mod case;
pub mod catalog;
mod citation;
pub mod country;
pub mod date;
pub mod digest;
pub mod document;
pub mod field;
pub mod figure;
pub mod host;
pub mod id;
pub mod lang;
pub mod link;
pub mod module;
mod named;
mod phrase;
pub mod progress;
pub mod project;
pub mod ratification;
pub mod record;
pub mod scale;
pub mod session;
pub mod standard;
pub mod term;
pub mod timeline;
pub mod translation;
pub mod view;
pub mod vocabulary;

pub use catalog::{Catalog, LibraryInfo, Tables};
pub use citation::{note_mark, numbered, numbers};
pub use country::{Countries, Country};
pub use date::{PartialDate, Period};
pub use digest::{Digest, Figures, Wanted};
pub use document::{Block, BlockKind, Document, Inline, InlineKind, Section};
pub use field::Field;
pub use host::{HostClass, Hosts};
pub use id::{Kind, RecordId, RecordPath};
pub use lang::{Language, Script};
pub use phrase::Phrase;
pub use progress::{Course, Deed, Given, Progress, Verdict, Written};
pub use ratification::{
    Commitments, Parties, PartyOrder, Ratification, Standing, State, Sureness, Total,
};
pub use record::{Detail, Lesson, Outcome, Record, Source, StandardLink, Status, Text};
pub use translation::Translation;
pub use view::View;
pub use vocabulary::{Labels, Value, Vocabularies, Vocabulary};
