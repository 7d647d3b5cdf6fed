use proptest::prelude::*;

use super::*;
use crate::model::case::Case;
use crate::model::project::{Donor, Project};
use crate::model::{Block, document};
use crate::model::{
    BlockKind, Detail, Document, Inline, InlineKind, Kind, Language, Lesson, Outcome, PartialDate,
    Period, RecordId, Source, StandardLink, Status, Text, Value as Listed,
};
use crate::source::{Span, Spanned};

fn text(value: &str) -> Text {
    Spanned::new(value.to_owned(), Span::default())
}

fn inline(kind: InlineKind) -> Inline {
    let span = Span::default();
    Inline { span, kind }
}

fn words(value: &str) -> Inline {
    inline(InlineKind::Text(value.to_owned()))
}

fn block(kind: BlockKind) -> Block {
    let span = Span::default();
    Block { span, kind }
}

fn section(title: &str, said: &str) -> [Block; 2] {
    let anchor = title.to_lowercase().replace(' ', "-");
    let inlines = vec![words(title)];
    let level = 2;
    let heading = block(BlockKind::Heading {
        level,
        anchor,
        inlines,
    });
    [heading, block(BlockKind::Paragraph(vec![words(said)]))]
}

fn record(kind: Kind, slug: &str, detail: Detail, blocks: Vec<Block>) -> Record {
    let source = |key: &str| Source {
        key: text(key),
        title: format!("Title of {key}"),
        publisher: "A press".to_owned(),
        date: Some(PartialDate::of_year(2021)),
        url: None,
        kind: None,
        access: None,
        span: Span::default(),
    };
    Record {
        id: RecordId::new(kind, slug),
        language: Language::english(),
        path: format!("{}/{slug}.md", kind.folder()),
        translation: None,
        title: text(slug),
        title_local: std::collections::BTreeMap::new(),
        summary: text("A summary."),
        topics: Vec::new(),
        keywords: Vec::new(),
        status: Status::Published,
        updated: None,
        reviewed: None,
        authors: Vec::new(),
        related: Vec::new(),
        aliases: Vec::new(),
        sources: vec![source("one"), source("two")],
        notes: None,
        caution: None,
        detail,
        body: Document { blocks },
        front_matter: Span::default(),
    }
}

fn case(slug: &str, detail: Case, blocks: Vec<Block>) -> Record {
    record(Kind::Case, slug, Detail::Case(Box::new(detail)), blocks)
}

fn compared(records: &[&Record]) -> Table {
    let side = |record| Side {
        record,
        original: None,
    };
    let sides: Vec<Side<'_>> = records.iter().copied().map(side).collect();
    table(&sides, &Tables::default(), "en")
}

fn row<'t>(table: &'t Table, id: &str) -> &'t Row {
    let found = table.rows.iter().find(|row| row.id == id);
    found.unwrap_or_else(|| panic!("{id} in {table:#?}"))
}

fn said(cell: &Cell) -> String {
    let paragraphs = cell.paragraphs().into_iter();
    let lines = paragraphs.map(|paragraph| paragraph.told());
    lines.collect::<Vec<String>>().join("\n")
}

fn lesson(said: &str, dimension: Option<&str>) -> Lesson {
    Lesson {
        text: text(said),
        dimension: dimension.map(text),
        sources: vec![text("two")],
        span: Span::default(),
    }
}

#[test]
fn lays_cases_side_by_side_in_the_order_of_reading() {
    let body = [
        section("Approach", "Pay by phone."),
        section("Context", "No register."),
    ];
    let one = case("a", Case::default(), body.concat());
    let two = case(
        "b",
        Case::default(),
        section("Transfer", "Try it.").to_vec(),
    );
    let table = compared(&[&one, &two]);
    let ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        ["summary", "context", "approach", "transfer", "sources"]
    );
    assert_eq!(said(&row(&table, "context").cells[0]), "No register.");
    assert!(row(&table, "context").cells[1].is_nothing());
    assert!(row(&table, "context").differs, "one says nothing");
    assert!(!row(&table, "summary").differs);
    assert_eq!(table.heads[1].id.slug, "b");
}

#[test]
fn values_in_another_order_are_no_difference() {
    let of = |codes: &[&str]| Case {
        countries: codes.iter().map(|code| text(code)).collect(),
        period: Some(Period {
            start: PartialDate::of_year(2020),
            end: None,
        }),
        ..Case::default()
    };
    let table = compared(&[
        &case("a", of(&["TGO", "LAO"]), Vec::new()),
        &case("b", of(&["LAO", "TGO"]), Vec::new()),
    ]);
    assert!(!row(&table, "country").differs);
    assert_eq!(said(&row(&table, "country").cells[1]), "LAO, TGO");
    assert_eq!(said(&row(&table, "period").cells[0]), "since 2020");
    let table = compared(&[
        &case("a", of(&["TGO"]), Vec::new()),
        &case("b", of(&["LAO", "TGO"]), Vec::new()),
    ]);
    assert!(row(&table, "country").differs);
    let mut table = table;
    table.keep_differences();
    assert_eq!(table.rows.len(), 1, "{table:#?}");
}

