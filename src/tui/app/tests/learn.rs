use super::house::House;
use super::*;
use crate::content::{self, Root};
use crate::learn::{self, Curriculum, Form, Posed, Step, Taught, Training};
use crate::model::module::Task;
use crate::model::{Deed, Given, Progress, Record, Verdict};
use crate::personal::{self, Places, ProgressFile};

/// A module with an exercise of every type, in the order in which types are told.
const SEVEN: &str = include_str!("seven.md");

/// A module of the library that is built in, whose records the library of the tests has.
const FIRST: &str = "01-social-protection-and-ilo-standards";

const LEARN: Key = Key {
    code: KeyCode::Char('3'),
    ctrl: false,
    alt: true,
};
const SPACE: Key = key(KeyCode::Char(' '));
const RIGHT: Key = key(KeyCode::Right);
const PAGE_DOWN: Key = key(KeyCode::PageDown);
const BACK_TAB: Key = key(KeyCode::BackTab);

fn record(path: &str, text: &str) -> Record {
    let parsed = content::parse_record(path, text.as_bytes(), &Tables::default());
    parsed.unwrap().record.unwrap()
}

/// Returns what there is to learn with: a short module, one with all types of exercises, a worksheet.
fn curriculum() -> Curriculum {
    let short = include_str!("library/content/modules/crisis.md");
    let sheet = "+++\ntitle = \"Plan of a payment\"\nsummary = \"Who is paid, how and when.\"\nstage = \"planning\"\n+++\n\n## Form\n\nName:\n";
    Curriculum::of(&[
        record("modules/crisis.md", short),
        record("modules/seven.md", SEVEN),
        record("worksheets/plan-of-a-payment.md", sheet),
    ])
}

/// Returns a stage at the modules, of which so much is known to be done.
fn at_the_modules((columns, rows): (u16, u16), curriculum: Curriculum, done: &Progress) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.kept(News::Learned(done.clone()));
    stage.keys(&[LEARN]);
    let ticket = stage.asked.iter().rev().find_map(|request| match request {
        Request::Modules { ticket, .. } => Some(*ticket),
        _ => None,
    });
    stage.says(Reply::Modules(ticket.unwrap(), Arc::new(curriculum)));
    stage
}

/// Returns what was done when so many exercises of the module with all types were gone through, each wrong.
fn stopped_at(exercise: &str) -> Progress {
    let mut progress = Progress::default();
    let module = "seven".to_owned();
    let seed = learn::seed(&module, PartialDate::of_year(2026), 1);
    progress.add(&Deed::Begin {
        module: module.clone(),
        round: 1,
        seed,
    });
    progress.add(&Deed::GoOn {
        module,
        at: exercise.to_owned(),
    });
    progress
}

/// Returns a stage at an exercise of the module with all types, and the exercise as it is put there.
fn at_exercise(exercise: &str, size: (u16, u16)) -> (Stage, Posed) {
    let progress = stopped_at(exercise);
    let mut stage = at_the_modules(size, curriculum(), &progress);
    stage.keys(&[ENTER]);
    let taught = curriculum().modules[1].clone();
    let mut way = Training::of_module(taught, progress, PartialDate::of_year(2026));
    let posed = way.pose().unwrap().clone();
    assert_eq!(posed.exercise().id.value, exercise);
    (stage, posed)
}

/// Returns the key of a number.
fn number(number: usize) -> Key {
    Key::char(char::from_digit(u32::try_from(number).unwrap(), 10).unwrap())
}

