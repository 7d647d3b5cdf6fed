//! Every record of the built-in library as slides, of every size: each word is told once and in order, and nothing is
//! higher than the slide it stands on.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::layout::{Frame, laid};
use super::*;
use crate::library::{Hearers, Library, Options};
use crate::model::document::{Cell, plain_text};
use crate::model::{Block, BlockKind};
use crate::slides::{Chapter, Face, Measure, Slide};
use crate::tui::page::compose::slide;

/// A record of the built-in library: its path, its body as a reader has it, its talk.
struct Known {
    path: String,
    body: Vec<Block>,
    talk: Talk,
}

static ALL: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let library = Library::open(Options::default()).unwrap();
    let english = Language::english();
    let hearers = Hearers {
        language: &english,
        today: PartialDate::of_year(2026),
    };
    let mut all = Vec::new();
    for entry in library.root().entries().unwrap() {
        let path = entry.path;
        let Ok(opened) = library.open_record(&path) else {
            continue;
        };
        let what = Presented::Records(vec![path.clone()]);
        all.push(Known {
            body: opened.record.reading().blocks.clone(),
            talk: library.talk(&what, hearers).unwrap().talk,
            path,
        });
    }
    all
});

fn frame(columns: u16, rows: u16) -> Frame {
    Frame {
        area: Rect::new(0, 0, columns, rows),
        has_blocks: true,
    }
}

/// Writes the letters of blocks in reading order, without the heads of tables, which may be repeated: tables are known
/// by where they stand.
fn letters(blocks: &[Block], tables: &BTreeSet<usize>, out: &mut String) {
    let row =
        |row: &[Cell]| -> String { row.iter().map(|cell| plain_text(&cell.inlines)).collect() };
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                out.extend(
                    plain_text(inlines)
                        .chars()
                        .filter(|one| !one.is_whitespace()),
                );
            }
            BlockKind::Code { text, .. } | BlockKind::Html(text) => {
                out.extend(text.chars().filter(|one| !one.is_whitespace()));
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                letters(blocks, tables, out);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    letters(&item.blocks, tables, out);
                }
            }
            BlockKind::Table { rows, .. } => {
                for one in rows {
                    out.extend(row(one).chars().filter(|one| !one.is_whitespace()));
                }
            }
            BlockKind::Definitions(all) => {
                for one in all {
                    if !tables.contains(&block.span.start) {
                        let term = plain_text(&one.term);
                        out.extend(term.chars().filter(|one| !one.is_whitespace()));
                    }
                    for detail in &one.details {
                        letters(detail, tables, out);
                    }
                }
            }
            BlockKind::Rule => {}
        }
    }
}

/// Returns where tables stand, at any depth.
fn tables(blocks: &[Block], found: &mut BTreeSet<usize>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Table { .. } => {
                found.insert(block.span.start);
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                tables(blocks, found);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    tables(&item.blocks, found);
                }
            }
            _ => {}
        }
    }
}

fn letters_of(blocks: &[Block], of: &[Block]) -> String {
    let (mut out, mut found) = (String::new(), BTreeSet::new());
    tables(of, &mut found);
    letters(blocks, &found, &mut out);
    out
}

fn shown(face: &Face) -> &[Block] {
    match face {
        Face::Text(blocks) | Face::Statement(blocks) | Face::Either(_, blocks) => blocks,
        Face::Cover(_) | Face::Figures(_) => &[],
    }
}

/// Sees that a deck tells what its talk tells, each chapter on slides of its own.
fn tells_all(known: &Known, deck: &Deck) {
    for (at, chapter) in known.talk.chapters.iter().enumerate() {
        let slides = deck.slides.iter().filter(|slide| slide.chapter == at);
        let slides: Vec<&Slide> = slides.collect();
        assert!(!slides.is_empty(), "{} {}", known.path, chapter.name);
        if let Face::Figures(figures) = &chapter.face {
            let bare = |text: &str| -> String { text.split_whitespace().collect() };
            let words = slides
                .iter()
                .flat_map(|slide| slide.words(&known.talk).lines);
            let words = bare(&words.collect::<Vec<_>>().join(" "));
            let mut rest = words.as_str();
            for figure in figures {
                for told in [
                    &figure.amount(),
                    &figure.indicator,
                    &figure.below(),
                    &figure.text,
                ] {
                    let found = rest.split_once(&bare(told));
                    let (_, after) = found.unwrap_or_else(|| panic!("{told} in {words}"));
                    rest = after;
                }
            }
            continue;
        }
        let blocks: Vec<Block> = slides
            .iter()
            .flat_map(|slide| shown(&slide.face))
            .cloned()
            .collect();
        let all = chapter.blocks();
        assert_eq!(
            letters_of(&blocks, all),
            letters_of(all, all),
            "{} {}",
            known.path,
            chapter.name
        );
    }
}

