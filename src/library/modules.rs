//! What there is to learn with: the modules with their exercises, the worksheets and the copies made of them.

use super::{Library, LibraryError};
use crate::learn::{self, Curriculum};
use crate::model::{Kind, Language, Record};

impl Library {
    /// Returns the modules and the worksheets of the index as it stands, in a language where they are there in it.
    pub(super) fn curriculum(&self, language: &Language) -> Curriculum {
        let listed = self.index().by_prefix("", usize::MAX).into_iter();
        let wanted = listed.filter(|one| matches!(one.id.kind, Kind::Module | Kind::Worksheet));
        let listed = self.index().in_language(wanted.collect(), language);
        // What cannot be read any more is told when the index has been brought up to date.
        let read = |path: &str| Some(self.whole(path).ok()?.0);
        let records = listed.iter().filter_map(|one| read(&one.path));
        Curriculum::of(&records.collect::<Vec<Record>>())
    }

    /// Returns a copy of the worksheet of a path, to be filled in.
    pub(super) fn worksheet(&self, path: &str) -> Result<String, LibraryError> {
        let record = self.open_record(path)?.record;
        Ok(learn::copy(&record, &self.read_text(path)?))
    }
}
