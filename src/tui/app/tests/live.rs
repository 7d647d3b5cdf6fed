//! The input while one types: what is offered, what is told below it, queries brought back and saved.

use super::*;
use crate::search::Corrected;

const LEFT: Key = key(KeyCode::Left);
const BACKSPACE: Key = key(KeyCode::Backspace);

/// Returns tables with names in several languages.
fn named() -> Tables {
    let mut tables = tables();
    for (at, tag, name) in [(0, "zh", "多哥"), (1, "zh", "老挝"), (1, "lo", "ລາວ")] {
        let names = &mut tables.countries.all[at].names;
        names.insert(tag.to_owned(), name.to_owned());
    }
    tables.countries.all[1].aliases.push("Laos".to_owned());
    tables
}

fn stage(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.says(Reply::Tables(Arc::new(named())));
    stage.answers(listing());
    stage
}

/// Types a text and answers it.
fn asks(stage: &mut Stage, text: &str) {
    stage.types(text);
    stage.answers(answer());
}

fn kept(stage: &mut Stage, news: News) {
    stage.turn(&[Event::Kept(news)]);
}

fn history(stage: &mut Stage, queries: &[&str]) {
    let queries = queries.iter().map(|query| (*query).to_owned());
    kept(stage, News::History(queries.collect()));
}

fn saved(stage: &mut Stage) {
    let search = |name: &str, query: &str| SavedSearch {
        name: name.to_owned(),
        query: query.to_owned(),
    };
    let all = vec![
        search("Pensions in Asia", "country:asean pension"),
        search("养老金", "养老金"),
        search(
            "ຜູ້ລົງທະບຽນ",
            "ຜູ້ລົງທະບຽນ topic:registries kind:case year:2015..2020",
        ),
    ];
    kept(stage, News::Saved(all));
}

fn input(stage: &Stage) -> String {
    stage.search().1.text
}

#[test]
fn a_field_is_offered_from_three_letters_on_and_taken_with_tab() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "mobile co");
    assert!(!stage.screen().contains("country:"), "{}", stage.screen());
    asks(&mut stage, "u");
    assert!(stage.row(1).contains("country:"), "{}", stage.screen());
    assert!(stage.row(1).contains("3 values"), "{}", stage.screen());
    stage.keys(&[TAB]);
    assert_eq!(input(&stage), "mobile country:");
    assert!(stage.row(1).contains("Togo"), "{}", stage.screen());
}

#[test]
fn tab_moves_on_where_nothing_is_offered() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "mobile");
    let before = stage.searches();
    stage.keys(&[TAB]);
    assert_eq!(stage.searches(), before);
    assert!(stage.screen().contains("▌Novissi"), "{}", stage.screen());
}

#[test]
fn values_are_offered_with_counts_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = stage(columns, rows);
        asks(&mut stage, "mobile country:");
        let first = stage.screen();
        insta::assert_snapshot!(format!("values_offered_at_{columns}"), first);
        stage.keys(&[DOWN, DOWN]);
        insta::assert_snapshot!(format!("value_chosen_at_{columns}"), stage.screen());
    }
}

#[test]
fn values_are_found_by_names_of_every_language_and_taken_as_ids() {
    for typed in ["老", "ລາ", "la", "laos"] {
        let mut stage = stage(80, 24);
        asks(&mut stage, &format!("country:{typed}"));
        assert!(stage.row(1).contains("Lao PDR"), "{}", stage.screen());
        stage.keys(&[TAB]);
        assert_eq!(input(&stage), "country:LAO ");
        assert!(!stage.row(1).contains("Tab"), "{}", stage.screen());
    }
}

#[test]
fn one_letter_marks_nothing_and_one_sign_of_han_does() {
    for (typed, is_marked) in [("m", false), ("М", false), ("mo", true), ("老", true)] {
        let mut stage = stage(80, 24);
        asks(&mut stage, typed);
        let roles = picture::of(&mut stage);
        let mut roles = roles.lines().filter(|line| line.starts_with('\''));
        let has_mark = roles.any(|line| line.contains(['m', 'M']));
        assert_eq!(has_mark, is_marked, "{typed}");
    }
}

#[test]
fn a_value_typed_in_full_leaves_down_to_the_records() {
    for typed in ["kind:case", "kind:Case", "country:lao"] {
        let mut stage = stage(80, 24);
        asks(&mut stage, typed);
        assert!(!stage.row(1).contains("Tab"), "{}", stage.screen());
        stage.keys(&[DOWN, ENTER]);
        assert_eq!(stage.app.screen_name(), "reader", "{}", stage.screen());
    }
}

