//! The Standards: how their lists narrow, and where their rows and pages lead.

use super::house::House;
use super::*;
use crate::library::worker::Request;

const ALT_2: Key = Key {
    code: KeyCode::Char('2'),
    ctrl: false,
    alt: true,
};

/// Returns a stage with the Standards open.
pub(super) fn at_standards(house: &House, (columns, rows): (u16, u16)) -> Stage {
    let mut stage = house.stage(columns, rows);
    house.keys(&mut stage, &[ALT_2]);
    stage
}

fn typing(house: &House, words: &str) -> Stage {
    let mut stage = at_standards(house, (80, 24));
    house.types(&mut stage, words);
    stage
}

/// Returns the title of the page that is read.
fn title(stage: &Stage) -> String {
    stage
        .row(0)
        .trim()
        .trim_end_matches(['┃', '│', ' '])
        .to_owned()
}

#[test]
fn the_place_is_reached_by_its_key_and_its_name_and_left_again() {
    let house = House::open();
    let mut stage = at_standards(&house, (80, 24));
    assert!(
        stage.row(22).starts_with(" Standards"),
        "{}",
        stage.screen()
    );
    house.keys(&mut stage, &[ESC]);
    assert!(stage.row(22).starts_with(" Library"), "{}", stage.screen());
    house.keys(&mut stage, &[DOWN, Key::char(':')]);
    house.types(&mut stage, "standards");
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.row(22).starts_with(" Standards"),
        "{}",
        stage.screen()
    );
    let alt_1 = Key {
        code: KeyCode::Char('1'),
        ..ALT_2
    };
    house.keys(&mut stage, &[alt_1]);
    assert!(stage.row(22).starts_with(" Library"), "{}", stage.screen());
}

#[test]
fn what_is_typed_narrows_both_lists_in_any_language() {
    let house = House::open();
    for (words, instruments, countries) in [
        ("", 1, 7),
        ("c102", 1, 0),
        ("公约", 1, 0),
        ("togo", 0, 1),
        ("老挝", 0, 1),
        ("ລາວ", 0, 1),
        ("xyzzy", 0, 0),
    ] {
        let mut stage = typing(&house, words);
        stage.terminal.clear().unwrap();
        stage.turn(&[]);
        let told = format!("Instruments ({instruments})");
        assert!(stage.row(1).contains(&told), "{words}: {}", stage.screen());
        let told = format!("Countries ({countries})");
        assert!(stage.row(1).contains(&told), "{words}: {}", stage.screen());
    }
}

#[test]
fn enter_opens_what_was_typed() {
    let house = House::open();
    for (words, page) in [
        (
            "c102",
            "Social Security (Minimum Standards) Convention, 1952 (No. 102)",
        ),
        ("c102 V", "C102, Part V: Old-age benefit (articles 25-30)"),
        ("c102 art 42", "C102, article 42"),
        ("family", "C102, Part VII: Family benefit (articles 39-45)"),
        ("togo", "Togo (TGO)"),
    ] {
        let mut stage = typing(&house, words);
        house.keys(&mut stage, &[ENTER]);
        assert_eq!(title(&stage), page, "{}", stage.screen());
        house.keys(&mut stage, &[ESC]);
        assert!(
            stage.row(0).contains(words),
            "back where one was: {}",
            stage.screen()
        );
    }
}

#[test]
fn enter_waits_for_lists_that_are_not_there_yet() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    stage.keys(&[ALT_2]);
    stage.types("togo");
    stage.keys(&[ENTER]);
    let opens = |request: &Request| matches!(request, Request::Open { .. });
    assert!(!stage.asked.iter().any(opens));
    house.serve(&mut stage);
    assert_eq!(title(&stage), "Togo (TGO)", "{}", stage.screen());
}

#[test]
fn keys_go_through_the_lists_and_to_the_ratifications() {
    let house = House::open();
    let mut stage = at_standards(&house, (80, 24));
    house.keys(&mut stage, &[DOWN, Key::char('r')]);
    assert_eq!(title(&stage), "C102: ratifications");
    house.keys(&mut stage, &[ESC, TAB, Key::char('r')]);
    assert!(
        stage.row(22).contains("select an instrument"),
        "{}",
        stage.row(22)
    );
    house.keys(&mut stage, &[Key::char('G'), ENTER]);
    assert_eq!(title(&stage), "Tunisia (TUN)", "{}", stage.screen());
    house.keys(&mut stage, &[ESC, Key::char('g'), UP]);
    house.types(&mut stage, "q");
    assert!(stage.row(0).contains("❯ q"), "{}", stage.screen());
    house.keys(&mut stage, &[ESC, ESC]);
    assert!(stage.row(22).starts_with(" Library"), "{}", stage.screen());
}

/// Who comes back goes on from the link that was followed, not from the first.
#[test]
fn one_comes_back_to_the_link_that_was_followed() {
    let house = House::open();
    let mut stage = house.reading("tgo-novissi", (80, 24));
    house.keys(&mut stage, &[TAB, TAB]);
    while stage.row(21).contains("://") {
        house.keys(&mut stage, &[TAB]);
    }
    let told = stage.row(21);
    house.keys(&mut stage, &[TAB]);
    let next = stage.row(21);
    assert_ne!(told, next);
    house.keys(&mut stage, &[key(KeyCode::BackTab)]);
    let page = title(&stage);
    house.keys(&mut stage, &[ENTER]);
    assert_ne!(title(&stage), page, "{}", stage.screen());
    house.keys(&mut stage, &[key(KeyCode::Backspace)]);
    assert_eq!(title(&stage), page);
    assert_eq!(stage.row(21), told, "{}", stage.screen());
    house.keys(&mut stage, &[TAB]);
    assert_eq!(stage.row(21), next, "{}", stage.screen());
}

