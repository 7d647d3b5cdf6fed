//! Going on where one stopped.

use super::versions::{ENGLISH, FRENCH, version};
use super::*;
use crate::personal::{Order, Spot};

/// Returns what is noted when the reader is left.
fn left(desk: &mut Desk) -> Spot {
    noted(&desk.reader.leave()).pop().unwrap()
}

fn noted(effects: &[Effect]) -> Vec<Spot> {
    let spot = |effect: &Effect| match effect {
        Effect::Keep(Order::Read(spot)) => Some(spot.clone()),
        _ => None,
    };
    effects.iter().filter_map(spot).collect()
}

/// Returns a reader that opened a page at this size while this was kept of what was read.
fn opened_again(opened: Opened, spot: Spot, size: (u16, u16)) -> Desk {
    let mut desk = Desk::opening("aus-robodebt", None, &[], size);
    desk.kept.read.push(spot);
    desk.answer(opened);
    desk.frame();
    desk
}

#[test]
fn a_page_is_noted_when_it_is_opened_and_when_it_is_left() {
    let mut desk = Desk::opening("aus-robodebt", None, &[], (80, 12));
    assert!(desk.reader.settle(&mut desk.tickets).is_empty());
    desk.answer(version("en", &ENGLISH));
    assert!(
        desk.reader.settle(&mut desk.tickets).is_empty(),
        "not seen yet"
    );
    desk.frame();
    let first = noted(&desk.reader.settle(&mut desk.tickets));
    assert_eq!(first.len(), 1);
    assert!(first[0].is_beginning());
    assert_eq!(first[0].record, "cases/aus-robodebt.md");
    assert!(
        desk.reader.settle(&mut desk.tickets).is_empty(),
        "noted once"
    );
    desk.act(Action::NextSection);
    desk.act(Action::NextSection);
    let last = left(&mut desk);
    assert_eq!(
        (last.section.as_str(), last.heading.as_str()),
        ("approach", "Approach")
    );
    assert_eq!((last.number, last.paragraph), (2, 0));
}

#[test]
fn a_page_that_gives_way_to_another_is_noted_where_it_was_left() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (80, 12));
    desk.reader.settle(&mut desk.tickets);
    desk.act(Action::NextSection);
    desk.act(Action::Language);
    desk.answer(version("fr", &FRENCH));
    desk.frame();
    let spots = noted(&desk.reader.settle(&mut desk.tickets));
    let told: Vec<(&str, &str)> = spots
        .iter()
        .map(|spot| (spot.record.as_str(), spot.heading.as_str()))
        .collect();
    let expected = [
        ("cases/aus-robodebt.md", "Context"),
        ("cases/aus-robodebt.fr.md", "Contexte"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_page_begins_at_the_paragraph_where_one_stopped_whatever_the_width() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (40, 8));
    desk.act(Action::Find);
    desk.type_text("second of Approach");
    desk.act(Action::Open);
    for _ in 0..4 {
        desk.act(Action::Down);
    }
    let spot = left(&mut desk);
    assert_eq!((spot.number, spot.paragraph), (2, 2), "{spot:?}");
    for size in [(40, 8), (100, 8), (60, 10)] {
        let mut again = opened_again(version("en", &ENGLISH), spot.clone(), size);
        let frame = again.frame();
        assert!(frame.contains("second of Approach"), "{frame}");
        assert!(
            frame.contains("where you stopped; g goes to the top"),
            "{frame}"
        );
        assert_eq!(left(&mut again), spot, "and stays there");
    }
    let mut french = opened_again(version("fr", &FRENCH), spot, (60, 10));
    assert!(
        french.frame().contains("second of Démarche"),
        "{}",
        french.frame()
    );
}

#[test]
fn a_page_read_to_its_end_begins_anew() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (40, 8));
    desk.act(Action::Bottom);
    let spot = left(&mut desk);
    assert!(spot.is_beginning());
    let mut again = opened_again(version("en", &ENGLISH), spot, (40, 8));
    assert_eq!(again.reader.status(), "top  English");
    assert!(!again.frame().contains("where you stopped"));
}

#[test]
fn a_page_opened_for_a_section_begins_there() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (40, 8));
    desk.act(Action::NextSection);
    let spot = left(&mut desk);
    let mut again = Desk::opening("aus-robodebt", Some("transfer"), &[], (40, 8));
    again.kept.read.push(spot);
    again.answer(version("en", &ENGLISH));
    assert!(again.frame().starts_with("Transfer"), "{}", again.frame());
}

#[test]
fn a_page_that_has_shrunk_is_opened_all_the_same() {
    let spot = Spot {
        record: "cases/aus-robodebt.md".to_owned(),
        section: "gone".to_owned(),
        number: 99,
        paragraph: 99,
        ..Spot::default()
    };
    for size in [(0, 0), (1, 1), (2, 2), (80, 24)] {
        let mut desk = opened_again(trial::case(), spot.clone(), size);
        desk.frame();
        desk.reader.leave();
    }
}