#[test]
fn down_chooses_a_value_and_enter_takes_it() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:");
    stage.keys(&[DOWN, DOWN, ENTER]);
    assert_eq!(input(&stage), "country:LAO ");
    assert!(stage.ordered.is_empty(), "nothing was searched for");
    asks(&mut stage, "country:k");
    stage.keys(&[DOWN]);
    stage.answers(answer());
    stage.keys(&[ENTER]);
    assert_eq!(
        input(&stage),
        "country:LAO country:KEN ",
        "kept as counts came"
    );
}

#[test]
fn enter_opens_the_first_hit_while_nothing_is_chosen() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:t");
    stage.keys(&[ENTER]);
    assert!(matches!(stage.asked.last(), Some(Request::Open { .. })));
}

#[test]
fn escape_closes_what_is_offered_before_it_empties_the_input() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:t");
    stage.keys(&[ESC]);
    assert_eq!(input(&stage), "country:t");
    assert!(!stage.row(1).contains("Togo"), "{}", stage.screen());
    stage.answers(answer());
    assert!(
        !stage.screen().contains("Tab │"),
        "closed until something is typed"
    );
    stage.keys(&[ESC]);
    assert_eq!(input(&stage), "");
}

#[test]
fn what_is_offered_goes_when_the_cursor_goes() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:t");
    stage.keys(&[LEFT]);
    assert!(!stage.screen().contains("Tab │"), "{}", stage.screen());
    stage.keys(&[TAB]);
    assert_eq!(input(&stage), "country:t", "Tab moves on");
}

#[test]
fn what_is_offered_goes_when_the_input_is_left() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:t");
    stage.keys(&[key(KeyCode::PageDown), Key::char('i')]);
    assert!(!stage.screen().contains("Tab │"), "{}", stage.screen());
    stage.types("o");
    assert!(stage.row(1).contains("Togo  3  Tab │"), "{}", stage.row(1));
}

#[test]
fn typed_in_one_go_with_tab_the_last_letters_count() {
    let mut stage = stage(80, 24);
    let mut events: Vec<Event> = "country:la"
        .chars()
        .map(|c| Event::Key(Key::char(c)))
        .collect();
    events.push(Event::Key(TAB));
    stage.turn(&events);
    assert_eq!(input(&stage), "country:LAO ");
}

#[test]
fn filters_in_force_are_told_below_the_input_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = stage(columns, rows);
        asks(
            &mut stage,
            "country:老挝,KEN -outcome:failure year:2015..2020 mobile",
        );
        stage.keys(&[DOWN]);
        insta::assert_snapshot!(format!("filters_at_{columns}"), stage.screen());
    }
}

#[test]
fn filters_are_told_in_ascii_where_that_is_all_there_is() {
    let mut stage = stage(80, 12);
    stage.app.theme = Theme::none().with_ascii(true);
    asks(&mut stage, "country:LAO mobile");
    assert_eq!(
        stage.row(1),
        format!("-- country: Lao PDR x {} Ctrl-X removes", "-".repeat(42))
    );
    asks(&mut stage, " country:k");
    let row = stage.row(1);
    assert!(row.contains("| Kenya") && row.is_ascii(), "{row}");
}

#[test]
fn the_last_filter_is_taken_out_from_everywhere() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:LAO -outcome:failure mobile");
    stage.keys(&[Key::ctrl('x')]);
    assert_eq!(input(&stage), "country:LAO mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, Key::char('X')]);
    assert_eq!(input(&stage), "mobile");
    stage.answers(answer());
    assert!(stage.screen().contains("▌Novissi"), "the focus stays");
    let before = stage.searches();
    stage.keys(&[Key::char('X')]);
    assert_eq!(stage.searches(), before, "there is none left");
}

#[test]
fn backspace_takes_letters_only() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:LAO ");
    stage.keys(&[BACKSPACE]);
    assert_eq!(input(&stage), "country:LAO");
}

fn corrected() -> Answer {
    Answer {
        corrected: Some(Corrected {
            shown: "country:LAO mobile money".to_owned(),
            typed: "country:LAO mobeil money".to_owned(),
        }),
        ..answer()
    }
}

