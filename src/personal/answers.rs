//! Answers of the workbench saved under a name, in the order in which they were saved first.
//!
//! What the answers mean is left to `workbench`: here they are a text, the form of a file of answers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::change::AnswersChange;
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

    /// Saves what has changed in answers: what another program has saved under the name stays beside it.
    pub fn save(&mut self, change: &AnswersChange) {
        let mut names = self.all.iter().map(|known| &known.name);
        let Some(at) = names.position(|name| *name == change.now.name) else {
            self.all.push(change.now.clone());
            return;
        };
        if let Some(changed) = change.onto(&self.all[at]) {
            self.all[at] = changed;
        } else {
            // What cannot be read is for the user to mend; it is not written over.
            self.all[at].name = self.free(&format!("{} (damaged)", change.now.name));
            self.all.push(change.now.clone());
        }
    }

    /// Returns a name that no answers have, this one if it is free.
    fn free(&self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let is_free = |name: &String| self.all.iter().all(|known| known.name != *name);
        names.find(is_free).unwrap_or_default()
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

    /// Saves what has changed in answers; returns those that are saved under the name now.
    pub fn save(&self, change: &AnswersChange) -> Result<SavedAnswers, StoreError> {
        let held = self.0.update(|all: &mut AnswerSets| all.save(change))?;
        let mut all = held.value.all.into_iter();
        let saved = all.find(|saved| saved.name == change.now.name);
        Ok(saved.unwrap_or_else(|| change.now.clone()))
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

    fn change(name: &str, before: &str, now: &str) -> AnswersChange {
        AnswersChange {
            before: before.to_owned(),
            now: answers(name, now),
        }
    }

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
        sets.save(&change("2020", "", "a = 1\n"));
        sets.save(&change("2024", "", "b = 1\n"));
        sets.save(&change("2020", "a = 1\n", "c = 1\n"));
        let rest = answers("2024", "b = 1\n");
        assert_eq!(sets.all(), [answers("2020", "c = 1\n"), rest.clone()]);
        assert!(sets.remove("2020") && !sets.remove("2020"));
        assert_eq!(sets.all(), [rest]);
    }

    #[test]
    fn answers_that_cannot_be_read_are_kept_under_another_name() {
        let mut sets = AnswerSets::default();
        sets.save(&change("a", "", "broken = ["));
        sets.save(&change("a", "", "b = 1\n"));
        let names = sets
            .all()
            .iter()
            .map(|one| (one.name.as_str(), one.text.as_str()));
        let names: Vec<(&str, &str)> = names.collect();
        assert_eq!(names, [("a (damaged)", "broken = ["), ("a", "b = 1\n")]);
    }

    #[test]
    fn two_programs_with_the_same_answers_lose_none_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            data: Some(folder.path().to_owned()),
            state: None,
        };
        let [one, other] = [(); 2].map(|()| AnswersFile::of(&places).unwrap());
        let read = "country = \"LAO\"\n";
        one.save(&change("two", "", read)).unwrap();
        // Both have read the same. One answers twice, the other once in between.
        let first = format!("{read}employees = 70000\n");
        one.save(&change("two", read, &first)).unwrap();
        let theirs = other.save(&change("two", read, &format!("{read}labourer = 500\n")));
        assert!(theirs.unwrap().text.contains("employees = 70000"));
        let second = format!("{first}industrial = 40000\n");
        let all = one.save(&change("two", read, &second)).unwrap();
        for answer in [
            "LAO",
            "employees = 70000",
            "labourer = 500",
            "industrial = 40000",
        ] {
            assert!(all.text.contains(answer), "{answer} in {}", all.text);
        }
        assert_eq!(all.count, 4);
        assert_eq!(one.read().unwrap().0, [all]);
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
        let mut change = change(
            "Lao 2024",
            "",
            "country = \"LAO\"\n\n[wages]\nskilled = 5\n",
        );
        change.now.country = "LAO".to_owned();
        assert_eq!(file.save(&change).unwrap(), change.now);
        assert_eq!(file.read().unwrap(), (vec![change.now], None));
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
