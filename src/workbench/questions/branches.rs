//! The questions on the branches: those that are asked of every Part stand here, the others in the files beside this one.

use super::benefits::{employment_injury, family, maternity, medical_care, sickness, unemployment};
use super::pensions::{old_age, pension};
use super::{Key, Kind, Question, Section, yes};
use crate::workbench::parts::{Besides, PARTS, Part, Voluntary, Whom};

/// Returns the questions on all branches.
pub(super) fn questions() -> Vec<Question> {
    PARTS.iter().flat_map(of).collect()
}

fn of(part: &Part) -> Vec<Question> {
    let mut all = vec![yes(
        part.section,
        Key::Contingency,
        part.contingency.0,
        &format!(
            "Does the law cover this contingency: {}?",
            part.contingency.1
        ),
    )];
    all.extend(persons(part));
    all.extend(voluntary(part));
    all.extend(match part.section {
        Section::MedicalCare => medical_care(),
        Section::Sickness => sickness(),
        Section::Unemployment => unemployment(),
        Section::OldAge => old_age(),
        Section::EmploymentInjury => employment_injury(),
        Section::Family => family(),
        Section::Maternity => maternity(),
        section => pension(section, part.number),
    });
    all
}

fn persons(part: &Part) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for choice in part.alternatives {
        let (key, kind, ask, example) = match choice.whom {
            Whom::Employees => (
                Key::CoveredEmployees,
                Kind::Part,
                "How many persons are in the classes of employees protected, or what share of all employees?",
                "60000",
            ),
            Whom::Active => (
                Key::CoveredActive,
                Kind::Part,
                "How many persons are in the classes of the economically active population protected, or what share of \
                 all residents?",
                "70000",
            ),
            Whom::Residents => (
                Key::CoveredResidents,
                Kind::Part,
                "How many residents are in the classes protected, or what share of all residents?",
                "\"66.7%\"",
            ),
            Whom::SmallMeans => (Key::SmallMeans, Kind::YesNo, small_means(part), "false"),
            Whom::Industrial => (
                Key::CoveredIndustrial,
                Kind::Part,
                "With a declaration under Art. 3: how many employees of industrial workplaces with 20 persons or more are \
                 protected, or what share of them?",
                "30000",
            ),
        };
        let question = Question::new(part.section, key, kind, ask);
        all.push(question.by(choice.article).such_as(example));
    }
    let asks = |besides| {
        let mut choices = part.alternatives.iter();
        choices.any(|choice| choice.besides.contains(&besides))
    };
    if asks(Besides::AllWomen) {
        let ask = "Are all women in these classes protected?";
        all.push(yes(part.section, Key::AllWomen, part.persons, ask));
    }
    if asks(Besides::Families) {
        all.push(yes(
            part.section,
            Key::Families,
            part.persons,
            families(part.section),
        ));
    }
    all
}

fn small_means(part: &Part) -> &'static str {
    match part.section {
        Section::Survivors => {
            "Are all resident widows and children protected who lost their breadwinner and whose means stay within limits?"
        }
        _ => "Are all residents protected whose means during the contingency stay within limits?",
    }
}

fn families(section: Section) -> &'static str {
    match section {
        Section::EmploymentInjury => {
            "Are the wives and children of these employees protected too, for benefits on death?"
        }
        Section::Maternity => {
            "Do the wives of the men in these classes have the medical benefit too?"
        }
        Section::Survivors => {
            "Are the wives and children of the breadwinners in these classes protected?"
        }
        _ => "Are the wives and children of these persons protected too?",
    }
}

fn voluntary(part: &Part) -> Vec<Question> {
    let section = part.section;
    let of = |key, insured: &str| {
        let ask = format!(
            "Were persons counted above whose {insured} is voluntary? Left out: all are insured by law."
        );
        yes(section, key, "6", &ask).such_as("false")
    };
    let mut all = match part.voluntary {
        Voluntary::Never => return vec![of(Key::Voluntary, "insurance")],
        Voluntary::Counts => vec![of(Key::Voluntary, "insurance")],
        Voluntary::CareOnly => vec![
            of(Key::Voluntary, "insurance for medical care"),
            of(Key::VoluntaryCash, "insurance for the cash benefit"),
        ],
    };
    let conditions = [
        (
            Key::VoluntarySupervised,
            "Is the voluntary insurance supervised by the public authorities or run jointly by employers and workers?",
        ),
        (
            Key::VoluntaryReach,
            "Does it reach a substantial share of the people who earn at most as much as a skilled manual worker?",
        ),
        (
            Key::VoluntaryComplies,
            "Does it meet the Convention, together with other protection where there is any?",
        ),
    ];
    all.extend(
        conditions.map(|(key, ask)| yes(section, key, "6", ask).only_if(Key::Voluntary, &["true"])),
    );
    all
}
