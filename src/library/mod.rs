//! The opened library: both faces of the program, the screen and the command line, ask this and nothing below it.
//!
//! Opening is cheap; the tables and the index are read when they are first needed. The command line calls the methods;
//! a screen hands the library to [`Library::spawn`] and talks to the worker.

pub mod answers;
mod asked;
mod compare;
mod country;
mod dealt;
mod error;
mod export;
mod facts;
mod glossary;
mod instrument;
pub mod json;
mod links;
mod meaning;
mod modules;
mod near;
mod new;
mod opened;
mod overview;
mod page;
mod passages;
mod place;
mod records;
mod related;
mod rows;
mod session;
mod site;
mod slides;
mod survey;
mod telling;
mod there;
#[cfg(test)]
mod trial;
mod view;
pub mod worker;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use asked::{Asked, CitedArticle, Within};
pub use country::{Card, NOTHING, Placed, UNNAMED};
pub use error::LibraryError;
pub use export::{Exported, FORMS, Subject, write_file};
pub use facts::facts;
pub use instrument::{Instrument, Linked, RELATIONS};
pub use meaning::{Meaning, Question, searched_with};
pub use new::NewFile;
pub use overview::{CountryLine, InstrumentLine, Overview};
pub use passages::NOT_ALONE;
pub use place::Options;
pub use related::{Related, Shared};
pub use site::{SiteFile, SiteWritten};
pub use slides::{Hearers, Presented, Told};

use crate::content::{self, FileReport, Root};
use crate::model::{PartialDate, RecordPath, Tables};
use crate::search::{self, Answer, Index, Listed, Place, Status, SyncReport};

/// Why a name leads to no one record.
#[derive(Debug)]
pub enum Unresolved {
    /// No record has this name; these are near.
    None {
        /// Names that look alike.
        near: Vec<Listed>,
    },
    /// Several records have names that begin so.
    Several(Vec<Listed>),
}

/// A library that was opened.
#[derive(Debug)]
pub struct Library {
    root: Root,
    options: Options,
    tables: OnceLock<Arc<Tables>>,
    place: OnceLock<Place>,
    index: OnceLock<Arc<Index>>,
    glossary: glossary::Kept,
    answers: answers::Known,
    /// The same library without its drafts, once slides of a view were made.
    room: Mutex<Option<Arc<Library>>>,
}

impl Library {
    /// Finds the library and the place of its index; reads nothing else.
    pub fn open(options: Options) -> Result<Self, LibraryError> {
        let root = place::find_root(&options)?;
        Ok(Self {
            root,
            options,
            tables: OnceLock::new(),
            place: OnceLock::new(),
            index: OnceLock::new(),
            glossary: glossary::Kept::default(),
            answers: answers::Known::default(),
            room: Mutex::default(),
        })
    }

    /// Returns where the content is.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Returns the tables, read at the first call; what is wrong in them is for a check to say.
    pub fn tables(&self) -> Arc<Tables> {
        Arc::clone(
            self.tables
                .get_or_init(|| Arc::new(content::tables(&self.root).0)),
        )
    }

