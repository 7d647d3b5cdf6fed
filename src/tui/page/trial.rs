//! Records for tests of the page and the reader.

use std::collections::BTreeMap;

use crate::library::Related;
use crate::library::worker::Opened;
use crate::model::case::Case;
use crate::model::document::{Block, BlockKind, ListItem};
use crate::model::{
    Detail, Document, Inline, InlineKind, Kind, Language, Lesson, Outcome, Period, Record,
    RecordId, Source, Status,
};
use crate::model::{PartialDate, Text};
use crate::search::Listed;
use crate::source::{Span, Spanned};

/// Returns a text without a place.
pub(crate) fn text(value: &str) -> Text {
    Spanned::new(value.to_owned(), Span::default())
}

/// Returns plain running text.
pub(crate) fn words(value: &str) -> Inline {
    inline(InlineKind::Text(value.to_owned()))
}

/// Returns an inline without a place.
pub(crate) fn inline(kind: InlineKind) -> Inline {
    let span = Span::default();
    Inline { span, kind }
}

/// Returns a reference to a source.
pub(crate) fn cite(key: &str) -> Inline {
    inline(InlineKind::FootnoteReference(key.to_owned()))
}

/// Returns a link.
pub(crate) fn link(value: &str, target: &str) -> Inline {
    let target = target.to_owned();
    let inlines = vec![words(value)];
    inline(InlineKind::Link { target, inlines })
}

/// Returns a block without a place.
pub(crate) fn block(kind: BlockKind) -> Block {
    let span = Span::default();
    Block { span, kind }
}

/// Returns a paragraph.
pub(crate) fn paragraph(inlines: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(inlines))
}

/// Returns a heading of level two.
pub(crate) fn heading(title: &str) -> Block {
    block(BlockKind::Heading {
        level: 2,
        anchor: title.to_lowercase().replace(' ', "-"),
        inlines: vec![words(title)],
    })
}

/// Returns a list of items of one paragraph each.
pub(crate) fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Block {
    let items = items.into_iter().map(|blocks| ListItem {
        span: Span::default(),
        done: None,
        blocks,
    });
    let items = items.collect();
    block(BlockKind::List { start, items })
}

/// Returns a record of a body with a title and nothing else.
pub(crate) fn record(title: &str, blocks: Vec<Block>) -> Record {
    Record {
        id: RecordId::new(Kind::Case, "aus-robodebt"),
        language: Language::english(),
        path: "cases/aus-robodebt.md".to_owned(),
        translation: None,
        title: text(title),
        title_local: BTreeMap::new(),
        summary: text(""),
        topics: Vec::new(),
        keywords: Vec::new(),
        status: Status::Published,
        updated: None,
        reviewed: None,
        authors: Vec::new(),
        related: Vec::new(),
        aliases: Vec::new(),
        sources: Vec::new(),
        notes: None,
        caution: None,
        detail: Detail::Case(Box::default()),
        body: Document { blocks },
        front_matter: Span::default(),
    }
}

/// Returns a record as the worker hands it over, with nothing around it.
pub(crate) fn opened(record: Record) -> Opened {
    Opened::alone(record)
}

/// Returns a case as the library holds it.
pub(crate) fn case() -> Opened {
    let mut record = record(
        "Robodebt: automated debts from averaged income",
        case_body(),
    );
    record.summary = text(
        "From 2015/16 Australia raised welfare debts automatically by averaging yearly tax income over fortnights \
         and asking people to prove the contrary. The method contradicted the law.",
    );
    record.topics = vec![text("automation-ai"), text("error-fraud")];
    record.updated = PartialDate::parse("2026-11-22");
    record.sources = vec![
        source("wikipedia", "Robodebt scheme (encyclopaedia entry)", None),
        source(
            "greens-2023",
            "Robodebt, reform and algorithms",
            Some("2023-08-29"),
        ),
        source(
            "barnold-law-2023",
            "RoboDebt Royal Commission findings (extracts)",
            Some("2023-07-07"),
        ),
    ];
    record.detail = Detail::Case(Box::new(case_detail()));
    let record = record.with_sources_as_cited();
    let listed = Listed::english(
        &RecordId::new(Kind::Case, "zaf-srd-grant"),
        "South Africa: the SRD grant",
    );
    Opened {
        related: vec![Related {
            listed,
            shared: Vec::new(),
        }],
        links: vec![(
            "../standards/c102.md#part-xiii".to_owned(),
            Listed::english(&RecordId::new(Kind::Standard, "c102"), "Convention 102"),
        )],
        headings: vec![(
            "../standards/c102.md#part-xiii".to_owned(),
            "Part XIII: Common provisions".to_owned(),
        )],
        ..opened(record)
    }
}

fn case_detail() -> Case {
    Case {
        countries: vec![text("AUS")],
        organisation: Some(text("Services Australia")),
        period: Some(Period {
            start: PartialDate::of_year(2015),
            end: PartialDate::parse("2020-05"),
        }),
        outcome: Some(text("failure")),
        stages: vec![text("planning"), text("evaluation")],
        results: vec![
            result("debts to be repaid", "470000", "debts"),
            result(
                "total cost of repayment and settlement",
                "1.2",
                "billion AUD",
            ),
        ],
        lessons: vec![Lesson {
            text: text("Never reverse the burden of proof onto people with the least records."),
            dimension: Some(text("law")),
            sources: vec![text("barnold-law-2023")],
            span: Span::default(),
        }],
        ..Case::default()
    }
}

fn case_body() -> Vec<Block> {
    vec![
        heading("Context"),
        paragraph(vec![
            words(
                "The measure was adopted in a budget and expected to recover A$1.7 billion in five years.",
            ),
            cite("greens-2023"),
        ]),
        heading("Approach"),
        paragraph(vec![
            words(
                "Yearly pay data from the tax office were averaged per fortnight and compared with what people had \
                   reported. The right of appeal in ",
            ),
            link("Convention 102", "../standards/c102.md#part-xiii"),
            words(" was hard to use; see "),
            link("a record that is not there", "nowhere.md"),
            words(" and "),
            link(
                "the report",
                "https://example.org/royal-commission/report?page=1",
            ),
            words("."),
            cite("barnold-law-2023"),
            cite("wikipedia"),
        ]),
        list(
            None,
            vec![
                vec![paragraph(vec![words(
                    "People had to disprove the debt with old payslips or bank statements.",
                )])],
                vec![
                    paragraph(vec![words("Two inquiries were needed:")]),
                    list(
                        Some(9),
                        vec![
                            vec![paragraph(vec![words("the Senate")])],
                            vec![paragraph(vec![words("the ombudsman")])],
                        ],
                    ),
                ],
            ],
        ),
    ]
}

fn source(key: &str, title: &str, date: Option<&str>) -> Source {
    Source {
        key: text(key),
        title: title.to_owned(),
        publisher: "A publisher".to_owned(),
        date: date.and_then(PartialDate::parse),
        url: Some(text(&format!("https://example.org/{key}"))),
        kind: Some(text("paper")),
        access: Some(text("retrieved")),
        span: Span::default(),
    }
}

/// Returns a result without a source.
pub(crate) fn result(indicator: &str, value: &str, unit: &str) -> Outcome {
    Outcome {
        indicator: text(indicator),
        value: value.to_owned(),
        unit: unit.to_owned(),
        year: Some("2020".to_owned()),
        text: None,
        baseline: None,
        target: None,
        access: None,
        sources: vec![text("wikipedia")],
        span: Span::default(),
    }
}
