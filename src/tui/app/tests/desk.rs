//! What is kept for the user: marks, where one stopped, the Desk.

use super::*;
use crate::library::Presented;

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
pub(super) fn with_hits(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN]);
    stage
}

/// Returns a stage with a record open at its beginning.
pub(super) fn reading(columns: u16, rows: u16) -> Stage {
    let mut stage = with_hits(columns, rows);
    stage.keys(&[ENTER]);
    stage.gives(trial::case());
    stage.keys(&[Key::char('g')]);
    stage
}

#[test]
fn what_was_picked_is_presented_together() {
    let mut stage = with_hits(80, 24);
    let mut picks = Picks::default();
    picks.pick(&spot("", "", 0));
    picks.pick(&novissi());
    stage.kept(News::Picks(picks));
    stage.keys(&[Key::char('5')]);
    let presented = |stage: &mut Stage| {
        stage.asked.clear();
        stage.keys(&[Key::char('p')]);
        stage.turn(&[]);
        let asked = stage.asked.iter().find_map(|request| match request {
            Request::Present {
                what: Presented::Records(names),
                ..
            } => Some(names.clone()),
            _ => None,
        });
        asked.unwrap_or_default()
    };
    let both = ["cases/aus-robodebt.md", "cases/tgo-novissi.md"];
    assert_eq!(presented(&mut stage), both, "{}", stage.screen());
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
        stage.told().contains("select a record first"),
        "{}",
        stage.told()
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
    assert!(stage.told().contains("marked"), "{}", stage.told());
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
        stage
            .row(22)
            .contains("no record of this library was read yet"),
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

const D: Key = Key {
    code: KeyCode::Char('d'),
    ctrl: false,
    alt: false,
};

fn note(slug: &str) -> Note {
    Note {
        slug: slug.to_owned(),
        text: "# To ask\n\nWho pays the *operators*?\n\n## Results\n\nSee [1].\n".to_owned(),
    }
}

/// Returns a stage for which something of everything is kept, with the focus on the hits.
pub(super) fn keeping(columns: u16, rows: u16) -> Stage {
    let mut stage = with_hits(columns, rows);
    let translated = Spot {
        record: "standards/c102.zh.md".to_owned(),
        title: "《1952年社会保障（最低标准）公约》".to_owned(),
        section: "part-v".to_owned(),
        heading: "第五部分".to_owned(),
        number: 5,
        paragraph: 0,
    };
    stage.kept(News::Marks(vec![translated.clone(), novissi()]));
    let search = |name: &str, query: &str| SavedSearch {
        name: name.to_owned(),
        query: query.to_owned(),
    };
    stage.kept(News::Notes(vec![note("aus-robodebt"), note("tgo-novissi")]));
    let searches = vec![
        search("Pensions in Asia", "country:asean pension"),
        search("ຜູ້ລົງທະບຽນ", "ຜູ້ລົງທະບຽນ"),
    ];
    stage.kept(News::Saved(searches));
    read(&mut stage, &[translated, spot("results", "Results", 3)]);
    let asked = vec!["养老金".to_owned(), "country:LAO mobile".to_owned()];
    stage.kept(News::History(asked));
    stage
}

#[test]
fn the_desk_holds_what_is_kept_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = keeping(columns, rows);
        stage.keys(&[Key::char('5')]);
        for total in [12, 3] {
            stage.answers(Answer {
                total,
                complete: total,
                ..Answer::default()
            });
        }
        stage.terminal.clear().unwrap();
        stage.keys(&[DOWN]);
        insta::assert_snapshot!(format!("desk_at_{columns}"), picture::of(&mut stage));
        stage.keys(&[Key::char('G')]);
        assert!(stage.screen().contains("▌ 养老金"), "{}", stage.screen());
        stage.keys(&[Key::char('g')]);
        assert!(
            stage.row(0).starts_with(" Marks"),
            "the heading is seen again"
        );
    }
}

#[test]
fn the_desk_says_what_it_is_for_while_it_is_empty() {
    let pictures = SIZES.map(|(columns, rows)| {
        let mut stage = with_hits(columns, rows);
        stage.keys(&[Key::char('5')]);
        picture::of(&mut stage)
    });
    insta::assert_snapshot!("desk_empty", pictures.join("\n"));
    let mut stage = with_hits(80, 24);
    stage.keys(&[Key::char('5')]);
    stage.keys(&[ENTER, D, D, DOWN, Key::char(']')]);
    assert!(stage.ordered.is_empty());
    assert_eq!(stage.looks, 1, "another program may have kept something");
    stage.keys(&[ESC]);
    assert!(stage.told().contains("Library"), "{}", stage.told());
}