    /// Brings the index up to date with the files, or builds it anew; tells how many files of how many are read.
    pub fn bring_up_to_date(
        &self,
        rebuild: bool,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<SyncReport, LibraryError> {
        Ok(self
            .index()
            .sync(&self.root, &self.tables(), rebuild, progress)?)
    }

    /// Answers a query from an index that is up to date.
    pub fn search(&self, request: &search::Request) -> Result<Answer, LibraryError> {
        self.settle()?;
        Ok(self.index().search(request, &|| self.tables())?)
    }

    /// Returns the record of a slug, a former slug, a path, or a beginning that only one slug has.
    ///
    /// Letter case counts nothing. A file that was set aside is an error, which names it.
    pub fn resolve(&self, name: &str) -> Result<Result<Listed, Unresolved>, LibraryError> {
        self.settle()?;
        if let Some(found) = self.exact(name) {
            return Ok(Ok(found));
        }
        match self.set_aside(name) {
            Some(path) => Err(LibraryError::SetAside { path }),
            None => Ok(self.find(name)),
        }
    }

    /// Returns the record of a slug, a former slug or a path.
    fn exact(&self, name: &str) -> Option<Listed> {
        let path = name.strip_prefix("content/").unwrap_or(name);
        let named = RecordPath::parse(path);
        if named.as_ref().is_some_and(|named| named.tag.is_some()) {
            return self.index().at(path);
        }
        let slug = named.map_or_else(|| name.to_owned(), |named| named.id.slug);
        let found = self.index().list_of(&[&slug, &slug.to_lowercase()]);
        found.into_iter().next()
    }

    /// Resolves a name with the index as it stands, a beginning that only one slug has included.
    fn find(&self, name: &str) -> Result<Listed, Unresolved> {
        if let Some(found) = self.exact(name) {
            return Ok(found);
        }
        let index = self.index();
        let path = name.strip_prefix("content/").unwrap_or(name);
        let named = RecordPath::parse(path);
        let slug = named.as_ref().map_or(name, |path| &path.id.slug);
        let slug = slug.to_lowercase();
        // A path is whole: what begins like it is another record.
        let mut begin = if named.is_some() || slug.is_empty() {
            Vec::new()
        } else {
            index.by_prefix(&slug, usize::MAX)
        };
        match begin.len() {
            0 => Err(Unresolved::None {
                near: near::to(&slug, &index.by_prefix("", usize::MAX)),
            }),
            1 => Ok(begin.remove(0)),
            _ => Err(Unresolved::Several(begin)),
        }
    }

    /// Returns the path of the file of this name that could not be read as a record.
    fn set_aside(&self, name: &str) -> Option<String> {
        let path = name.strip_prefix("content/").unwrap_or(name);
        let is_it = |aside: &String| {
            aside == path || RecordPath::parse(aside).is_some_and(|aside| aside.id.slug == name)
        };
        let paths = self.index_status().set_aside;
        paths.into_iter().find(is_it)
    }

    /// Reads the raw text of a file of the library; what is not UTF-8 is replaced.
    pub fn read_text(&self, path: &str) -> Result<String, LibraryError> {
        Ok(String::from_utf8_lossy(&self.root.read(path)?).into_owned())
    }

    /// Checks the whole library and returns what is wrong in these files or folders, in all of them if none is named.
    pub fn check(&self, paths: &[PathBuf]) -> Result<Vec<FileReport>, LibraryError> {
        self.report(paths, content::check)
    }

    /// Checks a text as if it stood at a path of the library (relative to `content/`), in place of what stands there.
    pub fn check_text(&self, path: &str, bytes: &[u8]) -> Result<Option<FileReport>, LibraryError> {
        Ok(content::check_text(
            &content::load(&self.root)?,
            path,
            bytes,
        ))
    }

    /// Returns which records nobody has looked at for long, of these files or folders or of all.
    pub fn stale(
        &self,
        paths: &[PathBuf],
        today: PartialDate,
    ) -> Result<Vec<FileReport>, LibraryError> {
        self.report(paths, |loaded| content::stale(loaded, today))
    }

    /// Returns which records nothing leads to, of these files or folders or of all.
    pub fn orphans(&self, paths: &[PathBuf]) -> Result<Vec<FileReport>, LibraryError> {
        self.report(paths, content::orphans)
    }

    /// Returns how the index stands.
    pub fn index_status(&self) -> Status {
        self.index().status()
    }

    /// Returns where the library and its index are; `None` for what is in the binary or in memory.
    pub fn places(&self) -> [(&'static str, Option<PathBuf>); 2] {
        let library = match &self.root {
            Root::Directory(folder) => Some(folder.clone()),
            Root::BuiltIn => None,
        };
        let index = match self.place() {
            Place::Directory(folder) => Some(folder.clone()),
            Place::Memory => None,
        };
        [("library", library), ("index", index)]
    }

    /// Returns the library as it is in front of a room, with an index that is up to date; nothing where it has no draft that
    /// could be seen. It is made once, for to make it means to read every record.
    fn in_room(&self) -> Result<Option<Arc<Self>>, LibraryError> {
        let mut kept = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.shows_drafts() {
            *kept = None;
            return Ok(None);
        }
        let room = match kept.take() {
            Some(room) => room,
            None => Arc::new(self.hidden()?),
        };
        room.learn_answers(self.all_answers());
        room.settle()?;
        *kept = Some(Arc::clone(&room));
        Ok(Some(room))
    }

    /// Returns the library as it is in front of a room; nothing where it has no draft that could be seen.
    fn without_drafts(&self) -> Result<Option<Self>, LibraryError> {
        if !self.shows_drafts() {
            return Ok(None);
        }
        let hidden = self.hidden()?;
        hidden.learn_answers(self.all_answers());
        Ok(Some(hidden))
    }

    /// Tells whether there are drafts that could be seen, which means to look at every file.
    fn shows_drafts(&self) -> bool {
        !self.options.hides_drafts && !content::drafts(&self.root).is_empty()
    }

    /// Opens the library as one that hides its drafts.
    fn hidden(&self) -> Result<Self, LibraryError> {
        Self::open(Options {
            hides_drafts: true,
            ..self.options.clone()
        })
    }

    fn index(&self) -> &Arc<Index> {
        self.index.get_or_init(|| Arc::new(self.opened_index()))
    }

    /// Opens the index; where drafts are hidden and there are any, it is one that has none of them.
    fn opened_index(&self) -> Index {
        if self.options.hides_drafts && !content::drafts(&self.root).is_empty() {
            return Index::without_drafts();
        }
        Index::open(self.place().clone())
    }

    /// Returns where the index goes, found once: to look means to write.
    fn place(&self) -> &Place {
        self.place
            .get_or_init(|| place::index_place(&self.root, &self.options))
    }

    /// Starts the worker of this library and returns the two ends of the conversation with it.
    pub fn spawn(self) -> std::io::Result<(Sender<worker::Request>, Receiver<worker::Reply>)> {
        worker::spawn(self)
    }

    /// Brings the index up to date if the files changed.
    fn settle(&self) -> Result<(), LibraryError> {
        if !self.index().is_current(&self.root) {
            self.bring_up_to_date(false, &mut |_, _| {})?;
        }
        Ok(())
    }

    fn report(
        &self,
        paths: &[PathBuf],
        look: impl FnOnce(&content::Loaded) -> Vec<FileReport>,
    ) -> Result<Vec<FileReport>, LibraryError> {
        let wanted: Vec<String> = paths
            .iter()
            .map(|path| self.relative(path))
            .collect::<Result<_, _>>()?;
        let loaded = content::load(&self.root)?;
        if let Root::BuiltIn = self.root
            && let Some(at) = wanted
                .iter()
                .position(|want| !loaded.files.iter().any(|file| is_under(file, want)))
        {
            return Err(LibraryError::NotBuiltIn {
                path: paths[at].display().to_string(),
            });
        }
        let mut reports = look(&loaded);
        let is_wanted = |path: &str| wanted.iter().any(|want| is_under(path, want));
        reports.retain(|report| wanted.is_empty() || is_wanted(report.file.path()));
        Ok(reports)
    }

    /// Returns a path as typed (from the working directory, the library or its content) relative to `content/`.
    fn relative(&self, path: &Path) -> Result<String, LibraryError> {
        let Root::Directory(folder) = &self.root else {
            let text = path.to_string_lossy().replace('\\', "/");
            return Ok(text
                .strip_prefix("content/")
                .unwrap_or(&text)
                .trim_matches('/')
                .to_owned());
        };
        let content = folder.join("content");
        let working = self.options.working_directory.clone().unwrap_or_default();
        let tries = [working.join(path), folder.join(path), content.join(path)];
        let found = tries
            .iter()
            .filter_map(|path| standing_at(path))
            .find_map(|path| {
                let relative = if path == *folder {
                    Path::new("")
                } else {
                    path.strip_prefix(&content).ok()?
                };
                Some(relative.to_string_lossy().replace('\\', "/"))
            });
        found.ok_or_else(|| LibraryError::Outside {
            path: path.display().to_string(),
            library: folder.display().to_string(),
        })
    }
}

/// Tells whether a file is the one wanted, or stands in the folder wanted; the library itself is "".
fn is_under(file: &str, want: &str) -> bool {
    want.is_empty()
        || file == want
        || file
            .strip_prefix(want)
            .is_some_and(|rest| rest.starts_with('/'))
}

/// Returns the full path of what stands at a path. A link at its end is not followed: the link is what is checked.
fn standing_at(path: &Path) -> Option<PathBuf> {
    let is_link = path
        .symlink_metadata()
        .is_ok_and(|found| found.file_type().is_symlink());
    match (is_link, path.parent(), path.file_name()) {
        (true, Some(folder), Some(name)) => Some(folder.canonicalize().ok()?.join(name)),
        _ => path.canonicalize().ok(),
    }
}
