//! Every screen, in three sizes and all themes; each frame on the way is compared with an emulator by the stage.

use super::house::House;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::tui::theme::Depth;

/// Compares the pictures of a screen, made anew at each size, with those kept.
#[track_caller]
fn looks_as_ever(name: &str, make: impl Fn(&House, (u16, u16)) -> Stage) {
    let house = House::open();
    let pictures = SIZES.map(|size| picture::of(&mut make(&house, size)));
    insta::assert_snapshot!(name, pictures.join("\n"));
}

/// Compares the pictures of a page, at its beginning, with those kept.
#[track_caller]
fn page_looks_as_ever(name: &str, record: &str) {
    looks_as_ever(name, |house, size| house.reading(record, size));
}

fn asking(house: &House, size: (u16, u16), query: &str) -> Stage {
    asking_in("en", house, size, query)
}

fn asking_in(language: &str, house: &House, size: (u16, u16), query: &str) -> Stage {
    let mut stage = house.stage(size.0, size.1);
    stage.app.language = language.to_owned();
    let library = Library::new("", language, 2026);
    stage.app.stack = vec![Box::new(library)];
    house.open_again(&mut stage);
    house.types(&mut stage, query);
    stage
}

#[test]
fn the_welcome() {
    looks_as_ever("welcome", |house, (columns, rows)| {
        house.stage(columns, rows)
    });
}

#[test]
fn hits() {
    looks_as_ever("hits", |house, size| {
        let mut stage = asking(house, size, "informal workers");
        house.keys(&mut stage, &[DOWN, DOWN]);
        stage
    });
}

#[test]
fn hits_in_many_scripts() {
    looks_as_ever("hits_in_many_scripts", |house, size| {
        let mut stage = asking(house, size, "kind:case year:2019");
        house.keys(&mut stage, &[DOWN, DOWN, DOWN]);
        stage
    });
}

#[test]
fn facets_with_names_in_chinese() {
    looks_as_ever("facets_in_chinese", |house, size| {
        let mut stage = asking_in("zh", house, size, "养老");
        house.keys(&mut stage, &[DOWN, Key::char('f'), DOWN, Key::char(' ')]);
        stage
    });
}

#[test]
fn completion() {
    looks_as_ever("completion", |house, size| {
        let mut stage = asking(house, size, "pension country:t");
        house.keys(&mut stage, &[DOWN]);
        stage
    });
}

#[test]
fn nothing_found() {
    looks_as_ever("nothing_found", |house, size| {
        let mut stage = asking(house, size, "country:KHM topic:data-exchange penson");
        house.keys(&mut stage, &[DOWN]);
        stage
    });
}

#[test]
fn a_case() {
    page_looks_as_ever("case", "tgo-novissi");
}

#[test]
fn a_case_at_its_tables() {
    looks_as_ever("case_tables", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        // The peek leads to the mark of a source, which Tab passes over.
        let keys = [
            Key::char(']'),
            Key::char(']'),
            Key::char('K'),
            TAB,
            TAB,
            ESC,
        ];
        house.keys(&mut stage, &keys);
        stage
    });
}

#[test]
fn a_case_at_its_results() {
    looks_as_ever("case_results", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        let sections = [Key::char(']'); 5];
        house.keys(&mut stage, &sections);
        stage
    });
}

#[test]
fn a_case_at_its_end() {
    looks_as_ever("case_end", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char('G')]);
        stage
    });
}

#[test]
fn a_word_looked_for() {
    looks_as_ever("find", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char('/')]);
        house.types(&mut stage, "register");
        house.keys(&mut stage, &[ENTER, Key::char('n')]);
        stage
    });
}

#[test]
fn a_term_explained() {
    looks_as_ever("peek_term", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char(']'), Key::char('K')]);
        stage
    });
}

#[test]
fn a_source_explained() {
    looks_as_ever("peek_source", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char(']'), Key::char('K'), DOWN]);
        stage
    });
}

#[test]
fn a_record_explained() {
    looks_as_ever("peek_record", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        let sections = [Key::char(']'); 4];
        house.keys(&mut stage, &sections);
        house.keys(&mut stage, &[TAB, Key::char('K')]);
        stage
    });
}

