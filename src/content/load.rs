//! A whole library at once, and one record alone.

use std::thread;

use super::decode::{decode, is_utf8};
use super::front_matter::{Faults, Header, read, split};
use super::markdown::{parse_contained, plain};
use super::root::{ContentError, Entry, Root};
use super::rules::{front_matter_missing, markdown_failure, unreadable_file};
use super::{FileReport, Parsed, c102, ratifications, tables, timeline};
use crate::model::{Catalog, Language, Record, RecordPath, Tables};
use crate::source::{SourceFile, Span};

/// From so many bytes on, a file takes longer to read than one waits for.
const LONG: usize = 1 << 19;

/// How many bytes the beginning of such a file has at most.
const BEGINNING: usize = 1 << 16;

/// Fewer files than this are parsed on one thread; starting others would take longer.
const WORTH_THREADS: usize = 64;
/// The most threads that parse.
const THREADS: usize = 4;

/// A library in memory.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Everything it holds.
    pub catalog: Catalog,
    /// Every file that was read or refused, by path, with what reading it showed, which is often nothing.
    pub reports: Vec<FileReport>,
    /// The paths of the files that could not be read as records, in order.
    pub set_aside: Vec<String>,
    /// The paths of all files under `content/`, in order.
    pub files: Vec<String>,
}

impl Loaded {
    /// Returns a file that was read, by its path relative to `content/`.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        let found = self
            .reports
            .binary_search_by(|report| report.file.path().cmp(path));
        found.ok().map(|at| &self.reports[at].file)
    }
}

/// Loads a library: every file of it, whatever is wrong in some of them.
pub fn load(root: &Root) -> Result<Loaded, ContentError> {
    let entries = root.entries()?;
    let (tables, mut reports) = tables::tables(root);
    reports.extend(ratifications::report(root, &tables.countries));
    reports.extend(c102::report(root));
    let mut records = Vec::new();
    let mut set_aside = Vec::new();
    for (entry, parsed) in parse_all(root, &entries, &tables) {
        if parsed.record.is_none() && RecordPath::parse(&entry.path).is_some() {
            set_aside.push(entry.path.clone());
        }
        records.extend(parsed.record);
        reports.push(parsed.report);
    }
    let catalog = Catalog::new(tables, records);
    reports.extend(timeline::report(root, &catalog, &set_aside));
    reports.sort_by(|a, b| a.file.path().cmp(b.file.path()));
    Ok(Loaded {
        catalog,
        reports,
        set_aside,
        files: entries.into_iter().map(|entry| entry.path).collect(),
    })
}

/// Returns what is wrong in a text that stood, or would stand, at a path of a loaded library.
///
/// For text from elsewhere, such as an editor or a pipe; `None` where the path is no record's.
pub fn check_text(loaded: &Loaded, path: &str, bytes: &[u8]) -> Option<FileReport> {
    let tables = loaded.catalog.tables.clone();
    let parsed = parse_record(path, bytes, &tables)?;
    let others = loaded.catalog.records().iter();
    let mut records: Vec<Record> = others
        .filter(|record| record.path != path)
        .cloned()
        .collect();
    records.extend(parsed.record);
    let mut reports = loaded.reports.clone();
    reports.retain(|report| report.file.path() != path);
    reports.push(parsed.report);
    reports.sort_by(|a, b| a.file.path().cmp(b.file.path()));
    let mut files = loaded.files.clone();
    files.push(path.to_owned());
    files.sort();
    files.dedup();
    let changed = Loaded {
        catalog: Catalog::new(tables, records),
        reports,
        set_aside: Vec::new(),
        files,
    };
    let file = changed.file(path)?.clone();
    let own = super::check(&changed)
        .into_iter()
        .find(|report| report.file.path() == path);
    Some(own.unwrap_or_else(|| FileReport::new(file, Vec::new())))
}

/// Parses all entries that are records or are refused, in their order, on a few threads.
fn parse_all<'a>(root: &Root, entries: &'a [Entry], tables: &Tables) -> Vec<(&'a Entry, Parsed)> {
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(THREADS));
    if entries.len() < WORTH_THREADS || threads < 2 {
        return parse_some(root, entries, tables);
    }
    let share = entries.len().div_ceil(threads);
    thread::scope(|scope| {
        let handles: Vec<_> = entries
            .chunks(share)
            .map(|chunk| (chunk, scope.spawn(move || parse_some(root, chunk, tables))))
            .collect();
        let parsed = handles.into_iter().map(|(chunk, handle)| {
            // A thread that died is done again here, where a panic is the caller's.
            handle
                .join()
                .unwrap_or_else(|_| parse_some(root, chunk, tables))
        });
        parsed.flatten().collect()
    })
}

