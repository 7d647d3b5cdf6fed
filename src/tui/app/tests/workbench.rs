use super::house::House;
use super::*;
use crate::personal::{AnswersFile, Places, SavedAnswers};

const D: Key = Key {
    code: KeyCode::Char('d'),
    ctrl: false,
    alt: false,
};
const W: Key = Key {
    code: KeyCode::Char('w'),
    ctrl: false,
    alt: true,
};

/// Answers of a country of which Part III is not met, and part of what is asked for Part V.
const EARLIER: &str = "country = \"LAO\"\nas_of = 2020\n\n[sickness]\ncontingency = true\ncovered_employees = \"45%\"\n\
    covered_active = \"10%\"\nsmall_means = false\ncovered_industrial = \"10%\"\nwaiting_days = 4\n\n[old-age]\n\
    contingency = true\n";

/// Returns answers of two dates.
fn saved() -> Vec<SavedAnswers> {
    let of = |name: &str, as_of: &str, text: String| SavedAnswers {
        name: name.to_owned(),
        country: "LAO".to_owned(),
        as_of: as_of.to_owned(),
        count: 8,
        text,
    };
    let later = EARLIER.replace("2020", "2024").replace("45%", "55%");
    vec![
        of("Lao 2020", "2020", EARLIER.to_owned()),
        of("ລາວ 2024", "2024", later),
    ]
}

/// Returns a stage at the saved answers.
pub(super) fn at_the_answers(house: &House, (columns, rows): (u16, u16)) -> Stage {
    let mut stage = house.stage(columns, rows);
    stage.kept(News::Answers(saved()));
    house.serve(&mut stage);
    house.keys(&mut stage, &[W]);
    stage
}

/// Returns a stage at the questions on new answers.
fn asking(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.keys(&[W, ENTER, ENTER]);
    stage
}

/// Returns the answers that were to be saved last.
fn kept_last(stage: &Stage) -> &SavedAnswers {
    match stage.ordered.last() {
        Some(Order::SaveAnswers(change)) => &change.now,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_is_checked_saved_and_told_to_the_worker() {
    let mut stage = asking(80, 24);
    assert_eq!(
        format!("{:?}", stage.app),
        "App(library > workbench > questions)"
    );
    stage.keys(&[ENTER]);
    stage.types("xyzzy");
    stage.keys(&[ENTER]);
    assert!(
        stage.screen().contains("no country is called"),
        "{}",
        stage.screen()
    );
    assert!(stage.ordered.is_empty());
    stage.keys(&[Key::ctrl('u')]);
    stage.types("tgo");
    stage.keys(&[ENTER]);
    let kept = kept_last(&stage).clone();
    assert_eq!(
        (kept.name.as_str(), kept.country.as_str(), kept.count),
        ("answers 1", "TGO", 1)
    );
    assert_eq!(kept.text, "country = \"TGO\"\n");
    let is_told =
        |request: &Request| matches!(request, Request::Answers(all) if *all == [kept.clone()]);
    assert!(stage.asked.iter().any(is_told));
    assert!(
        stage.row(22).contains("1 answer, saved"),
        "{}",
        stage.row(22)
    );
    // Taken back, it is open again.
    stage.keys(&[UP, D]);
    assert_eq!(kept_last(&stage).text, "");
}

#[test]
fn what_another_program_answers_is_taken_up_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        data: Some(folder.path().to_owned()),
        state: None,
    };
    let file = AnswersFile::of(&places).unwrap();
    let mut stages = [(); 2].map(|()| asking(80, 24));
    // Each stage answers a question; what came of it is told to it alone, as its keeper does.
    let answer = |stage: &mut Stage, typed: &str| {
        stage.types(typed);
        stage.keys(&[ENTER]);
        let Some(Order::SaveAnswers(change)) = stage.ordered.last() else {
            panic!("{:?}", stage.ordered);
        };
        let saved = file.save(change).unwrap();
        stage.kept(News::Answers(vec![saved]));
    };
    let [one, other] = &mut stages;
    one.keys(&[ENTER]);
    answer(one, "TGO");
    other.keys(&[DOWN]);
    answer(other, "2025");
    let told = "2 answers, saved; 1 changed by another program";
    assert!(other.row(22).contains(told), "{}", other.row(22));
    assert!(other.screen().contains("TGO"), "{}", other.screen());
    one.keys(&[DOWN, ENTER]);
    answer(one, "MNT");
    let saved = &file.read().unwrap().0[0];
    assert_eq!(
        (saved.country.as_str(), saved.as_of.as_str(), saved.count),
        ("TGO", "2025", 3)
    );
    assert!(one.screen().contains("2025"), "{}", one.screen());
    // What the other takes back does not come again.
    other.keys(&[UP, D]);
    let Some(Order::SaveAnswers(change)) = other.ordered.last() else {
        panic!("{:?}", other.ordered);
    };
    file.save(change).unwrap();
    one.keys(&[ENTER]);
    answer(one, "no");
    let saved = &file.read().unwrap().0[0];
    assert_eq!((saved.as_of.as_str(), saved.count), ("", 3));
}

