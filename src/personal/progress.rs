//! The file in which the answers to exercises are kept: each answer is added to what stands there, whoever else writes.
//!
//! What is kept is `model::progress`; what follows from it is left to `learn`.

use std::path::PathBuf;

use super::keeper::Places;
use super::store::{Kept, Store, StoreError};
use crate::model::{Deed, Progress};

/// The name of the file, in the directory of what the user made.
pub(super) const FILE: &str = "progress.toml";

impl Kept for Progress {
    const VERSION: u32 = Progress::VERSION;

    fn version(&self) -> u32 {
        self.version
    }
}

/// The file of a learner.
#[derive(Clone, Debug)]
pub struct ProgressFile(Store);

/// What the file holds.
#[derive(Debug)]
pub struct Learned {
    /// What was done.
    pub progress: Progress,
    /// The name under which a damaged file was set aside, if one was.
    pub set_aside: Option<PathBuf>,
}

impl ProgressFile {
    /// Returns the file of a user; `None` where the machine gives no place for it.
    pub fn of(places: &Places) -> Option<Self> {
        let folder = places.data.as_ref()?;
        Some(Self(Store::new(folder.join(FILE))))
    }

    /// Reads what is kept.
    pub fn read(&self) -> Result<Learned, StoreError> {
        let held = self.0.read::<Progress>()?;
        Ok(Learned {
            progress: held.value,
            set_aside: held.set_aside,
        })
    }

    /// Adds what was done; returns all that is kept now.
    pub fn add(&self, deeds: &[Deed]) -> Result<Learned, StoreError> {
        let change = |progress: &mut Progress| deeds.iter().for_each(|deed| progress.add(deed));
        let held = self.0.update(change)?;
        Ok(Learned {
            progress: held.value,
            set_aside: held.set_aside,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::thread;

    use super::*;
    use crate::model::{Given, PartialDate, Verdict};

    fn file(folder: &Path) -> ProgressFile {
        let places = Places {
            data: Some(folder.to_owned()),
            state: None,
        };
        ProgressFile::of(&places).unwrap()
    }

    fn answer(exercise: &str) -> Deed {
        Deed::Answer {
            module: "m".to_owned(),
            given: Given {
                exercise: exercise.to_owned(),
                day: PartialDate::parse("2026-11-22").unwrap(),
                verdict: Verdict::Partly,
                credit: 50,
                round: 1,
                review: true,
                version: PartialDate::parse("2026-11-20"),
                words: "in one's own".to_owned(),
            },
        }
    }

    #[test]
    fn what_was_answered_is_there_in_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let written = file(folder.path()).add(&[answer("e1")]).unwrap().progress;
        assert_eq!(file(folder.path()).read().unwrap().progress, written);
        let text = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(text.starts_with("version = 1\n\n[[modules]]\n"), "{text}");
        assert!(text.contains("day = \"2026-11-22\"\nverdict = \"partly\"\n"));
        assert!(ProgressFile::of(&Places::default()).is_none());
    }

    #[test]
    fn programs_that_answer_at_once_lose_no_answer() {
        let folder = tempfile::tempdir().unwrap();
        thread::scope(|scope| {
            for program in 0..4 {
                let file = file(folder.path());
                scope.spawn(move || {
                    for number in 0..8 {
                        file.add(&[answer(&format!("e{program}-{number}"))])
                            .unwrap();
                    }
                });
            }
        });
        let progress = file(folder.path()).read().unwrap().progress;
        assert_eq!(progress.course("m").unwrap().given.len(), 32);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_learning_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let text = "version = 1\n[[modules]]\nmodule = 3\n";
        fs::write(folder.path().join(FILE), text).unwrap();
        let learned = file(folder.path()).add(&[answer("e1")]).unwrap();
        assert_eq!(learned.progress.courses().len(), 1);
        assert_eq!(
            fs::read_to_string(learned.set_aside.unwrap()).unwrap(),
            text
        );
    }
}
