//! The table of rules beside `content/data/c102.toml`: neither may drift from the other.

use toml::{Table, Value};

use crate::workbench::parts::{EXCEPTIONS, LEAST_PARTS, ONE_OF, PARTS, SCHEDULE, Whom, limits};

fn data() -> Table {
    let text = include_str!("../../../content/data/c102.toml");
    text.parse().unwrap()
}

fn text<'t>(value: &'t Value, key: &str) -> &'t str {
    value[key].as_str().unwrap()
}

fn texts<'t>(value: &'t Value, key: &str) -> Vec<&'t str> {
    let all = value[key].as_array().unwrap().iter();
    all.map(|value| value.as_str().unwrap()).collect()
}

fn tables<'t>(data: &'t Table, key: &str) -> &'t Vec<Value> {
    data[key].as_array().unwrap()
}

/// Returns every sentence of the data.
fn sentences(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| sentences(item, found)),
        Value::Table(table) => table.values().for_each(|value| sentences(value, found)),
        _ => {}
    }
}

#[test]
fn parts_have_the_titles_and_articles_of_the_data() {
    let data = data();
    let optional: Vec<&Value> = tables(&data, "part")
        .iter()
        .filter(|part| part["optional"].as_bool() == Some(true))
        .collect();
    assert_eq!(optional.len(), PARTS.len());
    for (part, row) in PARTS.iter().zip(optional) {
        assert_eq!(part.number, text(row, "number"));
        assert_eq!(part.title, text(row, "title"));
        let (first, last) = part.articles;
        assert_eq!(format!("{first}-{last}"), text(row, "articles"));
    }
    for (part, row) in PARTS.iter().zip(tables(&data, "branch")) {
        assert_eq!(
            (part.branch, part.number),
            (text(row, "id"), text(row, "part"))
        );
        let article = format!("(Art. {}", part.contingency.0);
        assert!(text(row, "contingency").contains(&article), "{article}");
    }
}

#[test]
fn the_schedule_is_that_of_the_data() {
    let data = data();
    let rows = tables(&data, "schedule_xi");
    assert_eq!(rows.len(), SCHEDULE.len());
    for (rate, row) in SCHEDULE.iter().zip(rows) {
        let percent = i32::try_from(row["percent"].as_integer().unwrap()).unwrap();
        assert_eq!(
            (rate.part, rate.contingency, rate.beneficiary, rate.percent),
            (
                text(row, "part"),
                text(row, "contingency"),
                text(row, "standard_beneficiary"),
                f64::from(percent)
            )
        );
    }
}

#[test]
fn the_acceptance_rule_and_the_exceptions_are_those_of_the_data() {
    let data = data();
    let rule = &data["acceptance_rule"];
    let least = rule["minimum_branches"].as_integer().unwrap();
    assert_eq!(usize::try_from(least).unwrap(), LEAST_PARTS);
    assert_eq!(texts(rule, "at_least_one_of"), ONE_OF);
    let numbers: Vec<&str> = PARTS.iter().map(|part| part.number).collect();
    assert_eq!(texts(rule, "choose_from"), numbers);
    assert_eq!(
        texts(&data["temporary_exceptions"], "provisions"),
        EXCEPTIONS
    );
    let limit = data["common"]["employee_share_limit_percent"].as_integer();
    assert_eq!(limit, Some(50));
    assert!((limits::EMPLOYEES_SHARE.value - 50.0).abs() < f64::EPSILON);
}

#[test]
fn persons_protected_are_those_of_the_data() {
    let data = data();
    for (part, row) in PARTS.iter().zip(tables(&data, "branch")) {
        let rows = texts(row, "persons_protected");
        assert_eq!(rows.len(), part.alternatives.len(), "Part {}", part.number);
        for (choice, text) in part.alternatives.iter().zip(rows) {
            assert!(
                text.contains(&format!("(Art. {})", choice.article)),
                "{text}"
            );
            if let Some(least) = choice.whom.least() {
                assert!(text.contains(&format!("at least {least}%")), "{text}");
            }
            let is_declared = text.starts_with("with a declaration");
            assert_eq!(is_declared, choice.whom == Whom::Industrial, "{text}");
            assert_eq!(is_declared, EXCEPTIONS.contains(&choice.article), "{text}");
        }
    }
}

#[test]
fn every_limit_stands_in_the_data_with_its_article() {
    let mut all = Vec::new();
    for value in data().values() {
        sentences(value, &mut all);
    }
    for limit in limits::ALL {
        let article = limit.article.split(['(', ')']).next().unwrap();
        let mut with_words = all.iter().filter(|text| text.contains(limit.words));
        // What Arts 65 to 67 say stands under keys of their names.
        let is_named = |text: &&String| {
            text.contains(&format!("Art. {}", limit.article)) || ["65", "67"].contains(&article)
        };
        assert!(with_words.any(|text| is_named(&text)), "{limit:?}");
        assert!(says(limit.words, limit.value), "{limit:?}");
    }
}

/// Tells whether words say a number, in digits or spelled out; a year is twelve months.
fn says(words: &str, number: f64) -> bool {
    let spelled = [
        ("one year", 12.0),
        ("three", 3.0),
        ("five", 5.0),
        ("seven", 7.0),
        ("ten", 10.0),
    ];
    let in_letters = spelled
        .iter()
        .any(|(word, value)| words.contains(word) && (value - number).abs() < f64::EPSILON);
    let pieces = words.split(|one: char| !one.is_ascii_digit() && one != '.');
    let mut digits = pieces.filter_map(|piece| piece.parse::<f64>().ok());
    in_letters || digits.any(|value| (value - number).abs() < f64::EPSILON)
}
