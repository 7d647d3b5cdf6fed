//! The report: what each Part asks, what the answers say, and what follows, from the first line to the acceptance rule.

use std::collections::BTreeSet;

use super::acceptance::{self, Acceptance};
use super::answers::Answers;
use super::care;
use super::coverage;
use super::durations;
use super::facts::{Bound, Exceptions, Facts};
use super::finding::{Requirement, Verdict, of_all};
use super::parts::{PARTS, Part, Rate, SCHEDULE, limits};
use super::periods;
use super::questions::{Key, Section};
use super::rates;
use super::records::{self, Dealt};
use crate::model::PartialDate;

/// What a report is and is not; it stands at its beginning and at its end.
pub const CAUTION: &str = "A learning aid, no legal opinion: it repeats the answers given and counts. Whether a Part can be \
                           accepted is for the country's lawyers and the International Labour Office.";

/// The answers of a country, held against Convention 102.
#[derive(Clone, Debug)]
pub struct Report {
    /// The code of the country, where it was answered.
    pub country: Option<String>,
    /// The date of the answers, where it was answered.
    pub as_of: Option<PartialDate>,
    /// The currency of the amounts, where it was answered.
    pub currency: Option<String>,
    /// How many questions were answered.
    pub answered: usize,
    /// The Parts, in their order.
    pub parts: Vec<PartReport>,
    /// What Parts XII to XIV ask, for every Part accepted.
    pub common: Vec<Requirement>,
    /// What follows by Art. 2.
    pub acceptance: Acceptance,
}

/// One Part of a report.
#[derive(Clone, Debug)]
pub struct PartReport {
    /// The Part.
    pub part: &'static Part,
    /// How many of its questions were answered.
    pub answered: usize,
    /// What it asks, in the order of its articles.
    pub requirements: Vec<Requirement>,
    /// What follows, with the exceptions that were declared.
    pub verdict: Verdict,
    /// What would follow without any exception of Art. 3.
    pub without_exceptions: Verdict,
    /// What would follow with every exception that Art. 3 offers.
    pub with_exceptions: Verdict,
    /// What is not checked of it; empty where all is.
    pub silent: &'static str,
    /// Records of the library that dealt with it, the nearest first.
    pub records: Vec<Dealt>,
}

impl Report {
    /// Holds answers against the Convention; the records are those of the library that may have dealt with it.
    pub fn new(answers: &Answers, dealt: &[Dealt]) -> Self {
        let parts: Vec<PartReport> = PARTS
            .iter()
            .map(|part| {
                let declared = requirements(part, answers, Exceptions::Declared);
                let verdict = |exceptions| of_all(&requirements(part, answers, exceptions));
                PartReport {
                    part,
                    verdict: of_all(&declared),
                    answered: answered(part, answers),
                    requirements: declared,
                    without_exceptions: verdict(Exceptions::None),
                    with_exceptions: verdict(Exceptions::Possible),
                    silent: silent(part.section),
                    records: records::of(part, answers.country(), dealt),
                }
            })
            .collect();
        let common = common(answers);
        let acceptance = acceptance::of(&parts, of_all(&common));
        Self {
            country: answers.country().map(ToOwned::to_owned),
            as_of: answers.as_of(),
            currency: answers.currency().map(ToOwned::to_owned),
            answered: answers.count(),
            parts,
            common,
            acceptance,
        }
    }

    /// Returns what Parts XII to XIV come to.
    pub fn common_verdict(&self) -> Verdict {
        of_all(&self.common)
    }
}

impl PartReport {
    /// Returns what is said of a record beside the Part: its kind, how it went, what it has to do with the Part.
    pub fn about(&self, record: &Dealt) -> String {
        let number = self.part.number;
        let dealt = record.relation(number).map(|relation| match relation {
            "applies" => format!("applies Part {number}"),
            "gap" => format!("a gap against Part {number}"),
            _ => format!("dealt with Part {number}"),
        });
        let kind = Some(record.kind.to_owned());
        let said = [kind, record.outcome.clone(), dealt].into_iter().flatten();
        said.collect::<Vec<String>>().join(", ")
    }
}

/// Returns how many questions on a Part were answered.
fn answered(part: &Part, answers: &Answers) -> usize {
    let own = rates_of(part).map(|rate| rate.section);
    let sections: BTreeSet<Section> = own.chain([part.section]).collect();
    let sections = sections.into_iter();
    sections.map(|section| answers.count_in(section)).sum()
}

/// Returns everything a Part asks.
fn requirements(part: &Part, answers: &Answers, exceptions: Exceptions) -> Vec<Requirement> {
    let facts = Facts {
        answers,
        section: part.section,
        exceptions,
    };
    let mut all = vec![Requirement::one(
        "Contingency",
        part.contingency.0,
        part.contingency.1,
        facts.yes(Key::Contingency),
    )];
    all.push(coverage::persons(part, facts));
    all.extend(coverage::voluntary(part, facts));
    all.extend(match part.section {
        Section::MedicalCare => vec![
            care::medical_care(facts),
            periods::abuse("11", facts),
            durations::medical_care(facts),
        ],
        Section::Sickness => {
            let rest = [
                periods::abuse("17", facts),
                durations::sickness(facts),
                durations::waiting(limits::SICKNESS_WAITING, facts),
            ];
            with_payments(part, facts, rest)
        }
        Section::Unemployment => {
            let rest = [
                periods::abuse("23", facts),
                durations::unemployment(facts),
                durations::waiting(limits::UNEMPLOYMENT_WAITING, facts),
            ];
            with_payments(part, facts, rest)
        }
        Section::EmploymentInjury => employment_injury(part, facts),
        Section::Family => care::family(facts),
        Section::Maternity => {
            let rest = [periods::abuse("51", facts), durations::maternity(facts)];
            let mut all = vec![care::maternity(facts)];
            all.extend(with_payments(part, facts, rest));
            all
        }
        _ => pension(part, facts),
    });
    all
}

