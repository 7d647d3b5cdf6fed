//! What stands in the list of the modules: what comes back, the modules under their tracks, the worksheets; and what is told
//! of each.

use crate::learn::{Curriculum, Score, Stage, Taught};
use crate::model::{PartialDate, Progress};
use crate::tui::theme::Theme;
use crate::tui::widgets::facets::capitalised;

/// Something in the list that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The questions that come back today.
    Review,
    /// A module, by its place.
    Module(usize),
    /// A worksheet, by its place.
    Sheet(usize),
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// An empty one.
    Gap,
    /// The heading of a track.
    Heading(String),
    /// What an entry is called.
    Title(usize),
    /// What is told of it.
    Detail(usize),
}

/// The list in rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// What can be opened, in order.
    pub(super) entries: Vec<Entry>,
    /// The rows.
    pub(super) all: Vec<Row>,
    /// The first entry under each heading.
    pub(super) firsts: Vec<usize>,
}

impl Rows {
    /// Returns the rows of what there is to learn with, where so many questions come back today.
    pub(super) fn new(curriculum: &Curriculum, due: usize) -> Self {
        let mut rows = Self::default();
        if due > 0 {
            rows.heading("Today");
            rows.entry(Entry::Review);
        }
        let mut track = None;
        for (at, taught) in curriculum.modules.iter().enumerate() {
            let own = taught.module.track.as_ref().map_or("", |track| track);
            if track != Some(own) {
                track = Some(own);
                rows.heading(match own {
                    "" => "Other modules",
                    own => own,
                });
            }
            rows.entry(Entry::Module(at));
        }
        for at in 0..curriculum.worksheets.len() {
            if at == 0 {
                rows.heading("Worksheets");
            }
            rows.entry(Entry::Sheet(at));
        }
        rows
    }

    fn heading(&mut self, words: &str) {
        if !self.all.is_empty() {
            self.all.push(Row::Gap);
        }
        self.all.push(Row::Heading(capitalised(words)));
        self.firsts.push(self.entries.len());
    }

    fn entry(&mut self, entry: Entry) {
        let at = self.entries.len();
        self.all.extend([Row::Title(at), Row::Detail(at)]);
        self.entries.push(entry);
    }

    /// Returns the first row of an entry, with the heading above it if it is the first under it, and one past its last.
    pub(super) fn span(&self, entry: usize) -> (usize, usize) {
        let title = self.row_of(entry).unwrap_or_default();
        let is_first = self.firsts.contains(&entry);
        (title - usize::from(is_first && title > 0), title + 2)
    }

    /// Returns the row on which an entry begins.
    pub(super) fn row_of(&self, entry: usize) -> Option<usize> {
        self.all.iter().position(|row| *row == Row::Title(entry))
    }
}

/// How far one is in all modules.
#[derive(Debug, Default)]
pub(super) struct Scores {
    all: Vec<Score>,
    /// Of each module whether it was begun, if only by reading.
    begun: Vec<bool>,
}

impl Scores {
    /// Returns how far one is on a day.
    pub(super) fn of(
        curriculum: &Curriculum,
        progress: Option<&Progress>,
        today: PartialDate,
    ) -> Self {
        let course = |taught: &Taught| progress.and_then(|progress| progress.course(&taught.slug));
        let modules = curriculum.modules.iter();
        Self {
            all: modules
                .clone()
                .map(|taught| Score::of(&taught.module, course(taught), today))
                .collect(),
            begun: modules.map(|taught| course(taught).is_some()).collect(),
        }
    }

    /// Returns how far one is in the module of a place.
    pub(super) fn get(&self, at: usize) -> Option<&Score> {
        self.all.get(at)
    }

    /// Tells whether the module of a place was begun, if only by reading.
    pub(super) fn is_begun(&self, at: usize) -> bool {
        self.begun.get(at) == Some(&true)
    }

    /// Returns how far one is in the module of a place, in a few words.
    pub(super) fn state(&self, at: usize) -> String {
        match self.get(at) {
            Some(score) if score.stage == Stage::New && score.round == 1 && self.is_begun(at) => {
                "begun, nothing answered yet".to_owned()
            }
            Some(score) => score.in_words(),
            None => String::new(),
        }
    }

    /// Returns how many questions come back today.
    pub(super) fn due(&self) -> usize {
        self.all.iter().map(|score| score.due).sum()
    }

    /// Returns how far one is in all of them, in a few words.
    pub(super) fn in_words(&self) -> String {
        let count = |stage: Stage| self.all.iter().filter(|score| score.stage == stage).count();
        let told = [
            (count(Stage::Passed), "passed"),
            (count(Stage::Done), "done"),
            (count(Stage::Begun), "begun"),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let all = match self.all.len() {
            1 => "1 module".to_owned(),
            count => format!("{count} modules"),
        };
        match told.as_slice() {
            [] => all,
            told => format!("{all}: {}", told.join(", ")),
        }
    }

    /// Returns the first module that is begun and not done.
    pub(super) fn begun(&self) -> Option<usize> {
        (0..self.all.len()).find(|at| self.begun[*at] && !self.all[*at].is_done())
    }

    /// Returns the module that is next: one that is begun, else the first that is not done and whose prerequisites are passed,
    /// else the first that was not passed, else the first that is not done.
    pub(super) fn next(&self, curriculum: &Curriculum) -> Option<usize> {
        let mut places = 0..self.all.len();
        let is_open = |at: &usize| !self.all[*at].is_done();
        let is_free = |at: &usize| {
            let taught = curriculum.modules.get(*at);
            taught.is_some_and(|taught| self.missing(curriculum, taught).is_empty())
        };
        self.begun()
            .or_else(|| places.clone().find(|at| is_open(at) && is_free(at)))
            .or_else(|| places.clone().find(|at| self.all[*at].stage == Stage::Done))
            .or_else(|| places.find(is_open))
    }

    /// Returns the modules that one comes after and that are not passed, by place: to have gone through one is not enough.
    pub(super) fn missing(&self, curriculum: &Curriculum, taught: &Taught) -> Vec<usize> {
        let before = before(curriculum, taught).into_iter();
        let is_open = |score: &Score| score.stage != Stage::Passed;
        let is_open = |at: &usize| self.get(*at).is_some_and(is_open);
        before.filter(is_open).collect()
    }
}

/// Returns the modules that one comes after, by place; what the library has not is left out.
pub(super) fn before(curriculum: &Curriculum, taught: &Taught) -> Vec<usize> {
    let slugs = taught.module.prerequisites.iter();
    let place = |slug: &str| curriculum.modules.iter().position(|one| one.slug == slug);
    slugs.filter_map(|slug| place(&slug.value)).collect()
}

/// Returns the sign of how far one is; the words stand beside it.
pub(super) fn sign(stage: Stage, theme: Theme) -> &'static str {
    match stage {
        Stage::New => " ",
        Stage::Begun => theme.sign("·", "-"),
        Stage::Done => "~",
        Stage::Passed => theme.sign("✓", "+"),
    }
}

/// Returns places counted from 1, with commas.
pub(super) fn numbers(places: &[usize]) -> String {
    let numbers = places.iter().map(|place| (place + 1).to_string());
    numbers.collect::<Vec<String>>().join(", ")
}