/// Returns the keys that give an answer to an exercise as it is put: the right one, or one that is not right.
fn keys_of(posed: &Posed, is_right: bool) -> Vec<Key> {
    let count = posed.choices().len();
    let right = posed.right();
    let wrong = || (0..count).find(|place| !right.contains(place));
    let mut keys = match (posed.form(), &posed.exercise().task) {
        (Form::Single | Form::Multiple, _) => {
            let places = if is_right {
                right
            } else {
                // Where all are right, the first one alone is not the answer.
                vec![wrong().unwrap_or_default()]
            };
            places.iter().map(|place| number(place + 1)).collect()
        }
        (Form::Order, _) => {
            let wanted = if is_right {
                right
            } else {
                // As they stand they are never right, and cannot be given.
                let mut wrong = right;
                wrong.rotate_left(1);
                if wrong.is_sorted() {
                    wrong.rotate_left(1);
                }
                wrong
            };
            ordered(&wanted)
        }
        (Form::Match, _) if is_right => right.iter().map(|place| number(place + 1)).collect(),
        // As they stand they are never right.
        (Form::Match, _) => (0..count).map(|place| number(place + 1)).collect(),
        (_, Task::Fill { accept }) => {
            let words = if is_right {
                accept[0].value.as_str()
            } else {
                "zeppelin"
            };
            words.chars().map(Key::char).collect()
        }
        (Form::Open, _) => vec![Key::char('x'), ENTER, number(if is_right { 1 } else { 3 })],
        _ => vec![number(1)],
    };
    keys.push(ENTER);
    keys
}

/// Returns the keys that bring things into an order.
fn ordered(wanted: &[usize]) -> Vec<Key> {
    let mut stand: Vec<usize> = (0..wanted.len()).collect();
    let (mut keys, mut at) = (Vec::new(), 0_usize);
    for (place, thing) in wanted.iter().enumerate() {
        let from = stand.iter().position(|one| one == thing).unwrap();
        let step = if from < at { UP } else { DOWN };
        keys.extend(std::iter::repeat_n(step, from.abs_diff(at)));
        keys.push(number(place + 1));
        let thing = stand.remove(from);
        stand.insert(place, thing);
        at = place;
    }
    keys
}

