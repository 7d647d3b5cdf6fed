//! Periodical payments: the rate for the standard beneficiary by Arts 65, 66 and 67.

use super::coverage;
use super::facts::{Facts, asked as asked_rate, of_wage};
use super::figures::{amount, reaches};
use super::finding::{Finding, Line, Requirement, Verdict};
use super::parts::{Part, Rate, excess_is_open, limits};
use super::questions::{Key, Section, Value};

/// Returns the articles behind a rate, as the method of the benefit has them.
pub(super) fn article(facts: Facts<'_>) -> String {
    match facts.word(Key::Method) {
        Some("earnings") => "65 and Schedule".to_owned(),
        Some("flat") => "66 and Schedule".to_owned(),
        Some(_) => "67 and Schedule".to_owned(),
        None => "65-67 and Schedule".to_owned(),
    }
}

/// Returns what is asked of a rate.
pub(super) fn asked(rate: &Rate, percent: f64) -> String {
    format!(
        "at least {} for the standard beneficiary ({})",
        asked_rate(percent),
        rate.beneficiary
    )
}

/// Returns whether the method of a benefit is open, and whether its rate is reached.
pub(super) fn payment(part: &Part, rate: &Rate, facts: Facts<'_>) -> Vec<Requirement> {
    let own = facts.at(rate.section);
    let finding = level(own, rate.percent);
    vec![
        method(part, rate, facts),
        Requirement::one(
            &named("Rate", rate),
            article(own),
            asked(rate, rate.percent),
            finding,
        ),
    ]
}

/// Returns whether the method of a benefit is open for the persons protected.
pub(super) fn method(part: &Part, rate: &Rate, facts: Facts<'_>) -> Requirement {
    let own = facts.at(rate.section);
    let finding = match own.word(Key::Method) {
        Some(method) => coverage::fits(part, method, facts),
        None => own.lacks(Key::Method),
    };
    let by_means = part
        .alternatives
        .iter()
        .any(|choice| choice.whom.least().is_none());
    let asked = if by_means {
        "a periodical payment by Art. 65 or 66 for classes of workers, by Art. 67 for residents of small means"
    } else {
        "a periodical payment by Art. 65 or 66"
    };
    Requirement::one(&named("Method", rate), "65-67", asked, finding)
}

fn named(what: &str, rate: &Rate) -> String {
    match rate.contingency.split_once(": ") {
        Some((_, contingency)) => format!("{what}, {contingency}"),
        None => what.to_owned(),
    }
}

/// Returns whether a payment reaches a rate, by the method it goes by.
pub(super) fn level(facts: Facts<'_>, percent: f64) -> Finding {
    match facts.word(Key::Method) {
        None => facts.lacks(Key::Method),
        Some("earnings") => by_earnings(facts, percent),
        Some("flat") => flat(facts, percent),
        Some(_) => by_means(facts, percent),
    }
}

/// Family allowances: during the contingency, and during employment.
#[derive(Clone, Copy, Debug)]
struct Allowances {
    paid: f64,
    before: f64,
}

/// Returns the family allowances; where both are left out none is counted, which never makes a rate look better.
fn allowances(facts: Facts<'_>) -> Result<Allowances, Finding> {
    let [paid, before] = [Key::FamilyAllowance, Key::FamilyAllowanceBefore];
    match (facts.number(paid), facts.number(before)) {
        (None, None) => Ok(Allowances {
            paid: 0.0,
            before: 0.0,
        }),
        (Some(paid), Some(before)) => Ok(Allowances { paid, before }),
        (None, Some(_)) => Err(facts.lacks(paid)),
        (Some(_), None) => Err(facts.lacks(before)),
    }
}

/// A benefit with its allowance, held against a wage with its own.
struct Sum<'w> {
    /// What the benefit is called.
    name: &'w str,
    benefit: f64,
    /// What the wage is called.
    of: String,
    wage: f64,
    allowances: Allowances,
}

