//! The glossary of the library: its terms by their names, read once for each state of their files.

use std::sync::{Arc, Mutex, PoisonError};

use super::Library;
use crate::model::term::Term;
use crate::model::{Detail, Kind, Language, RecordPath};
use crate::search::{Glossary, Listed};

/// The glossary as it was read last, and the files it was read from.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Option<(Files, Arc<Glossary>)>>);

/// Paths, each with the hash of what the file holds.
type Files = Vec<(String, u128)>;

impl Library {
    /// Returns the term that some words are a name of, in the first of these languages that has it so, else in any.
    pub(super) fn term(&self, words: &str, languages: &[Language]) -> Option<Listed> {
        let glossary = self.glossary();
        let slug = glossary.named(words, languages);
        slug.and_then(|slug| self.exact(slug))
    }

    /// Returns the glossary, read anew only where a term was changed. A term that cannot be read is not in it.
    pub fn glossary(&self) -> Arc<Glossary> {
        let folder = format!("{}/", Kind::Term.folder());
        let mut files = self.index().files_in(&folder);
        let is_original =
            |path: &str| RecordPath::parse(path).is_some_and(|path| path.tag.is_none());
        files.retain(|(path, _)| is_original(path));
        let mut kept = self
            .glossary
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((_, glossary)) = kept.as_ref().filter(|(known, _)| *known == files) {
            return Arc::clone(glossary);
        }
        let read = files.iter().filter_map(|(path, _)| self.read(path).ok());
        let terms = read.filter_map(|record| match record.detail {
            Detail::Term(term) => Some((record.id.slug, term)),
            _ => None,
        });
        let terms: Vec<(String, Box<Term>)> = terms.collect();
        let named = terms.iter().map(|(slug, term)| (slug.as_str(), &**term));
        let glossary = Arc::new(Glossary::new(named));
        *kept = Some((files, Arc::clone(&glossary)));
        glossary
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::library::Options;
    use crate::model::Language;

    #[test]
    fn is_read_once_until_a_term_changes() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("terms")).unwrap();
        fs::write(content.join("library.toml"), "").unwrap();
        let write = |label: &str| {
            let text =
                format!("+++\ntitle = \"t\"\nsummary = \"s\"\n[labels]\nen = \"{label}\"\n+++\n");
            fs::write(content.join("terms/t.md"), text).unwrap();
        };
        write("pension");
        let options = Options {
            library: Some(folder.path().to_owned()),
            ..Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        let names = |text: &str| {
            library
                .glossary()
                .mentions(text, &Language::english())
                .len()
        };
        assert_eq!(names("a pension, an allowance"), 1);
        assert!(Arc::ptr_eq(&library.glossary(), &library.glossary()));
        let title_of = |words: &str| library.term(words, &[]).map(|term| term.title);
        assert_eq!(title_of("Pensions"), Some("t".to_owned()));
        write("allowance or pension");
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        assert_eq!(names("a pension"), 0);
        assert_eq!(names("an allowance or pension"), 1);
        assert_eq!(title_of("pensions"), None);
    }
}
