//! The questions on single branches, but for pensions.

use super::payments::{MONTHS, WEEKS, abuse, duration, payment, waiting};
use super::pensions::reviewed;
use super::{Key, Kind, Question, Section, yes};

/// The services that Part II asks for.
pub(in crate::workbench) const CARE: [&str; 6] = [
    "general-practitioner",
    "specialist",
    "medicines",
    "hospital",
    "maternity-care",
    "maternity-hospital",
];

/// The services that Part VI asks for.
pub(in crate::workbench) const INJURY_CARE: [&str; 9] = [
    "general-practitioner",
    "specialist",
    "medicines",
    "hospital",
    "dental",
    "nursing",
    "appliances",
    "spectacles",
    "allied-professions",
];

/// The services that Part VIII asks for.
pub(in crate::workbench) const MATERNITY_CARE: [&str; 2] = ["maternity-care", "maternity-hospital"];

fn services(section: Section, article: &str, words: &'static [&'static str]) -> Question {
    let ask = "Which services are given where they are needed? Visits at home belong to the general practitioner; specialist \
               care is that in hospitals, and outside where it is available.";
    let example = match section {
        Section::MedicalCare => {
            "[\"general-practitioner\", \"specialist\", \"medicines\", \"hospital\", \"maternity-care\"]"
        }
        Section::Maternity => "[\"maternity-care\", \"maternity-hospital\"]",
        _ => "[\"general-practitioner\", \"specialist\", \"medicines\", \"hospital\", \"nursing\"]",
    };
    let ask = if section == Section::Maternity {
        "Which services are given: care before, during and after birth by doctors or qualified midwives, and hospital stay where needed?"
    } else {
        ask
    };
    Question::new(section, Key::Services, Kind::Set(words), ask)
        .by(article)
        .such_as(example)
}

pub(super) fn medical_care() -> Vec<Question> {
    let section = Section::MedicalCare;
    let mut all = vec![
        services(section, "10(1)", &CARE),
        yes(
            section,
            Key::CostSharing,
            "10(2)",
            "Is a share of the cost asked of patients in case of illness only, and without hardship? Yes also where patients pay nothing.",
        ),
    ];
    all.extend(abuse(section, "11"));
    let ask =
        "For how many weeks is care given in each case of illness? \"throughout\" without a limit.";
    all.extend([
        duration(section, "12", ask).such_as("26"),
        yes(
            section,
            Key::WhileSickness,
            "12(1)",
            "Does care go on for as long as sickness benefit is paid?",
        ),
        yes(
            section,
            Key::LongerDiseases,
            "12(1)",
            "Is it extended for diseases that are known to need longer care?",
        ),
    ]);
    all
}

pub(super) fn sickness() -> Vec<Question> {
    let section = Section::Sickness;
    let mut all = payment(section);
    all.extend(abuse(section, "17"));
    let ask = "For how many weeks is it paid in each case? \"throughout\" without a limit.";
    all.extend([
        duration(section, "18", ask).such_as("26"),
        Question::new(
            section,
            Key::BenefitDays,
            Kind::Count,
            "With a declaration under Art. 3: for how many days is benefit paid in a year, all persons together?",
        )
        .by("18(2)")
        .such_as("700000"),
        Question::new(
            section,
            Key::AverageProtected,
            Kind::Total,
            "With a declaration: how many persons are protected in that year on average?",
        )
        .by("18(2)"),
        waiting(section, "18"),
    ]);
    all
}

pub(super) fn unemployment() -> Vec<Question> {
    let section = Section::Unemployment;
    let mut all = payment(section);
    all.extend(abuse(section, "23"));
    let ask = "For how many weeks within twelve months is it paid? \"throughout\" without a limit.";
    all.extend([
        duration(section, "24(1)", ask).such_as("13"),
        yes(
            section,
            Key::DurationVaries,
            "24(2)",
            "Does the duration vary with contributions? Left out: it is the same for all.",
        )
        .such_as("false"),
        Question::new(
            section,
            Key::DurationAverage,
            Kind::Time("weeks", 52.0),
            "How many weeks within twelve months is it on average?",
        )
        .by("24(2)")
        .such_as("13")
        .only_if(Key::DurationVaries, &["true"]),
        waiting(section, "24(3)").such_as("7"),
    ]);
    all
}

pub(super) fn employment_injury() -> Vec<Question> {
    let section = Section::EmploymentInjury;
    let months = "How many months of contribution or employment are asked for before the accident or disease? 0 where none is.";
    let mut all = vec![
        services(section, "34", &INJURY_CARE),
        yes(
            section,
            Key::Rehabilitation,
            "35",
            "Do the institutions that give medical care work together with vocational rehabilitation?",
        ),
        yes(
            section,
            Key::PartialLoss,
            "36(2)",
            "Is partial loss of earning capacity paid in suitable proportion to total loss?",
        ),
        yes(
            section,
            Key::LumpSum,
            "36(3)",
            "Do lump sums take the place of payments only for minor incapacity or where proper use is assured? Yes also where there are no lump sums.",
        ),
        Question::new(section, Key::QualifyingMonths, MONTHS, months)
            .by("37")
            .such_as("0"),
        duration(
            section,
            "38",
            "How long are benefits paid? \"throughout\" where as long as the contingency lasts.",
        ),
        waiting(section, "38"),
        reviewed(section),
    ];
    for section in [
        Section::Incapacity,
        Section::TotalLoss,
        Section::InjurySurvivors,
    ] {
        all.extend(payment(section));
    }
    all
}

pub(super) fn family() -> Vec<Question> {
    let section = Section::Family;
    let of =
        |key, kind, article: &str, ask: &str| Question::new(section, key, kind, ask).by(article);
    vec![
        of(
            Key::Form,
            Kind::Choice(&["periodical", "in-kind", "mixed"]),
            "42",
            "Is the benefit a periodical payment, or food, clothing, housing, holidays or domestic help for children, or a mix?",
        )
        .such_as("\"periodical\""),
        of(
            Key::QualifyingMonths,
            MONTHS,
            "43",
            "After how many months of contribution or employment is it due? Left out where the law does not count them.",
        ),
        of(
            Key::ResidenceMonths,
            MONTHS,
            "43",
            "After how many months of residence is it due? Left out where the law does not count them.",
        )
        .such_as("12"),
        of(
            Key::TotalValue,
            Kind::Money,
            "44",
            "What are all family benefits worth together, for the same time as the wage of the labourer?",
        )
        .such_as("3000000"),
        of(
            Key::ChildrenProtected,
            Kind::Count,
            "44",
            "How many children do all persons protected have?",
        )
        .such_as("90000"),
        of(Key::ChildrenResidents, Kind::Count, "44", "How many children do all residents have?")
            .such_as("120000"),
        duration(
            section,
            "45",
            "How long is a periodical payment paid? \"throughout\" where as long as the contingency lasts.",
        ),
    ]
}

pub(super) fn maternity() -> Vec<Question> {
    let section = Section::Maternity;
    let mut all = vec![
        services(section, "49", &MATERNITY_CARE),
        yes(
            section,
            Key::CareThroughout,
            "52",
            "Is this care given throughout pregnancy, confinement and their consequences?",
        ),
    ];
    all.extend(payment(section));
    all.extend(abuse(section, "51"));
    all.extend([
        duration(
            section,
            "52",
            "For how many weeks is the cash benefit paid?",
        )
        .such_as("12"),
        Question::new(
            section,
            Key::AbsenceWeeks,
            WEEKS,
            "For how many weeks does the law require or allow absence from work?",
        )
        .by("52")
        .such_as("12"),
    ]);
    all
}