#[test]
fn in_front_of_a_room_the_desk_stays_closed() {
    let mut stage = keeping(80, 24);
    stage.app.company = Company::Silent;
    stage.keys(&[Key::char('5')]);
    assert!(
        stage.told().contains("the Desk stays closed"),
        "{}",
        stage.told()
    );
    stage.keys(&[Key::char('\'')]);
    assert!(
        stage.screen().contains("Novissi"),
        "marks are shown on purpose"
    );
}

#[test]
fn everything_on_the_desk_leads_to_where_it_is() {
    let opens = |stage: &Stage, wanted: &str| {
        let asked = stage.asked.last();
        let is_it =
            matches!(asked, Some(Request::Open { name, preview: false, .. }) if name == wanted);
        assert!(is_it, "{wanted}: {asked:?}");
    };
    let desk = || {
        let mut stage = keeping(80, 24);
        stage.keys(&[Key::char('5')]);
        stage
    };
    let mut stage = desk();
    stage.keys(&[DOWN, ENTER]);
    opens(&stage, "standards/c102.zh.md");
    stage.keys(&[ESC]);
    assert!(stage.row(0).starts_with(" Marks"), "back on the Desk");
    let next = Key::char(']');
    stage.keys(&[next, ENTER]);
    opens(&stage, "aus-robodebt");
    stage.gives(trial::case());
    assert!(stage.screen().contains("Your note"), "{}", stage.screen());
    let mut stage = desk();
    stage.keys(&[next, next, ENTER]);
    assert_eq!(stage.search().1.text, "country:asean pension");
    let mut stage = desk();
    stage.keys(&[next, next, next, ENTER]);
    opens(&stage, "cases/aus-robodebt.md");
    let mut stage = desk();
    stage.keys(&[next, next, next, next, ENTER]);
    assert_eq!(stage.search().1.text, "country:LAO mobile");
}

#[test]
fn what_is_taken_out_is_asked_for_twice() {
    let mut stage = keeping(80, 24);
    stage.ordered.clear();
    stage.keys(&[Key::char('5'), D]);
    assert!(stage.ordered.is_empty());
    let row = stage.row(22);
    assert!(
        row.contains("press the same key again to remove: Novissi"),
        "{row}"
    );
    stage.keys(&[DOWN, UP, D]);
    assert!(stage.ordered.is_empty(), "anything else calls it off");
    stage.keys(&[key(KeyCode::Delete)]);
    assert_eq!(stage.ordered, [Order::Unmark(novissi())]);
    let next = Key::char(']');
    stage.keys(&[next, D, D, next, D, D, next, D, D, next, D, D]);
    let orders = [
        Order::RemoveNote("aus-robodebt".to_owned()),
        Order::Forget("Pensions in Asia".to_owned()),
        Order::ForgetRead("cases/aus-robodebt.md".to_owned()),
        Order::ForgetQuery("country:LAO mobile".to_owned()),
    ];
    assert_eq!(stage.ordered[1..], orders);
}

#[test]
fn what_was_marked_elsewhere_meanwhile_is_not_taken_out_instead() {
    let mut stage = keeping(80, 24);
    stage.ordered.clear();
    stage.keys(&[Key::char('5'), D]);
    stage.kept(News::Marks(vec![novissi(), spot("", "", 0)]));
    stage.keys(&[D]);
    assert!(stage.ordered.is_empty(), "another one is selected now");
}

#[test]
fn the_marks_are_shown_from_the_reader_and_lead_to_one_of_them() {
    let marked = |(columns, rows)| {
        let mut stage = reading(columns, rows);
        stage.kept(News::Marks(vec![novissi(), spot("lessons", "Lessons", 4)]));
        stage.keys(&[Key::char('\'')]);
        stage
    };
    let pictures = SIZES.map(|size| picture::of(&mut marked(size)));
    insta::assert_snapshot!("marks", pictures.join("\n"));
    let mut stage = marked((80, 24));
    stage.keys(&[ENTER]);
    stage.gives(trial::case());
    assert!(stage.screen().contains("Lessons"), "{}", stage.screen());
    stage.keys(&[Key::char('\''), ESC]);
    assert!(
        stage.told().contains("Reader"),
        "there is one Desk in the stack"
    );
    assert_eq!(format!("{:?}", stage.app), "App(library > reader)");
}

