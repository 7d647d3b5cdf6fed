//! The Atlas, from key to screen.

use super::house::House;
use super::*;

const ATLAS: Key = Key {
    code: KeyCode::Char('4'),
    ctrl: false,
    alt: true,
};
const RIGHT: Key = key(KeyCode::Right);
const LEFT: Key = key(KeyCode::Left);

/// Returns a stage that shows the Atlas of what a query finds, after so many turns to the next view.
fn watching(house: &House, (columns, rows): (u16, u16), query: &str, turns: usize) -> Stage {
    let mut stage = house.stage(columns, rows);
    if !query.is_empty() {
        house.types(&mut stage, query);
    }
    house.keys(&mut stage, &[ATLAS]);
    house.keys(&mut stage, &vec![TAB; turns]);
    stage
}

#[track_caller]
fn view_looks_as_ever(name: &str, turns: usize, keys: &[Key]) {
    let house = House::open();
    let pictures = SIZES.map(|size| {
        let mut stage = watching(&house, size, "", turns);
        house.keys(&mut stage, keys);
        picture::of(&mut stage)
    });
    insta::assert_snapshot!(name, pictures.join("\n"));
}

/// Types a command and has it done.
fn command(house: &House, stage: &mut Stage, line: &str) {
    house.keys(stage, &[Key::char(':')]);
    house.types(stage, line);
    house.keys(stage, &[ENTER]);
}

#[test]
fn the_matrix() {
    view_looks_as_ever("atlas_matrix", 0, &[DOWN, RIGHT]);
}

#[test]
fn the_lessons() {
    view_looks_as_ever("atlas_lessons", 1, &[DOWN, DOWN]);
}

#[test]
fn the_timeline() {
    view_looks_as_ever("atlas_timeline", 2, &[DOWN, RIGHT]);
}

#[test]
fn the_map() {
    view_looks_as_ever("atlas_map", 3, &[DOWN, DOWN]);
}

#[test]
fn the_contributions() {
    view_looks_as_ever("atlas_contributions", 4, &[DOWN]);
}

#[test]
fn the_coverage() {
    view_looks_as_ever("atlas_coverage", 5, &[DOWN, DOWN]);
}

#[test]
fn a_map_of_projects_alone_is_one_of_projects_and_the_way_on_is_seen() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "kind:project", 3);
    assert!(stage.row(1).contains("projects"), "{}", stage.row(1));
    // What was chosen stays chosen.
    house.keys(&mut stage, &[Key::char('r'), Key::char('r')]);
    assert!(stage.row(1).contains("cases"), "{}", stage.row(1));
    let narrow = watching(&house, (40, 12), "", 1);
    assert!(narrow.row(11).contains("Tab"), "{}", narrow.row(11));
}

#[test]
fn a_cell_leads_to_the_records_it_counts_and_back_to_the_same_cell() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "kind:case", 0);
    assert!(stage.row(1).contains("for: kind:case"), "{}", stage.row(1));
    house.keys(&mut stage, &[Key::char('r'), DOWN]);
    assert!(
        stage.row(1).contains("branch by region"),
        "{}",
        stage.row(1)
    );
    house.keys(&mut stage, &[Key::char('f'), Key::char('c'), DOWN]);
    assert!(
        stage.row(1).contains("region by country"),
        "{}",
        stage.row(1)
    );
    let screen = stage.screen();
    let said = stage.row(22);
    house.keys(&mut stage, &[ENTER]);
    assert_eq!(format!("{:?}", stage.app), "App(library > atlas > library)");
    assert!(
        stage.row(23).contains("Esc back to the Atlas"),
        "{}",
        stage.row(23)
    );
    let query = stage.app.stack[2].query().unwrap().to_owned();
    assert!(
        query.starts_with("region:") && query.ends_with(" kind:case"),
        "{query}"
    );
    assert!(
        said.contains(": 1") && stage.told().contains(" 1 of 12 records"),
        "{said} {}",
        stage.row(22)
    );
    // A record of it is one step further; each step back leads where one came from.
    house.keys(&mut stage, &[ENTER]);
    let deep = "App(library > atlas > library > reader)";
    assert_eq!(format!("{:?}", stage.app), deep);
    house.keys(&mut stage, &[ESC, ESC]);
    assert_eq!(stage.screen(), screen);
    assert_eq!(stage.app.stack[0].query(), Some("kind:case"));
    house.keys(&mut stage, &[ENTER]);
    // The query in force is another one now; what was chosen in the view is as it was.
    house.keys(&mut stage, &[ATLAS]);
    assert!(
        stage
            .row(1)
            .contains("region by country, 1 record for: region:"),
        "{}",
        stage.row(1)
    );
    house.keys(&mut stage, &[Key::char('x')]);
    assert!(stage.row(1).contains("all 12 records"), "{}", stage.row(1));
    assert_ne!(stage.screen(), screen);
    house.keys(&mut stage, &[Key::char('x')]);
    assert!(stage.row(1).contains("1 record for"), "{}", stage.row(1));
}