#[test]
fn what_was_meant_is_taken_with_one_key_or_with_yes() {
    for way in [&[TAB][..], &[Key::ctrl('u'), Key::char('y'), ENTER]] {
        let mut stage = asking(80, 24);
        stage.keys(&[ENTER]);
        stage.types("Togoo");
        stage.keys(&[ENTER]);
        let asked = "Did you mean Togo (TGO)?";
        assert!(stage.screen().contains(asked), "{}", stage.screen());
        let footer = stage.row(23);
        assert!(footer.contains("Tab take Togo (TGO)"), "{footer}");
        stage.keys(way);
        assert_eq!(kept_last(&stage).country, "TGO");
        assert!(!stage.screen().contains(asked), "{}", stage.screen());
    }
    // Whoever leaves the line is offered nothing any more: Tab leads to the next Part again.
    let mut stage = asking(80, 24);
    stage.keys(&[ENTER]);
    stage.types("Togoo");
    stage.keys(&[ENTER, ESC, TAB]);
    assert!(stage.ordered.is_empty());
}

#[test]
fn a_figure_begins_an_answer_and_a_heading_stops_nobody() {
    let mut stage = asking(80, 24);
    stage.keys(&[DOWN]);
    stage.types("2025");
    stage.keys(&[ENTER]);
    assert_eq!(kept_last(&stage).count, 1);
    // The currency is the last question before a heading.
    stage.keys(&[ENTER]);
    stage.types("MNT");
    stage.keys(&[ENTER, ENTER]);
    assert_eq!(kept_last(&stage).count, 2);
    assert!(stage.screen().contains("yes or no"), "{}", stage.screen());
    assert_eq!(
        format!("{:?}", stage.app),
        "App(library > workbench > questions)"
    );
}

#[test]
fn what_can_be_chosen_is_chosen_with_the_arrows() {
    let mut stage = asking(80, 24);
    stage.keys(&[Key::char(']'), DOWN, ENTER, DOWN]);
    assert!(stage.screen().contains(" > yes"), "{}", stage.screen());
    stage.keys(&[DOWN]);
    assert!(stage.screen().contains(" > no"));
    stage.keys(&[UP, ENTER]);
    assert_eq!(kept_last(&stage).text, "\n[declaration]\neconomy = true\n");
    // Esc leaves a line as it was.
    stage.keys(&[UP, ENTER, DOWN, ESC]);
    assert_eq!(stage.ordered.len(), 1);
    assert!(stage.screen().contains("Questions"), "{}", stage.screen());
}

#[test]
fn questions_come_and_go_with_the_answers_they_hang_on() {
    let mut stage = asking(80, 60);
    let asked = |stage: &Stage| stage.screen().contains("average earnings");
    let next = [Key::char(']'); 3];
    stage.keys(&next);
    assert!(!asked(&stage), "{}", stage.screen());
    stage.keys(&[DOWN, DOWN, DOWN, DOWN, ENTER]);
    stage.types("d");
    stage.keys(&[ENTER]);
    assert!(asked(&stage), "{}", stage.screen());
}

