//! Qualifying periods: how long one must have worked, paid or lived in the country; and the age of pensions.
//!
//! Where a rate and its period belong together, as for pensions, both are held against the article in one line.

use super::facts::Facts;
use super::figures::{amount, counted, keeps_within};
use super::finding::{Finding, Line, Requirement, Verdict};
use super::parts::{Limit, Part, Rate, limits};
use super::questions::{Key, Section};
use super::rates;

/// Returns whether a qualifying period is no more than what prevents abuse.
pub(super) fn abuse(article: &str, facts: Facts<'_>) -> Requirement {
    let months = facts.number(Key::QualifyingMonths);
    let told = months.map(|months| format!("{} asked for", counted(months, "months")));
    let finding = if months == Some(0.0) {
        Finding::of(true, "none asked for")
    } else {
        let needed = facts.said(
            Key::QualifyingNeeded,
            "said to be needed to prevent abuse",
            "more than is needed to prevent abuse",
        );
        match told {
            Some(told) => {
                let mut finding = needed;
                finding.told.insert(0, told);
                finding
            }
            None if needed.verdict == Verdict::CannotTell => {
                facts.lacks(Key::QualifyingMonths).and(needed)
            }
            None => needed,
        }
    };
    let asked = "only what is considered necessary to prevent abuse";
    Requirement::one("Qualifying period", article, asked, finding)
}

/// The qualifying periods of a long-term benefit.
struct Periods {
    years: Limit,
    residence: Limit,
    /// Years of contribution where a yearly average is asked for; any number of them where absent.
    average: Option<Limit>,
    reduced: Limit,
    lower_years: Limit,
    lower_residence: Limit,
}

const OLD_AGE: Periods = Periods {
    years: limits::OLD_AGE_YEARS,
    residence: limits::OLD_AGE_RESIDENCE,
    average: None,
    reduced: limits::OLD_AGE_REDUCED,
    lower_years: limits::OLD_AGE_LOWER,
    lower_residence: limits::OLD_AGE_LOWER_RESIDENCE,
};

const INVALIDITY: Periods = Periods {
    years: limits::INVALIDITY_YEARS,
    residence: limits::INVALIDITY_RESIDENCE,
    average: Some(limits::INVALIDITY_AVERAGE),
    reduced: limits::INVALIDITY_REDUCED,
    lower_years: limits::INVALIDITY_LOWER,
    lower_residence: limits::INVALIDITY_LOWER,
};

const SURVIVORS: Periods = Periods {
    years: limits::SURVIVORS_YEARS,
    residence: limits::SURVIVORS_RESIDENCE,
    average: Some(limits::SURVIVORS_AVERAGE),
    reduced: limits::SURVIVORS_REDUCED,
    lower_years: limits::SURVIVORS_LOWER,
    lower_residence: limits::SURVIVORS_LOWER,
};

/// Returns whether a pension reaches its rate after a time that is short enough, and whether a reduced one comes early.
pub(super) fn pension(part: &Part, rate: &Rate, facts: Facts<'_>) -> Vec<Requirement> {
    let periods = match part.section {
        Section::OldAge => OLD_AGE,
        Section::Invalidity => INVALIDITY,
        _ => SURVIVORS,
    };
    let lines = routes(&periods, rate, facts);
    let beneficiary = format!("Rate and qualifying period ({})", rate.beneficiary);
    vec![
        rates::method(part, rate, facts),
        Requirement::any(beneficiary, lines),
        reduced(&periods, facts),
    ]
}

