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
    /// The article on times in between, of which the tables of the library tell nothing.
    between: &'static str,
}

const OLD_AGE: Periods = Periods {
    years: limits::OLD_AGE_YEARS,
    residence: limits::OLD_AGE_RESIDENCE,
    average: None,
    reduced: limits::OLD_AGE_REDUCED,
    lower_years: limits::OLD_AGE_LOWER,
    lower_residence: limits::OLD_AGE_LOWER_RESIDENCE,
    between: "29(4)",
};

const INVALIDITY: Periods = Periods {
    years: limits::INVALIDITY_YEARS,
    residence: limits::INVALIDITY_RESIDENCE,
    average: Some(limits::INVALIDITY_AVERAGE),
    reduced: limits::INVALIDITY_REDUCED,
    lower_years: limits::INVALIDITY_LOWER,
    lower_residence: limits::INVALIDITY_LOWER,
    between: "57(4)",
};

const SURVIVORS: Periods = Periods {
    years: limits::SURVIVORS_YEARS,
    residence: limits::SURVIVORS_RESIDENCE,
    average: Some(limits::SURVIVORS_AVERAGE),
    reduced: limits::SURVIVORS_REDUCED,
    lower_years: limits::SURVIVORS_LOWER,
    lower_residence: limits::SURVIVORS_LOWER,
    between: "63(4)",
};

/// What is said of a reduced benefit where the law counts something else than years of contribution or employment.
const OTHERWISE: &str =
    "the tables of the library do not say what is asked where residence or a yearly average counts";

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
    let by_average = by_average(periods, facts);
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
        lines.extend(between(periods, lower, facts));
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

/// Returns what can be said of a rate between the two, after a time between the two: that no table tells what is asked.
fn between(periods: &Periods, lower: f64, facts: Facts<'_>) -> Option<Line> {
    let (least, most) = (periods.lower_years, periods.years);
    let years = facts.number(Key::ContributionYears)?;
    if keeps_within(years, least.value) || years >= most.value {
        return None;
    }
    let article = periods.between;
    let silent =
        format!("the tables of the library do not say what Art. {article} asks; read the article");
    let time = Finding::unknown(counted(years, "years")).with(silent);
    let article = format!("{article} with {}", rates::article(facts));
    let asked = format!(
        "after more than {} and fewer than {} years of contribution or employment; a rate in between",
        least.value, most.value
    );
    Some(rates::after(facts, lower, time, &article, &asked))
}

/// Returns whether the rate is due by a yearly average of contributions.
fn average(periods: &Periods, rate: &Rate, facts: Facts<'_>) -> Line {
    let (whom, yes, no) = match facts.section {
        Section::Survivors => (
            "the families of all economically active persons",
            "the families of all economically active persons covered in principle",
            "not the families of all economically active persons covered",
        ),
        _ => (
            "all economically active persons",
            "all economically active persons covered in principle",
            "not all economically active persons covered",
        ),
    };
    let all = facts.said(Key::AllActive, yes, no);
    let (time, asked) = match periods.average {
        Some(limit) => (
            facts.at_most(Key::AverageYears, limit, "years with a yearly average"),
            format!(
                "after at most {} years of contribution with a yearly average, {whom} being covered in principle",
                limit.value
            ),
        ),
        None => (
            facts.said(
                Key::YearlyAverage,
                "due by a yearly average of contributions",
                "no yearly average",
            ),
            format!(
                "after a prescribed period of contributions with a yearly average, {whom} being covered in principle"
            ),
        ),
    };
    let article = format!("{} with {}", periods.years.article, rates::article(facts));
    rates::after(facts, rate.percent, time.and(all), &article, &asked)
}

/// Tells whether the law counts a yearly average of contributions.
fn by_average(periods: &Periods, facts: Facts<'_>) -> bool {
    match periods.average {
        Some(_) => facts.number(Key::AverageYears).is_some(),
        None => facts.flag(Key::YearlyAverage) == Some(true),
    }
}

/// Returns whether at least a reduced benefit is due early.
fn reduced(periods: &Periods, facts: Facts<'_>) -> Requirement {
    let limit = periods.reduced;
    let full = facts.number(Key::ContributionYears);
    let early = full.filter(|years| keeps_within(*years, limit.value));
    let by_residence = full.is_none() && facts.number(Key::ResidenceYears).is_some();
    let by_average = full.is_none() && by_average(periods, facts);
    let told = |years| counted(years, "years");
    let finding = match (early, facts.number(Key::ReducedYears)) {
        (Some(years), _) => Finding::of(
            true,
            format!("the benefit itself is due after {}", told(years)),
        ),
        (None, Some(years)) if keeps_within(years, limit.value) => Finding::of(true, told(years)),
        (None, Some(years)) if full.is_some() => Finding::of(false, told(years)),
        (None, _) if by_residence && !by_average && facts.section == Section::OldAge => {
            Finding::of(true, "asked of periods of contribution or employment only")
        }
        (None, Some(years)) if by_residence || by_average => {
            Finding::unknown(told(years)).with(OTHERWISE)
        }
        (None, Some(years)) => facts.lacks(Key::ContributionYears).with(told(years)),
        (None, None) if by_residence || by_average => {
            facts.lacks(Key::ReducedYears).with(OTHERWISE)
        }
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
