//! Slides in front of a room, from key to screen, with a real library behind them.

use super::house::House;
use super::*;
use crate::library::Presented;

const P: Key = key(KeyCode::Char('p'));
const RIGHT: Key = key(KeyCode::Right);
const LEFT: Key = key(KeyCode::Left);
const HOME: Key = key(KeyCode::Home);
const END: Key = key(KeyCode::End);
const ENTER: Key = key(KeyCode::Enter);

/// A case that only its compiler should read, with remarks and a figure.
const DRAFT: &str = "+++\ntitle = \"An unfinished case\"\nsummary = \"Not yet.\"\nstatus = \"draft\"\nupdated = 2026-11-22\n+++\n\n## Context\n\nNobody knows.\n";
const REMARKED: &str = "+++\ntitle = \"A remarked case\"\nsummary = \"In short it went well.\"\nupdated = 2026-11-22\nnotes = \"Ask the xenolith office.\"\n+++\n\n## Context\n\nOne.\n\n## Approach\n\nTwo.\n";

/// Returns a stage on which something is presented.
fn presenting(house: &House, what: Presented, (columns, rows): (u16, u16)) -> Stage {
    let mut stage = house.stage(columns, rows);
    stage.app.show_slides(what);
    stage.turn(&[]);
    house.serve(&mut stage);
    stage
}

fn resize(stage: &mut Stage, (columns, rows): (u16, u16)) {
    stage.terminal.backend_mut().resize(columns, rows);
    stage.turn(&[Event::Resize(columns, rows)]);
}

fn records(names: &[&str]) -> Presented {
    Presented::Records(names.iter().map(|name| (*name).to_owned()).collect())
}

/// Returns where one is, from the last line: the number of the slide and how many there are.
fn at(stage: &Stage) -> (usize, usize) {
    let screen = stage.screen();
    let last = screen.lines().rev().find(|line| !line.trim().is_empty());
    let place = last.unwrap().split_whitespace().next().unwrap();
    let (at, count) = place.split_once('/').unwrap_or_else(|| panic!("{screen}"));
    (at.parse().unwrap(), count.parse().unwrap())
}

#[test]
fn keys_lead_from_slide_to_slide_and_back_to_where_one_was() {
    let house = House::open();
    let mut stage = house.reading("tgo-novissi", (80, 24));
    let before = stage.screen();
    house.keys(&mut stage, &[P]);
    let (first, count) = at(&stage);
    assert_eq!(first, 1);
    assert!(count > 3);
    for (press, to) in [
        (RIGHT, 2),
        (key(KeyCode::Char(' ')), 3),
        (LEFT, 2),
        (key(KeyCode::PageDown), 3),
        (key(KeyCode::PageUp), 2),
        (ENTER, 3),
        (key(KeyCode::Backspace), 2),
        (END, count),
        (RIGHT, count),
        (HOME, 1),
        (LEFT, 1),
    ] {
        stage.keys(&[press]);
        assert_eq!(at(&stage).0, to, "{press:?}");
    }
    stage.keys(&[key(KeyCode::Char('3')), ENTER]);
    assert_eq!(at(&stage).0, 3);
    stage.keys(&[
        key(KeyCode::Char('g')),
        key(KeyCode::Char('9')),
        key(KeyCode::Char('9')),
        ENTER,
    ]);
    assert_eq!(at(&stage).0, count, "there is no such slide");
    stage.keys(&[key(KeyCode::Char('໒')), key(KeyCode::Char('g'))]);
    assert_eq!(at(&stage).0, 2, "a number in the digits of Lao");
    stage.keys(&[key(KeyCode::Char('7')), ESC, RIGHT]);
    assert_eq!(at(&stage).0, 3, "a number that is not gone to");
    stage.keys(&[key(KeyCode::Char('i')), HOME, key(KeyCode::Down), ENTER]);
    assert_eq!(at(&stage).0, 2);
    stage.keys(&[key(KeyCode::Char('i')), END, ESC]);
    assert_eq!(at(&stage).0, 2);
    stage.keys(&[key(KeyCode::Char('B'))]);
    assert_eq!(stage.screen().trim(), "");
    stage.keys(&[RIGHT]);
    assert_eq!(at(&stage).0, 2, "the slide comes back first");
    stage.keys(&[key(KeyCode::Char('B')), key(KeyCode::Char('x'))]);
    assert_eq!(at(&stage).0, 2, "any letter brings it back");
    stage.keys(&[ESC]);
    assert_eq!(stage.screen(), before);
    let ended = |effect: &Effect| matches!(effect, Effect::Stage(stage::Order::End));
    assert!(stage.effects.iter().any(ended));
}

