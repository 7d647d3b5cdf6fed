//! Answers of the workbench saved under a name, in the order in which they were saved first.
//!
//! What the answers mean is left to `workbench`: here they are a text, the form of a file of answers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keeper::Places;
use super::store::{Kept, Store, StoreError};

/// The name of the file, in the directory of what the user made.
pub(super) const FILE: &str = "answers.toml";

/// Answers with a name.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct SavedAnswers {
    /// Their name.
    pub name: String,
    /// The code of the country; empty where it is not answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// The date for which they hold; empty where it is not answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// How many questions are answered.
    #[serde(default)]
    pub count: usize,
    /// The answers, as a file of them has them.
    pub text: String,
}

/// The answers that were saved.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct AnswerSets {
    version: u32,
    #[serde(default, rename = "answers")]
    all: Vec<SavedAnswers>,
}

impl Default for AnswerSets {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for AnswerSets {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl AnswerSets {
    /// Returns the answers.
    pub fn all(&self) -> &[SavedAnswers] {
        &self.all
    }

    /// Saves answers, in place of those that have the name.
    pub fn save(&mut self, answers: SavedAnswers) {
        let known = self.all.iter_mut().find(|known| known.name == answers.name);
        match known {
            Some(known) => *known = answers,
            None => self.all.push(answers),
        }
    }

    /// Removes answers; tells whether there were any.
    pub fn remove(&mut self, name: &str) -> bool {
        let before = self.all.len();
        self.all.retain(|known| known.name != name);
        self.all.len() < before
    }
}

/// The file in which answers are saved, for who has no keeper.
#[derive(Clone, Debug)]
pub struct AnswersFile(Store);

impl AnswersFile {
    /// Returns the file of a user; `None` where the machine gives no place for it.
    pub fn of(places: &Places) -> Option<Self> {
        let folder = places.data.as_ref()?;
        Some(Self(Store::new(folder.join(FILE))))
    }

    /// Returns what is saved, and the name under which a damaged file was set aside.
    pub fn read(&self) -> Result<(Vec<SavedAnswers>, Option<PathBuf>), StoreError> {
        let held = self.0.read::<AnswerSets>()?;
        Ok((held.value.all, held.set_aside))
    }

    /// Saves answers, in place of those that have the name.
    pub fn save(&self, answers: SavedAnswers) -> Result<(), StoreError> {
        self.0
            .update(|all: &mut AnswerSets| all.save(answers))
            .map(drop)
    }

    /// Removes answers; tells whether there were any.
    pub fn remove(&self, name: &str) -> Result<bool, StoreError> {
        let mut is_removed = false;
        self.0
            .update(|all: &mut AnswerSets| is_removed = all.remove(name))?;
        Ok(is_removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(name: &str, text: &str) -> SavedAnswers {
        SavedAnswers {
            name: name.to_owned(),
            text: text.to_owned(),
            ..SavedAnswers::default()
        }
    }

    #[test]
    fn a_name_stands_for_one_set_of_answers() {
        let mut sets = AnswerSets::default();
        sets.save(answers("2020", "a"));
        sets.save(answers("2024", "b"));
        sets.save(answers("2020", "c"));
        assert_eq!(sets.all(), [answers("2020", "c"), answers("2024", "b")]);
        assert!(sets.remove("2020") && !sets.remove("2020"));
        assert_eq!(sets.all(), [answers("2024", "b")]);
    }

    #[test]
    fn the_file_holds_the_form_of_a_file_of_answers() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            data: Some(folder.path().to_owned()),
            state: None,
        };
        let file = AnswersFile::of(&places).unwrap();
        assert_eq!(file.read().unwrap(), (Vec::new(), None));
        let mut set = answers("Lao 2024", "country = \"LAO\"\n\n[wages]\nskilled = 5\n");
        set.country = "LAO".to_owned();
        file.save(set.clone()).unwrap();
        assert_eq!(file.read().unwrap(), (vec![set], None));
        let text = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(
            text.starts_with("version = 1\n\n[[answers]]\nname = \"Lao 2024\"\n"),
            "{text}"
        );
        assert!(text.contains("\n[wages]\nskilled = 5\n"), "{text}");
        assert!(file.remove("Lao 2024").unwrap() && !file.remove("Lao 2024").unwrap());
        assert!(AnswersFile::of(&Places::default()).is_none());
    }
}