#[test]
fn the_standards() {
    looks_as_ever("standards", standards::at_standards);
}

#[test]
fn the_countries_among_the_standards() {
    looks_as_ever("standards_countries", |house, size| {
        let mut stage = standards::at_standards(house, size);
        house.keys(&mut stage, &[TAB, TAB, DOWN]);
        stage
    });
}

#[test]
fn a_place_of_the_convention_found() {
    looks_as_ever("standards_place", |house, size| {
        let mut stage = standards::at_standards(house, size);
        house.types(&mut stage, "c102 art 42");
        stage
    });
}

#[test]
fn the_card_of_a_country() {
    page_looks_as_ever("country", "country/tgo");
}

#[test]
fn the_card_of_a_country_nothing_is_known_of() {
    page_looks_as_ever("country_unknown", "country/ken");
}

#[test]
fn the_ratifications_of_an_instrument() {
    page_looks_as_ever("ratifications", "ratifications/c102/country");
}

#[test]
fn what_stands_around_an_instrument() {
    page_looks_as_ever("instrument", "standard/c102");
}

#[test]
fn a_part_of_the_convention() {
    page_looks_as_ever("part", "standard/c102/vii");
}

#[test]
fn the_pages_of_the_session() {
    looks_as_ever("pages", |house, size| {
        let mut stage = house.reading("cases/lao-lsso.lo.md", size);
        house.keys(&mut stage, &[TAB, TAB, ENTER]);
        house.keys(&mut stage, &[Key::char('H'), UP]);
        stage
    });
}

#[test]
fn a_table_of_many_columns() {
    looks_as_ever("table", |_, size| reading_a_table(size));
}

#[test]
fn a_table_of_many_columns_in_full_width() {
    looks_as_ever("table_wide", |_, size| {
        let mut stage = reading_a_table(size);
        stage.keys(&[Key::char('w')]);
        stage
    });
}

/// Returns a stage that reads a table of eight columns, in several scripts.
fn reading_a_table((columns, rows): (u16, u16)) -> Stage {
    const TABLE: &str = "## Who is covered

| Country | Scheme | Since | Who pays | Members | Share of the labour force | Paid how | Remarks |
|:--|:--|--:|:--|--:|--:|:--|:--|
| Togo | Novissi | 2020 | the State | 819,972 | 18.4% | mobile money | closed when the lockdown ended |
| 中国 | 城乡居民基本养老保险 | 2009 | 个人、集体和政府 | 5.4亿 | 不适用 | 银行账户 | 自愿参保，财政补贴 |
| ສປປ ລາວ | ປະກັນສັງຄົມແບບສະໝັກໃຈ | 2013 | ສະມາຊິກ | 35,000 | 1.2% | at the district office | being made digital |

What stands below it.
";
    let mut stage = Stage::new(columns, rows);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, ENTER]);
    let blocks = crate::content::parse_document(TABLE, 0).blocks;
    stage.gives(trial::opened(trial::record(
        "Coverage, side by side",
        blocks,
    )));
    // The hit that led here names a section that is not there.
    stage.keys(&[UP]);
    stage
}

#[test]
fn the_outline() {
    looks_as_ever("outline", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char('o'), DOWN, DOWN]);
        stage
    });
}

#[test]
fn a_standard() {
    page_looks_as_ever("standard", "c102");
}

#[test]
fn a_term() {
    page_looks_as_ever("term", "informal-economy");
}

#[test]
fn a_module() {
    page_looks_as_ever("module", "crisis");
}

#[test]
fn an_agenda() {
    page_looks_as_ever("agenda", "hour");
}

#[test]
fn a_page_in_lao() {
    page_looks_as_ever("lao", "cases/lao-lsso.lo.md");
}

#[test]
fn a_page_in_chinese() {
    page_looks_as_ever("chinese", "cases/chn-rural-pension.zh.md");
}

#[test]
fn a_page_in_arabic() {
    page_looks_as_ever("arabic", "cases/tun-amen.ar.md");
}

#[test]
fn a_page_in_thai() {
    page_looks_as_ever("thai", "cases/tha-informal.th.md");
}

#[test]
fn a_page_in_khmer() {
    page_looks_as_ever("khmer", "cases/khm-idpoor.km.md");
}