#[test]
fn a_correction_is_told_and_undone_with_one_key() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = stage(columns, rows);
        stage.types("country:LAO mobeil money");
        stage.answers(corrected());
        insta::assert_snapshot!(format!("correction_at_{columns}"), stage.screen());
        stage.keys(&[Key::ctrl('t')]);
        assert_eq!(input(&stage), "country:LAO \"mobeil\" money");
        stage.answers(answer());
        let before = stage.searches();
        stage.keys(&[Key::ctrl('t')]);
        assert_eq!(stage.searches(), before, "nothing is corrected any more");
    }
}

#[test]
fn a_correction_there_is_no_room_for_is_told_by_its_words() {
    let mut stage = stage(80, 24);
    stage.types("pensoin reform in the informal economy");
    let mut found = corrected();
    found.corrected = Some(Corrected {
        shown: "pension reform in the informal economy".to_owned(),
        typed: "pensoin reform in the informal economy".to_owned(),
    });
    stage.answers(found);
    let words = " Showing records for pension; search instead for \"pensoin\" (Ctrl-T)";
    assert_eq!(stage.row(1), words);
}

#[test]
fn what_could_not_be_read_goes_before_a_correction() {
    let mut stage = stage(80, 24);
    stage.types("contry:LAO mobeil");
    let note = Diagnostic::note(Code("Q1"), Span::new(0, 6), "no field is called `contry`");
    stage.answers(Answer {
        notes: vec![note],
        ..corrected()
    });
    assert_eq!(stage.row(1), " no field is called `contry`");
}

#[test]
fn up_in_an_empty_input_brings_earlier_queries_back() {
    let mut stage = stage(80, 24);
    history(&mut stage, &["pension", "country:LAO 养老金"]);
    assert!(
        stage.row(23).contains("↑ earlier search"),
        "{}",
        stage.row(23)
    );
    stage.keys(&[UP]);
    assert_eq!(input(&stage), "country:LAO 养老金");
    stage.answers(answer());
    assert!(!stage.screen().contains("Tab │"), "nothing is offered");
    stage.keys(&[UP, UP]);
    assert_eq!(input(&stage), "pension");
    stage.keys(&[DOWN]);
    assert_eq!(input(&stage), "country:LAO 养老金");
    stage.keys(&[DOWN]);
    assert_eq!(input(&stage), "");
    stage.answers(listing());
    stage.keys(&[DOWN]);
    assert!(stage.screen().contains("▌Novissi"), "then to the hits");
}

#[test]
fn a_query_that_was_brought_back_can_be_typed_on() {
    let mut stage = stage(80, 24);
    history(&mut stage, &["old", "pension"]);
    stage.keys(&[UP]);
    stage.types("s");
    assert_eq!(input(&stage), "pensions");
    stage.keys(&[UP]);
    assert_eq!(input(&stage), "pensions", "it is the user's own now");
}

#[test]
fn the_wheel_brings_nothing_back() {
    let mut stage = stage(80, 24);
    history(&mut stage, &["pension"]);
    stage.turn(&[Event::Wheel(-1, Position::new(40, 8))]);
    assert_eq!(input(&stage), "");
}

#[test]
fn a_query_counts_as_asked_when_a_hit_is_opened_or_enter_pressed() {
    let mut stage = stage(80, 24);
    let remember = |query: &str| Order::Remember(query.to_owned());
    asks(&mut stage, "mobile ");
    assert!(stage.ordered.is_empty());
    stage.keys(&[DOWN, ENTER]);
    assert_eq!(stage.ordered, [remember("mobile")]);
    stage.keys(&[Key::char('q'), Key::char('x')]);
    stage.answers(listing());
    stage.keys(&[DOWN, ENTER]);
    assert_eq!(stage.ordered.len(), 1, "nothing was asked for");
    stage.keys(&[Key::char('q'), ESC]);
    stage.types("zebra");
    stage.answers(Answer::default());
    stage.keys(&[ENTER]);
    assert_eq!(stage.ordered[1..], [remember("zebra")]);
}

#[test]
fn a_search_is_saved_by_name_and_found_again() {
    let mut stage = stage(80, 24);
    asks(&mut stage, "country:LAO 养老金");
    stage.keys(&[DOWN, Key::char(':')]);
    stage.types("save Laos 养老金");
    insta::assert_snapshot!("prompt_at_80", stage.screen());
    stage
        .terminal
        .backend_mut()
        .assert_cursor_position((17, 22));
    stage.keys(&[ENTER]);
    let order = Order::Save(SavedSearch {
        name: "Laos 养老金".to_owned(),
        query: "country:LAO 养老金".to_owned(),
    });
    assert_eq!(stage.ordered, [order]);
    kept(&mut stage, News::Told("saved as Laos 养老金".to_owned()));
    assert!(stage.row(22).contains("saved as Laos 养老金"));
}

