use super::*;
use crate::model::module::{Exercise, Module, Objective, Pair, Task};
use crate::model::{Course, Deed, Given, PartialDate, Progress, Text, Verdict};
use crate::source::{Span, Spanned};

fn text(text: &str) -> Text {
    Spanned::new(text.to_owned(), Span::at(0))
}

fn texts(all: &[&str]) -> Vec<Text> {
    all.iter().map(|one| text(one)).collect()
}

fn places(all: &[u8]) -> Vec<Spanned<u8>> {
    all.iter()
        .map(|one| Spanned::new(*one, Span::at(0)))
        .collect()
}

fn exercise(id: &str, form: &str, task: Task) -> Exercise {
    Exercise {
        id: text(id),
        objective: Some(text("o1")),
        form: text(form),
        test: None,
        version: None,
        pair: None,
        minutes: None,
        prompt: text("What?"),
        task,
        explanation: Some(text("Because.")),
        see: None,
        span: Span::at(0),
    }
}

fn choose(id: &str, form: &str, right: &[u8]) -> Exercise {
    let choices = texts(&["alpha", "beta", "gamma", "delta"]);
    let right = places(right);
    exercise(id, form, Task::Choose { choices, right })
}

fn order() -> Exercise {
    let items = texts(&["last", "first", "third", "second"]);
    let right = places(&[1, 3, 2, 0]);
    exercise("order", "order", Task::Order { items, right })
}

fn matching() -> Exercise {
    let pair = |(left, right): &(&str, &str)| Pair {
        left: text(left),
        right: text(right),
    };
    let pairs = [("one", "un"), ("two", "deux"), ("three", "trois")];
    let pairs = pairs.iter().map(pair).collect();
    exercise("match", "match", Task::Match(pairs))
}

fn posed(exercise: &Exercise) -> Posed {
    Posed::new(exercise, 3).unwrap()
}

/// Returns the number under which a text is shown.
fn number(posed: &Posed, text: &str) -> usize {
    let choices = posed.choices();
    choices.iter().position(|choice| *choice == text).unwrap() + 1
}

fn judged(posed: &Posed, typed: &str) -> (Verdict, u8) {
    let judgement = posed.judge(&posed.read(typed).unwrap());
    let is_told = judgement.right.is_empty() == (judgement.verdict == Verdict::Right);
    assert!(is_told && !judgement.said.is_empty(), "{judgement:?}");
    (judgement.verdict, judgement.credit)
}

#[test]
fn the_order_of_choices_is_kept_until_another_number_is_drawn() {
    let single = choose("a", "single", &[0]);
    let of = |draw| {
        let posed = Posed::new(&single, draw).unwrap();
        let choices: Vec<String> = posed.choices().iter().map(ToString::to_string).collect();
        choices
    };
    assert_eq!(of(1), of(1));
    let firsts = (0..40).filter(|draw| of(*draw)[0] == "alpha").count();
    assert!(
        (3..=20).contains(&firsts),
        "the right one is first {firsts} times of 40"
    );
    for draw in 0..40 {
        for asked in [order(), matching()] {
            let posed = Posed::new(&asked, draw).unwrap();
            assert!(
                !posed.right().is_sorted(),
                "{} {draw} is answered as it stands",
                asked.form.value
            );
        }
    }
}

#[test]
fn one_of_several_is_chosen_by_number_or_words() {
    let posed = posed(&choose("a", "single", &[2]));
    let right = number(&posed, "gamma").to_string();
    assert_eq!(judged(&posed, &right), (Verdict::Right, 100));
    assert_eq!(judged(&posed, " GAM "), (Verdict::Right, 100));
    assert_eq!(judged(&posed, "beta"), (Verdict::Wrong, 0));
    let wrong = posed.judge(&posed.read("beta").unwrap());
    assert_eq!(wrong.right, [format!("{right} gamma")]);
    for refused in ["", "0", "5", "1 2", "x", "99999999999999999999"] {
        assert_eq!(
            posed.read(refused),
            Err("Type the number of the answer, 1 to 4.".to_owned())
        );
    }
}

#[test]
fn of_several_right_ones_each_counts_and_a_wrong_one_takes_one_away() {
    let posed = posed(&choose("a", "multiple", &[0, 2, 3]));
    let numbers = |texts: &[&str]| {
        let numbers = texts.iter().map(|text| number(&posed, text).to_string());
        numbers.collect::<Vec<String>>()
    };
    for (chosen, judgement) in [
        (&["alpha", "gamma", "delta"][..], (Verdict::Right, 100)),
        (&["alpha", "gamma"][..], (Verdict::Partly, 67)),
        (
            &["alpha", "beta", "gamma", "delta"][..],
            (Verdict::Partly, 67),
        ),
        (&["alpha", "beta"][..], (Verdict::Wrong, 0)),
        (&["beta"][..], (Verdict::Wrong, 0)),
    ] {
        for between in [" ", ", ", " and ", ""] {
            assert_eq!(
                judged(&posed, &numbers(chosen).join(between)),
                judgement,
                "{chosen:?}"
            );
        }
    }
    assert!(posed.read("1 9").is_err() && posed.read("1 x").is_err());
}