/// Sees that nothing is higher than its slide.
fn fits(known: &Known, deck: &Deck, frame: Frame) {
    for (slide, number) in deck.slides.iter().zip(1..) {
        let chapter: &Chapter = &known.talk.chapters[slide.chapter];
        let rows = frame.rows(chapter);
        let taken = match &slide.face {
            Face::Text(blocks) | Face::Either(blocks, _) => frame.text(blocks),
            Face::Statement(blocks) => frame.statement(blocks),
            Face::Figures(figures) => frame.figures(figures),
            Face::Cover(_) => 0,
        };
        let size = frame.area.as_size();
        assert!(
            taken <= rows,
            "{} at {size}: {taken} of {rows} rows on slide {number}",
            known.path
        );
        let columns = frame.columns();
        if let Face::Text(blocks) = &slide.face {
            assert!(laid(&slide::blocks(blocks), columns).lines() <= rows);
        }
    }
}

#[test]
fn the_body_of_every_record_is_told_whole_and_in_order() {
    assert!(ALL.len() > 300, "{}", ALL.len());
    for known in ALL.iter() {
        let mut told = String::new();
        for chapter in &known.talk.chapters {
            let heading = chapter.heading.replace('·', "");
            told.extend(heading.chars().filter(|one| !one.is_whitespace()));
            told += &letters_of(chapter.blocks(), chapter.blocks());
        }
        let body = letters_of(&known.body, &known.body).replace('·', "");
        assert!(told.replace('·', "").contains(&body), "{}", known.path);
    }
}

#[test]
fn every_record_fits_the_sizes_that_are_used() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let frame = frame(columns, rows);
        for known in ALL.iter() {
            let deck = Deck::lay(&known.talk, &frame);
            tells_all(known, &deck);
            fits(known, &deck, frame);
        }
    }
}

#[test]
fn every_slide_has_a_point_of_its_own_however_small() {
    // Its tables have rows that fill many slides each, which tell their heads again and again.
    let module = ALL.iter().find(|known| known.path.contains("/01-"));
    let known = module.unwrap();
    let deck = Deck::lay(&known.talk, &frame(15, 2));
    for (at, slide) in deck.slides.iter().enumerate() {
        assert_eq!(deck.find(&slide.point, &known.talk), at);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_size_tells_all_and_nothing_panics(record in any::<prop::sample::Index>(), columns in 1_u16..200, rows in 1_u16..60) {
        let known = record.get(&ALL);
        let frame = frame(columns, rows);
        let deck = Deck::lay(&known.talk, &frame);
        tells_all(known, &deck);
        if columns >= 20 && rows >= 8 {
            fits(known, &deck, frame);
        }
        for (at, slide) in deck.slides.iter().enumerate() {
            let found = deck.find(&slide.point, &known.talk);
            prop_assert_eq!(&deck.slides[found].point, &deck.slides[at].point);
            let areas = frame.areas(&known.talk.chapters[slide.chapter]);
            let _ = Shown::of(&slide.face, frame, areas.body);
        }
    }

    #[test]
    fn the_slide_shown_is_shown_on_another_size(record in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let known = record.get(&ALL);
        let (wide, narrow) = (Deck::lay(&known.talk, &frame(160, 45)), Deck::lay(&known.talk, &frame(40, 12)));
        let slide = at.get(&narrow.slides);
        let found = wide.find(&slide.point, &known.talk);
        prop_assert_eq!(wide.slides[found].chapter, slide.chapter);
        prop_assert!(wide.slides[found].point.name == slide.point.name);
    }
}