#[test]
fn one_comes_back_to_the_atlas_from_any_part_of_the_library() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "", 3);
    house.keys(&mut stage, &[DOWN]);
    let map = stage.screen();
    for (away, back) in [
        // Among the records, in the search line, with another query, among the filters.
        (vec![ENTER], vec![ESC]),
        (vec![ENTER, Key::char('/')], vec![ESC]),
        (vec![ENTER, Key::char('/'), Key::char('x')], vec![ESC]),
        (vec![ENTER, Key::char('f')], vec![ESC, ESC]),
    ] {
        house.keys(&mut stage, &away);
        assert_eq!(format!("{:?}", stage.app), "App(library > atlas > library)");
        house.keys(&mut stage, &back);
        assert_eq!(stage.screen(), map, "{away:?}");
    }
    // What was searched for in the Library itself is as it was.
    house.keys(&mut stage, &[ESC]);
    assert_eq!(stage.app.stack[0].query(), Some(""));
}

#[test]
fn the_atlas_says_how_many_less_exact_records_it_leaves_out() {
    let house = House::open();
    for query in ["pension rural voluntary workers", "zebra payments mobile"] {
        let mut stage = house.stage(80, 24);
        house.types(&mut stage, query);
        let status = stage.row(22);
        let counted = status.split_once(" of 12 records, ").expect(&status);
        let whole = counted.0.split_whitespace().last().unwrap();
        let less = counted.1.split_whitespace().next().unwrap();
        house.keys(&mut stage, &[ATLAS]);
        let told = format!(
            "{whole} records ({less} less exact left out) for: {}",
            &query[..8]
        );
        let told = told.replace("1 records", "1 record");
        assert!(stage.row(1).contains(&told), "{status}: {}", stage.row(1));
    }
    let stage = watching(&house, (80, 24), "zebra payments mobile", 0);
    let told = "No record holds the whole search; ";
    assert!(stage.screen().contains(told), "{}", stage.screen());
}

#[test]
fn a_lesson_leads_to_its_record_and_back() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "", 1);
    let lesson = [Key::char(']'), DOWN, DOWN];
    house.keys(&mut stage, &lesson);
    let before = stage.screen();
    house.keys(&mut stage, &[ENTER]);
    assert_eq!(format!("{:?}", stage.app), "App(library > atlas > reader)");
    assert!(stage.screen().contains("Lessons"), "{}", stage.screen());
    house.keys(&mut stage, &[ESC]);
    assert_eq!(stage.screen(), before);
    house.keys(&mut stage, &[ESC]);
    assert_eq!(format!("{:?}", stage.app), "App(library)");
}

#[test]
fn headings_are_folded_and_unfolded() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "", 2);
    let folded = stage.screen();
    assert!(folded.contains("▸"), "{folded}");
    for (fold, unfold) in [
        (LEFT, RIGHT),
        (Key::char(' '), Key::char(' ')),
        (Key::char('z'), Key::char('z')),
    ] {
        house.keys(&mut stage, &[unfold]);
        assert!(stage.screen().contains("▾"), "{}", stage.screen());
        house.keys(&mut stage, &[fold]);
        assert_eq!(stage.screen(), folded);
    }
}

#[test]
fn a_view_is_shown_by_its_name_and_written_to_a_file() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    // A colon would be typed into the search line.
    let command = |stage: &mut Stage, line: &str| {
        house.keys(
            stage,
            &[Key {
                alt: true,
                ..Key::char('x')
            }],
        );
        house.types(stage, line);
        house.keys(stage, &[ENTER]);
    };
    command(&mut stage, "export x.csv");
    assert!(
        stage.told().contains("nothing can be written here"),
        "{}",
        stage.told()
    );
    house.keys(&mut stage, &[ESC]);
    command(&mut stage, "atlas map");
    assert!(stage.row(0).contains("[map]"), "{}", stage.row(0));
    command(&mut stage, "atlas coverage");
    assert!(stage.row(0).contains("[coverage]"), "{}", stage.row(0));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    command(&mut stage, &format!("export {}", file.display()));
    assert!(stage.told().contains("written: "), "{}", stage.told());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("finding,of,value"), "{text}");
    command(&mut stage, &format!("export {}", file.display()));
    let told = [stage.row(21), stage.row(22)].concat();
    assert!(
        told.contains("is there already") || told.contains("…"),
        "{told}"
    );
    assert!(stage.told().contains("export "), "{}", stage.told());
}

