//! A site of the whole library: a page of every record in every language it is there in, lists of records by what they are
//! filed under, and a search that needs no server.
//!
//! Which lists there are stands in `lists`, what the search reads in `data`, how files get to the disk in `files`; how a
//! page is written is left to `export`, how words become terms to `search`.

mod around;
mod data;
mod files;
mod lists;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread;

pub use files::SiteWritten;

use around::Around;

use super::page::brief;
use super::{Library, LibraryError};
use crate::export::Page;
use crate::export::html::site::{self, Frame, Link, Stop, Stops, Ways};
use crate::model::{Field, Kind, LibraryInfo, PartialDate, Record, Status, Tables};
use crate::search::Listed;

/// What leads from the folder of a page to that of the site.
const UP: &str = "../";

/// A file of a site: its path, with `/`, and its text.
pub type SiteFile = (String, String);

/// One version of a record.
#[derive(Debug)]
struct Piece {
    /// The record, whole.
    record: Record,
    /// Its page.
    page: Page,
    /// The file of that.
    file: String,
}

impl Piece {
    /// Tells whether it is the version that lists name.
    fn is_original(&self) -> bool {
        !self.record.is_translation()
    }

    /// Returns the values it is filed under.
    fn values(&self, field: Field, tables: &Tables) -> BTreeSet<String> {
        field.values(&self.record, tables)
    }
}

/// What a site is made of.
#[derive(Debug)]
struct Whole<'a> {
    tables: &'a Tables,
    /// All versions, by kind and id; the original first.
    pieces: Vec<Piece>,
    /// What stands beside them.
    around: Around,
    stops: Stops,
}

impl Library {
    /// Writes a site of the library into a folder. What stands there already is overwritten if that is wanted, or if it is
    /// of a site that was written there; nothing else is touched.
    pub fn write_site(
        &self,
        folder: &Path,
        overwrites: bool,
        today: PartialDate,
    ) -> Result<SiteWritten, LibraryError> {
        files::ready(folder, overwrites)?;
        let files = self.site(today)?;
        files::write(folder, &files, overwrites)
    }

    /// Returns the files of a site of the library, in order. Drafts are left out, and not counted either.
    pub fn site(&self, today: PartialDate) -> Result<Vec<SiteFile>, LibraryError> {
        if let Some(hidden) = self.without_drafts()? {
            return hidden.site(today);
        }
        self.settle()?;
        let tables = self.tables();
        let mut pieces = self.pieces()?;
        name_files(&mut pieces);
        let stops = pieces.iter();
        let stops = stops.map(|one| (one.record.path.clone(), Stop::of(&one.page, &one.file)));
        let around = self.around(&pieces, &tables, today)?;
        let stops = stops.chain(around.stops(&pieces));
        let whole = Whole {
            tables: &tables,
            stops: stops.collect(),
            around,
            pieces,
        };
        let lists = lists::all(&whole);
        let written = in_two(&whole.pieces, |half| {
            half.iter().map(|one| whole.record(one, &lists)).collect()
        });
        let mut files: Vec<SiteFile> = written;
        files.extend(lists::files(&whole, &lists));
        files.extend(data::files(&whole));
        files.push((site::STYLE_FILE.to_owned(), site::STYLE.to_owned()));
        files.push((site::SCRIPT_FILE.to_owned(), site::SCRIPT.to_owned()));
        files.sort();
        Ok(files)
    }

    /// Reads all versions of all records.
    fn pieces(&self) -> Result<Vec<Piece>, LibraryError> {
        let index = self.index();
        let mut all = index.by_prefix("", usize::MAX);
        all.sort_by(|one, other| one.id.cmp(&other.id));
        let versions = all.iter().flat_map(|one| index.versions(&one.id));
        let versions: Vec<Listed> = versions.collect();
        let read = in_two(&versions, |half| {
            let pieces = half.iter().map(|one| {
                let opened = self.open_record(&one.path)?;
                Ok(Piece {
                    page: self.page(&opened),
                    record: opened.record,
                    file: String::new(),
                })
            });
            pieces.collect()
        });
        let mut pieces = read
            .into_iter()
            .collect::<Result<Vec<Piece>, LibraryError>>()?;
        pieces.retain(|one| one.record.status != Status::Draft);
        Ok(pieces)
    }
}

