//! The persons protected: each alternative of the article, and insurance that is not compulsory (Art. 6).

use super::facts::{Bound, Facts};
use super::finding::{Finding, Line, Requirement, Verdict};
use super::parts::{Alternative, Besides, Part, Voluntary, Whom};
use super::questions::{Key, Section};

/// Returns the persons protected under each alternative; one is enough.
pub(super) fn persons(part: &Part, facts: Facts<'_>) -> Requirement {
    let lines = part.alternatives.iter().map(|choice| {
        let finding = alternative(*choice, facts);
        Line::new(choice.article, asked(part, *choice), finding)
    });
    Requirement::any("Persons protected", lines.collect())
}

/// Returns what was found on one alternative.
fn alternative(choice: Alternative, facts: Facts<'_>) -> Finding {
    let share = match (choice.whom, choice.whom.least()) {
        (whom, Some(least)) => facts.share(key(whom), total(whom), bound(whom, least)),
        (_, None) => facts.yes(Key::SmallMeans),
    };
    let mut finding = share;
    for besides in choice.besides {
        finding = finding.and(match besides {
            Besides::AllWomen => facts.said(
                Key::AllWomen,
                "all women in these classes",
                "not all women in these classes",
            ),
            Besides::Families => families(facts),
        });
    }
    match choice.whom {
        Whom::Industrial => facts.declared(choice.article).and(finding),
        _ => finding,
    }
}

fn families(facts: Facts<'_>) -> Finding {
    let (yes, no) = match facts.section {
        Section::Maternity => (
            "wives have the medical benefit",
            "wives do not have the medical benefit",
        ),
        _ => (
            "wives and children protected",
            "wives and children not protected",
        ),
    };
    facts.said(Key::Families, yes, no)
}

/// Returns whether the way in which a benefit is calculated is open for the persons protected.
pub(super) fn fits(part: &Part, method: &str, facts: Facts<'_>) -> Finding {
    let by_means = method == "means-tested";
    let is_open = |choice: &&Alternative| (choice.whom == Whom::SmallMeans) == by_means;
    let open = part.alternatives.iter().filter(is_open);
    let found = open.map(|choice| alternative(*choice, facts));
    let whom = if by_means {
        "residents of small means"
    } else {
        "classes of workers"
    };
    let verdict_of = |finding: &Finding| finding.verdict;
    let Some(found) = found.reduce(Finding::or) else {
        return Finding::of(
            false,
            format!("this Part knows no protection of {whom}, and so not Art. 67"),
        );
    };
    let told = match verdict_of(&found) {
        Verdict::Met => format!("by {}, for {whom}", article(method)),
        Verdict::NotMet => format!(
            "by {}, which is for {whom}; too few of them are protected",
            article(method)
        ),
        Verdict::CannotTell => format!("by {}, which is for {whom}", article(method)),
    };
    Finding {
        told: vec![told],
        ..found
    }
}

/// Returns the article by which a benefit is calculated.
pub(super) fn article(method: &str) -> &'static str {
    match method {
        "earnings" => "Art. 65",
        "flat" => "Art. 66",
        _ => "Art. 67",
    }
}

fn key(whom: Whom) -> Key {
    match whom {
        Whom::Employees => Key::CoveredEmployees,
        Whom::Active => Key::CoveredActive,
        Whom::Residents => Key::CoveredResidents,
        Whom::SmallMeans => Key::SmallMeans,
        Whom::Industrial => Key::CoveredIndustrial,
    }
}

fn total(whom: Whom) -> (Section, Key) {
    let key = match whom {
        Whom::Employees => Key::Employees,
        Whom::Industrial => Key::IndustrialEmployees,
        Whom::Active | Whom::Residents | Whom::SmallMeans => Key::Residents,
    };
    (Section::Population, key)
}

fn bound(whom: Whom, limit: f64) -> Bound<'static> {
    let (whole, noun) = match whom {
        Whom::Employees => ("all employees", "employees"),
        Whom::Industrial => (
            "the employees of industrial workplaces with 20 or more persons",
            "employees of industrial workplaces with 20 or more persons",
        ),
        Whom::Active | Whom::Residents | Whom::SmallMeans => ("all residents", "residents"),
    };
    Bound {
        limit,
        is_most: false,
        whole,
        noun,
    }
}

fn asked(part: &Part, choice: Alternative) -> String {
    let least = choice.whom.least().unwrap_or_default();
    let women = choice.besides.contains(&Besides::AllWomen);
    let lead = match (choice.whom, part.section) {
        (Whom::SmallMeans, Section::Survivors) => {
            "all resident widows and children who lost their breadwinner and whose means stay within limits meeting Art. 67"
                .to_owned()
        }
        (Whom::SmallMeans, Section::Family) => {
            "all residents whose means during the contingency stay within prescribed limits".to_owned()
        }
        (Whom::SmallMeans, _) => {
            "all residents whose means during the contingency stay within limits meeting Art. 67".to_owned()
        }
        (Whom::Employees, _) => format!("classes of employees, at least {least}% of all employees"),
        (Whom::Active, _) => {
            format!("classes of the economically active population, at least {least}% of all residents")
        }
        (Whom::Residents, _) => format!("classes of residents, at least {least}% of all residents"),
        (Whom::Industrial, _) => format!(
            "with a declaration under Art. 3: at least {least}% of employees in industrial workplaces with 20 or more persons"
        ),
    };
    let lead = if women {
        format!("{lead}; all women in them")
    } else {
        lead
    };
    match (choice.besides.contains(&Besides::Families), part.section) {
        (false, _) => lead,
        (true, Section::Maternity) => {
            format!("{lead}; for medical benefit also the wives of the men")
        }
        (true, Section::EmploymentInjury) => {
            format!("{lead}; for death benefits also wives and children")
        }
        (true, Section::Survivors) => {
            format!("{lead}; the wives and children of these breadwinners")
        }
        (true, _) => format!("{lead}; with wives and children"),
    }
}

/// Returns whether insurance that is not compulsory may count, where any was counted.
pub(super) fn voluntary(part: &Part, facts: Facts<'_>) -> Option<Requirement> {
    let is_counted = facts.flag(Key::Voluntary) == Some(true);
    let is_cash = facts.flag(Key::VoluntaryCash) == Some(true);
    if !is_counted && !is_cash {
        return None;
    }
    let asked = "compulsory insurance; voluntary one counts for Parts II, III, IV, V, VIII (medical care only), IX and X";
    let line = |asked: &str, finding| Line::new("6", asked, finding);
    let refused = |told: &str| line(asked, Finding::of(false, told));
    let mut lines = Vec::new();
    if part.voluntary == Voluntary::Never {
        lines.push(refused("voluntary insurance was counted"));
    } else if is_counted {
        let conditions = [
            (
                Key::VoluntarySupervised,
                "publicly supervised, or run jointly by employers and workers",
            ),
            (
                Key::VoluntaryReach,
                "reaches a substantial share of people earning no more than a skilled manual worker",
            ),
            (
                Key::VoluntaryComplies,
                "meets the Convention together with other protection",
            ),
        ];
        lines.extend(conditions.map(|(key, asked)| line(asked, facts.yes(key))));
    }
    if is_cash {
        lines.push(refused(
            "voluntary insurance was counted for the cash benefit",
        ));
    }
    Some(Requirement::all("Voluntary insurance", lines))
}
