//! What is kept for the user: marks, where one stopped, the Desk.

use super::*;

const M: Key = Key {
    code: KeyCode::Char('m'),
    ctrl: false,
    alt: false,
};

/// Returns a place in the record that the tests read.
fn spot(section: &str, heading: &str, number: usize) -> Spot {
    Spot {
        record: "cases/aus-robodebt.md".to_owned(),
        title: "Robodebt: automated debts from averaged income".to_owned(),
        section: section.to_owned(),
        heading: heading.to_owned(),
        number,
        paragraph: 0,
    }
}

/// Returns a mark of the first hit.
fn novissi() -> Spot {
    Spot {
        record: "cases/tgo-novissi.md".to_owned(),
        title: "Novissi: emergency cash by mobile phone".to_owned(),
        ..Spot::default()
    }
}

/// Returns a stage with hits, the first one selected.
fn with_hits(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN]);
    stage
}

/// Returns a stage with a record open at its beginning.
fn reading(columns: u16, rows: u16) -> Stage {
    let mut stage = with_hits(columns, rows);
    stage.keys(&[ENTER]);
    stage.gives(trial::case());
    stage.keys(&[Key::char('g')]);
    stage
}

#[test]
fn a_hit_is_marked_and_unmarked() {
    let mut stage = with_hits(80, 24);
    stage.keys(&[M]);
    assert_eq!(stage.ordered, [Order::Mark(novissi())]);
    stage.kept(News::Marks(vec![novissi()]));
    assert!(stage.row(3).contains("│◆ case"), "{}", stage.screen());
    assert!(!stage.row(5).contains('◆'), "{}", stage.screen());
    stage.keys(&[M]);
    assert_eq!(stage.ordered[1..], [Order::Unmark(novissi())]);
}

#[test]
fn nothing_is_marked_where_nothing_is_selected() {
    let mut stage = with_hits(80, 24);
    stage.keys(&[Key::char('f'), Key::char(':')]);
    stage.types("mark");
    stage.keys(&[ENTER]);
    assert!(stage.ordered.is_empty());
    assert!(
        stage.row(22).contains("select a record first"),
        "{}",
        stage.row(22)
    );
}

#[test]
fn the_section_that_is_read_is_marked_and_unmarked() {
    let mut stage = reading(80, 24);
    stage.keys(&[M]);
    let path = "cases/aus-robodebt.md";
    assert_eq!(stage.ordered.pop(), Some(Order::Mark(spot("", "", 0))));
    stage.keys(&[Key::char(']'), Key::char(']'), M]);
    let approach = spot("approach", "Approach", 2);
    assert_eq!(stage.ordered.pop(), Some(Order::Mark(approach.clone())));
    stage.kept(News::Marks(vec![approach.clone()]));
    assert!(stage.app.kept.has_mark(path));
    assert!(stage.row(0).starts_with("◆ Approach"), "{}", stage.screen());
    assert!(stage.row(22).contains("marked"), "{}", stage.row(22));
    stage.keys(&[M]);
    assert_eq!(stage.ordered.pop(), Some(Order::Unmark(approach)));
}

#[test]
fn in_the_outline_the_selected_section_is_marked() {
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char('o'), DOWN, M]);
    let context = spot("context", "Context", 1);
    assert_eq!(stage.ordered.pop(), Some(Order::Mark(context.clone())));
    stage.kept(News::Marks(vec![context]));
    assert!(stage.screen().contains("Context ◆"), "{}", stage.screen());
}

#[test]
fn marks_are_seen_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = reading(columns, rows);
        let marks = vec![spot("", "", 0), spot("context", "Context", 1), novissi()];
        // The terminal of a test keeps what a wide character covered.
        stage.terminal.clear().unwrap();
        stage.kept(News::Marks(marks));
        insta::assert_snapshot!(format!("marked_page_at_{columns}"), stage.screen());
        stage.keys(&[ESC]);
        insta::assert_snapshot!(format!("marked_hits_at_{columns}"), stage.screen());
    }
}

#[test]
fn marks_are_of_ascii_where_that_is_all_there_is() {
    let mut stage = with_hits(80, 12);
    stage.app.theme = Theme::none().with_ascii(true);
    stage.kept(News::Marks(vec![novissi()]));
    assert!(stage.row(3).contains("|* case"), "{}", stage.screen());
}

fn read(stage: &mut Stage, spots: &[Spot]) {
    stage.kept(News::Read(spots.to_vec()));
}

/// Returns a stage that welcomes someone who has read something.
fn welcoming(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.answers(listing());
    read(&mut stage, &[novissi(), spot("results", "Results", 3)]);
    stage
}

#[test]
fn the_welcome_offers_the_record_read_last_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = welcoming(columns, rows);
        let screen = stage.screen();
        insta::assert_snapshot!(format!("welcome_again_at_{columns}"), screen);
        stage.keys(&[Key::ctrl('r')]);
        let asked = stage.asked.last();
        let is_it = matches!(asked, Some(Request::Open { name, preview: false, .. })
            if name == "cases/aus-robodebt.md");
        assert!(is_it, "{asked:?}");
        stage.gives(trial::case());
        if rows < 45 {
            assert!(
                stage.screen().contains("where you stopped"),
                "{}",
                stage.screen()
            );
        }
    }
}

#[test]
fn nothing_is_gone_on_with_where_nothing_was_read() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    assert!(!stage.screen().contains("goes on reading"));
    stage.keys(&[Key::ctrl('r')]);
    assert!(
        stage.row(22).contains("no record was read yet"),
        "{}",
        stage.row(22)
    );
}

#[test]
fn where_one_stopped_is_kept_however_the_page_is_left() {
    let stopped = |order: &Order| match order {
        Order::Read(spot) => Some(spot.heading.clone()),
        _ => None,
    };
    for way in [ESC, Key::char('1')] {
        let mut stage = reading(80, 24);
        stage.ordered.clear();
        stage.keys(&[Key::char(']'), Key::char(']'), way]);
        let kept: Vec<String> = stage.ordered.iter().filter_map(stopped).collect();
        assert_eq!(kept, ["Approach"], "by {way:?}");
    }
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char(']'), Key::char('?')]);
    let parting = stage.app.leave();
    let is_read = |effect: &Effect| matches!(effect, Effect::Keep(order) if stopped(order).as_deref() == Some("Context"));
    assert!(parting.iter().any(is_read), "{parting:?}");
}
