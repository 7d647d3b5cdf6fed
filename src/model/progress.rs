//! What a learner has done: the answers given to the exercises of modules, and where one stopped.
//!
//! Every answer is kept, none is changed. What follows from them, a score or what is to be asked again, is for the room
//! `learn`; the file they are kept in is that of the room `personal`.

use serde::{Deserialize, Serialize};

use super::date::PartialDate;

/// The most answers to one exercise that are kept; the oldest go first.
const MOST: usize = 60;

/// How an answer was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is right.
    Right,
    /// A part of it is right.
    Partly,
    /// It is wrong.
    Wrong,
    /// It was done; a machine cannot judge it.
    Done,
}

impl Verdict {
    /// Returns its word, as files have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Partly => "partly",
            Self::Wrong => "wrong",
            Self::Done => "done",
        }
    }
}

/// An answer given to an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Given {
    /// The name of the exercise in its module.
    pub exercise: String,
    /// The day.
    pub day: PartialDate,
    /// How it was judged.
    pub verdict: Verdict,
    /// How much of it is right, in per cent.
    pub credit: u8,
    /// In which round through the module it was given, from 1.
    pub round: u16,
    /// Whether it was given when the exercise came back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub review: bool,
    /// The version of the module: when it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<PartialDate>,
    /// What was answered, where that was done in one's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// What is written to an exercise and not judged yet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Written {
    /// The name of the exercise in its module.
    pub exercise: String,
    /// What is written.
    pub words: String,
}

/// What was done in one module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Course {
    /// The slug of the module.
    pub module: String,
    /// The round one is in, from 1.
    pub round: u16,
    /// From which the order of choices is drawn.
    pub seed: u32,
    /// Where to go on: the name of an exercise, or `#` and the anchor of a section; empty for the beginning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// What is written in one's own words and not judged yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// The answers, the oldest first.
    #[serde(default, rename = "answers")]
    pub given: Vec<Given>,
}

/// What was done in all modules, in the order in which they were begun.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Progress {
    /// The form of the file.
    pub(crate) version: u32,
    #[serde(default, rename = "modules")]
    courses: Vec<Course>,
}

/// Something that is done, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A round through a module begins.
    Begin {
        /// The slug of the module.
        module: String,
        /// The round.
        round: u16,
        /// From which the order of choices is drawn.
        seed: u32,
    },
    /// An exercise was answered.
    Answer {
        /// The slug of the module.
        module: String,
        /// The answer.
        given: Given,
    },
    /// Something was written to an exercise, which is not answered by that yet.
    Write {
        /// The slug of the module.
        module: String,
        /// What is written; nothing written takes back what was.
        written: Written,
    },
    /// One went on to another place of a module.
    GoOn {
        /// The slug of the module.
        module: String,
        /// The place, as in [`Course::at`].
        at: String,
    },
    /// All that was done in a module is forgotten.
    Forget {
        /// The slug of the module.
        module: String,
    },
}

impl Progress {
    /// The form of the file that this program writes.
    pub const VERSION: u32 = 1;

    /// Returns what was done in each module.
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Returns what was done in the module of a slug.
    pub fn course(&self, module: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.module == module)
    }

    /// Adds what was done.
    pub fn add(&mut self, deed: &Deed) {
        match deed {
            Deed::Begin {
                module,
                round,
                seed,
            } => {
                let course = self.course_mut(module);
                (course.round, course.seed) = (*round, *seed);
                course.at.clear();
            }
            Deed::Answer { module, given } => self.course_mut(module).answer(given.clone()),
            Deed::Write { module, written } => self.course_mut(module).write(written.clone()),
            Deed::GoOn { module, at } => self.course_mut(module).at.clone_from(at),
            Deed::Forget { module } => self.courses.retain(|course| course.module != *module),
        }
    }

    /// Returns what was done in a module, to be changed; one that is new is begun.
    fn course_mut(&mut self, module: &str) -> &mut Course {
        let known = self.courses.iter().position(|one| one.module == module);
        let at = known.unwrap_or_else(|| {
            self.courses.push(Course {
                module: module.to_owned(),
                round: 1,
                ..Course::default()
            });
            self.courses.len() - 1
        });
        &mut self.courses[at]
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            courses: Vec::new(),
        }
    }
}