#[test]
fn hostile_names_on_the_desk_are_made_safe() {
    let evil = "\u{1b}]0;x\u{7}\u{202e}".to_owned();
    let mut stage = with_hits(80, 24);
    let spot = Spot {
        record: evil.clone(),
        title: evil.clone(),
        section: evil.clone(),
        heading: evil.clone(),
        ..Spot::default()
    };
    stage.kept(News::Marks(vec![spot.clone()]));
    read(&mut stage, &[spot]);
    stage.kept(News::History(vec![evil]));
    stage.keys(&[Key::char('5'), D]);
    let bad = |c: char| c.is_control() && c != '\n' || matches!(c as u32, 0x202a..=0x202e);
    assert!(!stage.screen().contains(bad));
    stage.keys(&[ESC, ESC, ESC]);
    assert!(!stage.screen().contains(bad), "on the welcome");
}

#[test]
fn nothing_kept_panics_in_the_smallest_terminals() {
    for columns in 0..5 {
        for rows in 0..6 {
            let mut stage = keeping(columns, rows);
            let step = [DOWN, Key::char(']'), Key::char('G'), Key::char('g'), D];
            stage.keys(&[Key::char('5')]);
            stage.keys(&step);
            stage.keys(&[ENTER]);
            stage.gives(trial::case());
            stage.keys(&[M, key(KeyCode::F(3)), Key::char('\''), ESC, Key::char('1')]);
        }
    }
}

#[test]
fn a_note_stands_at_the_end_of_its_page_under_its_own_heading() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = reading(columns, rows);
        stage.terminal.clear().unwrap();
        stage.turn(&[]);
        let before = stage.row(1);
        stage.kept(News::Notes(vec![note("aus-robodebt"), note("other")]));
        assert_eq!(stage.row(1), before, "what is read stays where it is");
        assert!(stage.row(usize::from(rows) - 2).contains("note"));
        stage.keys(&[Key::char('G')]);
        insta::assert_snapshot!(format!("note_at_{columns}"), stage.screen());
        stage.kept(News::Notes(Vec::new()));
        assert!(!stage.screen().contains("Your note"), "{}", stage.screen());
    }
}

#[test]
fn headings_of_a_note_are_not_those_of_the_record() {
    let mut stage = reading(80, 24);
    stage.kept(News::Notes(vec![note("aus-robodebt")]));
    stage.kept(News::Marks(vec![spot("results", "Results", 3)]));
    stage.keys(&[Key::char('o')]);
    let screen = stage.screen();
    assert_eq!(screen.matches("Results").count(), 2, "{screen}");
    assert_eq!(screen.matches("Results ◆").count(), 1, "{screen}");
}

#[test]
fn without_an_editor_a_line_of_a_note_is_typed_here() {
    let mut stage = reading(80, 24);
    stage.app.set_editor(Manner::Absent);
    stage.ordered.clear();
    stage.keys(&[Key::char('a')]);
    assert!(stage.row(22).starts_with("Note:"), "{}", stage.row(22));
    assert!(stage.row(23).contains("Enter add"), "{}", stage.row(23));
    assert!(!stage.row(23).contains("select"), "{}", stage.row(23));
    stage.types("Asked: who pays? ");
    assert!(stage.told().contains("Note: Asked: who pays?"));
    stage.keys(&[ENTER]);
    let words = "Asked: who pays?".to_owned();
    let slug = "aus-robodebt".to_owned();
    assert_eq!(stage.ordered, [Order::AddToNote { slug, words }]);
    stage.ordered.clear();
    for ends in [ENTER, ESC] {
        stage.keys(&[Key::char('a'), ends]);
        assert!(stage.told().contains("Reader"), "{}", stage.told());
        assert!(stage.ordered.is_empty(), "nothing is added");
    }
}