#[test]
fn a_result_keeps_indicator_value_unit_year_access_and_sources() {
    let result = Outcome {
        indicator: text("people paid"),
        value: "819972".to_owned(),
        unit: "people".to_owned(),
        year: Some("2021".to_owned()),
        text: Some("Over USSD.".to_owned()),
        baseline: Some("0".to_owned()),
        target: None,
        access: Some(text("confirmed")),
        sources: vec![text("two"), text("nowhere")],
        span: Span::default(),
    };
    let detail = Case {
        results: vec![result],
        ..Case::default()
    };
    let table = compared(&[&case("a", detail, Vec::new())]);
    assert_eq!(
        said(&row(&table, "results").cells[0]),
        "people paid: 819,972 people (2021; before: 0). Over USSD.[2] (confirmed)"
    );
    let Cell::Figures(figures) = &row(&table, "results").cells[0] else {
        panic!("no figures");
    };
    assert_eq!(figures[0].value, "819972", "digits as in the file");
}

#[test]
fn lessons_have_a_row_per_dimension_in_the_order_of_the_vocabulary() {
    let detail = |lessons| Case {
        lessons,
        ..Case::default()
    };
    let one = vec![lesson("Ask first.", Some("law")), lesson("Test.", None)];
    let two = vec![
        lesson("Own the data.", Some("data")),
        lesson("Write it down.", Some("law")),
    ];
    let mut tables = Tables::default();
    tables.vocabularies.dimensions.values = ["law", "data"]
        .map(|id| Listed {
            id: id.to_owned(),
            labels: [("en".to_owned(), format!("The {id}"))].into(),
            ..Listed::default()
        })
        .to_vec();
    let (one, two) = (
        case("a", detail(one), Vec::new()),
        case("b", detail(two), Vec::new()),
    );
    let sides = [&one, &two].map(|record| Side {
        record,
        original: None,
    });
    let mut table = table(&sides, &tables, "en");
    table.keep_only(&["les"]).unwrap();
    let rows: Vec<(&str, String, String)> = table
        .rows
        .iter()
        .map(|row| (&*row.name, said(&row.cells[0]), said(&row.cells[1])))
        .collect();
    let of = |name, one: &str, two: &str| (name, one.to_owned(), two.to_owned());
    assert_eq!(
        rows,
        [
            of("Lessons", "Test.[2]", ""),
            of("Lessons: The law", "Ask first.[2]", "Write it down.[2]"),
            of("Lessons: The data", "", "Own the data.[2]"),
        ]
    );
}

#[test]
fn a_project_stands_beside_a_case() {
    let project = Project {
        donors: vec![Donor {
            name: text("Japan"),
            amount: Some(2_500_000.0),
            currency: Some(text("USD")),
            year: Some("2012-2013".to_owned()),
            sources: vec![text("one")],
            span: Span::default(),
        }],
        implementers: vec!["ILO".to_owned(), "Ministry, of Labour".to_owned()],
        standards: vec![StandardLink {
            standard: text("c102"),
            part: Some(text("V")),
            relation: text("applies"),
        }],
        ..Project::default()
    };
    let body = section("Activities", "Seminars.").to_vec();
    let detail = Detail::Project(Box::new(project));
    let project = record(Kind::Project, "p", detail, body);
    let one = case("a", Case::default(), section("Approach", "Pay.").to_vec());
    let table = compared(&[&one, &project]);
    let approach = row(&table, "approach");
    assert_eq!(
        (&*approach.name, said(&approach.cells[1])),
        ("Approach", "Activities: Seminars.".to_owned())
    );
    assert_eq!(
        said(&row(&table, "costs").cells[1]),
        "Japan: 2,500,000 USD (2012-2013)[1]"
    );
    assert_eq!(
        said(&row(&table, "organisation").cells[1]),
        "ILO; Ministry, of Labour"
    );
    assert_eq!(
        said(&row(&table, "standards").cells[1]),
        "C102 Part V (applies)"
    );
    let alone = compared(&[&project, &project]);
    assert_eq!(row(&alone, "approach").name, "Activities");
}

#[test]
fn a_section_of_a_translation_is_the_one_at_its_place_in_the_original() {
    let original = case(
        "a",
        Case::default(),
        [section("Context", "x"), section("Approach", "y")].concat(),
    );
    let body = [section("ສະພາບການ", "ກ"), section("ວິທີດຳເນີນ", "ຂ")].concat();
    let translation = case("a", Case::default(), body);
    let other = case("b", Case::default(), section("Context", "z").to_vec());
    let sides = [(&translation, Some(&original)), (&other, None)];
    let sides = sides.map(|(record, original)| Side { record, original });
    let table = table(&sides, &Tables::default(), "lo");
    assert_eq!(said(&row(&table, "context").cells[0]), "ກ");
    assert_eq!(said(&row(&table, "context").cells[1]), "z");
    assert_eq!(row(&table, "approach").name, "Approach");
}