#[test]
fn what_stands_in_its_place_counts_in_an_order() {
    let posed = posed(&order());
    let typed = |texts: [&str; 4]| texts.map(|text| number(&posed, text).to_string()).join(" ");
    let right = typed(["first", "second", "third", "last"]);
    assert_eq!(judged(&posed, &right), (Verdict::Right, 100));
    assert_eq!(
        judged(&posed, &right.replace(' ', "")),
        (Verdict::Right, 100)
    );
    let swapped = typed(["first", "third", "second", "last"]);
    assert_eq!(judged(&posed, &swapped), (Verdict::Partly, 50));
    let turned = typed(["second", "third", "last", "first"]);
    assert_eq!(judged(&posed, &turned), (Verdict::Wrong, 0));
    for refused in ["1 2 3", "1 1 2 3", "1 2 3 5", "first"] {
        assert!(posed.read(refused).is_err(), "{refused}");
    }
}

#[test]
fn what_belongs_together_is_typed_by_number_and_letter() {
    let posed = posed(&matching());
    let letter_of = |text: &str| letter(number(&posed, text) - 1);
    let (a, b, c) = (letter_of("un"), letter_of("deux"), letter_of("trois"));
    for typed in [
        format!("1{a} 2{b} 3{c}"),
        format!("3={c}, 1={a}, 2 = {b}"),
        format!("{a}{b}{c}"),
        format!("{a} {b} {c}").to_uppercase(),
    ] {
        assert_eq!(judged(&posed, &typed), (Verdict::Right, 100), "{typed}");
    }
    assert_eq!(
        judged(&posed, &format!("1{b} 2{a} 3{c}")),
        (Verdict::Partly, 33)
    );
    for refused in [
        format!("1{a} 2{b}"),
        format!("1{a} 1{b} 3{c}"),
        format!("{a}{b}{c}{a}"),
        "1 2 3".to_owned(),
        "1x 2y 3z".to_owned(),
        format!("0{a} 2{b} 3{c}"),
    ] {
        assert!(posed.read(&refused).is_err(), "{refused}");
    }
    for (typed, wrong) in [
        ("1a 2b", "3 has no letter. Type for each number"),
        ("1a 1b 3c", "1 has two letters. "),
        ("1a 2b 3x", "There is no x. "),
        ("1a 2b 4c", "There is no 4. "),
        ("a b c a", "There are more letters than numbers. "),
        ("1a 2b 3", "3 has no letter. "),
        ("what?", "There is no w. "),
        ("?", "Type for each number"),
    ] {
        let told = posed.read(typed).unwrap_err();
        assert!(told.starts_with(wrong), "{typed}: {told}");
    }
    assert!(posed.solution().contains(&format!("1{a} one: un")));
}

#[test]
fn a_gap_takes_variants_and_names_a_slip() {
    let accept = texts(&["statutory", "legal"]);
    let posed = posed(&exercise("f", "fill", Task::Fill { accept }));
    assert_eq!(judged(&posed, "Legal."), (Verdict::Right, 100));
    let slip = posed.judge(&posed.read("statutry").unwrap());
    assert_eq!(
        (slip.verdict, slip.said.as_str()),
        (Verdict::Right, "Right. It is written: statutory.")
    );
    let wrong = posed.judge(&posed.read("effective").unwrap());
    assert_eq!(
        (wrong.verdict, wrong.right),
        (Verdict::Wrong, vec!["statutory".to_owned()])
    );
    assert!(posed.read(" ").is_err());
}

#[test]
fn what_no_machine_can_judge_is_judged_by_the_learner() {
    let task = |criteria: &[&str]| Task::Free {
        model: Some(text("A plan.")),
        criteria: texts(criteria),
    };
    let open = posed(&exercise("o", "open", task(&["a date"])));
    assert_eq!(
        (open.model(), open.criteria()),
        (Some("A plan."), vec!["a date"])
    );
    for (typed, judgement) in [
        ("Yes", (Verdict::Right, 100)),
        ("p", (Verdict::Partly, 50)),
        ("no", (Verdict::Wrong, 0)),
    ] {
        let judged = open.judge(&open.read(typed).unwrap());
        assert_eq!((judged.verdict, judged.credit), judgement);
    }
    let group = posed(&exercise("g", "group", task(&[])));
    assert_eq!(
        group.judge(&group.read("done").unwrap()).verdict,
        Verdict::Done
    );
    assert!(open.read("maybe").is_err() && group.read("yes").is_err());
    assert!(!Form::Open.is_scored() && !Form::Group.is_scored() && Form::Match.is_scored());
}

