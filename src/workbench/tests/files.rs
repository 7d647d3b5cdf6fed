//! Files of answers: what is wrong with them, and that what is written can be read.

use proptest::prelude::*;

use super::{answers, countries, examples::WHOLE, file};
use crate::source::{Severity, SourceFile, Span, Spanned, render};
use crate::workbench::questions::{self, Key, Kind, Section, Value};
use crate::workbench::{
    Answers, Comparison, Dealt, Refused, Report, Verdict, explanations, typed, write,
    write_answered, yes_or_no,
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
fn persons_that_are_among_others_are_not_more_than_these() {
    let all = "[population]\nemployees = 1000\nindustrial_employees = 500\nresidents = 2000\n";
    only_fault(
        &format!("{all}[sickness]\ncovered_employees = 100\ncovered_industrial = 400"),
        &[
            "CB805",
            "`sickness.covered_industrial` is 400, more than all employees protected, 100",
        ],
    );
    only_fault(
        &format!("{all}[sickness]\ncovered_employees = 300\ncovered_active = 200"),
        &[
            "CB805",
            "more than all economically active persons protected, 200",
        ],
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
    let word = Value::Word("a \\ \u{7f}\u{1} \u{e9}".to_owned());
    odd.set(
        currency.section,
        currency.key,
        Spanned::new(word, Span::at(0)),
    );
    // Whatever it is, the file is one.
    let faults = file(&write(&odd)).faults;
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code.0).collect();
    assert_eq!(codes, ["CB803"]);
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
    let mut wrong = |section, key, text| {
        let refused = ask(section, key, text).unwrap_err();
        (refused.why, refused.offer.map(|offer| offer.answer))
    };
    let (why, offer) = wrong(Section::General, Key::Country, "xxx");
    assert!(why.contains("no country"), "{why}");
    assert_eq!(offer, None);
    let (why, _) = wrong(Section::OldAge, Key::Contingency, "maybe");
    assert_eq!(why, "the answer here is yes or no");
    let (why, _) = wrong(Section::Family, Key::CoveredEmployees, "100001");
    assert!(why.contains("more than all employees"), "{why}");
    for text in ["2025", "somoni", "тжс", ""] {
        let (why, _) = wrong(Section::General, Key::Currency, text);
        assert!(why.contains("three letters such as TJS"), "{why}");
    }
    // What was meant can be taken.
    let (why, offer) = wrong(Section::OldAge, Key::Method, "earning");
    assert_eq!(
        (&*why, offer.as_deref()),
        ("`method` cannot be \"earning\"", Some("earnings"))
    );
    let (_, offer) = wrong(Section::Declaration, Key::Provisions, "9(d), 15(b), 18(2)");
    assert_eq!(offer.as_deref(), Some("9(d), 15(d), 18(2)"));
    assert_eq!(answers.country(), Some("TJK"));
    assert_eq!(answers.get(Section::Family, Key::CoveredEmployees), None);
    assert_eq!(
        answers.words(Section::Declaration, Key::Provisions),
        Some([].as_slice())
    );
}

#[test]
fn a_word_that_is_refused_is_named() {
    let fault = &file("[old-age]\nduration = \"forever\"").faults[0];
    assert!(
        fault
            .message
            .ends_with("or \"throughout\", not \"forever\""),
        "{}",
        fault.message
    );
}

#[test]
fn without_children_the_value_of_family_benefits_is_not_measured() {
    let text = "[wages]\nlabourer = 500\n[family]\ntotal_value = 0\nchildren_protected = 0\nchildren_residents = 0\n";
    let report = Report::new(&file(text).answers, &[]);
    let family = report
        .parts
        .iter()
        .find(|one| one.part.section == Section::Family);
    let mut asked = family.unwrap().requirements.iter();
    let total = asked.find(|one| one.name == "Total value").unwrap();
    for line in &total.lines {
        assert_eq!(line.verdict, Verdict::CannotTell, "{line:?}");
        assert!(line.told.contains("0 children"), "{line:?}");
    }
}

#[test]
fn figures_are_typed_as_people_write_them() {
    let mut answers = Answers::default();
    let mut ask = |section, key, text: &str| -> Result<Value, Refused> {
        let question = questions::find(section, key).unwrap();
        typed(&mut answers, question, text, &countries())?;
        Ok(answers.get(section, key).cloned().unwrap())
    };
    let employees = (Section::Population, Key::Employees);
    for text in [
        "60.000",
        "60,000",
        "60 000",
        "60\u{202f}000",
        "60'000",
        "໖໐໐໐໐",
    ] {
        let taken = ask(employees.0, employees.1, text);
        assert_eq!(taken, Ok(Value::Number(60000.0)), "{text}");
    }
    let mut wrong = |(section, key), text| {
        let refused = ask(section, key, text).unwrap_err();
        (refused.why, refused.offer.map(|offer| offer.answer))
    };
    let (why, _) = wrong(employees, "60.5");
    assert!(why.contains("cannot have a fraction"), "{why}");
    let (why, _) = wrong(employees, "many");
    assert_eq!(
        why,
        "the answer here is a whole number, such as 60000 or 60,000"
    );
    // An amount may have decimals: what can be two amounts is none of them until that is told.
    let wage = (Section::Wages, Key::Labourer);
    for text in ["60.000", "60,000"] {
        let (why, offer) = wrong(wage, text);
        assert!(why.contains("can be 60000 or 60"), "{why}");
        assert_eq!(offer.as_deref(), Some("60000"));
    }
    for (text, number) in [("60.5", 60.5), ("60,5", 60.5), ("2.500.000", 2_500_000.0)] {
        assert_eq!(ask(wage.0, wage.1, text), Ok(Value::Number(number)));
    }
    // What is known is not asked back when it is left as it is.
    assert_eq!(ask(wage.0, wage.1, "1.1250"), Ok(Value::Number(1.125)));
    assert_eq!(ask(wage.0, wage.1, "1.125"), Ok(Value::Number(1.125)));
    for text in ["44,9%", "44.9 %", "٤٤٫٩٪", "44.900%"] {
        let taken = ask(Section::OldAge, Key::CoveredEmployees, text);
        assert_eq!(taken, Ok(Value::Share(44.9)), "{text}");
    }
    let date = ask(Section::General, Key::AsOf, "໒໐໒໖").unwrap();
    assert_eq!(date.typed(), "2026");
    // A file means what TOML says.
    let read = file("[population]\nemployees = 60.000\n[wages]\nlabourer = 60.000\n");
    assert_eq!(read.faults.len(), 0, "{:?}", read.faults);
    let number = read.answers.number(Section::Population, Key::Employees);
    assert_eq!(number, Some(60.0));
}

#[test]
fn a_country_is_typed_by_any_of_its_names() {
    let question = questions::find(Section::General, Key::Country).unwrap();
    let mut answers = Answers::default();
    for text in [
        "Laos",
        "lao",
        "laos ",
        "LÀOS",
        "ລາວ",
        "老挝",
        "Лаос",
        "Lao PDR",
        "la",
    ] {
        typed(&mut answers, question, text, &countries()).unwrap();
        assert_eq!(answers.country(), Some("LAO"), "{text}");
    }
    for (text, told) in [
        ("Tajikstan", "Tajikistan (TJK)"),
        ("taj", "Tajikistan (TJK)"),
        ("лао", "Лаос (LAO)"),
    ] {
        let refused = typed(&mut answers, question, text, &countries()).unwrap_err();
        let offer = refused.offer.unwrap();
        assert_eq!(offer.told, told);
        let mut taken = Answers::default();
        typed(&mut taken, question, &offer.answer, &countries()).unwrap();
    }
    // In a file it is the code.
    let fault = &file("country = \"Laos\"").faults[0];
    assert_eq!(fault.help.as_deref(), Some("did you mean \"LAO\"?"));
}

#[test]
fn yes_and_no_are_said_in_many_languages_and_written_in_one() {
    for (yes, no) in [
        ("yes", "no"),
        ("Y", "N"),
        ("да", "Нет"),
        ("OUI", "non"),
        ("sí", "no"),
        ("是", "否"),
    ] {
        assert_eq!((yes_or_no(yes), yes_or_no(no)), (Some(true), Some(false)));
    }
    assert_eq!(yes_or_no("perhaps"), None);
    let fault = &file("[old-age]\ncontingency = \"yes\"").faults[0];
    assert_eq!(
        fault.message,
        "`contingency` must be true or false, not a text"
    );
}

#[test]
fn no_question_has_a_negative_that_no_would_turn_round() {
    let negatives = [
        "not", "no", "none", "never", "nobody", "neither", "unless", "but",
    ];
    let yes = questions::all()
        .iter()
        .filter(|one| one.kind == Kind::YesNo);
    for question in yes {
        // What is asked ends with the last question mark; what follows says what an answer means.
        let asked = question.ask.rsplit_once('?').unwrap().0.to_lowercase();
        let mut words = asked.split(|letter: char| !letter.is_alphanumeric());
        let found = words.find(|word| negatives.contains(word));
        let key = (question.section, question.key);
        assert_eq!(found, None, "{key:?} {}", question.ask);
    }
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
        outcome: Some("failure".to_owned()),
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
    // Who failed did not support it.
    let about = |number| {
        let part = super::part(&report, number);
        part.about(&part.records[0])
    };
    assert_eq!(about("X"), "case, failure, dealt with Part X");
    assert_eq!(about("V"), "case, failure");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        let _read = file(&text);
    }
}
