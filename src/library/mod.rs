//! STAND-IN of the worktree `cli`, thrown away at the merge, except `check_text.rs`.

mod check_text;
pub mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::config::Settings;
use crate::content::{self, FileReport, Root};
use crate::model::{Record, Tables};
use crate::search::{Answer, Hit, Listed, Order, Request, Snippet, Status, SyncReport};

/// Stand-in.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Stand-in.
    #[error(transparent)]
    Content(#[from] content::ContentError),
}
/// Stand-in.
pub enum Unresolved {
    /// Stand-in.
    None {
        /// Stand-in.
        near: Vec<Listed>,
    },
    /// Stand-in.
    Several(Vec<Listed>),
}
/// Stand-in.
pub struct Library {
    root: Root,
}

fn listed(record: &Record) -> Listed {
    Listed {
        id: record.id.clone(),
        language: record.language.clone(),
        title: record.title.value.clone(),
        path: record.path.clone(),
    }
}

impl Library {
    /// Stand-in.
    pub fn open(settings: &Settings) -> Result<Self, LibraryError> {
        let root = match &settings.library {
            Some(path) => Root::directory(path)?,
            None => settings
                .working_directory
                .as_deref()
                .and_then(Root::find_upwards)
                .unwrap_or(Root::BuiltIn),
        };
        Ok(Self { root })
    }
    /// Stand-in.
    pub fn root(&self) -> &Root {
        &self.root
    }
    /// Stand-in.
    pub fn tables(&self) -> Arc<Tables> {
        Arc::new(Tables::default())
    }
    fn records(&self) -> Result<Vec<Record>, LibraryError> {
        Ok(content::load(&self.root)?.catalog.records().to_vec())
    }
    /// Stand-in.
    pub fn bring_up_to_date(
        &self,
        _rebuild: bool,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<SyncReport, LibraryError> {
        let added = self.records()?.len();
        progress(added, added);
        Ok(SyncReport {
            added,
            ..SyncReport::default()
        })
    }
    /// Stand-in.
    pub fn search(&self, request: &Request) -> Result<Answer, LibraryError> {
        let mut words: Vec<&str> = request.text.split_whitespace().collect();
        let kind = words.iter().find_map(|word| word.strip_prefix("kind:"));
        words.retain(|word| !word.contains(':'));
        let mut hits: Vec<Hit> = self
            .records()?
            .into_iter()
            .filter(|record| {
                kind.is_none_or(|kind| record.id.kind.name() == kind)
                    && words.iter().all(|word| {
                        format!("{} {}", record.title.value, record.summary.value)
                            .to_lowercase()
                            .contains(&word.to_lowercase())
                    })
            })
            .map(|record| Hit {
                id: record.id.clone(),
                language: record.language.clone(),
                title: record.title.value.clone(),
                title_marks: Vec::new(),
                path: record.path.clone(),
                summary: record.summary.value.clone(),
                score: 1.0,
                section: None,
                snippet: Snippet {
                    text: record.summary.value.clone(),
                    marks: Vec::new(),
                },
                because: Vec::new(),
                left_out: Vec::new(),
            })
            .collect();
        if request.order == Order::Listing {
            hits.sort_by(|a, b| a.id.cmp(&b.id));
        }
        let total = hits.len();
        let hits = hits
            .into_iter()
            .skip(request.offset)
            .take(request.limit)
            .collect();
        Ok(Answer {
            total,
            complete: total,
            hits,
            ..Answer::default()
        })
    }
    /// Stand-in.
    pub fn resolve(&self, name: &str) -> Result<Listed, Unresolved> {
        let records = self.records().unwrap_or_default();
        if let Some(record) = records
            .iter()
            .find(|record| record.id.slug == name || record.path == name)
        {
            return Ok(listed(record));
        }
        let mut found: Vec<Listed> = records
            .iter()
            .filter(|record| record.id.slug.starts_with(name))
            .map(listed)
            .collect();
        match found.len() {
            0 => Err(Unresolved::None { near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Unresolved::Several(found)),
        }
    }
    /// Stand-in.
    pub fn open_record(&self, path: &str) -> Result<worker::Opened, LibraryError> {
        let bytes = self.root.read(path)?;
        let record =
            content::parse_record(path, &bytes, &self.tables()).and_then(|parsed| parsed.record);
        let Some(record) = record else {
            return self.open_record("missing");
        };
        Ok(worker::Opened {
            record,
            related: Vec::new(),
            back_links: Vec::new(),
            links: Vec::new(),
        })
    }
    /// Stand-in.
    pub fn read_text(&self, path: &str) -> Result<String, LibraryError> {
        Ok(String::from_utf8_lossy(&self.root.read(path)?).into_owned())
    }
    /// Stand-in.
    pub fn check(&self, _paths: &[PathBuf]) -> Result<Vec<FileReport>, LibraryError> {
        Ok(content::check(&content::load(&self.root)?))
    }
    /// Stand-in.
    pub fn index_status(&self) -> Status {
        Status::default()
    }
    /// Stand-in.
    pub fn places(&self) -> Vec<(&'static str, PathBuf)> {
        match &self.root {
            Root::Directory(path) => vec![("library", path.clone()), ("index", path.join("index"))],
            Root::BuiltIn => vec![("library", PathBuf::from("built in"))],
        }
    }
    /// Stand-in.
    pub fn spawn(self) -> (Sender<worker::Request>, Receiver<worker::Reply>) {
        let (requests, _) = std::sync::mpsc::channel();
        let (_, replies) = std::sync::mpsc::channel();
        (requests, replies)
    }
}