#[test]
fn what_nobody_could_answer_is_not_asked() {
    let broken = [
        choose("a", "single", &[7]),
        choose("a", "multiple", &[]),
        exercise("f", "fill", Task::Fill { accept: Vec::new() }),
        exercise(
            "o",
            "order",
            Task::Order {
                items: texts(&["a", "b"]),
                right: places(&[0, 0]),
            },
        ),
        exercise("m", "match", Task::Match(Vec::new())),
        exercise("x", "essay", Task::Unknown),
    ];
    for exercise in &broken {
        assert!(Posed::new(exercise, 1).is_none(), "{exercise:?}");
    }
    let module = Module {
        exercises: broken.to_vec(),
        ..Module::default()
    };
    assert!(plan(&module).is_empty());
    assert_eq!(Score::of(&module, None, day(1)).of, 0);
}

#[test]
fn an_answer_of_another_form_is_wrong_and_harmless() {
    let asked = [
        choose("a", "single", &[0]),
        choose("b", "multiple", &[0]),
        order(),
        matching(),
    ];
    for exercise in &asked {
        for answer in [
            Answer::Words("x".to_owned()),
            Answer::Own(Verdict::Right),
            Answer::Places(vec![900]),
            Answer::Places(Vec::new()),
        ] {
            assert_eq!(posed(exercise).judge(&answer).verdict, Verdict::Wrong);
        }
    }
}

fn day(day: u8) -> PartialDate {
    PartialDate::parse(&format!("2026-11-{day:02}")).unwrap()
}

/// Returns a module: a test before, a test after, an order between them, and a task for a group.
fn module() -> Module {
    let of = |mut exercise: Exercise, objective: &str, test: Option<&str>| {
        exercise.objective = Some(text(objective));
        exercise.test = test.map(text);
        exercise
    };
    let free = Task::Free {
        model: None,
        criteria: Vec::new(),
    };
    let objective = |id: &str| Objective {
        id: text(id),
        text: format!("Know {id}."),
    };
    Module {
        objectives: vec![objective("o1"), objective("o2"), objective("o3")],
        exercises: vec![
            of(choose("pre", "single", &[0]), "o1", Some("pre")),
            of(choose("post", "single", &[0]), "o1", Some("post")),
            of(order(), "o2", None),
            of(exercise("group", "group", free), "o2", None),
        ],
        ..Module::default()
    }
}

fn progress(answers: &[(&str, u8, u16, bool)]) -> Progress {
    let mut progress = Progress::default();
    let mut last = 0;
    for (exercise, credit, round, review) in answers {
        let module = "m".to_owned();
        if *round != last {
            progress.add(&Deed::Begin {
                module: module.clone(),
                round: *round,
                seed: 1,
            });
            last = *round;
        }
        let given = Given {
            exercise: (*exercise).to_owned(),
            day: day(u8::try_from(*round).unwrap()),
            verdict: match credit {
                100 => Verdict::Right,
                0 => Verdict::Wrong,
                _ => Verdict::Partly,
            },
            credit: *credit,
            round: *round,
            review: *review,
            version: Some(day(1)),
            words: String::new(),
        };
        progress.add(&Deed::Answer { module, given });
    }
    progress
}

fn score(answers: &[(&str, u8, u16, bool)]) -> Score {
    Score::of(&module(), progress(answers).course("m"), day(9))
}

#[test]
fn the_test_before_comes_first_and_the_test_after_last() {
    let order: Vec<(Phase, usize)> = plan(&module());
    let wanted = [
        (Phase::Before, 0),
        (Phase::Practice, 2),
        (Phase::Practice, 3),
        (Phase::After, 1),
    ];
    assert_eq!(order, wanted);
    let begun = progress(&[("pre", 100, 1, false)]);
    assert_eq!(first_open(&module(), None, 0), Some(0));
    assert_eq!(first_open(&module(), begun.course("m"), 0), Some(1));
    assert_eq!(first_open(&module(), begun.course("m"), 2), Some(3));
}