impl Sum<'_> {
    fn held_against(&self, percent: f64) -> Finding {
        let paid = self.benefit + self.allowances.paid;
        let base = self.wage + self.allowances.before;
        let rate = paid / base * 100.0;
        let added = |sum: String, allowance: f64, total: f64| {
            if allowance > 0.0 {
                format!(
                    "{sum} + family allowance {} = {}",
                    amount(allowance),
                    amount(total)
                )
            } else {
                sum
            }
        };
        let benefit = added(
            format!("{} {}", self.name, amount(self.benefit)),
            self.allowances.paid,
            paid,
        );
        let wage = added(
            format!("{} {}", self.of, amount(self.wage)),
            self.allowances.before,
            base,
        );
        let told = format!("{benefit}; {} ({wage})", of_wage(rate, percent, base));
        Finding::of(reaches(rate, percent), told)
    }
}

fn by_earnings(facts: Facts<'_>, percent: f64) -> Finding {
    let (benefit, earnings) = (
        facts.number(Key::Benefit),
        facts.number(Key::PreviousEarnings),
    );
    let (Some(benefit), Some(earnings)) = (benefit, earnings) else {
        return [Key::Benefit, Key::PreviousEarnings]
            .into_iter()
            .filter(|key| facts.number(*key).is_none())
            .map(|key| facts.lacks(key))
            .reduce(Finding::and)
            .unwrap_or_else(|| facts.lacks(Key::Benefit));
    };
    let allowances = match allowances(facts) {
        Ok(allowances) => allowances,
        Err(lacking) => return lacking,
    };
    let own = Sum {
        name: "benefit",
        benefit,
        of: "previous earnings".to_owned(),
        wage: earnings,
        allowances,
    };
    let own = own.held_against(percent);
    let skilled = skilled(facts).map(|(wage, _)| wage);
    let may_be_cut = facts.word(Key::MaximumBenefit) != Some("none");
    match own.verdict {
        Verdict::Met if skilled.is_some_and(|wage| earnings >= wage) => {
            own.with("a ceiling, if any, leaves the rate whole up to a skilled worker's wage")
        }
        Verdict::Met => own.and(ceiling(facts, percent, allowances)),
        // The rate is asked up to the wage of a skilled employee, and this person earned more or may have.
        _ if may_be_cut && skilled.is_none_or(|wage| earnings > wage) => {
            let ceiling = ceiling(facts, percent, allowances);
            beyond(
                own,
                match skilled {
                    Some(_) => ceiling,
                    None => ceiling.and(facts.at(Section::Wages).lacks(Key::Skilled)),
                },
            )
        }
        _ => own,
    }
}

/// Returns whether a ceiling leaves the rate whole up to the wage of a skilled manual male employee (Art. 65).
fn ceiling(facts: Facts<'_>, percent: f64, allowances: Allowances) -> Finding {
    let most = match facts.value(Key::MaximumBenefit) {
        None => return facts.lacks(Key::MaximumBenefit),
        Some(Value::Number(most)) => *most,
        Some(_) => return Finding::of(true, "no ceiling"),
    };
    let Some((wage, of)) = skilled(facts) else {
        let lacking = facts.at(Section::Wages).lacks(Key::Skilled);
        return lacking.with(format!("highest benefit {}", amount(most)));
    };
    let sum = Sum {
        name: "highest benefit",
        benefit: most,
        of,
        wage,
        allowances,
    };
    sum.held_against(percent)
}

/// Returns what follows where somebody who earned more than a skilled employee does not reach the rate.
fn beyond(own: Finding, ceiling: Finding) -> Finding {
    if ceiling.verdict == Verdict::NotMet {
        return own.and(ceiling);
    }
    let told = "the rate is asked only up to the wage of a skilled worker: give `benefit` and `previous_earnings` at that wage";
    Finding {
        verdict: Verdict::CannotTell,
        told: [own.told, ceiling.told, vec![told.to_owned()]].concat(),
        missing: ceiling.missing,
    }
}

/// Returns the wage of a skilled manual male employee, and what to call it.
fn skilled(facts: Facts<'_>) -> Option<(f64, String)> {
    let wages = facts.at(Section::Wages);
    let option = wages.word(Key::SkilledOption);
    let from_average = || {
        let average = wages
            .number(Key::AverageEarnings)
            .filter(|_| option == Some("d"));
        average.map(|average| average * limits::SKILLED_AVERAGE.value / 100.0)
    };
    let wage = wages.number(Key::Skilled).or_else(from_average)?;
    let name = match option {
        Some(option) => format!("wage of a skilled worker, option ({option}),"),
        None => "wage of a skilled worker, option not said,".to_owned(),
    };
    Some((wage, name))
}