/// Returns the words on the screen, page after page.
fn words(stage: &mut Stage) -> String {
    let mut words = String::new();
    for _ in 0..4 {
        words.push_str(&stage.screen());
        words.push('\n');
        stage.keys(&[PAGE_DOWN]);
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// Sees that an answer was judged so, that it is told why, and what is right.
#[track_caller]
fn says_why(stage: &mut Stage, posed: &Posed, verdict: &str) {
    let name = &posed.exercise().id.value;
    let seen = words(stage);
    assert!(seen.contains(verdict), "{name} is not {verdict}:\n{seen}");
    let why = posed.exercise().explanation.as_ref().unwrap();
    // The bar at the side may stand between the words.
    let bare = |text: &str| text.replace(['│', '┃', ' '], "");
    let beginning: String = bare(&why.value).chars().take(60).collect();
    assert!(bare(&seen).contains(&beginning), "{name}: {why:?}\n{seen}");
    let is_told = !verdict.contains("Wrong") || seen.contains("The answer:");
    assert!(is_told, "{name}: {seen}");
}

/// Returns how an answer is told, as far as one can say without judging it.
fn told(posed: &Posed, is_right: bool) -> &'static str {
    match (posed.form(), is_right) {
        (Form::Group, _) => "✓ Done.",
        (Form::Open, true) => "✓ Your answer agrees.",
        (Form::Open, false) => "✗ Your answer does not agree.",
        (_, true) => "✓ Right.",
        // A part of it may be right.
        (Form::Order | Form::Match | Form::Multiple, false) => "The answer:",
        (_, false) => "✗ Wrong.",
    }
}

/// Has what was ordered kept in files below a folder, as the keeper does, and told.
fn keeps(stage: &mut Stage, desk: &mut personal::Desk, news: &std::sync::mpsc::Receiver<News>) {
    for order in std::mem::take(&mut stage.ordered) {
        desk.carry_out(order);
    }
    for news in news.try_iter() {
        stage.kept(news);
    }
}

/// Returns who keeps things below a folder, and what he says.
fn keeper(folder: &std::path::Path) -> (personal::Desk, std::sync::mpsc::Receiver<News>) {
    let places = Places {
        data: Some(folder.join("data")),
        state: Some(folder.join("state")),
    };
    let (sender, news) = std::sync::mpsc::channel();
    let tell = move |news| drop(sender.send(news));
    let mut desk = personal::Desk::new(&places, true, Box::new(tell));
    desk.look();
    (desk, news)
}

#[test]
fn every_type_is_asked_and_judged_at_both_sizes() {
    for (exercise, _) in SEVEN.match_indices("\nid = \"").map(|(at, found)| {
        let rest = &SEVEN[at + found.len()..];
        (&rest[..rest.find('"').unwrap()], at)
    }) {
        let mut seen = String::new();
        for size in [(80, 24), (40, 12)] {
            let (mut stage, posed) = at_exercise(exercise, size);
            seen.push_str(&picture::of(&mut stage));
            stage.keys(&keys_of(&posed, false));
            seen.push_str(&picture::of(&mut stage));
        }
        insta::assert_snapshot!(format!("learn_{exercise}"), seen);
    }
}

#[test]
fn the_modules_are_listed_with_how_far_one_is() {
    let mut progress = stopped_at("#key-ideas");
    let given = |exercise: &str, verdict, credit| Deed::Answer {
        module: "crisis".to_owned(),
        given: Given {
            exercise: exercise.to_owned(),
            day: PartialDate::of_year(2025),
            verdict,
            credit,
            round: 1,
            review: false,
            version: None,
            words: String::new(),
        },
    };
    progress.add(&given("e1", Verdict::Wrong, 0));
    progress.add(&given("e2", Verdict::Right, 100));
    progress.add(&given("e3", Verdict::Partly, 50));
    let mut seen = String::new();
    for size in [(160, 45), (80, 24), (40, 12), (60, 24)] {
        let mut stage = at_the_modules(size, curriculum(), &progress);
        stage.keys(&[DOWN]);
        seen.push_str(&picture::of(&mut stage));
    }
    insta::assert_snapshot!("learn_list", seen);
}

#[test]
fn a_section_is_read_in_its_place_and_what_came_of_it_is_told() {
    let mut seen = String::new();
    for size in [(80, 24), (40, 12)] {
        let mut stage = at_the_modules(size, curriculum(), &stopped_at("#key-ideas"));
        stage.keys(&[ENTER]);
        let asked = stage.asked.iter().rev().find_map(|request| match request {
            Request::Open { ticket, .. } => Some(*ticket),
            _ => None,
        });
        let mut opened = trial::case();
        opened.record = record("modules/seven.md", SEVEN);
        stage.says(Reply::Opened(asked.unwrap(), Arc::new(opened)));
        seen.push_str(&picture::of(&mut stage));
        // To the exercises, past them, and past the test after.
        stage.keys(&[Key::char('e')]);
        for _ in 0..6 {
            stage.keys(&[TAB]);
        }
        seen.push_str(&picture::of(&mut stage));
    }
    insta::assert_snapshot!("learn_section_and_result", seen);
}

/// Goes through a module by keys, every exercise right but the first one that can be wrong; returns what was kept.
fn done_by_keys(house: &House, taught: &Taught, folder: &std::path::Path) -> Progress {
    let today = PartialDate::of_year(2026);
    let (mut desk, news) = keeper(folder);
    let mut stage = house.stage(80, 24);
    keeps(&mut stage, &mut desk, &news);
    house.keys(&mut stage, &[LEARN, ENTER]);
    let mut way = Training::of_module(taught.clone(), Progress::default(), today);
    let mut is_right = false;
    while let Some(step) = way.step().filter(|step| *step != Step::End) {
        if let Step::Section { section, .. } = step {
            let heading = &taught.sections[section].heading;
            assert!(stage.row(0).contains(heading), "{}", stage.screen());
            house.keys(&mut stage, &[ENTER]);
            way.go_on();
            continue;
        }
        let posed = way.pose().unwrap().clone();
        if posed.form() == Form::Open {
            way.write("x");
        }
        let keys = keys_of(&posed, is_right);
        house.keys(&mut stage, &keys);
        keeps(&mut stage, &mut desk, &news);
        says_why(&mut stage, &posed, told(&posed, is_right));
        is_right = true;
        house.keys(&mut stage, &[ENTER]);
        keeps(&mut stage, &mut desk, &news);
        let verdict = if way.steps().iter().position(|one| *one == step) == Some(0) {
            Verdict::Wrong
        } else {
            Verdict::Right
        };
        let answer = match posed.form() {
            Form::Open => learn::Answer::Own(verdict),
            Form::Group => learn::Answer::Own(Verdict::Done),
            Form::Fill => learn::Answer::Words(posed.solution()[0].clone()),
            _ if verdict == Verdict::Wrong => learn::Answer::Places(vec![
                (0..9).find(|place| !posed.right().contains(place)).unwrap(),
            ]),
            _ => learn::Answer::Places(posed.right()),
        };
        way.answer(&answer);
    }
    let result = words(&mut stage);
    assert!(result.contains("passed"), "{result}");
    assert!(
        result.contains("One question comes back today."),
        "{result}"
    );
    let places = Places {
        data: Some(folder.join("data")),
        state: None,
    };
    let kept = ProgressFile::of(&places).unwrap().read().unwrap().progress;
    let shadow = way.progress().course(&taught.slug).unwrap();
    assert_eq!(kept.course(&taught.slug).unwrap(), shadow);
    // Back in the list it is done.
    house.keys(&mut stage, &[ENTER]);
    assert!(stage.screen().contains("passed, "), "{}", stage.screen());
    kept
}

#[test]
fn a_module_of_the_library_is_done_by_keys_and_kept_answer_by_answer() {
    let text = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("content/modules")
            .join(format!("{FIRST}.md")),
    );
    let text = text.unwrap();
    let house = House::holding(&[(&format!("modules/{FIRST}.md"), &text)]);
    let record = record(&format!("modules/{FIRST}.md"), &text);
    let folder = tempfile::tempdir().unwrap();
    let kept = done_by_keys(&house, &Taught::of(&record).unwrap(), folder.path());
    // The question that was answered wrong is asked again, right now, and then not before another day.
    let (mut desk, news) = keeper(folder.path());
    let mut stage = house.stage(80, 24);
    keeps(&mut stage, &mut desk, &news);
    house.keys(&mut stage, &[LEARN, Key::char('v')]);
    let taught = vec![Taught::of(&record).unwrap()];
    let mut way = Training::of_review(taught, kept, PartialDate::of_year(2026));
    let posed = way.pose().unwrap().clone();
    house.keys(&mut stage, &keys_of(&posed, true));
    says_why(&mut stage, &posed, "✓ Right.");
    house.keys(&mut stage, &[ENTER]);
    let seen = words(&mut stage);
    assert!(
        seen.contains("One question comes back, not before tomorrow."),
        "{seen}"
    );
    keeps(&mut stage, &mut desk, &news);
    house.keys(&mut stage, &[ENTER, Key::char('v')]);
    assert!(stage.told().contains("no question comes back today"));
}

