//! Files into records: where a library's files are, front matter, Markdown, tables, and the rules they keep.
//!
//! Faults in content are data: loading always finishes and reports everything, and a broken file never hides a sound
//! one. What the types mean is said in `model`; finding and showing records is left to the rooms above.

mod builtin;
mod c102;
mod data;
mod decode;
mod drafts;
mod front_matter;
mod load;
mod markdown;
mod ratifications;
mod root;
pub mod rules;
pub mod scaffold;
mod shape;
mod tables;
mod timeline;
mod walk;

pub use crate::source::hash::hash;
pub use c102::structure as c102;
pub use drafts::drafts;
pub use load::{Loaded, check_text, load, original_of, parse_beginning, parse_record, parse_up_to};
#[cfg(test)]
pub(crate) use markdown::spec;
pub use markdown::{parse_document, with_links};
pub use ratifications::{all_parties, commitments, parties};
pub use root::{ContentError, Entry, MAX_FILE, Root};
pub use tables::tables;
pub use timeline::{timeline, timeline_of};
pub use walk::WalkFault;

use crate::model::{PartialDate, Record};
use crate::source::{Diagnostic, SourceFile};

/// A file with what is wrong in it.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The file.
    pub file: SourceFile,
    /// What is wrong, by place and code.
    pub diagnostics: Vec<Diagnostic>,
}

impl FileReport {
    /// Returns the report with its diagnostics in order, each once.
    pub(crate) fn new(file: SourceFile, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        diagnostics.dedup();
        Self { file, diagnostics }
    }
}

/// A file of a record, parsed.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The record; absent where the file is set aside.
    pub record: Option<Record>,
    /// What is wrong in it, as far as reading shows it.
    pub report: FileReport,
}

/// Returns everything that is wrong in a library: what reading it showed and what the rules say.
///
/// One report a file, by path; files without diagnostics are left out.
pub fn check(loaded: &Loaded) -> Vec<FileReport> {
    let found = rules::run(loaded);
    let mut reports = merge(loaded, found);
    reports.iter_mut().for_each(rules::todo::first);
    reports
}

/// Returns a note for each record that nobody has reviewed, or not for two years, and for each translation that its
/// original has left behind.
pub fn stale(loaded: &Loaded, today: PartialDate) -> Vec<FileReport> {
    let mut found = Vec::new();
    for record in loaded.catalog.records() {
        let note = if record.is_translation() {
            let original = loaded.catalog.get(&record.id.slug);
            let original = original.filter(|original| original.path != record.path);
            original.and_then(|original| rules::outdated_translation::check(record, original))
        } else {
            rules::stale::check(record, today)
        };
        found.extend(note.map(|note| (record.path.clone(), note)));
    }
    by_file(loaded, found)
}

/// Returns a warning for each record that nothing leads to and that `library.toml` does not excuse.
pub fn orphans(loaded: &Loaded) -> Vec<FileReport> {
    by_file(loaded, rules::orphans(loaded))
}

/// Returns what was found and nothing else, by file.
fn by_file(loaded: &Loaded, found: Vec<(String, Diagnostic)>) -> Vec<FileReport> {
    let mut files = std::collections::BTreeMap::<String, Vec<Diagnostic>>::new();
    for (path, diagnostic) in found {
        files.entry(path).or_default().push(diagnostic);
    }
    let reports = files.into_iter().filter_map(|(path, diagnostics)| {
        Some(FileReport::new(loaded.file(&path)?.clone(), diagnostics))
    });
    reports.collect()
}

/// Returns the front matter of a file as plain JSON, dates as texts; an empty object where it cannot be read.
pub fn front_matter_json(text: &str) -> serde_json::Value {
    front_matter::to_json(text)
}

/// Adds what was found to what reading showed.
fn merge(loaded: &Loaded, found: Vec<(String, Diagnostic)>) -> Vec<FileReport> {
    let mut more = std::collections::BTreeMap::<String, Vec<Diagnostic>>::new();
    for (path, diagnostic) in found {
        more.entry(path).or_default().push(diagnostic);
    }
    let mut reports: Vec<FileReport> = Vec::new();
    for report in &loaded.reports {
        let mut diagnostics = report.diagnostics.clone();
        diagnostics.extend(more.remove(report.file.path()).unwrap_or_default());
        if !diagnostics.is_empty() {
            reports.push(FileReport::new(report.file.clone(), diagnostics));
        }
    }
    for (path, diagnostics) in more {
        reports.push(FileReport::new(SourceFile::new(path, ""), diagnostics));
    }
    reports.sort_by(|a, b| a.file.path().cmp(b.file.path()));
    reports
}
