//! The rows of the questions: each Part or table under its heading, and below it the questions that make sense.

use crate::workbench::questions::{self, Question, Section};
use crate::workbench::{Answers, PartReport, Report, Verdict};

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a Part or table.
    Heading(Section),
    /// A question, by its place among all.
    Question(usize),
}

/// Returns the rows, of those questions alone that make sense after the answers.
pub(super) fn rows(answers: &Answers) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut group = None;
    for (at, question) in questions::all().iter().enumerate() {
        if group != Some(question.section.group()) {
            group = Some(question.section.group());
            rows.push(Row::Heading(question.section));
        }
        if answers.calls_for(question) {
            rows.push(Row::Question(at));
        }
    }
    rows
}

impl Row {
    /// Returns the question, if it is one.
    pub(super) fn question(self) -> Option<&'static Question> {
        match self {
            Self::Question(at) => questions::all().get(at),
            Self::Heading(_) => None,
        }
    }

    /// Returns the Part or table it is in.
    pub(super) fn section(self) -> Section {
        match self {
            Self::Heading(section) => section,
            Self::Question(at) => questions::all()
                .get(at)
                .map_or(Section::General, |question| question.section),
        }
    }
}

/// Returns what is asked of a row in short: the key of the question, in words.
pub(super) fn name(question: &Question) -> String {
    let name = question.key.name().replace('_', " ");
    match question.section.name().split_once('.') {
        Some((_, of)) => format!("{}: {name}", of.replace('-', " ")),
        None => name,
    }
}

/// Returns the report on the Part of a table, if it is one of a Part.
pub(super) fn part(report: &Report, section: Section) -> Option<&PartReport> {
    let mut parts = report.parts.iter();
    parts.find(|found| found.part.section.group() == section.group())
}

/// Returns what follows for a table: for a Part, and for what applies to all; nothing where a table asks for no more than
/// figures.
pub(super) fn verdict(report: &Report, section: Section) -> Option<Verdict> {
    match section {
        Section::Common => Some(report.common_verdict()),
        _ => part(report, section).map(|found| found.verdict),
    }
}

/// Returns where the report stands on a table.
pub(super) fn anchor(report: &Report, section: Section) -> Option<String> {
    if section == Section::Common {
        return Some("parts-xii-to-xiv".to_owned());
    }
    let part = part(report, section)?.part;
    Some(format!("part-{}", part.number.to_lowercase()))
}

/// Returns how many questions of a Part or table are answered, and how many make sense.
pub(super) fn answered(answers: &Answers, section: Section) -> (usize, usize) {
    let own = questions::all().iter();
    let own = own.filter(|one| one.section.group() == section.group() && answers.calls_for(one));
    own.fold((0, 0), |(done, all), one| {
        let is_answered = answers.get(one.section, one.key).is_some();
        (done + usize::from(is_answered), all + 1)
    })
}
