//! Durations: how long a benefit is given, and how many days at the beginning are unpaid.

use super::facts::Facts;
use super::figures::{amount, counted, reaches};
use super::finding::{Finding, Line, Requirement, Verdict};
use super::parts::{Limit, limits};
use super::questions::Key;

/// Returns whether a benefit is given as long as the contingency lasts.
pub(super) fn throughout(article: &str, until: &str, facts: Facts<'_>) -> Requirement {
    Requirement::one("Duration", article, until, facts.lasts_throughout())
}

/// Returns whether few enough days at the beginning are unpaid.
pub(super) fn waiting(limit: Limit, facts: Facts<'_>) -> Requirement {
    let finding = facts.at_most(Key::WaitingDays, limit, "days");
    let asked = format!("at most the first {} days unpaid", limit.value);
    Requirement::one("Waiting period", limit.article, asked, finding)
}

/// Returns whether medical care is given long enough.
pub(super) fn medical_care(facts: Facts<'_>) -> Requirement {
    let limit = limits::CARE_WEEKS;
    let is_limited = facts.number(Key::Duration).is_some();
    let mut usual = facts.lasts(limit.value);
    if is_limited {
        let goes_on = facts.said(
            Key::WhileSickness,
            "for as long as sickness benefit is paid",
            "not for as long as sickness benefit is paid",
        );
        let longer = facts.said(
            Key::LongerDiseases,
            "extended for diseases that need longer care",
            "not extended for diseases that need longer care",
        );
        usual = usual.and(goes_on).and(longer);
    }
    let asked = format!(
        "at least {} weeks for each case of illness, longer while sickness benefit is paid and for diseases that need it",
        limit.value
    );
    let declared = limits::CARE_WEEKS_DECLARED;
    let lines = vec![
        Line::new(limit.article, asked, usual),
        exception(
            declared,
            &format!("{} weeks for each case", declared.value),
            facts.lasts(declared.value),
            facts,
        ),
    ];
    Requirement::any("Duration", lines)
}

fn exception(limit: Limit, asked: &str, finding: Finding, facts: Facts<'_>) -> Line {
    let asked = format!("with a declaration under Art. 3: {asked}");
    Line::new(
        limit.article,
        asked,
        facts.declared(limit.article).and(finding),
    )
}

/// Returns whether sickness benefit is paid long enough.
pub(super) fn sickness(facts: Facts<'_>) -> Requirement {
    let (limit, declared) = (limits::SICKNESS_WEEKS, limits::SICKNESS_WEEKS_DECLARED);
    let asked = format!("at least {} weeks for each case", limit.value);
    let (days, persons) = (
        facts.number(Key::BenefitDays),
        facts.number(Key::AverageProtected),
    );
    let least = limits::SICKNESS_DAYS_DECLARED.value;
    let in_a_year = match (days, persons) {
        (Some(days), Some(persons)) => Finding::of(
            reaches(days, least * persons),
            format!(
                "{} days = {} for each of {} persons",
                amount(days),
                amount(days / persons),
                amount(persons)
            ),
        ),
        (None, _) => facts.lacks(Key::BenefitDays),
        (_, None) => facts.lacks(Key::AverageProtected),
    };
    let asked_days = format!(
        "days of benefit in a year at least {least} times the average number of persons protected"
    );
    let lines = vec![
        Line::new(limit.article, asked, facts.lasts(limit.value)),
        exception(
            declared,
            &format!("{} weeks for each case", declared.value),
            facts.lasts(declared.value),
            facts,
        ),
        exception(
            limits::SICKNESS_DAYS_DECLARED,
            &asked_days,
            in_a_year,
            facts,
        ),
    ];
    Requirement::any("Duration", lines)
}

/// Returns whether unemployment benefit is paid long enough, as the persons protected have it.
pub(super) fn unemployment(facts: Facts<'_>) -> Requirement {
    let (classes, means) = (limits::UNEMPLOYMENT_WEEKS, limits::UNEMPLOYMENT_WEEKS_MEANS);
    let line = |limit: Limit, whom: &str, finding| {
        let asked = format!("{} weeks within twelve months for {whom}", limit.value);
        Line::new(limit.article, asked, finding)
    };
    let employees = "classes of employees";
    let lines = match facts.word(Key::Method) {
        Some("means-tested") => vec![line(
            means,
            "residents of small means",
            facts.lasts(means.value),
        )],
        Some(_) => by_classes(facts),
        // Which of the two is asked is open; what is enough for both is enough.
        None if facts.lasts(means.value).verdict == Verdict::Met => {
            vec![line(
                means,
                "any persons protected",
                facts.lasts(means.value),
            )]
        }
        None => {
            let open = facts.lasts(classes.value).and(facts.lacks(Key::Method));
            vec![line(
                classes,
                &format!("{employees}; {} for residents of small means", means.value),
                open,
            )]
        }
    };
    Requirement::any("Duration", lines)
}

fn by_classes(facts: Facts<'_>) -> Vec<Line> {
    let (limit, mean) = (limits::UNEMPLOYMENT_WEEKS, limits::UNEMPLOYMENT_AVERAGE);
    if facts.flag(Key::DurationVaries) != Some(true) {
        let asked = format!(
            "{} weeks within twelve months for classes of employees",
            limit.value
        );
        return vec![Line::new(limit.article, asked, facts.lasts(limit.value))];
    }
    let average = match facts.number(Key::DurationAverage) {
        Some(weeks) => Finding::of(
            reaches(weeks, mean.value),
            format!("{} on average", counted(weeks, "weeks")),
        ),
        None => facts.lacks(Key::DurationAverage),
    };
    let asked = format!(
        "where the duration varies with contributions, at least {} weeks on average",
        mean.value
    );
    vec![Line::new(mean.article, asked, average)]
}

/// Returns whether maternity benefit is paid as long as the law keeps the mother from work.
pub(super) fn maternity(facts: Facts<'_>) -> Requirement {
    let limit = limits::MATERNITY_WEEKS;
    let cash = match (facts.value(Key::Duration), facts.number(Key::AbsenceWeeks)) {
        (None, _) => facts.lacks(Key::Duration),
        (Some(_), Some(absence)) => facts
            .lasts(limit.value.max(absence))
            .with(format!("absence of {} by law", counted(absence, "weeks"))),
        (Some(_), None) => facts.lasts(limit.value).and(facts.lacks(Key::AbsenceWeeks)),
    };
    let asked = format!(
        "at least {} weeks of payment, and as long as the law requires or allows absence",
        limit.value
    );
    let care = facts.yes(Key::CareThroughout);
    let lines = vec![
        Line::new(limit.article, asked, cash),
        Line::new(
            limit.article,
            "medical care throughout the contingency",
            care,
        ),
    ];
    Requirement::all("Duration", lines)
}
