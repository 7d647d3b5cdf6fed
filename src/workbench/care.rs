//! Benefits that are no payment to one beneficiary: medical services, family benefit, and what Part VI asks besides.

use super::durations;
use super::facts::{Facts, asked};
use super::figures::{amount, percent, reaches};
use super::finding::{Finding, Line, Requirement};
use super::parts::{Limit, limits};
use super::questions::{CARE, INJURY_CARE, Key, MATERNITY_CARE, Section};

/// Returns whether a service stands in the list of those given.
fn services(facts: Facts<'_>, wanted: &[&str]) -> Finding {
    let Some(given) = facts.answers.words(facts.section, Key::Services) else {
        return facts.lacks(Key::Services);
    };
    let absent = wanted
        .iter()
        .filter(|service| !given.iter().any(|word| word == *service));
    let absent: Vec<String> = absent.map(|service| in_words(service)).collect();
    if absent.is_empty() {
        Finding::of(true, "all of them given")
    } else {
        Finding::of(false, format!("not given: {}", absent.join(", ")))
    }
}

fn in_words(service: &str) -> String {
    match service {
        "general-practitioner" => "general practitioner with visits at home".to_owned(),
        "maternity-care" => "care before, during and after birth".to_owned(),
        "maternity-hospital" => "hospital stay for maternity".to_owned(),
        "hospital" => "hospital stay".to_owned(),
        other => other.replace('-', " "),
    }
}

fn list(wanted: &[&str]) -> String {
    let words: Vec<String> = wanted.iter().map(|service| in_words(service)).collect();
    words.join(", ")
}

/// Returns whether the services of Part II are given, without hardship.
pub(super) fn medical_care(facts: Facts<'_>) -> Requirement {
    let lines = vec![
        Line::new("10(1)", list(&CARE), services(facts, &CARE)),
        Line::new(
            "10(2)",
            "cost sharing in case of illness alone, without hardship",
            facts.yes(Key::CostSharing),
        ),
    ];
    Requirement::all("Benefit", lines)
}

/// Returns whether the services of Part VIII are given.
pub(super) fn maternity(facts: Facts<'_>) -> Requirement {
    let finding = services(facts, &MATERNITY_CARE);
    Requirement::one("Medical care", "49", list(&MATERNITY_CARE), finding)
}

/// Returns whether the services of Part VI are given; what a declaration leaves of them the library does not know.
pub(super) fn injury(facts: Facts<'_>) -> Vec<Requirement> {
    let silent = "the tables of the library do not say what Art. 34(3) asks; read the article";
    let declared = facts.declared("34(3)").and(Finding::unknown(silent));
    let lines = vec![
        Line::new("34", list(&INJURY_CARE), services(facts, &INJURY_CARE)),
        Line::new(
            "34(3)",
            "with a declaration under Art. 3: a shorter list",
            declared,
        ),
    ];
    let yes = |name: &str, article: &str, asked: &str, key| {
        Requirement::one(name, article, asked, facts.yes(key))
    };
    vec![
        Requirement::any("Medical care", lines),
        yes(
            "Rehabilitation",
            "35",
            "medical care works together with vocational rehabilitation",
            Key::Rehabilitation,
        ),
        yes(
            "Partial loss",
            "36(2)",
            "paid in suitable proportion to total loss",
            Key::PartialLoss,
        ),
        yes(
            "Lump sums",
            "36(3)",
            "only for minor incapacity, or where proper use is assured",
            Key::LumpSum,
        ),
        no_qualifying(facts),
    ]
}

fn no_qualifying(facts: Facts<'_>) -> Requirement {
    let finding = match facts.number(Key::QualifyingMonths) {
        Some(months) => {
            let told = super::figures::counted(months, "months");
            Finding::of(months <= 0.0, told)
        }
        None => facts.lacks(Key::QualifyingMonths),
    };
    let asked = "none: employment in the territory at the time of the accident is enough";
    Requirement::one("Qualifying period", "37", asked, finding)
}

/// Returns what Part VII asks of the benefit.
pub(super) fn family(facts: Facts<'_>) -> Vec<Requirement> {
    let form = match facts.word(Key::Form) {
        Some("periodical") => Finding::of(true, "a periodical payment"),
        Some("in-kind") => Finding::of(true, "in kind"),
        Some(_) => Finding::of(true, "a mix"),
        None => facts.lacks(Key::Form),
    };
    let asked =
        "a periodical payment, or food, clothing, housing, holidays or domestic help, or a mix";
    let mut all = vec![
        Requirement::one("Benefit", "42", asked, form),
        qualifying(facts),
        total(facts),
    ];
    if facts.word(Key::Form) != Some("in-kind") {
        let until = "throughout the contingency, where it is a periodical payment";
        all.push(durations::throughout("45", until, facts));
    }
    all
}

fn qualifying(facts: Facts<'_>) -> Requirement {
    let (work, residence) = (limits::FAMILY_MONTHS, limits::FAMILY_RESIDENCE);
    let [by_work, by_residence] =
        [Key::QualifyingMonths, Key::ResidenceMonths].map(|key| facts.number(key).is_some());
    let mut lines = Vec::new();
    if by_work || !by_residence {
        let finding = facts.at_most(Key::QualifyingMonths, work, "months");
        let asked = format!(
            "at most {} months of contribution or employment",
            work.value
        );
        lines.push(Line::new(work.article, asked, finding));
    }
    if by_residence || !by_work {
        let finding = facts.at_most(Key::ResidenceMonths, residence, "months");
        let asked = format!("at most {} months of residence", residence.value);
        lines.push(Line::new(residence.article, asked, finding));
    }
    Requirement::any("Qualifying period", lines)
}

/// Returns whether all family benefits together are worth enough.
fn total(facts: Facts<'_>) -> Requirement {
    let of = |limit: Limit, key, whose: &str| {
        let least = percent(limit.value);
        let asked = format!(
            "all benefits worth at least {least} of the labourer's wage for each child of {whose}"
        );
        Line::new(limit.article, asked, worth(facts, limit, key))
    };
    let lines = vec![
        of(
            limits::FAMILY_PROTECTED,
            Key::ChildrenProtected,
            "all persons protected",
        ),
        of(
            limits::FAMILY_RESIDENTS,
            Key::ChildrenResidents,
            "all residents",
        ),
    ];
    Requirement::any("Total value", lines)
}

fn worth(facts: Facts<'_>, limit: Limit, children: Key) -> Finding {
    let wages = facts.at(Section::Wages);
    let (value, wage, count) = (
        facts.number(Key::TotalValue),
        wages.number(Key::Labourer),
        facts.number(children),
    );
    let (Some(value), Some(wage), Some(count)) = (value, wage, count) else {
        let lacking = [
            value.is_none().then(|| facts.lacks(Key::TotalValue)),
            wage.is_none().then(|| wages.lacks(Key::Labourer)),
            count.is_none().then(|| facts.lacks(children)),
        ];
        let lacking = lacking.into_iter().flatten().reduce(Finding::and);
        return lacking.unwrap_or_else(|| facts.lacks(Key::TotalValue));
    };
    if count == 0.0 {
        // The share of nothing is reached by nothing.
        return facts
            .lacks(children)
            .with("0 children, for whom nothing can be asked");
    }
    let least = limit.value / 100.0 * wage * count;
    let told = format!(
        "{} of benefits; {} of {} for {} children = {}",
        amount(value),
        asked(limit.value),
        amount(wage),
        amount(count),
        amount(least)
    );
    Finding::of(reaches(value, least), told)
}
