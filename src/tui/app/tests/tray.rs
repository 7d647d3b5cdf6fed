//! The tray and the comparison of what is on it, from key to screen.

use super::*;
use crate::compare::{Cell, Cited, Figure, Head, Paragraph, Row, Table, Value};

const C: Key = key(KeyCode::Char('c'));
const COMPARE: Key = key(KeyCode::Char('C'));
const RIGHT: Key = key(KeyCode::Right);

fn values(ids: &[&str]) -> Cell {
    let value = |id: &&str| Value {
        id: (*id).to_owned(),
        label: (*id).into(),
    };
    Cell::Values(ids.iter().map(value).collect())
}

fn said(text: &str) -> Cell {
    Cell::Text(text.split('\n').map(Paragraph::plain).collect())
}

fn row(id: &str, name: &str, cells: Vec<Cell>) -> Row {
    let differs = cells.windows(2).any(|pair| pair[0] != pair[1]);
    Row {
        id: id.to_owned(),
        name: name.into(),
        cells,
        differs,
    }
}

/// Returns a comparison of three records in three languages.
fn table() -> Table {
    let head = |slug: &str, title: &str| Head {
        id: RecordId::new(Kind::Case, slug),
        language: Language::english(),
        title: title.into(),
        path: format!("cases/{slug}.md"),
    };
    Table {
        heads: vec![
            head("tgo-novissi", "Novissi: emergency cash by mobile phone"),
            head("lao-lsso", "ສປປ ລາວ: ແຜນຂັ້ນຕອນດິຈິຕອນ ແລະ ພະນັກງານຂັ້ນເມືອງ"),
            head(
                "chn-rural-pension",
                "城乡居民基本养老保险：自愿参保，两年覆盖数亿人",
            ),
        ],
        rows: rows(),
    }
}

fn rows() -> Vec<Row> {
    let paid = |value: &str, had| {
        Cell::Figures(vec![Figure {
            indicator: "people paid".to_owned(),
            value: value.to_owned(),
            unit: "people".to_owned(),
            year: Some("2020".to_owned()),
            had,
            sources: vec![1],
            ..Figure::default()
        }])
    };
    let sources = Cell::Sources(vec![Cited {
        text: "One. A press, 2021".to_owned(),
        url: Some("https://example.org/one".to_owned()),
        had: None,
    }]);
    vec![
        row(
            "summary",
            "Summary",
            vec![
                said(
                    "Togo paid informal workers by mobile money within days, chosen by phone data.",
                ),
                said("ອົງການປະກັນສັງຄົມແຫ່ງຊາດຂອງລາວ ໄດ້ທົດລອງການຂຶ້ນທະບຽນ ແລະ ການຈ່າຍເງິນຢູ່ບ້ານ."),
                said(
                    "早先的农村养老保险萎缩之后，中国从2009年起先试点、后推广一项有财政补贴的制度。",
                ),
            ],
        ),
        row(
            "country",
            "Countries",
            vec![
                values(&["Togo"]),
                values(&["Lao PDR", "Kenya"]),
                values(&["China"]),
            ],
        ),
        row("outcome", "Outcome", vec![values(&["Success"]); 3]),
        row(
            "results",
            "Results",
            vec![
                paid("572852", Some("confirmed")),
                Cell::Nothing,
                paid("326400000", None),
            ],
        ),
        row(
            "lessons-data",
            "Lessons: Data",
            vec![
                said("Use phone data as a stop-gap where no register exists."),
                Cell::Nothing,
                Cell::Nothing,
            ],
        ),
        row("sources", "Sources", vec![sources; 3]),
    ]
}

impl Stage {
    /// Puts two hits aside and opens their comparison.
    pub(super) fn compares(columns: u16, rows: u16, theme: Theme) -> Self {
        let mut stage = Self::new(columns, rows);
        stage.app.theme = theme;
        stage.is_ready();
        stage.types("mobile");
        stage.answers(answer());
        stage.keys(&[DOWN, C, DOWN, C, COMPARE]);
        stage.compared();
        stage
    }