#[test]
fn the_verdict_goes_with_the_answers() {
    let mut stage = asking(80, 24);
    let next = [Key::char(']'); 4];
    stage.keys(&next);
    assert!(stage.row(0).contains("Acceptance (Art. 2): cannot tell"));
    stage.keys(&[DOWN, ENTER]);
    stage.types("no");
    stage.keys(&[ENTER]);
    assert!(
        stage.row(0).ends_with("Parts not met: II"),
        "{}",
        stage.row(0)
    );
    assert!(stage.screen().contains("not met  1/"), "{}", stage.screen());
    assert!(stage.screen().contains("no legal opinion"));
}

#[test]
fn new_answers_have_a_name_of_their_own_that_is_no_file() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.kept(News::Answers(saved()));
    for (name, told) in [
        ("Lao 2020", "there are answers of this name"),
        ("a/b", "no slash"),
        ("x.toml", "no slash"),
        ("  ", "give the answers a name"),
    ] {
        stage.keys(&[W, ENTER, Key::ctrl('u')]);
        stage.types(name);
        stage.keys(&[ENTER]);
        assert!(stage.screen().contains(told), "{name}: {}", stage.screen());
        stage.keys(&[ESC, ESC]);
    }
}

#[test]
fn saved_answers_are_gone_on_with_at_what_is_open() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.kept(News::Answers(saved()));
    stage.keys(&[W, DOWN, ENTER]);
    assert!(
        stage.screen().contains("In which currency"),
        "{}",
        stage.screen()
    );
    assert!(stage.row(22).contains("9 answers") || stage.row(22).contains("answers, saved"));
}

#[test]
fn answers_are_removed_when_that_is_asked_twice() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.kept(News::Answers(saved()));
    stage.keys(&[W, D, D, DOWN, D]);
    assert!(
        stage.ordered.is_empty(),
        "the first row is no answers, and once is not twice"
    );
    assert!(
        stage.row(22).contains("again to remove: Lao 2020"),
        "{}",
        stage.row(22)
    );
    stage.keys(&[D]);
    assert_eq!(stage.ordered, [Order::RemoveAnswers("Lao 2020".to_owned())]);
}

#[test]
fn a_report_is_opened_by_the_name_of_the_answers_and_at_the_part() {
    let opened = |stage: &Stage| match stage.asked.last() {
        Some(Request::Open { name, .. }) => name.clone(),
        other => panic!("{other:?}"),
    };
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.kept(News::Answers(saved()));
    stage.keys(&[W, DOWN, Key::char('r')]);
    assert_eq!(opened(&stage), "report/Lao 2020");
    stage.keys(&[ESC, Key::char(' '), DOWN, Key::char('r')]);
    assert_eq!(opened(&stage), "report/ລາວ 2024/Lao 2020");
    stage.keys(&[ESC, ENTER, Key::char('r')]);
    assert_eq!(opened(&stage), "report/ລາວ 2024");
}

#[test]
fn nothing_in_the_workbench_panics_in_the_smallest_terminals() {
    for columns in 0..6 {
        for rows in 0..6 {
            let mut stage = Stage::new(columns, rows);
            stage.is_ready();
            stage.kept(News::Answers(saved()));
            stage.keys(&[W, DOWN, Key::char('G'), ENTER, Key::char('G'), ENTER]);
            stage.types("x");
            stage.keys(&[ENTER, ESC, Key::char('g'), Key::char(']'), ESC, ESC]);
            stage.keys(&[W, ENTER, Key::char('/'), ENTER, ESC]);
        }
    }
}

#[test]
fn hostile_names_of_answers_are_made_safe() {
    let evil = "\u{1b}]0;x\u{7}\u{202e}".to_owned();
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.kept(News::Answers(vec![SavedAnswers {
        name: evil.clone(),
        country: evil.clone(),
        as_of: evil.clone(),
        count: 1,
        text: "currency = \"\\u001b]0;x\"\n".to_owned(),
    }]));
    let bad = |c: char| c.is_control() && c != '\n' || matches!(c as u32, 0x202a..=0x202e);
    stage.keys(&[W, DOWN, D]);
    assert!(!stage.screen().contains(bad));
    stage.keys(&[ENTER, UP]);
    assert!(!stage.screen().contains(bad), "{}", stage.screen());
}
