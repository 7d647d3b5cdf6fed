//! Which of some records, named by what is kept for the user, this library has: they may be of another library, or their
//! files may be gone.

use std::collections::BTreeSet;

use super::{Library, LibraryError};
use crate::model::{RecordPath, View};
use crate::search::Listed;

impl Library {
    /// Returns the records of some names, each once, and the names that lead to none, from an index that is up to date.
    pub fn there(&self, names: &[String]) -> Result<(Vec<Listed>, Vec<String>), LibraryError> {
        self.settle()?;
        Ok(self.there_of(names))
    }

    /// Returns the records of some names with the index as it stands, each once, and the names that lead to none.
    ///
    /// A name is a slug, a former slug or a path; the beginning of one is none, for what begins like it is another record.
    pub(super) fn there_of(&self, names: &[String]) -> (Vec<Listed>, Vec<String>) {
        let (mut found, mut missing) = (Vec::<Listed>::new(), Vec::new());
        for name in names {
            let listed = self.exact(name);
            // The file may have gone since it was read.
            let listed = listed.filter(|one| self.root.read(&one.path).is_ok());
            match listed {
                Some(one) if found.iter().any(|other| other.path == one.path) => {}
                Some(one) => found.push(one),
                None => missing.push(name.clone()),
            }
        }
        (found, missing)
    }

    /// Returns the path of the file of a record that the index does not have: it was mended, or made, or spoilt just now.
    pub(super) fn unlisted_file(&self, name: &str) -> Option<String> {
        let path = name.strip_prefix("content/").unwrap_or(name);
        let is_file = RecordPath::parse(path).is_some() && self.root.read(path).is_ok();
        // What is hidden is not in the index either.
        if is_file && !self.options.hides_drafts {
            return Some(path.to_owned());
        }
        self.set_aside(name)
    }

    /// Returns those of some records, named by slug, path or the name of a view, that the index as it stands does not have.
    pub fn lacking(&self, names: &[String]) -> Vec<String> {
        let records = names.iter().filter(|name| View::parse(name).is_none());
        let asked: Vec<(&String, String)> = records.map(|name| (name, slug(name))).collect();
        let slugs: BTreeSet<&str> = asked.iter().map(|(_, slug)| slug.as_str()).collect();
        let known = self.index().known(&slugs);
        // What cannot be read as a record is there all the same, and can be mended.
        let is_there = |slug: &String| known.contains(slug) || self.set_aside(slug).is_some();
        let lacking = asked.iter().filter(|(_, slug)| !is_there(slug));
        lacking.map(|(name, _)| (*name).clone()).collect()
    }
}

/// Returns the slug that a slug or a path names.
fn slug(name: &str) -> String {
    let path = name.strip_prefix("content/").unwrap_or(name);
    RecordPath::parse(path).map_or_else(|| name.to_owned(), |path| path.id.slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Options;

    #[test]
    fn a_name_leads_to_its_record_not_to_one_that_begins_like_it() {
        let folder = tempfile::tempdir().unwrap();
        let cases = folder.path().join("content/cases");
        std::fs::create_dir_all(&cases).unwrap();
        std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
        for (file, aliases) in [("foot-note.md", "\"old-note\""), ("b.md", "")] {
            let text =
                format!("+++\ntitle = \"T\"\nsummary = \"s\"\naliases = [{aliases}]\n+++\nText.\n");
            std::fs::write(cases.join(file), text).unwrap();
        }
        let options = Options {
            library: Some(folder.path().to_owned()),
            ..Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        let names = [
            "foot",
            "b",
            "old-note",
            "cases/foot-note.md",
            "cases/gone.md",
        ];
        let names = names.map(str::to_owned);
        let (found, missing) = library.there_of(&names);
        let found = found.iter().map(|one| one.id.slug.as_str());
        assert_eq!(found.collect::<Vec<_>>(), ["b", "foot-note"]);
        assert_eq!(missing, ["foot", "cases/gone.md"]);
        let names = [&names[..], &["country/lao".to_owned()]].concat();
        assert_eq!(
            library.lacking(&names),
            missing,
            "a view is made in any library"
        );
    }
}
