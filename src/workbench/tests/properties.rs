//! What holds for any answers: no panic, and more protection is never less.

use proptest::prelude::*;

use super::countries;
use crate::source::{Span, Spanned};
use crate::workbench::questions::{self, Key, Kind, Question, Value};
use crate::workbench::{Answers, Comparison, Report, Verdict, read, write};

/// Returns any answer to a question.
fn value(kind: Kind) -> BoxedStrategy<Value> {
    let number = |most: u32| (0..=most).prop_map(|number| Value::Number(f64::from(number)));
    let positive = (1..=2000_u32).prop_map(|number| Value::Number(f64::from(number)));
    let share = (0..=1000_u32).prop_map(|tenth| Value::Share(f64::from(tenth) / 10.0));
    let word = |word: &str| Just(Value::Word(word.to_owned()));
    match kind {
        Kind::YesNo => any::<bool>().prop_map(Value::Flag).boxed(),
        Kind::Country => word("TJK").boxed(),
        Kind::Currency => "[A-Z]{3}".prop_map(Value::Word).boxed(),
        Kind::Date => (1900..2100_u16)
            .prop_map(|year| Value::Date(crate::model::PartialDate::of_year(year)))
            .boxed(),
        Kind::Count | Kind::Money => number(2000).boxed(),
        Kind::Total | Kind::Wage => positive.boxed(),
        Kind::Part | Kind::MoneyPart => prop_oneof![number(2000), share].boxed(),
        Kind::MoneyOrNone => prop_oneof![number(2000), word("none")].boxed(),
        Kind::Time(..) => number(40).boxed(),
        Kind::Duration => prop_oneof![number(40), word("throughout")].boxed(),
        Kind::Choice(words) => proptest::sample::select(words.to_vec())
            .prop_map(|word| Value::Word(word.to_owned()))
            .boxed(),
        Kind::Set(words) => proptest::sample::subsequence(words.to_vec(), 0..=words.len())
            .prop_map(|words| Value::Words(words.into_iter().map(ToOwned::to_owned).collect()))
            .boxed(),
    }
}

fn set(answers: &mut Answers, question: &Question, value: Value) {
    let value = Spanned::new(value, Span::at(0));
    answers.set(question.section, question.key, value);
}

/// Returns any answers, each question answered or not; most yes-no questions with yes, so that much is met.
fn any_answers() -> impl Strategy<Value = Answers> {
    let each: Vec<BoxedStrategy<Option<Value>>> = questions::all()
        .iter()
        .map(|question| {
            let given = match question.kind {
                Kind::YesNo => {
                    prop_oneof![4 => Just(Value::Flag(true)), 1 => value(question.kind)].boxed()
                }
                kind => value(kind),
            };
            prop_oneof![5 => given.prop_map(Some), 1 => Just(None)].boxed()
        })
        .collect();
    each.prop_map(|values| {
        let mut answers = Answers::default();
        for (question, value) in questions::all().iter().zip(values) {
            if let Some(value) = value {
                set(&mut answers, question, value);
            }
        }
        answers
    })
}

/// The answers of which more is better.
const MORE: [Key; 12] = [
    Key::CoveredEmployees,
    Key::CoveredActive,
    Key::CoveredResidents,
    Key::CoveredIndustrial,
    Key::Benefit,
    Key::FamilyAllowance,
    Key::MaximumBenefit,
    Key::OtherMeans,
    Key::TotalPaid,
    Key::TotalValue,
    Key::Duration,
    Key::BenefitDays,
];

/// The answers of which less is better.
const LESS: [Key; 9] = [
    Key::WaitingDays,
    Key::ContributionYears,
    Key::ResidenceYears,
    Key::AverageYears,
    Key::ReducedYears,
    Key::ResidenceMonths,
    Key::PensionAge,
    Key::EmployeesContributions,
    Key::TotalFlat,
];

/// Returns the answer improved, where it is one that can be.
fn better(key: Key, value: &Value, by: f64) -> Option<Value> {
    let factor = if MORE.contains(&key) {
        1.0 + by
    } else if LESS.contains(&key) {
        1.0 / (1.0 + by)
    } else {
        return match value {
            Value::Flag(false) if !UNSURE.contains(&key) => Some(Value::Flag(true)),
            _ => None,
        };
    };
    match value {
        Value::Number(number) => Some(Value::Number(number * factor)),
        Value::Share(share) => Some(Value::Share((share * factor).min(100.0))),
        _ => None,
    }
}

/// The questions where yes is not better than no.
const UNSURE: [Key; 4] = [
    Key::Voluntary,
    Key::VoluntaryCash,
    Key::DurationVaries,
    Key::YearlyAverage,
];

fn verdicts(report: &Report) -> Vec<Verdict> {
    let parts = report.parts.iter();
    let mut all: Vec<Verdict> = parts
        .flat_map(|part| [part.verdict, part.without_exceptions, part.with_exceptions])
        .collect();
    all.extend(report.parts.iter().flat_map(|part| {
        let requirements = part.requirements.iter();
        requirements.map(|found| found.verdict)
    }));
    all.extend(report.common.iter().map(|found| found.verdict));
    all.push(report.acceptance.verdict);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_are_reported(answers in any_answers()) {
        let report = Report::new(&answers, &[]);
        prop_assert_eq!(report.parts.len(), 9);
        let comparison = Comparison::new(&report, &report);
        prop_assert!(comparison.is_same());
        for part in &report.parts {
            prop_assert!(part.without_exceptions <= part.verdict);
            prop_assert!(part.verdict <= part.with_exceptions);
        }
    }

    #[test]
    fn what_is_written_is_read_again(answers in any_answers()) {
        let file = crate::source::SourceFile::new("a.toml", write(&answers));
        prop_assert_eq!(read(&file, &countries()).answers, answers);
    }

    #[test]
    fn more_protection_never_makes_met_what_is_not(
        answers in any_answers(),
        pick in any::<proptest::sample::Index>(),
        by in 0.01..3.0_f64,
    ) {
        let can_be: Vec<&Question> = questions::all()
            .iter()
            .filter(|question| {
                answers
                    .get(question.section, question.key)
                    .is_some_and(|value| better(question.key, value, by).is_some())
            })
            .collect();
        prop_assume!(!can_be.is_empty());
        let question = pick.get(&can_be);
        let mut improved = answers.clone();
        let old = answers.get(question.section, question.key).unwrap();
        set(&mut improved, question, better(question.key, old, by).unwrap());
        let before = verdicts(&Report::new(&answers, &[]));
        let after = verdicts(&Report::new(&improved, &[]));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            let is_lost = *before == Verdict::Met && *after != Verdict::Met;
            prop_assert!(!is_lost, "{:?}: {:?}", question.key, question.section);
        }
    }
}
