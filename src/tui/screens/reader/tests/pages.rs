//! The list of the pages of a session.

use super::*;

fn page(title: &str) -> Opened {
    let blocks = vec![
        heading("Part"),
        paragraph(vec![link("next", "b.md"), words(" text")]),
    ];
    let mut opened = trial::opened(trial::record(title, blocks));
    let b = Listed::english(&RecordId::new(Kind::Case, "b"), "B");
    opened.links = vec![("b.md".to_owned(), b)];
    opened
}

/// Reads four pages one after the other.
fn reading(size: (u16, u16)) -> Desk {
    let mut desk = Desk::showing(page("First"), size);
    for title in ["Second", "Third", "Fourth"] {
        desk.act(Action::NextLink);
        desk.act(Action::Open);
        desk.answer(page(title));
        desk.frame();
    }
    desk
}

fn title(desk: &Desk) -> &str {
    desk.reader.visit.title()
}

#[test]
fn lists_pages_in_order_and_goes_to_one() {
    let mut desk = reading((60, 12));
    desk.act(Action::Pages);
    desk.act(Action::Up);
    assert_snapshot!(desk.frame(), @r"
    Fourth
    ══════
    Case
    ┌ Pages of this session ───────────────────────────────────┐
    │ First                                                    │
    │ Second                                                   │
    │▌Third                                                    │
    │ Fourth  (here)                                           │
    └──────────────────────────────────────────────────────────┘
    ");
    desk.act(Action::Up);
    desk.act(Action::Open);
    assert_eq!(title(&desk), "Second");
    desk.act(Action::HistoryBack);
    assert_eq!(
        title(&desk),
        "First",
        "what was passed stays in the history"
    );
    desk.act(Action::Pages);
    desk.act(Action::Bottom);
    desk.act(Action::Open);
    assert_eq!(title(&desk), "Fourth");
    desk.act(Action::HistoryBack);
    assert_eq!(title(&desk), "Third");
}

#[test]
fn closes_without_going_anywhere() {
    let mut desk = reading((60, 12));
    for key in [Action::Pages, Action::Back] {
        desk.act(Action::Pages);
        desk.act(Action::Top);
        desk.act(key);
        assert!(!desk.frame().contains("Pages of"), "{key:?}");
        assert_eq!(title(&desk), "Fourth");
    }
}

#[test]
fn is_drawn_at_any_size() {
    for size in [(0, 0), (1, 1), (2, 2), (8, 3), (40, 4)] {
        let mut desk = reading(size);
        for action in [Action::Pages, Action::Top, Action::PageDown, Action::Up] {
            desk.act(action);
        }
    }
}