#[test]
fn a_page_of_marks_and_joined_signs() {
    page_looks_as_ever("signs", "lao-signs");
}

/// Returns what is not ASCII on the screen of a stage.
fn foreign(stage: &Stage) -> String {
    let screen = stage.screen();
    screen.chars().filter(|sign| !sign.is_ascii()).collect()
}

#[test]
fn a_terminal_of_ascii_gets_ascii_on_every_screen() {
    let house = House::open();
    for (columns, rows) in SIZES {
        let mut stage = house.stage(columns, rows);
        stage.app.theme = Theme::dark().with_ascii(true);
        house.types(&mut stage, "title:novissi country:t");
        house.keys(&mut stage, &[DOWN]);
        assert_eq!(foreign(&stage), "", "{}", stage.screen());
        house.keys(&mut stage, &[ESC, ESC]);
        house.types(&mut stage, "title:novissi");
        for keys in ["", ":co", "?", "H", "w"] {
            for page in ["tgo-novissi", "c102", "crisis", "hour"] {
                house.open_record(&mut stage, page);
                let typed: Vec<Key> = keys.chars().map(Key::char).collect();
                // Below the title of the standard, which is Chinese as well.
                house.keys(&mut stage, &[key(KeyCode::PageDown)]);
                house.keys(&mut stage, &typed);
                for step in [TAB, Key::char('o'), DOWN, ESC, ESC, ESC] {
                    assert_eq!(foreign(&stage), "", "{}", stage.screen());
                    house.keys(&mut stage, &[step]);
                }
            }
        }
    }
}