#[test]
fn a_page_and_a_comparison_are_written_to_new_files() {
    let house = House::open();
    let mut stage = house.reading("tgo-novissi", (80, 24));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.html");
    command(&house, &mut stage, &format!("export {}", file.display()));
    assert!(stage.told().contains("written: "), "{}", stage.told());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("<!DOCTYPE html>"), "{text}");
    command(&house, &mut stage, "export a.txt");
    // What cannot be done is there again, to be mended; why is told on the line or above it.
    let told = |stage: &Stage| [stage.row(21), stage.row(22)].concat();
    assert!(told(&stage).contains("ends in no form"), "{}", told(&stage));
    assert!(stage.told().contains("export a.txt"), "{}", stage.told());
    house.keys(&mut stage, &[ESC]);
    house.keys(&mut stage, &[Key::char('c')]);
    house.open_record(&mut stage, "lao-lsso");
    house.keys(&mut stage, &[Key::char('c'), Key::char('C')]);
    let file = folder.path().join("b.md");
    command(&house, &mut stage, &format!("export {}", file.display()));
    assert!(stage.told().contains("written: "), "{}", stage.told());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# Comparison\n"), "{text}");
}

#[test]
fn what_is_late_is_not_shown() {
    let house = House::open();
    let mut stage = house.stage(80, 24);
    stage.keys(&[ATLAS]);
    let first = stage.asked.clone();
    stage.keys(&[TAB]);
    assert!(stage.screen().contains("Looking through the library"));
    let late = matches!(first.last(), Some(Request::See { .. }));
    assert!(late, "{first:?}");
    stage.asked.drain(..first.len());
    let newest = std::mem::replace(&mut stage.asked, first);
    house.serve(&mut stage);
    assert!(
        stage.screen().contains("Looking through the library"),
        "{}",
        stage.screen()
    );
    stage.asked = newest;
    house.serve(&mut stage);
    assert!(stage.screen().contains("lessons of"), "{}", stage.screen());
}

#[test]
fn a_query_that_finds_nothing_is_told() {
    let house = House::open();
    let mut stage = watching(&house, (80, 24), "zzzz qqqq xxxx", 0);
    assert!(
        stage.screen().contains("No record answers the search."),
        "{}",
        stage.screen()
    );
    house.keys(&mut stage, &[ENTER, DOWN, RIGHT, Key::char('x')]);
    assert!(stage.row(1).contains("all 12 records"), "{}", stage.row(1));
}

#[test]
fn a_terminal_of_ascii_gets_ascii() {
    let house = House::open();
    for size in SIZES {
        for turns in 0..6 {
            let mut stage = watching(&house, size, "", turns);
            stage.app.theme = Theme::dark().with_ascii(true);
            house.keys(&mut stage, &[DOWN, RIGHT]);
            // Titles are the records' own.
            let screen = stage.screen().replace("①■α", "");
            let is_drawn = |sign: char| matches!(sign, '\u{2190}'..='\u{28ff}' | '·');
            assert!(!screen.contains(is_drawn), "{screen}");
        }
    }
}

#[test]
fn nothing_panics_in_the_smallest_terminals() {
    let house = House::open();
    let keys = [
        DOWN,
        RIGHT,
        Key::char('G'),
        Key::char('z'),
        LEFT,
        Key::char(']'),
        Key::char('r'),
        UP,
    ];
    for columns in 0..5 {
        for rows in 0..6 {
            let mut stage = watching(&house, (columns, rows), "", 0);
            for _ in 0..6 {
                house.keys(&mut stage, &keys);
                house.keys(&mut stage, &[TAB]);
            }
        }
    }
}

#[test]
fn a_colon_on_a_command_that_went_wrong_begins_another() {
    let house = House::open();
    let mut stage = house.reading("tgo-novissi", (80, 24));
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("a.odt");
    command(&house, &mut stage, &format!("export {}", wrong.display()));
    assert!(stage.told().contains("export "), "{}", stage.told());
    let file = folder.path().join("b.html");
    command(&house, &mut stage, &format!("export {}", file.display()));
    assert!(stage.told().contains("written: "), "{}", stage.told());
    let there = std::fs::read_dir(folder.path()).unwrap();
    let names: Vec<_> = there.map(|one| one.unwrap().file_name()).collect();
    assert_eq!(names, ["b.html"]);
    // A command that is not known stays as well; what is typed on goes behind it, a colon within it too.
    command(&house, &mut stage, "expor");
    house.types(&mut stage, "t a:b");
    assert!(stage.told().contains(":export a:b"), "{}", stage.told());
}