#[test]
fn sections_of_other_kinds_stand_in_their_own_order_before_the_costs() {
    let body = [
        section("What it asks", "a"),
        section("Flexibility", "b"),
        section("Sources", "c"),
    ];
    let detail = || Detail::Worksheet(Box::default());
    let one = record(Kind::Worksheet, "w", detail(), body.concat());
    let last = section("Beside others", "d").to_vec();
    let two = record(Kind::Worksheet, "v", detail(), last);
    let table = compared(&[&one, &two]);
    let ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "summary",
            "what-it-asks",
            "flexibility",
            "sources-text",
            "beside-others",
            "sources"
        ]
    );
}

#[test]
fn only_what_is_named_is_kept() {
    let body = [section("Context", "a"), section("Approach", "b")].concat();
    let one = case("a", Case::default(), body);
    let ids = |names: &[&str]| {
        let mut table = compared(&[&one, &one]);
        let missing = table.keep_only(names).err().map(str::to_owned);
        let rows: Vec<String> = table.rows.into_iter().map(|row| row.id).collect();
        (rows.join(" "), missing)
    };
    assert_eq!(
        ids(&["Approach", "cont"]),
        ("context approach".to_owned(), None)
    );
    assert_eq!(ids(&["s"]), ("summary sources".to_owned(), None));
    assert_eq!(ids(&["costs"]).1.as_deref(), Some("costs"));
    assert_eq!(ids(&[" "]).1.as_deref(), Some(" "));
}

#[test]
fn a_flipped_table_has_its_records_as_rows() {
    let one = case("a", Case::default(), section("Context", "x").to_vec());
    let two = case("b", Case::default(), section("Context", "y").to_vec());
    let table = compared(&[&one, &two]);
    let (plain, flipped) = (table.view(false), table.view(true));
    assert_eq!(plain.columns(), flipped.rows());
    assert_eq!(plain.rows(), flipped.columns());
    assert_eq!(plain.cell(1, 0), flipped.cell(0, 1));
    assert!(plain.cell(9, 9).is_nothing() && flipped.cell(9, 9).is_nothing());
    assert_eq!(Table::default().view(true).columns(), []);
}

/// Returns every text of a body, whatever block it stands in.
fn all_words(blocks: &[Block]) -> Vec<String> {
    let document = Document {
        blocks: blocks.to_vec(),
    };
    let mut words = Vec::new();
    document.for_each_inline(&mut |inline| {
        if let InlineKind::Text(text) = &inline.kind {
            words.push(text.clone());
        }
    });
    words
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let word = "[a-zລາວ养é]{1,6}";
    let inlines = || {
        let one = prop_oneof![
            word.prop_map(|text| words(&text)),
            word.prop_map(|text| inline(InlineKind::Strong(vec![words(&text)]))),
            Just(inline(InlineKind::FootnoteReference("one".to_owned()))),
        ];
        prop::collection::vec(one, 1..4)
    };
    let leaf = inlines().prop_map(|inlines| block(BlockKind::Paragraph(inlines)));
    let tree = leaf.prop_recursive(3, 12, 3, move |inner| {
        let list = prop::collection::vec(inner.clone(), 1..3).prop_map(|blocks| {
            let item = document::ListItem {
                span: Span::default(),
                done: None,
                blocks,
            };
            let start = Some(1);
            block(BlockKind::List {
                start,
                items: vec![item],
            })
        });
        let quote = prop::collection::vec(inner, 1..3).prop_map(|blocks| {
            let alert = None;
            block(BlockKind::Quote { alert, blocks })
        });
        let cell = inlines().prop_map(|inlines| document::Cell {
            span: Span::default(),
            inlines,
        });
        let table = prop::collection::vec(cell, 4).prop_map(|cells| {
            let (head, row) = cells.split_at(2);
            block(BlockKind::Table {
                alignment: vec![document::Alignment::None; 2],
                head: head.to_vec(),
                rows: vec![row.to_vec()],
            })
        });
        prop_oneof![list, quote, table]
    });
    prop::collection::vec(tree, 0..4)
}

proptest! {
    #[test]
    fn no_word_of_a_body_is_lost(blocks in blocks()) {
        let wanted: Vec<String> = all_words(&blocks);
        let one = case("a", Case::default(), blocks);
        let table = compared(&[&one, &one]);
        let mut told: String = table.rows.iter().map(|row| said(&row.cells[0])).collect();
        told.retain(|character| character != ' ' && character != '\n');
        for word in wanted {
            prop_assert!(told.contains(&word), "{word} in {told}");
        }
    }
}
