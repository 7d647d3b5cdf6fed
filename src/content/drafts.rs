//! Which files are drafts, which are hidden in front of a room: found without reading records.

use std::collections::BTreeSet;

use super::root::Root;
use crate::model::{RecordId, RecordPath, Status};

/// What a record is that a room may see.
const SHOWN: [Status; 3] = [Status::Review, Status::Published, Status::Withdrawn];

/// Returns the records that are drafts: an original that says so hides its translations as well. A file that cannot be read
/// hides nothing, for it is no record either.
pub fn drafts(root: &Root) -> BTreeSet<RecordId> {
    let entries = root.entries().unwrap_or_default();
    let records = entries.iter().filter_map(|entry| {
        let path = RecordPath::parse(&entry.path)?;
        let bytes = root.read(&entry.path).ok()?;
        is_draft(&String::from_utf8_lossy(&bytes)).then_some(path.id)
    });
    records.collect()
}

/// Tells whether the front matter of a file says that it is a draft. A line of a longer text that looks like it counts too:
/// to hide too much is the smaller fault.
fn is_draft(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let is_fence = |line: &str| line.trim_end() == "+++";
    if !lines.next().is_some_and(is_fence) {
        return false;
    }
    let mut front = lines.take_while(|line| !is_fence(line));
    front.any(|line| {
        let value = line.split_once('=').filter(|(key, _)| is_status(key));
        let value = value.map(|(_, value)| value.split('#').next().unwrap_or_default().trim());
        let word = value.map(|value| value.trim_matches(['"', '\'']));
        // A status that nobody can read is taken for that of a draft, as where records are read.
        word.is_some_and(|word| !SHOWN.iter().any(|status| status.name() == word))
    })
}

fn is_status(key: &str) -> bool {
    key.trim().trim_matches(['"', '\'']) == "status"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_matter_says_what_is_a_draft() {
        for (text, is_it) in [
            ("+++\ntitle = \"a\"\nstatus = \"draft\"\n+++\n", true),
            ("\u{feff}+++\r\n  status='draft' # soon\r\n+++\r\n", true),
            ("+++\n\"status\" = \"draft\"\n+++\n", true),
            ("+++\nstatus = \"review\"\n+++\nstatus = \"draft\"\n", false),
            ("status = \"draft\"\n", false),
            ("+++\nstatus = \"drafted\"\n+++\n", true),
            ("+++\nstatus = \"withdrawn\" # once a draft\n+++\n", false),
            ("", false),
        ] {
            assert_eq!(is_draft(text), is_it, "{text:?}");
        }
    }

    #[test]
    fn a_draft_hides_its_translations() {
        let folder = tempfile::tempdir().unwrap();
        let cases = folder.path().join("content/cases");
        std::fs::create_dir_all(&cases).unwrap();
        std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
        std::fs::write(cases.join("a.md"), "+++\nstatus = \"draft\"\n+++\n").unwrap();
        std::fs::write(cases.join("a.fr.md"), "+++\ntitle = \"a\"\n+++\n").unwrap();
        std::fs::write(cases.join("b.md"), "+++\ntitle = \"b\"\n+++\n").unwrap();
        let found = drafts(&Root::directory(folder.path()).unwrap());
        let path = RecordPath::parse("cases/a.fr.md").unwrap();
        assert!(found.contains(&path.id) && found.len() == 1);
    }
}
