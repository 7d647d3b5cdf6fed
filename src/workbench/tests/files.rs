//! Files of answers: what is wrong with them, and that what is written can be read.

use proptest::prelude::*;

use super::{answers, countries, examples::WHOLE, file};
use crate::source::{Severity, SourceFile, render};
use crate::workbench::questions::{self, Key, Section};
use crate::workbench::{
    Answers, Comparison, Dealt, Report, Verdict, explanations, typed, write, write_answered,
};

/// Returns the faults of a file, one in each line.
fn faults(text: &str) -> Vec<String> {
    let source = SourceFile::new("a.toml", text);
    let read = super::file(text);
    let faults = read.faults.iter();
    faults
        .map(|fault| render::concise(&source, fault))
        .collect()
}

#[track_caller]
fn only_fault(text: &str, wanted: &[&str]) {
    let faults = faults(text);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    for words in wanted {
        assert!(faults[0].contains(words), "{words}: {faults:#?}");
    }
}

#[test]
fn a_wrong_answer_is_told_with_its_place() {
    only_fault(
        "[old-age]\nbenefit = -500\n",
        &["a.toml:2:11:", "CB804", "`benefit` cannot be negative"],
    );
    only_fault(
        "[sickness]\ncovered_employees = \"120%\"",
        &["CB804", "cannot be more than 100%"],
    );
    only_fault(
        "[sickness]\ncontingency = \"yes\"",
        &["CB803", "must be true or false, not a text"],
    );
    only_fault(
        "population.employees = 0",
        &["CB804", "must be more than 0"],
    );
    only_fault(
        "population.employees = 1.5",
        &["CB804", "cannot have a fraction"],
    );
    only_fault(
        "population.employees = inf",
        &["CB804", "a number that can be counted"],
    );
    only_fault(
        "population.employees = 0x10",
        &["CB803", "not a number that is not decimal"],
    );
    only_fault(
        "[sickness]\nmethod = \"earning\"",
        &["CB804", "did you mean \"earnings\"?"],
    );
    only_fault(
        "declaration.provisions = [\"9(e)\"]",
        &["CB804", "cannot be \"9(e)\""],
    );
    only_fault(
        "declaration.provisions = [1]",
        &["CB803", "a list of something else than texts"],
    );
    only_fault(
        "[maternity]\nabsence_weeks = 600",
        &["cannot be more than 520 weeks"],
    );
    only_fault("as_of = \"yesterday\"", &["1:9", "CB803", "must be a date"]);
    only_fault(
        "country = \"TJX\"",
        &["CB804", "no country has the code", "did you mean \"TJK\"?"],
    );
    only_fault("country = \"Laos\"", &["did you mean \"LAO\"?"]);
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    only_fault(
        "[old-age]\nbenefits = 500",
        &["2:1", "CB802", "did you mean \"benefit\"?"],
    );
    only_fault(
        "[old_age]\nbenefit = 500",
        &["CB802", "did you mean \"old-age\"?"],
    );
    only_fault(
        "[employment-injury.survivor]\nbenefit = 5",
        &["did you mean \"survivors\"?"],
    );
    only_fault("labourer = 5", &["CB802", "it belongs in [wages]"]);
    only_fault(
        "[wages]\nlabourer = [1, 2]",
        &["CB803", "must be an amount of money"],
    );
    only_fault("wages = 5", &["CB803", "`wages` must be a table"]);
    assert!(faults("x_own = 1\n[wages]\nx_mine = 2").is_empty());
}

#[test]
fn answers_that_cannot_both_be_right_are_told() {
    only_fault(
        "population.employees = 100\nsickness.covered_employees = 120",
        &[
            "2:30",
            "CB805",
            "`sickness.covered_employees` is 120, more than all employees, 100",
        ],
    );
    only_fault(
        "[population]\nemployees = 100\nresidents = 50",
        &[
            "CB805",
            "`population.employees` is 100, more than all residents, 50",
        ],
    );
    only_fault(
        "[sickness]\nbenefit = 500\nmaximum_benefit = 400",
        &[
            "CB805",
            "the benefit, 500, is above the highest benefit, 400",
        ],
    );
    only_fault(
        "[wages]\nskilled = 1000\nskilled_option = \"d\"\naverage_earnings = 1000",
        &["CB805", "125% of the average earnings, 1250, not 1000"],
    );
    only_fault(
        "[declaration]\neconomy = false\nprovisions = [\"9(d)\"]",
        &["CB805", "open only where"],
    );
    only_fault(
        "[old-age]\ncontribution_years = 10\nreduced_years = 15",
        &["CB805", "cannot be due later"],
    );
    only_fault(
        "[unemployment]\nduration = 10\nduration_average = 13\nduration_varies = true",
        &["CB805", "the average duration"],
    );
    only_fault(
        "[family]\nchildren_protected = 9\nchildren_residents = 8",
        &["CB805", "more than all children of residents"],
    );
    only_fault(
        "[common]\nemployees_contributions = 9\ntotal_resources = 8",
        &["CB805", "more than all resources"],
    );
}

