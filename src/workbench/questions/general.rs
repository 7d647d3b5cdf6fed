//! The questions that stand before and behind those on the branches.

use super::{Key, Kind, Question, Section, yes};
use crate::workbench::parts::EXCEPTIONS;

/// How a skilled manual male employee may be found (Art. 65).
pub(in crate::workbench) const SKILLED: [(&str, &str); 4] = [
    (
        "a",
        "fitter or turner in non-electrical machinery manufacturing",
    ),
    (
        "b",
        "typical skilled worker of the branch with most protected men",
    ),
    (
        "c",
        "person earning at least as much as 75% of all protected persons",
    ),
    (
        "d",
        "person earning 125% of the average earnings of all protected persons",
    ),
];

/// How an ordinary adult male labourer may be found (Art. 66).
pub(in crate::workbench) const LABOURER: [(&str, &str); 2] = [
    (
        "a",
        "typical unskilled worker in non-electrical machinery manufacturing",
    ),
    (
        "b",
        "typical unskilled worker of the branch with most protected men",
    ),
];

/// Returns the questions on the country and what its answers are measured by.
pub(super) fn questions() -> Vec<Question> {
    let mut all = vec![
        Question::new(
            Section::General,
            Key::Country,
            Kind::Country,
            "Which country is this?",
        ),
        Question::new(
            Section::General,
            Key::AsOf,
            Kind::Date,
            "When was all this so?",
        ),
        Question::new(
            Section::General,
            Key::Currency,
            Kind::Currency,
            "In which currency are the amounts? All amounts are for the same time, such as a month.",
        )
        .such_as("\"TJS\""),
    ];
    all.extend(declaration());
    all.extend(population());
    all.extend(wages());
    all
}

fn declaration() -> Vec<Question> {
    let of = |key, kind, ask: &str| Question::new(Section::Declaration, key, kind, ask).by("3");
    vec![
        of(
            Key::Economy,
            Kind::YesNo,
            "Are the economy and the medical facilities of the country still too little developed? Only then is Art. 3 open.",
        ),
        of(
            Key::Provisions,
            Kind::Set(&EXCEPTIONS),
            "Which provisions does the declaration name? Where the country declares nothing: none, in a file [].",
        )
        .such_as("[\"12(2)\", \"18(2)\"]"),
    ]
}

fn population() -> Vec<Question> {
    let of = |key, ask: &str, articles: &str, example| {
        Question::new(Section::Population, key, Kind::Total, ask)
            .by(articles)
            .such_as(example)
    };
    vec![
        of(
            Key::Employees,
            "How many employees are there in all? Seafarers and sea fishermen may be left out (Art. 77).",
            "9(a) and others",
            "100000",
        ),
        of(
            Key::IndustrialEmployees,
            "How many of them work in industrial workplaces with 20 persons or more?",
            "9(d) and others",
            "40000",
        ),
        of(
            Key::Residents,
            "How many residents are there in all?",
            "9(b) and others",
            "300000",
        ),
    ]
}

fn wages() -> Vec<Question> {
    let of =
        |key, kind, ask: String, article| Question::new(Section::Wages, key, kind, ask).by(article);
    let options = |options: &[(&str, &str)]| {
        let options = options
            .iter()
            .map(|(letter, who)| format!("\"{letter}\": {who}"));
        options.collect::<Vec<String>>().join("; ")
    };
    vec![
        of(
            Key::Labourer,
            Kind::Wage,
            "What is the wage of an ordinary adult male labourer?".to_owned(),
            "44, 66, 67",
        ),
        of(
            Key::LabourerOption,
            Kind::Choice(&["a", "b"]),
            format!("How was he found? {}.", options(&LABOURER)),
            "66",
        )
        .such_as("\"a\""),
        of(
            Key::Skilled,
            Kind::Wage,
            "What is the wage of a skilled manual male employee? Up to this wage a ceiling must leave the rates whole."
                .to_owned(),
            "65",
        )
        .such_as("1500"),
        of(
            Key::SkilledOption,
            Kind::Choice(&["a", "b", "c", "d"]),
            format!("How was he found? {}.", options(&SKILLED)),
            "65",
        )
        .such_as("\"a\""),
        of(
            Key::AverageEarnings,
            Kind::Wage,
            "What do all persons protected earn on average? With option \"d\" the wage is calculated from it.".to_owned(),
            "65",
        )
        .such_as("1200")
        .only_if(Key::SkilledOption, &["d"]),
    ]
}

/// Returns the questions on what applies to every Part.
pub(super) fn common() -> Vec<Question> {
    let mut all = vec![
        yes(
            Section::Common,
            Key::Equality,
            "68",
            "Do foreign residents have the same rights as nationals? Art. 68 allows exceptions: benefits paid wholly or \
             mainly from public funds, transitional schemes, reciprocity.",
        ),
        yes(
            Section::Common,
            Key::Suspension,
            "69",
            "Is a benefit suspended only in the ten situations (a) to (j) that Art. 69 lists?",
        ),
        yes(
            Section::Common,
            Key::Appeal,
            "70",
            "Can every claimant appeal when a benefit is refused, or complain of its quality or quantity?",
        ),
        yes(
            Section::Common,
            Key::Collective,
            "71(1)",
            "Are benefits and administration paid collectively, by contributions or taxes or both, without hardship for \
             people of small means?",
        ),
    ];
    all.extend(financing());
    all.extend([
        yes(
            Section::Common,
            Key::Responsibility,
            "71(3), 72(2)",
            "Does the State answer for the due provision of benefits and for proper administration, with actuarial studies \
             at regular intervals and before benefits, contributions or earmarked taxes change?",
        ),
        yes(
            Section::Common,
            Key::Participation,
            "72(1)",
            "Do the persons protected take part in management or advise? Yes also where a public authority or a \
             department answerable to parliament administers.",
        ),
        yes(
            Section::Common,
            Key::Reports,
            "76",
            "Can the country report the law in force and the evidence for shares of persons protected, levels and durations of \
             benefits and the employees' share of financing?",
        ),
    ]);
    all
}

/// Returns the questions on what employees pay.
fn financing() -> [Question; 2] {
    [
        Question::new(
            Section::Common,
            Key::EmployeesContributions,
            Kind::MoneyPart,
            "What do protected employees pay in insurance contributions, as an amount or as a share of all resources for \
             the protection of employees, their wives and children? All benefits may be counted together, without \
             family benefit and, where it is a separate branch, employment injury benefit.",
        )
        .by("71(2)")
        .such_as("400"),
        Question::new(
            Section::Common,
            Key::TotalResources,
            Kind::Wage,
            "What are these resources in all? Needed where an amount was given.",
        )
        .by("71(2)"),
    ]
}
