use std::collections::BTreeMap;

use super::*;
use crate::content::spec;
use crate::model::document::{Cell, ListItem};
use crate::model::{Inline, InlineKind, Kind, Language, RecordId};
use crate::search::Listed;
use crate::source::{Span, Spanned};

const NOWHERE: Span = Span { start: 0, end: 0 };

fn inline(kind: InlineKind) -> Inline {
    Inline {
        span: NOWHERE,
        kind,
    }
}

fn text(text: &str) -> Vec<Inline> {
    vec![inline(InlineKind::Text(text.to_owned()))]
}

fn block(kind: BlockKind) -> Block {
    Block {
        span: NOWHERE,
        kind,
    }
}

fn paragraph(words: &str) -> Block {
    block(BlockKind::Paragraph(text(words)))
}

fn heading(level: u8, words: &str) -> Block {
    let anchor = words.to_lowercase();
    block(BlockKind::Heading {
        level,
        anchor,
        inlines: text(words),
    })
}

fn cell(words: &str) -> Cell {
    Cell {
        span: NOWHERE,
        inlines: text(words),
    }
}

fn page(blocks: Vec<Block>, width: usize) -> Page {
    Page::of_document(&Document { blocks }, Sheet::new(width, "en"))
}

fn printed(lines: &[Line]) -> String {
    lines.iter().map(|line| line.plain() + "\n").collect()
}

#[test]
fn tells_structure_by_signs() {
    let item = |blocks, done| ListItem {
        span: NOWHERE,
        done,
        blocks,
    };
    let nested = BlockKind::List {
        start: Some(9),
        items: vec![
            item(vec![paragraph("b")], None),
            item(vec![paragraph("c")], None),
        ],
    };
    let list = BlockKind::List {
        start: None,
        items: vec![
            item(vec![paragraph("a"), block(nested)], Some(true)),
            item(vec![], None),
        ],
    };
    let quote = BlockKind::Quote {
        alert: None,
        blocks: vec![paragraph("said"), paragraph("twice")],
    };
    let blocks = vec![
        heading(2, "Context"),
        paragraph("one"),
        block(list),
        block(quote),
        block(BlockKind::Rule),
    ];
    assert_eq!(
        printed(&page(blocks, 40).lines()),
        "## Context\n\none\n\n- [x] a\n      9. b\n      10. c\n-\n\n> said\n>\n> twice\n\n---\n"
    );
}

#[test]
fn sets_a_table_in_columns_or_as_a_list_and_keeps_every_cell() {
    let table = || {
        block(BlockKind::Table {
            alignment: Vec::new(),
            head: vec![cell("Country"), cell("Coverage")],
            rows: vec![
                vec![cell("Togo"), cell("61 per cent")],
                vec![cell("Lao PDR"), cell("")],
            ],
        })
    };
    assert_eq!(
        printed(&page(vec![table()], 40).lines()),
        "Country | Coverage\n------- | -----------\nTogo    | 61 per cent\nLao PDR | \n"
    );
    assert_eq!(
        printed(&page(vec![table()], 18).lines()),
        "- Country: Togo\n  Coverage: 61 per\n  cent\n- Country: Lao PDR\n"
    );
}

#[test]
fn a_form_keeps_its_empty_cells_where_it_is_told_as_a_list() {
    let row = |first: &str| vec![cell(first), cell(""), cell("")];
    let form = |rows| {
        block(BlockKind::Table {
            alignment: Vec::new(),
            head: vec![cell("Line"), cell("Answer"), cell("Gap")],
            rows,
        })
    };
    assert_eq!(
        printed(&page(vec![form(vec![row("Law"), row(""), row("")])], 18).lines()),
        "- Line: Law\n  Answer: ____\n  Gap: ____\n- Line: ____\n  Answer: ____\n  Gap: ____\n"
    );
    let told = vec![cell("Law"), cell("a"), cell("")];
    assert_eq!(
        printed(&page(vec![form(vec![told])], 16).lines()),
        "- Line: Law\n  Answer: a\n"
    );
}