#[test]
fn every_exercise_of_every_module_is_answered_right_and_wrong_on_the_screen() {
    let library = content::load(&Root::BuiltIn).unwrap();
    let records = library.catalog.of_kind(Kind::Module);
    let records: Vec<Record> = records.into_iter().cloned().collect();
    let today = PartialDate::of_year(2026);
    let mut asked = 0;
    for taught in Curriculum::of(&records).modules {
        for is_right in [true, false] {
            let mut way = Training::of_module(taught.clone(), Progress::default(), today);
            let all = Curriculum {
                modules: vec![taught.clone()],
                worksheets: Vec::new(),
            };
            let mut stage = at_the_modules((80, 24), all, &Progress::default());
            stage.keys(&[ENTER]);
            while let Some(step) = way.step().filter(|step| *step != Step::End) {
                if let Step::Section { .. } = step {
                    stage.keys(&[Key::char('e')]);
                    way.to_exercises();
                    continue;
                }
                let posed = way.pose().unwrap().clone();
                stage.keys(&keys_of(&posed, is_right));
                says_why(&mut stage, &posed, told(&posed, is_right));
                stage.keys(&[ENTER]);
                way.go_on();
                asked += 1;
            }
            assert!(
                stage.row(0).contains("What came of it"),
                "{}",
                stage.screen()
            );
        }
    }
    assert!(asked >= 2 * 140, "{asked}");
}