#[test]
fn in_front_of_a_room_no_search_is_saved_or_forgotten_and_none_is_offered() {
    for company in [Company::Silent, Company::Room] {
        let mut stage = stage(80, 24);
        stage.app.company = company;
        kept(
            &mut stage,
            News::Saved(vec![SavedSearch {
                name: "Mine".to_owned(),
                query: "pension".to_owned(),
            }]),
        );
        asks(&mut stage, "country:LAO");
        let is_room = company == Company::Room;
        stage.keys(&[DOWN, Key::char(':')]);
        stage.types("forget ");
        assert_eq!(stage.screen().contains("Mine"), !is_room);
        for line in ["Mine", "save Theirs"] {
            stage.types(line);
            stage.keys(&[ENTER]);
            let is_refused = stage.told().contains("nothing of your own");
            assert_eq!(is_refused, is_room, "{}", stage.told());
            assert_eq!(stage.ordered.is_empty(), is_room);
            stage.keys(&[Key::char(':')]);
        }
    }
}

#[test]
fn the_prompt_is_left_with_escape_or_emptied() {
    let mut stage = stage(80, 24);
    let alt_x = Key {
        alt: true,
        ..Key::char('x')
    };
    stage.keys(&[alt_x]);
    stage.types("quit");
    stage.turn(&[Event::Paste("\nx".to_owned())]);
    stage.keys(&[ESC]);
    assert!(stage.effects.is_empty());
    stage.keys(&[alt_x, BACKSPACE]);
    stage.types("m");
    assert_eq!(input(&stage), "m", "the keys go to the input again");
    stage.keys(&[alt_x]);
    stage.types("qui");
    stage.keys(&[TAB, ENTER]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
}

#[test]
fn the_prompt_offers_what_could_be_meant_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = stage(columns, rows);
        stage.keys(&[DOWN, Key::char(':')]);
        stage.types("re");
        stage.terminal.clear().unwrap();
        stage.keys(&[TAB, TAB]);
        insta::assert_snapshot!(format!("offers_at_{columns}"), stage.screen());
    }
}

#[test]
fn the_prompt_completes_commands_and_names() {
    let mut stage = stage(80, 24);
    saved(&mut stage);
    stage.keys(&[DOWN, Key::char(':')]);
    stage.types("fo");
    let line = |stage: &Stage| stage.row(22);
    for (key, shown) in [
        (TAB, ":forget "),
        (TAB, ":focus-input"),
        (DOWN, ":focus-hits"),
        (UP, ":focus-input"),
        (UP, ":forget "),
    ] {
        stage.keys(&[key]);
        assert_eq!(line(&stage).trim_end(), shown.trim_end());
    }
    stage.types("Pen");
    stage.keys(&[TAB, ENTER]);
    assert_eq!(
        stage.ordered,
        [Order::Forget("Pensions in Asia".to_owned())]
    );
    stage.keys(&[Key::char(':')]);
    stage.types("forg");
    stage.keys(&[TAB, TAB]);
    assert!(
        line(&stage).starts_with(":forget Pensions in Asia"),
        "what follows the only one comes next: {}",
        line(&stage)
    );
    stage.keys(&[ESC, Key::char(':')]);
    stage.types("theme light");
    stage.keys(&[ENTER]);
    assert_eq!(stage.app.theme.name(), "light");
    stage.keys(&[Key::char(':')]);
    stage.types("mouse on");
    stage.keys(&[ENTER]);
    assert!(matches!(stage.effects[..], [Effect::Mouse(true)]));
}

#[test]
fn a_line_that_is_wrong_stays_to_be_mended() {
    let mut stage = stage(80, 24);
    stage.keys(&[DOWN, Key::char(':')]);
    stage.types("theme lihgt");
    stage.keys(&[ENTER]);
    let row = stage.row(22);
    assert!(row.starts_with(":theme lihgt"), "{row}");
    assert!(row.contains("theme takes dark, light"), "{row}");
    stage.keys(&[BACKSPACE; 4]);
    stage.keys(&[TAB, ENTER]);
    assert_eq!(stage.app.theme.name(), "light");
}