/// Returns the ways to a rate. Those that the law does not use, as it uses another one, are left out.
fn routes(periods: &Periods, rate: &Rate, facts: Facts<'_>) -> Vec<Line> {
    let lower = rate.percent - limits::POINTS.value;
    let by_average = match periods.average {
        Some(_) => facts.number(Key::AverageYears).is_some(),
        None => facts.flag(Key::YearlyAverage) == Some(true),
    };
    let [by_years, by_residence] =
        [Key::ContributionYears, Key::ResidenceYears].map(|key| facts.number(key).is_some());
    let is_silent = !by_years && !by_residence && !by_average;
    let after = |percent, key, limit: Limit, of: &str| {
        let time = facts.at_most(key, limit, &format!("years of {of}"));
        let asked = format!("after at most {} years of {of}", limit.value);
        let article = format!("{} with {}", limit.article, rates::article(facts));
        rates::after(facts, percent, time, &article, &asked)
    };
    let work = "contribution or employment";
    let mut lines = Vec::new();
    if by_years || is_silent {
        lines.push(after(
            rate.percent,
            Key::ContributionYears,
            periods.years,
            work,
        ));
        lines.push(after(
            lower,
            Key::ContributionYears,
            periods.lower_years,
            work,
        ));
    }
    if by_residence || is_silent {
        let of = "residence";
        lines.push(after(
            rate.percent,
            Key::ResidenceYears,
            periods.residence,
            of,
        ));
        lines.push(after(
            lower,
            Key::ResidenceYears,
            periods.lower_residence,
            of,
        ));
    }
    if by_average || is_silent {
        lines.push(average(periods, rate, facts));
    }
    lines
}

/// Returns whether the rate is due by a yearly average of contributions.
fn average(periods: &Periods, rate: &Rate, facts: Facts<'_>) -> Line {
    let all = facts.said(
        Key::AllActive,
        "all economically active persons covered in principle",
        "not all economically active persons covered",
    );
    let (time, asked) = match periods.average {
        Some(limit) => (
            facts.at_most(Key::AverageYears, limit, "years with a yearly average"),
            format!(
                "after at most {} years of contribution with a yearly average, all economically active persons being \
                 covered in principle",
                limit.value
            ),
        ),
        None => (
            facts.said(
                Key::YearlyAverage,
                "due by a yearly average of contributions",
                "no yearly average",
            ),
            "after a prescribed period of contributions with a yearly average, all economically active persons being \
             covered in principle"
                .to_owned(),
        ),
    };
    let article = format!("{} with {}", periods.years.article, rates::article(facts));
    rates::after(facts, rate.percent, time.and(all), &article, &asked)
}

/// Returns whether at least a reduced benefit is due early.
fn reduced(periods: &Periods, facts: Facts<'_>) -> Requirement {
    let limit = periods.reduced;
    let full = facts.number(Key::ContributionYears);
    let early = full.filter(|years| keeps_within(*years, limit.value));
    let by_residence = full.is_none() && facts.number(Key::ResidenceYears).is_some();
    let given = facts.number(Key::ReducedYears);
    let finding = match (early, given) {
        (Some(years), _) => Finding::of(
            true,
            format!(
                "the benefit itself is due after {}",
                counted(years, "years")
            ),
        ),
        (None, Some(years)) => {
            Finding::of(keeps_within(years, limit.value), counted(years, "years"))
        }
        (None, None) if by_residence && facts.section == Section::OldAge => {
            Finding::of(true, "asked of periods of contribution or employment only")
        }
        (None, None) if by_residence => facts.lacks(Key::ReducedYears).with(
            "the tables of the library do not say whether it is asked where residence counts",
        ),
        (None, None) => facts.lacks(Key::ReducedYears),
    };
    let asked = match facts.section {
        Section::OldAge => format!(
            "a reduced benefit after {} years of contribution or employment",
            limit.value
        ),
        _ => format!("a reduced benefit after {} years", limit.value),
    };
    Requirement::one("Reduced benefit", limit.article, asked, finding)
}

/// Returns whether an age is normal, or has its reason.
pub(super) fn age(facts: Facts<'_>) -> Requirement {
    let limit = limits::AGE;
    let finding = match facts.number(Key::PensionAge) {
        None => facts.lacks(Key::PensionAge),
        Some(age) if keeps_within(age, limit.value) => Finding::of(true, amount(age)),
        Some(age) => {
            let mut reason = facts.said(
                Key::AgeReason,
                "fixed with regard to the working ability of older persons",
                "not fixed with regard to the working ability of older persons",
            );
            reason.told.insert(0, amount(age));
            reason
        }
    };
    let asked = format!(
        "normally not above {}; higher with regard to the working ability of older persons",
        limit.value
    );
    Requirement::one("Age", limit.article, asked, finding)
}