#[test]
fn an_answer_that_asks_for_another_is_a_warning() {
    let text = "[sickness]\nmethod = \"earnings\"\nbenefit = 500";
    only_fault(
        text,
        &[
            "2:10",
            "CB806",
            "warning",
            "`sickness.previous_earnings`, which is not answered",
        ],
    );
    assert_eq!(file(text).faults[0].severity, Severity::Warning);
    only_fault(
        "sickness.covered_employees = 5",
        &["CB806", "`population.employees`"],
    );
    only_fault(
        "wages.skilled_option = \"d\"",
        &["CB806", "`wages.average_earnings`"],
    );
}

#[test]
fn all_faults_are_told_in_one_run_in_the_order_of_the_file() {
    let faults =
        faults("country = 5\nfoo = 1\n[wages]\nlabourer = -1\nskilled = \"x\"\n[sickness\n");
    let lines: Vec<&str> = faults
        .iter()
        .map(|fault| fault.split(':').nth(1).unwrap())
        .collect();
    assert_eq!(lines, ["1", "2", "4", "5", "6"], "{faults:#?}");
    assert!(faults[4].contains("CB801"), "{faults:#?}");
    let marked = super::file("\u{feff}wages.labourer = -1");
    let source = SourceFile::new("a.toml", "\u{feff}wages.labourer = -1");
    assert!(render::concise(&source, &marked.faults[0]).starts_with("a.toml:1:18"));
}

#[test]
fn every_code_is_explained() {
    let codes: Vec<&str> = explanations().iter().map(|one| one.code.0).collect();
    assert_eq!(
        codes,
        ["CB801", "CB802", "CB803", "CB804", "CB805", "CB806"]
    );
}

#[test]
fn questions_stand_once_and_name_an_article() {
    let mut seen = std::collections::BTreeSet::new();
    for question in questions::all() {
        let path = questions::path(question.section, question.key);
        assert!(seen.insert(path.clone()), "{path} twice");
        let is_general =
            question.section == Section::General || question.section == Section::Population;
        assert!(is_general || !question.article.is_empty(), "{path}");
        assert!(
            question.ask.ends_with(['.', '?']),
            "{path}: {}",
            question.ask
        );
        if let Some((key, _)) = question.when {
            assert!(questions::find(question.section, key).is_some(), "{path}");
        }
    }
    let order: Vec<Section> = questions::all()
        .iter()
        .map(|question| question.section)
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn what_is_missing_is_always_a_question() {
    let report = Report::new(&Answers::default(), &[]);
    let parts = report.parts.iter().flat_map(|part| &part.requirements);
    let lines = parts.chain(&report.common).flat_map(|found| &found.lines);
    let mut known: Vec<String> = Vec::new();
    known.extend(
        questions::all()
            .iter()
            .map(|one| questions::path(one.section, one.key)),
    );
    let mut count = 0;
    for line in lines {
        for missing in &line.missing {
            assert!(known.contains(missing), "{missing}");
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn the_template_is_empty_and_filled_in_it_parses() {
    let template = write(&Answers::default());
    assert!(file(&template).answers.is_empty());
    assert!(file(&template).faults.is_empty());
    assert!(template.lines().all(|line| line.chars().count() <= 160));
    let filled: Vec<&str> = template
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if is_key(rest) => rest,
            _ => line,
        })
        .collect();
    let filled = filled.join("\n");
    let found = answers(&filled);
    assert_eq!(found.count(), questions::all().len());
}

fn is_key(line: &str) -> bool {
    let mut keys = questions::all().iter().map(|question| question.key.name());
    keys.any(|key| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.starts_with(" = "))
    })
}