#[test]
fn nothing_is_saved_without_a_query() {
    let mut stage = stage(80, 24);
    stage.keys(&[DOWN, Key::char(':')]);
    stage.types("save x");
    stage.keys(&[ENTER]);
    assert!(stage.ordered.is_empty());
    assert!(stage.row(22).contains("there is no search to save"));
}

#[test]
fn saved_searches_are_listed_with_counts_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = stage(columns, rows);
        saved(&mut stage);
        stage.keys(&[DOWN, Key::char('v')]);
        for total in [12, 3] {
            stage.answers(Answer {
                total,
                complete: total,
                ..Answer::default()
            });
        }
        // The terminal of a test keeps what a wide character covered.
        stage.terminal.clear().unwrap();
        stage.keys(&[DOWN]);
        insta::assert_snapshot!(format!("saved_at_{columns}"), picture::of(&mut stage));
    }
}

#[test]
fn a_saved_search_is_run_or_forgotten() {
    let mut stage = stage(80, 24);
    saved(&mut stage);
    stage.keys(&[DOWN, Key::char('v'), DOWN, Key::char('d'), Key::char('d')]);
    assert_eq!(stage.ordered, [Order::Forget("养老金".to_owned())]);
    let left = SavedSearch {
        name: "left".to_owned(),
        query: "country:asean".to_owned(),
    };
    kept(&mut stage, News::Saved(vec![left]));
    assert!(!stage.screen().contains("养老金"), "{}", stage.screen());
    stage.keys(&[ENTER]);
    assert_eq!(input(&stage), "country:asean");
    assert!(stage.row(0).contains("country:asean"), "{}", stage.screen());
    kept(&mut stage, News::Saved(Vec::new()));
    stage.keys(&[ESC, DOWN, Key::char('v')]);
    assert!(stage.screen().contains("No search is saved yet"));
}

#[test]
fn counts_are_asked_one_by_one() {
    let mut stage = stage(80, 24);
    saved(&mut stage);
    stage.keys(&[DOWN]);
    let before = stage.searches();
    stage.keys(&[Key::char('v')]);
    assert_eq!(stage.searches(), before + 1);
    let (ticket, request) = stage.search();
    assert!(request.live, "as the input asks it");
    stage.says(Reply::Failed(ticket, "broken".to_owned()));
    assert_eq!(stage.searches(), before + 2, "a failure stops nothing");
    assert!(stage.row(1).ends_with('?'), "{}", stage.row(1));
}

/// A list that covers the second half of a wide character leaves no first half behind.
#[test]
fn no_wide_character_reaches_into_the_list() {
    for before in ["", "a"] {
        let mut stage = stage(40, 12);
        let mut wide = answer();
        wide.hits[0].title = "养老金养老金养老金养老金养老金养老金养老金".to_owned();
        wide.hits[0].title_marks = Vec::new();
        stage.types(&format!("{before} mobile country:"));
        stage.answers(wide);
        let buffer = stage.terminal.backend().buffer();
        let row: Vec<&str> = (0..40).map(|x| buffer[(x, 2)].symbol()).collect();
        let border = row.iter().position(|symbol| *symbol == "│").unwrap();
        assert_eq!(crate::tui::text::width(row[border - 1]), 1, "{row:?}");
    }
}

#[test]
fn reasons_stand_below_a_hit_at_every_width() {
    for columns in [160, 80, 40] {
        let mut stage = stage(columns, 24);
        stage.types("ຜູ້ລົງທະບຽນ");
        let mut found = answer();
        for hit in &mut found.hits {
            hit.because = vec!["ຜູ້ລົງທະບຽນ = registry".to_owned()];
        }
        stage.answers(found);
        stage.keys(&[DOWN]);
        let screen = stage.screen();
        assert!(screen.contains("because: ຜູ້ລົງທະບຽນ = registry"), "{screen}");
    }
}

#[test]
fn nothing_new_panics_in_the_smallest_terminals() {
    for columns in 0..4 {
        for rows in 0..9 {
            let mut stage = Stage::new(columns, rows);
            stage.is_ready();
            saved(&mut stage);
            history(&mut stage, &["country:LAO 养老金 topic:x"]);
            asks(&mut stage, "country:");
            stage.keys(&[DOWN, DOWN, ENTER, ESC, ESC, UP]);
            stage.answers(corrected());
            stage.keys(&[DOWN, Key::char('v'), DOWN, Key::char(':')]);
            stage.types("老");
            stage.keys(&[TAB, ENTER]);
        }
    }
}