/// Returns the wage of an ordinary adult male labourer, and what to call it.
fn labourer(facts: Facts<'_>) -> Option<(f64, String)> {
    let wages = facts.at(Section::Wages);
    let wage = wages.number(Key::Labourer)?;
    let name = match wages.word(Key::LabourerOption) {
        Some(option) => format!("wage of a labourer, option ({option}),"),
        None => "wage of a labourer, option not said,".to_owned(),
    };
    Some((wage, name))
}

fn flat(facts: Facts<'_>, percent: f64) -> Finding {
    match against_labourer(facts, percent, "benefit", 0.0) {
        Ok(finding) | Err(finding) => finding,
    }
}

/// Holds a benefit, with other means, against the wage of a labourer.
fn against_labourer(
    facts: Facts<'_>,
    percent: f64,
    name: &str,
    means: f64,
) -> Result<Finding, Finding> {
    let benefit = facts.number(Key::Benefit);
    let wage = labourer(facts);
    let (Some(benefit), Some((wage, of))) = (benefit, wage.clone()) else {
        let lacking = [
            benefit.is_none().then(|| facts.lacks(Key::Benefit)),
            wage.is_none()
                .then(|| facts.at(Section::Wages).lacks(Key::Labourer)),
        ];
        let lacking = lacking.into_iter().flatten().reduce(Finding::and);
        return Err(lacking.unwrap_or_else(|| facts.lacks(Key::Benefit)));
    };
    let sum = Sum {
        name,
        benefit: benefit + means,
        of,
        wage,
        allowances: allowances(facts)?,
    };
    Ok(sum.held_against(percent))
}

fn by_means(facts: Facts<'_>, percent: f64) -> Finding {
    let scale = facts.yes(Key::Scale).under("67(a) prescribed scale");
    let reductions = facts
        .yes(Key::Reductions)
        .under("67(b) reduced for substantial means only");
    let mut enough = enough(facts, percent);
    if excess_is_open(facts.section) {
        enough = enough.or(paid_in_all(facts));
    }
    scale.and(reductions).and(enough)
}

/// Returns whether benefit and other means are enough for a decent life, and no less than Art. 66 would give.
fn enough(facts: Facts<'_>, percent: f64) -> Finding {
    let decency = facts.yes(Key::Decency).under("67(c) health and decency");
    let means = facts.number(Key::OtherMeans).unwrap_or_default();
    let name = if means > 0.0 {
        "67(c) benefit and other means"
    } else {
        "67(c) benefit"
    };
    let least = match against_labourer(facts, percent, name, means) {
        Ok(finding) => finding,
        Err(lacking) => lacking.under("67(c) not below Art. 66"),
    };
    decency.and(least)
}

/// Returns whether all benefits paid exceed by enough what Art. 66 would give.
fn paid_in_all(facts: Facts<'_>) -> Finding {
    let lead = "67(d) all benefits";
    let (paid, flat) = (facts.number(Key::TotalPaid), facts.number(Key::TotalFlat));
    let (Some(paid), Some(flat)) = (paid, flat) else {
        let lacking = [Key::TotalPaid, Key::TotalFlat].into_iter();
        let lacking = lacking.filter(|key| facts.number(*key).is_none());
        let lacking = lacking.map(|key| facts.lacks(key)).reduce(Finding::and);
        return lacking
            .unwrap_or_else(|| facts.lacks(Key::TotalPaid))
            .under(lead);
    };
    let least = 100.0 + limits::MEANS_EXCESS.value;
    let told = format!(
        "{lead}: {} paid; {} (by Art. 66)",
        amount(paid),
        of_wage(paid / flat * 100.0, least, flat)
    );
    Finding::of(reaches(paid / flat * 100.0, least), told)
}

/// Returns a line on a rate that is due after a certain time.
pub(super) fn after(
    facts: Facts<'_>,
    percent: f64,
    time: Finding,
    article: &str,
    asked: &str,
) -> Line {
    let asked = format!("at least {} {asked}", asked_rate(percent));
    Line::new(article, asked, level(facts, percent).and(time))
}
