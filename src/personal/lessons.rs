//! What is learned while the program runs: kept at once; where it cannot be, it is remembered as long as the program runs,
//! that is told once, and it is kept with the next that can be.

use super::keeper::{News, Places};
use super::progress::{Learned, ProgressFile};
use super::store::StoreError;
use crate::model::{Deed, Progress};

/// What is told where nothing can be kept.
const NOWHERE: &str = "there is no directory to keep answers in: HOME is not set";

/// What was learned, and where it is kept.
pub(super) struct Lessons {
    file: Option<ProgressFile>,
    /// What is known: what was kept when it was read last, with what was done since.
    known: Progress,
    /// What was done and could not be kept yet.
    unkept: Vec<Deed>,
    /// Whether there is nothing to be told of that.
    is_told: bool,
}

impl Lessons {
    /// Returns what was learned, kept at its place; in front of a room nothing is kept or told of what was before.
    pub(super) fn of(places: &Places, is_kept: bool) -> Self {
        Self {
            file: ProgressFile::of(places).filter(|_| is_kept),
            known: Progress::default(),
            unkept: Vec::new(),
            // Who chose that nothing is kept knows it.
            is_told: !is_kept,
        }
    }

    /// Returns what is to be told at the beginning.
    pub(super) fn look(&mut self) -> Vec<News> {
        let read = self.file.as_ref().map(ProgressFile::read);
        self.take(read)
    }

    /// Keeps what was done; returns what is to be told.
    pub(super) fn add(&mut self, deeds: Vec<Deed>) -> Vec<News> {
        for deed in &deeds {
            self.known.add(deed);
        }
        if let Some(file) = &self.file {
            self.unkept.extend(deeds);
            let added = file.add(&self.unkept);
            return self.take(Some(added));
        }
        let mut news = Vec::new();
        if !std::mem::replace(&mut self.is_told, true) {
            news.push(News::Trouble(NOWHERE.to_owned()));
        }
        news.push(News::Learned(self.known.clone()));
        news
    }

    /// Takes what the file holds now, or why it cannot be told.
    fn take(&mut self, outcome: Option<Result<Learned, StoreError>>) -> Vec<News> {
        let mut news = Vec::new();
        match outcome {
            Some(Ok(learned)) => {
                self.known = learned.progress;
                self.unkept.clear();
                self.is_told = false;
                news.extend(learned.set_aside.map(|path| {
                    let words = format!("a file could not be read and is now {}", path.display());
                    News::Trouble(words)
                }));
            }
            Some(Err(error)) if !std::mem::replace(&mut self.is_told, true) => {
                news.push(News::Trouble(format!("answers are not kept: {error}")));
            }
            Some(Err(_)) | None => {}
        }
        news.push(News::Learned(self.known.clone()));
        news
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::model::{Given, PartialDate, Verdict};

    fn lessons(folder: &Path, is_kept: bool) -> Lessons {
        let places = Places {
            data: Some(folder.join("data")),
            state: None,
        };
        Lessons::of(&places, is_kept)
    }

    fn answer(exercise: &str) -> Vec<Deed> {
        let given = Given {
            exercise: exercise.to_owned(),
            day: PartialDate::of_year(2026),
            verdict: Verdict::Right,
            credit: 100,
            round: 1,
            review: false,
            version: None,
            words: String::new(),
        };
        let module = "m".to_owned();
        vec![Deed::Answer { module, given }]
    }

    /// Returns what was told: the names of the exercises that were answered, or what is wrong.
    fn told(news: &[News]) -> Vec<String> {
        let words = news.iter().map(|news| match news {
            News::Learned(progress) => {
                let given = progress.course("m").map_or(&[][..], |course| &course.given);
                let names: Vec<&str> = given.iter().map(|one| one.exercise.as_str()).collect();
                names.join(" ")
            }
            News::Trouble(words) => words.clone(),
            other => panic!("{other:?}"),
        });
        words.collect()
    }

    #[test]
    fn what_is_answered_is_there_in_the_next_run_but_not_in_front_of_a_room() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = lessons(folder.path(), true);
        assert_eq!(told(&first.look()), [""]);
        assert_eq!(told(&first.add(answer("e1"))), ["e1"]);
        let mut second = lessons(folder.path(), true);
        assert_eq!(told(&second.look()), ["e1"]);
        // Another program has answered meanwhile.
        first.add(answer("e2"));
        assert_eq!(told(&second.add(answer("e3"))), ["e1 e2 e3"]);
        let mut room = lessons(folder.path(), false);
        assert_eq!(told(&room.look()), [""]);
        assert_eq!(told(&room.add(answer("e4"))), ["e4"]);
        assert_eq!(
            told(&lessons(folder.path(), true).look()),
            ["e1 e2 e3"],
            "nothing was kept in front of the room"
        );
    }

    #[test]
    fn what_cannot_be_kept_is_told_once_and_kept_when_it_can_be() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::write(&data, "in the way").unwrap();
        let mut lessons = lessons(folder.path(), true);
        lessons.look();
        let first = told(&lessons.add(answer("e1")));
        assert_eq!(first.last().unwrap(), "e1");
        let second = told(&lessons.add(answer("e2")));
        assert_eq!(second, ["e1 e2"], "it was told before");
        fs::remove_file(&data).unwrap();
        assert_eq!(told(&lessons.add(answer("e3"))), ["e1 e2 e3"]);
        let file = fs::read_to_string(data.join("progress.toml")).unwrap();
        assert_eq!(file.matches("exercise = ").count(), 3, "{file}");
    }

    #[test]
    fn without_a_place_it_lasts_as_long_as_the_program() {
        let mut lessons = Lessons::of(&Places::default(), true);
        assert_eq!(told(&lessons.look()), [""]);
        assert_eq!(told(&lessons.add(answer("e1"))), [NOWHERE, "e1"]);
        assert_eq!(told(&lessons.add(answer("e2"))), ["e1 e2"]);
    }
}