#[test]
fn the_first_answer_of_a_round_counts_and_the_test_before_does_not() {
    assert_eq!((score(&[]).stage, score(&[]).of), (Stage::New, 3));
    let begun = score(&[
        ("pre", 0, 1, false),
        ("order", 50, 1, false),
        ("order", 100, 1, false),
    ]);
    assert_eq!(
        (begun.stage, begun.answered, begun.score),
        (Stage::Begun, 2, Some(50))
    );
    assert_eq!(begun.in_words(), "begun, 2 of 3 answered");
    assert_eq!(
        (begun.before, begun.after, begun.gain()),
        (Some(0), None, None)
    );
    let failed = score(&[
        ("pre", 0, 1, false),
        ("order", 50, 1, false),
        ("post", 0, 1, false),
    ]);
    assert_eq!(
        (failed.stage, failed.score, failed.waiting),
        (Stage::Done, Some(25), 3)
    );
    assert_eq!(failed.in_words(), "done, 25 %; 70 % passes");
    let reviewed = score(&[("order", 50, 1, false), ("post", 0, 1, true)]);
    assert_eq!((reviewed.answered, reviewed.score), (1, Some(50)));
    let passed = score(&[
        ("pre", 0, 1, false),
        ("order", 50, 1, false),
        ("post", 100, 1, false),
    ]);
    assert_eq!((passed.stage, passed.score), (Stage::Passed, Some(75)));
    assert_eq!(passed.gain().unwrap(), "test before 0 %, test after 100 %");
    let objectives: Vec<(Option<u8>, usize)> = passed
        .objectives
        .iter()
        .map(|one| (one.score, one.of))
        .collect();
    assert_eq!(objectives, [(Some(100), 1), (Some(50), 1), (None, 0)]);
}

#[test]
fn a_second_round_has_a_score_of_its_own() {
    let first = [
        ("pre", 0, 1, false),
        ("order", 0, 1, false),
        ("post", 0, 1, false),
    ];
    let again = score(&[&first[..], &[("order", 100, 2, false)]].concat());
    assert_eq!(
        (again.stage, again.round, again.answered, again.score),
        (Stage::Begun, 2, 1, Some(100))
    );
    assert_eq!((again.first, again.last), (Some(day(2)), Some(day(2))));
}

#[test]
fn who_begins_once_more_keeps_what_was_done_before() {
    let first = [
        ("pre", 0, 1, false),
        ("order", 100, 1, false),
        ("post", 100, 1, false),
    ];
    let again = progress(&[&first[..], &[("pre", 100, 2, false)]].concat());
    let course = again.course("m").unwrap();
    assert_eq!(reported(&module(), course, day(9)).round, 1);
    let begun = progress(&first[..2]);
    let course = begun.course("m").unwrap();
    assert_eq!(&reported(&module(), course, day(9)), course);
}

#[test]
fn another_number_is_drawn_when_an_exercise_is_asked_again() {
    let before = progress(&[("pre", 100, 1, false)]);
    let after = progress(&[("pre", 100, 1, false), ("order", 0, 1, false)]);
    let draw = |progress: &Progress| draw(progress.course("m"), "order");
    assert_eq!(draw(&before), draw(&before));
    assert_ne!(draw(&before), draw(&after));
    assert_ne!(seed("m", day(1), 1), seed("m", day(1), 2));
    assert_ne!(seed("m", day(1), 1), seed("n", day(1), 1));
}

#[test]
fn a_module_made_wrong_by_hand_has_a_score_all_the_same() {
    let module = Module {
        pass: Some(4_000_000),
        ..module()
    };
    let course = Course {
        round: 1,
        given: vec![
            progress(&[("post", 255, 1, false)])
                .course("m")
                .unwrap()
                .given[0]
                .clone(),
        ],
        ..Course::default()
    };
    let score = Score::of(&module, Some(&course), day(9));
    assert_eq!((score.pass, score.score), (100, Some(100)));
}

#[test]
fn what_was_done_is_written_for_a_spreadsheet_and_for_paper() {
    let module = module();
    let done = progress(&[
        ("pre", 0, 1, false),
        ("order", 50, 1, false),
        ("post", 100, 1, false),
        ("order", 100, 1, true),
    ]);
    let studied = [
        Studied {
            slug: "m",
            title: "=Pay | first",
            updated: Some(day(1)),
            module: &module,
            course: done.course("m"),
        },
        Studied {
            slug: "n",
            title: "Later",
            updated: None,
            module: &module,
            course: None,
        },
    ];
    let csv = to_csv(&studied, day(9));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[1],
        "m,'=Pay | first,2026-11-01,1,pre,o1,single,pre,2026-11-01,wrong,0,1,2026-11-01,today"
    );
    assert_eq!(
        lines[3],
        "m,'=Pay | first,2026-11-01,1,order,o2,order,,2026-11-01,partly,50,2,2026-11-01,today"
    );
    let page = certificate(&studied, day(9));
    assert!(page.contains("It is no diploma"));
    assert!(page.contains("| \\=Pay \\| first (`m`) | 2026-11-01 | 2026-11-01 | 2026-11-01 | passed; 70 % passes | 75 % | 0 % | 100 % |"), "{page}");
    assert!(
        page.contains("- Know o2. (50 % of 1 answer)") && !page.contains("Later"),
        "{page}"
    );
    assert!(certificate(&studied[1..], day(9)).ends_with("No module was begun yet.\n"));
}
