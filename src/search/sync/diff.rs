//! Which files have to be read: a pure comparison of two lists.

use std::collections::BTreeSet;

use crate::content::{Entry, Root, drafts};
use crate::model::RecordPath;
use crate::search::error::SearchError;
use crate::search::table::Stamp;

/// What has to be done to a generation.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Stamps of files that need not be read.
    pub(crate) kept: Vec<Stamp>,
    /// Files to read, with the stamp they had before.
    pub(crate) read: Vec<(Entry, Option<Stamp>)>,
    /// Paths of records that are gone.
    pub(crate) gone: Vec<String>,
}

/// Compares the files there are with the stamps of those indexed; both sorted by path.
pub(crate) fn diff(entries: Vec<Entry>, stamps: &[Stamp]) -> Plan {
    let mut plan = Plan::default();
    let mut old = stamps.iter().peekable();
    for entry in entries {
        while let Some(stamp) = old.next_if(|stamp| stamp.path < entry.path) {
            plan.gone.push(stamp.path.clone());
        }
        let stamp = old.next_if(|stamp| stamp.path == entry.path);
        match stamp {
            Some(stamp) if is_same(&entry, stamp) => plan.kept.push(stamp.clone()),
            stamp => plan.read.push((entry, stamp.cloned())),
        }
    }
    plan.gone.extend(old.map(|stamp| stamp.path.clone()));
    plan.read_translations();
    plan
}

impl Plan {
    /// Has the translations read again whose originals changed, came or went: they are filed as those are.
    fn read_translations(&mut self) {
        let read = self.read.iter().map(|(entry, _)| &entry.path);
        let changed: BTreeSet<&String> = read.chain(&self.gone).collect();
        let is_behind = |stamp: &Stamp| {
            let path = RecordPath::parse(&stamp.path).filter(|path| path.tag.is_some());
            path.is_some_and(|path| changed.contains(&path.original()))
        };
        let (behind, kept) = std::mem::take(&mut self.kept)
            .into_iter()
            .partition(is_behind);
        self.kept = kept;
        self.read
            .extend(behind.into_iter().map(|stamp: Stamp| again(stamp)));
        self.read.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    }
}

/// Returns a file to read, as one that changed whatever its bytes are.
fn again(stamp: Stamp) -> (Entry, Option<Stamp>) {
    let entry = Entry {
        path: stamp.path.clone(),
        size: stamp.size,
        modified: stamp.modified,
        hash: None,
        fault: None,
    };
    (entry, Some(Stamp { hash: 0, ..stamp }))
}

fn is_same(entry: &Entry, stamp: &Stamp) -> bool {
    match entry.hash {
        Some(hash) => hash == stamp.hash,
        None => {
            entry.modified.is_some() && entry.modified == stamp.modified && entry.size == stamp.size
        }
    }
}

/// Which files an index is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Files<'a> {
    /// Where they are.
    pub(crate) root: &'a Root,
    /// Whether drafts are left out, as in front of a room.
    pub(crate) skips_drafts: bool,
}

/// Returns the files that matter to the index, by path.
pub(crate) fn entries(files: Files<'_>) -> Result<Vec<Entry>, SearchError> {
    let mut entries = files.root.entries()?;
    if files.skips_drafts {
        let drafts = drafts(files.root);
        let is_draft =
            |path: &str| RecordPath::parse(path).is_some_and(|it| drafts.contains(&it.id));
        entries.retain(|entry| !is_draft(&entry.path));
    }
    entries.retain(|entry| is_table(&entry.path) || RecordPath::parse(&entry.path).is_some());
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(entries)
}

/// Tells whether the meaning of records depends on a file.
pub(super) fn is_table(path: &str) -> bool {
    path.strip_suffix(".toml").is_some_and(|stem| {
        stem == "library" || stem.starts_with("vocabulary/") || stem.starts_with("data/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::table::Role;

    fn entry(path: &str, modified: i128) -> Entry {
        Entry {
            path: path.to_owned(),
            size: 1,
            modified: Some(modified),
            hash: None,
            fault: None,
        }
    }

    fn stamp(path: &str, modified: Option<i128>) -> Stamp {
        Stamp {
            path: path.to_owned(),
            size: 1,
            modified,
            hash: 7,
            role: Role::Record,
        }
    }

    #[test]
    fn tells_kept_changed_new_and_gone_apart() {
        let stamps = [
            stamp("a", Some(1)),
            stamp("c", Some(1)),
            stamp("d", Some(1)),
            stamp("z", Some(1)),
        ];
        let plan = diff(vec![entry("b", 1), entry("c", 1), entry("d", 2)], &stamps);
        assert_eq!(plan.kept, [stamp("c", Some(1))]);
        assert_eq!(plan.gone, ["a", "z"]);
        assert_eq!(
            plan.read,
            [
                (entry("b", 1), None),
                (entry("d", 2), Some(stamp("d", Some(1))))
            ]
        );
    }

    #[test]
    fn reads_a_translation_again_whose_original_changed_or_went() {
        let stamps = [
            stamp("cases/a.fr.md", Some(1)),
            stamp("cases/a.md", Some(1)),
            stamp("cases/b.fr.md", Some(1)),
            stamp("cases/b.md", Some(1)),
            stamp("cases/c.fr.md", Some(1)),
            stamp("cases/c.md", Some(1)),
        ];
        let entries = ["a.fr", "b.fr", "b", "c.fr", "c"];
        let times = [1, 1, 2, 1, 1];
        let entries = entries.iter().zip(times);
        let entries = entries.map(|(name, time)| entry(&format!("cases/{name}.md"), time));
        let plan = diff(entries.collect(), &stamps);
        let read: Vec<&str> = plan.read.iter().map(|(at, _)| at.path.as_str()).collect();
        assert_eq!(read, ["cases/a.fr.md", "cases/b.fr.md", "cases/b.md"]);
        assert_eq!(plan.kept, [stamps[4].clone(), stamps[5].clone()]);
    }

    #[test]
    fn goes_by_the_hash_where_one_is_known_and_trusts_no_missing_time() {
        let built_in = |hash| Entry {
            hash: Some(hash),
            modified: None,
            ..entry("a", 0)
        };
        assert_eq!(diff(vec![built_in(7)], &[stamp("a", None)]).kept.len(), 1);
        assert_eq!(diff(vec![built_in(8)], &[stamp("a", None)]).read.len(), 1);
        let timeless = Entry {
            modified: None,
            ..entry("a", 0)
        };
        assert_eq!(diff(vec![timeless], &[stamp("a", None)]).read.len(), 1);
    }
}
