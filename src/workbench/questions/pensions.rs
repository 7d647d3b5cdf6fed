//! The questions on old age, invalidity and survivors alone.

use super::payments::{YEARS, duration, payment};
use super::{Key, Kind, Question, Section, yes};

pub(super) fn old_age() -> Vec<Question> {
    let section = Section::OldAge;
    let age = Question::new(
        section,
        Key::PensionAge,
        Kind::Time("years", 120.0),
        "From which age is the pension due? The higher one where men and women differ.",
    );
    let mut all = vec![
        age.by("26").such_as("65"),
        yes(
            section,
            Key::AgeReason,
            "26",
            "Where the age is above 65: was it fixed with regard to the working ability of older persons in the country?",
        ),
    ];
    all.extend(payment(section));
    all.extend(qualifying(section, "29"));
    all.extend([
        yes(
            section,
            Key::YearlyAverage,
            "29(1)",
            "Or is it due after a prescribed period of contributions with a prescribed yearly average of them?",
        ),
        reduced(section, "29(2)"),
        duration(section, "30", "How long is it paid? \"throughout\" where until death."),
        reviewed(section),
    ]);
    all
}

fn qualifying(section: Section, article: &str) -> Vec<Question> {
    vec![
        Question::new(
            section,
            Key::ContributionYears,
            YEARS,
            "After how many years of contribution or employment is the benefit above due? Left out where the law does not count them.",
        )
        .by(article)
        .such_as("15"),
        Question::new(
            section,
            Key::ResidenceYears,
            YEARS,
            "After how many years of residence is it due? Left out where the law does not count them.",
        )
        .by(article)
        .such_as("10"),
        yes(
            section,
            Key::AllActive,
            &format!("{article}(1)"),
            match section {
                Section::Survivors => {
                    "Are the families of all economically active persons covered in principle?"
                }
                _ => "Are all economically active persons covered in principle?",
            },
        ),
    ]
}

fn reduced(section: Section, article: &str) -> Question {
    let ask = "After how many years is at least a reduced benefit due?";
    Question::new(section, Key::ReducedYears, YEARS, ask)
        .by(article)
        .such_as("5")
}

pub(super) fn reviewed(section: Section) -> Question {
    let ask = "Are current payments reviewed after substantial changes in general earnings caused by substantial changes in the \
               cost of living?";
    yes(section, Key::Reviewed, "65(10), 66(8)", ask)
}

pub(super) fn pension(section: Section, number: &str) -> Vec<Question> {
    let (first, last) = if number == "IX" {
        ("57", "58")
    } else {
        ("63", "64")
    };
    let until = match section {
        Section::Invalidity => {
            "How long is it paid? \"throughout\" also where an old-age benefit takes over."
        }
        _ => "How long is it paid? \"throughout\" where as long as the contingency lasts.",
    };
    let average = "Or after how many years of contribution, where a yearly average of contributions is asked for?";
    let mut all = payment(section);
    all.extend(qualifying(section, first));
    all.extend([
        Question::new(section, Key::AverageYears, YEARS, average).by(format!("{first}(1)")),
        reduced(section, &format!("{first}(2)")),
        duration(section, last, until),
        reviewed(section),
    ]);
    all
}