#[test]
fn a_terminal_of_ascii_gets_windows_of_ascii() {
    let house = House::open();
    for size in SIZES {
        let mut stage = house.reading("tgo-novissi", size);
        stage.app.theme = Theme::dark().with_ascii(true);
        for key in [TAB, Key::char('K'), DOWN, ESC, Key::char('y'), DOWN, ESC] {
            house.keys(&mut stage, &[key]);
            let screen = stage.screen();
            // A term is told in all its languages.
            let is_drawn = |sign: char| matches!(sign, '\u{2190}'..='\u{25ff}');
            assert!(!screen.contains(is_drawn), "{screen}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, rng_seed: RngSeed::Fixed(20_261_122), failure_persistence: None, ..ProptestConfig::default() })]

    /// Every frame is compared with an emulator by the stage; here pages of many scripts follow on each other at any
    /// size, in any theme, on terminals of any number of colours.
    #[test]
    fn whatever_is_done_an_emulator_shows_every_cell(
        steps in prop::collection::vec((0..STEPS.len(), 0_usize..1000), 40..60)
    ) {
        let house = House::open();
        let mut stage = house.stage(80, 24);
        for (step, number) in steps {
            STEPS[step](&house, &mut stage, number);
            house.serve(&mut stage);
        }
    }
}

/// Something that is done on the way.
type Step = fn(&House, &mut Stage, usize);

const STEPS: [Step; 9] = [
    |house, stage, number| house.open_record(stage, PAGES[number % PAGES.len()]),
    |house, stage, number| house.open_record(stage, PAGES[number % PAGES.len()]),
    |_, stage, number| stage.keys(&[KEYS[number % KEYS.len()]]),
    |_, stage, number| stage.keys(&[KEYS[number % KEYS.len()]]),
    |_, stage, number| stage.keys(&[KEYS[number % KEYS.len()]]),
    |_, stage, number| stage.keys(&[KEYS[number % KEYS.len()]; 3]),
    |house, stage, number| house.types(stage, ["养老", "ສັງຄົມ", "ประกัน", "ក្រ", "a"][number % 5]),
    |_, stage, number| {
        let cells = |number: usize| u16::try_from(number).unwrap();
        let (columns, rows) = (cells(20 + number % 101), cells(5 + number % 31));
        stage.terminal.backend_mut().resize(columns, rows);
        stage.turn(&[Event::Resize(columns, rows)]);
    },
    |_, stage, number| {
        let depth = [Depth::Sixteen, Depth::Indexed, Depth::True][number % 3];
        let theme = Theme::by_name(Theme::NAMES[number % 4]).unwrap();
        stage.app.theme = theme.with_depth(depth).with_ascii(number % 2 == 0);
        stage.turn(&[]);
    },
];

const PAGES: [&str; 8] = [
    "cases/lao-lsso.lo.md",
    "cases/chn-rural-pension.zh.md",
    "cases/tun-amen.ar.md",
    "cases/tha-informal.th.md",
    "cases/khm-idpoor.km.md",
    "lao-signs",
    "informal-economy",
    "tgo-novissi",
];

const KEYS: [Key; 22] = [
    DOWN,
    DOWN,
    UP,
    ENTER,
    ESC,
    TAB,
    TAB,
    key(KeyCode::PageDown),
    key(KeyCode::PageDown),
    key(KeyCode::PageUp),
    key(KeyCode::Char('G')),
    key(KeyCode::Char('g')),
    key(KeyCode::Char(']')),
    key(KeyCode::Char('o')),
    key(KeyCode::Char('w')),
    key(KeyCode::Char('z')),
    key(KeyCode::Char('c')),
    key(KeyCode::Char('C')),
    key(KeyCode::Char('f')),
    key(KeyCode::Char('y')),
    key(KeyCode::Char('?')),
    key(KeyCode::Char(':')),
];

/// Puts records aside and opens their comparison.
fn comparing(house: &House, (columns, rows): (u16, u16), records: &[&str]) -> Stage {
    let mut stage = house.stage(columns, rows);
    for record in records {
        stage.app.kept.picks.pick(&Spot {
            record: format!("cases/{record}.md"),
            ..Spot::default()
        });
    }
    stage.app.language = "lo".to_owned();
    house.keys(&mut stage, &[DOWN, Key::char('C')]);
    stage
}

#[test]
fn a_comparison() {
    looks_as_ever("comparison", |house, size| {
        comparing(house, size, &["tgo-novissi", "lao-lsso", "khm-idpoor"])
    });
}

#[test]
fn a_comparison_flipped() {
    looks_as_ever("comparison_flipped", |house, size| {
        let mut stage = comparing(house, size, &["lao-lsso", "lao-signs"]);
        house.keys(&mut stage, &[Key::char('f'), DOWN]);
        stage
    });
}

#[test]
fn the_desk() {
    looks_as_ever("desk", |house, (columns, rows)| {
        let mut stage = house.stage(columns, rows);
        for news in kept_for_the_desk() {
            stage.kept(news);
        }
        house.serve(&mut stage);
        house.keys(&mut stage, &[DOWN, Key::char('5'), DOWN]);
        stage
    });
}

/// Returns marks, notes, places and queries, in several scripts.
fn kept_for_the_desk() -> Vec<News> {
    let spot = |path: &str, title: &str, heading: &str| Spot {
        record: path.to_owned(),
        title: title.to_owned(),
        section: heading.to_lowercase(),
        heading: heading.to_owned(),
        ..Spot::default()
    };
    let novissi = spot(
        "cases/tgo-novissi.md",
        "Novissi: emergency cash by mobile phone",
        "Approach",
    );
    let pension = spot(
        "cases/chn-rural-pension.zh.md",
        "城乡居民基本养老保险：自愿参保，两年覆盖数亿人",
        "",
    );
    let lao = spot(
        "cases/lao-lsso.lo.md",
        "ສປປ ລາວ: ແຜນຂັ້ນຕອນດິຈິຕອນ ແລະ ພະນັກງານຂັ້ນເມືອງ",
        "ສະພາບການ",
    );
    let search = SavedSearch {
        name: "Pensions in Asia".to_owned(),
        query: "country:CHN,LAO pension".to_owned(),
    };
    vec![
        News::Marks(vec![novissi.clone(), pension.clone()]),
        News::Read(vec![lao, pension, novissi]),
        News::Saved(vec![search]),
        News::History(vec!["养老".to_owned(), "informal workers".to_owned()]),
    ]
}

#[test]
fn the_workbench() {
    looks_as_ever("workbench", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, Key::char(' '), DOWN]);
        stage
    });
}

#[test]
fn the_questions_of_the_workbench() {
    looks_as_ever("questions", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, ENTER, Key::char('g')]);
        let next = [Key::char(']'); 5];
        house.keys(&mut stage, &next);
        house.keys(&mut stage, &[DOWN, DOWN]);
        stage
    });
}