impl Whole<'_> {
    fn info(&self) -> &LibraryInfo {
        &self.tables.info
    }

    /// Returns the versions that lists name.
    fn originals(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|one| one.is_original())
    }

    /// Returns all versions of a record.
    fn versions<'a>(&'a self, of: &Piece) -> impl Iterator<Item = &'a Piece> + use<'a> {
        let id = of.record.id.clone();
        let first = self.pieces.partition_point(|one| one.record.id < id);
        let versions = self.pieces[first..].iter();
        versions.take_while(move |one| one.record.id == id)
    }

    /// Returns the name of the language of a version.
    fn language<'a>(&'a self, of: &'a Piece) -> &'a str {
        let tag = of.record.language.tag();
        let language = self.tables.vocabularies.languages.get(tag);
        language.map_or(tag, |value| value.label(tag))
    }

    fn frame<'a>(&'a self, lists: &'a lists::Lists, up: &'a str) -> Frame<'a> {
        Frame {
            name: &self.tables.info.name,
            lists: &lists.menu,
            ways: Ways {
                up,
                stops: &self.stops,
            },
        }
    }

    fn record(&self, piece: &Piece, lists: &lists::Lists) -> SiteFile {
        let versions = self.versions(piece).map(|one| Link {
            file: if one.file == piece.file {
                String::new()
            } else {
                one.file.clone()
            },
            text: self.language(one).to_owned(),
            language: Some(one.record.language.clone()),
            ..Link::default()
        });
        let versions: Vec<Link> = versions.collect();
        let frame = self.frame(lists, UP);
        let filed = lists.filed(piece, self.tables);
        let text = site::record(&piece.page, &frame, &filed, &versions);
        (piece.file.clone(), text)
    }

    /// Returns what a record is, in short, in English.
    fn about(&self, piece: &Piece) -> String {
        brief(&piece.record, self.tables, "en")
    }
}

/// Gives every version a file of its own: the folder of its kind, and a name that every system and every browser takes.
fn name_files(pieces: &mut [Piece]) {
    let mut names = Names::default();
    for piece in pieces {
        let record = &piece.record;
        let folder = record.id.kind.folder();
        let path = record.path.strip_suffix(".md").unwrap_or(&record.path);
        let name = path.rsplit('/').next().unwrap_or_default();
        piece.file = names.give(folder, name);
    }
}

/// The names of files that are given.
#[derive(Debug, Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// Returns the path of a file of a name, changed as far as it must be.
    fn give(&mut self, folder: &str, name: &str) -> String {
        let sound = |sign: char| {
            if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.') {
                sign.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        let plain: String = name.chars().map(sound).take(120).collect();
        let plain = plain.trim_matches('.');
        // A system that keeps some names for devices does so whatever stands behind the full stop.
        let stem = plain.split('.').next().unwrap_or_default();
        let is_device = ["con", "prn", "aux", "nul"].contains(&stem)
            || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
        let plain = if plain.is_empty() || is_device {
            format!("x-{plain}")
        } else {
            plain.to_owned()
        };
        let mut path = format!("{folder}/{plain}.html");
        let mut number = 2;
        while !self.0.insert(path.clone()) {
            path = format!("{folder}/{plain}-{number}.html");
            number += 1;
        }
        path
    }
}

/// Does something with the halves of a list at the same time, and returns what came of both, in order.
fn in_two<T: Sync, R: Send>(all: &[T], work: impl Fn(&[T]) -> Vec<R> + Sync) -> Vec<R> {
    let (one, other) = all.split_at(all.len() / 2);
    let mut done = thread::scope(|scope| {
        let first = scope.spawn(|| work(one));
        let second = work(other);
        match first.join() {
            Ok(first) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    done.0.append(&mut done.1);
    done.0
}

/// Returns what a record of a kind counts against others that hold the same words.
fn worth(kind: Kind) -> f32 {
    match kind {
        Kind::Term => 0.4,
        Kind::Case | Kind::Project | Kind::Standard => 1.0,
        Kind::Module | Kind::Agenda | Kind::Worksheet => 0.6,
    }
}

/// How many records stand under each value of a field.
type Counted<'a> = BTreeMap<String, Vec<&'a Piece>>;