    /// Returns what a terminal shows that showed nothing before: the one of tests keeps what wide letters cover.
    fn fresh(&mut self) -> String {
        let area = self.terminal.backend().buffer().area;
        self.terminal = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
        self.turn(&[]);
        self.screen()
    }

    /// Answers the comparison that was asked for last.
    fn compared(&mut self) {
        let asked = self.asked.iter().rev().find_map(|request| match request {
            Request::Compare { ticket, .. } => Some(*ticket),
            _ => None,
        });
        self.says(Reply::Compared(
            asked.unwrap(),
            Box::new(table()),
            Vec::new(),
        ));
    }
}

#[test]
fn a_record_is_put_aside_and_taken_back() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, COMPARE]);
    assert!(
        stage
            .row(22)
            .contains("pick 2 to 4 records to compare; c picks one"),
        "{}",
        stage.row(22)
    );
    stage.keys(&[C]);
    assert!(stage.row(22).contains("1 of 4 picked"), "{}", stage.row(22));
    stage.keys(&[DOWN]);
    assert!(stage.row(22).contains("  1 picked"), "it is told on");
    assert!(!stage.row(23).contains("C compare"));
    stage.keys(&[C]);
    assert!(
        stage.row(22).contains("2 of 4 picked; C compares them"),
        "{}",
        stage.row(22)
    );
    assert!(stage.row(23).contains("C compare"), "{}", stage.row(23));
    stage.keys(&[C]);
    assert!(stage.row(22).contains("1 of 4 picked"));
    stage.keys(&[UP, C]);
    assert!(stage.row(22).contains("removed; no record is picked"));
    stage.keys(&[DOWN]);
    assert!(!stage.row(22).contains("to compare"));
}

#[test]
fn a_picked_record_shows_a_sign_in_the_list_and_is_told_where_it_is_read() {
    for (theme, sign, both) in [
        (Theme::dark(), "■ case", "◆■ case"),
        (Theme::none().with_ascii(true), "+ case", "*+ case"),
    ] {
        let mut stage = Stage::new(80, 24);
        stage.app.theme = theme;
        stage.is_ready();
        stage.types("mobile");
        stage.answers(answer());
        stage.keys(&[DOWN]);
        assert!(!stage.screen().contains(sign));
        stage.keys(&[C]);
        assert!(stage.screen().contains(sign), "{}", stage.screen());
        let spot = Spot {
            record: "cases/tgo-novissi.md".to_owned(),
            ..Spot::default()
        };
        stage.kept(News::Marks(vec![spot]));
        stage.keys(&[DOWN, UP]);
        assert!(stage.screen().contains(both), "{}", stage.screen());
        assert!(stage.row(22).contains("  picked"), "{}", stage.row(22));
        stage.keys(&[DOWN, C, UP]);
        assert!(
            stage.row(22).contains("  2 picked, this among them"),
            "{}",
            stage.row(22)
        );
        stage.keys(&[C]);
        assert!(!stage.screen().contains(both), "taken back at once");
    }
}

#[test]
fn letters_stay_text_in_the_input() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.types("cC");
    assert_eq!(stage.search().1.text, "cC");
    assert!(!stage.row(22).contains("to compare"));
}

/// Returns what was picked before, in another run or by another program.
fn picks(records: &[&str]) -> News {
    let mut picks = Picks::default();
    for record in records {
        picks.pick(&Spot {
            record: format!("cases/{record}.md"),
            title: format!("Title of {record}"),
            ..Spot::default()
        });
    }
    News::Picks(picks)
}