#[test]
fn a_passage_is_opened_where_the_answer_stands_and_one_step_leads_back() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    stage.kept(News::Learned(Progress::default()));
    house.keys(&mut stage, &[LEARN, ENTER, number(2)]);
    house.keys(&mut stage, &[Key::char('s')]);
    assert!(
        stage.told().contains("once it is answered"),
        "{}",
        stage.told()
    );
    house.keys(&mut stage, &[ENTER]);
    let judged = stage.screen();
    house.keys(&mut stage, &[Key::char('s')]);
    assert_eq!(
        format!("{:?}", stage.app),
        "App(library > learn > training > reader)"
    );
    assert!(stage.screen().contains("Context"), "{}", stage.screen());
    house.keys(&mut stage, &[ESC]);
    assert_eq!(stage.screen(), judged);
    // So does what is read in the reader lead back to the section.
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.row(0).contains("Section 1 of 2"),
        "{}",
        stage.screen()
    );
    assert!(stage.screen().contains("Pay first."), "{}", stage.screen());
    assert!(
        !stage.screen().contains("Convention 102"),
        "no more than the section"
    );
    let section = stage.screen();
    house.keys(&mut stage, &[Key::char('r')]);
    assert!(stage.screen().contains("Reader"), "{}", stage.screen());
    house.keys(&mut stage, &[key(KeyCode::Backspace)]);
    assert_eq!(stage.screen(), section);
}

#[test]
fn an_answer_in_own_words_is_kept_and_can_be_read_again() {
    let (mut stage, _) = at_exercise("open", (80, 24));
    let written = |stage: &Stage| {
        let deeds = stage.ordered.iter().rev().filter_map(|order| match order {
            Order::Learn(deeds) => Some(deeds),
            _ => None,
        });
        let mut deeds = deeds.flat_map(|deeds| deeds.iter().rev());
        deeds.find_map(|deed| match deed {
            Deed::Write { written, .. } => Some(written.words.clone()),
            _ => None,
        })
    };
    for letter in "I would ".chars() {
        stage.keys(&[Key::char(letter)]);
    }
    // Before a key says that it is done.
    assert_eq!(written(&stage).as_deref(), Some("I would"));
    for letter in "ask".chars() {
        stage.keys(&[Key::char(letter)]);
    }
    stage.keys(&[ESC]);
    assert_eq!(stage.app.screen_name(), "learn");
    assert_eq!(written(&stage).as_deref(), Some("I would ask"));
    stage.keys(&[ENTER]);
    stage.types(" them");
    stage.keys(&[ENTER, ESC]);
    assert!(
        stage.screen().contains("> I would ask them"),
        "{}",
        stage.screen()
    );
    stage.keys(&[ENTER, number(2), ENTER]);
    let is_kept = |deed: &Deed| matches!(deed, Deed::Answer { given, .. } if given.words == "I would ask them");
    let kept = stage
        .ordered
        .iter()
        .any(|order| matches!(order, Order::Learn(deeds) if deeds.iter().any(is_kept)));
    assert!(kept, "{:?}", stage.ordered);
    stage.keys(&[ENTER, BACK_TAB]);
    assert!(
        stage.screen().contains("> I would ask them"),
        "{}",
        stage.screen()
    );
    // What is kept is left without a question.
    stage.keys(&[ESC]);
    assert_eq!(stage.app.screen_name(), "learn");
}