#[test]
fn the_slide_stays_when_the_terminal_changes_and_comes_back_with_it() {
    let house = House::open();
    let mut stage = presenting(&house, records(&["tgo-novissi"]), (40, 12));
    for _ in 0..9 {
        stage.keys(&[RIGHT]);
    }
    let small = at(&stage);
    let lines: Vec<String> = stage
        .screen()
        .lines()
        .map(|line| line.trim().to_owned())
        .collect();
    resize(&mut stage, (160, 45));
    let heading = lines[1].as_str();
    assert!(
        stage.screen().contains(heading),
        "{heading}: {}",
        stage.screen()
    );
    resize(&mut stage, (40, 12));
    assert_eq!(at(&stage), small);
    for size in [(1, 1), (2, 3), (200, 60), (7, 2), (0, 0), (80, 24)] {
        resize(&mut stage, size);
    }
    assert!(stage.screen().contains(heading));
}

#[test]
fn notes_are_on_no_slide() {
    let house = House::holding(&[("cases/remarked.md", REMARKED)]);
    for (name, secret) in [("crisis", "xylophones"), ("remarked", "xenolith")] {
        let mut stage = presenting(&house, records(&[name]), (80, 24));
        let (_, count) = at(&stage);
        for _ in 0..=count {
            let screen = stage.screen();
            assert!(
                !screen.contains(secret) && !screen.contains("For facilitators"),
                "{screen}"
            );
            assert!(!screen.contains(".md"), "{screen}");
            stage.keys(&[RIGHT]);
        }
    }
}

#[test]
fn a_draft_is_not_presented() {
    let house = House::holding(&[("cases/draft.md", DRAFT)]);
    let mut stage = presenting(&house, records(&["draft"]), (80, 24));
    assert!(
        stage.screen().contains("draft is a draft"),
        "{}",
        stage.screen()
    );
    assert!(!stage.screen().contains("unfinished"));
    stage.keys(&[RIGHT, key(KeyCode::Char('i')), ESC, ESC]);
    let query = Presented::Query("case".to_owned());
    let stage = presenting(&house, query, (80, 24));
    assert!(!stage.screen().contains("unfinished"), "{}", stage.screen());
}

#[test]
fn what_is_edited_is_shown_anew_and_the_slide_stays() {
    let house = House::holding(&[("cases/remarked.md", REMARKED)]);
    let mut stage = presenting(&house, records(&["remarked"]), (80, 24));
    stage.keys(&[END]);
    assert!(stage.screen().contains("Two."));
    let tick = |stage: &mut Stage, now| {
        stage.turn(&[Event::Second(now)]);
        house.serve(stage);
    };
    tick(&mut stage, 1);
    assert_eq!(at(&stage), (4, 4));
    house.write(
        "cases/remarked.md",
        &REMARKED
            .replace("## Context", "## Before\n\nNought.\n\n## Context")
            .replace("Two.", "Two, and a half."),
    );
    tick(&mut stage, 2);
    assert!(
        stage.screen().contains("Two, and a half."),
        "{}",
        stage.screen()
    );
    assert_eq!(at(&stage), (5, 5));
    house.write("cases/remarked.md", "+++\ntitle = \n");
    tick(&mut stage, 3);
    assert!(
        stage.screen().contains("Two, and a half."),
        "{}",
        stage.screen()
    );
    house.write("cases/remarked.md", REMARKED);
    tick(&mut stage, 4);
    assert!(stage.screen().contains("Two."));
}

#[test]
fn the_time_is_shown_when_it_is_wanted() {
    let house = House::open();
    let mut stage = presenting(&house, records(&["tgo-novissi"]), (80, 24));
    stage.turn(&[Event::Second(0), Event::Second(75)]);
    house.serve(&mut stage);
    assert!(!stage.screen().contains("1:15"));
    stage.keys(&[key(KeyCode::Char('t'))]);
    assert!(stage.screen().contains("1:15"));
    stage.types(":timer 20");
    stage.keys(&[ENTER]);
    assert!(stage.screen().contains("20:00 left"), "{}", stage.screen());
    stage.turn(&[Event::Second(76)]);
    assert!(stage.screen().contains("19:59 left"));
    stage.keys(&[key(KeyCode::Char('t'))]);
    assert!(!stage.screen().contains("left"));
}

/// Compares what is presented, slide by slide, with what is kept; the pictures are those of the named slides.
#[track_caller]
fn slides_look_as_ever(name: &str, what: &Presented, headings: &[&str]) {
    let house = House::open();
    let mut pictures = Vec::new();
    for size in SIZES {
        let mut stage = presenting(&house, what.clone(), size);
        for heading in headings {
            stage.keys(&[HOME]);
            let (_, count) = at(&stage);
            for _ in 0..count {
                if stage.screen().contains(heading) {
                    break;
                }
                stage.keys(&[RIGHT]);
            }
            assert!(stage.screen().contains(heading), "{heading}");
            pictures.push(picture::of(&mut stage));
        }
    }
    insta::assert_snapshot!(name, pictures.join("\n"));
}

#[test]
fn slides_of_a_case() {
    let what = records(&["tgo-novissi"]);
    slides_look_as_ever(
        "slides_case",
        &what,
        &["", "Context", "Results", "Lesson", "Sources"],
    );
}