#[test]
fn what_is_picked_is_kept_lies_on_the_desk_and_is_compared_from_there() {
    let mut stage = desk::with_hits(80, 24);
    stage.kept(picks(&["ken-inua"]));
    assert!(stage.row(22).contains("  1 picked"), "{}", stage.row(22));
    stage.keys(&[C]);
    let of_record = |order: &Order| match order {
        Order::Pick(spot) => spot.record.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(of_record(&stage.ordered[0]), "cases/tgo-novissi.md");
    stage.keys(&[Key::char('5')]);
    let screen = stage.screen();
    assert!(screen.contains("Picked to compare"), "{screen}");
    assert!(screen.contains("Title of ken-inua"), "{screen}");
    assert!(screen.contains("Novissi: emergency cash"), "{screen}");
    assert!(stage.row(23).contains("C compare"), "{}", stage.row(23));
    stage.keys(&[COMPARE]);
    let asked = stage.asked.last().unwrap();
    assert!(
        matches!(asked, Request::Compare { names, .. } if names == &["ken-inua", "tgo-novissi"]),
        "{asked:?}"
    );
    stage.keys(&[ESC, Key::char('d'), Key::char('d')]);
    let taken = Order::TakeBack("cases/ken-inua.md".to_owned());
    assert_eq!(stage.ordered.last(), Some(&taken));
    stage.kept(picks(&["tgo-novissi"]));
    assert!(!stage.screen().contains("Title of ken-inua"));
}

#[test]
fn what_is_told_of_an_earlier_pick_takes_none_of_the_later_ones_back() {
    let mut stage = desk::with_hits(80, 24);
    stage.kept(picks(&["ken-inua"]));
    stage.keys(&[C]);
    // The keeper was asked before that, and answers now.
    stage.kept(picks(&["ken-inua"]));
    stage.keys(&[COMPARE]);
    let asked = stage.asked.last().unwrap();
    assert!(
        matches!(asked, Request::Compare { names, .. } if names == &["ken-inua", "tgo-novissi"]),
        "{asked:?}"
    );
    stage.keys(&[ESC]);
    stage.kept(picks(&["ken-inua", "tgo-novissi"]));
    // From now on it may be taken back by another program.
    stage.kept(picks(&["ken-inua"]));
    assert!(stage.row(22).contains("1 picked"), "{}", stage.row(22));
    stage.keys(&[C, C]);
    for told in [
        &["ken-inua"][..],
        &["ken-inua", "tgo-novissi"],
        &["ken-inua"],
    ] {
        stage.kept(picks(told));
        assert_eq!(stage.app.kept.picks.all().len(), 1, "{told:?}");
    }
    stage.kept(picks(&["ken-inua", "tgo-novissi"]));
    assert_eq!(stage.app.kept.picks.all().len(), 2);
}

#[test]
fn more_than_can_be_compared_are_told_of() {
    let mut stage = desk::with_hits(80, 24);
    stage.kept(picks(&["a", "b", "c", "d", "e"]));
    stage.keys(&[COMPARE]);
    let told = "5 picked, 4 at most; 5 lists them";
    assert!(stage.row(22).contains(told), "{}", stage.row(22));
    assert_eq!(stage.app.screen_name(), "library");
}

#[test]
fn no_more_than_four_are_compared() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    let hits = (0..5)
        .map(|at| hit(&format!("c{at}"), "A case", ""))
        .collect();
    stage.answers(Answer {
        total: 5,
        complete: 5,
        hits,
        ..Answer::default()
    });
    stage.keys(&[ENTER, C, DOWN, C, DOWN, C, DOWN, C, DOWN, C]);
    assert!(
        stage
            .row(22)
            .contains("no more than 4 can be picked; 5 lists them"),
        "{}",
        stage.row(22)
    );
    stage.keys(&[COMPARE]);
    let asked = stage.asked.last().unwrap();
    assert!(
        matches!(asked, Request::Compare { names, language, .. } if names == &["c0", "c1", "c2", "c3"] && language.tag() == "en"),
        "{asked:?}"
    );
}