#[test]
fn an_answer_that_cannot_be_taken() {
    looks_as_ever("questions_wrong", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, ENTER, Key::char('g'), DOWN, ENTER]);
        house.keys(&mut stage, &[Key::ctrl('u')]);
        house.types(&mut stage, "Laos");
        house.keys(&mut stage, &[ENTER]);
        stage
    });
}

#[test]
fn a_report_of_the_workbench() {
    looks_as_ever("report", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, Key::char('r')]);
        stage
    });
}

#[test]
fn a_report_of_the_workbench_at_a_part() {
    looks_as_ever("report_part", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, ENTER, Key::char('g')]);
        let next = [Key::char(']'); 5];
        house.keys(&mut stage, &next);
        house.keys(&mut stage, &[ENTER]);
        stage
    });
}

#[test]
fn what_has_changed_between_two_answers() {
    looks_as_ever("report_changes", |house, size| {
        let mut stage = workbench::at_the_answers(house, size);
        house.keys(&mut stage, &[DOWN, Key::char(' '), DOWN, Key::char('r')]);
        stage
    });
}

#[test]
fn the_help() {
    looks_as_ever("help", |house, size| {
        let mut stage = house.reading("tgo-novissi", size);
        house.keys(&mut stage, &[Key::char('?'), DOWN]);
        stage
    });
}

#[test]
fn the_commands_offered() {
    looks_as_ever("commands", |house, size| {
        let mut stage = house.reading("c102", size);
        house.keys(
            &mut stage,
            &[Key::char(':'), Key::char('c'), Key::char('o'), TAB],
        );
        stage
    });
}

#[test]
fn a_choice() {
    looks_as_ever("choice", |house, size| {
        let mut stage = house.reading("cases/chn-rural-pension.zh.md", size);
        house.keys(&mut stage, &[TAB, Key::char('y'), DOWN]);
        stage
    });
}

#[test]
fn a_note() {
    looks_as_ever("note", |house, size| {
        let mut stage = house.reading("c102", size);
        let note = Note {
            slug: "c102".to_owned(),
            text: "Ask *Ms Dupont* about Part VII.\n\n- ຖາມ\n- 问一问\n".to_owned(),
        };
        stage.kept(News::Notes(vec![note]));
        house.keys(&mut stage, &[Key::char('G')]);
        stage
    });
}

#[test]
fn a_message_that_is_too_long_for_the_status_line_is_told_whole_and_the_title_stays() {
    let long = "damaged, kept as marks.toml.damaged in /home/somebody/.local/share/casebook";
    for (columns, rows) in [(40, 12), (80, 24)] {
        let mut stage = Stage::new(columns, rows);
        stage.is_ready();
        stage.types("mobile");
        stage.answers(answer());
        stage.keys(&[DOWN, ENTER]);
        stage.gives(trial::case());
        stage.kept(News::Trouble(long.to_owned()));
        let told = stage.told().replace(' ', "");
        assert!(told.contains(&long.replace(' ', "")), "{}", stage.screen());
        assert!(stage.told().contains("Reader "), "{}", stage.screen());
        if columns == 80 {
            assert!(stage.row(22).contains("Robodebt"), "{}", stage.row(22));
        }
    }
}

#[test]
fn the_count_of_what_is_found_stays_whole_in_a_narrow_terminal() {
    let mut stage = Stage::new(40, 12);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, ENTER]);
    stage.gives(trial::case());
    stage.kept(News::Marks(vec![Spot {
        record: "cases/aus-robodebt.md".to_owned(),
        title: "Robodebt".to_owned(),
        ..Spot::default()
    }]));
    stage.keys(&[Key::char('c'), Key::char('/')]);
    stage.types("the");
    let count = |stage: &Stage| {
        let row = stage.row(10);
        let at = row.find("match ").unwrap_or_else(|| panic!("{row}"));
        let words: Vec<String> = row[at..].split_whitespace().map(str::to_owned).collect();
        words.iter().take(4).cloned().collect::<Vec<_>>()
    };
    let told = count(&stage);
    assert_eq!((told[0].as_str(), told[2].as_str()), ("match", "of"));
    assert!(told[3].parse::<usize>().is_ok(), "{told:?}");
}
