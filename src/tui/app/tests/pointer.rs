use super::desk::{keeping, reading, with_hits};
use super::*;

/// Returns the first cell of a text on the screen.
fn cell_of(stage: &Stage, text: &str) -> Position {
    let buffer = stage.terminal.backend().buffer();
    for y in 0..buffer.area.height {
        let row = stage.row(y.into());
        if let Some(at) = row.find(text) {
            let x = crate::tui::text::width(&row[..at]);
            return Position::new(u16::try_from(x).unwrap(), y);
        }
    }
    panic!("{text} is not on\n{}", stage.screen());
}

fn click(stage: &mut Stage, text: &str) {
    let at = cell_of(stage, text);
    stage.turn(&[Event::Click(at)]);
}

fn asked_for(stage: &Stage) -> Option<&str> {
    match stage.asked.last() {
        Some(Request::Open { name, .. }) => Some(name),
        _ => None,
    }
}

#[test]
fn a_click_selects_a_hit_and_opens_the_selected_one() {
    let mut stage = with_hits(80, 24);
    stage.keys(&[ESC]);
    click(&mut stage, "Inua Jamii");
    assert!(stage.screen().contains("▌Inua Jamii"), "{}", stage.screen());
    assert_ne!(asked_for(&stage), Some("cases/ken-inua-jamii.md"));
    // Its second line is the hit as well.
    let at = cell_of(&stage, "▌Inua Jamii");
    stage.turn(&[Event::Click(Position::new(at.x + 9, at.y + 1))]);
    assert!(stage.row(22).contains("Reader"), "{}", stage.row(22));
}

#[test]
fn a_click_toggles_a_value_and_puts_the_cursor_into_the_input() {
    let mut stage = with_hits(80, 24);
    stage.turn(&[Event::Click(Position::new(5, 0))]);
    stage.types("X");
    assert_eq!(stage.search().1.text, "moXbile");
    stage.turn(&[Event::Click(Position::new(70, 0))]);
    stage.types("Y");
    assert_eq!(stage.search().1.text, "moXbileY", "behind its end");
    click(&mut stage, "Kenya");
    assert_eq!(stage.search().1.text, "country:KEN moXbileY");
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let mut stage = with_hits(160, 45);
    stage.gives(trial::case());
    let before = stage.screen();
    let preview = Position::new(140, 20);
    stage.turn(&[Event::Wheel(-1, preview)]);
    assert_ne!(stage.screen(), before, "the preview");
    assert!(stage.screen().contains("▌Novissi"), "and not the hits");
    stage.turn(&[Event::Wheel(1, preview)]);
    assert_eq!(stage.screen(), before);
    let hits = cell_of(&stage, "Inua Jamii");
    stage.turn(&[Event::Wheel(1, hits)]);
    assert!(!stage.screen().contains("▌Novissi"), "the hits");
}

#[test]
fn a_click_follows_a_link_and_goes_to_a_heading() {
    let mut stage = reading(160, 45);
    click(&mut stage, "Results");
    let section = |stage: &Stage| stage.app.stack.last().unwrap().spot().unwrap().section;
    assert_eq!(section(&stage), "results");
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char('G')]);
    click(&mut stage, "the SRD grant");
    assert_eq!(asked_for(&stage), Some("zaf-srd-grant"));
    let mut stage = reading(80, 24);
    let before = stage.asked.len();
    click(&mut stage, "Reader");
    stage.turn(&[Event::Click(Position::new(70, 3))]);
    assert_eq!(stage.asked.len(), before, "where nothing is");
    let top = stage.row(0);
    stage.turn(&[Event::Wheel(1, Position::new(9, 9))]);
    assert_ne!(stage.row(0), top);
}

#[test]
fn a_click_opens_what_is_selected_on_the_desk() {
    let mut stage = keeping(80, 24);
    stage.keys(&[Key::char('5')]);
    click(&mut stage, "Pensions in Asia");
    assert!(stage.screen().contains("▌ Pensions in Asia"));
    click(&mut stage, "Pensions in Asia");
    let (_, request) = stage.search();
    assert_eq!(request.text, "country:asean pension");
}

#[test]
fn the_status_line_tells_of_the_mouse() {
    let mut stage = with_hits(80, 24);
    assert!(!stage.row(22).contains("mouse"));
    stage.keys(&[Key::char('M'), DOWN]);
    assert!(matches!(stage.effects[..], [Effect::Mouse(true)]));
    assert!(stage.row(22).contains("mouse on"), "{}", stage.row(22));
}