#[test]
fn the_way_out_of_vi_is_told_once_before_it_opens() {
    let mut stage = with_hits(80, 24);
    stage.app.set_editor(Manner::Vi);
    stage.keys(&[Key::char('a')]);
    assert!(stage.effects.is_empty());
    let told = "a again opens vi; :wq leaves it";
    assert!(stage.told().contains(told), "{}", stage.told());
    stage.keys(&[Key::char('a')]);
    assert!(matches!(stage.effects[..], [Effect::EditNote(_)]));
    stage.keys(&[Key::char('a')]);
    assert_eq!(stage.effects.len(), 2, "once");
}

#[test]
fn your_note_stands_in_the_outline() {
    let mut stage = reading(80, 24);
    stage.kept(News::Notes(vec![note("aus-robodebt")]));
    stage.keys(&[Key::char('o')]);
    assert!(stage.screen().contains("Your note"), "{}", stage.screen());
}

#[test]
fn a_note_is_opened_in_the_editor_by_the_slug() {
    let edits = |stage: &Stage| match stage.effects.last() {
        Some(Effect::EditNote(slug)) => slug.clone(),
        other => format!("{other:?}"),
    };
    let mut stage = with_hits(80, 24);
    stage.keys(&[Key::char('a')]);
    assert_eq!(edits(&stage), "tgo-novissi");
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char('a')]);
    assert_eq!(edits(&stage), "aus-robodebt");
    let mut stage = reading(80, 24);
    stage.app.company = Company::Silent;
    stage.keys(&[Key::char('a')]);
    assert!(stage.effects.is_empty());
    assert!(
        stage.told().contains("notes stay closed"),
        "{}",
        stage.told()
    );
}

#[test]
fn a_file_that_is_no_record_is_edited_and_read_again_from_where_it_is_told() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    read(&mut stage, &[novissi()]);
    stage.keys(&[Key::ctrl('r')]);
    let ticket = match stage.asked.last() {
        Some(Request::Open { ticket, .. }) => *ticket,
        other => panic!("{other:?}"),
    };
    let why = "cases/tgo-novissi.md cannot be read as a record";
    stage.says(Reply::Failed(ticket, why.to_owned()));
    assert!(stage.screen().contains(why), "{}", stage.screen());
    assert!(stage.row(23).contains("e edit"), "{}", stage.row(23));
    stage.keys(&[Key::char('e')]);
    let path = match stage.effects.last() {
        Some(Effect::EditRecord(path)) => path.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(path, "cases/tgo-novissi.md");
    // Mended from outside.
    stage.asked.clear();
    stage.keys(&[Key::ctrl('l')]);
    let asked = &stage.asked[..];
    assert!(
        matches!(asked, [Request::Sync, Request::Open { .. }]),
        "{asked:?}"
    );
    stage.gives(trial::case());
    assert!(!stage.screen().contains(why), "{}", stage.screen());
}

#[test]
fn the_file_of_a_record_is_opened_in_the_editor_and_read_again() {
    let mut stage = with_hits(80, 24);
    stage.keys(&[Key::char('e')]);
    let edited = |stage: &Stage| match stage.effects.last() {
        Some(Effect::EditRecord(path)) => path.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(edited(&stage), "cases/tgo-novissi.md");
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char('e')]);
    assert_eq!(edited(&stage), "cases/aus-robodebt.md");
    let asked = stage.app.reload();
    let [Effect::Ask(Request::Open { name, .. })] = &asked[..] else {
        panic!("{asked:?}");
    };
    assert_eq!(name, "cases/aus-robodebt.md");
    // What was written is no record: the page stays, and the key opens the same file again.
    let ticket = match asked[0] {
        Effect::Ask(Request::Open { ticket, .. }) => ticket,
        _ => 0,
    };
    let why = "cases/aus-robodebt.md cannot be read as a record";
    stage.says(Reply::Failed(ticket, why.to_owned()));
    assert!(stage.screen().contains(why), "{}", stage.screen());
    stage.effects.clear();
    stage.keys(&[Key::char('e')]);
    assert_eq!(edited(&stage), "cases/aus-robodebt.md");
    for company in [Company::Silent, Company::Room] {
        let mut stage = reading(80, 24);
        stage.app.company = company;
        stage.keys(&[Key::char('e')]);
        assert_eq!(stage.effects.is_empty(), company == Company::Room);
    }
    let mut stage = reading(80, 24);
    stage.app.set_editor(Manner::Absent);
    stage.keys(&[Key::char('e')]);
    assert!(stage.told().contains("set EDITOR"), "{}", stage.told());
}
