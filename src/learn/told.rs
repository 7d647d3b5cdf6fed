//! What was learned, written down: a table for a spreadsheet, and a page that tells what was done.

use super::review;
use super::score::{Score, Stage, counted};
use crate::model::module::{Exercise, Module};
use crate::model::{Course, Given, PartialDate, Text};
use crate::source::{csv, markdown};

/// A module with what was done in it.
#[derive(Clone, Copy, Debug)]
pub struct Studied<'a> {
    /// The slug of the module.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// When it was last changed.
    pub updated: Option<PartialDate>,
    /// The module.
    pub module: &'a Module,
    /// What was done in it.
    pub course: Option<&'a Course>,
}

impl Studied<'_> {
    /// Returns how far one is in it on a day.
    pub fn score(&self, today: PartialDate) -> Score {
        Score::of(self.module, self.course, today)
    }
}

/// Returns a table with a line for each exercise that was answered in the round one is in.
pub fn to_csv(studied: &[Studied<'_>], today: PartialDate) -> String {
    const HEAD: [&str; 14] = [
        "module",
        "title",
        "version",
        "round",
        "exercise",
        "objective",
        "type",
        "test",
        "day",
        "judged",
        "per_cent",
        "answers",
        "last_day",
        "comes_back",
    ];
    let mut out = String::new();
    csv::line(HEAD.map(str::to_owned), &mut out);
    for one in studied {
        let Some(course) = one.course else { continue };
        for exercise in &one.module.exercises {
            if let Some(first) = counted(course, exercise) {
                csv::line(cells(one, exercise, first, today), &mut out);
            }
        }
    }
    out
}

/// Returns the cells of an exercise, of which this is the answer that counts.
fn cells(
    one: &Studied<'_>,
    exercise: &Exercise,
    first: &Given,
    today: PartialDate,
) -> [String; 14] {
    let text = |text: &Option<Text>| {
        text.as_ref()
            .map_or_else(String::new, |text| text.value.clone())
    };
    let name = &exercise.id.value;
    let of_it = one
        .course
        .into_iter()
        .flat_map(|course| course.answers(name));
    let of_it: Vec<&Given> = of_it.collect();
    let comes_back = one.course.map_or("", |course| {
        match (
            review::is_due(course, name, today),
            review::comes_back(course, name),
        ) {
            (true, _) => "today",
            (false, true) => "later",
            (false, false) => "",
        }
    });
    [
        one.slug.to_owned(),
        one.title.to_owned(),
        date(first.version),
        first.round.to_string(),
        name.clone(),
        text(&exercise.objective),
        exercise.form.value.clone(),
        text(&exercise.test),
        first.day.to_string(),
        first.verdict.word().to_owned(),
        first.credit.min(100).to_string(),
        of_it.len().to_string(),
        date(of_it.last().map(|last| last.day)),
        comes_back.to_owned(),
    ]
}

/// Returns a date, or nothing where there is none.
fn date(date: Option<PartialDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// Returns a page in Markdown that tells what was done, when and how well.
pub fn certificate(studied: &[Studied<'_>], today: PartialDate) -> String {
    let begun: Vec<(&Studied<'_>, Score)> = studied
        .iter()
        .map(|one| (one, one.score(today)))
        .filter(|(_, score)| score.stage != Stage::New)
        .collect();
    let mut out = format!(
        "# Work with training modules\n\nName: ______________________________\n\nAs of {today}. This page tells what was done with the modules of a \
         casebook library, as the program kept it on the learner's own machine. It is no diploma: nobody looked on, and \
         nobody examined the answers but the program and the learner.\n"
    );
    if begun.is_empty() {
        out.push_str("\nNo module was begun yet.\n");
        return out;
    }
    out.push_str(
        "\n| Module | Version | From | To | State | Score | Test before | Test after |\n|---|---|---|---|---|---:|---:|---:|\n",
    );
    for (one, score) in &begun {
        out.push_str(&row(one, score));
    }
    out.push_str(
        "\nThe score is the share of right first answers in per cent, without the test before the module and without \
         tasks that a program cannot judge.\n",
    );
    for (one, score) in &begun {
        out.extend(["\n## ", &markdown::escaped(one.title), "\n\n"]);
        for objective in &score.objectives {
            let mut told = objective.in_words();
            if objective.score.is_some() {
                told = format!("{told} of {}", answers(objective.answered));
            }
            let text = markdown::escaped(&objective.text);
            out.extend(["- ", &text, " (", &told, ")\n"]);
        }
    }
    out
}

/// Returns the line of a module in the table of the page.
fn row(one: &Studied<'_>, score: &Score) -> String {
    let per_cent = |score: Option<u8>| score.map_or_else(String::new, |score| format!("{score} %"));
    let state = match score.stage {
        Stage::Begun => format!("{} of {} answered", score.answered, score.of),
        stage => format!("{}; {} % passes", stage.word(), score.pass),
    };
    let cells = [
        format!("{} (`{}`)", markdown::escaped(one.title), one.slug),
        versions(one),
        date(score.first),
        date(score.last),
        state,
        per_cent(score.score),
        per_cent(score.before),
        per_cent(score.after),
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// Returns the versions of a module in which its answers were given, the oldest first.
fn versions(one: &Studied<'_>) -> String {
    let given = one.course.map_or(&[][..], |course| course.given.as_slice());
    let mut versions: Vec<PartialDate> = given.iter().filter_map(|given| given.version).collect();
    versions.sort_unstable();
    versions.dedup();
    let versions: Vec<String> = versions.iter().map(ToString::to_string).collect();
    versions.join(", ")
}

fn answers(count: usize) -> String {
    format!("{count} {}", if count == 1 { "answer" } else { "answers" })
}