fn parse_some<'a>(root: &Root, entries: &'a [Entry], tables: &Tables) -> Vec<(&'a Entry, Parsed)> {
    entries
        .iter()
        .filter_map(|entry| Some((entry, parse_entry(root, entry, tables)?)))
        .collect()
}

fn parse_entry(root: &Root, entry: &Entry, tables: &Tables) -> Option<Parsed> {
    if let Some(fault) = entry.fault {
        // What is wrong with a table was told when the tables were read.
        if tables::paths().contains(&entry.path.as_str()) {
            return None;
        }
        return Some(refused(&entry.path, fault.reason()));
    }
    RecordPath::parse(&entry.path)?;
    match root.read(&entry.path) {
        Ok(bytes) => parse_record(&entry.path, &bytes, tables),
        Err(ContentError::Refused { fault, .. }) => Some(refused(&entry.path, fault.reason())),
        Err(error) => Some(refused(&entry.path, &format!("is not read: {error}"))),
    }
}

fn refused(path: &str, reason: &str) -> Parsed {
    let message = format!("the file {reason}");
    let fault = unreadable_file::RULE.at(Span::at(0), message);
    Parsed {
        record: None,
        report: FileReport::new(SourceFile::new(path, ""), vec![fault]),
    }
}

/// Parses the file of one record; `None` where the path is no record's.
///
/// A file that is no UTF-8, has no front matter or no title gives no record; every other fault leaves one.
pub fn parse_record(path: &str, bytes: &[u8], tables: &Tables) -> Option<Parsed> {
    parse_up_to(path, bytes, usize::MAX, tables)
}

/// Parses the file of one record, of its body no more than so many bytes, by whole lines; else as [`parse_record`] does.
///
/// A document takes some forty times the memory of its text.
pub fn parse_up_to(path: &str, bytes: &[u8], most: usize, tables: &Tables) -> Option<Parsed> {
    let record_path = RecordPath::parse(path)?;
    let faults = Faults::default();
    let text = decode(bytes, &faults);
    let record = if is_utf8(bytes) {
        parse_text(path, &record_path, (&text, most), (tables, &faults))
    } else {
        None
    };
    Some(Parsed {
        record,
        report: FileReport::new(SourceFile::new(path, text), faults.into_inner()),
    })
}

/// Reads the beginning of a file that is long; `None` where it is short or holds no record.
///
/// Its blocks are the first ones of the whole, but for the last, which may be cut, and for links defined further down.
pub fn parse_beginning(path: &str, bytes: &[u8], tables: &Tables) -> Option<Record> {
    let seen = bytes.get(..BEGINNING).filter(|_| bytes.len() >= LONG)?;
    let paragraph = seen.windows(2).rposition(|two| two == b"\n\n");
    // A list, a table or a program may have no empty line for long.
    let paragraph = paragraph.filter(|at| at * 2 > BEGINNING);
    let end = paragraph.or_else(|| seen.iter().rposition(|byte| *byte == b'\n'))?;
    parse_record(path, &seen[..=end], tables)?.record
}

/// Reads the original of a translation; `None` where the path is no translation's or its original cannot be read.
pub fn original_of(root: &Root, path: &str, tables: &Tables) -> Option<Record> {
    let record = RecordPath::parse(path).filter(|record| record.tag.is_some())?;
    let original = record.original();
    let bytes = root.read(&original).ok()?;
    parse_record(&original, &bytes, tables)?.record
}

fn parse_text(
    file: &str,
    path: &RecordPath,
    (text, most): (&str, usize),
    (tables, faults): (&Tables, &Faults),
) -> Option<Record> {
    let parts = match split(text) {
        Ok(parts) => parts,
        Err(reason) => {
            faults.push(front_matter_missing::fault(text, reason));
            return None;
        }
    };
    let tag = path.tag.as_deref().unwrap_or(&tables.info.language);
    let header = Header {
        path,
        file,
        language: Language::parse(tag).unwrap_or_else(Language::english),
        parts,
    };
    let mut record = read(&header, text, faults)?;
    let body = lines_within(&text[parts.body..], most);
    record.body = parse_contained(body, parts.body).unwrap_or_else(|| {
        let span = Span::at(parts.body);
        faults.push(markdown_failure::RULE.at(span, "the body cannot be parsed as Markdown"));
        plain(body, parts.body)
    });
    Some(record)
}

/// Returns the first lines of a text that have so many bytes at most, or what there is of a longer first line.
fn lines_within(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at));
    let seen = &text[..end.unwrap_or(0)];
    seen.rfind('\n').map_or(seen, |at| &seen[..=at])
}

#[cfg(test)]
mod tests;