#[test]
fn nothing_is_given_before_something_is_chosen() {
    for (exercise, missing) in [
        ("single", "choose an answer first"),
        ("multiple", "choose an answer first"),
        ("fill", "write what stands in the gap first"),
        ("order", "it is not in order yet"),
        ("match", "3 are still without their match"),
        ("group", "choose first what is so"),
    ] {
        let (mut stage, _) = at_exercise(exercise, (80, 24));
        stage.keys(&[ENTER, ENTER]);
        assert!(
            stage.told().contains(missing),
            "{exercise}: {}",
            stage.told()
        );
        let answered = stage.ordered.iter().any(|order| {
            matches!(order, Order::Learn(deeds) if deeds.iter().any(|deed| matches!(deed, Deed::Answer { .. })))
        });
        assert!(!answered, "{exercise}");
    }
}

#[test]
fn things_are_moved_and_paired_with_arrows_and_the_space_bar() {
    let (mut stage, posed) = at_exercise("order", (80, 24));
    let first = posed.choices()[0].to_owned();
    stage.keys(&[SPACE, DOWN, DOWN]);
    assert!(stage.screen().contains("(moving)"), "{}", stage.screen());
    stage.stands_on(&format!("3. {first} (moving)"));
    // What is moved goes back; put down it stays.
    stage.keys(&[ESC]);
    stage.stands_on(&format!("1. {first}"));
    stage.keys(&[SPACE, DOWN, SPACE]);
    stage.stands_on(&format!("2. {first}"));
    let (mut stage, posed) = at_exercise("match", (80, 24));
    let pair = |place: usize| format!("→ {}. {}", place + 1, posed.choices()[place]);
    stage.keys(&[RIGHT, RIGHT]);
    assert!(stage.screen().contains(&pair(1)), "{}", stage.screen());
    // One is paired once: it is taken from where it was.
    stage.keys(&[DOWN, number(2)]);
    assert_eq!(stage.screen().matches(&pair(1)).count(), 1);
    assert_eq!(
        stage.screen().matches("→ ?").count(),
        2,
        "{}",
        stage.screen()
    );
    // The arrows pass by what is paired with others, until nothing else is left: then two change places.
    let (mut stage, posed) = at_exercise("match", (80, 24));
    let pair = |place: usize| format!("→ {}. {}", place + 1, posed.choices()[place]);
    let order = |stage: &Stage| {
        let screen = stage.screen();
        let at = |place: usize| screen.find(&pair(place)).unwrap();
        let mut places: Vec<usize> = (0..3).collect();
        places.sort_by_key(|place| at(*place));
        places
    };
    stage.keys(&[RIGHT, DOWN, RIGHT, DOWN, key(KeyCode::Left)]);
    assert_eq!(order(&stage), [0, 1, 2]);
    stage.keys(&[RIGHT]);
    assert_eq!(order(&stage), [2, 1, 0]);
}

#[test]
fn a_question_left_for_later_stays_open_and_a_module_is_begun_again() {
    let (mut stage, _) = at_exercise("single", (80, 24));
    stage.keys(&[TAB, Key::char('e')]);
    assert!(
        stage.row(0).contains("Exercises, question 1"),
        "{}",
        stage.screen()
    );
    stage.keys(&[BACK_TAB]);
    assert!(
        stage.row(0).contains("Section 3 of 3"),
        "{}",
        stage.screen()
    );
    stage.keys(&[Key::char('e'), TAB, TAB, TAB, TAB, TAB, TAB]);
    assert!(
        stage.screen().contains("6 questions are left open"),
        "{}",
        stage.screen()
    );
    stage.keys(&[ENTER]);
    assert!(
        stage.row(0).contains("Test before, question 1"),
        "{}",
        stage.screen()
    );
    stage.keys(&[Key::char('R')]);
    assert!(stage.told().contains("at the end of the module"));
    stage.keys(&[
        TAB,
        Key::char('e'),
        TAB,
        TAB,
        TAB,
        TAB,
        TAB,
        TAB,
        Key::char('R'),
    ]);
    let begun = stage.ordered.last().unwrap();
    let is_second = |deed: &Deed| matches!(deed, Deed::Begin { round: 2, .. });
    assert!(
        matches!(begun, Order::Learn(deeds) if deeds.iter().any(is_second)),
        "{begun:?}"
    );
}