/// Returns the rows of the Schedule that belong to a Part.
fn rates_of(part: &Part) -> impl Iterator<Item = &'static Rate> {
    SCHEDULE.iter().filter(move |rate| rate.part == part.number)
}

fn with_payments(
    part: &Part,
    facts: Facts<'_>,
    rest: impl IntoIterator<Item = Requirement>,
) -> Vec<Requirement> {
    let mut all: Vec<Requirement> = rates_of(part)
        .flat_map(|rate| rates::payment(part, rate, facts))
        .collect();
    all.extend(rest);
    all
}

fn pension(part: &Part, facts: Facts<'_>) -> Vec<Requirement> {
    let mut all = Vec::new();
    if part.section == Section::OldAge {
        all.push(periods::age(facts));
    }
    all.extend(rates_of(part).flat_map(|rate| periods::pension(part, rate, facts)));
    let (article, until) = match part.section {
        Section::OldAge => ("30", "until death"),
        Section::Invalidity => (
            "58",
            "throughout the contingency, or until an old-age benefit takes over",
        ),
        _ => ("64", "throughout the contingency"),
    };
    all.push(durations::throughout(article, until, facts));
    all.push(review(facts));
    all
}

fn employment_injury(part: &Part, facts: Facts<'_>) -> Vec<Requirement> {
    let mut all = care::injury(facts);
    all.push(durations::throughout(
        "38",
        "throughout the contingency",
        facts,
    ));
    let waiting = durations::waiting(limits::INJURY_WAITING, facts);
    all.push(waiting);
    with_payments(part, facts, all.into_iter().chain([review(facts)]))
}

fn review(facts: Facts<'_>) -> Requirement {
    let asked = "current payments reviewed after substantial changes in general earnings caused by substantial changes in the cost of living";
    Requirement::one(
        "Review of payments",
        "65(10), 66(8)",
        asked,
        facts.yes(Key::Reviewed),
    )
}

/// Returns what Parts XII to XIV ask.
fn common(answers: &Answers) -> Vec<Requirement> {
    let facts = Facts {
        answers,
        section: Section::Common,
        exceptions: Exceptions::Declared,
    };
    let yes = |name: &str, article: &str, asked: &str, key| {
        Requirement::one(name, article, asked, facts.yes(key))
    };
    vec![
        yes(
            "Equality of treatment",
            "68",
            "the same rights for residents who are not nationals, with the exceptions of the article",
            Key::Equality,
        ),
        yes(
            "Suspension",
            "69",
            "only in the ten situations of the list",
            Key::Suspension,
        ),
        yes(
            "Appeal",
            "70",
            "a right of appeal for every claimant",
            Key::Appeal,
        ),
        yes(
            "Collective financing",
            "71(1)",
            "contributions or taxes or both, without hardship for people of small means",
            Key::Collective,
        ),
        employees_share(facts),
        yes(
            "State responsibility",
            "71(3), 72(2)",
            "the State answers for due provision and proper administration, with actuarial studies",
            Key::Responsibility,
        ),
        yes(
            "Participation",
            "72(1)",
            "persons protected take part in management or advise, unless a public authority administers",
            Key::Participation,
        ),
        yes(
            "Reports",
            "76",
            "the law in force and evidence for shares of persons protected, benefit levels, durations and the employees' share",
            Key::Reports,
        ),
    ]
}

fn employees_share(facts: Facts<'_>) -> Requirement {
    let limit = limits::EMPLOYEES_SHARE;
    let share = facts.share(
        Key::EmployeesContributions,
        (Section::Common, Key::TotalResources),
        Bound {
            limit: limit.value,
            is_most: true,
            whole: "all resources for their protection",
            noun: "in all",
        },
    );
    let asked = format!(
        "employees' insurance contributions at most {}% of the resources for the protection of employees, their wives and \
         children; all benefits together, without family benefit and a separate employment injury branch",
        limit.value
    );
    Requirement::one("Employees' share", limit.article, asked, share)
}

/// Returns what is not checked of a Part: what the tables of the library do not tell, or leave to the country.
fn silent(section: Section) -> &'static str {
    match section {
        Section::MedicalCare => "Art. 10(3) and (4), which the tables of the library do not tell",
        Section::Unemployment => "special rules for seasonal workers (Art. 24(4))",
        Section::OldAge => "Art. 29(4) and (5), which the tables of the library do not tell",
        Section::EmploymentInjury => {
            "Art. 34(3) and (4), which the tables of the library do not tell"
        }
        Section::Maternity => "Art. 49(3) and (4), which the tables of the library do not tell",
        Section::Invalidity => "Art. 57(4), which the tables of the library do not tell",
        Section::Survivors => "Art. 63(4), which the tables of the library do not tell",
        _ => "",
    }
}