#[test]
fn slides_in_lao_and_chinese() {
    let what = records(&["cases/lao-lsso.lo.md"]);
    slides_look_as_ever("slides_lao", &what, &["", "ວິທີການ", "Sources"]);
    let what = records(&["cases/chn-rural-pension.zh.md"]);
    slides_look_as_ever("slides_chinese", &what, &["", "In short", "Results"]);
}

#[test]
fn slides_of_a_comparison_a_query_and_a_view() {
    let names = ["tgo-novissi", "lao-lsso"].map(str::to_owned);
    let what = Presented::Comparison(names.to_vec());
    slides_look_as_ever("slides_comparison", &what, &["", "Lessons"]);
    let what = Presented::Query("kind:case cash".to_owned());
    slides_look_as_ever("slides_query", &what, &["Records found by"]);
    let what = Presented::Atlas(crate::atlas::View::Lessons, String::new());
    slides_look_as_ever("slides_atlas", &what, &["Atlas"]);
}

/// Returns a stage in front of a room.
fn in_a_room(house: &House, (columns, rows): (u16, u16)) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.app = App::new(Start {
        theme: Theme::dark(),
        keymap: Keymap::standard().unwrap(),
        language: "en".to_owned(),
        query: String::new(),
        today: PartialDate::of_year(2026),
        mouse: false,
        company: Company::Room,
        faults: vec!["/home/me/keymap.toml:2: `kk` is no key".to_owned()],
        presents: None,
    });
    stage.turn(&[]);
    house.open_again(&mut stage);
    stage
}

/// Sees that the screen shows nothing that a room should not see.
#[track_caller]
fn sees(stage: &Stage, place: &str) {
    let screen = stage.screen();
    for secret in [
        "unfinished",
        "xenial",
        ".md",
        ".toml",
        "/home",
        "faulty",
        "mistake",
    ] {
        assert!(!screen.contains(secret), "{place}: {secret}\n{screen}");
    }
    assert!(screen.contains("room"), "{place}\n{screen}");
}

#[test]
fn in_front_of_a_room_no_screen_shows_a_draft_a_note_or_a_path() {
    let house = House::of(
        &[
            ("cases/draft.md", DRAFT),
            ("cases/remarked.md", REMARKED),
            ("cases/broken.md", "+++\ntitle =\n"),
        ],
        true,
    );
    let mut stage = in_a_room(&house, (160, 45));
    let note = Note {
        slug: "tgo-novissi".to_owned(),
        text: "A xenial note.".to_owned(),
    };
    stage.kept(News::Notes(vec![note]));
    sees(&stage, "welcome");
    house.types(&mut stage, "case");
    sees(&stage, "hits");
    house.keys(&mut stage, &[key(KeyCode::Down), ENTER]);
    sees(&stage, "reader");
    for place in [
        "library",
        "standards",
        "learn",
        "atlas",
        "desk",
        "workbench",
        "marks",
        "note",
        "help",
    ] {
        stage.types(&format!(":{place}"));
        house.keys(&mut stage, &[ENTER]);
        sees(&stage, place);
        house.keys(&mut stage, &[key(KeyCode::Tab), key(KeyCode::Down), ENTER]);
        sees(&stage, place);
    }
    house.open_record(&mut stage, "broken");
    sees(&stage, "a file that cannot be read");
    house.open_record(&mut stage, "draft");
    sees(&stage, "a draft");
    assert!(
        stage.screen().contains("no record is called draft"),
        "{}",
        stage.screen()
    );
}

#[test]
fn in_front_of_a_room_what_is_searched_for_stands_in_large_letters() {
    let house = House::open();
    let mut pictures = Vec::new();
    for size in SIZES {
        let mut stage = in_a_room(&house, size);
        house.types(&mut stage, "cash");
        assert_eq!(stage.app.theme.name(), "high-contrast");
        pictures.push(picture::of(&mut stage));
    }
    insta::assert_snapshot!("room", pictures.join("\n"));
}

#[test]
fn slides_are_a_room_and_give_back_what_was_before() {
    let house = House::open();
    let mut stage = house.reading("tgo-novissi", (80, 24));
    house.keys(&mut stage, &[P]);
    assert_eq!(stage.app.theme.name(), "high-contrast");
    let slide = stage.screen();
    for closed in ["'", "a", "W", "m"] {
        stage.types(closed);
        assert_eq!(stage.screen(), slide, "{closed}");
    }
    stage.types(":marks");
    house.keys(&mut stage, &[ENTER]);
    assert_eq!(stage.screen(), slide, "the lists of the user stay closed");
    stage.keys(&[ESC]);
    assert_eq!(stage.app.theme.name(), "dark");
    assert_eq!(stage.app.company(), Company::Alone);
    let mut light = house.reading("tgo-novissi", (80, 24));
    light.app.theme = Theme::light();
    house.keys(&mut light, &[P]);
    assert_eq!(
        light.app.theme.name(),
        "light",
        "the terminal stays as light as it is"
    );
}
