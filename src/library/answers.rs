//! Answers of the workbench between where they are kept and where they are used.

use std::sync::{PoisonError, RwLock};

use super::Library;
use crate::model::Countries;
use crate::personal::{AnswersChange, SavedAnswers};
use crate::source::SourceFile;
use crate::workbench::{self, Answers, Read};

/// The answers that reports can be made of, as they were told last.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<Vec<SavedAnswers>>);

impl Library {
    /// Takes answers that are saved, of which there is a report from now on, in place of those of the same names.
    pub fn learn_answers(&self, all: Vec<SavedAnswers>) {
        let mut known = self
            .answers
            .0
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        for answers in all {
            known.retain(|one| one.name != answers.name);
            known.push(answers);
        }
    }

    /// Returns all answers that are known.
    pub(super) fn all_answers(&self) -> Vec<SavedAnswers> {
        let known = self
            .answers
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }

    /// Returns the saved answers of a name.
    pub(super) fn answers_of(&self, name: &str) -> Option<Answers> {
        let found = self.saved_answers(name)?;
        Some(readable(&found, &self.tables().countries))
    }

    /// Returns what is saved under a name.
    pub(super) fn saved_answers(&self, name: &str) -> Option<SavedAnswers> {
        self.all_answers().into_iter().find(|one| one.name == name)
    }
}

/// Saved answers with which somebody goes on, while another program may go on with them too.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    name: String,
    /// The answers as they were told last, in the form of a file.
    told: String,
}

impl Shared {
    /// Returns the answers of a name, as they were read.
    pub fn new(name: &str, answers: &Answers) -> Self {
        Self {
            name: name.to_owned(),
            told: workbench::write_answered(answers),
        }
    }

    /// Returns their name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns what has been given or taken back since they were told last.
    pub fn change(&self, answers: &Answers) -> AnswersChange {
        AnswersChange {
            before: self.told.clone(),
            now: to_be_saved(&self.name, answers),
        }
    }

    /// Takes what is saved now into the answers; returns how many of them another program has given or taken back.
    pub fn take_up(
        &mut self,
        stand: &SavedAnswers,
        answers: &mut Answers,
        countries: &Countries,
    ) -> usize {
        let Some(merged) = self.change(answers).onto(stand) else {
            return 0;
        };
        self.told = workbench::write_answered(&readable(stand, countries));
        let all = readable(&merged, countries);
        let others = all.differing_from(answers);
        if others > 0 {
            *answers = all;
        }
        others
    }
}

/// Tells whether answers can be saved under a name: one that is not taken for a file.
pub fn is_name(name: &str) -> bool {
    let is_file = name.contains(['/', '\\']) || name.to_lowercase().ends_with(".toml");
    !name.trim().is_empty() && !is_file
}

/// Returns answers as they are saved under a name.
pub fn to_be_saved(name: &str, answers: &Answers) -> SavedAnswers {
    SavedAnswers {
        name: name.to_owned(),
        country: answers.country().unwrap_or_default().to_owned(),
        as_of: answers
            .as_of()
            .map(|date| date.to_string())
            .unwrap_or_default(),
        count: answers.count(),
        text: workbench::write_answered(answers),
    }
}

/// Returns answers that were saved, with what is wrong in them: somebody may have changed the file.
pub fn saved(saved: &SavedAnswers, countries: &Countries) -> (SourceFile, Read) {
    let file = SourceFile::new(saved.name.clone(), saved.text.clone());
    let read = workbench::read(&file, countries);
    (file, read)
}

/// Returns the answers of those that are saved, without what cannot be read of them.
pub fn readable(answers: &SavedAnswers, countries: &Countries) -> Answers {
    saved(answers, countries).1.answers
}

/// Returns what is told of saved answers beside their name: the country, the date, how many questions are answered.
pub fn about(answers: &SavedAnswers, countries: &Countries, tag: &str) -> String {
    let country = match (answers.country.as_str(), countries.get(&answers.country)) {
        ("", _) => "no country named",
        (code, None) => code,
        (_, Some(country)) => country.name(tag),
    };
    let date = match answers.as_of.as_str() {
        "" => "no date",
        date => date,
    };
    let count = match answers.count {
        1 => "1 answer".to_owned(),
        count => format!("{count} answers"),
    };
    format!("{country}, {date}, {count}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_that_of_a_file() {
        assert!(is_name("Lao 2024") && is_name("ລາວ") && is_name("toml"));
        for file in ["", " ", "a/b", "a\\b", "a.toml", "A.TOML"] {
            assert!(!is_name(file), "{file}");
        }
    }

    #[test]
    fn what_another_program_has_given_is_taken_up_beside_the_own_answers() {
        let countries = Countries::default();
        let read =
            |text: &str| workbench::read(&SourceFile::new("a.toml", text), &countries).answers;
        let saved = |text: &str| to_be_saved("two", &read(text));
        let mut own = read("as_of = 2024\n");
        let mut shared = Shared::new("two", &own);
        assert_eq!(
            shared.take_up(&saved("as_of = 2024\n"), &mut own, &countries),
            0
        );
        // An answer of one's own that is not yet saved stays, whatever is told.
        own = read("as_of = 2024\n[wages]\nskilled = 5\n");
        let theirs = saved("as_of = 2023\n[wages]\nlabourer = 4\n");
        assert_eq!(shared.take_up(&theirs, &mut own, &countries), 2);
        assert_eq!(
            own,
            read("as_of = 2023\n[wages]\nlabourer = 4\nskilled = 5\n")
        );
        let change = shared.change(&own);
        assert!(!change.before.contains("skilled") && change.before.contains("labourer"));
        // What they take back goes here too.
        let all = saved("[wages]\nskilled = 5\n");
        assert_eq!(shared.take_up(&all, &mut own, &countries), 2);
        assert_eq!(own, read("[wages]\nskilled = 5\n"));
    }

    #[test]
    fn what_is_saved_is_read_again_with_what_is_told_of_it() {
        let countries = Countries::default();
        let file = SourceFile::new("a.toml", "as_of = 2024\n[wages]\nskilled = 5.5\n");
        let answers = workbench::read(&file, &countries).answers;
        let kept = to_be_saved("mine", &answers);
        assert_eq!(readable(&kept, &countries), answers);
        assert_eq!(
            about(&kept, &countries, "en"),
            "no country named, 2024, 2 answers"
        );
        let nothing = to_be_saved("none", &Answers::default());
        assert_eq!(
            about(&nothing, &countries, "en"),
            "no country named, no date, 0 answers"
        );
        assert!(nothing.text.is_empty());
    }
}