impl Course {
    /// Returns the answers to an exercise, the oldest first.
    pub fn answers<'a>(&'a self, exercise: &str) -> impl Iterator<Item = &'a Given> {
        let given = self.given.iter();
        given.filter(move |given| given.exercise == exercise)
    }

    /// Returns what is written to an exercise and not judged yet.
    pub fn written(&self, exercise: &str) -> Option<&str> {
        let mut written = self.written.iter();
        let found = written.find(|one| one.exercise == exercise);
        found.map(|one| one.words.as_str())
    }

    fn write(&mut self, written: Written) {
        self.written.retain(|one| one.exercise != written.exercise);
        if !written.words.is_empty() {
            self.written.push(written);
        }
    }

    fn answer(&mut self, given: Given) {
        self.written.retain(|one| one.exercise != given.exercise);
        let of_it = self.answers(&given.exercise).count();
        if of_it >= MOST
            && let Some(oldest) = self
                .given
                .iter()
                .position(|one| one.exercise == given.exercise)
        {
            self.given.remove(oldest);
        }
        self.given.push(given);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(exercise: &str) -> Deed {
        Deed::Answer {
            module: "m".to_owned(),
            given: Given {
                exercise: exercise.to_owned(),
                day: PartialDate::of_year(2026),
                verdict: Verdict::Right,
                credit: 100,
                round: 1,
                review: false,
                version: None,
                words: String::new(),
            },
        }
    }

    #[test]
    fn answers_are_added_and_forgotten_by_module() {
        let mut progress = Progress::default();
        progress.add(&Deed::Begin {
            module: "m".to_owned(),
            round: 1,
            seed: 7,
        });
        progress.add(&answer("e1"));
        progress.add(&answer("e2"));
        progress.add(&Deed::GoOn {
            module: "n".to_owned(),
            at: "#a".to_owned(),
        });
        let course = progress.course("m").unwrap();
        assert_eq!((course.seed, course.given.len()), (7, 2));
        assert_eq!(course.answers("e1").count(), 1);
        progress.add(&Deed::Forget {
            module: "m".to_owned(),
        });
        assert!(progress.course("m").is_none());
        assert_eq!(progress.courses()[0].at, "#a");
    }

    #[test]
    fn what_is_written_stands_until_it_is_judged() {
        let mut progress = Progress::default();
        let write = |exercise: &str, words: &str| Deed::Write {
            module: "m".to_owned(),
            written: Written {
                exercise: exercise.to_owned(),
                words: words.to_owned(),
            },
        };
        for (exercise, words) in [("e1", "I"), ("e2", "We"), ("e1", "I would"), ("e2", "")] {
            progress.add(&write(exercise, words));
        }
        let written = |progress: &Progress, exercise: &str| {
            let course = progress.course("m");
            course.and_then(|course| course.written(exercise).map(str::to_owned))
        };
        assert_eq!(written(&progress, "e1").as_deref(), Some("I would"));
        assert_eq!(written(&progress, "e2"), None);
        progress.add(&answer("e1"));
        assert_eq!(written(&progress, "e1"), None);
    }

    #[test]
    fn the_oldest_answers_to_an_exercise_go_first() {
        let mut progress = Progress::default();
        progress.add(&answer("e2"));
        for _ in 0..=MOST {
            progress.add(&answer("e1"));
        }
        let course = progress.course("m").unwrap();
        assert_eq!(course.answers("e1").count(), MOST);
        assert_eq!(course.answers("e2").count(), 1);
    }
}
