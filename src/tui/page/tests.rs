//! Whole pages at any width: nothing is lost, nothing is too wide, nothing breaks.

use std::ops::Range;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::block::Sheet;
use super::compose::{self, Labels};
use super::lay::{Laid, Widths};
use super::paint::Picture;
use super::target::Target;
use super::trial::{self, block, inline, list, paragraph, words};
use crate::content;
use crate::model::case::Case;
use crate::model::document::{
    Alert, Alignment, Block, BlockKind, Cell, Definition, Inline, InlineKind, ListItem,
};
use crate::model::{Detail, Field, Kind, RecordId, Tables};
use crate::search::Listed;
use crate::source::{SafeText, Span};
use crate::tui::text;
use crate::tui::theme::Theme;

mod corpus;
mod parts;

const LABELS: Labels<'_> = Labels {
    tables: None,
    language: "en",
};

fn sheet(blocks: Vec<Block>) -> Sheet {
    compose::record(&trial::opened(trial::record("T", blocks)), None, LABELS)
}

/// Returns the lines of a page as they are drawn.
fn drawn(sheet: &Sheet, width: usize) -> Vec<String> {
    let laid = Laid::new(sheet, Widths::of(width));
    draw(sheet, &laid, width, 0..laid.lines())
}

/// Returns some lines of a page as they are drawn.
fn draw(sheet: &Sheet, laid: &Laid, width: usize, lines: Range<usize>) -> Vec<String> {
    let (columns, rows) = (
        u16::try_from(width).unwrap(),
        u16::try_from(lines.len()).unwrap(),
    );
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let picture = Picture {
        sheet,
        laid,
        marks: &[],
        current: None,
        chosen: None,
        theme: &Theme::none().with_ascii(true),
    };
    picture.draw(area, &mut buffer, lines.start);
    (0..rows)
        .map(|y| {
            let mut x = 0;
            let mut line = String::new();
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(text::width(symbol).max(1)).unwrap();
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// Returns a record read from its file, as the worker hands it over.
fn read(path: &str, text: &str) -> Sheet {
    let parsed = content::parse_record(path, text.as_bytes(), &Tables::default()).unwrap();
    compose::record(&trial::opened(parsed.record.unwrap()), None, LABELS)
}

#[test]
fn an_agenda_shows_its_steps_by_the_clock_with_links_and_what_is_said() {
    let text = "+++\ntitle = \"A day\"\nsummary = \"s\"\nminutes = 70\ngroup_size = \"4 to 8\"\ngoals = [\"Learn\"]\n\
                prepare = [\"Print\"]\nclosing = \"Ask again.\"\nuses = [\"cc\"]\n\
                [[steps]]\nminutes = 65\ntitle = \"Two\"\nmode = \"compare\"\nshow = [\"aa\", \"bb\"]\nprompt = \"Which?\"\nnote = \"Hide.\"\n\
                [[steps]]\nminutes = 5\ntitle = \"Break\"\nmode = \"break\"\n+++\n";
    let sheet = read("agendas/x.md", text);
    let page = drawn(&sheet, 80).join("\n");
    for told in [
        "Agenda - 70 minutes - 4 to 8",
        "* Learn",
        "* Print",
        "0:00 | 65 | Two | compare | aa; bb",
        "1:05 | 5 | Break | break |",
        "Say: Which?",
        "Note: Hide.",
        "Ask again.",
        "Works on: cc",
    ] {
        let plain: Vec<&str> = page.split_whitespace().collect();
        assert!(plain.join(" ").contains(told), "{told} in\n{page}");
    }
    let names: Vec<&Target> = sheet.links.iter().map(|link| &link.target).collect();
    let record = |name: &str| Target::record(name, name);
    assert_eq!(names, [&record("aa"), &record("bb"), &record("cc")]);
}

#[test]
fn results_that_compare_have_bars_on_one_scale() {
    let mut record = trial::record("T", Vec::new());
    let mut case = Case {
        results: vec![
            trial::result("Paid", "50", "people"),
            trial::result("Registered", "200", "people"),
            trial::result("Time", "3", "months"),
        ],
        ..Case::default()
    };
    case.results[2].target = Some("1".to_owned());
    record.detail = Detail::Case(Box::new(case));
    let sheet = compose::record(&trial::opened(record), None, LABELS);
    let lines = drawn(&sheet, 80);
    let bars = lines.iter().filter_map(|line| {
        let bar = line.split('|').nth(1)?.trim();
        bar.starts_with('=').then_some(bar)
    });
    let wanted = [
        "===---------",
        "============",
        "============",
        "====--------",
    ];
    assert_eq!(bars.collect::<Vec<_>>(), wanted, "{}", lines.join("\n"));
    // The title has a line below it as well.
    for width in 1..30 {
        let all = drawn(&sheet, width).concat();
        assert_eq!(all.matches('=').count(), 32, "at {width}");
    }
}

#[test]
fn a_value_leads_to_the_term_that_stands_for_it() {
    let mut opened = trial::case();
    assert!(opened.terms.is_empty());
    let plain = compose::record(&opened, None, LABELS).links.len();
    let term = Listed::english(&RecordId::new(Kind::Term, "fraud"), "fraud");
    opened.terms = vec![(Field::Topic, "error-fraud".to_owned(), term)];
    let sheet = compose::record(&opened, None, LABELS);
    assert_eq!(sheet.links.len(), plain + 1);
    let target = Target::record("fraud", "fraud");
    assert!(sheet.links.iter().any(|link| link.target == target));
}

#[test]
fn figures_are_written_as_in_the_language_of_the_page() {
    let text = "+++\ntitle = \"P\"\nsummary = \"s\"\n\
                [[results]]\nindicator = \"Gens\"\nvalue = 819972.5\nunit = \"gens\"\nbaseline = 12.5\nsource = []\n\
                [[donors]]\nname = \"Japon\"\namount = 2500000\ncurrency = \"USD\"\nsource = []\n+++\n";
    let page = |path| drawn(&read(path, text), 80).join("\n");
    let french = page("projects/x.fr.md");
    for told in [
        "819\u{a0}972,5 gens",
        "before: 12,5",
        "2\u{a0}500\u{a0}000 USD",
    ] {
        assert!(french.contains(told), "{told:?} in\n{french}");
    }
    let english = page("projects/x.md");
    for told in ["819,972.5 gens", "before: 12.5", "2,500,000 USD"] {
        assert!(english.contains(told), "{told:?} in\n{english}");
    }
}

#[test]
fn a_module_shows_what_there_is_to_do_but_no_answers_and_nothing_for_facilitators() {
    let text = "+++\ntitle = \"M\"\nsummary = \"s\"\nminutes = 60\nlevel = \"core\"\nprerequisites = [\"aa\"]\nuses = [\"bb\"]\n\
                objectives = [{ id = \"o\", text = \"Read.\" }]\n\
                [[exercises]]\nid = \"e\"\nobjective = \"o\"\ntype = \"single\"\nprompt = \"Which?\"\nchoices = [\"this\", \"that\"]\nanswer = [0]\n\
                explanation = \"Because.\"\nsee = \"aa\"\n+++\n\
                ## Key ideas\n\nSeen.\n\n## For facilitators\n\nHidden.\n\n### More\n\nHidden.\n\n## Further reading\n\nSeen too.\n";
    let page = drawn(&read("modules/x.md", text), 80).join("\n");
    for told in [
        "60 minutes",
        "level core",
        "* Read.",
        "1 single",
        "Do before: aa",
        "Works on:  bb",
        "Seen too.",
    ] {
        assert!(page.contains(told), "{told} in\n{page}");
    }
    for kept in ["facilitators", "Hidden", "Which?", "this", "Because"] {
        assert!(!page.contains(kept), "{kept} in\n{page}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,.\\-/]{0,60}",
        "[ก-๛ກ-ໝ]{0,30}",
        "[社会保障养老金。, ]{0,30}",
        "[ءاأبتث ]{0,20}",
        "[\u{0}-\u{ff}\u{200b}\u{200d}\u{202e}\u{301}👩🏽 ]{0,20}",
        Just("https://example.org/a-very-long/address/that/goes/on?and=on".to_owned()),
    ]
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => any_text().prop_map(InlineKind::Text),
        1 => any_text().prop_map(InlineKind::Code),
        1 => any_text().prop_map(InlineKind::Html),
        1 => any_text().prop_map(InlineKind::FootnoteReference),
        1 => Just(InlineKind::SoftBreak),
        1 => Just(InlineKind::HardBreak),
    ];
    let nested = leaf.prop_map(inline).prop_recursive(2, 8, 3, |inner| {
        let inner = prop::collection::vec(inner, 0..3);
        prop_oneof![
            inner.clone().prop_map(InlineKind::Strong),
            inner.clone().prop_map(InlineKind::Emphasis),
            (any_text(), inner.clone())
                .prop_map(|(target, inlines)| InlineKind::Link { target, inlines }),
            (any_text(), any_text(), inner).prop_map(|(target, caption, inlines)| {
                InlineKind::Image {
                    target,
                    caption,
                    inlines,
                }
            }),
        ]
        .prop_map(inline)
    });
    prop::collection::vec(nested, 0..4)
}

fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        4 => any_inlines().prop_map(BlockKind::Paragraph),
        1 => (1_u8..7, any_inlines()).prop_map(|(level, inlines)| BlockKind::Heading { level, anchor: "a".to_owned(), inlines }),
        1 => "[ -~\n\té]{0,60}".prop_map(|text| BlockKind::Code { language: String::new(), text }),
        1 => any_text().prop_map(BlockKind::Html),
        1 => Just(BlockKind::Rule),
        2 => any_table(),
    ];
    let nested = leaf.prop_map(block).prop_recursive(3, 12, 3, |inner| {
        let inner = prop::collection::vec(inner, 0..3);
        prop_oneof![
            inner.clone().prop_map(|blocks| BlockKind::Quote {
                alert: Some(Alert::Tip),
                blocks
            }),
            inner.clone().prop_map(|blocks| BlockKind::Footnote {
                label: "n".to_owned(),
                blocks
            }),
            (any_inlines(), inner.clone()).prop_map(|(term, blocks)| BlockKind::Definitions(vec![
                Definition {
                    term,
                    details: vec![blocks]
                }
            ])),
            (
                any::<Option<u64>>(),
                any::<Option<bool>>(),
                prop::collection::vec(inner, 0..3)
            )
                .prop_map(|(start, done, items)| {
                    let items = items
                        .into_iter()
                        .map(|blocks| ListItem {
                            span: Span::default(),
                            done,
                            blocks,
                        })
                        .collect();
                    BlockKind::List { start, items }
                }),
        ]
        .prop_map(block)
    });
    prop::collection::vec(nested, 0..5)
}

fn any_table() -> impl Strategy<Value = BlockKind> {
    (1_usize..6, prop::collection::vec(any_inlines(), 1..20)).prop_map(|(columns, texts)| {
        let cells: Vec<Cell> = texts
            .into_iter()
            .map(|inlines| Cell {
                span: Span::default(),
                inlines,
            })
            .collect();
        let mut rows = cells.chunks(columns).map(<[Cell]>::to_vec);
        let head = rows.next().unwrap_or_default();
        BlockKind::Table {
            alignment: vec![Alignment::Right; columns],
            head,
            rows: rows.collect(),
        }
    })
}

/// Returns what a text shows, without spaces and without what has no width.
fn bare(text: &str) -> String {
    SafeText::line(text)
        .as_str()
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{200b}')
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn draws_any_document_at_any_width(blocks in any_blocks(), width in 1_usize..100) {
        let sheet = sheet(blocks);
        let laid = Laid::new(&sheet, Widths::of(width));
        let lines = drawn(&sheet, width);
        prop_assert_eq!(lines.len(), laid.lines());
        for (line, shown) in lines.iter().enumerate() {
            prop_assert!(text::width(shown) <= width);
            prop_assert!(!shown.chars().any(char::is_control));
            let place = laid.place_at(&sheet, line);
            prop_assert!(laid.line_of(&sheet, place) < laid.lines());
        }
    }

    #[test]
    fn shows_the_same_lines_wherever_it_is_begun(
        blocks in prop::collection::vec(any_blocks(), 1..6),
        width in 1_usize..100,
        steps in prop::collection::vec(0_usize..1000, 1..8),
    ) {
        const ROWS: usize = 6;
        let sheet = sheet(blocks.concat());
        let whole = Laid::new(&sheet, Widths::of(width));
        let mut part = Laid::guessed(&sheet, Widths::of(width));
        for step in steps {
            let line = part.lines() * step / 1000;
            let top = part.reach(&sheet, line, ROWS);
            for line in top.saturating_sub(ROWS)..top + ROWS {
                let row = part.row(&sheet, line);
                let same = row.map(|row| whole.line_of_row(&sheet, row));
                let drawn = |laid, line| draw(&sheet, laid, width, line..line + 1);
                match same {
                    Some(same) => prop_assert_eq!(drawn(&part, line), drawn(&whole, same)),
                    None => prop_assert!(whole.lines() - whole.line_of_row(&sheet, part.row(&sheet, top).unwrap()) <= ROWS),
                }
            }
        }
        for block in 0..sheet.blocks.len() {
            part.reach(&sheet, part.line_of_block(&sheet, block), 0);
        }
        prop_assert_eq!(part.lines(), whole.lines());
    }

    #[test]
    fn shows_every_word_in_order(texts in prop::collection::vec("[a-zé社ລາວ ]{1,40}", 1..6), width in 2_usize..60) {
        let blocks = texts.iter().map(|text| paragraph(vec![words(text)])).collect();
        let all = drawn(&sheet(blocks), width).concat();
        let wanted: String = texts.iter().map(|text| bare(text)).collect();
        prop_assert_eq!(bare(&all), format!("T=Case{wanted}"));
    }

    #[test]
    fn loses_no_cell_of_a_table(texts in prop::collection::vec("[a-z社]{1,12}( [a-z]{1,5}){0,3}", 4..16), columns in 1_usize..5, width in 4_usize..80) {
        let cells: Vec<Cell> = texts.iter().map(|text| Cell { span: Span::default(), inlines: vec![words(text)] }).collect();
        let mut rows = cells.chunks(columns).map(<[Cell]>::to_vec);
        let head = rows.next().unwrap_or_default();
        let table = BlockKind::Table { alignment: vec![Alignment::None; columns], head, rows: rows.collect() };
        let mut shown: Vec<char> = drawn(&sheet(vec![block(table)]), width).concat().chars().collect();
        // Cells side by side are interleaved, so every character is looked for by itself.
        for character in texts.iter().flat_map(|text| text.chars()).filter(|character| *character != ' ') {
            let at = shown.iter().position(|shown| *shown == character);
            prop_assert!(at.is_some(), "{} is not shown", character);
            shown.swap_remove(at.unwrap());
        }
    }
}

#[test]
fn keeps_numbers_of_lists_where_there_is_no_room_beside_the_text() {
    let nested = list(Some(123_456), vec![vec![paragraph(vec![words("word")])]]);
    let lines = drawn(&sheet(vec![nested]), 6);
    assert_eq!(lines[lines.len() - 3..], ["123456", ".", "word"]);
}

#[test]
fn takes_more_lines_than_sixteen_bits_count() {
    let text = "word ".repeat(200_000);
    let sheet = sheet(vec![paragraph(vec![words(&text)])]);
    let laid = Laid::new(&sheet, Widths::of(5));
    assert!(laid.lines() > 200_000);
    let place = laid.place_at(&sheet, 150_000);
    assert_eq!(laid.line_of(&sheet, place), 150_000);
}

/// Returns one block of each kind.
fn one_of_each() -> Vec<Block> {
    let heading = |level: u8, title: &str| {
        let (anchor, inlines) = (title.to_owned(), vec![words(title)]);
        block(BlockKind::Heading {
            level,
            anchor,
            inlines,
        })
    };
    let task = |done: bool, text: &str| ListItem {
        span: Span::default(),
        done: Some(done),
        blocks: vec![paragraph(vec![words(text)])],
    };
    let code = "fn main() { println!(\"a rather long line of code\"); }\n    indented\n".to_owned();
    vec![
        heading(2, "Two"),
        heading(3, "Three"),
        heading(4, "Four"),
        block(BlockKind::Quote {
            alert: None,
            blocks: vec![paragraph(vec![words("quoted")])],
        }),
        block(BlockKind::Quote {
            alert: Some(Alert::Warning),
            blocks: vec![paragraph(vec![words("a")]), paragraph(vec![words("b")])],
        }),
        block(BlockKind::List {
            start: None,
            items: vec![
                task(true, "done"),
                task(false, "to do, in some more words than fit"),
            ],
        }),
        block(BlockKind::Code {
            language: String::new(),
            text: code,
        }),
        block(BlockKind::Definitions(vec![Definition {
            term: vec![words("term")],
            details: vec![vec![paragraph(vec![words("what it means")])]],
        }])),
        block(BlockKind::Rule),
        block(BlockKind::Html("<b>raw</b>\n<i>html</i>".to_owned())),
        paragraph(vec![inline(InlineKind::Image {
            target: "map.png".to_owned(),
            caption: "Where they are".to_owned(),
            inlines: vec![words("a map")],
        })]),
    ]
}

#[test]
fn tells_levels_and_kinds_of_blocks_apart_without_colour() {
    insta::assert_snapshot!(drawn(&sheet(one_of_each()), 34).join("\n"), @r#"
    T
    =
    Case

    Two
    ---

    # Three

    ## Four
    | quoted

    | Warning
    | a
    |
    | b

    [x] done
    [ ] to do, in some more words than
        fit

      fn main() { println!("a rather l
    > ong line of code"); }
          indented

    term
      what it means

    ----------------------------------

    <b>raw</b>
    <i>html</i>

    [image: a map] Where they are
    (map.png)
    "#);
}

#[test]
fn gives_tables_more_room_than_text_where_it_is_asked_for() {
    let cell = |text: &str| Cell {
        span: Span::default(),
        inlines: vec![words(text)],
    };
    let alignment = vec![Alignment::None; 2];
    let (head, rows) = (
        vec![cell("a"), cell("b")],
        vec![vec![cell(&"long ".repeat(9)), cell("x")]],
    );
    let sheet = sheet(vec![
        paragraph(vec![words(&"word ".repeat(9))]),
        block(BlockKind::Table {
            alignment,
            head,
            rows,
        }),
    ]);
    let lines = |text, tables| Laid::new(&sheet, Widths { text, tables }).lines();
    assert!(lines(30, 60) < lines(30, 30));
    assert!(lines(60, 60) < lines(30, 60));
}