#[test]
fn numbers_sources_and_tells_where_outside_links_lead() {
    let to = |target: &str, words: &str| {
        inline(InlineKind::Link {
            target: target.to_owned(),
            inlines: text(words),
        })
    };
    let reference = |key: &str| inline(InlineKind::FootnoteReference(key.to_owned()));
    let inlines = vec![
        to("est-x-road.md#results", "X-Road"),
        reference("ipa"),
        reference("lost"),
        inline(InlineKind::SoftBreak),
        to("https://ilo.org", "ILO"),
        inline(InlineKind::SoftBreak),
        to("https://a.b", "https://a.b"),
    ];
    let known = [(
        "est-x-road.md#results".to_owned(),
        Listed::english(&RecordId::new(Kind::Case, "est-x-road"), "X-Road"),
    )];
    let blocks = Blocks {
        width: 80,
        numbers: BTreeMap::from([("first", 1), ("ipa", 2)]),
        links: &known,
        room: false,
    };
    let mut lines = Vec::new();
    blocks.write(
        &block(BlockKind::Paragraph(inlines)),
        &Margin::default(),
        &mut lines,
    );
    assert_eq!(
        printed(&lines),
        "X-Road[2][lost] ILO <https://ilo.org> https://a.b\n"
    );
}

#[test]
fn ends_a_figure_with_one_full_stop() {
    let told = |unit: &str, text: Option<&str>| {
        let spanned = |text: &str| Spanned::new(text.to_owned(), NOWHERE);
        let result = Outcome {
            indicator: spanned("Выплачено"),
            value: "12345.5".to_owned(),
            unit: unit.to_owned(),
            year: None,
            text: text.map(str::to_owned),
            baseline: None,
            target: None,
            access: None,
            sources: Vec::new(),
            span: NOWHERE,
        };
        let blocks = Blocks {
            width: 80,
            numbers: BTreeMap::new(),
            links: &[],
            room: false,
        };
        let language = Language::parse("ru").unwrap();
        let pieces = outcome(&result, &language, &blocks).into_iter();
        pieces.map(|(_, text)| text).collect::<String>()
    };
    let figure = "Выплачено: 12\u{a0}345,5";
    assert_eq!(
        told("млн руб.", Some("За год.")),
        format!("{figure} млн руб. За год.")
    );
    assert_eq!(
        told("тенге", Some("За год.")),
        format!("{figure} тенге. За год.")
    );
    assert_eq!(told("млн руб.", None), format!("{figure} млн руб."));
}

#[test]
fn finds_a_section_with_what_is_below_it() {
    let blocks = vec![
        paragraph("top"),
        heading(2, "Context"),
        heading(3, "Law"),
        paragraph("law"),
        heading(2, "Contexture"),
        paragraph("x"),
    ];
    let page = page(blocks, 40);
    assert_eq!(
        printed(&page.section("CONTEXT").unwrap()),
        "## Context\n\n### Law\n\nlaw\n"
    );
    assert_eq!(printed(&page.section("law").unwrap()), "### Law\n\nlaw\n");
    assert_eq!(
        printed(&page.section("contextu").unwrap()),
        "## Contexture\n\nx\n"
    );
    assert!(page.section("top").is_none() && page.section("").is_none());
    assert_eq!(page.headings(), ["Context", "Law", "Contexture"]);
}

#[test]
fn survives_any_width() {
    for width in 0..5 {
        let blocks = vec![heading(2, "Context"), paragraph("words and 养老金 words")];
        assert!(!page(blocks, width).lines().is_empty());
    }
}

#[test]
fn every_example_of_the_specification_is_printed_with_its_words_in_order() {
    let mut faults = Vec::new();
    for example in spec::examples() {
        let document = crate::content::parse_document(&example.markdown, 0);
        let text = printed(&page(document.blocks.clone(), 400).lines());
        if let Some(word) = spec::missing(&example.words, &text) {
            faults.push(format!("{}: no {word:?} in\n{text}", example.name));
        }
        for width in [20, 80, 160] {
            let text = printed(&page(document.blocks.clone(), width).lines());
            let is_obeyed = |character: &char| character.is_control() && *character != '\n';
            if let Some(control) = text.chars().find(is_obeyed) {
                faults.push(format!("{}: {control:?} at {width}", example.name));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