#[test]
fn one_key_leads_from_a_part_to_who_has_accepted_it() {
    let house = House::open();
    // In the list, where the Part or an article of it stands first.
    for words in ["c102 V", "c102 art 28"] {
        let mut stage = at_standards(&house, (80, 24));
        house.types(&mut stage, words);
        house.keys(&mut stage, &[DOWN, Key::char('r')]);
        assert_eq!(
            title(&stage),
            "C102, Part V: ratifications",
            "{}",
            stage.screen()
        );
    }
    // On the page of the Part, of the instrument; a table leads to no other.
    for (page, table) in [
        ("standard/c102/v", "C102, Part V: ratifications"),
        ("standard/c102", "C102: ratifications"),
    ] {
        let mut stage = house.reading(page, (80, 24));
        assert!(
            stage.row(23).contains("r ratifications"),
            "{}",
            stage.row(23)
        );
        house.keys(&mut stage, &[Key::char('r')]);
        assert_eq!(title(&stage), table, "{}", stage.screen());
        house.keys(&mut stage, &[Key::char('r')]);
        assert!(
            stage.screen().contains("leads to no table"),
            "{}",
            stage.screen()
        );
        house.keys(&mut stage, &[ESC]);
        assert_ne!(title(&stage), table);
    }
}

#[test]
fn a_table_is_sorted_by_following_a_link_and_left_by_steps_back() {
    let house = House::open();
    let mut stage = house.reading("ratifications/c102", (80, 24));
    let at = |stage: &Stage, name: &str| stage.screen().find(name).unwrap();
    assert!(at(&stage, "Tunisia") < at(&stage, "Togo"), "by date");
    house.keys(&mut stage, &[TAB, ENTER]);
    assert!(at(&stage, "Togo") < at(&stage, "Tunisia"), "by country");
    house.keys(&mut stage, &[TAB, TAB, TAB, ENTER]);
    assert_eq!(title(&stage), "Togo (TGO)", "{}", stage.screen());
    house.keys(&mut stage, &[ESC, ESC]);
    assert!(
        at(&stage, "Tunisia") < at(&stage, "Togo"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_card_leads_to_a_search_and_a_record_to_the_card() {
    let house = House::open();
    let mut stage = house.reading("country/tgo", (80, 24));
    let screen = |stage: &mut Stage, words: &str| {
        for _ in 0..20 {
            if stage.row(21).contains(words) || stage.row(20).contains(words) {
                return;
            }
            house.keys(stage, &[TAB]);
        }
        panic!("no link to {words}: {}", stage.screen());
    };
    screen(&mut stage, "search the Library for: country:TGO");
    let card = stage.screen();
    house.keys(&mut stage, &[ENTER]);
    assert!(stage.row(0).contains("country:TGO"), "{}", stage.screen());
    let back = stage.row(23);
    assert!(back.contains("Esc back to the page"), "{back}");
    // A record of it, and back to the card step by step.
    house.keys(&mut stage, &[ENTER]);
    let deep = "App(library > reader > library > reader)";
    assert_eq!(format!("{:?}", stage.app), deep);
    house.keys(&mut stage, &[ESC, ESC]);
    assert_eq!(stage.screen(), card);
    // Whoever goes to a place takes the search along.
    house.keys(&mut stage, &[ENTER, ALT_2]);
    assert_eq!(format!("{:?}", stage.app), "App(library > standards)");
    house.keys(&mut stage, &[ESC]);
    assert!(stage.row(0).contains("country:TGO"), "{}", stage.screen());
    let mut stage = house.reading("tgo-novissi", (80, 24));
    screen(&mut stage, "Togo (TGO)");
    house.keys(&mut stage, &[ENTER]);
    assert_eq!(title(&stage), "Togo (TGO)", "{}", stage.screen());
}

#[test]
fn views_are_marked_and_take_no_note() {
    let house = House::open();
    let mut stage = house.reading("country/tgo", (80, 24));
    stage.ordered.clear();
    house.keys(&mut stage, &[Key::char('m')]);
    let Some(Order::Mark(spot)) = stage.ordered.last() else {
        panic!("nothing is marked");
    };
    assert_eq!((&*spot.record, &*spot.title), ("country/tgo", "Togo (TGO)"));
    house.keys(&mut stage, &[Key::char('a')]);
    assert!(
        stage.row(22).contains("a note is on a record"),
        "{}",
        stage.row(22)
    );
    house.keys(&mut stage, &[Key::char('c')]);
    assert!(
        stage.row(22).contains("select a record"),
        "{}",
        stage.row(22)
    );
}

#[test]
fn what_is_not_there_is_told() {
    let house = House::open();
    let stage = house.reading("country/xxx", (80, 24));
    assert!(
        stage.screen().contains("nothing to show as country/xxx"),
        "{}",
        stage.screen()
    );
}

#[test]
fn no_size_is_too_small() {
    let house = House::open();
    for columns in [0, 1, 2, 20, 40, 80, 120] {
        for rows in [0, 1, 2, 3, 5, 12] {
            let mut stage = at_standards(&house, (80, 24));
            stage.terminal.backend_mut().resize(columns, rows);
            for key in [DOWN, TAB, TAB, TAB] {
                house.keys(&mut stage, &[key]);
            }
        }
    }
}
