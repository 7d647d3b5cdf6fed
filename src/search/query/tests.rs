use proptest::prelude::*;

use super::*;
use crate::model::Field;

fn shape(text: &str) -> Vec<Vec<String>> {
    let atom = |atom: &Atom| {
        let minus = if atom.is_negated { "-" } else { "" };
        match &atom.kind {
            AtomKind::Words {
                text,
                is_quoted: true,
            } => format!("{minus}\"{text}\""),
            AtomKind::Words { text, .. } => format!("{minus}{text}"),
            AtomKind::Field { field, values } => {
                let values: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
                format!("{minus}{field}={}", values.join("|"))
            }
        }
    };
    let clauses = parse(text).clauses;
    clauses
        .iter()
        .map(|clause| clause.alternatives.iter().map(atom).collect())
        .collect()
}

#[test]
fn reads_every_form() {
    assert_eq!(
        shape("a -b \"c d\" -\"e f\""),
        [["a"], ["-b"], ["\"c d\""], ["-\"e f\""]]
    );
    assert_eq!(shape("a OR b OR c d"), [vec!["a", "b", "c"], vec!["d"]]);
    assert_eq!(
        shape("country:lao -topic:a,\"b c\",d"),
        [["country=lao"], ["-topic=a|b c|d"]]
    );
    assert_eq!(
        shape("cou:lao year:>=2020 year:2015..2020"),
        [["country=lao"], ["year=>=2020"], ["year=2015..2020"]]
    );
    assert_eq!(
        shape("country：老挝 “a b” «c d»"),
        [["country=老挝"], ["\"a b\""], ["\"c d\""]]
    );
    assert_eq!(shape("((a) (b"), [["a"], ["b"]]);
    assert_eq!(shape("\"open phrase"), [["\"open phrase\""]]);
    assert_eq!(shape("e-services - x"), [["e-services"], ["-"], ["x"]]);
}

#[test]
fn takes_unknown_fields_as_words_with_a_note() {
    let query = parse("contry:lao x");
    assert_eq!(
        query.notes[0].help.as_deref(),
        Some("did you mean `country:`?")
    );
    assert_eq!(query.notes[0].span, crate::source::Span::new(0, 6));
    assert_eq!(shape("contry:lao x"), [["contry"], ["lao"], ["x"]]);
    assert!(parse("st:x").notes[0].message.contains("several"));
    assert!(parse("https://example.org note: this").notes.is_empty());
}

#[test]
fn knows_what_is_still_open() {
    let open = |text: &str| {
        parse(text)
            .clauses
            .last()
            .unwrap()
            .alternatives
            .last()
            .unwrap()
            .is_open
    };
    assert!(
        open("a b")
            && open("\"a b")
            && open("country:la")
            && open("country:\"la")
            && open("country:")
    );
    assert!(!open("a ") && !open("\"a b\"") && !open("country:\"la\""));
}

#[test]
fn keeps_to_its_limits_and_says_so() {
    let words = "word ".repeat(100);
    let query = parse(&words);
    assert_eq!((query.clauses.len(), query.notes.len()), (64, 1));
    let query = parse(&"x".repeat(1 << 20));
    assert_eq!((query.clauses.len(), query.notes.len()), (1, 2));
    for piece in ["(", "-", "\"", "NOT ", "OR ", "a:", "country:", ",", "养"] {
        let query = parse(&piece.repeat((1 << 20) / piece.len()));
        assert!(query.clauses.len() <= 64, "{piece}");
    }
}

#[test]
fn a_value_that_is_given_again_is_read_once_unless_it_may_go_on() {
    let values = |text: &str| {
        let query = parse(text);
        let AtomKind::Field { values, .. } = &query.clauses[0].alternatives[0].kind else {
            panic!("{text} is no field");
        };
        let values = values.iter().map(|value| value.text.clone());
        values.collect::<Vec<String>>()
    };
    assert_eq!(values("country:LAO,KEN,LAO,TJK "), ["LAO", "KEN", "TJK"]);
    assert_eq!(values("country:LA,LAO,LA"), ["LA", "LAO", "LA"]);
    assert_eq!(values(&format!("id:{}", "1,".repeat(1000))), ["1", "1"]);
}

#[test]
fn says_that_a_lone_or_is_none() {
    assert_eq!(parse("OR a").notes.len(), 1);
    assert_eq!(parse("a OR ").notes.len(), 1);
    assert!(parse("a OR").notes.is_empty(), "it is being typed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_fails_and_never_points_outside(
        text in prop_oneof![
            "\\PC{0,80}",
            "(a|-|\"|:|,|OR| |\\(|country|year|title|>=|\\.\\.|2015|养老|ö|“){0,40}",
        ]
    ) {
        let query = parse(&text);
        for clause in &query.clauses {
            prop_assert!(!clause.alternatives.is_empty());
            prop_assert!(text.get(clause.span().range()).is_some());
            for atom in &clause.alternatives {
                prop_assert!(text.get(atom.span.range()).is_some());
                if let AtomKind::Field { values, field } = &atom.kind {
                    prop_assert!(Field::ALL.contains(field));
                    for value in values {
                        prop_assert!(text.get(value.span.range()).is_some());
                    }
                }
            }
        }
        for note in &query.notes {
            prop_assert!(text.get(note.span.range()).is_some());
        }
    }
}