#[test]
fn records_stand_side_by_side_at_every_size_in_two_themes() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = Stage::compares(columns, rows, Theme::dark());
        stage.keys(&[DOWN, Key::char(' '), RIGHT, RIGHT]);
        insta::assert_snapshot!(format!("compared_unfolded_at_{columns}"), stage.fresh());
        let plain = Theme::none().with_ascii(true);
        let mut stage = Stage::compares(columns, rows, plain);
        stage.keys(&[Key::char('z'), Key::char('f')]);
        insta::assert_snapshot!(
            format!("compared_flipped_in_ascii_at_{columns}"),
            stage.fresh()
        );
    }
}

#[test]
fn a_record_of_the_comparison_is_read_and_taken_off() {
    let mut stage = Stage::compares(80, 24, Theme::dark());
    stage.keys(&[ENTER]);
    let asked = stage.asked.last().unwrap();
    assert!(
        matches!(asked, Request::Open { name, .. } if name == "cases/tgo-novissi.md"),
        "{asked:?}"
    );
    stage.gives(trial::case());
    stage.keys(&[C]);
    assert!(stage.row(22).contains("3 of 4 picked"), "{}", stage.row(22));
    stage.keys(&[COMPARE]);
    assert_eq!(format!("{:?}", stage.app), "App(library > comparison)");
    stage.compared();
    stage.keys(&[C]);
    assert!(
        matches!(stage.asked.last(), Some(Request::Compare { names, .. }) if names.len() == 2),
        "{:?}",
        stage.asked.last()
    );
    stage.compared();
    stage.keys(&[RIGHT, RIGHT, ESC]);
    assert_eq!(format!("{:?}", stage.app), "App(library)");
}

#[test]
fn taking_off_the_last_but_one_leaves_the_comparison() {
    let mut stage = Stage::compares(80, 24, Theme::dark());
    stage.keys(&[C]);
    assert_eq!(format!("{:?}", stage.app), "App(library)");
    assert!(stage.row(22).contains("1 of 4 picked"), "{}", stage.row(22));
}

/// Returns a screen as one line.
fn flat(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a comparison one of whose two picks the library lacks, with so many columns.
fn lacks_one(columns: u16, rows: u16, table: Table) -> Stage {
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, C, DOWN, C, COMPARE]);
    let asked = stage.asked.iter().rev().find_map(|request| match request {
        Request::Compare { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let missing = vec!["ken-inua".to_owned()];
    stage.says(Reply::Compared(asked.unwrap(), Box::new(table), missing));
    stage
}

#[test]
fn a_pick_that_the_library_lacks_is_named_and_taken_out_by_the_same_key() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut stage = lacks_one(columns, rows, table());
        let screen = flat(&stage.screen());
        assert!(screen.contains("Not in this library: "), "{screen}");
        assert!(screen.contains("(ken-inua). c takes it out."), "{screen}");
        assert!(screen.contains("Novissi"), "the rest is compared: {screen}");
        stage.keys(&[C]);
        let last = stage.ordered.last();
        assert!(
            matches!(last, Some(Order::TakeBack(record)) if record == "cases/ken-inua.md"),
            "{last:?}"
        );
    }
}

#[test]
fn fewer_than_two_that_are_left_are_told_with_what_to_do() {
    let stage = lacks_one(80, 24, Table::default());
    let screen = flat(&stage.screen());
    for words in [
        "Fewer than 2 of these records are in this library.",
        "Esc goes back, to pick others",
    ] {
        assert!(screen.contains(words), "{words} in {screen}");
    }
}

#[test]
fn the_help_tells_the_keys_of_the_comparison() {
    let mut stage = Stage::compares(80, 45, Theme::dark());
    stage.keys(&[Key::char('?')]);
    let screen = stage.screen();
    for words in [
        "Keys of the Comparison",
        "Comparing",
        "Records as rows",
        "z ",
        "Take the record of the selected column",
    ] {
        assert!(screen.contains(words), "{words} in {screen}");
    }
}
