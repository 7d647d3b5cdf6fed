//! The questions that several branches share: the payment, what one must have done for it, how long it is paid.

use super::{Key, Kind, Question, Section, yes};
use crate::workbench::parts::{SCHEDULE, excess_is_open};

/// A number of years.
pub(super) const YEARS: Kind = Kind::Time("years", 100.0);
/// A number of months.
pub(super) const MONTHS: Kind = Kind::Time("months", 1200.0);
/// A number of weeks.
pub(super) const WEEKS: Kind = Kind::Time("weeks", 520.0);
const DAYS: Kind = Kind::Time("days", 366.0);

/// Returns the questions on a payment to a standard beneficiary.
pub(super) fn payment(section: Section) -> Vec<Question> {
    let who = SCHEDULE.iter().find(|rate| rate.section == section);
    let who = who.map_or("the beneficiary", |rate| rate.beneficiary);
    let of =
        |key, kind, article: &str, ask: &str| Question::new(section, key, kind, ask).by(article);
    let mut all = vec![
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
    ];
    all.extend(by_earnings(section));
    all.extend(by_means(section));
    all
}

fn by_earnings(section: Section) -> [Question; 2] {
    let of = |key, kind, ask| {
        let question = Question::new(section, key, kind, ask).by("65");
        question.only_if(Key::Method, &["earnings"])
    };
    [
        of(
            Key::PreviousEarnings,
            Kind::Wage,
            "What did the standard beneficiary earn before? Best the wage of a skilled manual male employee.",
        ),
        of(
            Key::MaximumBenefit,
            Kind::MoneyOrNone,
            "What is the highest benefit, by a ceiling on benefits or on the earnings counted? \"none\" without a ceiling.",
        ),
    ]
}

fn by_means(section: Section) -> Vec<Question> {
    let of = |key, kind, article, ask| {
        let question = Question::new(section, key, kind, ask).by(article);
        question.only_if(Key::Method, &["means-tested"])
    };
    let mut all = vec![
        of(
            Key::Scale,
            Kind::YesNo,
            "67(a)",
            "Does the rate follow a prescribed scale?",
        ),
        of(
            Key::Reductions,
            Kind::YesNo,
            "67(b)",
            "Is it reduced only as far as other means of the family exceed prescribed substantial amounts?",
        ),
        of(
            Key::Decency,
            Kind::YesNo,
            "67(c)",
            "Do benefit and other means together allow the family to live in health and decency?",
        ),
        of(
            Key::OtherMeans,
            Kind::Money,
            "67(c)",
            "What are the other means of the family, as far as they count? Left out: none.",
        )
        .such_as("100"),
    ];
    if excess_is_open(section) {
        all.extend([
            of(
                Key::TotalPaid,
                Kind::Money,
                "67(d)",
                "What is paid in benefits of this Part in all? It can take the place of Art. 67(c).",
            )
            .such_as("130000"),
            of(
                Key::TotalFlat,
                Kind::Wage,
                "67(d)",
                "What would be paid by Art. 66 if classes of the economically active population were protected that make up \
                 20% of all residents?",
            )
            .such_as("100000"),
        ]);
    }
    all
}

pub(super) fn abuse(section: Section, article: &str) -> Vec<Question> {
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
            "Is that only as long as is considered necessary to prevent abuse?",
        ),
    ]
}

pub(super) fn duration(section: Section, article: &str, ask: &str) -> Question {
    Question::new(section, Key::Duration, Kind::Duration, ask).by(article)
}

pub(super) fn waiting(section: Section, article: &str) -> Question {
    let ask = "How many days at the beginning are unpaid?";
    Question::new(section, Key::WaitingDays, DAYS, ask).by(article)
}
