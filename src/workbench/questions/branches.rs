//! The questions on the branches: some are asked of every Part, some of one.

use super::{Key, Kind, Question, Section};
use crate::workbench::parts::{Besides, PARTS, Part, SCHEDULE, Voluntary, Whom};

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

const YEARS: Kind = Kind::Time("years", 100.0);
const MONTHS: Kind = Kind::Time("months", 1200.0);
const WEEKS: Kind = Kind::Time("weeks", 520.0);
const DAYS: Kind = Kind::Time("days", 366.0);

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

fn yes(section: Section, key: Key, article: &str, ask: &str) -> Question {
    Question::new(section, key, Kind::YesNo, ask).by(article)
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
    let of = |key, ask| yes(section, key, "6", ask).such_as("false");
    let counted =
        "Were persons counted above whose insurance is not compulsory? Left out: none was.";
    match part.voluntary {
        Voluntary::Never => vec![of(Key::Voluntary, counted)],
        counts => {
            let mut all = vec![of(Key::Voluntary, counted)];
            if counts == Voluntary::CareOnly {
                all[0].ask = "Were persons counted above whose insurance for medical care is not compulsory? Left out: \
                              none was."
                    .to_owned();
                let cash = "Were persons counted above whose insurance for the cash benefit is not compulsory? Left out: \
                            none was.";
                all.push(of(Key::VoluntaryCash, cash));
            }
            let conditions = [
                (
                    Key::VoluntarySupervised,
                    "Is the voluntary insurance supervised by the public authorities or run jointly by employers and workers?",
                ),
                (
                    Key::VoluntaryReach,
                    "Does it reach a substantial share of the people who earn no more than a skilled manual worker?",
                ),
                (
                    Key::VoluntaryComplies,
                    "Does it meet the Convention, together with other protection where there is any?",
                ),
            ];
            all.extend(
                conditions.map(|(key, ask)| {
                    yes(section, key, "6", ask).only_if(Key::Voluntary, &["true"])
                }),
            );
            all
        }
    }
}

/// Returns the questions on a payment to a standard beneficiary.
fn payment(section: Section) -> Vec<Question> {
    let who = SCHEDULE.iter().find(|rate| rate.section == section);
    let who = who.map_or("the beneficiary", |rate| rate.beneficiary);
    let of =
        |key, kind, article: &str, ask: &str| Question::new(section, key, kind, ask).by(article);
    let means: &[&str] = &["means-tested"];
    let earnings: &[&str] = &["earnings"];
    vec![
        of(
            Key::Method,
            Kind::Choice(&["earnings", "flat", "means-tested"]),
            "65, 66, 67",
            "How is the benefit calculated: by earlier earnings (Art. 65), as a flat amount (Art. 66), or by means (Art. 67)?",
        )
        .such_as("\"earnings\""),
        of(
            Key::Benefit,
            Kind::Money,
            "65, 66, 67",
            &format!("What is the benefit of the standard beneficiary ({who}), without family allowance? Where it varies, its average."),
        ),
        of(
            Key::FamilyAllowance,
            Kind::Money,
            "65, 66",
            "Which family allowance has this family during the contingency? Left out here and in the next: none is counted.",
        )
        .such_as("50"),
        of(Key::FamilyAllowanceBefore, Kind::Money, "65, 66", "And during employment?").such_as("50"),
        of(
            Key::PreviousEarnings,
            Kind::Wage,
            "65",
            "What did the standard beneficiary earn before? Best the wage of a skilled manual male employee.",
        )
        .only_if(Key::Method, earnings),
        of(
            Key::MaximumBenefit,
            Kind::MoneyOrNone,
            "65",
            "What is the highest benefit, by a ceiling on benefits or on the earnings counted? \"none\" without a ceiling.",
        )
        .only_if(Key::Method, earnings),
        of(
            Key::Scale,
            Kind::YesNo,
            "67(a)",
            "Does the rate follow a prescribed scale, or one fixed by the public authority by prescribed rules?",
        )
        .only_if(Key::Method, means),
        of(
            Key::Reductions,
            Kind::YesNo,
            "67(b)",
            "Is it reduced only as far as other means of the family exceed prescribed substantial amounts?",
        )
        .only_if(Key::Method, means),
        of(
            Key::Decency,
            Kind::YesNo,
            "67(c)",
            "Do benefit and other means together allow the family to live in health and decency?",
        )
        .only_if(Key::Method, means),
        of(
            Key::OtherMeans,
            Kind::Money,
            "67(c)",
            "What are the other means of the family, as far as they count? Left out: none.",
        )
        .such_as("100")
        .only_if(Key::Method, means),
        of(
            Key::TotalPaid,
            Kind::Money,
            "67(d)",
            "What is paid in benefits of this Part in all? It can take the place of Art. 67(c).",
        )
        .such_as("130000")
        .only_if(Key::Method, means),
        of(
            Key::TotalFlat,
            Kind::Wage,
            "67(d)",
            "What would be paid by Art. 66 if classes of the economically active population were protected that make up 20% of \
             all residents?",
        )
        .such_as("100000")
        .only_if(Key::Method, means),
    ]
}

fn abuse(section: Section, article: &str) -> Vec<Question> {
    vec![
        Question::new(
            section,
            Key::QualifyingMonths,
            MONTHS,
            "How many months of contribution, employment or residence are asked for? 0 where none is.",
        )
        .by(article),
        yes(
            section,
            Key::QualifyingNeeded,
            article,
            "Is that no more than is considered necessary to prevent abuse?",
        ),
    ]
}

fn duration(section: Section, article: &str, ask: &str) -> Question {
    Question::new(section, Key::Duration, Kind::Duration, ask).by(article)
}

fn waiting(section: Section, article: &str) -> Question {
    let ask = "How many days at the beginning are unpaid?";
    Question::new(section, Key::WaitingDays, DAYS, ask).by(article)
}

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

fn medical_care() -> Vec<Question> {
    let section = Section::MedicalCare;
    let mut all = vec![
        services(section, "10(1)", &CARE),
        yes(
            section,
            Key::CostSharing,
            "10(2)",
            "Do patients pay a share in case of illness alone, if at all, and without hardship?",
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

fn sickness() -> Vec<Question> {
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

fn unemployment() -> Vec<Question> {
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
            "Does the duration vary with contributions? Left out: it does not.",
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

fn old_age() -> Vec<Question> {
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
            "Are all economically active persons covered in principle?",
        ),
    ]
}

fn reduced(section: Section, article: &str) -> Question {
    let ask = "After how many years is at least a reduced benefit due?";
    Question::new(section, Key::ReducedYears, YEARS, ask)
        .by(article)
        .such_as("5")
}

fn reviewed(section: Section) -> Question {
    let ask = "Are current payments reviewed after substantial changes in general earnings caused by substantial changes in the \
               cost of living?";
    yes(section, Key::Reviewed, "65(10), 66(8)", ask)
}

fn pension(section: Section, number: &str) -> Vec<Question> {
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

fn employment_injury() -> Vec<Question> {
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
            "Do lump sums take the place of payments, if at all, only for minor incapacity or where proper use is assured?",
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

fn family() -> Vec<Question> {
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

fn maternity() -> Vec<Question> {
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