#[test]
fn behind_what_was_left_open_comes_what_is_open_too_and_then_the_result() {
    let (mut stage, _) = at_exercise("single", (80, 24));
    stage.keys(&[TAB, Key::char('e'), TAB, TAB, TAB, TAB, TAB, TAB]);
    stage.keys(&[ENTER]);
    assert!(stage.row(0).contains("Test before"), "{}", stage.screen());
    stage.keys(&[number(1), ENTER, ENTER]);
    let first = stage.row(0);
    assert!(first.contains("Exercises, question 1"), "{first}");
    // One back from what was answered is the question before it.
    stage.keys(&[number(1), ENTER, BACK_TAB]);
    assert!(stage.row(0).contains("Section 3"), "{}", stage.row(0));
}

#[test]
fn who_only_looks_has_not_begun_and_a_reset_is_asked_twice() {
    let mut stage = at_the_modules((80, 24), curriculum(), &Progress::default());
    stage.keys(&[ENTER, ESC, Key::char('d'), Key::char('d')]);
    assert!(stage.ordered.is_empty(), "{:?}", stage.ordered);
    assert!(stage.told().contains("nothing was done in this module"));
    let mut stage = at_the_modules((80, 24), curriculum(), &stopped_at("fill"));
    stage.keys(&[Key::char('d'), UP, DOWN, Key::char('d')]);
    assert!(stage.ordered.is_empty(), "once is not twice");
    assert!(
        stage.told().contains("again to forget all answers"),
        "{}",
        stage.told()
    );
    stage.keys(&[Key::char('d')]);
    let forget = Deed::Forget {
        module: "seven".to_owned(),
    };
    assert_eq!(stage.ordered, [Order::Learn(vec![forget])]);
    assert!(
        !stage.screen().contains("begun, nothing"),
        "{}",
        stage.screen()
    );
}

#[test]
fn in_front_of_a_room_it_is_said_that_nothing_is_kept() {
    let mut stage = Stage::new(80, 24);
    stage.app.company = Company::Silent;
    stage.is_ready();
    stage.kept(News::Learned(Progress::default()));
    stage.keys(&[LEARN]);
    let ticket = stage.asked.iter().find_map(|request| match request {
        Request::Modules { ticket, .. } => Some(*ticket),
        _ => None,
    });
    stage.says(Reply::Modules(ticket.unwrap(), Arc::new(curriculum())));
    assert!(stage.told().contains("nothing is kept"), "{}", stage.told());
    stage.keys(&[Key::char('w')]);
    assert!(
        stage.told().contains("worksheets stay closed"),
        "{}",
        stage.told()
    );
    stage.keys(&[ENTER]);
    assert!(stage.told().contains("nothing is kept"), "{}", stage.told());
}

#[test]
fn a_worksheet_is_copied_and_opened_in_the_editor() {
    let sheet = "+++\ntitle = \"Plan of a payment\"\nsummary = \"Who is paid.\"\nstage = \"planning\"\n+++\n\n## Form\n\nName:\n";
    let house = House::holding(&[("worksheets/plan-of-a-payment.md", sheet)]);
    let mut stage = house.stage(80, 24);
    stage.kept(News::Learned(Progress::default()));
    house.keys(&mut stage, &[LEARN, Key::char('w')]);
    assert!(
        stage.told().contains("no worksheet belongs to this"),
        "{}",
        stage.told()
    );
    house.keys(&mut stage, &[Key::char('G'), Key::char('w')]);
    let opened = stage.effects.iter().find_map(|effect| match effect {
        Effect::EditWorksheet { slug, copy } => Some((slug.clone(), copy.clone())),
        _ => None,
    });
    let (slug, copy) = opened.unwrap();
    assert_eq!(slug, "plan-of-a-payment");
    assert!(
        copy.starts_with("# Plan of a payment\n\n## Form\n\nName:\n"),
        "{copy}"
    );
}

