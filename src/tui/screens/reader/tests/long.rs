//! Pages too long to be laid out whole: what is seen is the same as if they were.

use super::*;

const SIZE: (u16, u16) = (60, 16);

/// Returns a reader of a page whose lines are guessed wrongly: Lao has fewer columns than bytes, a code has many lines.
fn long() -> Desk {
    let lao = "ການປົກປ້ອງສັງຄົມ ";
    let blocks = (0..1000).flat_map(|number| {
        let text = format!("p{number} {}", lao.repeat(number % 23));
        let code = trial::block(BlockKind::Code {
            language: String::new(),
            text: "x\n".repeat(number % 7),
        });
        [paragraph(vec![words(&text)]), code]
    });
    let record = trial::record("Long", blocks.collect());
    Desk::showing(trial::opened(record), SIZE)
}

/// Returns the lines of the page without the scroll bar.
fn seen(desk: &mut Desk) -> Vec<String> {
    let frame = desk.frame();
    let columns = usize::from(desk.size.0) - 3;
    let cut = |line: &str| line.chars().take(columns).collect::<String>();
    let lines = frame.lines().map(|line| cut(line).trim_end().to_owned());
    lines.collect()
}

/// Takes steps of one line; every frame is the one before moved by a line.
fn walk(desk: &mut Desk, action: Action, steps: usize) {
    for step in 0..steps {
        let before = seen(desk);
        desk.act(action);
        let after = seen(desk);
        let (upper, lower) = if action == Action::Down {
            (before, after)
        } else {
            (after, before)
        };
        let count = lower.len();
        assert_eq!(upper[1..], lower[..count - 1], "step {step} of {action:?}");
    }
}

/// Finds a word and leaves the input.
fn find(desk: &mut Desk, word: &str) {
    desk.act(Action::Find);
    desk.type_text(word);
    desk.act(Action::Open);
}

#[test]
fn moves_line_by_line_from_both_ends_and_from_the_middle() {
    let mut desk = long();
    assert!(seen(&mut desk)[0].starts_with("Long"));
    walk(&mut desk, Action::Down, 40);
    desk.act(Action::Bottom);
    assert!(seen(&mut desk).iter().any(|line| line.starts_with("p999")));
    assert_eq!(desk.reader.position(), "end");
    walk(&mut desk, Action::Up, 40);
    find(&mut desk, "p522");
    assert!(seen(&mut desk).iter().any(|line| line.starts_with("p522")));
    walk(&mut desk, Action::Up, 40);
    walk(&mut desk, Action::Down, 80);
    desk.act(Action::Top);
    assert!(seen(&mut desk)[0].starts_with("Long"));
}

#[test]
fn shows_the_whole_end_at_once() {
    let mut desk = long();
    desk.act(Action::Bottom);
    let end = seen(&mut desk);
    desk.act(Action::Down);
    desk.act(Action::PageDown);
    assert_eq!(seen(&mut desk), end, "there is nothing below");
}

#[test]
fn keeps_the_paragraph_when_the_width_changes() {
    let mut desk = long();
    find(&mut desk, "p470");
    let top = |desk: &mut Desk| seen(desk)[0].trim().to_owned();
    while !top(&mut desk).starts_with("p47") {
        desk.act(Action::Down);
    }
    let before = top(&mut desk);
    for columns in [40, 90, 25, 60] {
        desk.size.0 = columns;
        let beginning = before.split(' ').next().unwrap();
        assert!(top(&mut desk).starts_with(beginning), "{columns}");
    }
    assert_eq!(top(&mut desk), before);
    desk.size.1 = 50;
    assert_eq!(top(&mut desk), before);
    assert_eq!(seen(&mut desk).len(), 50);
}

/// Returns a record of so many paragraphs, or its beginning.
fn part(paragraphs: usize, goes_on: bool) -> Opened {
    let paragraphs = (0..paragraphs).map(|number| paragraph(vec![words(&format!("p{number}"))]));
    let record = trial::record("Long", paragraphs.collect());
    Opened {
        goes_on,
        ..trial::opened(record)
    }
}

#[test]
fn the_beginning_is_read_until_the_whole_comes() {
    let mut desk = Desk::opening("aus-robodebt", None, &[], SIZE);
    desk.answer(part(20, true));
    desk.frame();
    desk.act(Action::Bottom);
    assert_eq!(desk.reader.position(), "loading the rest");
    let before = seen(&mut desk);
    assert!(before.contains(&"p19".to_owned()));
    desk.answer(part(40, false));
    let after = seen(&mut desk);
    assert_eq!(after, before, "nothing moves");
    desk.act(Action::Bottom);
    assert!(seen(&mut desk).contains(&"p39".to_owned()));
    assert_eq!(desk.reader.position(), "end");
}

#[test]
fn what_is_not_in_the_beginning_is_gone_to_when_the_whole_comes() {
    let far = || {
        let mut opened = part(40, false);
        opened.record.body.blocks.insert(35, heading("Far"));
        opened
    };
    let mut desk = Desk::opening("aus-robodebt", Some("far"), &[], SIZE);
    desk.answer(part(20, true));
    assert!(seen(&mut desk)[0].starts_with("Long"));
    desk.answer(far());
    assert!(seen(&mut desk).contains(&"Far".to_owned()));
    // Who has begun to read stays.
    let mut desk = Desk::opening("aus-robodebt", Some("far"), &[], SIZE);
    desk.answer(part(20, true));
    desk.frame();
    desk.act(Action::PageDown);
    let before = seen(&mut desk);
    desk.answer(far());
    assert_eq!(seen(&mut desk), before);
}

#[test]
fn a_page_left_before_the_whole_came_is_whole_when_gone_back_to() {
    let mut desk = Desk::opening("aus-robodebt", None, &[], SIZE);
    desk.answer(part(20, true));
    desk.frame();
    let rest = desk.asked[0].0;
    let asked = desk.reader.visit("zaf-srd-grant", None, &mut desk.tickets);
    desk.note(&asked.effects);
    desk.answer(trial::opened(trial::record("Other", Vec::new())));
    assert!(seen(&mut desk)[0].starts_with("Other"));
    let whole = Arc::new(part(40, false));
    desk.reader.reply(&Reply::Opened(rest, whole));
    assert!(seen(&mut desk)[0].starts_with("Other"));
    desk.act(Action::HistoryBack);
    desk.act(Action::Bottom);
    assert!(seen(&mut desk).contains(&"p39".to_owned()));
}