#[test]
fn answers_that_are_written_are_read_again() {
    let whole = answers(WHOLE);
    assert_eq!(answers(&write(&whole)), whole);
    assert_eq!(answers(&write_answered(&whole)), whole);
    assert!(!write_answered(&whole).contains('#'));
    assert_eq!(write_answered(&Answers::default()), "");
    let mut odd = Answers::default();
    let currency = questions::find(Section::General, Key::Currency).unwrap();
    typed(&mut odd, currency, "a \\ \u{7f}\u{1} \u{e9}", &countries()).unwrap();
    assert_eq!(answers(&write(&odd)), odd);
}

#[test]
fn answers_can_be_typed() {
    let mut answers = Answers::default();
    let mut ask = |section, key, text: &str| {
        let question = questions::find(section, key).unwrap();
        typed(&mut answers, question, text, &countries())
    };
    ask(Section::General, Key::Country, "tjk").unwrap();
    ask(Section::General, Key::AsOf, "2026-01").unwrap();
    ask(Section::Population, Key::Employees, "100 000").unwrap();
    ask(Section::Sickness, Key::CoveredEmployees, "44.9 %").unwrap();
    ask(Section::OldAge, Key::CoveredEmployees, "60000").unwrap();
    ask(Section::OldAge, Key::Contingency, "y").unwrap();
    ask(Section::OldAge, Key::Duration, "Throughout").unwrap();
    ask(Section::OldAge, Key::MaximumBenefit, "none").unwrap();
    ask(Section::Declaration, Key::Provisions, "9(d), 15(d)").unwrap();
    ask(Section::Declaration, Key::Provisions, "none").unwrap();
    let wrong = ask(Section::General, Key::Country, "xxx").unwrap_err();
    assert!(wrong.contains("no country"), "{wrong}");
    let wrong = ask(Section::OldAge, Key::Contingency, "maybe").unwrap_err();
    assert!(wrong.contains("true or false"), "{wrong}");
    let wrong = ask(Section::Family, Key::CoveredEmployees, "100001").unwrap_err();
    assert!(wrong.contains("more than all employees"), "{wrong}");
    assert_eq!(answers.country(), Some("TJK"));
    assert_eq!(answers.get(Section::Family, Key::CoveredEmployees), None);
    assert_eq!(
        answers.words(Section::Declaration, Key::Provisions),
        Some([].as_slice())
    );
}

#[test]
fn two_dates_are_compared_line_by_line() {
    let new = WHOLE
        .replace("benefit = 600 ", "benefit = 600")
        .replace("pension_age = 63", "pension_age = 66\nage_reason = false");
    let new = new.replace("2026-01-01", "2027-01-01");
    let (old, new) = (
        Report::new(&answers(WHOLE), &[]),
        Report::new(&answers(&new), &[]),
    );
    let comparison = Comparison::new(&old, &new);
    assert_eq!(comparison.parts.len(), 1);
    let part = &comparison.parts[0];
    assert_eq!(
        (part.number, part.old, part.new),
        ("V", Verdict::Met, Verdict::NotMet)
    );
    assert_eq!(part.lines.len(), 1);
    assert_eq!(part.lines[0].name, "Age");
    assert!(Comparison::new(&old, &old).is_same());
}

#[test]
fn a_line_that_is_no_longer_asked_is_told() {
    let new = WHOLE.replace("contribution_years = 30", "residence_years = 20");
    let (old, new) = (
        Report::new(&answers(WHOLE), &[]),
        Report::new(&answers(&new), &[]),
    );
    let comparison = Comparison::new(&old, &new);
    let lines = &comparison.parts[0].lines;
    assert!(lines.iter().any(|line| line.old.is_none()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.new.is_none()), "{lines:#?}");
}

#[test]
fn records_of_the_country_come_first_then_those_that_name_the_part() {
    let of = |slug: &str, country: &str, part: &str| Dealt {
        slug: slug.to_owned(),
        kind: "case",
        title: slug.to_owned(),
        countries: vec![country.to_owned()],
        parts: vec![(part.to_owned(), "supports".to_owned())],
        branches: vec!["old-age".to_owned()],
    };
    let dealt = [
        of("a", "LAO", "X"),
        of("b", "LAO", "V"),
        of("c", "TJK", "X"),
    ];
    let report = Report::new(&answers("country = \"TJK\""), &dealt);
    let slugs = |number| -> Vec<String> {
        let part = super::part(&report, number);
        part.records
            .iter()
            .map(|record| record.slug.clone())
            .collect()
    };
    assert_eq!(slugs("V"), ["c", "b", "a"]);
    assert_eq!(slugs("X"), ["c", "a"]);
    assert!(slugs("II").is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        let _read = file(&text);
    }
}