#[test]
fn the_cursor_stands_on_what_is_selected_and_in_what_is_written() {
    let mut stage = at_the_modules((80, 24), curriculum(), &Progress::default());
    stage.stands_on("1. Paying people");
    stage.keys(&[DOWN]);
    stage.stands_on("2. Ways to ask");
    let (mut stage, posed) = at_exercise("single", (80, 24));
    stage.keys(&[DOWN]);
    stage.stands_on(&format!("(•) 2. {}", posed.choices()[1]));
    stage.keys(&[ENTER]);
    assert!(!stage.under_cursor().is_empty());
    let (mut stage, _) = at_exercise("fill", (80, 24));
    stage.types("ab");
    stage.keys(&[key(KeyCode::Left)]);
    assert_eq!(stage.under_cursor(), "b");
}

#[test]
fn what_is_clicked_is_chosen_paired_or_written_at() {
    let click = |stage: &mut Stage, text: &str| {
        let screen = stage.screen();
        let row = screen.lines().position(|line| line.contains(text)).unwrap();
        let at = Position::new(8, u16::try_from(row).unwrap());
        stage.turn(&[Event::Click(at)]);
    };
    let (mut stage, posed) = at_exercise("multiple", (80, 24));
    click(&mut stage, posed.choices()[2]);
    let chosen = format!("[x] 3. {}", posed.choices()[2]);
    assert!(stage.screen().contains(&chosen), "{}", stage.screen());
    let (mut stage, posed) = at_exercise("match", (80, 24));
    click(&mut stage, &format!("2. {}", posed.choices()[1]));
    let paired = format!("→ 2. {}", posed.choices()[1]);
    assert!(stage.screen().contains(&paired), "{}", stage.screen());
    let (mut stage, _) = at_exercise("open", (80, 24));
    stage.types("one two");
    click(&mut stage, "> one two");
    stage.types("X");
    assert!(stage.screen().contains("one tXwo"), "{}", stage.screen());
    let mut stage = at_the_modules((80, 24), curriculum(), &Progress::default());
    click(&mut stage, "2. Ways to ask");
    stage.stands_on("2. Ways to ask");
    click(&mut stage, "2. Ways to ask");
    assert_eq!(stage.app.screen_name(), "training");
}

#[test]
fn nothing_to_learn_panics_in_the_smallest_terminals() {
    for columns in 0..6 {
        for rows in 0..6 {
            let mut progress = stopped_at("#why-it-matters");
            for exercise in ["#why-it-matters", "match", "order", "open", "fill"] {
                progress.add(&Deed::GoOn {
                    module: "seven".to_owned(),
                    at: exercise.to_owned(),
                });
                let mut stage = at_the_modules((columns, rows), curriculum(), &progress);
                stage.keys(&[DOWN, Key::char('G'), Key::char('g'), UP, ENTER]);
                stage.keys(&[
                    SPACE,
                    DOWN,
                    RIGHT,
                    number(1),
                    PAGE_DOWN,
                    ENTER,
                    ENTER,
                    TAB,
                    UP,
                ]);
                stage.keys(&[BACK_TAB, key(KeyCode::PageUp), ESC, ESC]);
            }
        }
    }
}

#[test]
fn hostile_texts_of_a_module_are_made_safe() {
    let evil = SEVEN.replace("payment", "pay\\u001b]0;x\\u0007\\u202ement");
    let all = Curriculum::of(&[record("modules/seven.md", &evil)]);
    let bad = |c: char| c.is_control() && c != '\n' || matches!(c as u32, 0x202a..=0x202e);
    for exercise in [
        "single", "multiple", "fill", "order", "match", "open", "group",
    ] {
        let mut stage = at_the_modules((80, 24), all.clone(), &stopped_at(exercise));
        assert!(!stage.screen().contains(bad), "{}", stage.screen());
        stage.keys(&[ENTER]);
        assert!(!stage.screen().contains(bad), "{}", stage.screen());
        stage.keys(&[
            number(1),
            number(1),
            number(2),
            number(3),
            ENTER,
            number(2),
            ENTER,
        ]);
        assert!(!stage.screen().contains(bad), "{}", stage.screen());
    }
}
